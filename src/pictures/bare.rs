//! The original without what it says of camera, place, people and software: pixels stay as they are, byte for byte. What
//! showing it needs stays too: colour profile and orientation.

use super::webp_file::{self, EXIF, XMP};
use image::metadata::Orientation;

/// The picture without metadata; `None` for what is no JPEG, PNG or WebP that can be read.
#[must_use]
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xff, 0xd8]) {
        jpeg(bytes)
    } else if bytes.starts_with(PNG) {
        png(bytes)
    } else {
        webp(bytes)
    }
}

/// EXIF that says nothing but how the picture is turned; nothing for one that stands upright.
fn turned(exif: &[u8]) -> Option<Vec<u8>> {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let orientation = Orientation::from_exif_chunk(exif).filter(|one| *one != Orientation::NoTransforms)?;
    let entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation.to_exif(), 0, 0, 0];
    Some([b"II*\0\x08\0\0\0\x01\0".as_slice(), &entry, &[0; 4]].concat())
}

/// A JPEG, segment by segment, up to its end: some cameras hide a second picture behind that.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, 0xd8];
    let mut place = 2;
    loop {
        if *bytes.get(place)? != 0xff {
            return None;
        }
        let marker = *bytes.get(place + 1)?;
        match marker {
            // Padding.
            0xff => place += 1,
            0xd9 => {
                out.extend([0xff, 0xd9]);
                return Some(out);
            }
            0x01 | 0xd0..=0xd7 => {
                out.extend([0xff, marker]);
                place += 2;
            }
            _ => {
                let length =
                    usize::from(u16::from_be_bytes([*bytes.get(place + 2)?, *bytes.get(place + 3)?]));
                let segment = bytes.get(place..place + 2 + length)?;
                segment_of_jpeg(marker, segment, &mut out);
                place += segment.len();
                if marker == 0xda {
                    let end = scan(&bytes[place..])?;
                    out.extend(&bytes[place..place + end]);
                    place += end;
                }
            }
        }
    }
}

/// Where the coded pixels of a scan end.
fn scan(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
    bytes.windows(2).position(is_marker)
}

/// Copies a segment, unless it is metadata.
fn segment_of_jpeg(marker: u8, segment: &[u8], out: &mut Vec<u8>) {
    let body = segment.get(4..).unwrap_or_default();
    let keep = match marker {
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        // Says how colours are coded.
        0xee => body.starts_with(b"Adobe"),
        0xe1 | 0xe3..=0xef | 0xfe => false,
        _ => true,
    };
    if keep {
        out.extend(segment);
    } else if let Some(exif) = body.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xe1).and_then(turned) {
        let length = u16::try_from(exif.len() + 8).unwrap_or(u16::MAX).to_be_bytes();
        out.extend([&[0xff, 0xe1], length.as_slice(), b"Exif\0\0", &exif].concat());
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A PNG, chunk by chunk, up to its end.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = PNG.to_vec();
    let mut rest = bytes.get(PNG.len()..)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let name = rest.get(4..8)?;
        let chunk = rest.get(..length.checked_add(12)?)?;
        match name {
            b"tEXt" | b"zTXt" | b"iTXt" | b"tIME" | b"caBX" => {}
            b"eXIf" => {
                if let Some(exif) = turned(&chunk[8..8 + length]) {
                    let named = [b"eXIf".as_slice(), &exif].concat();
                    out.extend(u32::try_from(exif.len()).ok()?.to_be_bytes());
                    out.extend(&named);
                    out.extend(crc(&named).to_be_bytes());
                }
            }
            _ => out.extend(chunk),
        }
        if name == b"IEND" {
            return Some(out);
        }
        rest = &rest[chunk.len()..];
    }
}

/// The checksum of PNG's chunks (CRC-32 of ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// A WebP, chunk by chunk.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let chunks = webp_file::chunks(bytes)?;
    let exif = chunks.iter().find(|(name, _)| name == b"EXIF").and_then(|(_, exif)| turned(exif));
    let mut head = Vec::new();
    if let Some((_, extended)) = chunks.iter().find(|(name, _)| name == b"VP8X") {
        head = extended.to_vec();
        *head.first_mut()? &= !(XMP | if exif.is_some() { 0 } else { EXIF });
    }
    let mut kept: Vec<webp_file::Chunk<'_>> = Vec::new();
    for (name, bytes) in chunks {
        match &name {
            b"VP8X" => kept.push((name, &head)),
            b"EXIF" => kept.extend(exif.as_deref().map(|exif| (name, exif))),
            b"XMP " => {}
            _ => kept.push((name, bytes)),
        }
    }
    Some(webp_file::file(&kept))
}
