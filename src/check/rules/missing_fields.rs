//! What an article should say of itself and does not: who wrote it, what it is about, what it looks like, anything at all.

use crate::article::Status;
use crate::check::manuscript::{Manuscript, OBJECT};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

const WRONG: &str = "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n+++\n";

/// An article that nobody wrote.
pub(in crate::check) static BYLINE: Rule = Rule {
    name: "missing-byline",
    level: Level::Warning,
    profiles: &[Profile::Editorial, Profile::GoogleNews],
    meaning: "An article has neither authors nor a provider.",
    why: "Google asks news sites for bylines and information about authors (support.google.com/websearch/answer/9982767), and recommends `author` in structured data.",
    example: Example {
        wrong: WRONG,
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nauthors = [\"Sari Dewi\"]\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(byline),
};

/// An article without a description.
pub(in crate::check) static DESCRIPTION: Rule = Rule {
    name: "missing-description",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "An article has no description.",
    why: "Lists, feeds, search results and shared links then show how the text begins, which is seldom what it says.",
    example: Example {
        wrong: WRONG,
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\ndescription = \"The first fields are cut two weeks early.\"\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(description),
};

/// An article without a picture.
pub(in crate::check) static PICTURE: Rule = Rule {
    name: "missing-image",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "An article has no picture.",
    why: "Flipboard wants at least one picture an item (about.flipboard.com/rss-spec), MSN publishes only articles with pictures by itself (support.microsoft.com).",
    example: Example {
        wrong: WRONG,
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nimage = { src = \"/large.png\", alt = \"Farmers\" }\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(picture),
};

/// An article without a text.
pub(in crate::check) static TEXT: Rule = Rule {
    name: "empty-body",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "An article has no text.",
    why: "A headline over nothing is mostly a feed that failed, and search engines take it for an error page (\"soft 404\").",
    example: Example { wrong: WRONG, right: "The first fields were cut on Monday." },
    mends: false,
    look: Look::Manuscript(text),
};

fn byline(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if let Some(article) = manuscript.article()
        && article.authors.is_empty()
        && article.provider.is_none()
    {
        let hint = "name who wrote it (`authors`) or who supplied it (`provider`)";
        remarks.add(manuscript.field("authors"), "the article has no byline", hint);
    }
}

fn description(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if manuscript.article().is_some() && manuscript.common().description.is_none() {
        let hint = "say in a sentence what the article says (`description`)";
        remarks.add(manuscript.field("description"), "the article has no description", hint);
    }
}

fn picture(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if let Some(article) = manuscript.article()
        && article.image.is_none()
        && manuscript.pictures.is_empty()
    {
        remarks.add(manuscript.field("image"), "the article has no picture", "give it an `image`");
    }
}

fn text(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let says = |text: &str| text.chars().any(|c| c.is_alphanumeric() || c == OBJECT);
    if let Some(article) = manuscript.article()
        && article.status == Status::Usable
        && !manuscript.passages.iter().any(|passage| says(&passage.text))
    {
        let hint = "write the text, or hold the article back with `draft`";
        remarks.add(manuscript.field("title"), "the article has no text", hint);
    }
}
