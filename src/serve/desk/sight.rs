//! What a request to the desk sees: the preview as it is now, and the portal as it was looked at.

use crate::base::file;
use crate::base::instant::{Instant, Zone};
use crate::base::url::encode_path;
use crate::config::language::direction;
use crate::config::{self, EditionId};
use crate::engine::overview::Overview;
use crate::serve::desk::roster::Roster;
use crate::serve::state::{Moment, Preview};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long a page waits for what is being found out.
pub(super) const PATIENCE: Duration = Duration::from_millis(400);

/// How often a look begins again.
const TRIES: usize = 3;

/// What a look at the portal has shown.
#[derive(Debug)]
pub(super) struct View {
    /// The portal; as it was before if now it cannot be looked at, which the last build says why.
    pub(super) seen: Option<Arc<Seen>>,
}

/// A portal that was looked at.
#[derive(Debug)]
pub(super) struct Seen {
    /// The portal.
    pub(super) overview: Overview,
    /// All that it holds.
    pub(super) roster: Roster,
}

/// What a request sees.
pub(super) struct Sight {
    /// The preview.
    pub(super) preview: Arc<Preview>,
    /// What it knows.
    pub(super) moment: Arc<Moment>,
    /// The portal, if it was looked at.
    pub(super) seen: Option<Arc<Seen>>,
    /// Whether the look at the portal is of an earlier build, or not over yet.
    pub(super) is_behind: bool,
    /// The portal's name and time zone.
    signboard: (String, Zone),
}

/// The portal's name and time zone, also where it was not looked at yet; something, where nobody knows.
fn signboard(seen: Option<&Seen>, root: &Path) -> (String, Zone) {
    if let Some(seen) = seen {
        let config = seen.overview.config();
        return (config.title.clone(), config.zone);
    }
    let text = file::read_text(&root.join("config.toml"), "config.toml").unwrap_or_default();
    let config = config::read::read(&text).0;
    config
        .map_or_else(|| ("the portal".to_owned(), Zone(chrono_tz::UTC)), |config| (config.title, config.zone))
}

impl Sight {
    /// What is seen now. Waits for a look at the portal no longer than `patience`.
    pub(super) async fn take(preview: Arc<Preview>, patience: Duration) -> Self {
        Self::look(preview, patience, 0).await
    }

    /// The same, with what pages were made of: that is known once the last build is remembered on the disk.
    pub(super) async fn take_remembered(preview: Arc<Preview>, patience: Duration) -> Self {
        Self::look(preview, patience, 1).await
    }

    /// Looks are numbered: two for each build, the second with what that build remembers.
    async fn look(preview: Arc<Preview>, patience: Duration, wanted: u64) -> Self {
        let moment = preview.now();
        let build = moment.build;
        let is_remembered = preview.remembered() >= build;
        let (request, views) = (Arc::clone(&moment.request), Arc::clone(&preview.desk.views));
        let look = move || {
            let earlier = views.latest().and_then(|known| known.value.seen.clone());
            // While it is read, a build may write anew what was remembered.
            let seen = (0..TRIES).find_map(|_| {
                let overview = Overview::take(&request).ok()?;
                let roster = Roster::new(overview.catalog(), overview.config().zone);
                overview.is_whole().then(|| Arc::new(Seen { overview, roster }))
            });
            View { seen: seen.or(earlier) }
        };
        let latest = preview.desk.views.latest().filter(|known| known.build >= 2 * build + wanted);
        let known = match build {
            0 => None,
            _ if latest.is_some() => latest,
            _ => preview.desk.views.of(2 * build + u64::from(is_remembered), patience, look).await,
        };
        let is_behind = known.as_ref().is_none_or(|known| known.build < 2 * build + wanted);
        let seen = known.and_then(|known| known.value.seen.clone());
        let signboard = signboard(seen.as_deref(), &preview.settings.root);
        Self { preview, moment, seen, is_behind, signboard }
    }

    /// What is seen without looking anew.
    pub(super) fn glance(preview: Arc<Preview>) -> Self {
        let seen = preview.desk.views.latest().and_then(|known| known.value.seen.clone());
        let signboard = signboard(seen.as_deref(), &preview.settings.root);
        Self { moment: preview.now(), preview, seen, is_behind: false, signboard }
    }

    /// The instant that the preview stands for: of its last build, and with the clock where it goes with that.
    pub(super) fn now(&self) -> Instant {
        self.preview.settings.at.unwrap_or_else(|| self.preview.outside.now())
    }

    /// The portal's time zone.
    pub(super) fn zone(&self) -> Zone {
        self.signboard.1
    }

    /// What the portal is called.
    pub(super) fn title(&self) -> &str {
        &self.signboard.0
    }

    /// The path under the host at which the portal stands, percent-encoded.
    pub(super) fn prefix(&self) -> String {
        encode_path(&self.moment.prefix())
    }

    /// Where a readable path of the portal is served.
    pub(super) fn link(&self, path: &str) -> String {
        format!("{}{}", self.prefix(), encode_path(path))
    }

    /// How many errors the last build refused with.
    pub(super) fn errors(&self) -> usize {
        let report = &self.moment.report;
        if report.failed() { report.problems.iter().filter(|problem| problem.is_error()).count() } else { 0 }
    }

    /// The language of an edition, and the direction of its script.
    pub(super) fn language(&self, edition: EditionId) -> (String, &'static str) {
        let lang = self.seen.as_ref().map(|seen| seen.overview.config().edition(edition).lang.clone());
        let lang = lang.unwrap_or_default();
        let way = direction(&lang);
        (lang, way)
    }
}
