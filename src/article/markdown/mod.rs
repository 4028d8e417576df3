//! A body as HTML: CommonMark, tables, footnotes, strikethrough, task lists, heading attributes, typographic
//! punctuation of the language. Streamed, never collected. Knows no portal: it asks for every link's destination.

mod blocks;
pub(super) mod escape;
mod footnotes;
mod image;
mod quotes;
#[cfg(test)]
mod tests;
mod writer;

pub(super) use quotes::Quotes;

use super::rel::LinkRel;
use super::sanitise::{OWN_ID, Sanitiser};
use crate::base::fingerprint::Fingerprint;
use pulldown_cmark::{Options, Parser};

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
    pub sanitise: Option<&'a Sanitiser>,
    /// The `rel` of links that leave the portal; of an author's own HTML they have what the author wrote.
    pub link_rel: Option<LinkRel<'a>>,
}

/// What becomes of the destination of a link or image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    /// It stays as it is.
    Keep,
    /// This URL takes its place.
    Url(String),
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
pub(super) fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}

/// Renders a body. `links` is asked for every destination of a Markdown link or image, as the author wrote it.
pub fn html(body: &str, style: &Style<'_>, links: &mut dyn FnMut(&str) -> Destination) -> Rendered {
    let parser = Parser::new_ext(body, options(style.smart_punctuation)).into_offset_iter();
    let events = Quotes::new(parser, body, style.lang);
    // No third-party text can hold its own fingerprint, so what carries this mark is ours.
    let mark = style
        .sanitise
        .map(|_| format!("{OWN_ID}{}-", Fingerprint::of(body.as_bytes())));
    let mark = mark.unwrap_or_default();
    let mut rendered = writer::write(events, body.len(), style, &mark, links);
    if let Some(sanitiser) = style.sanitise {
        let clean = sanitiser.clean(&rendered.html);
        let clean = match style.link_rel {
            Some(rel) => rel.add_to(&clean),
            None => clean,
        };
        rendered.html = clean.replace(&format!(" id=\"{mark}"), " id=\"");
    }
    rendered
}
