//! What joins the articles of one story: the word that their front matter shares, else their path without language.

use super::fields::{Fields, Key, Sheet};
use super::front;
use super::name::{Name, without_extension};
use crate::base::text::composed;
use crate::config::Config;
use std::ops::Range;

/// The story of a file, and whether its front matter names it.
pub(super) fn of(fields: &mut Fields<'_>, name: &Name<'_>) -> (String, bool) {
    let Some(named) = fields.string(Key::Story) else {
        return (composed(&name.story()).into_owned(), false);
    };
    (normal(&named, fields.config), true)
}

/// The story that a file belongs to where its front matter does not say.
#[must_use]
pub fn of_path(source: &str, config: &Config) -> String {
    composed(&Name::of(source, config).story()).into_owned()
}

/// Where the front matter of a file names its story, in bytes of the file after a byte order mark; `None` if it does not.
#[must_use]
pub fn place(source: &str, text: &str, config: &Config) -> Option<Range<usize>> {
    let front = front::read(source, text).ok()?;
    let sheet = Sheet::new(&front, config);
    sheet.one(Key::Story).map(|entry| entry.node.span.clone())
}

/// A story as its translations are joined by: who names the file of another language means that file's story.
fn normal(named: &str, config: &Config) -> String {
    let path = named.strip_prefix("content/").unwrap_or(named);
    if path == named && without_extension(path).is_none() {
        return named.to_owned();
    }
    of_path(&format!("content/{path}"), config)
}

#[cfg(test)]
mod tests {
    use super::{normal, place};
    use crate::article::sample::config;

    #[test]
    fn a_story_may_be_named_by_the_file_of_a_translation() {
        let config = config();
        for (named, story) in [
            ("banjir 2026", "banjir 2026"),
            ("2026/harga-beras", "2026/harga-beras"),
            ("content/2026/harga-beras", "2026/harga-beras"),
            ("2026/harga-beras.md", "2026/harga-beras"),
            ("content/en/2026/rice.en.md", "2026/rice"),
            ("pages/about.en.md", "pages/about"),
        ] {
            assert_eq!(normal(named, &config), story, "{named}");
        }
    }

    #[test]
    fn the_place_of_a_story_is_its_value() {
        let text = "---\ntitle: A\ntranslationKey: satu\n---\n";
        assert_eq!(place("content/a.md", text, &config()).map(|range| &text[range]), Some("satu"));
        assert_eq!(place("content/a.md", "---\ntitle: A\n---\n", &config()), None);
    }
}
