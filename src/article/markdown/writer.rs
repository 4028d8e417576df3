//! Events of Markdown become HTML, one after the other.

use super::blocks::{Cells, Open};
use super::footnotes::Footnotes;
use super::image::Picture;
use super::quotations::{OPEN, Quotation};
use super::{Asked, Destination, Heading, Rendered, Style, escape};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes all events; `length` is that of the Markdown, `mark` what ids of ours begin with for now.
pub(super) fn write<'a>(
    events: impl Iterator<Item = Event<'a>>,
    length: usize,
    style: &Style<'_>,
    mark: &str,
    links: &mut dyn FnMut(Asked<'_>) -> Destination,
) -> Rendered {
    let mut writer = Writer {
        out: String::with_capacity(length + length / 4 + 64),
        style,
        mark,
        links,
        headings: Vec::new(),
        ids: BTreeMap::new(),
        heading: None,
        paragraph: None,
        picture: None,
        plain: Vec::new(),
        raw_plain: Vec::new(),
        html: None,
        cells: Cells::default(),
        footnotes: Footnotes::default(),
        quotation: None,
        note: None,
    };
    for event in events {
        writer.event(event);
    }
    writer.footnotes.write(&mut writer.out, mark);
    Rendered { html: writer.out, headings: writer.headings }
}

/// A paragraph that is being written.
struct Paragraph {
    start: usize,
    /// Whether anything but one picture stands in it.
    mixed: bool,
    picture: Option<Picture>,
}

/// HTML as far as it is written.
pub(super) struct Writer<'s, 'l> {
    pub(super) out: String,
    pub(super) style: &'s Style<'s>,
    pub(super) mark: &'s str,
    pub(super) links: &'l mut dyn FnMut(Asked<'_>) -> Destination,
    pub(super) headings: Vec<Heading>,
    pub(super) ids: BTreeMap<String, usize>,
    pub(super) heading: Option<Open>,
    paragraph: Option<Paragraph>,
    picture: Option<Picture>,
    /// For each open link whether only its text is written.
    plain: Vec<bool>,
    /// The same for links in HTML.
    pub(super) raw_plain: Vec<bool>,
    /// A block of HTML that is being read.
    html: Option<String>,
    pub(super) cells: Cells,
    footnotes: Footnotes,
    quotation: Option<Quotation>,
    /// The footnote that is being written, and the text before it.
    note: Option<(String, String)>,
}

impl Writer<'_, '_> {
    fn event(&mut self, event: Event<'_>) {
        if self.picture.is_some() {
            return self.alternative(event);
        }
        let alone =
            matches!(event, Event::Start(Tag::Paragraph | Tag::Image { .. }) | Event::End(TagEnd::Paragraph));
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| !alone) {
            paragraph.mixed = true;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => {
                self.heading_text(&text);
                self.column_text(&text);
                if let Some(quotation) = &mut self.quotation {
                    quotation.text(&text);
                }
                escape::text(&mut self.out, &text);
            }
            Event::Code(code) => {
                self.heading_text(&code);
                self.column_text(&code);
                self.out.push_str("<code>");
                escape::text(&mut self.out, &code);
                self.out.push_str("</code>");
            }
            Event::Html(html) if self.html.is_some() => self.html.get_or_insert_default().push_str(&html),
            Event::Html(html) | Event::InlineHtml(html) => self.raw(&html),
            Event::InlineMath(text) | Event::DisplayMath(text) => escape::text(&mut self.out, &text),
            Event::FootnoteReference(name) => self.footnotes.mention(&mut self.out, &name, self.mark),
            Event::SoftBreak => {
                self.heading_text(" ");
                self.out.push('\n');
            }
            Event::HardBreak => {
                self.heading_text(" ");
                self.out.push_str("<br>\n");
            }
            Event::Rule => self.block("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
        }
    }

    /// A box that cannot be ticked; its mark is its name in every language.
    fn task(&mut self, done: bool) {
        let (checked, mark) = if done { (" checked", '\u{2611}') } else { ("", '\u{2610}') };
        let _ = match self.style.sanitise {
            Some(_) => write!(self.out, "<span class=\"task\">{mark}</span> "),
            None => write!(self.out, "<input type=\"checkbox\" disabled{checked} aria-label=\"{mark}\"> "),
        };
    }

    /// Collects a picture's alternative text.
    fn alternative(&mut self, event: Event<'_>) {
        let Some(picture) = self.picture.as_mut() else {
            return;
        };
        match event {
            Event::Start(_) => picture.depth += 1,
            Event::End(TagEnd::Image) if picture.depth == 0 => self.picture_end(),
            Event::End(_) => picture.depth = picture.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    /// Writes a picture; a titled one that has its paragraph alone may become a figure.
    fn picture_end(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        picture.inline(&mut self.out);
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.mixed |= paragraph.picture.is_some();
            paragraph.picture = Some(picture);
        }
    }

    /// A block on its own line.
    pub(super) fn block(&mut self, html: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(html);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.block("");
                self.paragraph = Some(Paragraph { start: self.out.len(), mixed: false, picture: None });
                self.out.push_str("<p>");
            }
            Tag::Heading { level, id, classes, .. } => self.heading_start(level as u8, id, &classes),
            Tag::BlockQuote(_) => self.quotation_start(),
            Tag::CodeBlock(kind) => self.code_start(&kind),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::Item => self.block("<li>"),
            Tag::FootnoteDefinition(name) => {
                self.note = Some((name.into_string(), std::mem::take(&mut self.out)));
            }
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.table_start(tag),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            // Its events are lines, and a tag may stand on several.
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Link { link_type, dest_url, title, .. } => self.link_start(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.picture_start(&dest_url, title),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.paragraph_end(),
            TagEnd::Heading(_) => self.heading_end(),
            TagEnd::BlockQuote(_) => self.quotation_end(),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((name, before)) = self.note.take() {
                    let html = std::mem::replace(&mut self.out, before);
                    self.footnotes.define(name, html);
                }
            }
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => self.table_head_end(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.cells.column += 1;
                self.out.push_str(if self.cells.head { "</th>" } else { "</td>" });
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.raw(&html);
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link if self.plain.pop() == Some(false) => self.out.push_str("</a>"),
            _ => {}
        }
    }

    fn quotation_start(&mut self) {
        self.block(OPEN);
        match &mut self.quotation {
            Some(quotation) => quotation.deeper(),
            None => self.quotation = Some(Quotation::opened(&self.out)),
        }
        self.out.push_str(">\n");
    }

    fn quotation_end(&mut self) {
        self.block("</blockquote>\n");
        if let Some(quotation) = self.quotation.take_if(Quotation::is_over) {
            quotation.end(&mut self.out, self.style);
        }
    }

    /// A titled picture alone becomes a figure.
    fn paragraph_end(&mut self) {
        let Some(paragraph) = self.paragraph.take() else {
            return;
        };
        match paragraph.picture {
            Some(picture) if !paragraph.mixed && picture.src.is_some() && !picture.title.is_empty() => {
                self.out.truncate(paragraph.start);
                picture.figure(&mut self.out);
            }
            _ => {
                self.out.push_str("</p>\n");
                if let Some(quotation) = &mut self.quotation {
                    quotation.paragraph(paragraph.start);
                }
            }
        }
    }

    fn link_start(&mut self, kind: LinkType, written: &str, title: &str) {
        let answer = if kind == LinkType::Email {
            Destination::Url(format!("mailto:{written}"))
        } else {
            (self.links)(Asked::Link(written))
        };
        let destination = match &answer {
            Destination::Keep | Destination::Picture(_) => written,
            Destination::Url(url) => url,
            Destination::PlainText => return self.plain.push(true),
        };
        self.plain.push(false);
        self.out.push_str("<a href=\"");
        escape::url(&mut self.out, destination);
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            escape::attribute(&mut self.out, title);
        }
        if let Some(rel) =
            self.style.link_rel.filter(|_| self.style.sanitise.is_none()).and_then(|rel| rel.of(destination))
        {
            self.out.push_str("\" rel=\"");
            escape::attribute(&mut self.out, rel);
        }
        self.out.push_str("\">");
    }

    fn picture_start(&mut self, written: &str, title: CowStr<'_>) {
        let (src, framed) = match (self.links)(Asked::Picture(written)) {
            Destination::Keep => (Some(written.to_owned()), None),
            Destination::Url(url) => (Some(url), None),
            Destination::Picture(framed) => (Some(framed.src.clone()), Some(framed)),
            Destination::PlainText => (None, None),
        };
        self.picture = Some(Picture { src, framed, title: title.into_string(), ..Picture::default() });
    }
}
