//! Punctuation of the language: its quotation marks in place of straight ones, its dashes and dots, its spaces.
//! Typographic marks that the author wrote stay, and template syntax of other generators stays as it is.

use super::marks::Marks;
use super::spaces;
use crate::article::foreign;
use crate::base::segment::is_unspaced;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::ops::Range;

/// Puts a language's marks in the place of those that the parser made of straight ones.
pub(in crate::article) struct Quotes<'a, I> {
    events: I,
    source: &'a str,
    marks: Marks,
    /// Whether spaces before marks are narrow and hold the line together.
    french: bool,
    /// Whether a block of code is open: nothing in it is punctuation.
    code: bool,
    /// Whether a quotation is open: where no space stands before a mark, that tells what it is.
    outer: bool,
    /// Whether an inner quotation is open: a closing mark looks like an apostrophe.
    inner: bool,
    /// Template syntax of other generators, in which quotes and dashes are no punctuation.
    foreign: Vec<Range<usize>>,
}

/// What the parser makes of straight quotes, hyphens and dots.
const SMART: [&str; 7] = ["\u{2018}", "\u{2019}", "\u{201c}", "\u{201d}", "\u{2013}", "\u{2014}", "\u{2026}"];

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Quotes<'a, I> {
    /// Of a parser's events and the Markdown that they come from; `smart`: whether the parser makes typographic marks.
    pub(in crate::article) fn new(events: I, source: &'a str, lang: &str, smart: bool) -> Self {
        Self {
            events,
            source,
            marks: Marks::of(lang),
            french: smart && lang.split(['-', '_']).next() == Some("fr"),
            code: false,
            outer: false,
            inner: false,
            foreign: foreign::pieces(source).into_iter().map(|(_, range)| range).collect(),
        }
    }

    /// What the file has in the place of a mark that the parser made within template syntax.
    fn written(&self, made: &str, range: &Range<usize>) -> Option<&'a str> {
        let is_foreign = SMART.contains(&made) && foreign::within(&self.foreign, range);
        self.source.get(range.clone()).filter(|_| is_foreign)
    }

    /// The mark that stands for straight ones.
    fn mark(&mut self, made: &str, range: &Range<usize>) -> Option<&'static str> {
        let marks = self.marks;
        let straight = self.source.get(range.clone())?;
        match (straight, made) {
            ("\"", "\u{201c}") if !self.outer && self.ends(range) => Some(self.end(range.start)),
            ("\"", "\u{201c}" | "\u{201d}") => {
                // The parser takes a mark between two letters for one that opens; in Korean, Japanese, Chinese and
                // Thai letters stand after one that closes.
                self.outer = made == "\u{201c}" && !(self.outer && self.follows_word(range.start));
                Some(if self.outer { marks.outer.0 } else { marks.outer.1 })
            }
            ("'", "\u{2018}") => {
                self.inner = true;
                Some(marks.inner.0)
            }
            ("'", "\u{2019}") if self.inner && !self.within_word(range.end) => {
                self.inner = false;
                Some(marks.inner.1)
            }
            ("'", "\u{2019}") if !self.inner && self.opens(range) => {
                self.inner = true;
                Some(marks.inner.0)
            }
            ("---", "\u{2014}") => Some(marks.dash),
            ("...", "\u{2026}") => Some(marks.ellipsis),
            _ => None,
        }
    }

    /// Whether a mark stands right behind something, with a space or nothing after it: it opens no quotation.
    fn ends(&self, range: &Range<usize>) -> bool {
        let before = self.before(range.start);
        let after = self.source[range.end..].trim_start_matches(['*', '_']).chars().next();
        before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(char::is_whitespace)
    }

    /// A mark that ends what nothing began: after a digit it stands for inches or seconds.
    fn end(&self, start: usize) -> &'static str {
        let is_unit = self.before(start).is_some_and(char::is_numeric);
        if is_unit { "\"" } else { self.marks.outer.1 }
    }

    /// The character before a place, emphasis aside.
    fn before(&self, start: usize) -> Option<char> {
        self.source[..start].trim_end_matches(['*', '_']).chars().next_back()
    }

    /// Whether a word, or what ends a sentence, stands before.
    fn follows_word(&self, start: usize) -> bool {
        self.before(start).is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}')
        })
    }

    /// Whether a letter of a script that has no apostrophes follows, and no other letter stands before.
    fn opens(&self, range: &Range<usize>) -> bool {
        let before = self.source[..range.start].chars().next_back();
        let after = self.source[range.end..].chars().next();
        after.is_some_and(has_no_apostrophe) && before.is_none_or(|c| !c.is_alphanumeric() || is_unspaced(c))
    }

    /// The text as the language has it, if that is another.
    fn punctuated(&mut self, text: &str, range: &Range<usize>) -> Option<CowStr<'a>> {
        if let Some(written) = self.written(text, range) {
            return Some(CowStr::Borrowed(written));
        }
        if let Some(mark) = self.mark(text, range) {
            return Some(CowStr::Borrowed(mark));
        }
        let is_plain =
            || !self.foreign.iter().any(|piece| piece.start < range.end && range.start < piece.end);
        let spaced = self.french.then(|| spaces::french(text, self.source, range)).flatten()?;
        is_plain().then(|| spaced.into())
    }

    /// Whether a letter or digit follows: then it is an apostrophe, but in scripts that have none.
    fn within_word(&self, end: usize) -> bool {
        let next = self.source.get(end..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_alphanumeric() && !has_no_apostrophe(c))
    }
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Quotes<'a, I> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        let (event, range) = self.events.next()?;
        match &event {
            // Two lines of Chinese or Japanese join without a space.
            Event::SoftBreak if spaces::are_joined(self.source, &range) => {
                Some(Event::Text(CowStr::Borrowed("")))
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                (self.outer, self.inner) = (false, false);
                Some(event)
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.code = true;
                Some(event)
            }
            Event::End(TagEnd::CodeBlock) => {
                self.code = false;
                Some(event)
            }
            Event::Text(text) if !self.code => match self.punctuated(text, &range) {
                Some(text) => Some(Event::Text(text)),
                None => Some(event),
            },
            _ => Some(event),
        }
    }
}

/// Whether a character is of a script that writes no apostrophes: those without spaces, and Korean.
fn has_no_apostrophe(c: char) -> bool {
    is_unspaced(c) || matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::Quotes;
    use pulldown_cmark::{Event, Parser};

    fn text(lang: &str, source: &str) -> String {
        let parser = Parser::new_ext(source, super::super::options(true)).into_offset_iter();
        Quotes::new(parser, source, lang, true)
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
            ("en", "“Satu ‘dua’ tiga”"),
            ("ko", "“Satu ‘dua’ tiga”"),
            ("ja", "「Satu 『dua』 tiga」"),
            ("ar", "«Satu “dua” tiga»"),
            ("zh-Hans", "“Satu ‘dua’ tiga”"),
            ("zh-Hant", "「Satu 『dua』 tiga」"),
            ("zh_TW", "「Satu 『dua』 tiga」"),
            ("vi", "“Satu ‘dua’ tiga”"),
            ("th", "“Satu ‘dua’ tiga”"),
            ("id", "“Satu ‘dua’ tiga”"),
            ("ms", "“Satu ‘dua’ tiga”"),
            ("de", "„Satu ‚dua‘ tiga“"),
            ("de-CH", "«Satu ‹dua› tiga»"),
            ("ru", "«Satu „dua“ tiga»"),
            ("fr", "«\u{202f}Satu “dua” tiga\u{202f}»"),
            ("es", "«Satu “dua” tiga»"),
            ("es-419", "“Satu ‘dua’ tiga”"),
            ("es-MX", "“Satu ‘dua’ tiga”"),
            ("pt", "“Satu ‘dua’ tiga”"),
            ("pt-PT", "«Satu “dua” tiga»"),
            ("fa", "«Satu ‹dua› tiga»"),
            ("he", "”Satu ’dua’ tiga”"),
            ("uk", "«Satu „dua“ tiga»"),
            ("pl", "„Satu «dua» tiga”"),
            ("sv", "”Satu ’dua’ tiga”"),
        ] {
            assert_eq!(text(lang, source), expected, "{lang}");
        }
    }

    #[test]
    fn marks_close_where_no_space_follows() {
        for (lang, source, expected) in [
            (
                "ja",
                "市長は\"予算を'必ず'通す\"と述べ、\"雪\"も",
                "市長は「予算を『必ず』通す」と述べ、「雪」も",
            ),
            (
                "ko",
                "시장은 \"아이들이 '최*우선*'이라고\"라고 \"말*했다*\"는",
                "시장은 “아이들이 ‘최우선’이라고”라고 “말했다”는",
            ),
            ("zh-Hans", "他说\"好。\"然后\"走\"了", "他说“好。”然后“走”了"),
            ("zh-Hant", "他說\"我們'明天'回家\"，", "他說「我們『明天』回家」，"),
            ("th", "เขากล่าวว่า\"เราจะ'กลับ'มา\"และไป", "เขากล่าวว่า“เราจะ‘กลับ’มา”และไป"),
            ("en", "\"It's\" 'her' \"dogs'\" (\"x\")", "“It’s” ‘her’ “dogs’” (“x”)"),
            ("en", "\"One\n\n\"Two\"", "“One“Two”"),
        ] {
            assert_eq!(text(lang, source), expected, "{lang}");
        }
    }

    #[test]
    fn a_mark_behind_a_word_opens_nothing() {
        for (lang, source, expected) in [
            ("id", "Layar 10\" saja, \"murah\"", "Layar 10\" saja, “murah”"),
            ("de", "Ein Bild von 10\"", "Ein Bild von 10\""),
            ("fr", "Un écran de **10**\" et \"plus\"", "Un écran de 10\" et «\u{202f}plus\u{202f}»"),
            ("ja", "10\" の\"画面\"が", "10\" の「画面」が"),
            ("en", "\"A 10\" screen\" is", "“A 10” screen” is"),
            ("en", "The end\" he said", "The end” he said"),
        ] {
            assert_eq!(text(lang, source), expected, "{lang}");
        }
    }

    #[test]
    fn dashes_and_dots_are_twice_as_long_in_chinese() {
        assert_eq!(text("zh-Hans", "他说---好..."), "他说——好……");
        assert_eq!(text("ja", "はい---ええ..."), "はい—ええ…");
    }

    #[test]
    fn lines_of_chinese_and_japanese_join_without_a_space() {
        assert_eq!(text("ja", "市長は\n「予算」を\n> 述べた"), "市長は「予算」を述べた");
        assert_eq!(text("zh-Hans", "**大雪**\n停课"), "大雪停课");
        let breaks = |source| {
            let parser = Parser::new(source).into_offset_iter();
            Quotes::new(parser, source, "ja", true).filter(|event| *event == Event::SoftBreak).count()
        };
        assert_eq!((breaks("市長\nNATO"), breaks("시장\n사임"), breaks("市長\n辞任")), (1, 1, 0));
    }

    #[test]
    fn spaces_before_french_marks_hold_the_line_together() {
        assert_eq!(
            text("fr", "Quoi ? Non ! « Oui » : 5 % ; a:b"),
            "Quoi\u{202f}? Non\u{202f}! «\u{202f}Oui\u{202f}»\u{a0}: 5\u{202f}%\u{202f}; a:b"
        );
        assert_eq!(text("fr", "*Quoi* ? **« Oui** »"), "Quoi\u{202f}? «\u{202f}Oui\u{202f}»");
        assert_eq!(text("fr", "    a ? b : c"), "a ? b : c");
        assert_eq!(text("fr", "{{ a ? b }} Quoi ?"), "{{ a ? b }} Quoi ?");
        assert_eq!(text("en", "Quoi ?"), "Quoi ?");
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
