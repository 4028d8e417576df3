//! Cards as template values, made once and shared by the pages that show them.

use crate::article::Term;
use crate::catalog::album::Album;
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingKey};
use crate::catalog::stock::Prominence;
use crate::catalog::{ArticleId, Catalog};
use crate::config::{Config, EditionId, Localized};
use crate::pages::listing;
use crate::press::picture;
use crate::press::value::{map, optional, spoken};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tera::Value;

/// How many cards a shelf holds at the most: what lists of neighbouring weeks share, some ten megabytes.
const SHELF_CARDS: usize = 3_072;

/// How many parts a shelf has, so that threads seldom wait for each other.
const PARTS: usize = 16;

/// Keeps the cards that were used last, and all terms.
#[derive(Debug)]
pub(crate) struct Shelf {
    parts: [Mutex<Part>; PARTS],
    terms: Mutex<HashMap<(ListingKey, String), Value>>,
}

/// A part of a shelf: when the newer half is full it becomes the older one, whose cards are forgotten.
#[derive(Debug, Default)]
struct Part {
    newer: HashMap<ArticleId, Value>,
    older: HashMap<ArticleId, Value>,
}

impl Part {
    fn get(&mut self, id: ArticleId) -> Option<Value> {
        if let Some(value) = self.newer.get(&id) {
            return Some(value.clone());
        }
        let value = self.older.remove(&id)?;
        self.insert(id, value.clone());
        Some(value)
    }

    fn insert(&mut self, id: ArticleId, value: Value) {
        if self.newer.len() >= SHELF_CARDS / PARTS / 2 {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(id, value);
    }
}

impl Shelf {
    /// An empty shelf.
    pub(crate) fn new() -> Self {
        Self { parts: std::array::from_fn(|_| Mutex::default()), terms: Mutex::default() }
    }

    /// The card of an article.
    pub(crate) fn card(&self, id: ArticleId, catalog: &Catalog, config: &Config) -> Value {
        let lock = || self.parts[id.0 as usize % PARTS].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = lock().get(id) {
            return value;
        }
        let prominence = catalog.record(id).prominence(catalog.instant());
        let value = self.card_value(&catalog.card(id), prominence, (catalog.album(), config));
        lock().insert(id, value.clone());
        value
    }

    /// What templates see of a card.
    fn card_value(&self, card: &Card, prominence: Prominence, (album, config): (&Album, &Config)) -> Value {
        let date = |instant| Value::from(config.zone.rfc3339(instant));
        let term = |grouping, term: &Term| self.term(grouping, term, card.edition, config);
        let terms = |grouping, terms: &[Term]| -> Value {
            terms.iter().map(|each| term(grouping, each)).collect::<Vec<_>>().into()
        };
        map([
            ("title", card.title.as_str().into()),
            ("url", config.base_url.rooted(&card.path).into()),
            ("excerpt", card.excerpt.as_str().into()),
            ("date", date(card.date)),
            ("updated", card.updated.map_or_else(Value::none, date)),
            ("lang", config.edition(card.edition).lang.as_str().into()),
            ("dateline", card.dateline.as_str().into()),
            ("priority", prominence.word().into()),
            ("live", card.live.into()),
            ("reading_minutes", card.reading_minutes.into()),
            (
                "image",
                card.image.as_ref().map_or_else(Value::none, |image| picture::value(image, album, config)),
            ),
            ("sectors", terms(Grouping::Sector, &card.sectors)),
            ("tags", terms(Grouping::Tag, &card.tags)),
            ("authors", terms(Grouping::Author, &card.authors)),
            (
                "series",
                card.series.as_ref().map_or_else(Value::none, |series| term(Grouping::Series, series)),
            ),
            ("provider", provider_value(card, config)),
        ])
    }

    /// A term of a card. Few terms stand on many cards, so each is made once.
    fn term(&self, grouping: Grouping, term: &Term, edition: EditionId, config: &Config) -> Value {
        let key = (ListingKey { edition, kind: grouping.kind(&term.slug) }, term.name.clone());
        let mut terms = self.terms.lock().unwrap_or_else(PoisonError::into_inner);
        terms.entry(key).or_insert_with(|| term_value(grouping, term, edition, config)).clone()
    }
}

/// What a grouping's term is called in an edition: as the configuration says, else as the article writes it.
pub(crate) fn term_title<'a>(
    grouping: Grouping,
    term: &'a Term,
    edition: EditionId,
    config: &'a Config,
) -> &'a str {
    spoken_title(grouping, term, edition, config).0
}

/// The same, and the language that it is in; empty if nobody says.
pub(crate) fn spoken_title<'a>(
    grouping: Grouping,
    term: &'a Term,
    edition: EditionId,
    config: &'a Config,
) -> (&'a str, &'a str) {
    let spoken = called(grouping, &term.slug, config).map(|text| text.spoken(&config.edition(edition).lang));
    spoken.filter(|(title, _)| !title.is_empty()).unwrap_or((&term.name, ""))
}

/// What the configuration calls a term, if it names it.
pub(crate) fn called<'c>(grouping: Grouping, slug: &str, config: &'c Config) -> Option<&'c Localized> {
    match grouping {
        Grouping::Sector => config.sector(slug).map(|sector| &sector.title),
        Grouping::Author => config.author(slug).map(|author| &author.name),
        Grouping::Provider => config.provider(slug).map(|provider| &provider.name),
        Grouping::Tag | Grouping::Series => None,
    }
}

/// The URL of a grouping's listing, as links write it.
pub(crate) fn term_url(grouping: Grouping, slug: &str, edition: EditionId, config: &Config) -> String {
    config.base_url.rooted(&listing::path(&ListingKey { edition, kind: grouping.kind(slug) }, config))
}

fn term_value(grouping: Grouping, term: &Term, edition: EditionId, config: &Config) -> Value {
    let (name, lang) = spoken_title(grouping, term, edition, config);
    map([
        ("name", name.into()),
        ("lang", lang.into()),
        ("slug", term.slug.as_str().into()),
        ("url", term_url(grouping, &term.slug, edition, config).into()),
    ])
}

fn provider_value(card: &Card, config: &Config) -> Value {
    let Some(provider) = card.provider.as_deref().and_then(|slug| config.provider(slug)) else {
        return Value::none();
    };
    let lang = &config.edition(card.edition).lang;
    let (label, label_lang) = spoken(&provider.label, lang);
    let (name, name_lang) = spoken(&provider.name, lang);
    map([
        ("name", name),
        ("lang", name_lang),
        ("slug", provider.slug.as_str().into()),
        ("url", term_url(Grouping::Provider, &provider.slug, card.edition, config).into()),
        ("label", label),
        ("label_lang", label_lang),
        ("sponsored", provider.is_sponsored().into()),
        ("site", optional(provider.url.as_deref())),
        ("link_rel", provider.link_rel.as_str().into()),
    ])
}

/// A readable path or URL as links write it.
pub(crate) fn link(target: &str, config: &Config) -> String {
    if target.starts_with('/') && !target.starts_with("//") {
        config.base_url.rooted(target)
    } else {
        target.to_owned()
    }
}

/// A readable path or URL as an absolute URL.
pub(crate) fn absolute(target: &str, config: &Config) -> String {
    if target.starts_with("//") {
        format!("https:{target}")
    } else if target.starts_with('/') {
        config.base_url.absolute(target)
    } else {
        target.to_owned()
    }
}
