//! Values that are one of a few words. The words are the names of the variants, as the file writes them.

use crate::base::slug::SlugStyle;
use crate::config::{
    Depth, Dialect, Encoding, FeedFormat, FragmentMode, Images, Indexing, Liberty, ListOrder, Originals,
    Sending, Trust,
};
use crate::pictures::plan::Format;

/// A type whose values the file names by words.
pub(super) trait Choice: Copy + PartialEq + 'static {
    /// Every value with its word.
    const ALL: &'static [(&'static str, Self)];

    /// The value of a word.
    fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }

    /// The word of this value.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// The words of a type.
pub(super) fn names<T: Choice>() -> Vec<&'static str> {
    T::ALL.iter().map(|(name, _)| *name).collect()
}

impl Choice for Encoding {
    const ALL: &'static [(&'static str, Self)] =
        &[("gz", Self::Gzip), ("br", Self::Brotli), ("zst", Self::Zstandard)];
}

impl Choice for Trust {
    const ALL: &'static [(&'static str, Self)] =
        &[("editorial", Self::Editorial), ("untrusted", Self::Untrusted)];
}

impl Choice for Images {
    const ALL: &'static [(&'static str, Self)] = &[("local", Self::Local), ("remote", Self::Remote)];
}

impl Choice for Originals {
    const ALL: &'static [(&'static str, Self)] =
        &[("stripped", Self::Stripped), ("untouched", Self::Untouched)];
}

impl Choice for Format {
    const ALL: &'static [(&'static str, Self)] =
        &[("avif", Self::Avif), ("webp", Self::Webp), ("jpeg", Self::Jpeg), ("png", Self::Png)];
}

impl Choice for Liberty {
    const ALL: &'static [(&'static str, Self)] = &[
        ("aliases", Self::Aliases),
        ("canonical_url", Self::CanonicalUrl),
        ("extra", Self::Extra),
        ("permalink", Self::Permalink),
        ("template", Self::Template),
    ];
}

impl Choice for Sending {
    const ALL: &'static [(&'static str, Self)] =
        &[("everywhere", Self::Everywhere), ("pages", Self::Pages), ("nowhere", Self::Nowhere)];
}

impl Choice for Indexing {
    const ALL: &'static [(&'static str, Self)] = &[
        ("index", Self::Index),
        ("noindex-news", Self::NoindexNews),
        ("noindex", Self::Noindex),
        ("canonical", Self::Canonical),
    ];
}

impl Choice for ListOrder {
    const ALL: &'static [(&'static str, Self)] =
        &[("sealed", Self::Sealed), ("newest-first", Self::NewestFirst)];
}

impl Choice for FeedFormat {
    const ALL: &'static [(&'static str, Self)] =
        &[("rss", Self::Rss), ("atom", Self::Atom), ("json", Self::Json)];
}

impl Choice for FragmentMode {
    const ALL: &'static [(&'static str, Self)] =
        &[("script", Self::Script), ("ssi", Self::Ssi), ("esi", Self::Esi), ("inline", Self::Inline)];
}

impl Choice for Dialect {
    const ALL: &'static [(&'static str, Self)] = &[
        ("netlify", Self::Netlify),
        ("cloudflare", Self::Cloudflare),
        ("nginx", Self::Nginx),
        ("apache", Self::Apache),
    ];
}

impl Choice for Depth {
    const ALL: &'static [(&'static str, Self)] = &[("full", Self::Full), ("titles", Self::Titles)];
}

impl Choice for SlugStyle {
    const ALL: &'static [(&'static str, Self)] = &[("unicode", Self::Unicode), ("ascii", Self::Ascii)];
}
