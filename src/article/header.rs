//! A file's front matter as tools see it: which keys it has, and where they stand. What keys mean is for `fields/` to say.

use super::fields::Key;
use super::front;
use crate::config::Config;
use std::ops::Range;

/// The front matter of a file.
#[derive(Clone, Debug)]
pub struct Header {
    /// The keys, in the order of the file.
    pub fields: Vec<Field>,
    /// The line that opens the front matter, in bytes of the file.
    pub opening: Range<usize>,
}

/// A key of a file, with its value.
#[derive(Clone, Debug)]
pub struct Field {
    /// As the file writes it.
    pub key: String,
    /// Where the key stands, in bytes of the file.
    pub key_range: Range<usize>,
    /// Where the value stands, in bytes of the file.
    pub value_range: Range<usize>,
}

impl Header {
    /// The front matter of a file's text; `None` if it does not parse.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let front = front::read("", text).ok()?;
        let fields = front.entries.iter().map(|entry| Field {
            key: entry.key.clone().into_owned(),
            key_range: entry.key_span.clone(),
            value_range: entry.node.span.clone(),
        });
        Some(Self { fields: fields.collect(), opening: front.opening })
    }

    /// The key that means what our key `name` means, whatever it is called.
    #[must_use]
    pub fn find(&self, name: &str, config: &Config) -> Option<&Field> {
        let (wanted, _) = Key::named(name)?;
        let meaning = |field: &&Field| {
            let mapped = config.front_matter.get(&field.key).map_or(field.key.as_str(), String::as_str);
            Key::named(mapped).filter(|(key, _)| *key == wanted).map(|(_, rank)| rank)
        };
        self.fields
            .iter()
            .filter_map(|field| Some((meaning(&field)?, field)))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, field)| field)
    }

    /// Where what is said of our key `name` stands: its value, or the opening line if the file does not say it.
    #[must_use]
    pub fn place(&self, name: &str, config: &Config) -> Range<usize> {
        self.find(name, config).map_or_else(|| self.opening.clone(), |field| field.value_range.clone())
    }
}
