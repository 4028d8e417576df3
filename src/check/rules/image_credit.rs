//! Pictures of which nobody says who made them.

use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A lead picture without a credit.
pub(in crate::check) static RULE: Rule = Rule {
    name: "image-credit",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "The picture of an article has no credit.",
    why: "Who made a picture is owed to the maker by contract and mostly by law, and ninjs has `creditLine`/`copyrightNotice` beside every rendition for it (IPTC ninjs 3.1).",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nimage = { src = \"/large.png\", alt = \"Farmers\" }\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nimage = { src = \"/large.png\", alt = \"Farmers\", credit = \"Sari Dewi\" }\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if let Some(image) = manuscript.article().and_then(|article| article.image.as_ref())
        && image.credit.trim().is_empty()
    {
        let message = format!("the picture {} has no `credit`", image.src);
        remarks.add(manuscript.field("image"), message, "say who made it: `credit = \"…\"`");
    }
}
