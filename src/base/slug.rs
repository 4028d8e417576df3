//! Slugs: the part of a URL that names an article or a grouping.

mod letters;

use super::segment;
use letters::Letters;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_segmentation::GraphemeCursor;

/// How slugs are made of names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SlugStyle {
    /// Letters, marks and digits of every script are kept (NFC, lower case).
    #[default]
    Unicode,
    /// Transliterated to a-z and 0-9.
    Ascii,
}

/// How long a slug may be, in bytes: file systems take names of at most 255, and percent-encoding triples them.
const MAX_BYTES: usize = 180;

/// The slug of a name in a language (a BCP 47 tag, or nothing): lower case as the language has it, words joined by `-`,
/// in NFC, at most 180 bytes (cut where a word ends if that leaves half). A slug's slug is itself.
/// Empty if the name holds no letter or digit (or none that `Ascii` can render).
#[must_use]
pub fn slug(name: &str, style: SlugStyle, lang: &str) -> String {
    let letters = Letters::of(lang);
    let name = letters.lower(&plain(name));
    let name = match style {
        SlugStyle::Ascii if !name.is_ascii() => {
            deunicode::deunicode_with_tofu(&letters.romanised(&name), " ").to_ascii_lowercase()
        }
        SlugStyle::Ascii | SlugStyle::Unicode => name,
    };
    shortened(joined(&name, letters))
}

/// The name in NFC, with half- and full-width letters and Arabic presentation forms as the letters that they are.
fn plain(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let is_form =
        |c| matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff01}'..='\u{ffef}');
    if !name.contains(is_form) {
        return Cow::Owned(name.nfc().collect());
    }
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        if is_form(c) { plain.extend(std::iter::once(c).nfkc()) } else { plain.push(c) }
    }
    Cow::Owned(plain.nfc().collect())
}

/// Letters, marks and digits of a name, in NFC; what is between them becomes one `-`.
fn joined(name: &str, letters: Letters) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut gap = false;
    // A joiner that counts if its word goes on.
    let mut joiner = None;
    for c in name.chars() {
        let inside = !gap && !slug.is_empty();
        if is_nothing(c) || is_apostrophe(c) && letters.keep_words_with_apostrophes() {
            continue;
        }
        if is_combining_mark(c) {
            // A mark has its place on a letter.
            if inside {
                slug.extend(joiner.take());
                slug.push(c);
            }
        } else if c.is_alphanumeric() && !is_apostrophe(c) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            slug.extend(joiner.take().filter(|_| inside));
            slug.push(c);
            gap = false;
        } else if matches!(c, '\u{200c}' | '\u{200d}') {
            joiner = joiner
                .or_else(|| slug.chars().next_back().filter(|last| inside && joins(*last, c)).map(|_| c));
        } else {
            gap = true;
            joiner = None;
        }
    }
    if slug.is_ascii() { slug } else { slug.nfc().collect() }
}

/// Whether a joiner after a letter changes how a word is written: after a virama in Indic scripts, and the one that
/// keeps apart in Arabic script (as in names of the internet: RFC 5892, appendix A).
fn joins(last: char, joiner: char) -> bool {
    let arabic = matches!(last, '\u{620}'..='\u{8ff}');
    canonical_combining_class(last) == 9 || (joiner == '\u{200c}' && arabic)
}

/// An apostrophe is part of its word: "O'Neil" is "oneil". So are the abbreviation marks of Hebrew.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{5f3}' | '\u{5f4}')
}

/// What nobody sees in a URL (soft hyphens, marks of direction, selectors of one form of a letter), and the stroke that
/// lengthens an Arabic word.
fn is_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
    ) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{180b}'..='\u{180f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The slug, cut to [`MAX_BYTES`] within neither a word, where that leaves half, nor a grapheme.
fn shortened(mut slug: String) -> String {
    if slug.len() > MAX_BYTES {
        slug.truncate(end_of_last_word(&slug));
        let kept = slug.trim_end_matches(['-', '\u{200c}']).len();
        slug.truncate(kept);
    }
    slug
}

/// Where a slug that is too long is cut.
fn end_of_last_word(slug: &str) -> usize {
    let is_end = |at: usize| GraphemeCursor::new(at, slug.len(), true).is_boundary(slug, 0).unwrap_or(false);
    let limit = (0..=MAX_BYTES).rev().find(|at| slug.is_char_boundary(*at) && is_end(*at)).unwrap_or(0);
    if slug[limit..].starts_with('-') {
        return limit;
    }
    let half = MAX_BYTES / 2;
    if let Some(hyphen) = slug[..limit].rfind('-').filter(|hyphen| *hyphen >= half) {
        return hyphen;
    }
    // A long title in Thai or Chinese is one "word" between hyphens.
    let ends = segment::pieces(slug).scan(0, |end, (piece, _)| {
        *end += piece.len();
        Some(*end)
    });
    ends.take_while(|end| *end <= limit).filter(|end| *end >= half && is_end(*end)).last().unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::{SlugStyle, is_apostrophe, is_combining_mark, is_nothing, plain, slug};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use unicode_normalization::is_nfc;
    use unicode_segmentation::UnicodeSegmentation;

    const LANGUAGES: [&str; 6] = ["", "tr", "de", "fr", "fa", "th"];

    #[test]
    fn slugs_keep_their_script() {
        for (name, expected) in [
            ("Harga Beras Naik, Pasar Tenang", "harga-beras-naik-pasar-tenang"),
            ("Top Story", "top-story"),
            ("O\u{2019}Neil\u{2019}s", "oneils"),
            ("e\u{301}te\u{301}", "\u{e9}t\u{e9}"),
            ("!!!", ""),
            ("\u{301}", ""),
            ("a \u{301}b", "a-b"),
            ("../../etc", "etc"),
            ("..\\con\0 %2e%2e ~", "con-2e-2e"),
            ("\u{1f600}", ""),
        ] {
            assert_eq!(slug(name, SlugStyle::Unicode, ""), expected);
        }
    }

    #[test]
    fn a_slug_fits_a_file_name_and_ends_with_a_word() {
        let long = slug(&"kata ".repeat(100), SlugStyle::Unicode, "id");
        assert_eq!(long.len(), 179, "{long}");
        let thai = slug(&"นายกเทศมนตรีประกาศลาออก".repeat(4), SlugStyle::Unicode, "th");
        assert!((90..=180).contains(&thai.len()) && thai.ends_with("นายกเทศมนตรี"), "{thai}");
        let endless = slug(&"กำ".repeat(100), SlugStyle::Unicode, "th");
        assert!((160..=180).contains(&endless.len()), "{endless}");
    }

    proptest! {
        #[test]
        fn a_slug_is_its_own_slug(
            name in "([A-Za-zÀ-ž]{1,9}|[ก-๎]{1,30}|[ا-ي\u{200c}\u{200d}\u{640}]{1,9}|[क-्\u{200c}\u{200d}]{1,9}|\
                [一-三]{1,30}|ΟΔΟΣ|İ|I|ẞ|ﾊﾞ|Ａ|[-' ./\u{301}]{1,3}){0,12}",
            lang in 0..LANGUAGES.len(),
        ) {
            for style in [SlugStyle::Unicode, SlugStyle::Ascii] {
                let once = slug(&name, style, LANGUAGES[lang]);
                prop_assert_eq!(slug(&once, style, LANGUAGES[lang]), once.clone());
                prop_assert_eq!(slug(&once, style, ""), once);
            }
        }

        #[test]
        fn every_slug_is_a_safe_name(name in any::<String>(), lang in 0..LANGUAGES.len()) {
            let slug = slug(&name, SlugStyle::Unicode, LANGUAGES[lang]);
            prop_assert!(slug.len() <= 180 && is_nfc(&slug));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
            prop_assert!(!slug.chars().any(|c| c.is_whitespace() || c.is_control() || "/\\.:%?#&<>\"'~".contains(c)));
            prop_assert_eq!(super::slug(&slug, SlugStyle::Unicode, ""), slug);
        }

        #[test]
        fn a_name_with_letters_has_a_slug(name in any::<String>()) {
            let is_letter = |c: char| c.is_alphanumeric() && !is_combining_mark(c) && !is_apostrophe(c) && !is_nothing(c);
            let slug = slug(&name, SlugStyle::Unicode, "");
            prop_assert_eq!(slug.is_empty(), !plain(&name).contains(is_letter), "{:?}", name);
        }

        #[test]
        fn a_slug_never_ends_within_a_grapheme(name in "[ก-๎กำ]{30,90}") {
            let slug = slug(&name, SlugStyle::Unicode, "th");
            let whole: String = super::joined(&plain(&name), super::Letters::of("th"));
            let mut ends = whole.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
            prop_assert!(slug.is_empty() || ends.any(|end| end == slug.len()));
        }
    }
}
