//! Which way a quotation runs: one in Hebrew on an English page runs from the right, and says so.

use super::Style;
use crate::config::language::direction;

/// A quotation that is being written, with those within it.
pub(super) struct Quotation {
    /// How many are open.
    depth: usize,
    /// Where its attributes go.
    at: usize,
    /// Letters that run from the left, less those that run from the right.
    balance: i64,
}

impl Quotation {
    /// One whose attributes go to a place of the output.
    pub(super) fn at(at: usize) -> Self {
        Self { depth: 1, at, balance: 0 }
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

    /// Says in `out` which way it ran, if that is not the way of its page.
    pub(super) fn say(&self, out: &mut String, style: &Style<'_>) {
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

/// Whether a letter is of a script that runs from the right.
fn is_from_the_right(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}
