//! Pixels become files, without any metadata but a colour profile.

use super::plan::{Format, Recipe};
use super::webp_file;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use webp::{PixelLayout, WebPConfig};

/// A resized picture as a file. Of one that has lost nothing yet (`lossless`) WebP loses nothing either where that is
/// smaller: drawings are.
///
/// # Errors
/// What the encoder said.
pub(super) fn encode(
    image: &DynamicImage,
    recipe: &Recipe,
    lossless: bool,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, String> {
    match recipe.format {
        Format::Webp => {
            let lossy = webp(image, recipe.quality, false)?;
            let lossless = lossless.then(|| webp(image, 70, true)).transpose()?;
            let smaller = lossless.filter(|other| other.len() < lossy.len()).unwrap_or(lossy);
            Ok(match profile {
                Some(profile) => webp_file::with_profile(&smaller, image, profile).unwrap_or(smaller),
                None => smaller,
            })
        }
        Format::Jpeg => jpeg(&opaque(image), recipe.quality, profile),
        Format::Png => png(image, profile),
        Format::Avif => avif(image, recipe.quality),
    }
}

fn webp(image: &DynamicImage, quality: u8, lossless: bool) -> Result<Vec<u8>, String> {
    let mut config = WebPConfig::new().map_err(|()| "the encoder of WebP is not the one expected")?;
    config.lossless = i32::from(lossless);
    config.quality = f32::from(quality);
    config.method = 4;
    config.alpha_quality = 100;
    config.thread_level = 0;
    let layout = if image.color().has_alpha() { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let encoder = webp::Encoder::new(image.as_bytes(), layout, image.width(), image.height());
    let encoded =
        encoder.encode_advanced(&config).map_err(|error| format!("WebP cannot hold it ({error:?})"))?;
    Ok(encoded.to_vec())
}

/// A picture on white, where it is transparent.
fn opaque(image: &DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(transparent) = image else {
        return image.to_rgb8();
    };
    let mut opaque = RgbImage::new(image.width(), image.height());
    for (to, from) in opaque.pixels_mut().zip(transparent.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let on_white = |channel: u32| {
            u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        *to = Rgb([red, green, blue].map(on_white));
    }
    opaque
}

fn jpeg(image: &RgbImage, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).map_err(|error| error.to_string())?;
    }
    encoder
        .write_image(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn png(image: &DynamicImage, profile: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).map_err(|error| error.to_string())?;
    }
    encoder
        .write_image(image.as_bytes(), image.width(), image.height(), image.color().into())
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(feature = "avif")]
fn avif(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::avif::AvifEncoder::new_with_speed_quality(&mut bytes, 8, quality);
    encoder
        .with_num_threads(Some(1))
        .write_image(image.as_bytes(), image.width(), image.height(), image.color().into())
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(not(feature = "avif"))]
fn avif(_: &DynamicImage, _: u8) -> Result<Vec<u8>, String> {
    Err("this program was built without AVIF (cargo feature `avif`)".to_owned())
}
