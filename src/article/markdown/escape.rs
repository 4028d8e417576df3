//! Text and URLs within HTML.

use std::fmt::Write;

/// Appends text between tags.
pub(in crate::article) fn text(out: &mut String, text: &str) {
    escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends the value of an attribute in double quotes.
pub(in crate::article) fn attribute(out: &mut String, text: &str) {
    escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Appends pieces of text, and for some bytes of ASCII what stands for them.
fn escaped(out: &mut String, text: &str, substitute: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (index, chunk) in text.as_bytes().chunks(CHUNK).enumerate() {
        if !chunk.iter().fold(false, |found, byte| found | is_special(*byte)) {
            continue;
        }
        for (offset, byte) in chunk.iter().enumerate() {
            if let Some(instead) = substitute(*byte) {
                let at = index * CHUNK + offset;
                out.push_str(&text[done..at]);
                out.push_str(instead);
                done = at + 1;
            }
        }
    }
    out.push_str(&text[done..]);
}

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// Whether a byte may need a substitute; without branches, so that the compiler can ask of many at a time.
fn is_special(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')
}

/// Appends a URL as the value of an attribute in double quotes; what a URL cannot hold is percent-encoded.
pub(super) fn url(out: &mut String, url: &str) {
    for byte in url.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'+'
            | b'!'
            | b'*'
            | b'('
            | b')'
            | b','
            | b'%'
            | b'#'
            | b'@'
            | b'?'
            | b'='
            | b';'
            | b':'
            | b'/'
            | b'$'
            | b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_breaks_out_of_text_attributes_and_urls() {
        let mut out = String::new();
        super::text(&mut out, "a<b> & \"c\"");
        assert_eq!(out, "a&lt;b&gt; &amp; \"c\"");
        out.clear();
        super::attribute(&mut out, "\u{e9}\"<&");
        assert_eq!(out, "\u{e9}&quot;&lt;&amp;");
        out.clear();
        super::url(&mut out, "/\u{e9} \"'?a=1&b=%20#[x]");
        assert_eq!(out, "/%C3%A9%20%22&#39;?a=1&amp;b=%20#%5Bx%5D");
    }
}
