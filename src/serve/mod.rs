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
use std::future::{Future, IntoFuture};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

pub use address::{Bound, bind};

/// What a preview needs of the world outside: the clock, and someone who hears what it does.
pub trait Outside: Progress + Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> crate::base::instant::Instant;
    /// The preview listens, and its first build begins.
    fn began(&self) {}
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

/// How long answers that are under way may take once the preview ends: a paused video never asks for its rest.
const GRACE: Duration = Duration::from_secs(1);

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
    let preview = Arc::new(Preview::new(settings, Arc::clone(&outside)));
    let builder = rebuild::start(Arc::clone(&preview))?;
    let failed = |error: std::io::Error| Problem::error(format!("the preview cannot run: {error}"));
    let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
    outside.began();
    let (ending, mut ended) = (Arc::clone(&preview), preview.ending());
    let service = router::router(preview).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        end.await;
        // Streams of events would keep their connections open for ever.
        ending.end();
    });
    let overdue = async {
        let _ = ended.wait_for(|ended| *ended).await;
        tokio::time::sleep(GRACE).await;
    };
    let served = tokio::select! {
        served = served.into_future() => served.map_err(failed),
        () = overdue => Ok(()),
    };
    builder.stop();
    served
}
