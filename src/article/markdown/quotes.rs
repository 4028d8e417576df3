//! Quotation marks of the language, in place of straight ones. Typographic marks that the author wrote stay, and
//! template syntax of other generators stays as it is.

use crate::article::foreign;
use pulldown_cmark::{CowStr, Event};
use std::ops::Range;

/// The marks of a language: around a quotation, and around one within it.
#[derive(Clone, Copy)]
struct Marks {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
}

/// Puts a language's marks in the place of those that the parser made of straight ones.
pub(in crate::article) struct Quotes<'a, I> {
    events: I,
    source: &'a str,
    marks: Option<Marks>,
    /// Whether an inner quotation is open: a closing mark looks like an apostrophe.
    inner: bool,
    /// Template syntax of other generators, in which quotes and dashes are no punctuation.
    foreign: Vec<Range<usize>>,
}

/// What the parser makes of straight quotes, hyphens and dots.
const SMART: [&str; 7] = ["\u{2018}", "\u{2019}", "\u{201c}", "\u{201d}", "\u{2013}", "\u{2014}", "\u{2026}"];

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Quotes<'a, I> {
    /// Of a parser's events and the Markdown that they come from.
    pub(in crate::article) fn new(events: I, source: &'a str, lang: &str) -> Self {
        Self {
            events,
            source,
            marks: marks(lang),
            inner: false,
            foreign: foreign::pieces(source).into_iter().map(|(_, range)| range).collect(),
        }
    }

    /// What the file has in the place of a mark that the parser made within template syntax.
    fn written(&self, made: &str, range: &Range<usize>) -> Option<&'a str> {
        let is_foreign = SMART.contains(&made) && foreign::within(&self.foreign, range);
        self.source.get(range.clone()).filter(|_| is_foreign)
    }

    /// The mark that stands for a straight one.
    fn mark(&mut self, made: &str, range: &Range<usize>, marks: Marks) -> Option<&'static str> {
        let straight = *self.source.as_bytes().get(range.start).filter(|_| range.len() == 1)?;
        match (straight, made) {
            (b'"', "\u{201c}") => Some(marks.outer.0),
            (b'"', "\u{201d}") => Some(marks.outer.1),
            (b'\'', "\u{2018}") => {
                self.inner = true;
                Some(marks.inner.0)
            }
            (b'\'', "\u{2019}") if self.inner && !self.within_word(range.end) => {
                self.inner = false;
                Some(marks.inner.1)
            }
            _ => None,
        }
    }

    /// Whether a letter or digit follows: then it is an apostrophe.
    fn within_word(&self, end: usize) -> bool {
        self.source.get(end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    }
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Quotes<'a, I> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        let (event, range) = self.events.next()?;
        if let Event::Text(text) = &event
            && let Some(written) = self.written(text, &range)
        {
            return Some(Event::Text(CowStr::Borrowed(written)));
        }
        if let (Some(marks), Event::Text(text)) = (self.marks, &event)
            && let Some(mark) = self.mark(text, &range, marks)
        {
            return Some(Event::Text(CowStr::Borrowed(mark)));
        }
        Some(event)
    }
}

/// The marks of a language; `None` for the English ones, which the parser makes.
fn marks(lang: &str) -> Option<Marks> {
    let lower = lang.to_ascii_lowercase().replace('_', "-");
    let primary = lower.split('-').next().unwrap_or_default();
    let region = |names: &[&str]| names.iter().any(|name| lower.split('-').skip(1).any(|part| part == *name));
    let marks = |outer, inner| Some(Marks { outer, inner });
    match primary {
        "de" if region(&["ch", "li"]) => marks(("\u{ab}", "\u{bb}"), ("\u{2039}", "\u{203a}")),
        "de" | "cs" | "sk" | "sl" | "lt" | "lv" | "et" | "is" | "bg" | "ka" | "mk" | "hsb" => {
            marks(("\u{201e}", "\u{201c}"), ("\u{201a}", "\u{2018}"))
        }
        "fr" => marks(("\u{ab}\u{202f}", "\u{202f}\u{bb}"), ("\u{201c}", "\u{201d}")),
        "pt" if !region(&["pt", "ao", "mz"]) => None,
        "es" | "it" | "pt" | "ca" | "gl" | "eu" | "el" | "ar" | "fa" | "hy" | "az" | "sq" => {
            marks(("\u{ab}", "\u{bb}"), ("\u{201c}", "\u{201d}"))
        }
        "nb" | "nn" | "no" => marks(("\u{ab}", "\u{bb}"), ("\u{2018}", "\u{2019}")),
        "ru" | "uk" | "be" | "kk" | "ky" | "tt" => marks(("\u{ab}", "\u{bb}"), ("\u{201e}", "\u{201c}")),
        "pl" | "ro" | "hr" | "sr" | "bs" => marks(("\u{201e}", "\u{201d}"), ("\u{201a}", "\u{2019}")),
        "hu" => marks(("\u{201e}", "\u{201d}"), ("\u{bb}", "\u{ab}")),
        "sv" | "fi" => marks(("\u{201d}", "\u{201d}"), ("\u{2019}", "\u{2019}")),
        "da" => marks(("\u{bb}", "\u{ab}"), ("\u{203a}", "\u{2039}")),
        "ja" => marks(("\u{300c}", "\u{300d}"), ("\u{300e}", "\u{300f}")),
        "zh" if region(&["hant", "tw", "hk", "mo"]) => {
            marks(("\u{300c}", "\u{300d}"), ("\u{300e}", "\u{300f}"))
        }
        "yue" => marks(("\u{300c}", "\u{300d}"), ("\u{300e}", "\u{300f}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;
    use pulldown_cmark::{Event, Parser};

    fn text(lang: &str, source: &str) -> String {
        let parser = Parser::new_ext(source, super::super::options(true)).into_offset_iter();
        Quotes::new(parser, source, lang)
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.into_string()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_language_has_its_marks() {
        let source = "\"Satu 'dua' tiga\"";
        for (lang, expected) in [
            ("id", "\u{201c}Satu \u{2018}dua\u{2019} tiga\u{201d}"),
            ("de", "\u{201e}Satu \u{201a}dua\u{2018} tiga\u{201c}"),
            ("fr", "\u{ab}\u{202f}Satu \u{201c}dua\u{201d} tiga\u{202f}\u{bb}"),
            ("es", "\u{ab}Satu \u{201c}dua\u{201d} tiga\u{bb}"),
            ("pt-BR", "\u{201c}Satu \u{2018}dua\u{2019} tiga\u{201d}"),
            ("pt-PT", "\u{ab}Satu \u{201c}dua\u{201d} tiga\u{bb}"),
            ("uk", "\u{ab}Satu \u{201e}dua\u{201c} tiga\u{bb}"),
            ("zh-Hant", "\u{300c}Satu \u{300e}dua\u{300f} tiga\u{300d}"),
            ("zh_TW", "\u{300c}Satu \u{300e}dua\u{300f} tiga\u{300d}"),
            ("zh-Hans", "\u{201c}Satu \u{2018}dua\u{2019} tiga\u{201d}"),
            ("sv", "\u{201d}Satu \u{2019}dua\u{2019} tiga\u{201d}"),
        ] {
            assert_eq!(text(lang, source), expected, "{lang}");
        }
    }

    #[test]
    fn apostrophes_and_the_authors_own_marks_stay() {
        assert_eq!(
            text("de", "'Geht's?' und \u{201c}so\u{201d}"),
            "\u{201a}Geht\u{2019}s?\u{2018} und \u{201c}so\u{201d}"
        );
        assert_eq!(text("fr", "l'eau d'hier"), "l\u{2019}eau d\u{2019}hier");
        assert_eq!(text("de", "`\"x\"` \\\"y\\\""), " \"y\"");
    }

    #[test]
    fn template_syntax_of_other_generators_stays_as_it_is() {
        for lang in ["en", "de"] {
            for written in [
                "{{< figure src=\"a.jpg\" title=\"It's -- so...\" >}}",
                "{% include a.html x='1' --- %}",
                "{{ youtube(id=\"x--y\") }}",
            ] {
                assert_eq!(text(lang, written), written);
            }
        }
        assert_eq!(text("en", "{{ \"a\" }} \"b\""), "{{ \"a\" }} \u{201c}b\u{201d}");
    }
}
