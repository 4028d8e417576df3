//! All articles that the portal holds, visible or not: a few numbers and a packed card each. Bodies stay on disk.

use crate::article::{Article, Priority, StandalonePage};
use crate::base::fingerprint::Fingerprint;
use crate::base::instant::{Day, Instant, Zone};
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingKey};
use crate::catalog::pack::Pack;
use crate::catalog::presence::Presence;
use crate::catalog::{BREAKING_HOURS, NEWS_HOURS};
use crate::config::EditionId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;

/// All articles, standalone pages and their old URLs. Filled once, then sealed by [`Stock::seal`].
#[derive(Debug, Default)]
pub struct Stock {
    /// The articles, sorted by source.
    pub records: Vec<Record>,
    /// Every listing that an article names.
    pub keys: Vec<ListingKey>,
    /// The standalone pages, sorted by source; those that no one may see among them.
    pub pages: Vec<PageRecord>,
    /// Old URL paths, sorted: the path, and the source of the article or standalone page.
    pub aliases: Vec<(String, String)>,
    /// The packed cards: those of an earlier build, then those that came since.
    cards: Pack,
    numbers: HashMap<ListingKey, u32>,
}

/// What the catalog keeps of an article.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The file. A ledger has it beside the record.
    #[serde(skip)]
    pub source: Box<str>,
    /// The edition.
    pub edition: EditionId,
    /// What its translations share.
    pub story: Fingerprint,
    /// When it was published.
    pub date: Instant,
    /// When it was last changed in substance, at least `date`.
    pub modified: Instant,
    /// The day of `date` in the portal's time zone.
    pub day: Day,
    /// The listings that it names, as places in [`Stock::keys`].
    pub keys: Box<[u32]>,
    /// The fingerprint of everything that it is made of: its file and its folder's other files.
    pub text: Fingerprint,
    card: Fingerprint,
    /// Where the packed card stands.
    packed: Range<u64>,
    breaking_until: Option<Instant>,
    presence: Presence,
}

/// What is kept of a standalone page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PageRecord {
    /// The file.
    pub source: String,
    /// The edition.
    pub edition: EditionId,
    /// The readable URL path.
    pub path: String,
    /// The heading.
    pub title: String,
    /// When it was last changed.
    pub updated: Option<Instant>,
    /// The fingerprint of its file.
    pub text: Fingerprint,
    presence: Presence,
}

/// An article made ready for the stock, which can be done on any thread.
#[derive(Debug)]
pub struct Packed {
    record: Record,
    keys: Vec<ListingKey>,
    card: Vec<u8>,
    aliases: Vec<String>,
}

impl Packed {
    /// Packs an article whose file has the fingerprint `text`.
    #[must_use]
    pub fn new(article: &Article, text: Fingerprint, zone: Zone) -> Self {
        let edition = article.text.edition;
        let card = postcard::to_stdvec(&Card::of(article)).unwrap_or_default();
        let record = Record {
            source: article.text.source.as_str().into(),
            edition,
            story: Fingerprint::of(article.story.as_bytes()),
            date: article.date,
            modified: article.updated.map_or(article.date, |updated| updated.max(article.date)),
            day: zone.day(article.date),
            keys: Box::default(),
            text,
            card: Fingerprint::of(&card),
            packed: 0..0,
            breaking_until: match article.priority {
                Priority::Breaking { until } => {
                    Some(until.unwrap_or(article.date.plus_hours(BREAKING_HOURS)))
                }
                Priority::Normal | Priority::Top => None,
            },
            presence: Presence::of_article(article),
        };
        Self { record, keys: keys(article), card, aliases: article.text.aliases.clone() }
    }
}

/// The listings that an article names.
fn keys(article: &Article) -> Vec<ListingKey> {
    let key = |grouping: Grouping, slug: &str| ListingKey {
        edition: article.text.edition,
        kind: grouping.kind(slug),
    };
    let named = [
        (Grouping::Sector, article.sectors.as_slice()),
        (Grouping::Tag, &article.tags),
        (Grouping::Author, &article.authors),
        (Grouping::Series, article.series.as_slice()),
    ];
    let terms = named
        .into_iter()
        .flat_map(|(grouping, terms)| terms.iter().map(move |term| key(grouping, &term.slug)));
    terms.chain(article.provider.iter().map(|slug| key(Grouping::Provider, slug))).collect()
}

impl Stock {
    /// Takes in a document.
    pub fn add(&mut self, packed: Packed) {
        let Packed { mut record, keys, card, aliases } = packed;
        record.keys = keys.into_iter().map(|key| self.number(key)).collect();
        record.packed = self.cards.add(&card);
        self.aliases.extend(aliases.into_iter().map(|alias| (alias, record.source.to_string())));
        self.records.push(record);
    }

    /// A stock that goes on from an earlier one's listings and cards.
    #[must_use]
    pub fn continuing(keys: Vec<ListingKey>, cards: Pack) -> Self {
        let numbers = keys.iter().cloned().zip(0..).collect();
        Self { keys, cards, numbers, ..Self::default() }
    }

    /// The packed cards.
    #[must_use]
    pub fn cards(&self) -> &Pack {
        &self.cards
    }

    /// Takes in an article of the earlier stock that is as it was; `false` if its card is not there.
    #[must_use]
    pub fn keep(&mut self, record: Record, aliases: &[String]) -> bool {
        let known = record.keys.iter().all(|&key| (key as usize) < self.keys.len());
        if !known || Fingerprint::of(self.cards.get(&record.packed)) != record.card {
            return false;
        }
        self.aliases.extend(aliases.iter().map(|alias| (alias.clone(), record.source.to_string())));
        self.records.push(record);
        true
    }

    /// Takes in a standalone page of the earlier stock that is as it was.
    pub fn keep_page(&mut self, page: PageRecord, aliases: &[String]) {
        self.aliases.extend(aliases.iter().map(|alias| (alias.clone(), page.source.clone())));
        self.pages.push(page);
    }

    /// Takes in a standalone page whose file has the fingerprint `text`.
    pub fn add_page(&mut self, page: &StandalonePage, text: Fingerprint) -> PageRecord {
        let source = page.text.source.clone();
        self.aliases.extend(page.text.aliases.iter().map(|alias| (alias.clone(), source.clone())));
        let record = PageRecord {
            source,
            edition: page.text.edition,
            path: page.text.path.clone(),
            title: page.text.title.clone(),
            updated: page.updated,
            text,
            presence: Presence::of_page(page),
        };
        self.pages.push(record.clone());
        record
    }

    /// Leaves out the packed cards that are no article's any more, once they are more than half.
    fn repack(&mut self) {
        let needed: u64 = self.records.iter().map(|record| record.packed.end - record.packed.start).sum();
        if self.cards.len() <= 2 * needed {
            return;
        }
        let earlier = std::mem::take(&mut self.cards);
        for record in &mut self.records {
            record.packed = self.cards.add(earlier.get(&record.packed));
        }
    }

    /// Sorts everything: nothing depends on the order in which documents came.
    pub fn seal(&mut self) {
        self.repack();
        self.records.sort_unstable_by(|one, other| one.source.cmp(&other.source));
        self.pages.sort_unstable_by(|one, other| one.source.cmp(&other.source));
        self.aliases.sort_unstable();
        self.records.shrink_to_fit();
        self.numbers = HashMap::new();
    }

    /// The place of a key in [`Stock::keys`].
    fn number(&mut self, key: ListingKey) -> u32 {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    /// The place of the article of a source file.
    #[must_use]
    pub fn by_source(&self, source: &str) -> Option<usize> {
        self.records.binary_search_by(|record| (*record.source).cmp(source)).ok()
    }

    /// The standalone page of a source file.
    #[must_use]
    pub fn page_by_source(&self, source: &str) -> Option<&PageRecord> {
        let index = self.pages.binary_search_by(|page| page.source.as_str().cmp(source)).ok()?;
        self.pages.get(index)
    }

    /// What lists show of an article of this stock.
    ///
    /// # Panics
    /// Never for a record of this stock: what was packed here is unpacked here.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "the bytes were packed by `Packed::new`, or have the fingerprint that `keep` asked for"
    )]
    pub fn card(&self, record: &Record) -> Card {
        postcard::from_bytes(self.cards.get(&record.packed)).expect("a packed card unpacks")
    }

    /// The readable URL path of an article of this stock.
    #[must_use]
    pub fn path(&self, record: &Record) -> &str {
        // The path is the card's first field.
        let packed = self.cards.get(&record.packed);
        postcard::take_from_bytes::<&str>(packed).map_or("", |(path, _)| path)
    }
}

impl Record {
    /// Whether the article exists in the output at an instant; a canceled one does, as a tombstone.
    #[must_use]
    pub fn is_visible(&self, instant: Instant, drafts: bool) -> bool {
        self.presence.holds_at(instant, drafts)
    }

    /// Whether the article was withdrawn.
    #[must_use]
    pub fn is_canceled(&self) -> bool {
        self.presence.is_canceled()
    }

    /// Whether the article is breaking news at an instant.
    #[must_use]
    pub fn is_breaking(&self, instant: Instant) -> bool {
        self.breaking_until.is_some_and(|until| instant < until)
    }

    /// The fingerprint of what lists show of it at an instant.
    pub(crate) fn print_at(&self, instant: Instant) -> Fingerprint {
        let state = [u8::from(self.is_breaking(instant)), u8::from(self.is_canceled())];
        self.card.then(Fingerprint(u128::from(u16::from_le_bytes(state))))
    }

    /// What happens to the article after `now` with no edit, and when.
    pub fn changes_after(&self, now: Instant) -> impl Iterator<Item = (Instant, Change)> {
        let leaves_news = self.date.plus_hours(i64::from(NEWS_HOURS));
        // What no instant shows has no changes at all.
        let others = [(self.breaking_until, Change::Lapses), (Some(leaves_news), Change::LeavesNews)];
        let others = others.into_iter().filter_map(|(at, change)| Some((at?, change)));
        let shown = self.presence.is_shown() && !self.is_canceled();
        let presence = self.presence;
        let changes = self.presence.named_changes();
        let others = others.filter(move |(at, _)| shown && presence.holds_just_before(*at));
        changes.chain(others).filter(move |(at, _)| *at > now)
    }
}

impl PageRecord {
    /// Whether the page exists in the output at an instant.
    #[must_use]
    pub fn is_visible(&self, instant: Instant, drafts: bool) -> bool {
        self.presence.holds_at(instant, drafts)
    }

    /// What happens to the page after `now` with no edit, and when.
    pub fn changes_after(&self, now: Instant) -> impl Iterator<Item = (Instant, Change)> {
        self.presence.named_changes().filter(move |(at, _)| *at > now)
    }
}

/// What happens to an article with no edit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    /// Its embargo ends.
    Appears,
    /// It expires.
    Expires,
    /// It is breaking news no more.
    Lapses,
    /// It leaves the Google News sitemap.
    LeavesNews,
}
