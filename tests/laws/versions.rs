//! What an editor expects of the language versions of a random portal, worked out anew from its files: which articles and
//! standalone pages name which.

use super::newsroom::Files;
use crate::support::hreflang::Versions;
use std::collections::{BTreeMap, BTreeSet};
use warta::article::{Document, Status, read};
use warta::base::instant::Instant;
use warta::config::{Config, EditionId, Indexing};

/// Who looks at the portal.
pub(crate) struct Look<'l> {
    /// When.
    pub(crate) at: Instant,
    /// Whether drafts are shown.
    pub(crate) drafts: bool,
    /// What is left out.
    pub(crate) left_out: &'l [String],
}

/// A document that readers may see.
struct Seen {
    /// Articles and standalone pages have stories of their own.
    story: (bool, String),
    edition: EditionId,
    /// Of two in one language the greater one stands for the story.
    rank: (Option<Instant>, std::cmp::Reverse<String>, String),
    path: String,
    is_indexed: bool,
}

/// Asserts that every document names what it should, and nothing else; how many name others.
pub(crate) fn are_right(files: &Files, look: &Look<'_>, versions: &Versions) -> usize {
    let config = warta::config::read::read(&files["config.toml"]).0.unwrap();
    let sources = files.iter().filter(|(path, _)| path.ends_with(".md") && !look.left_out.contains(path));
    let seen: Vec<_> = sources.filter_map(|(source, text)| document(source, text, &config, look)).collect();
    let mut standing: BTreeMap<(&(bool, String), EditionId), &Seen> = BTreeMap::new();
    for one in &seen {
        let place = standing.entry((&one.story, one.edition)).or_insert(one);
        if one.rank > place.rank {
            *place = one;
        }
    }
    for one in &seen {
        let told = standing.iter().filter(|((story, _), other)| **story == one.story && other.is_indexed);
        let told: BTreeMap<_, _> = told.map(|((_, edition), other)| (*edition, &other.path)).collect();
        let is_told = told.get(&one.edition) == Some(&&one.path);
        let languages =
            told.keys().map(|edition| config.edition(*edition).lang.clone()).collect::<BTreeSet<_>>();
        let expected = if is_told && languages.len() > 1 { languages } else { BTreeSet::new() };
        let file = format!("{}index.html", one.path.trim_start_matches('/'));
        let named =
            versions.named_by(&file).into_iter().map(|(lang, _)| lang).filter(|lang| lang != "x-default");
        assert_eq!(named.collect::<BTreeSet<_>>(), expected, "{file}");
    }
    versions.naming()
}

/// What readers see of a file, unless it is a tombstone.
fn document(source: &str, text: &str, config: &Config, look: &Look<'_>) -> Option<Seen> {
    let document = read::read(source, text, config).document?;
    let (from, until, status, date, indexed) = match &document {
        Document::Article(article) => {
            let provider = article.provider.as_deref().and_then(|slug| config.provider(slug));
            let is_source = article.source_url.is_some();
            let allowed = provider.is_none_or(|provider| match provider.indexing {
                Indexing::Noindex => false,
                Indexing::Canonical => !is_source,
                Indexing::Index | Indexing::NoindexNews => true,
            });
            let indexed = allowed && article.canonical_url.is_none();
            (Some(article.visible_from), article.expires, article.status, Some(article.date), indexed)
        }
        Document::Page(page) => (page.visible_from, page.expires, page.status, None, true),
    };
    let is_there = from.is_none_or(|from| from <= look.at) && until.is_none_or(|until| until > look.at);
    let own = document.text();
    let shown = is_there && status == Status::Usable && (look.drafts || !own.draft);
    shown.then(|| Seen {
        story: (date.is_some(), own.story.clone()),
        edition: own.edition,
        rank: match date {
            Some(date) => (Some(date), std::cmp::Reverse(own.path.clone()), String::new()),
            None => (None, std::cmp::Reverse(String::new()), own.source.clone()),
        },
        path: own.path.clone(),
        is_indexed: indexed,
    })
}
