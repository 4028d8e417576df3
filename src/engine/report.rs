//! What a build says it did.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::engine::moves::Moved;
use serde::Serialize;

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many files the output has.
    pub pages: usize,
    /// How many of them were made anew.
    pub rendered: usize,
    /// How many files were written.
    pub written: usize,
    /// How many files stand as they stood.
    pub unchanged: usize,
    /// How many files were removed.
    pub removed: usize,
    /// Everything that was added, changed and removed, sorted by path.
    pub changes: Vec<Change>,
    /// The old URLs that lead nowhere since their article has another, sorted by source.
    pub moved: Vec<Moved>,
    /// The next instant at which the outputs change with no edit.
    pub next_change_at: Option<Instant>,
    /// Errors and warnings, sorted.
    pub problems: Vec<Problem>,
    /// Whether files were being put in their places when an error ended the build.
    pub begun: bool,
    /// The sources that `--skip-bad` left out.
    pub left_out: Vec<String>,
}

/// A file of the output that is not what it was.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Change {
    /// The file, relative to the output folder.
    pub path: String,
    /// What happened to it.
    pub kind: ChangeKind,
}

/// What happened to a file of the output.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It has other bytes.
    Changed,
    /// It is gone.
    Removed,
}

impl Report {
    /// Whether the build refused.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.left_out.is_empty() && self.problems.iter().any(Problem::is_error)
    }
}

/// What a build is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Reading articles.
    Reading,
    /// Making variants of pictures.
    Developing,
    /// Printing pages.
    Printing,
    /// Putting files in their places.
    Publishing,
    /// Looking articles over.
    Checking,
}

/// A step of a build, for the account of where its time goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Reading configuration, theme, data and the names of static files.
    Inputs,
    /// Reading what the last build remembered.
    Load,
    /// Looking at every source file's properties.
    Scan,
    /// Taking in what is as it was, reading and parsing what is not.
    Read,
    /// Sorting what is visible into listings.
    Catalog,
    /// Finding out which pages there are, and getting the press ready.
    Pages,
    /// Making variants of pictures.
    Pictures,
    /// Asking the questions of every page again; summed over threads.
    Check,
    /// Printing what is stale; summed over threads.
    Render,
    /// Comparing and staging files; summed over threads.
    Write,
    /// Making compressed copies, comparing and staging them; summed over threads.
    Compress,
    /// Putting files in their places.
    Publish,
    /// Remembering.
    Commit,
}

impl Step {
    /// All steps, in their order, with the words for them.
    pub const ALL: [(Self, &str); 13] = [
        (Self::Inputs, "inputs"),
        (Self::Load, "load"),
        (Self::Scan, "scan"),
        (Self::Read, "read"),
        (Self::Catalog, "catalog"),
        (Self::Pages, "pages"),
        (Self::Pictures, "pictures"),
        (Self::Check, "check"),
        (Self::Render, "render"),
        (Self::Write, "write"),
        (Self::Compress, "compress"),
        (Self::Publish, "publish"),
        (Self::Commit, "commit"),
    ];
}

/// Does a part of a step, and tells how long it took.
pub(super) fn timed<T>(progress: &dyn Progress, step: Step, work: impl FnOnce() -> T) -> T {
    let begin = progress.clock();
    let done = work();
    progress.spent(step, progress.clock().saturating_sub(begin));
    done
}

/// Hears how far a build is. Called from many threads.
pub trait Progress: Sync {
    /// Nanoseconds since some moment, by the caller's clock: a build has none of its own.
    fn clock(&self) -> u64 {
        0
    }
    /// A part of a step took so many nanoseconds.
    fn spent(&self, _: Step, _: u64) {}
    /// A page was printed with a template, or is of a kind that has none, which took so many nanoseconds.
    fn printed(&self, _: &str, _: u64) {}
    /// A phase begins, which has `total` steps (0: unknown).
    fn begin(&self, phase: Phase, total: usize);
    /// Some steps are done.
    fn advance(&self, steps: usize);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Phase, _: usize) {}
    fn advance(&self, _: usize) {}
}
