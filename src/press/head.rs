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
    /// A listing whose feeds the page names, besides the portal's, with its heading.
    pub(crate) listing: Option<(ListingKey, String)>,
    /// Language and absolute URL of this page in each edition; empty where there is no other.
    pub(crate) translations: Vec<(String, String)>,
    /// What `hreflang` names.
    pub(crate) alternates: Vec<(String, String)>,
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
            ("languages", languages(edition, &self.translations, config)),
            ("alternates", pairs(self.alternates, "lang", "url")),
            ("translations", pairs(self.translations, "lang", "url")),
            ("open_graph", pairs(self.open_graph, "property", "content")),
            ("structured_data", Value::safe_string(&self.structured_data)),
        ])
    }
}

/// Where the other editions have this page, else their home: a URL by language.
fn languages(own: EditionId, translations: &[(String, String)], config: &Config) -> Value {
    let other = |id: EditionId| {
        let edition = config.edition(id);
        let translation = translations.iter().find(|(lang, _)| *lang == edition.lang);
        let home = || config.base_url.rooted(&format!("{}/", edition.prefix));
        (edition.lang.clone().into(), translation.map_or_else(home, |(_, url)| url.clone()).into())
    };
    config.edition_ids().filter(|id| *id != own).map(other).collect::<tera::Map>().into()
}

/// The feeds of an edition, and of a listing that has its own.
fn feeds(edition: EditionId, listing: Option<&(ListingKey, String)>, config: &Config) -> Value {
    let home = ListingKey { edition, kind: ListingKind::Home };
    let own = listing.filter(|(key, _)| *key != home);
    let own = own.into_iter().flat_map(|(key, title)| listing_feeds(key, title, config));
    own.chain(listing_feeds(&home, "", config)).collect::<Vec<_>>().into()
}

/// The feeds of a listing with the heading `heading`: `title`, `type`, `url`.
pub(crate) fn listing_feeds(key: &ListingKey, heading: &str, config: &Config) -> Vec<Value> {
    if !feed::has_feeds(&key.kind) {
        return Vec::new();
    }
    let title = feed_title(key, heading, config);
    let each = |&format: &FeedFormat| {
        map([
            ("title", format!("{title} ({})", format_name(format)).into()),
            ("type", feed::media_type(format).into()),
            ("url", config.base_url.absolute(&feed::path(key, format, config)).into()),
        ])
    };
    config.feeds.formats.iter().map(each).collect()
}

/// What a feed is called: the edition, and the heading of the sector or the corrections if it is theirs.
pub(crate) fn feed_title(key: &ListingKey, heading: &str, config: &Config) -> String {
    let edition = config.edition(key.edition);
    match key.kind {
        ListingKind::Home => edition.title.clone(),
        _ => format!("{heading} \u{2013} {}", edition.title),
    }
}

fn format_name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "RSS",
        FeedFormat::Atom => "Atom",
        FeedFormat::Json => "JSON",
    }
}
