//! HTML within Markdown, read as leniently as rules need: tags with a few attributes, and the text between them.

use std::ops::Range;

/// A piece of HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece<'h> {
    /// A tag that opens an element: its name in lower case.
    Open(String, Attributes<'h>),
    /// A tag that closes one.
    Close(String),
    /// Text, without references to characters.
    Text(&'h str),
    /// A reference to a character: what it stands for, if that is one of the usual ones.
    Reference(&'static str),
}

/// The inside of a tag, after its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::check) struct Attributes<'h>(&'h str);

/// References that wire copies hold, and what they stand for.
const REFERENCES: [(&str, &str); 8] = [
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{a0}"),
    ("&#160;", "\u{a0}"),
];

impl<'h> Attributes<'h> {
    /// The value of an attribute, which may be empty; `None` if the tag does not have it.
    pub(in crate::check) fn get(self, name: &str) -> Option<&'h str> {
        self.all().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All names with their values, as written.
    pub(in crate::check) fn all(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            let (own, after) = rest.split_at(end);
            let value = after.trim_start().strip_prefix('=').map(str::trim_start);
            let (value, after) = match value {
                None => ("", after),
                Some(value) => quoted(value),
            };
            rest = after;
            Some((own, value))
        })
    }
}

/// A value and what follows it.
fn quoted(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Where the content of an element ends whose content is no HTML; `start` for all others.
pub(super) fn end_of_raw(html: &str, name: &str, start: usize) -> usize {
    if !matches!(name, "script" | "style") {
        return start;
    }
    let rest = html.get(start..).unwrap_or_default().to_ascii_lowercase();
    rest.find(&format!("</{name}")).map_or(html.len(), |end| start + end)
}

/// The pieces of some HTML, with their places in it.
pub(super) fn pieces(html: &str) -> Vec<(Piece<'_>, Range<usize>)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        let length = match rest.as_bytes()[0] {
            b'<' => tag(rest, at, &mut pieces),
            b'&' => reference(rest, at, &mut pieces),
            _ => rest.find(['<', '&']).unwrap_or(rest.len()),
        };
        let is_text = !matches!(rest.as_bytes()[0], b'<' | b'&');
        if is_text {
            pieces.push((Piece::Text(&rest[..length]), at..at + length));
        }
        at += length.max(1);
    }
    pieces
}

/// Reads a tag or comment at the beginning of `rest`; says how long it is.
fn tag<'h>(rest: &'h str, at: usize, pieces: &mut Vec<(Piece<'h>, Range<usize>)>) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |end| end + 3);
    }
    let Some(end) = rest.find('>') else { return rest.len() };
    let inner = &rest[1..end];
    let name = |text: &str| {
        text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let range = at..at + end + 1;
    match inner.strip_prefix('/') {
        Some(closing) => pieces.push((Piece::Close(name(closing)), range)),
        None => {
            let name = name(inner);
            let attributes = Attributes(&inner[name.len()..]);
            pieces.push((Piece::Open(name, attributes), range));
        }
    }
    end + 1
}

/// Reads a reference at the beginning of `rest`; says how long it is.
fn reference<'h>(rest: &'h str, at: usize, pieces: &mut Vec<(Piece<'h>, Range<usize>)>) -> usize {
    let length = rest[1..]
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
        .filter(|end| *end > 0 && rest[1 + end..].starts_with(';'))
        .map(|end| end + 2);
    let Some(length) = length else {
        pieces.push((Piece::Text("&"), at..at + 1));
        return 1;
    };
    let known = REFERENCES.iter().find(|(name, _)| *name == &rest[..length]);
    pieces.push((Piece::Reference(known.map_or("\u{fffc}", |(_, means)| means)), at..at + length));
    length
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};
    use proptest::prelude::{any, proptest};

    #[test]
    fn tags_text_and_references_are_told_apart() {
        let html = "<p class=x>A &amp; B<img src='a b.jpg' alt=\"\"/><!-- <p> --></p>&eacute;& c";
        let found: Vec<_> = pieces(html).into_iter().map(|(piece, _)| piece).collect();
        assert!(
            matches!(&found[0], Piece::Open(name, attributes) if name == "p" && attributes.get("class") == Some("x"))
        );
        assert_eq!(found[1..4], [Piece::Text("A "), Piece::Reference("&"), Piece::Text(" B")]);
        let Piece::Open(name, attributes) = &found[4] else { panic!("{found:?}") };
        assert_eq!(
            (name.as_str(), attributes.get("src"), attributes.get("alt")),
            ("img", Some("a b.jpg"), Some(""))
        );
        assert_eq!(attributes.get("width"), None);
        assert_eq!(found[5], Piece::Close("p".to_owned()));
        assert_eq!(found[6..], [Piece::Reference("\u{fffc}"), Piece::Text("&"), Piece::Text(" c")]);
    }

    proptest! {
        #[test]
        fn no_html_makes_it_panic(text in any::<String>(), marks in "[<>&;=\"'/a é!-]{0,40}") {
            for html in [&text, &marks] {
                for (piece, range) in pieces(html) {
                    let _ = &html[range];
                    if let Piece::Open(_, attributes) = piece {
                        let _ = attributes.get("alt");
                    }
                }
            }
        }
    }
}
