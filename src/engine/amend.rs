//! Going on from a build where nothing changed but the texts of articles: their files say the same of everything that is
//! not their own page or a feed that tells them.
//!
//! Then the catalog is the same but for these texts, the pages are the same, and of all questions only those have another
//! answer that depend on texts ([`Query::tells_texts`](crate::catalog::query::Query::tells_texts)): only their pages are looked at. They are printed and
//! published as in any build.

use crate::article::scan::{self, Kind};
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{self, Problem};
use crate::catalog::stock::Packed;
use crate::engine::intake::{self, Read, Reading, Taken};
use crate::engine::kept::Kept;
use crate::engine::library::Files;
use crate::engine::news::{Edit, News};
use crate::engine::output::Outcome;
use crate::engine::print::{self, Done, Failed, Work};
use crate::engine::report::{Phase, Progress, Report, Step, timed};
use crate::engine::row::{Became, Stat};
use crate::engine::survey::Survey;
use crate::engine::trace::Numbers;
use crate::engine::{Request, manifest};
use crate::pages::{self, Page};
use crate::press::Press;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many files are read so; of more, a survey takes no longer.
const MOST: usize = 64;

/// An article whose text is another.
struct Retold {
    /// The place of its row.
    row: usize,
    stat: Stat,
    print: Fingerprint,
    warnings: Vec<Problem>,
    packed: Packed,
}

/// What was kept with the build's report; or else what was kept, if it still can be gone on from.
type Amended = Result<(Box<Kept>, Report), Option<Box<Kept>>>;

/// Goes on from what was kept, if only texts changed.
pub(super) fn amend(mut kept: Box<Kept>, request: &Request, begin: i64, progress: &dyn Progress) -> Amended {
    if !is_like(&kept, request) {
        return Err(Some(kept));
    }
    let retold = timed(progress, Step::Read, || retold(&kept, request, begin));
    kept.output.look_after(kept.survey.pages.iter().map(|page| page.file.as_str()));
    let Some(retold) = retold.filter(|_| kept.output.is_trusted()) else {
        return Err(Some(kept));
    };
    timed(progress, Step::Load, || kept.renew());
    let indexes = stale(&mut kept, &retold);
    let kept = timed(progress, Step::Pages, || told_anew(kept, request, retold)).ok_or(None)?;
    printed(kept, &indexes, progress)
}

/// Whether a request is for the same build but for what changed, and for no other time.
fn is_like(kept: &Kept, request: &Request) -> bool {
    let earlier = &kept.request;
    let same = Request { at: earlier.at, changed: earlier.changed.clone(), ..request.clone() } == *earlier;
    let later = request.at >= earlier.at && kept.report.next_change_at.is_none_or(|next| request.at < next);
    // Copies come and go with the length of their pages.
    let has_copies = !kept.survey.config.compress.formats.is_empty();
    let is_plain = !has_copies && !request.clean && !request.scratch && kept.is_whole;
    let count = request.changed.len();
    same && later && is_plain && (1..=MOST).contains(&count)
}

/// What changed, if it is nothing but the texts of articles.
fn retold(kept: &Kept, request: &Request, begin: i64) -> Option<Vec<Retold>> {
    let templates: BTreeSet<String> = kept.survey.theme.templates.keys().cloned().collect();
    let reading = Reading {
        root: &request.root,
        config: &kept.survey.config,
        templates: &templates,
        begin,
        only: &request.changed,
    };
    request.changed.iter().map(|path| one(kept, reading, path)).collect()
}

/// What one path is now, if it is an article of which nothing changed but the text.
fn one(kept: &Kept, reading: Reading<'_>, path: &str) -> Option<Retold> {
    let rows = &kept.survey.rows;
    let index = rows.binary_search_by(|row| (*row.source).cmp(path)).ok()?;
    let row = rows.get(index).filter(|row| matches!(row.became, Became::Article(..)))?;
    let (files, problems) = scan::some(reading.root, &[path.to_owned()], |_| false);
    let file = files
        .first()
        .filter(|file| files.len() == 1 && problems.is_empty() && file.kind == Kind::Document)?;
    let Read { print, taken, template, problems, .. } = intake::one(reading, file, None);
    let Taken::Article(packed, links, _) = taken else { return None };
    let same_links = links.iter().map(|link| &link.source).eq(row.links.iter());
    let is_same =
        same_links && template == row.template && kept.survey.catalog.stock().differs_in_text_only(&packed);
    let stat = intake::stat(file).settled(reading.begin);
    is_same.then_some(Retold { row: index, stat, print, warnings: problems, packed: *packed })
}

/// The places of the pages whose answers may be others: those of the articles themselves, and those that tell texts.
fn stale(kept: &mut Kept, retold: &[Retold]) -> Vec<usize> {
    let tellers = kept.tellers();
    let Survey { catalog, pages, rows, .. } = &kept.survey;
    let sources = retold.iter().map(|one| &*rows[one.row].source);
    let files = sources.filter_map(|source| catalog.path_by_source(source)).map(pages::file_of);
    let own = files.filter_map(|file| pages.binary_search_by(|page| page.file.cmp(&file)).ok());
    let places: BTreeSet<usize> = tellers.iter().copied().chain(own).collect();
    places.into_iter().collect()
}

/// What was kept, with the new texts in catalog, press and rows. `None` if someone else holds the catalog.
fn told_anew(kept: Box<Kept>, request: &Request, retold: Vec<Retold>) -> Option<Box<Kept>> {
    let Survey {
        catalog, press, pages, mut rows, news, moves, config, theme, fonts, named, fragments, ..
    } = kept.survey;
    drop(press);
    let record =
        |source: &str| catalog.stock().by_source(source).map(|index| &catalog.stock().records[index]);
    let edits = retold
        .iter()
        .map(|one| &rows[one.row].source)
        .map(|source| Edit { source: source.to_string(), before: record(source).cloned().map(Box::new) });
    let edits = edits.collect();
    let mut texts = Vec::with_capacity(retold.len());
    for Retold { row, stat, print, warnings, packed } in retold {
        let kept = &mut rows[row];
        (kept.stat, kept.print, kept.warnings, kept.is_new) = (stat, print, warnings, true);
        texts.push(packed);
    }
    let catalog = Arc::new(Arc::try_unwrap(catalog).ok()?.retold(request.at, &texts)?);
    let library = Files::new(request.root.clone(), Arc::clone(&config), Arc::clone(&catalog));
    let press =
        Press::new(Arc::clone(&config), Arc::clone(&catalog), theme.clone(), Box::new(library)).ok()?;
    let news = News::since(&news, edits, &catalog, &config);
    let survey = Survey {
        catalog,
        press,
        pages,
        rows,
        news,
        moves,
        config,
        theme,
        fonts,
        named,
        fragments,
        changed: true,
    };
    Some(Box::new(Kept { survey, request: request.clone(), ..*kept }))
}

/// Prints the pages at some places, if they are stale, and publishes them.
fn printed(mut kept: Box<Kept>, places: &[usize], progress: &dyn Progress) -> Amended {
    let asked = std::mem::take(&mut kept.asked);
    let recipes = std::mem::take(&mut kept.recipes);
    let Survey { catalog, press, pages, .. } = &kept.survey;
    let numbers = Numbers::new(catalog, press, asked, recipes);
    // Their pictures are as they were: only what was damaged in the meantime is made again.
    let darkroom = kept.survey.darkroom(&kept.request);
    let work = Work {
        press,
        darkroom: &darkroom,
        traces: &kept.ledger.traces,
        numbers: &numbers,
        output: &kept.output,
    };
    let some: Vec<&Page> = places.iter().map(|&place| &pages[place]).collect();
    let hashes: Vec<u64> = some.iter().map(|page| manifest::hash(&page.file)).collect();
    progress.begin(Phase::Printing, some.len());
    let done = print::all(work, &some, progress);
    let is_damaged = catalog.stock().is_damaged();
    (kept.asked, kept.recipes) = numbers.tables();
    match done {
        _ if is_damaged => {
            kept.output.abandon();
            Err(None)
        }
        Ok(done) => published(kept, done, (places, &hashes), progress),
        Err(Failed { problems, .. }) => {
            kept.output.abandon();
            let mut found: Vec<Problem> =
                kept.others.iter().cloned().chain(kept.noticed()).chain(problems).collect();
            problem::sort(&mut found);
            Ok((kept, Report { problems: found, ..Report::default() }))
        }
    }
}

/// Puts printed pages in their places, and keeps what is known of them.
fn published(
    mut kept: Box<Kept>,
    done: Done,
    (places, hashes): (&[usize], &[u64]),
    progress: &dyn Progress,
) -> Amended {
    let mut outcomes = vec![Outcome::Unchanged; kept.survey.pages.len()];
    for (&place, outcome) in places.iter().zip(&done.outcomes) {
        outcomes[place] = *outcome;
    }
    progress.begin(Phase::Publishing, 0);
    let pages = &kept.survey.pages;
    let published = timed(progress, Step::Publish, || kept.output.publish_same(pages, &outcomes));
    let Ok(report) = published else { return Err(None) };
    let earlier = Report { changes: Vec::new(), ..kept.report.clone() };
    let Report { written, unchanged, removed, changes, .. } = report;
    let mut report = Report { rendered: done.rendered, written, unchanged, removed, changes, ..earlier };
    kept.report = report.clone();
    kept.take_in(done, (places, hashes));
    report.problems = kept.others.iter().cloned().chain(kept.noticed()).collect();
    problem::sort(&mut report.problems);
    Ok((kept, report))
}
