//! What a file's path says of it: kind, date, slug, language, story. Reads no file.

use crate::config::language::is_language;
use crate::config::{Config, EditionId};

/// The folder of all articles.
const CONTENT: &str = "content/";

/// How the names of Markdown files end.
pub(super) const EXTENSIONS: [&str; 2] = [".md", ".markdown"];

/// A Markdown file's name without its extension; `None` for other files.
pub(super) fn without_extension(file: &str) -> Option<&str> {
    EXTENSIONS.iter().find_map(|end| file.strip_suffix(end))
}

/// A source path, taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name<'a> {
    /// Whether it is a standalone page.
    pub(super) page: bool,
    /// The folders between `content/` (or `content/pages/`) and the name, without an edition's.
    pub(super) folders: Vec<&'a str>,
    /// The file's name without extension and language suffix, or the folder's, for `index.md`.
    pub(super) stem: &'a str,
    /// The edition that the path names: the file's name before its folder.
    pub(super) edition: Option<EditionId>,
    /// The edition that the folder names.
    pub(super) folder: Option<EditionId>,
}

impl<'a> Name<'a> {
    /// Takes a portal-relative path apart.
    pub(super) fn of(source: &'a str, config: &Config) -> Self {
        let inner = source.strip_prefix(CONTENT).unwrap_or(source);
        let mut folders: Vec<&str> = inner.split('/').collect();
        let file = folders.pop().unwrap_or_default();
        let mut edition = None;
        let mut page = false;
        // `content/pages/en/about.md` and `content/en/pages/about.md` are one.
        while let Some(first) = folders.first() {
            match config.edition_of(first) {
                _ if *first == "pages" && !page => page = true,
                Some(id) if edition.is_none() => edition = Some(id),
                _ => break,
            }
            folders.remove(0);
        }
        let folder = edition;
        let mut stem = without_extension(file).unwrap_or(file);
        if let Some((before, suffix)) = stem.rsplit_once('.').filter(|(before, _)| !before.is_empty())
            && let Some(id) = config.edition_meant(suffix)
        {
            stem = before;
            edition = Some(id);
        }
        if stem == "index"
            && let Some(folder) = folders.pop()
        {
            stem = folder;
        }
        Self { page, folders, stem, edition, folder }
    }

    /// A language that the name ends with, and that is no edition's (`slug.ja`): one of two letters, or with script or country.
    pub(super) fn foreign_suffix(&self) -> Option<&'a str> {
        let (_, suffix) = self.stem.rsplit_once('.').filter(|(before, _)| !before.is_empty())?;
        let is_tag = suffix.len() == 2 || suffix.contains(['-', '_']);
        (is_tag && is_language(suffix)).then_some(suffix)
    }

    /// The date before the name (`2024-05-17-slug`), as text, and the name after it.
    pub(super) fn dated(&self) -> (Option<&'a str>, &'a str) {
        let stem = self.stem;
        let Some(date) = stem.get(..10).filter(|date| has_form(date)) else {
            return (None, stem);
        };
        match stem.as_bytes().get(10) {
            None => (Some(date), ""),
            Some(b'-' | b'_' | b'.' | b' ') => (Some(date), &stem[11..]),
            Some(_) => (None, stem),
        }
    }

    /// What joins translations where the front matter does not say: the path without language and extension.
    pub(super) fn story(&self) -> String {
        let mut story = String::with_capacity(self.stem.len() + 32);
        let pages = Some("pages").filter(|_| self.page);
        for part in pages.iter().chain(&self.folders).chain([&self.stem]) {
            if !story.is_empty() {
                story.push('/');
            }
            story.push_str(part);
        }
        story
    }
}

/// Whether a text has the form `2024-05-17`.
fn has_form(date: &str) -> bool {
    date.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::article::sample::config;

    #[test]
    fn a_path_is_taken_apart() {
        let config = config();
        for (source, page, stem, lang, story) in [
            ("content/2026/11/a.md", false, "a", None, "2026/11/a"),
            ("content/2026/a.en.md", false, "a", Some("en"), "2026/a"),
            ("content/2026/a.v2.md", false, "a.v2", None, "2026/a.v2"),
            ("content/en/2026/a.md", false, "a", Some("en"), "2026/a"),
            ("content/2026/a/index.md", false, "a", None, "2026/a"),
            ("content/2026/a/index.zh_hans.md", false, "a", Some("zh-Hans"), "2026/a"),
            ("content/pages/legal/terms.md", true, "terms", None, "pages/legal/terms"),
            ("content/pages/en/about.md", true, "about", Some("en"), "pages/about"),
            ("content/en/pages/about.md", true, "about", Some("en"), "pages/about"),
            ("content/2026/a.en.markdown", false, "a", Some("en"), "2026/a"),
            ("content/index.md", false, "index", None, "index"),
            ("content/en.md", false, "en", None, "en"),
        ] {
            let name = Name::of(source, &config);
            let edition = name.edition.map(|id| config.edition(id).lang.as_str());
            assert_eq!((name.page, name.stem, edition), (page, stem, lang), "{source}");
            assert_eq!(name.story(), story);
        }
    }

    #[test]
    fn a_language_without_an_edition_is_told_from_other_suffixes() {
        let config = config();
        for (source, suffix) in [
            ("content/a.ja.md", Some("ja")),
            ("content/a.pt_BR.md", Some("pt_BR")),
            ("content/a.en.md", None),
            ("content/a.v2.md", None),
            ("content/a.min.md", None),
            ("content/node.js.md", None),
            ("content/ja.md", None),
        ] {
            assert_eq!(Name::of(source, &config).foreign_suffix(), suffix, "{source}");
        }
    }

    #[test]
    fn a_date_before_the_name_is_found() {
        let config = config();
        let dated = |source| Name::of(source, &config).dated();
        assert_eq!(dated("content/2024-05-17-slug.md"), (Some("2024-05-17"), "slug"));
        assert_eq!(dated("content/2024-05-17-slug/index.md"), (Some("2024-05-17"), "slug"));
        assert_eq!(dated("content/2024-05-17.md"), (Some("2024-05-17"), ""));
        assert_eq!(dated("content/2024-05-170.md"), (None, "2024-05-170"));
        assert_eq!(dated("content/20\u{e9}4-05-17.md"), (None, "20\u{e9}4-05-17"));
    }
}
