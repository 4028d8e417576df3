//! Links and pictures in an author's own HTML: one to a file leads where a link of Markdown's would, one to what no one may see is its text, and
//! one that leaves the portal has the `rel` of the text's provider.

use super::writer::Writer;
use super::{Asked, Destination, escape};
use crate::article::name::without_extension;
use crate::article::supplied::tag::{Tag, silent};
use std::borrow::Cow;

impl Writer<'_, '_> {
    /// Writes HTML whose tags are whole.
    pub(super) fn raw(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (before, tagged) = rest.split_at(at);
            self.out.push_str(before);
            let tag = Tag::read(tagged);
            let length = silent(tagged, tag.as_ref());
            let (written, after) = tagged.split_at(length);
            match tag.filter(|tag| (tag.is("a") || tag.is("img")) && tag.length == length) {
                Some(tag) if tag.is_end && tag.is("a") => {
                    if self.raw_plain.pop() != Some(true) {
                        self.out.push_str(written);
                    }
                }
                Some(tag) if tag.is("a") => self.raw_link(&tag, written),
                Some(tag) => self.raw_picture(&tag, written),
                None => self.out.push_str(written),
            }
            rest = after;
        }
        self.out.push_str(rest);
    }

    fn raw_picture(&mut self, tag: &Tag<'_>, written: &str) {
        let src = tag.value("src").unwrap_or_default();
        if !src.is_empty() && (self.links)(Asked::Element(src.trim())) == Destination::PlainText {
            escape::text(&mut self.out, &tag.value("alt").unwrap_or_default());
        } else {
            self.out.push_str(written);
        }
    }

    fn raw_link(&mut self, tag: &Tag<'_>, written: &str) {
        let href = tag.value("href").unwrap_or_default();
        let answer = if href.is_empty() { Destination::Keep } else { (self.links)(Asked::Link(href.trim())) };
        let url = match answer {
            Destination::PlainText => return self.raw_plain.push(true),
            Destination::Url(url) if names_file(&href) => Some(url),
            Destination::Url(_) | Destination::Keep | Destination::Picture(_) => None,
        };
        self.raw_plain.push(false);
        let words = self.style.link_rel.filter(|_| self.style.sanitise.is_none());
        let words = words.and_then(|rel| rel.of(url.as_deref().unwrap_or(&href)));
        if url.is_none() && words.is_none() {
            return self.out.push_str(written);
        }
        self.out.push_str("<a");
        let others = tag.attributes.iter().filter(|(name, _)| !is(name, "rel") || words.is_none());
        for (name, value) in others {
            let value = match &url {
                Some(url) if is(name, "href") => Cow::Owned(encoded(url)),
                _ => Cow::Borrowed(*value),
            };
            for piece in [" ", name, "=\"", &value.replace('"', "&quot;"), "\""] {
                self.out.push_str(piece);
            }
        }
        if let Some(words) = words {
            self.out.push_str(" rel=\"");
            escape::attribute(&mut self.out, &joined(&tag.value("rel").unwrap_or_default(), words));
            self.out.push('"');
        }
        self.out.push('>');
    }
}

/// Whether an attribute has a name, in whatever case.
fn is(name: &str, other: &str) -> bool {
    name.eq_ignore_ascii_case(other)
}

/// Whether a destination names a Markdown file.
fn names_file(destination: &str) -> bool {
    let path = destination.trim().split(['?', '#']).next().unwrap_or_default();
    without_extension(path).is_some()
}

/// A URL as an attribute holds it.
fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    escape::url(&mut out, url);
    out
}

/// The words of an author's `rel` with those that the text's provider asks for.
fn joined(own: &str, words: &str) -> String {
    let mut all: Vec<&str> = own.split_whitespace().collect();
    let missing =
        words.split_whitespace().filter(|word| !all.iter().any(|own| own.eq_ignore_ascii_case(word)));
    let missing: Vec<_> = missing.collect();
    all.extend(missing);
    all.join(" ")
}
