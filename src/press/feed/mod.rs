//! What a feed is, whatever its format. Knows nothing of the catalog: whoever fills a [`FeedView`] selects
//! and orders its items. Every URL is absolute but the stylesheet's, and every format keeps the order of the
//! items.

/// Atom (RFC 4287).
pub mod atom;
/// JSON Feed 1.1.
pub mod json;
/// RSS 2.0.
pub mod rss;
#[cfg(test)]
mod sample;

use crate::base::instant::{Instant, Zone};
use crate::press::xml::Xml;

/// What wrote the feed, without a version: an upgrade alone must not change a feed.
const GENERATOR: &str = "Warta";

/// The namespace of `media:content` (Media RSS 1.5.1, rssboard.org/media-rss).
const MEDIA: &str = "http://search.yahoo.com/mrss/";

/// A feed in one format.
#[derive(Clone, Debug)]
pub struct FeedView {
    /// The feed's name.
    pub title: String,
    /// What the feed is about, plain text; may be empty.
    pub description: String,
    /// The page that the feed belongs to.
    pub home_url: String,
    /// The feed itself: its identity in Atom, so it must not change.
    pub self_url: String,
    /// The language, BCP 47.
    pub lang: String,
    /// Who holds the rights.
    pub rights: Option<String>,
    /// A square picture of the portal.
    pub icon: Option<String>,
    /// The rooted URL of an XSL stylesheet; JSON has no use for it.
    pub stylesheet: Option<String>,
    /// The WebSub hub that tells subscribers of changes (w3.org/TR/websub §4).
    pub hub: Option<String>,
    /// The zone in which dates are written.
    pub zone: Zone,
    /// When the newest item was last changed; never a clock. `None` without items.
    pub updated: Option<Instant>,
    /// The items, in the order in which they are written.
    pub items: Vec<ItemView>,
}

/// An article in a feed.
#[derive(Clone, Debug)]
pub struct ItemView {
    /// An absolute URL or a tag URI that stays when the article changes, and that no other item has.
    pub id: String,
    /// The article's page.
    pub url: String,
    /// The headline, plain text. Not empty.
    pub title: String,
    /// What it says in a sentence or two, plain text; may be empty.
    pub summary: String,
    /// The whole article, if the feed carries it. Its URLs are absolute.
    pub content_html: Option<String>,
    /// The language, BCP 47.
    pub lang: String,
    /// When it was published.
    pub date: Instant,
    /// When it was last changed; the date if it never was.
    pub updated: Instant,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<PersonView>,
    /// What it is about.
    pub categories: Vec<CategoryView>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Who supplied it, and where they published it or who they are: a name and a URL, which may be empty.
    pub source: Option<(String, String)>,
}

/// Someone who writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonView {
    /// The name as printed. Not empty.
    pub name: String,
    /// A page about the person.
    pub url: Option<String>,
    /// An address that may be published.
    pub email: Option<String>,
}

/// A sector or a tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CategoryView {
    /// What names it in URLs.
    pub slug: String,
    /// The name as printed. Not empty.
    pub name: String,
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageView {
    /// Where it is.
    pub url: String,
    /// What it shows; may be empty.
    pub alt: String,
    /// Who made it; may be empty.
    pub credit: String,
    /// Its media type (`image/jpeg`), if known.
    pub mime: Option<String>,
}

impl ItemView {
    /// The names of the categories, none twice, as JSON Feed's schema demands: a sector and a tag may share
    /// one.
    fn category_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for category in &self.categories {
            if !names.contains(&category.name.as_str()) {
                names.push(&category.name);
            }
        }
        names
    }
}

/// A picture as Media RSS, which RSS and Atom share (rssboard.org/media-rss). Not an `enclosure`: that
/// demands the file's length and tells readers to download it.
fn write_image(xml: &mut Xml, image: &ImageView) {
    let mut attributes = vec![("url", image.url.as_str()), ("medium", "image")];
    if let Some(mime) = &image.mime {
        attributes.push(("type", mime));
    }
    if image.alt.is_empty() && image.credit.is_empty() {
        xml.empty("media:content", &attributes);
        return;
    }
    xml.nest("media:content", &attributes, |xml| {
        if !image.alt.is_empty() {
            xml.element("media:description", &[("type", "plain")], &image.alt);
        }
        xml.text_unless_empty("media:credit", &image.credit);
    });
}
