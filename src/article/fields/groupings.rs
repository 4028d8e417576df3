//! Sectors, tags, authors, series, provider: what an article is filed under.

use super::keys::slip;
use super::{Fields, Key, scalars::scalar};
use crate::article::Term;
use crate::article::front::{Entry, Node, Value};
use crate::base::problem::Problem;
use crate::base::slug::slug;
use crate::base::text::nearest;
use crate::config::{Author, Config};
use std::borrow::Cow;
use std::ops::Range;

/// What parts tags in one string.
const COMMAS: [char; 4] = [',', '\u{3001}', '\u{ff0c}', '\u{60c}'];

/// The keys of a table that hold a grouping's name.
const NAMES: [&str; 5] = ["name", "title", "display_name", "label", "slug"];

/// How many sectors, tags or authors an article may have. Each has a page that shows the article with all of them, so
/// what a hostile file costs would grow with the square of their number.
const MOST: usize = 256;

impl<'a> Fields<'a> {
    /// The sectors: one that the configuration names has its slug there.
    pub(in crate::article) fn sectors(&mut self) -> Vec<Term> {
        let sectors = self.terms(Key::Sectors, |config, name, slug| {
            let sector = config.sector(slug).or_else(|| {
                config.sectors.iter().find(|sector| {
                    sector.title.texts().any(|title| same(title, name))
                        || sector.slugs.by_lang.values().any(|own| own == slug)
                })
            })?;
            Some(Term { slug: sector.slug.clone(), name: name.to_owned() })
        });
        self.report_strange(&sectors);
        sectors
    }

    /// Names sectors that are likely typos of one that the configuration names.
    fn report_strange(&mut self, sectors: &[Term]) {
        for term in sectors.iter().filter(|term| self.config.sector(&term.slug).is_none()) {
            let sectors = self.config.sectors.iter();
            let known = sectors.flat_map(|sector| sector.title.texts().chain([sector.slug.as_str()]));
            let Some(meant) = slip(&term.name, known) else {
                continue;
            };
            let message = format!("config.toml names no sector \"{}\": it becomes one of its own", term.name);
            let problem = Problem::warning(message).hint(format!("did you mean \"{meant}\"?"));
            if let Some(span) = self.span_of_sector(&term.name) {
                self.report(&span, problem);
            }
        }
    }

    /// Where a sector is named.
    fn span_of_sector(&self, name: &str) -> Option<Range<usize>> {
        self.sheet.all(Key::Sectors).find_map(|entry| {
            let mut named = names(entry, self.separators(entry, Key::Sectors)).into_iter();
            named.find(|named| named.name == name).map(|named| named.node.span.clone())
        })
    }

    /// The tags.
    pub(in crate::article) fn tags(&mut self) -> Vec<Term> {
        self.terms(Key::Tags, |_, _, _| None)
    }

    /// The authors: one that the configuration names has slug and name from there.
    pub(in crate::article) fn authors(&mut self) -> Vec<Term> {
        self.terms(Key::Authors, |config, name, slug| {
            let author = config.author(slug).or_else(|| {
                let called = |author: &&Author| author.name.texts().any(|own| same(own, name));
                config.authors.iter().find(|author| author.slug == name || called(author))
            })?;
            Some(Term { slug: author.slug.clone(), name: author.name.any.clone() })
        })
    }

    /// The series.
    pub(in crate::article) fn series(&mut self) -> Option<Term> {
        self.terms(Key::Series, |_, _, _| None).into_iter().next()
    }

    /// All groupings of a key, without repeats. `known` names those of the configuration by name and slug.
    fn terms(&mut self, key: Key, known: fn(&Config, &str, &str) -> Option<Term>) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        let entries: Vec<_> = self.sheet.all(key).collect();
        for entry in entries {
            for named in names(entry, self.separators(entry, key)) {
                let Some(term) = self.term(entry, &named, known) else {
                    continue;
                };
                if terms.iter().any(|other| other.slug == term.slug) {
                    continue;
                }
                if terms.len() == MOST {
                    self.too_many(entry);
                    return terms;
                }
                terms.push(term);
            }
        }
        terms
    }

    fn too_many(&mut self, entry: &Entry<'a>) {
        let message = format!("\"{}\" holds more than {MOST} names", entry.key);
        self.report(
            &entry.node.span,
            Problem::error(message).hint("keep those that a reader would look for"),
        );
    }

    /// What parts the names of one string: commas those of tags, spaces those of Jekyll's `tags` and `categories`. A
    /// sector may have a comma in its name.
    fn separators(&self, entry: &Entry<'a>, key: Key) -> &'static [char] {
        let of_jekyll = self.splits_at_spaces && matches!(entry.key.as_ref(), "tags" | "categories");
        match &entry.node.value {
            Value::Text(text) if of_jekyll && !text.contains(COMMAS) => &[' ', '\t', '\n'],
            Value::Text(_) if key == Key::Tags => &COMMAS,
            _ => &[],
        }
    }

    /// One grouping.
    fn term(
        &mut self,
        entry: &Entry<'a>,
        named: &Named<'a>,
        known: fn(&Config, &str, &str) -> Option<Term>,
    ) -> Option<Term> {
        let (name, node) = (named.name.as_ref(), named.node);
        if name.is_empty() {
            self.nameless(entry, node);
            return None;
        }
        let slug = slug(named.slug.as_deref().unwrap_or(name), self.config.urls.slugs, self.lang);
        if let Some(term) = known(self.config, name, &slug) {
            return Some(term);
        }
        if slug.is_empty() {
            let message = format!(
                "\"{}\" names \"{name}\", which holds no letter or digit that a URL can carry",
                entry.key
            );
            let hint = "give it another name, or a table with `name` and `slug`";
            self.report(&node.span, Problem::error(message).hint(hint));
            return None;
        }
        Some(Term { slug, name: name.to_owned() })
    }

    /// Records that a value names nothing.
    fn nameless(&mut self, entry: &Entry<'a>, node: &Node<'a>) {
        let message = match &node.value {
            Value::Table(_) => format!("a table in \"{}\" has no `name`", entry.key),
            _ => format!("\"{}\" holds {}, not a name", entry.key, node.kind()),
        };
        self.report(&node.span, Problem::error(message).hint("write a string, or a table with `name`"));
    }

    /// Refuses a provider of a standalone page, which has none: its text would be printed as our own.
    pub(in crate::article) fn refuse_provider(&mut self) {
        if let Some(entry) = self.sheet.one(Key::Provider) {
            let message = format!(
                "a standalone page has no \"{}\": its text would be printed as the portal's own",
                entry.key
            );
            let hint = "make an article of it, outside content/pages/ and with a date, or remove the line";
            self.report(&entry.node.span, Problem::error(message).hint(hint));
        }
    }

    /// The provider's slug, if the configuration names it.
    pub(in crate::article) fn provider(&mut self) -> Option<String> {
        if let Some(entry) = self.sheet.blank(Key::Provider) {
            let message = format!("\"{}\" names nobody: the text is printed as the portal's own", entry.key);
            let hint = "name who supplied the article, or remove the line";
            self.report(&entry.key_span, Problem::warning(message).hint(hint));
        }
        let entry = self.sheet.one(Key::Provider)?;
        let Named { name, slug: own, node } = names(entry, &[]).into_iter().next()?;
        let wanted = own.as_deref().unwrap_or(&name);
        let slug = slug(wanted, self.config.urls.slugs, self.lang);
        let mut providers = self.config.providers.iter();
        let found = providers.find(|provider| {
            let called = || provider.name.texts().any(|own| same(own, &name));
            provider.slug == wanted || provider.slug == slug || called()
        });
        if found.is_none() {
            let providers = self.config.providers.iter();
            let names = providers.flat_map(|provider| provider.name.texts().chain([provider.slug.as_str()]));
            let hint = nearest(wanted, names).map_or_else(
                || {
                    format!(
                        "name it in config.toml: [providers.{}]",
                        if slug.is_empty() { "SLUG" } else { &slug }
                    )
                },
                |near| format!("did you mean \"{near}\"?"),
            );
            self.report(&node.span, Problem::error(format!("unknown provider \"{wanted}\"")).hint(hint));
        }
        found.map(|provider| provider.slug.clone())
    }
}

/// Whether two names are the same but for case.
fn same(one: &str, other: &str) -> bool {
    one == other || (one.len() == other.len() && one.to_lowercase() == other.to_lowercase())
}

/// A name as a file gives it.
struct Named<'a> {
    /// The name; empty if there is none.
    name: Cow<'a, str>,
    /// The slug that the file gives it.
    slug: Option<Cow<'a, str>>,
    /// Where it stands.
    node: &'a Node<'a>,
}

/// One name: a word, or a table with `name` and `slug`.
fn named<'a>(node: &'a Node<'a>) -> Named<'a> {
    let Value::Table(entries) = &node.value else {
        let name = scalar(node).unwrap_or_default();
        return Named { name, slug: None, node };
    };
    let text = |wanted: &str| {
        let found = entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(wanted))?;
        scalar(&found.node).filter(|text| !text.is_empty())
    };
    let name = NAMES.iter().find_map(|name| text(name)).unwrap_or_default();
    Named { name, slug: text("slug"), node }
}

/// The names that an entry holds; one string is several where it has one of `separators`.
fn names<'a>(entry: &'a Entry<'a>, separators: &[char]) -> Vec<Named<'a>> {
    let node = &entry.node;
    match &node.value {
        Value::List(list) => list.iter().filter(|node| !node.is_empty()).map(named).collect(),
        Value::Text(text) if !separators.is_empty() => text
            .split(separators)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| Named { name: part.into(), slug: None, node })
            .collect(),
        _ => vec![named(node)],
    }
}
