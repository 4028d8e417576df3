//! The articles visible at one instant, their listings, and every question one may ask of them.
//!
//! Nothing here reads a file or a clock, or knows what a page looks like.

/// The pictures of the output.
pub mod album;
/// Whether two cards say the same.
mod alike;
/// What lists and feeds show of an article.
pub mod card;
/// The only door from a template to the catalog.
pub mod desk;
/// Two documents that will claim one URL.
mod clashes;
/// What no one may see, and what gives way.
mod hidden;
/// Which names of stories mean the same.
mod joins;
/// The stories that lead an edition.
mod leads;
/// A named, ordered list of articles.
pub mod listing;
/// Packed cards.
pub mod pack;
/// Every question one may ask, and the fingerprint of its answer.
pub mod query;
/// The lists of corrections.
mod corrections;
/// When a document exists in the output.
mod presence;
/// Older articles that share something with an article.
mod related;
/// What providers' policies mean for their articles.
mod policies;
/// All articles that the portal holds, visible or not.
pub mod stock;
/// Which articles, or standalone pages, are translations of each other.
mod stories;
/// The parts of a series.
mod series;
/// How the search index lies on its shelves.
pub mod shelves;
/// What a listing is called.
mod title;

use crate::base::fingerprint::Fingerprint;
use crate::base::instant::{Day, Instant};
use crate::catalog::album::Album;
use crate::catalog::card::Card;
use crate::catalog::hidden::{Hidden, Namer};
use crate::catalog::listing::{Grouping, Listing, ListingId, ListingKey, ListingKind};
use crate::catalog::policies::Policies;
use crate::catalog::stock::{Change, Packed, PageRecord, Record, Stock};
use crate::catalog::stories::Stories;
use crate::config::parts::Part;
use crate::config::{Config, EditionId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An article's place among the visible ones: by date, of one date by path, the last path first. So a
/// listing read backwards is ordered by date descending, then path.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ArticleId(pub u32);

pub use clashes::Clash;

/// All visible articles and their listings at one instant. Immutable.
#[derive(Debug)]
pub struct Catalog {
    stock: Arc<Stock>,
    album: Arc<Album>,
    instant: Instant,
    drafts: bool,
    /// The stock's record of each visible article.
    articles: Vec<u32>,
    /// The card fingerprint of each visible article at this instant.
    prints: Vec<Fingerprint>,
    /// Whether each visible article stands in feeds.
    in_feeds: Vec<bool>,
    /// The visible article of each record of the stock.
    visible: Vec<Option<ArticleId>>,
    /// Sorted by key.
    listings: Vec<Listing>,
    /// What each listing is called.
    titles: Vec<Box<str>>,
    /// The listing of each key of the stock, if any visible article has it.
    listing_of_key: Vec<Option<ListingId>>,
    /// How many older articles each listing has that a visible article names, in the order of its keys.
    positions: Vec<u32>,
    /// Where the positions of each visible article begin.
    first_position: Vec<u32>,
    /// Whether the page of each visible article is the one that search engines shall find.
    indexed: Vec<bool>,
    policies: Policies,
    /// What no one may see, and what gives way.
    hidden: Hidden,
    /// The visible articles that are prominent until a set instant.
    until_set: Vec<ArticleId>,
    /// Visible articles by story.
    stories: Stories<ArticleId>,
    /// Visible standalone pages by story, as places in the stock's.
    page_stories: Stories<u32>,
}

/// How long an article without `until` is breaking news, in hours.
pub const BREAKING_HOURS: i64 = 24;

/// How long an article stands in the Google News sitemap, in hours
/// (Google: "articles created in the last two days").
pub const NEWS_HOURS: u32 = 48;

fn namer(record: &Record) -> Namer<'_> {
    Namer { source: &record.source, page: &record.path }
}

/// Whether a path of an output file leads into the folder of something hidden, and to no picture that is there.
fn leads_into(hidden: &Hidden, album: &Album, namer: Namer<'_>, path: &str) -> bool {
    hidden.holds(namer, path) && album.named(path).is_none()
}

impl Catalog {
    /// The catalog of what `stock` holds at `instant`, with the pictures of the output then. With `drafts`, drafts are visible too.
    #[must_use]
    pub fn at(
        (stock, album): (Arc<Stock>, Arc<Album>),
        config: &Config,
        instant: Instant,
        drafts: bool,
    ) -> Self {
        let articles = visible_records(&stock, instant, drafts);
        let mut visible = vec![None; stock.records.len()];
        for (id, &record) in (0..).zip(&articles) {
            visible[record as usize] = Some(ArticleId(id));
        }
        let policies = Policies::of(&stock, config);
        let hidden = Hidden::of(&stock, &policies, instant, drafts);
        let records = || articles.par_iter().map(|&index| &stock.records[index as usize]);
        let configured: Vec<_> = stock.keys.iter().map(|key| configured(config, key)).collect();
        let print = |record: &Record| {
            let named = record.keys.iter().map(|&key| configured[key as usize]);
            let print = named.fold(record.print_at(instant), Fingerprint::then);
            // Names of variants say what the picture holds.
            match (record.lead.as_deref(), album.cards()) {
                (Some(lead), _) if leads_into(&hidden, &album, namer(record), lead) => {
                    print.then(Fingerprint(0))
                }
                (Some(lead), _) => print.then(album.print(lead)),
                (None, Some(fonts)) if !record.has_image => print.then(fonts),
                (None, _) => print,
            }
        };
        let prints: Vec<_> = records().map(print).collect();
        let in_feeds = records().map(|record| policies.in_feeds(record)).collect();
        let indexed = records().map(|record| policies.is_indexed(record)).collect();
        let Filed { listings, positions, first_position } =
            listings((&stock, instant), config, &articles, &prints);
        let until_set = leads::until_set(&stock, &articles, instant);
        let stories = stories(&stock, &articles);
        let page_stories = page_stories(&stock, instant, drafts);
        let titles = title::titles(&stock, &articles, &listings);
        let place = |key: &ListingKey| {
            let index = listings.binary_search_by(|listing| listing.key.cmp(key)).ok()?;
            u32::try_from(index).ok().map(ListingId)
        };
        let listing_of_key = stock.keys.iter().map(place).collect();
        Self {
            stock,
            album,
            instant,
            drafts,
            articles,
            prints,
            in_feeds,
            visible,
            listings,
            titles,
            listing_of_key,
            positions,
            first_position,
            indexed,
            policies,
            hidden,
            until_set,
            stories,
            page_stories,
        }
    }

    /// The same catalog at a later instant, up to which nothing changes with no edit, with other texts. `None` if an article
    /// differs in more than its text, or someone else looks at the stock.
    #[must_use]
    pub fn retold(mut self, instant: Instant, texts: &[Packed]) -> Option<Self> {
        let stock = Arc::get_mut(&mut self.stock)?;
        let is_retold = texts.iter().all(|packed| stock.retell(packed));
        let text = |id: ArticleId| stock.records[self.articles[id.0 as usize] as usize].text;
        let months = self.listings.iter_mut();
        for month in months.filter(|listing| matches!(listing.key.kind, ListingKind::Month(..))) {
            month.take_texts(text);
        }
        self.instant = instant;
        is_retold.then_some(self)
    }

    /// The stock, if nobody else looks at it.
    #[must_use]
    pub fn into_stock(self) -> Option<Stock> {
        Arc::try_unwrap(self.stock).ok()
    }

    /// The part of the configuration that the cards of a listing show of it.
    #[must_use]
    pub fn shown_of(key: &ListingKey) -> Option<Part> {
        match &key.kind {
            ListingKind::Sector(slug) => Some(Part::Sector(slug.to_string(), key.edition)),
            ListingKind::Author(slug) => Some(Part::Author(slug.to_string(), key.edition)),
            ListingKind::Provider(slug) => Some(Part::Provider(slug.to_string(), key.edition)),
            _ => None,
        }
    }

    /// The moment that this catalog stands for.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.instant
    }

    /// Everything that the portal holds, visible or not.
    #[must_use]
    pub fn stock(&self) -> &Stock {
        &self.stock
    }

    /// The pictures of the output.
    #[must_use]
    pub fn album(&self) -> &Album {
        &self.album
    }

    /// Everything that the portal holds, for a catalog of another instant.
    #[must_use]
    pub fn shared_stock(&self) -> Arc<Stock> {
        Arc::clone(&self.stock)
    }

    /// How many articles are visible.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether no article is visible.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// All visible articles, oldest first, canceled ones among them.
    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..u32::try_from(self.articles.len()).unwrap_or(u32::MAX)).map(ArticleId)
    }

    /// What the stock keeps of a visible article.
    #[must_use]
    pub fn record(&self, id: ArticleId) -> &Record {
        &self.stock.records[self.articles[id.0 as usize] as usize]
    }

    /// What lists show of a visible article.
    #[must_use]
    pub fn card(&self, id: ArticleId) -> Card {
        let record = self.record(id);
        let card = self.stock.card(record).as_of(self.instant);
        match record.lead.as_deref() {
            Some(lead) if leads_into(&self.hidden, &self.album, namer(record), lead) => {
                Card { image: None, ..card }
            }
            _ => card,
        }
    }

    /// The readable URL path of a visible article.
    #[must_use]
    pub fn path(&self, id: ArticleId) -> &str {
        &self.record(id).path
    }

    /// The fingerprint of what lists show of an article at this instant.
    #[must_use]
    pub fn print(&self, id: ArticleId) -> Fingerprint {
        self.prints[id.0 as usize]
    }

    /// Whether an article stands in feeds.
    #[must_use]
    pub fn in_feeds(&self, id: ArticleId) -> bool {
        self.in_feeds[id.0 as usize]
    }

    /// Whether an article's page is the one that search engines shall find: its provider's policy lets them, and the original
    /// is nowhere else.
    #[must_use]
    pub fn is_indexed(&self, id: ArticleId) -> bool {
        self.indexed[id.0 as usize]
    }

    /// All listings, sorted by key. The sectors that the configuration names are there even when empty.
    #[must_use]
    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    /// The ids of all listings, in the order of their keys.
    pub fn listing_ids(&self) -> impl Iterator<Item = ListingId> + use<> {
        (0..u32::try_from(self.listings.len()).unwrap_or(u32::MAX)).map(ListingId)
    }

    /// A listing of this catalog.
    #[must_use]
    pub fn listing(&self, id: ListingId) -> &Listing {
        &self.listings[id.0 as usize]
    }

    /// The name of a grouping's listing, as its oldest article writes it; empty for other kinds and for an empty listing.
    #[must_use]
    pub fn title(&self, id: ListingId) -> &str {
        &self.titles[id.0 as usize]
    }

    /// The listing of a key, if it has any article (or is a sector that the configuration names).
    #[must_use]
    pub fn find(&self, key: &ListingKey) -> Option<ListingId> {
        let index = self.listings.binary_search_by(|listing| listing.key.cmp(key)).ok()?;
        u32::try_from(index).ok().map(ListingId)
    }

    /// The listings that an article names: its sectors, tags, authors, series and provider.
    pub fn listings_of(&self, id: ArticleId) -> impl Iterator<Item = ListingId> {
        self.record(id).keys.iter().filter_map(|&key| self.listing_of_key[key as usize])
    }

    /// The listings that an article names, each with the number of older articles in it.
    pub fn places_of(&self, id: ArticleId) -> impl Iterator<Item = (ListingId, usize)> {
        let first = self.first_position[id.0 as usize] as usize;
        let keys = self.record(id).keys.iter();
        keys.zip(&self.positions[first..])
            .filter_map(|(&key, &position)| Some((self.listing_of_key[key as usize]?, position as usize)))
    }

    /// Whether a provider supplied an article.
    #[must_use]
    pub fn is_supplied(&self, id: ArticleId) -> bool {
        let mut keys = self.record(id).keys.iter().map(|&key| &self.stock.keys[key as usize].kind);
        keys.any(|kind| matches!(kind, ListingKind::Provider(_)))
    }

    /// The listings whose keys stand from `first` up to, not including, `end`.
    #[must_use]
    pub fn range(&self, first: &ListingKey, end: &ListingKey) -> &[Listing] {
        let start = self.listings.partition_point(|listing| listing.key < *first);
        let end = self.listings.partition_point(|listing| listing.key < *end);
        &self.listings[start..end.max(start)]
    }

    /// The listings of a grouping in an edition, by slug.
    pub fn grouped(&self, edition: EditionId, grouping: Grouping) -> impl Iterator<Item = ListingId> + use<> {
        let first = ListingKey { edition, kind: grouping.kind("") };
        let start = self.listings.partition_point(|listing| listing.key < first);
        let of_it = |listing: &&Listing| {
            listing.key.edition == edition
                && listing.key.kind.grouping().is_some_and(|(of, _)| of == grouping)
        };
        let length = self.listings[start..].iter().take_while(of_it).count();
        let bound = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        (bound(start)..bound(start + length)).map(ListingId)
    }

    /// The visible article that is made of a source file.
    #[must_use]
    pub fn by_source(&self, source: &str) -> Option<ArticleId> {
        self.visible[self.stock.by_source(source)?]
    }

    /// The visible standalone pages, by source.
    pub fn pages(&self) -> impl Iterator<Item = &PageRecord> {
        self.stock.pages.iter().filter(|page| page.is_visible(self.instant, self.drafts))
    }

    /// Old URL paths with the source that each leads to, sorted, but for those that give way.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        let aliases = self.stock.aliases.iter().enumerate();
        let kept = aliases.filter(|(place, _)| !self.hidden.outdone.contains(place));
        kept.map(|(_, (alias, source))| (alias.as_str(), source.as_str()))
    }

    /// Old URL paths of everything visible, with the readable path that each leads to, sorted.
    pub fn redirects(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases().filter_map(move |(alias, source)| Some((alias, self.path_by_source(source)?)))
    }

    /// Documents that will claim one URL from some later instant on, sorted by URL.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        clashes::of(&self.stock, self.instant, &|source| self.is_untrusted(source))
    }

    /// What will be seen later and is not yet: readable path, source, and from when.
    pub fn to_come(&self) -> impl Iterator<Item = (&str, &str, Instant)> {
        let articles =
            self.stock.records.iter().map(|record| (&*record.path, &*record.source, record.presence()));
        let pages =
            self.stock.pages.iter().map(|page| (page.path.as_str(), page.source.as_str(), page.presence()));
        let later = articles.chain(pages).filter(|(.., presence)| presence.begins_after(self.instant));
        later.map(|(path, source, presence)| (path, source, presence.later_begin(presence)))
    }

    /// Whether what a source file makes is of a provider that is not trusted.
    #[must_use]
    pub fn is_untrusted(&self, source: &str) -> bool {
        let record = self.stock.by_source(source).and_then(|place| self.stock.records.get(place));
        record.is_some_and(|record| self.policies.is_untrusted(record))
    }

    /// Whether a readable path is that of something that nobody may see at this instant, and of nothing else.
    #[must_use]
    pub fn hides(&self, path: &str) -> bool {
        self.hidden.paths.contains(&Fingerprint::of(path.as_bytes()))
    }

    /// Whether a path of an output file, as the visible document `source` names it, leads into the folder of a document that is
    /// hidden at this instant, and to no picture that is there all the same.
    #[must_use]
    pub fn hides_file(&self, source: &str, path: &str) -> bool {
        let page = self.path_by_source(source).unwrap_or_default();
        leads_into(&self.hidden, &self.album, Namer { source, page }, path)
    }

    /// When an article was last changed in substance, as far as readers know at this instant.
    #[must_use]
    pub fn modified(&self, id: ArticleId) -> Instant {
        self.record(id).modified_at(self.instant)
    }

    /// The readable URL paths of the tombstones of canceled articles, sorted.
    #[must_use]
    pub fn gone(&self) -> Vec<&str> {
        let canceled = self.ids().filter(|id| self.record(*id).is_canceled());
        let mut paths: Vec<_> = canceled.map(|id| self.path(id)).collect();
        paths.sort_unstable();
        paths
    }

    /// The readable URL path of what a source file makes, if that is visible: of a canceled article, the tombstone's.
    #[must_use]
    pub fn path_by_source(&self, source: &str) -> Option<&str> {
        match self.by_source(source) {
            Some(id) => Some(self.path(id)),
            None => self.page_by_source(source).map(|page| page.path.as_str()),
        }
    }

    /// The visible standalone page of a source file.
    #[must_use]
    pub fn page_by_source(&self, source: &str) -> Option<&PageRecord> {
        self.stock.page_by_source(source).filter(|page| page.is_visible(self.instant, self.drafts))
    }

    /// The visible, not canceled articles of a story as a document names it, by edition, one each; none where only one
    /// edition has any.
    #[must_use]
    pub fn story(&self, story: Fingerprint) -> &[(Fingerprint, EditionId, ArticleId)] {
        self.stories.of(self.stock.story(story))
    }

    /// The visible standalone pages that are translations of each other, as [`Catalog::story`] has articles.
    pub fn page_story(&self, story: Fingerprint) -> impl Iterator<Item = &PageRecord> {
        let story = self.stock.story(story);
        self.page_stories.of(story).iter().filter_map(|(_, _, place)| self.stock.pages.get(*place as usize))
    }

    /// What happens to an article of the stock after this instant with no edit, and when.
    pub fn changes(&self, record: &Record) -> impl Iterator<Item = (Instant, Change)> {
        let in_news = self.policies.in_news(record);
        record.changes_after(self.instant).filter(move |(_, change)| in_news || *change != Change::LeavesNews)
    }

    /// The next instant at which the outputs change with no edit: an embargo ends, an article or a standalone page
    /// expires, an article stops being breaking news or a top story, or leaves the Google News window.
    #[must_use]
    pub fn next_change_at(&self) -> Option<Instant> {
        let now = self.instant;
        let records = self.stock.records.par_iter();
        let changes = records.flat_map_iter(|record| self.changes(record)).map(|(at, _)| at);
        let pages = self.stock.pages.iter();
        let of_pages = pages.flat_map(|page| page.changes_after(now)).map(|(at, _)| at);
        changes.min().into_iter().chain(of_pages).min()
    }
}

/// The fingerprint of what the configuration says of a term, as cards show it.
fn configured(config: &Config, key: &ListingKey) -> Fingerprint {
    Catalog::shown_of(key).map(|part| config.part(&part)).unwrap_or_default()
}

/// The records visible at an instant, in the order of [`ArticleId`].
fn visible_records(stock: &Stock, instant: Instant, drafts: bool) -> Vec<u32> {
    let count = u32::try_from(stock.records.len()).unwrap_or(u32::MAX);
    let mut articles: Vec<u32> =
        (0..count).filter(|&index| stock.records[index as usize].is_visible(instant, drafts)).collect();
    articles.par_sort_unstable_by(|&one, &other| {
        let (one, other) = (&stock.records[one as usize], &stock.records[other as usize]);
        one.date.cmp(&other.date).then_with(|| other.path.cmp(&one.path))
    });
    articles
}

/// Listings, and where the articles stand in them.
struct Filed {
    /// Sorted by key.
    listings: Vec<Listing>,
    positions: Vec<u32>,
    first_position: Vec<u32>,
}

/// Every listing with its running fingerprints.
fn listings(
    (stock, instant): (&Stock, Instant),
    config: &Config,
    articles: &[u32],
    prints: &[Fingerprint],
) -> Filed {
    let mut positions = Vec::new();
    let mut first_position = Vec::with_capacity(articles.len());
    let small = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut members: Vec<Vec<ArticleId>> = vec![Vec::new(); stock.keys.len()];
    let mut dated: BTreeMap<ListingKey, Vec<ArticleId>> = BTreeMap::new();
    let mut days: BTreeMap<EditionId, (Day, Vec<ArticleId>)> = BTreeMap::new();
    for (id, &index) in (0..).map(ArticleId).zip(articles) {
        let record = &stock.records[index as usize];
        first_position.push(small(positions.len()));
        positions.extend(record.keys.iter().map(|&key| small(members[key as usize].len())));
        if record.is_canceled() {
            continue;
        }
        for &key in &record.keys {
            members[key as usize].push(id);
        }
        let (day, pending) = days.entry(record.edition).or_insert_with(|| (record.day, Vec::new()));
        if *day != record.day {
            file_under_dates(&mut dated, record.edition, *day, pending);
            *day = record.day;
        }
        pending.push(id);
    }
    for (edition, (day, mut pending)) in days {
        file_under_dates(&mut dated, edition, day, &mut pending);
    }
    let named = stock.keys.iter().cloned().zip(members).filter(|(_, articles)| !articles.is_empty());
    let mut all: BTreeMap<ListingKey, Vec<ArticleId>> = named.chain(dated).collect();
    for key in permanent(config) {
        all.entry(key).or_default();
    }
    let text = |id: ArticleId| stock.records[articles[id.0 as usize] as usize].text;
    let listing = |(key, of_it): (ListingKey, Vec<ArticleId>)| match key.kind {
        ListingKind::Month(..) => Listing::new(key, of_it, prints).with_texts(text),
        _ => Listing::new(key, of_it, prints),
    };
    let mut listings: Vec<_> = all.into_par_iter().map(listing).collect();
    listings.extend(corrections::listings(stock, config, articles, (prints, instant)));
    listings.sort_by(|one, other| one.key.cmp(&other.key));
    Filed { listings, positions, first_position }
}

/// Files the articles of one day under home, year, month and day.
fn file_under_dates(
    dated: &mut BTreeMap<ListingKey, Vec<ArticleId>>,
    edition: EditionId,
    day: Day,
    pending: &mut Vec<ArticleId>,
) {
    let kinds = [
        ListingKind::Home,
        ListingKind::Year(day.year),
        ListingKind::Month(day.year, day.month),
        ListingKind::Day(day),
    ];
    for kind in kinds {
        dated.entry(ListingKey { edition, kind }).or_default().extend_from_slice(pending);
    }
    pending.clear();
}

/// The listings that exist even when empty, since readers and search engines hold on to them: home, and
/// the sectors that the configuration names.
fn permanent(config: &Config) -> impl Iterator<Item = ListingKey> {
    config.edition_ids().flat_map(|edition| {
        let sectors = config.sectors.iter().map(|sector| ListingKind::Sector(sector.slug.as_str().into()));
        std::iter::once(ListingKind::Home).chain(sectors).map(move |kind| ListingKey { edition, kind })
    })
}

/// The visible, not canceled articles by story: of several in one edition the last.
fn stories(stock: &Stock, articles: &[u32]) -> Stories<ArticleId> {
    let visible = (0..).map(ArticleId).zip(articles).map(|(id, &index)| (&stock.records[index as usize], id));
    let told = visible.filter(|(record, _)| !record.is_canceled());
    Stories::new(told.map(|(record, id)| (stock.story(record.story), record.edition, id)).collect())
}

/// The visible standalone pages by story: of several in one edition the last by source.
fn page_stories(stock: &Stock, instant: Instant, drafts: bool) -> Stories<u32> {
    let visible = (0..).zip(&stock.pages).filter(|(_, page)| page.is_visible(instant, drafts));
    Stories::new(visible.map(|(place, page)| (stock.story(page.story), page.edition, place)).collect())
}
