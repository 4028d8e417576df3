//! Reading and writing files of tests. Every failure names the path.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read and write plain files; the program does not share this code"
)]

use std::path::Path;

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> String {
    String::from_utf8(bytes(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file; missing folders are made.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) {
    let folder = path.parent().unwrap();
    let made = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, content));
    made.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Removes a file, and the folders that it leaves empty.
pub(crate) fn remove(root: &Path, file: &str) {
    let path = root.join(file);
    std::fs::remove_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != root);
    for folder in folders {
        if std::fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

/// Removes a folder, if it is there.
pub(crate) fn remove_all(folder: &Path) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).unwrap();
    }
}

/// Makes a folder a copy of another; where there is no other, there is none then.
pub(crate) fn replace(from: &Path, to: &Path) {
    remove_all(to);
    if from.exists() {
        copy(from, to, &[]);
    }
}

/// When a file was modified.
pub(crate) fn time(path: &Path) -> std::time::SystemTime {
    std::fs::metadata(path).unwrap().modified().unwrap()
}

/// Sets when a file was modified.
pub(crate) fn set_time(path: &Path, time: std::time::SystemTime) {
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}

/// Gives a file another time, as a fresh checkout does.
pub(crate) fn touch(path: &Path) {
    set_time(path, time(path) + std::time::Duration::from_secs(1));
}

/// Copies a folder. Large files become hard links, symbolic links stay as they are; `.warta` and `public` at the top are left out.
pub(crate) fn copy_portal(from: &Path, to: &Path) {
    copy(from, to, &["public", ".warta"]);
}

fn copy(from: &Path, to: &Path, without: &[&str]) {
    const LARGE: u64 = 1024 * 1024;
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if without.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let metadata = std::fs::symlink_metadata(&source).unwrap();
        if metadata.is_symlink() {
            std::os::unix::fs::symlink(std::fs::read_link(&source).unwrap(), target).unwrap();
        } else if metadata.is_dir() {
            copy(&source, &target, &[]);
        } else if metadata.len() > LARGE {
            std::fs::hard_link(source, target).unwrap();
        } else {
            std::fs::copy(source, target).unwrap();
        }
    }
}
