//! Hears from the system which sources change. What is heard goes to one channel; nothing is decided here.

use crate::base::problem::Problem;
use crate::serve::sources::{self, FOLDERS};
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// What wakes the builder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wake {
    /// A source changed, by its path relative to the portal's folder.
    Changed(String),
    /// Sources changed, and nobody knows which.
    Unknown,
    /// The preview ends.
    End,
}

/// How often files are looked at where the system does not tell.
const LOOK: Duration = Duration::from_secs(2);

/// Watches the sources of a portal for as long as it lives.
pub(super) struct Watching {
    watcher: Box<dyn Watcher + Send>,
    root: PathBuf,
    /// The folders that are watched with all that is in them.
    folders: Vec<&'static str>,
}

impl Watching {
    /// Begins to watch. Where the system cannot tell (too many folders, a network's file system), files are looked at again
    /// and again; then there is a warning.
    ///
    /// # Errors
    /// The portal's folder cannot be watched at all.
    pub(super) fn begin(root: &Path, wakes: &Sender<Wake>) -> Result<(Self, Option<Problem>), Problem> {
        let cannot = |error: &notify::Error| {
            Problem::error(format!("cannot watch {}: {}", root.display(), said(error)))
                .hint("name the portal's folder with --root")
        };
        let whole = root.canonicalize().map_err(|error| cannot(&error.into()))?;
        let told = RecommendedWatcher::new(hearing(&whole, wakes), Config::default());
        let first = told.map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>);
        let mut watching =
            Self { watcher: first.map_err(|error| cannot(&error))?, root: whole, folders: Vec::new() };
        let Err(error) = watching.all() else { return Ok((watching, None)) };
        let looking =
            PollWatcher::new(hearing(&watching.root, wakes), Config::default().with_poll_interval(LOOK));
        watching.watcher = Box::new(looking.map_err(|error| cannot(&error))?);
        watching.folders.clear();
        watching.all().map_err(|error| cannot(&error))?;
        let message = format!(
            "the system does not tell what changes ({}): files are looked at every 2 s",
            said(&error)
        );
        Ok((watching, Some(Problem::warning(message).hint(hint(&error)))))
    }

    /// Watches the portal's own folder, and those that it is made of.
    fn all(&mut self) -> notify::Result<()> {
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        self.newcomers(&BTreeSet::new())
    }

    /// Watches the folders that have come since: those of the portal, and those among `paths`, of which it may be that the
    /// system was not asked yet to tell.
    ///
    /// # Errors
    /// What the system said.
    pub(super) fn newcomers(&mut self, paths: &BTreeSet<String>) -> notify::Result<()> {
        for name in FOLDERS {
            let folder = self.root.join(name);
            let is_watched = self.folders.contains(&name);
            if is_watched && !folder.is_dir() {
                // What comes under this name next is another folder.
                let _ = self.watcher.unwatch(&folder);
                self.folders.retain(|known| *known != name);
            } else if !is_watched && folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
                self.folders.push(name);
            }
        }
        for folder in paths.iter().map(|path| self.root.join(path)).filter(|path| path.is_dir()) {
            match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                // It went as fast as it came.
                Err(_) if !folder.is_dir() => {}
                watched => watched?,
            }
        }
        Ok(())
    }
}

/// What to do about a system that does not tell.
fn hint(error: &notify::Error) -> &'static str {
    match error.kind {
        ErrorKind::MaxFilesWatch => "allow more watches: sysctl fs.inotify.max_user_watches=1048576",
        _ => "a folder on this machine's own disk is told of at once",
    }
}

/// What the system said, in words.
fn said(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::Io(error) => crate::base::file::cause(error),
        ErrorKind::MaxFilesWatch => "too many folders".to_owned(),
        _ => error.to_string(),
    }
}

/// Hears events, and passes on what is of interest.
fn hearing(root: &Path, wakes: &Sender<Wake>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let (root, wakes) = (root.to_owned(), wakes.clone());
    move |event| wakes_of(&root, event).into_iter().for_each(|wake| drop(wakes.send(wake)))
}

/// What an event means for a build.
fn wakes_of(root: &Path, event: notify::Result<Event>) -> Vec<Wake> {
    let Ok(event) = event else { return vec![Wake::Unknown] };
    if event.need_rescan() {
        return vec![Wake::Unknown];
    }
    // That a file is opened or read means nothing: builds do that.
    let is_read =
        matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if is_read {
        return Vec::new();
    }
    event.paths.iter().filter_map(|path| sources::of(root, path)).map(Wake::Changed).collect()
}

#[cfg(test)]
mod tests {
    use super::{Wake, wakes_of};
    use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, Flag, ModifyKind, RenameMode};
    use notify::{Event, EventKind as Kind};
    use std::path::Path;

    fn heard(kind: Kind, paths: &[&str]) -> Vec<Wake> {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
        wakes_of(Path::new("/p"), Ok(event))
    }

    #[test]
    fn writing_renaming_and_removing_wake_the_builder_and_reading_does_not() {
        let file = Wake::Changed("content/a.md".to_owned());
        let only = std::slice::from_ref(&file);
        let create = EventKind::Create(CreateKind::File);
        assert_eq!(heard(create, &["/p/content/a.md"]), only);
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        assert_eq!(heard(renamed, &["/p/content/.a.md.tmp", "/p/content/a.md"]), only);
        assert_eq!(
            heard(EventKind::Access(AccessKind::Close(AccessMode::Write)), &["/p/content/a.md"]),
            only
        );
        assert_eq!(heard(EventKind::Access(AccessKind::Open(AccessMode::Any)), &["/p/content/a.md"]), []);
        assert_eq!(heard(create, &["/p/public/index.html", "/p/.warta/preview/lock"]), []);
    }

    #[test]
    fn where_events_were_lost_everything_is_looked_at() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(wakes_of(Path::new("/p"), Ok(lost)), [Wake::Unknown]);
        assert_eq!(wakes_of(Path::new("/p"), Err(notify::Error::generic("x"))), [Wake::Unknown]);
    }
}
