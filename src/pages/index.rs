//! Index pages: all names of a grouping (`/tag/`), the years and months of the archive (`/archive/`).

use crate::catalog::Catalog;
use crate::catalog::listing::Grouping;
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

/// An index page for each grouping that an edition has, and one for its archive, even while that is empty: every page of
/// the edition may lead there.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    for edition in config.edition_ids() {
        let has = |grouping| catalog.grouped(edition, grouping).next().is_some();
        let names = Grouping::ALL.into_iter().filter(|grouping| has(*grouping)).map(Index::Names);
        for index in names.chain([Index::Archive]) {
            pages.push(Page {
                file: file_of(&index.path(edition, config)),
                kind: PageKind::Index(edition, index),
            });
        }
    }
}
