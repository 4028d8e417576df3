//! What a page is made of besides answers of the catalog: templates, strings, data, parts of the configuration.

use crate::base::fingerprint::Fingerprint;
use crate::config::parts::Part;
use crate::config::{Config, EditionId};
use crate::press::addresses::Addresses;
use crate::press::given::Given;
use crate::press::strings::Strings;
use crate::press::theme::{ThemeFile, ThemeFiles};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something that a page is made of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Ingredient {
    /// A template, with all that it extends, includes and calls.
    Template(String),
    /// Whether there is a template.
    Fragment(String),
    /// The strings of a language, all of them.
    Strings(String),
    /// The string that a language (the first) has for a key.
    Text(Arc<str>, Arc<str>),
    /// What languages call themselves.
    Autonyms,
    /// A data file.
    Data(String),
    /// The address of a static file.
    Asset(String),
    /// The names of all static files that are named by their content.
    HashedNames,
    /// A part of the configuration.
    Config(Part),
}

/// The fingerprints of templates, strings, data and addresses.
#[derive(Debug)]
pub(crate) struct Prints {
    /// Each with what it is given of the portal.
    templates: BTreeMap<String, (Fingerprint, Given)>,
    data: BTreeMap<String, Fingerprint>,
    addresses: Arc<Addresses>,
}

impl Prints {
    /// The fingerprints of a theme's files.
    pub(crate) fn new(files: &ThemeFiles) -> Self {
        let templates = &files.templates;
        let closures = templates.keys().map(|name| (name.clone(), closure(name, templates)));
        let data =
            files.data.iter().map(|(name, file)| (name.clone(), Fingerprint::of(file.text.as_bytes())));
        Self { templates: closures.collect(), data: data.collect(), addresses: Arc::clone(&files.addresses) }
    }

    /// The fingerprint of an ingredient; what is not there has always the same.
    pub(crate) fn of(&self, ingredient: &Ingredient, strings: &Strings, config: &Config) -> Fingerprint {
        match ingredient {
            Ingredient::Template(name) => {
                self.templates.get(name).map(|(print, _)| *print).unwrap_or_default()
            }
            Ingredient::Fragment(name) => {
                Fingerprint(u128::from(self.templates.contains_key(name))).then(Fingerprint::default())
            }
            Ingredient::Strings(lang) => strings.fingerprint(lang),
            Ingredient::Text(lang, key) => strings.print(lang, key),
            Ingredient::Autonyms => strings.autonyms(),
            Ingredient::Data(file) => self.data.get(file).copied().unwrap_or_default(),
            Ingredient::Asset(file) => self.addresses.fingerprint(file),
            Ingredient::HashedNames => self.addresses.fingerprint_of_hashed(),
            Ingredient::Config(part) => config.part(part),
        }
    }

    /// Whether there is a template.
    pub(crate) fn has(&self, template: &str) -> bool {
        self.templates.contains_key(template)
    }

    /// The parts of the configuration that a template is given on a page of an edition.
    pub(crate) fn given(&self, template: &str, edition: EditionId) -> impl Iterator<Item = Part> {
        self.templates.get(template).into_iter().flat_map(move |(_, given)| given.parts(edition))
    }
}

/// The fingerprint of a template with everything that its text may lead to, and what that is given of the portal. Tera names what it extends and includes
/// in quotes and calls components by `<name`, so whatever of that a text mentions is taken in: rather too much.
fn closure(name: &str, templates: &BTreeMap<String, ThemeFile>) -> (Fingerprint, Given) {
    let mut reached = BTreeSet::from([name]);
    let mut pending = vec![name];
    while let Some(file) = pending.pop().and_then(|name| templates.get(name)) {
        for (other, content) in templates {
            if !reached.contains(other.as_str()) && mentions(&file.text, other, &content.text) {
                reached.insert(other);
                pending.push(other);
            }
        }
    }
    let texts: Vec<_> =
        reached.iter().filter_map(|name| templates.get(*name).map(|file| (name, file))).collect();
    let mut given = Given::default();
    texts.iter().for_each(|(_, file)| given.note(&file.text));
    (
        Fingerprint::of_parts(texts.iter().flat_map(|(name, file)| [name.as_bytes(), file.text.as_bytes()])),
        given,
    )
}

/// Whether a template's text names another template, or a component that the other defines.
fn mentions(text: &str, other: &str, content: &str) -> bool {
    let quoted = ['"', '\'', '`'].iter().any(|quote| text.contains(&format!("{quote}{other}{quote}")));
    quoted || components(content).any(|component| calls(text, component))
}

/// Whether a text calls a component: Tera lets space stand after `<` and around the dots of its name.
fn calls(text: &str, component: &str) -> bool {
    let first = component.split('.').next().unwrap_or(component);
    text.match_indices(first).any(|(start, _)| text[..start].trim_end().ends_with('<'))
}

/// The names of the components that a template defines.
fn components(content: &str) -> impl Iterator<Item = &str> {
    content.match_indices("component").filter_map(|(start, word)| {
        let before = content[..start].trim_end().trim_end_matches('-');
        let name = content[start + word.len()..].trim_start();
        let end = name.find(|c: char| !c.is_alphanumeric() && !"_-.".contains(c)).unwrap_or(name.len());
        (before.ends_with("{%") && end > 0).then(|| &name[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::closure;
    use crate::press::theme::ThemeFile;
    use std::collections::BTreeMap;

    fn theme(files: &[(&str, &str)]) -> BTreeMap<String, ThemeFile> {
        let file = |text: &str| ThemeFile { origin: String::new(), text: text.to_owned() };
        files.iter().map(|(name, text)| ((*name).to_owned(), file(text))).collect()
    }

    #[test]
    fn a_template_is_also_what_it_extends_includes_and_calls() {
        let files = [
            ("a.html", "{% extends \"base.html\" %}"),
            ("base.html", "{% include 'nav.html' %}{{< ui.box />}}"),
            ("nav.html", "nav"),
            ("parts.html", "{%- component ui.box() %}x{% endcomponent %}"),
            ("other.html", "other"),
        ];
        let print = |changed: &str| {
            let mut files = files;
            for file in &mut files {
                if file.0 == changed {
                    file.1 = if changed == "parts.html" {
                        "{% component ui.box() %}y{% endcomponent %}"
                    } else {
                        "changed"
                    };
                }
            }
            closure("a.html", &theme(&files))
        };
        let before = print("");
        assert_eq!(before, print("other.html"));
        for needed in ["a.html", "base.html", "nav.html", "parts.html"] {
            assert_ne!(before, print(needed), "{needed}");
        }
    }
}
