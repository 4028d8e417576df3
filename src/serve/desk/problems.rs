//! What the last build found wrong, and what the linter finds.

use crate::serve::desk::frame::Sheet;
use crate::serve::desk::sight::{PATIENCE, Sight};
use crate::serve::desk::trouble::Trouble;
use crate::serve::desk::words;
use crate::serve::state::Preview;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many problems, and how many findings of the linter, are shown at once.
const SHOWN: usize = 200;

/// What is asked.
#[derive(Deserialize, Debug, Default)]
#[serde(default)]
pub(super) struct Asked {
    /// The only rule of the linter whose findings are shown; empty: all.
    rule: String,
}

#[derive(Serialize)]
struct Shown {
    errors: usize,
    warnings: usize,
    troubles: Vec<Trouble>,
    more: usize,
    is_linted: bool,
    /// The build that the linter looked at, if that is not the last one.
    of_build: Option<u64>,
    rule: String,
    rules: Vec<Rule>,
    lints: Vec<Trouble>,
    more_lints: usize,
    lint_count: String,
}

#[derive(Serialize)]
struct Rule {
    name: &'static str,
    count: String,
    is_chosen: bool,
}

/// The page.
pub(super) async fn page(State(preview): State<Arc<Preview>>, Query(asked): Query<Asked>) -> Response {
    let sight = Sight::glance(preview);
    let (preview, moment) = (&sight.preview, &sight.moment);
    let editor = &preview.settings.editor;
    let (outside, request) = (Arc::clone(&preview.outside), Arc::clone(&moment.request));
    let known = match moment.build {
        0 => None,
        build => preview.desk.lints.of(build, PATIENCE, move || outside.lints(&request)).await,
    };
    let of_build = known.as_ref().map(|known| known.build).filter(|build| *build < moment.build);
    let mut problems: Vec<_> = moment.report.problems.iter().collect();
    problems.sort_by_key(|problem| problem.severity);
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let all = known.as_ref().map_or(&[][..], |known| known.value.as_slice());
    // What the build says stands above already.
    let all: Vec<_> = all.iter().filter(|lint| !moment.report.problems.contains(&lint.problem)).collect();
    let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
    all.iter().for_each(|lint| *rules.entry(lint.rule).or_default() += 1);
    let chosen: Vec<_> = all.iter().filter(|lint| asked.rule.is_empty() || lint.rule == asked.rule).collect();
    let shown = Shown {
        errors,
        warnings: problems.len() - errors,
        troubles: problems.iter().take(SHOWN).map(|problem| Trouble::of(problem, editor)).collect(),
        more: problems.len().saturating_sub(SHOWN),
        is_linted: known.is_some(),
        of_build,
        rules: rules
            .into_iter()
            .map(|(name, count)| Rule { name, count: words::number(count), is_chosen: name == asked.rule })
            .collect(),
        rule: asked.rule,
        lints: chosen.iter().take(SHOWN).map(|lint| Trouble::of_lint(lint, editor)).collect(),
        more_lints: chosen.len().saturating_sub(SHOWN),
        lint_count: words::counted(all.len(), "finding"),
    };
    let pending = known.is_none() || of_build.is_some();
    let sheet = Sheet { name: "problems", title: "Problems", pending };
    preview.desk.frame.answer(&sight, sheet, &shown)
}
