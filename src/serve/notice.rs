//! What an open page is told of a build.

use crate::base::problem::Problem;
use crate::engine::report::Change;
use crate::serve::desk::editor::Editor;
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
    errors: Vec<Fault>,
    /// How many more errors there are.
    more: usize,
    /// Whether there are pages of an earlier build, or of this one.
    has_pages: bool,
    /// Whether who is told may see the desk.
    has_desk: bool,
    /// The outputs that are not what they were; `None`: any of them.
    changes: Option<Vec<Change>>,
}

/// Something that is wrong.
#[derive(Clone, Debug, Serialize)]
struct Fault {
    #[serde(flatten)]
    problem: Problem,
    /// Opens the file in an editor.
    open: Option<String>,
}

impl Fault {
    fn of(problem: &Problem, editor: &Editor) -> Self {
        let place = problem.place.as_deref();
        let open = place.and_then(|place| editor.open(&place.file, place.line, place.column));
        Self { problem: problem.clone(), open }
    }
}

impl Notice {
    /// The notice of what is known after a build.
    pub(super) fn of(run: &str, moment: &Moment, editor: &Editor) -> Self {
        let report = &moment.report;
        let mut errors: Vec<Fault> = Vec::new();
        if report.failed() {
            let wrong = report.problems.iter().filter(|problem| problem.is_error());
            errors.extend(wrong.map(|problem| Fault::of(problem, editor)));
        }
        let more = errors.len().saturating_sub(MOST_ERRORS);
        errors.truncate(MOST_ERRORS);
        let changes = (report.changes.len() <= MOST_CHANGES && !report.begun).then(|| report.changes.clone());
        let has_pages = moment.good.is_some();
        Self { run: run.to_owned(), build: moment.build, errors, more, has_pages, has_desk: true, changes }
    }

    /// The same for who sits at another machine: what is wrong quotes texts that nobody may see yet.
    pub(super) fn for_others(&self) -> Self {
        let mut notice = Self { has_desk: false, ..self.clone() };
        if !self.errors.is_empty() {
            let problem = Problem::error("the portal cannot be built; the machine of the preview says why");
            (notice.errors, notice.more) = (vec![Fault { problem, open: None }], 0);
        }
        notice
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

#[cfg(test)]
mod tests {
    use super::Notice;
    use crate::base::problem::{Place, Problem};
    use crate::engine::Request;
    use crate::engine::report::Report;
    use crate::serve::desk::editor::Editor;
    use crate::serve::state::Moment;
    use std::sync::Arc;

    #[test]
    fn other_machines_hear_that_something_is_wrong_and_not_what() {
        let place = Place::within("content/merger.md", "title: SECRET\n", 7..13);
        let problems = vec![Problem::error("SECRET is wrong").at(place).hint("SECRET")];
        let moment = Moment {
            build: 3,
            request: Arc::new(Request::new("/p".into(), crate::base::instant::Instant(0))),
            report: Arc::new(Report { problems, ..Report::default() }),
            seconds: 0.0,
            times: Arc::default(),
            good: None,
        };
        let editor = Editor { root: "/p".into(), pattern: Some("ed:{path}".to_owned()) };
        let notice = Notice::of("run", &moment, &editor);
        let told = |notice: &Notice| serde_json::to_string(notice).unwrap();
        assert!(told(&notice).contains("\"open\":\"ed:/p/content/merger.md\""), "{}", told(&notice));
        let others = told(&notice.for_others());
        assert!(!others.contains("SECRET") && !others.contains("merger"), "{others}");
        assert!(others.contains("\"has_desk\":false") && others.contains("the machine of the preview"));
    }
}
