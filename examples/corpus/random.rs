//! Owns chance: a small generator whose numbers are the same on every machine and for ever.
//!
//! It must not know what the numbers are used for, nor the clock or the operating system.

/// SplitMix64, by Sebastiano Vigna: eight bytes of state, every seed a good one.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    /// The state, advanced by a constant at every draw.
    state: u64,
}

impl Random {
    /// A stream of its own for the pair of `seed` and `index`: neighbours share nothing.
    pub(crate) const fn for_index(seed: u64, index: u64) -> Self {
        Self { state: mix(seed) ^ mix(index.wrapping_add(0x5851_F42D_4C95_7F2D)) }
    }

    /// The next 64 bits.
    pub(crate) const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state)
    }

    /// A number in `0..bound`; 0 for a bound of 0. The bias is below one in a billion for bounds of this program.
    pub(crate) const fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    /// Whether an event of `percent` in a hundred happens.
    pub(crate) const fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items.
    ///
    /// Invariant: `items` is not empty; every list of this program is a constant.
    pub(crate) const fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// The finaliser of SplitMix64: every bit of the result depends on every bit of `value`.
const fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}
