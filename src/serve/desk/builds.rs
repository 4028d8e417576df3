//! What the builds of this run did.

use crate::engine::report::ChangeKind;
use crate::pages::path_of;
use crate::serve::desk::frame::Sheet;
use crate::serve::desk::line;
use crate::serve::desk::log::Entry;
use crate::serve::desk::sight::Sight;
use crate::serve::desk::trouble::Trouble;
use crate::serve::desk::words::{self, Said};
use crate::serve::state::Preview;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many changes of a build are shown at once.
const SHOWN: usize = 150;

/// What is asked.
#[derive(Deserialize, Debug, Default)]
#[serde(default)]
pub(super) struct Asked {
    /// The build that is shown whole; the last one if there is no such.
    n: String,
}

/// A build as the desk shows it.
#[derive(Debug, Serialize)]
pub(super) struct Done {
    build: u64,
    ended: Said,
    seconds: String,
    is_good: bool,
    added: String,
    changed: String,
    removed: String,
    rendered: String,
    pages: String,
    errors: Vec<Trouble>,
    changes: Vec<Changed>,
    /// How many more changes there are.
    more: usize,
    more_text: String,
    total: usize,
    steps: Vec<Step>,
}

/// A file that is not what it was.
#[derive(Debug, Serialize)]
struct Changed {
    kind: &'static str,
    path: String,
    /// The page in the preview, if it is still there.
    link: Option<String>,
    why: Option<String>,
}

/// A step with its seconds.
#[derive(Debug, Serialize)]
struct Step {
    name: &'static str,
    seconds: String,
    /// How much of the longest step that is, in hundredths.
    share: u32,
}

impl Done {
    /// A build with its first changes.
    pub(super) fn brief(sight: &Sight, entry: &Entry, most: usize) -> Self {
        let editor = &sight.preview.settings.editor;
        let [added, changed, removed] = entry.counts.map(words::number);
        let total: usize = entry.counts.iter().sum();
        let more = total.saturating_sub(most.min(entry.changes.len()));
        Self {
            build: entry.build,
            ended: words::instant(sight.zone(), entry.ended),
            seconds: words::seconds(entry.seconds),
            is_good: entry.errors.is_empty(),
            added,
            changed,
            removed,
            rendered: words::number(entry.rendered),
            pages: words::number(entry.pages),
            errors: entry.errors.iter().take(most).map(|problem| Trouble::of(problem, editor)).collect(),
            changes: entry.changes.iter().take(most).map(|change| changed_file(sight, change)).collect(),
            more,
            more_text: words::number(more),
            total,
            steps: steps(entry),
        }
    }
}

fn changed_file(sight: &Sight, change: &crate::engine::report::Change) -> Changed {
    let path = path_of(&change.path);
    let is_there = change.kind != ChangeKind::Removed;
    Changed {
        kind: match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Removed => "removed",
        },
        link: is_there.then(|| sight.link(&path)),
        why: is_there.then(|| line::why(&path)),
        path: words::plain(&path),
    }
}

fn steps(entry: &Entry) -> Vec<Step> {
    let longest = entry.times.steps.iter().fold(0.0_f64, |longest, (_, seconds)| longest.max(*seconds));
    let share = |seconds: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 100")]
        let share = if longest > 0.0 { (seconds / longest * 100.0).round() as u32 } else { 0 };
        share
    };
    let steps = entry.times.steps.iter();
    steps
        .map(|(name, seconds)| Step { name, seconds: words::seconds(*seconds), share: share(*seconds) })
        .collect()
}

#[derive(Serialize)]
struct Builds {
    shown: Option<Done>,
    builds: Vec<Done>,
}

/// The page.
pub(super) async fn page(State(preview): State<Arc<Preview>>, Query(asked): Query<Asked>) -> Response {
    let sight = Sight::glance(preview);
    let entries = sight.preview.desk.log.entries();
    let named = asked.n.parse().ok().and_then(|n: u64| entries.iter().find(|entry| entry.build == n));
    let shown = named.or(entries.first());
    let builds = Builds {
        shown: shown.map(|entry| Done::brief(&sight, entry, SHOWN)),
        builds: entries.iter().map(|entry| Done::brief(&sight, entry, 0)).collect(),
    };
    let sheet = Sheet { name: "builds", title: "Builds", pending: false };
    sight.preview.desk.frame.answer(&sight, sheet, &builds)
}
