//! What is wrong, where, and what would be right. Pure functions return problems; only `cli/` prints them.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build refuses.
    Error,
    /// The build goes on.
    Warning,
}

/// A place in a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The path, relative to the portal's folder, with `/` on every system.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where the whole file is meant.
    pub column: usize,
    /// The offending text's first line, whole, without its line end; empty where the whole file is meant.
    pub source_line: String,
    /// How many characters of `source_line` from `column` on offend, at least 1.
    pub length: usize,
}

/// Something wrong, and what would be right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, if it is in a file.
    pub place: Option<Box<Place>>,
    /// What is wrong, in one sentence without a full stop; names the offending text.
    pub message: String,
    /// What would be right.
    pub hint: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, source_line: String::new(), length: 1 }
    }

    /// A byte range of a file's text. A range that is out of bounds or splits a character is
    /// moved to the nearest one that is not.
    #[must_use]
    pub fn within(file: &str, source: &str, range: Range<usize>) -> Self {
        let start = floor_boundary(source, range.start);
        let end = floor_boundary(source, range.end).max(start);
        let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |newline| start + newline);
        Self {
            file: file.to_owned(),
            line: source[..start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            source_line: source[line_start..line_end].trim_end_matches('\r').to_owned(),
            length: source[start..end.min(line_end).max(start)].chars().count().max(1),
        }
    }
}

/// The last character boundary of `text` at or before `index`.
fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

impl Problem {
    /// A problem for which the build refuses.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, place: None, message: message.into(), hint: None }
    }

    /// A problem with which the build goes on.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    /// The same problem, at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// The same problem, with what would be right.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Whether the build must refuse.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts problems by place (those without one first), then by severity and message; removes repeats.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(|one, other| {
        (&one.place, one.severity, &one.message).cmp(&(&other.place, other.severity, &other.message))
    });
    problems.dedup();
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_counts_characters_not_bytes() {
        let source = "satu\r\nd\u{fc}a = tiga\r\n";
        let place = Place::within("a.md", source, 12..17);
        assert_eq!((place.line, place.column, place.length), (2, 6, 5));
        assert_eq!(place.source_line, "d\u{fc}a = tiga");
    }

    #[test]
    fn a_range_out_of_bounds_is_moved() {
        let place = Place::within("a.md", "\u{e9}", 1..99);
        assert_eq!((place.line, place.column, place.length), (1, 1, 1));
    }
}
