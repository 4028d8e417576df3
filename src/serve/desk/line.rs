//! An article or a standalone page as the desk lists it.

use crate::base::instant::Instant;
use crate::catalog::listing::ListingKind;
use crate::catalog::stock::{Prominence, Standing};
use crate::serve::desk::roster::{self, Entry, Place};
use crate::serve::desk::sight::{Seen, Sight};
use crate::serve::desk::stand::Stand;
use crate::serve::desk::words::{self, Left, Said};
use serde::Serialize;

/// An article or a standalone page as the desk lists it.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    title: String,
    lang: String,
    dir: &'static str,
    source: String,
    /// Opens the file in an editor.
    open: Option<String>,
    /// The file's absolute path.
    file: String,
    standing: &'static str,
    prominence: Option<&'static str>,
    is_page: bool,
    sectors: Vec<String>,
    /// What happened or happens, and when.
    times: Vec<Time>,
    /// Its page in the preview, where it is visible.
    page: Option<String>,
    /// Its page at a moment when it is visible.
    at: Option<String>,
    /// Why its page is as it is.
    why: Option<String>,
}

/// Something that happens at an instant.
#[derive(Debug, Serialize)]
struct Time {
    what: &'static str,
    at: Said,
    /// How long it is until then, where that counts.
    left: Option<Left>,
}

/// The word of a standing.
pub(super) fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "draft",
        Standing::Embargoed => "embargoed",
        Standing::Withheld => "withheld",
        Standing::Published => "published",
        Standing::Canceled => "canceled",
        Standing::Expired => "expired",
    }
}

impl Line {
    /// An entry of the roster.
    pub(super) fn of(sight: &Sight, seen: &Seen, entry: &Entry) -> Self {
        let catalog = seen.overview.catalog();
        let stock = catalog.stock();
        let (edition, path, sectors) = match entry.place {
            Place::Article(place) => {
                let record = &stock.records[place];
                let keys = record.keys.iter().filter_map(|key| stock.keys.get(*key as usize));
                let sectors = keys.filter_map(|key| match &key.kind {
                    ListingKind::Sector(slug) => Some(slug.to_string()),
                    _ => None,
                });
                (record.edition, record.path.to_string(), sectors.collect())
            }
            Place::Page(place) => (stock.pages[place].edition, stock.pages[place].path.clone(), Vec::new()),
        };
        let source = roster::source(catalog, entry.place).to_owned();
        let is_visible = is_visible(seen, entry.place);
        let (lang, dir) = sight.language(edition);
        let editor = &sight.preview.settings.editor;
        Self {
            title: words::plain(&entry.title),
            lang,
            dir,
            open: editor.open(&source, 1, 1),
            file: editor.path(&source),
            standing: word(entry.standing),
            prominence: (entry.prominence != Prominence::Normal).then(|| entry.prominence.word()),
            is_page: matches!(entry.place, Place::Page(_)),
            sectors,
            times: times(sight, seen, entry),
            page: is_visible.then(|| sight.link(&path)),
            at: stand(sight, seen, entry).map(|stand| stand.link(&path)),
            why: is_visible.then(|| why(&path)),
            source: words::plain(&source),
        }
    }
}

/// Where the desk says why the page of a readable path is as it is.
pub(super) fn why(path: &str) -> String {
    let set = percent_encoding::NON_ALPHANUMERIC;
    format!("/_warta/why?url={}", percent_encoding::utf8_percent_encode(path, set))
}

/// Whether the preview has a page of it.
fn is_visible(seen: &Seen, place: Place) -> bool {
    let source = roster::source(seen.overview.catalog(), place);
    seen.overview.catalog().path_by_source(source).is_some()
}

/// A moment at which it can be seen, if that is not now.
fn stand(sight: &Sight, seen: &Seen, entry: &Entry) -> Option<Stand> {
    let (from, until) = roster::span(seen.overview.catalog(), entry.place);
    let now = sight.now();
    let drafts = sight.preview.settings.drafts;
    let first = from.unwrap_or(now);
    match entry.standing {
        Standing::Embargoed => Some(Stand { at: first, drafts }),
        Standing::Expired => Some(Stand { at: Instant(until?.0 - 1), drafts })
            .filter(|stand| stand.at >= first || from.is_none()),
        Standing::Draft if !is_visible(seen, entry.place) => {
            let last = until.map_or(i64::MAX, |until| until.0 - 1);
            let at = Instant(first.0.max(now.0).min(last));
            let at_hand = sight.preview.desk.stands.with_drafts(first, at);
            Some(at_hand.unwrap_or(Stand { at, drafts: true }))
        }
        _ => None,
    }
}

/// What happens to it, and when.
fn times(sight: &Sight, seen: &Seen, entry: &Entry) -> Vec<Time> {
    let (now, zone) = (sight.now(), sight.zone());
    let catalog = seen.overview.catalog();
    let (from, until) = roster::span(catalog, entry.place);
    let record = match entry.place {
        Place::Article(place) => catalog.stock().records.get(place),
        Place::Page(_) => None,
    };
    let date = record.map(|record| record.date);
    let time = |what, at: Instant| Time {
        what,
        at: words::instant(zone, at),
        left: (at > now).then(|| words::left(now, at)),
    };
    let mut times = Vec::new();
    match (entry.standing, from.or(date), until) {
        (Standing::Embargoed, Some(from), _) => times.push(time("appears", from)),
        (Standing::Expired, _, Some(until)) => times.push(time("expired", until)),
        (Standing::Draft | Standing::Withheld, Some(from), _) => times.push(time("dated", from)),
        (_, Some(from), _) => times.push(time("published", from)),
        (_, None, _) => {}
    }
    if let Some(until) = record.and_then(|record| record.prominent_until())
        && entry.prominence != Prominence::Normal
    {
        let what = if entry.prominence == Prominence::Breaking { "breaking until" } else { "top until" };
        times.push(time(what, until));
    }
    if let Some(until) = until.filter(|until| *until > now && entry.standing != Standing::Expired) {
        times.push(time("expires", until));
    }
    times
}
