//! Links of which nothing can be seen or heard.

use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A link without a text.
pub(in crate::check) static RULE: Rule = Rule {
    name: "empty-link",
    level: Level::Warning,
    profiles: &[Profile::Accessibility, Profile::Editorial],
    meaning: "A link has no text.",
    why: "Nobody can see or click it, and a screen reader reads its address aloud (WCAG 2.2, success criteria 2.4.4 and 4.1.2). Its words were mostly lost in a conversion.",
    example: Example {
        wrong: "According to [](/), prices fell.",
        right: "According to [the agency](/), prices fell. [![Rice](/large.png)](/)",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    for link in manuscript.links.iter().filter(|link| link.is_empty) {
        let message = format!("the link to {} has no text", link.destination);
        remarks.add(link.range.clone(), message, "write what it leads to, or remove it");
    }
}
