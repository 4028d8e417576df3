//! What the page prints by itself and the body says again: the headline, the dateline, the provider's boilerplate.

use crate::check::manuscript::{Manuscript, Passage};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A provider's boilerplate or notice in the body.
pub(in crate::check) static BOILERPLATE: Rule = Rule {
    name: "repeated-boilerplate",
    level: Level::Warning,
    profiles: &[Profile::Editorial, Profile::Syndication],
    meaning: "The body holds the boilerplate or the notice of its provider.",
    why: "Warta prints both under each of the provider's articles, from `config.toml`; in the body they stand twice, and find their way into excerpts, feeds and the search index.",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nboilerplate = \"Wire carries the news of companies and agencies to the world.\"\n-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nprovider = \"wire\"\n+++\nText.\n\nWire carries the news of companies and agencies to the world.",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nboilerplate = \"Wire carries the news of companies and agencies to the world.\"\n-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nprovider = \"wire\"\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(boilerplate),
};

/// A dateline in the text.
pub(in crate::check) static DATELINE: Rule = Rule {
    name: "repeated-dateline",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "The text begins with the dateline that the front matter has.",
    why: "The page prints the dateline before the text: the reader sees it twice.",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\ndateline = \"SURABAYA\"\n+++\nSURABAYA, 20 November (Wire) \u{2013} The first fields were cut.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\ndateline = \"SURABAYA\"\n+++\nSurabaya farmers cut the first fields.",
    },
    mends: false,
    look: Look::Manuscript(dateline),
};

/// A headline at the top of the text.
pub(in crate::check) static HEADLINE: Rule = Rule {
    name: "repeated-headline",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "The body begins with the headline.",
    why: "The page prints the headline over the text: the reader sees it twice, and the excerpt says nothing new.",
    example: Example {
        wrong: "# Rice harvest begins in the north\n\nText.",
        right: "Rice harvest begins in the north, and farmers are glad.",
    },
    mends: false,
    look: Look::Manuscript(headline),
};

/// How much of a boilerplate must stand in a paragraph for it to be that, in characters.
const ENOUGH: usize = 60;

fn boilerplate(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let Some(provider) = manuscript.provider() else { return };
    let lang = manuscript.lang();
    for (what, text) in
        [("boilerplate", provider.boilerplate.get(lang)), ("notice", provider.notice.get(lang))]
    {
        let beginning: String = plain(text).chars().take(ENOUGH).collect();
        if beginning.chars().count() < ENOUGH / 2 {
            continue;
        }
        if let Some(passage) = manuscript.prose().find(|passage| plain(&passage.text).contains(&beginning)) {
            let message = format!("the {what} of {} stands in the text too", provider.name.any);
            remarks.add(first_line(passage), message, "remove it here: the page prints it under the text");
        }
    }
}

fn dateline(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let Some(dateline) = manuscript.article().and_then(|article| article.dateline.as_deref()) else { return };
    let Some(first) = manuscript.passages.first() else { return };
    let length = dateline.trim().chars().count();
    let head: String = first.text.trim_start().chars().take(length).collect();
    let rest: String = first.text.trim_start().chars().skip(length).collect();
    let parts = |c: char| {
        matches!(c, ',' | '(' | '\u{2013}' | '\u{2014}' | '-' | ':' | '/' | '\u{3001}' | '\u{ff0c}')
    };
    // What a sentence begins with may have its name too: only a mark makes it a dateline.
    let goes_on = rest.trim_start().starts_with(parts);
    let is_shouted = dateline.chars().any(char::is_uppercase) && head == dateline.trim();
    if length > 0 && goes_on && is_shouted {
        let start = first.text.len() - first.text.trim_start().len();
        let message = format!("the text begins with the dateline \"{head}\"");
        remarks.add(first.place(start..start + head.len()), message, "remove it here: the page prints it");
    }
}

fn headline(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    if let Some(first) = manuscript.passages.first()
        && plain(&first.text).trim_end_matches('.') == plain(&manuscript.common().title).trim_end_matches('.')
    {
        remarks.add(
            first_line(first),
            "the text begins with the headline",
            "remove it here: the page prints it",
        );
    }
}

/// A text in lower case with single spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where the first line of a passage stands.
fn first_line(passage: &Passage) -> std::ops::Range<usize> {
    let line = passage.text.find('\n').unwrap_or(passage.text.len());
    passage.place(0..line.max(1))
}
