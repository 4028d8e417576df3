//! WebP (RFC 9649), chunk by chunk.

use super::turned;
use crate::pictures::webp_file::{self, Chunk, EXIF, XMP};

/// A WebP without what showing it does not need; `None` for what is none.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let chunks = webp_file::cut_chunks(bytes)?;
    let exif = chunks.iter().find(|(name, _)| name == b"EXIF").and_then(|(_, exif)| turned(exif));
    let mut head = Vec::new();
    if let Some((_, extended)) = chunks.iter().find(|(name, _)| name == b"VP8X") {
        head = extended.get(..10).unwrap_or(extended).to_vec();
        if let Some(flags) = head.first_mut() {
            *flags &= !(XMP | if exif.is_some() { 0 } else { EXIF });
        }
    }
    let frames: Vec<Vec<u8>> =
        chunks.iter().filter(|(name, _)| name == b"ANMF").map(|(_, it)| frame(it)).collect();
    let mut frames = frames.iter();
    let mut kept: Vec<Chunk<'_>> = Vec::new();
    for (name, bytes) in chunks {
        match &name {
            b"VP8X" => kept.push((name, &head)),
            b"EXIF" => kept.extend(exif.as_deref().map(|exif| (name, exif))),
            b"ANMF" => kept.extend(frames.next().map(|frame| (name, frame.as_slice()))),
            b"ICCP" | b"ANIM" => kept.push((name, bytes)),
            name if is_pixels(name) => kept.push((*name, bytes)),
            _ => {}
        }
    }
    Some(webp_file::file(&kept))
}

fn is_pixels(name: &[u8; 4]) -> bool {
    matches!(name, b"VP8 " | b"VP8L" | b"ALPH")
}

/// A frame of a moving picture: where it stands, and its pixels.
fn frame(bytes: &[u8]) -> Vec<u8> {
    let (place, chunks) = bytes.split_at(16.min(bytes.len()));
    let mut chunks = webp_file::all_chunks(chunks);
    chunks.retain(|(name, _)| is_pixels(name));
    [place, &webp_file::body(&chunks)].concat()
}
