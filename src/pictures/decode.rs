//! A picture's pixels: turned as its orientation says, eight bits a channel, with its colour profile if it needs one.

use super::facts::{Facts, without};
use super::fault::words;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;

/// Profiles of more bytes are dropped: each variant carries its own.
const LARGEST_PROFILE: usize = 64 * 1024;

/// A picture's pixels.
pub(super) struct Pixels {
    /// RGB or RGBA, eight bits a channel.
    pub(super) image: DynamicImage,
    /// What its colours mean, where that is not sRGB.
    pub(super) profile: Option<Vec<u8>>,
}

/// Decodes a picture.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn decode(bytes: &[u8], facts: &Facts) -> Result<Pixels, String> {
    let format = facts.kind.format().ok_or("it is of a kind that is not decoded")?;
    // Metadata is thrown away: what is wrong with it is nobody's business.
    let bytes = without(bytes);
    let mut reader = ImageReader::with_format(Cursor::new(&*bytes), format);
    let mut limits = Limits::default();
    // Sixteen bits a channel, twice: what is decoded, and what the decoder works in.
    limits.max_alloc = Some(u64::from(facts.width) * u64::from(facts.height) * 16 + (64 << 20));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| words(&error))?;
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_needed(profile));
    let orientation = decoder.orientation().map_err(|error| words(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| words(&error))?;
    image.apply_orientation(orientation);
    if (image.width(), image.height()) != (facts.width, facts.height) {
        return Err("its pixels are not those that its header speaks of".to_owned());
    }
    let image = if facts.alpha {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    };
    Ok(Pixels { image, profile })
}

/// Whether colours would be wrong without a profile: it is one of RGB, and not sRGB, which browsers take for granted. Of
/// other spaces (print, grey) the decoder has made RGB.
fn is_needed(profile: &[u8]) -> bool {
    let holds = |word: &[u8]| profile.windows(word.len()).any(|window| window == word);
    let wide: Vec<u8> = "sRGB".encode_utf16().flat_map(u16::to_be_bytes).collect();
    profile.len() <= LARGEST_PROFILE
        && profile.get(16..20) == Some(b"RGB ")
        && !holds(b"sRGB")
        && !holds(&wide)
}
