//! Older articles that share something with an article. Looks backwards only, in a window of each listing that the
//! article is in, and counts nothing portal-wide: so the answer stands still when news arrives.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::listing::{ListingId, ListingKind};
use crate::catalog::{ArticleId, Catalog};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many older articles of each listing are looked at.
const WINDOW: usize = 48;

/// What a shared listing counts for: a shared series or tag says more than a shared sector.
fn weight(kind: &ListingKind) -> u32 {
    match kind {
        ListingKind::Series(_) => 12,
        ListingKind::Tag(_) => 4,
        ListingKind::Sector(_) => 2,
        ListingKind::Author(_) => 1,
        _ => 0,
    }
}

/// The windows that related articles are looked for in, with their weights.
fn windows(catalog: &Catalog, id: ArticleId) -> impl Iterator<Item = (ListingId, Range<usize>, u32)> {
    catalog.places_of(id).filter_map(|(listing, end)| {
        let weight = weight(&catalog.listing(listing).key.kind);
        (weight > 0).then_some((listing, end.saturating_sub(WINDOW)..end, weight))
    })
}

/// At most `limit` older articles that share the most with `id`, the newest first among equals.
pub(super) fn related(catalog: &Catalog, id: ArticleId, limit: usize) -> Vec<ArticleId> {
    let mut scores: BTreeMap<ArticleId, u32> = BTreeMap::new();
    for (listing, window, weight) in windows(catalog, id) {
        for &other in catalog.listing(listing).slice(window) {
            *scores.entry(other).or_default() += weight;
        }
    }
    let mut ranked: Vec<_> = scores.into_iter().map(|(other, score)| (score, other)).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    ranked.truncate(limit);
    ranked.into_iter().map(|(_, other)| other).collect()
}

/// The fingerprint of everything that [`related`] looks at, in O(1) for each listing of the article.
pub(super) fn fingerprint(catalog: &Catalog, id: ArticleId) -> Fingerprint {
    windows(catalog, id).fold(Fingerprint::default(), |print, (listing, window, weight)| {
        let window = catalog.listing(listing).fingerprint(window);
        print.then(window).then(Fingerprint(u128::from(weight)))
    })
}
