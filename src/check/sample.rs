//! What the tests of rules stand on: a body in a language, looked at by one rule.

use crate::article::read::read;
use crate::base::instant::Instant;
use crate::check::Finding;
use crate::check::manuscript::Manuscript;
use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::check::rule::{Look, Rule};
use crate::check::rules;
use crate::config::Config;
use std::path::Path;

/// A configuration with further lines.
pub(super) fn config(more: &str) -> Config {
    let text = format!("title = \"News\"\nbase_url = \"https://news.example/\"\n{more}");
    crate::config::read::read(&text).0.unwrap()
}

/// A portal of no files.
pub(super) fn portal(config: &Config) -> Portal<'_> {
    Portal::new((config, ""), Path::new("/nonexistent"), Instant(1_700_000_000), None)
}

/// An article file with a body, which begins in line 7.
pub(super) fn file(body: &str) -> String {
    format!(
        "+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n\n\n+++\n{body}\n"
    )
}

/// What a rule finds in a body in a language.
pub(super) fn findings(rule: &str, lang: &str, body: &str) -> Vec<Finding> {
    look(rules::named(rule).unwrap(), lang, &file(body))
}

/// The texts at which a rule finds something in a body.
pub(super) fn found(rule: &'static Rule, lang: &str, body: &str) -> Vec<String> {
    found_in(rule, lang, &file(body))
}

/// The texts at which a rule finds something in a file.
pub(super) fn found_in(rule: &'static Rule, lang: &str, file: &str) -> Vec<String> {
    look(rule, lang, file)
        .into_iter()
        .map(|finding| {
            let place = finding.problem.place.unwrap();
            place.source_line.chars().skip(place.column - 1).take(place.length).collect()
        })
        .collect()
}

fn look(rule: &'static Rule, lang: &str, text: &str) -> Vec<Finding> {
    let config = config(&format!("default_language = \"{lang}\"\n"));
    let portal = portal(&config);
    // A body may be refused: then no rule sees it.
    let Some(document) = read("content/a.md", text, &config).document else { return Vec::new() };
    let manuscript = Manuscript::new(text, &document, &portal);
    let Look::Manuscript(look) = rule.look else { panic!("{} looks at no file", rule.name) };
    let mut remarks = Remarks::new("content/a.md", text, rule, rule.level);
    look(&manuscript, &mut remarks);
    remarks.done()
}
