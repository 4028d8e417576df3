//! A run of prose of a body, and where each piece of it stands in the file.

use std::ops::Range;

/// What stands in a passage's text for what is no prose: code, pictures, marks of markup.
pub(in crate::check) const OBJECT: char = '\u{fffc}';

/// What a passage is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::check) enum Kind {
    /// A paragraph, or prose in HTML.
    Paragraph,
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A part of a list.
    Item,
    /// A cell of a table.
    Cell,
}

/// A run of prose: a paragraph, a heading, a cell.
#[derive(Clone, Debug)]
pub(in crate::check) struct Passage {
    /// What it is.
    pub(in crate::check) kind: Kind,
    /// What a reader sees, with typewriter quotes as they are; a line of the file is a line here.
    pub(in crate::check) text: String,
    /// Where links stand in the text, in bytes of it.
    pub(in crate::check) links: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

/// A piece of a passage's text, and where it comes from.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// Where it stands in the file.
    source: Range<usize>,
    /// Whether the file has the same bytes there.
    verbatim: bool,
}

impl Passage {
    /// An empty passage.
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, text: String::new(), links: Vec::new(), pieces: Vec::new() }
    }

    /// Adds text that stands at `source` of the file.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>, verbatim: bool) {
        self.pieces.push(Piece { at: self.text.len(), source, verbatim });
        self.text.push_str(text);
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where a range of the text stands in the file.
    pub(in crate::check) fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start).map_or(0, |(piece, offset)| match piece.verbatim {
            true => (piece.source.start + offset).min(piece.source.end),
            false => piece.source.start,
        });
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.at(last).map_or(start, |(piece, offset)| match piece.verbatim {
            true => (piece.source.start + offset + range.end.saturating_sub(last)).min(piece.source.end),
            false => piece.source.end,
        });
        start..end.max(start)
    }

    /// Whether a range of the text stands in the file as it is, in one piece: it can be replaced there.
    pub(in crate::check) fn is_verbatim(&self, range: &Range<usize>) -> bool {
        let Some((piece, offset)) = self.at(range.start) else { return false };
        piece.verbatim && offset + range.len() <= piece.source.len()
    }

    /// The piece that holds a byte of the text, and the byte's place in it.
    fn at(&self, byte: usize) -> Option<(&Piece, usize)> {
        let next = self.pieces.partition_point(|piece| piece.at <= byte);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        Some((piece, byte - piece.at))
    }
}
