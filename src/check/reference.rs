//! `docs/check.md`, written from the rules.

use crate::check::rule::Rule;
use crate::check::rules;
use crate::config::check::Profile;

const OPENING: &str = include_str!("reference.md");

/// The whole page, as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut page = OPENING.to_owned();
    page.push_str("| rule | level | profiles | mends | what it finds |\n| --- | --- | --- | --- | --- |\n");
    for rule in rules::all() {
        let mends = if rule.mends { "yes" } else { "" };
        let (name, level) = (rule.name, rule.level.name());
        let link = format!("[`{name}`](#{name})");
        page.push_str(&format!("| {link} | {level} | {} | {mends} | {} |\n", profiles(rule), rule.meaning));
    }
    for rule in rules::all() {
        page.push_str(&section(rule));
    }
    page
}

/// The profiles of a rule; `always` if it belongs to none.
fn profiles(rule: &Rule) -> String {
    if rule.profiles.is_empty() {
        return "always".to_owned();
    }
    rule.profiles.iter().map(|profile: &Profile| profile.name()).collect::<Vec<_>>().join(", ")
}

/// What is said of one rule.
fn section(rule: &Rule) -> String {
    let mut text = format!("\n### {}\n\n{} {}\n", rule.name, rule.meaning, rule.why);
    for (what, example) in [("Found", rule.example.wrong), ("Not found", rule.example.right)] {
        text.push_str(&format!("\n{what}:\n\n````text\n{}\n````\n", example.trim_end()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::reference;
    use crate::base::file;
    use std::path::Path;

    #[test]
    fn the_documentation_says_what_the_rules_say() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/check.md");
        #[expect(clippy::disallowed_methods, reason = "a test that rewrites the page when it is asked to")]
        let rewrite = std::env::var_os("UPDATE_DOCS").is_some();
        if rewrite {
            file::write(&path, reference().as_bytes()).unwrap();
        }
        let page = file::read_text(&path, "docs/check.md").unwrap();
        assert_eq!(page, reference(), "run UPDATE_DOCS=1 cargo test --lib check::reference");
    }
}
