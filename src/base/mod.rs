//! Vocabulary without news. Nothing here knows what an article is.

/// Reading and writing files, with the path in every error.
pub mod file;
/// Fingerprints of bytes, and rolling fingerprints of sequences.
pub mod fingerprint;
/// A file that grows at its end, read in parts.
pub mod growing;
/// Points in time and the portal's time zone.
pub mod instant;
/// What is wrong, where, and what would be right.
pub mod problem;
/// Words of a text in every script.
pub mod segment;
/// Slugs that keep their script, or are transliterated.
pub mod slug;
/// Shortening and comparing text.
pub mod text;
/// URL paths and absolute URLs.
pub mod url;
