//! Slugs: the part of a URL that names an article or a grouping.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

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

/// The slug of a name: lower case, words joined by `-`, at most 180 bytes (cut at a word where that leaves half).
/// Empty if the name holds no letter or digit (or none that `Ascii` can render).
#[must_use]
pub fn slug(name: &str, style: SlugStyle) -> String {
    let slug = match style {
        // Most names are ASCII, and ASCII is NFC.
        _ if name.is_ascii() => joined(name.chars()),
        SlugStyle::Unicode => joined(name.nfc()),
        SlugStyle::Ascii => {
            joined(deunicode::deunicode_with_tofu(&name.nfc().collect::<String>(), " ").chars())
        }
    };
    shortened(slug)
}

/// The slug, cut to [`MAX_BYTES`] within neither a word, where that leaves half, nor a grapheme.
fn shortened(mut slug: String) -> String {
    if slug.len() > MAX_BYTES {
        let end = slug
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .take_while(|start| *start <= MAX_BYTES)
            .last();
        slug.truncate(end.unwrap_or_default());
        if let Some(word) = slug.rfind('-').filter(|word| *word >= MAX_BYTES / 2) {
            slug.truncate(word);
        }
    }
    slug
}

/// Lower-case letters, marks and digits of `characters`, in NFC; what is between them becomes one `-`.
fn joined(characters: impl Iterator<Item = char>) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for character in characters {
        // An apostrophe is part of its word: "O'Neil" is "oneil".
        if matches!(character, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200b}') {
            continue;
        }
        // Zero-width joiners shape Persian and Indic words.
        let joiner = matches!(character, '\u{200c}' | '\u{200d}') && !slug.is_empty() && !gap;
        if character.is_alphanumeric() || is_combining_mark(character) || joiner {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.extend(character.to_lowercase());
        } else {
            gap = true;
        }
    }
    let slug = slug.trim_end_matches(['\u{200c}', '\u{200d}']);
    // A combining mark alone names nothing.
    if slug.is_ascii() {
        slug.to_owned()
    } else if slug.chars().any(char::is_alphanumeric) {
        slug.nfc().collect()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{SlugStyle, slug};

    #[test]
    fn slugs_keep_their_script() {
        for (name, expected) in [
            ("Harga Beras Naik, Pasar Tenang", "harga-beras-naik-pasar-tenang"),
            ("Top Story", "top-story"),
            (
                "\u{e2a}\u{e20}\u{e32}\u{e2d}\u{e19}\u{e38}\u{e21}\u{e31}\u{e15}\u{e34}",
                "\u{e2a}\u{e20}\u{e32}\u{e2d}\u{e19}\u{e38}\u{e21}\u{e31}\u{e15}\u{e34}",
            ),
            ("\u{4e88}\u{7b97}\u{6210}\u{7acb}\u{ff01}2026", "\u{4e88}\u{7b97}\u{6210}\u{7acb}-2026"),
            ("O\u{2019}Neil\u{2019}s", "oneils"),
            ("e\u{301}te\u{301}", "\u{e9}t\u{e9}"),
            ("!!!", ""),
            ("\u{301}", ""),
            ("../../etc", "etc"),
        ] {
            assert_eq!(slug(name, SlugStyle::Unicode), expected);
        }
    }

    #[test]
    fn a_slug_fits_a_file_name() {
        let long = slug(&"kata ".repeat(100), SlugStyle::Unicode);
        assert!(long.len() <= 180 && long.ends_with("kata"), "{long}");
        let thai = slug(&"\u{e01}\u{e33}".repeat(100), SlugStyle::Unicode);
        assert!((160..=180).contains(&thai.len()) && !thai.ends_with('\u{fffd}'));
    }

    #[test]
    fn ascii_slugs_are_transliterated() {
        assert_eq!(slug("Ch\u{1ee3} n\u{1ed5}i C\u{1ea7}n Th\u{1a1}", SlugStyle::Ascii), "cho-noi-can-tho");
        assert_eq!(slug("\u{1f600}", SlugStyle::Unicode), "");
    }
}
