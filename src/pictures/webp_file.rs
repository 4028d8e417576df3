//! The container of WebP (RFC 9649): chunks in a RIFF file.

use image::DynamicImage;

/// A chunk: four letters and its bytes.
pub(super) type Chunk<'a> = ([u8; 4], &'a [u8]);

/// Flags of the chunk `VP8X`.
pub(super) const PROFILE: u8 = 0x20;
/// The picture may be transparent.
pub(super) const ALPHA: u8 = 0x10;
/// There is a chunk `EXIF`.
pub(super) const EXIF: u8 = 0x08;
/// There is a chunk `XMP `.
pub(super) const XMP: u8 = 0x04;

/// The chunks of a file; `None` if it is none, or cut short. What follows the file is none of it.
pub(super) fn chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    is_whole(bytes).then(|| cut_chunks(bytes)).flatten()
}

/// Whether all that a file speaks of is there.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let end = bytes.get(4..8).and_then(number).and_then(|length| length.checked_add(8));
    end.is_some_and(|end| end <= bytes.len())
}

/// The chunks of a file, the last one without its end where the file is cut short; `None` if it is none.
pub(super) fn cut_chunks(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    if bytes.get(..4)? != b"RIFF" || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let end = number(bytes.get(4..8)?)?.saturating_add(8).clamp(12, bytes.len());
    Some(all_chunks(&bytes[12..end]))
}

/// The chunks that stand one after the other, the last one without its end where that is not there.
pub(super) fn all_chunks(mut rest: &[u8]) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    while let Some((name, length)) = rest.first_chunk::<4>().zip(rest.get(4..8).and_then(number)) {
        let end = length.saturating_add(8).min(rest.len());
        chunks.push((*name, &rest[8..end]));
        rest = rest.get(end + length % 2..).unwrap_or_default();
    }
    chunks
}

fn number(bytes: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

/// A file of chunks.
pub(super) fn file(chunks: &[Chunk<'_>]) -> Vec<u8> {
    let body = [b"WEBP".as_slice(), &body(chunks)].concat();
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
    [b"RIFF".as_slice(), &length, &body].concat()
}

/// Chunks one after the other.
pub(super) fn body(chunks: &[Chunk<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, bytes) in chunks {
        body.extend(name);
        body.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        body.extend(*bytes);
        body.extend(std::iter::repeat_n(0, bytes.len() % 2));
    }
    body
}

/// The chunk that says what the others are.
pub(super) fn extended(flags: u8, width: u32, height: u32) -> [u8; 10] {
    let [w0, w1, w2, _] = (width - 1).to_le_bytes();
    let [h0, h1, h2, _] = (height - 1).to_le_bytes();
    [flags, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}

/// An encoded picture with a colour profile; `None` if it is not as encoders write it.
pub(super) fn with_profile(encoded: &[u8], image: &DynamicImage, profile: &[u8]) -> Option<Vec<u8>> {
    let alpha = if image.color().has_alpha() { ALPHA } else { 0 };
    let head = extended(PROFILE | alpha, image.width(), image.height());
    let mut chunks = chunks(encoded)?;
    chunks.retain(|(name, _)| name != b"VP8X");
    let all: Vec<_> = [(*b"VP8X", head.as_slice()), (*b"ICCP", profile)].into_iter().chain(chunks).collect();
    Some(file(&all))
}
