//! The language versions of a page, as `hreflang` names them in heads and sitemaps.
//!
//! Invariant: what is named is a function of the list of all versions alone. So every version names all of them, itself
//! among them, and each is named by all.

use crate::catalog::desk::Desk;
use crate::catalog::listing::{ListingKey, ListingKind};
use crate::catalog::{ArticleId, Catalog};
use crate::config::{Config, EditionId};
use crate::pages::listing;

/// The word for readers whose language has no version.
const ANY_LANGUAGE: &str = "x-default";

/// A version of a page: its edition, and its readable URL path.
pub(crate) type Version = (EditionId, String);

/// Language and absolute URL of each version; nothing where there is but one.
pub(crate) fn translations(versions: &[Version], config: &Config) -> Vec<(String, String)> {
    if versions.len() < 2 {
        return Vec::new();
    }
    let each = versions
        .iter()
        .map(|(edition, path)| (config.edition(*edition).lang.clone(), config.base_url.absolute(path)));
    each.collect()
}

/// What `hreflang` names: each version, and for all other languages the one of the first edition that has one, the default
/// edition before the others. `versions` are in the order of editions.
pub(crate) fn alternates(versions: &[Version], config: &Config) -> Vec<(String, String)> {
    let mut alternates = translations(versions, config);
    if let Some((_, first)) = alternates.first() {
        alternates.push((ANY_LANGUAGE.to_owned(), first.clone()));
    }
    alternates
}

/// Of what `hreflang` names the versions, the first of which it names twice.
pub(crate) fn named(alternates: &[(String, String)]) -> impl Iterator<Item = &(String, String)> {
    alternates.iter().filter(|(lang, _)| lang != ANY_LANGUAGE)
}

/// The versions of an article that search engines may find, of the articles of its story; none where its own page is not
/// such a one.
pub(crate) fn of_article(id: ArticleId, story: &[ArticleId], catalog: &Catalog) -> Vec<Version> {
    let found: Vec<_> = story.iter().copied().filter(|&id| catalog.is_indexed(id)).collect();
    if found.contains(&id) { versions(&found, catalog) } else { Vec::new() }
}

/// Articles as versions of one page.
pub(crate) fn versions(articles: &[ArticleId], catalog: &Catalog) -> Vec<Version> {
    articles.iter().map(|&id| (catalog.record(id).edition, catalog.path(id).to_owned())).collect()
}

/// The front pages of a listing in all editions. Home, sectors and corrections are one in all of them; a tag or a day is each
/// edition's own.
pub(crate) fn of_listing(kind: &ListingKind, desk: &Desk, config: &Config) -> Vec<Version> {
    let is_everywhere = matches!(kind, ListingKind::Home | ListingKind::Sector(_) | ListingKind::Corrections);
    if config.editions.len() < 2 || !is_everywhere {
        return Vec::new();
    }
    let keys = config.edition_ids().map(|edition| ListingKey { edition, kind: kind.clone() });
    let known = keys.filter(|key| desk.find(key).is_some());
    known.map(|key| (key.edition, listing::path(&key, config))).collect()
}
