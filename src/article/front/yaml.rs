//! Front matter in YAML.

use super::{Complaint, Entry, Node, Value};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::NonFiniteFloatPolicy;
use serde_saphyr::{Error, Location, Spanned};
use std::ops::Range;

/// A value whose places are still the parser's.
enum Raw {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Spanned<Raw>>),
    Table(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

/// The keys and values of `text[header]`.
///
/// # Errors
/// What does not parse, or is no table.
pub(super) fn parse(text: &str, header: Range<usize>) -> Result<Vec<Entry<'_>>, Vec<Complaint>> {
    let yaml = &text[header.clone()];
    // `yes` and `no` stay text: a title may be "No".
    let options = serde_saphyr::options! {
        strict_booleans: true,
        with_snippet: false,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
    };
    let complaint = |location: Option<Location>, message: String| {
        let range = location.map_or(0..0, |location| range(location, yaml));
        vec![Complaint { range: header.start + range.start..header.start + range.end, message }]
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(yaml, options) {
        Ok(raw) => {
            let location = raw.defined;
            match node(raw, yaml, header.start).value {
                Value::Table(entries) => Ok(entries),
                Value::Null => Ok(Vec::new()),
                _ => Err(complaint(Some(location), "it is not a table of keys and values".to_owned())),
            }
        }
        Err(error) => Err(complaint(error.location(), message(error.without_snippet()))),
    }
}

/// What is wrong in one line, without the place that the problem names anyway, and without advice to programmers.
fn message(error: &Error) -> String {
    if let Error::DuplicateMappingKey { key, .. } = error {
        return key.as_ref().map_or_else(
            || "a key stands twice".to_owned(),
            |key| format!("the key \"{key}\" stands twice"),
        );
    }
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    let line = line.find(" at line ").map_or(line, |end| &line[..end]);
    let line = line.find(", set ").map_or(line, |end| &line[..end]);
    line.trim_end_matches(['.', ':']).to_owned()
}

/// A location as bytes of the header.
fn range(location: Location, yaml: &str) -> Range<usize> {
    let span = location.span();
    let bytes = span.byte_offset().zip(span.byte_len());
    let bytes =
        bytes.and_then(|(at, length)| Some((usize::try_from(at).ok()?, usize::try_from(length).ok()?)));
    let (start, length) = bytes.unwrap_or_else(|| (offset(location, yaml), 1));
    let start = start.min(yaml.len());
    let end = (start + length).min(yaml.len());
    let inner = yaml.get(start..end).unwrap_or_default();
    start..start + inner.trim_end().len()
}

/// The byte that a line and column name.
fn offset(location: Location, yaml: &str) -> usize {
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let start: usize = yaml.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let inner = yaml[start..].char_indices().nth(column - 1);
    start + inner.map_or(0, |(index, _)| index)
}

/// A value with its place in the file.
fn node(raw: Spanned<Raw>, yaml: &str, base: usize) -> Node<'static> {
    let inner = range(raw.defined, yaml);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Bool(value) => Value::Bool(value),
        Raw::Number(text) => {
            let written = yaml.get(inner.clone()).filter(|written| is_number(written));
            Value::Number(written.map_or(text, str::to_owned).into())
        }
        Raw::Text(text) => Value::Text(text.into()),
        Raw::List(list) => Value::List(list.into_iter().map(|item| node(item, yaml, base)).collect()),
        Raw::Table(pairs) => Value::Table(pairs.into_iter().map(|pair| entry(pair, yaml, base)).collect()),
    };
    Node { value, span: base + inner.start..base + inner.end }
}

/// A key with its value; a key that is a number or null is its text.
fn entry((key, value): (Spanned<Raw>, Spanned<Raw>), yaml: &str, base: usize) -> Entry<'static> {
    let key = node(key, yaml, base);
    let name = match key.value {
        Value::Text(text) | Value::Number(text) => text,
        Value::Bool(value) => value.to_string().into(),
        _ => String::new().into(),
    };
    Entry { key: name, key_span: key.span, node: node(value, yaml, base) }
}

/// Whether a piece of the file may be a number.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 64 && text.bytes().all(|byte| byte.is_ascii_graphic())
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Takes any value as it is.
struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = access.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        Ok(Raw::Table(pairs))
    }
}
