//! What is wrong where the text is not TOML.

use crate::base::problem::Problem;
use crate::config::source;
use std::collections::BTreeSet;
use toml::de::Error;

/// The syntax errors, one for each line (what follows on the same line is its consequence), and those of
/// `others` that stand on lines before the first of them: what comes after may be misread.
pub(super) fn problems(text: &str, errors: &[Error], others: Vec<Problem>) -> Vec<Problem> {
    let mut lines = BTreeSet::new();
    let mut problems = Vec::new();
    for error in errors {
        let found = problem(text, error);
        if lines.insert(line(&found)) {
            problems.push(found);
        }
    }
    let first = lines.first().copied().unwrap_or_default();
    problems.extend(others.into_iter().filter(|other| line(other) < first));
    problems
}

fn line(problem: &Problem) -> usize {
    problem.place.as_ref().map_or(0, |place| place.line)
}

fn problem(text: &str, error: &Error) -> Problem {
    let says = error.message();
    let hint = if says.starts_with("string values must be quoted") {
        "write a text between quotes: `title = \"...\"`; write true, false and numbers as they are"
    } else if says.starts_with("duplicate key") {
        "keep one of the two"
    } else if says.contains("newline") {
        "begin each key on a line of its own, and write a text that holds quotes between '...'"
    } else if says.starts_with("key with no value") {
        "write `key = value`"
    } else if says.starts_with("unclosed") || says.starts_with("invalid basic string") {
        "close what is open before the line ends"
    } else {
        "see https://toml.io/en/v1.0.0"
    };
    let span = error.span().unwrap_or(0..0);
    // The parser tries the forms of a string in turn, and names the last.
    let says = says.trim_end_matches(", expected literal string");
    source::error(text, span, format!("this is not TOML: {says}")).hint(hint)
}
