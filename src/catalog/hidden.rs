//! Readable paths of what no one may see at an instant, and old URLs that give way: those that a file of an untrusted provider
//! claims and that are something else's.

use crate::base::fingerprint::Fingerprint;
use crate::base::instant::Instant;
use crate::catalog::policies::Policies;
use crate::catalog::stock::Stock;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a catalog does not show.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// The fingerprints of the paths at which something hidden would stand, and nothing that is visible does.
    pub(super) paths: HashSet<Fingerprint>,
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
        let is_weak = |source: &str| {
            let record = stock.by_source(source).and_then(|place| stock.records.get(place));
            record.is_some_and(|record| policies.is_untrusted(record))
        };
        Self { paths: hidden, outdone: outdone(stock, (&is_weak, &is_visible), (instant, drafts)) }
    }
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
