//! What partner feeds ask of a portal's feeds.

use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use std::ops::Range;

/// Feeds that hold too few articles.
pub(in crate::check) static ITEMS: Rule = Rule {
    name: "feed-items",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "Feeds hold fewer than 30 articles.",
    why: "Flipboard wants at least 30 items in a feed (about.flipboard.com/rss-spec; its newer help says 20).",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[feeds]\nitems = 10\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[feeds]\nitems = 30\n",
    },
    mends: false,
    look: Look::Portal(items),
};

/// Feeds that hold no texts.
pub(in crate::check) static CONTENT: Rule = Rule {
    name: "feed-content",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "Feeds carry descriptions only.",
    why: "Flipboard, SmartNews, MSN and Apple News want whole articles (about.flipboard.com/rss-spec; publishers.smartnews.com; support.microsoft.com).",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[feeds]\nfull_content = false\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[feeds]\nfull_content = true\n",
    },
    mends: false,
    look: Look::Portal(content),
};

/// A portal that a channel's description is too long for.
pub(in crate::check) static DESCRIPTION: Rule = Rule {
    name: "feed-description",
    level: Level::Off,
    profiles: &[Profile::Syndication],
    meaning: "The description of an edition, which is that of its feeds, is missing or has more than 30 characters.",
    why: "SmartNews wants a channel description of at most 30 characters (publishers.smartnews.com, SmartFormat 2.1). Off by default: search engines want longer ones.",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[check.rules]\nfeed-description = \"warning\"\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\ndescription = \"News from the plain\"\n[check.rules]\nfeed-description = \"warning\"\n",
    },
    mends: false,
    look: Look::Portal(description),
};

fn items(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    let items = portal.config.feeds.items;
    if items < 30 {
        let message = format!("feeds hold {items} articles");
        remarks.add(place(portal, "items ="), message, "write `items = 30` into [feeds]");
    }
}

fn content(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    if !portal.config.feeds.full_content {
        let hint = "write `full_content = true` into [feeds]";
        remarks.add(place(portal, "full_content"), "feeds carry descriptions only", hint);
    }
}

fn description(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for edition in &portal.config.editions {
        let length = edition.description.chars().count();
        if !(1..=30).contains(&length) {
            let message =
                format!("the description of the edition in `{}` has {length} characters", edition.lang);
            remarks.add(place(portal, "description"), message, "write one of 1 to 30 characters");
        }
    }
}

/// The line of `config.toml` in which something stands; its beginning if it stands nowhere.
fn place(portal: &Portal<'_>, text: &str) -> Range<usize> {
    let start = portal.text.find(text).unwrap_or(0);
    start..portal.text[start..].find('\n').map_or(portal.text.len(), |end| start + end)
}
