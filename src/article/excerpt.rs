//! What lists show of an article: plain text, from its description or its beginning.

use super::Text;
use super::markdown::{self, Quotes};
use super::shorten::shorten;
use crate::base::text::collapse_whitespace;
use crate::config::Config;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// How much of a body is read first, in bytes: the first paragraph mostly ends before.
const BEGINNING: usize = 512;

/// The description; else the text before `<!-- more -->`, else the first paragraph, cut to the configured length.
pub(super) fn of(text: &Text, config: &Config) -> String {
    if let Some(description) = &text.description {
        return description.clone();
    }
    let style = Reading {
        lang: &config.edition(text.edition).lang,
        smart: config.markdown.smart_punctuation,
        enough: config.lists.excerpt_length.saturating_mul(8),
    };
    let lead = mark(&text.body).map(|end| style.paragraphs(&text.body[..end], true));
    let lead = lead.filter(|lead| !lead.is_empty()).unwrap_or_else(|| {
        let beginning = beginning(&text.body);
        let first = beginning.map(|end| style.paragraphs(&text.body[..end], false));
        first.filter(|first| !first.is_empty()).unwrap_or_else(|| style.paragraphs(&text.body, false))
    });
    shorten(&collapse_whitespace(&lead), config.lists.excerpt_length)
}

/// Where `<!-- more -->` stands.
fn mark(body: &str) -> Option<usize> {
    body.match_indices("<!--").map(|(at, _)| at).find(|at| {
        let inner = body[at + 4..].trim_start();
        inner.strip_prefix("more").is_some_and(|rest| rest.trim_start().starts_with("-->"))
    })
}

/// A blank line after the beginning, if what stands before it can be read without the rest: no references to
/// definitions at the end, no open fence or HTML block.
fn beginning(body: &str) -> Option<usize> {
    let mut floor = BEGINNING.min(body.len());
    while !body.is_char_boundary(floor) {
        floor += 1;
    }
    let end = floor + body[floor..].find("\n\n")? + 1;
    let head = &body[..end];
    let open = head.contains("```") || head.contains("~~~") || head.contains('<');
    let refers = head.contains('[') && body[end..].contains("]:");
    (!open && !refers).then_some(end)
}

/// How text is taken from Markdown.
struct Reading<'a> {
    lang: &'a str,
    smart: bool,
    enough: usize,
}

impl Reading<'_> {
    /// The plain text of the paragraphs of a piece of Markdown: all of them, or the first that is not a picture.
    fn paragraphs(&self, body: &str, all: bool) -> String {
        let mut lead = Lead::default();
        let parser = Parser::new_ext(body, markdown::options(self.smart)).into_offset_iter();
        for event in Quotes::new(parser, body, self.lang, self.smart) {
            let ended = matches!(event, Event::End(TagEnd::Paragraph | TagEnd::Item));
            lead.add(event);
            let first = ended && !all && !lead.own.trim().is_empty();
            if first || lead.own.len() > self.enough {
                break;
            }
        }
        if lead.own.trim().is_empty() { lead.quoted } else { lead.own }
    }
}

/// Running text, as far as it is collected.
#[derive(Default)]
struct Lead {
    /// The article's own words.
    own: String,
    /// What stands in block quotes: it counts only where there is nothing else.
    quoted: String,
    /// How many block quotes are open.
    quotes: usize,
    /// How many elements are open that are no running text.
    skipped: usize,
    /// Whether a paragraph or item is open.
    inside: bool,
}

impl Lead {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => self.quotes += 1,
            Event::Start(Tag::Paragraph | Tag::Item) => self.inside = self.skipped == 0,
            Event::Start(tag) if is_skipped(&tag) => self.skipped += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.quotes = self.quotes.saturating_sub(1),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                self.text(" ");
                self.inside = false;
            }
            Event::End(end) if is_skip_end(end) => self.skipped = self.skipped.saturating_sub(1),
            Event::Text(piece) | Event::Code(piece) => self.text(&piece),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, piece: &str) {
        if self.inside && self.skipped == 0 {
            let text = if self.quotes > 0 { &mut self.quoted } else { &mut self.own };
            text.push_str(piece);
        }
    }
}

/// What is no running text.
fn is_skipped(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::Image { .. }
            | Tag::Table(_)
            | Tag::CodeBlock(_)
            | Tag::FootnoteDefinition(_)
    )
}

/// The ends of the same.
fn is_skip_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Heading(_) | TagEnd::Image | TagEnd::Table | TagEnd::CodeBlock | TagEnd::FootnoteDefinition
    )
}
