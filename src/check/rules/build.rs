//! What a build says itself: what it would refuse, and what it would notice.

use crate::article::is_typo;
use crate::base::problem::Problem;
use crate::check::rule::{Example, Look, Rule};
use crate::check::rules::front_matter_typo;
use crate::config::check::Level;

/// What a build would refuse.
pub(in crate::check) static REFUSED: Rule = Rule {
    name: "build-error",
    level: Level::Error,
    profiles: &[],
    meaning: "A build would refuse the portal.",
    why: "Nothing is published until it is mended. Its level cannot be changed.",
    example: Example { wrong: "A [link](no-such-article.md).", right: "A [link](a.md)." },
    mends: false,
    look: Look::Build,
};

/// What a build would notice.
pub(in crate::check) static NOTICED: Rule = Rule {
    name: "build-warning",
    level: Level::Warning,
    profiles: &[],
    meaning: "A build would warn of it.",
    why: "The build goes on, but a reader sees something that nobody meant: template syntax of another generator is printed as text, for example. Of an article whose URL changed, `--fix` writes the old one into its `aliases`.",
    example: Example { wrong: "{{< figure src=\"a.jpg\" >}}", right: "Plain text." },
    mends: false,
    look: Look::Build,
};

/// The rule that a problem of a build belongs to.
pub(in crate::check) fn rule(problem: &Problem) -> &'static Rule {
    match problem.is_error() {
        true => &REFUSED,
        false if is_typo(problem) => &front_matter_typo::RULE,
        false => &NOTICED,
    }
}
