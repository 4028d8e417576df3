//! Headlines that shout, or that partners refuse for their length.

use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A headline in capitals.
pub(in crate::check) static CAPITALS: Rule = Rule {
    name: "headline-capitals",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A headline is written in capitals only.",
    why: "Press releases shout; a newspaper does not. Screen readers may spell capitals letter by letter, and search engines rewrite such titles. Acronyms are fine: a headline of three words and more is looked at. Scripts without capitals never fail.",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"ACME OPENS A NEW RICE MILL\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"ACME opens a new rice mill\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(capitals),
};

/// A headline that MSN refuses.
pub(in crate::check) static LENGTH: Rule = Rule {
    name: "headline-length",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "A headline has more than 150 characters, or, in English, fewer than 21.",
    why: "MSN takes titles of more than 20 and at most 150 characters (support.microsoft.com, MSN feed item metadata; its feeds are English).",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(length),
};

fn capitals(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let title = &manuscript.common().title;
    let cased = title.chars().filter(|c| c.is_uppercase() || c.is_lowercase());
    let (capitals, all) =
        cased.fold((0, 0), |(capitals, all), c| (capitals + usize::from(c.is_uppercase()), all + 1));
    let words = title.split_whitespace().filter(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1);
    if capitals == all && all >= 12 && words.count() >= 3 {
        let hint = "write it as a sentence, with capitals where the language wants them";
        remarks.add(manuscript.field("title"), "the headline is in capitals only", hint);
    }
}

fn length(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if manuscript.article().is_none() {
        return;
    }
    let length = manuscript.common().title.chars().count();
    if length > 150 || (length < 21 && manuscript.primary() == "en") {
        let message = format!("the headline has {length} characters");
        remarks.add(manuscript.field("title"), message, "write one of 21 to 150 characters");
    }
}
