//! Whose an output folder is: not one that holds what the portal is made of, nor one that holds somebody's files.

use crate::base::problem::Problem;
use crate::engine::{Request, cache_of};
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
pub(super) fn refuse_inputs(request: &Request) -> Result<(), Vec<Problem>> {
    let folder = &request.output;
    if !holds(request) {
        return Ok(());
    }
    let problem = Problem::error(format!("the output folder {} holds the portal itself", folder.display()));
    Err(vec![problem.hint("name another folder with --output")])
}

/// Whether the output is the portal's folder or one above it, or one that the portal is made of. A cache of its own, below
/// the portal's, may hold its output too.
fn holds(request: &Request) -> bool {
    let (Ok(folder), Ok(root)) = (absolute(&request.output), absolute(&request.root)) else {
        return false;
    };
    let usual = root.join(cache_of(Path::new("")));
    let cache = absolute(&request.cache).unwrap_or_else(|_| usual.clone());
    let is_apart =
        cache != usual && cache.starts_with(&usual) && folder.starts_with(&cache) && folder != cache;
    let inputs = ["content", "static", "templates", "themes", "data"].map(|input| root.join(input));
    root.starts_with(&folder)
        || inputs.iter().any(|input| folder.starts_with(input))
        || (folder.starts_with(usual) && !is_apart)
}

/// The path with symbolic links resolved, as far as it exists.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path))
}
