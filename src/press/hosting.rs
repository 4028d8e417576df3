//! Files that static hosts read: `_redirects` and `_headers`, in the dialect that Netlify
//! (docs.netlify.com/routing) and Cloudflare Pages (developers.cloudflare.com/pages/configuration) share.
//! Both must stand at the root of what is published, and speak of paths from the host's root.
//!
//! Cloudflare reads at most 2,000 redirects of 1,000 characters each, and 100 header rules.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt::Write;

/// What would end a word in these files. `%` stays, so that what is encoded is not encoded again.
const GAPS: &AsciiSet = &CONTROLS.add(b' ');

/// What every response carries, besides the portal's content policy. No frame policy: partners show pages in frames.
const EVERYWHERE: &[(&str, &str)] =
    &[("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin")];

/// `_redirects`: from an old to a new URL, permanently. `from` is a rooted path, `to` a rooted path or an
/// absolute URL, both percent-encoded. Sorted; of several with one `from` the first in that order, none to
/// itself. Then, for each of `editions` (rooted URLs that end with a slash), its own page for what is not there: Netlify
/// looks for none but the one at the root by itself. Cloudflare, which takes the nearest one above, passes these rules over.
#[must_use]
pub fn redirects(moves: &[(String, String)], editions: &[String]) -> String {
    let mut moves: Vec<(String, String)> =
        moves.iter().filter(|(from, to)| from != to).map(|(from, to)| (literal(from), literal(to))).collect();
    moves.sort();
    moves.dedup_by(|next, kept| next.0 == kept.0);
    let mut text = String::new();
    for (from, to) in moves {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{from} {to} 301");
    }
    for home in editions {
        let home = literal(home);
        let _ = writeln!(text, "{home}* {home}404.html 404");
    }
    text
}

/// Lines of `_redirects` for pages that are there to say that a story was withdrawn: the page itself, with status 410.
/// Netlify answers so (`!`: although the file exists); Cloudflare Pages, which knows no such status, passes the lines over
/// and serves the page with status 200. `pages` are pairs of rooted URLs, percent-encoded: the page's, and its file's. They
/// must stand before rules that end with `*`.
#[must_use]
pub fn gone(pages: &[(String, String)]) -> String {
    let mut text = String::new();
    for (url, file) in pages {
        let _ = writeln!(text, "{} {} 410!", literal(url), literal(file));
    }
    text
}

/// `_headers` for a portal under `prefix` (empty, or a rooted path without a slash at its end). Content types
/// for what hosts take for something else: JSON feeds, and XSL stylesheets, which browsers refuse under `nosniff` unless
/// their type is XML.
///
/// RSS and Atom keep the `application/xml` or `text/xml` that hosts give to `.xml`: as `application/rss+xml`
/// browsers would not apply the stylesheet (bugzilla.mozilla.org/1513488, crbug.com/104358).
///
/// Of caching it says only which files never change. For all others both hosts send `max-age=0, must-revalidate` by
/// themselves, and if these files said it for `/*`, Cloudflare would send both values for what never changes.
#[must_use]
pub fn headers(prefix: &str, policy: Option<&str>, special: &Special) -> String {
    let mut text = format!("{}/*\n", literal(prefix));
    let policy = policy.map(|policy| ("Content-Security-Policy", policy));
    for (name, value) in EVERYWHERE.iter().copied().chain(policy) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let told = [
        (&special.stylesheets, "Content-Type", "application/xml; charset=utf-8"),
        (&special.json_feeds, "Content-Type", "application/feed+json; charset=utf-8"),
        (&special.lasting, "Cache-Control", FOR_EVER),
    ];
    for (paths, name, value) in told {
        let mut paths: Vec<String> = paths.iter().map(|path| literal(path)).collect();
        paths.sort();
        paths.dedup();
        for path in paths {
            let _ = writeln!(text, "\n{path}\n  {name}: {value}");
        }
    }
    text
}

/// Files of which `_headers` says something that holds for no others: rooted URLs, percent-encoded.
#[derive(Clone, Debug, Default)]
pub struct Special {
    /// Feeds in JSON.
    pub json_feeds: Vec<String>,
    /// XSL stylesheets.
    pub stylesheets: Vec<String>,
    /// Files whose name is of their content.
    pub lasting: Vec<String>,
}

/// How long a file is kept of which the name says what it holds: a year, the most that is sensible (RFC 9111, RFC 8246).
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Lines of `_headers` that keep search engines from indexing what stands in some folders (rooted URLs that end with a
/// slash): parts of pages, which nobody should land on.
#[must_use]
pub fn unindexed(folders: &[String]) -> String {
    folders.iter().map(|folder| of_folder(folder, "X-Robots-Tag: noindex")).collect()
}

/// Lines of `_headers` that let browsers keep what stands in a folder (a rooted URL that ends with a slash): nothing but
/// files whose names are of their content.
#[must_use]
pub fn kept(folder: &str) -> String {
    of_folder(folder, &format!("Cache-Control: {FOR_EVER}"))
}

fn of_folder(folder: &str, header: &str) -> String {
    format!("\n{}*\n  {header}\n", literal(folder))
}

/// A URL that means itself: `*` and `:name`, which these files take for wildcards and placeholders, are
/// encoded.
fn literal(url: &str) -> String {
    let word = one_word(url).replace('*', "%2A");
    let (scheme, rest) = word.split_at(word.find("://").map_or(0, |end| end + 1));
    let mut literal = scheme.to_owned();
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let is_placeholder = character == ':' && characters.peek().is_some_and(char::is_ascii_alphabetic);
        if is_placeholder {
            literal.push_str("%3A");
        } else {
            literal.push(character);
        }
    }
    literal
}

/// A URL as one word of ASCII: what is not encoded yet and could end it, is.
pub(crate) fn one_word(url: &str) -> String {
    utf8_percent_encode(url, GAPS).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Special, gone, headers, redirects, unindexed};

    fn moves(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(from, to): &(&str, &str)| ((*from).to_owned(), (*to).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn redirects_are_sorted_and_each_path_leads_to_one_place() {
        let moves = moves(&[("/b/", "/x/"), ("/a/", "/y/"), ("/b/", "/w/"), ("/c/", "/c/")]);
        assert_eq!(redirects(&moves, &[]), "/a/ /y/ 301\n/b/ /w/ 301\n");
        assert_eq!(redirects(&[], &[]), "");
    }

    #[test]
    fn what_is_not_there_is_told_in_the_language_of_its_edition() {
        let moves = moves(&[("/en/a/", "/en/b/")]);
        let editions = ["/en/", "/zh-hans/"].map(str::to_owned);
        assert_eq!(
            redirects(&moves, &editions),
            "/en/a/ /en/b/ 301\n/en/* /en/404.html 404\n/zh-hans/* /zh-hans/404.html 404\n"
        );
    }

    #[test]
    fn a_withdrawn_story_is_gone_although_its_page_is_there() {
        let pages = [("/a:b/".to_owned(), "/a:b/index.html".to_owned())];
        assert_eq!(gone(&pages), "/a%3Ab/ /a%3Ab/index.html 410!\n");
    }

    #[test]
    fn what_no_one_should_land_on_is_not_indexed() {
        let folders = ["/fragments/".to_owned(), "/en/fragments/".to_owned()];
        assert_eq!(
            unindexed(&folders),
            "\n/fragments/*\n  X-Robots-Tag: noindex\n\n/en/fragments/*\n  X-Robots-Tag: noindex\n"
        );
    }

    #[test]
    fn a_path_means_itself_and_is_one_word() {
        let moves = moves(&[
            ("/a b\n/\u{e9}\u{202e}/", "/%C3%A9/"),
            ("/p/*/:id/10:30/", "https://lain.example:8080/:splat"),
        ]);
        assert_eq!(
            redirects(&moves, &[]),
            "/a%20b%0A/%C3%A9%E2%80%AE/ /%C3%A9/ 301\n\
             /p/%2A/%3Aid/10:30/ https://lain.example:8080/%3Asplat 301\n"
        );
    }

    #[test]
    fn headers_are_few_and_types_stand_where_hosts_guess_wrongly() {
        let special = Special {
            json_feeds: ["/koran/feed.json", "/koran/a/feed.json", "/koran/feed.json"]
                .map(str::to_owned)
                .into(),
            stylesheets: vec!["/koran/feed.xsl".to_owned()],
            lasting: vec!["/koran/koran.0123456789.css".to_owned()],
        };
        assert_eq!(
            headers("/koran", Some("default-src 'self'"), &special),
            "/koran/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\
             \x20 Content-Security-Policy: default-src 'self'\n\
             \n/koran/feed.xsl\n  Content-Type: application/xml; charset=utf-8\n\
             \n/koran/a/feed.json\n  Content-Type: application/feed+json; charset=utf-8\n\
             \n/koran/feed.json\n  Content-Type: application/feed+json; charset=utf-8\n\
             \n/koran/koran.0123456789.css\n  Cache-Control: public, max-age=31536000, immutable\n"
        );
        assert!(headers("", None, &Special::default()).starts_with("/*\n"));
    }
}
