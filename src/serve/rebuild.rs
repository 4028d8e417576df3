//! Builds, again and again: when sources change, and when time does. One thread; a build is never interrupted, and what
//! changes while it runs leads to one more.

use crate::base::file;
use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::config;
use crate::engine::session::Session;
use crate::serve::Outside;
use crate::serve::hosting::Hosting;
use crate::serve::state::{Good, Moment, Preview};
use crate::serve::times;
use crate::serve::watch::{Wake, Watching};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long nothing must happen before a build begins: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(12);

/// The same where many files change at once: a checkout, a copied folder.
const QUIET_OF_MANY: Duration = Duration::from_millis(120);

/// How many files are many.
const MANY: usize = 32;

/// How long a build waits at the most for quiet, in waits.
const MOST_WAITS: usize = 5000;

/// How long nothing must happen before what was built is remembered on the disk.
const SETTLED: Duration = Duration::from_millis(1500);

/// How often the clock is looked at while the builder waits for an instant: a laptop sleeps in between.
const GLANCE: Duration = Duration::from_secs(20);

/// What to do where there is no portal.
const NO_PORTAL: &str =
    "a portal is a folder with a config.toml; `warta init DIR` makes one, `--root DIR` names one";

/// The thread that builds.
pub(super) struct Builder {
    thread: JoinHandle<()>,
    wakes: Sender<Wake>,
}

impl Builder {
    /// Ends the thread once it has remembered what it built.
    pub(super) fn stop(self) {
        // A thread that is gone needs not be told.
        let _ = self.wakes.send(Wake::End);
        let _ = self.thread.join();
    }
}

/// Starts to watch and build.
///
/// # Errors
/// The portal cannot be watched, or another preview of it runs.
pub(super) fn start(preview: Arc<Preview>) -> Result<Builder, Problem> {
    let outside = Arc::clone(&preview.outside);
    let (wakes, heard) = channel();
    let config = file::read_text(&preview.settings.root.join("config.toml"), "config.toml");
    config.map_err(|problem| problem.hint(NO_PORTAL))?;
    let (watching, warning) = Watching::begin(&preview.settings.root, &wakes)?;
    if let Some(warning) = warning {
        outside.warned(&warning);
    }
    let session = Session::begin(&preview.settings.request(Instant(0), "").cache)?;
    let mut work = Work { preview, outside, watching, heard, session, known: Known::default() };
    let thread = std::thread::Builder::new().name("builder".to_owned()).spawn(move || work.run());
    let thread = thread.map_err(|error| Problem::error(format!("cannot start a thread: {error}")))?;
    Ok(Builder { thread, wakes })
}

/// What has changed and is not built.
#[derive(Debug, Default)]
struct Pending {
    paths: BTreeSet<String>,
    /// Whether more may have changed than the paths.
    unknown: bool,
    /// Whether the preview ends.
    is_ended: bool,
}

/// What the builder keeps in mind between builds.
#[derive(Debug, Default)]
struct Known {
    build: u64,
    good: Option<Arc<Good>>,
    /// Whether the last build failed.
    has_failed: bool,
    /// The path of the portal's own `base_url`.
    prefix: String,
}

struct Work {
    preview: Arc<Preview>,
    outside: Arc<dyn Outside>,
    watching: Watching,
    heard: Receiver<Wake>,
    session: Session,
    known: Known,
}

/// What is to be done next.
#[derive(PartialEq, Eq)]
enum Call {
    Build,
    End,
}

impl Work {
    fn run(&mut self) {
        let mut pending = Pending { unknown: true, ..Pending::default() };
        loop {
            let moment = self.build(&pending);
            let call = if moment.report.failed() && self.hears(&mut pending) {
                // A file that was just being written may have been half there: what it is in the end is built at once.
                self.until_quiet(&mut pending)
            } else {
                if !moment.report.failed() {
                    pending = Pending { is_ended: pending.is_ended, ..Pending::default() };
                }
                self.tell(moment);
                self.wait(&mut pending)
            };
            if call == Call::End {
                self.settle();
                return;
            }
        }
    }

    /// Builds.
    fn build(&mut self, pending: &Pending) -> Moment {
        let settings = &self.preview.settings;
        if pending.unknown || pending.paths.contains("config.toml") {
            // Of a configuration that cannot be read, the build says what is wrong.
            self.known.prefix = prefix(&settings.root).unwrap_or_else(|| self.known.prefix.clone());
        }
        let mut request = settings.request(self.outside.now(), &self.known.prefix);
        if !pending.unknown {
            request.changed = pending.paths.iter().cloned().collect();
        }
        let begin = self.outside.clock();
        let watch = times::Watch::new(&*self.outside);
        let report = Arc::new(self.session.build(&request, &watch));
        let seconds = times::seconds(self.outside.clock().saturating_sub(begin));
        let times = Arc::new(watch.read());
        let build = self.known.build + 1;
        Moment { build, request: Arc::new(request), report, seconds, times, good: None }
    }

    /// Tells of a build.
    fn tell(&mut self, mut moment: Moment) {
        self.known.build = moment.build;
        self.known.has_failed = moment.report.failed();
        if !self.known.has_failed {
            let hosting = Hosting::read(&moment.request.output);
            let Moment { build, request, report, seconds, .. } = moment.clone();
            self.known.good = Some(Arc::new(Good { build, request, report, seconds, hosting }));
        }
        moment.good.clone_from(&self.known.good);
        let moment = Arc::new(moment);
        self.preview.publish(Arc::clone(&moment));
        self.outside.heard(&moment);
    }

    /// Whether something changed while a build ran; then that is in what is pending.
    fn hears(&self, pending: &mut Pending) -> bool {
        let wake = self.heard.try_recv();
        wake.is_ok_and(|wake| {
            pending.add(wake);
            true
        })
    }

    /// Waits until something is to be done.
    fn wait(&mut self, pending: &mut Pending) -> Call {
        let mut is_settled = false;
        loop {
            let patience = match self.until_next_change() {
                Some(Duration::ZERO) => return Call::Build,
                Some(left) => left.min(GLANCE),
                None => GLANCE,
            };
            let patience = if is_settled { patience } else { patience.min(SETTLED) };
            match self.heard.recv_timeout(patience) {
                Err(RecvTimeoutError::Disconnected) => return Call::End,
                Ok(wake) => {
                    pending.add(wake);
                    return self.until_quiet(pending);
                }
                Err(RecvTimeoutError::Timeout) if !is_settled => {
                    self.settle();
                    is_settled = true;
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Waits until nothing more happens for a moment.
    fn until_quiet(&mut self, pending: &mut Pending) -> Call {
        for _ in 0..MOST_WAITS {
            if pending.is_ended {
                return Call::End;
            }
            let is_large = pending.paths.len() > MANY || pending.paths.iter().any(|path| !path.contains('.'));
            let patience = if is_large { QUIET_OF_MANY } else { QUIET };
            match self.heard.recv_timeout(patience) {
                Err(RecvTimeoutError::Disconnected) => return Call::End,
                Ok(wake) => pending.add(wake),
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        // Before the build looks into them: so what comes into a new folder is either seen or told.
        if let Err(error) = self.watching.newcomers(&pending.paths) {
            self.outside.warned(&Problem::warning(format!("a new folder cannot be watched: {error}")));
        }
        Call::Build
    }

    /// How long it is until outputs change with no edit, if they do and the preview follows the clock.
    fn until_next_change(&self) -> Option<Duration> {
        // What cannot be built now is built when it is mended.
        if self.preview.settings.at.is_some() || self.known.has_failed {
            return None;
        }
        let next = self.known.good.as_ref()?.report.next_change_at?;
        let left = next.0.saturating_sub(self.outside.now().0);
        Some(Duration::from_secs(u64::try_from(left).unwrap_or(0)))
    }

    /// Remembers on the disk what was built.
    fn settle(&mut self) {
        for problem in self.session.commit() {
            self.outside.warned(&problem);
        }
        self.preview.remember(self.known.build);
    }
}

impl Pending {
    fn add(&mut self, wake: Wake) {
        match wake {
            Wake::Changed(path) => drop(self.paths.insert(path)),
            Wake::Unknown => self.unknown = true,
            Wake::End => self.is_ended = true,
        }
    }
}

/// The path of the portal's own `base_url`, if its configuration can be read.
fn prefix(root: &Path) -> Option<String> {
    let text = file::read_text(&root.join("config.toml"), "config.toml").ok()?;
    let (config, _) = config::read::read(&text);
    config.map(|config| config.base_url.prefix().to_owned())
}
