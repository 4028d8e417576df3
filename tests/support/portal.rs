//! Portals on disk. Each build of one is held against a clean build of the same files elsewhere.

use super::tree::Tree;
use super::{Built, disk, plain};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use warta::base::instant::Instant;
use warta::engine::report::{Report, Silent};
use warta::engine::{self, Request, moves};

/// The instant of tests to which it does not matter.
pub(crate) const AT: &str = "2026-11-23T00:00:00Z";

/// The configuration of tests to which it does not matter.
const CONFIG: &str = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n";

/// A portal in a folder of its own, which is gone when the test ends.
pub(crate) struct Portal {
    folder: TempDir,
    options: Options,
    /// Files of the output that the portal did not write.
    foreign: Vec<String>,
}

/// What a build is asked besides the instant.
#[derive(Clone, Default)]
struct Options {
    base_url: Option<String>,
    drafts: bool,
    skip_bad: bool,
}

/// The text of an article file with a title, a date, further lines of TOML and a body.
pub(crate) fn article(title: &str, date: &str, more: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = {date}\n{more}\n+++\n\nThe text of {title}.\n")
}

impl Portal {
    /// A portal of the files in one text: each begins with a line `-- path --`. Without a `config.toml` it has the least one.
    pub(crate) fn new(files: &str) -> Self {
        let portal = Self { folder: super::scratch(), options: Options::default(), foreign: Vec::new() };
        portal.write("config.toml", CONFIG);
        disk::write(&portal.path("content/.keep"), "");
        portal.write_all(files);
        portal
    }

    /// The same with templates that print bare facts.
    pub(crate) fn plain(files: &str) -> Self {
        let portal = Self::new("");
        for (name, text) in plain::TEMPLATES {
            portal.write(&format!("templates/{name}"), text);
        }
        portal.write_all(files);
        portal
    }

    /// A copy of the portal in `tests/portals/NAME`.
    pub(crate) fn named(name: &str) -> Self {
        let portal = Self { folder: super::scratch(), options: Options::default(), foreign: Vec::new() };
        disk::copy_portal(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/portals").join(name),
            portal.root(),
        );
        portal
    }

    /// Shows drafts.
    pub(crate) fn drafts(mut self) -> Self {
        self.options.drafts = true;
        self
    }

    /// Leaves out articles with errors.
    pub(crate) fn skip_bad(mut self) -> Self {
        self.options.skip_bad = true;
        self
    }

    /// Stands elsewhere.
    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.options.base_url = Some(url.to_owned());
        self
    }

    /// The portal's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the portal's folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        disk::write(&self.path(path), content);
        self
    }

    /// Writes the files of one text.
    pub(crate) fn write_all(&self, files: &str) -> &Self {
        for (path, text) in split(files) {
            self.write(&path, text);
        }
        self
    }

    /// Puts a file that is not Warta's into the output.
    pub(crate) fn write_foreign(&mut self, path: &str, content: &str) -> &Self {
        self.foreign.push(path.to_owned());
        self.write(&format!("public/{path}"), content)
    }

    /// Replaces the one place of `old` in a file.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = disk::text(&self.path(path));
        assert_eq!(text.matches(old).count(), 1, "{path} holds {old:?} not once:\n{text}");
        self.write(path, text.replace(old, new))
    }

    /// Removes a file or a folder.
    pub(crate) fn remove(&self, path: &str) -> &Self {
        let path = self.path(path);
        let removed =
            if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self
    }

    /// Moves a file or a folder.
    pub(crate) fn rename(&self, from: &str, to: &str) -> &Self {
        let to = self.path(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::rename(self.path(from), to).unwrap();
        self
    }

    /// Builds into `public/`, and holds against a clean build: what the report says against what became of the files,
    /// and every byte of the output against a build of the same files in another folder.
    pub(crate) fn build(&self, at: &str) -> Built {
        let before = Tree::of(&self.path("public"));
        let report = run(self.root(), at, &self.options);
        let built = Built::new(before, Tree::of(&self.path("public")), report);
        built.is_as_reported();
        self.is_as_clean(&built, at);
        built
    }

    /// Builds what must be refused because of what stands in the output, which a clean build does not meet.
    pub(crate) fn build_refused(&self, at: &str) -> Built {
        let before = Tree::of(&self.path("public"));
        let report = run(self.root(), at, &self.options);
        let built = Built::new(before, Tree::of(&self.path("public")), report);
        built.is_as_reported();
        built.refused()
    }

    /// The same files, built in a fresh folder, give the same report and the same output.
    fn is_as_clean(&self, built: &Built, at: &str) {
        let elsewhere = super::scratch();
        disk::copy_portal(self.root(), elsewhere.path());
        let clean = run(elsewhere.path(), at, &self.options);
        assert_eq!(
            said(&built.report, self.root()),
            said(&clean, elsewhere.path()),
            "a clean build says otherwise"
        );
        if !built.report.failed() {
            let mut output = built.output.clone();
            output.0.retain(|path, _| !self.foreign.contains(path));
            let differences = output.differences(&Tree::of(&elsewhere.path().join("public")));
            assert!(differences.is_empty(), "a clean build writes otherwise:\n{}", differences.join("\n"));
        }
    }
}

/// What a report says of the inputs, without the names of folders; and without moves, of which a clean build cannot know.
pub(crate) fn said(report: &Report, root: &Path) -> String {
    let problems: Vec<_> =
        report.problems.iter().filter(|problem| !moves::is_of_move(problem)).cloned().collect();
    let mut said = super::built::told(&problems).replace(root.to_str().unwrap(), "PORTAL");
    said.push_str(&format!("left out {:?}, next change {:?}", report.left_out, report.next_change_at));
    said
}

/// Builds by the library, as the program does.
fn run(root: &Path, at: &str, options: &Options) -> Report {
    let request = Request {
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        skip_bad: options.skip_bad,
        ..Request::new(root.to_owned(), Instant::from_rfc3339(at).unwrap())
    };
    engine::build(&request, &Silent)
}

/// The files of one text.
pub(crate) fn split(files: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in files.split_inclusive('\n') {
        let path = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
        match (path, found.last_mut()) {
            (Some(path), _) => found.push((path.to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "this belongs to no file: {line}"),
        }
    }
    found
}
