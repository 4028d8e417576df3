//! Texts that may differ by language.

use serde::Serialize;
use std::collections::BTreeMap;

/// A text that may differ by language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Localized {
    /// The text for every language that has none of its own; empty if there is none.
    pub any: String,
    /// The text by language tag.
    pub by_lang: BTreeMap<String, String>,
}

impl Localized {
    /// The text for a language; falls back from `pt-BR` to `pt`, then to the text for any language.
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        let primary = lang.split('-').next().unwrap_or(lang);
        self.by_lang.get(lang).or_else(|| self.by_lang.get(primary)).unwrap_or(&self.any)
    }
}
