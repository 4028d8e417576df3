//! Compressed forms of files: the same bytes for the same bytes, with no time and no name in them.

use crate::config::{Compress, Encoding};
use std::io::{self, Write};

/// The bytes in a form.
///
/// # Errors
/// What the library says; it has no reason to.
pub fn compressed(bytes: &[u8], encoding: Encoding, how: &Compress) -> io::Result<Vec<u8>> {
    match encoding {
        Encoding::Gzip => gzip(bytes, how.levels[0]),
        Encoding::Brotli => brotli(bytes, how.levels[1]),
        Encoding::Zstandard => zstd::bulk::compress(
            bytes,
            i32::try_from(how.levels[2]).unwrap_or(zstd::DEFAULT_COMPRESSION_LEVEL),
        ),
    }
}

fn gzip(bytes: &[u8], level: usize) -> io::Result<Vec<u8>> {
    let level = flate2::Compression::new(u32::try_from(level).unwrap_or(6));
    let mut encoder = flate2::GzBuilder::new().mtime(0).write(Vec::with_capacity(bytes.len() / 4), level);
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8], level: usize) -> io::Result<Vec<u8>> {
    // A window that holds the file: the usual one takes megabytes for each page.
    let window = bytes.len().next_power_of_two().trailing_zeros().clamp(16, 22);
    let params = brotli::enc::BrotliEncoderParams {
        quality: i32::try_from(level).unwrap_or(5),
        lgwin: i32::try_from(window).unwrap_or(22),
        size_hint: bytes.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    let mut out = Vec::with_capacity(bytes.len() / 4);
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::compressed;
    use crate::config::{Compress, Encoding};
    use std::io::Read;

    fn how(level: usize) -> Compress {
        Compress { formats: Vec::new(), min_bytes: 0, levels: [level; 3] }
    }

    fn read(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        match encoding {
            Encoding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).map(drop),
            Encoding::Brotli => brotli::BrotliDecompress(&mut &bytes[..], &mut out),
            Encoding::Zstandard => zstd::stream::copy_decode(bytes, &mut out),
        }
        .unwrap();
        out
    }

    #[test]
    fn what_is_compressed_can_be_read_again_and_is_smaller() {
        let text = "<p>Kabar dari desa: padi sudah dipanen.</p>\n".repeat(400);
        for encoding in [Encoding::Gzip, Encoding::Brotli, Encoding::Zstandard] {
            for level in [1, 5, 9] {
                let small = compressed(text.as_bytes(), encoding, &how(level)).unwrap();
                assert!(small.len() * 20 < text.len(), "{encoding:?} {level}: {}", small.len());
                assert_eq!(read(encoding, &small), text.as_bytes());
                assert_eq!(compressed(text.as_bytes(), encoding, &how(level)).unwrap(), small);
            }
            assert_eq!(read(encoding, &compressed(b"", encoding, &how(5)).unwrap()), b"");
        }
    }

    #[test]
    fn gzip_holds_no_time() {
        let small = compressed(b"kabar", Encoding::Gzip, &how(6)).unwrap();
        assert_eq!(small[4..8], [0; 4]);
    }
}
