//! Events of Markdown, and the HTML among them, become passages, links and pictures.

use super::passage::{Kind, OBJECT, Passage};
use super::tags::{self, Piece};
use super::{Link, Picture};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// Elements that begin a passage of their own.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "figure",
    "figcaption",
    "section",
    "hr",
    "pre",
];

/// Elements whose text is no prose: it means what it is, to the space.
const VERBATIM: [&str; 8] = ["script", "style", "pre", "code", "kbd", "samp", "textarea", "svg"];

/// What a body holds, each in its order.
#[derive(Default)]
pub(super) struct Found {
    /// The prose.
    pub(super) passages: Vec<Passage>,
    /// The links.
    pub(super) links: Vec<Link>,
    /// The pictures.
    pub(super) pictures: Vec<Picture>,
}

/// Collects what a body holds.
#[derive(Default)]
pub(super) struct Reader<'b> {
    base: usize,
    body: &'b str,
    found: Found,
    current: Option<Passage>,
    kind: Vec<Kind>,
    /// Open links: where each begins in the current passage, and the link itself.
    open: Vec<(usize, Link)>,
    picture: Option<(Picture, usize)>,
    /// Whether code, a script or a style is being read.
    mute: usize,
}

impl<'b> Reader<'b> {
    /// Of a body that begins at `base` of the file.
    pub(super) fn new(body: &'b str, base: usize) -> Self {
        Self { base, body, ..Self::default() }
    }

    /// Everything found.
    pub(super) fn done(mut self) -> Found {
        self.flush();
        self.found
    }

    /// Takes the next event of the parser, and where it stands in the body.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.picture.is_some() {
            return self.alternative(&event);
        }
        let place = self.base + range.start..self.base + range.end;
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.mute == 0 => {
                let verbatim = self.body.get(range) == Some(&*text);
                self.push(&text, place, verbatim);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {
                self.push(&OBJECT.to_string(), place, false);
            }
            Event::SoftBreak | Event::HardBreak => self.push("\n", place, false),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, place.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => {
                let at = self.current.as_ref().map_or(0, |passage| passage.text.len());
                let destination = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.open.push((at, Link { destination, range: place, is_empty: true }));
            }
            Tag::Image { dest_url, .. } => {
                self.picture =
                    Some((Picture { src: dest_url.into_string(), alt: String::new(), range: place }, 0));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.mute += 1;
            }
            Tag::Heading { level, .. } => self.block(Some(Kind::Heading(level as u8))),
            Tag::Item => self.block(Some(Kind::Item)),
            Tag::TableCell => self.block(Some(Kind::Cell)),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => self.block(None),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Link => self.close_link(),
            TagEnd::CodeBlock => self.mute = self.mute.saturating_sub(1),
            TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell => {
                self.flush();
                self.kind.pop();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::Image => {}
            _ => self.flush(),
        }
    }

    /// Begins a passage; within headings, items and cells it is of their kind.
    fn block(&mut self, kind: Option<Kind>) {
        self.flush();
        self.kind.extend(kind);
    }

    fn push(&mut self, text: &str, source: Range<usize>, verbatim: bool) {
        let kind = self.kind.last().copied().unwrap_or(Kind::Paragraph);
        self.current.get_or_insert_with(|| Passage::new(kind)).push(text, source, verbatim);
    }

    fn flush(&mut self) {
        while !self.open.is_empty() {
            self.close_link();
        }
        self.found.passages.extend(self.current.take().filter(|passage| !passage.is_blank()));
    }

    fn close_link(&mut self) {
        let Some((at, mut link)) = self.open.pop() else { return };
        if let Some(passage) = &mut self.current {
            link.is_empty = passage.text.get(at..).is_none_or(|text| text.trim().is_empty());
            passage.links.push(at..passage.text.len());
        }
        self.found.links.push(link);
    }

    /// Collects a picture's alternative text.
    fn alternative(&mut self, event: &Event<'_>) {
        let Some((picture, depth)) = self.picture.as_mut() else { return };
        match event {
            Event::Start(_) => *depth += 1,
            Event::End(TagEnd::Image) if *depth == 0 => {
                if let Some((picture, _)) = self.picture.take() {
                    self.push(&OBJECT.to_string(), picture.range.clone(), false);
                    self.found.pictures.push(picture);
                }
            }
            Event::End(_) => *depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(text),
            _ => {}
        }
    }

    fn html(&mut self, html: &str, start: usize) {
        for (piece, range) in tags::pieces(html) {
            let place = start + range.start..start + range.end;
            match piece {
                Piece::Open(name, attributes) => self.open_tag(&name, attributes, place),
                Piece::Close(name) => self.close_tag(&name),
                Piece::Text(text) if self.mute == 0 => self.push(text, place, true),
                Piece::Reference(means) if self.mute == 0 => self.push(means, place, false),
                Piece::Text(_) | Piece::Reference(_) => {}
            }
        }
    }

    fn open_tag(&mut self, name: &str, attributes: tags::Attributes<'_>, place: Range<usize>) {
        match name {
            "a" => {
                if let Some(href) = attributes.get("href") {
                    let at = self.current.as_ref().map_or(0, |passage| passage.text.len());
                    self.open.push((at, Link { destination: href.to_owned(), range: place, is_empty: true }));
                }
            }
            "img" => {
                let text = |name| attributes.get(name).unwrap_or_default().to_owned();
                self.push(&OBJECT.to_string(), place.clone(), false);
                self.found.pictures.push(Picture { src: text("src"), alt: text("alt"), range: place });
            }
            name if VERBATIM.contains(&name) => {
                if self.mute == 0 {
                    self.push(&OBJECT.to_string(), place, false);
                }
                self.mute += 1;
            }
            name if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn close_tag(&mut self, name: &str) {
        match name {
            "a" => self.close_link(),
            name if VERBATIM.contains(&name) => self.mute = self.mute.saturating_sub(1),
            name if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }
}
