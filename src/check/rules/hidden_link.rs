//! Links to articles that nobody may see at this instant.

use crate::article::links;
use crate::catalog::Catalog;
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::check::rules::broken_link;
use crate::config::check::Level;

/// A link to a draft, an embargoed, expired or withheld article.
pub(in crate::check) static RULE: Rule = Rule {
    name: "hidden-link",
    level: Level::Warning,
    profiles: &[],
    meaning: "A visible article links to one that is not visible at this instant: a draft, or one that is embargoed, expired or withheld.",
    why: "The link is printed as plain text until the other article appears, so that nothing of it leaks (kroxylicious/kroxylicious#4053: elsewhere such a link breaks the build).",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n+++\n[Maize](b.md) is next.\n-- content/b.md --\n+++\ntitle = \"Maize is next\"\ndate = 2026-12-24T08:00:00Z\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n+++\n[Maize](b.md) is next.\n-- content/b.md --\n+++\ntitle = \"Maize is next\"\ndate = 2026-11-21T08:00:00Z\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let Some(catalog) = manuscript.portal.catalog else { return };
    let source = &manuscript.common().source;
    for link in &manuscript.links {
        let Some((target, _)) = links::target(source, &link.destination) else {
            let path =
                broken_link::path(manuscript, &link.destination).filter(|path| is_hidden(catalog, path));
            if let Some(path) = path.filter(|_| catalog.path_by_source(source).is_some()) {
                let message = format!(
                    "what is at {path} is not visible at this instant: the link is printed as plain text"
                );
                remarks.add(link.range.clone(), message, "nothing need be done if it appears later");
            }
            continue;
        };
        if catalog.path_by_source(&target).is_none() && catalog.path_by_source(source).is_some() {
            let message =
                format!("{target} is not visible at this instant: the link is printed as plain text");
            remarks.add(link.range.clone(), message, "nothing need be done if it appears later");
        }
    }
}

/// Whether what would stand at a path, with or without a slash at its end, is hidden.
pub(super) fn is_hidden(catalog: &Catalog, path: &str) -> bool {
    catalog.hides(path) || catalog.hides(&format!("{}/", path.trim_end_matches('/')))
}
