//! The pictures of the output, by file, and the variants that each of them has. Knows what they are by their headers; the
//! pixels are for others.

use crate::base::fingerprint::Fingerprint;
use crate::base::url;
use crate::config::Pictures;
use crate::pictures::card::Fonts;
use crate::pictures::facts::{Facts, Sight};
use crate::pictures::plan::{Plan, Variants};
use std::borrow::Cow;
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
    /// The fonts of cards, if articles without a picture have one.
    cards: Option<Arc<Fonts>>,
    max_pixels: u64,
    max_bytes: u64,
    pictures: BTreeMap<String, (Arc<str>, Arc<Sight>)>,
}

/// A picture with its variants.
#[derive(Debug)]
pub struct Picture<'a> {
    /// The output file.
    pub file: &'a str,
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

    /// The same album, of a portal whose articles without a picture have cards, drawn with these fonts.
    #[must_use]
    pub fn with_cards(self, fonts: Option<Arc<Fonts>>) -> Self {
        Self { cards: fonts, ..self }
    }

    /// The fingerprint of the fonts of cards, if articles without a picture have one.
    #[must_use]
    pub fn cards(&self) -> Option<Fingerprint> {
        self.cards.as_deref().map(Fonts::fingerprint)
    }

    /// Whether the fonts of cards have any of these letters.
    #[must_use]
    pub fn can_draw(&self, letters: &str) -> bool {
        let known = |fonts: &Fonts| fonts.lacking(letters).len() < letters.chars().count();
        self.cards.as_deref().is_some_and(known)
    }

    /// The picture that `path` names, if there is one that can be shown.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Picture<'_>> {
        let (file, source, facts) = self.usable(path)?;
        Some(Picture { file, source, facts, variants: self.plan.variants(facts) })
    }

    fn usable(&self, path: &str) -> Option<(&str, &Arc<str>, &Facts)> {
        let (file, source, sight) = self.entry(path)?;
        match sight {
            Sight::Whole(facts) if self.excess(facts).is_none() => Some((file, source, facts)),
            _ => None,
        }
    }

    /// What a path names: the file that is called exactly so; else the one that it names as a URL, without query and
    /// fragment, decoded.
    fn entry(&self, path: &str) -> Option<(&str, &Arc<str>, &Sight)> {
        let as_url = || self.pictures.get_key_value(&*decoded(path)?);
        let (file, (source, sight)) = self.pictures.get_key_value(path).or_else(as_url)?;
        Some((file, source, sight))
    }

    /// The output file that `path` names, if that is called like a picture, whether it can be shown or not.
    #[must_use]
    pub fn named(&self, path: &str) -> Option<&str> {
        self.entry(path).map(|(file, ..)| file)
    }

    /// The picture of a readable path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Picture<'_>> {
        self.find(&file(path)?)
    }

    /// The readable path of the file that a readable path or a URL names, as far as that is a picture of the portal.
    #[must_use]
    pub fn original<'s>(&self, src: &'s str) -> Cow<'s, str> {
        let named = file(src).and_then(|path| self.named(&path).map(|file| format!("/{file}")));
        named.map_or(Cow::Borrowed(src), Cow::Owned)
    }

    /// Why the picture that `path` names cannot be shown, with its source, if there is such a file.
    #[must_use]
    pub fn fault(&self, path: &str) -> Option<(&Arc<str>, String)> {
        let (_, source, sight) = self.entry(path)?;
        let fault = match sight {
            Sight::Broken(fault) => Some(fault.to_string()),
            Sight::Whole(facts) => self.excess(facts),
            Sight::Drawing | Sight::Unfit(_) => None,
        };
        Some((source, fault?))
    }

    /// Why browsers will not show the picture that `path` names, or not well, with its source, if there is such a file.
    #[must_use]
    pub fn weakness(&self, path: &str) -> Option<(&Arc<str>, &str)> {
        let (_, source, sight) = self.entry(path)?;
        match sight {
            Sight::Unfit(reason) => Some((source, reason)),
            _ => None,
        }
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

    /// The fingerprint of what a page can know of the picture that a path names: the same for all that are not there.
    #[must_use]
    pub fn print(&self, path: &str) -> Fingerprint {
        let Some((file, ..)) = self.entry(path) else { return Fingerprint::default() };
        let name = if file == path { Fingerprint(1) } else { Fingerprint::of(file.as_bytes()) };
        self.usable(path).map_or(name, |(_, _, facts)| {
            let Facts { kind, width, height, alpha, fixed, content, size: _ } = facts;
            let size = (u128::from(*width) << 64) | u128::from(*height);
            let rest = [*kind as u8, u8::from(*alpha), u8::from(*fixed)];
            self.print
                .then(Fingerprint(u128::from_le_bytes(*content)))
                .then(Fingerprint(size))
                .then(Fingerprint::of(&rest))
                .then(name)
        })
    }
}

/// The path of an output file that a readable path of the portal names, as written; `None` for what is elsewhere.
#[must_use]
pub fn file(path: &str) -> Option<String> {
    let inner = path.strip_prefix('/').filter(|inner| !inner.starts_with('/') && !inner.is_empty())?;
    Some(inner.to_owned())
}

/// What a path names if it is a URL's: without query and fragment, decoded; `None` if that is itself.
#[must_use]
pub fn decoded(path: &str) -> Option<Cow<'_, str>> {
    let inner = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(inner).decode_utf8_lossy();
    (decoded != path).then_some(decoded)
}

/// The path of an output file that `src` names on the page at `page`, as written.
#[must_use]
pub fn file_from(page: &str, src: &str) -> Option<String> {
    file(&url::resolve(page, src))
}

#[cfg(test)]
mod tests {
    use super::{Album, Exposure, file_from};
    use crate::config::Pictures;
    use crate::pictures::facts::Sight;
    use std::sync::Arc;

    #[test]
    fn a_file_of_that_very_name_comes_before_one_that_a_url_names() {
        let files = ["a b.jpg", "cut%20price.jpg", "a?b#c.jpg", "a"];
        let exposure = |file: &str| Exposure {
            file: file.to_owned(),
            source: file.into(),
            sight: Arc::new(Sight::Drawing),
        };
        let config = Pictures { enabled: true, ..Pictures::default() };
        let album = Album::new(&config, files.into_iter().map(exposure));
        for (path, file) in [
            ("cut%20price.jpg", Some("cut%20price.jpg")),
            ("cut%2520price.jpg", Some("cut%20price.jpg")),
            ("a?b#c.jpg", Some("a?b#c.jpg")),
            ("a%20b.jpg?v=2", Some("a b.jpg")),
            ("a?v=2", Some("a")),
            ("cut price.jpg", None),
        ] {
            assert_eq!(album.named(path), file, "{path}");
        }
        assert_eq!(album.original("/a%20b.jpg?v=2"), "/a b.jpg");
        assert_eq!(album.original("https://x.example/a%20b.jpg"), "https://x.example/a%20b.jpg");
    }

    #[test]
    fn paths_name_files_of_the_output() {
        let from = |src| file_from("/2026/a/", src);
        assert_eq!(from("b.jpg").as_deref(), Some("2026/a/b.jpg"));
        assert_eq!(from("/img/dua%20kata.jpg?v=2#x").as_deref(), Some("img/dua%20kata.jpg?v=2#x"));
        assert_eq!(from("../../../b.jpg").as_deref(), Some("b.jpg"));
        for elsewhere in ["https://x.example/b.jpg", "//x.example/b.jpg", "data:image/png;base64,AA", "", "/"]
        {
            assert_eq!(from(elsewhere), None, "{elsewhere}");
        }
    }
}
