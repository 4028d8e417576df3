//! Headings that skip a level.

use crate::check::manuscript::{Kind, Manuscript};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A heading more than one level below the one before it.
pub(in crate::check) static RULE: Rule = Rule {
    name: "heading-skip",
    level: Level::Warning,
    profiles: &[Profile::Accessibility],
    meaning: "A heading stands more than one level below the heading before it.",
    why: "Readers with screen readers move by headings, and take a skipped level for a part that they missed (WCAG 2.2, technique G141). The headline is level 1, so the first heading of a body is `##`; `#` is printed as if it were.",
    example: Example {
        wrong: "## Prices\n\n#### Rice\n\nText.",
        right: "## Prices\n\n### Rice\n\nText.\n\n## Yields",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let mut above = 1;
    for passage in &manuscript.passages {
        let Kind::Heading(level) = passage.kind else { continue };
        let level = level.max(2);
        if level > above + 1 {
            let message = format!("a heading of level {level} follows one of level {above}");
            let hint = format!("write it with {}", "#".repeat(usize::from(above) + 1));
            remarks.add(passage.place(0..passage.text.len()), message, hint);
        }
        above = level;
    }
}
