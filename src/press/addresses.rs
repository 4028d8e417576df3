//! Under which names pages link static files: those of their content, which browsers may keep for ever, or their own.

use crate::base::fingerprint::Fingerprint;
use std::collections::BTreeMap;

/// The files of `static/` and of the theme's, each with the name of its content if it has one.
#[derive(Clone, Debug, Default)]
pub struct Addresses(BTreeMap<String, Option<String>>);

impl Addresses {
    /// The addresses of some files.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (String, Option<String>)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// The file that a page links for a file; `None` if there is no such file.
    #[must_use]
    pub fn of(&self, file: &str) -> Option<&str> {
        let (own, name) = self.0.get_key_value(file)?;
        Some(name.as_deref().unwrap_or(own))
    }

    /// All files.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// All names of content.
    pub(crate) fn hashed(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }

    /// The fingerprint of the address of a file.
    pub(crate) fn fingerprint(&self, file: &str) -> Fingerprint {
        self.of(file).map(|address| Fingerprint::of(address.as_bytes())).unwrap_or_default()
    }

    /// The fingerprint of all names of content.
    pub(crate) fn fingerprint_of_hashed(&self) -> Fingerprint {
        Fingerprint::of_parts(self.hashed().map(str::as_bytes))
    }
}
