//! The only door from a page to the catalog: it answers, and writes down each question with the fingerprint of its answer.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::album::Picture;
use crate::catalog::hidden::is_own;
use crate::catalog::listing::{Grouping, Listing, ListingId, ListingKey};
use crate::catalog::query::{self, Query};
use crate::catalog::series::{self, Parts};
use crate::catalog::shelves::{self, Shelf};
use crate::catalog::stock::PageRecord;
use crate::catalog::{ArticleId, Catalog, leads};
use crate::config::EditionId;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// Answers the questions of one page.
#[derive(Debug)]
pub struct Desk {
    catalog: Arc<Catalog>,
    subject: Option<ArticleId>,
    asked: RefCell<Vec<(Query, Fingerprint)>>,
}

impl Desk {
    /// A desk for one page; `subject` is the article that the page is about, if it is about one.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, subject: Option<ArticleId>) -> Self {
        Self { catalog, subject, asked: RefCell::default() }
    }

    /// The questions asked so far, in their order, without repeats.
    #[must_use]
    pub fn into_asked(self) -> Vec<(Query, Fingerprint)> {
        self.asked.into_inner()
    }

    /// The catalog, for what a question has just covered.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The article that the page is about.
    #[must_use]
    pub fn subject(&self) -> Option<ArticleId> {
        self.subject
    }

    /// Notes questions that another desk of the same catalog has answered, about no subject.
    pub fn note(&self, asked: Vec<(Query, Fingerprint)>) {
        let mut own = self.asked.borrow_mut();
        for (query, fingerprint) in asked {
            if !own.iter().any(|(other, _)| *other == query) {
                own.push((query, fingerprint));
            }
        }
    }

    fn ask(&self, query: Query) {
        let mut asked = self.asked.borrow_mut();
        if !asked.iter().any(|(other, _)| *other == query) {
            let fingerprint = query.fingerprint(&self.catalog, self.subject);
            asked.push((query, fingerprint));
        }
    }

    /// The articles of a range of a listing, oldest first.
    #[must_use]
    pub fn slice(&self, id: ListingId, range: Range<usize>) -> &[ArticleId] {
        let bound = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.ask(Query::Slice(id, bound(range.start)..bound(range.end)));
        self.catalog.listing(id).slice(range)
    }

    /// The newest articles of a listing, newest first. Asking for a listing that does not exist is a question too.
    #[must_use]
    pub fn latest(&self, key: &ListingKey, limit: u32) -> Vec<ArticleId> {
        let Some(id) = self.find(key) else {
            return Vec::new();
        };
        self.ask(Query::Latest(id, limit));
        self.catalog.listing(id).articles.iter().rev().take(limit as usize).copied().collect()
    }

    /// The newest articles of a listing that stand in feeds, with their texts, newest first.
    #[must_use]
    pub fn feed(&self, id: ListingId, limit: u32) -> Vec<ArticleId> {
        self.feed_entries(id, limit).into_iter().map(|(id, _)| id).collect()
    }

    /// The same; of a list of corrections, each article with which of its corrections this is.
    #[must_use]
    pub fn feed_entries(&self, id: ListingId, limit: u32) -> Vec<(ArticleId, u32)> {
        self.ask(Query::Feed(id, limit));
        query::feed(&self.catalog, id, limit)
    }

    /// The articles of a range of a month's listing with their texts, oldest first.
    #[must_use]
    pub fn texts(&self, id: ListingId, range: Range<usize>) -> &[ArticleId] {
        let bound = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.ask(Query::Texts(id, bound(range.start)..bound(range.end)));
        self.catalog.listing(id).slice(range)
    }

    /// What is written of each month of an edition in the search index, the oldest first.
    #[must_use]
    pub fn shelves(&self, edition: EditionId, size: usize) -> Vec<Shelf> {
        self.ask(Query::Shelves(edition, u32::try_from(size).unwrap_or(u32::MAX)));
        shelves::shelves(&self.catalog, edition, size)
    }

    /// The articles of a range of a listing, oldest first; of a list of corrections, each with which of its corrections
    /// this is.
    #[must_use]
    pub fn entries(&self, id: ListingId, range: Range<usize>) -> Vec<(ArticleId, u32)> {
        let first = range.start;
        let articles = self.slice(id, range).iter();
        let listing = self.catalog.listing(id);
        articles.enumerate().map(|(place, &id)| (id, listing.ordinal(first + place))).collect()
    }

    /// The listing of a key, if there is one.
    #[must_use]
    pub fn find(&self, key: &ListingKey) -> Option<ListingId> {
        self.ask(Query::Exists(Box::new(key.clone())));
        self.catalog.find(key)
    }

    /// How many pages of `size` articles a listing has sealed.
    #[must_use]
    pub fn sealed(&self, id: ListingId, size: usize) -> usize {
        self.ask(Query::Sealed(id, u32::try_from(size).unwrap_or(u32::MAX)));
        query::sealed(self.catalog.listing(id).len(), size)
    }

    /// Whether the numbered page `number` of `size` articles of a listing is sealed.
    #[must_use]
    pub fn has_sealed(&self, id: ListingId, size: usize, number: u32) -> bool {
        self.ask(Query::HasSealed(id, u32::try_from(size).unwrap_or(u32::MAX), number));
        query::sealed(self.catalog.listing(id).len(), size) >= number as usize
    }

    /// How many articles a listing has. A page that asks changes with every article.
    #[must_use]
    pub fn length(&self, id: ListingId) -> usize {
        self.ask(Query::Length(id));
        self.catalog.listing(id).len()
    }

    /// The name of a grouping's listing, as its oldest article writes it; empty for other kinds.
    #[must_use]
    pub fn title(&self, id: ListingId) -> String {
        self.ask(Query::Title(id));
        self.catalog.title(id).to_owned()
    }

    /// The months of a year, or the days of a month, oldest first.
    #[must_use]
    pub fn children(&self, id: ListingId) -> &[Listing] {
        self.ask(Query::Children(id));
        query::children(&self.catalog, id)
    }

    /// The listings of a grouping with their names, by slug.
    #[must_use]
    pub fn names(&self, edition: EditionId, grouping: Grouping) -> Vec<(ListingId, String)> {
        self.ask(Query::Names(edition, grouping));
        let ids = query::names(&self.catalog, edition, grouping);
        ids.into_iter().map(|id| (id, self.catalog.title(id).to_owned())).collect()
    }

    /// The years, then the months that have articles, each oldest first.
    #[must_use]
    pub fn archive(&self, edition: EditionId) -> &[Listing] {
        self.ask(Query::Archive(edition));
        query::archive(&self.catalog, edition)
    }

    /// Notes that the page shows its subject's card and text.
    pub fn show_subject(&self) {
        self.ask(Query::Subject);
    }

    /// Notes that the page shows the text of a standalone page.
    pub fn show_page(&self, source: &str) {
        self.ask(Query::Page(source.into()));
    }

    /// The articles before and after the subject in its first sector.
    #[must_use]
    pub fn neighbours(&self) -> (Option<ArticleId>, Option<ArticleId>) {
        self.ask(Query::Neighbours);
        self.subject.map_or((None, None), |id| query::neighbours(&self.catalog, id))
    }

    /// Older articles that share something with the subject, the most first.
    #[must_use]
    pub fn related(&self, limit: u32) -> Vec<ArticleId> {
        self.ask(Query::Related(limit));
        self.subject.map(|id| query::related(&self.catalog, id, limit)).unwrap_or_default()
    }

    /// The part of a series that the subject is, with at most `before` parts before it, and the next one.
    #[must_use]
    pub fn series(&self, before: u32) -> Option<Parts> {
        self.ask(Query::Series(before));
        self.subject.and_then(|id| series::parts(&self.catalog, id, before as usize))
    }

    /// The articles of the subject's story, one of each edition, by edition; none where only one edition has any.
    pub fn story(&self) -> impl Iterator<Item = ArticleId> {
        self.ask(Query::Story);
        query::story(&self.catalog, self.subject)
    }

    /// The standalone pages of the story of a source file's, one of each edition; none where only one edition has any.
    pub fn page_story(&self, source: &str) -> impl Iterator<Item = &PageRecord> {
        self.ask(Query::PageStory(source.into()));
        query::page_story(&self.catalog, source)
    }

    /// The articles of an edition that are dated within the last hours before the catalog's instant, oldest first.
    #[must_use]
    pub fn recent(&self, edition: EditionId, hours: u32) -> &[ArticleId] {
        self.ask(Query::Recent(edition, hours));
        query::recent(&self.catalog, edition, hours)
    }

    /// The readable URL path of what a source file makes, if that is visible and not canceled.
    #[must_use]
    pub fn link(&self, source: &str) -> Option<&str> {
        self.ask(Query::Link(source.into()));
        query::link(&self.catalog, source)
    }

    /// Whether what would stand at a readable path is hidden at this instant.
    #[must_use]
    pub fn hides(&self, path: &str) -> bool {
        self.ask(Query::Hidden(path.into()));
        self.catalog.hides(path)
    }

    /// Whether a file that a source file (with its readable path) names is one of something that is hidden at this instant.
    #[must_use]
    pub fn hides_file(&self, (source, page): (&str, &str), path: &str) -> bool {
        if is_own(page, path) {
            return false;
        }
        self.ask(Query::HiddenFile(source.into(), path.into()));
        self.catalog.hides_file(source, path)
    }

    /// The readable URL path that the old URLs of a source file lead to, if it is visible: of a canceled article, its
    /// tombstone's.
    #[must_use]
    pub fn target(&self, source: &str) -> Option<&str> {
        self.ask(Query::Target(source.into()));
        self.catalog.path_by_source(source)
    }

    /// The picture of an output file, if there is one that can be shown.
    #[must_use]
    pub fn picture(&self, file: &str) -> Option<Picture<'_>> {
        self.ask(Query::Picture(file.into()));
        self.catalog.album().find(file)
    }

    /// Notes that the page shows every month's articles.
    pub fn show_months(&self) {
        self.ask(Query::Months);
    }

    /// The articles of a range of a listing, oldest first, each with its story's articles (one of each edition; none where
    /// only one edition has any).
    #[must_use]
    pub fn translations(&self, id: ListingId, range: Range<usize>) -> Vec<(ArticleId, Vec<ArticleId>)> {
        let bound = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.ask(Query::Translations(id, bound(range.start)..bound(range.end)));
        let articles = self.slice(id, range).iter();
        articles.map(|&id| (id, query::story(&self.catalog, Some(id)).collect())).collect()
    }

    /// The visible standalone pages, by source.
    pub fn pages(&self) -> impl Iterator<Item = &PageRecord> {
        self.ask(Query::Pages);
        self.catalog.pages()
    }

    /// At most `limit` stories that lead an edition: breaking news, then top stories, of each the newest first.
    #[must_use]
    pub fn leads(&self, edition: EditionId, limit: u32) -> Vec<ArticleId> {
        self.ask(Query::Leads(edition, limit));
        leads::of(&self.catalog, edition, limit)
    }

    /// The readable URL paths of the tombstones of canceled articles, sorted.
    #[must_use]
    pub fn gone(&self) -> Vec<&str> {
        self.ask(Query::Gone);
        self.catalog.gone()
    }

    /// Old URL paths with the readable path that each leads to, sorted.
    pub fn redirects(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ask(Query::Redirects);
        self.catalog.redirects()
    }
}
