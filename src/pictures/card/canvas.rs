//! Pixels of few colours: inks on paper, each in sixteen strengths.

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// A colour that is laid on paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ink(u8);

/// Of headlines.
pub(super) const INK: Ink = Ink(0);
/// Of the sector and the stripe.
pub(super) const ACCENT: Ink = Ink(1);
/// Of the masthead.
pub(super) const SOFT: Ink = Ink(2);
/// Of the rule.
pub(super) const RULE: Ink = Ink(3);

const PAPER: [u8; 3] = [0xff, 0xfd, 0xf8];
const COLOURS: [[u8; 3]; 4] =
    [[0x1b, 0x1a, 0x17], [0x96, 0x19, 0x1c], [0x4a, 0x46, 0x3d], [0xd8, 0xd1, 0xc1]];

/// How many strengths an ink has besides none.
const STEPS: u8 = 15;

/// A picture while it is drawn.
pub(super) struct Canvas {
    width: u32,
    height: u32,
    /// The place of each pixel's colour in the palette: 0 is paper, then the strengths of each ink.
    pixels: Vec<u8>,
}

impl Canvas {
    /// A sheet of paper.
    pub(super) fn new(width: u32, height: u32) -> Self {
        Self { width, height, pixels: vec![0; width as usize * height as usize] }
    }

    /// Fills a rectangle: left, top, width, height.
    pub(super) fn fill(&mut self, (left, top, width, height): (u32, u32, u32, u32), ink: Ink) {
        for y in top..(top + height).min(self.height) {
            for x in left..(left + width).min(self.width) {
                self.pixels[(y * self.width + x) as usize] = ink.0 * STEPS + STEPS;
            }
        }
    }

    /// Lays ink on a pixel, as strong as `cover` of 255 says; where two glyphs meet the stronger one is seen.
    pub(super) fn lay(&mut self, x: i32, y: i32, cover: u8, ink: Ink) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        let step = u8::try_from((u16::from(cover) * u16::from(STEPS) + 127) / 255).unwrap_or(STEPS);
        if x >= self.width || y >= self.height || step == 0 {
            return;
        }
        let pixel = &mut self.pixels[(y * self.width + x) as usize];
        *pixel = (*pixel).max(ink.0 * STEPS + step);
    }

    /// As a PNG with a palette.
    ///
    /// # Errors
    /// What the encoder said.
    pub(super) fn png(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette());
        encoder.set_filter(Filter::NoFilter);
        encoder.set_compression(Compression::Balanced);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(&self.pixels).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}

/// Paper, then the strengths of each ink.
fn palette() -> Vec<u8> {
    let mixed = |colour: [u8; 3], step: u8| {
        let mix = |channel: usize| {
            let (from, to) = (u16::from(PAPER[channel]), u16::from(colour[channel]));
            let (step, steps) = (u16::from(step), u16::from(STEPS));
            u8::try_from((from * (steps - step) + to * step + steps / 2) / steps).unwrap_or(u8::MAX)
        };
        [mix(0), mix(1), mix(2)]
    };
    let inks = COLOURS.iter().flat_map(|colour| (1..=STEPS).map(|step| mixed(*colour, step)));
    std::iter::once(PAPER).chain(inks).flatten().collect()
}
