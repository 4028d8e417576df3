//! Tags and attributes of HTML, as a browser finds them: enough of the tokenizer to see what would run. Owes nothing to the
//! code that writes or sanitises HTML.

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// The element, in lower case.
    pub(super) name: String,
    /// Names in lower case, and values as written.
    pub(super) attributes: Vec<(String, String)>,
    /// What a script element holds.
    pub(super) text: String,
}

/// All start tags of a document.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, after) = tag(rest);
            rest = after;
            if tag.name == "script" {
                let end = rest.to_lowercase().find("</script").unwrap_or(rest.len());
                tag.text = rest[..end].to_owned();
                rest = &rest[end..];
            }
            tags.push(tag);
        }
    }
    tags
}

/// The tag that a text begins with, behind its `<`, and the text after it.
fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_lowercase(), attributes: Vec::new(), text: String::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        let end = rest[1..]
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '='))
            .map_or(rest.len(), |end| end + 1);
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        tag.attributes.push((name, value));
    }
}

/// The attribute value that a text begins with, and the text after it.
fn attribute_value(text: &str) -> (String, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let end = inner.find(quote).unwrap_or(inner.len());
            return (inner[..end].to_owned(), inner.get(end + 1..).unwrap_or_default());
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A text without the character references that Warta and browsers know.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((name, after)) = rest.split_once(';') else {
            plain.push('&');
            continue;
        };
        let number = name
            .strip_prefix("#x")
            .map(|hex| u32::from_str_radix(hex, 16))
            .or_else(|| name.strip_prefix('#').map(str::parse));
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => number.and_then(Result::ok).and_then(char::from_u32),
        };
        match character {
            Some(character) => {
                plain.push(character);
                rest = after;
            }
            None => plain.push('&'),
        }
    }
    plain.push_str(rest);
    plain
}
