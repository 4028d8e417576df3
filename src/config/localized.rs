//! Texts that may differ by language.

use serde::Serialize;
use std::collections::BTreeMap;

/// A text that may differ by language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Localized {
    /// The text for every language that has none of its own; empty if there is none.
    pub any: String,
    /// The language of that text; empty if nobody says.
    pub any_lang: String,
    /// The text by language tag.
    pub by_lang: BTreeMap<String, String>,
}

impl Localized {
    /// The text for a language; falls back from `pt-BR` to `pt`, then to the text for any language.
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        self.spoken(lang).0
    }

    /// All texts, those of languages first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.by_lang.values().chain([&self.any]).map(String::as_str)
    }

    /// The text for a language, and the language that it is in; empty if nobody says.
    #[must_use]
    pub fn spoken(&self, lang: &str) -> (&str, &str) {
        let primary = lang.split('-').next().unwrap_or(lang);
        let own = self.by_lang.get_key_value(lang).or_else(|| self.by_lang.get_key_value(primary));
        own.map_or((&self.any, &self.any_lang), |(lang, text)| (text, lang))
    }
}
