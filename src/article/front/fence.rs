//! Where a file's front matter begins and ends.

use crate::base::problem::{Place, Problem};
use std::ops::Range;

/// How front matter is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::article) enum Format {
    /// Between `+++` lines.
    Toml,
    /// Between `---` lines.
    Yaml,
    /// One object.
    Json,
}

impl Format {
    /// Its name in problems.
    pub(in crate::article) fn name(self) -> &'static str {
        match self {
            Self::Toml => "TOML",
            Self::Yaml => "YAML",
            Self::Json => "JSON",
        }
    }

    /// A date and time as this format writes them, for hints.
    pub(in crate::article) fn moment(self) -> &'static str {
        match self {
            // JSON has no dates.
            Self::Json => "\"2026-11-23T08:00:00+07:00\"",
            Self::Toml | Self::Yaml => "2026-11-23T08:00:00+07:00",
        }
    }

    /// A list of one table of two keys, as this format writes it, for hints.
    pub(in crate::article) fn list_of_pair(self, key: &str, pair: [(&str, &str); 2]) -> String {
        let [one, other] = pair.map(|(key, value)| self.example(key, value));
        let table = match self {
            Self::Toml => format!("[{{ {one}, {other} }}]"),
            Self::Yaml | Self::Json => format!("[{{{one}, {other}}}]"),
        };
        self.example(key, &table)
    }

    /// A key and a value as this format writes them, for hints.
    pub(in crate::article) fn example(self, key: &str, value: &str) -> String {
        match self {
            Self::Toml => format!("{key} = {value}"),
            Self::Yaml => format!("{key}: {value}"),
            Self::Json => format!("\"{key}\": {value}"),
        }
    }
}

/// The parts of a file, in bytes.
pub(super) struct Fence {
    /// How the header is written.
    pub(super) format: Format,
    /// The line that opens it.
    pub(super) opening: Range<usize>,
    /// What stands between the fences.
    pub(super) header: Range<usize>,
    /// Where the body begins.
    pub(super) body: usize,
}

/// Finds the front matter; blank lines may stand before it.
///
/// # Errors
/// There is none, or it is not closed.
pub(super) fn find(source: &str, text: &str) -> Result<Fence, Problem> {
    let start = text.len() - text.trim_start().len();
    let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    let opening = start..start + text[start..line_end].trim_end().len();
    let (format, mark) = match &text[opening.clone()] {
        "+++" => (Format::Toml, "+++"),
        "---" => (Format::Yaml, "---"),
        line if line.starts_with('{') => return json(source, text, opening),
        line => return Err(missing(source, text, line, opening.clone())),
    };
    let first = (line_end + 1).min(text.len());
    let Some((end, body)) = closing(text, first, mark) else {
        let message = format!("the front matter that `{mark}` opens is not closed");
        return Err(Problem::error(message)
            .at(Place::within(source, text, opening))
            .hint(format!("end the front matter with a line `{mark}`")));
    };
    Ok(Fence { format, opening, header: first..end, body })
}

/// The end of the header and the beginning of the body.
fn closing(text: &str, first: usize, mark: &str) -> Option<(usize, usize)> {
    let mut at = first;
    for line in text[first..].split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == mark || (bare == "..." && mark == "---") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// A JSON object ends where its last brace ends.
fn json(source: &str, text: &str, opening: Range<usize>) -> Result<Fence, Problem> {
    let rest = &text[opening.start..];
    let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<serde::de::IgnoredAny>();
    let length = match stream.next() {
        Some(Ok(_)) => stream.byte_offset(),
        Some(Err(error)) if error.is_eof() => {
            return Err(Problem::error("the JSON object that `{` opens is not closed")
                .at(Place::within(source, text, opening.start..opening.start + 1))
                .hint("end the front matter with `}`"));
        }
        // The parser names the fault when it reads the object.
        _ => rest.len(),
    };
    let end = opening.start + length;
    let after = &text[end..];
    let blank = after.find('\n').map_or(after.len(), |newline| newline + 1);
    let body = if after[..blank].trim().is_empty() { end + blank } else { end };
    Ok(Fence { format: Format::Json, header: opening.start..end, opening, body })
}

/// No front matter at all, or a fence that is nearly one.
fn missing(source: &str, text: &str, line: &str, opening: Range<usize>) -> Problem {
    let nearly = line.len() > 1 && line.chars().all(|c| matches!(c, '+' | '-' | '\u{2013}' | '\u{2014}'));
    let hint = if nearly && !line.starts_with('+') {
        "begin the file with a line `---`, then `title: \"…\"` and `date: …`, then a line `---`"
    } else {
        "begin the file with a line `+++`, then `title = \"…\"` and `date = …`, then a line `+++`"
    };
    let problem = if nearly {
        Problem::error(format!("`{line}` does not open front matter"))
    } else {
        Problem::error("there is no front matter")
    };
    problem.at(Place::within(source, text, opening)).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::{Format, find};

    fn parts(text: &str) -> (Format, &str, &str) {
        let fence = find("a.md", text).unwrap();
        (fence.format, &text[fence.header], &text[fence.body..])
    }

    #[test]
    fn the_three_formats_are_told_apart() {
        assert_eq!(parts("+++\na = 1\n+++\nx"), (Format::Toml, "a = 1\n", "x"));
        assert_eq!(parts("\r\n \n---\r\na: 1\r\n---\r\nx"), (Format::Yaml, "a: 1\r\n", "x"));
        assert_eq!(parts("---\n---\n"), (Format::Yaml, "", ""));
        assert_eq!(parts("{\"a\": {\"b\": 1}}\n\nx"), (Format::Json, "{\"a\": {\"b\": 1}}", "\nx"));
        assert_eq!(parts("---  \na: 1\n---"), (Format::Yaml, "a: 1\n", ""));
    }

    #[test]
    fn a_missing_fence_is_named_with_its_line() {
        let problem = find("a.md", "\n+++\ntitle = 1\n").err().unwrap();
        assert_eq!(problem.message, "the front matter that `+++` opens is not closed");
        assert_eq!(problem.place.unwrap().line, 2);
        assert_eq!(problem.hint.unwrap(), "end the front matter with a line `+++`");
        for (text, message) in [
            ("", "there is no front matter"),
            ("Halo\n", "there is no front matter"),
            ("++\ntitle = 1\n++\n", "`++` does not open front matter"),
            ("{\"title\": \"x\"", "the JSON object that `{` opens is not closed"),
        ] {
            assert_eq!(find("a.md", text).err().unwrap().message, message);
        }
    }
}
