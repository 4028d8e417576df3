//! What a third party's Markdown holds, and where: counted as a warning needs it, not as safety would.

use super::tag::Tag as Element;
use super::{frames, pictures};
use crate::article::markdown;
use crate::base::url::BaseUrl;
use crate::config::ThirdParty;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// Something that is not printed as it was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Finding {
    /// A picture that nobody is meant to see; its address.
    Pixel(String),
    /// A picture on another host; its address.
    Remote(String),
    /// A frame; its address.
    Frame(String),
    /// An element that is dropped with all that stands in it, and never ends: how it is written.
    Open(String),
}

/// What a text holds.
#[derive(Default, Debug)]
pub(super) struct Inventory {
    /// In the order of the text.
    pub(super) findings: Vec<(Finding, Range<usize>)>,
    /// The first link that is one too many.
    pub(super) too_many_links: Option<Range<usize>>,
    /// How many links there are.
    pub(super) links: usize,
    /// What first stands too deep.
    pub(super) too_deep: Option<Range<usize>>,
}

/// Elements that have no end, or need none.
const ENDLESS: [&str; 22] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// Elements that are dropped with all that stands in them.
const SWALLOWS: [&str; 14] = [
    "script",
    "style",
    "iframe",
    "object",
    "noscript",
    "template",
    "svg",
    "math",
    "title",
    "textarea",
    "xmp",
    "noembed",
    "noframes",
    "plaintext",
];

/// A count in progress.
struct Count<'a> {
    found: Inventory,
    /// Elements that are open and swallow what stands in them.
    open: Vec<(String, Range<usize>)>,
    depth: usize,
    limits: ThirdParty,
    home: &'a BaseUrl,
}

/// Counts what a body holds.
pub(super) fn of(body: &str, limits: ThirdParty, home: &BaseUrl) -> Inventory {
    let mut count = Count { found: Inventory::default(), open: Vec::new(), depth: 0, limits, home };
    let mut in_block = false;
    for (event, range) in Parser::new_ext(body, markdown::options(false)).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                in_block = true;
                count.html(body, range);
            }
            Event::End(pulldown_cmark::TagEnd::HtmlBlock) => in_block = false,
            Event::Html(_) | Event::InlineHtml(_) if !in_block => count.html(body, range),
            Event::Start(tag) => {
                count.deeper(&range);
                match tag {
                    Tag::Link { .. } => count.link(range),
                    Tag::Image { dest_url, .. } => count.picture(&dest_url, false, range),
                    _ => {}
                }
            }
            Event::End(_) => count.depth = count.depth.saturating_sub(1),
            _ => {}
        }
    }
    if let Some((name, range)) = count.open.into_iter().next() {
        count.found.findings.push((Finding::Open(format!("<{name}>")), range));
    }
    count.found.findings.sort_by_key(|(_, range)| range.start);
    count.found
}

impl Count<'_> {
    /// Counts the tags of a piece of HTML.
    fn html(&mut self, body: &str, piece: Range<usize>) {
        let end = piece.end;
        let mut at = piece.start;
        let written = body.get(piece.clone()).unwrap_or_default();
        if let Some(start) = written.rfind("<!--").filter(|start| !written[*start..].contains("-->")) {
            let start = piece.start + start;
            self.found.findings.push((Finding::Open("<!--".to_owned()), start..start + 4));
        }
        while let Some(start) = body.get(at..end).and_then(|rest| rest.find('<')).map(|start| at + start) {
            let Some(tag) = Element::read(&body[start..end]) else {
                at = start + 1;
                continue;
            };
            at = start + tag.length;
            self.element(&tag, start..at);
        }
    }

    fn element(&mut self, tag: &Element<'_>, range: Range<usize>) {
        let name = tag.name.to_ascii_lowercase();
        if tag.is_end {
            let is_counted = !ENDLESS.contains(&name.as_str());
            self.depth = self.depth.saturating_sub(usize::from(is_counted));
            if let Some(place) = self.open.iter().rposition(|(open, _)| *open == name) {
                self.open.truncate(place);
            }
            return;
        }
        let src = || tag.value("src").unwrap_or_default();
        match name.as_str() {
            "a" => self.link(range.clone()),
            "img" => self.picture(&src(), pictures::is_invisible(tag), range.clone()),
            "iframe" => self.found.findings.push((Finding::Frame(src().into_owned()), range.clone())),
            _ => {}
        }
        let is_whole = matches!(name.as_str(), "svg" | "math") && tag.is_whole;
        if SWALLOWS.contains(&name.as_str()) && !is_whole {
            self.open.push((name.clone(), range.clone()));
        }
        if !ENDLESS.contains(&name.as_str()) {
            self.deeper(&range);
        }
    }

    fn deeper(&mut self, range: &Range<usize>) {
        self.depth += 1;
        if self.depth > self.limits.max_depth && self.found.too_deep.is_none() {
            self.found.too_deep = Some(range.clone());
        }
    }

    fn link(&mut self, range: Range<usize>) {
        self.found.links += 1;
        if self.found.links > self.limits.max_links && self.found.too_many_links.is_none() {
            self.found.too_many_links = Some(range);
        }
    }

    fn picture(&mut self, src: &str, is_invisible: bool, range: Range<usize>) {
        if is_invisible || pictures::is_counter(src) {
            self.found.findings.push((Finding::Pixel(src.to_owned()), range));
        } else if self.home.is_left_by(src) {
            self.found.findings.push((Finding::Remote(src.to_owned()), range));
        }
    }
}

impl Finding {
    /// The host of a frame, if it is one that a portal could allow.
    pub(super) fn host(&self) -> Option<String> {
        match self {
            Self::Frame(src) => frames::address(src).map(|(_, host)| host),
            Self::Pixel(_) | Self::Remote(_) | Self::Open(_) => None,
        }
    }
}
