//! The fonts of cards: those in the program, cut to the scripts that news is written in, and a portal's own.

use crate::base::fingerprint::Fingerprint;
use cosmic_text::fontdb::{Database, Source};
use cosmic_text::skrifa::{FontRef, MetadataProvider};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, OnceLock};

/// The fonts in the program, compressed: `fonts/subset.py` makes them.
static PACKED: [&[u8]; 5] = [
    include_bytes!("fonts/NotoSerif-Bold.ttf.zst"),
    include_bytes!("fonts/NotoSans-Bold.ttf.zst"),
    include_bytes!("fonts/NotoNaskhArabic-Bold.ttf.zst"),
    include_bytes!("fonts/NotoSerifThai-Bold.ttf.zst"),
    include_bytes!("fonts/NotoSansCJK-Bold.ttc.zst"),
];

/// The fonts in the program. What cannot be unpacked would be a mistake of whoever packed it: tests ask for every script.
pub(super) fn ours() -> &'static [Vec<u8>] {
    static OURS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        PACKED.into_par_iter().map(|packed| zstd::decode_all(packed).unwrap_or_default()).collect()
    });
    &OURS
}

/// The faces of a font, or of a collection of fonts.
fn faces(bytes: &[u8]) -> impl Iterator<Item = FontRef<'_>> {
    (0..).map_while(|index| FontRef::from_index(bytes, index).ok())
}

/// Fonts, the program's and a portal's.
#[derive(Debug, Default)]
pub struct Fonts {
    own: Vec<Arc<Vec<u8>>>,
    print: Fingerprint,
    /// Every character that one of them has.
    known: OnceLock<BTreeSet<u32>>,
}

impl Fonts {
    /// The program's fonts with those of a portal, in their order.
    #[must_use]
    pub fn new(own: Vec<Vec<u8>>) -> Self {
        let print = Fingerprint::of_parts(own.iter().map(Vec::as_slice));
        Self { own: own.into_iter().map(Arc::new).collect(), print, known: OnceLock::new() }
    }

    /// The fingerprint of the portal's own fonts; the design's number speaks of the program's.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.print
    }

    /// Whether bytes are a font.
    #[must_use]
    pub fn is_font(bytes: &[u8]) -> bool {
        let mut database = Database::new();
        database.load_font_data(bytes.to_vec());
        database.faces().next().is_some()
    }

    /// All of them.
    pub(super) fn database(&self) -> Database {
        let mut database = Database::new();
        for own in &self.own {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::clone(own) as _;
            database.load_font_source(Source::Binary(bytes));
        }
        for ours in ours() {
            database.load_font_source(Source::Binary(Arc::new(ours.as_slice())));
        }
        database
    }

    /// Every character that one of them has.
    fn characters(&self) -> &BTreeSet<u32> {
        self.known.get_or_init(|| {
            let own = self.own.iter().map(|bytes| bytes.as_slice());
            let fonts = ours().iter().map(Vec::as_slice).chain(own).flat_map(faces);
            fonts.flat_map(|font| font.charmap().mappings()).map(|(character, _)| character).collect()
        })
    }

    /// The characters of a text that no font has, each once, in their order.
    #[must_use]
    pub fn lacking(&self, text: &str) -> Vec<char> {
        let mut lacking = Vec::new();
        for c in text.chars().filter(|c| !is_silent(*c) && !self.characters().contains(&u32::from(*c))) {
            if !lacking.contains(&c) {
                lacking.push(c);
            }
        }
        lacking
    }

    /// A text without the characters that no font has, on one line.
    pub(super) fn known(&self, text: &str) -> String {
        let known = text.chars().filter(|c| is_silent(*c) || self.characters().contains(&u32::from(*c)));
        let known: String = known.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        known.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Whether a character leaves no mark: space, joiners, marks of direction, variation selectors.
fn is_silent(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(u32::from(c), 0xad | 0x34f | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff)
}
