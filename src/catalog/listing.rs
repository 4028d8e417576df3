//! A named, ordered list of articles, with running fingerprints: the fingerprint of any slice is O(1).

use crate::base::fingerprint::Fingerprint;
use crate::base::instant::Day;
use crate::catalog::ArticleId;
use crate::config::EditionId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A listing's place in its catalog.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct ListingId(pub u32);

/// What a listing is named by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct ListingKey {
    /// The edition whose articles it lists.
    pub edition: EditionId,
    /// What they have in common.
    pub kind: ListingKind,
}

impl ListingKey {
    /// All articles of an edition.
    #[must_use]
    pub fn home(edition: EditionId) -> Self {
        Self { edition, kind: ListingKind::Home }
    }
}

/// What the articles of a listing have in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum ListingKind {
    /// Nothing but the edition.
    Home,
    /// A sector, by slug.
    Sector(Box<str>),
    /// A tag, by slug.
    Tag(Box<str>),
    /// An author, by slug.
    Author(Box<str>),
    /// A series, by slug.
    Series(Box<str>),
    /// A provider, by slug.
    Provider(Box<str>),
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
    /// A day.
    Day(Day),
    /// Corrections: an article for each time that it was corrected, by the date of the correction.
    Corrections,
}

/// A kind of grouping that articles name: what there are index pages of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Grouping {
    /// Sectors.
    Sector,
    /// Tags.
    Tag,
    /// Authors.
    Author,
    /// Series.
    Series,
    /// Providers.
    Provider,
}

/// A named, ordered list of articles.
#[derive(Debug)]
pub struct Listing {
    /// Its name.
    pub key: ListingKey,
    /// Its articles, oldest first.
    pub articles: Vec<ArticleId>,
    /// Of a list of corrections, which one of its article's (from 0) each entry is; of any other, nothing.
    ordinals: Vec<u32>,
    /// The fingerprint of the first `i` cards, for each `i` from 0 to the number of articles.
    prefix: Vec<Fingerprint>,
    /// Of a month, the same of the first `i` texts; of any other listing, nothing.
    texts: Vec<Fingerprint>,
}

impl Grouping {
    /// All groupings.
    pub const ALL: [Self; 5] = [Self::Sector, Self::Tag, Self::Author, Self::Series, Self::Provider];

    /// The word in URLs and templates.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Tag => "tag",
            Self::Author => "author",
            Self::Series => "series",
            Self::Provider => "provider",
        }
    }

    /// The grouping that a word names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.word() == word)
    }

    /// The kind of the listing of one of its slugs.
    #[must_use]
    pub fn kind(self, slug: &str) -> ListingKind {
        match self {
            Self::Sector => ListingKind::Sector(slug.into()),
            Self::Tag => ListingKind::Tag(slug.into()),
            Self::Author => ListingKind::Author(slug.into()),
            Self::Series => ListingKind::Series(slug.into()),
            Self::Provider => ListingKind::Provider(slug.into()),
        }
    }
}

impl ListingKind {
    /// The grouping and slug, where this is one of a grouping.
    #[must_use]
    pub fn grouping(&self) -> Option<(Grouping, &str)> {
        match self {
            Self::Sector(slug) => Some((Grouping::Sector, slug)),
            Self::Tag(slug) => Some((Grouping::Tag, slug)),
            Self::Author(slug) => Some((Grouping::Author, slug)),
            Self::Series(slug) => Some((Grouping::Series, slug)),
            Self::Provider(slug) => Some((Grouping::Provider, slug)),
            Self::Home | Self::Year(_) | Self::Month(..) | Self::Day(_) | Self::Corrections => None,
        }
    }

    /// The word in templates: `home`, `sector`, … `day`, `corrections`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Year(_) => "year",
            Self::Month(..) => "month",
            Self::Day(_) => "day",
            Self::Corrections => "corrections",
            Self::Sector(_) => "sector",
            Self::Tag(_) => "tag",
            Self::Author(_) => "author",
            Self::Series(_) => "series",
            Self::Provider(_) => "provider",
        }
    }
}

impl Listing {
    /// The listing of some articles, oldest first; `prints` holds the card fingerprint of every article.
    pub(crate) fn new(key: ListingKey, articles: Vec<ArticleId>, prints: &[Fingerprint]) -> Self {
        let mut running = Fingerprint::default();
        let mut prefix = Vec::with_capacity(articles.len() + 1);
        prefix.push(running);
        for id in &articles {
            running = running.then(prints[id.0 as usize]);
            prefix.push(running);
        }
        Self { key, articles, ordinals: Vec::new(), prefix, texts: Vec::new() }
    }

    /// The listing of some corrections, oldest first: of each the article, and which of its corrections it is.
    pub(crate) fn of_corrections(
        key: ListingKey,
        corrections: Vec<(ArticleId, u32)>,
        prints: &[Fingerprint],
    ) -> Self {
        let mut running = Fingerprint::default();
        let mut prefix = Vec::with_capacity(corrections.len() + 1);
        prefix.push(running);
        for (id, ordinal) in &corrections {
            running = running.then(prints[id.0 as usize].then(Fingerprint(u128::from(*ordinal))));
            prefix.push(running);
        }
        let (articles, ordinals) = corrections.into_iter().unzip();
        Self { key, articles, ordinals, prefix, texts: Vec::new() }
    }

    /// The same with running fingerprints of the articles' texts, which `text` knows.
    pub(crate) fn with_texts(mut self, text: impl Fn(ArticleId) -> Fingerprint) -> Self {
        self.take_texts(text);
        self
    }

    /// Takes the running fingerprints of the articles' texts.
    pub(crate) fn take_texts(&mut self, text: impl Fn(ArticleId) -> Fingerprint) {
        let mut running = Fingerprint::default();
        self.texts.clear();
        self.texts.reserve_exact(self.articles.len() + 1);
        self.texts.push(running);
        for &id in &self.articles {
            running = running.then(text(id));
            self.texts.push(running);
        }
    }

    /// The fingerprint of the texts of a range of a month; it does not depend on where the range stands.
    #[must_use]
    pub fn texts(&self, range: Range<usize>) -> Fingerprint {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match (self.texts.get(start), self.texts.get(end)) {
            (Some(before), Some(all)) => all.without_prefix(*before, end - start),
            _ => Fingerprint::default(),
        }
    }

    /// Which one of its article's corrections an entry of a list of corrections is, from 0.
    #[must_use]
    pub fn ordinal(&self, place: usize) -> u32 {
        self.ordinals.get(place).copied().unwrap_or_default()
    }

    /// How many articles it lists.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether it lists none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The articles of a range, oldest first; what is out of bounds is left out.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &[ArticleId] {
        let end = range.end.min(self.len());
        &self.articles[range.start.min(end)..end]
    }

    /// The fingerprint of the cards of a range. It does not depend on where the range stands.
    #[must_use]
    pub fn fingerprint(&self, range: Range<usize>) -> Fingerprint {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        self.prefix[end].without_prefix(self.prefix[start], end - start)
    }

    /// How many of its articles are older than `id`. Not of a list of corrections, which is in another order.
    #[must_use]
    pub fn position(&self, id: ArticleId) -> usize {
        self.articles.partition_point(|other| *other < id)
    }
}
