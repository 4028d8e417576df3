//! What stands in the head of a page: title, canonical link, robots, feeds, translations, metadata.

use crate::catalog::listing::{ListingKey, ListingKind};
use crate::config::{Config, EditionId, FeedFormat};
use crate::pages::feed;
use crate::press::value::{map, optional, pairs};
use tera::Value;

/// What stands in the head of a page.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// The kind of page, as templates name it.
    pub(crate) kind: &'static str,
    /// The heading.
    pub(crate) title: String,
    /// What the page is about; may be empty.
    pub(crate) description: String,
    /// The page's readable URL path.
    pub(crate) path: String,
    /// The absolute canonical URL, if the page has one.
    pub(crate) canonical: Option<String>,
    /// `name` and `content` of robots directives.
    pub(crate) robots: Vec<(String, String)>,
    /// The slug of the sector that the navigation marks.
    pub(crate) section: String,
    /// From the home page down: heading and readable path.
    pub(crate) breadcrumbs: Vec<(String, String)>,
    /// Listings whose feeds the page names, besides the portal's.
    pub(crate) listing: Option<ListingKey>,
    /// Language and absolute URL of this page in each edition; empty where there is no other.
    pub(crate) translations: Vec<(String, String)>,
    /// `property` and `content` of Open Graph.
    pub(crate) open_graph: Vec<(String, String)>,
    /// JSON-LD, safe within a script element.
    pub(crate) structured_data: String,
}

impl Head {
    /// The head of a page that is its own canonical one.
    pub(crate) fn new(kind: &'static str, title: String, path: String, config: &Config) -> Self {
        Self { kind, title, canonical: Some(config.base_url.absolute(&path)), path, ..Self::default() }
    }

    /// What templates see as `page`.
    pub(crate) fn value(self, edition: EditionId, config: &Config) -> Value {
        let crumb = |(title, path): (String, String)| {
            map([("title", title.into()), ("url", config.base_url.rooted(&path).into())])
        };
        let breadcrumbs: Vec<_> = self.breadcrumbs.into_iter().map(crumb).collect();
        map([
            ("kind", self.kind.into()),
            ("title", self.title.into()),
            ("description", self.description.into()),
            ("url", config.base_url.absolute(&self.path).into()),
            ("canonical", optional(self.canonical.as_deref())),
            ("robots", pairs(self.robots, "name", "content")),
            ("section", self.section.into()),
            ("breadcrumbs", breadcrumbs.into()),
            ("feeds", feeds(edition, self.listing.as_ref(), config)),
            ("translations", pairs(self.translations, "lang", "url")),
            ("open_graph", pairs(self.open_graph, "property", "content")),
            ("structured_data", Value::safe_string(&self.structured_data)),
        ])
    }
}

/// The feeds of an edition, and of a listing that has its own.
fn feeds(edition: EditionId, listing: Option<&ListingKey>, config: &Config) -> Value {
    let home = ListingKey { edition, kind: ListingKind::Home };
    let own = listing.filter(|key| feed::has_feeds(&key.kind) && **key != home);
    let all = own.into_iter().chain([&home]).flat_map(|key| listing_feeds(key, config));
    all.collect::<Vec<_>>().into()
}

/// The feeds of a listing: `title`, `type`, `url`.
pub(crate) fn listing_feeds(key: &ListingKey, config: &Config) -> Vec<Value> {
    if !feed::has_feeds(&key.kind) {
        return Vec::new();
    }
    let title = feed_title(key, config);
    let each = |&format: &FeedFormat| {
        map([
            ("title", format!("{title} ({})", format_name(format)).into()),
            ("type", feed::media_type(format).into()),
            ("url", config.base_url.absolute(&feed::path(key, format, config)).into()),
        ])
    };
    config.feeds.formats.iter().map(each).collect()
}

/// What a feed is called: the edition, and the sector if it is a sector's.
pub(crate) fn feed_title(key: &ListingKey, config: &Config) -> String {
    let edition = config.edition(key.edition);
    match key.kind.grouping() {
        Some((_, slug)) => {
            let name = config.sector(slug).map_or(slug, |sector| sector.title.get(&edition.lang));
            format!("{name} \u{2013} {}", edition.title)
        }
        None => edition.title.clone(),
    }
}

fn format_name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "RSS",
        FeedFormat::Atom => "Atom",
        FeedFormat::Json => "JSON",
    }
}
