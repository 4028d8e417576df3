//! What the value of a key must be, and what is wrong with one that is not.

use crate::base::text::nearest;
use crate::config::language::canonical;
use crate::config::words::{listed, quoted, toml_key};
use crate::config::{forms, source};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any string.
    Text,
    /// A string, or a table of strings by language tag, with `default` for all other languages.
    Localized,
    /// The same, of someone or something: none of the strings may be empty.
    Name,
    /// A table of strings by language tag, with `default` for all other languages.
    ByLanguage,
    /// True or false.
    Switch,
    /// A whole number.
    Number {
        /// The least that it may be.
        least: i64,
        /// The most that it may be.
        most: i64,
    },
    /// A list of whole numbers, each at most once.
    Numbers {
        /// The least that each may be.
        least: i64,
        /// The most that each may be.
        most: i64,
    },
    /// One of a few words.
    Choice(fn() -> Vec<&'static str>),
    /// A list of words, each at most once.
    Choices(fn() -> Vec<&'static str>),
    /// A string of a certain form.
    Form {
        /// What the string is, for the documentation.
        what: &'static str,
        /// Says what is wrong with it.
        check: fn(&str) -> Result<(), Wrong>,
    },
    /// A list of strings of a certain form, each at most once.
    Forms {
        /// What each string is, for the documentation.
        what: &'static str,
        /// Says what is wrong with one.
        check: fn(&str) -> Result<(), Wrong>,
    },
    /// A table of anything.
    Free,
}

/// What is wrong with a value, and what would be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// What is wrong, after the value and a colon.
    pub reason: String,
    /// What would be right.
    pub hint: String,
}

impl Wrong {
    /// What is wrong, and what would be right.
    pub(super) fn new(reason: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { reason: reason.into(), hint: hint.into() }
    }
}

/// Something wrong within a value.
pub(super) struct Fault {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// What follows the key's path where a part of the value is meant (`.en`), else empty.
    pub(super) inner: String,
    /// What is wrong, after the path.
    pub(super) says: String,
    /// What would be right.
    pub(super) hint: Option<String>,
}

impl Fault {
    fn new(span: Range<usize>, says: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { span, inner: String::new(), says: says.into(), hint: Some(hint.into()) }
    }

    fn of(value: &Spanned<DeValue<'_>>, shown: &str, wrong: Wrong) -> Self {
        Self::new(value.span(), format!("is {shown}: {}", wrong.reason), wrong.hint)
    }

    fn within(mut self, part: &str) -> Self {
        self.inner = format!(".{}{}", toml_key(part), self.inner);
        self
    }
}

impl Kind {
    /// What a value must be, as a message says it.
    #[must_use]
    pub fn wanted(self) -> &'static str {
        match self {
            Self::Text | Self::Choice(_) | Self::Form { .. } => "a string",
            Self::Localized | Self::Name => "a string, or a table of strings by language,",
            Self::ByLanguage => "a table of strings by language",
            Self::Switch => "true or false",
            Self::Number { .. } => "a whole number",
            Self::Numbers { .. } => "a list of whole numbers",
            Self::Choices(_) | Self::Forms { .. } => "a list of strings",
            Self::Free => "a table",
        }
    }

    /// What is wrong with a value; nothing if it is what it must be.
    pub(super) fn faults(self, value: &Spanned<DeValue<'_>>) -> Vec<Fault> {
        let wrong = match (self, value.get_ref()) {
            (Self::Localized | Self::ByLanguage, DeValue::Table(table)) => return localized_faults(table),
            (Self::Name, DeValue::Table(table)) => return names_faults(table),
            (Self::Name, DeValue::String(text)) => forms::name(text).err(),
            (Self::Choices(names), DeValue::Array(items)) => {
                let names = names();
                return list_faults(items, &|word| choice_wrong(word, &names));
            }
            (Self::Forms { check, .. }, DeValue::Array(items)) => {
                return list_faults(items, &|text| check(text).err());
            }
            (Self::Numbers { least, most }, DeValue::Array(items)) => {
                return numbers_faults((value.span(), items), least, most);
            }
            (Self::Text | Self::Localized, DeValue::String(_))
            | (Self::Switch, DeValue::Boolean(_))
            | (Self::Free, DeValue::Table(_)) => return Vec::new(),
            (Self::Number { least, most }, DeValue::Integer(number)) => {
                let fault = number_wrong(number, least, most);
                return fault.map(|wrong| Fault::of(value, &number.to_string(), wrong)).into_iter().collect();
            }
            (Self::Choice(names), DeValue::String(word)) => choice_wrong(word, &names()),
            (Self::Form { check, .. }, DeValue::String(text)) => check(text).err(),
            _ => return vec![self.wrong_type(value)],
        };
        let shown = quoted(value.get_ref().as_str().unwrap_or_default());
        wrong.map(|wrong| Fault::of(value, &shown, wrong)).into_iter().collect()
    }

    fn wrong_type(self, value: &Spanned<DeValue<'_>>) -> Fault {
        Fault {
            span: value.span(),
            inner: String::new(),
            says: format!("is {}; {} is wanted", found(value.get_ref()), self.wanted()),
            hint: None,
        }
    }
}

/// A value's type, as a message says it.
pub(super) fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The value of a whole number, if 64 bits hold it.
pub(super) fn integer(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn number_wrong(number: &DeInteger<'_>, least: i64, most: i64) -> Option<Wrong> {
    if integer(number).is_some_and(|number| (least..=most).contains(&number)) {
        return None;
    }
    if (least, most) == (i64::MIN, i64::MAX) {
        return Some(Wrong::new("64 bits cannot hold it", "write a smaller number"));
    }
    let bounds = format!("from {least} to {most}");
    Some(Wrong::new(format!("it must be {bounds}"), format!("write a number {bounds}")))
}

fn numbers_faults(
    (span, items): (Range<usize>, &[Spanned<DeValue<'_>>]),
    least: i64,
    most: i64,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = Vec::new();
    for item in items {
        let Some(number) = item.get_ref().as_integer() else {
            let says = format!("holds {}; whole numbers are wanted", found(item.get_ref()));
            faults.push(Fault::new(item.span(), says, "write each number without quotes"));
            continue;
        };
        let value = integer(number);
        let repeated = Wrong::new("it is named twice", "name it once");
        let wrong = number_wrong(number, least, most).or_else(|| seen.contains(&value).then_some(repeated));
        if let Some(wrong) = wrong {
            faults.push(Fault::new(item.span(), format!("holds {number}: {}", wrong.reason), wrong.hint));
        }
        seen.push(value);
    }
    if items.is_empty() {
        faults.push(Fault::new(span, "is empty", "name at least one number"));
    }
    faults
}

fn choice_wrong(word: &str, names: &[&'static str]) -> Option<Wrong> {
    if names.contains(&word) {
        return None;
    }
    let all: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let hint = match nearest(word, names.iter().copied()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("write {}", listed(&all, "or")),
    };
    Some(Wrong::new(format!("it must be {}", listed(&all, "or")), hint))
}

fn list_faults(items: &[Spanned<DeValue<'_>>], wrong_with: &dyn Fn(&str) -> Option<Wrong>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = Vec::new();
    for item in items {
        let Some(word) = item.get_ref().as_str() else {
            let says = format!("holds {}; strings are wanted", found(item.get_ref()));
            faults.push(Fault::new(item.span(), says, "write each word between quotes"));
            continue;
        };
        let repeated = Wrong::new("it is named twice", "name it once");
        let wrong = wrong_with(word).or_else(|| seen.contains(&word).then_some(repeated));
        if let Some(wrong) = wrong {
            let says = format!("holds {}: {}", quoted(word), wrong.reason);
            faults.push(Fault::new(item.span(), says, wrong.hint));
        }
        seen.push(word);
    }
    faults
}

/// The name of a text for every language that has none of its own.
pub(super) const ANY_LANGUAGE: &str = "default";

fn names_faults(table: &DeTable<'_>) -> Vec<Fault> {
    let empty = source::entries(table).into_iter().filter_map(|(key, value)| {
        let wrong = forms::name(value.get_ref().as_str()?).err()?;
        Some(Fault::of(value, &quoted(value.get_ref().as_str()?), wrong).within(key.get_ref()))
    });
    localized_faults(table).into_iter().chain(empty).collect()
}

fn localized_faults(table: &DeTable<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (key, value) in source::entries(table) {
        let name = key.get_ref().as_ref();
        let tag = if name == ANY_LANGUAGE { Some(name.to_owned()) } else { canonical(name) };
        let repeated = tag.as_ref().and_then(|tag| seen.iter().find(|(other, _)| other == tag));
        if tag.is_none() {
            let hint = "write a tag such as `id`, `pt-BR` or `zh-Hans`, or `default` for all other languages";
            let says = "is for no language: there is no such BCP 47 tag";
            faults.push(Fault::new(key.span(), says, hint).within(name));
        } else if let Some((_, first)) = repeated {
            let says = format!("is for the same language as `{first}`");
            faults.push(Fault::new(key.span(), says, "keep one of the two").within(name));
        }
        if !value.get_ref().is_str() {
            let says = format!("is {}; a string is wanted", found(value.get_ref()));
            faults.push(Fault::new(value.span(), says, "write a text between quotes").within(name));
        }
        seen.extend(tag.map(|tag| (tag, name)));
    }
    faults
}
