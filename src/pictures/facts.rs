//! What a picture file is, by its bytes. Looks at headers only: no pixel is decoded.

use super::bare::{Telling, Untold, bare, is_telling, is_whole};
use super::fault::{CUT_SHORT, words};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::Cursor;

/// What a file is that is called like a picture.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Sight {
    /// A picture.
    Whole(Facts),
    /// None that can be used, for this reason.
    Broken(Box<str>),
    /// A drawing that scales: it is shown as it is, and nobody measures it.
    Drawing,
    /// One that is shown as it is, and that browsers do not show, or not well, for this reason.
    Unfit(Box<str>),
}

/// What the bytes of a picture say.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// How it is encoded.
    pub kind: Kind,
    /// In pixels, as it is shown: turned as its orientation says.
    pub width: u32,
    /// In pixels, as it is shown.
    pub height: u32,
    /// Whether it may be transparent somewhere.
    pub alpha: bool,
    /// Whether it moves, or is of a kind that is not decoded: it is shown as it is.
    pub fixed: bool,
    /// The first half of the BLAKE3 hash of its bytes.
    pub content: [u8; 16],
    /// In bytes.
    pub size: u64,
}

/// How a picture is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// AVIF.
    Avif,
}

impl Kind {
    /// All kinds, with what they are called, and what their files end with.
    const ALL: [(Self, &'static str, &'static [&'static str]); 5] = [
        (Self::Jpeg, "JPEG", &["jpg", "jpeg", "jpe", "jfif"]),
        (Self::Png, "PNG", &["png", "apng"]),
        (Self::Webp, "WebP", &["webp"]),
        (Self::Gif, "GIF", &["gif"]),
        (Self::Avif, "AVIF", &["avif"]),
    ];

    /// The kind that a file's name says, if it is one of these.
    #[must_use]
    pub fn of_name(file: &str) -> Option<Self> {
        let end = file.rsplit('/').next()?.rsplit_once('.')?.1;
        let says = |ends: &[&str]| ends.iter().any(|known| end.eq_ignore_ascii_case(known));
        Self::ALL.iter().find(|(.., ends)| says(ends)).map(|(kind, ..)| *kind)
    }

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match image::guess_format(bytes).ok()? {
            ImageFormat::Jpeg => Some(Self::Jpeg),
            ImageFormat::Png => Some(Self::Png),
            ImageFormat::WebP => Some(Self::Webp),
            ImageFormat::Gif => Some(Self::Gif),
            ImageFormat::Avif => Some(Self::Avif),
            _ => None,
        }
    }

    /// The decoder's name for it, if it is one whose pixels are decoded.
    pub(super) fn format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::Webp => Some(ImageFormat::WebP),
            Self::Gif | Self::Avif => None,
        }
    }
}

impl Facts {
    /// Whether it is drawn rather than taken by a camera: lossless, and with less than two bits for each pixel. A smaller
    /// copy of such a picture, whose edges are blurred, may be larger than the picture.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.kind == Kind::Png && self.size.saturating_mul(4) < u64::from(self.width) * u64::from(self.height)
    }
}

/// Pictures of which no variants are made, by what their names end with, and what of that.
const OTHERS: [(&[&str], &str); 6] = [
    (&["heic", "heif", "hif"], "it is HEIC, which most browsers do not show"),
    (&["tif", "tiff"], "it is TIFF, which most browsers do not show"),
    (&["jp2", "j2k", "jpx"], "it is JPEG 2000, which most browsers do not show"),
    (&["jxl"], "it is JPEG XL, which most browsers do not show"),
    (&["psd"], "it is a file of Photoshop, which no browser shows"),
    (&["bmp", "dib"], "it is BMP, which is heavy and has no variants"),
];

/// What a file is by its name and its bytes, if its name says that it is a picture, and what becomes of its metadata.
#[must_use]
pub fn sight(file: &str, bytes: &[u8]) -> (Option<Sight>, Telling) {
    let stripped = bare(bytes);
    let telling = stripped.as_ref().err().copied().unwrap_or(Telling::Stripped);
    let bare = stripped.as_deref().unwrap_or(bytes);
    let end = file.rsplit('/').next().unwrap_or(file).rsplit_once('.').map_or("", |(_, end)| end);
    let sight = match Kind::of_name(file) {
        Some(kind) => Some(of_kind(kind, bytes, bare)),
        None if end.eq_ignore_ascii_case("svg") => Some(drawing(bytes)),
        None => {
            let says = |ends: &[&str]| ends.iter().any(|known| end.eq_ignore_ascii_case(known));
            let other = OTHERS.iter().find(|(ends, _)| says(ends));
            other.map(|(_, reason)| Sight::Unfit((*reason).into()))
        }
    };
    match telling {
        Telling::Nothing if sight.is_some() && is_telling(bytes) => (sight, Telling::Kept(Untold::Odd)),
        _ => (sight, telling),
    }
}

/// What a file is whose name says SVG.
fn drawing(bytes: &[u8]) -> Sight {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Sight::Unfit("it is empty".into());
    }
    Sight::Drawing
}

/// What a file is whose name says `kind`.
#[cfg(test)]
pub(super) fn look(kind: Kind, bytes: &[u8]) -> Sight {
    of_kind(kind, bytes, &without(bytes))
}

/// A picture without its metadata, which may be malformed; what has none that can be taken out, as it is.
pub(super) fn without(bytes: &[u8]) -> Cow<'_, [u8]> {
    bare(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn of_kind(kind: Kind, bytes: &[u8], bare: &[u8]) -> Sight {
    match seen(kind, bytes, bare) {
        Ok(facts) => Sight::Whole(facts),
        Err(fault) => Sight::Broken(fault.into()),
    }
}

fn seen(kind: Kind, bytes: &[u8], bare: &[u8]) -> Result<Facts, String> {
    if bytes.is_empty() {
        return Err("it is empty".to_owned());
    }
    match Kind::of_bytes(bytes) {
        Some(other) if other != kind => {
            return Err(format!("its name says {}, and it is {}", kind.word(), other.word()));
        }
        Some(_) => {}
        None => return Err(format!("it is no {}, whatever its name says", kind.word())),
    }
    if !is_whole(bytes, bare) {
        return Err(CUT_SHORT.to_owned());
    }
    let header = match kind {
        Kind::Gif | Kind::Avif => measured(bytes)?,
        Kind::Jpeg | Kind::Png | Kind::Webp => decoded(kind, bare)?,
    };
    if header.width == 0 || header.height == 0 {
        return Err("it has no pixels".to_owned());
    }
    let mut content = [0; 16];
    content.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    let (width, height) =
        if header.turned { (header.height, header.width) } else { (header.width, header.height) };
    Ok(Facts {
        kind,
        width,
        height,
        alpha: header.alpha,
        fixed: header.fixed,
        content,
        size: bytes.len() as u64,
    })
}

/// What a header says.
struct Header {
    width: u32,
    height: u32,
    alpha: bool,
    fixed: bool,
    /// Whether it is shown lying on its side.
    turned: bool,
}

/// The header of a picture that is shown as it is.
fn measured(bytes: &[u8]) -> Result<Header, String> {
    let size = imagesize::blob_size(bytes).map_err(|_| "its header is damaged")?;
    let pixels = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    Ok(Header {
        width: pixels(size.width),
        height: pixels(size.height),
        alpha: true,
        fixed: true,
        turned: false,
    })
}

/// The header of a picture whose pixels are decoded.
fn decoded(kind: Kind, bytes: &[u8]) -> Result<Header, String> {
    let format = kind.format().ok_or("it is of a kind that is not decoded")?;
    let mut decoder = match ImageReader::with_format(Cursor::new(bytes), format).into_decoder() {
        Ok(decoder) => decoder,
        // Too large for any decoder: its size is what is wrong with it, and the configuration says so.
        Err(ImageError::Limits(_)) => return Ok(Header { fixed: false, ..measured(bytes)? }),
        Err(error) => return Err(words(&error)),
    };
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let alpha = decoder.color_type().has_alpha();
    Ok(Header { width, height, alpha, fixed: moves(kind, bytes), turned })
}

/// Whether a picture has more than one frame.
fn moves(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Png => {
            PngDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        Kind::Webp => WebPDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.has_animation()),
        Kind::Jpeg | Kind::Gif | Kind::Avif => false,
    }
}
