//! Gives the program a fingerprint of its own sources, so that a ledger written by another program is not believed.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for root in ["src", "interface", "themes", "Cargo.lock", "build.rs"] {
        println!("cargo::rerun-if-changed={root}");
        collect(Path::new(root), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.to_string_lossy().as_bytes());
        #[expect(clippy::disallowed_methods, reason = "the program's helpers are not there yet")]
        hasher.write(&std::fs::read(&file).unwrap_or_default());
    }
    println!("cargo::rustc-env=WARTA_SOURCES={:016x}", hasher.finish());
}

/// All files of a folder, or the file itself.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
