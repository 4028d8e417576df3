//! What search engines read: schema.org in JSON-LD. Every function makes one object of the page's graph,
//! [`script`] joins them. Types and properties are those of schema.org's vocabulary; what Google does with
//! them: developers.google.com/search/docs/appearance/structured-data/article.

mod article;
mod lists;
mod profile;
mod site;

pub use article::{ArticleView, CorrectionView, PersonView, ProviderView, article};
pub use lists::{CollectionView, breadcrumbs, collection};
pub use profile::{ProfileView, profile};
pub use site::{OrganizationView, SiteView, organization, site};

use serde_json::{Map, Value, json};
use std::fmt::Write;

/// The content of a page's one `<script type="application/ld+json">`. Safe within it: what could end the
/// script, or begin a comment or a reference, stands only as `\u` escapes (html.spec.whatwg.org,
/// "Restrictions for contents of script elements").
#[must_use]
pub fn script(objects: Vec<Value>) -> String {
    let graph = json!({"@context": "https://schema.org", "@graph": objects}).to_string();
    let mut safe = String::with_capacity(graph.len());
    for character in graph.chars() {
        if is_unsafe(character) {
            // In JSON these characters stand only within strings, where an escape means the same.
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

/// What a script must not hold, and what is an error anywhere in HTML: control characters and noncharacters
/// (html.spec.whatwg.org, "Preprocessing the input stream").
fn is_unsafe(character: char) -> bool {
    let is_noncharacter =
        u32::from(character) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&character);
    matches!(character, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
        || character.is_control()
        || is_noncharacter
}

/// An object in the making; what is empty is left out.
struct Object(Map<String, Value>);

impl Object {
    fn new(kind: &str) -> Self {
        Self(Map::new()).with("@type", kind)
    }

    fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    fn with_text(self, key: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(key, text) }
    }

    fn with_optional(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    fn with_list<T: Into<Value>>(self, key: &str, list: impl IntoIterator<Item = T>) -> Self {
        let list: Vec<Value> = list.into_iter().map(Into::into).collect();
        if list.is_empty() { self } else { self.with(key, list) }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{breadcrumbs, script};
    use crate::press::xml::testing::AWKWARD;
    use serde_json::Value;

    #[test]
    fn nothing_ends_the_script_and_everything_is_read_back() {
        let name = format!("{AWKWARD}<!--\u{2028}\u{2029}\u{85}\u{fdd0}\u{1ffff}");
        let crumbs = [(name.clone(), "https://warta.example/?a&b".to_owned())];
        let script = script(vec![breadcrumbs(&crumbs)]);
        assert!(!script.contains([
            '<',
            '>',
            '&',
            '\u{2028}',
            '\u{2029}',
            '\u{fdd0}',
            '\u{ffff}',
            '\u{1ffff}'
        ]));
        assert!(!script.contains(char::is_control));
        let read: Value = serde_json::from_str(&script).unwrap();
        assert_eq!(read["@context"], "https://schema.org");
        assert_eq!(read["@graph"][0]["itemListElement"][0]["name"], name);
    }

    #[test]
    fn a_graph_may_be_empty() {
        assert_eq!(script(Vec::new()), "{\"@context\":\"https://schema.org\",\"@graph\":[]}");
    }
}
