//! How messages and printed configurations write names and texts.

use crate::base::text::shorten;
use std::fmt::Write;

/// A text as a message quotes it: shortened, control characters escaped, every script as it is.
pub(super) fn quoted(text: &str) -> String {
    basic_string(&shorten(text, 80))
}

/// A text as a basic string of TOML.
pub(super) fn basic_string(text: &str) -> String {
    let mut string = String::with_capacity(text.len() + 2);
    string.push('"');
    for character in text.chars() {
        match character {
            '"' => string.push_str("\\\""),
            '\\' => string.push_str("\\\\"),
            '\n' => string.push_str("\\n"),
            '\t' => string.push_str("\\t"),
            control if control.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(string, "\\u{:04X}", u32::from(control));
            }
            other => string.push(other),
        }
    }
    string.push('"');
    string
}

/// A key of TOML, quoted if it must be.
pub(super) fn toml_key(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) { key.to_owned() } else { basic_string(key) }
}

/// `a`, `b` and `c`, joined by `last` ("and", "or").
pub(super) fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Names between backticks, joined by commas.
pub(super) fn ticked<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let ticked: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    ticked.join(", ")
}

/// A slug made readable: `daily-news` is "Daily News".
pub(super) fn readable(slug: &str) -> String {
    let capitalised = |word: &str| {
        let mut characters = word.chars();
        let first = characters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + characters.as_str()
    };
    let words: Vec<_> = slug.split('-').filter(|word| !word.is_empty()).map(capitalised).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{basic_string, readable, toml_key};

    #[test]
    fn every_text_can_be_written_and_read_back() {
        let text: String = (0..0x2100).filter_map(char::from_u32).collect();
        let line = format!("{} = {}", toml_key(&text), basic_string(&text));
        let table: toml::Table = line.parse().unwrap();
        assert_eq!(table.get(&text).and_then(toml::Value::as_str), Some(text.as_str()));
    }

    #[test]
    fn a_slug_becomes_readable() {
        assert_eq!(readable("daily-news"), "Daily News");
        assert_eq!(readable("\u{e9}t\u{e9}"), "\u{c9}t\u{e9}");
        assert_eq!(readable("--"), "");
    }
}
