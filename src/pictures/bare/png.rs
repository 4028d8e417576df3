//! PNG (W3C, third edition), chunk by chunk.

use super::{number, turned};

/// How every PNG begins.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What showing a picture needs, or may; all else goes, whatever it is called.
const KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"CgBI",
];

/// A PNG up to its end. Of pixels that are cut short the start stays.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    let mut out = SIGNATURE.to_vec();
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    while let Some((length, name)) = number(rest, 0).zip(rest.get(4..8)) {
        let whole = length.saturating_add(12);
        let (chunk, after) = rest.split_at(whole.min(rest.len()));
        if name == b"eXIf" && chunk.len() == whole {
            out.extend(turned(&chunk[8..8 + length]).and_then(|exif| exif_chunk(&exif)).unwrap_or_default());
        } else if KEPT.iter().any(|known| name == *known)
            && (chunk.len() == whole || matches!(name, b"IDAT" | b"fdAT"))
        {
            out.extend(chunk);
        }
        if name == b"IEND" {
            break;
        }
        rest = after;
    }
    out
}

/// Whether a PNG has its end.
pub(super) fn ends(bare: &[u8]) -> bool {
    bare.get(bare.len().saturating_sub(12)..).is_some_and(|end| end.get(4..8) == Some(b"IEND"))
}

fn exif_chunk(exif: &[u8]) -> Option<Vec<u8>> {
    let named = [b"eXIf".as_slice(), exif].concat();
    let length = u32::try_from(exif.len()).ok()?.to_be_bytes();
    Some([&length, named.as_slice(), &crc(&named).to_be_bytes()].concat())
}

/// The checksum of PNG's chunks (CRC-32 of ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}
