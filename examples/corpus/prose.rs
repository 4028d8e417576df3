//! Owns the text: sentences, paragraphs and whole Markdown bodies from the vocabulary.
//!
//! It must not know of front matter, files or dates.

use crate::random::Random;
use crate::roster;
use crate::themes;
use crate::words;
use std::collections::BTreeSet;

/// Entries of the table that turns a random number into a word.
const TABLE: usize = 16_384;

/// The words, and how often each is drawn.
pub(crate) struct Vocabulary {
    /// Words that a story is about, for headlines: each as likely as the next.
    topics: Vec<&'static str>,
    /// Every word, as many times as Zipf's law gives it: `1 / (rank + 2.7)`.
    table: Vec<&'static str>,
    /// The same with words of each theme drawn more often; empty where stories have no themes.
    themes: Vec<Vocabulary>,
    /// How many of a hundred words of running text are [rare ones](rare) instead.
    rare: usize,
}

/// Octaves of the ranks of rare words: some 130,000 words.
const OCTAVES: usize = 17;

/// A word that is no word, as names and terms are to a search index: by Zipf's law, the octaves of its ranks are equally
/// likely.
fn rare(random: &mut Random) -> String {
    const LETTERS: [&[u8]; 2] = [b"bcdghjklmnprst", b"aeiou"];
    let first = 1 << random.below(OCTAVES);
    let mut rank = first + random.below(first);
    let mut word = String::from("q");
    while rank > 0 {
        word.push(char::from(LETTERS[1][rank % 5]));
        word.push(char::from(LETTERS[0][rank / 5 % 14]));
        rank /= 70;
    }
    word
}

impl Vocabulary {
    /// Reads the word lists; of a hundred words of running text, `rare` are rare ones.
    pub(crate) fn new(rare: usize) -> Self {
        let topics: Vec<&str> = words::TOPICS.split_ascii_whitespace().collect();
        let all: Vec<&str> = words::LINKS.split_ascii_whitespace().chain(topics.iter().copied()).collect();
        let weight = |rank: usize| 1.0 / (rank as f64 + 2.7);
        let total: f64 = (0..all.len()).map(weight).sum();
        let mut table = Vec::with_capacity(TABLE);
        let mut sum = 0.0;
        for (rank, word) in all.iter().enumerate() {
            sum += weight(rank);
            table.resize((sum / total * TABLE as f64) as usize, *word);
        }
        Self { topics, table, themes: Vec::new(), rare }
    }

    /// The same, for stories that have themes.
    pub(crate) fn with_themes() -> Self {
        let plain = Self::new(0);
        let themes = (0..themes::COUNT).map(|theme| plain.of_theme(&themes::words(theme))).collect();
        Self { themes, ..plain }
    }

    /// With every other word that a story is about replaced by one of a theme's.
    fn of_theme(&self, words: &[&'static str]) -> Self {
        let topics: BTreeSet<&str> = self.topics.iter().copied().collect();
        let half = |all: &[&'static str]| {
            let mut count = 0;
            let one = |&word: &&'static str| {
                let is_topic = topics.contains(word);
                count += usize::from(is_topic);
                if is_topic && count % 2 == 1 { words[count / 2 % words.len()] } else { word }
            };
            all.iter().map(one).collect()
        };
        Self { topics: half(&self.topics), table: half(&self.table), themes: Vec::new(), rare: 0 }
    }

    /// The theme of a story, where stories have one.
    pub(crate) fn theme(&self, random: &mut Random) -> Option<usize> {
        (!self.themes.is_empty()).then(|| random.below(self.themes.len()))
    }

    /// The words of stories of a theme.
    pub(crate) fn of(&self, theme: Option<usize>) -> &Self {
        theme.and_then(|theme| self.themes.get(theme)).unwrap_or(self)
    }

    /// A word of running text.
    fn word(&self, random: &mut Random) -> &'static str {
        random.pick(&self.table)
    }

    /// A headline of five to nine words, each with a capital.
    pub(crate) fn headline(&self, random: &mut Random) -> String {
        let mut title = String::with_capacity(80);
        let quoted = random.percent(6);
        for position in 0..5 + random.below(5) {
            if position > 0 {
                title.push(' ');
            }
            if quoted && position == 1 {
                title.push('"');
            }
            push_capitalised(&mut title, random.pick(&self.topics));
            if quoted && position == 2 {
                title.push('"');
            }
        }
        title
    }

    /// One sentence of plain text.
    pub(crate) fn sentence(&self, random: &mut Random, length: usize) -> String {
        let mut text = String::with_capacity(length * 8);
        for position in 0..length {
            if position == 0 {
                push_capitalised(&mut text, self.word(random));
            } else {
                text.push(' ');
                text.push_str(self.word(random));
            }
        }
        text.push('.');
        text
    }

    /// The body of an article: 350 to 900 words of Markdown.
    pub(crate) fn body(&self, random: &mut Random) -> String {
        let words = 350 + random.below(551);
        let text = String::with_capacity(words * 9);
        let mut body = Body { vocabulary: self, random, text, left: words };
        let mut until_heading = 3_usize;
        while body.left > 0 {
            if until_heading == 0 && body.left > 30 {
                body.heading();
                until_heading = 3 + body.random.below(3);
            }
            body.block();
            until_heading = until_heading.saturating_sub(1);
        }
        body.text
    }
}

/// A body while it is written.
struct Body<'run> {
    /// Where words come from.
    vocabulary: &'run Vocabulary,
    /// Where decisions come from.
    random: &'run mut Random,
    /// The Markdown so far; every block ends with an empty line.
    text: String,
    /// Words still to write. Invariant: no block writes more than this.
    left: usize,
}

impl Body<'_> {
    /// Takes at most `wanted` words from what is left; a rest too small for a sentence is taken too.
    fn take(&mut self, wanted: usize) -> usize {
        let taken = if self.left < wanted + 4 { self.left } else { wanted };
        self.left -= taken;
        taken
    }

    /// A heading of the second or third level.
    fn heading(&mut self) {
        let words = 3 + self.random.below(4);
        let words = self.take(words);
        if words == 0 {
            return;
        }
        self.text.push_str(if self.random.percent(25) { "### " } else { "## " });
        for position in 0..words {
            if position > 0 {
                self.text.push(' ');
            }
            push_capitalised(&mut self.text, self.random.pick(&self.vocabulary.topics));
        }
        self.text.push_str("\n\n");
    }

    /// A paragraph, and now and then a list or a quotation.
    fn block(&mut self) {
        match self.random.below(100) {
            0..8 => self.list(),
            8..15 => {
                self.text.push_str("> ");
                self.sentences(2);
            }
            _ => {
                let sentences = 2 + self.random.below(4);
                self.sentences(sentences);
            }
        }
    }

    /// A list of three to six items, one in three of them numbered.
    fn list(&mut self) {
        let numbered = self.random.percent(33);
        for number in 1..4 + self.random.below(4) {
            let words = 5 + self.random.below(10);
            let words = self.take(words);
            if words == 0 {
                break;
            }
            if numbered {
                self.text.push_str(&format!("{number}. "));
            } else {
                self.text.push_str("- ");
            }
            self.clause(words);
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    /// A line of so many sentences, fewer where the words run out.
    fn sentences(&mut self, count: usize) {
        for number in 0..count {
            let words = 6 + self.random.below(17);
            let words = self.take(words);
            if words == 0 {
                break;
            }
            if number > 0 {
                self.text.push(' ');
            }
            if words > 8 && self.random.percent(12) {
                self.speech(words);
            } else {
                self.clause(words);
                self.text.push_str(if self.random.percent(4) { "?" } else { "." });
            }
        }
        self.text.push_str("\n\n");
    }

    /// Direct speech, with its speaker.
    fn speech(&mut self, words: usize) {
        self.text.push('"');
        self.clause(words - 2);
        self.text.push_str(",\" kata ");
        self.text.push_str(self.random.pick(&roster::LAST_NAMES));
        self.text.push('.');
    }

    /// So many words without a full stop, with a comma, a figure, emphasis or a link in places.
    fn clause(&mut self, words: usize) {
        let mut position = 0;
        while position < words {
            if position > 0 {
                self.text.push_str(if self.random.percent(6) { ", " } else { " " });
            }
            position += self.phrase(position == 0, words - position);
        }
    }

    /// One word, or a phrase with markup; returns its number of words.
    fn phrase(&mut self, first: bool, left: usize) -> usize {
        let chance = self.random.below(1_000);
        if first || chance >= 60 {
            self.word(first);
            return 1;
        }
        let length = left.min(1 + self.random.below(3));
        match chance {
            0..18 => self.enclosed("**", "**", length),
            18..36 => self.enclosed("*", "*", length),
            36..48 => {
                let address = self.address();
                self.enclosed("[", &address, length);
            }
            _ => {
                let figure = self.figure();
                self.text.push_str(&figure);
                return 1;
            }
        }
        length
    }

    /// Words between two marks.
    fn enclosed(&mut self, before: &str, after: &str, length: usize) {
        self.text.push_str(before);
        for position in 0..length {
            if position > 0 {
                self.text.push(' ');
            }
            self.word(false);
        }
        self.text.push_str(after);
    }

    /// The end of a link: to a sector of the portal, or to somewhere else.
    fn address(&mut self) -> String {
        if self.random.percent(35) {
            format!("](/sector/{}/)", self.random.pick(&roster::SECTORS).0)
        } else {
            let (host, path) = (self.vocabulary.word(self.random), self.random.below(100_000));
            format!("](https://{host}.example/{path})")
        }
    }

    /// A year, an amount or a share.
    fn figure(&mut self) -> String {
        let value = self.random.below(990) + 10;
        match self.random.below(3) {
            0 => format!("Rp{value} miliar"),
            1 => format!("{},{} persen", value / 10, value % 10),
            _ => format!("{}", 1_945 + value % 82),
        }
    }

    /// One word, with a capital if it is the first.
    fn word(&mut self, capital: bool) {
        // No draw where there are none: a corpus without them is what it was.
        if self.vocabulary.rare > 0 && self.random.percent(self.vocabulary.rare) {
            return self.text.push_str(&rare(self.random));
        }
        let word = self.vocabulary.word(self.random);
        if capital {
            push_capitalised(&mut self.text, word);
        } else {
            self.text.push_str(word);
        }
    }
}

/// Appends an ASCII word with its first letter in upper case.
fn push_capitalised(text: &mut String, word: &str) {
    let start = text.len();
    text.push_str(word);
    if let Some(first) = text.get_mut(start..=start) {
        first.make_ascii_uppercase();
    }
}
