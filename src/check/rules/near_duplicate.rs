//! Articles that are nearly the same: one release from two providers, one story filed twice.
//!
//! Each article is sketched by one-permutation MinHash over runs of words (Li, Owen, Zhang, "One Permutation Hashing", 2012): the
//! share of equal bins of two sketches estimates the share of common runs. Sketches that agree in a band of bins are compared;
//! that finds nearly all pairs with half their runs in common, in time proportional to the articles.

use crate::article::Status;
use crate::base::file;
use crate::base::problem::{Place, Problem};
use crate::check::Finding;
use crate::check::manuscript::{Manuscript, OBJECT};
use crate::check::rule::{Example, Look, Rule};
use crate::config::EditionId;
use crate::config::check::{Level, Profile};
use rayon::slice::ParallelSliceMut;
use std::path::Path;

/// Two articles with nearly one text.
pub(in crate::check) static RULE: Rule = Rule {
    name: "near-duplicate",
    level: Level::Warning,
    profiles: &[Profile::Editorial, Profile::Syndication],
    meaning: "Two articles of one edition have most of their text in common.",
    why: "Several providers send one release, and an editor publishes it twice. Search engines show one of the copies, not always the one that you would choose. The similarity is an estimate: the share of common runs of four words.",
    example: Example { wrong: WRONG, right: RIGHT },
    mends: false,
    look: Look::Sketches,
};

const WRONG: &str = "-- content/a.md --\n+++\ntitle = \"Rice harvest begins\"\ndate = 2026-11-20T08:00:00Z\n+++\nThe first fields of the northern plain were cut on Monday, two weeks earlier than last year, after a dry October that ripened the grain sooner than anybody in the village had expected. Farmers said that the yield was good, that the price was low, and that the mill would buy whatever they could bring before Friday, when the river rises and the lower road is closed to lorries until the spring.\n-- content/b.md --\n+++\ntitle = \"Harvest has begun\"\ndate = 2026-11-21T08:00:00Z\n+++\nThe first fields of the northern plain were cut on Monday, two weeks earlier than last year, after a dry October that ripened the grain sooner than anybody in the village had expected. Farmers said that the yield was good, that the price was low, and that the mill would buy whatever they could bring before Friday, when the river rises and the lower road is closed to lorries until May.\n";

const RIGHT: &str = "-- content/a.md --\n+++\ntitle = \"Rice harvest begins\"\ndate = 2026-11-20T08:00:00Z\n+++\nThe first fields of the northern plain were cut on Monday, two weeks earlier than last year, after a dry October that ripened the grain sooner than anybody in the village had expected. Farmers said that the yield was good, that the price was low, and that the mill would buy whatever they could bring before Friday, when the river rises and the lower road is closed to lorries until the spring.\n-- content/b.md --\n+++\ntitle = \"The lower road closes\"\ndate = 2026-11-21T08:00:00Z\n+++\nLorries can use the lower road until Friday. Then the river rises, as it does every year, and the only way to the mill leads over the hill. The council has asked for a bridge since the flood of 1998, and was told again this week that there is no money for it before the next budget. Farmers who want to sell their grain will have to hurry, or to pay for the longer way, which takes two hours more.\n";

/// How many bins a sketch has.
const BINS: usize = 64;

/// How many bins are compared at once.
const BAND: usize = 4;

/// How many words a run has.
const RUN: usize = 4;

/// How many runs an article has at the least: shorter ones are alike by their form.
const LEAST: usize = 40;

/// From which share of common runs on two articles are nearly the same, in percent.
const ALIKE: usize = 60;

/// With how many earlier articles of a band one is compared.
const NEIGHBOURS: usize = 8;

/// What is kept of an article's text.
pub(in crate::check) struct Sketch {
    source: Box<str>,
    edition: EditionId,
    provider: Option<Box<str>>,
    bins: [u16; BINS],
}

impl Sketch {
    /// The sketch of an article; none of a short one, and none of one that nobody shall see.
    pub(in crate::check) fn of(manuscript: &Manuscript<'_>) -> Option<Self> {
        let article = manuscript.article().filter(|article| article.status == Status::Usable)?;
        let mut hashes = Vec::new();
        for passage in &manuscript.passages {
            words(&passage.text, &mut hashes);
        }
        if hashes.len() < LEAST + RUN {
            return None;
        }
        Some(Self {
            source: article.text.source.as_str().into(),
            edition: article.text.edition,
            provider: article.provider.as_deref().map(Box::from),
            bins: bins(&hashes),
        })
    }

    /// How many of its bins are those of another, in percent.
    fn likeness(&self, other: &Self) -> usize {
        let equal = self.bins.iter().zip(&other.bins).filter(|(one, other)| one == other).count();
        equal * 100 / BINS
    }
}

/// Pairs that are nearly the same: a finding at the later file of each, with its most similar earlier one.
pub(in crate::check) fn alike(sketches: &[Sketch], root: &Path, level: Level) -> Vec<Finding> {
    let mut best: Vec<Option<(usize, usize)>> = vec![None; sketches.len()];
    for band in 0..BINS / BAND {
        let bins = |sketch: &Sketch| {
            let mut key = [0; BAND];
            key.copy_from_slice(&sketch.bins[band * BAND..(band + 1) * BAND]);
            (sketch.edition, key)
        };
        let mut shelf: Vec<_> = sketches.iter().map(bins).zip(0_usize..).collect();
        shelf.par_sort_unstable();
        for equal in shelf.chunk_by(|(one, _), (other, _)| one == other) {
            for (at, (_, number)) in equal.iter().enumerate() {
                for (_, other) in &equal[..at.min(NEIGHBOURS)] {
                    let likeness = sketches[*number].likeness(&sketches[*other]);
                    if likeness >= ALIKE && best[*number].is_none_or(|(known, _)| likeness > known) {
                        best[*number] = Some((likeness, *other));
                    }
                }
            }
        }
    }
    let pairs = sketches.iter().zip(best);
    pairs
        .filter_map(|(one, best)| {
            best.map(|(likeness, other)| finding(one, &sketches[other], likeness, root, level))
        })
        .collect()
}

/// That one article is nearly another.
fn finding(one: &Sketch, other: &Sketch, likeness: usize, root: &Path, level: Level) -> Finding {
    let by = |sketch: &Sketch| match &sketch.provider {
        Some(provider) => format!(" (of {provider})"),
        None => String::new(),
    };
    let message = match one.provider == other.provider {
        true => format!("about {likeness} % of it stands in {} too", other.source),
        false => format!("about {likeness} % of it{} stands in {}{} too", by(one), other.source, by(other)),
    };
    let text = file::read_text(&root.join(&*one.source), &one.source).unwrap_or_default();
    let opening = crate::article::header::Header::of(&text).map_or(0..0, |header| header.opening);
    let problem = Problem::error(message)
        .at(Place::within(&one.source, &text, opening))
        .hint("publish one of the two, or cancel one (`status = \"canceled\"`)");
    Finding::of_build(&RULE, level, problem)
}

/// Adds the hashes of a text's words. In scripts without spaces a character is a word.
fn words(text: &str, hashes: &mut Vec<u64>) {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    let mut hash = BASIS;
    for c in text.chars() {
        let is_alone = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
        let is_letter = c.is_alphanumeric() && c != OBJECT;
        if (is_alone || !is_letter) && hash != BASIS {
            hashes.push(std::mem::replace(&mut hash, BASIS));
        }
        if is_alone {
            hashes.push(mixed(u64::from(u32::from(c))));
        } else if is_letter {
            // A capital at the beginning of a sentence is no other word.
            let lower =
                if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
            hash = (hash ^ u64::from(u32::from(lower))).wrapping_mul(0x0100_0000_01b3);
        }
    }
    if hash != BASIS {
        hashes.push(hash);
    }
}

/// The least hash of the runs in each bin; an empty bin takes that of the next.
fn bins(words: &[u64]) -> [u16; BINS] {
    let mut least = [None::<u64>; BINS];
    for run in words.windows(RUN) {
        let hash = run.iter().fold(0_u64, |hash, word| mixed(hash.rotate_left(17) ^ word));
        let bin = &mut least[(hash >> 58) as usize];
        let rest = hash & (u64::MAX >> 6);
        if bin.is_none_or(|known| rest < known) {
            *bin = Some(rest);
        }
    }
    let mut bins = [0; BINS];
    for (at, bin) in bins.iter_mut().enumerate() {
        let step = (0..BINS).find(|step| least[(at + step) % BINS].is_some()).unwrap_or(0);
        let hash = least[(at + step) % BINS].unwrap_or(0);
        // Which of the hash's bits does not matter, and how far they were fetched does.
        *bin = (mixed(hash ^ step as u64) & 0xffff) as u16;
    }
    bins
}

/// A hash whose every bit depends on every bit of `value` (the finaliser of SplitMix64).
fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, BINS, bins, words};

    fn likeness(one: &str, other: &str) -> usize {
        let sketch = |text: &str| {
            let mut hashes = Vec::new();
            words(text, &mut hashes);
            bins(&hashes)
        };
        let (one, other) = (sketch(one), sketch(other));
        one.iter().zip(&other).filter(|(one, other)| one == other).count() * 100 / BINS
    }

    /// Words that are no language's, from a number.
    fn story(from: usize, to: usize) -> String {
        (from..to).map(|word| format!("w{} ", word * 7919 % 10_007)).collect()
    }

    #[test]
    fn likeness_is_the_share_of_common_runs() {
        assert_eq!(likeness(&story(0, 400), &story(0, 400).to_uppercase()), 100);
        assert!(likeness(&story(0, 400), &story(0, 380)) >= 80);
        assert!(likeness(&story(0, 400), &story(200, 600)) < ALIKE);
        assert!(likeness(&story(0, 400), &story(1000, 1400)) < 10);
    }

    #[test]
    fn scripts_without_spaces_have_words_too() {
        let text = "\u{65e5}\u{672c}\u{8a9e}\u{306e}\u{6587}\u{7ae0}";
        let mut hashes = Vec::new();
        words(text, &mut hashes);
        assert_eq!(hashes.len(), 6);
    }
}
