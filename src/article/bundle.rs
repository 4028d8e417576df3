//! Article folders: a folder with `index.md` is one article with its files.

use super::name::without_extension;

/// The folder whose files belong to the article `source`, if it is an `index.md` or `index.LANG.md`
/// (`content/2026/story/index.en.md`: `content/2026/story`). The top folders are none.
#[must_use]
pub fn bundle(source: &str) -> Option<&str> {
    let (folder, file) = source.rsplit_once('/')?;
    let stem = without_extension(file)?;
    let is_index = match stem.strip_prefix("index") {
        Some("") => true,
        Some(suffix) => suffix.strip_prefix('.').is_some_and(is_language),
        None => false,
    };
    (is_index && !matches!(folder, "content" | "content/pages")).then_some(folder)
}

/// Whether a text has the form of a language tag.
fn is_language(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    matches!(primary.len(), 2 | 3)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts
            .all(|part| matches!(part.len(), 2..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::bundle;

    #[test]
    fn only_index_files_own_a_folder() {
        assert_eq!(bundle("content/2026/a/index.md"), Some("content/2026/a"));
        assert_eq!(bundle("content/2026/a/index.zh_Hans.md"), Some("content/2026/a"));
        assert_eq!(bundle("content/2026/a/index.markdown"), Some("content/2026/a"));
        for source in [
            "content/2026/a.md",
            "content/index.md",
            "content/pages/index.md",
            "content/a/index.draft2.md",
            "content/a/indexes.md",
            "index.md",
        ] {
            assert_eq!(bundle(source), None, "{source}");
        }
    }
}
