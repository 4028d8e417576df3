//! The parts of a series, numbered from the oldest. A part is shown with those before it and the next one, and never with
//! how many there are: so a new part changes the page of the last one before it, and no other.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::listing::{Listing, ListingKind};
use crate::catalog::{ArticleId, Catalog};
use std::ops::Range;

/// A part of a series among its neighbours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    /// The number of the article, from 1.
    pub number: usize,
    /// The number of the first of `articles`.
    pub first: usize,
    /// Some parts before it, the article itself, and the next part, if there is one.
    pub articles: Vec<ArticleId>,
}

/// The series of an article, and where the article stands in it.
fn place(catalog: &Catalog, id: ArticleId) -> Option<(&Listing, usize)> {
    if catalog.record(id).is_canceled() {
        return None;
    }
    let (series, place) = catalog
        .places_of(id)
        .find(|(listing, _)| matches!(catalog.listing(*listing).key.kind, ListingKind::Series(_)))?;
    Some((catalog.listing(series), place))
}

/// The places of the parts of the same date as that at a place.
fn same_date(catalog: &Catalog, series: &Listing, place: usize) -> Range<usize> {
    let date = |id: &ArticleId| catalog.record(*id).date;
    let Some(of) = series.articles.get(place).map(date) else {
        return place..place;
    };
    let start = series.articles.partition_point(|id| date(id) < of);
    start..series.articles.partition_point(|id| date(id) <= of)
}

/// What is looked at: whole dates, since parts of one date stand in a listing the last path first.
fn window(catalog: &Catalog, series: &Listing, place: usize, before: usize) -> Range<usize> {
    let same = same_date(catalog, series, place);
    let start = same_date(catalog, series, same.start.saturating_sub(before)).start;
    start..same_date(catalog, series, same.end).end.max(same.end)
}

/// The part of a series that `id` is, with at most `before` parts before it; `None` if it is none.
pub(super) fn parts(catalog: &Catalog, id: ArticleId, before: usize) -> Option<Parts> {
    let (series, place) = place(catalog, id)?;
    let window = window(catalog, series, place, before);
    let dates = series
        .slice(window.clone())
        .chunk_by(|one, other| catalog.record(*one).date == catalog.record(*other).date);
    let in_order: Vec<_> = dates.flat_map(|date| date.iter().rev().copied()).collect();
    let own = in_order.iter().position(|other| *other == id)?;
    let from = own.saturating_sub(before);
    let articles = in_order.into_iter().take(own + 2).skip(from).collect();
    Some(Parts { number: window.start + own + 1, first: window.start + from + 1, articles })
}

/// The fingerprint of everything that [`parts`] looks at.
pub(super) fn fingerprint(catalog: &Catalog, id: ArticleId, before: usize) -> Fingerprint {
    let Some((series, place)) = place(catalog, id) else {
        return Fingerprint::default();
    };
    let window = window(catalog, series, place, before);
    let bounds = [window.start, window.end, place].map(|bound| Fingerprint(bound as u128));
    let bounds = bounds.into_iter().fold(Fingerprint::default(), Fingerprint::then);
    bounds.then(series.fingerprint(window))
}
