//! Articles, tombstones and standalone pages.

use crate::catalog::Catalog;
use crate::pages::{Page, PageKind, file_of};

/// A page for each visible article and standalone page.
pub(super) fn pages(catalog: &Catalog, pages: &mut Vec<Page>) {
    for id in catalog.ids() {
        let canceled = catalog.record(id).is_canceled();
        let kind = if canceled { PageKind::Tombstone(id) } else { PageKind::Article(id) };
        pages.push(Page { file: file_of(catalog.path(id)), kind });
    }
    for page in catalog.pages() {
        let kind = PageKind::Standalone(page.source.as_str().into());
        pages.push(Page { file: file_of(&page.path), kind });
    }
}
