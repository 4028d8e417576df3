//! Owns one article: its place in `content/`, its front matter, its text.
//!
//! A pure function of seed, index and count; it must not touch the disk.

use crate::calendar::Moment;
use crate::prose::Vocabulary;
use crate::random::Random;
use crate::roster;
use crate::themes;
use std::fmt::Write;

/// What the file name of a late addition begins with.
pub(crate) const LATE_PREFIX: &str = "susulan-";

/// A source file that is not yet written.
pub(crate) struct Article {
    /// The folder below `content/`: `2026/11/20`.
    pub(crate) folder: String,
    /// The file's name.
    pub(crate) name: String,
    /// Front matter and body.
    pub(crate) text: String,
}

/// Which article of which corpus.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The corpus's seed.
    pub(crate) seed: u64,
    /// The article's number, from 0, oldest first.
    pub(crate) index: u64,
    /// The corpus's size.
    pub(crate) count: u64,
}

impl Article {
    /// The article at a place of a corpus.
    pub(crate) fn at(place: Place, vocabulary: &Vocabulary) -> Self {
        let mut random = Random::for_index(place.seed, place.index);
        let moment = Moment::of_article(place.index, place.count, random.below(1_000) as u64);
        let (title, plan) = Plan::draw(random, vocabulary);
        Self::whole(&title, moment, vocabulary, plan)
    }

    /// The translation into another edition of the article at a place: of the same moment, with a text of its own, in a file
    /// beside the original's.
    pub(crate) fn translated(place: Place, edition: usize, vocabulary: &Vocabulary) -> Self {
        let mut random = Random::for_index(place.seed, place.index);
        let moment = Moment::of_article(place.index, place.count, random.below(1_000) as u64);
        let (original, _) = Plan::draw(random, vocabulary);
        let seed = place.seed.wrapping_add((edition as u64) << 32);
        Self::beside(&original, moment, (edition, seed, place.index), vocabulary)
    }

    /// The translation into another edition of the `number`th late addition.
    pub(crate) fn late_translated(number: u64, edition: usize, vocabulary: &Vocabulary) -> Self {
        let (original, _) = Self::late_draw(number, vocabulary);
        let seed = u64::MAX - ((edition as u64) << 32);
        Self::beside(&original, Moment::late(number), (edition, seed, number), vocabulary)
    }

    /// A translation of what has the title `original`.
    fn beside(
        original: &str,
        moment: Moment,
        (edition, seed, index): (usize, u64, u64),
        vocabulary: &Vocabulary,
    ) -> Self {
        let (title, plan) = Plan::draw(Random::for_index(seed, index), vocabulary);
        let name = format!("{}.{}.md", roster::slug(original), roster::EDITIONS[edition]);
        Self { name, ..Self::whole(&title, moment, vocabulary, plan) }
    }

    /// The `number`th late addition: newer than all others, with two sectors, three tags, one author.
    pub(crate) fn late(number: u64, vocabulary: &Vocabulary) -> Self {
        let (title, plan) = Self::late_draw(number, vocabulary);
        Self::whole(&title, Moment::late(number), vocabulary, plan)
    }

    fn late_draw(number: u64, vocabulary: &Vocabulary) -> (String, Plan) {
        let mut random = Random::for_index(u64::MAX, number);
        let title = format!("Susulan {number} {}", vocabulary.headline(&mut random));
        (title, Plan { random, theme: None, sectors: 2, provided: false })
    }

    /// Puts the parts together.
    fn whole(title: &str, moment: Moment, vocabulary: &Vocabulary, mut plan: Plan) -> Self {
        let slug = roster::slug(title);
        let vocabulary = vocabulary.of(plan.theme);
        let mut text = plan.front_matter(title, moment, vocabulary);
        text.push_str(&vocabulary.body(&mut plan.random));
        while text.ends_with("\n\n") {
            text.pop();
        }
        Self { folder: moment.folder(), name: format!("{slug}.md"), text }
    }
}

/// What is decided before an article is written.
struct Plan {
    /// Where the other decisions come from.
    random: Random,
    /// What it is about, where stories have themes.
    theme: Option<usize>,
    /// How many sectors it stands in.
    sectors: usize,
    /// Whether the provider supplied it.
    provided: bool,
}

impl Plan {
    /// The headline of an article, and what is decided before it is written.
    fn draw(mut random: Random, vocabulary: &Vocabulary) -> (String, Self) {
        let sectors = if random.percent(60) { 2 } else { 1 };
        let theme = vocabulary.theme(&mut random);
        let title = vocabulary.of(theme).headline(&mut random);
        let provided = random.percent(15);
        (title, Self { random, theme, sectors, provided })
    }

    /// The front matter, with keys that Warta and Hugo read alike, and an empty line.
    fn front_matter(&mut self, title: &str, moment: Moment, vocabulary: &Vocabulary) -> String {
        let mut text = String::with_capacity(8_192);
        let length = 12 + self.random.below(12);
        let description = vocabulary.sentence(&mut self.random, length);
        let author = roster::slug(&roster::author(self.random.below(150)));
        let home = |theme, random: &mut Random| themes::sector(theme, random.below(2));
        let sectors =
            self.distinct((self.sectors, roster::SECTORS.len()), home, |at| roster::SECTORS[at].0.to_owned());
        let own = |theme, random: &mut Random| themes::tag(theme, random.below(themes::TAGS));
        let tags = self.distinct((3, 400), own, roster::tag);
        push(&mut text, format_args!("+++\ntitle = \"{}\"\n", title.replace('"', "\\\"")));
        push(&mut text, format_args!("date = {}\n", moment.rfc3339()));
        push(&mut text, format_args!("description = \"{description}\"\nauthors = [\"{author}\"]\n"));
        push(&mut text, format_args!("sectors = [{sectors}]\ntags = [{tags}]\n"));
        if self.random.percent(40) {
            push(&mut text, format_args!("dateline = \"{}\"\n", self.random.pick(&roster::CITIES)));
        }
        if self.provided {
            let (provider, item) = (roster::PROVIDER, self.random.below(10_000_000));
            push(&mut text, format_args!("provider = \"{provider}\"\n"));
            push(&mut text, format_args!("source_url = \"https://{provider}.example/{item:07}\"\n"));
        }
        text.push_str("+++\n\n");
        text
    }

    /// `count` different items of a roster of `size`, quoted, with commas between: where the story has a theme, four of five are
    /// what that theme wants (`own`).
    fn distinct(
        &mut self,
        (count, size): (usize, usize),
        own: impl Fn(usize, &mut Random) -> usize,
        name: impl Fn(usize) -> String,
    ) -> String {
        let mut drawn: Vec<usize> = Vec::with_capacity(count);
        while drawn.len() < count {
            let at = match self.theme {
                Some(theme) if self.random.percent(80) => own(theme, &mut self.random),
                _ => self.random.below(size),
            };
            if !drawn.contains(&at) {
                drawn.push(at);
            }
        }
        let quoted: Vec<String> = drawn.into_iter().map(|at| format!("\"{}\"", name(at))).collect();
        quoted.join(", ")
    }
}

/// Appends formatted text; writing to a `String` cannot fail.
fn push(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(arguments);
}
