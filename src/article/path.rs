//! Readable URL paths: those that a file gives, and those that a pattern makes. Knows no front matter.

use crate::base::instant::Day;
use crate::config::pattern::{Piece, pieces};
use percent_encoding::percent_decode_str;
use std::fmt::Write;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How long a path may be, in bytes: file systems take four times as much, the output folder included.
const MAX_BYTES: usize = 1024;

/// A path as Warta writes it: beginning with `/`, ending with `/` or `.html`, NFC, not encoded.
///
/// # Errors
/// Why it cannot be a path of the portal.
pub(super) fn normal(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("it is empty");
    }
    if crate::base::url::is_absolute(text) {
        return Err("it is a URL, not a path");
    }
    let decoded = percent_decode_str(text).decode_utf8().map_err(|_| "it is not UTF-8")?;
    let inner = decoded.strip_prefix('/').unwrap_or(&decoded);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    check(&decoded, inner)?;
    let mut path = String::with_capacity(inner.len() + 2);
    path.push('/');
    if is_nfc(inner) {
        path.push_str(inner);
    } else {
        path.extend(inner.nfc());
    }
    let file = std::path::Path::new(inner).extension().is_some_and(|end| end.eq_ignore_ascii_case("html"));
    if !path.ends_with('/') && (!file || decoded.ends_with('/')) {
        path.push('/');
    }
    Ok(path)
}

/// Refuses what no path may hold; `inner` is the path without the slashes around it.
fn check(decoded: &str, inner: &str) -> Result<(), &'static str> {
    if decoded.contains(['?', '#']) {
        return Err("it holds `?` or `#`");
    }
    if decoded.contains(|c: char| c == '\\' || c.is_control()) {
        return Err("it holds `\\` or a control character");
    }
    if decoded.contains("/:") || decoded.starts_with(':') {
        return Err("it holds a placeholder");
    }
    if inner.split('/').any(|part| matches!(part, "." | "..")) {
        return Err("it holds `.` or `..`");
    }
    if decoded != "/" && inner.split('/').any(str::is_empty) {
        return Err("it holds `//`");
    }
    if inner.split('/').any(|part| part.starts_with(".warta")) {
        return Err("a part of it begins with `.warta`, which is Warta's own");
    }
    if inner.len() > MAX_BYTES {
        return Err("it is longer than 1,024 bytes");
    }
    if inner.split('/').any(|part| part.len() > 255) {
        return Err("a part of it is longer than 255 bytes");
    }
    Ok(())
}

/// The path of an article by a pattern such as `/{year}/{month}/{day}/{slug}/`.
pub(super) fn fill(pattern: &str, prefix: &str, day: Day, slug: &str, sector: &str) -> String {
    let mut path = String::with_capacity(prefix.len() + pattern.len() + slug.len() + 8);
    path.push_str(prefix);
    if !pattern.starts_with('/') {
        path.push('/');
    }
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else {
            break;
        };
        path.push_str(&rest[..open]);
        let _ = match &rest[open + 1..close] {
            "year" => write!(path, "{:04}", day.year),
            "month" => write!(path, "{:02}", day.month),
            "day" => write!(path, "{:02}", day.day),
            "slug" => path.write_str(slug),
            "sector" => path.write_str(sector),
            _ => path.write_str(&rest[open..=close]),
        };
        rest = &rest[close + 1..];
    }
    path.push_str(rest);
    let html = path.rsplit('.').next() == Some("html");
    if !path.ends_with('/') && !html {
        path.push('/');
    }
    path
}

/// The slug in a path that has the shape of a pattern.
pub(super) fn slug_of<'p>(pattern: &str, path: &'p str) -> Option<&'p str> {
    matched(&pieces(pattern), path).flatten()
}

/// The slug in a text that pieces of a pattern make; the outer `None` if they do not.
fn matched<'p>(pieces: &[Piece<'_>], text: &'p str) -> Option<Option<&'p str>> {
    let Some((first, rest)) = pieces.split_first() else { return text.is_empty().then_some(None) };
    let number = |length: usize, most: u32| {
        let (digits, after) = text.split_at_checked(length)?;
        let value =
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok())??;
        if (1..=most).contains(&value) { matched(rest, after) } else { None }
    };
    match first {
        Piece::Fixed(fixed) => matched(rest, text.strip_prefix(fixed)?),
        Piece::Placeholder("year") => number(4, 9999),
        Piece::Placeholder("month") => number(2, 12),
        Piece::Placeholder("day") => number(2, 31),
        Piece::Placeholder(name) => {
            let end = text.find('/').unwrap_or(text.len());
            let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|at| *at <= end);
            let mut found = ends.filter_map(|at| Some((&text[..at], matched(rest, &text[at..])?)));
            found.next().map(|(part, inner)| if *name == "slug" { Some(part) } else { inner })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fill, normal, slug_of};
    use crate::base::instant::Day;
    use proptest::prelude::proptest;

    #[test]
    fn paths_are_normalised() {
        for (text, path) in [
            ("/a/b/", "/a/b/"),
            ("a/b", "/a/b/"),
            ("/", "/"),
            ("/old/story.html", "/old/story.html"),
            ("/old/story.php", "/old/story.php/"),
            ("/caf%C3%A9/", "/caf\u{e9}/"),
            ("/cafe\u{301}/", "/caf\u{e9}/"),
        ] {
            assert_eq!(normal(text).as_deref(), Ok(path), "{text}");
        }
    }

    #[test]
    fn what_is_no_path_says_why() {
        for (text, why) in [
            ("", "it is empty"),
            ("https://x.example/a/", "it is a URL, not a path"),
            ("//x.example/a/", "it is a URL, not a path"),
            ("/a/../b", "it holds `.` or `..`"),
            ("/a/%2e%2E/b", "it holds `.` or `..`"),
            ("/a//b", "it holds `//`"),
            ("/a?b", "it holds `?` or `#`"),
            ("/a\\b", "it holds `\\` or a control character"),
            ("/a%00", "it holds `\\` or a control character"),
            ("/:year/:title/", "it holds a placeholder"),
            ("/%ff/", "it is not UTF-8"),
        ] {
            assert_eq!(normal(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_pattern_is_filled() {
        let day = Day { year: 2026, month: 1, day: 9 };
        let filled = |pattern| fill(pattern, "/en", day, "a", "news");
        assert_eq!(filled("/{year}/{month}/{day}/{slug}/"), "/en/2026/01/09/a/");
        assert_eq!(filled("{sector}/{slug}"), "/en/news/a/");
        assert_eq!(filled("/{slug}.html"), "/en/a.html");
        assert_eq!(filled("/{other}/{slug"), "/en/{other}/{slug/");
    }

    #[test]
    fn a_slug_is_found_in_a_path_of_the_patterns_shape() {
        for (pattern, path, slug) in [
            ("/{year}/{month}/{day}/{slug}/", "/2026/01/09/a-b/", Some("a-b")),
            ("/{year}/{month}/{day}/{slug}/", "/2026/01/a-b/", None),
            ("/{year}/{month}/{day}/{slug}/", "/2026/01/09/a/b/", None),
            ("/{year}/{month}/{day}/{slug}/", "/2026/41/09/a/", None),
            ("/{sector}/{slug}.html", "/news/\u{e9}.html", Some("\u{e9}")),
            ("/{year}{month}{day}-{slug}/", "/20260109-a/", Some("a")),
        ] {
            assert_eq!(slug_of(pattern, path), slug, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_normal_path_stays_as_it_is(text in "[a-z/.%:\u{e9}\u{301}0-9A-F]{0,20}") {
            if let Ok(path) = normal(&text) {
                assert!(path.starts_with('/') && !path.contains("//") && !path.contains("/../"));
                if !path.contains('%') {
                    assert_eq!(normal(&path).as_deref(), Ok(path.as_str()));
                }
            }
        }
    }
}
