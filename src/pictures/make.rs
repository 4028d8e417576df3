//! Making variants: decoded once, cut and resized once for each size, encoded for each format. One thread.

use super::decode::{Pixels, decode};
use super::encode::encode;
use super::facts::{Facts, Kind, without};
use super::plan::{Format, Ratio, Recipe, cut};
use super::webp_file;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage, RgbaImage};
use std::collections::BTreeMap;

/// The variants of a picture, in the order of the recipes.
///
/// # Errors
/// What is wrong with the picture, in words.
pub fn make(bytes: &[u8], facts: &Facts, recipes: &[Recipe]) -> Result<Vec<Vec<u8>>, String> {
    let Pixels { image, profile } = decode(bytes, facts)?;
    let mut sizes: BTreeMap<(u32, u32, Option<Ratio>), Vec<usize>> = BTreeMap::new();
    for (place, recipe) in recipes.iter().enumerate() {
        sizes.entry((recipe.width, recipe.height, recipe.cut)).or_default().push(place);
    }
    let is_lossless_webp =
        || webp_file::cut_chunks(bytes).unwrap_or_default().iter().any(|(name, _)| name == b"VP8L");
    let lossless = facts.kind == Kind::Png || is_lossless_webp();
    let mut resizer = Resizer::new();
    let mut made = vec![Vec::new(); recipes.len()];
    for ((width, height, ratio), places) in sizes {
        let resized = resize(&mut resizer, &image, (width, height), ratio)?;
        for place in places {
            let encoded = encode(&resized, &recipes[place], lossless, profile.as_deref())?;
            let itself = itself(bytes, facts, &recipes[place]);
            made[place] = itself.filter(|itself| itself.len() <= encoded.len()).unwrap_or(encoded);
        }
    }
    Ok(made)
}

/// A PNG without its metadata, where that is what a recipe makes: its author may have packed it better.
fn itself(bytes: &[u8], facts: &Facts, recipe: &Recipe) -> Option<Vec<u8>> {
    let is_it = recipe.format == Format::Png && facts.kind == Kind::Png && recipe.cut.is_none();
    let is_whole = (recipe.width, recipe.height) == (facts.width, facts.height);
    let bare = (is_it && is_whole).then(|| without(bytes).into_owned())?;
    // One that is turned when it is shown is another one.
    (!bare.windows(4).any(|name| name == b"eXIf")).then_some(bare)
}

/// A picture, or its part of a ratio, at a size.
fn resize(
    resizer: &mut Resizer,
    image: &DynamicImage,
    (width, height): (u32, u32),
    ratio: Option<Ratio>,
) -> Result<DynamicImage, String> {
    if ratio.is_none() && (width, height) == (image.width(), image.height()) {
        return Ok(image.clone());
    }
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let options = match ratio {
        Some(ratio) => {
            let (left, top, wide, high) = window(image, ratio);
            options.crop(left.into(), top.into(), wide.into(), high.into())
        }
        None => options,
    };
    let resized = if image.color().has_alpha() {
        let bytes = resize_pixels::<U8x4>(resizer, image, (width, height), &options)?;
        RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        let bytes = resize_pixels::<U8x3>(resizer, image, (width, height), &options)?;
        RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    };
    resized.ok_or_else(|| "it cannot be resized".to_owned())
}

/// The bytes of a picture whose pixels are of one type, at a size. Typed, because code for every type of pixel would be
/// 2.4 MiB of the program.
fn resize_pixels<P: PixelTrait>(
    resizer: &mut Resizer,
    image: &DynamicImage,
    (width, height): (u32, u32),
    options: &ResizeOptions,
) -> Result<Vec<u8>, String> {
    let from = TypedImageRef::<P>::from_buffer(image.width(), image.height(), image.as_bytes())
        .map_err(|error| error.to_string())?;
    let mut bytes = vec![0; width as usize * height as usize * P::size()];
    let mut to =
        TypedImage::<P>::from_buffer(width, height, &mut bytes).map_err(|error| error.to_string())?;
    resizer.resize_typed(&from, &mut to, options).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The part of a picture that is left of it in a ratio: of the sides as much goes left as right; of the height more below
/// than above, where faces are.
fn window(image: &DynamicImage, ratio: Ratio) -> (u32, u32, u32, u32) {
    let (wide, high) = cut(image.width(), image.height(), ratio);
    ((image.width() - wide) / 2, (image.height() - high) / 3, wide, high)
}
