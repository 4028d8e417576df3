//! The front matter of a file: its fence, and its keys and values with their places, whatever the format.
//! Knows no key by name.

mod fence;
mod json;
mod node;
mod toml;
mod yaml;

pub(super) use fence::Format;
pub(super) use node::{Entry, Node, Value};

use crate::base::problem::{Place, Problem};
use std::ops::Range;

/// What a file begins with.
pub(super) struct Front<'a> {
    /// How the header is written.
    pub(super) format: Format,
    /// The keys and values, in the order of the file.
    pub(super) entries: Vec<Entry<'a>>,
    /// The line that opens the header, in bytes of the file.
    pub(super) opening: Range<usize>,
    /// Where the body begins, in bytes of the file.
    pub(super) body: usize,
}

/// Something that a header's parser complains of, and where in the file.
struct Complaint {
    /// Bytes of the file.
    range: Range<usize>,
    /// In one sentence.
    message: String,
}

/// Reads the front matter of the file `source`.
///
/// # Errors
/// All that is wrong with its form.
pub(super) fn read<'a>(source: &str, text: &'a str) -> Result<Front<'a>, Vec<Problem>> {
    let fence = fence::find(source, text).map_err(|problem| vec![problem])?;
    let parsed = match fence.format {
        Format::Toml => toml::parse(text, fence.header.clone()),
        Format::Yaml => yaml::parse(text, fence.header.clone()),
        Format::Json => json::parse(text, fence.header.clone()),
    };
    match parsed {
        Ok(entries) => Ok(Front { format: fence.format, entries, opening: fence.opening, body: fence.body }),
        Err(complaints) => Err(problems(source, text, fence.format, complaints)),
    }
}

/// Complaints as problems, one for each line at most: what follows on a line follows from its first fault.
fn problems(source: &str, text: &str, format: Format, complaints: Vec<Complaint>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = complaints
        .into_iter()
        .map(|complaint| {
            let message = format!("the {} front matter does not parse: {}", format.name(), complaint.message);
            Problem::error(message).at(Place::within(source, text, complaint.range))
        })
        .collect();
    problems.dedup_by_key(|problem| problem.place.as_ref().map(|place| place.line));
    problems
}

/// A key and its value (a string or a list of strings, in JSON) as the front matter of a file's text would write them.
#[must_use]
pub fn line(text: &str, key: &str, value: &str) -> String {
    read("", text).map_or(Format::Toml, |front| front.format).example(key, value)
}
