//! The original without what it says of camera, place, people and software: pixels stay as they are, byte for byte. What
//! showing it needs stays too: colour profile and orientation.
//!
//! What a file is its bytes say, never its name. A file that is cut short or damaged loses its metadata like a whole one.

/// AVIF and HEIC, whose metadata is blanked in its place; JPEG XL in boxes.
mod boxes;
mod gif;
mod jpeg;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use super::webp_file;
use image::metadata::Orientation;
use serde::{Deserialize, Serialize};

/// What becomes of a file's metadata.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Telling {
    /// It is no picture.
    #[default]
    Nothing,
    /// It can be taken out.
    Stripped,
    /// It is of a kind of picture that has room for none.
    Silent,
    /// It stays: of this kind of picture, nobody here knows how to take it out.
    Kept(Untold),
}

/// A kind of picture whose metadata stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Untold {
    /// TIFF, and what cameras write that is made like it.
    Tiff,
    /// AVIF, HEIC or what is made like them, in an order that is not understood.
    Boxes,
    /// Photoshop.
    Photoshop,
    /// JPEG 2000.
    Jpeg2000,
    /// What a camera's sensor saw.
    Raw,
    /// What is called like a picture, and begins like none.
    Odd,
}

impl Untold {
    /// How such files begin.
    const ALL: [(Self, &'static [u8]); 9] = [
        (Self::Tiff, b"II*\0"),
        (Self::Tiff, b"MM\0*"),
        (Self::Tiff, b"II+\0"),
        (Self::Tiff, b"MM\0+"),
        (Self::Photoshop, b"8BPS"),
        (Self::Jpeg2000, b"\0\0\0\x0cjP  "),
        (Self::Raw, b"IIU\0"),
        (Self::Raw, b"IIRO"),
        (Self::Raw, b"FUJIFILM"),
    ];

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tiff => "TIFF",
            Self::Boxes => "AVIF or HEIC of an unusual make",
            Self::Photoshop => "Photoshop",
            Self::Jpeg2000 => "JPEG 2000",
            Self::Raw => "a camera's raw format",
            Self::Odd => "damaged, or of no known kind",
        }
    }
}

/// The picture without metadata.
///
/// # Errors
/// What becomes of the metadata, where it cannot be taken out.
pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Telling> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(jpeg::bare(bytes));
    }
    if bytes.starts_with(png::SIGNATURE) {
        return Ok(png::bare(bytes));
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(gif::bare(bytes));
    }
    if let Some(bare) = webp::bare(bytes) {
        return Ok(bare);
    }
    if boxes::is_picture(bytes) {
        return boxes::bare(bytes).ok_or(Telling::Kept(Untold::Boxes));
    }
    // BMP, and JPEG XL without boxes.
    if bytes.starts_with(b"BM") || bytes.starts_with(&[0xff, 0x0a]) {
        return Err(Telling::Silent);
    }
    let untold = Untold::ALL.iter().find(|(_, start)| bytes.starts_with(start));
    Err(untold.map_or(Telling::Nothing, |(kind, _)| Telling::Kept(*kind)))
}

/// Whether there is metadata in bytes that begin like no picture.
pub(super) fn is_telling(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 6] =
        [b"Exif\0\0", b"Exif\0", b"ns.adobe.com/", b"<x:xmpmeta", b"Photoshop 3.0", b"\x1cIPTC"];
    MARKS.iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark))
}

/// Whether a picture has its end: decoders fill what is cut off with grey and say nothing. `bare` is the picture without
/// metadata, which may hold ends of its own.
pub(super) fn is_whole(bytes: &[u8], bare: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xd8]) {
        bare.ends_with(&[0xff, 0xd9])
    } else if bytes.starts_with(png::SIGNATURE) {
        png::ends(bare)
    } else if bytes.starts_with(b"RIFF") {
        webp_file::is_whole(bytes)
    } else {
        !boxes::is_picture(bytes) || boxes::is_whole(bytes)
    }
}

/// EXIF that says nothing but how the picture is turned; nothing for one that stands upright.
fn turned(exif: &[u8]) -> Option<Vec<u8>> {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let orientation = Orientation::from_exif_chunk(exif).filter(|one| *one != Orientation::NoTransforms)?;
    let entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation.to_exif(), 0, 0, 0];
    Some([b"II*\0\x08\0\0\0\x01\0".as_slice(), &entry, &[0; 4]].concat())
}

/// A big-endian number of four bytes at a place.
fn number(bytes: &[u8], place: usize) -> Option<usize> {
    let end = place.checked_add(4)?;
    usize::try_from(u32::from_be_bytes(bytes.get(place..end)?.try_into().ok()?)).ok()
}
