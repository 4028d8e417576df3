//! The `rel` of links in a third party's text: on those that leave the portal, and on no other.

use super::markdown::escape;
use crate::base::url::BaseUrl;

/// The `rel` of links that leave a portal.
#[derive(Clone, Copy, Debug)]
pub struct LinkRel<'a> {
    /// Its words; nothing is written if there are none.
    pub words: &'a str,
    /// The portal.
    pub home: &'a BaseUrl,
}

impl<'a> LinkRel<'a> {
    /// The `rel` of a link to a destination, if it has one.
    #[must_use]
    pub fn of(&self, destination: &str) -> Option<&'a str> {
        (!self.words.is_empty() && self.home.is_left_by(destination)).then_some(self.words)
    }

    /// HTML of the sanitiser's, in which no link has a `rel`, with the `rel` of each link that leaves the portal.
    /// Invariant of such HTML: within tags, only values in double quotes hold `>`.
    pub(super) fn add_to(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 16);
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            let end = start + tag_length(&rest[start..]);
            let tag = &rest[start..end];
            out.push_str(&rest[..start]);
            match destination(tag).and_then(|destination| self.of(&destination)) {
                Some(words) => {
                    out.push_str(tag.trim_end_matches('>'));
                    out.push_str(" rel=\"");
                    escape::attribute(&mut out, words);
                    out.push_str("\">");
                }
                None => out.push_str(tag),
            }
            rest = &rest[end..];
        }
        out.push_str(rest);
        out
    }
}

/// How long the tag is that a text begins with.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Where a tag of a link leads.
fn destination(tag: &str) -> Option<String> {
    // Between double quotes stand values, before each its name.
    let mut pieces = tag.strip_prefix("<a")?.split('"');
    while let (Some(name), Some(value)) = (pieces.next(), pieces.next()) {
        if name == " href=" {
            return Some(value.replace("&amp;", "&"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::LinkRel;
    use crate::base::url::BaseUrl;

    #[test]
    fn links_that_leave_the_portal_get_it_and_others_do_not() {
        let home = BaseUrl::parse("https://koran.example/pagi/").unwrap();
        let rel = LinkRel { words: "sponsored", home: &home };
        for stays in [
            "<a href=\"/x/\">a</a>",
            "<a href=\"#fn-1\">a</a>",
            "<a href=\"https://koran.example/pagi/x/\">a</a>",
            "<a href=\"mailto:a@b.example\">a</a>",
            "<a title=\"https://x.example\">a</a>",
            "<p title=\"<a href='https://x.example/'>\">a</p>",
            "a &lt; b",
        ] {
            assert_eq!(rel.add_to(stays), stays);
        }
        assert_eq!(
            rel.add_to("<p>a <a title=\"b>c\" href=\"https://x.example/?a&amp;b\">d</a> e</p>"),
            "<p>a <a title=\"b>c\" href=\"https://x.example/?a&amp;b\" rel=\"sponsored\">d</a> e</p>"
        );
        assert!(rel.add_to("<a title=\" href=\" href=\"//x.example/\">a</a>").contains("rel="));
        let none = LinkRel { words: "", ..rel };
        let html = "<a href=\"https://x.example/\">a</a>";
        assert_eq!(none.add_to(html), html);
    }
}
