//! Open Graph tags (ogp.me): how a link to a page looks where people share it. The theme writes them as
//! `<meta property content>` and escapes them.

use crate::base::instant::{Instant, Zone};
use crate::base::text::collapse_whitespace;
use crate::press::xml::allowed;
use icu_locale::subtags::Region;
use icu_locale::{Locale, LocaleExpander};

/// What the `prefix` attribute of `<html>` or `<head>` must say for these tags (ogp.me).
pub const PREFIX: &str = "og: https://ogp.me/ns# article: https://ogp.me/ns/article#";

/// Locales that likely subtags get wrong for Open Graph's readers, whose list of locales is Facebook's.
const LOCALES: &[(&str, &str)] =
    &[("ar", "ar_AR"), ("eo", "eo_EO"), ("es-419", "es_LA"), ("fil", "tl_PH"), ("no", "nb_NO")];

/// A page as others show it. URLs are absolute, texts plain.
#[derive(Clone, Debug)]
pub struct OpenGraphView {
    /// The page's title, without the portal's name.
    pub title: String,
    /// What it says in a sentence; may be empty.
    pub description: String,
    /// The canonical URL.
    pub url: String,
    /// The portal's name.
    pub site_name: String,
    /// The language, BCP 47.
    pub lang: String,
    /// The other languages of the page, BCP 47.
    pub alternates: Vec<String>,
    /// The page's picture.
    pub image: Option<ImageView>,
    /// What an article has more; `None` for every other page.
    pub article: Option<ArticleTags>,
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageView {
    /// Where it is.
    pub url: String,
    /// What it shows; may be empty.
    pub alt: String,
    /// Width and height in pixels, if known.
    pub size: Option<(u32, u32)>,
}

/// What an article has more than other pages (ogp.me, "article").
#[derive(Clone, Debug)]
pub struct ArticleTags {
    /// The zone in which dates are written.
    pub zone: Zone,
    /// When it was published.
    pub published: Instant,
    /// When it was last changed, if ever.
    pub modified: Option<Instant>,
    /// The title of its first sector.
    pub section: Option<String>,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// The URLs of its authors' pages: the format wants profiles, not names.
    pub authors: Vec<String>,
}

/// The tags of a page, property and content, in an order in which what describes a picture follows it.
/// What is empty is left out; a content is one line.
#[must_use]
pub fn tags(view: &OpenGraphView) -> Vec<(String, String)> {
    let mut tags = Tags(Vec::new());
    let kind = if view.article.is_some() { "article" } else { "website" };
    tags.add("og:type", kind);
    tags.add("og:title", &view.title);
    tags.add("og:description", &view.description);
    tags.add("og:url", &view.url);
    tags.add("og:site_name", &view.site_name);
    add_locales(&mut tags, view);
    if let Some(image) = &view.image {
        tags.add("og:image", &image.url);
        if let Some((width, height)) = image.size {
            tags.add("og:image:width", &width.to_string());
            tags.add("og:image:height", &height.to_string());
        }
        tags.add("og:image:alt", &image.alt);
    }
    if let Some(article) = &view.article {
        add_article(&mut tags, article);
    }
    tags.0
}

fn add_locales(tags: &mut Tags, view: &OpenGraphView) {
    let own = locale(&view.lang);
    let mut seen: Vec<String> = own.iter().cloned().collect();
    tags.add("og:locale", own.as_deref().unwrap_or_default());
    for alternate in view.alternates.iter().filter_map(|lang| locale(lang)) {
        if !seen.contains(&alternate) {
            tags.add("og:locale:alternate", &alternate);
            seen.push(alternate);
        }
    }
}

fn add_article(tags: &mut Tags, article: &ArticleTags) {
    let date = |instant| article.zone.rfc3339(instant);
    tags.add("article:published_time", &date(article.published));
    if let Some(modified) = article.modified {
        tags.add("article:modified_time", &date(modified));
    }
    for author in &article.authors {
        tags.add("article:author", author);
    }
    tags.add("article:section", article.section.as_deref().unwrap_or_default());
    for tag in &article.tags {
        tags.add("article:tag", tag);
    }
}

/// A BCP 47 tag as Open Graph writes it (`language_TERRITORY`): with the region that CLDR's likely subtags
/// give the language where the tag names none, or only a part of the world. `None` for what is no language.
#[must_use]
pub fn locale(tag: &str) -> Option<String> {
    if let Some((_, locale)) = LOCALES.iter().find(|(lang, _)| lang.eq_ignore_ascii_case(tag)) {
        return Some((*locale).to_owned());
    }
    let mut id = tag.parse::<Locale>().ok()?.id;
    if id.language.is_unknown() {
        return None;
    }
    let is_country = |region: &Region| region.as_str().len() == 2;
    id.region = id.region.filter(is_country);
    LocaleExpander::new_extended().maximize(&mut id);
    let region = id.region.filter(is_country)?;
    Some(format!("{}_{region}", id.language))
}

struct Tags(Vec<(String, String)>);

impl Tags {
    fn add(&mut self, property: &str, content: &str) {
        let content: String = allowed(&collapse_whitespace(content))
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        if !content.is_empty() {
            self.0.push((property.to_owned(), content));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleTags, ImageView, OpenGraphView, locale, tags};
    use crate::base::instant::{Instant, Zone};
    use crate::press::xml::testing::AWKWARD;

    fn page() -> OpenGraphView {
        OpenGraphView {
            title: "Warta".to_owned(),
            description: String::new(),
            url: "https://warta.example/".to_owned(),
            site_name: "Warta".to_owned(),
            lang: "id".to_owned(),
            alternates: Vec::new(),
            image: None,
            article: None,
        }
    }

    fn named(tags: &[(String, String)], name: &str) -> Vec<String> {
        let named = tags.iter().filter(|(property, _)| property == name);
        named.map(|(_, content)| content.clone()).collect()
    }

    #[test]
    fn locales_name_a_country() {
        for (tag, expected) in [
            ("id", Some("id_ID")),
            ("en", Some("en_US")),
            ("en-001", Some("en_US")),
            ("en-GB", Some("en_GB")),
            ("pt", Some("pt_BR")),
            ("zh-Hans", Some("zh_CN")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hant-HK", Some("zh_HK")),
            ("sr-Latn", Some("sr_RS")),
            ("ar", Some("ar_AR")),
            ("AR-eg", Some("ar_EG")),
            ("es-419", Some("es_LA")),
            ("jv", Some("jv_ID")),
            ("ban", Some("ban_ID")),
            ("und", None),
            ("", None),
            ("<script>", None),
        ] {
            assert_eq!(locale(tag).as_deref(), expected, "{tag}");
        }
    }

    #[test]
    fn a_page_that_is_no_article_is_a_website_without_empty_tags() {
        let expected = [
            ("og:type", "website"),
            ("og:title", "Warta"),
            ("og:url", "https://warta.example/"),
            ("og:site_name", "Warta"),
            ("og:locale", "id_ID"),
        ];
        assert_eq!(
            tags(&page()),
            expected.map(|(property, content)| (property.to_owned(), content.to_owned()))
        );
    }

    #[test]
    fn an_article_has_dates_and_one_tag_for_each_author_and_tag() {
        let mut view = page();
        view.article = Some(ArticleTags {
            zone: Zone::named("Asia/Jakarta").unwrap(),
            published: Instant::from_rfc3339("2026-11-23T08:00:00Z").unwrap(),
            modified: None,
            section: Some("Top Story".to_owned()),
            tags: vec!["a".to_owned(), "b".to_owned()],
            authors: vec!["https://warta.example/author/budi/".to_owned()],
        });
        view.image = Some(ImageView {
            url: "https://warta.example/a.jpg".to_owned(),
            alt: "Beras".to_owned(),
            size: Some((1200, 675)),
        });
        view.alternates = ["zh-Hans", "zh-CN", "id", "xx-invalid-"].map(str::to_owned).to_vec();
        let tags = tags(&view);
        assert_eq!(named(&tags, "og:type"), ["article"]);
        assert_eq!(named(&tags, "article:published_time"), ["2026-11-23T15:00:00+07:00"]);
        assert_eq!(named(&tags, "article:tag"), ["a", "b"]);
        assert_eq!(named(&tags, "og:locale:alternate"), ["zh_CN"]);
        assert_eq!(named(&tags, "og:image:width"), ["1200"]);
        assert!(named(&tags, "article:modified_time").is_empty());
    }

    #[test]
    fn awkward_text_is_left_to_the_theme_but_for_control_characters() {
        let mut view = page();
        view.title = format!("a\n\tb {AWKWARD}");
        view.description = "\u{1f4f0}".repeat(300);
        let tags = tags(&view);
        let title = &named(&tags, "og:title")[0];
        assert!(title.starts_with("a b </script>") && !title.contains(char::is_control));
        assert_eq!(named(&tags, "og:description")[0].chars().count(), 300);
    }
}
