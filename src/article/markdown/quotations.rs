//! Quotations. Which way one runs: one in Hebrew on an English page runs from the right, and says so. Who said it: a last
//! line that begins with a dash names the speaker, and makes it a pull quote.

use super::Style;
use crate::config::language::direction;

/// What a quotation begins with; its attributes follow.
pub(super) const OPEN: &str = "<blockquote";

/// A quotation that is being written, with those within it.
pub(super) struct Quotation {
    /// How many are open.
    depth: usize,
    /// Where it begins in the output.
    start: usize,
    /// Where its attributes go.
    at: usize,
    /// Where the last paragraph that is its own, not that of one within it, begins.
    paragraph: Option<usize>,
    /// Letters that run from the left, less those that run from the right.
    balance: i64,
}

impl Quotation {
    /// One whose tag has been opened at the end of the output.
    pub(super) fn opened(out: &str) -> Self {
        let (start, at) = (out.len() - OPEN.len(), out.len());
        Self { depth: 1, start, at, paragraph: None, balance: 0 }
    }

    /// Notes that a paragraph of its own, or of one within it, began there.
    pub(super) fn paragraph(&mut self, start: usize) {
        if self.depth == 1 {
            self.paragraph = Some(start);
        }
    }

    /// Notes a piece of its text.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            self.balance += if is_from_the_right(c) { -1 } else { 1 };
        }
    }

    /// Notes that one within it begins.
    pub(super) fn deeper(&mut self) {
        self.depth += 1;
    }

    /// Notes that the innermost has ended; whether that was the last.
    pub(super) fn is_over(&mut self) -> bool {
        self.depth -= 1;
        self.depth == 0
    }

    /// Ends it in `out`: says which way it ran, and who spoke, if its last line does.
    pub(super) fn end(&self, out: &mut String, style: &Style<'_>) {
        let is_signed = self.sign(out);
        self.say(out, style);
        if is_signed {
            out.insert_str(self.start, "<figure class=\"quote\">\n");
        }
    }

    /// Puts a signature below the quotation; whether there is one.
    fn sign(&self, out: &mut String) -> bool {
        const END: &str = "</p>\n</blockquote>\n";
        let Some(start) = self.paragraph else { return false };
        let Some(text) = out.get(start..).and_then(|rest| rest.strip_prefix("<p>")?.strip_suffix(END)) else {
            return false;
        };
        let (said, last) = text.rsplit_once('\n').map_or((None, text), |(said, last)| (Some(said), last));
        // Where others speak too, a dash begins what they say.
        let speaks = said.is_some_and(|said| said.lines().any(|line| signature(line).is_some()));
        let before = &out[self.at..start];
        let Some(name) = signature(last).filter(|_| !speaks && (said.is_some() || before.contains("<p>")))
        else {
            return false;
        };
        let name = name.to_owned();
        let said = said.map(|said| format!("<p>{}</p>\n", said.trim_end().trim_end_matches("<br>")));
        out.truncate(start);
        out.push_str(&said.unwrap_or_default());
        out.push_str("</blockquote>\n<figcaption>");
        out.push_str(&name);
        out.push_str("</figcaption>\n</figure>\n");
        true
    }

    /// Says in `out` which way it ran, if that is not the way of its page.
    fn say(&self, out: &mut String, style: &Style<'_>) {
        let dir = match self.balance {
            0 => return,
            1.. => "ltr",
            _ => "rtl",
        };
        if dir != direction(style.lang) && out.is_char_boundary(self.at) {
            out.insert_str(self.at, &format!(" dir=\"{dir}\""));
        }
    }
}

/// The name that a line of HTML gives after a dash; a sentence is no name.
fn signature(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let name = line.strip_prefix("\u{2013} ").or_else(|| {
        let name = line.trim_start_matches(['\u{2014}', '\u{2015}', '\u{2e3a}']);
        (name.len() < line.len()).then_some(name)
    })?;
    let name = name.trim();
    (!name.is_empty() && !name.ends_with(['.', '!', '?', ',', '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{61f}']))
        .then_some(name)
}

/// Whether a letter is of a script that runs from the right.
fn is_from_the_right(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}
