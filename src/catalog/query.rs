//! Every question one may ask of the catalog, and the fingerprint of its answer.
//!
//! Invariant: the answer to a question is a function of what its fingerprint covers, so a page whose
//! questions keep their fingerprints keeps its bytes.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::listing::{Grouping, Listing, ListingId, ListingKey, ListingKind};
use crate::catalog::stock::PageRecord;
use crate::catalog::{ArticleId, Catalog, leads, related, series, shelves};
use crate::config::EditionId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A question. `subject` below is the article whose page asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Query {
    /// The cards of a range of a listing, counted from the oldest.
    Slice(ListingId, Range<u32>),
    /// The newest cards of a listing.
    Latest(ListingId, u32),
    /// The newest articles of a listing that stand in feeds, with their texts.
    Feed(ListingId, u32),
    /// Whether there is such a listing, and nothing more.
    Exists(Box<ListingKey>),
    /// How many pages of this size a listing has sealed.
    Sealed(ListingId, u32),
    /// Whether the page of this size and number (the last field) of a listing is sealed.
    HasSealed(ListingId, u32, u32),
    /// How many articles a listing has: grows with every article, so nothing in the theme asks it.
    Length(ListingId),
    /// What a listing is called.
    Title(ListingId),
    /// The months of a year, or the days of a month, that have articles.
    Children(ListingId),
    /// The groupings of a kind that have articles, with their names.
    Names(EditionId, Grouping),
    /// The years and months that have articles.
    Archive(EditionId),
    /// The card and the text of the subject.
    Subject,
    /// The cards before and after the subject in its first sector.
    Neighbours,
    /// Older cards that share something with the subject.
    Related(u32),
    /// The part of a series that the subject is, with at most so many parts before it, and the next one.
    Series(u32),
    /// The other articles of the subject's story.
    Story,
    /// The standalone pages that are translations of that of a source file.
    PageStory(Box<str>),
    /// The articles of an edition that are dated within the last hours (the second field) before the catalog's instant.
    Recent(EditionId, u32),
    /// The URL path of the article or standalone page of a source file.
    Link(Box<str>),
    /// The text of the standalone page of a source file.
    Page(Box<str>),
    /// The picture of an output file.
    Picture(Box<str>),
    /// Every month's articles: what the list of sitemaps is made of.
    Months,
    /// The translations of the articles of a range of a listing.
    Translations(ListingId, Range<u32>),
    /// The visible standalone pages.
    Pages,
    /// Where each old URL leads.
    Redirects,
    /// Where the old URLs of a source file lead.
    Target(Box<str>),
    /// The stories that lead an edition.
    Leads(EditionId, u32),
    /// Where the tombstones of canceled articles are.
    Gone,
    /// Whether what would stand at a readable path is hidden at this instant.
    Hidden(Box<str>),
    /// Whether a file (the second path) that a source file (the first) names is one of something that is hidden at this
    /// instant.
    HiddenFile(Box<str>, Box<str>),
    /// The articles of a range of a month's listing with their texts.
    Texts(ListingId, Range<u32>),
    /// What is written of each month of an edition in the search index, in parts of so many articles (the second field).
    Shelves(EditionId, u32),
}

impl Query {
    /// The fingerprint of the answer. `subject` is the article whose page asks, if one does.
    #[must_use]
    pub fn fingerprint(&self, catalog: &Catalog, subject: Option<ArticleId>) -> Fingerprint {
        match self {
            Self::Slice(id, _)
            | Self::Latest(id, _)
            | Self::Feed(id, _)
            | Self::Sealed(id, _)
            | Self::HasSealed(id, ..)
            | Self::Length(id)
            | Self::Title(id)
            | Self::Children(id)
            | Self::Texts(id, _)
            | Self::Translations(id, _) => self.of_listing(catalog, *id),
            Self::Subject | Self::Neighbours | Self::Related(_) | Self::Series(_) | Self::Story => {
                subject.map_or_else(Fingerprint::default, |id| self.of_subject(catalog, id))
            }
            Self::Exists(key) => number(usize::from(catalog.find(key).is_some())),
            Self::Names(edition, grouping) => names_print(catalog, *edition, *grouping),
            Self::Archive(edition) => keys(archive(catalog, *edition)),
            Self::Recent(edition, hours) => cards(catalog, recent(catalog, *edition, *hours).iter().copied()),
            Self::Link(source) => Fingerprint::of(link(catalog, source).unwrap_or_default().as_bytes()),
            Self::Target(source) => {
                Fingerprint::of(catalog.path_by_source(source).unwrap_or_default().as_bytes())
            }
            Self::Page(source) => catalog.page_by_source(source).map_or_else(Fingerprint::default, |page| {
                let is_told = page.updated_at(catalog.instant()).is_some();
                page.text.then(Fingerprint(u128::from(is_told)))
            }),
            Self::Hidden(path) => number(usize::from(catalog.hides(path))),
            Self::HiddenFile(source, path) => number(usize::from(catalog.hides_file(source, path))),
            Self::Picture(file) => catalog.album().print(file),
            Self::PageStory(source) => page_story_print(catalog, source),
            Self::Months => months_print(catalog),
            Self::Pages => pages_print(catalog),
            Self::Redirects => redirects_print(catalog),
            Self::Shelves(edition, size) => shelves_print(catalog, *edition, *size),
            Self::Leads(edition, limit) => cards(catalog, leads::of(catalog, *edition, *limit).into_iter()),
            Self::Gone => catalog
                .gone()
                .iter()
                .fold(Fingerprint::default(), |print, path| print.then(Fingerprint::of(path.as_bytes()))),
        }
    }

    /// Whether the answer depends on the texts of articles other than the subject: what else it depends on of an article
    /// is on its card or in its place. The text of the subject itself is [`Query::Subject`]'s.
    #[must_use]
    pub fn tells_texts(&self) -> bool {
        match self {
            Self::Feed(..) | Self::Texts(..) => true,
            Self::Slice(..)
            | Self::Latest(..)
            | Self::Exists(_)
            | Self::Picture(_)
            | Self::Sealed(..)
            | Self::HasSealed(..)
            | Self::Length(_)
            | Self::Title(_)
            | Self::Children(_)
            | Self::Names(..)
            | Self::Archive(_)
            | Self::Subject
            | Self::Neighbours
            | Self::Related(_)
            | Self::Series(_)
            | Self::Story
            | Self::PageStory(_)
            | Self::Recent(..)
            | Self::Link(_)
            | Self::Page(_)
            | Self::Months
            | Self::Translations(..)
            | Self::Pages
            | Self::Redirects
            | Self::Target(_)
            | Self::Leads(..)
            | Self::Shelves(..)
            | Self::Gone
            | Self::Hidden(_)
            | Self::HiddenFile(..) => false,
        }
    }

    /// The fingerprint of an answer about a listing.
    fn of_listing(&self, catalog: &Catalog, id: ListingId) -> Fingerprint {
        let listing = catalog.listing(id);
        match self {
            Self::Slice(_, range) => listing.fingerprint(usizes(range)),
            Self::Texts(_, range) => listing.fingerprint(usizes(range)).then(listing.texts(usizes(range))),
            Self::Latest(_, limit) => listing.fingerprint(latest(listing, *limit)),
            Self::Feed(_, limit) => {
                feed(catalog, id, *limit).iter().fold(Fingerprint::default(), |print, &(id, ordinal)| {
                    print.then(whole(catalog, id).then(Fingerprint(u128::from(ordinal))))
                })
            }
            Self::Sealed(_, size) => number(sealed(listing.len(), *size as usize)),
            Self::HasSealed(_, size, page) => {
                number(usize::from(sealed(listing.len(), *size as usize) >= *page as usize))
            }
            Self::Length(_) => number(listing.len()),
            Self::Title(_) => Fingerprint::of(catalog.title(id).as_bytes()),
            Self::Children(_) => keys(children(catalog, id)),
            Self::Translations(_, range) => {
                let articles = listing.slice(usizes(range)).iter();
                articles.fold(Fingerprint::default(), |print, &id| {
                    print.then(cards(catalog, story(catalog, Some(id))))
                })
            }
            _ => Fingerprint::default(),
        }
    }

    /// The fingerprint of an answer about the subject.
    fn of_subject(&self, catalog: &Catalog, id: ArticleId) -> Fingerprint {
        match self {
            Self::Subject => whole(catalog, id),
            Self::Neighbours => {
                let (older, newer) = neighbours(catalog, id);
                cards(catalog, older.into_iter()).then(cards(catalog, newer.into_iter()))
            }
            Self::Related(_) => related::fingerprint(catalog, id),
            Self::Series(before) => series::fingerprint(catalog, id, *before as usize),
            Self::Story => cards(catalog, story(catalog, Some(id))),
            _ => Fingerprint::default(),
        }
    }

    /// The same question with another number for its listing, if it is about one; `None` if `number` knows none.
    #[must_use]
    pub fn renumbered(mut self, number: impl FnOnce(ListingId) -> Option<ListingId>) -> Option<Self> {
        match &mut self {
            Self::Slice(id, _)
            | Self::Latest(id, _)
            | Self::Feed(id, _)
            | Self::Sealed(id, _)
            | Self::HasSealed(id, ..)
            | Self::Length(id)
            | Self::Title(id)
            | Self::Children(id)
            | Self::Texts(id, _)
            | Self::Translations(id, _) => *id = number(*id)?,
            _ => {}
        }
        Some(self)
    }
}

/// The fingerprint of every month's articles.
fn months_print(catalog: &Catalog) -> Fingerprint {
    months(catalog).fold(Fingerprint::default(), |print, listing| {
        print.then(keys(std::slice::from_ref(listing))).then(listing.fingerprint(0..listing.len()))
    })
}

/// The fingerprint of what is written of each month in the search index.
fn shelves_print(catalog: &Catalog, edition: EditionId, size: u32) -> Fingerprint {
    let each = shelves::shelves(catalog, edition, size as usize).into_iter();
    each.fold(Fingerprint::default(), |print, shelf| {
        let numbers = [shelf.parts, shelf.drawers, shelf.filled].map(|number| number as u128);
        let month = u128::from(shelf.year.unsigned_abs()) << 8 | u128::from(shelf.month);
        numbers.into_iter().chain([month]).fold(print, |print, number| print.then(Fingerprint(number)))
    })
}

/// The fingerprint of where standalone pages are and when they changed.
fn pages_print(catalog: &Catalog) -> Fingerprint {
    catalog.pages().fold(Fingerprint::default(), |print, page| {
        let date = page
            .updated_at(catalog.instant())
            .map_or_else(Fingerprint::default, |updated| Fingerprint::of(&updated.0.to_le_bytes()));
        let story = catalog.stock().story(page.story).then(Fingerprint(u128::from(page.edition.0)));
        print.then(Fingerprint::of(page.path.as_bytes())).then(date).then(story)
    })
}

/// The fingerprint of where the translations of a standalone page are.
fn page_story_print(catalog: &Catalog, source: &str) -> Fingerprint {
    page_story(catalog, source).fold(Fingerprint::default(), |print, page| {
        print.then(Fingerprint(u128::from(page.edition.0))).then(Fingerprint::of(page.path.as_bytes()))
    })
}

/// The fingerprint of where old URLs lead.
fn redirects_print(catalog: &Catalog) -> Fingerprint {
    catalog.redirects().fold(Fingerprint::default(), |print, (from, to)| {
        print.then(Fingerprint::of(from.as_bytes())).then(Fingerprint::of(to.as_bytes()))
    })
}

/// The fingerprint of a card with its text; and with where the text stands, on which its links depend.
fn whole(catalog: &Catalog, id: ArticleId) -> Fingerprint {
    let record = catalog.record(id);
    let source = Fingerprint::of(record.source.as_bytes());
    catalog.print(id).then(record.text).then(source)
}

/// The fingerprint of a number.
fn number(value: usize) -> Fingerprint {
    Fingerprint(value as u128).then(Fingerprint::default())
}

/// The fingerprint of some cards in their order.
fn cards(catalog: &Catalog, ids: impl Iterator<Item = ArticleId>) -> Fingerprint {
    ids.fold(Fingerprint::default(), |print, id| print.then(catalog.print(id)))
}

/// The fingerprint of which listings there are.
fn keys(listings: &[Listing]) -> Fingerprint {
    listings.iter().fold(Fingerprint::default(), |print, listing| {
        let (year, month, day) = match listing.key.kind {
            ListingKind::Year(year) => (year, 0, 0),
            ListingKind::Month(year, month) => (year, month, 0),
            ListingKind::Day(day) => (day.year, day.month, day.day),
            _ => (0, 0, 0),
        };
        let packed = (u128::from(year.unsigned_abs()) << 16) | u128::from(month << 8) | u128::from(day);
        print.then(Fingerprint(packed))
    })
}

fn usizes(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// The range of the newest `limit` articles.
fn latest(listing: &Listing, limit: u32) -> Range<usize> {
    listing.len().saturating_sub(limit as usize)..listing.len()
}

/// How many pages of `size` articles are sealed among `length`: the front page holds at least `size` and less
/// than twice as many.
#[must_use]
pub fn sealed(length: usize, size: usize) -> usize {
    if length < 2 * size { 0 } else { length / size - 1 }
}

/// The newest `limit` articles of a listing that stand in feeds, newest first, each with its [ordinal](Listing::ordinal).
pub(super) fn feed(catalog: &Catalog, id: ListingId, limit: u32) -> Vec<(ArticleId, u32)> {
    let listing = catalog.listing(id);
    let newest_first = listing.articles.iter().enumerate().rev();
    let entries = newest_first.filter(|(_, id)| catalog.in_feeds(**id)).take(limit as usize);
    entries.map(|(place, &id)| (id, listing.ordinal(place))).collect()
}

/// The months of a year, or the days of a month, oldest first; nothing for other listings.
pub(super) fn children(catalog: &Catalog, id: ListingId) -> &[Listing] {
    let key = &catalog.listing(id).key;
    let day = |year, month, day| ListingKind::Day(crate::base::instant::Day { year, month, day });
    let (first, end) = match key.kind {
        ListingKind::Year(year) => (ListingKind::Month(year, 0), ListingKind::Month(year, 99)),
        ListingKind::Month(year, month) => (day(year, month, 0), day(year, month, 99)),
        _ => return &[],
    };
    let edition = key.edition;
    catalog.range(&ListingKey { edition, kind: first }, &ListingKey { edition, kind: end })
}

/// The listings of all months in all editions.
fn months(catalog: &Catalog) -> impl Iterator<Item = &Listing> {
    catalog.listings().iter().filter(|listing| matches!(listing.key.kind, ListingKind::Month(..)))
}

/// The years and months that have articles: years first, then months, each oldest first.
pub(super) fn archive(catalog: &Catalog, edition: EditionId) -> &[Listing] {
    let end = ListingKind::Day(crate::base::instant::Day { year: i32::MIN, month: 0, day: 0 });
    let first = ListingKind::Year(i32::MIN);
    catalog.range(&ListingKey { edition, kind: first }, &ListingKey { edition, kind: end })
}

/// The listings of a grouping, by slug.
pub(super) fn names(catalog: &Catalog, edition: EditionId, grouping: Grouping) -> Vec<ListingId> {
    catalog.grouped(edition, grouping).collect()
}

/// The fingerprint of the slugs and names of a grouping.
fn names_print(catalog: &Catalog, edition: EditionId, grouping: Grouping) -> Fingerprint {
    names(catalog, edition, grouping).into_iter().fold(Fingerprint::default(), |print, id| {
        let slug = catalog.listing(id).key.kind.grouping().map_or("", |(_, slug)| slug);
        print.then(Fingerprint::of(slug.as_bytes())).then(Fingerprint::of(catalog.title(id).as_bytes()))
    })
}

/// The articles before and after `id` in its first sector, else in its edition.
pub(super) fn neighbours(catalog: &Catalog, id: ArticleId) -> (Option<ArticleId>, Option<ArticleId>) {
    let is_sector = |id| matches!(catalog.listing(id).key.kind, ListingKind::Sector(_));
    let sector = catalog.places_of(id).find(|(listing, _)| is_sector(*listing));
    let home = || {
        let edition = catalog.record(id).edition;
        let home = catalog.find(&ListingKey { edition, kind: ListingKind::Home })?;
        Some((home, catalog.listing(home).position(id)))
    };
    let Some((listing, position)) = sector.or_else(home) else {
        return (None, None);
    };
    let articles = &catalog.listing(listing).articles;
    let older = position.checked_sub(1).and_then(|before| articles.get(before));
    (older.copied(), articles.get(position + 1).copied())
}

/// Older articles that share something with `id`.
pub(super) fn related(catalog: &Catalog, id: ArticleId, limit: u32) -> Vec<ArticleId> {
    related::related(catalog, id, limit as usize)
}

/// The articles of the subject's story, one of each edition, by edition; none where only one edition has any.
pub(super) fn story(catalog: &Catalog, subject: Option<ArticleId>) -> impl Iterator<Item = ArticleId> {
    let story = subject.map(|id| catalog.story(catalog.record(id).story)).unwrap_or_default();
    story.iter().map(|(.., id)| *id)
}

/// The standalone pages of the story of a source file's, one of each edition; none where only one edition has any.
pub(super) fn page_story<'c>(catalog: &'c Catalog, source: &str) -> impl Iterator<Item = &'c PageRecord> {
    let page = catalog.page_by_source(source);
    page.into_iter().flat_map(|page| catalog.page_story(page.story))
}

/// The articles of an edition that are dated within the last hours before the catalog's instant, oldest first.
pub(super) fn recent(catalog: &Catalog, edition: EditionId, hours: u32) -> &[ArticleId] {
    let Some(home) = catalog.find(&ListingKey { edition, kind: ListingKind::Home }) else {
        return &[];
    };
    let articles = &catalog.listing(home).articles;
    let (after, until) = (catalog.instant().plus_hours(-i64::from(hours)), catalog.instant());
    let start = articles.partition_point(|&id| catalog.record(id).date <= after);
    let end = articles.partition_point(|&id| catalog.record(id).date <= until);
    &articles[start..end.max(start)]
}

/// The readable URL path of what a source file makes, if that is visible and not canceled.
pub(super) fn link<'c>(catalog: &'c Catalog, source: &str) -> Option<&'c str> {
    if let Some(id) = catalog.by_source(source) {
        return (!catalog.record(id).is_canceled()).then(|| catalog.path(id));
    }
    catalog.page_by_source(source).map(|page| page.path.as_str())
}
