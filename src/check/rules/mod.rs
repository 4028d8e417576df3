//! All rules. To add one: a file here with its [`Rule`] and its example, and a line in [`RULES`].

pub(super) mod build;

mod broken_anchor;
mod broken_link;
mod dates;
mod doubled_space;
mod empty_link;
mod feeds;
mod front_matter_typo;
mod garbled_text;
mod heading_skip;
mod headline;
mod hidden_link;
mod image_alt;
mod image_credit;
mod image_small;
mod leftover_entity;
mod leftover_notice;
mod lost_subject;
mod missing_fields;
mod missing_picture;
pub(super) mod near_duplicate;
mod picture_url_space;
mod providers;
mod repeated;
mod stripped_link;
mod trust_files;
mod unbalanced_quotes;

use crate::check::rule::Rule;

/// Every rule, in the order of the documentation: what is always wrong first.
static RULES: [&Rule; 43] = [
    &build::REFUSED,
    &build::NOTICED,
    &front_matter_typo::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &hidden_link::RULE,
    &missing_picture::RULE,
    &image_alt::RULE,
    &heading_skip::RULE,
    &empty_link::RULE,
    &stripped_link::RULE,
    &lost_subject::RULE,
    &unbalanced_quotes::RULE,
    &doubled_space::RULE,
    &leftover_entity::RULE,
    &garbled_text::RULE,
    &leftover_notice::RULE,
    &repeated::BOILERPLATE,
    &repeated::DATELINE,
    &repeated::HEADLINE,
    &headline::CAPITALS,
    &missing_fields::BYLINE,
    &missing_fields::DESCRIPTION,
    &missing_fields::TEXT,
    &image_credit::RULE,
    &picture_url_space::RULE,
    &dates::RULE,
    &dates::PATH,
    &near_duplicate::RULE,
    &trust_files::SECURITY,
    &trust_files::ADS,
    &trust_files::TRUST,
    &image_small::RULE,
    &providers::INDEXING,
    &providers::LABEL,
    &providers::NOTICE,
    &image_small::FEED,
    &missing_fields::PICTURE,
    &headline::LENGTH,
    &providers::ADDRESS,
    &feeds::ITEMS,
    &feeds::CONTENT,
    &feeds::DESCRIPTION,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The rule of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::check::rule::Look;
    use crate::check::sample::findings;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn no_body_makes_a_rule_panic(
            text in any::<String>(),
            marks in "[ .,;!?()\"'\u{201c}\u{201e}\u{201d}\u{ab}\u{bb}\u{300c}<>&#a-cA-C\u{e9}\u{c3}\u{a9}\u{e2}\u{20ac}\u{4e2d}\\[\\]!*`|\n-]{0,80}",
        ) {
            for rule in all().filter(|rule| matches!(rule.look, Look::Manuscript(_))) {
                for body in [&text, &marks] {
                    for finding in findings(rule.name, "en", body) {
                        assert!(finding.problem.place.is_some());
                    }
                }
            }
        }
    }
}
