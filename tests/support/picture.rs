//! Pictures for tests, each of one colour that stands for a number, so that one can tell whose variant a file is.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageReader, Rgb, RgbImage};
use std::io::Cursor;

/// The colour of a number below 4,096: far enough from all others for any encoder.
fn colour(number: usize) -> Rgb<u8> {
    let channel = |shift: u32| u8::try_from((number >> shift) & 15).unwrap() * 16 + 8;
    Rgb([channel(8), channel(4), channel(0)])
}

/// A PNG of the colour of a number.
pub(crate) fn png(number: usize, (width, height): (u32, u32)) -> Vec<u8> {
    let image = RgbImage::from_pixel(width, height, colour(number));
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&image, width, height, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// A JPEG of the colour of a number.
pub(crate) fn jpeg(number: usize, (width, height): (u32, u32)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = RgbImage::from_pixel(width, height, colour(number));
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(&image).unwrap();
    bytes
}

/// The pixels of a picture; `None` for what is none.
pub(crate) fn read(bytes: &[u8]) -> Option<DynamicImage> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    DynamicImage::from_decoder(reader.into_decoder().ok()?).ok()
}

/// The number that a picture's colour stands for.
pub(crate) fn number(bytes: &[u8]) -> Option<usize> {
    let image = read(bytes)?.to_rgb8();
    let middle = image.get_pixel(image.width() / 2, image.height() / 2);
    Some(middle.0.iter().fold(0, |number, channel| number * 16 + usize::from(channel / 16)))
}

#[test]
fn a_colour_is_read_as_the_number_that_it_stands_for() {
    for value in [0, 1, 15, 16, 255, 256, 1234, 4095] {
        assert_eq!(number(&png(value, (6, 4))), Some(value));
        assert_eq!(number(&jpeg(value, (6, 4))), Some(value));
    }
}
