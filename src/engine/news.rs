//! What happened between two builds: which articles were edited, how far time went on, what the configuration calls
//! otherwise. Only `warta why` asks; no build depends on it.

use crate::base::fingerprint::Fingerprint;
use crate::base::instant::Instant;
use crate::catalog::desk::Desk;
use crate::catalog::listing::{ListingId, ListingKey, ListingKind};
use crate::catalog::query::Query;
use crate::catalog::stock::Record;
use crate::catalog::{ArticleId, Catalog};
use crate::config::Config;
use crate::config::parts::Part;
use crate::engine::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What happened between two builds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct News {
    /// The source files that came, went or changed.
    edits: Vec<Edit>,
    /// The instants of the two builds.
    span: Option<(Instant, Instant)>,
    /// What cards show of the configuration and is otherwise now.
    renamed: Vec<Part>,
    /// What cards show of the configuration, in the later build.
    terms: Vec<(Part, Fingerprint)>,
}

/// A source file that came, went or changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Edit {
    /// The file.
    pub(super) source: String,
    /// The article that it was before.
    pub(super) before: Option<Box<Record>>,
}

impl News {
    /// The instant of the later build.
    pub(super) fn instant(&self) -> Option<Instant> {
        self.span.map(|(_, at)| at)
    }

    /// What happened since the build that left some news.
    pub(super) fn since(earlier: &Self, edits: Vec<Edit>, catalog: &Catalog, config: &Config) -> Self {
        let parts = catalog.stock().keys.iter().filter_map(Catalog::shown_of);
        let printed = parts.map(|part| (config.part(&part), part));
        let named = printed.filter(|(print, _)| *print != Fingerprint::default());
        let terms: BTreeSet<_> = named.map(|(print, part)| (part, print)).collect();
        let before: BTreeSet<_> = earlier.terms.iter().cloned().collect();
        let mut renamed: Vec<Part> =
            terms.symmetric_difference(&before).map(|(part, _)| part.clone()).collect();
        renamed.dedup();
        Self {
            edits,
            span: earlier
                .span
                .map(|(_, at)| (at, catalog.instant()))
                .or(Some((catalog.instant(), catalog.instant()))),
            renamed,
            terms: terms.into_iter().collect(),
        }
    }

    /// What of all this changed the answer to a question, in words; empty if nothing that is known of did.
    pub(super) fn of_answer(&self, query: &Query, desk: &Desk, config: &Config) -> String {
        let catalog = desk.catalog();
        let shown: BTreeSet<ArticleId> = shown(query, desk).into_iter().collect();
        let listing = listing(query);
        let mut said = Vec::new();
        // Of its own article there is nothing more to say than that it changed.
        if !matches!(query, Query::Subject) {
            let mut moves = self.edited(catalog, &shown, (query, listing));
            self.add_of_time(catalog, &shown, listing, &mut moves);
            let verbs =
                [("gained", moves.gained), ("lost", moves.lost), ("showed a change of", moves.changed)];
            let verbs = verbs.into_iter().filter(|(_, sources)| !sources.is_empty());
            said.extend(verbs.map(|(verb, sources)| format!("{verb} {}", sources.join(", "))));
        }
        let renamed = self.renamed.iter().filter(|part| names(catalog, &shown, part));
        let renamed: Vec<_> = renamed.map(|part| words::part(part, config)).collect();
        if !renamed.is_empty() {
            said.push(format!("showed {}, which changed", renamed.join(", ")));
        }
        said.join(", ")
    }

    /// What edits have done.
    fn edited<'n>(
        &'n self,
        catalog: &Catalog,
        shown: &BTreeSet<ArticleId>,
        (query, listing): (&Query, Option<ListingId>),
    ) -> Moves<'n> {
        let mut moves = Moves::default();
        let was_there = |record: &&Record| {
            let visible = self.span.is_none_or(|(since, _)| record.is_visible(since, false));
            visible && !record.is_canceled() && listing.is_none_or(|id| lists(catalog, id, record))
        };
        for Edit { source, before } in &self.edits {
            let before = before.as_deref().filter(was_there);
            let is_shown = catalog.by_source(source).is_some_and(|id| shown.contains(&id));
            match before {
                Some(_) if is_shown => moves.changed.push(source),
                None if is_shown => moves.gained.push(source),
                Some(record) if listing.is_some() && spans(catalog, shown, query, record) => {
                    moves.lost.push(source);
                }
                _ => {}
            }
        }
        moves
    }

    /// Adds what only time has done.
    fn add_of_time<'c>(
        &self,
        catalog: &'c Catalog,
        shown: &BTreeSet<ArticleId>,
        listing: Option<ListingId>,
        moves: &mut Moves<'c>,
    ) {
        let Some((since, at)) = self.span.filter(|(since, at)| since < at) else { return };
        for record in &catalog.stock().records {
            let happened = record.changes_after(since).any(|(when, _)| when <= at);
            if !happened || self.edits.iter().any(|edit| *edit.source == *record.source) {
                continue;
            }
            let now = catalog.by_source(&record.source);
            let was = record.is_visible(since, false);
            match now.filter(|id| shown.contains(id)) {
                Some(_) if was => moves.changed.push(&record.source),
                Some(_) => moves.gained.push(&record.source),
                None if now.is_none() && was && listing.is_some_and(|id| lists(catalog, id, record)) => {
                    moves.lost.push(&record.source);
                }
                None => {}
            }
        }
    }
}

/// Articles that an answer gained, lost, or shows with a change.
#[derive(Debug, Default)]
struct Moves<'n> {
    gained: Vec<&'n str>,
    lost: Vec<&'n str>,
    changed: Vec<&'n str>,
}

/// The listing that a question is about.
fn listing(query: &Query) -> Option<ListingId> {
    match query {
        Query::Slice(id, _)
        | Query::Latest(id, _)
        | Query::Feed(id, _)
        | Query::Texts(id, _)
        | Query::Translations(id, _) => Some(*id),
        _ => None,
    }
}

/// The articles that an answer shows.
fn shown(query: &Query, desk: &Desk) -> Vec<ArticleId> {
    let slice = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
    match query {
        Query::Slice(id, range) => desk.slice(*id, slice(range)).to_vec(),
        Query::Texts(id, range) => desk.texts(*id, slice(range)).to_vec(),
        Query::Latest(id, limit) => desk.latest(&desk.catalog().listing(*id).key, *limit),
        Query::Feed(id, limit) => desk.feed(*id, *limit),
        Query::Translations(id, range) => {
            let each = desk.translations(*id, slice(range)).into_iter();
            each.flat_map(|(id, story)| story.into_iter().chain([id])).collect()
        }
        Query::Subject => desk.subject().into_iter().collect(),
        Query::Neighbours => {
            let (older, newer) = desk.neighbours();
            older.into_iter().chain(newer).collect()
        }
        Query::Related(limit) => desk.related(*limit),
        Query::Series(before) => desk.series(*before).map(|parts| parts.articles).unwrap_or_default(),
        Query::Story => desk.story().collect(),
        Query::Leads(edition, limit) => desk.leads(*edition, *limit),
        Query::Recent(edition, hours) => desk.recent(*edition, *hours).to_vec(),
        _ => Vec::new(),
    }
}

/// Whether a listing lists an article.
fn lists(catalog: &Catalog, id: ListingId, record: &Record) -> bool {
    let key = &catalog.listing(id).key;
    let (day, same) = (record.day, record.edition == key.edition);
    match key.kind {
        ListingKind::Home => same,
        ListingKind::Year(year) => same && day.year == year,
        ListingKind::Month(year, month) => same && (day.year, day.month) == (year, month),
        ListingKind::Day(of) => same && day == of,
        ListingKind::Corrections => same && !record.corrections.is_empty(),
        _ => record.keys.iter().any(|&number| catalog.stock().keys.get(number as usize) == Some(key)),
    }
}

/// Whether an article that is gone stood among those that an answer shows, as far as its date says.
fn spans(catalog: &Catalog, shown: &BTreeSet<ArticleId>, query: &Query, record: &Record) -> bool {
    let date = |id: Option<&ArticleId>| id.map(|&id| catalog.record(id).date);
    if listing(query).is_some_and(|id| catalog.listing(id).key.kind == ListingKind::Corrections) {
        return true;
    }
    let from_start = matches!(query, Query::Slice(_, range) if range.start == 0);
    let to_end = !matches!(query, Query::Slice(_, range) if range.end != u32::MAX);
    (from_start || date(shown.first()).is_none_or(|first| first <= record.date))
        && (to_end || date(shown.last()).is_none_or(|last| record.date <= last))
}

/// Whether one of some articles shows a part of the configuration on its card.
fn names(catalog: &Catalog, shown: &BTreeSet<ArticleId>, part: &Part) -> bool {
    let keys = &catalog.stock().keys;
    let is_it = |key: &ListingKey| Catalog::shown_of(key).as_ref() == Some(part);
    shown.iter().any(|&id| catalog.record(id).keys.iter().any(|&number| is_it(&keys[number as usize])))
}
