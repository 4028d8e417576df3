//! Listings, paginated.
//!
//! *Sealed*: pages are numbered from the oldest, page 1 holds the oldest `page_size` articles and never changes when
//! news arrives; the front page holds the newest `page_size` to `2 × page_size − 1`. *Newest first*: the front page is
//! the first, and every article shifts every page.

use crate::catalog::Catalog;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::catalog::query::sealed;
use crate::config::{Config, ListOrder};
use crate::pages::{Page, PageKind, file_of};
use std::ops::Range;

/// The readable URL path of a listing's front page.
#[must_use]
pub fn path(key: &ListingKey, config: &Config) -> String {
    let prefix = &config.edition(key.edition).prefix;
    match &key.kind {
        ListingKind::Home => format!("{prefix}/"),
        ListingKind::Year(year) => format!("{prefix}/{year:04}/"),
        ListingKind::Month(year, month) => format!("{prefix}/{year:04}/{month:02}/"),
        ListingKind::Day(day) => format!("{prefix}/{:04}/{:02}/{:02}/", day.year, day.month, day.day),
        ListingKind::Corrections => format!("{prefix}/corrections/"),
        grouped => {
            let (grouping, slug) = match grouped {
                ListingKind::Sector(slug) => (Grouping::Sector.word(), config.sector_slug(slug, key.edition)),
                other => other.grouping().map_or(("", ""), |(grouping, slug)| (grouping.word(), slug)),
            };
            format!("{prefix}/{grouping}/{slug}/")
        }
    }
}

/// The readable URL path of a page of a listing.
#[must_use]
pub fn page_path(key: &ListingKey, number: Option<u32>, config: &Config) -> String {
    let front = path(key, config);
    number.map_or_else(|| front.clone(), |number| format!("{front}page/{number}/"))
}

/// How many numbered pages a listing of `length` articles has.
#[must_use]
pub fn numbered(length: usize, config: &Config) -> usize {
    let size = config.lists.page_size;
    match config.lists.order {
        ListOrder::Sealed => sealed(length, size),
        // The front page is number 1; the others are 2, 3, …
        ListOrder::NewestFirst => length.div_ceil(size).saturating_sub(1),
    }
}

/// The range of a listing of `length` articles, counted from the oldest, that a page shows.
#[must_use]
pub fn range(length: usize, number: Option<u32>, config: &Config) -> Range<usize> {
    let size = config.lists.page_size;
    match (config.lists.order, number.map(|number| number as usize)) {
        (ListOrder::Sealed, None) => sealed(length, size) * size..length,
        (ListOrder::Sealed, Some(number)) => (number - 1) * size..number * size,
        (ListOrder::NewestFirst, number) => {
            let end = length.saturating_sub((number.unwrap_or(1) - 1) * size);
            end.saturating_sub(size)..end
        }
    }
}

/// The front page and the numbered pages of each listing.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    for id in catalog.listing_ids() {
        let listing = catalog.listing(id);
        let front = path(&listing.key, config);
        pages.push(Page { file: file_of(&front), kind: PageKind::Listing(id, None) });
        for number in numbers(listing.len(), config) {
            let file = file_of(&format!("{front}page/{number}/"));
            pages.push(Page { file, kind: PageKind::Listing(id, Some(number)) });
        }
    }
}

/// The numbers of a listing's numbered pages.
fn numbers(length: usize, config: &Config) -> Range<u32> {
    let count = u32::try_from(numbered(length, config)).unwrap_or(u32::MAX - 2);
    match config.lists.order {
        ListOrder::Sealed => 1..count + 1,
        ListOrder::NewestFirst => 2..count + 2,
    }
}

/// The neighbours of a page of a listing: the page of newer articles, the page of older ones. The inner `None` is the front page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Neighbours {
    /// The page of newer articles.
    pub newer: Option<Option<u32>>,
    /// The page of older articles.
    pub older: Option<Option<u32>>,
}

/// The neighbours of a page of a listing that has `count` numbered pages.
#[must_use]
pub fn neighbours(number: Option<u32>, count: usize, order: ListOrder) -> Neighbours {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    match (order, number) {
        (ListOrder::Sealed, None) => Neighbours { newer: None, older: (count > 0).then_some(Some(count)) },
        (ListOrder::Sealed, Some(number)) => Neighbours {
            newer: Some((number < count).then_some(number + 1)),
            older: (number > 1).then(|| Some(number - 1)),
        },
        (ListOrder::NewestFirst, None) => Neighbours { newer: None, older: (count > 0).then_some(Some(2)) },
        (ListOrder::NewestFirst, Some(number)) => Neighbours {
            newer: Some((number > 2).then(|| number - 1)),
            older: (number <= count).then_some(Some(number + 1)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Neighbours, neighbours};
    use crate::catalog::query::sealed;
    use crate::config::ListOrder;

    #[test]
    fn the_front_page_holds_between_one_and_two_pages() {
        for (length, pages) in [(0, 0), (19, 0), (39, 0), (40, 1), (59, 1), (60, 2), (61, 2)] {
            assert_eq!(sealed(length, 20), pages, "{length}");
            let front = length - sealed(length, 20) * 20;
            assert!(front < 40 && (front >= 20 || length < 20));
        }
    }

    #[test]
    fn pages_lead_to_their_neighbours() {
        let sealed = |number| neighbours(number, 3, ListOrder::Sealed);
        assert_eq!(sealed(None), Neighbours { newer: None, older: Some(Some(3)) });
        assert_eq!(sealed(Some(3)), Neighbours { newer: Some(None), older: Some(Some(2)) });
        assert_eq!(sealed(Some(1)), Neighbours { newer: Some(Some(2)), older: None });
        let newest = |number| neighbours(number, 3, ListOrder::NewestFirst);
        assert_eq!(newest(None), Neighbours { newer: None, older: Some(Some(2)) });
        assert_eq!(newest(Some(2)), Neighbours { newer: Some(None), older: Some(Some(3)) });
        assert_eq!(newest(Some(4)), Neighbours { newer: Some(Some(3)), older: None });
    }
}
