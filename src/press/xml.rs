//! Writing XML 1.0 that cannot be malformed: elements always close, text is always escaped, characters that
//! XML forbids are left out. Knows nothing of feeds or sitemaps.

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// How `&`, `<` and `>` are written in text. Attributes always use names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum References {
    /// `&amp;`: what the sitemap protocol asks for ("entity escaping", sitemaps.org/protocol.html).
    Named,
    /// `&#x26;`: what most feed readers understand in plain text
    /// (rssboard.org/rss-profile, "Character Data").
    Hexadecimal,
}

/// An XML document in the making, one element a line, without indentation.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    references: References,
}

impl Xml {
    /// A document with its declaration (UTF-8) and, if there is one, the URL of an XSL stylesheet
    /// (w3.org/TR/xml-stylesheet).
    pub(crate) fn new(references: References, stylesheet: Option<&str>) -> Self {
        let mut document = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 0), references };
        document.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        if let Some(url) = stylesheet {
            let url = allowed(url);
            let instruction = format!("xml-stylesheet type=\"text/xsl\" href=\"{}\"", escape(&*url));
            document.write(Event::PI(BytesPI::new(instruction)));
        }
        document
    }

    /// An element with what `inner` writes into it.
    pub(crate) fn nest(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        inner(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element that holds text.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], text);
    }

    /// An element that holds text, unless the text is empty.
    pub(crate) fn text_unless_empty(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// An element with attributes that holds text.
    pub(crate) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let escaped = self.escaped(&allowed(text));
        self.nest(name, attributes, |document| {
            document.write(Event::Text(BytesText::from_escaped(escaped)));
        });
    }

    /// An element that holds markup as CDATA; `]]>` within it is split between two sections.
    pub(crate) fn cdata(&mut self, name: &str, markup: &str) {
        let markup = allowed(markup);
        self.nest(name, &[], |document| {
            for section in BytesCData::escaped(&markup) {
                document.write(Event::CData(section));
            }
        });
    }

    /// The document's bytes, ending with a line feed.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn escaped(&self, text: &str) -> String {
        match self.references {
            References::Named => escape(text).into_owned(),
            References::Hexadecimal => text
                .replace('&', "&#x26;")
                .replace('<', "&#x3C;")
                .replace('>', "&#x3E;")
                .replace('\r', "&#xD;"),
        }
    }

    fn write(&mut self, event: Event<'_>) {
        // `Vec<u8>` takes whatever is written to it: there is no error to hand on.
        let written = self.writer.write_event(event);
        debug_assert!(written.is_ok());
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, &*allowed(value)));
    }
    tag
}

/// `text` without the characters that no XML 1.0 document may hold, not even as references
/// (w3.org/TR/xml, production 2, `Char`).
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|character| is_allowed(*character)).collect())
    }
}

fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        character => character >= ' ',
    }
}

/// How many bytes `text` takes at most in text or an attribute with [`References::Named`].
pub(crate) fn escaped_size(text: &str) -> usize {
    text.bytes()
        .map(|byte| match byte {
            b'<' | b'>' => 4,
            b'&' | b'\r' | b'\n' | b'\t' => 5,
            b'\'' | b'"' => 6,
            _ => 1,
        })
        .sum()
}

/// What tests of the writers share: text that breaks careless writers, and reading back.
#[cfg(test)]
pub(crate) mod testing {
    use quick_xml::Reader;
    use quick_xml::escape::resolve_xml_entity;
    use quick_xml::events::Event;

    /// Markup, a CDATA end, quotes, an emoji, a combining mark, a right-to-left override, forbidden
    /// characters.
    pub(crate) const AWKWARD: &str = "</script><script>alert(1)</script> & &amp; \"a\" 'b' ]]> \u{1f469}\u{200d}\u{1f680} e\u{301} \u{202e}abc\u{202c} \u{0}\u{8}\u{b}\u{1b}\u{fffe}\u{ffff}.";

    /// The same as a reader of XML sees it.
    pub(crate) fn readable_awkward() -> String {
        super::allowed(AWKWARD).into_owned()
    }

    /// The text of every element of this name, in order; panics if the document is malformed.
    pub(crate) fn texts(document: &[u8], name: &str) -> Vec<String> {
        let mut reader = Reader::from_str(std::str::from_utf8(document).unwrap());
        let (mut texts, mut current, mut depth) = (Vec::new(), None, 0_usize);
        loop {
            let piece = match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(tag) => {
                    depth += 1;
                    if tag.name().as_ref() == name {
                        current = Some(String::new());
                    }
                    continue;
                }
                Event::End(tag) => {
                    depth -= 1;
                    if tag.name().as_ref() == name {
                        texts.extend(current.take());
                    }
                    continue;
                }
                Event::Text(text) => text.into_inner().into_owned(),
                Event::CData(text) => text.into_inner().into_owned(),
                Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                    Some(character) => character.to_string(),
                    None => resolve_xml_entity(&reference).unwrap().to_owned(),
                },
                _ => continue,
            };
            if let Some(text) = current.as_mut() {
                text.push_str(&piece);
            }
        }
        assert_eq!(depth, 0);
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{AWKWARD, readable_awkward, texts};
    use super::{References, Xml, allowed, escaped_size};

    #[test]
    fn awkward_text_survives_as_text_attribute_and_cdata() {
        for references in [References::Named, References::Hexadecimal] {
            let mut xml = Xml::new(references, Some("/a?b=1&c=\"?>\u{0}"));
            xml.nest("r", &[("a", AWKWARD)], |xml| {
                xml.text("t", AWKWARD);
                xml.cdata("c", AWKWARD);
                xml.cdata("d", "]]>]]>");
                xml.text("e", "");
            });
            let bytes = xml.finish();
            assert_eq!(texts(&bytes, "t"), [readable_awkward()]);
            assert_eq!(texts(&bytes, "c"), [readable_awkward()]);
            assert_eq!(texts(&bytes, "d"), ["]]>]]>"]);
            assert_eq!(texts(&bytes, "e"), [""]);
        }
    }

    #[test]
    fn an_element_stands_on_a_line_and_the_document_ends_with_one() {
        let mut xml = Xml::new(References::Named, Some("/f.xsl"));
        xml.nest("r", &[], |xml| xml.text("t", "a\r<b"));
        assert_eq!(
            String::from_utf8(xml.finish()).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <?xml-stylesheet type=\"text/xsl\" href=\"/f.xsl\"?>\n<r>\n<t>a&#13;&lt;b</t>\n</r>\n"
        );
    }

    #[test]
    fn a_title_of_300_characters_stays_whole() {
        let title = "\u{1f4f0}".repeat(300);
        let mut xml = Xml::new(References::Hexadecimal, None);
        xml.text("t", &title);
        assert_eq!(texts(&xml.finish(), "t"), [title]);
    }

    #[test]
    fn only_what_xml_forbids_is_left_out() {
        assert_eq!(allowed("a\u{1}\t\n\u{7f}\u{fffd}\u{1fffe}\u{ffff}"), "a\t\n\u{7f}\u{fffd}\u{1fffe}");
    }

    #[test]
    fn the_escaped_size_is_what_is_written() {
        let text = "<>&'\"\r\u{e9}\u{1f680}";
        let mut xml = Xml::new(References::Named, None);
        xml.text("t", text);
        let document = String::from_utf8(xml.finish()).unwrap();
        let start = document.find("<t>").unwrap() + 3;
        let end = document.find("</t>").unwrap();
        assert_eq!(end - start, escaped_size(text));
    }
}
