//! The portal at another moment: built by the one path into a folder of the preview's cache, with a ledger of its own, and
//! served below a path of its own, so that its links stay at that moment. A few are kept.

use crate::base::instant::Instant;
use crate::base::url::encode_path;
use crate::engine;
use crate::engine::Request as Build;
use crate::engine::report::Silent;
use crate::serve::answer::{self, Guise};
use crate::serve::desk::frame::Sheet;
use crate::serve::desk::memo::Memo;
use crate::serve::desk::sight::Sight;
use crate::serve::desk::stand::{HOME, Stand, rfc3339, typed};
use crate::serve::desk::trouble::Trouble;
use crate::serve::desk::words::{self, Said};
use crate::serve::hosting::Hosting;
use crate::serve::state::{Good, Moment, Preview, cache};
use axum::extract::{Query, Request, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many moments are kept.
const KEPT: usize = 4;

/// For how many seconds a moment with drafts is as good as the present one.
const RECENT: i64 = 3600;

/// How long a page waits for its portal to be built.
const PATIENCE: Duration = Duration::from_secs(6);

/// The moments that were asked for, the last one last.
#[derive(Debug, Default)]
pub(super) struct Stands {
    slots: Mutex<Vec<Arc<Slot>>>,
}

/// A moment, and what was built for it last.
#[derive(Debug)]
struct Slot {
    stand: Stand,
    built: Arc<Memo<Moment>>,
}

/// What the date picker sends.
#[derive(Deserialize, Debug, Default)]
#[serde(default)]
pub(super) struct Asked {
    at: String,
    path: String,
    drafts: String,
}

/// Leads to the portal at the moment that was picked.
pub(super) async fn choose(State(preview): State<Arc<Preview>>, Query(asked): Query<Asked>) -> Response {
    let sight = Sight::take(preview, Duration::from_secs(2)).await;
    let drafts = sight.preview.settings.drafts || !asked.drafts.is_empty();
    // As it stands in the address bar, under the portal's own path.
    let prefix = sight.moment.prefix();
    let path = asked.path.strip_prefix(&prefix).unwrap_or(&asked.path);
    let path = if path.starts_with('/') { path } else { "/" };
    if let Some(at) = typed(&asked.at, sight.zone()) {
        return lead(&Stand { at, drafts }.link(path));
    }
    let shown =
        Shown { wrong: (!asked.at.is_empty()).then(|| words::plain(&asked.at)), ..Shown::new(&sight) };
    let status = if shown.wrong.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let sheet = Sheet { name: "at", title: "Another moment", pending: false };
    (status, sight.preview.desk.frame.answer(&sight, sheet, &shown)).into_response()
}

/// Where a page of the preview stands at another moment, if its query asks for one (`?at=2026-12-01T09:00:00+07:00`). What has
/// no offset is read, or refused, where moments are picked: there the portal's zone is known.
pub(in crate::serve) fn asked(preview: &Preview, path: &str, query: Option<&str>) -> Option<Response> {
    let text = percent_decode_str(named(query)?).decode_utf8_lossy();
    Some(match rfc3339(&text) {
        Some(at) => lead(&Stand { at, drafts: preview.settings.drafts }.link(path)),
        None => lead(&format!("{HOME}?at={}&path={}", encoded(&text), encoded(path))),
    })
}

/// Whether a query asks for another moment.
pub(in crate::serve) fn is_named(query: Option<&str>) -> bool {
    named(query).is_some()
}

fn named(query: Option<&str>) -> Option<&str> {
    query?.split('&').find_map(|part| part.strip_prefix("at="))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn lead(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[derive(Serialize)]
struct Shown {
    /// What was typed and is no moment.
    wrong: Option<String>,
    at: Option<Said>,
    troubles: Vec<Trouble>,
    local: String,
    path: String,
    kept: Vec<Kept>,
}

#[derive(Serialize)]
struct Kept {
    at: Said,
    link: String,
    drafts: bool,
}

impl Shown {
    fn new(sight: &Sight) -> Self {
        let slots = sight.preview.desk.stands.slots();
        let kept = slots.iter().rev().map(|slot| Kept {
            at: words::instant(sight.zone(), slot.stand.at),
            link: slot.stand.link("/"),
            drafts: slot.stand.drafts,
        });
        Self {
            wrong: None,
            at: None,
            troubles: Vec::new(),
            local: words::local(sight.zone(), sight.now()),
            path: "/".to_owned(),
            kept: kept.collect(),
        }
    }
}

/// A page of the portal at another moment.
pub(super) async fn page(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let path = request.uri().path();
    let inner = path.strip_prefix(HOME).unwrap_or_default();
    let (name, rest) = inner.find('/').map_or((inner, ""), |at| inner.split_at(at));
    let named = percent_decode_str(name).decode_utf8_lossy();
    let Some(stand) = Stand::of_name(&named) else {
        return lead(&format!("{HOME}?at={}", encoded(&named)));
    };
    if stand.name() != name || rest.is_empty() {
        let rest = if rest.is_empty() { "/" } else { rest };
        return lead(&format!("{}{rest}", stand.prefix()));
    }
    let main = preview.now();
    let built = match main.build {
        0 => None,
        _ => preview.desk.stands.of(&preview, &main, stand).await,
    };
    let Some(moment) = built.filter(|moment| moment.good.is_some()) else {
        return waiting(preview, stand).await;
    };
    let rest = percent_decode_str(rest).decode_utf8_lossy().into_owned();
    let sight = Sight::glance(Arc::clone(&preview));
    let guise = Guise { moment: &moment, banner: Some(banner(&sight, stand, &rest)) };
    answer::of(&preview, guise, request).await
}

/// What is shown until the portal of a moment is there, or where it cannot be built.
async fn waiting(preview: Arc<Preview>, stand: Stand) -> Response {
    let sight = Sight::take(preview, Duration::ZERO).await;
    let built = sight.preview.desk.stands.latest(stand);
    let problems = built.iter().flat_map(|moment| &moment.report.problems);
    let editor = &sight.preview.settings.editor;
    let troubles: Vec<_> =
        problems.filter(|problem| problem.is_error()).map(|problem| Trouble::of(problem, editor)).collect();
    let pending = troubles.is_empty();
    let at = Some(words::instant(sight.zone(), stand.at));
    let shown = Shown { at, troubles, local: words::local(sight.zone(), stand.at), ..Shown::new(&sight) };
    let sheet = Sheet { name: "at", title: "Another moment", pending };
    (StatusCode::SERVICE_UNAVAILABLE, sight.preview.desk.frame.answer(&sight, sheet, &shown)).into_response()
}

impl Stands {
    /// A moment with drafts that is at hand, if it is later than `first` and not long before `now`: links that change with
    /// the clock would each have a portal built.
    pub(super) fn with_drafts(&self, first: Instant, now: Instant) -> Option<Stand> {
        let slots = self.slots();
        let mut stands = slots.iter().rev().map(|slot| slot.stand).filter(|stand| stand.drafts);
        stands.find(|stand| first <= stand.at && stand.at <= now && now.0 - stand.at.0 < RECENT)
    }

    fn slots(&self) -> Vec<Arc<Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was built for a moment last.
    fn latest(&self, stand: Stand) -> Option<Arc<Moment>> {
        let slots = self.slots();
        let slot = slots.iter().find(|slot| slot.stand == stand)?;
        slot.built.latest().map(|known| known.value)
    }

    /// The portal at a moment, as its sources are now; as they were at an earlier build if that takes too long.
    async fn of(&self, preview: &Arc<Preview>, main: &Arc<Moment>, stand: Stand) -> Option<Arc<Moment>> {
        let home = cache(&preview.settings.root).join("at");
        let slot = self.slot(stand, &home);
        let request = request(preview, &home, stand);
        let (main, built) = (Arc::clone(main), Arc::clone(&slot.built));
        let build = main.build;
        let make = move || built_at(&main, &request, built.latest().map(|known| known.value).as_deref());
        slot.built.of(build, PATIENCE, make).await.map(|known| known.value)
    }

    /// The slot of a moment. One that nobody asked for in a long while gives way, with its folder.
    fn slot(&self, stand: Stand, home: &Path) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let place = slots.iter().position(|slot| slot.stand == stand);
        let slot = match place {
            Some(place) => slots.remove(place),
            None => Arc::new(Slot { stand, built: Arc::default() }),
        };
        slots.push(Arc::clone(&slot));
        if place.is_none() {
            while slots.len() > KEPT {
                let (_, others) = slots.split_last().unwrap_or((&slot, &[]));
                let Some(oldest) = others.iter().position(|slot| !slot.built.is_running()) else { break };
                slots.remove(oldest);
            }
            let names: Vec<_> = slots.iter().map(|slot| slot.stand.name()).collect();
            clear(home, &names);
        }
        slot
    }
}

/// How the name of a folder begins that is being removed.
const GONE: &str = "gone-";

/// Removes the folders of moments that are not kept: first from under their names, which may be asked for again at once, then in the
/// background.
fn clear(home: &Path, kept: &[String]) {
    let mut gone = Vec::new();
    for entry in std::fs::read_dir(home).into_iter().flatten().flatten() {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
        let to = home.join(format!("{GONE}{name}"));
        if name.starts_with(GONE) {
            gone.push(entry.path());
        } else if Stand::of_name(&name).is_some() && !kept.contains(&name) {
            let is_moved = std::fs::rename(entry.path(), &to).is_ok();
            gone.push(if is_moved { to } else { entry.path() });
        }
    }
    tokio::task::spawn_blocking(move || gone.iter().for_each(|folder| drop(std::fs::remove_dir_all(folder))));
}

/// What a build of a moment is asked.
fn request(preview: &Preview, home: &Path, stand: Stand) -> Build {
    let settings = &preview.settings;
    let cache = home.join(stand.name());
    Build {
        output: cache.join("public"),
        cache,
        base_url: Some(format!("{}{}/", settings.origin(), stand.prefix())),
        drafts: stand.drafts,
        ..Build::new(settings.root.clone(), stand.at)
    }
}

/// Builds the portal of a moment.
fn built_at(main: &Moment, request: &Build, earlier: Option<&Moment>) -> Moment {
    let report = Arc::new(engine::build(request, &Silent));
    let request = Arc::new(request.clone());
    let build = main.build;
    let good = if report.failed() {
        earlier.and_then(|earlier| earlier.good.clone())
    } else {
        let hosting = Hosting::read(&request.output);
        let (request, report) = (Arc::clone(&request), Arc::clone(&report));
        Some(Arc::new(Good { build, request, report, seconds: 0.0, hosting }))
    };
    Moment { build, request, report, seconds: 0.0, times: Arc::default(), good }
}

/// What a page of another moment says of that.
fn banner(sight: &Sight, stand: Stand, path: &str) -> String {
    let now: Instant = sight.now();
    let said = words::instant(sight.zone(), stand.at);
    let left = words::left(now, stand.at).text;
    let verb = if stand.at > now { "will be" } else { "was" };
    let drafts = if stand.drafts { ", with drafts" } else { "" };
    format!(
        "<aside id=\"warta-at\" lang=\"en\" dir=\"ltr\" aria-label=\"Preview of another moment\"><link rel=\"stylesheet\" href=\"/_warta/at.css\">\
         <p>The portal as it {verb} on <time datetime=\"{}\">{}</time> ({left}{drafts})</p>\
         <p><a href=\"{}\">See it now</a> <a href=\"/_warta/\">Desk</a></p></aside>",
        said.rfc3339,
        said.text,
        answer_now(sight, path),
    )
}

/// Where a page stands in the preview of now.
fn answer_now(sight: &Sight, path: &str) -> String {
    format!("{}{}", sight.prefix(), encode_path(path))
}

#[cfg(test)]
mod tests {
    use super::{RECENT, Slot, Stand, Stands};
    use crate::base::instant::Instant;
    use std::sync::Arc;

    #[test]
    fn a_moment_with_drafts_that_was_seen_lately_serves_again() {
        let now = Instant(1_800_000_000);
        let stands = Stands::default();
        let see = |at: i64, drafts| {
            let stand = Stand { at: Instant(at), drafts };
            stands.slots.lock().unwrap().push(Arc::new(Slot { stand, built: Arc::default() }));
            stand
        };
        see(now.0 - 10, false);
        see(now.0 + 10, true);
        see(now.0 - RECENT, true);
        assert_eq!(stands.with_drafts(Instant(0), now), None, "published only, to come, too old");
        let seen = see(now.0 - 600, true);
        assert_eq!(stands.with_drafts(Instant(0), now), Some(seen));
        assert_eq!(stands.with_drafts(Instant(now.0 - 60), now), None, "the draft is not there yet");
    }
}
