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

/// The kinds of files that the folder of an untrusted provider's article may bring: browsers show or save them, and run none.
pub const HARMLESS: [&str; 28] = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac",
    "mp4", "m4v", "webm", "ogv", "mov", "pdf", "vtt", "srt", "csv", "txt", "tsv", "jfif", "bmp", "weba",
];

/// Endings that some servers act upon wherever they stand in a name (`a.php.jpg`).
const RUN: [&str; 18] = [
    "php", "php3", "php4", "php5", "php7", "phtml", "phar", "cgi", "pl", "py", "rb", "asp", "aspx", "jsp",
    "shtml", "html", "htm", "svg",
];

/// Whether a file, by its name, is of a kind that an untrusted provider's article may bring.
#[must_use]
pub fn is_harmless(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file).to_ascii_lowercase();
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        [stem, inner @ .., end] => {
            !stem.is_empty() && HARMLESS.contains(end) && !inner.iter().any(|part| RUN.contains(part))
        }
        _ => false,
    }
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
    use super::{bundle, is_harmless};

    #[test]
    fn what_a_browser_or_a_server_may_run_is_no_harmless_file() {
        for file in ["content/a/x.jpg", "a/FOTO.JPEG", "foto.2026.webp", "a/rilis.pdf", "x.vtt", "data.csv"] {
            assert!(is_harmless(file), "{file}");
        }
        for file in [
            "a/x.html",
            "x.xhtml",
            "x.js",
            "x.SVG",
            "x.php",
            "x.php.jpg",
            "x",
            ".htaccess",
            ".jpg",
            "a.jpg/x",
            "x.jpg.html",
        ] {
            assert!(!is_harmless(file), "{file}");
        }
    }

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
