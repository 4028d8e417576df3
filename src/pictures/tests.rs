//! What comes of pictures, by pictures that are drawn here.

use super::bare::{Telling, Untold, bare};
use super::facts::{Facts, Kind, Sight, look, sight};
use super::make::make;
use super::plan::{Format, Plan, Ratio, Recipe};
use super::sample::{jpeg, png, told, webp};
use crate::base::fingerprint::Fingerprint;
use image::{DynamicImage, ImageDecoder, ImageReader, Rgba, RgbaImage};
use std::io::Cursor;

fn facts(kind: Kind, bytes: &[u8]) -> Facts {
    match look(kind, bytes) {
        Sight::Whole(facts) => facts,
        other => panic!("{other:?}"),
    }
}

fn fault(kind: Kind, bytes: &[u8]) -> String {
    match look(kind, bytes) {
        Sight::Broken(fault) => fault.into(),
        other => panic!("{other:?}"),
    }
}

fn plan() -> Plan {
    Plan {
        widths: vec![40, 80],
        formats: vec![Format::Webp, Format::Jpeg],
        crops: Ratio::parse("1:1").into_iter().collect(),
        jpeg_quality: 80,
        webp_quality: 78,
        avif_quality: 60,
    }
}

/// The recipes of all variants.
fn recipes(facts: &Facts) -> Vec<Recipe> {
    let variants = plan().variants(facts);
    let whole = variants.formats.into_iter().flat_map(|(_, recipes)| recipes);
    whole.chain(variants.crops).collect()
}

/// All variants of a picture with their recipes.
fn variants(kind: Kind, bytes: &[u8]) -> Vec<(Recipe, Vec<u8>)> {
    let facts = facts(kind, bytes);
    let recipes = recipes(&facts);
    let made = make(bytes, &facts, &recipes).unwrap();
    recipes.into_iter().zip(made).collect()
}

fn read(bytes: &[u8]) -> DynamicImage {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    DynamicImage::from_decoder(reader.into_decoder().unwrap()).unwrap()
}

/// Which channel of the pixel at these parts of the sides is the strongest.
fn strongest(image: &DynamicImage, across: f64, down: f64) -> usize {
    let part = |side: u32, part: f64| (f64::from(side) * part) as u32;
    let image = image.to_rgba8();
    let Rgba([red, green, blue, _]) =
        *image.get_pixel(part(image.width(), across), part(image.height(), down));
    (0..3).max_by_key(|&channel| [red, green, blue][channel]).unwrap()
}

#[test]
fn variants_have_the_sizes_and_kinds_that_their_recipes_say() {
    for (kind, bytes) in
        [(Kind::Jpeg, jpeg(340, 204)), (Kind::Png, png(340, 204)), (Kind::Webp, webp(340, 204))]
    {
        for (recipe, bytes) in variants(kind, &bytes) {
            let read = read(&bytes);
            assert_eq!((read.width(), read.height()), (recipe.width, recipe.height), "{kind:?} {recipe:?}");
            let format = image::guess_format(&bytes).unwrap().to_mime_type();
            assert_eq!(format, recipe.format.media_type(), "{kind:?}");
            assert_eq!(strongest(&read, 0.2, 0.2), 0, "{kind:?} {recipe:?}");
            assert_eq!(strongest(&read, 0.2, 0.8), 1, "{kind:?} {recipe:?}");
        }
    }
}

#[test]
fn variants_have_the_bytes_that_their_names_stand_for() {
    // Where this fails, an encoder or the way of making changed: raise `MAKING` in plan.rs, so that names change too.
    let prints: Vec<String> = [(Kind::Jpeg, jpeg(340, 204)), (Kind::Png, png(340, 204))]
        .iter()
        .flat_map(|(kind, bytes)| variants(*kind, bytes))
        .map(|(recipe, bytes)| {
            let print = Fingerprint::of(&bytes).to_string();
            format!("{:?} {}x{} {}", recipe.format, recipe.width, recipe.height, &print[..12])
        })
        .collect();
    insta::assert_snapshot!(prints.join("\n"), @r"
    Webp 40x24 6ffcbb036968
    Webp 80x48 004ae48450c5
    Jpeg 40x24 45348d8403dd
    Jpeg 80x48 00a693413ea1
    Jpeg 204x204 de5b176e7008
    Webp 40x24 5aa17f5734a4
    Webp 80x48 6b77967d4528
    Png 40x24 7b0e67356350
    Png 80x48 34eca44c2f72
    Jpeg 204x204 2096b392ed6d
    ");
}

#[test]
fn a_picture_that_lies_on_its_side_is_turned() {
    let lying = told(340, 204, 6);
    let facts = facts(Kind::Jpeg, &lying);
    assert_eq!((facts.width, facts.height), (204, 340));
    for (recipe, bytes) in variants(Kind::Jpeg, &lying) {
        let upright = read(&bytes);
        assert_eq!((upright.width(), upright.height()), (recipe.width, recipe.height));
        // What was on the left is above: green on its left, red on its right.
        assert_eq!(strongest(&upright, 0.8, 0.1), 0, "{recipe:?}");
        assert_eq!(strongest(&upright, 0.2, 0.1), 1, "{recipe:?}");
        assert_eq!(strongest(&upright, 0.5, 0.9), 2, "{recipe:?}");
    }
}

#[test]
fn nothing_of_metadata_is_left() {
    for (kind, bytes) in [(Kind::Jpeg, told(340, 204, 6)), (Kind::Webp, webp(344, 208))] {
        let holds = |bytes: &[u8]| bytes.windows(3).any(|window| window == b"GPS");
        assert!(holds(&bytes));
        let stripped = bare(&bytes).unwrap();
        assert!(!holds(&stripped), "{kind:?}");
        assert_eq!(read(&stripped), read(&bytes), "{kind:?}");
        assert_eq!(bare(&stripped).unwrap(), stripped, "{kind:?}");
        for (recipe, variant) in variants(kind, &bytes) {
            assert!(!holds(&variant) && !variant.windows(4).any(|window| window == b"Exif"), "{recipe:?}");
        }
    }
}

#[test]
fn a_stripped_original_is_still_shown_upright() {
    for orientation in 1..=8 {
        let stripped = bare(&told(340, 204, orientation)).unwrap();
        let mut decoder =
            ImageReader::new(Cursor::new(&stripped)).with_guessed_format().unwrap().into_decoder().unwrap();
        assert_eq!(decoder.orientation().unwrap().to_exif(), orientation);
    }
}

#[test]
fn transparency_is_kept_or_laid_on_white() {
    for (recipe, bytes) in variants(Kind::Png, &png(340, 204)) {
        let Rgba([red, _, _, alpha]) = *read(&bytes).to_rgba8().get_pixel(recipe.width - 2, 2);
        match recipe.format {
            Format::Jpeg => assert!(red > 250, "{recipe:?}"),
            _ => assert_eq!(alpha, 0, "{recipe:?}"),
        }
    }
}

#[test]
fn a_profile_is_kept_unless_it_says_what_all_browsers_take_for_granted() {
    let profile = |name: &[u8]| [&[0; 16], b"RGB ".as_slice(), name, &[0; 40]].concat();
    for (name, kept) in [(b"Display P3".as_slice(), true), (b"sRGB IEC61966-2.1", false)] {
        let mut bytes = Vec::new();
        let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
        image::ImageEncoder::set_icc_profile(&mut encoder, profile(name)).unwrap();
        encoder.encode_image(&super::sample::drawn(340, 204)).unwrap();
        for (recipe, variant) in variants(Kind::Jpeg, &bytes) {
            let mut decoder = ImageReader::new(Cursor::new(&variant))
                .with_guessed_format()
                .unwrap()
                .into_decoder()
                .unwrap();
            let found = decoder.icc_profile().unwrap();
            assert_eq!(found, kept.then(|| profile(name)), "{recipe:?}");
            assert_eq!(read(&variant).width(), recipe.width);
        }
        let stripped = bare(&bytes).unwrap();
        assert!(stripped.windows(name.len()).any(|window| window == name));
    }
}

#[test]
fn what_is_no_picture_is_named() {
    let whole = jpeg(340, 204);
    assert_eq!(fault(Kind::Jpeg, b""), "it is empty");
    assert_eq!(fault(Kind::Jpeg, b"<html>"), "it is no JPEG, whatever its name says");
    assert_eq!(fault(Kind::Png, &whole), "its name says PNG, and it is JPEG");
    // Decoders fill what is cut off with grey, or say so when it is too late to name all faults at once.
    for (kind, whole) in [(Kind::Jpeg, told(60, 40, 6)), (Kind::Png, png(60, 40)), (Kind::Webp, webp(60, 40))]
    {
        let end = whole.len() - 40;
        assert_eq!(fault(kind, &whole[..end]), "it is cut short", "{kind:?}");
    }
    assert_eq!(fault(Kind::Avif, b"\0\0\0\x18ftypavif\0\0"), "it is cut short");
    assert_eq!(fault(Kind::Gif, b"GIF89a\x01"), "its header is damaged");
}

#[test]
fn pictures_that_are_cut_short_or_damaged_are_faults_and_no_panics() {
    for (kind, whole) in [(Kind::Jpeg, jpeg(60, 40)), (Kind::Png, png(60, 40)), (Kind::Webp, webp(60, 40))] {
        for end in 0..whole.len() {
            if let Sight::Whole(facts) = look(kind, &whole[..end]) {
                let _ = make(&whole[..end], &facts, &recipes(&facts));
            }
            let _ = bare(&whole[..end]);
            let mut damaged = whole.clone();
            damaged[end] ^= 0x55;
            if let Sight::Whole(facts) = look(kind, &damaged)
                && facts.width < 1000
                && facts.height < 1000
            {
                let _ = make(&damaged, &facts, &recipes(&facts));
            }
            let _ = bare(&damaged);
        }
    }
}

#[test]
fn a_header_that_promises_too_much_costs_nothing() {
    let mut bomb = png(20, 10);
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    // Its checksum is wrong now, or it is a large picture: never is memory taken for what is not there.
    match look(Kind::Png, &bomb) {
        Sight::Broken(_) | Sight::Drawing | Sight::Unfit(_) => {}
        Sight::Whole(facts) => assert_eq!((facts.width, facts.height), (65535, 65535)),
    }
}

#[test]
fn moving_pictures_are_left_as_they_are() {
    let mut gif = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        let frame = || image::Frame::new(image::RgbaImage::new(20, 10));
        encoder.encode_frames([frame(), frame()]).unwrap();
    }
    let facts = facts(Kind::Gif, &gif);
    assert!(facts.fixed);
    assert_eq!((facts.width, facts.height), (20, 10));
    assert_eq!(plan().variants(&facts), super::plan::Variants::default());
}

#[test]
fn metadata_that_is_malformed_does_no_harm() {
    let plain = jpeg(340, 204);
    let extended = b"\xff\xe1\0\x2chttp://ns.adobe.com/xmp/extension/\0short";
    let exif = b"\xff\xe1\0\x10Exif\0\0II*\0\xff\xff\xff\xff";
    let odd = [&plain[..2], extended, exif, &plain[2..]].concat();
    assert_eq!(variants(Kind::Jpeg, &odd).len(), 5);
}

#[test]
fn flat_pictures_lose_nothing_and_are_no_heavier_than_they_were() {
    let stripes = image::RgbImage::from_fn(400, 300, |x, y| {
        image::Rgb(if (x / 12 + y / 20) % 2 == 0 { [200, 30, 30] } else { [250, 250, 240] })
    });
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(stripes.clone())
        .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    assert!(facts(Kind::Png, &bytes).is_flat());
    let facts = facts(Kind::Png, &bytes);
    let variants = Plan { widths: vec![200, 400], ..plan() }.variants(&facts);
    let recipes: Vec<_> = variants.formats.into_iter().flat_map(|(_, recipes)| recipes).collect();
    let formats: Vec<_> = recipes.iter().map(|recipe| (recipe.format, recipe.width)).collect();
    assert_eq!(formats, [(Format::Webp, 400), (Format::Png, 400)]);
    for (recipe, variant) in recipes.iter().zip(make(&bytes, &facts, &recipes).unwrap()) {
        assert!(variant.len() <= bytes.len(), "{recipe:?}");
        assert_eq!(read(&variant).to_rgb8(), stripes, "{recipe:?}");
    }
}

#[test]
fn a_webp_that_lost_nothing_loses_nothing_where_that_is_smaller() {
    let flat = RgbaImage::from_pixel(300, 200, Rgba([10, 200, 30, 255]));
    let lossless = webp::Encoder::from_rgba(flat.as_raw(), 300, 200).encode_lossless();
    for (recipe, variant) in variants(Kind::Webp, &lossless) {
        if recipe.format == Format::Webp {
            assert_eq!(read(&variant).to_rgba8().get_pixel(1, 1), flat.get_pixel(1, 1));
        }
    }
}

#[test]
fn what_browsers_do_not_show_is_known_by_its_name() {
    for file in ["a.heic", "b/c.TIF", "d.bmp", "e.svg"] {
        assert!(matches!(sight(file, b"").0, Some(Sight::Unfit(_))), "{file}");
    }
    assert_eq!(sight("a.svg", b"<svg/>").0, Some(Sight::Drawing));
    for (file, bytes, telling) in [
        ("a.txt", b"words".to_vec(), Telling::Nothing),
        ("a", told(60, 40, 6), Telling::Stripped),
        ("a.bmp", b"BM".to_vec(), Telling::Silent),
        ("a.tif", b"II*\0".to_vec(), Telling::Kept(Untold::Tiff)),
    ] {
        assert_eq!(sight(file, &bytes).1, telling, "{file}");
    }
}
