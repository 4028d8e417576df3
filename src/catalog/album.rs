//! The pictures of the output, by file, and the variants that each of them has. Knows what they are by their headers; the
//! pixels are for others.

use crate::base::fingerprint::Fingerprint;
use crate::base::url;
use crate::config::Pictures;
use crate::pictures::facts::{Facts, Sight};
use crate::pictures::plan::{Plan, Variants};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the output that is called like a picture.
#[derive(Clone, Debug)]
pub struct Exposure {
    /// The output file.
    pub file: String,
    /// The file that it comes from, relative to the portal's folder.
    pub source: Arc<str>,
    /// What it is.
    pub sight: Arc<Sight>,
}

/// All pictures.
#[derive(Debug, Default)]
pub struct Album {
    plan: Plan,
    /// The fingerprint of the plan.
    print: Fingerprint,
    /// The fingerprint of the fonts of cards, if articles without a picture have one.
    cards: Option<Fingerprint>,
    max_pixels: u64,
    max_bytes: u64,
    pictures: BTreeMap<String, (Arc<str>, Arc<Sight>)>,
}

/// A picture with its variants.
#[derive(Debug)]
pub struct Picture<'a> {
    /// The file that it comes from.
    pub source: &'a Arc<str>,
    /// What it is.
    pub facts: &'a Facts,
    /// The variants; none for what is shown as it is.
    pub variants: Variants,
}

impl Album {
    /// The album of some pictures; of two of one file the later one counts. Empty where pictures have no variants.
    #[must_use]
    pub fn new(config: &Pictures, pictures: impl Iterator<Item = Exposure>) -> Self {
        if !config.enabled {
            return Self::default();
        }
        Self {
            plan: config.plan.clone(),
            print: config.plan.fingerprint(),
            cards: None,
            max_pixels: config.max_megapixels as u64 * 1_000_000,
            max_bytes: config.max_megabytes as u64 * 1024 * 1024,
            pictures: pictures.map(|one| (one.file, (one.source, one.sight))).collect(),
        }
    }

    /// The same album, of a portal whose articles without a picture have cards, drawn with fonts of this fingerprint.
    #[must_use]
    pub fn with_cards(self, fonts: Option<Fingerprint>) -> Self {
        Self { cards: fonts, ..self }
    }

    /// The fingerprint of the fonts of cards, if articles without a picture have one.
    #[must_use]
    pub fn cards(&self) -> Option<Fingerprint> {
        self.cards
    }

    /// The picture of an output file, if there is one that can be shown.
    #[must_use]
    pub fn find(&self, file: &str) -> Option<Picture<'_>> {
        let (source, facts) = self.usable(file)?;
        Some(Picture { source, facts, variants: self.plan.variants(facts) })
    }

    fn usable(&self, file: &str) -> Option<(&Arc<str>, &Facts)> {
        let (source, sight) = self.pictures.get(file)?;
        match &**sight {
            Sight::Whole(facts) if self.excess(facts).is_none() => Some((source, facts)),
            _ => None,
        }
    }

    /// The picture of a readable path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Picture<'_>> {
        self.find(&file(path)?)
    }

    /// Why the picture of an output file cannot be shown, with its source, if there is such a file.
    #[must_use]
    pub fn fault(&self, file: &str) -> Option<(&Arc<str>, String)> {
        let (source, sight) = self.pictures.get(file)?;
        let fault = match &**sight {
            Sight::Broken(fault) => Some(fault.to_string()),
            Sight::Whole(facts) => self.excess(facts),
        };
        Some((source, fault?))
    }

    /// What of a picture is more than the configuration allows.
    fn excess(&self, facts: &Facts) -> Option<String> {
        let pixels = u64::from(facts.width) * u64::from(facts.height);
        if pixels > self.max_pixels {
            let (width, height, most) = (facts.width, facts.height, self.max_pixels / 1_000_000);
            return Some(format!("it has {width} × {height} pixels, and `images.max_megapixels` is {most}"));
        }
        if facts.size > self.max_bytes {
            let (size, most) = (facts.size, self.max_bytes / 1024 / 1024);
            return Some(format!("it has {size} bytes, and `images.max_megabytes` is {most}"));
        }
        None
    }

    /// The fingerprint of what a page can know of the picture of an output file: the same for all that are not there.
    #[must_use]
    pub fn print(&self, file: &str) -> Fingerprint {
        self.usable(file).map_or_else(Fingerprint::default, |(_, facts)| {
            let Facts { kind, width, height, alpha, fixed, content, size: _ } = facts;
            let size = (u128::from(*width) << 64) | u128::from(*height);
            let rest = [*kind as u8, u8::from(*alpha), u8::from(*fixed)];
            self.print
                .then(Fingerprint(u128::from_le_bytes(*content)))
                .then(Fingerprint(size))
                .then(Fingerprint::of(&rest))
        })
    }
}

/// The output file that a readable path of the portal names; `None` for what is elsewhere. The path may be encoded
/// already, and hold a query.
#[must_use]
pub fn file(path: &str) -> Option<String> {
    let inner = path.strip_prefix('/').filter(|inner| !inner.starts_with('/') && !inner.is_empty())?;
    let inner = inner.split(['?', '#']).next().unwrap_or_default();
    Some(percent_encoding::percent_decode_str(inner).decode_utf8_lossy().into_owned())
}

/// The output file that `src` names on the page at `page`.
#[must_use]
pub fn file_from(page: &str, src: &str) -> Option<String> {
    file(&url::resolve(page, src))
}

#[cfg(test)]
mod tests {
    use super::file_from;

    #[test]
    fn paths_name_files_of_the_output() {
        let from = |src| file_from("/2026/a/", src);
        assert_eq!(from("b.jpg").as_deref(), Some("2026/a/b.jpg"));
        assert_eq!(from("/img/dua%20kata.jpg?v=2#x").as_deref(), Some("img/dua kata.jpg"));
        assert_eq!(from("../../../b.jpg").as_deref(), Some("b.jpg"));
        for elsewhere in ["https://x.example/b.jpg", "//x.example/b.jpg", "data:image/png;base64,AA", "", "/"]
        {
            assert_eq!(from(elsewhere), None, "{elsewhere}");
        }
    }
}
