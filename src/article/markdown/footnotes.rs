//! Footnotes: numbered in the order of their first mention, printed at the end of the text.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// By name: its number, and how often it was mentioned.
    numbers: BTreeMap<String, (usize, usize)>,
    /// By name: its HTML.
    notes: BTreeMap<String, String>,
}

impl Footnotes {
    /// Appends a mention. `mark` is what ids of ours begin with.
    pub(super) fn mention(&mut self, out: &mut String, name: &str, mark: &str) {
        let next = self.numbers.len() + 1;
        let (number, mentions) = self.numbers.entry(name.to_owned()).or_insert((next, 0));
        *mentions += 1;
        let again = if *mentions > 1 { format!("-{mentions}") } else { String::new() };
        let _ = write!(
            out,
            "<sup class=\"footnote-reference\" id=\"{mark}fnref-{number}{again}\"><a href=\"#fn-{number}\">{number}</a></sup>"
        );
    }

    /// Takes the HTML of a note; the first of a name counts.
    pub(super) fn define(&mut self, name: String, html: String) {
        self.notes.entry(name).or_insert(html);
    }

    /// Appends the notes that the text mentions.
    pub(super) fn write(&self, out: &mut String, mark: &str) {
        let mut order: Vec<_> = self.numbers.iter().map(|(name, (number, _))| (*number, name)).collect();
        order.sort_unstable();
        if order.is_empty() {
            return;
        }
        out.push_str("<div class=\"footnotes\"><ol>\n");
        for (number, name) in order {
            let html = self.notes.get(name).map_or("", |html| html.trim_end());
            let (text, end) = html.strip_suffix("</p>").map_or((html, ""), |text| (text, "</p>"));
            let _ = writeln!(
                out,
                "<li id=\"{mark}fn-{number}\">{text} <a class=\"footnote-back\" href=\"#fnref-{number}\" aria-label=\"\u{21a9} {number}\">\u{21a9}</a>{end}</li>"
            );
        }
        out.push_str("</ol></div>\n");
    }
}
