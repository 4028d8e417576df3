//! The pages on which a portal says by which rules it works (`[trust]`): their keys, and what schema.org calls them.

use crate::config::kind::Wrong;
use crate::config::values::Values;

/// The path of each key, and the property of `NewsMediaOrganization` (schema.org) that names its page.
pub(super) const POLICIES: [(&str, &str); 10] = [
    ("trust.publishing_principles", "publishingPrinciples"),
    ("trust.ethics_policy", "ethicsPolicy"),
    ("trust.corrections_policy", "correctionsPolicy"),
    ("trust.fact_checking_policy", "verificationFactCheckingPolicy"),
    ("trust.unnamed_sources_policy", "unnamedSourcesPolicy"),
    ("trust.feedback_policy", "actionableFeedbackPolicy"),
    ("trust.diversity_policy", "diversityPolicy"),
    ("trust.mission_coverage", "missionCoveragePrioritiesPolicy"),
    ("trust.masthead", "masthead"),
    ("trust.ownership_funding", "ownershipFundingInfo"),
];

/// A page on which the portal says by which rules it works.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// The path of the key that names it.
    pub key: &'static str,
    /// The property of schema.org.
    pub property: &'static str,
    /// The file: `content/pages/corrections.md`.
    pub source: String,
}

/// The pages that a file names.
pub(super) fn read(values: Values<'_>) -> Vec<Policy> {
    let named = POLICIES.iter().filter_map(|&(key, property)| {
        let file = values.string(key)?;
        Some(Policy { key, property, source: format!("content/{}", below(&file)) })
    });
    named.collect()
}

impl Policy {
    /// The file as the configuration names it.
    #[must_use]
    pub fn file(&self) -> &str {
        below(&self.source)
    }
}

/// A file, from `content/` on.
fn below(file: &str) -> &str {
    file.strip_prefix("content/").unwrap_or(file)
}

/// A file of `content/`.
pub(super) fn file(text: &str) -> Result<(), Wrong> {
    let inner = below(text);
    let is_markdown = std::path::Path::new(inner).extension().is_some_and(|end| end == "md");
    if is_markdown
        && !inner.starts_with('/')
        && !inner.contains('\\')
        && !inner.split('/').any(|part| part == "..")
    {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no Markdown file of content/",
        "name the file of the page below content/, for example \"pages/corrections.md\"",
    ))
}
