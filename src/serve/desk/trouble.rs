//! A problem as the desk shows it.

use crate::base::problem::Problem;
use crate::serve::desk::editor::Editor;
use crate::serve::desk::words::plain;
use serde::Serialize;

/// A problem as the desk shows it.
#[derive(Debug, Serialize)]
pub(super) struct Trouble {
    is_error: bool,
    message: String,
    hint: Option<String>,
    /// `content/a.md:3:1`; nothing where no file is to blame.
    spot: Option<String>,
    /// Opens the file in an editor.
    open: Option<String>,
    /// The absolute path of the file, with its line.
    path: Option<String>,
    /// The offending line: what stands before, what offends, what stands after.
    before: String,
    marked: String,
    after: String,
    has_line: bool,
    /// The linter's rule.
    rule: Option<&'static str>,
    /// Whether `warta check --fix` mends it.
    mends: bool,
}

/// How much of a line is shown before and after what offends, in characters.
const AROUND: usize = 120;

/// Whether a line says nothing: where front matter is at fault for what it lacks.
fn is_mute(line: &str) -> bool {
    matches!(line.trim(), "" | "+++" | "---")
}

impl Trouble {
    /// Of a problem that a build found.
    pub(super) fn of(problem: &Problem, editor: &Editor) -> Self {
        let place = problem.place.as_deref();
        let spot = place.map(|place| match place.line {
            0 => place.file.clone(),
            line => format!("{}:{line}:{}", place.file, place.column),
        });
        let line = place.filter(|place| place.line > 0 && !is_mute(&place.source_line));
        let part = |skip: usize, take: usize| {
            line.map_or(String::new(), |place| place.source_line.chars().skip(skip).take(take).collect())
        };
        let (start, length) =
            line.map_or((0, 0), |place| (place.column.saturating_sub(1), place.length.max(1)));
        let first = start.saturating_sub(AROUND);
        let cut = if first > 0 { "\u{2026}" } else { "" };
        Self {
            is_error: problem.is_error(),
            message: plain(&problem.message),
            hint: problem.hint.as_deref().map(plain),
            spot: spot.as_deref().map(plain),
            open: place.and_then(|place| editor.open(&place.file, place.line, place.column)),
            path: place.map(|place| match place.line {
                0 => editor.path(&place.file),
                line => format!("{}:{line}:{}", editor.path(&place.file), place.column),
            }),
            before: format!("{cut}{}", plain(&part(first, start - first))),
            marked: plain(&part(start, length.min(2 * AROUND))),
            after: plain(&part(start + length, AROUND)),
            has_line: line.is_some(),
            rule: None,
            mends: false,
        }
    }

    /// Of something that the linter found.
    pub(super) fn of_lint(lint: &crate::serve::Lint, editor: &Editor) -> Self {
        Self { rule: Some(lint.rule), mends: lint.mends, ..Self::of(&lint.problem, editor) }
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble;
    use crate::base::problem::{Place, Problem};
    use crate::serve::desk::editor::Editor;

    #[test]
    fn a_problem_shows_its_line_and_opens_its_file() {
        let place = Place::within("content/a.md", "title: \"x\"\ndate: soon\n", 17..21);
        let problem = Problem::error("soon is no date").at(place).hint("write it\u{202e}");
        let editor = Editor { root: "/p".into(), pattern: Some("ed:{path}+{line}+{column}".to_owned()) };
        let shown = Trouble::of(&problem, &editor);
        assert_eq!(
            (shown.before.as_str(), shown.marked.as_str(), shown.after.as_str()),
            ("date: ", "soon", "")
        );
        assert_eq!(shown.spot.as_deref(), Some("content/a.md:2:7"));
        assert_eq!(shown.open.as_deref(), Some("ed:/p/content/a.md+2+7"));
        assert_eq!(shown.path.as_deref(), Some("/p/content/a.md:2:7"));
        assert_eq!(shown.hint.as_deref(), Some("write it\u{fffd}"));
    }
}
