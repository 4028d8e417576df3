//! What browsers keep of the portal: manifests, offline pages, the service worker that shows them.

use crate::base::problem::{Place, Problem};
use crate::config::{Config, EditionId, Offline};
use crate::pages::{Page, PageKind, file_of};

/// The file of an edition's manifest.
const MANIFEST: &str = "manifest.webmanifest";

/// The readable URL path of the service worker: where it stands, below it it works.
pub const WORKER: &str = "/offline-worker.js";

/// The readable URL path of an edition's manifest, if it has one.
#[must_use]
pub fn manifest(edition: EditionId, config: &Config) -> Option<String> {
    let has = config.app.icons().next().is_some();
    has.then(|| format!("{}/{MANIFEST}", config.edition(edition).prefix))
}

/// The readable URL path of an edition's offline page.
#[must_use]
pub fn offline(edition: EditionId, config: &Config) -> String {
    format!("{}/offline/", config.edition(edition).prefix)
}

/// The offline page of an edition.
#[must_use]
pub fn offline_page(edition: EditionId, config: &Config) -> Page {
    Page { file: file_of(&offline(edition, config)), kind: PageKind::Offline(edition) }
}

/// A manifest and an offline page for each edition, as the configuration wants them, and the worker.
pub(super) fn pages(config: &Config, pages: &mut Vec<Page>) {
    for edition in config.edition_ids() {
        if let Some(path) = manifest(edition, config) {
            pages.push(Page { file: file_of(&path), kind: PageKind::Manifest(edition) });
        }
        if config.offline == Offline::On {
            pages.push(offline_page(edition, config));
        }
    }
    if config.offline != Offline::Off {
        pages.push(Page { file: file_of(WORKER), kind: PageKind::Worker });
    }
}

/// A warning for each icon that no page is; `pages` are sorted by file.
#[must_use]
pub fn missing_icons(pages: &[Page], config: &Config) -> Vec<Problem> {
    let is_there = |file: &str| pages.binary_search_by(|page| page.file.as_str().cmp(file)).is_ok();
    let missing = config.app.icons().filter(|icon| !pages.is_empty() && !is_there(&file_of(icon.path)));
    let each = missing.map(|icon| {
        Problem::warning(format!("the icon {} is in no output", icon.path))
            .at(Place::file("config.toml"))
            .hint(format!("put it into static{}, or take it out of `app.icons`", icon.path))
    });
    each.collect()
}
