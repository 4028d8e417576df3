//! Everything that the portal holds, with how it stands: what the desk lists and filters.

use crate::base::instant::{Instant, Zone};
use crate::catalog::Catalog;
use crate::catalog::listing::ListingKind;
use crate::catalog::stock::{Prominence, Standing};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Articles and standalone pages, the newest first.
#[derive(Debug)]
pub(super) struct Roster {
    entries: Vec<Entry>,
    /// The sectors that articles name, by slug, with how many do.
    pub(super) sectors: BTreeMap<String, usize>,
}

/// An article or a standalone page.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands in the stock.
    pub(super) place: Place,
    /// Its headline.
    pub(super) title: Box<str>,
    /// How it stands.
    pub(super) standing: Standing,
    /// Whether it came today.
    is_of_today: bool,
    /// How prominent it is to readers.
    pub(super) prominence: Prominence,
    /// What the list is sorted by.
    order: i64,
}

/// Where something stands in the stock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Place {
    /// Among the articles.
    Article(usize),
    /// Among the standalone pages.
    Page(usize),
}

/// A part of the roster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shelf {
    /// Everything.
    All,
    /// What is breaking news now.
    Breaking,
    /// What is a top story now.
    Top,
    /// What came today.
    Today,
    /// What stands in one way.
    Of(Standing),
}

impl Shelf {
    /// All, in the order in which they are offered, with their words in URLs and for people.
    pub(super) const ALL: [(Self, &str, &str); 10] = [
        (Self::All, "all", "Everything"),
        (Self::Of(Standing::Draft), "draft", "Drafts"),
        (Self::Of(Standing::Embargoed), "embargoed", "Embargoed"),
        (Self::Today, "today", "Published today"),
        (Self::Breaking, "breaking", "Breaking"),
        (Self::Top, "top", "Top stories"),
        (Self::Of(Standing::Withheld), "withheld", "Withheld"),
        (Self::Of(Standing::Canceled), "canceled", "Canceled"),
        (Self::Of(Standing::Expired), "expired", "Expired"),
        (Self::Of(Standing::Published), "published", "Published"),
    ];

    /// The shelf of a word.
    pub(super) fn of_word(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Self::All, |(shelf, ..)| *shelf)
    }

    /// Whether something stands on it.
    fn holds(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Breaking => entry.prominence == Prominence::Breaking,
            Self::Top => entry.prominence == Prominence::Top,
            Self::Today => entry.is_of_today,
            Self::Of(standing) => entry.standing == standing,
        }
    }
}

/// What is asked of a roster.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    /// How it stands.
    pub(super) shelf: Shelf,
    /// The slug of a sector; empty: any.
    pub(super) sector: String,
    /// Words that title or file hold, in any order and case; empty: any.
    pub(super) text: String,
}

impl Roster {
    /// How many articles and standalone pages there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The roster of a catalog, at its instant.
    pub(super) fn new(catalog: &Catalog, zone: Zone) -> Self {
        let (stock, now) = (catalog.stock(), catalog.instant());
        let today = zone.day(now);
        let articles = stock.records.par_iter().enumerate().map(|(place, record)| {
            let standing = record.standing(now);
            let is_told = standing == Standing::Published;
            let from = record.span().0.unwrap_or(record.date);
            Entry {
                place: Place::Article(place),
                title: stock.card(record).title.into(),
                standing,
                is_of_today: is_told && zone.day(from) == today,
                prominence: if is_told { record.prominence(now) } else { Prominence::Normal },
                order: from.0,
            }
        });
        let mut entries: Vec<Entry> = articles.collect();
        entries.extend(stock.pages.iter().enumerate().map(|(place, page)| Entry {
            place: Place::Page(place),
            title: page.title.as_str().into(),
            standing: page.standing(now),
            is_of_today: page.standing(now) == Standing::Published
                && page.span().0.is_some_and(|from| zone.day(from) == today),
            prominence: Prominence::Normal,
            order: page.span().0.map_or(i64::MIN, |from| from.0),
        }));
        entries.sort_by_key(|entry| (std::cmp::Reverse(entry.order), entry.place));
        let mut sectors = BTreeMap::new();
        for record in &stock.records {
            for key in &record.keys {
                if let Some(ListingKind::Sector(slug)) = stock.keys.get(*key as usize).map(|key| &key.kind) {
                    *sectors.entry(slug.to_string()).or_default() += 1;
                }
            }
        }
        Self { entries, sectors }
    }

    /// How many entries stand on each shelf.
    pub(super) fn counts(&self) -> Vec<usize> {
        let count = |shelf: &Shelf| self.entries.iter().filter(|entry| shelf.holds(entry)).count();
        Shelf::ALL.iter().map(|(shelf, ..)| count(shelf)).collect()
    }

    /// What a filter lets through. What waits comes in the order in which it appears, all else the newest first.
    pub(super) fn filtered(&self, catalog: &Catalog, filter: &Filter) -> Vec<&Entry> {
        let words: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let fits = |entry: &&Entry| {
            filter.shelf.holds(entry)
                && (filter.sector.is_empty() || names_sector(catalog, entry.place, &filter.sector))
                && (words.is_empty() || says(catalog, entry, &words))
        };
        let mut found: Vec<&Entry> = self.entries.par_iter().filter(fits).collect();
        if filter.shelf == Shelf::Of(Standing::Embargoed) {
            found.reverse();
        }
        found
    }
}

/// Whether an article names a sector.
fn names_sector(catalog: &Catalog, place: Place, sector: &str) -> bool {
    let Place::Article(place) = place else { return false };
    let stock = catalog.stock();
    let keys = stock.records[place].keys.iter().filter_map(|key| stock.keys.get(*key as usize));
    keys.into_iter().any(|key| matches!(&key.kind, ListingKind::Sector(slug) if **slug == *sector))
}

/// Whether title or file hold all words.
fn says(catalog: &Catalog, entry: &Entry, words: &[String]) -> bool {
    let text = format!("{} {}", entry.title, source(catalog, entry.place)).to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// The file that something is made of.
pub(super) fn source(catalog: &Catalog, place: Place) -> &str {
    match place {
        Place::Article(place) => &catalog.stock().records[place].source,
        Place::Page(place) => &catalog.stock().pages[place].source,
    }
}

/// From when something exists, and from when not any more.
pub(super) fn span(catalog: &Catalog, place: Place) -> (Option<Instant>, Option<Instant>) {
    match place {
        Place::Article(place) => catalog.stock().records[place].span(),
        Place::Page(place) => catalog.stock().pages[place].span(),
    }
}
