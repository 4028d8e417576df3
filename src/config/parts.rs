//! Fingerprints of the parts of a configuration, for the traces of pages: of the values, not of the file's text.

use crate::base::fingerprint::Fingerprint;
use crate::config::keys::KEYS;
use crate::config::values_of::{localized, value};
use crate::config::words::basic_string;
use crate::config::{Config, EditionId};
use serde::{Deserialize, Serialize};

/// A part of a configuration that a page may be given.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Part {
    /// Title, description, address, time zone, theme, and all editions.
    Site,
    /// One edition.
    Edition(EditionId),
    /// Which sectors the navigation names, in its order, with their titles.
    Navigation,
    /// What the file says of the sector of this slug, but for its place in the navigation.
    Sector(String),
    /// What the file says of the author of this slug.
    Author(String),
    /// What the file says of the provider of this slug.
    Provider(String),
    /// `[lists]`.
    Lists,
    /// `[feeds]`.
    Feeds,
    /// `[urls]`.
    Urls,
    /// `[markdown]`.
    Markdown,
    /// `[news_sitemap]`.
    NewsSitemap,
    /// `[front_matter]`.
    FrontMatter,
    /// `[extra]`.
    Extra,
}

impl Config {
    /// The fingerprint of a part: equal for equal values, however the file writes them. A slug that the file does
    /// not name has always the same. Costs as much as the part is long: ask once a build, not once a page.
    #[must_use]
    pub fn part(&self, part: &Part) -> Fingerprint {
        match part {
            Part::Site => self.site(),
            Part::Edition(id) => self.edition_part(*id),
            Part::Navigation => self.navigation(),
            Part::Sector(slug) => self.keys_of("sectors.", slug),
            Part::Author(slug) => self.keys_of("authors.", slug),
            Part::Provider(slug) => self.keys_of("providers.", slug),
            Part::Lists => self.keys_of("lists.", ""),
            Part::Feeds => self.keys_of("feeds.", ""),
            Part::Urls => self.keys_of("urls.", ""),
            Part::Markdown => self.keys_of("markdown.", ""),
            Part::NewsSitemap => self.keys_of("news_sitemap.", ""),
            Part::FrontMatter => {
                let pairs = self.front_matter.iter();
                of(pairs.flat_map(|(foreign, own)| [foreign.clone(), own.clone()]))
            }
            // Every plain table can be written: its keys are strings.
            Part::Extra => of([toml::to_string(&self.extra).unwrap_or_default()]),
        }
    }

    fn site(&self) -> Fingerprint {
        let own = KEYS.iter().filter(|key| !key.path.contains('.'));
        let site = of(own.filter_map(|key| value(self, key.path, "")));
        self.edition_ids().fold(site, |site, id| site.then(self.edition_part(id)))
    }

    fn edition_part(&self, id: EditionId) -> Fingerprint {
        let edition = self.edition(id);
        of([&edition.lang, &edition.title, &edition.description, &edition.prefix].map(Clone::clone))
    }

    fn navigation(&self) -> Fingerprint {
        let shown = self.sectors.iter().filter(|sector| sector.in_navigation);
        of(shown.flat_map(|sector| [basic_string(&sector.slug), localized(&sector.title)]))
    }

    /// The keys whose path begins with `table`, with the values that they have for `name`.
    fn keys_of(&self, table: &str, name: &str) -> Fingerprint {
        let own = KEYS.iter().filter(|key| key.path.starts_with(table));
        let own = own.filter(|key| !matches!(key.path, "sectors.SLUG.order" | "sectors.SLUG.in_navigation"));
        of(own.flat_map(|key| match value(self, key.path, name) {
            Some(value) => vec![key.path.to_owned(), value],
            None => Vec::new(),
        }))
    }
}

fn of(texts: impl IntoIterator<Item = String>) -> Fingerprint {
    let texts: Vec<_> = texts.into_iter().collect();
    Fingerprint::of_parts(texts.iter().map(String::as_bytes))
}
