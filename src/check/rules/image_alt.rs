//! Pictures that say nothing to those who do not see them.

use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A picture without alternative text.
pub(in crate::check) static RULE: Rule = Rule {
    name: "image-alt",
    level: Level::Warning,
    profiles: &[Profile::Accessibility],
    meaning: "A picture has no alternative text.",
    why: "Readers with screen readers, and readers whose picture did not load, learn nothing (WCAG 2.2, success criterion 1.1.1). In news hardly any picture is mere decoration.",
    example: Example { wrong: "![](/large.png)", right: "![Farmers carry sheaves along a dyke](/large.png)" },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let hint = "say what the picture shows, in a sentence";
    if let Some(image) = manuscript.article().and_then(|article| article.image.as_ref())
        && image.alt.trim().is_empty()
    {
        remarks.add(manuscript.field("image"), format!("the picture {} has no `alt`", image.src), hint);
    }
    for picture in manuscript.pictures.iter().filter(|picture| picture.alt.trim().is_empty()) {
        let message = format!("the picture {} has no alternative text", picture.src);
        remarks.add(picture.range.clone(), message, hint);
    }
}
