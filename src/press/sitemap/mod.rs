//! Sitemaps: of pages (`urlset`), of sitemaps (`index`) and of news. Each writes what it is given, in that
//! order: what belongs into a file, and where it is split, is decided elsewhere with the limits below.
//!
//! Sources: sitemaps.org/protocol.html and Google's pages on image, news and localised sitemaps. The schemas
//! demand at least one entry; Google accepts an empty news sitemap.

mod news;

pub use news::{MAX_NEWS, NewsEntry, news, news_language};

use crate::press::xml::{References, Xml, escaped_size};

/// How many URLs a sitemap may hold, and how many sitemaps an index (sitemaps.org/protocol.html).
pub const MAX_URLS: usize = 50_000;

/// How many bytes a sitemap or an index may take, uncompressed (sitemaps.org/protocol.html: 52,428,800).
pub const MAX_BYTES: usize = 50 * 1024 * 1024;

/// How many pictures an entry may name (Google's image sitemaps; sitemap-image.xsd).
pub const MAX_IMAGES: usize = 1_000;

/// How many bytes a sitemap takes at most besides its entries: declaration, stylesheet (a URL of up to 2,048
/// bytes once escaped) and root element.
pub const FRAME_BYTES: usize = 4_096;

/// The namespace of sitemaps.
const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A page in a sitemap.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UrlEntry {
    /// The page's absolute URL, percent-encoded: 12 to 2,048 characters (sitemap.xsd).
    pub loc: String,
    /// When it was last changed: a date or a date and time with offset (w3.org/TR/NOTE-datetime).
    pub lastmod: Option<String>,
    /// Its language versions, itself among them: the language (BCP 47, or `x-default`) and the URL. Either
    /// none or at least two.
    pub alternates: Vec<(String, String)>,
    /// The absolute URLs of its pictures, at most [`MAX_IMAGES`].
    pub images: Vec<String>,
}

/// A sitemap in an index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IndexEntry {
    /// The sitemap's absolute URL, on the same host, in the index's folder or below.
    pub loc: String,
    /// When it was last changed, as in [`UrlEntry::lastmod`].
    pub lastmod: Option<String>,
}

impl UrlEntry {
    /// How many bytes the entry takes at most in a sitemap. The sum over a file's entries and [`FRAME_BYTES`]
    /// must not pass [`MAX_BYTES`].
    #[must_use]
    pub fn size(&self) -> usize {
        let lastmod =
            self.lastmod.as_deref().map_or(0, |date| "<lastmod></lastmod>\n".len() + escaped_size(date));
        let alternates: usize = self
            .alternates
            .iter()
            .map(|(lang, url)| {
                "<xhtml:link rel=\"alternate\" hreflang=\"\" href=\"\"/>\n".len()
                    + escaped_size(lang)
                    + escaped_size(url)
            })
            .sum();
        let images: usize = self
            .images
            .iter()
            .map(|url| "<image:image>\n<image:loc></image:loc>\n</image:image>\n".len() + escaped_size(url))
            .sum();
        "<url>\n<loc></loc>\n</url>\n".len() + escaped_size(&self.loc) + lastmod + alternates + images
    }
}

/// A sitemap of pages. `stylesheet` is the rooted URL of an XSL stylesheet.
#[must_use]
pub fn urlset(entries: &[UrlEntry], stylesheet: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::new(References::Named, stylesheet);
    let mut namespaces = vec![SITEMAP];
    if entries.iter().any(|entry| !entry.alternates.is_empty()) {
        namespaces.push(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    }
    if entries.iter().any(|entry| !entry.images.is_empty()) {
        namespaces.push(("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"));
    }
    xml.nest("urlset", &namespaces, |xml| {
        for entry in entries {
            xml.nest("url", &[], |xml| write_url(xml, entry));
        }
    });
    xml.finish()
}

/// The schema fixes the order: `loc`, `lastmod`, then what is of other namespaces.
fn write_url(xml: &mut Xml, entry: &UrlEntry) {
    write_place(xml, &entry.loc, entry.lastmod.as_deref());
    for (lang, url) in &entry.alternates {
        xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", url)]);
    }
    for image in &entry.images {
        xml.nest("image:image", &[], |xml| xml.text("image:loc", image));
    }
}

/// An index of sitemaps. `stylesheet` is the rooted URL of an XSL stylesheet.
#[must_use]
pub fn index(entries: &[IndexEntry], stylesheet: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::new(References::Named, stylesheet);
    xml.nest("sitemapindex", &[SITEMAP], |xml| {
        for entry in entries {
            xml.nest("sitemap", &[], |xml| {
                write_place(xml, &entry.loc, entry.lastmod.as_deref());
            });
        }
    });
    xml.finish()
}

fn write_place(xml: &mut Xml, loc: &str, lastmod: Option<&str>) {
    xml.text("loc", loc);
    if let Some(lastmod) = lastmod {
        xml.text("lastmod", lastmod);
    }
}

#[cfg(test)]
mod tests {
    use super::{FRAME_BYTES, IndexEntry, UrlEntry, index, urlset};
    use crate::press::xml::testing::{AWKWARD, readable_awkward, texts};

    fn full() -> UrlEntry {
        UrlEntry {
            loc: "https://warta.example/2026/%C3%A9/?a=1&b='2'".to_owned(),
            lastmod: Some("2026-11-23T15:00:00+07:00".to_owned()),
            alternates: vec![
                ("id".to_owned(), "https://warta.example/a/".to_owned()),
                ("x-default".to_owned(), format!("https://warta.example/{AWKWARD}")),
            ],
            images: vec!["https://warta.example/a&b.jpg".to_owned()],
        }
    }

    #[test]
    fn an_entry_holds_its_parts_in_the_order_of_the_schema() {
        let document = String::from_utf8(urlset(&[full()], Some("/sitemap.xsl"))).unwrap();
        let places: Vec<usize> = ["<loc>", "<lastmod>", "<xhtml:link", "<image:image>"]
            .iter()
            .map(|tag| document.find(tag).unwrap())
            .collect();
        assert!(places.is_sorted());
        assert_eq!(texts(document.as_bytes(), "loc"), ["https://warta.example/2026/%C3%A9/?a=1&b='2'"]);
        assert_eq!(texts(document.as_bytes(), "image:loc"), ["https://warta.example/a&b.jpg"]);
    }

    #[test]
    fn an_entrys_size_is_what_it_adds() {
        let mut entry = full();
        entry.alternates[1].1 = "https://warta.example/\u{e9}<&>'\"".to_owned();
        let written = |count: usize| urlset(&vec![entry.clone(); count], None).len();
        assert_eq!(written(3) - written(2), entry.size());
        assert!(written(1) < entry.size() + FRAME_BYTES);
    }

    #[test]
    fn what_xml_forbids_makes_an_entry_smaller_never_larger() {
        let written = |count: usize| urlset(&vec![full(); count], None).len();
        assert!(written(2) - written(1) < full().size());
    }

    #[test]
    fn namespaces_stand_only_where_they_are_used() {
        let document = String::from_utf8(urlset(&[], None)).unwrap();
        assert!(!document.contains("xhtml") && !document.contains("image"));
        assert!(document.contains("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"));
    }

    #[test]
    fn an_index_names_its_sitemaps() {
        let entries = [
            IndexEntry { loc: AWKWARD.to_owned(), lastmod: Some("2026-11-23".to_owned()) },
            IndexEntry::default(),
        ];
        let bytes = index(&entries, None);
        assert_eq!(texts(&bytes, "loc"), [readable_awkward().as_str(), ""]);
        assert_eq!(texts(&bytes, "lastmod"), ["2026-11-23"]);
        assert_eq!(texts(&index(&[], None), "sitemap").len(), 0);
    }
}
