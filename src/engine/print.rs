//! Printing what is stale on all cores, and staging what differs from what is published.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::engine::assets;
use crate::engine::copies::{self, Copies};
use crate::engine::darkroom::Darkroom;
use crate::engine::manifest::hash;
use crate::engine::output::{Outcome, Output, WHILE_WRITING};
use crate::engine::report::{Progress, Step, timed};
use crate::engine::trace::{Identity, Made, Numbers, Piece, Reason, Trace, Traces};
use crate::pages::{Page, PageKind};
use crate::press::Press;
use rayon::prelude::*;

/// What printing needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'w> {
    /// Prints.
    pub(super) press: &'w Press,
    /// Has the variants of pictures.
    pub(super) darkroom: &'w Darkroom,
    /// The pages of the last build.
    pub(super) traces: &'w Traces,
    /// The numbers of listings and ingredients.
    pub(super) numbers: &'w Numbers<'w>,
    /// Where pages go.
    pub(super) output: &'w Output,
}

/// What became of some pages.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// What became of each page, in the order of the pages.
    pub(super) outcomes: Vec<Outcome>,
    /// All traces, packed.
    pub(super) traces: Vec<Piece>,
    /// The compressed copies of these pages.
    pub(super) copies: Copies,
    /// The fingerprint of all outputs.
    pub(super) stamp: Fingerprint,
    /// How many pages were made anew.
    pub(super) rendered: usize,
    /// What was noticed, each with the hash of its page's file.
    pub(super) warnings: Vec<(u64, Problem)>,
    /// What could not be printed or written, each with how many further pages fail like it.
    errors: Vec<(Problem, usize)>,
    /// The files of those pages.
    failed: Vec<String>,
}

/// Why pages could not be printed or written.
#[derive(Debug)]
pub(super) struct Failed {
    /// What is wrong.
    pub(super) problems: Vec<Problem>,
    /// The files of the pages.
    pub(super) files: Vec<String>,
}

/// What became of one page.
enum Fate<'w> {
    /// It is as it was.
    Fresh(Trace<'w>),
    /// It was made anew, and this is its trace, and what became of its copies that are not as they were.
    Made(Outcome, Vec<u8>, Vec<(String, Outcome)>),
}

/// How many pages a thread takes at a time: pages of one day share cards.
const BATCH: usize = 64;

/// Prints all stale pages into the output's staging folder.
///
/// # Errors
/// Every page that cannot be printed or written; one that fails like another is counted with it.
pub(super) fn all(work: Work<'_>, pages: &[&Page], progress: &dyn Progress) -> Result<Done, Failed> {
    let batches: Vec<Done> = pages
        .par_chunks(BATCH)
        .map(|batch| {
            let mut done = Done::default();
            let checked: Vec<_> =
                timed(progress, Step::Check, || batch.iter().map(|page| check(work, page)).collect());
            for (page, checked) in batch.iter().zip(checked) {
                match one(work, page, checked, progress) {
                    Ok(fate) => done.add(work, page, fate),
                    Err(problem) => {
                        done.failed.push(page.file.clone());
                        done.fail(problem, 0);
                    }
                }
            }
            progress.advance(batch.len());
            done
        })
        .collect();
    let mut done = Done { outcomes: Vec::with_capacity(pages.len()), ..Done::default() };
    batches.into_iter().for_each(|batch| done.join(batch));
    if done.errors.is_empty() {
        return Ok(done);
    }
    Err(Failed { problems: done.errors.into_iter().map(counted).collect(), files: done.failed })
}

impl Done {
    fn add(&mut self, work: Work<'_>, page: &Page, fate: Fate<'_>) {
        let made;
        let (outcome, trace) = match fate {
            Fate::Fresh(trace) => {
                Piece::push(&mut self.traces, trace);
                (Outcome::Unchanged, trace)
            }
            Fate::Made(outcome, bytes, copies) => {
                self.rendered += 1;
                Piece::push_new(&mut self.traces, &bytes);
                self.copies.changed.extend(copies);
                made = bytes;
                (outcome, Trace::made(&made))
            }
        };
        self.copies.claim(page, work.press.config(), trace);
        let page = trace.hash();
        self.warnings.extend(trace.warnings().into_iter().map(|problem| (page, problem)));
        self.stamp = Fingerprint(self.stamp.0.wrapping_add(trace.mark().0));
        self.outcomes.push(outcome);
    }

    fn fail(&mut self, problem: Problem, more: usize) {
        match self.errors.iter_mut().find(|(known, _)| alike(known, &problem)) {
            Some((_, count)) => *count += 1 + more,
            None => self.errors.push((problem, more)),
        }
    }

    /// Adds what became of the pages that come next.
    fn join(&mut self, next: Self) {
        self.outcomes.extend(next.outcomes);
        self.traces.extend(next.traces.into_iter().map(|piece| match piece {
            Piece::Made(mut traces) => {
                traces.shrink_to_fit();
                Piece::Made(traces)
            }
            kept @ Piece::Kept(_) => kept,
        }));
        self.stamp = Fingerprint(self.stamp.0.wrapping_add(next.stamp.0));
        self.rendered += next.rendered;
        self.copies.join(next.copies);
        self.warnings.extend(next.warnings);
        self.failed.extend(next.failed);
        next.errors.into_iter().for_each(|(problem, more)| self.fail(problem, more));
    }
}

/// Whether two problems differ only in the page that they were found on.
fn alike(one: &Problem, other: &Problem) -> bool {
    one.place == other.place && one.message == other.message
}

/// The problem with the number of further pages that have it.
fn counted((mut problem, more): (Problem, usize)) -> Problem {
    if more > 0 {
        problem.hint = Some(match problem.hint {
            Some(hint)
                if [Press::WHILE_PRINTING, WHILE_WRITING].iter().any(|doing| hint.starts_with(doing)) =>
            {
                format!("{hint}, and {more} more")
            }
            Some(hint) => format!("{hint} ({more} more outputs need it)"),
            None => format!("{more} more outputs need it"),
        });
    }
    problem
}

/// What is known of a page before it is printed.
struct Checked<'w> {
    hash: u64,
    parameters: Fingerprint,
    /// What the page was made of, where the ledger can be believed.
    trace: Option<Trace<'w>>,
    /// Why it is to be printed; `None` if it is as its trace says.
    reason: Option<Reason>,
}

/// Finds out whether a page is stale.
fn check<'w>(work: Work<'w>, page: &Page) -> Checked<'w> {
    let hash = hash(&page.file);
    let parameters = work.press.parameters(page);
    let trace = work.traces.find(hash).filter(|_| work.output.is_trusted());
    let reason = match trace {
        Some(trace) => work.numbers.stale(trace, parameters, page.subject()),
        None => Some(Reason::New),
    };
    Checked { hash, parameters, trace, reason }
}

/// Prints one page if it is stale.
fn one<'w>(
    work: Work<'w>,
    page: &Page,
    checked: Checked<'w>,
    progress: &dyn Progress,
) -> Result<Fate<'w>, Problem> {
    let Checked { hash, parameters, trace, reason } = checked;
    let reason = match (trace, reason) {
        (Some(trace), None) => return Ok(Fate::Fresh(trace)),
        (_, reason) => reason.unwrap_or_default(),
    };
    let (bytes, made) = timed(progress, Step::Render, || make(work, page, progress))?;
    let output = Fingerprint::of(&bytes);
    let outcome = timed(progress, Step::Write, || match trace {
        Some(trace) if trace.output() == output => Ok(Outcome::Unchanged),
        Some(_) => work.output.stage_changed(&page.file, &bytes),
        None => work.output.stage(&page.file, &bytes),
    })?;
    let copied = copies::has(page, work.press.config(), bytes.len());
    let is_as_it_was = |trace: Trace<'_>| trace.output() == output && trace.parameters() == parameters;
    let copies = if copied && !trace.is_some_and(is_as_it_was) {
        timed(progress, Step::Compress, || copies::stage(page, &bytes, work.press.config(), work.output))?
    } else {
        Vec::new()
    };
    let reason = work.numbers.moved(reason, trace, &made);
    let identity = Identity { hash, parameters, output, reason, copied };
    Ok(Fate::Made(outcome, work.numbers.pack(work.press, identity, &made), copies))
}

/// The pages that are to be printed, as far as their traces say. Asks no question: of pictures and copied files the
/// parameters say all.
pub(super) fn undeveloped<'w>(work: Work<'w>, pages: &'w [Page]) -> impl Iterator<Item = &'w Page> {
    let is_stale = move |page: &&Page| {
        let trace = work.traces.find(hash(&page.file)).filter(|_| work.output.is_trusted());
        trace.is_none_or(|trace| trace.parameters() != work.press.parameters(page))
    };
    pages.iter().filter(|page| matches!(page.kind, PageKind::Picture(_))).filter(is_stale)
}

/// The bytes of a page. Tells how long its template took.
fn make(work: Work<'_>, page: &Page, progress: &dyn Progress) -> Result<(Vec<u8>, Made), Problem> {
    match &page.kind {
        PageKind::Asset(asset) => Ok((assets::bytes(&asset.content, &asset.source)?, Made::default())),
        PageKind::ShareCard(id) => {
            let words = work.press.words_of(*id);
            let warnings = work
                .darkroom
                .lacking(&words)
                .map(|problem| problem.at(Place::file(&work.press.catalog().record(*id).source)));
            let bytes = work.darkroom.card(&page.file, &words)?;
            Ok((bytes, Made { warnings: warnings.into_iter().collect(), ..Made::default() }))
        }
        PageKind::Picture(variant) => Ok((work.darkroom.bytes(&page.file, variant)?, Made::default())),
        _ => {
            let begin = progress.clock();
            let mut printed = work.press.print(page)?;
            let template = printed.template.as_deref().unwrap_or_else(|| page.kind.word());
            progress.printed(template, progress.clock().saturating_sub(begin));
            let bytes = std::mem::take(&mut printed.bytes);
            Ok((bytes, Made::from(printed)))
        }
    }
}
