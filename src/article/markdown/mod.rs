//! A body as HTML: CommonMark, tables, footnotes, strikethrough, task lists, heading attributes, typographic
//! punctuation of the language. Streamed, never collected. Knows no portal: it asks for every link's destination.

mod blocks;
pub(super) mod escape;
mod footnotes;
mod image;
mod marks;
mod quotations;
mod quotes;
mod raw;
mod spaces;
#[cfg(test)]
mod tests;
mod writer;

pub(super) use quotes::Quotes;

use super::rel::LinkRel;
use super::sanitise::OWN_ID;
use super::supplied::Supplied;
use crate::base::fingerprint::Fingerprint;
use pulldown_cmark::{Options, Parser};
use std::borrow::Cow;

/// How a body is rendered.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The language, a BCP 47 tag: which quotation marks straight ones become.
    pub lang: &'a str,
    /// Whether straight quotes and dashes become typographic ones.
    pub smart_punctuation: bool,
    /// Whether headings get an id.
    pub heading_anchors: bool,
    /// For text that is not ours to trust.
    pub sanitise: Option<Supplied<'a>>,
    /// The `rel` of links that leave the portal, beside what an author's own HTML says.
    pub link_rel: Option<LinkRel<'a>>,
}

/// What the renderer asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked<'a> {
    /// The destination of a link, as written.
    Link(&'a str),
    /// The picture of a destination, as written.
    Picture(&'a str),
    /// The same, of an element in an author's own HTML, which is left as it is or is its text.
    Element(&'a str),
}

/// A picture that has variants. What is a URL may stand in an attribute once it is escaped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Framed {
    /// Of the file that every browser shows.
    pub src: String,
    /// Of that file, in pixels.
    pub width: u32,
    /// Of that file, in pixels.
    pub height: u32,
    /// The same in several widths; may be empty.
    pub srcset: String,
    /// Media type and `srcset` of better formats.
    pub sources: Vec<(&'static str, String)>,
    /// How wide it is shown.
    pub sizes: &'static str,
}

/// What becomes of the destination of a link or image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    /// It stays as it is.
    Keep,
    /// This URL takes its place.
    Url(String),
    /// Of an image: this picture takes its place.
    Picture(Box<Framed>),
    /// Only the text of the link (the alternative text of the image) stays.
    PlainText,
}

/// A body as HTML.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// The headings that carry an id, in their order.
    pub headings: Vec<Heading>,
}

/// A heading of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// From 2 to 6: the page has its own heading of level 1.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// The Markdown that Warta reads.
#[must_use]
pub fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}

/// A body without what HTML must not hold (html.spec.whatwg.org, "Preprocessing the input stream"): control characters
/// and noncharacters become U+FFFD, one character for one, as CommonMark asks for U+0000.
fn printable(body: &str) -> Cow<'_, str> {
    let is_bad = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
            || u32::from(c) & 0xfffe == 0xfffe
            || ('\u{fdd0}'..='\u{fdef}').contains(&c)
    };
    // Nearly all bodies have none: what these begin with in UTF-8 is cheap to look for.
    let may = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2 | 0xef | 0xf0..=0xf4);
    if body.bytes().any(may) && body.contains(is_bad) {
        Cow::Owned(body.chars().map(|c| if is_bad(c) { '\u{fffd}' } else { c }).collect())
    } else {
        Cow::Borrowed(body)
    }
}

/// Renders a body. `links` is asked for every destination of a Markdown link or image, as the author wrote it.
pub fn html(body: &str, style: &Style<'_>, links: &mut dyn FnMut(Asked<'_>) -> Destination) -> Rendered {
    let body = &*printable(body);
    let parser = Parser::new_ext(body, options(style.smart_punctuation)).into_offset_iter();
    let events = Quotes::new(parser, body, style.lang, style.smart_punctuation);
    // No third-party text can hold its own fingerprint, so what carries this mark is ours.
    let mark = style.sanitise.map(|_| format!("{OWN_ID}{}-", Fingerprint::of(body.as_bytes())));
    let mark = mark.unwrap_or_default();
    let mut rendered = writer::write(events, body.len(), style, &mark, links);
    if let Some(supplied) = style.sanitise {
        rendered.html = supplied.clean(&rendered.html, style.link_rel, &mark);
    }
    rendered
}
