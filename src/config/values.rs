//! The values of a file: where one is missing or was found wrong, its default from the table of keys.

use crate::config::choice::Choice;
use crate::config::keys::{self, Fallback};
use crate::config::kind::integer;
use crate::config::source::TreeValue;
use toml::de::{DeTable, DeValue};

/// The values of one table that stands for a name (`sectors.SLUG`), or of the file outside such tables.
#[derive(Clone, Copy)]
pub(super) struct Values<'t> {
    root: &'t DeTable<'t>,
    name: &'t str,
}

impl<'t> Values<'t> {
    /// The values of a file.
    pub(super) fn new(root: &'t DeTable<'t>) -> Self {
        Self { root, name: "" }
    }

    /// The same file, with `name` for the part of a path in capitals.
    pub(super) fn of(self, name: &'t str) -> Self {
        Self { name, ..self }
    }

    /// The value at a path of the table of keys, if the file names it and nothing is wrong with it.
    pub(super) fn get(self, path: &str) -> Option<TreeValue<'t>> {
        let value = self.at(path)?;
        let sound = keys::find(path).is_none_or(|key| key.kind.faults(value).is_empty());
        sound.then_some(value)
    }

    /// The value at a path, whatever it is.
    fn at(self, path: &str) -> Option<TreeValue<'t>> {
        let mut table = Some(self.root);
        let mut value = None;
        for part in path.split('.') {
            let name = if keys::is_wildcard(part) { self.name } else { part };
            value = table?.get(name);
            table = value.and_then(|value| value.get_ref().as_table());
        }
        value
    }

    /// Where a table's name stands, if the file has that table at its top.
    pub(super) fn table_place(self, name: &str) -> Option<std::ops::Range<usize>> {
        let is_table = self.root.get(name).is_some_and(|value| value.get_ref().is_table());
        let mut keys = self.root.keys().filter(|key| key.get_ref() == name && is_table);
        keys.next().map(toml::Spanned::span)
    }

    /// Whether the file says anything at a path: an empty list says nothing.
    pub(super) fn is_given(self, path: &str) -> bool {
        let is_empty =
            |value: TreeValue<'_>| value.get_ref().as_array().is_some_and(|items| items.is_empty());
        self.at(path).is_some_and(|value| !is_empty(value))
    }

    /// The table at a path.
    pub(super) fn table(self, path: &str) -> Option<&'t DeTable<'t>> {
        self.get(path)?.get_ref().as_table()
    }

    /// The string at a path, if there is one.
    pub(super) fn string(self, path: &str) -> Option<String> {
        self.get(path)?.get_ref().as_str().map(str::to_owned)
    }

    /// The string at a path, else the default.
    pub(super) fn text(self, path: &str) -> String {
        self.string(path)
            .or_else(|| default(path).and_then(|value| value.as_str().map(str::to_owned)))
            .unwrap_or_default()
    }

    /// The switch at a path, else the default.
    pub(super) fn switch(self, path: &str) -> bool {
        self.get(path)
            .and_then(|value| value.get_ref().as_bool())
            .or_else(|| default(path)?.as_bool())
            .unwrap_or_default()
    }

    /// The whole number at a path, if there is one.
    pub(super) fn integer(self, path: &str) -> Option<i64> {
        self.get(path)?.get_ref().as_integer().and_then(integer)
    }

    /// The count at a path, else the default.
    pub(super) fn count(self, path: &str) -> usize {
        self.integer(path)
            .or_else(|| default(path)?.as_integer())
            .and_then(|number| usize::try_from(number).ok())
            .unwrap_or_default()
    }

    /// The whole numbers of the list at a path, else the default, ascending.
    pub(super) fn counts(self, path: &str) -> Vec<u32> {
        let named = self.get(path).and_then(|value| value.get_ref().as_array());
        let mut counts: Vec<u32> = match named {
            Some(items) => {
                let numbers = items.iter().filter_map(|item| item.get_ref().as_integer().and_then(integer));
                numbers.filter_map(|number| u32::try_from(number).ok()).collect()
            }
            None => {
                let items = default(path).and_then(|value| value.as_array().cloned()).unwrap_or_default();
                let numbers = items.iter().filter_map(toml::Value::as_integer);
                numbers.filter_map(|number| u32::try_from(number).ok()).collect()
            }
        };
        counts.sort_unstable();
        counts
    }

    /// The choice at a path, else the default.
    pub(super) fn choice<T: Choice>(self, path: &str) -> T {
        T::named(&self.text(path)).unwrap_or(T::ALL[0].1)
    }

    /// The strings of the list at a path, else the default.
    pub(super) fn texts(self, path: &str) -> Vec<String> {
        if let Some(items) = self.get(path).and_then(|value| value.get_ref().as_array()) {
            return items.iter().filter_map(|item| item.get_ref().as_str()).map(str::to_owned).collect();
        }
        let items = default(path).and_then(|value| value.as_array().cloned()).unwrap_or_default();
        items.iter().filter_map(|item| item.as_str()).map(str::to_owned).collect()
    }

    /// The choices at a path, else the default.
    pub(super) fn choices<T: Choice>(self, path: &str) -> Vec<T> {
        let named = |value: &DeValue<'_>| value.as_str().and_then(T::named);
        match self.get(path).and_then(|value| value.get_ref().as_array()) {
            Some(items) => items.iter().filter_map(|item| named(item.get_ref())).collect(),
            None => {
                let items = default(path).and_then(|value| value.as_array().cloned()).unwrap_or_default();
                items.iter().filter_map(|item| item.as_str().and_then(T::named)).collect()
            }
        }
    }
}

/// The default of a key, if it has a fixed one.
fn default(path: &str) -> Option<toml::Value> {
    match keys::find(path)?.fallback {
        Fallback::Value(text) => {
            let table: toml::Table = format!("value = {text}").parse().ok()?;
            table.get("value").cloned()
        }
        Fallback::Required | Fallback::Words(_) => None,
    }
}
