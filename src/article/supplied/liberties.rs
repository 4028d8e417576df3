//! What a third party's file may decide of the portal's own: nothing but what its provider was given. A file that comes over a wire
//! picks no template, hands templates nothing, has the path that every article has, and takes over no URL but one that could have
//! been its own.

use crate::article::fields::{Fields, Key};
use crate::article::{Article, Text};
use crate::base::problem::Problem;
use crate::base::text::shorten;
use crate::config::{Liberty, Provider};

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
    let mut text = article.text;
    if !provider.may(Liberty::Aliases) {
        let path = text.path.clone();
        let (own, others) = text.aliases.into_iter().partition(|alias| could_be_own(alias, &path, &prefixes));
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

/// Whether an old URL could have been the article's own: its slug in another place, or another slug in its place. Who sends a file
/// chooses its slug, so what stands at the top of an edition (`/about/`) is no article's: `prefixes` are those of all editions.
fn could_be_own(alias: &str, path: &str, prefixes: &[&str]) -> bool {
    let parts = |path: &str| {
        let path = path.trim_matches('/').trim_end_matches(".html").to_owned();
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        (folder.to_owned(), name.to_owned())
    };
    let ((old_folder, old_name), (folder, name)) = (parts(alias), parts(path));
    let is_top =
        old_folder.is_empty() || prefixes.iter().any(|prefix| old_folder == prefix.trim_matches('/'));
    !is_top && (old_name == name || old_folder == folder)
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
            ("/news/train.html", "/2026/11/18/train/", true),
            ("/en/2026/11/18/train/", "/2026/11/18/train/", true),
            ("/train/", "/2026/11/18/train/", false),
            ("/en/train/", "/en/2026/11/18/train/", false),
            ("/index.html", "/2026/11/18/index/", false),
            ("/about/", "/2026/11/18/train/", false),
            ("/", "/2026/11/18/train/", false),
            ("/2026/11/17/scoop/", "/2026/11/18/train/", false),
            ("/subscribe/", "/train/", false),
            ("/en/subscribe/", "/en/train/", false),
            ("/politics/x/", "/economy/train/", false),
        ] {
            assert_eq!(could_be_own(alias, path, &["", "/en"]), is_own, "{alias} of {path}");
        }
    }
}
