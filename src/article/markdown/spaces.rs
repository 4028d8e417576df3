//! Spaces that a language wants otherwise than the author could type them.

use crate::base::segment;
use std::ops::Range;

/// Whether a line break of the Markdown at `range` stands between characters that are written without spaces.
pub(super) fn are_joined(source: &str, range: &Range<usize>) -> bool {
    let is_markup = |c: char| c.is_ascii_whitespace() || matches!(c, '*' | '_' | '>');
    let before = source[..range.start].trim_end_matches(is_markup).chars().next_back();
    let after = source[range.end..].trim_start_matches(is_markup).chars().next();
    before.zip(after).is_some_and(|(before, after)| segment::joins_lines(before, after))
}

/// A piece of French text with its spaces before "?", "!", ";", "»", "%", "€" and after "«" narrow, before ":" as wide
/// as others, and all of them without a line break. `None` if it has no such space.
pub(super) fn french(text: &str, source: &str, range: &Range<usize>) -> Option<String> {
    if !text.contains(' ') {
        return None;
    }
    let mut before = source[..range.start].chars().next_back();
    let following = source[range.end..].trim_start_matches(['*', '_']).chars().next();
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let after = characters.peek().copied().or(following);
        spaced.push(match (before, c, after) {
            (Some('«'), ' ', _) | (_, ' ', Some('?' | '!' | ';' | '»')) => '\u{202f}',
            (Some('0'..='9'), ' ', Some('%' | '€')) => '\u{202f}',
            (_, ' ', Some(':')) => '\u{a0}',
            _ => c,
        });
        before = Some(c);
    }
    (spaced != text).then_some(spaced)
}
