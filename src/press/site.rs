//! What every page shows of the portal: site, editions, navigation.

use crate::catalog::listing::{ListingKey, ListingKind};
use crate::config::language::direction;
use crate::config::{Config, EditionId};
use crate::pages::{listing, search};
use crate::press::content_policy;
use crate::press::strings::Strings;
use crate::press::value::{map, spoken};
use tera::Value;

/// The values of the portal that every page is given.
#[derive(Debug)]
pub(crate) struct Site {
    site: Value,
    editions: Vec<Value>,
    all_editions: Value,
    navigation: Vec<Value>,
}

impl Site {
    /// The values of a configuration.
    pub(crate) fn new(config: &Config, strings: &Strings) -> Self {
        let site = map([
            ("title", config.title.as_str().into()),
            ("description", config.description.as_str().into()),
            ("url", config.base_url.to_string().into()),
            ("extra", Value::from_serializable(&config.extra)),
            ("content_policy", content_policy::of_pages(config).into()),
        ]);
        let editions: Vec<_> = config.edition_ids().map(|id| edition(config, strings, id)).collect();
        let navigation = config.edition_ids().map(|id| navigation(config, id)).collect();
        Self { site, all_editions: editions.clone().into(), editions, navigation }
    }

    /// Adds the portal's values, as an edition sees them, to a page's context.
    pub(crate) fn add_to(&self, context: &mut tera::Context, edition: EditionId) {
        let index = usize::from(edition.0);
        context.insert_value("site", self.site.clone());
        context.insert_value("edition", self.editions.get(index).cloned().unwrap_or_else(Value::none));
        context.insert_value("editions", self.all_editions.clone());
        context.insert_value("navigation", self.navigation.get(index).cloned().unwrap_or_else(Value::none));
    }
}

fn edition(config: &Config, strings: &Strings, id: EditionId) -> Value {
    let edition = config.edition(id);
    let search = config.search.enabled.then(|| search::path(id, config));
    map([
        ("lang", edition.lang.as_str().into()),
        ("name", strings.autonym(&edition.lang).into()),
        ("dir", direction(&edition.lang).into()),
        ("title", edition.title.as_str().into()),
        ("description", edition.description.as_str().into()),
        ("home", config.base_url.rooted(&format!("{}/", edition.prefix)).into()),
        ("search", search.map_or_else(Value::none, |path| config.base_url.rooted(&path).into())),
    ])
}

fn navigation(config: &Config, id: EditionId) -> Value {
    let lang = &config.edition(id).lang;
    let sectors = config.sectors.iter().filter(|sector| sector.in_navigation);
    let entries = sectors.map(|sector| {
        let key = ListingKey { edition: id, kind: ListingKind::Sector(sector.slug.as_str().into()) };
        let (title, title_lang) = spoken(&sector.title, lang);
        map([
            ("title", title),
            ("lang", title_lang),
            ("url", config.base_url.rooted(&listing::path(&key, config)).into()),
            ("slug", sector.slug.as_str().into()),
        ])
    });
    entries.collect::<Vec<_>>().into()
}
