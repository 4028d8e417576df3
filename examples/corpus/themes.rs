//! Owns what stories are about: themes, each with tags, sectors and words of its own.
//!
//! A corpus has them only if it is asked for (`--topics`): then tags say something of the words, as they do in a newspaper, and
//! one can measure whether related articles are alike.

use crate::roster;
use crate::words;

/// How many themes there are.
pub(crate) const COUNT: usize = 60;

/// How many words a theme has of its own; themes share some.
const WORDS: usize = 24;

/// How many tags a theme has.
pub(crate) const TAGS: usize = 9;

/// How many tags there are.
const ALL_TAGS: usize = 400;

/// The words that stories of a theme use more than others do.
pub(crate) fn words(theme: usize) -> Vec<&'static str> {
    let topics: Vec<&str> = words::TOPICS.split_ascii_whitespace().collect();
    // Steps that share no factor with each other spread the words of a theme over the list.
    (0..WORDS).map(|at| topics[(theme * 157 + at * 89 + at * at * 31) % topics.len()]).collect()
}

/// The tag of a number below [`TAGS`] that an editor would give to a story of the theme.
pub(crate) fn tag(theme: usize, number: usize) -> usize {
    (theme * 7 + number * 61) % ALL_TAGS
}

/// One of the two sectors in which a theme is at home.
pub(crate) fn sector(theme: usize, number: usize) -> usize {
    (theme + number * 11) % roster::SECTORS.len()
}
