//! Shortening and comparing text.

use unicode_segmentation::UnicodeSegmentation;

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
            || matches!(
                c,
                ',' | ';' | ':' | '\u{2013}' | '\u{2014}' | '-' | '(' | '\u{60c}' | '\u{3001}'
            )
    });
    format!("{kept}\u{2026}")
}

#[cfg(test)]
mod tests {
    use super::{nearest, shorten};

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        assert_eq!(nearest("titel", ["title", "date"]), Some("title"));
        assert_eq!(nearest("xyz", ["title", "date"]), None);
    }

    #[test]
    fn text_is_cut_at_a_word_and_never_within_a_grapheme() {
        assert_eq!(shorten("satu dua, tiga", 11), "satu dua\u{2026}");
        assert_eq!(shorten("pendek", 10), "pendek");
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(
            shorten(&family.repeat(3), 2),
            format!("{}\u{2026}", family.repeat(2))
        );
    }
}
