//! How long a text is to read.

/// Words of a Markdown text, roughly: what stands between spaces; of scripts that are written without spaces
/// (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese), two characters are a word.
#[must_use]
pub fn count(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|byte| *byte > b' '));
    let (mut spaced, mut dense) = (first, false);
    // Pieces whose counts fit a byte, without branches, so that the compiler can take many bytes at a time.
    for (before, after) in bytes.chunks(255).zip(bytes.get(1..).unwrap_or_default().chunks(255)) {
        let mut starts = 0_u8;
        let mut found = 0_u8;
        for (before, byte) in before.iter().zip(after) {
            starts += u8::from(*before <= b' ') & u8::from(*byte > b' ');
            // The first bytes of such scripts, and of a few others: whoever counts exactly looks closer.
            found |= u8::from(*byte >= 0xe3) | u8::from(*byte == 0xe0) | u8::from(*byte == 0xe1);
        }
        spaced += usize::from(starts);
        dense |= found != 0;
    }
    dense |= bytes.first().is_some_and(|byte| *byte >= 0xe0);
    let words = if dense { spaced.saturating_add(surplus(text)) } else { spaced };
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// What a text with characters of unspaced scripts has beyond its spaces: half their number, less the words
/// between spaces that hold nothing else.
fn surplus(text: &str) -> usize {
    let (mut characters, mut whole) = (0, 0);
    for word in text.split_ascii_whitespace() {
        let dense = word.chars().filter(|c| is_dense(*c)).count();
        characters += dense;
        let latin = word.chars().any(|c| c.is_alphanumeric() && !is_dense(c));
        whole += usize::from(dense > 0 && !latin);
    }
    (characters.div_ceil(2)).saturating_sub(whole)
}

/// Whether a character belongs to a script that is written without spaces. (Korean has spaces, but its
/// syllables say as much as a character of Chinese does half the time; it counts by its spaces.)
fn is_dense(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff
        | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::count;
    use proptest::prelude::{any, proptest};

    #[test]
    fn words_are_counted_by_script() {
        assert_eq!(count(""), 0);
        assert_eq!(count("Harga beras naik,\npasar  tenang.\n"), 5);
        assert_eq!(count("\u{e9}t\u{e9} \u{201c}x\u{201d}"), 2);
        assert_eq!(count("\u{4e88}\u{7b97}\u{6210}\u{7acb}"), 2);
        assert_eq!(count("\u{4e88}\u{7b97}\u{6210}\u{7acb} dan lagi"), 4);
        assert_eq!(count("\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940} \u{92d}\u{93e}\u{937}\u{93e}"), 2);
        assert_eq!(count("\u{d55c}\u{ad6d} \u{b274}\u{c2a4}"), 2);
    }

    proptest! {
        #[test]
        fn plain_words_are_those_between_spaces(text in "[a-z \n]{0,60}") {
            assert_eq!(usize::try_from(count(&text)).unwrap(), text.split_ascii_whitespace().count());
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = count(&text);
        }
    }
}
