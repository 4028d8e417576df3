//! What front matter means: keys and values become the fields of an article. One interpretation for all formats.

mod groupings;
mod keys;
mod place;
mod presence;
mod scalars;
mod sheet;

pub(super) use keys::Key;
pub use keys::{is_typo, meant};
pub(super) use sheet::Sheet;

use super::front::Entry;
use crate::base::problem::{Place, Problem};
use crate::config::Config;
use std::ops::Range;

/// Interprets the front matter of one file, and collects what is wrong with it.
pub(super) struct Fields<'a> {
    /// The file, relative to the portal's folder.
    pub(super) source: &'a str,
    /// The file's text.
    pub(super) text: &'a str,
    /// The portal's configuration.
    pub(super) config: &'a Config,
    /// The keys, by meaning.
    pub(super) sheet: Sheet<'a>,
    /// The language of the file's edition; until that is known, the portal's own.
    pub(super) lang: &'a str,
    /// Whether a string of tags or categories without a comma is a list, parted by spaces.
    pub(super) splits_at_spaces: bool,
    /// What is wrong so far.
    pub(super) problems: Vec<Problem>,
}

impl<'a> Fields<'a> {
    /// Records a problem at some bytes of the file.
    pub(super) fn report(&mut self, span: &Range<usize>, problem: Problem) {
        self.problems.push(problem.at(Place::within(self.source, self.text, span.clone())));
    }

    /// Records that a value is not what its key wants.
    fn mismatch(&mut self, entry: &Entry<'a>, wanted: &str, hint: &str) {
        let message = format!("\"{}\" is {}, not {wanted}", entry.key, entry.node.kind());
        self.report(&entry.node.span, Problem::error(message).hint(hint));
    }

    /// What would be right: a key with a value, as the file's format writes them.
    fn like(&self, key: &str, value: &str) -> String {
        format!("write it like `{}`", self.sheet.format.example(key, value))
    }

    /// Names keys that are likely typos.
    pub(super) fn report_typos(&mut self) {
        let mut typos = Vec::new();
        for entry in &self.sheet.unknown {
            if let Some(meant) = keys::meant(&entry.key) {
                typos.push((entry.key_span.clone(), keys::unknown(&entry.key), meant));
            }
        }
        for (span, message, meant) in typos {
            self.report(&span, Problem::warning(message).hint(format!("did you mean \"{meant}\"?")));
        }
    }

    /// What templates need: the table `extra`, unknown keys, and names that another name of the same meaning outdid.
    pub(super) fn extra(&mut self) -> serde_json::Map<String, serde_json::Value> {
        let mut extra = serde_json::Map::new();
        let tables: Vec<_> = self.sheet.all(Key::Extra).collect();
        for entry in tables {
            match entry.node.to_json() {
                serde_json::Value::Object(table) => extra.extend(table),
                serde_json::Value::Null => {}
                _ => {
                    self.mismatch(entry, "a table", "write the keys that templates need into a table `extra`")
                }
            }
        }
        for entry in self.sheet.unknown.iter().chain(&self.sheet.superseded) {
            extra.insert(entry.key.clone().into_owned(), entry.node.to_json());
        }
        extra
    }
}
