//! One tag of HTML: its name and attributes. Exact for what the sanitiser writes; for what third parties write, as near to a
//! browser as a warning needs.

use quick_xml::escape::{resolve_predefined_entity, unescape_with};
use std::borrow::Cow;

/// A tag.
#[derive(Debug)]
pub(in crate::article) struct Tag<'h> {
    /// The element's name, as written.
    pub(in crate::article) name: &'h str,
    /// Whether it ends the element.
    pub(in crate::article) is_end: bool,
    /// Names and values, as written.
    pub(in crate::article) attributes: Vec<(&'h str, &'h str)>,
    /// How long it is, in bytes.
    pub(in crate::article) length: usize,
    /// Whether it ends with `/>`.
    pub(in crate::article) is_whole: bool,
}

impl<'h> Tag<'h> {
    /// The tag that a text begins with.
    pub(in crate::article) fn read(text: &'h str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let (name, mut rest) = cut(inner, |c| gap(c) || c == '>');
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(gap);
            if let Some(after) = rest.strip_prefix('>') {
                let length = text.len() - after.len();
                let is_whole = text[..length].ends_with("/>");
                return Some(Self { name, is_end, attributes, length, is_whole });
            }
            let first = rest.chars().next()?;
            let end = rest[first.len_utf8()..].find(|c| gap(c) || matches!(c, '=' | '>'));
            let (name, after) = rest.split_at(end.map_or(rest.len(), |end| end + first.len_utf8()));
            let (value, after) = match after.trim_start_matches(char::is_whitespace).strip_prefix('=') {
                Some(value) => value_of(value.trim_start_matches(char::is_whitespace))?,
                None => ("", after),
            };
            attributes.push((name, value));
            rest = after;
        }
    }

    /// Whether it is of the element of this name, in lower case.
    pub(in crate::article) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, without character references.
    pub(in crate::article) fn value(&self, name: &str) -> Option<Cow<'h, str>> {
        let (_, raw) = self.attributes.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
        let entity =
            |name: &str| if name == "nbsp" { Some("\u{a0}") } else { resolve_predefined_entity(name) };
        Some(unescape_with(raw, entity).unwrap_or(Cow::Borrowed(raw)))
    }
}

/// Elements in which no tag is one.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// How long what a text begins with is that holds no tags: a comment, or what follows the tag of an element in which no tag is one,
/// up to the tag that ends it.
pub(in crate::article) fn silent(text: &str, tag: Option<&Tag<'_>>) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let Some(tag) = tag else { return 1 };
    let raw = RAW.iter().find(|name| tag.is(name)).filter(|_| !tag.is_end);
    raw.map_or(tag.length, |name| {
        let end = format!("</{name}");
        let rest = &text.as_bytes()[tag.length..];
        let found = rest.windows(end.len()).position(|word| word.eq_ignore_ascii_case(end.as_bytes()));
        found.map_or(text.len(), |at| tag.length + at)
    })
}

/// What parts names of tags and attributes.
fn gap(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

/// A text as far as a character, and from it on.
fn cut(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// The value that a text begins with, and the text after it; nothing if its quotation mark is never closed.
fn value_of(text: &str) -> Option<(&str, &str)> {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote),
        _ => Some(cut(text, |c| c.is_ascii_whitespace() || c == '>')),
    }
}
