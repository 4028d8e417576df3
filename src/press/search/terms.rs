//! The words of a text, as the index has them. `search.js` does the same with the same tables; `tests/browser/search/words.json`
//! holds both to one list.

use crate::press::search::fold::{ARTICLES, DROPPED, KEY, LEFT, LETTERS, LONGEST, RUNS, Runs, ZEROS, is_in};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Gives each word of a text to `take`, with repeats, in the order of the text.
pub(crate) fn each(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    for piece in text.split_ascii_whitespace() {
        if piece.is_ascii() {
            for part in piece.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| counts(part)) {
                word.clear();
                word.extend(part.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()));
                take(&word);
            }
        } else {
            of_folded(&folded(piece), &mut take);
        }
    }
}

/// A text with the letters that search tells apart.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_in(DROPPED, u32::from(*c))) {
        for lower in c.to_lowercase() {
            match LETTERS.iter().find(|(letter, _)| *letter == lower) {
                Some((_, other)) => out.push_str(other),
                None => out.push(digit(lower)),
            }
        }
    }
    out.nfc().collect()
}

/// A digit of another script as that of ASCII; all else as it is.
fn digit(c: char) -> char {
    let point = u32::from(c);
    let value = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&point)).map(|zero| point - zero);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// What a character is part of.
#[derive(Clone, Copy)]
enum Script {
    /// Nothing: it ends a word.
    None,
    /// Words between spaces.
    Spaced,
    /// Runs.
    Runs(&'static Runs),
}

impl Script {
    fn of(c: char) -> Self {
        if let Some(runs) = RUNS.iter().find(|runs| is_in(runs.letters, u32::from(c))) {
            return Self::Runs(runs);
        }
        if c.is_alphanumeric() || is_combining_mark(c) { Self::Spaced } else { Self::None }
    }

    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Spaced, Self::Spaced) => true,
            (Self::Runs(one), Self::Runs(other)) => one.length == other.length,
            _ => false,
        }
    }
}

/// The words of a folded text.
fn of_folded(text: &str, take: &mut impl FnMut(&str)) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let script = Script::of(first);
        let end = rest.find(|c| !script.is(Script::of(c))).unwrap_or(rest.len());
        let (stretch, after) = rest.split_at(end);
        rest = after;
        match script {
            Script::None => {}
            Script::Spaced => {
                let word = bare(stretch);
                if counts(word) {
                    take(word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end]));
                }
            }
            Script::Runs(runs) => {
                let starts: Vec<usize> =
                    stretch.char_indices().map(|(start, _)| start).chain([stretch.len()]).collect();
                for first in 0..starts.len() - 1 {
                    let last = (first + runs.length).min(starts.len() - 1);
                    take(&stretch[starts[first]..starts[last]]);
                }
            }
        }
    }
}

/// Whether a word says something: a single letter says nothing, a digit may.
fn counts(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(_), Some(_)) => true,
        (Some(only), None) => only.is_ascii_digit(),
        _ => false,
    }
}

/// An Arabic word without its article; any other as it is.
fn bare(word: &str) -> &str {
    let long_enough = |rest: &&str| rest.chars().count() >= LEFT;
    let bare = ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(long_enough));
    bare.unwrap_or(word)
}

/// The drawer of a word, of so many.
pub(crate) fn drawer(word: &str, of: usize) -> usize {
    let runs = word.chars().next().map(Script::of);
    let key = match runs {
        Some(Script::Runs(runs)) => runs.key,
        _ => KEY,
    };
    // FNV-1a over code points: a few lines in any language.
    let hash = word
        .chars()
        .take(key)
        .fold(0x811c_9dc5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % of.max(1)
}

#[cfg(test)]
mod tests {
    use super::{drawer, each};
    use proptest::prelude::{any, proptest};

    fn terms(text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        each(text, |term| terms.push(term.to_owned()));
        terms
    }

    /// What the browser's half is held to as well.
    #[test]
    fn words_are_those_of_the_common_list() {
        let text = include_str!("../../../tests/browser/search/words.json");
        let list: Vec<(String, Vec<String>)> = serde_json::from_str(text).unwrap();
        assert!(list.len() > 30);
        for (text, expected) in list {
            assert_eq!(terms(&text), expected, "{text}");
        }
    }

    #[test]
    fn what_begins_alike_is_in_one_drawer() {
        for (one, other) in [("har", "harganya"), ("国", "国会"), ("ข้", "ข้า"), ("국", "국회")]
        {
            assert_eq!(drawer(one, 16), drawer(other, 16), "{one} {other}");
        }
        let used: std::collections::BTreeSet<_> =
            terms("harga beras naik di pasar kota sungai gunung laut ikan pagi")
                .iter()
                .map(|word| drawer(word, 16))
                .collect();
        assert!(used.len() > 5, "{used:?}");
    }

    proptest! {
        #[test]
        fn no_text_makes_a_word_that_the_files_cannot_hold(text in any::<String>()) {
            for term in terms(&text) {
                assert!(!term.is_empty() && !term.contains([' ', '\n', '~']), "{term:?}");
            }
        }

        #[test]
        fn words_of_words_are_the_same(text in "[a-zA-Z0-9 .,é]{0,40}") {
            let once = terms(&text);
            assert_eq!(terms(&once.join(" ")), once);
        }
    }
}
