//! What a third party's file may decide of the portal's own: nothing but what its provider was given. A file that comes over a wire
//! picks no template, hands templates nothing, has the path that every article has, and takes over no URL but one that could have
//! been its own.

use crate::article::fields::{Fields, Key};
use crate::article::{Article, Text, path};
use crate::base::problem::Problem;
use crate::base::text::shorten;
use crate::config::{Indexing, Liberty, Provider};

/// How many names a warning shows.
const SHOWN: usize = 5;

/// The path that a file gives itself, if it may.
pub(in crate::article) fn own_path<T>(
    fields: &mut Fields<'_>,
    provider: Option<&str>,
    path: Option<T>,
) -> Option<T> {
    let path = path?;
    let Some(provider) = provider.and_then(|slug| fields.config.provider(slug)) else { return Some(path) };
    if provider.may(Liberty::Permalink) {
        return Some(path);
    }
    let key = fields.sheet.one(Key::Path).map_or("permalink", |entry| &entry.key).to_owned();
    let says = format!("\"{key}\" is left out, and the path is that of any article");
    warn(fields, Key::Path, &says, (provider, "permalink"));
    None
}

/// An article of a provider that is not trusted, without what its file may not decide; says what that is.
pub(super) fn within(fields: &mut Fields<'_>, provider: &Provider, article: Article) -> Article {
    let config = fields.config;
    let prefixes: Vec<&str> = config.editions.iter().map(|edition| edition.prefix.as_str()).collect();
    let article = in_time(fields, provider, article);
    let article = at_home(fields, provider, article);
    let mut text = article.text;
    if !provider.may(Liberty::Aliases) {
        let path = text.path.clone();
        let shape = (config.urls.article.as_str(), prefixes.as_slice());
        let (own, others) = text.aliases.into_iter().partition(|alias| could_be_own(alias, &path, shape));
        text.aliases = own;
        refuse_aliases(fields, provider, &others);
    }
    if !provider.may(Liberty::Template)
        && let Some(name) = text.template.take()
    {
        let says = format!("the template \"{}\" is not used", shorten(&name, 60));
        warn(fields, Key::Template, &says, (provider, "template"));
    }
    let text = if provider.may(Liberty::Extra) { text } else { without_extra(fields, provider, text) };
    Article { text, ..article }
}

/// An article that no search engine is told to look for elsewhere, unless its provider's policy or liberties say so.
fn at_home(fields: &mut Fields<'_>, provider: &Provider, article: Article) -> Article {
    let Some(url) = article.canonical_url.as_deref() else { return article };
    if provider.indexing == Indexing::Canonical || provider.may(Liberty::CanonicalUrl) {
        return article;
    }
    let says = format!("the canonical link \"{}\" is left out", shorten(url, 60));
    warn(fields, Key::CanonicalUrl, &says, (provider, "canonical_url"));
    Article { canonical_url: None, ..article }
}

/// An article that is not seen before its date: with a date to come it would lead the front page until then.
fn in_time(fields: &mut Fields<'_>, provider: &Provider, article: Article) -> Article {
    if article.visible_from >= article.date {
        return article;
    }
    let entry = fields.sheet.one(Key::PublishAt).or_else(|| fields.sheet.one(Key::PublishDate));
    let span = entry.map_or_else(|| fields.sheet.opening.clone(), |entry| entry.node.span.clone());
    let says = format!(
        "it is seen from its date on, not before: \"{}\" is not trusted, and who is dated in the future would lead the front page",
        provider.slug
    );
    let hint = "let `publish_at` not be earlier than `date`";
    fields.report(&span, Problem::warning(says).hint(hint));
    Article { visible_from: article.date, ..article }
}

/// What stands first in the paths of lists.
const LISTS: [&str; 8] = ["sector", "tag", "author", "series", "provider", "archive", "corrections", "page"];

/// Whether an old URL could have been the article's own: its slug in another place, or another slug in its place. Who sends a file
/// chooses its slug, so the URL must have the shape of an article's, and be no list's: of a pattern and the prefixes of all editions.
fn could_be_own(alias: &str, path: &str, (pattern, prefixes): (&str, &[&str])) -> bool {
    let slug = |path: &str| {
        prefixes.iter().find_map(|prefix| {
            let inner = path.strip_prefix(prefix).filter(|inner| inner.starts_with('/'))?;
            let slug = path::slug_of(pattern, inner)?.to_owned();
            (!is_of_list(inner)).then_some(slug)
        })
    };
    let folder =
        |path: &str| path.trim_end_matches('/').rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let Some(old) = slug(alias) else { return false };
    let is_top = |folder: &str| folder.is_empty() || prefixes.contains(&folder);
    let is_beside = folder(alias) == folder(path) && !folder(alias).is_some_and(|folder| is_top(&folder));
    let is_same = slug(path).as_ref() == Some(&old) && !folder(alias).is_some_and(|folder| is_top(&folder));
    is_beside || is_same
}

/// Whether a path without an edition's prefix is, or may become, that of a list.
fn is_of_list(inner: &str) -> bool {
    let parts: Vec<&str> = inner.trim_matches('/').split('/').collect();
    let is_date = parts.len() <= 3 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_date || LISTS.contains(&parts[0])
}

fn refuse_aliases(fields: &mut Fields<'_>, provider: &Provider, others: &[String]) {
    if others.is_empty() {
        return;
    }
    let says = format!("{} cannot have been this article's own URL and is left out", named(others));
    warn(fields, Key::Aliases, &says, (provider, "aliases"));
}

/// What templates would find is dropped; said where the file means it for them.
fn without_extra(fields: &mut Fields<'_>, provider: &Provider, text: Text) -> Text {
    let tables: Vec<_> = fields.sheet.all(Key::Extra).map(|entry| entry.node.to_json()).collect();
    let keys = tables.iter().filter_map(|table| table.as_object()).flat_map(|table| table.keys().cloned());
    let keys: Vec<String> = keys.collect();
    if !keys.is_empty() {
        let says = format!("templates do not see {} of `extra`", named(&keys));
        warn(fields, Key::Extra, &says, (provider, "extra"));
    }
    Text { extra: serde_json::Map::new(), ..text }
}

/// The first few of some names, and how many more there are.
fn named(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(SHOWN).map(|name| format!("\"{}\"", shorten(name, 60))).collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn warn(fields: &mut Fields<'_>, key: Key, says: &str, (provider, word): (&Provider, &str)) {
    let span =
        fields.sheet.one(key).map_or_else(|| fields.sheet.opening.clone(), |entry| entry.node.span.clone());
    let message = format!("{says}: \"{}\" is not trusted", provider.slug);
    let hint = format!(
        "if its files may decide that, write `may = [\"{word}\"]` into [providers.{}]",
        provider.slug
    );
    fields.report(&span, Problem::warning(message).hint(hint));
}

#[cfg(test)]
mod tests {
    use super::could_be_own;

    #[test]
    fn only_what_could_have_been_its_own_url_may_lead_to_an_article() {
        for (alias, path, is_own) in [
            ("/2026/11/17/train/", "/2026/11/18/train/", true),
            ("/2026/11/18/lake-train/", "/2026/11/18/train/", true),
            ("/en/2026/11/18/train/", "/2026/11/18/train/", true),
            ("/news/train.html", "/2026/11/18/train/", false),
            ("/train/", "/2026/11/18/train/", false),
            ("/en/train/", "/en/2026/11/18/train/", false),
            ("/index.html", "/2026/11/18/index/", false),
            ("/about/", "/2026/11/18/train/", false),
            ("/", "/2026/11/18/train/", false),
            ("/2026/11/17/scoop/", "/2026/11/18/train/", false),
            ("/2026/11/21/", "/2026/11/18/21/", false),
            ("/2026/12/", "/2026/11/18/12/", false),
            ("/tag/election/", "/2026/11/18/election/", false),
            ("/2026/13/18/train/", "/2026/11/18/train/", false),
        ] {
            let shape = ("/{year}/{month}/{day}/{slug}/", ["", "/en"].as_slice());
            assert_eq!(could_be_own(alias, path, shape), is_own, "{alias} of {path}");
        }
        for (alias, path, pattern, is_own) in [
            ("/subscribe/", "/train/", "/{slug}/", false),
            ("/en/subscribe/", "/en/train/", "/{slug}/", false),
            ("/politics/x/", "/economy/train/", "/{sector}/{slug}/", false),
            ("/politics/train/", "/economy/train/", "/{sector}/{slug}/", true),
            ("/tag/train/", "/economy/train/", "/{sector}/{slug}/", false),
            ("/2026/12/", "/2026/train/", "/{year}/{slug}/", false),
            ("/2025/train/story.html", "/2026/train/story.html", "/{year}/{slug}/story.html", true),
            ("/2026/train/tale.html", "/2026/train/story.html", "/{year}/{slug}/story.html", false),
        ] {
            let shape = (pattern, ["", "/en"].as_slice());
            assert_eq!(could_be_own(alias, path, shape), is_own, "{alias} of {path}");
        }
    }
}
