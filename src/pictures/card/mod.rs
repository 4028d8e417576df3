//! A card that stands for an article without a picture where people share it: sector, headline, masthead, in every script
//! that the fonts have. Only fonts in the program and those that are handed in: a card looks the same on any machine.

mod canvas;
mod easel;
mod fonts;
#[cfg(test)]
mod tests;

pub use fonts::Fonts;

use super::plan::FOLDER;
use crate::base::fingerprint::Fingerprint;
use canvas::Canvas;
use easel::{Align, Easel, Line};

/// Raised whenever cards come out with other bytes than before.
/// `tests::cards_have_the_bytes_that_their_names_stand_for` notices.
const DESIGN: u8 = 1;

/// In pixels: what social networks ask for (1.91 to 1).
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// What stands on a card.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// The headline.
    pub title: String,
    /// What the sector is called; may be empty.
    pub sector: String,
    /// What the portal is called.
    pub masthead: String,
    /// The language, BCP 47.
    pub lang: String,
    /// Whether it is written from the right.
    pub from_right: bool,
}

/// The output file of a card; `said` is the fingerprint of what stands on it, `fonts` that of the fonts.
#[must_use]
pub fn file(said: Fingerprint, fonts: Fingerprint) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&said.to_bytes()).update(&fonts.to_bytes()).update(&[DESIGN]);
    format!("{FOLDER}/{}-{WIDTH}x{HEIGHT}.png", &hasher.finalize().to_hex()[..20])
}

/// The room at each side.
const MARGIN: u32 = 80;
/// How wide the stripe at the edge is where lines begin.
const STRIPE: u32 = 18;
/// How high the headline may be.
const ROOM: f32 = 344.0;

/// A card as a PNG. Characters that no font has are left out: [`Fonts::lacking`] names them.
///
/// # Errors
/// What the encoder said.
pub fn draw(words: &Words, fonts: &Fonts) -> Result<Vec<u8>, String> {
    Easel::with(fonts, |easel| {
        let mut canvas = Canvas::new(WIDTH, HEIGHT);
        let edge = if words.from_right { WIDTH - STRIPE } else { 0 };
        canvas.fill((edge, 0, STRIPE, HEIGHT), canvas::ACCENT);
        canvas.fill((MARGIN, 506, WIDTH - 2 * MARGIN, 2), canvas::RULE);
        let align = if words.from_right { Align::Right } else { Align::Left };
        let wide = (WIDTH - 2 * MARGIN) as f32;
        let small = |text: &str| Line { text: fonts.known(text), lang: words.lang.clone(), align, wide };
        easel.line(&small(&words.sector), (34.0, canvas::ACCENT), (MARGIN, 66), &mut canvas);
        let top = if words.sector.trim().is_empty() { 84 } else { 136 };
        let title = Line { text: easel::breakable(&fonts.known(&words.title)), ..small("") };
        easel.headline(&title, ROOM, (MARGIN, top), &mut canvas);
        easel.line(&small(&words.masthead), (40.0, canvas::SOFT), (MARGIN, 536), &mut canvas);
        canvas.png()
    })
}
