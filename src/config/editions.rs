//! Reads `[editions]`: which languages the portal has, and where each stands.

use crate::config::Edition;
use crate::config::language::{canonical, known};
use crate::config::pattern::{self, Piece};
use crate::config::reading::Reading;
use crate::config::source::TreeKey;
use crate::config::words::{quoted, ticked, toml_key};

/// The first parts of paths that belong to listings and site files, in every edition.
pub const RESERVED: [&str; 10] =
    ["archive", "author", "fragments", "page", "provider", "search", "sector", "series", "sitemaps", "tag"];

/// The most editions that a portal may have.
const MOST: usize = 250;

/// The editions, the default one first. Never empty.
pub(super) fn read(file: &mut Reading<'_>) -> Vec<Edition> {
    let own = canonical(&file.values.text("default_language")).unwrap_or_else(|| "en".to_owned());
    let mut editions: Vec<Edition> = Vec::new();
    for key in file.entries("editions") {
        let name = key.get_ref().as_ref();
        if let Some(lang) = checked(file, key, &own, &editions) {
            let values = file.values.of(name);
            editions.push(Edition {
                title: values.string("editions.LANG.title").unwrap_or_else(|| file.values.text("title")),
                description: values
                    .string("editions.LANG.description")
                    .unwrap_or_else(|| file.values.text("description")),
                prefix: if lang == own { String::new() } else { format!("/{}", lang.to_lowercase()) },
                lang,
            });
        }
    }
    if !editions.iter().any(|edition| edition.lang == own) {
        refuse_default(file, &own, &editions);
        let only = Edition {
            lang: own,
            title: file.values.text("title"),
            description: file.values.text("description"),
            prefix: String::new(),
        };
        editions.insert(0, only);
    }
    // A stable sort: the others keep the order of the file.
    editions.sort_by_key(|edition| !edition.prefix.is_empty());
    editions
}

/// The language of an entry of `[editions]`, unless it cannot be an edition beside the others.
fn checked(file: &mut Reading<'_>, key: TreeKey<'_>, own: &str, others: &[Edition]) -> Option<String> {
    let name = key.get_ref().as_ref();
    let shown = format!("`editions.{}`", toml_key(name));
    let Some(lang) = canonical(name) else {
        let message = format!("{shown}: {} is no BCP 47 language tag", quoted(name));
        file.refuse(key.span(), message, "write a tag such as `id`, `pt-BR` or `zh-Hans`");
        return None;
    };
    if let Err(wrong) = known(&lang) {
        file.refuse(key.span(), format!("{shown}: {}", wrong.reason), wrong.hint);
    }
    if others.iter().any(|other| other.lang == lang) {
        let message = format!("{shown} is a second edition in `{lang}`");
        file.refuse(key.span(), message, "make one of the two");
        return None;
    }
    let folder = lang.to_lowercase();
    let taken = if lang == own {
        None
    } else if RESERVED.contains(&folder.as_str()) {
        Some("the portal has listings")
    } else if first_part(&file.values.text("urls.article")) == folder {
        Some("`urls.article` puts articles")
    } else {
        None
    };
    if let Some(taken) = taken {
        let message = format!("{shown} would stand at /{folder}/, where {taken}");
        let hint = format!("make it the default language, or use a longer tag, such as `{lang}-Latn`");
        file.refuse(key.span(), message, hint);
    }
    if others.len() == MOST {
        file.refuse(key.span(), format!("{shown} is one edition too many"), format!("have at most {MOST}"));
    }
    (others.len() < MOST).then_some(lang)
}

/// The fixed first part of every article's path; empty if it is not fixed.
fn first_part(article: &str) -> &str {
    let first = article.trim_start_matches('/').split('/').next().unwrap_or_default();
    match pattern::pieces(first).as_slice() {
        [Piece::Fixed(part)] => part,
        _ => "",
    }
}

/// Whether a pattern of articles' paths begins with the sector.
pub(super) fn opens_with_sector(article: &str) -> bool {
    let first = article.trim_start_matches('/').split('/').next().unwrap_or_default();
    pattern::pieces(first).as_slice() == [Piece::Placeholder("sector")]
}

/// Reports that the default language has no edition, if there are others.
fn refuse_default(file: &mut Reading<'_>, own: &str, editions: &[Edition]) {
    let Some(first) = file.entries("editions").first().map(|key| key.span()) else {
        return;
    };
    let known = ticked(editions.iter().map(|edition| edition.lang.as_str()));
    let named = file.values.get("default_language").map(|value| value.span());
    let hint = match editions.first() {
        Some(edition) => format!(
            "add [editions.{own}], or write `default_language = \"{}\"` (editions: {known})",
            edition.lang
        ),
        None => format!("add [editions.{own}]"),
    };
    let message = format!("`default_language` is \"{own}\", and there is no [editions.{own}]");
    file.refuse(named.unwrap_or(first), message, hint);
}
