//! The text of `config.toml` and its syntax tree, with places.

use crate::base::problem::{Place, Problem};
use crate::config::kind::integer;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file in every place.
pub(super) const FILE: &str = "config.toml";

/// A key of the tree, with its place.
pub(super) type TreeKey<'t> = &'t Spanned<Cow<'t, str>>;

/// A value of the tree, with its place.
pub(super) type TreeValue<'t> = &'t Spanned<DeValue<'t>>;

/// The entries of a table in the order of the file (the tree itself is in the order of the names).
pub(super) fn entries<'t>(table: &'t DeTable<'_>) -> Vec<(TreeKey<'t>, TreeValue<'t>)> {
    let mut entries: Vec<(TreeKey<'t>, TreeValue<'t>)> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// An error at a range of the file's text.
pub(super) fn error(text: &str, range: Range<usize>, message: impl Into<String>) -> Problem {
    Problem::error(message).at(Place::within(FILE, text, range))
}

/// A warning at a range of the file's text.
pub(super) fn warning(text: &str, range: Range<usize>, message: impl Into<String>) -> Problem {
    Problem::warning(message).at(Place::within(FILE, text, range))
}

/// A table of the tree as a plain one. What no plain value can hold (a number beyond 64 bits) is left out
/// and reported.
pub(super) fn plain_table(text: &str, table: &DeTable<'_>, problems: &mut Vec<Problem>) -> toml::Table {
    entries(table)
        .into_iter()
        .filter_map(|(key, value)| {
            let plain = plain_value(text, value, problems)?;
            Some((key.get_ref().clone().into_owned(), plain))
        })
        .collect()
}

fn plain_value(text: &str, value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) -> Option<toml::Value> {
    let plain = match value.get_ref() {
        DeValue::String(string) => Some(toml::Value::String(string.clone().into_owned())),
        DeValue::Integer(number) => integer(number).map(toml::Value::Integer),
        DeValue::Float(number) => number.as_str().parse().ok().map(toml::Value::Float),
        DeValue::Boolean(switch) => Some(toml::Value::Boolean(*switch)),
        DeValue::Datetime(date) => Some(toml::Value::Datetime(*date)),
        DeValue::Array(items) => {
            let plain = items.iter().filter_map(|item| plain_value(text, item, problems));
            Some(toml::Value::Array(plain.collect()))
        }
        DeValue::Table(table) => Some(toml::Value::Table(plain_table(text, table, problems))),
    };
    if plain.is_none() {
        let raw = text.get(value.span()).unwrap_or_default();
        problems.push(
            error(text, value.span(), format!("{raw} is no number that 64 bits can hold"))
                .hint("write it between quotes"),
        );
    }
    plain
}
