//! The desk: what an editor sees of the portal, at `/_warta/`. Pages of the preview only: no output has anything of it, and
//! nothing here changes a source, an output or a ledger that is deployed.
//!
//! What takes long is found out once for each build, off the request's path ([`memo`]).

mod articles;
/// The portal at another moment.
pub(super) mod at;
mod builds;
mod calendar;
/// Links that open a file in an editor.
pub mod editor;
mod frame;
mod front;
mod line;
mod log;
mod memo;
mod problems;
mod roster;
mod sight;
mod sizes;
mod stand;
mod trouble;
mod weigh;
mod why;
mod words;

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::engine::calendar::Entry;
use crate::serve::Lint;
use crate::serve::state::{Moment, Preview};
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use memo::Memo;
use std::net::SocketAddr;
use std::sync::Arc;

/// What the desk keeps in mind.
#[derive(Debug, Default)]
pub(super) struct Desk {
    frame: frame::Frame,
    log: log::Log,
    views: Arc<Memo<sight::View>>,
    lints: Arc<Memo<Vec<Lint>>>,
    plans: Arc<Memo<Result<Vec<Entry>, Vec<Problem>>>>,
    weights: Arc<Memo<sizes::Weights>>,
    stands: at::Stands,
}

impl Desk {
    /// Hears of a build that ended.
    pub(super) fn hear(&self, moment: &Moment, ended: Instant) {
        self.log.add(moment, ended);
    }
}

/// The pages of the desk, and what they load.
pub(super) fn routes() -> Router<Arc<Preview>> {
    Router::new()
        .route("/_warta", get(frame::home))
        .route("/_warta/", get(front::page))
        .route("/_warta/articles", get(articles::page))
        .route("/_warta/problems", get(problems::page))
        .route("/_warta/builds", get(builds::page))
        .route("/_warta/calendar", get(calendar::page))
        .route("/_warta/sizes", get(sizes::page))
        .route("/_warta/why", get(why::page))
        .route("/_warta/at", get(at::choose))
        .route("/_warta/at/", get(at::choose))
        .route("/_warta/at/{*rest}", get(at::page))
        .route("/_warta/desk.css", get(frame::style))
        .route("/_warta/at.css", get(frame::banner_style))
        .route("/_warta/desk.js", get(frame::script))
        .route("/_warta/icon.svg", get(frame::icon))
        .route("/_warta/{*rest}", get(frame::lost))
        .layer(from_fn(guard))
}

/// Lets in who sits at this machine: the desk shows what readers may not see yet, whatever host the preview listens at.
async fn guard(ConnectInfo(peer): ConnectInfo<SocketAddr>, request: Request, next: Next) -> Response {
    if is_here(peer) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "The desk answers on its own machine only.\n").into_response()
}

/// Whether a connection comes from this machine.
pub(super) fn is_here(peer: SocketAddr) -> bool {
    peer.ip().to_canonical().is_loopback()
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn the_desk_is_for_who_sits_at_its_machine() {
        for peer in ["127.0.0.1:5", "[::1]:5", "[::ffff:127.0.0.1]:5"] {
            assert!(is_here(peer.parse().unwrap()), "{peer}");
        }
        for peer in ["192.168.1.7:5", "[2001:db8::1]:5", "[::ffff:192.168.1.7]:5", "0.0.0.0:5"] {
            assert!(!is_here(peer.parse().unwrap()), "{peer}");
        }
    }
}
