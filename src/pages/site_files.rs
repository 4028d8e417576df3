//! Files for hosts and crawlers: `robots.txt`, files of trust, `404.html`, redirects for old URLs, `_redirects` and `_headers`.

use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::config::{Config, Dialect, EditionId, TrustFile};
use crate::pages::{Page, PageKind, file_of};

/// The edition that an old URL's page is written in.
fn edition_of(catalog: &Catalog, source: &str) -> EditionId {
    let article = catalog.by_source(source).map(|id| catalog.record(id).edition);
    article.or_else(|| catalog.page_by_source(source).map(|page| page.edition)).unwrap_or_default()
}

/// The readable path of what a source makes, if that is visible.
fn path_of_source<'c>(catalog: &'c Catalog, source: &str) -> Option<&'c str> {
    let article = catalog.by_source(source).map(|id| catalog.path(id));
    article.or_else(|| catalog.page_by_source(source).map(|page| page.path.as_str()))
}

/// The file that an old URL's redirect is written to: a path without an extension is a folder.
#[must_use]
pub fn redirect_file(alias: &str) -> String {
    let last = alias.rsplit('/').next().unwrap_or_default();
    let is_file = last.contains('.');
    if alias.ends_with('/') || is_file {
        file_of(alias)
    } else {
        format!("{}/index.html", alias.trim_start_matches('/'))
    }
}

/// The files that only this host's own server reads: of redirects, and of pages that are gone.
fn maps_of(dialect: Dialect) -> Option<[&'static str; 2]> {
    match dialect {
        Dialect::Nginx => Some(["redirects.nginx.conf", "gone.nginx.conf"]),
        Dialect::Apache => Some(["redirects.apache.txt", "gone.apache.txt"]),
        Dialect::Netlify | Dialect::Cloudflare => None,
    }
}

/// How many redirects Cloudflare Pages reads (developers.cloudflare.com/pages/configuration/redirects).
const CLOUDFLARE: usize = 2000;

/// A warning if a host does not read as many redirects as there are.
#[must_use]
pub fn limits(catalog: &Catalog, config: &Config) -> Option<Problem> {
    if !config.dialects.contains(&Dialect::Cloudflare) {
        return None;
    }
    let count = catalog.redirects().count();
    let message = format!("Cloudflare Pages reads {CLOUDFLARE} lines of _redirects, and there are {count}");
    let hint = "of the others the redirect pages do the work, with status 200; name your host in `hosting.dialects` if it is another";
    (count > CLOUDFLARE).then(|| Problem::warning(message).hint(hint))
}

/// The site files, and a page for each old URL.
pub(super) fn pages(catalog: &Catalog, config: &Config, pages: &mut Vec<Page>) {
    let page = |file: &str, kind| Page { file: file.to_owned(), kind };
    pages.push(page("robots.txt", PageKind::Robots));
    for file in TrustFile::ALL {
        if config.trust_files.iter().any(|field| field.file == file) {
            pages.extend(file.places().iter().map(|place| page(place, PageKind::Trust(file))));
        }
    }
    if config.dialects.iter().any(|dialect| dialect.reads_redirects()) {
        pages.push(page("_headers", PageKind::Headers));
        pages.push(page("_redirects", PageKind::Redirects));
    }
    for &dialect in &config.dialects {
        if let Some([moved, gone]) = maps_of(dialect) {
            pages.push(page(moved, PageKind::RedirectMap(dialect)));
            pages.push(page(gone, PageKind::GoneMap(dialect)));
        }
    }
    for edition in config.edition_ids() {
        let file = file_of(&format!("{}/404.html", config.edition(edition).prefix));
        pages.push(Page { file, kind: PageKind::NotFound(edition) });
    }
    for (alias, source) in catalog.aliases() {
        let file = redirect_file(alias);
        // An alias that is the document's own path leads nowhere else.
        if path_of_source(catalog, source).is_some_and(|path| file_of(path) != file) {
            let edition = edition_of(catalog, source);
            let kind = PageKind::Redirect(edition, source.into());
            pages.push(Page { file, kind });
        }
    }
}
