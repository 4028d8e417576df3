//! What the search index says: words of texts in every script, how much each counts, and how that is written down. The
//! browser's half is the interface's `search.js`; it takes the tables of [`fold`] from the index itself, so that both
//! sides make the same words of a text.

/// What letters are taken for the same, and which scripts are cut into runs of letters.
pub(crate) mod fold;
/// The drawers of the months in hand.
pub(crate) mod months;
/// The text of a body, without its markup.
pub(crate) mod plain;
/// Words with the places where they stand, as a file.
pub(crate) mod shard;
/// The words of a text.
pub(crate) mod terms;
