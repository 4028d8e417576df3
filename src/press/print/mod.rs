//! Printing a page; a file per kind.

mod article;
mod article_data;
mod body;
mod corrections;
mod feed;
pub(super) mod fragment;
mod index;
pub(super) mod listing;
mod page_data;
pub(super) mod parts;
mod raw;
mod search;
mod search_index;
mod site_files;
mod sitemap;
mod standalone;

use crate::article::Text;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::catalog::Catalog;
use crate::config::EditionId;
use crate::pages::{Page, PageKind, path_of};
use crate::press::job::Job;
use crate::press::{Press, theme, trust_files};

/// The edition whose language a page is in; what belongs to none is in the default one.
pub(super) fn edition(page: &Page, catalog: &Catalog) -> EditionId {
    match &page.kind {
        PageKind::Article(id) | PageKind::Tombstone(id) | PageKind::ShareCard(id) => {
            catalog.record(*id).edition
        }
        PageKind::Standalone(source) => {
            catalog.page_by_source(source).map(|page| page.edition).unwrap_or_default()
        }
        PageKind::Listing(id, _) | PageKind::Feed(id, _) => catalog.listing(*id).key.edition,
        PageKind::Fragment(page) => page.edition,
        PageKind::Index(edition, _) | PageKind::NotFound(edition) | PageKind::Redirect(edition, _) => {
            *edition
        }
        PageKind::PagesSitemap(edition) | PageKind::Search(edition, _) => *edition,
        _ => EditionId::default(),
    }
}

/// What a page is called in a problem: its URL, and its source if it has one.
pub(super) fn named(page: &Page, catalog: &Catalog) -> String {
    let path = path_of(&page.file);
    match &page.kind {
        PageKind::Article(id) | PageKind::Tombstone(id) => format!("{path} ({})", catalog.record(*id).source),
        PageKind::Standalone(source) => format!("{path} ({source})"),
        _ => path,
    }
}

/// The fingerprint of what a page is told to be: its kind, and what its path does not say.
pub(super) fn parameters(page: &Page) -> Fingerprint {
    let word = |text: &str| Fingerprint::of(text.as_bytes());
    match &page.kind {
        PageKind::Article(_) => word("article"),
        PageKind::Tombstone(_) => word("tombstone"),
        PageKind::Standalone(source) => word("standalone").then(word(source)),
        PageKind::Listing(_, number) => word("listing").then(Fingerprint(u128::from(number.unwrap_or(0)))),
        PageKind::Index(..) => word("index"),
        PageKind::Search(_, file) => search::parameters(*file),
        PageKind::Feed(_, format) => word("feed").then(word(crate::pages::feed::name(*format))),
        PageKind::Fragment(page) => {
            word("fragment").then(word(&page.fragment.template)).then(Fingerprint(u128::from(page.edition.0)))
        }
        PageKind::SitemapIndex => word("sitemap index"),
        PageKind::MonthSitemap(part) => part.ranges.iter().fold(word("month"), |print, (_, range)| {
            print.then(Fingerprint(((range.start as u128) << 64) | range.end as u128))
        }),
        PageKind::PagesSitemap(_) => word("pages sitemap"),
        PageKind::NewsSitemap => word("news sitemap"),
        PageKind::Robots => word("robots"),
        PageKind::NotFound(_) => word("404"),
        PageKind::Redirect(edition, source) => {
            word("redirect").then(word(source)).then(Fingerprint(u128::from(edition.0)))
        }
        PageKind::Redirects => word("redirects"),
        PageKind::RedirectMap(_) => word("redirect map"),
        PageKind::GoneMap(_) => word("map of what is gone"),
        PageKind::Trust(file) => word("trust").then(word(file.table())),
        PageKind::Headers => word("headers"),
        PageKind::Asset(asset) => word("asset").then(asset.content.fingerprint()),
        // Their names say all.
        PageKind::Picture(_) => word("picture"),
        PageKind::ShareCard(_) => word("share card"),
    }
}

/// The template that an article or a standalone page names, else the one of its kind.
///
/// # Errors
/// There is no such template.
fn own_template<'t>(press: &Press, text: &'t Text, of_its_kind: &'t str) -> Result<&'t str, Problem> {
    let Some(name) = text.template.as_deref() else {
        return Ok(of_its_kind);
    };
    if press.plates.templates.contains_key(name) {
        return Ok(name);
    }
    Err(theme::missing(name, press.plates.templates.keys().map(String::as_str)).at(Place::file(&text.source)))
}

/// The bytes of a page.
pub(super) fn page(press: &Press, job: &Job, page: &Page) -> Result<Vec<u8>, Problem> {
    parts::take(job, page);
    match &page.kind {
        PageKind::Article(id) => article::article(press, job, page, *id),
        PageKind::Tombstone(id) => article::tombstone(press, job, page, *id),
        PageKind::Standalone(source) => standalone::page(press, job, page, source),
        PageKind::Listing(id, number) => listing::page(press, job, page, (*id, *number)),
        PageKind::Index(_, index) => index::page(press, job, page, *index),
        PageKind::Search(_, file) => search::file(press, job, page, *file),
        PageKind::Feed(id, format) => feed::feed(job, *id, *format),
        PageKind::Fragment(own) => fragment::page(press, job, page, own),
        PageKind::SitemapIndex => Ok(sitemap::index(job)),
        PageKind::MonthSitemap(part) => Ok(sitemap::month(job, part)),
        PageKind::PagesSitemap(_) => Ok(sitemap::pages(job)),
        PageKind::NewsSitemap => Ok(sitemap::news(job)),
        PageKind::Robots => Ok(site_files::robots(job)),
        PageKind::NotFound(_) => site_files::not_found(press, job, page),
        PageKind::Redirect(_, source) => site_files::redirect(press, job, page, source),
        PageKind::Redirects => Ok(site_files::redirects(job)),
        PageKind::RedirectMap(dialect) => Ok(site_files::redirect_map(job, *dialect)),
        PageKind::GoneMap(dialect) => Ok(site_files::gone_map(job, *dialect)),
        PageKind::Trust(file) => Ok(trust_files::text(&job.views.config, *file).into_bytes()),
        PageKind::Headers => Ok(site_files::headers(job)),
        PageKind::ShareCard(_) => Err(Problem::error("cards are drawn, not printed")),
        PageKind::Picture(variant) => {
            Err(Problem::error(format!("variants of {} are developed, not printed", variant.source)))
        }
        PageKind::Asset(asset) => Err(Problem::error(format!("{} is copied, not printed", asset.source))),
    }
}
