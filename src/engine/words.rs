//! What pages are made of and ask for, in words.

use crate::catalog::Catalog;
use crate::catalog::listing::{ListingKey, ListingKind};
use crate::catalog::query::Query;
use crate::config::parts::Part;
use crate::config::{Config, EditionId};
use crate::pages::listing;
use crate::press::ingredient::Ingredient;

/// An ingredient in words.
pub(super) fn ingredient(one: &Ingredient, config: &Config) -> String {
    match one {
        Ingredient::Template(name) => format!("the template {name}"),
        Ingredient::Fragment(name) => format!("whether there is the template {name}"),
        Ingredient::Strings(lang) => format!("the strings of {lang}"),
        Ingredient::Text(lang, key) => format!("the string \"{key}\" of {lang}"),
        Ingredient::Autonyms => "what languages call themselves".to_owned(),
        Ingredient::Data(file) => format!("data/{file}"),
        Ingredient::Asset(file) => format!("the address of /{file}"),
        Ingredient::HashedNames => "the names of static files".to_owned(),
        Ingredient::Config(part) => self::part(part, config),
    }
}

/// A part of the configuration as `config.toml` names it.
pub(super) fn part(part: &Part, config: &Config) -> String {
    let lang = |id: &EditionId| &config.edition(*id).lang;
    let name = match part {
        Part::Site => "the portal's address, time zone and editions".to_owned(),
        Part::Title => "title".to_owned(),
        Part::Description => "description".to_owned(),
        Part::EditionTitle(id) => format!("the title of the edition {}", lang(id)),
        Part::EditionDescription(id) => format!("the description of the edition {}", lang(id)),
        Part::Editions => "the titles and descriptions of all editions".to_owned(),
        Part::Navigation(_) => "the navigation's sectors".to_owned(),
        Part::Sector(slug, _) => format!("title and slug of [sectors.{slug}]"),
        Part::SectorPage(slug, _) => format!("the description of [sectors.{slug}]"),
        Part::SectorNames(_) => "the titles of all sectors".to_owned(),
        Part::SectorSlugs => "the slugs of sectors by language".to_owned(),
        Part::Author(slug, _) => format!("the name of [authors.{slug}]"),
        Part::AuthorPage(slug, _) => format!("[authors.{slug}], besides the name,"),
        Part::AuthorNames(_) => "the names of all authors".to_owned(),
        Part::Emails => "the e-mail addresses of authors".to_owned(),
        Part::Provider(slug, _) => format!("what cards show of [providers.{slug}]"),
        Part::ProviderPage(slug, _) => format!("notice, boilerplate or policy of [providers.{slug}]"),
        Part::ProviderNames(_) => "the names of all providers".to_owned(),
        Part::Trust => "the trust in providers".to_owned(),
        Part::Embeds => "allow of [embeds]".to_owned(),
        Part::ThirdParty => "[third_party]".to_owned(),
        Part::ContentPolicy => "[csp] and [embeds]".to_owned(),
        Part::Indexing => "what providers allow search engines".to_owned(),
        Part::Lists => "page_size and order of [lists]".to_owned(),
        Part::Feeds => "items and full_content of [feeds]".to_owned(),
        Part::FeedFormats => "formats of [feeds]".to_owned(),
        Part::Reading => "how articles are read".to_owned(),
        Part::Names => "the names of sectors, authors and providers".to_owned(),
        Part::Markdown => "[markdown]".to_owned(),
        Part::Hosting => "[hosting]".to_owned(),
        Part::App => "[app]".to_owned(),
        Part::Offline => "[offline]".to_owned(),
        Part::Fragments => "[fragments]".to_owned(),
        Part::NewsSitemap => "[news_sitemap]".to_owned(),
        Part::Variants => "enabled of [images]".to_owned(),
        Part::Compress => "[compress]".to_owned(),
        Part::Policies => "[trust]".to_owned(),
        Part::TrustFiles => "the files of trust".to_owned(),
        Part::Robots => "[robots]".to_owned(),
        Part::FrontMatter => "[front_matter]".to_owned(),
        Part::Extra => "[extra]".to_owned(),
        Part::Search => "[search]".to_owned(),
        Part::ExtraKey(key) => format!("{key} of [extra]"),
    };
    format!("{name} in config.toml")
}

/// A listing as its URL names it.
fn listing_name(key: &ListingKey, config: &Config) -> String {
    if key.kind == ListingKind::Home && key.edition.0 == 0 {
        "home".to_owned()
    } else {
        listing::path(key, config)
    }
}

/// A question in words.
pub(super) fn question(query: &Query, catalog: &Catalog, config: &Config) -> String {
    let list = |id| listing_name(&catalog.listing(id).key, config);
    match query {
        Query::Slice(id, range) if range.end == u32::MAX => {
            format!("the slice {}[{}..]", list(*id), range.start)
        }
        Query::Slice(id, range) => format!("the slice {}[{}..{}]", list(*id), range.start, range.end),
        Query::Latest(id, limit) => format!("the newest {limit} of {}", list(*id)),
        Query::Feed(id, limit) => format!("the newest {limit} of {} for feeds, with their texts", list(*id)),
        Query::Exists(key) => format!("whether there is {}", listing_name(key, config)),
        Query::Sealed(id, _) => format!("how many pages of {} are sealed", list(*id)),
        Query::HasSealed(id, _, page) => format!("whether page {page} of {} is sealed", list(*id)),
        Query::Length(id) => format!("how many articles {} has", list(*id)),
        Query::Title(id) => format!("what {} is called", list(*id)),
        Query::Children(id) => format!("the months or days of {}", list(*id)),
        Query::Names(_, grouping) => format!("the names of every {}", grouping.word()),
        Query::Archive(_) => "the years and months that have articles".to_owned(),
        Query::Subject => "its own article".to_owned(),
        Query::Neighbours => "the articles before and after it".to_owned(),
        Query::Series(_) => "the parts of its series up to the next one".to_owned(),
        Query::Related(limit) => format!("{limit} related older articles"),
        Query::Story | Query::PageStory(_) => "its translations".to_owned(),
        Query::Recent(_, hours) => format!("the articles of the last {hours} hours"),
        Query::Link(source) => format!("the URL of {source}"),
        Query::Hidden(path) => format!("whether {path} is hidden"),
        Query::HiddenFile(_, path) => format!("whether /{path} belongs to something hidden"),
        Query::Page(source) => format!("the text of {source}"),
        Query::Picture(file) => format!("the picture /{file}"),
        Query::Target(source) => format!("where {source} is, even if canceled"),
        Query::Months => "the articles of every month".to_owned(),
        Query::Translations(id, range) => {
            format!("the translations of {}[{}..{}]", list(*id), range.start, range.end)
        }
        Query::Pages => "the standalone pages".to_owned(),
        Query::Leads(_, limit) => format!("the {limit} stories that lead the edition"),
        Query::Gone => "where tombstones are".to_owned(),
        Query::Texts(id, range) => {
            format!("the slice {}[{}..{}], with its texts", list(*id), range.start, range.end)
        }
        Query::Shelves(..) => "how the search index is cut".to_owned(),
        Query::Redirects => "where old URLs lead".to_owned(),
    }
}
