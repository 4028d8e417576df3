//! All articles that the portal holds, visible or not: a few numbers and a packed card each. Bodies stay on disk.

use crate::article::{Article, Priority, StandalonePage, Text, story};
use crate::base::fingerprint::Fingerprint;
use crate::base::instant::{Day, Instant, Zone};
use crate::catalog::album;
use crate::catalog::card::{self, Card};
use crate::catalog::joins::Joins;
use crate::catalog::listing::{Grouping, ListingKey};
use crate::catalog::pack::Pack;
use crate::catalog::presence::Presence;
use crate::catalog::{BREAKING_HOURS, NEWS_HOURS};
use crate::config::{Config, EditionId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
    /// Names of stories that mean others.
    joins: Joins,
    /// The packed cards: those of an earlier build, then those that came since.
    cards: Pack,
    /// Whether a card was met that is not what its record says.
    damaged: AtomicBool,
    numbers: HashMap<ListingKey, u32>,
}

/// What the catalog keeps of an article.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The file. A ledger has it beside the record.
    #[serde(skip, default = "nowhere")]
    pub source: Arc<str>,
    /// The readable URL path.
    pub path: Box<str>,
    /// The edition.
    pub edition: EditionId,
    /// What it calls its story, by its front matter or path; [`Stock::story`] says which story that is.
    pub story: Fingerprint,
    /// Whether its front matter names the story.
    pub names_story: bool,
    /// Whether it does so by a word rather than by the path of a file.
    pub says_word: bool,
    /// Where search engines find the original, if not here.
    pub original: Original,
    /// When it was published.
    pub date: Instant,
    /// When its file says that it was last changed, corrections apart.
    pub revised: Option<Instant>,
    /// The day of `date` in the portal's time zone.
    pub day: Day,
    /// When it was corrected, oldest first.
    pub corrections: Box<[Instant]>,
    /// The listings that it names, as places in [`Stock::keys`].
    pub keys: Box<[u32]>,
    /// Whether it has a picture, here or elsewhere.
    pub has_image: bool,
    /// The slug of its first sector.
    pub sector: Option<Box<str>>,
    /// The fingerprint of its headline and of its first sector's name as it writes that.
    pub said: Fingerprint,
    /// The letters of its headline, each once, if the program's fonts may have none of them.
    pub strange: Option<Box<str>>,
    /// The path of the output file of its card's picture, as written, if that is the portal's.
    pub lead: Option<Box<str>>,
    /// Those of the pictures that its body shows.
    pub pictures: Box<[Box<str>]>,
    /// The fingerprint of everything that it is made of: its file and its folder's other files.
    pub text: Fingerprint,
    card: Fingerprint,
    /// Where the packed card stands.
    packed: Range<u64>,
    /// With its end, if it is breaking news.
    priority: Priority,
    presence: Presence,
}

/// The source of a record that has not been told its own.
fn nowhere() -> Arc<str> {
    Arc::from("")
}

/// Where search engines find the original of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Original {
    /// Here.
    Here,
    /// Where its provider published it, if the provider's policy says so.
    Source,
    /// Elsewhere, as its front matter says.
    Elsewhere,
}

impl Original {
    fn of(article: &Article) -> Self {
        match (&article.canonical_url, &article.source_url) {
            (Some(_), _) => Self::Elsewhere,
            (None, Some(_)) => Self::Source,
            (None, None) => Self::Here,
        }
    }
}

/// What is kept of a standalone page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PageRecord {
    /// The file.
    pub source: String,
    /// The edition.
    pub edition: EditionId,
    /// What it calls its story, by its front matter or path; [`Stock::story`] says which story that is.
    pub story: Fingerprint,
    /// Whether its front matter names the story.
    pub names_story: bool,
    /// Whether it does so by a word rather than by the path of a file.
    pub says_word: bool,
    /// The readable URL path.
    pub path: String,
    /// The heading.
    pub title: String,
    /// When it was last changed.
    pub updated: Option<Instant>,
    /// The output files of the pictures that it shows.
    pub pictures: Box<[Box<str>]>,
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
            path: article.text.path.as_str().into(),
            edition,
            story: Fingerprint::of(article.text.story.as_bytes()),
            names_story: article.text.names_story,
            says_word: article.text.says_word,
            original: Original::of(article),
            date: article.date,
            revised: article.revised,
            day: zone.day(article.date),
            corrections: article.corrections.iter().map(|correction| correction.date).collect(),
            keys: Box::default(),
            has_image: article.image.is_some(),
            sector: article.sectors.first().map(|sector| sector.slug.as_str().into()),
            said: said(article),
            strange: strange(&article.text.title),
            lead: lead(article),
            pictures: pictures(&article.text),
            text,
            card: print(&card, &article.text.path),
            packed: 0..0,
            priority: match article.priority {
                Priority::Breaking { until: None } => {
                    Priority::Breaking { until: Some(article.date.plus_hours(BREAKING_HOURS)) }
                }
                other => other,
            },
            presence: Presence::of_article(article),
        };
        Self { record, keys: keys(article), card, aliases: article.text.aliases.clone() }
    }
}

/// The fingerprint of what stands on a card that is drawn for an article.
fn said(article: &Article) -> Fingerprint {
    let sector = article.sectors.first().map(|sector| sector.name.as_str()).unwrap_or_default();
    Fingerprint::of_parts([article.text.title.as_bytes(), sector.as_bytes()])
}

/// The letters of a headline, each once, if it has some and none of a script of the program's fonts.
fn strange(title: &str) -> Option<Box<str>> {
    let letters: BTreeSet<char> = title.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_known = |c: &char| {
        matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{4ff}'
            | '\u{620}'..='\u{64a}' | '\u{e01}'..='\u{e5b}' | '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}')
    };
    (!letters.is_empty() && !letters.iter().any(is_known))
        .then(|| letters.into_iter().collect::<String>().into())
}

/// The output file of the picture of an article's card.
fn lead(article: &Article) -> Option<Box<str>> {
    let image = article.image.as_ref()?;
    album::file_from(&article.text.path, &image.src).map(Into::into)
}

/// The output files of the pictures that a body shows.
fn pictures(text: &Text) -> Box<[Box<str>]> {
    let files = text.pictures.iter().filter_map(|src| album::file_from(&text.path, src));
    files.map(Into::into).collect()
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

    /// Takes in an article of the earlier stock that is as it was; `false` if it names a listing that is not there.
    #[must_use]
    pub fn keep(&mut self, record: Record, aliases: &[String]) -> bool {
        if record.keys.iter().any(|&key| key as usize >= self.keys.len()) {
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
            story: Fingerprint::of(page.text.story.as_bytes()),
            names_story: page.text.names_story,
            says_word: page.text.says_word,
            path: page.text.path.clone(),
            title: page.text.title.clone(),
            updated: page.updated,
            pictures: pictures(&page.text),
            text,
            presence: Presence::of_page(page),
        };
        self.pages.push(record.clone());
        record
    }

    /// Leaves out the packed cards that are no article's any more, once they are more than half; says whether it did.
    fn repack(&mut self) -> bool {
        let needed: u64 = self.records.iter().map(|record| record.packed.end - record.packed.start).sum();
        if self.cards.len() <= 2 * needed {
            return false;
        }
        let earlier = self.cards.anew();
        for record in &mut self.records {
            let moved = earlier.read(&record.packed, |card| self.cards.add(card));
            record.packed = moved.unwrap_or_default();
        }
        true
    }

    /// Takes another text for an article, if nothing else of it is other than it was: its card, its URLs, its times, its
    /// listings. Says whether that is so.
    pub fn retell(&mut self, packed: &Packed) -> bool {
        let Some(index) = self.by_source(&packed.record.source) else { return false };
        let is_same = self.is_as(&self.records[index], packed);
        if is_same {
            self.records[index].text = packed.record.text;
        }
        is_same
    }

    /// Whether an article is as another reading of its file, but for its text.
    #[must_use]
    pub fn differs_in_text_only(&self, packed: &Packed) -> bool {
        self.by_source(&packed.record.source).is_some_and(|index| self.is_as(&self.records[index], packed))
    }

    fn is_as(&self, known: &Record, packed: &Packed) -> bool {
        let Packed { record, keys, card: _, aliases } = packed;
        let named = |key: &u32| self.keys.get(*key as usize);
        let old = self.aliases.iter().filter(|(_, source)| **source == *known.source).map(|(alias, _)| alias);
        let mut aliases: Vec<&String> = aliases.iter().collect();
        aliases.sort_unstable();
        // What is taken from the one that is known is what may differ, or what the other cannot have yet.
        let other = Record {
            keys: known.keys.clone(),
            packed: known.packed.clone(),
            text: known.text,
            ..record.clone()
        };
        *known == other && known.keys.iter().map(named).eq(keys.iter().map(Some)) && old.eq(aliases)
    }

    /// Sorts everything: nothing depends on the order in which documents came. Says whether cards stand elsewhere now
    /// than an earlier stock's records say.
    pub fn seal(&mut self) -> bool {
        let is_moved = self.repack();
        self.records.sort_unstable_by(|one, other| one.source.cmp(&other.source));
        self.pages.sort_unstable_by(|one, other| one.source.cmp(&other.source));
        self.aliases.sort_unstable();
        self.records.shrink_to_fit();
        self.numbers = HashMap::new();
        is_moved
    }

    /// Finds out which names of stories mean the same, once all documents are there.
    pub fn join(&mut self, config: &Config) {
        if config.editions.len() < 2 {
            return;
        }
        let articles = self.records.iter().filter(|record| record.names_story);
        let articles =
            articles.map(|record| (&*record.source, record.edition, record.story, record.says_word));
        let pages = self.pages.iter().filter(|page| page.names_story);
        let pages = pages.map(|page| (page.source.as_str(), page.edition, page.story, page.says_word));
        let (mut named, mut words) = (Vec::new(), HashSet::new());
        for (source, edition, story, says_word) in articles.chain(pages) {
            named.push((Fingerprint::of(story::of_path(source, config).as_bytes()), edition, story));
            if says_word {
                words.insert(story);
            }
        }
        self.joins = Joins::new(named, &words);
    }

    /// The story that a document's name for it means: what its translations share.
    #[must_use]
    pub fn story(&self, named: Fingerprint) -> Fingerprint {
        self.joins.of(named)
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

    /// What lists show of an article of this stock. If the pack does not hold it, an empty card, and the stock
    /// [is damaged](Self::is_damaged).
    #[must_use]
    pub fn card(&self, record: &Record) -> Card {
        let unpack = |bytes: &[u8]| {
            let is_same = print(bytes, &record.path) == record.card;
            is_same.then(|| postcard::from_bytes::<Card>(bytes).ok()).flatten()
        };
        let Some(card) = self.cards.read(&record.packed, unpack).flatten() else {
            self.damaged.store(true, Ordering::Relaxed);
            return card::lost();
        };
        Card { path: record.path.to_string(), ..card }
    }

    /// Whether a card could not be read: then nothing that was made of this stock can be believed.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }
}

/// The fingerprint of a packed card with its path.
fn print(card: &[u8], path: &str) -> Fingerprint {
    Fingerprint::of(card).then(Fingerprint::of(path.as_bytes()))
}

impl Record {
    /// Whether the article exists in the output at an instant; a canceled one does, as a tombstone.
    #[must_use]
    pub fn is_visible(&self, instant: Instant, drafts: bool) -> bool {
        self.presence.holds_at(instant, drafts)
    }

    /// Whether some instant shows it as an article at the same time as another.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.is_told() && other.is_told() && self.presence.overlaps(other.presence)
    }

    /// Whether some instant shows it, and not as a tombstone.
    fn is_told(&self) -> bool {
        self.presence.is_shown() && !self.is_canceled()
    }

    /// When it exists.
    pub(super) fn presence(&self) -> Presence {
        self.presence
    }

    /// When the article was last changed in substance, at least `date`, as far as readers know at an instant.
    #[must_use]
    pub fn modified_at(&self, instant: Instant) -> Instant {
        let known = self.told().filter(|told| *told <= instant);
        known.fold(self.date, Instant::max)
    }

    /// When its file says that it was changed.
    fn told(&self) -> impl Iterator<Item = Instant> {
        self.corrections.iter().copied().chain(self.revised)
    }

    /// Whether the article was withdrawn.
    #[must_use]
    pub fn is_canceled(&self) -> bool {
        self.presence.is_canceled()
    }

    /// How the article stands at an instant.
    #[must_use]
    pub fn standing(&self, instant: Instant) -> Standing {
        self.presence.standing(instant)
    }

    /// From when the article exists, and from when not any more.
    #[must_use]
    pub fn span(&self) -> (Option<Instant>, Option<Instant>) {
        (self.presence.from(), self.presence.until())
    }

    /// How prominent the article is at an instant.
    #[must_use]
    pub fn prominence(&self, instant: Instant) -> Prominence {
        match self.priority {
            _ if self.prominent_until().is_some_and(|until| until <= instant) => Prominence::Normal,
            Priority::Normal => Prominence::Normal,
            Priority::Top { .. } => Prominence::Top,
            Priority::Breaking { .. } => Prominence::Breaking,
        }
    }

    /// When the article ceases to be prominent, if time alone does that.
    #[must_use]
    pub fn prominent_until(&self) -> Option<Instant> {
        match self.priority {
            Priority::Normal => None,
            Priority::Top { until } | Priority::Breaking { until } => until,
        }
    }

    /// The fingerprint of what lists show of it at an instant.
    pub(crate) fn print_at(&self, instant: Instant) -> Fingerprint {
        let state = [self.prominence(instant) as u8, u8::from(self.is_canceled())];
        let held_back = self.told().filter(|told| *told > instant).count() as u128;
        self.card.then(Fingerprint(u128::from(u16::from_le_bytes(state)) | (held_back << 16)))
    }

    /// What happens to the article after `now` with no edit, and when.
    pub fn changes_after(&self, now: Instant) -> impl Iterator<Item = (Instant, Change)> {
        let leaves_news = self.date.plus_hours(i64::from(NEWS_HOURS));
        // What no instant shows has no changes at all.
        let lapses =
            if matches!(self.priority, Priority::Top { .. }) { Change::Sinks } else { Change::Lapses };
        let others = [(self.prominent_until(), lapses), (Some(leaves_news), Change::LeavesNews)];
        let others = others.into_iter().filter_map(|(at, change)| Some((at?, change)));
        let others = others.chain(self.told().map(|at| (at, Change::Amended)));
        let shown = self.presence.is_shown() && !self.is_canceled();
        let presence = self.presence;
        let changes = self.presence.named_changes();
        let others = others.filter(move |(at, _)| shown && presence.holds_just_before(*at));
        changes.chain(others).filter(move |(at, _)| *at > now)
    }
}

impl PageRecord {
    /// Whether some instant shows it at the same time as another.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.presence.is_shown() && other.presence.is_shown() && self.presence.overlaps(other.presence)
    }

    /// How the page stands at an instant.
    #[must_use]
    pub fn standing(&self, instant: Instant) -> Standing {
        self.presence.standing(instant)
    }

    /// From when the page exists (`None`: always), and from when not any more.
    #[must_use]
    pub fn span(&self) -> (Option<Instant>, Option<Instant>) {
        (self.presence.from(), self.presence.until())
    }

    /// Whether the page exists in the output at an instant.
    #[must_use]
    pub fn is_visible(&self, instant: Instant, drafts: bool) -> bool {
        self.presence.holds_at(instant, drafts)
    }

    /// What happens to the page after `now` with no edit, and when.
    pub fn changes_after(&self, now: Instant) -> impl Iterator<Item = (Instant, Change)> {
        let presence = self.presence;
        let shown = move |at: &Instant| presence.is_shown() && presence.holds_just_before(*at);
        let amended = self.updated.filter(shown).map(|at| (at, Change::Amended));
        presence.named_changes().chain(amended).filter(move |(at, _)| *at > now)
    }

    /// When it exists.
    pub(super) fn presence(&self) -> Presence {
        self.presence
    }

    /// When it was last changed, as far as readers know at an instant.
    #[must_use]
    pub fn updated_at(&self, instant: Instant) -> Option<Instant> {
        self.updated.filter(|updated| *updated <= instant)
    }
}

/// How a document stands at an instant: what a newsroom asks of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// It is not finished.
    Draft,
    /// It waits for its instant.
    Embargoed,
    /// It may not be seen.
    Withheld,
    /// It is there for readers.
    Published,
    /// It was withdrawn, and has a tombstone.
    Canceled,
    /// Its time is over.
    Expired,
}

/// How prominent an article is at an instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Prominence {
    /// Like any other.
    Normal,
    /// A lead story.
    Top,
    /// Breaking news.
    Breaking,
}

impl Prominence {
    /// The word in templates.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Top => "top",
            Self::Breaking => "breaking",
        }
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
    /// It is a top story no more.
    Sinks,
    /// It leaves the Google News sitemap.
    LeavesNews,
    /// A correction or update that is dated then is shown.
    Amended,
}
