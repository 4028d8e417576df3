//! Folders as they are at one moment: every file with its bytes, its time and its number in the file system.

use super::disk;
use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// All files below a folder, by relative path.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Tree(pub(crate) BTreeMap<String, File>);

/// A file.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
    /// Seconds, nanoseconds and inode: a file that is written again is another one, however fast.
    pub(crate) stamp: (i64, i64, u64),
}

impl std::fmt::Debug for File {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} bytes {:?}", self.bytes.len(), self.stamp)
    }
}

impl Tree {
    /// The files of a folder; none if there is no such folder.
    pub(crate) fn of(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        for entry in entries.filter(|entry| !entry.file_type().is_dir()) {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let metadata = entry.metadata().unwrap();
            let bytes = if entry.file_type().is_file() { disk::bytes(entry.path()) } else { Vec::new() };
            files.insert(
                name,
                File { bytes, stamp: (metadata.mtime(), metadata.mtime_nsec(), metadata.ino()) },
            );
        }
        Self(files)
    }

    /// What is published: without Warta's own files.
    pub(crate) fn published(&self) -> Self {
        let ours = |path: &str| path.trim_start_matches('.').starts_with("warta-");
        let others = self.0.iter().filter(|(path, _)| !ours(path));
        Self(others.map(|(path, file)| (path.clone(), file.clone())).collect())
    }

    /// The paths of all files.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    /// Each path that both trees do not have with the same bytes, with what is the matter.
    pub(crate) fn differences(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        for (path, file) in &self.0 {
            match other.0.get(path) {
                None => found.push(format!("only in the first: {path}")),
                Some(twin) if twin.bytes != file.bytes => {
                    found.push(first_difference(path, &file.bytes, &twin.bytes))
                }
                Some(_) => {}
            }
        }
        found.extend(
            other
                .0
                .keys()
                .filter(|path| !self.0.contains_key(*path))
                .map(|path| format!("only in the second: {path}")),
        );
        found
    }
}

/// Where two files part.
fn first_difference(path: &str, one: &[u8], other: &[u8]) -> String {
    let at = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let around = |bytes: &[u8]| {
        let slice = &bytes[at.saturating_sub(60).min(bytes.len())..(at + 60).min(bytes.len())];
        String::from_utf8_lossy(slice).into_owned()
    };
    format!("{path} differs from byte {at} on:\n  …{}…\n  …{}…", around(one), around(other))
}
