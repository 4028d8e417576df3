//! Which variants a picture has, and what they are called: by its facts, before anything is decoded.

use super::facts::Facts;
use crate::base::fingerprint::Fingerprint;
use serde::{Deserialize, Serialize};

/// The folder of all variants.
pub const FOLDER: &str = "pictures";

/// Raised whenever variants come out with other bytes than before: names must never stand for two contents.
/// `tests::variants_have_the_bytes_that_their_names_stand_for` notices.
const MAKING: u8 = 2;

/// How wide crops are at the most: what search engines and social networks ask for.
const CROP_WIDTH: u32 = 1200;

/// Search engines and social networks show no picture with a smaller side: there are no such crops.
pub const SMALLEST: u32 = 200;

/// How a variant is encoded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Format {
    /// AVIF.
    Avif,
    /// WebP.
    Webp,
    /// JPEG.
    Jpeg,
    /// PNG: what takes JPEG's place where a picture may be transparent.
    Png,
}

impl Format {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// How many pixels a side may have, at the most.
    fn most(self) -> u32 {
        match self {
            Self::Webp => 16_383,
            Self::Avif | Self::Jpeg => 65_535,
            Self::Png => i32::MAX.cast_unsigned(),
        }
    }

    /// What its files end with.
    fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// A ratio of width to height.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ratio {
    /// Of the width; not 0.
    pub width: u32,
    /// Of the height; not 0.
    pub height: u32,
}

impl Ratio {
    /// The ratio that a text such as `16:9` says.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (width, height) = text.split_once(':')?;
        let side = |text: &str| text.parse::<u32>().ok().filter(|side| (1..=100).contains(side));
        Some(Self { width: side(width)?, height: side(height)? })
    }
}

/// Which variants pictures have.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// In pixels, ascending.
    pub widths: Vec<u32>,
    /// The best first; the last one is for browsers that know none of the others.
    pub formats: Vec<Format>,
    /// Cut for search engines; the first one for social networks too.
    pub crops: Vec<Ratio>,
    /// Of JPEG, from 1 to 100.
    pub jpeg_quality: u8,
    /// Of WebP.
    pub webp_quality: u8,
    /// Of AVIF.
    pub avif_quality: u8,
}

/// How a variant is made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Recipe {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What the picture is cut to first.
    pub cut: Option<Ratio>,
    /// How it is encoded.
    pub format: Format,
    /// How well, from 1 to 100; PNG has always the same.
    pub quality: u8,
}

/// The variants of a picture.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Variants {
    /// The whole picture, of each format in ascending widths. Empty for what is shown as it is.
    pub formats: Vec<(Format, Vec<Recipe>)>,
    /// Cut, as JPEG, or as PNG where that is flat; none that is too small to be shown anywhere.
    pub crops: Vec<Recipe>,
}

impl Plan {
    /// The variants of a picture. None has more pixels than the picture, or than its format has room for.
    #[must_use]
    pub fn variants(&self, facts: &Facts) -> Variants {
        if facts.fixed {
            return Variants::default();
        }
        let of = |format: Format| {
            let is_png = format == Format::Jpeg && (facts.alpha || facts.is_flat());
            let format = if is_png { Format::Png } else { format };
            let recipe = |width| self.recipe(format, (width, scaled(facts.height, width, facts.width)), None);
            let recipes = self.widths_of(facts).into_iter().map(recipe).filter(Recipe::has_room);
            (format, recipes.collect::<Vec<_>>())
        };
        let mut crops: Vec<Recipe> = Vec::new();
        for ratio in &self.crops {
            let crop = self.crop(facts, *ratio);
            let is_seen = crop.width.min(crop.height) >= SMALLEST && crop.has_room();
            if is_seen && !crops.contains(&crop) {
                crops.push(crop);
            }
        }
        let formats = self.formats.iter().copied().map(of).filter(|(_, recipes)| !recipes.is_empty());
        Variants { formats: formats.collect(), crops }
    }

    /// The configured widths that the picture has, and its own where that lies between them or below. Of a flat picture only
    /// those that are lighter than itself: else its own takes their place.
    fn widths_of(&self, facts: &Facts) -> Vec<u32> {
        let most = self.widths.last().copied().unwrap_or(u32::MAX);
        let smaller = || self.widths.iter().copied().filter(|width| *width < facts.width);
        let is_light = |width: &u32| {
            // Four bits for each pixel: what blurred edges cost where there are many.
            let pixels = u64::from(*width) * u64::from(scaled(facts.height, *width, facts.width));
            !facts.is_flat() || pixels / 2 <= facts.size
        };
        let mut widths: Vec<u32> = smaller().filter(is_light).collect();
        if facts.width <= most || widths.len() < smaller().count() {
            widths.push(facts.width);
        }
        widths
    }

    /// A picture cut to a ratio.
    fn crop(&self, facts: &Facts, ratio: Ratio) -> Recipe {
        let (whole_width, whole_height) = cut(facts.width, facts.height, ratio);
        let width = whole_width.min(CROP_WIDTH);
        let is_whole = (whole_width, whole_height) == (facts.width, facts.height);
        let height = scaled(whole_height, width, whole_width);
        // What is cut out of a flat picture, and not resized, is as flat.
        let is_flat = facts.is_flat() && !facts.alpha && width == whole_width;
        let format = if is_flat { Format::Png } else { Format::Jpeg };
        self.recipe(format, (width, height), (!is_whole).then_some(ratio))
    }

    fn recipe(&self, format: Format, (width, height): (u32, u32), cut: Option<Ratio>) -> Recipe {
        let quality = match format {
            Format::Avif => self.avif_quality,
            Format::Webp => self.webp_quality,
            Format::Jpeg => self.jpeg_quality,
            Format::Png => 100,
        };
        Recipe { width, height, cut, format, quality }
    }

    /// The fingerprint of the plan.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        // Its debug form names every field.
        Fingerprint::of(format!("{MAKING} {self:?}").as_bytes())
    }
}

/// `side` in the proportion of `width` to `whole`, rounded; at least 1.
fn scaled(side: u32, width: u32, whole: u32) -> u32 {
    let (side, width, whole) = (u64::from(side), u64::from(width), u64::from(whole.max(1)));
    u32::try_from((side * width + whole / 2) / whole).unwrap_or(u32::MAX).max(1)
}

/// Width and height of the largest part of a ratio.
#[must_use]
pub fn cut(width: u32, height: u32, ratio: Ratio) -> (u32, u32) {
    let by_height = scaled(height, ratio.width, ratio.height);
    if by_height <= width {
        (by_height, height)
    } else {
        (width, scaled(width, ratio.height, ratio.width).min(height))
    }
}

impl Recipe {
    /// The output file of a picture's variant: its name stands for its content.
    #[must_use]
    pub fn file(&self, facts: &Facts) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&facts.content);
        let cut = self.cut.map_or([0, 0], |ratio| [ratio.width, ratio.height]);
        for number in [u32::from(MAKING), self.width, self.height, cut[0], cut[1], u32::from(self.quality)] {
            hasher.update(&number.to_le_bytes());
        }
        hasher.update(self.format.extension().as_bytes());
        let hash = hasher.finalize().to_hex();
        let (width, height, end) = (self.width, self.height, self.format.extension());
        format!("{FOLDER}/{}-{width}x{height}.{end}", &hash[..20])
    }

    /// Whether its format has room for so many pixels.
    fn has_room(&self) -> bool {
        self.width.max(self.height) <= self.format.most()
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Facts, Kind};
    use super::{Format, Plan, Ratio};

    fn plan() -> Plan {
        Plan {
            widths: vec![400, 800, 1200, 1600],
            formats: vec![Format::Webp, Format::Jpeg],
            crops: ["16:9", "4:3", "1:1"].iter().filter_map(|text| Ratio::parse(text)).collect(),
            jpeg_quality: 80,
            webp_quality: 80,
            avif_quality: 60,
        }
    }

    fn facts(width: u32, height: u32) -> Facts {
        Facts { kind: Kind::Jpeg, width, height, alpha: false, fixed: false, content: [7; 16], size: 1 }
    }

    /// Width and height.
    type Size = (u32, u32);

    fn sizes(width: u32, height: u32) -> (Vec<Size>, Vec<Size>) {
        let variants = plan().variants(&facts(width, height));
        let size = |recipe: &super::Recipe| (recipe.width, recipe.height);
        let whole = variants.formats[0].1.iter().map(size).collect();
        (whole, variants.crops.iter().map(size).collect())
    }

    #[test]
    fn no_variant_is_larger_than_the_picture() {
        let whole = vec![(400, 300), (800, 600), (1200, 900), (1600, 1200)];
        assert_eq!(sizes(4000, 3000), (whole, vec![(1200, 675), (1200, 900), (1200, 1200)]));
        let whole = vec![(400, 225), (800, 450), (1200, 675)];
        assert_eq!(sizes(1200, 675), (whole, vec![(1200, 675), (900, 675), (675, 675)]));
        assert_eq!(
            sizes(1000, 2000),
            (vec![(400, 800), (800, 1600), (1000, 2000)], vec![(1000, 563), (1000, 750), (1000, 1000)])
        );
    }

    #[test]
    fn crops_that_nobody_shows_are_left_out() {
        assert_eq!(sizes(300, 1), (vec![(300, 1)], vec![]));
        assert_eq!(sizes(20_000, 10).1, vec![]);
        assert_eq!(sizes(300, 210).1, vec![(280, 210), (210, 210)]);
    }

    #[test]
    fn no_variant_is_larger_than_its_format_has_room_for() {
        let variants = plan().variants(&facts(1080, 17_000));
        let heights = |place: usize| {
            let recipes = &variants.formats[place].1;
            recipes.iter().map(|recipe| recipe.height).collect::<Vec<_>>()
        };
        assert_eq!((heights(0), heights(1)), (vec![6296, 12_593], vec![6296, 12_593, 17_000]));
        let formats = |width, height| plan().variants(&facts(width, height)).formats;
        let kinds: Vec<_> = formats(10, 20_000).iter().map(|(format, _)| *format).collect();
        assert_eq!(kinds, [Format::Jpeg]);
        assert_eq!(formats(10, 70_000), []);
    }

    #[test]
    fn of_a_flat_picture_only_those_are_made_that_are_lighter_than_itself() {
        let widths = |size: u64, width: u32, height: u32| {
            let flat = Facts { kind: Kind::Png, size, ..facts(width, height) };
            let variants = plan().variants(&flat);
            let (format, recipes) = variants.formats.last().unwrap();
            (*format, recipes.iter().map(|recipe| recipe.width).collect::<Vec<_>>())
        };
        assert_eq!(widths(36_176, 1200, 800), (Format::Png, vec![1200]));
        assert_eq!(widths(36_176, 2400, 1600), (Format::Png, vec![2400]));
        assert_eq!(widths(250_000, 2400, 1600), (Format::Png, vec![400, 800, 2400]));
        assert_eq!(widths(3_000_000, 4000, 4000), (Format::Png, vec![400, 800, 1200, 1600]));
        assert_eq!(widths(2_000_000, 1200, 800), (Format::Jpeg, vec![400, 800, 1200]));
        let crops = |width: u32| {
            let flat = Facts { kind: Kind::Png, size: 30_000, ..facts(width, 800) };
            plan().variants(&flat).crops.iter().map(|crop| (crop.format, crop.width)).collect::<Vec<_>>()
        };
        assert_eq!(crops(1000), [(Format::Png, 1000), (Format::Png, 1000), (Format::Png, 800)]);
        assert_eq!(crops(2000), [(Format::Jpeg, 1200), (Format::Png, 1067), (Format::Png, 800)]);
    }

    #[test]
    fn what_may_be_transparent_falls_back_to_png_and_what_moves_has_none() {
        let transparent = Facts { alpha: true, kind: Kind::Png, size: 1 << 20, ..facts(500, 500) };
        let formats: Vec<_> = plan().variants(&transparent).formats.into_iter().map(|(one, _)| one).collect();
        assert_eq!(formats, [Format::Webp, Format::Png]);
        let moving = Facts { fixed: true, ..facts(500, 500) };
        assert_eq!(plan().variants(&moving), super::Variants::default());
    }

    #[test]
    fn a_name_stands_for_content_and_recipe() {
        let recipe = plan().variants(&facts(500, 400)).formats[0].1[0];
        let file = recipe.file(&facts(500, 400));
        assert!(file.starts_with("pictures/") && file.ends_with("-400x320.webp"), "{file}");
        let others = [
            recipe.file(&Facts { content: [8; 16], ..facts(500, 400) }),
            super::Recipe { quality: 70, ..recipe }.file(&facts(500, 400)),
            super::Recipe { cut: Ratio::parse("5:4"), ..recipe }.file(&facts(500, 400)),
        ];
        assert!(!others.contains(&file), "{others:?}");
    }
}
