//! What changes when, with no edit: embargoes that end, articles that expire, lapse or leave the news window.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::engine::trace::{Numbers, Traces};
use crate::engine::{Request, manifest, survey};
use crate::pages::{self, Page};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An instant at which outputs change with no edit.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// When, in the portal's time zone (RFC 3339).
    pub at: String,
    /// What happens to which article.
    pub events: Vec<Event>,
    /// The output files that are added, changed or removed then.
    pub outputs: Vec<String>,
}

/// What happens to an article or a standalone page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Event {
    /// What happens.
    pub kind: EventKind,
    /// Its file.
    pub source: String,
    /// Its headline.
    pub title: String,
}

/// What happens to an article at an instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Its embargo ends.
    Appears,
    /// It expires.
    Expires,
    /// It is breaking news no more.
    Lapses,
    /// It leaves the Google News sitemap.
    LeavesNews,
}

/// The next `limit` instants at which outputs change with no edit, as far as the portal knows now.
///
/// # Errors
/// The portal cannot be read.
pub fn calendar(request: &Request, limit: usize) -> Result<Vec<Entry>, Vec<Problem>> {
    let (config, ledger, survey) = survey::look(request)?;
    let assets = survey.assets;
    let mut before = View { catalog: survey.catalog, pages: survey.pages };
    let mut entries = Vec::new();
    for (at, events) in events(&before.catalog).into_iter().take(limit) {
        let catalog = Arc::new(Catalog::at(before.catalog.shared_stock(), &config, at, request.drafts));
        let pages = pages::all(&catalog, &config, &assets).unwrap_or_default();
        let after = View { catalog, pages };
        let outputs = changed(&before, &after, &ledger.traces, |catalog| {
            Numbers::new(catalog, &survey.press, ledger.asked.clone(), Vec::new())
        });
        entries.push(Entry { at: config.zone.rfc3339(at), events, outputs });
        before = after;
    }
    Ok(entries)
}

/// What is visible at an instant.
struct View {
    catalog: Arc<Catalog>,
    pages: Vec<Page>,
}

/// What happens to which articles and standalone pages, by instant.
fn events(catalog: &Catalog) -> BTreeMap<Instant, Vec<Event>> {
    let mut events: BTreeMap<Instant, Vec<Event>> = BTreeMap::new();
    for record in &catalog.stock().records {
        for (at, kind) in record.changes_after(catalog.instant()) {
            let title = catalog.stock().card(record).title;
            events.entry(at).or_default().push(Event {
                kind: kind.into(),
                source: record.source.to_string(),
                title,
            });
        }
    }
    for page in &catalog.stock().pages {
        for (at, kind) in page.changes_after(catalog.instant()) {
            let (source, title) = (page.source.clone(), page.title.clone());
            events.entry(at).or_default().push(Event { kind: kind.into(), source, title });
        }
    }
    events.values_mut().for_each(|events| events.sort_unstable());
    events
}

/// The files whose pages come, go, or get other answers.
fn changed<'c>(
    before: &'c View,
    after: &'c View,
    traces: &Traces,
    numbers: impl Fn(&'c Catalog) -> Numbers<'c>,
) -> Vec<String> {
    let (one, other) = (numbers(&before.catalog), numbers(&after.catalog));
    let earlier: BTreeMap<&str, &Page> = before.pages.iter().map(|page| (page.file.as_str(), page)).collect();
    let later: BTreeSet<&str> = after.pages.iter().map(|page| page.file.as_str()).collect();
    let gone = earlier.keys().filter(|file| !later.contains(*file)).map(|file| (*file).to_owned());
    let differs = |page: &Page| match earlier.get(page.file.as_str()) {
        None => true,
        Some(earlier) => match traces.find(manifest::hash(&page.file)) {
            Some(trace) => one.answers(trace, earlier.subject()) != other.answers(trace, page.subject()),
            None => false,
        },
    };
    let mut files: Vec<_> =
        after.pages.iter().filter(|page| differs(page)).map(|page| page.file.clone()).chain(gone).collect();
    files.sort_unstable();
    files
}

impl From<crate::catalog::stock::Change> for EventKind {
    fn from(change: crate::catalog::stock::Change) -> Self {
        match change {
            crate::catalog::stock::Change::Appears => Self::Appears,
            crate::catalog::stock::Change::Expires => Self::Expires,
            crate::catalog::stock::Change::Lapses => Self::Lapses,
            crate::catalog::stock::Change::LeavesNews => Self::LeavesNews,
        }
    }
}
