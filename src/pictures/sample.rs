//! Pictures for tests: drawn by arithmetic, encoded here.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

/// A picture whose left half is red above and green below, and whose right half is blue, with some texture.
pub(super) fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13) % 23).unwrap();
        match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220 + grain, grain, grain]),
            (true, false) => Rgb([grain, 200 + grain, grain]),
            (false, _) => Rgb([grain, grain, 220 + grain]),
        }
    })
}

/// As a JPEG.
pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&drawn(width, height)).unwrap();
    bytes
}

/// As a JPEG that says that it was taken lying on its side, where, and by whom.
pub(super) fn told(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height);
    let entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
    let tiff = [b"II*\0\x08\0\0\0\x01\0".as_slice(), &entry, &[0; 4], b"GPS -7.2575 112.7521"].concat();
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), body].concat()
    };
    let exif = segment(0xe1, &[b"Exif\0\0", tiff.as_slice()].concat());
    let xmp = segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x>GPS</x>");
    let iptc = segment(0xed, b"Photoshop 3.0\0GPS");
    let comment = segment(0xfe, b"GPS");
    [&plain[..2], &exif, &xmp, &iptc, &comment, &plain[2..], b"a second picture: GPS"].concat()
}

/// As a PNG, transparent on the right.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let drawn = drawn(width, height);
    let half = RgbaImage::from_fn(width, height, |x, y| {
        let Rgb([red, green, blue]) = *drawn.get_pixel(x, y);
        Rgba([red, green, blue, if x < width / 2 { 255 } else { 0 }])
    });
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(half.as_raw(), width, height, ExtendedColorType::Rgba8).unwrap();
    bytes
}

/// As a WebP with EXIF and XMP.
pub(super) fn webp(width: u32, height: u32) -> Vec<u8> {
    let drawn = DynamicImage::ImageRgb8(drawn(width, height));
    let plain = webp::Encoder::from_rgb(drawn.as_bytes(), width, height).encode(80.0).to_vec();
    let head = super::webp_file::extended(super::webp_file::EXIF | super::webp_file::XMP, width, height);
    let mut chunks = vec![(*b"VP8X", head.as_slice())];
    chunks.extend(super::webp_file::chunks(&plain).unwrap());
    chunks.extend([(*b"EXIF", b"II*\0GPS".as_slice()), (*b"XMP ", b"<x>GPS</x>".as_slice())]);
    super::webp_file::file(&chunks)
}
