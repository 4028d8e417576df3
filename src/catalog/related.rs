//! Older articles that share something with an article. Looks backwards only, in a window of each listing that the
//! article is in, and counts nothing portal-wide: so the answer stands still when news arrives.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::alike::Wording;
use crate::catalog::listing::{ListingId, ListingKind};
use crate::catalog::{ArticleId, Catalog};
use std::cell::OnceCell;
use std::ops::Range;

/// How many older articles of each listing are looked at.
const WINDOW: usize = 48;

/// The fourth power of what the rarest shared listing adds for each point of its kind.
const RAREST: u64 = 1_000_000_000_000;

/// A listing of the article, with the part of it that is looked at.
struct Window {
    listing: ListingId,
    range: Range<usize>,
    /// What its kind of listing counts for: a shared tag says more than a shared sector. The parts of a series count for
    /// nothing: the page shows them by themselves.
    points: u64,
}

/// What a kind of listing counts for.
fn points(kind: &ListingKind) -> Option<u64> {
    match kind {
        ListingKind::Series(_) => Some(0),
        ListingKind::Tag(_) => Some(4),
        ListingKind::Sector(_) => Some(2),
        ListingKind::Author(_) => Some(1),
        _ => None,
    }
}

/// The windows that related articles are looked for in.
fn windows(catalog: &Catalog, id: ArticleId) -> impl Iterator<Item = Window> {
    catalog.places_of(id).filter_map(|(listing, end)| {
        let points = points(&catalog.listing(listing).key.kind)?;
        // A series is left out whole.
        let start = if points == 0 { 0 } else { end.saturating_sub(WINDOW) };
        Some(Window { listing, range: start..end, points })
    })
}

impl Window {
    fn articles<'c>(&self, catalog: &'c Catalog) -> &'c [ArticleId] {
        catalog.listing(self.listing).slice(self.range.clone())
    }

    /// How many hours before `id` it begins.
    fn hours(&self, catalog: &Catalog, id: ArticleId) -> u64 {
        let date = |id| catalog.record(id).date.0;
        let oldest = self.articles(catalog).first().map_or(0, |&oldest| date(id).abs_diff(date(oldest)));
        oldest / 3_600 + 1
    }

    /// What a shared listing adds to the score: the more, the fewer articles the listing has had in the `longest` time
    /// that a window of the article reaches back. By the fourth root, so that it decides between listings of one kind and
    /// does not outweigh what is shared besides.
    fn weight(&self, catalog: &Catalog, id: ArticleId, longest: u64) -> u64 {
        let count = self.range.len() as u64;
        let is_full = self.range.len() == WINDOW;
        let in_longest =
            if is_full { count.saturating_mul(longest) / self.hours(catalog, id) } else { count };
        self.points * (RAREST / in_longest.max(1)).isqrt().isqrt()
    }
}

/// Older articles with what they share with `id`, the most first; the newest first among equals.
fn ranked(catalog: &Catalog, id: ArticleId) -> Vec<(u64, ArticleId)> {
    let (series, windows): (Vec<_>, Vec<_>) = windows(catalog, id).partition(|window| window.points == 0);
    let longest = windows.iter().map(|window| window.hours(catalog, id)).max().unwrap_or(1);
    let mut shared: Vec<(ArticleId, u64)> = Vec::new();
    for window in &windows {
        let weight = window.weight(catalog, id, longest);
        shared.extend(window.articles(catalog).iter().map(|&other| (other, weight)));
    }
    shared.sort_unstable();
    let is_part = |other| series.iter().any(|window| window.articles(catalog).binary_search(&other).is_ok());
    let scored = shared.chunk_by(|one, other| one.0 == other.0).map(|same| {
        let score = same.iter().map(|(_, weight)| weight).sum::<u64>();
        (score, same[0].0)
    });
    let mut ranked: Vec<_> = scored.filter(|(_, other)| !is_part(*other)).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    ranked
}

/// An article that is compared with others.
struct Told<'c> {
    catalog: &'c Catalog,
    id: ArticleId,
    wording: OnceCell<Wording>,
}

impl<'c> Told<'c> {
    fn new(catalog: &'c Catalog, id: ArticleId) -> Self {
        Self { catalog, id, wording: OnceCell::new() }
    }

    fn wording(&self) -> &Wording {
        self.wording.get_or_init(|| Wording::of(&self.catalog.card(self.id)))
    }

    /// Whether one of the two was supplied and says what the other says. What our own newsroom wrote twice is two stories.
    fn repeats(&self, other: &Self) -> bool {
        [self, other].iter().any(|told| self.catalog.is_supplied(told.id))
            && self.wording().repeats(other.wording())
    }
}

/// At most `limit` older articles that share the most with `id`, the newest first among equals. Of what providers
/// supplied, nothing that says the same as the article or as another of them.
pub(super) fn related(catalog: &Catalog, id: ArticleId, limit: usize) -> Vec<ArticleId> {
    let mut taken = vec![Told::new(catalog, id)];
    for (_, other) in ranked(catalog, id) {
        if taken.len() > limit {
            break;
        }
        let other = Told::new(catalog, other);
        if !taken.iter().any(|earlier| earlier.repeats(&other)) {
            taken.push(other);
        }
    }
    taken.into_iter().skip(1).map(|told| told.id).collect()
}

/// The fingerprint of everything that [`related`] looks at, in O(1) for each listing of the article.
pub(super) fn fingerprint(catalog: &Catalog, id: ArticleId) -> Fingerprint {
    windows(catalog, id).fold(catalog.print(id), |print, window| {
        let length = Fingerprint(window.range.len() as u128);
        let articles = catalog.listing(window.listing).fingerprint(window.range);
        print.then(articles).then(length).then(Fingerprint(u128::from(window.points)))
    })
}
