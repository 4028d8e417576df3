//! The output folder: whose it is, what stands in it, and putting a build's files in their places.
//!
//! A build's files are staged in a folder of the output (so that moving them is a rename), as a tree like the
//! output's own; once all are there, they are moved: a folder that the output does not have yet goes in one move.
//! So an error or a kill before that leaves the output untouched, and at any time each file is whole.
//!
//! Invariant: at any moment the manifest lists every file that Warta has put there, and perhaps some that are gone; its
//! stamp is there only while all files are in their places.

use crate::base::file::{self, cause};
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::engine::copies::Copies;
use crate::engine::manifest::{self, MANIFEST, hash};
use crate::engine::ownership::{STAGING, is_empty};
use crate::engine::report::{Change, ChangeKind, Report};
use crate::engine::{lasting, lock};
use crate::pages::Page;
use rayon::prelude::*;
use std::fs::{self, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// How many files of a trusted output are looked after in each build: enough to notice an emptied folder.
const SAMPLE: usize = 256;

/// How a problem begins that ended a build while files were being put in their places.
const PUBLISHING: &str = "cannot publish ";

/// How the hint of a file begins that cannot be written.
pub(super) const WHILE_WRITING: &str = "while writing ";

/// Whether a problem ended a build while files were being put in their places: then the output is not as it was.
pub(super) fn is_of_publishing(problem: &Problem) -> bool {
    problem.message.starts_with(PUBLISHING)
}

/// What could not be put in its place or removed, and what the system said.
type Failure = (PathBuf, io::Error);

/// What became of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// It stands as it stood.
    Unchanged,
    /// It is staged; its file does not exist yet.
    Added,
    /// It is staged; its file has other bytes.
    Changed,
}

/// The output folder of a build.
#[derive(Debug)]
pub(super) struct Output {
    /// The folder itself, locked: builds of other checkouts must not write into it at the same time.
    #[expect(dead_code, reason = "held, not read")]
    held: Option<fs::File>,
    folder: PathBuf,
    /// The hashes of the paths that Warta wrote, sorted.
    known: Vec<u64>,
    /// The fingerprint of all outputs, if they are all in their places.
    stamp: Option<Fingerprint>,
    /// Whether the ledger knows what stands here.
    trusted: bool,
    /// Whether a power failure may leave no wrong page: not in a scratch folder.
    lasting: bool,
    /// Whether something stands where a page's folder or file shall be: then the stale goes first.
    in_the_way: AtomicBool,
}

impl Output {
    /// Opens an output folder, and clears what a killed build left in staging.
    ///
    /// # Errors
    /// The folder holds files and is not stamped as Warta's, or cannot be read or written.
    pub(super) fn open(folder: &Path, ledger: Option<Fingerprint>) -> Result<Self, Vec<Problem>> {
        let named = folder.display();
        let cannot =
            |error: &io::Error| vec![Problem::error(format!("cannot write in {named}: {}", cause(error)))];
        fs::create_dir_all(folder).map_err(|error| cannot(&error))?;
        file::clear(&folder.join(MANIFEST)).map_err(|error| cannot(&error))?;
        let held = hold(folder)?;
        let known = match file::read(&folder.join(MANIFEST), MANIFEST) {
            Ok(manifest) => Some(manifest::parse(&manifest).ok_or_else(|| vec![manifest::damaged(folder)])?),
            Err(_) if is_empty(folder).map_err(|error| cannot(&error))? => Some((None, Vec::new())),
            Err(_) => None,
        };
        let Some((stamp, known)) = known else {
            return Err(vec![
                Problem::error(format!("{named} holds files that are not Warta's"))
                    .hint("name an empty folder with --output, or empty this one"),
            ]);
        };
        let output = Self {
            held,
            folder: folder.to_owned(),
            known,
            stamp,
            trusted: stamp.is_some() && stamp == ledger,
            lasting: true,
            in_the_way: AtomicBool::new(false),
        };
        output.clear_staging().map_err(|error| cannot(&error))?;
        Ok(output)
    }

    /// A folder that is gone soon, and need not reach the disk.
    pub(super) fn scratch(self) -> Self {
        Self { lasting: false, ..self }
    }

    fn staging(&self) -> PathBuf {
        self.folder.join(STAGING)
    }

    fn clear_staging(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.staging()) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether the ledger knows what stands here.
    pub(super) fn is_trusted(&self) -> bool {
        self.trusted
    }

    /// Looks whether some of the files, spread over all, are there; if one is not, someone has been at the folder,
    /// and the ledger is not believed.
    pub(super) fn look_after<'p>(&mut self, files: impl ExactSizeIterator<Item = &'p str>) {
        let step = (files.len() / SAMPLE).max(1);
        let ours = files.step_by(step).filter(|file| self.known.binary_search(&hash(file)).is_ok());
        let mut missing = ours.filter(|file| fs::symlink_metadata(self.folder.join(file)).is_err());
        if self.trusted && missing.next().is_some() {
            self.trusted = false;
        }
    }

    /// Stages a file of which the ledger knows that it stands here with other bytes.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn stage_changed(&self, name: &str, bytes: &[u8]) -> Result<Outcome, Problem> {
        self.put(name, bytes)?;
        Ok(Outcome::Changed)
    }

    /// Writes a file into staging.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        create(&self.staging().join(name), bytes).map_err(|error| {
            Problem::error(format!("cannot write in {}: {}", self.folder.display(), cause(&error)))
                .hint(format!("{}{name}", WHILE_WRITING))
        })
    }

    /// Whether Warta wrote a file of this path.
    fn is_ours(&self, file: &str) -> bool {
        self.known.binary_search(&hash(file)).is_ok()
    }

    /// Stages a file if it differs from what stands in the output.
    ///
    /// # Errors
    /// A file that Warta did not write stands in its place, or it cannot be written.
    pub(super) fn stage(&self, name: &str, bytes: &[u8]) -> Result<Outcome, Problem> {
        let outcome = self.compare(name, bytes)?;
        if outcome != Outcome::Unchanged {
            self.put(name, bytes)?;
        }
        Ok(outcome)
    }

    /// How a file differs from what stands in the output.
    fn compare(&self, name: &str, bytes: &[u8]) -> Result<Outcome, Problem> {
        let path = self.folder.join(name);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotADirectory => return self.below_a_file(name),
            Err(_) => return Ok(Outcome::Added),
        };
        if metadata.is_dir() {
            return self.above_files(name);
        }
        if !self.is_ours(name) {
            return Err(self.foreign(name));
        }
        let same_size = metadata.is_file() && usize::try_from(metadata.len()) == Ok(bytes.len());
        let same = same_size && file::read(&path, name)? == bytes;
        Ok(if same { Outcome::Unchanged } else { Outcome::Changed })
    }

    /// A file that shall stand where a folder stands now: the pages in it are gone now, and it goes with them, unless
    /// it holds files of others.
    fn above_files(&self, name: &str) -> Result<Outcome, Problem> {
        let entries = walkdir::WalkDir::new(self.folder.join(name)).sort_by_file_name();
        for entry in entries.into_iter().flatten() {
            let inner = file::relative(&self.folder, entry.path());
            if !entry.file_type().is_dir() && !self.is_ours(&inner) {
                return Err(self.foreign(&inner));
            }
        }
        self.in_the_way.store(true, Ordering::Relaxed);
        Ok(Outcome::Added)
    }

    /// A file that shall stand in a folder where a file stands now.
    fn below_a_file(&self, name: &str) -> Result<Outcome, Problem> {
        let parents = name.match_indices('/').map(|(end, _)| &name[..end]);
        let is_file =
            |parent: &&str| fs::symlink_metadata(self.folder.join(parent)).is_ok_and(|found| !found.is_dir());
        match parents.into_iter().find(is_file) {
            Some(parent) if !self.is_ours(parent) => Err(self.foreign(parent)),
            _ => {
                self.in_the_way.store(true, Ordering::Relaxed);
                Ok(Outcome::Added)
            }
        }
    }

    /// A file that Warta did not write stands in the place of one that it would.
    fn foreign(&self, name: &str) -> Problem {
        let path = self.folder.join(name);
        Problem::error(format!("a file that Warta did not write stands at {}", path.display()))
            .hint("move it away, or give the page another URL")
    }

    /// Forgets what is staged.
    pub(super) fn abandon(&self) {
        // What cannot be cleared now is cleared by the next build.
        let _ = self.clear_staging();
    }

    /// Moves all staged files into their places, and removes what Warta wrote and no page claims any more. Then the
    /// output bears no stamp, until [`Output::seal`].
    ///
    /// # Errors
    /// What the system said; the next build goes on from there.
    pub(super) fn publish(
        &mut self,
        pages: &[Page],
        outcomes: &[Outcome],
        copies: &Copies,
    ) -> Result<Report, Vec<Problem>> {
        let mut claimed: Vec<u64> = pages.par_iter().map(|page| hash(&page.file)).collect();
        claimed.extend(&copies.claimed);
        claimed.par_sort_unstable();
        let removed = self.stale(&claimed)?;
        self.publish_and_remove(pages, (outcomes, copies), (claimed, removed))
    }

    /// The same where the pages are those of the last build that published here, and have no copies, so that no file is stale.
    ///
    /// # Errors
    /// What the system said; the next build goes on from there.
    pub(super) fn publish_same(
        &mut self,
        pages: &[Page],
        outcomes: &[Outcome],
    ) -> Result<Report, Vec<Problem>> {
        let claimed = self.known.clone();
        self.publish_and_remove(pages, (outcomes, &Copies::default()), (claimed, Vec::new()))
    }

    fn publish_and_remove(
        &mut self,
        pages: &[Page],
        (outcomes, copies): (&[Outcome], &Copies),
        (claimed, removed): (Vec<u64>, Vec<String>),
    ) -> Result<Report, Vec<Problem>> {
        let written: Vec<&str> = pages
            .iter()
            .zip(outcomes)
            .filter_map(|(page, outcome)| (*outcome != Outcome::Unchanged).then_some(page.file.as_str()))
            .chain(copies.changed.iter().map(|(file, _)| file.as_str()))
            .collect();
        if !written.is_empty() || !removed.is_empty() {
            self.settle(&written)?;
            // A manifest without a stamp that lists all of this says what there is to say.
            if self.stamp.is_some() || !removed.is_empty() || claimed != self.known {
                let mut everything = claimed.clone();
                everything.extend(removed.iter().map(|file| hash(file)));
                self.write_manifest(None, everything)?;
            }
            self.place(&removed).map_err(|failure| self.failed(&failure))?;
            let touched = written.into_iter().chain(removed.iter().map(String::as_str));
            let touched: Vec<PathBuf> = touched.map(|name| self.folder.join(name)).collect();
            if self.lasting {
                lasting::names(&self.folder, &touched)
                    .map_err(|error| self.failed(&(MANIFEST.into(), error)))?;
            }
        }
        self.clear_staging().map_err(|error| self.failed(&(STAGING.into(), error)))?;
        self.known = claimed;
        // What stands here now is what this build knows.
        self.trusted = true;
        Ok(report(pages, outcomes, copies, removed))
    }

    /// Stamps the output: all files are in their places.
    ///
    /// # Errors
    /// The manifest cannot be written.
    pub(super) fn seal(&mut self, stamp: Fingerprint) -> Result<(), Vec<Problem>> {
        if self.stamp != Some(stamp) {
            self.write_manifest(Some(stamp), self.known.clone())?;
        }
        Ok(())
    }

    /// Waits until the disk has all that is staged: so no file is cut short under its name, whatever happens.
    fn settle(&self, written: &[&str]) -> Result<(), Vec<Problem>> {
        if !self.lasting {
            return Ok(());
        }
        let staging = self.staging();
        let staged: Vec<PathBuf> = written.iter().map(|name| staging.join(name)).collect();
        lasting::bytes(&self.folder, &staged).map_err(|error| {
            self.abandon();
            vec![Problem::error(format!("cannot write in {}: {}", self.folder.display(), cause(&error)))]
        })
    }

    /// Moves what is staged into its places, and removes what is stale.
    fn place(&mut self, removed: &[String]) -> Result<(), Failure> {
        let first = *self.in_the_way.get_mut();
        if first {
            self.remove(removed)?;
        }
        if self.staging().is_dir() {
            self.move_staged(&self.staging(), &self.folder)?;
        }
        if first { Ok(()) } else { self.remove(removed) }
    }

    fn failed(&self, (name, error): &Failure) -> Vec<Problem> {
        let name = file::relative(&self.folder, name);
        let message = format!("{PUBLISHING}{name} in {}: {}", self.folder.display(), cause(error));
        vec![
            Problem::error(message).hint("build again when that is mended: the next build goes on from here"),
        ]
    }

    /// The files that Warta wrote and no page claims any more, sorted.
    fn stale(&self, claimed: &[u64]) -> Result<Vec<String>, Vec<Problem>> {
        if self.known.iter().all(|hash| claimed.binary_search(hash).is_ok()) {
            return Ok(Vec::new());
        }
        let mut stale = Vec::new();
        let inner = |entry: &walkdir::DirEntry| !(entry.depth() == 1 && entry.file_name() == STAGING);
        for entry in walkdir::WalkDir::new(&self.folder).into_iter().filter_entry(inner) {
            let entry = entry.map_err(|error| {
                vec![Problem::error(format!("cannot read {}: {error}", self.folder.display()))]
            })?;
            if !entry.file_type().is_dir() {
                let name = file::relative(&self.folder, entry.path());
                if self.is_ours(&name) && claimed.binary_search(&hash(&name)).is_err() {
                    stale.push(name);
                }
            }
        }
        stale.sort_unstable();
        Ok(stale)
    }

    /// Writes the manifest.
    fn write_manifest(
        &mut self,
        stamp: Option<Fingerprint>,
        mut hashes: Vec<u64>,
    ) -> Result<(), Vec<Problem>> {
        hashes.par_sort_unstable();
        hashes.dedup();
        let bytes = manifest::pack(stamp, &hashes);
        let write = if self.lasting { file::write_lasting } else { file::write };
        write(&self.folder.join(MANIFEST), &bytes).map_err(|problem| vec![problem])?;
        (self.stamp, self.known) = (stamp, hashes);
        Ok(())
    }

    /// Moves the entries of a staged folder into a folder of the output; one that the output lacks goes whole.
    fn move_staged(&self, staged: &Path, target: &Path) -> Result<(), Failure> {
        let here = |error| (target.to_owned(), error);
        let entries: io::Result<Vec<_>> = fs::read_dir(staged).and_then(Iterator::collect);
        let mut entries = entries.map_err(here)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let to = target.join(entry.file_name());
            let is_folder = entry.file_type().map_err(here)?.is_dir();
            if is_folder && fs::symlink_metadata(&to).is_ok_and(|metadata| metadata.is_dir()) {
                self.move_staged(&entry.path(), &to)?;
            } else {
                fs::rename(entry.path(), &to).map_err(|error| (to, error))?;
            }
        }
        Ok(())
    }

    /// Removes files, and the folders that they leave empty.
    fn remove(&self, names: &[String]) -> Result<(), Failure> {
        names
            .iter()
            .try_for_each(|name| self.remove_one(name).map_err(|error| (self.folder.join(name), error)))
    }

    fn remove_one(&self, name: &str) -> io::Result<()> {
        let path = self.folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut folder = path.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.folder) {
            // Fails where the folder is not empty: then it stays.
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
        Ok(())
    }
}

/// Locks an output folder, where the system can lock folders.
fn hold(folder: &Path) -> Result<Option<fs::File>, Vec<Problem>> {
    let Ok(opened) = fs::File::open(folder) else {
        return Ok(None);
    };
    match lock::patiently(&opened) {
        Ok(()) => Ok(Some(opened)),
        Err(TryLockError::Error(_)) => Ok(None),
        Err(TryLockError::WouldBlock) => {
            let message = format!("another build is writing into {}", folder.display());
            Err(vec![
                Problem::error(message).hint("wait for it to end, or name another folder with --output"),
            ])
        }
    }
}

/// What a build says it did to the output.
fn report(pages: &[Page], outcomes: &[Outcome], copies: &Copies, removed: Vec<String>) -> Report {
    let kind = |outcome: &Outcome| match outcome {
        Outcome::Unchanged => None,
        Outcome::Added => Some(ChangeKind::Added),
        Outcome::Changed => Some(ChangeKind::Changed),
    };
    let of_pages = pages.iter().map(|page| &page.file).zip(outcomes);
    let of_copies = copies.changed.iter().map(|(file, outcome)| (file, outcome));
    let staged = of_pages
        .chain(of_copies)
        .filter_map(|(file, outcome)| kind(outcome).map(|kind| Change { path: file.clone(), kind }));
    let mut changes: Vec<_> = staged.collect();
    let written = changes.len();
    let count = removed.len();
    changes.extend(removed.into_iter().map(|path| Change { path, kind: ChangeKind::Removed }));
    changes.sort_unstable();
    let all = pages.len() + copies.claimed.len();
    Report { written, unchanged: all - written, removed: count, changes, ..Report::default() }
}

/// Creates a staged file; nearly every page has a folder of its own.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        match fs::create_dir(folder) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => fs::create_dir_all(folder)?,
        }
    }
    file::create(path, bytes)
}
