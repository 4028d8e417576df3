//! Lead pictures that are too small for what search engines and partners do with them.

use crate::check::manuscript::Manuscript;
use crate::check::pictures;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A lead picture that Google Discover does not show large.
pub(in crate::check) static RULE: Rule = Rule {
    name: "image-small",
    level: Level::Warning,
    profiles: &[Profile::GoogleNews],
    meaning: "The picture of an article is less than 1,200 pixels wide.",
    why: "Google Discover shows large previews only of pictures at least 1,200 pixels wide, with `max-image-preview:large` (Google Search Central, \"Discover and your website\"). Only files of the portal are measured, not drawings.",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nimage = { src = \"/small.png\", alt = \"Farmers\" }\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nimage = { src = \"/large.png\", alt = \"Farmers\" }\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(large),
};

/// A lead picture that partner feeds refuse.
pub(in crate::check) static FEED: Rule = Rule {
    name: "image-feed-size",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "The picture of an article is one that partner feeds refuse: a side below 500 pixels, or more than 1.89 times as wide or 2 times as high.",
    why: "Flipboard wants at least 500 pixels on the smallest side (about.flipboard.com/rss-spec and its help), MSN a ratio of width to height from 0.5 to 1.89 (support.microsoft.com, MSN feed metadata).",
    example: RULE.example,
    mends: false,
    look: Look::Manuscript(feed),
};

fn large(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if let Some((src, width, height)) = lead(manuscript)
        && width < 1200
    {
        let message = format!("the picture {src} is {width} × {height} pixels");
        remarks.add(manuscript.field("image"), message, "give one that is at least 1200 pixels wide");
    }
}

fn feed(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let Some((src, width, height)) = lead(manuscript) else { return };
    let message = format!("the picture {src} is {width} × {height} pixels");
    if width.min(height) < 500 {
        remarks.add(manuscript.field("image"), message, "give one of at least 500 pixels on each side");
    } else if width * 100 > height * 189 || width * 2 < height {
        remarks.add(
            manuscript.field("image"),
            message,
            "cut it to a ratio of width to height from 0.5 to 1.89",
        );
    }
}

/// The lead picture of an article with its size.
fn lead<'m>(manuscript: &'m Manuscript<'_>) -> Option<(&'m str, usize, usize)> {
    let image = manuscript.article()?.image.as_ref()?;
    pictures::size(manuscript, &image.src).map(|(width, height)| (image.src.as_str(), width, height))
}
