//! Pictures that are not there.

use crate::check::manuscript::Manuscript;
use crate::check::pictures::{self, Whereabouts};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::Level;

/// A picture of the portal that is no file.
pub(in crate::check) static RULE: Rule = Rule {
    name: "missing-picture",
    level: Level::Error,
    profiles: &[],
    meaning: "An article names a picture of the portal, and there is no such file.",
    why: "The reader sees a hole, and so does every partner that takes the feed. A picture is a file in the article's folder (beside its `index.md`) or in `static/`.",
    example: Example { wrong: "![Farmers](/harvest.png)", right: "![Farmers](/large.png)" },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    for picture in pictures::all(manuscript) {
        if !picture.src.is_empty() && pictures::find(manuscript, picture.src) == Whereabouts::Missing {
            let message = format!("there is no picture {}", picture.src);
            let hint = "put the file into the article's folder, beside its index.md, or into static/";
            remarks.add(picture.range, message, hint);
        }
    }
}
