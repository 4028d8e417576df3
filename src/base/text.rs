//! Shortening and comparing text.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// Whether a character steers a terminal, or turns the reading direction of what follows.
#[must_use]
pub fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in which what steers is written as `\u{…}`.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let each = text.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() });
    Cow::Owned(each.collect())
}

/// The candidate that `text` most likely meant, if any is near enough to be worth naming.
#[must_use]
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = text.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|one, other| one.0.total_cmp(&other.0).then_with(|| other.1.cmp(one.1)))
        .map(|(_, candidate)| candidate)
}

/// A character that HTML and feeds forbid: a control character that is no white space, or a noncharacter.
#[must_use]
pub fn forbidden(text: &str) -> Option<char> {
    let bad = |c: char| (c.is_control() && !c.is_whitespace()) || is_noncharacter(c);
    text.chars().find(|c| bad(*c))
}

/// Whether Unicode keeps a code point free of any character for good.
#[must_use]
pub fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a reader sees nothing of a text: white space, joiners, marks of direction, fillers.
#[must_use]
pub fn is_invisible(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || is_noncharacter(c)
            || matches!(
                c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{ffa0}'
            )
            || matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
    })
}

/// The text in NFC: one text however its writer's system encodes accents.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// White space runs become one space; none at the ends.
#[must_use]
pub fn collapse_whitespace(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// `text` cut to at most `limit` graphemes, at the end of a word where `text` has spaces, never within a
/// grapheme; an ellipsis stands for what was cut.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    let Some((cut, _)) = text.grapheme_indices(true).nth(limit) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    // `split_word_bounds` breaks between ideographs too, so a text without spaces loses at most one word.
    let mut end = 0;
    for (start, word) in text.split_word_bound_indices() {
        if start + word.len() > cut {
            break;
        }
        end = start + word.len();
    }
    let kept = if end == 0 { head } else { &text[..end] };
    let kept = kept.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '\u{2013}' | '\u{2014}' | '-' | '(' | '\u{60c}' | '\u{3001}')
    });
    format!("{kept}\u{2026}")
}

#[cfg(test)]
mod tests {
    use super::{forbidden, is_invisible, nearest, shorten};

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        assert_eq!(nearest("titel", ["title", "date"]), Some("title"));
        assert_eq!(nearest("xyz", ["title", "date"]), None);
    }

    #[test]
    fn what_nobody_sees_and_what_html_forbids_is_known() {
        for text in ["", " \u{a0}", "\u{200b}\u{2060}\u{feff}", "\u{202e}\u{ad}", "\u{3164}\u{fe0f}"] {
            assert!(is_invisible(text), "{text:?}");
        }
        for text in ["a", "\u{200b}!", "\u{4e88}", "\u{1f468}\u{200d}\u{1f469}", "\u{fffd}"] {
            assert!(!is_invisible(text), "{text:?}");
            assert_eq!(forbidden(text), None, "{text:?}");
        }
        assert_eq!(forbidden("a\tb\nc\u{85}\u{2028}"), None);
        for bad in ['\u{0}', '\u{7}', '\u{7f}', '\u{9b}', '\u{fdd0}', '\u{ffff}', '\u{1fffe}', '\u{10ffff}'] {
            assert_eq!(forbidden(&format!("a{bad}b")), Some(bad));
        }
    }

    #[test]
    fn text_is_cut_at_a_word_and_never_within_a_grapheme() {
        assert_eq!(shorten("satu dua, tiga", 11), "satu dua\u{2026}");
        assert_eq!(shorten("pendek", 10), "pendek");
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(shorten(&family.repeat(3), 2), format!("{}\u{2026}", family.repeat(2)));
    }
}
