//! Sitemaps.

use crate::catalog::ArticleId;
use crate::catalog::NEWS_HOURS;
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::config::{Config, EditionId, Indexing};
use crate::pages::index::Index;
use crate::pages::sitemap::{MonthPart, months, parts};
use crate::pages::{listing, path_of};
use crate::press::card::{absolute, link};
use crate::press::job::Job;
use crate::press::sitemap::{
    IndexEntry, MAX_NEWS, NewsEntry, UrlEntry, index as write_index, news as write_news, news_language,
    urlset,
};

/// The stylesheet that shows a sitemap to a reader who opens it.
const STYLESHEET: &str = "/sitemap.xsl";

/// The list of all sitemaps. The Google News sitemap is not in it: its URLs are in the monthly ones too.
pub(super) fn index(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let catalog = job.desk.catalog();
    job.desk.show_months();
    let mut entries =
        vec![IndexEntry { loc: config.base_url.absolute("/sitemaps/pages.xml"), lastmod: None }];
    for ((year, month), listings) in months(catalog) {
        for part in parts(catalog, config, year, month, &listings) {
            let articles =
                part.ranges.iter().flat_map(|(id, range)| catalog.listing(*id).slice(range.clone()));
            let modified = articles.map(|&id| catalog.record(id).modified).max();
            entries.push(IndexEntry {
                loc: config.base_url.absolute(&path_of(&part.file())),
                lastmod: modified.map(|modified| config.zone.rfc3339(modified)),
            });
        }
    }
    write_index(&entries, Some(&link(STYLESHEET, config)))
}

/// A part of a month's articles, those that search engines may index.
pub(super) fn month(job: &Job, part: &MonthPart) -> Vec<u8> {
    let config = &job.views.config;
    let mut entries = Vec::new();
    for (id, range) in &part.ranges {
        let articles: Vec<(ArticleId, Vec<ArticleId>)> = if config.editions.len() > 1 {
            job.desk.translations(*id, range.clone())
        } else {
            job.desk.slice(*id, range.clone()).iter().map(|&id| (id, Vec::new())).collect()
        };
        entries.extend(articles.into_iter().filter_map(|(id, story)| entry(job, id, &story)));
    }
    urlset(&entries, Some(&link(STYLESHEET, config)))
}

/// Whether a sitemap may name an article: its own page is the canonical one, and search engines may index it.
fn is_indexed(card: &Card, config: &Config) -> bool {
    let policy =
        card.provider.as_deref().and_then(|slug| config.provider(slug)).map(|provider| provider.indexing);
    let elsewhere = match policy {
        Some(Indexing::Noindex) => true,
        Some(Indexing::Canonical) => card.source_url.is_some(),
        _ => false,
    };
    !elsewhere && card.canonical_url.is_none()
}

fn entry(job: &Job, id: ArticleId, story: &[ArticleId]) -> Option<UrlEntry> {
    let config = &job.views.config;
    let catalog = job.desk.catalog();
    let card = catalog.card(id);
    if !is_indexed(&card, config) {
        return None;
    }
    let alternates = story.iter().map(|&id| {
        let lang = config.edition(catalog.record(id).edition).lang.clone();
        (lang, config.base_url.absolute(catalog.path(id)))
    });
    Some(UrlEntry {
        loc: config.base_url.absolute(&card.path),
        lastmod: Some(config.zone.rfc3339(catalog.record(id).modified)),
        alternates: alternates.collect(),
        images: card.image.iter().map(|image| absolute(&image.src, config)).collect(),
    })
}

/// Everything that is not an article: listings, index pages, standalone pages.
pub(super) fn pages(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let mut paths = Vec::new();
    for edition in config.edition_ids() {
        paths.push(listing::path(&ListingKey { edition, kind: ListingKind::Home }, config));
        for grouping in Grouping::ALL {
            groupings(job, edition, grouping, &mut paths);
        }
        if !job.desk.archive(edition).is_empty() {
            paths.push(Index::Archive.path(edition, config));
        }
    }
    let entry = |path: &str, lastmod: Option<String>| UrlEntry {
        loc: config.base_url.absolute(path),
        lastmod,
        ..UrlEntry::default()
    };
    let mut entries: Vec<_> = paths.iter().map(|path| entry(path, None)).collect();
    let standalone = job.desk.pages();
    entries.extend(
        standalone.map(|page| entry(&page.path, page.updated.map(|updated| config.zone.rfc3339(updated)))),
    );
    urlset(&entries, Some(&link(STYLESHEET, config)))
}

/// The index page and the front pages of a grouping.
fn groupings(job: &Job, edition: EditionId, grouping: Grouping, paths: &mut Vec<String>) {
    let config = &job.views.config;
    let names = job.desk.names(edition, grouping);
    if !names.is_empty() {
        paths.push(Index::Names(grouping).path(edition, config));
    }
    let catalog = job.desk.catalog();
    paths.extend(names.into_iter().map(|(id, _)| listing::path(&catalog.listing(id).key, config)));
}

/// The Google News sitemap: the articles of the last 48 hours, the newest first, at most a thousand.
pub(super) fn news(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let catalog = job.desk.catalog();
    let mut articles: Vec<ArticleId> = Vec::new();
    for edition in config.edition_ids() {
        articles.extend(job.desk.recent(edition, NEWS_HOURS));
    }
    articles.sort_unstable_by(|one, other| other.cmp(one));
    let entries = articles.into_iter().map(|id| catalog.card(id)).filter(|card| in_news(card, config));
    let entries: Vec<_> = entries.take(MAX_NEWS).map(|card| news_entry(&card, config)).collect();
    write_news(&entries, Some(&link(STYLESHEET, config)))
}

/// Whether the Google News sitemap may name an article.
fn in_news(card: &Card, config: &Config) -> bool {
    let provider = card.provider.as_deref().and_then(|slug| config.provider(slug));
    provider.is_none_or(|provider| provider.in_news_sitemap && provider.indexing == Indexing::Index)
        && is_indexed(card, config)
}

fn news_entry(card: &Card, config: &Config) -> NewsEntry {
    let edition = config.edition(card.edition);
    let publication = &config.news_sitemap.publication;
    NewsEntry {
        loc: config.base_url.absolute(&card.path),
        publication: if publication.is_empty() { edition.title.clone() } else { publication.clone() },
        language: news_language(&edition.lang),
        published: config.zone.rfc3339(card.date),
        title: card.title.clone(),
    }
}
