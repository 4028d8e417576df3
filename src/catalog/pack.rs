//! Packed cards, one after another: those of an earlier build, then those that came since. Grows, until the stock leaves out what
//! is no article's any more.

use std::ops::Range;

/// Packed cards.
#[derive(Debug, Default)]
pub struct Pack {
    earlier: Vec<u8>,
    since: Vec<u8>,
}

impl Pack {
    /// A pack that goes on from an earlier build's.
    #[must_use]
    pub fn continuing(earlier: Vec<u8>) -> Self {
        Self { earlier, since: Vec::new() }
    }

    /// Adds a card and says where it stands.
    pub fn add(&mut self, card: &[u8]) -> Range<u64> {
        let start = self.len();
        self.since.extend_from_slice(card);
        start..self.len()
    }

    /// The card that stands in a range; empty if none does.
    #[must_use]
    pub fn get(&self, range: &Range<u64>) -> &[u8] {
        let split = self.earlier.len() as u64;
        let (part, base) = if range.start < split { (&self.earlier, 0) } else { (&self.since, split) };
        let index = |place: u64| usize::try_from(place - base).unwrap_or(usize::MAX);
        part.get(index(range.start)..index(range.end)).unwrap_or_default()
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        (self.earlier.len() + self.since.len()) as u64
    }

    /// Whether there is no card.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What came since the earlier build.
    #[must_use]
    pub fn since(&self) -> &[u8] {
        &self.since
    }

    /// What the earlier build had.
    #[must_use]
    pub fn earlier(&self) -> &[u8] {
        &self.earlier
    }
}
