//! The keys of one file's front matter, by what they mean.

use super::Key;
use crate::article::front::{Entry, Format, Front, Node, Value};
use crate::config::Config;
use std::ops::Range;

/// Keys by meaning.
pub(in crate::article) struct Sheet<'a> {
    /// Keys that mean something, with the rank of their name.
    known: Vec<(Key, usize, &'a Entry<'a>)>,
    /// Keys that mean nothing here: for templates.
    pub(super) unknown: Vec<&'a Entry<'a>>,
    /// Keys whose meaning a better name has: for templates, and no typos.
    pub(super) superseded: Vec<&'a Entry<'a>>,
    /// How the header is written, for hints.
    pub(in crate::article) format: Format,
    /// The line that opens it: where missing keys are reported.
    pub(in crate::article) opening: Range<usize>,
}

impl<'a> Sheet<'a> {
    /// Sorts a file's keys by meaning.
    pub(in crate::article) fn new(front: &'a Front<'a>, config: &Config) -> Self {
        let mut sheet = Self {
            known: Vec::with_capacity(front.entries.len()),
            unknown: Vec::new(),
            superseded: Vec::new(),
            format: front.format,
            opening: front.opening.clone(),
        };
        for entry in &front.entries {
            sheet.add(entry, config);
        }
        sheet.known.sort_by_key(|(key, rank, _)| (*key, *rank));
        sheet.demote();
        sheet
    }

    /// Files one key under its meaning.
    fn add(&mut self, entry: &'a Entry<'a>, config: &Config) {
        let mapped = config.front_matter.get(entry.key.as_ref());
        match Key::named(mapped.map_or(entry.key.as_ref(), String::as_str)) {
            Some((Key::Taxonomies, _)) => match &entry.node.value {
                Value::Table(entries) => entries.iter().for_each(|entry| self.add(entry, config)),
                _ => self.unknown.push(entry),
            },
            // Some systems keep the date there.
            Some((Key::Published, rank)) if !is_flag(&entry.node) => {
                self.known.push((Key::Date, rank, entry))
            }
            Some((key, rank)) => self.known.push((key, rank, entry)),
            None => self.unknown.push(entry),
        }
    }

    /// Of several names for one thing the best wins; nothing that a file says is lost.
    fn demote(&mut self) {
        let mut last = None;
        let superseded = &mut self.superseded;
        self.known.retain(|(key, _, entry)| {
            if key.is_plural() || entry.node.is_empty() {
                return true;
            }
            let outdone = last == Some(*key);
            last = Some(*key);
            if outdone {
                superseded.push(entry);
            }
            !outdone
        });
    }

    /// All entries that are or hold lines of text: neither dates, nor what templates alone read.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a Entry<'a>> + use<'a, '_> {
        self.known
            .iter()
            .filter(|(key, _, _)| !key.is_date() && *key != Key::Extra)
            .map(|(_, _, entry)| *entry)
    }

    /// The entry for a key, if it says anything.
    pub(in crate::article) fn one(&self, key: Key) -> Option<&'a Entry<'a>> {
        self.all(key).next()
    }

    /// The entry for a key that is there and says nothing, if none says anything.
    pub(super) fn blank(&self, wanted: Key) -> Option<&'a Entry<'a>> {
        let mut all = self.known.iter().filter(|(key, ..)| *key == wanted);
        all.next().map(|(.., entry)| *entry).filter(|_| self.one(wanted).is_none())
    }

    /// All entries for a key that say anything, the best name first.
    pub(in crate::article) fn all(&self, wanted: Key) -> impl Iterator<Item = &'a Entry<'a>> + use<'a, '_> {
        self.known
            .iter()
            .filter(move |(key, _, entry)| *key == wanted && !entry.node.is_empty())
            .map(|(_, _, entry)| *entry)
    }
}

/// Whether a value is true or false.
fn is_flag(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Bool(_) | Value::Null => true,
        Value::Text(text) => super::scalars::flag(text).is_some(),
        _ => false,
    }
}
