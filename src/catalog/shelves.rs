//! How the search index lies on its shelves: a shelf for each month of an edition. What is written of a month, and in
//! how many files, depends on the month and on what came after it, never on the rest of the archive.
//!
//! A month in progress is cut into *parts* of so many articles, the oldest first: a story rewrites the last one. A month
//! that is over is cut by words instead, into *drawers*, so that a question opens one of them. The change from one to
//! the other is spread over the stories that follow, a few files each, so that none of them rewrites many.

use crate::catalog::Catalog;
use crate::catalog::listing::{ListingId, ListingKey, ListingKind};
use crate::config::EditionId;

/// How many drawers a month has at the most. An edit of an old article may change them all.
const MOST_DRAWERS: usize = 16;

/// How many drawers come with each story that follows a month.
const DRAWERS_A_STORY: usize = 6;

/// How many parts go with each story after that.
const PARTS_A_STORY: usize = 8;

/// What is written of a month of an edition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shelf {
    /// The month's listing.
    pub listing: ListingId,
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// How many parts the month's articles make.
    pub parts: usize,
    /// How many of these, the oldest, have no words any more.
    pub cleared: usize,
    /// How many drawers the month will have; none if it is no more than one part.
    pub drawers: usize,
    /// How many of these there are.
    pub filled: usize,
}

impl Shelf {
    /// The shelf of a month of `length` articles that `later` ones follow, in parts of `size`.
    fn new(listing: ListingId, (year, month): (i32, u32), length: usize, later: usize, size: usize) -> Self {
        let parts = length.div_ceil(size.max(1));
        let drawers = if parts > 1 { parts.next_power_of_two().min(MOST_DRAWERS) } else { 0 };
        let filled = drawers.min(later.saturating_mul(DRAWERS_A_STORY));
        let since = later.saturating_sub(drawers.div_ceil(DRAWERS_A_STORY));
        let cleared = if drawers > 0 { parts.min(since.saturating_mul(PARTS_A_STORY)) } else { 0 };
        Self { listing, year, month, parts, cleared, drawers, filled }
    }

    /// Whether the drawers are all there, so that they are read and not the parts.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.drawers > 0 && self.filled == self.drawers
    }
}

/// The shelves of an edition, the oldest first, with parts of `size` articles.
#[must_use]
pub fn shelves(catalog: &Catalog, edition: EditionId, size: usize) -> Vec<Shelf> {
    let bound = |year| ListingKey { edition, kind: ListingKind::Month(year, 0) };
    let months = catalog.range(&bound(i32::MIN), &bound(i32::MAX));
    let months: Vec<ListingId> = months.iter().filter_map(|listing| catalog.find(&listing.key)).collect();
    let mut later: usize = months.iter().map(|id| catalog.listing(*id).len()).sum();
    let each = months.into_iter().filter_map(|id| {
        let listing = catalog.listing(id);
        let ListingKind::Month(year, month) = listing.key.kind else { return None };
        later -= listing.len();
        Some(Shelf::new(id, (year, month), listing.len(), later, size))
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST_DRAWERS, Shelf};
    use crate::catalog::listing::ListingId;
    use proptest::prelude::proptest;

    fn shelf(length: usize, later: usize) -> Shelf {
        Shelf::new(ListingId(0), (2026, 11), length, later, 100)
    }

    #[test]
    fn a_month_in_progress_has_parts_and_a_small_one_nothing_else() {
        let running = shelf(201, 0);
        assert_eq!((running.parts, running.cleared, running.filled), (3, 0, 0));
        assert!(!running.is_sealed());
        assert_eq!(shelf(100, 5000), shelf(100, 0));
    }

    #[test]
    fn drawers_come_before_parts_go() {
        let steps: Vec<_> = (0..7).map(|later| shelf(1700, later)).collect();
        let filled: Vec<_> = steps.iter().map(|shelf| shelf.filled).collect();
        let cleared: Vec<_> = steps.iter().map(|shelf| shelf.cleared).collect();
        assert_eq!(filled, [0, 6, 12, 16, 16, 16, 16]);
        assert_eq!(cleared, [0, 0, 0, 0, 8, 16, 17]);
        assert_eq!(steps.iter().position(Shelf::is_sealed), Some(3));
    }

    proptest! {
        #[test]
        fn a_story_moves_few_files_and_never_leaves_a_month_without_its_words(
            length in 1usize..4000, later in 0usize..40
        ) {
            let (before, after) = (shelf(length, later), shelf(length, later + 1));
            let moved = after.filled - before.filled + after.cleared - before.cleared;
            assert!(moved <= 8, "{before:?} {after:?}");
            assert!(before.filled <= MOST_DRAWERS && before.cleared <= before.parts);
            assert!(before.is_sealed() || before.cleared == 0);
        }
    }
}
