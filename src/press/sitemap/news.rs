//! The Google News sitemap (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).

use crate::press::sitemap::SITEMAP;
use crate::press::xml::{References, Xml};

/// How many articles a news sitemap may hold (Google's page on news sitemaps).
pub const MAX_NEWS: usize = 1_000;

/// An article in the news sitemap: one of the last two days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewsEntry {
    /// The article's absolute URL, percent-encoded.
    pub loc: String,
    /// The publication's name exactly as Google News shows it.
    pub publication: String,
    /// The article's language, BCP 47; it is written as [`news_language`] says.
    pub language: String,
    /// When it was published: a date or a date and time with offset (w3.org/TR/NOTE-datetime).
    pub published: String,
    /// The headline.
    pub title: String,
}

/// The news sitemap of these articles, in this order. `stylesheet` is the rooted URL of an XSL stylesheet.
#[must_use]
pub fn news(entries: &[NewsEntry], stylesheet: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::new(References::Named, stylesheet);
    let namespaces = [SITEMAP, ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")];
    xml.nest("urlset", &namespaces, |xml| {
        for entry in entries {
            xml.nest("url", &[], |xml| {
                xml.text("loc", &entry.loc);
                xml.nest("news:news", &[], |xml| write_news(xml, entry));
            });
        }
    });
    xml.finish()
}

/// The schema fixes the order.
fn write_news(xml: &mut Xml, entry: &NewsEntry) {
    xml.nest("news:publication", &[], |xml| {
        xml.text("news:name", &entry.publication);
        xml.text("news:language", &news_language(&entry.language));
    });
    xml.text("news:publication_date", &entry.published);
    xml.text("news:title", &entry.title);
}

/// A BCP 47 tag as the news sitemap takes it (`zh-cn|zh-tw|[a-z]{2,3}`, sitemap-news.xsd): Chinese by its
/// script, or by its region where the tag names no script; of others the language alone. `und` for what is no
/// language.
#[must_use]
pub fn news_language(tag: &str) -> String {
    let lower = tag.to_ascii_lowercase().replace('_', "-");
    let mut subtags = lower.split('-');
    let language = subtags.next().unwrap_or_default();
    if language == "zh" {
        let rest: Vec<&str> = subtags.collect();
        let traditional = rest.contains(&"hant")
            || !rest.contains(&"hans") && rest.iter().any(|region| ["tw", "hk", "mo"].contains(region));
        return if traditional { "zh-tw" } else { "zh-cn" }.to_owned();
    }
    let known = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if known { language } else { "und" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{NewsEntry, news, news_language};
    use crate::press::xml::testing::{AWKWARD, readable_awkward, texts};

    #[test]
    fn languages_are_those_of_the_schema() {
        for (tag, expected) in [
            ("id", "id"),
            ("pt-BR", "pt"),
            ("EN_us", "en"),
            ("fil", "fil"),
            ("zh", "zh-cn"),
            ("zh-Hans", "zh-cn"),
            ("zh-Hant", "zh-tw"),
            ("zh-HK", "zh-tw"),
            ("zh-Hans-HK", "zh-cn"),
            ("zh-tw", "zh-tw"),
            ("", "und"),
            ("x-klingon", "und"),
            ("indonesia", "und"),
        ] {
            assert_eq!(news_language(tag), expected, "{tag}");
        }
    }

    #[test]
    fn awkward_titles_are_read_back_as_they_were() {
        let entry = NewsEntry {
            loc: "https://warta.example/1/?a&b".to_owned(),
            publication: AWKWARD.to_owned(),
            language: "zh-Hant".to_owned(),
            published: "2026-11-23T15:00:00+07:00".to_owned(),
            title: AWKWARD.repeat(5),
        };
        let bytes = news(&[entry], None);
        assert_eq!(texts(&bytes, "news:name"), [readable_awkward()]);
        assert_eq!(texts(&bytes, "news:title"), [readable_awkward().repeat(5)]);
        assert_eq!(texts(&bytes, "news:language"), ["zh-tw"]);
    }

    #[test]
    fn without_news_the_file_is_empty() {
        assert!(texts(&news(&[], Some("/sitemap.xsl")), "url").is_empty());
    }
}
