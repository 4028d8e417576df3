//! Feeds of the portal, of every sector, and of corrections, in each format that the configuration names.

use crate::catalog::Catalog;
use crate::catalog::listing::{ListingKey, ListingKind};
use crate::config::{Config, FeedFormat};
use crate::pages::{Page, PageKind, file_of, listing};

/// The file name of a feed's format.
#[must_use]
pub fn name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "feed.xml",
        FeedFormat::Atom => "atom.xml",
        FeedFormat::Json => "feed.json",
    }
}

/// The media type of a feed's format.
#[must_use]
pub fn media_type(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "application/rss+xml",
        FeedFormat::Atom => "application/atom+xml",
        FeedFormat::Json => "application/feed+json",
    }
}

/// Whether a listing has feeds.
#[must_use]
pub fn has_feeds(kind: &ListingKind) -> bool {
    matches!(kind, ListingKind::Home | ListingKind::Sector(_) | ListingKind::Corrections)
}

/// The readable URL path of a listing's feed.
#[must_use]
pub fn path(key: &ListingKey, format: FeedFormat, config: &Config) -> String {
    format!("{}{}", listing::path(key, config), name(format))
}

/// The feeds of each listing that has them.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    for id in catalog.listing_ids() {
        let key = &catalog.listing(id).key;
        if has_feeds(&key.kind) {
            for &format in &config.feeds.formats {
                let file = file_of(&path(key, format, config));
                pages.push(Page { file, kind: PageKind::Feed(id, format) });
            }
        }
    }
}
