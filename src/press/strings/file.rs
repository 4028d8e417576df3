//! A file of strings, and what is wrong with it.

use crate::base::problem::{Place, Problem};
use crate::base::text::{is_invisible, nearest};
use crate::press::numbers::{FORMS, needed};
use crate::press::strings::asked::Asked;
use crate::press::strings::text::Text;
use crate::press::theme::ThemeFile;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The strings that files have had so far, with the places of each that a theme has.
pub(super) type Known = BTreeMap<String, Option<BTreeSet<String>>>;

/// A file of strings while it is read.
pub(super) struct Reading<'r> {
    pub(super) lang: &'r str,
    pub(super) file: &'r ThemeFile,
    pub(super) asked: &'r Asked,
    pub(super) problems: &'r mut Vec<Problem>,
}

impl Reading<'_> {
    /// The strings of the file, in their order.
    pub(super) fn strings(mut self, known: &mut Known) -> Vec<(String, Text)> {
        let table = match DeTable::parse(&self.file.text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let problem = Problem::error(error.message().to_owned());
                self.say(problem, error.span().unwrap_or_default());
                return Vec::new();
            }
        };
        let mut strings = Vec::new();
        for (key, value) in &table {
            let name: &str = key.get_ref();
            let Some(text) = self.text(name, key.span(), value) else { continue };
            self.check_key(name, key.span(), known);
            self.check_places(name, value.span(), &text, known);
            let places = known.entry(name.to_owned()).or_default();
            // What a portal's file takes for an argument is none for that.
            if !self.is_portals() {
                let own = text.places().into_iter().map(str::to_owned);
                places.get_or_insert_default().extend(own);
            }
            strings.push((name.to_owned(), text));
        }
        strings
    }

    fn say(&mut self, problem: Problem, range: Range<usize>) {
        self.problems.push(problem.at(Place::within(&self.file.origin, &self.file.text, range)));
    }

    /// An empty label helps nobody; without the line another language or form stands in.
    fn say_empty(&mut self, message: String, at: Range<usize>) {
        self.say(Problem::error(message).hint("write what pages shall say, or remove it"), at);
    }

    fn text(&mut self, key: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        match value.get_ref() {
            DeValue::String(text) if is_invisible(text) => {
                self.say_empty(format!("the string \"{key}\" is empty"), value.span());
                None
            }
            DeValue::String(text) => Some(Text::of(text)),
            DeValue::Table(forms) => self.forms(key, at, forms),
            _ => {
                let problem = Problem::error(format!("the string \"{key}\" is no text"))
                    .hint(format!("write {key} = \"…\", or a table of plural forms"));
                self.say(problem, value.span());
                None
            }
        }
    }

    /// A table of plural forms, held against what the language needs.
    fn forms(&mut self, key: &str, at: Range<usize>, table: &DeTable<'_>) -> Option<Text> {
        let needed = needed(self.lang);
        let mut forms = Vec::new();
        for (name, value) in table {
            let word: &str = name.get_ref();
            let form = FORMS.iter().find(|(known, _)| *known == word);
            match (form, value.get_ref()) {
                (None, _) => {
                    let problem = Problem::error(format!("\"{word}\" is no plural form")).hint(format!(
                        "the plural forms of {} are {}",
                        self.lang,
                        needed.join(", ")
                    ));
                    self.say(problem, name.span());
                }
                (Some(_), DeValue::String(text)) if is_invisible(text) => {
                    self.say_empty(format!("the form \"{word}\" of \"{key}\" is empty"), value.span());
                }
                (Some((_, form)), DeValue::String(text)) => forms.push((*form, &**text)),
                (Some(_), _) => {
                    let problem = Problem::error(format!("the form \"{word}\" of \"{key}\" is no text"))
                        .hint(format!("write {key}.{word} = \"…\""));
                    self.say(problem, value.span());
                }
            }
        }
        let lacking: Vec<_> = needed.into_iter().filter(|word| !table.contains_key(*word)).collect();
        if !lacking.is_empty() {
            let message =
                format!("\"{key}\" lacks plural forms that {} needs: {}", self.lang, lacking.join(", "));
            let hint = format!("add {key}.{} = \"…\"; until then another form is printed", lacking[0]);
            self.say(Problem::warning(message).hint(hint), at);
        }
        Text::plural(forms.into_iter())
    }

    /// Whether the file is the portal's. A theme's strings may be for templates that the portal has replaced.
    fn is_portals(&self) -> bool {
        self.file.origin.starts_with("i18n/")
    }

    /// A portal's string that nothing asks for and no theme has is a slip.
    fn check_key(&mut self, key: &str, at: Range<usize>, known: &Known) {
        if !self.is_portals() || known.contains_key(key) || self.asked.knows(key) {
            return;
        }
        let candidates = known.keys().map(String::as_str).chain(self.asked.keys().map(|(key, _)| key));
        let problem = Problem::warning(format!("no template asks for the string \"{key}\""));
        let problem = match nearest(key, candidates) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint("remove it, or print it with t(key=…)"),
        };
        self.say(problem, at);
    }

    /// A place that neither a call of `t` fills nor the theme's string has would be printed with its braces.
    fn check_places(&mut self, key: &str, at: Range<usize>, text: &Text, known: &Known) {
        let given = self.asked.arguments(key);
        let earlier = known.get(key).and_then(Option::as_ref);
        if !self.is_portals() || (given.is_none() && earlier.is_none()) {
            return;
        }
        let names: BTreeSet<&str> = given.into_iter().chain(earlier).flatten().map(String::as_str).collect();
        for place in text.places() {
            if names.contains(place) {
                continue;
            }
            let problem = Problem::error(format!("nothing fills {{{place}}} of the string \"{key}\""));
            let list: Vec<_> = names.iter().map(|name| format!("{{{name}}}")).collect();
            let hint = if list.is_empty() {
                "it takes no arguments".to_owned()
            } else {
                format!("it may have {}", list.join(", "))
            };
            self.say(problem.hint(hint), at.clone());
        }
    }
}
