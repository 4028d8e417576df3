//! Which outputs a later instant changes. Only pages whose answers it changes are printed, for both instants; a page
//! keeps the trace that the last build left of it while that holds.

use crate::base::fingerprint::Fingerprint;
use crate::catalog::Catalog;
use crate::catalog::listing::ListingKey;
use crate::engine::ledger::Ledger;
use crate::engine::manifest::hash;
use crate::engine::recipes::Recipes;
use crate::engine::trace::{Identity, Made, Numbers, Reason, Trace, Traces};
use crate::pages::{Page, PageKind};
use crate::press::Press;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is visible at an instant, and what prints it.
pub(super) struct View {
    /// What is visible.
    pub(super) catalog: Arc<Catalog>,
    /// Every page that must exist, sorted by file.
    pub(super) pages: Vec<Page>,
    /// Prints.
    pub(super) press: Press,
}

/// A portal on its way through time.
pub(super) struct Forecast {
    /// The instant that it has come to.
    pub(super) view: View,
    /// The traces of the last build.
    traces: Traces,
    /// The traces of pages that have been printed since, by the hash of their file.
    printed: BTreeMap<u64, Vec<u8>>,
    /// The listings, as traces number them.
    asked: Vec<ListingKey>,
}

impl Forecast {
    /// A portal at the instant of a view. What the last build knows of a page is believed if it still holds; other
    /// pages are printed.
    pub(super) fn new(view: View, ledger: Ledger) -> Self {
        let Ledger { traces, asked, recipes, .. } = ledger;
        let numbers = Numbers::new(&view.catalog, &view.press, asked, recipes);
        let is_known = |page: &Page| {
            let told = view.press.parameters(page);
            traces.find(hash(&page.file)).is_some_and(|it| numbers.stale(it, told, page.subject()).is_none())
        };
        let unknown: Vec<_> = view.pages.par_iter().filter(|page| !is_known(page)).collect();
        let printed = unknown.into_par_iter().filter_map(|page| {
            let (_, trace) = print(&view.press, &numbers, page)?;
            Some((hash(&page.file), trace))
        });
        let printed: Vec<_> = printed.collect();
        let asked = numbers.tables().0;
        Self { view, traces, printed: printed.into_iter().collect(), asked }
    }

    /// Goes on to a later instant; the files that it adds, changes or removes.
    pub(super) fn advance(&mut self, after: View) -> Vec<String> {
        let asked = std::mem::take(&mut self.asked);
        let one = Numbers::new(&self.view.catalog, &self.view.press, asked, Recipes::default());
        let other = Numbers::new(&after.catalog, &after.press, one.asked.clone(), Recipes::default());
        let steps = after.pages.par_iter().filter_map(|page| self.step(page, &one, (&after.press, &other)));
        let steps: Vec<Step<'_>> = steps.collect();
        let later: BTreeSet<&str> = after.pages.iter().map(|page| page.file.as_str()).collect();
        let gone = self.view.pages.iter().filter(|page| !later.contains(page.file.as_str()));
        let changed = steps.iter().filter(|step| step.differs).map(|step| step.page);
        let mut files: Vec<String> = gone.chain(changed).map(|page| page.file.clone()).collect();
        files.sort_unstable();
        let printed = steps.into_iter().filter_map(|step| Some((hash(&step.page.file), step.trace?)));
        let printed: Vec<_> = printed.collect();
        self.printed.extend(printed);
        self.asked = other.tables().0;
        self.view = after;
        files
    }

    /// What a later instant does to a page, unless its answers stay as they are.
    fn step<'p>(
        &self,
        page: &'p Page,
        one: &Numbers<'_>,
        (press, other): (&Press, &Numbers<'_>),
    ) -> Option<Step<'p>> {
        let pages = &self.view.pages;
        let earlier = pages.binary_search_by(|earlier| earlier.file.cmp(&page.file)).ok();
        let earlier = earlier.map(|index| &pages[index]);
        let trace = self.printed.get(&hash(&page.file)).map(|bytes| Trace::made(bytes));
        let trace = trace.or_else(|| self.traces.find(hash(&page.file)));
        if let (Some(earlier), Some(trace)) = (earlier, trace)
            && self.view.press.parameters(earlier) == press.parameters(page)
            && one.answers(trace, earlier.subject()) == other.answers(trace, page.subject())
        {
            return None;
        }
        let now = print(press, other, page);
        let then = earlier.and_then(|earlier| print(&self.view.press, one, earlier));
        let differs = match (&then, &now) {
            (Some((then, _)), Some((now, _))) => then != now,
            _ => true,
        };
        Some(Step { page, differs, trace: now.map(|(_, trace)| trace) })
    }
}

/// What a later instant does to a page.
struct Step<'p> {
    page: &'p Page,
    /// Whether it changes the page's bytes.
    differs: bool,
    /// The page's trace then, if it can be printed.
    trace: Option<Vec<u8>>,
}

/// The fingerprint of a page's bytes, and its trace; `None` if it cannot be printed, which the next build will say.
fn print(press: &Press, numbers: &Numbers<'_>, page: &Page) -> Option<(Fingerprint, Vec<u8>)> {
    let (output, made) = match &page.kind {
        PageKind::Picture(_) | PageKind::ShareCard(_) => {
            (Fingerprint::of(page.file.as_bytes()), Made::default())
        }
        PageKind::Asset(asset) => (asset.content.fingerprint(), Made::default()),
        _ => {
            let printed = press.print(page).ok()?;
            (Fingerprint::of(&printed.bytes), Made::from(printed))
        }
    };
    let parameters = press.parameters(page);
    let identity =
        Identity { hash: hash(&page.file), parameters, output, reason: Reason::New, copied: false };
    Some((output, numbers.pack(press, identity, &made)))
}
