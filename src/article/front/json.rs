//! Front matter as a JSON object.

use super::{Complaint, Entry, Node, Value};
use serde_json::Value as Json;
use std::ops::Range;

/// The keys and values of `text[header]`. Values within a value have the place of the outermost one.
///
/// # Errors
/// What does not parse.
pub(super) fn parse(text: &str, header: Range<usize>) -> Result<Vec<Entry<'_>>, Vec<Complaint>> {
    let json = &text[header.clone()];
    match serde_json::from_str::<serde_json::Map<String, Json>>(json) {
        Ok(map) => {
            let places = places(json);
            if let Some(twice) = twice(&places, header.start) {
                return Err(vec![twice]);
            }
            let entries = map.into_iter().map(|(key, value)| {
                let place = places.iter().rev().find(|place| place.key == key);
                let (key_span, span) =
                    place.map_or((0..1, 0..1), |place| (place.name.clone(), place.value.clone()));
                let shift = |range: Range<usize>| header.start + range.start..header.start + range.end;
                Entry { key: key.into(), key_span: shift(key_span), node: node(value, &shift(span)) }
            });
            Ok(entries.collect())
        }
        Err(error) => {
            let line: usize = json.split_inclusive('\n').take(error.line().max(1) - 1).map(str::len).sum();
            let at = header.start + (line + error.column().max(1) - 1).min(json.len());
            let message = error.to_string();
            let end = message.rfind(" at line ").unwrap_or(message.len());
            Err(vec![Complaint { range: at..at + 1, message: message[..end].to_owned() }])
        }
    }
}

/// The first key that is there twice: which of the two is meant, nobody can know.
fn twice(places: &[Pair], start: usize) -> Option<Complaint> {
    let mut keys = std::collections::BTreeSet::new();
    let pair = places.iter().find(|pair| !keys.insert(pair.key.as_str()))?;
    let range = start + pair.name.start..start + pair.name.end;
    Some(Complaint { range, message: format!("the key \"{}\" is there twice", pair.key) })
}

/// A value at the place of the outermost one.
fn node(json: Json, span: &Range<usize>) -> Node<'static> {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => Value::Number(number.to_string().into()),
        Json::String(text) => Value::Text(text.into()),
        Json::Array(list) => Value::List(list.into_iter().map(|item| node(item, span)).collect()),
        Json::Object(map) => {
            let entries = map.into_iter().map(|(key, value)| Entry {
                key: key.into(),
                key_span: span.clone(),
                node: node(value, span),
            });
            Value::Table(entries.collect())
        }
    };
    Node { value, span: span.clone() }
}

/// Where a key of the outermost object and its value stand.
struct Pair {
    key: String,
    name: Range<usize>,
    value: Range<usize>,
}

/// The places of the outermost object's keys. Invariant: `json` parses as an object.
fn places(json: &str) -> Vec<Pair> {
    let (mut pairs, mut depth, mut name, mut in_value) = (Vec::<Pair>::new(), 0_usize, 0..0, false);
    let bytes = json.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let next = if bytes[at] == b'"' { string_end(bytes, at) } else { at + 1 };
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' if depth == 1 && !in_value => name = at..next,
            _ => {}
        }
        if depth == 1 && bytes[at] == b':' {
            let key = serde_json::from_str(&json[name.clone()]).unwrap_or_default();
            pairs.push(Pair { key, name: name.clone(), value: next..next });
            in_value = true;
        } else if depth == 0 || (depth == 1 && bytes[at] == b',') {
            in_value = false;
        } else if let Some(pair) = pairs.last_mut().filter(|_| in_value && !bytes[at].is_ascii_whitespace()) {
            pair.value = if pair.value.is_empty() { at..next } else { pair.value.start..next };
        }
        at = next;
    }
    pairs
}

/// Where the string that begins at `at` ends.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    (end + 1).min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn keys_and_values_have_places() {
        let json = r#"{"a": {"x": [1, "}"]}, "b" : "c\"d", "e":2 }"#;
        let entries = parse(json, 0..json.len()).ok().unwrap();
        let pieces: Vec<_> = entries
            .iter()
            .map(|entry| (&json[entry.key_span.clone()], &json[entry.node.span.clone()]))
            .collect();
        assert_eq!(pieces, [("\"a\"", r#"{"x": [1, "}"]}"#), ("\"b\"", r#""c\"d""#), ("\"e\"", "2")]);
    }
}
