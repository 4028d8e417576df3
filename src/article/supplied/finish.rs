//! The last step: sanitised HTML, tag by tag. Links get their `rel`, those that lead nowhere go, and so do invisible pictures;
//! pictures on other hosts become links.

use super::frames::EMBED;
use super::tag::Tag;
use super::{Supplied, pictures};
use crate::article::markdown::escape;
use crate::article::rel::LinkRel;
use crate::config::Images;
use ammonia::Url;
use std::borrow::Cow;

/// What of the HTML is ours.
pub(super) struct Marked<'a> {
    /// What ids of ours begin with.
    pub(super) mark: &'a str,
    /// Addresses of frames, by number.
    pub(super) frames: &'a [String],
}

/// A link that is open: where its tag begins and where it ends, or that only its text is printed.
type Open = Option<(usize, usize)>;

struct Finish<'a> {
    out: String,
    open: Vec<Open>,
    supplied: &'a Supplied<'a>,
    rel: Option<LinkRel<'a>>,
}

/// HTML of the sanitiser's, finished. Invariant of such HTML: `<` stands in tags only, and values in double quotes.
pub(super) fn finished(
    supplied: &Supplied<'_>,
    html: &str,
    rel: Option<LinkRel<'_>>,
    marked: &Marked<'_>,
) -> String {
    let out = String::with_capacity(html.len() + html.len() / 16);
    let mut finish = Finish { out, open: Vec::new(), supplied, rel };
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tagged) = rest.split_at(start);
        finish.out.push_str(before);
        let Some(tag) = Tag::read(tagged) else {
            // Cannot be; if it were, nothing after it could be vouched for.
            return finish.out;
        };
        let (written, after) = tagged.split_at(tag.length);
        let written = &*tidy(&tag, written, marked.mark);
        match tag.name {
            "a" if tag.is_end => finish.link_end(),
            "a" => finish.link_start(&tag, written),
            "img" => finish.picture(&tag),
            "span" if !tag.is_end => finish.span(&tag, written, marked),
            _ => finish.out.push_str(written),
        }
        rest = after;
    }
    finish.out.push_str(rest);
    finish.out
}

/// A tag without an id that is not ours, which could stand for something of the page's, and without a class that says nothing.
fn tidy<'h>(tag: &Tag<'_>, written: &'h str, mark: &str) -> Cow<'h, str> {
    let mut tidy = Cow::Borrowed(written);
    for (name, value) in &tag.attributes {
        let is_ours = !mark.is_empty() && value.starts_with(mark);
        if (*name == "id" && !is_ours) || (*name == "class" && value.is_empty()) {
            tidy = Cow::Owned(tidy.replacen(&format!(" {name}=\"{value}\""), "", 1));
        }
    }
    tidy
}

impl Finish<'_> {
    fn link_start(&mut self, tag: &Tag<'_>, written: &str) {
        let Some(href) = tag.value("href") else {
            return self.open.push(None);
        };
        let start = self.out.len();
        self.out.push_str(&written[..written.len() - 1]);
        self.rel(&href);
        self.out.push('>');
        self.open.push(Some((start, self.out.len())));
    }

    /// The `rel` of a link to a destination.
    fn rel(&mut self, href: &str) {
        if let Some(words) = self.rel.and_then(|rel| rel.of(href)) {
            self.out.push_str(" rel=\"");
            escape::attribute(&mut self.out, words);
            self.out.push('"');
        }
    }

    /// A link of which nothing is left to be seen goes.
    fn link_end(&mut self) {
        match self.open.pop().flatten() {
            Some((start, inner)) if self.out[inner..].trim().is_empty() => self.out.truncate(start),
            Some(_) => self.out.push_str("</a>"),
            None => {}
        }
    }

    fn picture(&mut self, img: &Tag<'_>) {
        let src = img.value("src").unwrap_or_default();
        if src.trim().is_empty() || pictures::is_invisible(img) {
            return;
        }
        if self.supplied.images == Images::Local && self.supplied.home.is_left_by(&src) {
            return self.picture_link(img, &src);
        }
        self.out.push_str("<img");
        let ours = img.attributes.iter().filter(|(name, _)| !matches!(*name, "style" | "hidden" | "id"));
        for (name, value) in ours {
            for piece in [" ", name, "=\"", value, "\""] {
                self.out.push_str(piece);
            }
        }
        self.out.push('>');
    }

    /// A link to a picture on another host; within a link its text alone.
    fn picture_link(&mut self, img: &Tag<'_>, src: &str) {
        let said = |name| img.value(name).filter(|text| !text.trim().is_empty());
        let host = || Some(Url::parse(src).ok()?.host_str()?.to_owned().into());
        let text = said("alt").or_else(|| said("title")).or_else(host).unwrap_or_else(|| src.into());
        if self.open.iter().any(Option::is_some) {
            return escape::text(&mut self.out, &text);
        }
        self.out.push_str("<a href=\"");
        escape::attribute(&mut self.out, src);
        self.out.push('"');
        self.rel(src);
        self.out.push('>');
        escape::text(&mut self.out, &text);
        self.out.push_str("</a>");
    }

    /// A span; around a link to a frame, the one that the theme's script looks for.
    fn span(&mut self, tag: &Tag<'_>, written: &str, marked: &Marked<'_>) {
        let number = tag
            .value("id")
            .and_then(|id| id.strip_prefix(marked.mark)?.strip_prefix(EMBED)?.parse::<usize>().ok());
        match number.and_then(|number| marked.frames.get(number)) {
            Some(frame) => {
                self.out.push_str("<span class=\"embed\" data-embed=\"");
                escape::attribute(&mut self.out, frame);
                self.out.push_str("\">");
            }
            None => self.out.push_str(written),
        }
    }
}
