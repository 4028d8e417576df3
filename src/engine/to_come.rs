//! What an instant to come will make a build refuse: two sources that will claim one URL. Said before, while there is someone to
//! mend it: at the end of an embargo a build may run with nobody there.

use crate::base::problem::{Place, Problem};
use crate::catalog::Catalog;
use crate::config::Config;
use crate::pages::{Page, PageKind, file_of};

/// How many are named.
const NAMED: usize = 100;

/// A warning for each URL that will be claimed twice. `pages` are those of this instant, sorted by file.
pub(super) fn check(config: &Config, catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let clashes = catalog.clashes().into_iter().map(|clash| {
        let claim = |(source, is_alias): &(String, bool)| match is_alias {
            true => format!("{source} (an alias)"),
            false => source.clone(),
        };
        let at = config.zone.rfc3339(clash.from);
        let message = format!(
            "from {at} on {} will be claimed by {} and by {}: a build will refuse that",
            clash.path,
            claim(&clash.one),
            claim(&clash.other)
        );
        let hint = match clash.one.1 || clash.other.1 {
            true => "remove this URL from its `aliases`",
            false => "give it another `slug` (or `permalink`, if it has one)",
        };
        // An alias gives way more easily.
        let place = if clash.one.1 && !clash.other.1 { &clash.one.0 } else { &clash.other.0 };
        Problem::warning(message).at(Place::file(place)).hint(hint)
    });
    clashes.chain(taken(config, catalog, pages)).take(NAMED).collect()
}

/// Embargoed articles whose path is that of a list or file of this instant.
fn taken<'c>(
    config: &'c Config,
    catalog: &'c Catalog,
    pages: &'c [Page],
) -> impl Iterator<Item = Problem> + 'c {
    catalog.to_come().filter_map(|(path, source, from)| {
        let file = file_of(path);
        let index = pages.binary_search_by(|page| page.file.cmp(&file)).ok()?;
        if !matches!(pages[index].kind, PageKind::Listing(..) | PageKind::Index(..) | PageKind::Asset(_)) {
            return None;
        }
        let at = config.zone.rfc3339(from);
        let message = format!("from {at} on {path} will be claimed by this file, and something else stands there: a build will refuse that");
        let hint = "give it another `slug` (or `permalink`, if it has one)";
        Some(Problem::warning(message).at(Place::file(source)).hint(hint))
    })
}
