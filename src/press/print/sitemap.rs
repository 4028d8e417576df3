//! Sitemaps.

use crate::catalog::ArticleId;
use crate::catalog::NEWS_HOURS;
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::config::{Config, EditionId, Indexing};
use crate::pages::index::Index;
use crate::pages::sitemap::{MonthPart, months, pages_file, parts};
use crate::pages::{listing, path_of};
use crate::press::alternates::{self, Version, alternates};
use crate::press::card::link;
use crate::press::job::Job;
use crate::press::picture;
use crate::press::sitemap::{
    IndexEntry, MAX_NEWS, NewsEntry, UrlEntry, index as write_index, news as write_news, news_language,
    urlset,
};
use std::collections::BTreeMap;

/// The stylesheet that shows a sitemap to a reader who opens it.
const STYLESHEET: &str = "/sitemap.xsl";

/// The list of all sitemaps. The Google News sitemap is not in it: its URLs are in the monthly ones too.
pub(super) fn index(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let catalog = job.desk.catalog();
    job.desk.show_months();
    let pages = config.edition_ids().map(|edition| path_of(&pages_file(edition, config)));
    let mut entries: Vec<_> =
        pages.map(|path| IndexEntry { loc: config.base_url.absolute(&path), lastmod: None }).collect();
    for ((year, month), listings) in months(catalog) {
        for part in parts(catalog, config, year, month, &listings) {
            let articles =
                part.ranges.iter().flat_map(|(id, range)| catalog.listing(*id).slice(range.clone()));
            let modified = articles.map(|&id| catalog.modified(id)).max();
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

fn entry(job: &Job, id: ArticleId, story: &[ArticleId]) -> Option<UrlEntry> {
    let config = &job.views.config;
    let catalog = job.desk.catalog();
    if !catalog.is_indexed(id) {
        return None;
    }
    let card = catalog.card(id);
    Some(UrlEntry {
        loc: config.base_url.absolute(&card.path),
        lastmod: Some(config.zone.rfc3339(catalog.modified(id))),
        alternates: alternates(&alternates::of_article(id, story, catalog), config),
        images: card
            .image
            .iter()
            .map(|image| picture::original_url(image, catalog.album(), config))
            .collect(),
    })
}

/// Everything of an edition that is not an article: listings, index pages, standalone pages.
pub(super) fn pages(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let home = ListingKey { edition: job.edition, kind: ListingKind::Home };
    let everywhere: Vec<_> =
        config.edition_ids().map(|edition| (edition, home_path(edition, config))).collect();
    let mut entries = vec![plain(&listing::path(&home, config), config)];
    entries[0].alternates = alternates(&everywhere, config);
    for grouping in Grouping::ALL {
        groupings(job, grouping, &mut entries);
    }
    if !job.desk.archive(job.edition).is_empty() {
        entries.push(plain(&Index::Archive.path(job.edition, config), config));
    }
    let corrections = |edition| ListingKey { edition, kind: ListingKind::Corrections };
    let path = |edition| listing::path(&corrections(edition), config);
    let versions: Vec<_> = config.edition_ids().map(|edition| (edition, path(edition))).collect();
    entries.push(UrlEntry { alternates: alternates(&versions, config), ..plain(&path(job.edition), config) });
    let catalog = job.desk.catalog();
    for page in job.desk.pages().filter(|page| page.edition == job.edition) {
        let story = catalog.page_story(page.story).map(|page| (page.edition, page.path.clone()));
        let versions: Vec<_> = story.collect();
        let is_one = versions.iter().any(|(_, path)| *path == page.path);
        entries.push(UrlEntry {
            lastmod: page.updated_at(catalog.instant()).map(|updated| config.zone.rfc3339(updated)),
            alternates: if is_one { alternates(&versions, config) } else { Vec::new() },
            ..plain(&page.path, config)
        });
    }
    urlset(&entries, Some(&link(STYLESHEET, config)))
}

/// The readable URL path of an edition's home.
fn home_path(edition: EditionId, config: &Config) -> String {
    listing::path(&ListingKey { edition, kind: ListingKind::Home }, config)
}

/// A page of which nothing is known but where it is.
fn plain(path: &str, config: &Config) -> UrlEntry {
    UrlEntry { loc: config.base_url.absolute(path), ..UrlEntry::default() }
}

/// The index page and the front pages of a grouping.
fn groupings(job: &Job, grouping: Grouping, entries: &mut Vec<UrlEntry>) {
    let config = &job.views.config;
    let names = job.desk.names(job.edition, grouping);
    if !names.is_empty() {
        entries.push(plain(&Index::Names(grouping).path(job.edition, config), config));
    }
    let elsewhere = if grouping == Grouping::Sector { sectors(job) } else { BTreeMap::new() };
    let catalog = job.desk.catalog();
    for (id, _) in names {
        let key = &catalog.listing(id).key;
        let versions = elsewhere.get(&key.kind).map(Vec::as_slice).unwrap_or_default();
        let path = listing::path(key, config);
        entries.push(UrlEntry { alternates: alternates(versions, config), ..plain(&path, config) });
    }
}

/// The front pages of all sectors in all editions, where there are several. One question for each edition, not for each
/// sector in each.
fn sectors(job: &Job) -> BTreeMap<ListingKind, Vec<Version>> {
    let config = &job.views.config;
    let catalog = job.desk.catalog();
    let mut sectors: BTreeMap<ListingKind, Vec<Version>> = BTreeMap::new();
    for edition in config.edition_ids().filter(|_| config.editions.len() > 1) {
        for (id, _) in job.desk.names(edition, Grouping::Sector) {
            let key = &catalog.listing(id).key;
            sectors.entry(key.kind.clone()).or_default().push((edition, listing::path(key, config)));
        }
    }
    sectors
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
    let found = articles.into_iter().filter(|&id| catalog.is_indexed(id)).map(|id| catalog.card(id));
    let entries = found.filter(|card| in_news(card, config));
    let entries: Vec<_> = entries.take(MAX_NEWS).map(|card| news_entry(&card, config)).collect();
    write_news(&entries, Some(&link(STYLESHEET, config)))
}

/// Whether the Google News sitemap may name an article that search engines may find.
fn in_news(card: &Card, config: &Config) -> bool {
    let provider = card.provider.as_deref().and_then(|slug| config.provider(slug));
    provider.is_none_or(|provider| provider.in_news_sitemap && provider.indexing == Indexing::Index)
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
