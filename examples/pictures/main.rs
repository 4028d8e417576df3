//! Photographs for measuring what becomes of pictures (T10), and the loop that anyone would write with the `image` library, to
//! measure against. See `benches/README.md`.
//!
//! Knows nothing of Warta: `benches/pictures` runs the program.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{Rgb, RgbImage};
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};

/// A photograph of twelve million pixels.
const SIZE: (u32, u32) = (4000, 3000);

/// How many photographs are drawn; the others have the same pixels and other bytes.
const DRAWN: u32 = 8;

/// What the loop makes of each photograph.
const WIDTHS: [u32; 3] = [640, 1280, 1920];

const USAGE: &str = "pictures portal N DIR | loop DIR OUT | cards N DIR";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["portal", count, folder] => portal(number(count)?, Path::new(folder)),
        ["cards", count, folder] => cards(number(count)?, Path::new(folder)),
        ["loop", folder, out] => by_hand(Path::new(folder), Path::new(out)),
        _ => Err(io::Error::new(io::ErrorKind::InvalidInput, USAGE)),
    }
}

fn number(text: &str) -> io::Result<usize> {
    text.parse().map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, USAGE))
}

/// A portal of articles with a photograph each.
fn portal(count: usize, folder: &Path) -> io::Result<()> {
    let config = format!(
        "title = \"Foto\"\nbase_url = \"https://foto.example/\"\n\n[images]\nwidths = {WIDTHS:?}\ncrops = []\n"
    );
    write(&folder.join("config.toml"), config.as_bytes())?;
    let drawn: Vec<Vec<u8>> = (0..DRAWN).into_par_iter().map(photograph).collect();
    for index in 0..count {
        let plain = &drawn[index % drawn.len()];
        // A comment of its own makes it another file.
        let comment = format!("{index:08}");
        let bytes = [&plain[..2], &[0xff, 0xfe, 0, 10], comment.as_bytes(), &plain[2..]].concat();
        write(&folder.join(format!("static/foto/{index}.jpg")), &bytes)?;
        article(folder, index, &format!("image = \"/foto/{index}.jpg\"\n"))?;
    }
    Ok(())
}

/// A portal of articles without pictures, for which cards are drawn.
fn cards(count: usize, folder: &Path) -> io::Result<()> {
    let config = "title = \"Kartu\"\nbase_url = \"https://kartu.example/\"\n\n[images]\ncards = true\n";
    write(&folder.join("config.toml"), config.as_bytes())?;
    (0..count).try_for_each(|index| article(folder, index, ""))
}

fn article(folder: &Path, index: usize, more: &str) -> io::Result<()> {
    let text = format!(
        "+++\ntitle = \"Warta {index}: harga beras di pasar pagi kembali naik pekan ini\"\ndate = 2026-01-01T{:02}:{:02}:00Z\n{more}+++\n\nIsi.\n",
        index / 60 % 24,
        index % 60
    );
    write(&folder.join(format!("content/{}/n{index}.md", index / 1000)), text.as_bytes())
}

/// A JPEG of what a camera sees: large soft shapes, edges, and grain everywhere.
fn photograph(seed: u32) -> Vec<u8> {
    let mut state = u64::from(seed) * 0x9e37_79b9 + 1;
    let mut grain = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % 23) as f32 - 11.0
    };
    let image = RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        let (u, v) = (x as f32 / 400.0 + seed as f32, y as f32 / 300.0);
        let soft = (u.sin() + (v * 1.3).cos() + (u * v * 0.2).sin()) * 38.0 + 120.0;
        let edge = if ((x / 97) ^ (y / 61)) % 7 == 0 { 28.0 } else { 0.0 };
        let noise = grain();
        let channel = |shift: f32| (soft * shift + edge + noise).clamp(0.0, 255.0) as u8;
        Rgb([channel(1.1), channel(0.95), channel(0.8)])
    });
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = JpegEncoder::new_with_quality(&mut bytes, 92).encode_image(&image);
    bytes
}

/// Three widths in two formats of each photograph, on all cores.
fn by_hand(folder: &Path, out: &Path) -> io::Result<()> {
    let entries: io::Result<Vec<_>> = std::fs::read_dir(folder.join("static/foto"))?.collect();
    let mut paths: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    paths.par_iter().try_for_each(|path| {
        let image = image::open(path).map_err(io::Error::other)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        WIDTHS.iter().try_for_each(|&width| {
            let height = width * image.height() / image.width();
            let small = image.resize_exact(width, height, FilterType::Lanczos3).to_rgb8();
            let mut jpeg = Vec::new();
            JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&small).map_err(io::Error::other)?;
            write(&out.join(format!("{name}-{width}.jpg")), &jpeg)?;
            let encoder = webp::Encoder::from_rgb(&small, width, height);
            write(&out.join(format!("{name}-{width}.webp")), &encoder.encode(78.0))
        })
    })
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    #[expect(clippy::disallowed_methods, reason = "a program of its own, not the generator")]
    std::fs::write(path, bytes)
}
