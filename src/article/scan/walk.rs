//! Walking `content/`: which entries are let in.

use crate::article::name::without_extension;
use crate::base::file::{cause, relative};
use crate::base::problem::{Place, Problem};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// All files of `content/`, or of a folder or file in it, by name; hidden ones left out, and the Markdown files of linked
/// folders: they are read where they stand, and would claim their URLs twice.
pub(super) fn walk(root: &Path, start: &Path) -> (Vec<(String, PathBuf)>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    let inside = std::fs::canonicalize(root.join("content")).ok();
    let content = root.join("content");
    let above = start.ancestors().take_while(|folder| *folder != content && folder.starts_with(&content));
    let mut linked = above.filter(|folder| folder.is_symlink() && folder.is_dir()).last().map(Path::to_owned);
    let mut walk = WalkDir::new(start).follow_links(true).into_iter();
    while let Some(next) = walk.next() {
        let entry = match next {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(unreadable(root, &error));
                continue;
            }
        };
        let folder = entry.file_type().is_dir();
        if entry.depth() > 0 && is_hidden(entry.file_name()) {
            if folder {
                walk.skip_current_dir();
            }
            continue;
        }
        if let Err(problem) = admit(root, inside.as_deref(), &entry) {
            problems.push(problem);
            if folder {
                walk.skip_current_dir();
            }
        } else if folder && entry.path_is_symlink() {
            linked = Some(entry.into_path());
        } else if entry.file_type().is_file() {
            let through = linked.as_deref().filter(|linked| entry.path().starts_with(linked));
            if let Some(link) = through.filter(|_| without_extension(&relative(root, entry.path())).is_some())
            {
                if problems.last().is_none_or(|last: &Problem| !is_of(last, root, link)) {
                    problems.push(read_elsewhere(root, link));
                }
                continue;
            }
            files.push((relative(root, entry.path()), entry.into_path()));
        }
    }
    (files, problems)
}

/// Markdown files of a linked folder.
fn read_elsewhere(root: &Path, link: &Path) -> Problem {
    let name = relative(root, link);
    let target = std::fs::read_link(link).unwrap_or_default();
    let message = format!("{name} is a link to {}: its Markdown files are read there only", target.display());
    Problem::warning(message).at(Place::file(&name)).hint("for a story in two editions, copy the file")
}

/// Whether a problem is about a link.
fn is_of(problem: &Problem, root: &Path, link: &Path) -> bool {
    problem.place.as_ref().is_some_and(|place| place.file == relative(root, link))
}

/// Refuses links out of `content/` and names that are no text.
fn admit(root: &Path, inside: Option<&Path>, entry: &DirEntry) -> Result<(), Problem> {
    let path = entry.path();
    let name = relative(root, path);
    if entry.depth() > 0 && entry.file_name().to_str().is_none() {
        return Err(Problem::error(format!("the file name of {name} is not UTF-8"))
            .at(Place::file(&name))
            .hint("rename the file"));
    }
    if entry.depth() == 0 || !entry.path_is_symlink() {
        return Ok(());
    }
    let within = std::fs::canonicalize(path)
        .is_ok_and(|target| inside.is_some_and(|inside| target.starts_with(inside)));
    if within {
        return Ok(());
    }
    let target = std::fs::read_link(path).unwrap_or_default();
    Err(Problem::error(format!("the symbolic link {name} leads out of content/, to {}", target.display()))
        .at(Place::file(&name))
        .hint("copy the file into content/"))
}

/// Files that editors and systems hide, and editors' backups.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~") || (name.starts_with(b"#") && name.ends_with(b"#"))
}

/// What walking could not enter.
fn unreadable(root: &Path, error: &walkdir::Error) -> Problem {
    let name = error.path().map(|path| relative(root, path)).unwrap_or_default();
    if let Some(ancestor) = error.loop_ancestor() {
        let ancestor = relative(root, ancestor);
        return Problem::error(format!("the symbolic link {name} leads back to {ancestor}, which holds it"))
            .at(Place::file(&name))
            .hint("remove the link");
    }
    let cause = error.io_error().map_or_else(|| error.to_string(), cause);
    let problem = Problem::error(format!("cannot read {name}: {cause}")).at(Place::file(&name));
    if name == "content" {
        problem.hint("a portal keeps its articles in the folder content/")
    } else {
        problem
    }
}
