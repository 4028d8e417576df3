//! Which strings templates ask for, and what they give them: read off the text of their calls of `t`.

use crate::base::problem::Place;
use crate::press::theme::ThemeFile;
use std::collections::{BTreeMap, BTreeSet};

/// Headings that Warta itself takes from the strings, and the name of a language in itself.
pub(super) const OWN: [&str; 8] = [
    super::AUTONYM,
    "not-found",
    "index-archive",
    "index-author",
    "index-provider",
    "index-sector",
    "index-series",
    "index-tag",
];

/// What templates ask of the strings.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    keys: BTreeMap<String, Ask>,
    /// Beginnings of keys whose end a template computes.
    beginnings: BTreeSet<String>,
    /// Whether some key is wholly computed, so that it may be any.
    any: bool,
}

/// What is asked of one key.
#[derive(Debug)]
struct Ask {
    /// The arguments that some call gives.
    arguments: BTreeSet<String>,
    /// The first call.
    place: Place,
}

impl Asked {
    /// What some templates ask.
    pub(crate) fn of(templates: &BTreeMap<String, ThemeFile>) -> Self {
        let mut asked = Self::default();
        for file in templates.values() {
            for (start, _) in file.text.match_indices("t(") {
                let before = file.text[..start].chars().next_back();
                if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
                    asked.call(file, start, &arguments(&file.text[start + 2..]));
                }
            }
        }
        asked
    }

    fn call(&mut self, file: &ThemeFile, start: usize, arguments: &[(&str, &str)]) {
        let Some((_, key)) = arguments.iter().find(|(name, _)| *name == "key") else { return };
        let quoted =
            key.chars().next().filter(|c| "\"'`".contains(*c)).and_then(|quote| key[1..].split_once(quote));
        match quoted {
            Some((key, "")) => {
                let place = Place::within(&file.origin, &file.text, start..start + 2);
                let ask = self
                    .keys
                    .entry(key.to_owned())
                    .or_insert_with(|| Ask { arguments: BTreeSet::new(), place });
                let names = arguments.iter().map(|(name, _)| *name).filter(|name| *name != "key");
                ask.arguments.extend(names.map(str::to_owned));
            }
            Some((beginning, rest)) if rest.trim_start().starts_with('~') => {
                self.beginnings.insert(beginning.to_owned());
            }
            _ => self.any = true,
        }
    }

    /// The keys that are asked for by name, with the first place of each.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.keys.iter().map(|(key, ask)| (key.as_str(), &ask.place))
    }

    /// Whether something asks for a key, or may do so.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.any
            || OWN.contains(&key)
            || self.keys.contains_key(key)
            || self.beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()))
    }

    /// The arguments that a key is given; `None` if it is not asked for by name.
    pub(super) fn arguments(&self, key: &str) -> Option<&BTreeSet<String>> {
        self.keys.get(key).map(|ask| &ask.arguments)
    }
}

/// The named arguments of a call, from behind its `(`: names, and the values as they are written.
fn arguments(text: &str) -> Vec<(&str, &str)> {
    let mut arguments = Vec::new();
    let (mut depth, mut quote, mut start) = (0_u32, None, 0);
    for (at, c) in text.char_indices() {
        let ends = quote.is_none() && depth == 0 && (c == ',' || c == ')');
        if ends {
            if let Some((name, value)) = text[start..at].split_once('=') {
                arguments.push((name.trim(), value.trim()));
            }
            start = at + 1;
        }
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') if depth > 0 => depth -= 1,
            (None, ')') => break,
            _ => {}
        }
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::Asked;
    use crate::press::theme::ThemeFile;
    use std::collections::BTreeMap;

    fn asked(text: &str) -> Asked {
        let file = ThemeFile { origin: "a.html".to_owned(), text: text.to_owned() };
        Asked::of(&BTreeMap::from([("a.html".to_owned(), file)]))
    }

    #[test]
    fn calls_are_found_with_their_keys_and_arguments() {
        let asked = asked(
            "{{ t(key=\"by\") }} {{ t( key = 'pages', count=names(kind=\"tag\") | length, of=\"a) b\") }} \
             {{ list(key=\"no\") }} {{ t(key=\"index-\" ~ kind) }}",
        );
        assert_eq!(asked.keys().map(|(key, _)| key).collect::<Vec<_>>(), ["by", "pages"]);
        let arguments = asked.arguments("pages").unwrap();
        assert_eq!(arguments.iter().collect::<Vec<_>>(), ["count", "of"]);
        assert!(asked.knows("index-anything") && !asked.knows("no"));
    }

    #[test]
    fn a_key_that_is_computed_may_be_any() {
        assert!(asked("{{ t(key=kind) }}").knows("whatever"));
        assert!(asked("{{ t(key=\"a\" if x else \"b\") }}").knows("b"));
    }
}
