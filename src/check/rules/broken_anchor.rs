//! Links to a place within an article that does not have it.

use crate::article::links;
use crate::check::manuscript::Manuscript;
use crate::check::portal::Anchors;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::Level;

/// A fragment that names no heading and no element.
pub(in crate::check) static RULE: Rule = Rule {
    name: "broken-anchor",
    level: Level::Warning,
    profiles: &[],
    meaning: "The part of a link after `#` names no heading and no element of the article that it leads to.",
    why: "The reader lands at the top of the page and searches. A heading's anchor follows its words, so rewording a heading breaks links to it; `## Heading {#name}` fixes one.",
    example: Example {
        wrong: "[Prices](#prices)\n\n## Market prices",
        right: "[Prices](#market-prices)\n\n## Market prices",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let source = &manuscript.common().source;
    let mut own = None;
    for link in &manuscript.links {
        let (target, fragment) = match link.destination.strip_prefix('#') {
            Some(fragment) => (source.clone(), fragment.to_owned()),
            None => match links::target(source, &link.destination) {
                Some((target, Some(fragment))) => (target, fragment),
                _ => continue,
            },
        };
        let is_there = match target == *source {
            // Every page has a top.
            _ if fragment.is_empty() || fragment == "top" => true,
            true => {
                own.get_or_insert_with(|| Anchors::of(manuscript.document, manuscript.config)).has(&fragment)
            }
            false => manuscript.portal.has_anchor(&target, &fragment),
        };
        if !is_there {
            let message = format!("nothing in {target} is called #{fragment}");
            let hint = "write `{#name}` after the heading, and link to that";
            remarks.add(link.range.clone(), message, hint);
        }
    }
}
