//! The desk's first page: what an editor wants to know first.

use crate::catalog::stock::Standing;
use crate::serve::desk::builds::Done;
use crate::serve::desk::frame::Sheet;
use crate::serve::desk::line::Line;
use crate::serve::desk::roster::{Filter, Shelf};
use crate::serve::desk::sight::{PATIENCE, Sight};
use crate::serve::desk::trouble::Trouble;
use crate::serve::desk::words::{self, Left, Said};
use crate::serve::state::Preview;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use std::sync::Arc;

/// How many articles of each kind the first page names.
const NAMED: usize = 6;

/// How many articles and pages the linter looks at unasked after each build, while the first page is open.
const LINTED: usize = 5000;

/// How many problems it names.
const TROUBLES: usize = 5;

#[derive(Serialize)]
struct Front {
    /// How many there are of each kind.
    tallies: Vec<Tally>,
    groups: Vec<Group>,
    errors: usize,
    warnings: usize,
    troubles: Vec<Trouble>,
    more: usize,
    /// What the linter finds.
    lints: Option<Lints>,
    /// Whether it is looking.
    is_linting: bool,
    /// Whether there are pages of a build.
    has_pages: bool,
    /// When outputs change next with no edit.
    next: Option<Next>,
    last: Option<Done>,
    /// What the date picker begins with.
    local: String,
    path: String,
    is_seen: bool,
}

/// What the linter finds beside what the build says.
#[derive(Serialize)]
struct Lints {
    errors: usize,
    warnings: usize,
    /// Whether that was before the last build.
    is_earlier: bool,
}

#[derive(Serialize)]
struct Next {
    at: Said,
    left: Left,
}

#[derive(Serialize)]
struct Tally {
    word: &'static str,
    name: &'static str,
    count: String,
    is_none: bool,
}

#[derive(Serialize)]
struct Group {
    word: &'static str,
    name: &'static str,
    count: usize,
    more: usize,
    lines: Vec<Line>,
}

/// The kinds that the first page names articles of, those that matter first.
const GROUPS: [Shelf; 5] =
    [Shelf::Breaking, Shelf::Of(Standing::Embargoed), Shelf::Of(Standing::Draft), Shelf::Today, Shelf::Top];

/// The first page.
pub(super) async fn page(State(preview): State<Arc<Preview>>) -> Response {
    let sight = Sight::take(preview, PATIENCE).await;
    let desk = &sight.preview.desk;
    let editor = &sight.preview.settings.editor;
    let problems = &sight.moment.report.problems;
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let (zone, now) = (sight.zone(), sight.now());
    let next = sight.moment.good.as_ref().and_then(|good| good.report.next_change_at);
    // Errors first: sorting keeps the order by place.
    let mut ordered: Vec<_> = problems.iter().collect();
    ordered.sort_by_key(|problem| problem.severity);
    let does_lint = sight.seen.as_ref().is_some_and(|seen| seen.roster.len() <= LINTED);
    let lints = lints(&sight, does_lint).await;
    let front = Front {
        tallies: tallies(&sight),
        groups: groups(&sight),
        errors,
        warnings: problems.len() - errors,
        troubles: ordered.iter().take(TROUBLES).map(|problem| Trouble::of(problem, editor)).collect(),
        more: problems.len().saturating_sub(TROUBLES),
        is_linting: lints.is_none() && does_lint,
        lints,
        has_pages: sight.moment.good.is_some(),
        next: next.map(|at| Next { at: words::instant(zone, at), left: words::left(now, at) }),
        last: desk.log.entries().first().map(|entry| Done::brief(&sight, entry, 8)),
        local: words::local(zone, next.unwrap_or(now)),
        path: "/".to_owned(),
        is_seen: sight.seen.is_some(),
    };
    let sheet = Sheet { name: "front", title: "The desk", pending: sight.is_behind || front.is_linting };
    sight.preview.desk.frame.answer(&sight, sheet, &front)
}

/// What the linter finds; of a large portal, only if somebody asked for it before.
async fn lints(sight: &Sight, does_lint: bool) -> Option<Lints> {
    let (preview, build) = (&sight.preview, sight.moment.build);
    let (outside, request) = (Arc::clone(&preview.outside), Arc::clone(&sight.moment.request));
    let known = match does_lint && build > 0 {
        true => preview.desk.lints.of(build, PATIENCE, move || outside.lints(&request)).await,
        false => preview.desk.lints.latest(),
    }?;
    let said = &sight.moment.report.problems;
    let found = known.value.iter().map(|lint| &lint.problem).filter(|problem| !said.contains(problem));
    let (errors, warnings): (Vec<_>, Vec<_>) = found.partition(|problem| problem.is_error());
    Some(Lints { errors: errors.len(), warnings: warnings.len(), is_earlier: known.build < build })
}

fn tallies(sight: &Sight) -> Vec<Tally> {
    let Some(seen) = &sight.seen else { return Vec::new() };
    let counts = seen.roster.counts();
    let named = Shelf::ALL.iter().zip(counts).filter(|((shelf, ..), _)| *shelf != Shelf::All);
    named
        .map(|((_, word, name), count)| Tally {
            word,
            name,
            count: words::number(count),
            is_none: count == 0,
        })
        .collect()
}

fn groups(sight: &Sight) -> Vec<Group> {
    let Some(seen) = &sight.seen else { return Vec::new() };
    let group = |shelf: &Shelf| {
        let (_, word, name) = Shelf::ALL.iter().find(|(known, ..)| known == shelf)?;
        let filter = Filter { shelf: *shelf, sector: String::new(), text: String::new() };
        let found = seen.roster.filtered(seen.overview.catalog(), &filter);
        let lines = found.iter().take(NAMED).map(|entry| Line::of(sight, seen, entry)).collect();
        Some(Group { word, name, count: found.len(), more: found.len().saturating_sub(NAMED), lines })
    };
    GROUPS.iter().filter_map(group).collect()
}
