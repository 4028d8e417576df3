//! Whose an output folder is: not one that holds what the portal is made of, nor one that holds somebody's files.

use crate::base::problem::Problem;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the folder within the output in which a build stages its files.
pub(super) const STAGING: &str = ".warta-staging";

/// Whether a folder holds nothing but what hosts and editors leave everywhere.
pub(super) fn is_empty(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !matches!(name.to_str(), Some(STAGING | ".DS_Store" | ".gitkeep" | ".gitignore" | ".git")) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Refuses an output folder that holds what the portal is made of.
///
/// # Errors
/// It does.
pub(super) fn refuse_inputs(folder: &Path, root: &Path) -> Result<(), Vec<Problem>> {
    if !holds(folder, root) {
        return Ok(());
    }
    let problem = Problem::error(format!("the output folder {} holds the portal itself", folder.display()));
    Err(vec![problem.hint("name another folder with --output")])
}

/// Whether `folder` is the portal's folder or one above it, or one that the portal is made of.
fn holds(folder: &Path, root: &Path) -> bool {
    let (Ok(folder), Ok(root)) = (absolute(folder), absolute(root)) else {
        return false;
    };
    let inputs = ["content", "static", "templates", "themes", "data", ".warta"];
    root.starts_with(&folder) || inputs.iter().any(|input| folder.starts_with(root.join(input)))
}

/// The path with symbolic links resolved, as far as it exists.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path))
}
