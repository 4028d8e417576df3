//! Sitemaps: a file a month, sealed as the month ends; one of everything else; the Google News sitemap; the index.

use crate::catalog::listing::{ListingId, ListingKind};
use crate::catalog::{ArticleId, Catalog};
use crate::config::{Config, EditionId};
use crate::pages::{Page, PageKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many URLs a sitemap may hold (sitemaps.org protocol).
pub const MAX_URLS: usize = 50_000;

/// How many bytes a sitemap is let grow to: the protocol's 50 MB, less what the envelope takes.
const MAX_BYTES: usize = 50_000_000;

/// What an entry takes besides its URLs, at the most: element names, dates, attributes.
const ENTRY_BYTES: usize = 160;

/// A part of a month's articles: ranges of the month's listing in one or more editions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MonthPart {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// The number of the part, from 1.
    pub part: u32,
    /// What it holds, edition by edition, oldest first.
    pub ranges: Vec<(ListingId, Range<usize>)>,
}

impl MonthPart {
    /// The file: `sitemaps/2026-11.xml`, `sitemaps/2026-11-2.xml`.
    #[must_use]
    pub fn file(&self) -> String {
        let part = if self.part > 1 { format!("-{}", self.part) } else { String::new() };
        format!("sitemaps/{:04}-{:02}{part}.xml", self.year, self.month)
    }
}

/// The sitemap of everything of an edition that is not an article: `sitemaps/pages.xml`, `sitemaps/pages-en.xml`.
#[must_use]
pub fn pages_file(edition: EditionId, config: &Config) -> String {
    format!("sitemaps/pages{}.xml", config.edition(edition).prefix.replace('/', "-"))
}

/// The sitemaps of a month, in the order of their parts.
#[must_use]
pub fn parts(
    catalog: &Catalog,
    config: &Config,
    year: i32,
    month: u32,
    listings: &[ListingId],
) -> Vec<MonthPart> {
    let empty = |part| MonthPart { year, month, part, ranges: Vec::new() };
    let mut parts = vec![empty(1)];
    let (mut urls, mut bytes) = (0, 0);
    for &id in listings {
        let articles = &catalog.listing(id).articles;
        let mut start = 0;
        for (index, &article) in articles.iter().enumerate() {
            let entry = entry_bytes(catalog, config, article);
            if urls == MAX_URLS || (urls > 0 && bytes + entry > MAX_BYTES) {
                close(&mut parts, id, start..index);
                parts.push(empty(u32::try_from(parts.len() + 1).unwrap_or(u32::MAX)));
                (urls, bytes, start) = (0, 0, index);
            }
            urls += 1;
            bytes += entry;
        }
        close(&mut parts, id, start..articles.len());
    }
    parts
}

/// Adds a range to the last part, unless it is empty.
fn close(parts: &mut [MonthPart], id: ListingId, range: Range<usize>) {
    if let Some(part) = parts.last_mut().filter(|_| !range.is_empty()) {
        part.ranges.push((id, range));
    }
}

/// What an article takes in a sitemap, at the most: percent-encoding triples a URL, and each translation names all.
fn entry_bytes(catalog: &Catalog, config: &Config, id: ArticleId) -> usize {
    let url = config.base_url.origin().len() + config.base_url.prefix().len() + catalog.path(id).len() * 3;
    let translations =
        if config.editions.len() > 1 { catalog.story(catalog.record(id).story).len() + 1 } else { 0 };
    (ENTRY_BYTES + url) * (1 + translations)
}

/// The months that have articles, with the month's listing in each edition.
#[must_use]
pub fn months(catalog: &Catalog) -> BTreeMap<(i32, u32), Vec<ListingId>> {
    let mut months: BTreeMap<(i32, u32), Vec<ListingId>> = BTreeMap::new();
    for id in catalog.listing_ids() {
        if let ListingKind::Month(year, month) = catalog.listing(id).key.kind {
            months.entry((year, month)).or_default().push(id);
        }
    }
    months
}

/// All sitemaps.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    let page = |file: &str, kind| Page { file: file.to_owned(), kind };
    pages.push(page("sitemap.xml", PageKind::SitemapIndex));
    for edition in config.edition_ids() {
        pages.push(page(&pages_file(edition, config), PageKind::PagesSitemap(edition)));
    }
    if config.news_sitemap.enabled {
        pages.push(page("news-sitemap.xml", PageKind::NewsSitemap));
    }
    for ((year, month), listings) in months(catalog) {
        for part in parts(catalog, config, year, month, &listings) {
            pages.push(Page { file: part.file(), kind: PageKind::MonthSitemap(Box::new(part)) });
        }
    }
}
