//! Articles and standalone pages whose URL is not what it was: an old URL that readers, search engines and other sites know
//! must not lead nowhere without anyone noticing. No output depends on it.
//!
//! An old URL is remembered from the build that lost it until it leads somewhere again: an alias covers it, some page
//! stands there, or its article is gone for good. While the article is not visible, nothing is said of it.

use crate::article::{self, amend};
use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::instant::Instant;
use crate::base::problem::{Place, Problem};
use crate::catalog::Catalog;
use crate::catalog::stock::Stock;
use crate::config::{Config, EditionId};
use crate::engine::row::{Became, Row};
use crate::pages::site_files::redirect_file;
use crate::pages::{Page, file_of};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// How many moved articles are named one by one; of more, their number says enough.
const CLOSELY: usize = 20;

/// An old URL that leads nowhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) struct Move {
    /// The file of the article or standalone page, as it is called now.
    source: String,
    /// The readable path of the old URL.
    from: String,
}

/// An old URL that leads nowhere, of something that is visible at another URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Moved {
    /// The file of the article or standalone page.
    pub source: String,
    /// The readable path of the old URL: what belongs into the file's `aliases`.
    pub from: String,
    /// The readable path of the new URL.
    pub to: String,
}

/// What there was in the last build.
pub(super) struct Former {
    /// The files that are not what they were, as they were.
    pub(super) rows: Vec<Row>,
    /// The files that were not there.
    pub(super) newcomers: BTreeSet<Arc<str>>,
    /// The instant that it stood for.
    pub(super) at: Option<Instant>,
}

/// What there is now.
#[derive(Clone, Copy)]
pub(super) struct Present<'p> {
    /// What is visible, and what is not.
    pub(super) catalog: &'p Catalog,
    /// Every page, sorted by file.
    pub(super) pages: &'p [Page],
    /// What `--skip-bad` leaves out.
    pub(super) left_out: &'p BTreeSet<String>,
}

/// The old URLs that lead nowhere: those of the last build and those that came since, sorted.
pub(super) fn since(mut moves: Vec<Move>, former: Former, present: Present<'_>) -> Vec<Move> {
    let stock = &present.catalog.stock();
    if let Some(at) = former.at {
        let lost = former.rows.iter().filter_map(|row| {
            let from = public(row, at).filter(|from| !present.has(from))?;
            Some(Move { source: row.source.to_string(), from: from.to_owned() })
        });
        moves.extend(lost);
    }
    if moves.is_empty() {
        return moves;
    }
    let successors = successors(&former, stock);
    let covered: BTreeSet<String> = stock.aliases.iter().map(|(alias, _)| redirect_file(alias)).collect();
    let mut moves: Vec<Move> = moves
        .into_iter()
        .filter_map(|old| old.follow(&successors, present))
        .filter(|old| !present.has(&old.from) && !covered.contains(&file_of(&old.from)))
        .collect();
    moves.sort();
    moves.dedup();
    moves
}

/// The moves of what is visible, each with where it is now, sorted by source.
pub(super) fn moved(moves: &[Move], catalog: &Catalog) -> Vec<Moved> {
    let visible = moves.iter().filter_map(|old| {
        let to = catalog.path_by_source(&old.source)?.to_owned();
        Some(Moved { source: old.source.clone(), from: old.from.clone(), to })
    });
    visible.collect()
}

/// A warning for each article that moved, or one for all if they are many.
pub(super) fn warnings(moves: &[Move], catalog: &Catalog, config: &Config, root: &Path) -> Vec<Problem> {
    let moved = moved(moves, catalog);
    let articles: Vec<&[Moved]> = moved.chunk_by(|one, other| one.source == other.source).collect();
    match articles.as_slice() {
        many @ [first, ..] if many.len() > CLOSELY => vec![summary(many.len(), first)],
        few => few.iter().map(|moved| warning(moved, catalog, config, root)).collect(),
    }
}

/// How every such warning ends: by it they are told from those that a clean build gives too.
const NOWHERE: &str = "nowhere";

/// Whether a problem is that an article moved, which only a build that remembers another can know.
#[must_use]
pub fn is_of_move(problem: &Problem) -> bool {
    !problem.is_error() && problem.message.ends_with(NOWHERE)
}

/// A warning for one article: `moved` are its old URLs.
#[must_use]
pub fn warning(moved: &[Moved], catalog: &Catalog, config: &Config, root: &Path) -> Problem {
    let (source, to) = moved.first().map_or(("", ""), |moved| (&moved.source, &moved.to));
    let old: Vec<&str> = moved.iter().map(|moved| moved.from.as_str()).collect();
    let leads = if old.len() == 1 { "that URL leads" } else { "those URLs lead" };
    let message = format!("it was at {} and is at {to} now: {leads} {NOWHERE}", old.join(" and "));
    let has_aliases = catalog.stock().aliases.iter().any(|(_, of)| of == source);
    let quoted = old.iter().map(|path| format!("\"{path}\"")).collect::<Vec<_>>().join(", ");
    let fix = if mended(moved, config, root).is_some() { "; `warta check --fix` does it" } else { "" };
    let may = match fix.is_empty() && catalog.is_untrusted(source) {
        true => ", which counts if its provider has `may = [\"aliases\"]`",
        false => "",
    };
    let hint = if has_aliases {
        format!("add {quoted} to its `aliases`{may}{fix}")
    } else {
        let text = file::read_text(&root.join(source), source).unwrap_or_default();
        let line = article::line(&text, "aliases", &format!("[{quoted}]"));
        format!("add to its front matter: `{line}`{may}{fix}")
    };
    Problem::warning(message).at(Place::file(source)).hint(hint)
}

/// A file's text, and the same with its old URLs among its `aliases`; `None` if that cannot be written safely, or would not count.
#[must_use]
pub fn mended(moved: &[Moved], config: &Config, root: &Path) -> Option<(String, String)> {
    let source = &moved.first()?.source;
    let text = file::read_text(&root.join(source), source).ok()?;
    let with = |text: String, moved: &Moved| amend::add(source, &text, "aliases", &moved.from).ok();
    let mended = moved.iter().try_fold(text.clone(), with)?;
    let document = article::read::read(source, &mended, config).document?;
    let aliases = &document.text().aliases;
    moved.iter().all(|moved| aliases.contains(&moved.from)).then_some((text, mended))
}

/// One warning for many articles.
fn summary(count: usize, example: &[Moved]) -> Problem {
    let such = example.first().map(|moved| format!("{} from {} to {}", moved.source, moved.from, moved.to));
    let count = thousands(count);
    let message = format!(
        "{count} articles and pages have moved, such as {}: their old URLs lead {NOWHERE}",
        such.unwrap_or_default()
    );
    let hint = "`warta check --fix` writes their `aliases`";
    Problem::warning(message).hint(hint)
}

/// A number as it is read: 1,234.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let head = (!head.is_empty()).then(|| head.to_owned());
    head.into_iter().chain(groups).collect::<Vec<_>>().join(",")
}

impl Move {
    /// The same for the file as it is called now; `None` if there is no such file any more.
    fn follow(mut self, successors: &BTreeMap<&str, &str>, present: Present<'_>) -> Option<Self> {
        if !present.holds(&self.source) {
            (*successors.get(self.source.as_str())?).clone_into(&mut self.source);
        }
        Some(self)
    }
}

impl Present<'_> {
    /// Whether something stands at a readable path.
    fn has(&self, path: &str) -> bool {
        let file = file_of(path);
        self.pages.binary_search_by(|page| page.file.cmp(&file)).is_ok()
    }

    /// Whether there is a file that is an article or a standalone page, whether or not it can be read now.
    fn holds(&self, source: &str) -> bool {
        let stock = self.catalog.stock();
        self.left_out.contains(source)
            || stock.by_source(source).is_some()
            || stock.page_by_source(source).is_some()
    }
}

/// The readable path that a file had for all to see at an instant.
fn public(row: &Row, at: Instant) -> Option<&str> {
    match &row.became {
        Became::Article(Some(record), _) if record.is_visible(at, false) && !record.is_canceled() => {
            Some(&record.path)
        }
        Became::Page(page, _) if page.is_visible(at, false) => Some(&page.path),
        _ => None,
    }
}

/// What is one document under any name: the language, and the story if the file names one.
type Told = (EditionId, Fingerprint);

/// The files that are gone, each with the new file that it has become: one of the same bytes, or of the same named story
/// in the same language.
fn successors<'f>(former: &'f Former, stock: &'f Stock) -> BTreeMap<&'f str, &'f str> {
    let mut by_text: BTreeMap<Fingerprint, &str> = BTreeMap::new();
    let mut by_story: BTreeMap<Told, &str> = BTreeMap::new();
    let articles = stock.records.iter();
    let articles = articles
        .map(|record| (&*record.source, record.text, (record.edition, record.story), record.names_story));
    let pages = stock.pages.iter();
    let pages = pages.map(|page| (&*page.source, page.text, (page.edition, page.story), page.names_story));
    for (source, text, story, names_story) in articles.chain(pages) {
        if former.newcomers.contains(source) {
            by_text.entry(text).or_insert(source);
            if names_story {
                by_story.entry(story).or_insert(source);
            }
        }
    }
    let each = former.rows.iter().filter_map(|row| {
        let found = by_text.get(&row.print).or_else(|| by_story.get(&told(row)?))?;
        Some((&*row.source, *found))
    });
    each.collect()
}

/// The story that a file named.
fn told(row: &Row) -> Option<Told> {
    match &row.became {
        Became::Article(Some(record), _) if record.names_story => Some((record.edition, record.story)),
        Became::Page(page, _) if page.names_story => Some((page.edition, page.story)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn numbers_are_read_in_threes() {
        for (number, read) in [(7, "7"), (21, "21"), (999, "999"), (1234, "1,234"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(number), read);
        }
    }
}
