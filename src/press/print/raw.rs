//! Links in the raw HTML of a text, for feeds, where every URL is absolute. Knows no Markdown: its links are absolute already.

use crate::base::url::is_absolute;

/// The attributes that hold one URL each.
const LINKS: [&str; 4] = ["href", "src", "poster", "cite"];

/// The HTML with each relative link put through `resolve`.
pub(super) fn absolute(html: &str, resolve: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        if rest.starts_with("!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = tag(rest, &mut out, resolve);
        }
    }
    out.push_str(rest);
    out
}

/// Copies the inside of a start tag; returns the text from its end on.
fn tag<'h>(text: &'h str, out: &mut String, resolve: &dyn Fn(&str) -> String) -> &'h str {
    let gap = |c: char| c.is_ascii_whitespace() || c == '/';
    let mut rest = text;
    loop {
        let (space, after) = rest.split_at(rest.find(|c| !gap(c)).unwrap_or(rest.len()));
        out.push_str(space);
        if after.is_empty() || after.starts_with('>') {
            return after;
        }
        let mut ends = after.char_indices().skip(1);
        let end = ends.find(|(_, c)| gap(*c) || matches!(c, '=' | '>'));
        let (name, after) = after.split_at(end.map_or(after.len(), |(at, _)| at));
        out.push_str(name);
        rest = match after.trim_start().strip_prefix('=') {
            Some(value) => {
                let is_link = LINKS.iter().any(|link| name.eq_ignore_ascii_case(link));
                attribute(value.trim_start(), out, is_link.then_some(resolve))
            }
            None => after,
        };
    }
}

/// Copies an attribute's value, put through `resolve` if it is a relative link; returns the text after it.
fn attribute<'h>(text: &'h str, out: &mut String, resolve: Option<&dyn Fn(&str) -> String>) -> &'h str {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, rest) = match quote {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len())),
    };
    let quote = quote.unwrap_or('"');
    let trimmed = value.trim();
    out.push('=');
    out.push(quote);
    match resolve.filter(|_| !trimmed.is_empty() && !is_absolute(trimmed)) {
        Some(resolve) => out.push_str(&resolve(trimmed)),
        None => out.push_str(value),
    }
    out.push(quote);
    rest
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn relative_links_are_resolved_and_all_else_stays() {
        let resolve = |link: &str| format!("[{link}]");
        for (html, expected) in [
            ("<a href=\"a.html\">x</a>", "<a href=\"[a.html]\">x</a>"),
            ("<IMG alt='a>b' SRC = 'b.jpg' />", "<IMG alt='a>b' SRC='[b.jpg]' />"),
            ("<img src=b.jpg>", "<img src=\"[b.jpg]\">"),
            ("<a href=\"https://x.example/\">", "<a href=\"https://x.example/\">"),
            (
                "<a href=\"mailto:a@b.example\" title=\"href='x'\">",
                "<a href=\"mailto:a@b.example\" title=\"href='x'\">",
            ),
            ("<!-- <a href=\"x\"> --> a < b <3 <br/> </a>", "<!-- <a href=\"x\"> --> a < b <3 <br/> </a>"),
            (
                "<details open>\u{e9}</details><a \u{e9}=1 href>",
                "<details open>\u{e9}</details><a \u{e9}=\"1\" href>",
            ),
            ("<a href=\"x", "<a href=\"[x]\""),
            ("&lt;a href=\"x\"&gt;", "&lt;a href=\"x\"&gt;"),
        ] {
            assert_eq!(absolute(html, &resolve), expected, "{html}");
        }
    }
}
