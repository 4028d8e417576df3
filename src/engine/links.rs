//! Links of bodies to other Markdown files: each must lead to a file that is there.

use crate::base::file;
use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::catalog::stock::Stock;
use crate::config::Config;
use crate::engine::intake::Intake;
use std::collections::BTreeSet;
use std::path::Path;

/// A problem for each link to a file that is not there. A link to a file that is left out is none: it becomes plain text.
pub(super) fn check(
    root: &Path,
    config: &Config,
    intake: &Intake,
    left_out: &BTreeSet<String>,
) -> Vec<Problem> {
    let stock = &intake.stock;
    let known = |source: &str| {
        stock.by_source(source).is_some()
            || stock.page_by_source(source).is_some()
            || left_out.contains(source)
    };
    let mut problems = Vec::new();
    for row in intake.rows.iter().filter(|row| row.links.iter().any(|target| !known(target))) {
        let Ok(text) = file::read_text(&root.join(&*row.source), &row.source) else {
            continue;
        };
        let noted = intake.links.get(&*row.source).cloned();
        let links = noted.unwrap_or_else(|| {
            let document = crate::article::read::read(&row.source, &text, config).document;
            document.map(|document| document.text().links.clone()).unwrap_or_default()
        });
        problems.extend(links.iter().filter(|link| !known(&link.source)).map(|link| {
            let message = format!("there is no {} to link to", link.source);
            let problem = Problem::error(message).at(Place::within(&row.source, &text, link.range.clone()));
            match meant(&link.source, stock) {
                Some(near) => problem.hint(format!("did you mean {near}?")),
                None => problem.hint("a link to an article names its file, relative to the linking file"),
            }
        }));
    }
    problems
}

/// The file that a link most likely meant: one of the same name elsewhere, else the one of the nearest path.
fn meant<'s>(wanted: &str, stock: &'s Stock) -> Option<&'s str> {
    let name = |source: &str| source.rsplit('/').next().unwrap_or_default().to_owned();
    let sources = || {
        let articles = stock.records.iter().map(|record| &*record.source);
        articles.chain(stock.pages.iter().map(|page| page.source.as_str()))
    };
    let wanted_name = name(wanted);
    let namesake = sources().find(|source| name(source) == wanted_name && wanted_name != "index.md");
    namesake.or_else(|| nearest(wanted, sources()))
}
