//! What letters search takes for the same, and how scripts are cut into words. One table for both sides: the index
//! carries it to the browser ([`as_json`]), whose script has the algorithm only.
//!
//! No dictionaries and no stemmers. ICU's dictionaries differ between versions and browsers, and cut one word otherwise
//! in another sentence; stemmers are per language, while names, quotations and passages in other languages stand in one
//! text. Instead scripts without spaces are cut into runs of a fixed length, and elsewhere a word finds those that begin
//! with it.

use serde_json::{Value, json};

/// Code points from the first to the last.
type Range = (u32, u32);

/// Marks and invisible characters that are left out after decomposition (NFKD): accents of Latin, Greek and Cyrillic,
/// points of Hebrew, vowel signs and the stroke of Arabic, the half rings of transliterations, joiners, soft hyphens,
/// marks of direction.
pub(crate) const DROPPED: &[Range] = &[
    (0xad, 0xad),
    (0x2b9, 0x2bf),
    (0x300, 0x36f),
    (0x483, 0x487),
    (0x591, 0x5bd),
    (0x5bf, 0x5bf),
    (0x5c1, 0x5c2),
    (0x5c4, 0x5c5),
    (0x5c7, 0x5c7),
    (0x610, 0x61a),
    (0x640, 0x640),
    (0x64b, 0x65f),
    (0x670, 0x670),
    (0x6d6, 0x6dc),
    (0x6df, 0x6e4),
    (0x6e7, 0x6e8),
    (0x6ea, 0x6ed),
    (0x200b, 0x200f),
    (0x202a, 0x202e),
    (0x2060, 0x2069),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
];

/// Letters that are taken for others, after decomposition and in lower case.
pub(crate) const LETTERS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ς', "σ"),
    ('ґ', "г"),
    ('ٱ', "ا"),
    ('ى', "ي"),
    ('ی', "ي"),
    ('ة', "ه"),
    ('ہ', "ه"),
    ('ە', "ه"),
    ('ھ', "ه"),
    ('ک', "ك"),
];

/// The zeros of digits that are read as those of ASCII.
pub(crate) const ZEROS: &[u32] =
    &[0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xe50, 0xed0, 0x1040, 0x17e0];

/// What stands before Arabic words and is written with them: the article, with a conjunction or preposition.
pub(crate) const ARTICLES: &[&str] = &["وال", "بال", "كال", "فال", "لل", "ال"];

/// How many letters of an Arabic word must be left where its article is taken away.
pub(crate) const LEFT: usize = 3;

/// How many letters of a word count.
pub(crate) const LONGEST: usize = 32;

/// Scripts that are cut into runs: how many letters make a run, how many of these choose the drawer, and which letters.
pub(crate) struct Runs {
    /// How many letters make a run.
    pub(crate) length: usize,
    /// How many of its first letters choose the drawer: a run that is not full finds those that begin with it.
    pub(crate) key: usize,
    /// The letters.
    pub(crate) letters: &'static [Range],
}

/// Chinese, Japanese and Korean by pairs; Thai, Lao, Burmese and Khmer, whose words are longer and whose letters are
/// few, by threes. Korean has spaces, but writes particles with its words.
pub(crate) const RUNS: &[Runs] = &[
    Runs {
        length: 2,
        key: 1,
        letters: &[
            (0x3005, 0x3007),
            (0x3021, 0x3029),
            (0x3031, 0x3035),
            (0x303b, 0x303b),
            (0x3041, 0x3096),
            (0x3099, 0x309a),
            (0x309d, 0x309f),
            (0x30a1, 0x30fa),
            (0x30fc, 0x30ff),
            (0x3105, 0x312f),
            (0x31a0, 0x31bf),
            (0x31f0, 0x31ff),
            (0x3400, 0x4dbf),
            (0x4e00, 0x9fff),
            (0xac00, 0xd7a3),
            (0xf900, 0xfaff),
            (0x1b000, 0x1b16f),
            (0x20000, 0x3ffff),
        ],
    },
    Runs {
        length: 3,
        key: 2,
        letters: &[
            (0xe01, 0xe2e),
            (0xe30, 0xe3a),
            (0xe40, 0xe45),
            (0xe47, 0xe4e),
            (0xe81, 0xeae),
            (0xeb0, 0xebd),
            (0xec0, 0xec4),
            (0xec8, 0xece),
            (0xedc, 0xedf),
            (0x1000, 0x103f),
            (0x1050, 0x109f),
            (0x1780, 0x17d3),
            (0x17dc, 0x17dd),
            (0xa9e0, 0xa9fe),
            (0xaa60, 0xaa7f),
        ],
    },
];

/// How many first letters of another word choose the drawer: a word of so many finds those that begin with it.
pub(crate) const KEY: usize = 3;

/// Whether a code point is in one of some sorted ranges.
pub(crate) fn is_in(ranges: &[Range], point: u32) -> bool {
    let place = ranges.partition_point(|(_, last)| *last < point);
    ranges.get(place).is_some_and(|(first, _)| *first <= point)
}

/// The tables, for the browser.
pub(crate) fn as_json() -> Value {
    let letters: serde_json::Map<String, Value> =
        LETTERS.iter().map(|(from, to)| (from.to_string(), (*to).into())).collect();
    let runs = RUNS.iter().map(|runs| json!([runs.length, runs.key, runs.letters]));
    json!({
        "dropped": DROPPED,
        "letters": letters,
        "zeros": ZEROS,
        "articles": ARTICLES,
        "left": LEFT,
        "longest": LONGEST,
        "runs": runs.collect::<Vec<_>>(),
        "key": KEY,
    })
}

#[cfg(test)]
mod tests {
    use super::{ARTICLES, DROPPED, RUNS, is_in};

    #[test]
    fn the_tables_are_sorted() {
        for ranges in RUNS.iter().map(|runs| runs.letters).chain([DROPPED]) {
            assert!(ranges.iter().all(|(first, last)| first <= last));
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "{ranges:x?}");
        }
        assert!(ARTICLES.windows(2).all(|pair| pair[0].chars().count() >= pair[1].chars().count()));
    }

    #[test]
    fn punctuation_among_letters_is_none() {
        for c in "・。ๆฯ၊។゠".chars() {
            assert!(!RUNS.iter().any(|runs| is_in(runs.letters, u32::from(c))), "{c}");
        }
    }
}
