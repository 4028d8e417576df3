//! What joins the articles of one story: the word that their front matter shares, else their path without language.

use super::fields::{Fields, Key, Sheet};
use super::front;
use super::name::{Name, without_extension};
use crate::base::text::composed;
use crate::config::Config;
use std::ops::Range;

/// The story of a file, and how its front matter names it.
pub(super) fn of(fields: &mut Fields<'_>, name: &Name<'_>) -> (String, Option<Named>) {
    let Some(named) = fields.string(Key::Story) else {
        return (composed(&name.story()).into_owned(), None);
    };
    let by =
        if named.contains('/') || without_extension(&named).is_some() { Named::Path } else { Named::Word };
    (normal(&named, fields.config), Some(by))
}

/// How front matter names a story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// By a word of its own.
    Word,
    /// By the path of a file.
    Path,
}

/// The file of a standalone page that was meant by the name of one without its folder, as stories name it.
#[must_use]
pub fn page_meant(named: &str) -> Option<String> {
    let path = named.trim_start_matches("./");
    let path = path.strip_prefix("content/").unwrap_or(path);
    (without_extension(path).is_some() && !path.starts_with("pages/")).then(|| format!("pages/{path}"))
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
    let inner = named.trim_start_matches("./");
    let path = inner.strip_prefix("content/").unwrap_or(inner);
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
            ("./2026/harga-beras.md", "2026/harga-beras"),
            ("./content/2026/harga-beras.en.md", "2026/harga-beras"),
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
