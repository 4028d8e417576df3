//! The usual case of walking `content/`: folders and files, no links, nothing wrong. Folders are read in parallel, and a
//! file's properties are asked of the folder that holds it, which spares the system the way there.

use super::walk::is_hidden;
use super::{SourceFile, sourced};
use rayon::prelude::*;
use std::fs::read_dir;
use std::path::Path;

/// The files of the folder `path`, which is called `name`, sorted by path; `None` if there is anything that takes a
/// closer look: a link, a name that is no text, a file that is too large, an error.
pub(super) fn files(path: &Path, name: &str) -> Option<Vec<SourceFile>> {
    let mut files = below(path, name)?;
    // Nearly sorted: only a folder and a file whose name goes on where the folder's ends stand otherwise.
    files.sort_by(|one, other| one.source.cmp(&other.source));
    Some(files)
}

/// The files of a folder and of those below it.
fn below(path: &Path, name: &str) -> Option<Vec<SourceFile>> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in read_dir(path).ok()? {
        let entry = entry.ok()?;
        let file_name = entry.file_name();
        if is_hidden(&file_name) {
            continue;
        }
        let source = format!("{name}/{}", file_name.to_str()?);
        let kind = entry.file_type().ok()?;
        if kind.is_dir() {
            folders.push((entry.path(), source));
        } else if kind.is_file() {
            files.push(sourced(source, &entry.metadata().ok()?).ok()?);
        } else if kind.is_symlink() {
            return None;
        }
    }
    folders.sort_unstable();
    let deeper: Option<Vec<Vec<SourceFile>>> =
        folders.par_iter().map(|(path, source)| below(path, source)).collect();
    files.extend(deeper?.into_iter().flatten());
    files.sort_by(|one, other| one.source.cmp(&other.source));
    Some(files)
}
