//! What an open page is told of a build.

use crate::base::problem::Problem;
use crate::engine::report::Change;
use crate::serve::state::Moment;
use serde::Serialize;

/// How many changes are told by name; of more, pages are told that anything may have changed.
const MOST_CHANGES: usize = 2000;

/// How many errors are told.
const MOST_ERRORS: usize = 20;

/// What an open page is told of a build, as JSON.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Notice {
    /// Which run of the preview this is.
    pub(super) run: String,
    /// The build's number.
    pub(super) build: u64,
    /// What is wrong; empty if the build succeeded.
    errors: Vec<Problem>,
    /// How many more errors there are.
    more: usize,
    /// The outputs that are not what they were; `None`: any of them.
    changes: Option<Vec<Change>>,
}

impl Notice {
    /// The notice of what is known after a build.
    pub(super) fn of(run: &str, moment: &Moment) -> Self {
        let report = &moment.report;
        let mut errors: Vec<Problem> = Vec::new();
        if report.failed() {
            errors.extend(report.problems.iter().filter(|problem| problem.is_error()).cloned());
        }
        let more = errors.len().saturating_sub(MOST_ERRORS);
        errors.truncate(MOST_ERRORS);
        let changes = (report.changes.len() <= MOST_CHANGES && !report.begun).then(|| report.changes.clone());
        Self { run: run.to_owned(), build: moment.build, errors, more, changes }
    }

    /// The same for a page that may have missed others.
    pub(super) fn of_everything(&self) -> Self {
        Self { changes: None, ..self.clone() }
    }

    /// The same for a page that has seen this build's outputs.
    pub(super) fn of_nothing(&self) -> Self {
        Self { changes: Some(Vec::new()), ..self.clone() }
    }
}
