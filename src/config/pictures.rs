//! Pictures of articles: `[images]`.

use crate::config::reading::Reading;
use crate::config::values::Values;
use crate::pictures::plan::{Format, Plan, Ratio};

/// What becomes of pictures.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pictures {
    /// Whether pictures have variants.
    pub enabled: bool,
    /// Which variants.
    pub plan: Plan,
    /// What becomes of the files themselves.
    pub originals: Originals,
    /// Whether a card is drawn for each article without a picture.
    pub cards: bool,
    /// How many million pixels a picture may have.
    pub max_megapixels: usize,
    /// How large its file may be, in units of 1,048,576 bytes.
    pub max_megabytes: usize,
}

/// What becomes of picture files that are published as they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Originals {
    /// Metadata is taken out of them.
    #[default]
    Stripped,
    /// Nothing.
    Untouched,
}

impl Pictures {
    /// As a file says it.
    pub(super) fn read(file: &mut Reading<'_>) -> Self {
        let values = file.values;
        refuse_avif(file);
        let quality = |path| u8::try_from(values.count(path)).unwrap_or(100);
        let crops = values.texts("images.crops");
        Self {
            enabled: values.switch("images.enabled"),
            plan: Plan {
                widths: values.counts("images.widths"),
                formats: formats(values),
                crops: crops.iter().filter_map(|text| Ratio::parse(text)).collect(),
                jpeg_quality: quality("images.jpeg_quality"),
                webp_quality: quality("images.webp_quality"),
                avif_quality: quality("images.avif_quality"),
            },
            originals: values.choice("images.originals"),
            cards: values.switch("images.cards"),
            max_megapixels: values.count("images.max_megapixels"),
            max_megabytes: values.count("images.max_megabytes"),
        }
    }
}

/// The formats; one at least, or nothing could be shown.
fn formats(values: Values<'_>) -> Vec<Format> {
    let formats = values.choices("images.formats");
    if formats.is_empty() { vec![Format::Jpeg] } else { formats }
}

/// AVIF is a part of the program that not every program has.
fn refuse_avif(file: &mut Reading<'_>) {
    let Some(value) = file.values.get("images.formats").filter(|_| cfg!(not(feature = "avif"))) else {
        return;
    };
    let items = value.get_ref().as_array();
    let avif = items.into_iter().flat_map(|items| items.iter());
    let Some(span) =
        avif.filter(|item| item.get_ref().as_str() == Some("avif")).map(|item| item.span()).next()
    else {
        return;
    };
    file.refuse(
        span,
        "`images.formats` holds \"avif\", and this program was built without it".to_owned(),
        "build it with `cargo build --release --features avif`, or leave \"avif\" out: it takes seconds a picture",
    );
}
