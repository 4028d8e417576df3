//! Strings that are asked for and are not there.

use crate::base::problem::Problem;
use crate::base::text::nearest;
use crate::press::strings::asked::OWN;
use crate::press::strings::{AUTONYM, Asked, Strings};
use std::collections::BTreeSet;

/// Says which strings no language has, and for each edition which its language lacks. Gives back the former.
pub(super) fn report(
    strings: &Strings,
    langs: &[&str],
    asked: &Asked,
    problems: &mut Vec<Problem>,
) -> BTreeSet<String> {
    let known = |key: &str| langs.iter().any(|lang| strings.find(lang, key).is_some());
    let keys: BTreeSet<&str> = asked.keys().map(|(key, _)| key).collect();
    let mut nowhere_found = BTreeSet::new();
    for (key, place) in asked.keys().filter(|(key, _)| !known(key)) {
        nowhere_found.insert(key.to_owned());
        let lang = langs.first().copied().unwrap_or("en");
        problems.push(nowhere(strings, lang, key).at(place.clone()));
    }
    // An edition that stands alone names its language nowhere.
    let own = OWN.into_iter().filter(|key| langs.len() > 1 || *key != AUTONYM);
    let keys: BTreeSet<&str> = keys.into_iter().chain(own).filter(|key| known(key)).collect();
    for lang in langs {
        let table = strings.tables.get(*lang);
        let has = |key: &str| table.is_some_and(|table| table.has_own(key));
        let lacking: Vec<_> = keys.iter().copied().filter(|key| !has(key)).collect();
        if let Some(first) = lacking.iter().find(|key| **key != AUTONYM).or(lacking.first()) {
            problems.push(lacks(strings, lang, &lacking, first, lacking.len() == keys.len()));
        }
    }
    nowhere_found
}

/// A key that no table has.
pub(super) fn nowhere(strings: &Strings, lang: &str, key: &str) -> Problem {
    let known =
        strings.tables.get(lang).into_iter().flat_map(|table| table.strings.keys()).map(String::as_str);
    let hint = match nearest(key, known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("add it to i18n/{lang}.toml"),
    };
    Problem::warning(format!("no language has the string \"{key}\"")).hint(hint)
}

/// What the language of an edition lacks, and what its pages show instead.
fn lacks(strings: &Strings, lang: &str, keys: &[&str], first: &str, has_none: bool) -> Problem {
    let shown = strings.find(lang, first).map_or("en", |entry| entry.lang.as_str());
    let message = if has_none {
        format!("there are no strings of the interface in {lang}: its pages show those in {shown}")
    } else {
        let quoted: Vec<_> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        let of = if keys.len() == 1 { "the string" } else { "the strings" };
        format!("{lang} lacks {of} {}: its pages show {shown}", quoted.join(", "))
    };
    let hint = if has_none { "add the file" } else { "add what is missing to" };
    Problem::warning(message).hint(format!("{hint} i18n/{lang}.toml"))
}
