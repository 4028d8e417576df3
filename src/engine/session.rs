//! Builds of one portal, one after another, in one process: what a build reads and finds out is kept for the next one. A
//! single build is a session of one.
//!
//! There are two ways from one build to the next. [`amend`](super::amend) goes on from all that was kept, where only the texts
//! of articles changed; whatever else changed, [`Session::attempt`] makes a survey, from the ledger that was kept instead of the one
//! on the disk. Both end in the same printing, publishing and remembering.

use crate::base::problem::{self, Problem};
use crate::engine::kept::Kept;
use crate::engine::ledger::{Ledger, Scope};
use crate::engine::lock::{self, Lock};
use crate::engine::output::{self, Output};
use crate::engine::print::{self, Done, Failed, Work};
use crate::engine::report::{Phase, Progress, Report, Step, timed};
use crate::engine::row::Row;
use crate::engine::survey::{self, Ground, Survey};
use crate::engine::trace::Numbers;

use crate::engine::{Request, amend, costly, intake, moves, ownership, restyled, shown};
use crate::pages::{Page, PageKind};
use std::collections::BTreeSet;
use std::path::Path;

/// Builds of one portal, one after another.
#[derive(Debug, Default)]
pub struct Session {
    lock: Option<Lock>,
    kept: Option<Box<Kept>>,
    /// Whether there is more than one build to come.
    is_lasting: bool,
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

/// What a build has found: what `--skip-bad` leaves out, and what was noticed.
#[derive(Default)]
struct Found {
    left_out: BTreeSet<String>,
    problems: Vec<Problem>,
}

impl Session {
    /// Begins a session that remembers in the folder `cache`; no other can while it lasts.
    ///
    /// # Errors
    /// Another has it, or it cannot be written.
    pub fn begin(cache: &Path) -> Result<Self, Problem> {
        let taken = lock::take(cache).map_err(|problem| {
            if lock::is_taken(&problem) {
                Problem::error("another preview of this portal is running")
                    .hint("end it first, or look at that one")
            } else {
                problem
            }
        });
        Ok(Self { lock: Some(taken?), kept: None, is_lasting: true })
    }

    /// Builds the portal. On an error the output is untouched, and every problem is in the report. In all builds of a
    /// session but the first, what [`Request::changed`] names is all that changed, of whatever the portal is made of.
    /// Nothing is remembered on the disk before [`Session::commit`].
    #[must_use]
    pub fn build(&mut self, request: &Request, progress: &dyn Progress) -> Report {
        let mut report = match self.amend(request, progress) {
            Some(report) => report,
            None => self.build_anew(request, progress),
        };
        if self.is_lasting {
            // Who watches files hears of some that come and go between two builds.
            report.problems.retain(|problem| !intake::is_of_nowhere(problem));
        }
        report
    }

    /// Goes on from what was kept, if that is possible.
    fn amend(&mut self, request: &Request, progress: &dyn Progress) -> Option<Report> {
        let begin = self.lock.as_ref()?.begin().ok()?;
        let amended = amend::amend(self.kept.take()?, request, begin, progress);
        let (kept, report) = match amended {
            Ok((kept, report)) => (Some(kept), Some(report)),
            Err(kept) => (kept, None),
        };
        self.kept = kept;
        report
    }

    /// Builds from a survey.
    fn build_anew(&mut self, request: &Request, progress: &dyn Progress) -> Report {
        let mut found = Found::default();
        found.problems.extend(self.commit());
        let mut clean = request.clean;
        let mut report = loop {
            let before = (found.left_out.len(), found.problems.len());
            match self.attempt(request, clean, progress, &mut found) {
                Ok(report) => break report,
                Err(Stop::Damaged) => {
                    clean = true;
                    found.problems.truncate(before.1);
                }
                // Something more is left out now: it may do without.
                Err(Stop::Refused(errors)) if found.left_out.len() > before.0 => {
                    found.problems.extend(errors)
                }
                Err(Stop::Refused(errors)) => {
                    let begun = errors.iter().any(output::is_of_publishing);
                    found.problems.extend(errors);
                    found.left_out.clear();
                    break Report { begun, ..Report::default() };
                }
            }
        };
        problem::sort(&mut found.problems);
        report.problems = found.problems;
        report.left_out = found.left_out.into_iter().collect();
        report
    }

    /// Takes the lock, unless the session has it, and says when the build begins, by the file system's clock.
    fn begin_build(&mut self, request: &Request) -> Result<i64, Problem> {
        if self.lock.as_ref().is_none_or(|lock| !lock.is_of(&request.cache)) {
            (self.lock, self.kept) = (None, None);
        }
        let lock = match self.lock.take() {
            Some(lock) => lock,
            None => lock::take(&request.cache)?,
        };
        self.lock.insert(lock).begin()
    }

    /// What the last build left: kept in memory, or on the disk.
    fn remembered(&mut self, scope: &Scope) -> Option<Ledger> {
        let kept = self.kept.take().filter(|kept| kept.scope == *scope);
        kept.and_then(|kept| kept.into_ledger()).or_else(|| scope.open())
    }

    /// One try. Adds what `--skip-bad` leaves out to what was found; if that is not all that is wrong, the caller tries again.
    fn attempt(
        &mut self,
        request: &Request,
        clean: bool,
        progress: &dyn Progress,
        found: &mut Found,
    ) -> Result<Report, Stop> {
        let Found { left_out, problems } = found;
        let ground = timed(progress, Step::Inputs, || Ground::read(request, problems))?;
        let begin = self.begin_build(request).map_err(|problem| vec![problem])?;
        let scope = ground.scope.clone();
        let remembered = timed(progress, Step::Load, || self.remembered(&scope)).filter(|_| !clean);
        let mut ledger = scope.with_room(remembered.unwrap_or_default());
        let notes = survey::Notes { progress, left_out, problems, errors: Vec::new() };
        let mut survey = survey::survey(request, (ground, begin), &mut ledger, notes)?;
        let of_rows = problems.len()..problems.len() + survey::noticed(&survey.rows).count();
        problems.extend(survey::noticed(&survey.rows));
        if !request.scratch {
            ownership::refuse_inputs(request)?;
        }
        let mut output = timed(progress, Step::Load, || open(request, &ledger, &survey.pages))?;
        let asked = std::mem::take(&mut ledger.asked);
        let numbers =
            Numbers::new(&survey.catalog, &survey.press, asked, std::mem::take(&mut ledger.recipes));
        let darkroom = survey.darkroom(request);
        let (press, traces) = (&survey.press, &ledger.traces);
        let work = Work { press, darkroom: &darkroom, traces, numbers: &numbers, output: &output };
        let printed = print(request, work, &survey, progress).map_err(|failed| {
            output.abandon();
            survey::skip(request, &failed.problems, left_out);
            survey.skip_own_templates(request, &failed.files, left_out);
            failed.problems
        });
        if survey.catalog.stock().is_damaged() {
            output.abandon();
            return Err(Stop::Damaged);
        }
        let (done, unkept) = printed?;
        problems.extend(unkept);
        // A fragment of a listing is no page of the archive.
        let fragments = survey.pages.iter().filter(|page| matches!(page.kind, PageKind::Fragment(_))).count();
        problems.extend(costly(numbers.leaning().saturating_sub(fragments), &survey.press));
        problems.extend(restyled(numbers.readdressed()));
        progress.begin(Phase::Publishing, 0);
        let mut report =
            timed(progress, Step::Publish, || output.publish(&survey.pages, &done.outcomes, &done.copies))?;
        darkroom.tidy(&survey.pages);
        report.pages = survey.pages.len() + done.copies.claimed.len();
        report.rendered = done.rendered;
        report.moved = moves::moved(&survey.moves, &survey.catalog);
        report.next_change_at = survey.catalog.next_change_at();
        let is_other = survey.changed || done.rendered > 0 || ledger.stamp != Some(done.stamp);
        survey.rows = with_left_out(survey.rows, left_out);
        let (asked, recipes) = numbers.tables();

        let others = problems[..of_rows.start].iter().chain(&problems[of_rows.end..]).cloned().collect();
        let kept = Kept::new(request, (scope, ledger, output), (survey, asked, recipes), done);
        let kept = Kept { others, is_saved: !is_other, is_whole: left_out.is_empty(), ..kept };

        problems.extend(kept.of_pages.values().flatten().cloned());
        if request.scratch {
            kept.scope.clear();
        } else {
            // The next build has changes of its own, and a clean one's are many.
            let changes = std::mem::take(&mut report.changes);
            self.kept = Some(Box::new(Kept { report: report.clone(), ..kept }));
            report.changes = changes;
        }
        Ok(report)
    }

    /// Remembers on the disk what was built, so that another process can go on from there, and makes ready for the next
    /// build. Says what is wrong with that: the output is published all the same.
    pub fn commit(&mut self) -> Vec<Problem> {
        let Some(kept) = &mut self.kept else { return Vec::new() };
        let saved = kept.save();
        if saved.is_ok() && kept.reopen() {
            return saved.unwrap_or_default();
        }
        // What is not on the disk cannot be gone on from.
        self.kept = None;
        saved.unwrap_or_else(|errors| errors)
    }

    /// Ends a session of one build: remembers what it built.
    ///
    /// # Errors
    /// The output cannot be stamped.
    pub(super) fn end(mut self, progress: &dyn Progress) -> Result<Vec<Problem>, Vec<Problem>> {
        let Some(kept) = &mut self.kept else { return Ok(Vec::new()) };
        // What is written needs room, and no page is printed any more.
        kept.survey.pages = Vec::new();
        timed(progress, Step::Commit, || kept.save())
    }
}

/// The output folder of a build of some pages.
fn open(request: &Request, ledger: &Ledger, pages: &[Page]) -> Result<Output, Vec<Problem>> {
    let output = Output::open(&request.output, ledger.stamp)?;
    let mut output = if request.scratch { output.scratch() } else { output };
    output.look_after(pages.iter().map(|page| page.file.as_str()));
    Ok(output)
}

/// Makes the variants of pictures that are not kept yet, then prints what is stale. Says what of the former could not be
/// kept.
fn print(
    request: &Request,
    work: Work<'_>,
    survey: &Survey,
    progress: &dyn Progress,
) -> Result<(Done, Option<Problem>), Failed> {
    let undeveloped: Vec<_> = print::undeveloped(work, &survey.pages).collect();
    let unkept = if undeveloped.is_empty() {
        None
    } else {
        progress.begin(Phase::Developing, undeveloped.len());
        let developed = timed(progress, Step::Pictures, || {
            work.darkroom.develop(undeveloped.into_iter(), &|count| progress.advance(count))
        });
        developed.map_err(|faults| {
            let problems = shown::undecoded(&request.root, &survey.config, &survey.catalog, &faults);
            Failed { problems, files: Vec::new() }
        })?
    };
    progress.begin(Phase::Printing, survey.pages.len());
    let pages: Vec<_> = survey.pages.iter().collect();
    Ok((print::all(work, &pages, progress)?, unkept))
}

/// The source files with those that were left out: they are looked at in each build, whatever it is told has changed.
fn with_left_out(mut rows: Vec<Row>, left_out: &BTreeSet<String>) -> Vec<Row> {
    rows.extend(left_out.iter().map(|source| Row::unread(source)));
    rows.sort_unstable_by(|one, other| one.source.cmp(&other.source));
    rows
}
