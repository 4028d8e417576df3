//! What a build did, and assertions on it.

use super::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};
use warta::base::problem::Problem;
use warta::engine::report::{ChangeKind, Report};

/// The stamp of the output folder, which is no part of what is published.
const STAMP: &str = "warta-";

/// What a build did.
pub(crate) struct Built {
    /// What it says.
    pub(crate) report: Report,
    /// The output after it.
    pub(crate) output: Tree,
    before: Tree,
    /// The changes that a test has not spoken of yet.
    unnamed: BTreeSet<String>,
}

impl Built {
    /// A build, by the output before and after it.
    pub(crate) fn new(before: Tree, output: Tree, report: Report) -> Self {
        let unnamed = report.changes.iter().map(|change| change.path.clone()).collect();
        Self { report, output, before, unnamed }
    }

    /// Asserts that the report tells what became of each file, and that what did not change was not touched.
    pub(crate) fn is_as_reported(&self) {
        let said: BTreeMap<_, _> =
            self.report.changes.iter().map(|change| (change.path.as_str(), change.kind)).collect();
        let before: BTreeMap<_, _> = files(&self.before).collect();
        let after: BTreeMap<_, _> = files(&self.output).collect();
        let mut is: BTreeMap<&str, ChangeKind> = BTreeMap::new();
        for (path, file) in &after {
            match before.get(path) {
                None => drop(is.insert(path, ChangeKind::Added)),
                Some(old) if old.bytes != file.bytes => drop(is.insert(path, ChangeKind::Changed)),
                Some(old) => assert_eq!(old.stamp, file.stamp, "{path} was written, and is as it was"),
            }
        }
        is.extend(
            before.keys().filter(|path| !after.contains_key(*path)).map(|path| (*path, ChangeKind::Removed)),
        );
        assert_eq!(said, is, "the report names other changes than there are");
        let removed = is.values().filter(|kind| **kind == ChangeKind::Removed).count();
        assert_eq!((self.report.written, self.report.removed), (is.len() - removed, removed));
        let staging = self
            .output
            .paths()
            .into_iter()
            .find(|path| path.contains(".warta-staging") || path.contains(".warta-new"));
        assert_eq!(staging, None, "staging is left");
        if !self.report.failed() {
            assert_eq!(self.report.pages, self.report.written + self.report.unchanged);
        }
    }

    /// Asserts that nothing is wrong.
    pub(crate) fn fine(self) -> Self {
        assert_eq!(self.told(), "");
        self
    }

    /// The problems: `file:line:column severity message (hint)`, a line each.
    pub(crate) fn told(&self) -> String {
        told(&self.report.problems)
    }

    /// Asserts that the build refused and left the output as it was.
    pub(crate) fn refused(self) -> Self {
        assert!(self.report.failed(), "it was built");
        assert_eq!(self.before, self.output, "the output is not as it was");
        self
    }

    /// Asserts that these files were added or changed.
    pub(crate) fn wrote<'p>(mut self, paths: impl IntoIterator<Item = &'p str>) -> Self {
        for path in paths {
            let written = self
                .report
                .changes
                .iter()
                .any(|change| change.path == path && change.kind != ChangeKind::Removed);
            assert!(written, "{path} was not written; but {:?}", self.unnamed);
            self.unnamed.remove(path);
        }
        self
    }

    /// Asserts that these files were removed.
    pub(crate) fn removed<'p>(mut self, paths: impl IntoIterator<Item = &'p str>) -> Self {
        for path in paths {
            let removed = self
                .report
                .changes
                .iter()
                .any(|change| change.path == path && change.kind == ChangeKind::Removed);
            assert!(removed, "{path} was not removed; but {:?}", self.unnamed);
            self.unnamed.remove(path);
        }
        self
    }

    /// Asserts that no file changed but those that the test has named.
    pub(crate) fn untouched_elsewhere(self) -> Self {
        assert!(self.unnamed.is_empty(), "these changed too: {:?}", self.unnamed);
        self
    }

    /// The text of an output file.
    pub(crate) fn file(&self, path: &str) -> &str {
        let file = self
            .output
            .0
            .get(path)
            .unwrap_or_else(|| panic!("no {path} among {:#?}\n{}", self.files(), self.told()));
        std::str::from_utf8(&file.bytes).unwrap()
    }

    /// The text of the page at a URL path.
    pub(crate) fn page(&self, path: &str) -> &str {
        self.file(format!("{path}index.html").trim_start_matches('/'))
    }

    /// Whether there is a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.output.0.contains_key(path)
    }

    /// The paths of all files, without Warta's stamp.
    pub(crate) fn files(&self) -> Vec<&str> {
        files(&self.output).map(|(path, _)| path).collect()
    }

    /// What lines of a page that begin with a word say after it.
    pub(crate) fn lines(&self, path: &str, word: &str) -> Vec<&str> {
        let rest = |line: &'_ str| line.strip_prefix(word).map(str::len);
        let text = self.page(path);
        text.lines()
            .filter_map(|line| rest(line).map(|length| line[line.len() - length..].trim_start()))
            .collect()
    }

    /// The files that hold a text, or whose path does, whatever the case.
    pub(crate) fn where_is(&self, text: &str) -> Vec<&str> {
        let wanted = text.to_lowercase();
        let holds = |path: &str, bytes: &[u8]| {
            path.to_lowercase().contains(&wanted)
                || String::from_utf8_lossy(bytes).to_lowercase().contains(&wanted)
        };
        let found = self.output.0.iter().filter(|(path, file)| holds(path, &file.bytes));
        found.map(|(path, _)| path.as_str()).collect()
    }
}

/// All files but Warta's stamp.
fn files(tree: &Tree) -> impl Iterator<Item = (&str, &super::tree::File)> {
    tree.0
        .iter()
        .filter(|(path, _)| !path.trim_start_matches('.').starts_with(STAMP))
        .map(|(path, file)| (path.as_str(), file))
}

/// Problems, a line each: place, severity, message, hint.
pub(crate) fn told(problems: &[Problem]) -> String {
    let mut told = String::new();
    for problem in problems {
        if let Some(place) = &problem.place {
            told.push_str(&place.file);
            if place.line > 0 {
                told.push_str(&format!(":{}:{}", place.line, place.column));
            }
            told.push_str(": ");
        }
        let severity = if problem.is_error() { "error" } else { "warning" };
        told.push_str(&format!("{severity}: {}", problem.message));
        if let Some(hint) = &problem.hint {
            told.push_str(&format!(" [{hint}]"));
        }
        told.push('\n');
    }
    told
}
