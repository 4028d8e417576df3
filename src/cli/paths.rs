//! Paths of the command line as the portal names them.

use crate::base::file;
use std::path::{Component, Path, PathBuf};

/// Paths as the portal in `root` names them, relative to its folder (empty: the folder itself), and those that are not in
/// it. A path is of the current folder, or else of the portal's.
pub(crate) fn of_portal(root: &Path, paths: &[PathBuf]) -> (Vec<String>, Vec<PathBuf>) {
    let whole = real(root);
    let (mut named, mut strangers) = (Vec::new(), Vec::new());
    for path in paths {
        let here = real(path);
        let inner = |path: &Path| path.strip_prefix(&whole).ok().map(Path::to_owned);
        let is_it = |inner: &PathBuf| inner.starts_with("content") || here.exists();
        let found = inner(&here).filter(is_it);
        let found = found.or_else(|| inner(&real(&root.join(path))).filter(|_| path.is_relative()));
        match found.or_else(|| inner(&here)) {
            Some(inner) => named.push(file::relative(Path::new(""), &inner)),
            None => strangers.push(path.clone()),
        }
    }
    (named, strangers)
}

/// The path with its folder as it truly is, so that a portal is one by whatever way it is reached; of what is not there,
/// as its words say.
fn real(path: &Path) -> PathBuf {
    if let (true, Ok(folder)) = (path.is_dir(), path.canonicalize()) {
        return folder;
    }
    let path = resolved(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    let mut rest = PathBuf::new();
    let mut known = path.as_path();
    // The last part may be a link that is itself the source.
    while let (Some(parent), Some(name)) = (known.parent(), known.file_name()) {
        rest = if rest.as_os_str().is_empty() { name.into() } else { Path::new(name).join(&rest) };
        if let Ok(parent) = parent.canonicalize() {
            return parent.join(rest);
        }
        known = parent;
    }
    path
}

/// The path without `.` and `..`, as its words say.
fn resolved(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if resolved.file_name().is_some() => drop(resolved.pop()),
            Component::CurDir => {}
            part => resolved.push(part),
        }
    }
    resolved
}
