//! Walks the whole file by the table of keys: unknown keys, wrong types, impossible values. Each value by itself;
//! what must fit together is checked where it is read.

use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::config::keys::{self, Fallback, Key};
use crate::config::kind::{Kind, found};
use crate::config::source::{self, FILE, TreeKey, TreeValue};
use crate::config::words::{quoted, ticked, toml_key};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Everything wrong with single keys and values, in the order of the file.
pub(super) fn check(text: &str, root: &DeTable<'_>) -> Vec<Problem> {
    let mut walk = Walk { text, problems: Vec::new() };
    walk.table(root, "", "");
    walk.problems
}

/// The keys that the file must name and does not.
pub(super) fn missing(root: &DeTable<'_>) -> Vec<Problem> {
    let required = keys::KEYS.iter().filter(|key| key.fallback == Fallback::Required);
    required
        .filter(|key| !root.contains_key(key.path))
        .map(|key| {
            Problem::error(format!("{FILE} has no `{}`", key.path))
                .at(Place::file(FILE))
                .hint(format!("add `{} = \"...\"`: {}", key.path, key.meaning))
        })
        .collect()
}

/// A key that the table of keys knows, with its value.
struct Entry<'a> {
    /// As the file writes it.
    name: &'a str,
    /// The path in the table of keys.
    path: &'a str,
    /// The path as the file writes it.
    shown: &'a str,
    value: TreeValue<'a>,
}

struct Walk<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    /// A table at the pattern `path`, which the file calls `shown`.
    fn table(&mut self, table: &DeTable<'_>, path: &str, shown: &str) {
        let known = keys::children(path);
        for (key, value) in source::entries(table) {
            let name = key.get_ref().as_ref();
            let part = known.iter().find(|part| **part == name || keys::is_wildcard(part));
            match part {
                Some(part) => self.entry(&Entry {
                    name,
                    path: &joined(path, part),
                    shown: &joined(shown, &toml_key(name)),
                    value,
                }),
                None => self.unknown(key, &known, path, shown),
            }
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        if let Some(key) = keys::find(entry.path) {
            for fault in key.kind.faults(entry.value) {
                let hint = fault.hint.unwrap_or_else(|| type_hint(key, entry, self.text));
                let message = format!("`{}{}` {}", entry.shown, fault.inner, fault.says);
                self.refuse(fault.span, message, hint);
            }
            return;
        }
        match entry.value.get_ref() {
            DeValue::Table(table) => self.table(table, entry.path, entry.shown),
            other => {
                let message = format!("`{}` is {}; a table is wanted", entry.shown, found(other));
                let header = header(entry.path, entry.shown);
                let hint = format!("write [{header}] on a line of its own, and its keys under it");
                self.refuse(entry.value.span(), message, hint);
            }
        }
    }

    fn refuse(&mut self, range: Range<usize>, message: String, hint: String) {
        self.problems.push(source::error(self.text, range, message).hint(hint));
    }

    fn unknown(&mut self, key: TreeKey<'_>, known: &[&'static str], path: &str, shown: &str) {
        let name = key.get_ref().as_ref();
        let message = match shown {
            "" => format!("unknown key {}", quoted_key(name)),
            _ => format!("unknown key {} in [{shown}]", quoted_key(name)),
        };
        let hint = if path.is_empty() && keys::PLANNED.contains(&name) {
            format!("[{name}] is not in this version of Warta; remove it")
        } else if let Some(elsewhere) = home(name, path) {
            format!("`{name}` belongs {elsewhere}")
        } else if let Some(near) = nearest(name, known.iter().copied()) {
            format!("did you mean `{near}`?")
        } else {
            format!("known here: {}", ticked(known.iter().copied()))
        };
        self.refuse(key.span(), message, hint);
    }
}

fn joined(path: &str, part: &str) -> String {
    if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") }
}

/// The header of a table that the file should have had: `sectors.politik`, or `sectors.SLUG` for a whole group.
fn header(path: &str, shown: &str) -> String {
    match keys::children(path).first() {
        Some(child) if keys::is_wildcard(child) && keys::find(&joined(path, child)).is_none() => {
            joined(shown, child)
        }
        _ => shown.to_owned(),
    }
}

fn quoted_key(name: &str) -> String {
    let shown = quoted(name);
    let bare = shown.trim_matches('"');
    format!("`{}`", if toml_key(bare) == bare { bare } else { &shown })
}

/// Where a key of this name belongs, if it has one place outside tables that stand for a name. None for a name
/// that such tables share, inside of one: there it is more likely a guess than a key that slipped.
fn home(name: &str, path: &str) -> Option<String> {
    let tables = keys::KEYS.iter().map(|key| keys::split(key.path));
    let tables: Vec<_> = tables.filter(|(_, own)| *own == name).map(|(table, _)| table).collect();
    let shared = |table: &&str| table.split('.').any(keys::is_wildcard);
    if tables.iter().any(shared) && shared(&path) {
        return None;
    }
    match tables.iter().find(|table| !shared(table))? {
        &"" => Some("before the first table".to_owned()),
        table => Some(format!("in [{table}]")),
    }
}

/// What to write instead of a value of a wrong type.
fn type_hint(key: &Key, entry: &Entry<'_>, text: &str) -> String {
    let own = toml_key(entry.name);
    let raw = text.get(entry.value.span()).unwrap_or_default().trim();
    match (key.kind, entry.value.get_ref()) {
        (Kind::Switch, DeValue::String(word)) if matches!(word.as_ref(), "true" | "false") => {
            format!("write it without quotes: `{own} = {word}`")
        }
        (Kind::Number { .. }, DeValue::String(word)) if word.parse::<i64>().is_ok() => {
            format!("write it without quotes: `{own} = {word}`")
        }
        (Kind::Choices(_) | Kind::Forms { .. }, DeValue::String(_))
        | (Kind::Numbers { .. }, DeValue::Integer(_)) => {
            format!("write it as a list: `{own} = [{raw}]`")
        }
        (
            Kind::Text | Kind::Localized | Kind::Name | Kind::Form { .. } | Kind::Choice(_),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_),
        ) => format!("write it between quotes: `{own} = \"{raw}\"`"),
        _ => match (key.fallback, key.kind) {
            (_, Kind::ByLanguage) => {
                format!("write it by language: `{own} = {{ en = \"...\" }}`: {}", key.meaning)
            }
            (_, Kind::Free) => format!("write [{own}] on a line of its own, and its keys under it"),
            (Fallback::Value(default), _) => format!("the default is `{own} = {default}`"),
            _ => format!("write `{own} = \"...\"`: {}", key.meaning),
        },
    }
}
