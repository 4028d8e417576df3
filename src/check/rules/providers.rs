//! What the configuration says of providers, against what search engines ask of third-party articles.

use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use crate::config::{Indexing, Provider};
use std::ops::Range;

/// A provider that is paid and says so nowhere.
pub(in crate::check) static LABEL: Rule = Rule {
    name: "provider-label",
    level: Level::Error,
    profiles: &[Profile::GoogleNews, Profile::Syndication],
    meaning: "A provider's links are `sponsored`, and its articles carry no label.",
    why: "Sponsored material must not pose as editorial; the relation is disclosed to the reader (support.google.com/websearch/answer/9982767).",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nlink_rel = \"sponsored\"\nnotice = \"By Wire.\"\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nlink_rel = \"sponsored\"\nlabel = \"Press release\"\nnotice = \"By Wire.\"\n",
    },
    mends: false,
    look: Look::Portal(label),
};

/// A provider whose articles nobody tells the reader about.
pub(in crate::check) static NOTICE: Rule = Rule {
    name: "provider-notice",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "A provider has no notice in the language of an edition.",
    why: "Readers of that edition are not told that a third party supplied the text.",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nnotice = \"This text was supplied by Wire.\"\n",
    },
    mends: false,
    look: Look::Portal(notice),
};

/// A provider whose copies compete with the original.
pub(in crate::check) static INDEXING: Rule = Rule {
    name: "provider-indexing",
    level: Level::Warning,
    profiles: &[Profile::GoogleNews, Profile::Syndication],
    meaning: "A provider's copies are indexed by Google News: `indexing` is \"index\" or \"canonical\" while its text is untrusted, or `in_news_sitemap` contradicts `indexing`.",
    why: "For syndicated copies Google asks for `noindex` by agent (`Googlebot-News`), and does not recommend a canonical link (support.google.com/news/publisher-center/answer/9606800).",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nnotice = \"By Wire.\"\nindexing = \"canonical\"\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n[providers.wire]\nname = \"Wire\"\nnotice = \"By Wire.\"\nindexing = \"noindex-news\"\n",
    },
    mends: false,
    look: Look::Portal(indexing),
};

/// A portal whose address is not encrypted.
pub(in crate::check) static ADDRESS: Rule = Rule {
    name: "insecure-base-url",
    level: Level::Warning,
    profiles: &[Profile::Syndication],
    meaning: "`base_url` begins with `http://`.",
    why: "MSN takes HTTPS addresses only (support.microsoft.com, MSN feed metadata), and browsers call other pages \"not secure\".",
    example: Example {
        wrong: "-- config.toml --\ntitle = \"News\"\nbase_url = \"http://news.example/\"\n",
        right: "-- config.toml --\ntitle = \"News\"\nbase_url = \"https://news.example/\"\n",
    },
    mends: false,
    look: Look::Portal(address),
};

fn label(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for provider in &portal.config.providers {
        let is_paid = provider.link_rel.split_whitespace().any(|word| word == "sponsored");
        if is_paid && langs(portal).any(|lang| provider.label.get(lang).trim().is_empty()) {
            let message = format!("{} is paid, and its articles carry no label", provider.name.any);
            remarks.add(place(portal, provider), message, "add `label = \"Press release\"`");
        }
    }
}

fn notice(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for provider in &portal.config.providers {
        if let Some(lang) = langs(portal).find(|lang| provider.notice.get(lang).trim().is_empty()) {
            let message = format!("{} has no notice in `{lang}`", provider.name.any);
            remarks.add(
                place(portal, provider),
                message,
                "say that a third party supplied the text (`notice`)",
            );
        }
    }
}

fn indexing(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for provider in &portal.config.providers {
        let is_open = matches!(provider.indexing, Indexing::Index | Indexing::Canonical);
        let is_foreign = provider.trust == crate::config::Trust::Untrusted;
        if is_open && is_foreign {
            let message = format!("Google News may index the copies of {}", provider.name.any);
            remarks.add(place(portal, provider), message, "write `indexing = \"noindex-news\"`");
        } else if !is_open && provider.in_news_sitemap {
            let message =
                format!("the news sitemap names the copies of {}, which forbid indexing", provider.name.any);
            remarks.add(place(portal, provider), message, "write `in_news_sitemap = false`");
        }
    }
}

fn address(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    if portal.config.base_url.origin().starts_with("http://") {
        let start = portal.text.find("base_url").unwrap_or(0);
        let end = portal.text[start..].find('\n').map_or(portal.text.len(), |end| start + end);
        remarks.add(start..end, "the portal's address is not encrypted", "write it with https://");
    }
}

fn langs<'p>(portal: &'p Portal<'_>) -> impl Iterator<Item = &'p str> {
    portal.config.editions.iter().map(|edition| edition.lang.as_str())
}

/// Where the table of a provider stands in `config.toml`.
fn place(portal: &Portal<'_>, provider: &Provider) -> Range<usize> {
    let header = format!("[providers.{}]", provider.slug);
    let start = portal.text.find(&header).unwrap_or(0);
    start..(start + header.len()).min(portal.text.len())
}
