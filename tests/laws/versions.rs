//! What an editor expects of the language versions of a random portal, worked out anew from its files: which articles and
//! standalone pages name which.

use super::newsroom::Files;
use crate::support::hreflang::Versions;
use std::collections::{BTreeMap, BTreeSet};
use warta::article::{Document, Status, read, story};
use warta::base::fingerprint::Fingerprint;
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
    story: (bool, Fingerprint),
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
    let sources: Vec<_> = sources.collect();
    let names = names(&sources, &config);
    let seen = sources.iter().filter_map(|(source, text)| document(source, text, &config, look));
    let seen: Vec<_> =
        seen.map(|one| Seen { story: (one.story.0, meaning(&names, one.story.1)), ..one }).collect();
    let mut standing: BTreeMap<(&(bool, Fingerprint), EditionId), &Seen> = BTreeMap::new();
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

/// By the story of a path, the one that its file names: of several files that of the first edition.
fn names(sources: &[(&String, &String)], config: &Config) -> BTreeMap<Fingerprint, Fingerprint> {
    let mut names: BTreeMap<Fingerprint, (EditionId, Fingerprint)> = BTreeMap::new();
    let mut words = BTreeSet::new();
    for (source, text) in sources {
        let Some(document) = read::read(source, text, config).document else { continue };
        let own = document.text();
        let path = Fingerprint::of(story::of_path(source, config).as_bytes());
        let named = (own.edition, Fingerprint::of(own.story.as_bytes()));
        if own.says_word {
            words.insert(named.1);
        }
        if own.names_story && named.1 != path {
            let first = names.entry(path).or_insert(named);
            *first = named.min(*first);
        }
    }
    let said = |path: &Fingerprint| words.contains(path);
    names.into_iter().filter(|(path, _)| !said(path)).map(|(path, (_, story))| (path, story)).collect()
}

/// The story that a name means, from file to file; of a circle always the same one.
fn meaning(names: &BTreeMap<Fingerprint, Fingerprint>, story: Fingerprint) -> Fingerprint {
    let mut seen = vec![story];
    while let Some(next) = names.get(&seen[seen.len() - 1]) {
        if let Some(start) = seen.iter().position(|one| one == next) {
            return *seen[start..].iter().min().unwrap();
        }
        seen.push(*next);
    }
    seen[seen.len() - 1]
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
        story: (date.is_some(), Fingerprint::of(own.story.as_bytes())),
        edition: own.edition,
        rank: match date {
            Some(date) => (Some(date), std::cmp::Reverse(own.path.clone()), String::new()),
            None => (None, std::cmp::Reverse(String::new()), own.source.clone()),
        },
        path: own.path.clone(),
        is_indexed: indexed,
    })
}
