//! Files that say more than they show, of every kind and at every length.

use super::{Telling, Untold, bare};
use crate::pictures::sample::{jpeg, png, told, webp};

const SECRET: &[u8] = b"GPS -7.2575 112.7521";

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|window| window == b"GPS")
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    [&[0xff, marker], u16::try_from(body.len() + 2).unwrap().to_be_bytes().as_slice(), body].concat()
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    // Whoever drops a chunk does not look at its checksum.
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), name.as_slice(), body, &[0; 4]].concat()
}

/// A box of AVIF.
fn part(name: &[u8; 4], bodies: &[&[u8]]) -> Vec<u8> {
    let body = bodies.concat();
    [&u32::try_from(body.len() + 8).unwrap().to_be_bytes(), name.as_slice(), &body].concat()
}

/// A picture in boxes with an item of each kind, whose contents these are: in `mdat`, the last one in `idat`.
fn boxed(brand: &[u8; 4], items: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let make = |start: usize| {
        let entries = (1_u16..).zip(items).map(|(number, (kind, _))| {
            part(b"infe", &[&[2, 0, 0, 0], &number.to_be_bytes(), &[0, 0], kind.as_slice(), b"\0"])
        });
        let count = u16::try_from(items.len()).unwrap().to_be_bytes();
        let iinf = part(b"iinf", &[&[0; 4], &count, &entries.collect::<Vec<_>>().concat()]);
        let mut at = start;
        let places = (1_usize..).zip(items).map(|(number, (_, content))| {
            let inside = number == items.len();
            let place = if inside { 0 } else { at };
            at += content.len();
            let numbers = [number, usize::from(inside), 0, 1, place, content.len()];
            numbers.map(|number| u16::try_from(number).unwrap().to_be_bytes()).concat()
        });
        let iloc = part(b"iloc", &[&[1, 0, 0, 0, 0x22, 0], &count, &places.collect::<Vec<_>>().concat()]);
        let (last, others) = items.split_last().unwrap();
        let meta = part(b"meta", &[&[0; 4], &iinf, &iloc, &part(b"idat", &[last.1])]);
        let head =
            [part(b"ftyp", &[brand, &[0; 4], brand]), meta, part(b"uuid", &[&[7; 16], SECRET])].concat();
        let media: Vec<u8> = others.iter().flat_map(|(_, content)| content.to_vec()).collect();
        (head.len() + 8, [head, part(b"mdat", &[&media])].concat())
    };
    make(make(0).0).1
}

#[test]
fn nothing_is_left_of_what_a_jpeg_tells_be_it_whole_or_not() {
    let whole = told(100, 60, 6);
    for end in 4..whole.len() {
        assert!(!holds(&bare(&whole[..end]).unwrap()), "{end}");
    }
    let plain = jpeg(40, 30);
    let markers = (0xe0..=0xef).chain([0xfe, 0x02, 0xf3]);
    let segments: Vec<u8> = markers.flat_map(|marker| segment(marker, SECRET)).collect();
    let between = [&plain[..2], &segments, b"GPS", &plain[2..plain.len() - 2], &segments].concat();
    // Without an ending.
    assert_eq!(bare(&between).unwrap(), plain[..plain.len() - 2]);
    assert_eq!(bare(&[&between, [0xff, 0xd9, 0x47].as_slice(), SECRET].concat()).unwrap(), plain);
    // A small picture of what was cut away.
    let small = segment(0xe0, &[b"JFIF\0\x01\x01\0\0\x01\0\x01\x08\x08".as_slice(), SECRET].concat());
    let stripped = bare(&[&plain[..2], &small, &plain[20..]].concat()).unwrap();
    assert_eq!(stripped[..20], [&plain[..2], b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"].concat());
    assert!(!holds(&stripped));
}

#[test]
fn nothing_is_left_of_what_a_png_tells_be_it_whole_or_not() {
    let plain = png(20, 10);
    let names = [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVT", b"caBX", b"eXIf", b"PRVT"];
    let words: Vec<u8> = names.into_iter().flat_map(|name| chunk(name, SECRET)).collect();
    let told = [&plain[..33], &words, &plain[33..], SECRET].concat();
    assert_eq!(bare(&told).unwrap(), plain);
    for end in 8..told.len() {
        assert!(!holds(&bare(&told[..end]).unwrap()), "{end}");
    }
    let lying = chunk(b"eXIf", b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS");
    let stripped = bare(&[&plain[..33], &lying, &plain[33..]].concat()).unwrap();
    assert!(!holds(&stripped) && stripped.len() == plain.len() + 12 + 26);
}

#[test]
fn nothing_is_left_of_what_a_gif_tells_and_it_plays_as_often() {
    let mut plain = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut plain);
        encoder.set_repeat(image::codecs::gif::Repeat::Finite(3)).unwrap();
        let frame = || image::Frame::new(image::RgbaImage::new(20, 10));
        encoder.encode_frames([frame(), frame()]).unwrap();
    }
    assert_eq!(bare(&plain).unwrap(), plain);
    let start = plain.windows(2).position(|pair| pair == b"!\xff").unwrap();
    let comment = [b"!\xfe\x14".as_slice(), SECRET, b"\0"].concat();
    let packet = [b"!\xff\x0bXMP DataXMP\x14".as_slice(), SECRET, b"\0"].concat();
    let told = [&plain[..start], &comment, &packet, &plain[start..], SECRET].concat();
    assert_eq!(bare(&told).unwrap(), plain);
    for end in 6..told.len() {
        assert!(!holds(&bare(&told[..end]).unwrap()), "{end}");
    }
}

#[test]
fn nothing_is_left_of_what_a_webp_tells_be_it_whole_or_not() {
    let whole = webp(100, 60);
    let told = [&whole, b"ABCD\x03\0\0\0GPS\0".as_slice()].concat();
    let length = u32::try_from(told.len() - 8).unwrap().to_le_bytes();
    let told = [b"RIFF".as_slice(), &length, &told[8..]].concat();
    for end in 12..told.len() {
        assert!(!holds(&bare(&told[..end]).unwrap()), "{end}");
    }
    assert_eq!(bare(&told).unwrap(), bare(&whole).unwrap());
}

#[test]
fn what_avif_and_heic_tell_is_blanked_where_it_stands() {
    let exif = [b"\0\0\0\0MM\0*".as_slice(), SECRET].concat();
    let items: [(&[u8; 4], &[u8]); 4] =
        [(b"av01", b"pixels"), (b"Exif", &exif), (b"av01", b"more pixels"), (b"mime", SECRET)];
    for brand in [b"avif", b"heic", b"mif1"] {
        let told = boxed(brand, &items);
        let stripped = bare(&told).unwrap();
        assert!(holds(&told) && !holds(&stripped));
        assert_eq!(stripped.len(), told.len());
        let place = |word: &[u8]| stripped.windows(word.len()).position(|window| window == word);
        for word in [b"pixels".as_slice(), b"more pixels"] {
            assert_eq!(place(word), told.windows(word.len()).position(|window| window == word));
        }
        // Readers of Exif find a block that is empty, and no broken one.
        assert!(place(b"pixels\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0").is_some());
        assert_eq!(bare(&[&told, b"GPS".as_slice()].concat()).unwrap(), stripped);
        assert_eq!(bare(&stripped).unwrap(), stripped);
    }
}

#[test]
fn boxes_that_are_not_understood_are_named_and_damaged_ones_are_no_panics() {
    // Pixels where the metadata is.
    let mut shared = boxed(b"avif", &[(b"av01", b"pixels"), (b"Exif", SECRET), (b"mime", SECRET)]);
    let iloc = shared.windows(4).position(|window| window == b"iloc").unwrap();
    let (first, second) = (iloc + 4 + 8 + 8, iloc + 4 + 8 + 12 + 8);
    shared.copy_within(second..second + 4, first);
    assert_eq!(bare(&shared), Err(Telling::Kept(Untold::Boxes)));
    let whole = boxed(b"avif", &[(b"av01", b"pixels"), (b"Exif", SECRET), (b"mime", SECRET)]);
    for end in 12..whole.len() {
        if let Ok(stripped) = bare(&whole[..end]) {
            assert!(!holds(&stripped), "{end}");
        }
        for change in [0x55, 0xff, 1] {
            let mut damaged = whole.clone();
            damaged[end] ^= change;
            let _ = bare(&damaged);
        }
    }
}

#[test]
fn boxes_without_end_in_boxes_are_not_looked_into() {
    for name in [b"moov", b"trak"] {
        let deep = (1..100_000_u32).rev().map(|left| [&(8 * left).to_be_bytes(), name.as_slice()].concat());
        let file = [part(b"ftyp", &[b"avif", &[0; 4], b"avif"]), deep.collect::<Vec<_>>().concat()].concat();
        assert_eq!(bare(&file), Err(Telling::Kept(Untold::Boxes)));
    }
}

#[test]
fn what_is_no_picture_is_left_alone_and_what_keeps_its_words_is_named() {
    for bytes in
        [&b""[..], b"GIF", b"<html>", b"\xff\xd8", b"RIFF\0\0\0\0WAVE", b"\0\0\0\x10ftypisom\0\0\0\0"]
    {
        assert_eq!(bare(bytes), Err(Telling::Nothing), "{bytes:?}");
    }
    for (bytes, kind) in
        [(b"II*\0\x08\0\0\0", "TIFF"), (b"MM\0*\0\0\0\x08", "TIFF"), (b"8BPS\0\x01\0\0", "Photoshop")]
    {
        let Err(Telling::Kept(untold)) = bare(bytes) else { panic!("{kind}") };
        assert_eq!(untold.word(), kind);
    }
}
