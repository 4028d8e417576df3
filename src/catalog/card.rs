//! What lists and feeds show of an article.

use crate::article::{Article, Correction, Image, Priority, Term, last_change};
use crate::base::instant::Instant;
use crate::config::EditionId;
use serde::{Deserialize, Serialize};

/// What lists and feeds show of an article: a change of the body alone does not change it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// The readable URL path. It stands in the record, not in the packed card.
    #[serde(skip)]
    pub path: String,
    /// The edition.
    pub edition: EditionId,
    /// The headline.
    pub title: String,
    /// The description, else the start of the text; plain text.
    pub excerpt: String,
    /// When it was published.
    pub date: Instant,
    /// When it was last changed in substance.
    pub updated: Option<Instant>,
    /// What `updated` says by itself, corrections apart.
    pub revised: Option<Instant>,
    /// Its sectors.
    pub sectors: Vec<Term>,
    /// Its tags.
    pub tags: Vec<Term>,
    /// Its authors, in the order of the byline.
    pub authors: Vec<Term>,
    /// The series that it is a part of.
    pub series: Option<Term>,
    /// The slug of its provider.
    pub provider: Option<String>,
    /// Where it was written; may be empty.
    pub dateline: String,
    /// Its picture; `src` is a readable path of the portal or a URL.
    pub image: Option<Image>,
    /// Where the provider published it.
    pub source_url: Option<String>,
    /// The URL that search engines shall take for the original.
    pub canonical_url: Option<String>,
    /// How prominent it is.
    pub priority: Priority,
    /// Whether its front matter says `live = true`: it goes on, and more is written.
    pub live: bool,
    /// How long it takes to read, at least 1.
    pub reading_minutes: u32,
    /// What was corrected, oldest first.
    pub corrections: Vec<Correction>,
}

impl Card {
    /// The card of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self {
            path: article.text.path.clone(),
            edition: article.text.edition,
            title: article.text.title.clone(),
            excerpt: article.excerpt.clone(),
            date: article.date,
            updated: article.updated,
            revised: article.revised,
            sectors: article.sectors.clone(),
            tags: article.tags.clone(),
            authors: article.authors.clone(),
            series: article.series.clone(),
            provider: article.provider.clone(),
            dateline: article.dateline.clone().unwrap_or_default(),
            image: article.image.clone().map(|image| placed(image, &article.text.path)),
            source_url: article.source_url.clone(),
            canonical_url: article.canonical_url.clone(),
            priority: article.priority,
            live: article.text.extra.get("live").and_then(serde_json::Value::as_bool).unwrap_or_default(),
            reading_minutes: article.reading_minutes,
            corrections: article.corrections.clone(),
        }
    }

    /// The card without what its file dates later than an instant.
    #[must_use]
    pub fn as_of(mut self, instant: Instant) -> Self {
        let last = self.corrections.last().map(|correction| correction.date);
        if last.max(self.updated).is_some_and(|last| last > instant) {
            self.corrections.retain(|correction| correction.date <= instant);
            let revised = self.revised.filter(|revised| *revised <= instant);
            self.updated = last_change(revised, &self.corrections, Some(self.date));
        }
        self
    }
}

/// What stands for a card that cannot be read: the build that meets it begins again without what was remembered.
pub(super) fn lost() -> Card {
    Card {
        path: String::new(),
        edition: EditionId::default(),
        title: String::new(),
        excerpt: String::new(),
        date: Instant(0),
        updated: None,
        revised: None,
        sectors: Vec::new(),
        tags: Vec::new(),
        authors: Vec::new(),
        series: None,
        provider: None,
        dateline: String::new(),
        image: None,
        source_url: None,
        canonical_url: None,
        priority: Priority::Normal,
        live: false,
        reading_minutes: 1,
        corrections: Vec::new(),
    }
}

/// The image with a `src` that holds wherever the card is shown.
fn placed(image: Image, article: &str) -> Image {
    let src = crate::base::url::resolve(article, &image.src);
    Image { src, ..image }
}
