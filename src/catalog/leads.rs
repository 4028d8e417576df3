//! The stories that lead an edition: breaking news, then top stories, of each the newest first.

use crate::base::instant::Instant;
use crate::catalog::listing::{ListingKey, ListingKind};
use crate::catalog::stock::{Prominence, Stock};
use crate::catalog::{ArticleId, Catalog};
use crate::config::EditionId;
use std::cmp::Reverse;

/// A top story of no set end leads while it is among so many newest of its edition.
const NEWEST: usize = 8;

/// The visible articles that are prominent until a set instant, oldest first.
pub(super) fn until_set(stock: &Stock, articles: &[u32], instant: Instant) -> Vec<ArticleId> {
    let each = (0..).map(ArticleId).zip(articles);
    let leads = each.filter(|(_, index)| {
        let record = &stock.records[**index as usize];
        let until_set = record.prominent_until().is_some();
        until_set && !record.is_canceled() && record.prominence(instant) != Prominence::Normal
    });
    leads.map(|(id, _)| id).collect()
}

/// At most `limit` stories that lead an edition.
pub(super) fn of(catalog: &Catalog, edition: EditionId, limit: u32) -> Vec<ArticleId> {
    let prominence = |id: ArticleId| catalog.record(id).prominence(catalog.instant());
    let home = catalog.find(&ListingKey { edition, kind: ListingKind::Home });
    let newest = home.map(|id| catalog.listing(id).articles.as_slice()).unwrap_or_default();
    let newest = newest.iter().rev().take(NEWEST).copied().filter(|id| prominence(*id) == Prominence::Top);
    let set = catalog.until_set.iter().copied().filter(|id| catalog.record(*id).edition == edition);
    let mut leads: Vec<_> = set.chain(newest).collect();
    leads.sort_unstable_by_key(|id| Reverse((prominence(*id), *id)));
    leads.dedup();
    leads.truncate(limit as usize);
    leads
}
