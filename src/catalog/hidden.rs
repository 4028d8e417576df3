//! Readable paths of what no one may see at an instant, and old URLs that give way: those that a file of an untrusted provider
//! claims and that are something else's.

use crate::article::bundle;
use crate::base::fingerprint::Fingerprint;
use crate::base::instant::Instant;
use crate::catalog::album;
use crate::catalog::policies::Policies;
use crate::catalog::stock::Stock;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a catalog does not show.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// The fingerprints of the paths at which something hidden would stand, and nothing that is visible does.
    pub(super) paths: HashSet<Fingerprint>,
    /// The folders of hidden documents, whose files are hidden too.
    folders: HashSet<Fingerprint>,
    /// The places among the stock's aliases of those that give way.
    pub(super) outdone: BTreeSet<usize>,
}

impl Hidden {
    /// Of what a stock holds at an instant.
    pub(super) fn of(stock: &Stock, policies: &Policies, instant: Instant, drafts: bool) -> Self {
        let is_visible =
            |source: &str| match stock.by_source(source).and_then(|place| stock.records.get(place)) {
                Some(record) => record.is_visible(instant, drafts),
                None => stock.page_by_source(source).is_some_and(|page| page.is_visible(instant, drafts)),
            };
        let paths = || {
            let articles =
                stock.records.iter().map(|record| (&*record.path, record.is_visible(instant, drafts)));
            let pages = stock.pages.iter().map(|page| (page.path.as_str(), page.is_visible(instant, drafts)));
            let aliases = stock.aliases.iter().map(|(alias, source)| (alias.as_str(), is_visible(source)));
            articles.chain(pages).chain(aliases)
        };
        let print = |path: &str| Fingerprint::of(path.as_bytes());
        let mut hidden: HashSet<Fingerprint> =
            paths().filter(|(_, visible)| !visible).map(|(path, _)| print(path)).collect();
        if !hidden.is_empty() {
            paths().filter(|(_, visible)| *visible).for_each(|(path, _)| {
                hidden.remove(&print(path));
            });
        }
        let folders = if hidden.is_empty() { HashSet::new() } else { folders(stock, &hidden, &is_visible) };
        let is_weak = |source: &str| {
            let record = stock.by_source(source).and_then(|place| stock.records.get(place));
            record.is_some_and(|record| policies.is_untrusted(record))
        };
        Self { paths: hidden, folders, outdone: outdone(stock, (&is_weak, &is_visible), (instant, drafts)) }
    }
}

impl Hidden {
    /// Whether a path of an output file leads into the folder of a hidden document, seen from who names it: by its address, or
    /// because the folder of that name beside the naming file is one.
    pub(super) fn holds(&self, namer: Namer<'_>, path: &str) -> bool {
        if self.folders.is_empty() || is_own(namer.page, path) {
            return false;
        }
        let decoded = album::decoded(path);
        let path = decoded.as_deref().unwrap_or(path);
        holds_folder(&self.folders, &format!("/{path}")) || holds_folder(&self.folders, &namer.beside(path))
    }
}

/// The folders of hidden documents, as they would stand in the output and as they stand in `content/`, each with a slash at its
/// end.
fn folders(stock: &Stock, hidden: &HashSet<Fingerprint>, is_visible: Asks<'_>) -> HashSet<Fingerprint> {
    let print = |path: &str| Fingerprint::of(path.as_bytes());
    let records = stock.records.iter().map(|record| (&*record.source, &*record.path));
    let pages = stock.pages.iter().map(|page| (page.source.as_str(), page.path.as_str()));
    let all = || records.clone().chain(pages.clone());
    let with_folders = all().filter_map(|(source, path)| Some((bundle::bundle(source)?, source, path)));
    let (visible, unseen): (Vec<_>, Vec<_>) = with_folders.partition(|(_, source, _)| is_visible(source));
    let mut folders: HashSet<_> = unseen.iter().map(|(folder, ..)| print(&format!("{folder}/"))).collect();
    // It is there for the sake of another language.
    for (folder, ..) in visible {
        folders.remove(&print(&format!("{folder}/")));
    }
    folders.extend(unseen.iter().map(|(.., path)| print(path)).filter(|print| hidden.contains(print)));
    folders
}

/// A document that names a file.
#[derive(Clone, Copy)]
pub(super) struct Namer<'n> {
    /// The document's file.
    pub(super) source: &'n str,
    /// Its readable path.
    pub(super) page: &'n str,
}

impl Namer<'_> {
    /// The source file of a path, if folders of `content/` lay beside each other as pages do: the dates in a page's path are not
    /// those in its file's.
    fn beside(self, path: &str) -> String {
        let page: Vec<&str> = self.page.split('/').filter(|segment| !segment.is_empty()).collect();
        let target: Vec<&str> = path.split('/').collect();
        let common = page.iter().zip(&target).take_while(|(one, other)| one == other).count();
        let mut folder: Vec<&str> = self.source.split('/').collect();
        folder.truncate(folder.len().saturating_sub(1 + page.len() - common));
        [folder.as_slice(), &target[common..]].concat().join("/")
    }
}

/// Whether one of the folders above a file is among some.
fn holds_folder(folders: &HashSet<Fingerprint>, file: &str) -> bool {
    let mut above = file.match_indices('/').map(|(end, _)| &file[..=end]);
    above.any(|folder| folders.contains(&Fingerprint::of(folder.as_bytes())))
}

/// Whether a path is that of a file in the folder of the page that names it: it is there when the page is.
pub(super) fn is_own(page: &str, path: &str) -> bool {
    let name = path.strip_prefix(page.trim_start_matches('/'));
    name.is_some_and(|name| !name.contains(['/', '%']))
}

/// Asks something of a source.
type Asks<'a> = &'a dyn Fn(&str) -> bool;

/// The aliases of untrusted files that are the path of something visible, or an alias of another file.
fn outdone(
    stock: &Stock,
    (is_weak, is_visible): (Asks<'_>, Asks<'_>),
    (instant, drafts): (Instant, bool),
) -> BTreeSet<usize> {
    let mut weak: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, (alias, source)) in stock.aliases.iter().enumerate() {
        if is_weak(source) && is_visible(source) {
            weak.entry(alias).or_default().push(place);
        }
    }
    let mut outdone = BTreeSet::new();
    if weak.is_empty() {
        return outdone;
    }
    let mut claim = |path: &str, source: &str| {
        let of_others = weak.get(path).into_iter().flatten().copied();
        outdone.extend(of_others.filter(|place| stock.aliases[*place].1 != source));
    };
    for record in stock.records.iter().filter(|record| record.is_visible(instant, drafts)) {
        claim(&record.path, &record.source);
    }
    for page in stock.pages.iter().filter(|page| page.is_visible(instant, drafts)) {
        claim(&page.path, &page.source);
    }
    for (alias, source) in stock.aliases.iter().filter(|(_, source)| !is_weak(source) && is_visible(source)) {
        claim(alias, source);
    }
    // Of several such files the first by name has it.
    outdone.extend(weak.values().flat_map(|places| places.iter().skip(1).copied()));
    outdone
}
