//! What must have reached the disk before something else is written, so that a power failure leaves no wrong page that is
//! believed: the bytes of staged files before they get their names, names before the manifest's stamp. The ledger needs no such
//! care: one that is not whole is no ledger.

use crate::base::file;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// From so many files on, one call for their whole file system is cheaper than one for each.
const MANY: usize = 512;

/// Waits until the bytes of some files of a folder are on the disk.
///
/// # Errors
/// What the system said: some cannot be.
pub(super) fn bytes(folder: &Path, files: &[PathBuf]) -> io::Result<()> {
    if files.len() >= MANY && whole_system(folder)? {
        return Ok(());
    }
    files.par_iter().try_for_each(|path| file::settle(&OpenOptions::new().write(true).open(path)?))
}

/// Waits until the names of some files of a folder are on the disk; those that are gone too.
///
/// # Errors
/// What the system said: some cannot be.
pub(super) fn names(folder: &Path, files: &[PathBuf]) -> io::Result<()> {
    if files.len() >= MANY && whole_system(folder)? {
        return Ok(());
    }
    let parents: BTreeSet<&Path> = files
        .iter()
        .flat_map(|file| file.ancestors().skip(1).take_while(|parent| parent.starts_with(folder)))
        .collect();
    parents.into_par_iter().try_for_each(|parent| match File::open(parent) {
        Ok(opened) => file::settle(&opened),
        // It is gone with its files, or the system opens no folders.
        Err(_) => Ok(()),
    })
}

/// Waits for all that was written to the file system of a folder; `false` if there is no such call.
#[cfg(target_os = "linux")]
fn whole_system(folder: &Path) -> io::Result<bool> {
    match rustix::fs::syncfs(File::open(folder)?) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn whole_system(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::{MANY, bytes, names};
    use std::path::PathBuf;

    #[test]
    fn few_files_and_many_reach_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let file = |number: usize| folder.path().join(format!("{}/{number}", number % 3));
        for count in [2, MANY] {
            let files: Vec<PathBuf> = (0..count).map(file).collect();
            for file in &files {
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                crate::base::file::write(file, b"x").unwrap();
            }
            bytes(folder.path(), &files).unwrap();
            names(folder.path(), &files).unwrap();
        }
        let gone = [folder.path().join("gone/file")];
        assert!(bytes(folder.path(), &gone).is_err());
        names(folder.path(), &gone).unwrap();
    }
}
