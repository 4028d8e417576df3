//! Words with the articles that they stand in, as a file: the number of articles on the first line, then a line for each
//! word, sorted: the word, a space, its articles in their order.
//!
//! An article is a number: eight times the distance from the one before, less one, plus how much the word counts there,
//! from 0 to 7. Numbers are written in [`DIGITS`], the least significant five bits first, each digit but the last with
//! the sixth bit set. The browser searches in the text as it is; nothing is parsed but the lines that it wants.

use std::collections::HashMap;

/// The digits of numbers.
const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// How many steps there are of how much a word counts.
const LEVELS: u32 = 8;

/// What stands before the slug of a sector, so that it is no word of a text.
pub(crate) const SECTOR: char = '~';

/// How long a text is whose words count neither more nor less for its length.
const USUAL: f32 = 400.0;

/// Words and the articles that they stand in.
#[derive(Debug, Default)]
pub(crate) struct Words {
    numbers: HashMap<Box<str>, u32>,
    words: Vec<(Box<str>, Vec<u32>)>,
    articles: u32,
    /// The words of the article in hand, each with what it counts there.
    tally: Vec<(u32, f32)>,
    length: u32,
}

impl Words {
    /// Adds a word of the article in hand, which counts so much.
    pub(crate) fn add(&mut self, word: &str, weight: f32) {
        let number = self.number(word);
        self.tally.push((number, weight));
        self.length += 1;
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        self.words.push((word.into(), Vec::new()));
        number
    }

    /// Adds the article in hand, of these sectors.
    pub(crate) fn close<'s>(&mut self, sectors: impl Iterator<Item = &'s str>) {
        let mut tally = std::mem::take(&mut self.tally);
        tally.sort_by_key(|(number, _)| *number);
        let usual = 0.5 + 0.5 * self.length as f32 / USUAL;
        for same in tally.chunk_by(|(one, _), (other, _)| one == other) {
            let weight: f32 = same.iter().map(|(_, weight)| weight).sum();
            let (number, level) = (same[0].0, level(weight, usual));
            self.place(number, level);
        }
        for sector in sectors {
            let number = self.number(&format!("{SECTOR}{sector}"));
            self.place(number, 0);
        }
        tally.clear();
        self.tally = tally;
        self.length = 0;
        self.articles += 1;
    }

    fn place(&mut self, number: u32, level: u32) {
        if let Some((_, places)) = self.words.get_mut(number as usize) {
            places.push(self.articles * LEVELS + level);
        }
    }

    /// Adds the words of articles that follow.
    pub(crate) fn append(&mut self, others: Self) {
        for (word, places) in others.words {
            let number = self.number(&word);
            if let Some((_, mine)) = self.words.get_mut(number as usize) {
                mine.extend(places.into_iter().map(|place| place + self.articles * LEVELS));
            }
        }
        self.articles += others.articles;
    }

    /// The file of the words that are wanted.
    pub(crate) fn file(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<u8> {
        let mut wanted: Vec<&(Box<str>, Vec<u32>)> =
            self.words.iter().filter(|(word, places)| !places.is_empty() && is_wanted(word)).collect();
        wanted.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut file = format!("{}\n", self.articles).into_bytes();
        for (word, places) in wanted {
            file.extend_from_slice(word.as_bytes());
            file.push(b' ');
            let mut before = 0;
            for place in places {
                let (article, level) = (place / LEVELS, place % LEVELS);
                write(&mut file, (article - before) * LEVELS + level);
                before = article + 1;
            }
            file.push(b'\n');
        }
        file
    }
}

/// How much a word counts that was found with this weight in a text of a length, as BM25 has it, in steps.
fn level(weight: f32, length: f32) -> u32 {
    let share = weight / (weight + 1.2 * length);
    ((share * LEVELS as f32) as u32).min(LEVELS - 1)
}

fn write(file: &mut Vec<u8>, mut number: u32) {
    while number >= 32 {
        file.push(DIGITS[(number % 32 + 32) as usize]);
        number /= 32;
    }
    file.push(DIGITS[number as usize]);
}

#[cfg(test)]
mod tests {
    use super::{DIGITS, Words, level};
    use proptest::prelude::proptest;

    /// What a file says of a word: articles with what it counts there.
    fn read(file: &str, word: &str) -> Vec<(u32, u32)> {
        let line =
            file.lines().find_map(|line| line.strip_prefix(word)?.strip_prefix(' ')).unwrap_or_default();
        let (mut found, mut next, mut number, mut shift) = (Vec::new(), 0, 0, 0);
        for byte in line.bytes() {
            let digit = u32::try_from(DIGITS.iter().position(|other| *other == byte).unwrap()).unwrap();
            number += (digit % 32) << shift;
            shift += 5;
            if digit < 32 {
                found.push((next + number / 8, number % 8));
                next += number / 8 + 1;
                (number, shift) = (0, 0);
            }
        }
        found
    }

    #[test]
    fn a_file_says_where_words_stand() {
        let mut words = Words::default();
        for (text, sector) in [("beras naik beras", "pangan"), ("kopi", "pangan"), ("naik", "ekonomi")] {
            text.split(' ').for_each(|word| words.add(word, 1.0));
            words.close([sector].into_iter());
        }
        let file = String::from_utf8(words.file(|_| true)).unwrap();
        assert_eq!(file, "3\nberas 6\nkopi C\nnaik 4C\n~ekonomi G\n~pangan 00\n");
        assert_eq!(read(&file, "naik"), [(0, 4), (2, 4)]);
        assert_eq!(words.file(|word| word == "tiada"), b"3\n");
    }

    #[test]
    fn articles_may_be_read_in_parts() {
        let texts = ["beras naik beras", "kopi", "naik", "beras kopi", ""];
        let read = |texts: &[&str]| {
            let mut words = Words::default();
            for text in texts {
                text.split_whitespace().for_each(|word| words.add(word, 1.0));
                words.close(["pangan"].into_iter());
            }
            words
        };
        let whole = read(&texts).file(|_| true);
        for cut in 0..=texts.len() {
            let mut words = read(&texts[..cut]);
            words.append(read(&texts[cut..]));
            assert_eq!(words.file(|_| true), whole, "{cut}");
        }
    }

    #[test]
    fn what_stands_in_the_title_of_a_short_text_counts_most() {
        let short = 0.6;
        assert!(level(12.0, short) > level(2.0, short) && level(1.0, 2.0) < level(1.0, short));
        assert_eq!((level(0.0, 1.0), level(1e9, 1.0)), (0, 7));
    }

    proptest! {
        #[test]
        fn numbers_come_back(places in proptest::collection::btree_set(0u32..5000, 1..40)) {
            let mut words = Words::default();
            for article in 0..5000 {
                if places.contains(&article) {
                    words.add("kata", 1.0);
                }
                words.close(std::iter::empty());
            }
            let file = String::from_utf8(words.file(|_| true)).unwrap();
            let found: Vec<_> = read(&file, "kata").into_iter().map(|(article, _)| article).collect();
            assert_eq!(found, places.into_iter().collect::<Vec<_>>());
        }
    }
}
