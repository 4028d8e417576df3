//! What a sector is called in each edition: titles that are missing, slugs by language, and what they must not clash with.

use crate::base::slug::{SlugStyle, slug};
use crate::config::editions::opens_with_sector;
use crate::config::kind::ANY_LANGUAGE;
use crate::config::language::canonical;
use crate::config::reading::Reading;
use crate::config::source::{self, TreeKey};
use crate::config::words::{listed, quoted, toml_key};
use crate::config::{Edition, Localized, Sector, Urls};
use std::collections::BTreeMap;

/// Warns of a title by language that leaves an edition without one of its own.
pub(super) fn untitled(file: &mut Reading<'_>, name: &str, editions: &[Edition]) {
    let values = file.values.of(name);
    let (Some(value), Some(table)) = (values.get("sectors.SLUG.title"), values.table("sectors.SLUG.title"))
    else {
        return;
    };
    let titled: Vec<String> = table.keys().filter_map(|key| canonical(key.get_ref())).collect();
    let has = |edition: &Edition| {
        let primary = edition.lang.split('-').next();
        titled.iter().any(|lang| *lang == edition.lang || Some(lang.as_str()) == primary)
    };
    let missing: Vec<_> =
        editions.iter().filter(|edition| !has(edition)).map(|edition| edition.lang.as_str()).collect();
    if table.contains_key(ANY_LANGUAGE) || missing.is_empty() {
        return;
    }
    let named: Vec<_> = missing.iter().map(|lang| format!("`{lang}`")).collect();
    let message = format!("`sectors.{}.title` has no title in {}", toml_key(name), listed(&named, "and"));
    let hint = format!(
        "add `{} = \"…\"`, or `{ANY_LANGUAGE}` for every language that has none",
        toml_key(missing[0])
    );
    file.problems.push(source::warning(file.text, value.span(), message).hint(hint));
}

/// The slug of a sector by language; reports those that are none.
pub(super) fn slugs<'t>(
    file: &mut Reading<'t>,
    name: &'t str,
    style: SlugStyle,
    editions: &[Edition],
) -> Localized {
    let values = file.values.of(name);
    let entries = values.table("sectors.SLUG.slugs").map(source::entries).unwrap_or_default();
    for (key, value) in entries {
        let text = value.get_ref().as_str().unwrap_or_default();
        let own = slug(text, style, &canonical(key.get_ref()).unwrap_or_default());
        if own != text || own.is_empty() {
            let shown = format!("`sectors.{}.slugs.{}`", toml_key(name), toml_key(key.get_ref()));
            let hint = match own.as_str() {
                "" => "use letters and digits".to_owned(),
                own => format!("write {}", quoted(own)),
            };
            file.refuse(value.span(), format!("{shown} is {}: it is no slug", quoted(text)), hint);
        }
    }
    let by_language = file.localized(values, "sectors.SLUG.slugs", name, editions);
    // Unlike a title, the slug of the default edition is not that of all others: the sector's own is.
    let any =
        values.table("sectors.SLUG.slugs").and_then(|table| table.get(ANY_LANGUAGE)?.get_ref().as_str());
    Localized { any: any.unwrap_or(name).to_owned(), any_lang: String::new(), ..by_language }
}

/// Refuses two sectors of one slug in an edition, and a sector whose articles would stand where an edition does.
pub(super) fn refuse_clashes<'s>(
    file: &mut Reading<'_>,
    sectors: impl Iterator<Item = &'s Sector>,
    urls: &Urls,
    editions: &[Edition],
) {
    let keys = file.entries("sectors");
    let mut taken: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for sector in sectors {
        let Some(key) = keys.iter().copied().find(|key| key.get_ref() == &sector.slug) else {
            continue;
        };
        for edition in editions {
            let slug = sector.slugs.get(&edition.lang);
            match taken.get(&(edition.lang.as_str(), slug)) {
                Some(first) => refuse_twice(file, key, (sector, first), edition),
                None => drop(taken.insert((&edition.lang, slug), &sector.slug)),
            }
        }
        if let Some(own) = editions.first().filter(|_| opens_with_sector(&urls.article)) {
            refuse_edition(file, key, sector.slugs.get(&own.lang), editions);
        }
    }
}

fn refuse_twice(
    file: &mut Reading<'_>,
    key: TreeKey<'_>,
    (sector, first): (&Sector, &str),
    edition: &Edition,
) {
    let slug = sector.slugs.get(&edition.lang);
    let message = format!(
        "`sectors.{}` has the slug {} in `{}`, as `sectors.{}` has",
        toml_key(&sector.slug),
        quoted(slug),
        edition.lang,
        toml_key(first)
    );
    file.refuse(key.span(), message, "give one of the two another slug for this language in `slugs`");
}

/// The articles of a sector stand at `/{slug}/`, an edition at `/{lang}/`.
fn refuse_edition(file: &mut Reading<'_>, key: TreeKey<'_>, slug: &str, editions: &[Edition]) {
    let folder = format!("/{slug}");
    if let Some(edition) = editions.iter().find(|edition| edition.prefix == folder) {
        let message = format!(
            "`sectors.{}` would have its articles at {folder}/, where [editions.{}] stands: `urls.article` begins with {{sector}}",
            toml_key(key.get_ref()),
            edition.lang
        );
        let hint = "give the sector another slug, or begin `urls.article` with fixed text, such as /news/{sector}/{slug}/";
        file.refuse(key.span(), message, hint);
    }
}
