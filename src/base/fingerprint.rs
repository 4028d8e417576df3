//! Fingerprints: 128-bit XXH3 of bytes, and rolling fingerprints of sequences.
//!
//! XXH3 is stable by specification on every platform, so a fingerprint may be kept on disk.

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// The identity of some content: equal fingerprints mean equal content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Fingerprint(pub u128);

/// The base of the rolling fingerprint: odd, fixed for ever, all bits in use.
const BASE: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;

impl Fingerprint {
    /// The fingerprint of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes))
    }

    /// The fingerprint of bytes that stand in several pieces, as if they stood in one.
    #[must_use]
    pub fn of_pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = twox_hash::xxhash3_128::Hasher::new();
        pieces.into_iter().for_each(|piece| hasher.write(piece));
        Self(hasher.finish_128())
    }

    /// The fingerprint of several pieces; where one ends matters (`["ab", "c"]` differs from `["a", "bc"]`).
    #[must_use]
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut sequence = Self::default();
        for part in parts {
            sequence = sequence.then(Self::of(part));
        }
        sequence
    }

    /// The fingerprint of a sequence with one more element at its end.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        // `+ 1` keeps an element of zero from vanishing at the start of a sequence.
        Self(self.0.wrapping_mul(BASE).wrapping_add(next.0).wrapping_add(1))
    }

    /// Of a sequence whose first elements have the fingerprint `prefix`, the rest's fingerprint,
    /// where the rest has `length` elements: it does not depend on what stood before.
    #[must_use]
    pub fn without_prefix(self, prefix: Self, length: usize) -> Self {
        Self(self.0.wrapping_sub(prefix.0.wrapping_mul(power(length))))
    }

    /// The sixteen bytes, least significant first.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }
}

/// `BASE` to the power of `exponent`, by squaring.
fn power(mut exponent: usize) -> u128 {
    let (mut result, mut square) = (1_u128, BASE);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result.wrapping_mul(square);
        }
        square = square.wrapping_mul(square);
        exponent >>= 1;
    }
    result
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    fn sequence(words: &[&str]) -> Vec<Fingerprint> {
        let mut prefix = vec![Fingerprint::default()];
        for word in words {
            prefix.push(prefix[prefix.len() - 1].then(Fingerprint::of(word.as_bytes())));
        }
        prefix
    }

    #[test]
    fn a_slice_has_one_fingerprint_wherever_it_stands() {
        let one = sequence(&["a", "b", "c", "d"]);
        let other = sequence(&["z", "b", "c"]);
        assert_eq!(one[3].without_prefix(one[1], 2), other[3].without_prefix(other[1], 2));
        assert_ne!(one[4].without_prefix(one[2], 2), other[3].without_prefix(other[1], 2));
    }

    #[test]
    fn pieces_are_as_one() {
        let pieces: [&[u8]; 3] = [b"ab", b"", b"c"];
        assert_eq!(Fingerprint::of_pieces(pieces), Fingerprint::of(b"abc"));
    }

    #[test]
    fn where_a_part_ends_matters() {
        let apart = |parts: &[&str]| Fingerprint::of_parts(parts.iter().map(|part| part.as_bytes()));
        assert_ne!(apart(&["ab", "c"]), apart(&["a", "bc"]));
        assert_ne!(apart(&["a"]), apart(&["a", ""]));
    }
}
