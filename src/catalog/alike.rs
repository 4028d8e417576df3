//! Whether two cards tell the same piece of news in the same words, as copies of one press release do.

use crate::catalog::card::Card;

/// How much of two headlines must be the same, in per cent.
const HEADLINE: usize = 80;

/// How much of two excerpts must be the same, in per cent.
const EXCERPT: usize = 60;

/// What a card says, for comparison with others.
#[derive(Debug)]
pub(super) struct Wording {
    title: Vec<u64>,
    excerpt: Vec<u64>,
}

impl Wording {
    pub(super) fn of(card: &Card) -> Self {
        Self { title: shingles(&card.title), excerpt: shingles(&card.excerpt) }
    }

    /// Whether headline or excerpt is another's, give or take a few words.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        is_same(&self.title, &other.title, HEADLINE) || is_same(&self.excerpt, &other.excerpt, EXCERPT)
    }
}

/// The runs of three letters or digits of a text, sorted, each once: good for every script, spaces or none.
fn shingles(text: &str) -> Vec<u64> {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let letters: Vec<_> = letters.map(|c| u64::from(u32::from(c))).collect();
    // A character has 21 bits, so three are told apart exactly.
    let mut shingles: Vec<_> =
        letters.windows(3).map(|three| three[0] << 42 | three[1] << 21 | three[2]).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Whether so many per cent of what either has is in both.
fn is_same(one: &[u64], other: &[u64], percent: usize) -> bool {
    let shared = one.iter().filter(|shingle| other.binary_search(shingle).is_ok()).count();
    shared > 0 && shared * 100 >= (one.len() + other.len() - shared) * percent
}

#[cfg(test)]
mod tests {
    use super::{HEADLINE, is_same, shingles};

    #[test]
    fn a_headline_is_the_same_give_or_take_a_word_in_every_script() {
        let same = |one, other| is_same(&shingles(one), &shingles(other), HEADLINE);
        let long = "Koperasi Sagara meluncurkan kapal pendingin bertenaga surya di Muara Tengiri";
        assert!(same(
            long,
            "KOPERASI Sagara meluncurkan \u{201c}kapal pendingin\u{201d} bertenaga surya di Muara Tengiri!"
        ));
        assert!(same("湖上观光列车十二月起试运行", "湖上观光列车，十二月起试运行"));
        assert!(!same(long, "Koperasi Sagara memanen rumput laut pertama di Muara Tengiri"));
        assert!(!same("", "") && !same("Ab", "Ab"));
    }
}
