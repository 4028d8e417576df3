//! The pattern of an article's path: fixed text and placeholders.

use crate::base::text::nearest;
use crate::config::kind::Wrong;
use crate::config::words::ticked;

/// What may stand between braces.
pub const PLACEHOLDERS: [&str; 5] = ["year", "month", "day", "sector", "slug"];

/// A piece of a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    /// Text that stands in the path as it is.
    Fixed(&'a str),
    /// One of [`PLACEHOLDERS`], without its braces; in a pattern that is not checked, anything.
    Placeholder(&'a str),
}

/// The pieces of a pattern in their order. A brace that is not closed is fixed text.
#[must_use]
pub fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((fixed, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        if !fixed.is_empty() {
            pieces.push(Piece::Fixed(fixed));
        }
        pieces.push(Piece::Placeholder(name));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Fixed(rest));
    }
    pieces
}

/// Checks a pattern.
pub(super) fn check(pattern: &str) -> Result<(), Wrong> {
    let pieces = pieces(pattern);
    for piece in &pieces {
        match piece {
            Piece::Placeholder(name) => check_placeholder(name)?,
            Piece::Fixed(text) => check_fixed(text)?,
        }
    }
    let example = "for example \"/{year}/{month}/{day}/{slug}/\"";
    if !pieces.contains(&Piece::Placeholder("slug")) {
        return Err(Wrong::new("it has no {slug}, so that articles would share one URL", example));
    }
    let is_file = pattern.ends_with(".html") && !pattern.ends_with("/.html");
    if !pattern.starts_with('/') || !(pattern.ends_with('/') || is_file) {
        return Err(Wrong::new("it must begin with \"/\", and end with \"/\" or \".html\"", example));
    }
    let segments: Vec<_> = pattern.trim_matches('/').split('/').collect();
    if segments.contains(&"..") || segments.contains(&".") {
        return Err(Wrong::new("it holds \".\" or \"..\" as a part", example));
    }
    if segments.contains(&"") || pattern.starts_with("//") || pattern.ends_with("//") {
        return Err(Wrong::new("it holds an empty part (\"//\")", example));
    }
    Ok(())
}

fn check_placeholder(name: &str) -> Result<(), Wrong> {
    if PLACEHOLDERS.contains(&name) {
        return Ok(());
    }
    let hint = match nearest(name, PLACEHOLDERS) {
        Some(near) => format!("did you mean {{{near}}}?"),
        None => format!("known here: {}", ticked(PLACEHOLDERS)),
    };
    Err(Wrong::new(format!("there is no placeholder {{{name}}}"), hint))
}

fn check_fixed(text: &str) -> Result<(), Wrong> {
    let bad = |c: char| c.is_whitespace() || c.is_control() || "{}?#%\\\"'<>|^`".contains(c);
    match text.chars().find(|c| bad(*c)) {
        Some(brace @ ('{' | '}')) => Err(Wrong::new(
            format!("it holds a \"{brace}\" without its other half"),
            "write placeholders as {slug}",
        )),
        Some(other) => Err(Wrong::new(
            format!("it holds {other:?}, which a path cannot hold"),
            "use letters, digits, \"-\" and \"_\"",
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, check, pieces};

    #[test]
    fn a_pattern_is_cut_at_its_placeholders() {
        assert_eq!(
            pieces("/news/{year}-{slug}/"),
            [
                Piece::Fixed("/news/"),
                Piece::Placeholder("year"),
                Piece::Fixed("-"),
                Piece::Placeholder("slug"),
                Piece::Fixed("/"),
            ]
        );
    }

    #[test]
    fn what_makes_no_path_is_refused() {
        for good in [
            "/{slug}/",
            "/{sector}/{year}/{slug}/",
            "/berita/{year}{month}{day}-{slug}/",
            "/{slug}.html",
            "/{year}/{slug}/story.html",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "/",
            "/{year}/",
            "{slug}",
            "/{slug}",
            "/{slug}.php",
            "/{slug}/.html",
            "{slug}.html",
            "{slug}/",
            "/../{slug}/",
            "/./{slug}/",
            "//{slug}/",
            "/{slug}//",
            "/a//{slug}/",
            "/{slug/",
            "/{slug}}/",
            "/{slag}/{slug}/",
            "/{}/{slug}/",
            "/a b/{slug}/",
            "/a?{slug}/",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
