//! The builds of this run of the preview: what each did.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::engine::report::{Change, ChangeKind};
use crate::serve::state::Moment;
use crate::serve::times::Times;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// How many builds are remembered.
const KEPT: usize = 60;

/// How many changes of a build are remembered by name.
const NAMED: usize = 2000;

/// The last builds.
#[derive(Debug, Default)]
pub(super) struct Log {
    entries: Mutex<VecDeque<Arc<Entry>>>,
}

/// What a build did.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its number.
    pub(super) build: u64,
    /// When it ended.
    pub(super) ended: Instant,
    /// How long it took, in seconds.
    pub(super) seconds: f64,
    /// What was wrong; empty if it succeeded.
    pub(super) errors: Vec<Problem>,
    /// How many files were added, changed and removed.
    pub(super) counts: [usize; 3],
    /// How many files were made anew.
    pub(super) rendered: usize,
    /// How many files there are.
    pub(super) pages: usize,
    /// What was added, changed and removed, the first of it.
    pub(super) changes: Vec<Change>,
    /// Where the time went.
    pub(super) times: Arc<Times>,
}

impl Log {
    /// Writes down a build.
    pub(super) fn add(&self, moment: &Moment, ended: Instant) {
        let report = &moment.report;
        let count = |kind: ChangeKind| report.changes.iter().filter(|change| change.kind == kind).count();
        let errors = report.problems.iter().filter(|problem| problem.is_error() && report.failed());
        let entry = Entry {
            build: moment.build,
            ended,
            seconds: moment.seconds,
            errors: errors.take(NAMED).cloned().collect(),
            counts: [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed].map(count),
            rendered: report.rendered,
            pages: report.pages,
            changes: report.changes.iter().take(NAMED).cloned().collect(),
            times: Arc::clone(&moment.times),
        };
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == KEPT {
            entries.pop_back();
        }
        entries.push_front(Arc::new(entry));
    }

    /// The last builds, the last one first.
    pub(super) fn entries(&self) -> Vec<Arc<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
