//! Strings of the interface: a table per language, of the theme and of the portal.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::press::theme::ThemeFile;
use std::collections::BTreeMap;

/// Strings of the interface by language and key.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    tables: BTreeMap<String, BTreeMap<String, String>>,
    default_lang: String,
}

impl Strings {
    /// Reads the tables. Files are given in the order of their precedence, the weakest first.
    pub(crate) fn read(
        files: &[(String, ThemeFile)],
        default_lang: &str,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (lang, file) in files {
            match file.text.parse::<toml::Table>() {
                Ok(table) => {
                    let strings = table.into_iter().filter_map(|(key, value)| match value {
                        toml::Value::String(text) => Some((key, text)),
                        _ => None,
                    });
                    tables.entry(lang.clone()).or_default().extend(strings);
                }
                Err(error) => {
                    let range = error.span().unwrap_or_default();
                    let place = Place::within(&file.origin, &file.text, range);
                    problems.push(Problem::error(error.message().to_owned()).at(place));
                }
            }
        }
        Self { tables, default_lang: default_lang.to_owned() }
    }

    /// The string of a key: in the language, else in its primary language, else in the default edition's, else in English.
    pub(crate) fn get(&self, lang: &str, key: &str) -> Option<&str> {
        let mut tables = self.tables_of(lang);
        tables.find_map(|table| table.get(key)).map(String::as_str)
    }

    /// The tables that a language's strings are looked for in, and no others.
    fn tables_of<'s>(&'s self, lang: &str) -> impl Iterator<Item = &'s BTreeMap<String, String>> + use<'s> {
        let primary = lang.split('-').next().unwrap_or(lang);
        let langs = [lang, primary, &self.default_lang, "en"];
        langs.map(|lang| self.tables.get(lang)).into_iter().flatten()
    }

    /// The fingerprint of everything that a language's pages may be given.
    pub(crate) fn fingerprint(&self, lang: &str) -> Fingerprint {
        let pairs = self.tables_of(lang).flatten();
        Fingerprint::of_parts(pairs.flat_map(|(key, text)| [key.as_bytes(), text.as_bytes()]))
    }

    /// What to say of a key that no table has.
    pub(crate) fn missing(&self, lang: &str, key: &str) -> Problem {
        let known = self.tables_of(lang).flat_map(BTreeMap::keys).map(String::as_str);
        let hint = match crate::base::text::nearest(key, known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("add it to i18n/{lang}.toml"),
        };
        Problem::warning(format!("no language has the string \"{key}\"")).hint(hint)
    }
}
