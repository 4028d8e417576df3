//! Documents that claim one URL from a later instant on: at that instant a build would refuse them, with nobody there to mend it.

use crate::base::instant::Instant;
use crate::catalog::presence::Presence;
use crate::catalog::stock::Stock;
use std::collections::HashMap;

/// Two documents that will claim one URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Clash {
    /// The readable path.
    pub path: String,
    /// From when.
    pub from: Instant,
    /// One of them; whether an alias of it is in the way.
    pub one: (String, bool),
    /// The other, likewise.
    pub other: (String, bool),
}

/// What claims a path.
#[derive(Clone, Copy)]
struct Claim<'s> {
    path: &'s str,
    source: &'s str,
    is_alias: bool,
    presence: Presence,
}

/// The clashes after an instant. Aliases of sources that `gives_way` names are none.
pub(super) fn of(stock: &Stock, now: Instant, gives_way: &dyn Fn(&str) -> bool) -> Vec<Clash> {
    let is_future = |claim: &Claim<'_>| claim.presence.begins_after(now);
    let mut future: HashMap<&str, Vec<Claim<'_>>> = HashMap::new();
    for claim in claims(stock).filter(is_future).filter(|claim| !claim.is_alias || !gives_way(claim.source)) {
        future.entry(claim.path).or_default().push(claim);
    }
    if future.is_empty() {
        return Vec::new();
    }
    let mut clashes: Vec<Clash> = Vec::new();
    for claim in claims(stock) {
        let others = future.get(claim.path).into_iter().flatten();
        let others = others.filter(|other| {
            let is_pair = other.source != claim.source && (!is_future(&claim) || claim.source < other.source);
            is_pair && claim.presence.is_shown() && claim.presence.overlaps(other.presence)
        });
        for other in others.filter(|_| !claim.is_alias || !gives_way(claim.source)) {
            clashes.push(Clash {
                path: claim.path.to_owned(),
                from: claim.presence.later_begin(other.presence),
                one: (claim.source.to_owned(), claim.is_alias),
                other: (other.source.to_owned(), other.is_alias),
            });
        }
    }
    clashes.sort();
    clashes.dedup();
    clashes
}

/// Everything that claims a path.
fn claims(stock: &Stock) -> impl Iterator<Item = Claim<'_>> {
    let articles = stock.records.iter().map(|record| Claim {
        path: &record.path,
        source: &record.source,
        is_alias: false,
        presence: record.presence(),
    });
    let pages = stock.pages.iter().map(|page| Claim {
        path: &page.path,
        source: &page.source,
        is_alias: false,
        presence: page.presence(),
    });
    let aliases = stock.aliases.iter().filter_map(|(alias, source)| {
        let record = stock.by_source(source).and_then(|place| stock.records.get(place));
        let presence = match record {
            Some(record) => record.presence(),
            None => stock.page_by_source(source)?.presence(),
        };
        Some(Claim { path: alias, source, is_alias: true, presence })
    });
    articles.chain(pages).chain(aliases)
}
