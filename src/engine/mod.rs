//! What is stale and making it fresh. [`build`] is the one path: `warta build`, its checks and the preview all call it.

/// What changes when, with no edit.
pub mod calendar;
/// Looking at a portal as a build does, without building it.
pub mod inspect;
/// URLs of articles that are not what they were.
pub mod moves;
/// What a build is asked to do, and what it says it did.
pub mod report;
/// Builds of one portal, one after another.
pub mod session;
/// Proving that an incremental build equals a clean one.
pub mod verify;
/// What an output is made of, and why it was made.
pub mod why;

mod assets;
mod folders;
mod forecast;
mod inputs;
mod intake;
mod lasting;
mod ledger;
mod library;
mod links;
mod lock;
mod manifest;
mod news;
mod output;
mod ownership;
mod policies;
mod print;
mod recipes;
mod row;
mod stories;
mod survey;
mod themes;
mod trace;
mod words;

use crate::base::instant::Instant;
use crate::base::problem::{self, Problem};
use crate::base::url::BaseUrl;
use crate::catalog::Catalog;
use crate::engine::ledger::{Leaving, Ledger, Scope};
use crate::engine::moves::Move;
use crate::engine::news::News;
use crate::engine::output::Output;
use crate::engine::print::{Done, Work};
use crate::engine::report::{Phase, Progress, Report, Step, timed};
use crate::engine::row::Row;
use crate::engine::survey::Ground;
use crate::engine::trace::Numbers;
use crate::pages::PageKind;
use crate::press::Press;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a build is asked to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// The portal's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// The folder in which a build remembers what it did: an output has one of its own.
    pub cache: PathBuf,
    /// The moment that the build stands for.
    pub at: Instant,
    /// Takes the place of `base_url`.
    pub base_url: Option<String>,
    /// Whether drafts are visible.
    pub drafts: bool,
    /// Whether articles with errors are left out instead of refusing.
    pub skip_bad: bool,
    /// Whether what the last build remembered is ignored.
    pub clean: bool,
    /// The only paths (relative to the portal's folder) that changed since the last build; empty: nobody knows, so all
    /// of `content/` is looked at.
    pub changed: Vec<String>,
    /// Whether the output is a scratch folder of Warta's own, and nothing is remembered.
    pub scratch: bool,
}

impl Request {
    /// A plain build of the portal in `root` into its `public/`.
    #[must_use]
    pub fn new(root: PathBuf, at: Instant) -> Self {
        Self {
            output: root.join("public"),
            cache: cache_of(&root),
            root,
            at,
            base_url: None,
            drafts: false,
            skip_bad: false,
            clean: false,
            changed: Vec::new(),
            scratch: false,
        }
    }
}

/// Where builds of the portal in `root` remember what they did: safe to delete at any time, never deployed.
#[must_use]
pub fn cache_of(root: &Path) -> PathBuf {
    root.join(".warta")
}

/// Builds the portal. On an error the output is untouched, and every problem is in the report.
#[must_use]
pub fn build(request: &Request, progress: &dyn Progress) -> Report {
    let mut left_out = BTreeSet::new();
    let mut problems = Vec::new();
    let mut clean = request.clean;
    let mut report = loop {
        let before = (left_out.len(), problems.len());
        match attempt(request, clean, progress, &mut left_out, &mut problems) {
            Ok(report) => break report,
            Err(Stop::Damaged) => {
                clean = true;
                problems.truncate(before.1);
            }
            // Something more is left out now: it may do without.
            Err(Stop::Refused(errors)) if left_out.len() > before.0 => problems.extend(errors),
            Err(Stop::Refused(errors)) => {
                let begun = errors.iter().any(output::is_of_publishing);
                problems.extend(errors);
                left_out.clear();
                break Report { begun, ..Report::default() };
            }
        }
    };
    problem::sort(&mut problems);
    report.problems = problems;
    report.left_out = left_out.into_iter().collect();
    report
}

/// Why a try came to nothing.
enum Stop {
    /// Something is wrong with the portal.
    Refused(Vec<Problem>),
    /// Something is wrong with what was remembered.
    Damaged,
}

impl From<Vec<Problem>> for Stop {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Refused(problems)
    }
}

/// One try. Adds what `--skip-bad` leaves out to `left_out`; if that is not all that is wrong, the caller tries again.
fn attempt(
    request: &Request,
    clean: bool,
    progress: &dyn Progress,
    left_out: &mut BTreeSet<String>,
    problems: &mut Vec<Problem>,
) -> Result<Report, Stop> {
    let ground = timed(progress, Step::Inputs, || Ground::read(request, problems))?;
    let lock = lock::take(&request.cache).map_err(|problem| vec![problem])?;
    let scope = ground.scope.clone();
    let remembered = timed(progress, Step::Load, || if clean { None } else { scope.open() });
    let mut ledger = scope.with_room(remembered.unwrap_or_default());
    let notes = survey::Notes { progress, left_out, problems, errors: Vec::new() };
    let survey = survey::survey(request, (ground, lock.since), &mut ledger, notes)?;
    if !request.scratch {
        ownership::refuse_inputs(request)?;
    }
    let mut output = timed(progress, Step::Load, || {
        let output = Output::open(&request.output, ledger.stamp)?;
        let mut output = if request.scratch { output.scratch() } else { output };
        output.look_after(survey.pages.iter().map(|page| page.file.as_str()));
        Ok::<_, Vec<Problem>>(output)
    })?;
    let asked = std::mem::take(&mut ledger.asked);
    let numbers = Numbers::new(&survey.catalog, &survey.press, asked, std::mem::take(&mut ledger.recipes));
    let work = Work { press: &survey.press, traces: &ledger.traces, numbers: &numbers, output: &output };
    progress.begin(Phase::Printing, survey.pages.len());
    let done = print::all(work, &survey.pages, progress).map_err(|failed| {
        output.abandon();
        survey::skip(request, &failed.problems, left_out);
        survey.skip_own_templates(request, &failed.files, left_out);
        failed.problems
    });
    if survey.catalog.stock().is_damaged() {
        output.abandon();
        return Err(Stop::Damaged);
    }
    let done = done?;
    problems.extend(done.warnings.iter().cloned());
    // A fragment of a listing is no page of the archive.
    let fragments = survey.pages.iter().filter(|page| matches!(page.kind, PageKind::Fragment(_))).count();
    problems.extend(costly(numbers.leaning().saturating_sub(fragments), &survey.press));
    progress.begin(Phase::Publishing, 0);
    let mut report = timed(progress, Step::Publish, || output.publish(&survey.pages, &done.outcomes))?;
    report.pages = survey.pages.len();
    report.rendered = done.rendered;
    report.moved = moves::moved(&survey.moves, &survey.catalog);
    report.next_change_at = survey.catalog.next_change_at();
    let remembered =
        !request.scratch && (survey.changed || done.rendered > 0 || ledger.stamp != Some(done.stamp));
    if remembered {
        let rows = with_left_out(survey.rows, left_out);
        problems.extend(timed(progress, Step::Commit, || {
            let happened = (survey.news, survey.moves);
            remember(&scope, &ledger, (rows, happened, numbers, done), &survey.catalog, &mut output)
        })?);
    }
    if request.scratch {
        scope.clear();
    }
    Ok(report)
}

/// The source files with those that were left out: they are looked at in each build, whatever it is told has changed.
fn with_left_out(mut rows: Vec<Row>, left_out: &BTreeSet<String>) -> Vec<Row> {
    rows.extend(left_out.iter().map(|source| Row::unread(source)));
    rows.sort_unstable_by(|one, other| one.source.cmp(&other.source));
    rows
}

/// How many pages may ask for the newest articles before the build says what that costs.
const COSTLY: usize = 1000;

/// A theme that makes every story rewrite a large part of the archive.
fn costly(leaning: usize, press: &Press) -> Option<Problem> {
    let message = format!(
        "`latest` makes {leaning} pages change with every story, and so be printed and uploaded anew"
    );
    let problem = Problem::warning(message)
        .hint("ask for `latest` on the home page, or in a fragment (and not with `fragments.mode = \"inline\"`); or for `related` older articles");
    (leaning > COSTLY).then(|| match press.mention("latest(") {
        Some(place) => problem.at(place),
        None => problem,
    })
}

/// Writes the ledger, then stamps the output. What cannot be remembered is a warning: the output is published.
fn remember(
    scope: &Scope,
    earlier: &Ledger,
    (rows, (news, moves), numbers, done): (Vec<Row>, (News, Vec<Move>), Numbers<'_>, Done),
    catalog: &Catalog,
    output: &mut Output,
) -> Result<Vec<Problem>, Vec<Problem>> {
    let (asked, recipes) = numbers.tables();
    let stamp = done.stamp;
    let leaving = Leaving { stamp, rows, asked, recipes, news, moves, traces: done.traces };
    let committed = scope.commit(earlier, leaving, catalog.stock());
    output.seal(stamp)?;
    Ok(committed
        .err()
        .map(|problem| Problem { severity: problem::Severity::Warning, ..problem })
        .into_iter()
        .collect())
}

/// Reads an address that takes the place of `base_url`.
///
/// # Errors
/// What is wrong with it, in words.
pub fn base_url(text: &str) -> Result<String, String> {
    BaseUrl::parse(text).map(|_| text.to_owned())
}
