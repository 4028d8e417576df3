//! Strings of the interface: for each edition what its pages say, from the files of the theme and of the portal.

mod asked;
mod fallback;
mod file;
mod gaps;
mod text;

pub(crate) use asked::Asked;
pub(crate) use text::{Text, joined};

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::config::language::canonical;
use crate::press::strings::file::{Known, Reading};
use crate::press::theme::ThemeFile;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The string that names its language in itself.
pub(crate) const AUTONYM: &str = "autonym";

/// Strings of the interface by the language of an edition.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    tables: BTreeMap<String, Table>,
    /// All keys of all tables, sorted.
    keys: Vec<Arc<str>>,
    /// Keys that no table has and that templates ask for by name: said once, with their place.
    said: BTreeSet<String>,
}

/// What the pages of one edition say.
#[derive(Debug, Default)]
struct Table {
    lang: Arc<str>,
    /// By key: the language's own strings, and those that stand in for what it lacks.
    strings: BTreeMap<String, Arc<Entry>>,
    /// The languages that count as the edition's own.
    chain: Vec<String>,
    /// What the language calls itself; with what tells it from another edition's of that name.
    name: String,
    /// Of everything that pages may be given.
    print: Fingerprint,
}

/// A string, and whose it is.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) text: Text,
    /// The language that it is written in, whose plural rules it follows.
    pub(crate) lang: String,
    /// That language in its shortest form.
    shortest: String,
}

impl Entry {
    /// The string, if it takes no arguments.
    pub(crate) fn plain(&self) -> Option<&str> {
        match &self.text {
            Text::Plain(text) => text.as_str(),
            Text::Filled(_) | Text::Plural(_) => None,
        }
    }
}

/// The strings of files by the shortest form of their language.
type Layers = BTreeMap<String, BTreeMap<String, Arc<Entry>>>;

impl Strings {
    /// The strings of editions, the default one first. Files are given in the order of their precedence, the weakest
    /// first. The problems may be warnings alone.
    pub(crate) fn read(
        files: &[(String, ThemeFile)],
        langs: &[&str],
        asked: &Asked,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let chains: Vec<_> = langs.iter().map(|lang| fallback::chain(lang)).collect();
        let spare = chains.first().cloned().unwrap_or_default();
        let wanted: BTreeSet<_> = chains.iter().flatten().cloned().chain(["en".to_owned()]).collect();
        let layers = layers(files, &wanted, asked, problems);
        let mut tables = BTreeMap::new();
        for (lang, chain) in langs.iter().zip(chains) {
            let english = "en".to_owned();
            let mut strings = BTreeMap::new();
            for step in chain.iter().chain(&spare).chain([&english]).filter_map(|step| layers.get(step)) {
                for (key, entry) in step {
                    strings.entry(key.clone()).or_insert_with(|| Arc::clone(entry));
                }
            }
            let table = Table { lang: Arc::from(*lang), strings, chain, ..Table::default() };
            tables.insert((*lang).to_owned(), table);
        }
        let keys: BTreeSet<_> = tables.values().flat_map(|table: &Table| table.strings.keys()).collect();
        let keys = keys.into_iter().map(|key| Arc::from(key.as_str())).collect();
        let mut strings = Self { tables, keys, said: BTreeSet::new() };
        strings.take_names();
        strings.take_prints();
        strings.said = gaps::report(&strings, langs, asked, problems);
        strings
    }

    /// The string of a key: in the language of the edition or its kin, else in the default edition's, else in English.
    pub(crate) fn find(&self, lang: &str, key: &str) -> Option<&Entry> {
        self.tables.get(lang)?.strings.get(key).map(Arc::as_ref)
    }

    /// The number of a key.
    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        self.keys.binary_search_by(|known| (**known).cmp(key)).ok()
    }

    /// The key of a number, and the language of an edition as tables name it.
    pub(crate) fn named(&self, lang: &str, number: usize) -> Option<(Arc<str>, Arc<str>)> {
        Some((Arc::clone(&self.tables.get(lang)?.lang), Arc::clone(self.keys.get(number)?)))
    }

    /// The fingerprint of what pages in a language say for a key.
    pub(crate) fn print(&self, lang: &str, key: &str) -> Fingerprint {
        self.find(lang, key).map_or_else(Fingerprint::default, |entry| {
            Fingerprint::of_parts([entry.lang.as_bytes(), entry.text.source().as_bytes()])
        })
    }

    /// The fingerprint of what languages call themselves.
    pub(crate) fn autonyms(&self) -> Fingerprint {
        let names: Vec<_> = self.tables.keys().map(|lang| self.autonym(lang)).collect();
        Fingerprint::of_parts(names.into_iter().map(str::as_bytes))
    }

    /// What the language of an edition calls itself; its tag if no file says it.
    pub(crate) fn autonym<'s>(&'s self, lang: &'s str) -> &'s str {
        self.tables.get(lang).map_or(lang, |table| &table.name)
    }

    /// What to say of a key that no table has, unless that is said already.
    pub(crate) fn missing(&self, lang: &str, key: &str) -> Option<Problem> {
        (!self.said.contains(key)).then(|| gaps::nowhere(self, lang, key))
    }

    /// The fingerprint of everything that pages in a language may be given.
    pub(crate) fn fingerprint(&self, lang: &str) -> Fingerprint {
        self.tables.get(lang).map(|table| table.print).unwrap_or_default()
    }

    /// Names every language. Those that are called the same are told apart by what their tags have besides the language,
    /// a region mostly: "English (GB)".
    fn take_names(&mut self) {
        let plain = |table: &Table| {
            let own = Some(AUTONYM).filter(|key| table.has_own(key));
            own.and_then(|key| table.strings.get(key)?.plain()).unwrap_or(&table.lang).to_owned()
        };
        let names: Vec<_> = self.tables.values().map(plain).collect();
        for (table, name) in self.tables.values_mut().zip(&names) {
            let is_shared = names.iter().filter(|other| *other == name).count() > 1;
            let rest = table.lang.split_once('-').filter(|_| is_shared).map(|(_, rest)| rest);
            table.name = rest.map_or_else(|| name.clone(), |rest| format!("{name} ({rest})"));
        }
    }

    /// Every page may name every language.
    fn take_prints(&mut self) {
        let names = self.autonyms();
        for table in self.tables.values_mut() {
            let parts: Vec<_> = table
                .strings
                .iter()
                .map(|(key, entry)| format!("{key}\0{}\0{}", entry.lang, entry.text.source()))
                .collect();
            table.print = names.then(Fingerprint::of_parts(parts.iter().map(String::as_bytes)));
        }
    }
}

impl Table {
    /// Whether a key's string is in the edition's own language.
    fn has_own(&self, key: &str) -> bool {
        self.strings.get(key).is_some_and(|entry| self.chain.contains(&entry.shortest))
    }
}

/// What the files say. A theme's language that no edition is in is not read.
fn layers(
    files: &[(String, ThemeFile)],
    wanted: &BTreeSet<String>,
    asked: &Asked,
    problems: &mut Vec<Problem>,
) -> Layers {
    let mut layers = Layers::new();
    let mut known = Known::new();
    for (name, file) in files {
        let Some(lang) = canonical(name) else {
            let problem = Problem::error(format!("\"{name}\" is no language"));
            problems.push(
                problem
                    .at(Place::file(&file.origin))
                    .hint("name the file by a BCP 47 tag: id.toml, zh-Hant.toml"),
            );
            continue;
        };
        let shortest = fallback::shortest(&lang);
        if !wanted.contains(&shortest) && !file.origin.starts_with("i18n/") {
            continue;
        }
        if !wanted.contains(&shortest) {
            let message = format!("no edition is in {lang}: nothing shows these strings");
            let hint = format!("add [editions.{lang}] to config.toml, or remove the file");
            problems.push(Problem::warning(message).at(Place::file(&file.origin)).hint(hint));
        }
        let strings = Reading { lang: &lang, file, asked, problems }.strings(&mut known);
        let entry = |text| Arc::new(Entry { text, lang: lang.clone(), shortest: shortest.clone() });
        let entries: Vec<_> = strings.into_iter().map(|(key, text)| (key, entry(text))).collect();
        layers.entry(shortest).or_default().extend(entries);
    }
    layers
}
