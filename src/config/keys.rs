//! What a key of `config.toml` is, and finding one in the table of them.

use crate::config::kind::{Kind, Wrong};
pub(super) use crate::config::table::{KEYS, SECTIONS};

/// One key of `config.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The path; a part in capitals stands for any name (`sectors.SLUG.title`).
    pub path: &'static str,
    /// What its value must be.
    pub kind: Kind,
    /// What holds where the file does not name it.
    pub fallback: Fallback,
    /// What it means, in one sentence.
    pub meaning: &'static str,
}

/// What holds where the file does not name a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fallback {
    /// Nothing: the file must name it.
    Required,
    /// This value, as TOML.
    Value(&'static str),
    /// No fixed value: what holds, in words.
    Words(&'static str),
}

/// A table of `config.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The path, as in [`Key::path`]; empty for what stands before the first table.
    pub path: &'static str,
    /// What it is for, in one sentence.
    pub meaning: &'static str,
}

/// Tables that later versions will know.
pub const PLANNED: &[&str] = &["publish"];

/// A line of the table of keys.
pub(super) const fn key(path: &'static str, kind: Kind, fallback: Fallback, meaning: &'static str) -> Key {
    Key { path, kind, fallback, meaning }
}

/// A line of the table of tables.
pub(super) const fn section(path: &'static str, meaning: &'static str) -> Section {
    Section { path, meaning }
}

/// The key of a path.
#[must_use]
pub fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

/// Checks a text that shall be the value of a key, wherever it stands (`--lang` on a command line).
///
/// # Errors
/// What is wrong with it.
pub fn check(path: &str, text: &str) -> Result<(), Wrong> {
    match find(path).map(|key| key.kind) {
        Some(Kind::Form { check, .. }) => check(text),
        _ => Ok(()),
    }
}

/// The names that may stand in the table `path` (empty: the top), without repeats.
#[must_use]
pub fn children(path: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    for key in KEYS {
        let rest = match path {
            "" => Some(key.path),
            _ => key.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
        };
        let name = rest.and_then(|rest| rest.split('.').next());
        if let Some(name) = name
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// The path of the table that holds a key, and the key's own name.
#[must_use]
pub fn split(path: &'static str) -> (&'static str, &'static str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// Whether a part of a path stands for any name.
#[must_use]
pub fn is_wildcard(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|c| c.is_ascii_uppercase())
}
