//! What tests of whole portals stand on: portals on disk, builds of them, folders compared byte by byte, the program.

/// What a build did, and assertions on it.
mod built;
/// Chance that follows from a seed.
pub(crate) mod chance;
/// Reading and writing files of tests.
pub(crate) mod disk;
/// Portals of any size.
pub(crate) mod grown;
/// What a built portal says of its language versions, and what is wrong with it.
pub(crate) mod hreflang;
/// Pictures.
pub(crate) mod picture;
/// Templates that print bare facts, so that tests do not depend on how a theme looks.
pub(crate) mod plain;
/// Portals on disk.
mod portal;
/// A preview that runs beside a test.
pub(crate) mod preview;
/// The program `warta`.
pub(crate) mod program;
/// Folders as they are at one moment.
pub(crate) mod tree;

pub(crate) use built::Built;
pub(crate) use portal::{AT, Portal, article, said, split};

/// A folder of a test's own, gone when it ends; in memory, where the system has a place for that: tests of many builds
/// spend their time on files.
pub(crate) fn scratch() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()).unwrap()
}
