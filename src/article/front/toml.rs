//! Front matter in TOML, in one pass over it.

use super::{Complaint, Entry, Node, Value};
use crate::article::date::{self, Fault};
use crate::base::instant::Zone;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// The keys and values of `text[header]`.
///
/// # Errors
/// What does not parse.
pub(super) fn parse(text: &str, header: Range<usize>) -> Result<Vec<Entry<'_>>, Vec<Complaint>> {
    let base = header.start;
    match DeTable::parse(&text[header.clone()]) {
        Ok(table) => Ok(entries(table.into_inner(), text, base)),
        Err(_) => {
            let (_, errors) = DeTable::parse_recoverable(&text[header.clone()]);
            Err(errors.iter().map(|error| complaint(error, text, &header)).collect())
        }
    }
}

/// The parser's complaint in one line, at its place in the file.
fn complaint(error: &Error, text: &str, header: &Range<usize>) -> Complaint {
    let span = error.span().unwrap_or(0..0);
    let range = header.start + span.start..header.start + span.end;
    if let Some((token, why)) = impossible_date(text, range.start) {
        let message = format!("{} does not exist, {why}", &text[token.clone()]);
        return Complaint { range: token, message };
    }
    Complaint { range, message: error.message().lines().collect::<Vec<_>>().join("; ") }
}

/// The bare date at a byte of the file, and why there is no such day.
fn impossible_date(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let of_date = |c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '+' | 'T' | 't' | 'Z' | 'z');
    let before = text.get(..at)?;
    let start = before.trim_end_matches(of_date).len();
    let length = text[start..].find(|c| !of_date(c)).unwrap_or(text.len() - start);
    let token = start..start + length;
    match date::parse(&text[token.clone()], Zone(chrono_tz::UTC)) {
        Err(Fault::Impossible(why)) => Some((token, why)),
        _ => None,
    }
}

/// A table's entries, in the order of the file.
fn entries<'a>(table: DeTable<'a>, text: &'a str, base: usize) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            Entry {
                key: key.into_inner(),
                key_span: base + span.start..base + span.end,
                node: node(value, text, base),
            }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

/// One value; numbers as the file writes them.
fn node<'a>(spanned: Spanned<DeValue<'a>>, text: &'a str, base: usize) -> Node<'a> {
    let span = spanned.span();
    let span = base + span.start..base + span.end;
    let value = match spanned.into_inner() {
        DeValue::String(string) => Value::Text(string),
        DeValue::Integer(_) | DeValue::Float(_) => {
            Value::Number(text.get(span.clone()).unwrap_or_default().into())
        }
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Datetime(date) => Value::Date(date),
        DeValue::Array(list) => Value::List(list.into_iter().map(|item| node(item, text, base)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, text, base)),
    };
    Node { value, span }
}
