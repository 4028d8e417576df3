//! The value that a configuration has for each key of the table, as TOML.

use crate::config::choice::Choice;
use crate::config::keys;
use crate::config::kind::{ANY_LANGUAGE, Kind};
use crate::config::words::{basic_string, toml_key};
use crate::config::{Author, Config, Edition, Localized, Pictures, Provider, Sector};

/// The value of the key at `path`, as TOML; `name` is what stands for the part of the path in capitals. `None` where it has no value.
pub(super) fn value(config: &Config, path: &str, name: &str) -> Option<String> {
    match path.split_once('.').map_or("", |(table, _)| table) {
        "" => portal(config, path),
        "editions" => {
            let edition = config.editions.iter().find(|edition| edition.lang == name)?;
            of_edition(edition, path)
        }
        "sectors" => {
            let place = config.sectors.iter().position(|sector| sector.slug == name)?;
            of_sector(&config.sectors[place], place + 1, path)
        }
        "authors" => of_author(config.author(name)?, path),
        "providers" => of_provider(config.provider(name)?, path),
        "trust" => {
            let policy = config.policies.iter().find(|policy| policy.key == path)?;
            Some(basic_string(policy.file()))
        }
        "ads_txt" | "security_txt" | "trust_txt" | "humans_txt" => of_trust_file(config, path),
        "check" if path == "check.rules.NAME" => {
            config.check.rules.get(name).map(|level| basic_string(level.word()))
        }
        "images" => of_images(&config.images, path),
        "front_matter" => config.front_matter.get(name).map(|key| basic_string(key)),
        _ => of_settings(config, path),
    }
}

/// The names that stand for the part in capitals of a table's path, in the order of the configuration; one empty name
/// where there is no such part.
pub(super) fn names<'c>(config: &'c Config, table: &str) -> Vec<&'c str> {
    match table {
        "editions.LANG" => config.editions.iter().map(|edition| edition.lang.as_str()).collect(),
        "sectors.SLUG" => config.sectors.iter().map(|sector| sector.slug.as_str()).collect(),
        "authors.SLUG" => config.authors.iter().map(|author| author.slug.as_str()).collect(),
        "providers.SLUG" => config.providers.iter().map(|provider| provider.slug.as_str()).collect(),
        _ => vec![""],
    }
}

fn portal(config: &Config, path: &str) -> Option<String> {
    Some(match path {
        "title" => basic_string(&config.title),
        "base_url" => basic_string(&config.base_url.to_string()),
        "description" => basic_string(&config.description),
        "default_language" => basic_string(&config.editions.first()?.lang),
        "timezone" => basic_string(config.zone.name()),
        "theme" => basic_string(&config.theme),
        _ => return None,
    })
}

fn of_edition(edition: &Edition, path: &str) -> Option<String> {
    Some(match path {
        "editions.LANG.title" => basic_string(&edition.title),
        "editions.LANG.description" => basic_string(&edition.description),
        _ => return None,
    })
}

fn of_sector(sector: &Sector, order: usize, path: &str) -> Option<String> {
    Some(match path {
        "sectors.SLUG.title" => localized(&sector.title),
        "sectors.SLUG.description" => localized(&sector.description),
        "sectors.SLUG.slugs" if sector.slugs.any == sector.slug && sector.slugs.by_lang.is_empty() => {
            return None;
        }
        "sectors.SLUG.slugs" => by_language(&sector.slugs, true),
        "sectors.SLUG.media_topic" => basic_string(sector.media_topic.as_ref()?),
        "sectors.SLUG.order" => order.to_string(),
        "sectors.SLUG.in_navigation" => sector.in_navigation.to_string(),
        _ => return None,
    })
}

fn of_author(author: &Author, path: &str) -> Option<String> {
    Some(match path {
        "authors.SLUG.name" => name_of(&author.name),
        "authors.SLUG.email" => basic_string(author.email.as_ref()?),
        "authors.SLUG.url" => basic_string(author.url.as_ref()?),
        "authors.SLUG.image" => basic_string(author.image.as_ref()?),
        "authors.SLUG.bio" => localized(&author.bio),
        _ => return None,
    })
}

fn of_provider(provider: &Provider, path: &str) -> Option<String> {
    Some(match path {
        "providers.SLUG.name" => name_of(&provider.name),
        "providers.SLUG.url" => basic_string(provider.url.as_ref()?),
        "providers.SLUG.notice" => localized(&provider.notice),
        "providers.SLUG.boilerplate" => localized(&provider.boilerplate),
        "providers.SLUG.trust" => basic_string(provider.trust.word()),
        "providers.SLUG.images" => basic_string(provider.images.word()),
        "providers.SLUG.may" => words(&provider.may),
        "providers.SLUG.indexing" => basic_string(provider.indexing.word()),
        "providers.SLUG.link_rel" => basic_string(&provider.link_rel),
        "providers.SLUG.label" => localized(&provider.label),
        "providers.SLUG.in_news_sitemap" => provider.in_news_sitemap.to_string(),
        "providers.SLUG.in_feeds" => provider.in_feeds.to_string(),
        _ => return None,
    })
}

fn of_images(images: &Pictures, path: &str) -> Option<String> {
    let plan = &images.plan;
    Some(match path {
        "images.enabled" => images.enabled.to_string(),
        "images.widths" => format!("{:?}", plan.widths),
        "images.formats" => words(&plan.formats),
        "images.crops" => {
            let crops: Vec<_> =
                plan.crops.iter().map(|ratio| format!("{}:{}", ratio.width, ratio.height)).collect();
            list(crops.iter().map(String::as_str))
        }
        "images.jpeg_quality" => plan.jpeg_quality.to_string(),
        "images.webp_quality" => plan.webp_quality.to_string(),
        "images.avif_quality" => plan.avif_quality.to_string(),
        "images.originals" => basic_string(images.originals.word()),
        "images.cards" => images.cards.to_string(),
        "images.max_megapixels" => images.max_megapixels.to_string(),
        "images.max_megabytes" => images.max_megabytes.to_string(),
        _ => return None,
    })
}

fn of_settings(config: &Config, path: &str) -> Option<String> {
    Some(match path {
        "urls.article" => basic_string(&config.urls.article),
        "urls.slugs" => basic_string(config.urls.slugs.word()),
        "lists.page_size" => config.lists.page_size.to_string(),
        "lists.order" => basic_string(config.lists.order.word()),
        "lists.excerpt_length" => config.lists.excerpt_length.to_string(),
        "feeds.items" => config.feeds.items.to_string(),
        "feeds.full_content" => config.feeds.full_content.to_string(),
        "feeds.formats" => words(&config.feeds.formats),
        "search.enabled" => config.search.enabled.to_string(),
        "search.depth" => basic_string(config.search.depth.word()),
        "search.shard" => config.search.shard.to_string(),
        "fragments.mode" => basic_string(config.fragments.word()),
        "hosting.dialects" => words(&config.dialects),
        "assets.hashed" => config.assets.hashed.to_string(),
        "minify.css" => config.minify.css.to_string(),
        "compress.formats" => words(&config.compress.formats),
        "compress.min_bytes" => config.compress.min_bytes.to_string(),
        "compress.gz_level" => config.compress.levels[0].to_string(),
        "compress.br_level" => config.compress.levels[1].to_string(),
        "compress.zst_level" => config.compress.levels[2].to_string(),
        "robots.disallow" => list(config.unwelcome.iter().map(String::as_str)),
        "check.profiles" => words(&config.check.profiles),
        "news_sitemap.enabled" => config.news_sitemap.enabled.to_string(),
        "news_sitemap.publication" => basic_string(&config.news_sitemap.publication),
        "markdown.smart_punctuation" => config.markdown.smart_punctuation.to_string(),
        "markdown.heading_anchors" => config.markdown.heading_anchors.to_string(),
        "third_party.max_kilobytes" => config.third_party.max_kilobytes.to_string(),
        "third_party.max_links" => config.third_party.max_links.to_string(),
        "third_party.max_depth" => config.third_party.max_depth.to_string(),
        "embeds.allow" => list(config.embeds.iter().map(String::as_str)),
        "csp.send" => basic_string(config.csp.send.word()),
        _ if path.starts_with("csp.") => list(config.csp.sources_of(path).iter().map(String::as_str)),
        _ => return None,
    })
}

/// A value of a file of trust: none where the file has none.
fn of_trust_file(config: &Config, path: &str) -> Option<String> {
    let field = config.trust_files.iter().find(|field| field.key == path)?;
    Some(match keys::find(path)?.kind {
        Kind::Forms { .. } => list(field.values.iter().map(String::as_str)),
        _ => basic_string(field.values.first()?),
    })
}

/// A list of words, as TOML.
pub(super) fn words<T: Choice>(values: &[T]) -> String {
    list(values.iter().map(|value| value.word()))
}

/// Texts as a list of TOML.
fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<_> = texts.map(basic_string).collect();
    format!("[{}]", texts.join(", "))
}

/// A text by language, as TOML: a string where it is one for all.
pub(super) fn localized(localized: &Localized) -> String {
    // A text whose language is known was given as one string, or is that of the portal's own language again.
    let is_empty = localized.by_lang.is_empty() && localized.any.is_empty();
    let is_said = localized.any_lang.is_empty() && !is_empty;
    if localized.by_lang.is_empty() && !is_said {
        return basic_string(&localized.any);
    }
    by_language(localized, is_said)
}

/// A name, as TOML: a string where it is one for all.
fn name_of(name: &Localized) -> String {
    if name.by_lang.is_empty() { basic_string(&name.any) } else { localized(name) }
}

/// A table of texts by language, as TOML, with that for all other languages if it is said.
fn by_language(localized: &Localized, is_said: bool) -> String {
    let any = is_said.then(|| format!("{ANY_LANGUAGE} = {}", basic_string(&localized.any)));
    let texts = localized.by_lang.iter();
    let texts = texts.map(|(lang, text)| format!("{} = {}", toml_key(lang), basic_string(text)));
    let all: Vec<_> = any.into_iter().chain(texts).collect();
    format!("{{ {} }}", all.join(", "))
}
