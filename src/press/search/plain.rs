//! The text of a body, without its markup: what a reader sees. What HTML hides (comments, scripts, styles) is not in it.

use crate::article::markdown;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Gives each piece of a body's text to `take`: pieces end where words end.
pub(crate) fn each(body: &str, mut take: impl FnMut(&str)) {
    let mut text = String::new();
    let mut html = String::new();
    let mut is_html = false;
    for event in Parser::new_ext(body, markdown::options(false)) {
        match event {
            Event::Text(piece) | Event::Code(piece) if !is_html => text.push_str(&piece),
            Event::Start(Tag::HtmlBlock) => is_html = true,
            Event::End(TagEnd::HtmlBlock) => {
                is_html = false;
                visible(&html, &mut text);
                html.clear();
                flush(&mut text, &mut take);
            }
            Event::Html(piece) | Event::Text(piece) => html.push_str(&piece),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(end) if !is_inline(end) => flush(&mut text, &mut take),
            _ => {}
        }
    }
    flush(&mut text, &mut take);
}

fn flush(text: &mut String, take: &mut impl FnMut(&str)) {
    if !text.is_empty() {
        take(text);
        text.clear();
    }
}

/// Whether words go on after the end of such an element.
fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// Elements whose content is not read.
const HIDDEN: [&str; 5] = ["script", "style", "template", "noscript", "iframe"];

/// The text of a piece of HTML, appended to another; each tag ends a word.
fn visible(html: &str, text: &mut String) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = &rest[start..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else {
            let hidden = HIDDEN.iter().find(|name| begins(&rest[1..], name));
            let from = hidden.map_or(Some(0), |name| closes(rest, name));
            from.and_then(|from| Some(from + rest[from..].find('>')? + 1))
        };
        rest = end.map_or("", |end| &rest[end..]);
    }
    text.push_str(rest);
}

/// Where the end tag of an element of this name begins.
fn closes(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</").map(|(at, _)| at).find(|at| begins(&html[at + 2..], name))
}

/// Whether a tag is of an element of this name.
fn begins(tag: &str, name: &str) -> bool {
    tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && !tag[name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::each;

    fn plain(body: &str) -> String {
        let mut all = Vec::new();
        each(body, |piece| all.push(piece.split_whitespace().collect::<Vec<_>>().join(" ")));
        all.retain(|piece| !piece.is_empty());
        all.join("|")
    }

    #[test]
    fn a_body_is_its_text() {
        assert_eq!(
            plain("## Harga *beras*\n\nNa**ik** [lagi](https://a.example/x).\nBesok"),
            "Harga beras|Naik lagi. Besok"
        );
        assert_eq!(plain("| a | b |\n|---|---|\n| c | d |\n"), "a|b|c|d");
        assert_eq!(plain("![Foto pasar](a.jpg)\n\n- satu\n- dua\n\n`kode`"), "Foto pasar|satu|dua|kode");
    }

    #[test]
    fn what_html_hides_is_not_in_it() {
        let body = "<div class=\"x\">\nTampak<br>jelas <!-- rahasia\n-->\n<script>var rahasia</script><STYLE>rahasia{}</style>\nsudah</div>\n\nLalu <b>tebal</b><!-- rahasia -->.";
        assert_eq!(plain(body), "Tampak jelas sudah|Lalu tebal.");
        assert_eq!(plain("<script>rahasia"), "");
    }
}
