//! A file that is being read: its values, and the problems found so far. What the readers of its parts share.

use crate::base::problem::Problem;
use crate::base::slug::{SlugStyle, slug};
use crate::config::kind::ANY_LANGUAGE;
use crate::config::language::canonical;
use crate::config::source::{self, TreeKey};
use crate::config::values::Values;
use crate::config::words::{quoted, toml_key};
use crate::config::{Edition, Localized};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::DeTable;

/// A file that is being read.
pub(super) struct Reading<'t> {
    /// The file's text.
    pub(super) text: &'t str,
    /// The file's values.
    pub(super) values: Values<'t>,
    /// What is wrong.
    pub(super) problems: Vec<Problem>,
    /// Languages of texts that no edition prints, each already reported.
    unprinted: BTreeSet<String>,
}

impl<'t> Reading<'t> {
    /// Begins to read a file.
    pub(super) fn new(text: &'t str, root: &'t DeTable<'t>) -> Self {
        let values = Values::new(root);
        Self { text, values, problems: Vec::new(), unprinted: BTreeSet::new() }
    }

    /// Reports an error.
    pub(super) fn refuse(&mut self, range: Range<usize>, message: String, hint: impl Into<String>) {
        self.problems.push(source::error(self.text, range, message).hint(hint));
    }

    /// Reports a warning.
    pub(super) fn warn(&mut self, range: Range<usize>, message: String, hint: impl Into<String>) {
        self.problems.push(source::warning(self.text, range, message).hint(hint));
    }

    /// The entries of a table of tables (`sectors`) that are tables themselves, in the order of the file.
    pub(super) fn entries(&self, table: &str) -> Vec<TreeKey<'t>> {
        let entries = self.values.table(table).map(source::entries).unwrap_or_default();
        let tables = entries.into_iter().filter(|(_, value)| value.get_ref().is_table());
        tables.map(|(key, _)| key).collect()
    }

    /// The entries of a table by slugs; reports names that are no slugs, and two that have one slug.
    pub(super) fn slugs(&mut self, table: &str, style: SlugStyle) -> Vec<&'t str> {
        let mut taken: Vec<(String, &str)> = Vec::new();
        let mut names = Vec::new();
        for key in self.entries(table) {
            let name = key.get_ref().as_ref();
            let (shown, own) = (format!("`{table}.{}`", toml_key(name)), slug(name, style, ""));
            if let Some((_, first)) = taken.iter().find(|(other, _)| *other == own && !own.is_empty()) {
                let message =
                    format!("{shown} has the slug {}, as `{table}.{}` has", quoted(&own), toml_key(first));
                self.refuse(key.span(), message, "make one of the two, or rename one");
            } else if own.is_empty() {
                let message = format!("{shown}: {} is no slug", quoted(name));
                self.refuse(key.span(), message, "use letters and digits");
            } else if own != name {
                let message = format!("{shown}: {} is no slug", quoted(name));
                let hint = format!(
                    "write [{table}.{}], and {} as its {}",
                    toml_key(&own),
                    quoted(name),
                    if table == "sectors" { "title" } else { "name" }
                );
                self.refuse(key.span(), message, hint);
            }
            taken.push((own, name));
            names.push(name);
        }
        names
    }

    /// The text at a path, by language; where the file has none for all other languages, the one in the
    /// portal's own language, else `fallback`.
    pub(super) fn localized(
        &mut self,
        values: Values<'t>,
        path: &str,
        fallback: &str,
        editions: &[Edition],
    ) -> Localized {
        let own = editions.first().map_or("", |edition| &edition.lang);
        let said = |text: Option<String>| Localized {
            any: text.unwrap_or_else(|| fallback.to_owned()),
            any_lang: own.to_owned(),
            ..Localized::default()
        };
        let Some(table) = values.table(path) else {
            return said(values.string(path));
        };
        let mut localized = said(None);
        let mut any = None;
        for (key, value) in source::entries(table) {
            let text = value.get_ref().as_str().unwrap_or_default().to_owned();
            if key.get_ref() == ANY_LANGUAGE {
                any = Some(text);
            } else if let Some(lang) = canonical(key.get_ref()) {
                self.warn_if_unprinted(key, &lang, editions);
                localized.by_lang.insert(lang, text);
            }
        }
        (localized.any, localized.any_lang) = any.map_or_else(
            || {
                let (text, lang) = localized.spoken(own);
                (text.to_owned(), lang.to_owned())
            },
            |text| (text, String::new()),
        );
        localized
    }

    /// The name at a path, by language. Whose name is one string has it in a language that nobody says.
    pub(super) fn name(
        &mut self,
        values: Values<'t>,
        path: &str,
        fallback: &str,
        editions: &[Edition],
    ) -> Localized {
        let name = self.localized(values, path, fallback, editions);
        if name.by_lang.is_empty() { Localized { any_lang: String::new(), ..name } } else { name }
    }

    fn warn_if_unprinted(&mut self, key: TreeKey<'_>, lang: &str, editions: &[Edition]) {
        let printed =
            |edition: &Edition| edition.lang == lang || edition.lang.split('-').next() == Some(lang);
        if editions.iter().any(printed) || !self.unprinted.insert(lang.to_owned()) {
            return;
        }
        self.problems.push(
            source::warning(
                self.text,
                key.span(),
                format!("no edition is in `{lang}`: this text is printed nowhere"),
            )
            .hint(format!("add [editions.{lang}], or remove the texts in `{lang}`")),
        );
    }
}
