//! Headings with their ids, code blocks, cells of tables.

use super::writer::Writer;
use super::{Heading, escape};
use crate::base::slug::{SlugStyle, slug};
use crate::base::text::collapse_whitespace;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Tag};
use std::fmt::Write;

/// A heading that is being written.
pub(super) struct Open {
    level: u8,
    /// Where its attributes go.
    at: usize,
    id: Option<String>,
    text: String,
}

/// A table that is being written.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) head: bool,
    /// Where its name goes.
    name_at: usize,
    /// What its columns are called.
    names: Vec<String>,
}

impl Writer<'_, '_> {
    pub(super) fn heading_start(&mut self, level: u8, id: Option<CowStr<'_>>, classes: &[CowStr<'_>]) {
        let level = level.max(2);
        // A third party gives nothing a name: it could be that of a part of the page.
        let id = id.filter(|_| self.style.sanitise.is_none());
        self.block("");
        let _ = write!(self.out, "<h{level}");
        let at = self.out.len();
        if !classes.is_empty() {
            self.out.push_str(" class=\"");
            escape::attribute(&mut self.out, &classes.join(" "));
            self.out.push('"');
        }
        self.out.push('>');
        self.heading = Some(Open { level, at, id: id.map(CowStr::into_string), text: String::new() });
    }

    pub(super) fn heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    pub(super) fn heading_end(&mut self) {
        let Some(Open { level, at, id, text }) = self.heading.take() else {
            return;
        };
        let _ = writeln!(self.out, "</h{level}>");
        if !self.style.heading_anchors && id.is_none() {
            return;
        }
        let id = self.unique(&slug(id.as_deref().unwrap_or(&text), SlugStyle::Unicode, self.style.lang));
        // Ids are slugs: nothing in them needs escaping.
        self.out.insert_str(at, &format!(" id=\"{}{id}\"", self.mark));
        self.headings.push(Heading { level, id, text: collapse_whitespace(&text) });
    }

    /// An id that no other heading has.
    fn unique(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "section" } else { wanted };
        // Where the last heading of this name left off, so that a thousand alike cost no more than a thousand others.
        let mut number = self.ids.get(wanted).copied().unwrap_or(0);
        let mut id = wanted.to_owned();
        while self.ids.contains_key(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.ids.insert(wanted.to_owned(), number.max(1));
        self.ids.insert(id.clone(), 1);
        id
    }

    pub(super) fn code_start(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() {
            return self.block("<pre><code>");
        }
        self.block("<pre><code class=\"language-");
        escape::attribute(&mut self.out, language);
        self.out.push_str("\">");
    }

    pub(super) fn table_start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Table(alignments) => {
                self.cells.alignments = alignments;
                // A wide table scrolls by itself; the keyboard reaches it to do so, and hears what it has reached.
                self.block("<div class=\"table\"");
                self.cells.name_at = self.out.len();
                self.out.push_str(" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.cells.head = true;
                self.cells.column = 0;
                self.cells.names.clear();
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cells.column = 0;
                self.out.push_str("<tr>");
            }
            _ => self.cell_start(),
        }
    }

    /// Ends the head of a table, and names the table by its columns.
    pub(super) fn table_head_end(&mut self) {
        self.cells.head = false;
        self.out.push_str("</tr></thead>\n<tbody>\n");
        let names = self.cells.names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        let names = names.collect::<Vec<_>>().join(", ");
        if !names.is_empty() {
            let mut name = " role=\"group\" aria-label=\"".to_owned();
            escape::attribute(&mut name, &names);
            name.push('"');
            self.out.insert_str(self.cells.name_at, &name);
        }
    }

    /// Notes a piece of what a column is called.
    pub(super) fn column_text(&mut self, text: &str) {
        if let Some(name) = self.cells.names.last_mut().filter(|_| self.cells.head) {
            name.push_str(text);
        }
    }

    fn cell_start(&mut self) {
        if self.cells.head {
            self.cells.names.push(String::new());
        }
        self.out.push_str(if self.cells.head { "<th scope=\"col\"" } else { "<td" });
        self.out.push_str(match self.cells.alignments.get(self.cells.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        });
    }
}
