//! What is said of a third party's text when it is read: what is not printed as it was sent, and what is too much.

use super::inventory::{self, Finding};
use super::{liberties, pictures};
use crate::article::Article;
use crate::article::fields::{Fields, Key};
use crate::base::problem::Problem;
use crate::base::text::shorten;
use crate::config::{Images, Provider, Trust};
use std::ops::Range;

/// How long the headline of an untrusted file may be, in characters: those of wire copy have less than half of it.
const HEADLINE: usize = 500;

/// How long any other text of its front matter may be, in characters.
const LINE: usize = 5000;

/// An article as it may be shown, with problems named: one of an untrusted provider loses a picture on another host,
/// and what its file may not decide. Its path must be known.
pub(in crate::article) fn received(fields: &mut Fields<'_>, article: Article) -> Article {
    let config = fields.config;
    let provider = article.provider.as_deref().and_then(|slug| config.provider(slug));
    let Some(provider) = provider.filter(|provider| provider.trust == Trust::Untrusted) else {
        return article;
    };
    fields.refuse_long((HEADLINE, LINE), &provider.slug);
    let mut article = liberties::within(fields, provider, article);
    if article.image.as_ref().is_some_and(|image| !is_shown(fields, provider, &image.src)) {
        article.image = None;
    }
    of_body(fields, provider, &article);
    article
}

/// Whether the picture of a card may be shown; says so if not.
fn is_shown(fields: &mut Fields<'_>, provider: &Provider, src: &str) -> bool {
    let is_remote = provider.images == Images::Local && fields.config.base_url.is_left_by(src);
    let is_counter = pictures::is_counter(src);
    let Some(entry) = fields.sheet.one(Key::Image).filter(|_| is_remote || is_counter) else {
        return !(is_remote || is_counter);
    };
    let problem = if is_counter { pixel(src, 0) } else { remote(src, provider, "left out", 0) };
    fields.report(&entry.node.span, problem);
    false
}

/// Names what a body holds too much of, and what is not printed as it was sent, once a kind.
fn of_body(fields: &mut Fields<'_>, provider: &Provider, article: &Article) {
    let (config, offset) = (fields.config, article.text.body_offset);
    let body = article.text.body.as_str();
    let limits = config.third_party;
    if body.len() > limits.max_kilobytes * 1024 {
        let mut end = limits.max_kilobytes * 1024;
        while !body.is_char_boundary(end) {
            end -= 1;
        }
        let says = format!("this text is {} kilobytes long", body.len().div_ceil(1024));
        let problem = too_much(&says, provider, limits.max_kilobytes, "max_kilobytes");
        fields.report(&(offset + end..offset + end), problem);
        return;
    }
    let found = inventory::of(body, limits, &config.base_url);
    let place = |range: &Range<usize>| offset + range.start..offset + range.end;
    if let Some(range) = &found.too_many_links {
        let says = format!("this text holds {} links", found.links);
        fields.report(&place(range), too_much(&says, provider, limits.max_links, "max_links"));
    }
    if let Some(range) = &found.too_deep {
        let says = "elements stand too deep within each other";
        fields.report(&place(range), too_much(says, provider, limits.max_depth, "max_depth"));
    }
    for kind in [is_pixel, is_remote, is_frame, is_open] {
        let is_told = |finding: &Finding| match finding {
            Finding::Remote(_) => provider.images == Images::Local,
            Finding::Frame(_) => finding.host().is_none_or(|host| !config.embeds.contains(&host)),
            Finding::Pixel(_) | Finding::Open(_) => true,
        };
        let mut of_kind = found.findings.iter().filter(|(finding, _)| kind(finding) && is_told(finding));
        if let Some((first, range)) = of_kind.next() {
            fields.report(&place(range), first.problem(provider, of_kind.count()));
        }
    }
}

fn is_pixel(finding: &Finding) -> bool {
    matches!(finding, Finding::Pixel(_))
}

fn is_remote(finding: &Finding) -> bool {
    matches!(finding, Finding::Remote(_))
}

fn is_frame(finding: &Finding) -> bool {
    matches!(finding, Finding::Frame(_))
}

fn is_open(finding: &Finding) -> bool {
    matches!(finding, Finding::Open(_))
}

impl Finding {
    /// What is said of it, if there are `more` of its kind in the file.
    fn problem(&self, provider: &Provider, more: usize) -> Problem {
        match self {
            Self::Pixel(src) => pixel(src, more),
            Self::Open(name) => {
                let message = format!("\"{name}\" is never closed: the text after it is left out");
                Problem::warning(message).hint("close it, or remove it: what stands in it is never printed")
            }
            Self::Remote(src) => remote(src, provider, "printed as a link", more),
            Self::Frame(src) => {
                let message = format!("the frame of \"{}\" is left out", shorten(src, 60));
                let hint = match self.host() {
                    Some(host) => {
                        format!("if it may be loaded by a click, write \"{host}\" into `allow` of [embeds]")
                    }
                    None => {
                        "only frames with a web address that begins with https:// can be allowed".to_owned()
                    }
                };
                Problem::warning(message).hint(hint + &others(more))
            }
        }
    }
}

fn pixel(src: &str, more: usize) -> Problem {
    let message = format!("the picture \"{}\" is left out: it is there to count readers", shorten(src, 60));
    Problem::warning(message).hint(format!(
        "pictures of a pixel or none, hidden ones and known counters are never printed{}",
        others(more)
    ))
}

fn remote(src: &str, provider: &Provider, becomes: &str, more: usize) -> Problem {
    let message = format!("the picture \"{}\" is {becomes}: it stands on another host", shorten(src, 60));
    Problem::warning(message).hint(format!(
        "save it beside the article, or write `images = \"remote\"` into [providers.{}]{}",
        provider.slug,
        others(more)
    ))
}

/// How many more there are, at the end of a hint.
fn others(more: usize) -> String {
    if more == 0 { String::new() } else { format!("; {more} more in this file") }
}

fn too_much(says: &str, provider: &Provider, limit: usize, key: &str) -> Problem {
    Problem::error(format!("{says}; {limit} are allowed to \"{}\", which is not trusted", provider.slug))
        .hint(format!("ask for what is wrong with it, or raise `{key}` of [third_party]"))
}
