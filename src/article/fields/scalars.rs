//! Single values: strings, flags, dates, URLs.

use super::{Fields, Key};
use crate::article::date::{self, Fault};
use crate::article::front::{Entry, Format, Node, Value};
use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::base::text::{collapse_whitespace, composed, forbidden, is_invisible};
use crate::base::url::is_absolute;
use std::borrow::Cow;

/// A value that is one word or sentence, in NFC; numbers and dates as the file writes them.
pub(in crate::article) fn scalar<'a>(node: &'a Node<'_>) -> Option<Cow<'a, str>> {
    as_written(node).map(|text| match composed(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => Cow::Owned(composed),
    })
}

/// A value that is one word or sentence, in whatever normalisation: it may name a file.
pub(super) fn as_written<'a>(node: &'a Node<'_>) -> Option<Cow<'a, str>> {
    match &node.value {
        Value::Text(text) | Value::Number(text) => Some(clean(text)),
        Value::Bool(value) => Some(value.to_string().into()),
        Value::Date(date) => Some(date.to_string().into()),
        Value::Null | Value::List(_) | Value::Table(_) => None,
    }
}

/// One line. What a text must not hold is an error of its own: [`Fields::refuse_forbidden`].
fn clean(text: &str) -> Cow<'_, str> {
    let tidy = !text.contains(char::is_control) && !text.contains("  ") && text.trim().len() == text.len();
    if tidy { Cow::Borrowed(text) } else { Cow::Owned(collapse_whitespace(text)) }
}

/// The texts in a value, with the value that each is.
fn texts<'n, 'a>(node: &'n Node<'a>, found: &mut Vec<(&'n Node<'a>, char)>) {
    match &node.value {
        Value::Text(text) => found.extend(forbidden(text).map(|bad| (node, bad))),
        Value::List(list) => list.iter().for_each(|node| texts(node, found)),
        Value::Table(entries) => entries.iter().for_each(|entry| texts(&entry.node, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Date(_) => {}
    }
}

/// The first text in a value that is longer than a limit: where it stands, and how long it is.
fn longer(node: &Node<'_>, limit: usize) -> Option<(std::ops::Range<usize>, usize)> {
    match &node.value {
        Value::Text(text) if text.len() > limit => {
            let length = text.chars().count();
            (length > limit).then(|| (node.span.clone(), length))
        }
        Value::List(list) => list.iter().find_map(|node| longer(node, limit)),
        Value::Table(entries) => entries.iter().find_map(|entry| longer(&entry.node, limit)),
        _ => None,
    }
}

/// True or false, in words.
pub(super) fn flag(text: &str) -> Option<bool> {
    let lower = text.trim().to_ascii_lowercase();
    match lower.as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

impl<'a> Fields<'a> {
    /// Records texts with a character that HTML and feeds forbid, wherever a key that Warta reads holds one.
    pub(in crate::article) fn refuse_forbidden(&mut self) {
        let mut found = Vec::new();
        for entry in self.sheet.lines() {
            let mut bad = Vec::new();
            texts(&entry.node, &mut bad);
            found.extend(bad.into_iter().map(|(node, bad)| (entry, node, bad)));
        }
        for (entry, node, bad) in found {
            let what = if bad.is_control() { "a control character" } else { "which is no character" };
            let message = format!("\"{}\" holds U+{:04X}, {what}", entry.key, u32::from(bad));
            self.report(&node.span, Problem::error(message).hint("remove it: HTML forbids it"));
        }
    }

    /// Records texts that are longer than a limit, in characters, wherever a key that Warta reads holds one: of a headline and of
    /// others.
    pub(in crate::article) fn refuse_long(&mut self, (headline, other): (usize, usize), whose: &str) {
        let title = self.sheet.one(Key::Title).map(|entry| entry.key_span.clone());
        let mut found = Vec::new();
        for entry in self.sheet.lines() {
            let limit = if Some(&entry.key_span) == title.as_ref() { headline } else { other };
            if let Some((span, length)) = longer(&entry.node, limit) {
                let message = format!(
                    "\"{}\" is {length} characters long; {limit} are allowed to \"{whose}\", which is not trusted",
                    entry.key
                );
                found.push((
                    span,
                    Problem::error(message).hint("shorten it, or ask for what is wrong with it"),
                ));
            }
        }
        for (span, problem) in found {
            self.report(&span, problem);
        }
    }

    /// The text of a key, if one can see any of it. A list is not one.
    pub(in crate::article) fn string(&mut self, key: Key) -> Option<String> {
        let entry = self.sheet.one(key)?;
        let text = scalar(&entry.node);
        if text.is_none() {
            self.mismatch(entry, "a string", &self.like(&entry.key, "\"…\""));
        }
        text.map(Cow::into_owned).filter(|text| !is_invisible(text))
    }

    /// The flag of a key; false where there is none.
    pub(super) fn flag(&mut self, key: Key) -> Option<bool> {
        let entry = self.sheet.one(key)?;
        let flag = match &entry.node.value {
            Value::Bool(flag) => Some(*flag),
            Value::Text(text) | Value::Number(text) => flag(text),
            _ => None,
        };
        if flag.is_none() {
            self.mismatch(entry, "true or false", &self.like(&entry.key, "true"));
        }
        flag
    }

    /// The date of a key.
    pub(super) fn instant(&mut self, key: Key) -> Option<Instant> {
        let entry = self.sheet.one(key)?;
        self.instant_of(entry)
    }

    /// The date that an entry holds.
    pub(super) fn instant_of(&mut self, entry: &'a Entry<'a>) -> Option<Instant> {
        let zone = self.config.zone;
        let read = match &entry.node.value {
            Value::Date(date) => date::of_toml(date, zone),
            Value::Text(text) => date::parse(text, zone),
            _ => Err(Fault::Unknown),
        };
        match read {
            Ok(instant) => Some(instant),
            Err(fault) => {
                let written = self.text.get(entry.node.span.clone()).unwrap_or_default().lines().next();
                let written = written.unwrap_or_default().trim_matches(['"', '\'']);
                let problem = no_date(&entry.key, written, &fault, self.sheet.format);
                self.report(&entry.node.span, problem);
                None
            }
        }
    }

    /// The absolute URL of a key; a path of the portal becomes one.
    pub(in crate::article) fn url(&mut self, key: Key) -> Option<String> {
        let entry = self.sheet.one(key)?;
        let url = self.string(key)?;
        let stray = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
        let lower = url.get(..8.min(url.len())).unwrap_or_default().to_ascii_lowercase();
        let web = lower.starts_with("https://") || lower.starts_with("http://");
        if url.contains(stray) || !(web || (url.starts_with('/') && !is_absolute(&url))) {
            let message = format!("\"{}\" is no web address: \"{url}\"", entry.key);
            let problem = Problem::error(message).hint("write the whole address, beginning with https://");
            self.report(&entry.node.span, problem);
            return None;
        }
        Some(if web { url } else { self.config.base_url.absolute(&url) })
    }
}

/// The problem of a text that is no date.
pub(super) fn no_date(key: &str, written: &str, fault: &Fault, format: Format) -> Problem {
    match fault {
        Fault::Impossible(why) => {
            Problem::error(format!("\"{key}\" names a date that does not exist: \"{written}\""))
                .hint(why.clone())
        }
        Fault::Unknown => {
            let hint = match format {
                Format::Json => format!("write it like {} or \"2026-11-23\"", format.moment()),
                Format::Toml | Format::Yaml => {
                    format!("write it like {}, 2026-11-23 08:00 or 2026-11-23", format.moment())
                }
            };
            Problem::error(format!("\"{key}\" is no date: \"{written}\"")).hint(hint)
        }
    }
}
