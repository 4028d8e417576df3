//! The search page of each edition and the files of its index: one that says what there is, and for each month the cards
//! of its articles and their words. Which of these a month has is [`crate::catalog::shelves`]'s to say.

use crate::catalog::Catalog;
use crate::catalog::listing::ListingId;
use crate::catalog::shelves::{Shelf, shelves};
use crate::config::{Config, EditionId};
use crate::pages::{Page, PageKind, file_of};
use std::ops::Range;

/// A file of an edition's search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SearchFile {
    /// The page with the form.
    Page,
    /// What browsers are told of the form (OpenSearch).
    Description,
    /// What the index holds, month by month.
    Shelves,
    /// What is shown of the articles of a part of a month.
    Cards(ListingId, Part),
    /// The words of the articles of a part of a month.
    Words(ListingId, Part),
    /// Words of a whole month, those of one drawer.
    Drawer(ListingId, Drawer),
}

/// A part of a month: so many articles, counted from the oldest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its number, from 1.
    pub number: usize,
    /// How many articles a part has; the last one may have fewer.
    pub size: usize,
}

impl Part {
    /// The range of the month's listing; it may end beyond it.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        (self.number - 1) * self.size..self.number * self.size
    }
}

/// A drawer of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drawer {
    /// Its number, from 0.
    pub number: usize,
    /// How many drawers the month has.
    pub of: usize,
}

/// The readable URL path of the search page.
#[must_use]
pub fn path(edition: EditionId, config: &Config) -> String {
    format!("{}/search/", config.edition(edition).prefix)
}

/// The readable URL path of what browsers are told of the form.
#[must_use]
pub fn description_path(edition: EditionId, config: &Config) -> String {
    format!("{}/opensearch.xml", config.edition(edition).prefix)
}

/// The files of each edition's search, if there is one.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    for edition in config.edition_ids().filter(|_| config.search.enabled) {
        let folder = path(edition, config);
        let mut add = |path: &str, file| {
            pages.push(Page { file: file_of(path), kind: PageKind::Search(edition, file) });
        };
        add(&folder, SearchFile::Page);
        add(&description_path(edition, config), SearchFile::Description);
        add(&format!("{folder}index.json"), SearchFile::Shelves);
        for shelf in shelves(catalog, edition, config.search.shard) {
            let month = format!("{folder}{:04}-{:02}/", shelf.year, shelf.month);
            of_month(&shelf, config.search.shard, &mut |name, file| add(&format!("{month}{name}"), file));
        }
    }
}

/// The files of a month.
fn of_month(shelf: &Shelf, size: usize, add: &mut impl FnMut(String, SearchFile)) {
    for number in 1..=shelf.parts {
        let part = Part { number, size };
        add(format!("{number}.json"), SearchFile::Cards(shelf.listing, part));
        if number > shelf.cleared {
            add(format!("{number}.txt"), SearchFile::Words(shelf.listing, part));
        }
    }
    for number in 0..shelf.filled {
        let drawer = Drawer { number, of: shelf.drawers };
        add(format!("d{number}.txt"), SearchFile::Drawer(shelf.listing, drawer));
    }
}
