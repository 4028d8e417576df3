//! Telling open pages: the script that they run, and the stream of events that it listens to.

use crate::serve::desk;
use crate::serve::notice::Notice;
use crate::serve::state::{Moment, Preview};
use axum::extract::{ConnectInfo, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use serde::Deserialize;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch::Receiver;

/// What an open page runs.
const SCRIPT: &str = include_str!("live/live.js");

/// How often a silent stream says that it is still there.
const ALIVE: Duration = Duration::from_secs(15);

/// The script of open pages.
pub(super) async fn script() -> Response {
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    ([(CONTENT_TYPE, kind)], SCRIPT).into_response()
}

/// What a page says of itself when it begins to listen.
#[derive(Deserialize, Debug)]
pub(super) struct Listener {
    /// The run of the preview that served it.
    #[serde(default)]
    run: String,
    /// The last build that it knows of.
    #[serde(default)]
    since: u64,
}

/// The stream of events: what happened since a page was served, or else what is so now; then each build.
pub(super) async fn events(
    State(preview): State<Arc<Preview>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(listener): Query<Listener>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let seen = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let mut stream = Events {
        builds: preview.builds(),
        ending: preview.ending(),
        seen: seen.unwrap_or(listener.since),
        first: None,
        preview,
    };
    stream.first = stream.greeting(&listener.run);
    let is_here = desk::is_here(peer);
    let told = unfold(stream, move |mut stream| async move {
        let notice = stream.next().await?;
        let notice = if is_here { notice } else { Arc::new(notice.for_others()) };
        let text = serde_json::to_string(&*notice).unwrap_or_default();
        Some((Ok(Event::default().id(notice.build.to_string()).data(text)), stream))
    });
    Sse::new(told).keep_alive(KeepAlive::new().interval(ALIVE))
}

/// What one page is told.
struct Events {
    preview: Arc<Preview>,
    builds: Receiver<Arc<Moment>>,
    ending: Receiver<bool>,
    /// The last build that the page knows of.
    seen: u64,
    /// What it is told at once.
    first: Option<Arc<Notice>>,
}

impl Events {
    /// What a page is told when it begins to listen and has missed nothing, or everything.
    fn greeting(&self, run: &str) -> Option<Arc<Notice>> {
        let last = self.preview.last()?;
        match run == self.preview.settings.run {
            false => Some(Arc::new(last.of_everything())),
            true if last.build <= self.seen => Some(Arc::new(last.of_nothing())),
            true => None,
        }
    }

    /// What the page is told next; `None` when the preview ends.
    async fn next(&mut self) -> Option<Arc<Notice>> {
        loop {
            let next = self.first.take().or_else(|| self.preview.after(self.seen));
            if let Some(notice) = next {
                self.seen = notice.build;
                return Some(notice);
            }
            if *self.ending.borrow() {
                return None;
            }
            tokio::select! {
                changed = self.builds.changed() => changed.ok()?,
                _ = self.ending.changed() => return None,
            }
        }
    }
}
