//! Boxes (ISO/IEC 14496-12) of AVIF, HEIC (ISO/IEC 23008-12) and JPEG XL (ISO/IEC 18181-2). Places in a file are counted from
//! its start, so metadata is overwritten, and nothing moves.

use super::number;
use std::collections::BTreeMap;
use std::ops::Range;

/// The brands of pictures.
const BRANDS: [&[u8; 4]; 14] = [
    b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1",
    b"mif2", b"mif3", b"msf1",
];

/// How JPEG XL in boxes begins.
const JPEG_XL: &[u8] = b"\0\0\0\x0cJXL \r\n\x87\n";

/// What stays of a file, of its parts, and of what it says of films and their tracks.
const KEPT: [&[u8; 4]; 26] = [
    b"ftyp", b"styp", b"meta", b"moov", b"mdat", b"moof", b"sidx", b"mfra", b"JXL ", b"jxll", b"jxlc",
    b"jxlp", b"jxli", b"mvhd", b"mvex", b"trak", b"tkhd", b"tref", b"edts", b"mdia", b"hdlr", b"pitm",
    b"iprp", b"iref", b"grpl", b"dinf",
];

/// Of more parts of items than this nobody made a picture.
const MOST: usize = 1 << 12;

/// How deep boxes stand in boxes at the most that are looked into: a film's track's own metadata is the third.
const DEEPEST: usize = 8;

/// An Exif block that says nothing: where it begins, and a TIFF without entries.
const NO_EXIF: &[u8] = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0";

/// Whether bytes are a picture in boxes.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    bytes.starts_with(JPEG_XL) || brand.is_some_and(|brand| BRANDS.iter().any(|known| *known == brand))
}

/// The picture without metadata; `None` if its boxes are not understood.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = File { bytes: bytes.to_vec(), media: Vec::new() };
    let all = boxes(bytes, 0..bytes.len());
    file.media = all.iter().filter(|one| &one.name == b"mdat").map(|one| one.body.clone()).collect();
    // What follows the last box is none.
    file.bytes.truncate(all.last().map_or(0, |one| one.body.end));
    file.blank_boxes(&all, 0)?;
    Some(file.bytes)
}

/// Whether all boxes are there to their ends.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    boxes(bytes, 0..bytes.len()).iter().all(|one| one.is_whole)
}

/// A box.
struct Part {
    name: [u8; 4],
    /// Where its content stands in the file.
    body: Range<usize>,
    /// Where its name stands.
    named: usize,
    /// Whether its end is there.
    is_whole: bool,
}

/// The boxes in a part of a file.
fn boxes(bytes: &[u8], within: Range<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut place = within.start;
    while let Some(size) = number(bytes, place).filter(|_| place.saturating_add(8) <= within.end) {
        let Some(name) = bytes.get(place + 4..).and_then(<[u8]>::first_chunk::<4>) else { break };
        let (head, size) = match size {
            0 => (8, within.end - place),
            1 => match number(bytes, place + 8).zip(number(bytes, place + 12)) {
                Some((0, size)) => (16, size),
                _ => (16, usize::MAX),
            },
            size => (8, size),
        };
        if size < head {
            break;
        }
        let end = place.saturating_add(size);
        let is_whole = end <= within.end;
        let end = end.min(within.end);
        parts.push(Part { name: *name, body: (place + head).min(end)..end, named: place + 4, is_whole });
        place = end;
    }
    parts
}

/// A file whose metadata is being blanked.
struct File {
    bytes: Vec<u8>,
    /// Where the contents of items may stand.
    media: Vec<Range<usize>>,
}

impl File {
    /// Blanks what showing the picture does not need; boxes within so many others.
    fn blank_boxes(&mut self, parts: &[Part], depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        for part in parts {
            match &part.name {
                b"meta" if part.is_whole => self.blank_items(part.body.clone(), depth + 1)?,
                b"moov" | b"trak" if part.is_whole => {
                    self.blank_boxes(&boxes(&self.bytes, part.body.clone()), depth + 1)?
                }
                b"meta" | b"moov" | b"trak" => return None,
                name if KEPT.contains(&name) => {}
                _ => {
                    self.bytes[part.named..part.named + 4].copy_from_slice(b"free");
                    self.bytes[part.body.clone()].fill(0);
                }
            }
        }
        Some(())
    }

    /// Blanks the items of metadata of which a box `meta` speaks.
    fn blank_items(&mut self, body: Range<usize>, depth: usize) -> Option<()> {
        let parts = boxes(&self.bytes, body.start.checked_add(4)?..body.end);
        let find = |name: &[u8; 4]| parts.iter().find(|part| &part.name == name);
        let inner = find(b"idat").map(|part| part.body.clone());
        if let Some((items, places)) = find(b"iinf").zip(find(b"iloc")) {
            let told: BTreeMap<u64, [u8; 4]> = kinds(&self.bytes, items.body.clone())?
                .into_iter()
                .filter(|(_, kind)| is_told(kind))
                .collect();
            let places = places_of(&self.bytes, places.body.clone(), inner.as_ref())?;
            self.media.extend(inner);
            let shown = places.iter().filter(|place| !told.contains_key(&place.item));
            let shown: Vec<_> = shown.filter_map(|place| place.range.clone()).collect();
            for (item, kind) in told {
                let own: Vec<_> = places.iter().filter(|place| place.item == item).collect();
                self.blank_item(&kind, &own, &shown)?;
            }
        }
        let others: Vec<Part> =
            parts.into_iter().filter(|part| !matches!(&part.name, b"iinf" | b"iloc" | b"idat")).collect();
        self.blank_boxes(&others, depth + 1)
    }

    /// Blanks an item of metadata, unless something that is shown stands in its place.
    fn blank_item(&mut self, kind: &[u8; 4], places: &[&Place], shown: &[Range<usize>]) -> Option<()> {
        let mut ranges = Vec::new();
        for place in places {
            let range = place.range.clone()?;
            let range = range.start.min(self.bytes.len())..range.end.min(self.bytes.len());
            let is_media =
                self.media.iter().any(|media| media.start <= range.start && range.end <= media.end);
            let is_shown = shown.iter().any(|other| other.start < range.end && range.start < other.end);
            if !range.is_empty() && (!is_media || is_shown) {
                return None;
            }
            ranges.push(range);
        }
        let length: usize = ranges.iter().map(Range::len).sum();
        let mut instead = if kind == b"Exif" && length >= NO_EXIF.len() { NO_EXIF } else { &[] }.iter();
        let filler = if kind == b"mime" { b' ' } else { 0 };
        for place in ranges.into_iter().flatten() {
            self.bytes[place] = instead.next().copied().unwrap_or(filler);
        }
        Some(())
    }
}

/// Whether an item of a kind is metadata.
fn is_told(kind: &[u8; 4]) -> bool {
    matches!(kind, b"Exif" | b"mime" | b"uri ")
}

/// The kinds of items, by their numbers.
fn kinds(bytes: &[u8], body: Range<usize>) -> Option<Vec<(u64, [u8; 4])>> {
    let mut reader = Reader { bytes: bytes.get(body.clone())?, place: 0 };
    let version = reader.take(1)?;
    reader.place += 3;
    reader.take(if version == 0 { 2 } else { 4 })?;
    let entries = boxes(bytes, body.start + reader.place..body.end);
    let kind = |entry: Part| {
        let mut reader = Reader { bytes: bytes.get(entry.body)?, place: 0 };
        let version = reader.take(1).filter(|version| matches!(version, 2 | 3))?;
        reader.place += 3;
        let item = reader.take(if version == 2 { 2 } else { 4 })?;
        reader.place += 2;
        let kind = reader.bytes.get(reader.place..)?.first_chunk::<4>()?;
        Some((item, *kind))
    };
    entries.into_iter().map(kind).collect()
}

/// A part of an item's content.
struct Place {
    item: u64,
    /// Where it stands in the file, if that can be said.
    range: Option<Range<usize>>,
}

/// Where the contents of items stand. `inner` is the part of the file from whose start some of them are counted.
fn places_of(bytes: &[u8], body: Range<usize>, inner: Option<&Range<usize>>) -> Option<Vec<Place>> {
    let mut reader = Reader { bytes: bytes.get(body)?, place: 0 };
    let version = reader.take(1).filter(|version| *version <= 2)?;
    reader.place += 3;
    let sizes = reader.take(2)?;
    let size = |shift: u32| usize::try_from((sizes >> shift) & 15).unwrap_or(0);
    if size(12) + size(8) == 0 {
        return None;
    }
    let wide = if version == 2 { 4 } else { 2 };
    let mut places = Vec::new();
    for _ in 0..reader.take(wide)? {
        let item = reader.take(wide)?;
        let method = if version == 0 { 0 } else { reader.take(2)? & 15 };
        let elsewhere = reader.take(2)?;
        let base = reader.take(size(4))?;
        for _ in 0..reader.take(2)? {
            if version > 0 {
                reader.take(size(0))?;
            }
            let start = base.checked_add(reader.take(size(12))?)?;
            let length = reader.take(size(8))?;
            let origin = match method {
                0 if elsewhere == 0 => Some(0),
                1 => inner.map(|inner| inner.start as u64),
                _ => None,
            };
            // Without a length all of it is meant.
            let range = origin.filter(|_| length > 0).and_then(|origin| {
                let start = origin.checked_add(start)?;
                let end = start.checked_add(length)?;
                Some(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
            });
            places.push(Place { item, range });
            if places.len() > MOST {
                return None;
            }
        }
    }
    Some(places)
}

/// Reads numbers one after the other.
struct Reader<'b> {
    bytes: &'b [u8],
    place: usize,
}

impl Reader<'_> {
    /// A number of so many bytes, at most eight.
    fn take(&mut self, size: usize) -> Option<u64> {
        let bytes = self.bytes.get(self.place..self.place.checked_add(size)?).filter(|_| size <= 8)?;
        self.place += size;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}
