//! The pages of `[trust]`: each must be there.

use crate::base::file;
use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::catalog::stock::Stock;
use crate::config::Config;
use std::collections::BTreeSet;
use std::path::Path;

/// A problem for each page that the configuration names and that is not there.
pub(super) fn check(
    root: &Path,
    config: &Config,
    stock: &Stock,
    left_out: &BTreeSet<String>,
) -> Vec<Problem> {
    let is_there = |source: &str| stock.page_by_source(source).is_some() || left_out.contains(source);
    let lost: Vec<_> = config.policies.iter().filter(|policy| !is_there(&policy.source)).collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let text = file::read_text(&root.join("config.toml"), "config.toml").unwrap_or_default();
    let each = lost.into_iter().map(|policy| {
        let message = match stock.by_source(&policy.source) {
            Some(_) => format!("`{}`: {} is an article, not a standalone page", policy.key, policy.source),
            None => format!("`{}`: there is no {}", policy.key, policy.source),
        };
        let pages = stock.pages.iter().map(|page| page.source.as_str());
        let near = nearest(&policy.source, pages).filter(|_| stock.by_source(&policy.source).is_none());
        let hint = near.map_or_else(
            || "name a file of content/ that has no date and is in pages/".to_owned(),
            |near| format!("did you mean \"{}\"?", near.trim_start_matches("content/")),
        );
        let name = policy.key.rsplit('.').next().unwrap_or_default();
        let start = text.match_indices(policy.file()).map(|(start, _)| start).find(|&start| {
            let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
            text[line..start].contains(name)
        });
        let place = start.map_or_else(
            || Place::file("config.toml"),
            |start| Place::within("config.toml", &text, start..start + policy.file().len()),
        );
        Problem::error(message).at(place).hint(hint)
    });
    each.collect()
}
