//! One value of a header with its place: what TOML, YAML and JSON have in common.

use serde_json::Value as Json;
use std::borrow::Cow;
use std::ops::Range;

/// A value and where it stands, in bytes of the file.
pub(in crate::article) struct Node<'a> {
    /// What it is.
    pub(in crate::article) value: Value<'a>,
    /// Where it stands.
    pub(in crate::article) span: Range<usize>,
}

/// A key with its value.
pub(in crate::article) struct Entry<'a> {
    /// As the file writes it.
    pub(in crate::article) key: Cow<'a, str>,
    /// Where the key stands, in bytes of the file.
    pub(in crate::article) key_span: Range<usize>,
    /// What it holds.
    pub(in crate::article) node: Node<'a>,
}

/// What a value is.
pub(in crate::article) enum Value<'a> {
    /// Nothing (YAML and JSON).
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as the file writes it.
    Number(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// A date or time of TOML.
    Date(toml::value::Datetime),
    /// Several values.
    List(Vec<Node<'a>>),
    /// Keys with values, in the order of the file.
    Table(Vec<Entry<'a>>),
}

impl Node<'_> {
    /// Whether it says nothing: null, an empty string, an empty list.
    pub(in crate::article) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(list) => list.iter().all(Self::is_empty),
            _ => false,
        }
    }

    /// What kind of value it is, for problems.
    pub(in crate::article) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a string",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    /// The same value for templates.
    pub(in crate::article) fn to_json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(text) => number(text),
            Value::Text(text) => Json::String(text.clone().into_owned()),
            Value::Date(date) => Json::String(date.to_string()),
            Value::List(list) => Json::Array(list.iter().map(Self::to_json).collect()),
            Value::Table(entries) => Json::Object(
                entries.iter().map(|entry| (entry.key.clone().into_owned(), entry.node.to_json())).collect(),
            ),
        }
    }
}

/// A number where JSON has one for it, else the text.
fn number(text: &str) -> Json {
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(|(prefix, radix)| i64::from_str_radix(plain.strip_prefix(prefix)?, radix).ok());
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    if let Some(value) = radix.or_else(|| plain.parse().ok()) {
        return Json::from(value);
    }
    let float = plain.parse().ok().and_then(serde_json::Number::from_f64);
    float.map_or_else(|| Json::String(text.to_owned()), Json::Number)
}

#[cfg(test)]
mod tests {
    use super::number;
    use serde_json::json;

    #[test]
    fn numbers_keep_their_value() {
        assert_eq!(number("1_000"), json!(1000));
        assert_eq!(number("0xff"), json!(255));
        assert_eq!(number("-1.5"), json!(-1.5));
        assert_eq!(number("nan"), json!("nan"));
    }
}
