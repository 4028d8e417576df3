//! JPEG (ITU-T T.81), segment by segment.

use super::turned;

/// A JPEG up to its end: some cameras hide a second picture behind that. What stands between segments and is none goes.
/// Of a segment that is cut short the start stays, unless it is metadata.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let Some(start) = rest.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff)) {
        rest = &rest[start..];
        let marker = rest[1];
        match marker {
            0xd9 => {
                out.extend([0xff, 0xd9]);
                break;
            }
            0x01 | 0xd0..=0xd8 => {
                out.extend([0xff, marker]);
                rest = &rest[2..];
            }
            _ => {
                let length =
                    rest.get(2..4).map_or(2, |pair| usize::from(pair[0]) << 8 | usize::from(pair[1]));
                let (segment, after) = rest.split_at((length + 2).min(rest.len()));
                copy(marker, segment, &mut out);
                rest = after;
                if marker == 0xda {
                    let (scan, after) = rest.split_at(scan(rest).unwrap_or(rest.len()));
                    out.extend(scan);
                    rest = after;
                }
            }
        }
    }
    out
}

/// Where the coded pixels of a scan end.
fn scan(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
    bytes.windows(2).position(is_marker)
}

/// Copies a segment, unless it is metadata.
fn copy(marker: u8, segment: &[u8], out: &mut Vec<u8>) {
    let body = segment.get(4..).unwrap_or_default();
    let keep = match marker {
        // With a small picture in it: that may show what was cut away.
        0xe0 if body.starts_with(b"JFIF\0") && body.len() > 14 => {
            out.extend([&[0xff, 0xe0, 0, 16], &body[..12], &[0, 0]].concat());
            false
        }
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        // Says how colours are coded.
        0xee => body.starts_with(b"Adobe"),
        // Frames, tables, scans.
        0xc0..=0xcf | 0xda..=0xdf => true,
        _ => false,
    };
    if keep {
        out.extend(segment);
    } else if let Some(exif) = body.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xe1).and_then(turned) {
        let length = u16::try_from(exif.len() + 8).unwrap_or(u16::MAX).to_be_bytes();
        out.extend([&[0xff, 0xe1], length.as_slice(), b"Exif\0\0", &exif].concat());
    }
}
