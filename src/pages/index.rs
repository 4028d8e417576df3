//! Index pages: all names of a grouping (`/tag/`), the years and months of the archive (`/archive/`).

use crate::catalog::Catalog;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::config::{Config, EditionId};
use crate::pages::{Page, PageKind, file_of};

/// What an index page lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Index {
    /// The names of a grouping.
    Names(Grouping),
    /// The years and months that have articles.
    Archive,
}

impl Index {
    /// The word in URLs and templates.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Names(grouping) => grouping.word(),
            Self::Archive => "archive",
        }
    }

    /// The readable URL path in an edition.
    #[must_use]
    pub fn path(self, edition: EditionId, config: &Config) -> String {
        format!("{}/{}/", config.edition(edition).prefix, self.word())
    }
}

/// An index page for each grouping that an edition has, and one for its archive.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    for edition in config.edition_ids() {
        let of = |kind: &ListingKind| kind.grouping().map(|(grouping, _)| grouping);
        let has = |grouping| {
            catalog
                .listings()
                .iter()
                .any(|listing| listing.key.edition == edition && of(&listing.key.kind) == Some(grouping))
        };
        let home = catalog.find(&ListingKey { edition, kind: ListingKind::Home });
        let archive = home.is_some_and(|home| !catalog.listing(home).is_empty());
        let names = Grouping::ALL.into_iter().filter(|&grouping| has(grouping)).map(Index::Names);
        for index in names.chain(archive.then_some(Index::Archive)) {
            pages.push(Page {
                file: file_of(&index.path(edition, config)),
                kind: PageKind::Index(edition, index),
            });
        }
    }
}
