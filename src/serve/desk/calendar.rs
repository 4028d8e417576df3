//! What changes when, with no edit.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::engine::Request;
use crate::engine::calendar::{self, Entry, EventKind};
use crate::pages::path_of;
use crate::serve::desk::frame::Sheet;
use crate::serve::desk::line;
use crate::serve::desk::sight::{PATIENCE, Sight};
use crate::serve::desk::stand::Stand;
use crate::serve::desk::trouble::Trouble;
use crate::serve::desk::words::{self, Left, Said};
use crate::serve::state::Preview;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use std::sync::Arc;

/// How many instants the calendar looks ahead.
const AHEAD: usize = 24;

/// How many outputs of an instant are named.
const NAMED: usize = 12;

#[derive(Serialize)]
struct Calendar {
    days: Vec<Day>,
    troubles: Vec<Trouble>,
    is_known: bool,
    ahead: usize,
    of_build: Option<u64>,
}

#[derive(Serialize)]
struct Day {
    name: String,
    moments: Vec<Moment>,
}

#[derive(Serialize)]
struct Moment {
    at: Said,
    left: Left,
    /// The portal as it will be then.
    link: String,
    events: Vec<Event>,
    outputs: Vec<Output>,
    more: usize,
    count: String,
}

#[derive(Serialize)]
struct Event {
    kind: &'static str,
    word: &'static str,
    title: String,
    source: String,
    open: Option<String>,
    lang: Option<String>,
    dir: &'static str,
    /// The page then, if there is one then.
    link: Option<String>,
}

#[derive(Serialize)]
struct Output {
    path: String,
    link: String,
    why: String,
}

/// The calendar.
pub(super) async fn page(State(preview): State<Arc<Preview>>) -> Response {
    let sight = Sight::take(preview, PATIENCE).await;
    let (desk, moment) = (&sight.preview.desk, &sight.moment);
    let request = Request { skip_bad: true, changed: Vec::new(), scratch: true, ..(*moment.request).clone() };
    let plan = move || calendar::calendar(&request, AHEAD);
    let known = match moment.build {
        0 => None,
        build => desk.plans.of(build, PATIENCE, plan).await,
    };
    let plan: Result<&[Entry], &[Problem]> = match known.as_ref().map(|known| &*known.value) {
        None => Ok(&[]),
        Some(Ok(entries)) => Ok(entries),
        Some(Err(problems)) => Err(problems),
    };
    let of_build = known.as_ref().map(|known| known.build).filter(|build| *build < moment.build);
    let editor = &sight.preview.settings.editor;
    let calendar = Calendar {
        days: days(&sight, plan.unwrap_or_default()),
        troubles: plan.err().unwrap_or_default().iter().map(|problem| Trouble::of(problem, editor)).collect(),
        is_known: known.is_some(),
        ahead: AHEAD,
        of_build,
    };
    let pending = known.is_none() || of_build.is_some();
    let sheet = Sheet { name: "calendar", title: "Calendar", pending };
    desk.frame.answer(&sight, sheet, &calendar)
}

/// The instants of a plan, by day.
fn days(sight: &Sight, entries: &[Entry]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for entry in entries {
        let Some(at) = Instant::from_rfc3339(&entry.at) else { continue };
        let name = words::day(sight.zone(), at);
        let moment = moment(sight, entry, at);
        match days.last_mut() {
            Some(day) if day.name == name => day.moments.push(moment),
            _ => days.push(Day { name, moments: vec![moment] }),
        }
    }
    days
}

fn moment(sight: &Sight, entry: &Entry, at: Instant) -> Moment {
    let stand = Stand { at, drafts: sight.preview.settings.drafts };
    let output = |file: &String| {
        let path = path_of(file);
        Output { link: stand.link(&path), why: line::why(&path), path: words::plain(&path) }
    };
    Moment {
        at: words::instant(sight.zone(), at),
        left: words::left(sight.now(), at),
        link: stand.link("/"),
        events: entry.events.iter().map(|event| self::event(sight, event, stand)).collect(),
        outputs: entry.outputs.iter().take(NAMED).map(output).collect(),
        more: entry.outputs.len().saturating_sub(NAMED),
        count: words::counted(entry.outputs.len(), "output"),
    }
}

fn event(sight: &Sight, event: &calendar::Event, stand: Stand) -> Event {
    let (kind, word) = match event.kind {
        EventKind::Appears => ("appears", "appears"),
        EventKind::Expires => ("expires", "expires"),
        EventKind::Lapses => ("lapses", "is breaking news no more"),
        EventKind::Sinks => ("sinks", "is a top story no more"),
        EventKind::LeavesNews => ("leaves", "leaves the Google News sitemap"),
        EventKind::Amended => ("amended", "shows a correction or update"),
    };
    let stock = sight.seen.as_ref().map(|seen| seen.overview.catalog().stock());
    let record = stock.and_then(|stock| stock.records.get(stock.by_source(&event.source)?));
    let page = stock.and_then(|stock| stock.page_by_source(&event.source));
    let place = record
        .map(|record| (record.edition, &*record.path))
        .or_else(|| page.map(|page| (page.edition, page.path.as_str())));
    let language = place.map(|(edition, _)| sight.language(edition));
    Event {
        kind,
        word,
        title: words::plain(&event.title),
        source: words::plain(&event.source),
        open: sight.preview.settings.editor.open(&event.source, 1, 1),
        dir: language.as_ref().map_or("auto", |(_, dir)| dir),
        lang: language.map(|(lang, _)| lang),
        link: place.filter(|_| event.kind != EventKind::Expires).map(|(_, path)| stand.link(path)),
    }
}
