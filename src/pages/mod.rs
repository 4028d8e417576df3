//! Which pages exist; a file per kind. Pure: a catalog and a configuration in, pages with paths out.
//!
//! To add a kind: a variant of [`PageKind`], a file here that says when there is one, a way to print it in `press/`.

/// Articles, tombstones and standalone pages.
mod article;
/// Files that are copied as they are.
pub mod asset;
/// Two sources that claim one URL.
mod claims;
/// Compressed copies.
pub mod copies;
/// Feeds of listings.
pub mod feed;
/// Fragments: boxes that pages include.
pub mod fragment;
/// Index pages: all names of a grouping, the years of the archive.
pub mod index;
/// Listings, paginated.
pub mod listing;
/// The search page and its index.
pub mod search;
/// Files for hosts and crawlers: robots.txt, 404, redirects.
pub mod site_files;
/// Variants of pictures.
pub mod picture;
/// Cards for sharing.
pub mod share_card;
/// Sitemaps.
pub mod sitemap;

use crate::base::problem::Problem;
use crate::catalog::listing::ListingId;
use crate::catalog::{ArticleId, Catalog};
use crate::config::{Config, Dialect, EditionId, FeedFormat, TrustFile};
use crate::pages::asset::Asset;
use crate::pages::fragment::Fragment;
use crate::pages::index::Index;
use crate::pages::search::SearchFile;
use std::sync::Arc;

/// One file of the output.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file, relative to the output folder, with `/`.
    pub file: String,
    /// What it is.
    pub kind: PageKind,
}

/// What a file of the output is.
#[derive(Clone, Debug)]
pub enum PageKind {
    /// An article.
    Article(ArticleId),
    /// What is left of a canceled article.
    Tombstone(ArticleId),
    /// A standalone page, by source.
    Standalone(Box<str>),
    /// A page of a listing: the front page, or the page of a number.
    Listing(ListingId, Option<u32>),
    /// An index page.
    Index(EditionId, Index),
    /// A file of an edition's search.
    Search(EditionId, SearchFile),
    /// A feed of a listing.
    Feed(ListingId, FeedFormat),
    /// A box that pages include.
    Fragment(Box<fragment::FragmentPage>),
    /// The list of all sitemaps.
    SitemapIndex,
    /// A part of a month's articles.
    MonthSitemap(Box<sitemap::MonthPart>),
    /// Everything of an edition that is not an article.
    PagesSitemap(EditionId),
    /// The Google News sitemap.
    NewsSitemap,
    /// `robots.txt`.
    Robots,
    /// What a host shows for a URL that is not there.
    NotFound(EditionId),
    /// An old URL that leads to the readable path of what a source file makes.
    Redirect(EditionId, Box<str>),
    /// All redirects, in the dialect of Netlify and Cloudflare Pages.
    Redirects,
    /// All redirects, for servers that one runs oneself.
    RedirectMap(Dialect),
    /// All pages of withdrawn stories, for servers that one runs oneself.
    GoneMap(Dialect),
    /// A file by which others know whom to trust.
    Trust(TrustFile),
    /// Response headers, in the dialect of Netlify and Cloudflare Pages.
    Headers,
    /// A file that is copied as it is.
    Asset(Arc<Asset>),
    /// The card of an article without a picture.
    ShareCard(ArticleId),
    /// A variant of a picture.
    Picture(Box<picture::Variant>),
}

impl PageKind {
    /// What files of this kind are called.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Article(_) => "article",
            Self::Tombstone(_) => "tombstone",
            Self::Standalone(_) => "standalone page",
            Self::Listing(..) => "list",
            Self::Index(..) => "index",
            Self::Fragment(_) => "fragment",
            Self::Feed(..) => "feed",
            Self::SitemapIndex | Self::MonthSitemap(_) | Self::PagesSitemap(_) | Self::NewsSitemap => {
                "sitemap"
            }
            Self::Redirect(..) => "redirect",
            Self::NotFound(_) => "404 page",
            Self::Redirects | Self::RedirectMap(_) | Self::GoneMap(_) | Self::Robots | Self::Headers => {
                "file for hosts"
            }
            Self::Trust(_) => "file of trust",
            Self::Search(_, SearchFile::Page) => "search page",
            Self::Search(..) => "search index",
            Self::Asset(_) => "copied file",
            Self::ShareCard(_) => "card for sharing",
            Self::Picture(_) => "variant of a picture",
        }
    }
}

impl Page {
    /// The article that the page is about, if it is about one.
    #[must_use]
    pub fn subject(&self) -> Option<ArticleId> {
        match self.kind {
            PageKind::Article(id) | PageKind::Tombstone(id) => Some(id),
            _ => None,
        }
    }
}

/// The output file of a readable URL path: a path that ends with `/` is a folder's `index.html`.
#[must_use]
pub fn file_of(path: &str) -> String {
    let inner = path.trim_start_matches('/');
    if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.to_owned() }
}

/// The readable URL path of an output file.
#[must_use]
pub fn path_of(file: &str) -> String {
    let folder = file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("/{}", folder.unwrap_or(file))
}

/// A warning for each pair of pages whose files differ in case only; `pages` are sorted by file.
#[must_use]
pub fn alike(pages: &[Page], catalog: &Catalog) -> Vec<Problem> {
    claims::alike(pages, catalog)
}

/// A warning for each old URL of an untrusted file that gave way to something else; `pages` are sorted by file.
#[must_use]
pub fn outdone(pages: &[Page], catalog: &Catalog) -> Vec<Problem> {
    claims::outdone(pages, catalog)
}

/// Every page that must exist, sorted by file.
///
/// # Errors
/// All pairs of sources that claim one file.
pub fn all(
    catalog: &Catalog,
    config: &Config,
    assets: &[Arc<Asset>],
    fragments: &[Arc<Fragment>],
) -> Result<Vec<Page>, Vec<Problem>> {
    let mut pages = Vec::with_capacity(catalog.len() * 3 / 2 + assets.len());
    article::pages(catalog, &mut pages);
    listing::pages(catalog, config, &mut pages);
    index::pages(catalog, config, &mut pages);
    search::pages(catalog, config, &mut pages);
    feed::pages(catalog, config, &mut pages);
    fragment::pages(catalog, config, fragments, &mut pages);
    sitemap::pages(catalog, config, &mut pages);
    site_files::pages(catalog, config, &mut pages);
    asset::pages(assets, &mut pages);
    picture::pages(catalog, &mut pages);
    share_card::pages(catalog, config, &mut pages);
    claims::settle(&mut pages, catalog)?;
    let claims = copies::claims(&pages, config);
    if claims.is_empty() { Ok(pages) } else { Err(claims) }
}
