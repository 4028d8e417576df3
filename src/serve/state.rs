//! What a preview knows. A [`Moment`] is what it knows after a build; it never changes, the next build makes another.

use crate::base::instant::Instant;
use crate::base::url::BaseUrl;
use crate::engine::report::Report;
use crate::engine::{Request, cache_of};
use crate::serve::Outside;
use crate::serve::address;
use crate::serve::desk::Desk;
use crate::serve::desk::editor::Editor;
use crate::serve::hosting::Hosting;
use crate::serve::notice::Notice;
use crate::serve::times::Times;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// What a preview is asked to be.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The portal's folder.
    pub root: PathBuf,
    /// The host that it was asked to listen at.
    pub host: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// The instant that it stands for; `None`: the present moment, whenever that is.
    pub at: Option<Instant>,
    /// Whether drafts are visible.
    pub drafts: bool,
    /// How the desk opens files.
    pub editor: Editor,
    /// What tells this run of the preview from others.
    pub run: String,
}

/// What a preview knows after a build.
#[derive(Clone, Debug)]
pub struct Moment {
    /// How many builds there have been; 0 before the first has ended.
    pub build: u64,
    /// What the last build was asked.
    pub request: Arc<Request>,
    /// What it did, or what is wrong.
    pub report: Arc<Report>,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Where the time went.
    pub times: Arc<Times>,
    /// The last build that succeeded: what is served. It may be this one.
    pub good: Option<Arc<Good>>,
}

/// A build that succeeded.
#[derive(Debug)]
pub struct Good {
    /// Its number.
    pub build: u64,
    /// What it was asked.
    pub request: Arc<Request>,
    /// What it did.
    pub report: Arc<Report>,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Redirects and headers of its output.
    pub(super) hosting: Hosting,
}

/// A preview that runs.
pub struct Preview {
    /// What it was asked to be.
    pub settings: Settings,
    /// The world outside.
    pub(super) outside: Arc<dyn Outside>,
    /// What the desk keeps in mind.
    pub(super) desk: Desk,
    now: watch::Sender<Arc<Moment>>,
    /// The last build that is remembered on the disk.
    remembered: AtomicU64,
    ended: watch::Sender<bool>,
    /// The last notices, oldest first.
    notices: Mutex<VecDeque<Arc<Notice>>>,
}

/// How many notices are kept for pages that were away.
const KEPT: usize = 64;

/// Where previews of the portal in `root` remember what they did, and build: apart from all that is deployed.
#[must_use]
pub fn cache(root: &Path) -> PathBuf {
    cache_of(root).join("preview")
}

impl Settings {
    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        address::origin(&self.host, self.address)
    }

    /// What a build is asked at an instant, where the portal's own `base_url` has a path of `prefix`.
    #[must_use]
    pub fn request(&self, at: Instant, prefix: &str) -> Request {
        let cache = cache(&self.root);
        Request {
            output: cache.join("public"),
            cache,
            base_url: Some(format!("{}{prefix}/", self.origin())),
            drafts: self.drafts,
            preview: true,
            ..Request::new(self.root.clone(), self.at.unwrap_or(at))
        }
    }
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Preview").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Preview {
    /// A preview that has built nothing yet.
    pub(super) fn new(settings: Settings, outside: Arc<dyn Outside>) -> Self {
        let request = Arc::new(settings.request(Instant(0), ""));
        let (report, times) = (Arc::default(), Arc::default());
        let first = Moment { build: 0, request, report, seconds: 0.0, times, good: None };
        Self {
            settings,
            outside,
            desk: Desk::default(),
            now: watch::Sender::new(Arc::new(first)),
            remembered: AtomicU64::new(0),
            ended: watch::Sender::new(false),
            notices: Mutex::default(),
        }
    }

    /// What the preview knows now.
    #[must_use]
    pub fn now(&self) -> Arc<Moment> {
        Arc::clone(&self.now.borrow())
    }

    /// Tells all that a build has ended.
    pub(super) fn publish(&self, moment: Arc<Moment>) {
        self.desk.hear(&moment, self.outside.now());
        let notice = Arc::new(Notice::of(&self.settings.run, &moment, &self.settings.editor));
        let mut notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        if notices.len() == KEPT {
            notices.pop_front();
        }
        notices.push_back(notice);
        drop(notices);
        self.now.send_replace(moment);
    }

    /// The notice of the build that followed build `seen`; if that is too long ago, the last one, saying that everything
    /// may have changed.
    pub(super) fn after(&self, seen: u64) -> Option<Arc<Notice>> {
        let notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        let last = notices.back()?;
        let next = notices.iter().find(|notice| notice.build == seen + 1);
        match next {
            Some(next) => Some(Arc::clone(next)),
            None => (last.build > seen).then(|| Arc::new(last.of_everything())),
        }
    }

    /// The last notice, if there was a build.
    pub(super) fn last(&self) -> Option<Arc<Notice>> {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).back().cloned()
    }

    /// The last build that is remembered on the disk.
    pub(super) fn remembered(&self) -> u64 {
        self.remembered.load(Ordering::Acquire)
    }

    /// Says that a build is remembered on the disk.
    pub(super) fn remember(&self, build: u64) {
        self.remembered.store(build, Ordering::Release);
    }

    /// Hears of builds.
    pub(super) fn builds(&self) -> watch::Receiver<Arc<Moment>> {
        self.now.subscribe()
    }

    /// Ends streams, so that the server can end.
    pub(super) fn end(&self) {
        self.ended.send_replace(true);
    }

    /// Hears that the preview ends.
    pub(super) fn ending(&self) -> watch::Receiver<bool> {
        self.ended.subscribe()
    }
}

impl Moment {
    /// The folder that is served.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.request.output
    }

    /// The path under the host at which the portal stands: empty, or beginning with `/` and not ending with one.
    #[must_use]
    pub fn prefix(&self) -> String {
        let request = self.good.as_ref().map_or(&self.request, |good| &good.request);
        let base = request.base_url.as_deref().and_then(|url| BaseUrl::parse(url).ok());
        base.map(|base| base.prefix().to_owned()).unwrap_or_default()
    }
}
