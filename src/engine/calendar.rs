//! What changes when, with no edit: embargoes that end, articles that expire, lapse or leave the news window.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::engine::assets::Sightline;
use crate::engine::forecast::{Forecast, View};
use crate::engine::library::Files;
use crate::engine::{Request, assets, survey};
use crate::pages;
use crate::press::Press;
use serde::Serialize;
use std::collections::BTreeMap;
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
    /// It is a top story no more.
    Sinks,
    /// It leaves the Google News sitemap.
    LeavesNews,
    /// A correction or update that is dated then is shown.
    Amended,
}

/// The next `limit` instants at which outputs change with no edit, as far as the portal knows now. Pages whose answers
/// change then are printed for both instants: the outputs are those whose bytes differ.
///
/// # Errors
/// The portal cannot be read.
pub fn calendar(request: &Request, limit: usize) -> Result<Vec<Entry>, Vec<Problem>> {
    let survey::Look { config, theme, ledger, survey, left_out } = survey::look(request)?;
    let (fixed, fragments, rows) = (survey.named.assets, survey.fragments, survey.rows);
    let fonts = survey.fonts;
    let now = View { catalog: survey.catalog, pages: survey.pages, press: survey.press };
    let events = events(&now.catalog).into_iter().take(limit);
    let mut forecast = Forecast::new(now, ledger);
    let mut entries = Vec::new();
    for (at, events) in events {
        let stock = forecast.view.catalog.shared_stock();
        let seen = Sightline { config: &config, stock: &stock, at, drafts: request.drafts };
        let (of_folders, _) = assets::of_folders(&request.root, (&rows, &left_out), seen);
        let assets: Vec<_> = fixed.iter().cloned().chain(of_folders).collect();
        let album = Arc::new(assets::album(&assets, &config, &fonts));
        let catalog = Arc::new(Catalog::at((stock, album), &config, at, request.drafts));
        let pages = pages::all(&catalog, &config, &assets, &fragments).unwrap_or_default();
        let library = Files::new(request.root.clone(), Arc::clone(&config), Arc::clone(&catalog));
        let press = Press::new(Arc::clone(&config), Arc::clone(&catalog), theme.clone(), Box::new(library))?;
        let outputs = forecast.advance(View { catalog, pages, press });
        entries.push(Entry { at: config.zone.rfc3339(at), events, outputs });
    }
    Ok(entries)
}

/// What happens to which articles and standalone pages, by instant.
fn events(catalog: &Catalog) -> BTreeMap<Instant, Vec<Event>> {
    let mut events: BTreeMap<Instant, Vec<Event>> = BTreeMap::new();
    for record in &catalog.stock().records {
        for (at, kind) in catalog.changes(record) {
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

impl From<crate::catalog::stock::Change> for EventKind {
    fn from(change: crate::catalog::stock::Change) -> Self {
        match change {
            crate::catalog::stock::Change::Appears => Self::Appears,
            crate::catalog::stock::Change::Expires => Self::Expires,
            crate::catalog::stock::Change::Lapses => Self::Lapses,
            crate::catalog::stock::Change::Sinks => Self::Sinks,
            crate::catalog::stock::Change::LeavesNews => Self::LeavesNews,
            crate::catalog::stock::Change::Amended => Self::Amended,
        }
    }
}
