//! Folders of `content/` that are called like a language which no edition has.

use crate::base::problem::{Place, Problem};
use crate::catalog::stock::Stock;
use crate::config::language::is_language;
use crate::config::{Config, EditionId};
use std::collections::BTreeSet;

/// A warning for each such folder from which something came into the default edition.
pub(super) fn check(config: &Config, stock: &Stock) -> Vec<Problem> {
    if config.editions.len() < 2 {
        return Vec::new();
    }
    let articles = stock.records.iter().map(|record| (&*record.source, record.edition));
    let pages = stock.pages.iter().map(|page| (page.source.as_str(), page.edition));
    let mut folders = BTreeSet::new();
    let mut last = "";
    for (source, edition) in articles.chain(pages) {
        let folder = folder(source);
        if folder != last && edition == EditionId::default() {
            last = folder;
            folders.insert(folder);
        }
    }
    let strange = folders.into_iter().filter(|folder| is_foreign(folder, config));
    strange.map(|folder| warning(folder, config)).collect()
}

/// The folder of a file that an edition could have: the first one of `content/` or `content/pages/`.
fn folder(source: &str) -> &str {
    let inner = source.strip_prefix("content/").unwrap_or(source);
    let inner = inner.strip_prefix("pages/").unwrap_or(inner);
    let inner = &source[source.len() - inner.len()..];
    let name = inner.split_once('/').map_or("", |(name, _)| name);
    if name.is_empty() { "" } else { &source[..source.len() - inner.len() + name.len()] }
}

/// Whether the last part of a folder is the tag of a language, with two letters, a script or a country, and no edition's.
fn is_foreign(folder: &str, config: &Config) -> bool {
    let name = folder.rsplit('/').next().unwrap_or_default();
    let is_tag = name.len() == 2 || name.contains(['-', '_']);
    is_tag && config.edition_of(name).is_none() && is_language(name)
}

fn warning(folder: &str, config: &Config) -> Problem {
    let name = folder.rsplit('/').next().unwrap_or_default();
    let edition = &config.edition(EditionId::default()).lang;
    let message = format!(
        "the folder is called like the language \"{name}\", which no edition has: what it holds is in the edition `{edition}`"
    );
    let hint = match config.edition_meant(name) {
        Some(id) => format!("call it {}, the edition's tag", config.edition(id).lang),
        None => format!("add [editions.{name}] to config.toml, or give the folder another name"),
    };
    Problem::warning(message).at(Place::file(folder)).hint(hint)
}
