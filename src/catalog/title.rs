//! What a listing is called: as its oldest article writes it. That stands still when news arrives.

use crate::catalog::listing::{Grouping, Listing};
use crate::catalog::stock::Stock;
use rayon::prelude::*;

/// The names of listings, in their order; empty for those that are no grouping's, and for empty ones. `articles` are the
/// visible records.
pub(super) fn titles(stock: &Stock, articles: &[u32], listings: &[Listing]) -> Vec<Box<str>> {
    listings.par_iter().map(|listing| title(stock, articles, listing).unwrap_or_default()).collect()
}

fn title(stock: &Stock, articles: &[u32], listing: &Listing) -> Option<Box<str>> {
    let (grouping, slug) = listing.key.kind.grouping()?;
    let oldest = articles[listing.articles.first()?.0 as usize];
    let card = stock.card(&stock.records[oldest as usize]);
    let terms = match grouping {
        Grouping::Sector => card.sectors,
        Grouping::Tag => card.tags,
        Grouping::Author => card.authors,
        Grouping::Series => card.series.into_iter().collect(),
        Grouping::Provider => Vec::new(),
    };
    let named = terms.into_iter().find(|term| term.slug == slug);
    Some(named.map_or_else(|| slug.into(), |term| term.name.into()))
}
