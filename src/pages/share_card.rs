//! Cards that stand for articles without a picture where people share them.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::{ArticleId, Catalog};
use crate::config::Config;
use crate::pages::{Page, PageKind};
use crate::pictures::card;

/// A page for each card; of two articles with the same words one card stands for both.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    let start = pages.len();
    pages.extend(catalog.ids().filter_map(|id| {
        let file = file(catalog, config, id)?;
        Some(Page { file, kind: PageKind::ShareCard(id) })
    }));
    let cards = &mut pages[start..];
    cards.sort_by(|one, other| one.file.cmp(&other.file));
    let mut kept = pages.split_off(start);
    kept.dedup_by(|later, earlier| later.file == earlier.file);
    pages.append(&mut kept);
}

/// Whether an article's card would be blank: no font has a letter of its headline.
#[must_use]
pub fn is_blank(catalog: &Catalog, id: ArticleId) -> bool {
    let letters = catalog.record(id).strange.as_deref();
    catalog.album().cards().is_some() && letters.is_some_and(|letters| !catalog.album().can_draw(letters))
}

/// The output file of an article's card, if it has one: no picture, not withdrawn, and something to read on it.
#[must_use]
pub fn file(catalog: &Catalog, config: &Config, id: ArticleId) -> Option<String> {
    let fonts = catalog.album().cards()?;
    let record = catalog.record(id);
    if record.has_image || record.is_canceled() || is_blank(catalog, id) {
        return None;
    }
    let edition = config.edition(record.edition);
    let sector = record.sector.as_deref().and_then(|slug| config.sector(slug));
    let called = sector.map_or("", |sector| sector.title.get(&edition.lang));
    let parts = [edition.title.as_bytes(), edition.lang.as_bytes(), called.as_bytes()];
    let said = Fingerprint::of_parts(parts).then(record.said);
    Some(card::file(said, fonts))
}
