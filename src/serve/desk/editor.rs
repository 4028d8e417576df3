//! Links that open a file in an editor.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::PathBuf;

/// How files are opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Editor {
    /// The portal's folder, absolute.
    pub root: PathBuf,
    /// A URL with `{path}`, `{line}` and `{column}`; `None`: there is no link, a path can be copied.
    pub pattern: Option<String>,
}

/// Editors that open a URL, with the patterns of theirs.
const KNOWN: [(&str, &str); 9] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
    ("mvim", "mvim://open?url=file://{path}&line={line}&column={column}"),
];

/// What a path keeps bare in a URL.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

impl Editor {
    /// The pattern of an editor's name, or of a pattern.
    ///
    /// # Errors
    /// It is neither, in words.
    pub fn pattern(text: &str) -> Result<String, String> {
        if let Some((_, pattern)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok((*pattern).to_owned());
        }
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let runs_script =
            ["javascript", "data", "vbscript"].iter().any(|bad| scheme.eq_ignore_ascii_case(bad));
        if is_scheme && !runs_script && text.contains("{path}") {
            return Ok(text.to_owned());
        }
        let names: Vec<_> = KNOWN.iter().map(|(name, _)| *name).collect();
        Err(format!("name one of {}, or a URL with {{path}}, {{line}} and {{column}}", names.join(", ")))
    }

    /// The URL that opens a place of a file of the portal, if an editor is known. `line` and `column` count from 1; 0
    /// means the beginning.
    #[must_use]
    pub fn open(&self, file: &str, line: usize, column: usize) -> Option<String> {
        let pattern = self.pattern.as_deref()?;
        let path = self.path(file).replace('\\', "/");
        // A drive's letter stands after a slash in URLs.
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        let path = utf8_percent_encode(&path, PATH).to_string();
        let url = pattern.replace("{path}", &path).replace("{line}", &line.max(1).to_string());
        Some(url.replace("{column}", &column.max(1).to_string()))
    }

    /// The absolute path of a file of the portal.
    #[must_use]
    pub fn path(&self, file: &str) -> String {
        self.root.join(file).display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Editor;

    #[test]
    fn a_place_opens_in_the_editor_that_was_named() {
        let editor =
            |text: &str| Editor { root: "/p q".into(), pattern: Some(Editor::pattern(text).unwrap()) };
        let open = |text: &str| editor(text).open("content/a#b.md", 3, 0).unwrap();
        assert_eq!(open("vscode"), "vscode://file/p%20q/content/a%23b.md:3:1");
        assert_eq!(open("idea"), "idea://open?file=/p%20q/content/a%23b.md&line=3&column=1");
        assert_eq!(open("emacs://x?{path}+{line}"), "emacs://x?/p%20q/content/a%23b.md+3");
        assert_eq!(Editor::default().open("a", 1, 1), None);
    }

    #[test]
    fn what_names_no_editor_is_refused() {
        for bad in ["nano", "", "javascript:alert({path})", "{path}", "JavaScript:{path}"] {
            assert!(Editor::pattern(bad).unwrap_err().starts_with("name one of vscode, "), "{bad}");
        }
    }
}
