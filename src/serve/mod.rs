//! The preview: builds a portal, serves it, watches what it is made of, and tells open pages what changed.
//!
//! Everything goes into a cache of the preview's own ([`state::cache`]): nothing of it, drafts and the preview's URLs
//! among them, can reach what is deployed. There is no second way to build: [`rebuild`] asks [`crate::engine::session`].

mod address;
mod answer;
mod content_type;
/// What an editor sees of the portal.
pub mod desk;
mod guard;
mod hosting;
mod inject;
mod live;
mod notice;
mod policy;
mod rebuild;
mod router;
mod sources;
/// What a preview knows, shared by all that answer requests.
pub mod state;
/// Where the time of a build goes.
pub mod times;
mod watch;

use crate::base::problem::Problem;
use crate::engine::Request;
use crate::engine::report::Progress;
use crate::serve::state::{Moment, Preview, Settings};
use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

pub use address::{Bound, bind};

/// What a preview needs of the world outside: the clock, and someone who hears what it does.
pub trait Outside: Progress + Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> crate::base::instant::Instant;
    /// A build has ended.
    fn heard(&self, moment: &Moment);
    /// Something went wrong that is of no build.
    fn warned(&self, problem: &Problem);
    /// What the linter finds in a portal, as a build would see it.
    fn lints(&self, request: &Request) -> Vec<Lint>;
}

/// Something that the linter found.
#[derive(Clone, Debug)]
pub struct Lint {
    /// What is wrong, where, and what would be right.
    pub problem: Problem,
    /// The rule that found it.
    pub rule: &'static str,
    /// Whether one safe mending is known.
    pub mends: bool,
}

/// Serves a portal until `end` comes. Builds on a thread of its own.
///
/// # Errors
/// What the system said: files cannot be watched, or the server cannot run.
pub async fn serve(
    listener: TcpListener,
    settings: Settings,
    outside: Arc<dyn Outside>,
    end: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Problem> {
    let preview = Arc::new(Preview::new(settings, outside));
    let builder = rebuild::start(Arc::clone(&preview))?;
    let failed = |error: std::io::Error| Problem::error(format!("the preview cannot run: {error}"));
    let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
    let ending = Arc::clone(&preview);
    let service = router::router(preview).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        end.await;
        // Streams of events would keep their connections open for ever.
        ending.end();
    });
    let served = served.await.map_err(failed);
    builder.stop();
    served
}
