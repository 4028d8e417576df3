//! Building template values by hand: no serialisation, shared where it can be.

use crate::config::Localized;
use tera::{Map, Value};

/// A map of named values, in the given order.
pub(crate) fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    let mut map = Map::with_capacity(N);
    for (key, value) in entries {
        map.insert(key.into(), value);
    }
    Value::from(map)
}

/// The same map with further entries; another value is returned as it is.
pub(crate) fn with<const N: usize>(value: &Value, entries: [(&'static str, Value); N]) -> Value {
    let Some(known) = value.as_map() else {
        return value.clone();
    };
    let mut map = Map::with_capacity(known.len() + N);
    map.extend(known.iter().map(|(key, value)| (key.clone(), value.clone())));
    for (key, value) in entries {
        map.insert(key.into(), value);
    }
    Value::from(map)
}

/// A text, or none where there is none.
pub(crate) fn optional(text: Option<&str>) -> Value {
    text.map_or_else(Value::none, Value::from)
}

/// A text of the configuration for a language, and the language that it is in; empty if nobody says.
pub(crate) fn spoken(text: &Localized, lang: &str) -> (Value, Value) {
    let (text, lang) = text.spoken(lang);
    (text.into(), lang.into())
}

/// A list of `name` and `content` of one kind.
pub(crate) fn pairs(
    pairs: impl IntoIterator<Item = (String, String)>,
    first: &'static str,
    second: &'static str,
) -> Value {
    let each = |(one, other)| map([(first, Value::from(one)), (second, Value::from(other))]);
    pairs.into_iter().map(each).collect::<Vec<_>>().into()
}
