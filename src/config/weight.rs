//! What pages weigh on the way to readers: `[assets]`, `[minify]`, `[compress]`.

use crate::config::choice::Choice;
use crate::config::reading::Reading;
use crate::config::values::Values;

/// What static files are called (`[assets]`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Assets {
    /// Whether `asset()` names them by their content.
    pub hashed: bool,
}

/// What is minified (`[minify]`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Minify {
    /// Style sheets.
    pub css: bool,
}

/// Compressed copies beside files of text (`[compress]`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compress {
    /// In which forms; none: there are no copies.
    pub formats: Vec<Encoding>,
    /// How long a file must be.
    pub min_bytes: usize,
    /// How hard each form tries, in the order of [`Encoding`].
    pub levels: [usize; 3],
}

/// A form of compression that browsers understand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Encoding {
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
    /// Zstandard (RFC 8878).
    Zstandard,
}

impl Encoding {
    /// What stands behind the name of the file that is compressed, after a full stop.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        self.word()
    }
}

impl Minify {
    /// Whether this program can minify style sheets.
    pub const CAN_CSS: bool = cfg!(feature = "css");

    /// As a file says it; what this program cannot do is refused.
    pub(super) fn read(file: &mut Reading<'_>) -> Self {
        const KEY: &str = "minify.css";
        let css = file.values.switch(KEY);
        if css && !Self::CAN_CSS {
            if let Some(value) = file.values.get(KEY) {
                let message =
                    format!("`{KEY}` is true, and this program was built without the feature `css`");
                file.refuse(value.span(), message, "build it with `--features css`, or write `false`");
            }
            return Self { css: false };
        }
        Self { css }
    }
}

impl Compress {
    /// As a file says it.
    pub(super) fn read(values: Values<'_>) -> Self {
        let mut formats: Vec<Encoding> = values.choices("compress.formats");
        formats.sort_unstable();
        formats.dedup();
        Self {
            formats,
            min_bytes: values.count("compress.min_bytes"),
            levels: ["compress.gz_level", "compress.br_level", "compress.zst_level"]
                .map(|key| values.count(key)),
        }
    }
}
