//! A portal in two states that differ in much, and what clean builds make of them.

use crate::support::program::WARTA;
use crate::support::tree::Tree;
use crate::support::{disk, grown, plain, scratch};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// When all articles are published.
pub(crate) const AT: &str = "2024-03-01T00:00:00Z";

/// A state of a portal: its files, and what a clean build makes of them.
pub(crate) struct State {
    /// The files.
    pub(crate) files: BTreeMap<String, String>,
    /// What a clean build makes of them.
    pub(crate) clean: Tree,
}

/// The files of a portal of two states, which differ in texts, lists, templates, files and folders.
fn files(articles: usize, other: bool) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = (0..articles).map(grown::article).collect();
    files.insert("config.toml".to_owned(), grown::CONFIG.to_owned());
    for (name, text) in plain::TEMPLATES {
        files.insert(format!("templates/{name}"), text.to_owned());
    }
    if other {
        let gone: Vec<_> =
            files.keys().filter(|path| path.starts_with("content/")).step_by(6).cloned().collect();
        gone.iter().for_each(|path| drop(files.remove(path)));
        files.extend((articles..articles + 8).map(grown::article));
        for text in files.values_mut().step_by(4) {
            *text = text.replace("Kata", "Lain").replace("not found", "hilang");
        }
        // A page where a folder was, and a folder where a page was.
        let (path, text) = grown::article(articles + 20);
        files.insert(path, text.replacen("title", "aliases = [\"/x.html\"]\ntitle", 1));
        files.insert("static/y.html/z.txt".to_owned(), "z".to_owned());
    } else {
        files.insert("static/x.html/z.txt".to_owned(), "z".to_owned());
        files.insert("static/y.html".to_owned(), "y".to_owned());
    }
    files
}

/// A build by the program.
pub(crate) fn build(root: &Path) -> Command {
    let mut command = Command::new(WARTA);
    command
        .args(["build", "--quiet", "--at", AT])
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// A state of a portal of so many articles: the one, or the other.
pub(crate) fn state(articles: usize, other: bool) -> State {
    let folder = scratch();
    let files = files(articles, other);
    for (path, text) in &files {
        disk::write(&folder.path().join(path), text);
    }
    let ran = build(folder.path()).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let clean = Tree::of(&folder.path().join("public")).published();
    State { files, clean }
}

/// Every file of an output is whole: as a clean build of one of the states makes it. `mine.txt` is a file of others.
pub(crate) fn is_whole(output: &Path, states: &[&State]) {
    let tree = Tree::of(output).published();
    for (path, file) in tree.0.iter().filter(|(path, _)| *path != "mine.txt") {
        let is = |state: &&State| state.clean.0.get(path).is_some_and(|clean| clean.bytes == file.bytes);
        assert!(states.iter().any(is), "{path} is neither the old nor the new file: {file:?}");
    }
}

impl State {
    /// Brings the state to the disk, where `old` stands.
    pub(crate) fn write(&self, root: &Path, old: Option<&Self>) {
        let had = |path: &String| old.and_then(|old| old.files.get(path));
        for path in old.into_iter().flat_map(|old| old.files.keys()) {
            if !self.files.contains_key(path) {
                disk::remove(root, path);
            }
        }
        for (path, text) in self.files.iter().filter(|(path, text)| had(path) != Some(text)) {
            disk::write(&root.join(path), text);
        }
    }
}
