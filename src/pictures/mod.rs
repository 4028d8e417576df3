//! Pictures: what a file is, which variants it has, and making them. Bytes in, bytes out. Knows no portal, no article
//! and no place on a disk.
//!
//! The bytes of a variant follow from the picture's bytes and the recipe alone: each is made by one thread, and nothing
//! of a clock or a machine is in it.

/// The original without what it says of camera, place and software.
pub mod bare;
mod decode;
mod encode;
/// What a picture file is, by its bytes.
pub mod facts;
/// What decoders say, in words of this program.
mod fault;
/// Making variants.
pub mod make;
/// Cards for articles without a picture.
pub mod card;
/// Which variants a picture has, and what they are called.
pub mod plan;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod webp_file;
