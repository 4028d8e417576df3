//! Reads the article pages of an output, and compares articles by what is printed in them: sectors and tags, and the words of
//! headline and description, which no score is made of. The same output gives the same figures: chance is drawn from the
//! articles' own URLs.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use warta::base::segment;

/// How many older articles of each sector, tag and author a random article is taken from.
const WINDOW: usize = 48;

/// How many random articles stand against each related one.
const DRAWS: usize = 8;

/// An article as its page shows it.
struct Shown {
    url: String,
    lang: String,
    date: String,
    sectors: BTreeSet<String>,
    tags: BTreeSet<String>,
    authors: BTreeSet<String>,
    /// How often each word stands in headline and description.
    words: BTreeMap<String, f64>,
    /// The paths of its related articles.
    related: Vec<String>,
}

/// The articles of an output, oldest first.
pub(crate) struct Pages {
    articles: Vec<Shown>,
    /// In how many articles a word stands.
    spread: BTreeMap<String, f64>,
}

/// What pairs of articles share on average.
#[derive(Default, Debug)]
pub(crate) struct Means {
    /// Sectors and tags.
    pub(crate) shared: f64,
    /// Tags.
    pub(crate) tags: f64,
    /// The cosine of the words of headline and description, rare words counting more.
    pub(crate) words: f64,
    pairs: f64,
}

/// Related articles against chance.
#[derive(Default, Debug)]
pub(crate) struct Measured {
    /// How many articles have related ones.
    pub(crate) articles: usize,
    /// How many related articles there are in all.
    pub(crate) links: usize,
    pub(crate) related: Means,
    /// Random articles of those that related ones are chosen from.
    pub(crate) window: Means,
    /// Random older articles of the edition, none older than the oldest of the window.
    pub(crate) any: Means,
}

impl Means {
    fn add(&mut self, one: &Shown, other: &Shown, spread: &Pages) {
        let tags = one.tags.intersection(&other.tags).count() as f64;
        self.tags += tags;
        self.shared += tags + one.sectors.intersection(&other.sectors).count() as f64;
        self.words += spread.likeness(one, other);
        self.pairs += 1.0;
    }

    fn finish(&mut self) {
        let pairs = self.pairs.max(1.0);
        for sum in [&mut self.shared, &mut self.tags, &mut self.words] {
            *sum /= pairs;
        }
    }
}

impl Pages {
    /// The articles of an output folder.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut articles = Vec::new();
        visit(folder, &mut articles)?;
        articles.sort_by(|one, other| (&one.date, &one.url).cmp(&(&other.date, &other.url)));
        let mut spread: BTreeMap<String, f64> = BTreeMap::new();
        for word in articles.iter().flat_map(|article| article.words.keys()) {
            *spread.entry(word.clone()).or_default() += 1.0;
        }
        Ok(Self { articles, spread })
    }

    /// What related articles share, against chance.
    pub(crate) fn measure(&self) -> Measured {
        let places: BTreeMap<_, _> =
            self.articles.iter().enumerate().map(|(place, article)| (path(&article.url), place)).collect();
        let mut measured = Measured::default();
        for (place, article) in self.articles.iter().enumerate() {
            let related: Vec<_> =
                article.related.iter().filter_map(|path| places.get(path.as_str())).collect();
            let window = self.window(place);
            let Some(&oldest) = window.first().filter(|_| !related.is_empty()) else {
                continue;
            };
            let any: Vec<_> =
                (oldest..place).filter(|&other| self.articles[other].lang == article.lang).collect();
            measured.articles += 1;
            measured.links += related.len();
            for (rank, &&other) in related.iter().enumerate() {
                measured.related.add(article, &self.articles[other], self);
                for draw in 0..DRAWS {
                    let chance = chance(&article.url, rank * DRAWS + draw);
                    measured.window.add(article, &self.articles[window[chance % window.len()]], self);
                    measured.any.add(article, &self.articles[any[chance % any.len()]], self);
                }
            }
        }
        for means in [&mut measured.related, &mut measured.window, &mut measured.any] {
            means.finish();
        }
        measured
    }

    /// The last older articles of each sector, tag and author of an article, oldest first.
    fn window(&self, place: usize) -> Vec<usize> {
        let article = &self.articles[place];
        let mut window = BTreeSet::new();
        for terms in [|shown: &Shown| &shown.sectors, |shown| &shown.tags, |shown| &shown.authors]
            as [fn(&Shown) -> &BTreeSet<String>; 3]
        {
            for term in terms(article) {
                let older = (0..place).rev().filter(|&other| {
                    let other = &self.articles[other];
                    other.lang == article.lang && terms(other).contains(term)
                });
                window.extend(older.take(WINDOW));
            }
        }
        window.into_iter().collect()
    }

    /// The cosine of the words of two articles.
    fn likeness(&self, one: &Shown, other: &Shown) -> f64 {
        let weight = |word: &str, count: f64| {
            count * (self.articles.len() as f64 / self.spread.get(word).copied().unwrap_or(1.0)).ln()
        };
        let length = |shown: &Shown| {
            shown.words.iter().map(|(word, &count)| weight(word, count).powi(2)).sum::<f64>().sqrt()
        };
        let product: f64 = one
            .words
            .iter()
            .filter_map(|(word, &count)| Some(weight(word, count) * weight(word, *other.words.get(word)?)))
            .sum();
        let lengths = length(one) * length(other);
        if lengths > 0.0 { product / lengths } else { 0.0 }
    }
}

/// Takes in the article pages of a folder and the folders in it.
#[expect(
    clippy::disallowed_methods,
    reason = "a measure reads plain files; the program does not share this code"
)]
fn visit(folder: &Path, articles: &mut Vec<Shown>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            visit(&path, articles)?;
        } else if path.file_name().is_some_and(|name| name == "index.html") {
            articles.extend(shown(&std::fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// What stands in `text` between each `open` and the next `close`.
fn between<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inside, _)| inside))
}

/// The article of a page, if it is an article's.
fn shown(html: &str) -> Option<Shown> {
    let script = between(html, "<script type=\"application/ld+json\">", "</script>").next()?;
    let data: Value = serde_json::from_str(script).ok()?;
    let graph = data.get("@graph").and_then(Value::as_array).cloned().unwrap_or_else(|| vec![data]);
    let article = graph.iter().find(|object| object["@type"] == "NewsArticle")?;
    let text = |key: &str| article[key].as_str().unwrap_or_default().to_owned();
    let texts = |key: &str| {
        let values = article[key].as_array().into_iter().flatten();
        values.filter_map(|value| value.as_str().or(value["name"].as_str()).map(str::to_owned)).collect()
    };
    let section = between(html, "<section class=\"related\">", "</section>").next().unwrap_or_default();
    Some(Shown {
        url: text("@id"),
        lang: text("inLanguage"),
        date: text("datePublished"),
        sectors: texts("articleSection"),
        tags: texts("keywords"),
        authors: texts("author"),
        words: words(&format!("{} {}", text("headline"), text("description"))),
        related: between(section, "class=\"headline\"><a href=\"", "\"")
            .map(path)
            .map(str::to_owned)
            .collect(),
    })
}

/// A URL without scheme and host.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or(rest, |slash| &rest[slash..])
}

fn words(text: &str) -> BTreeMap<String, f64> {
    let mut words = BTreeMap::new();
    for (word, _) in segment::pieces(text).filter(|(_, is_word)| *is_word) {
        *words.entry(word.to_lowercase()).or_default() += 1.0;
    }
    words
}

/// A number that looks random and is always the same (FNV-1a).
fn chance(url: &str, draw: usize) -> usize {
    let bytes = url.bytes().chain(draw.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 20) as usize
}
