//! What a page loads, by its HTML.

/// Something that a page loads.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Load {
    /// `style`, `script`, `picture` …
    pub(super) kind: &'static str,
    /// As the page names it.
    pub(super) url: String,
}

/// Everything that a page may load, sorted, without repeats. Of a picture with variants a browser loads one.
pub(super) fn loads(html: &str) -> Vec<Load> {
    let mut found = Vec::new();
    for tag in tags(html) {
        let attribute = |name: &str| {
            tag.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
        };
        let mut add = |kind: &'static str, url: Option<&str>| {
            if let Some(url) = url.map(str::trim).filter(|url| !url.is_empty() && !url.starts_with("data:")) {
                found.push(Load { kind, url: url.to_owned() });
            }
        };
        match tag.name.as_str() {
            "link" => add(of_link(attribute("rel").unwrap_or_default()).unwrap_or("?"), attribute("href")),
            "script" => add("script", attribute("src")),
            "img" | "source" => {
                let kind =
                    if attribute("srcset").is_some() || tag.name == "img" { "picture" } else { "media" };
                add(kind, attribute("src"));
                let set = attribute("srcset").unwrap_or_default();
                for candidate in set.split(", ").flat_map(|part| part.split(",\n")) {
                    add("picture", candidate.split_whitespace().next());
                }
            }
            "video" | "audio" => {
                add("media", attribute("src"));
                add("picture", attribute("poster"));
            }
            "iframe" | "embed" => add("frame", attribute("src")),
            _ => {}
        }
    }
    found.retain(|load| load.kind != "?");
    found.sort_unstable();
    found.dedup();
    found
}

/// What a link element loads, if anything.
fn of_link(rel: &str) -> Option<&'static str> {
    let rel = rel.to_ascii_lowercase();
    let is = |word: &str| rel.split_whitespace().any(|one| one == word);
    match () {
        () if is("alternate") => None,
        () if is("stylesheet") => Some("style"),
        () if is("preload") || is("modulepreload") => Some("preload"),
        () if is("icon") || is("apple-touch-icon") => Some("icon"),
        () if is("manifest") => Some("manifest"),
        () => None,
    }
}

/// A tag's name and attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// The opening tags of a text, outside of comments and scripts.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        let (attributes, after) = attributes(&rest[end..]);
        rest = after;
        if matches!(name.as_str(), "script" | "style" | "textarea" | "title") {
            let close = format!("</{name}");
            let found =
                rest.as_bytes().windows(close.len()).position(|at| at.eq_ignore_ascii_case(close.as_bytes()));
            rest = found.map_or("", |at| &rest[at..]);
        }
        tags.push(Tag { name, attributes });
    }
    tags
}

/// The attributes of a tag whose name has been read, and what comes after the tag.
fn attributes(text: &str) -> (Vec<(String, String)>, &str) {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (found, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len()).max(1);
        let end = (end..=rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = self::value(after.trim_start());
        }
        found.push((name, value));
    }
}

/// The value at the beginning of a text, and what comes after it.
fn value(text: &str) -> (String, &str) {
    let (raw, rest) = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &text[1..];
            inner.split_once(quote).unwrap_or((inner, ""))
        }
        _ => text.split_at(text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len())),
    };
    let plain =
        raw.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x2F;", "/").replace("&#x3D;", "=");
    (plain.replace("&amp;", "&"), rest)
}

#[cfg(test)]
mod tests {
    use super::loads;

    fn named(html: &str) -> Vec<String> {
        loads(html).into_iter().map(|load| format!("{} {}", load.kind, load.url)).collect()
    }

    #[test]
    fn a_page_loads_what_its_elements_name() {
        let html = "<!doctype html><LINK rel=stylesheet href=/a.css><link rel=\"alternate stylesheet\" href=/b.css>\
            <link rel=icon href='/i.svg'><script>\"<img src=x>\"</script><script src=\"/a.js?x=1&amp;y=2\" defer></script>\
            <!-- <img src=c> --><img src=/p.jpg srcset=\"/p-1.webp 1x, /p-2.webp 2x\" alt=\"a > b\"><img src=\"data:image/png,\">";
        assert_eq!(
            named(html),
            [
                "icon /i.svg",
                "picture /p-1.webp",
                "picture /p-2.webp",
                "picture /p.jpg",
                "script /a.js?x=1&y=2",
                "style /a.css"
            ]
        );
    }

    #[test]
    fn broken_html_ends() {
        for html in [
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<img src=\"x",
            "<script>",
            "<!--",
            "<\u{e9}><a \u{e9}=\u{e9}",
            "<a ==>",
        ] {
            assert_eq!(named(html).len(), usize::from(html.starts_with("<img")), "{html}");
        }
    }
}
