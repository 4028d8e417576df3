//! An article's file as rules see it: its prose in passages, its links, pictures and headings, each with its place.

mod passage;
mod reader;
mod tags;

pub(super) use passage::{Kind, OBJECT, Passage};
pub(super) use tags::Attributes;

use crate::article::header::Header;
use crate::article::markdown::options;
use crate::article::{Article, Document, Text};
use crate::check::portal::Portal;
use crate::config::{Config, Provider};
use pulldown_cmark::{Event, Parser, Tag};
use reader::{Found, Reader};
use std::cell::OnceCell;
use std::ops::Range;

/// A file as rules see it.
pub(super) struct Manuscript<'m> {
    /// The file's text, without a byte order mark.
    pub(super) text: &'m str,
    /// What it is.
    pub(super) document: &'m Document,
    /// The portal around it.
    pub(super) portal: &'m Portal<'m>,
    /// The portal's configuration.
    pub(super) config: &'m Config,
    /// The prose, in its order.
    pub(super) passages: Vec<Passage>,
    /// The links, in their order.
    pub(super) links: Vec<Link>,
    /// The pictures of the body, in their order.
    pub(super) pictures: Vec<Picture>,
    header: OnceCell<Option<Header>>,
}

/// A link of a body.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Where it leads, as the file writes it.
    pub(super) destination: String,
    /// Where it stands in the file.
    pub(super) range: Range<usize>,
    /// Whether nothing of it can be seen.
    pub(super) is_empty: bool,
}

/// A picture of a body.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// As the file writes it.
    pub(super) src: String,
    /// What it shows, for those who do not see it.
    pub(super) alt: String,
    /// Where it stands in the file.
    pub(super) range: Range<usize>,
}

impl<'m> Manuscript<'m> {
    /// The manuscript of a document that was read from a file's text.
    pub(super) fn new(text: &'m str, document: &'m Document, portal: &'m Portal<'m>) -> Self {
        let common = document.text();
        let mut reader = Reader::new(&common.body, common.body_offset);
        for (event, range) in Parser::new_ext(&common.body, options(false)).into_offset_iter() {
            reader.event(event, range);
        }
        let Found { passages, links, pictures } = reader.done();
        Self {
            text,
            document,
            portal,
            config: portal.config,
            passages,
            links,
            pictures,
            header: OnceCell::new(),
        }
    }

    /// What articles and standalone pages share.
    pub(super) fn common(&self) -> &'m Text {
        self.document.text()
    }

    /// The article, if it is one.
    pub(super) fn article(&self) -> Option<&'m Article> {
        match self.document {
            Document::Article(article) => Some(article),
            Document::Page(_) => None,
        }
    }

    /// The tags that open elements in the HTML of the body, with their places in the file; those within scripts and styles are
    /// none.
    pub(super) fn tags(&self) -> Vec<(String, Attributes<'m>, Range<usize>)> {
        let common = self.common();
        let (body, base) = (common.body.as_str(), common.body_offset);
        let mut found = Vec::new();
        for (event, range) in Parser::new_ext(body, options(false)).into_offset_iter() {
            if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
                continue;
            }
            let Some(html) = body.get(range.clone()) else { continue };
            let mut next = 0;
            for (piece, place) in tags::pieces(html) {
                let tags::Piece::Open(name, attributes) = piece else { continue };
                if place.start < next {
                    continue;
                }
                next = tags::end_of_raw(html, &name, place.end);
                let start = base + range.start;
                found.push((name, attributes, start + place.start..start + place.end));
            }
        }
        found
    }

    /// Who supplied it.
    pub(super) fn provider(&self) -> Option<&'m Provider> {
        self.config.provider(self.article()?.provider.as_deref()?)
    }

    /// The language tag of its edition.
    pub(super) fn lang(&self) -> &'m str {
        &self.config.edition(self.common().edition).lang
    }

    /// The first part of the language tag (`pt` of `pt-BR`).
    pub(super) fn primary(&self) -> &'m str {
        self.lang().split('-').next().unwrap_or_default()
    }

    /// The keys of its front matter.
    pub(super) fn header(&self) -> Option<&Header> {
        self.header.get_or_init(|| Header::of(self.text)).as_ref()
    }

    /// Where the value of our key `name` stands in the file, or the opening of the front matter.
    pub(super) fn field(&self, name: &str) -> Range<usize> {
        self.header().map_or(0..0, |header| header.place(name, self.config))
    }

    /// The paragraphs that are plain prose, neither heading nor table.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| matches!(passage.kind, Kind::Paragraph | Kind::Item))
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Manuscript, OBJECT};
    use crate::article::read::read;
    use crate::check::sample;

    #[test]
    fn prose_links_and_pictures_are_found_with_their_places() {
        let body = "One [two](/x/) &amp; *three*  four.\n\n## Head\n\n- `code` item\n\n![alt](a.jpg)\n\n<p>Raw <a href=\"/y/\">link</a> &amp; <img src='b.jpg'></p>\n";
        let text = sample::file(body);
        let config = sample::config("");
        let document = read("content/a.md", &text, &config).document.unwrap();
        let portal = sample::portal(&config);
        let manuscript = Manuscript::new(&text, &document, &portal);
        let prose: Vec<_> =
            manuscript.passages.iter().map(|passage| (passage.kind, passage.text.as_str())).collect();
        assert_eq!(
            prose,
            [
                (Kind::Paragraph, "One two & three  four."),
                (Kind::Heading(2), "Head"),
                (Kind::Item, "\u{fffc} item"),
                (Kind::Paragraph, "\u{fffc}"),
                (Kind::Paragraph, "Raw link & \u{fffc}"),
            ]
        );
        assert_eq!(OBJECT, '\u{fffc}');
        let first = &manuscript.passages[0];
        let at = first.text.find("  four").unwrap();
        assert_eq!(&text[first.place(at..at + 6)], "  four");
        assert_eq!(&text[first.place(8..9)], "&amp;");
        assert!(first.is_verbatim(&(at..at + 2)) && !first.is_verbatim(&(8..9)));
        let links: Vec<_> =
            manuscript.links.iter().map(|link| (link.destination.as_str(), link.is_empty)).collect();
        assert_eq!(links, [("/x/", false), ("/y/", false)]);
        let pictures: Vec<_> =
            manuscript.pictures.iter().map(|picture| (picture.src.as_str(), picture.alt.as_str())).collect();
        assert_eq!(pictures, [("a.jpg", "alt"), ("b.jpg", "")]);
    }
}
