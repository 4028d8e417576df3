//! Titles, names and texts that break markup wherever it is not escaped, and a provider's hostile HTML. The portal
//! `portals/awkward` is held against independent checkers too (`tests/run validators`).

/// Tags and attributes of HTML, as a browser finds them.
mod markup;

use crate::support::{Built, Portal, disk};
use markup::{Tag, tags, unescaped};
use quick_xml::events::Event;
use std::path::Path;
use std::sync::LazyLock;

/// The instant of the portal.
const AT: &str = "2026-05-20T12:00:00+07:00";

/// Elements that no text of an article may bring in.
const FOREIGN: [&str; 14] = [
    "iframe", "frame", "object", "embed", "applet", "svg", "math", "style", "form", "input", "button",
    "base", "template", "video",
];

/// The portal with the worst that a provider can send; built once.
static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let portal = Portal::named("awkward");
    let worst = disk::text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/awkward/hostile.md"));
    portal.write("content/2026/worst.md", worst);
    let built = portal.build(AT);
    for line in built.told().lines() {
        let syntax = line.contains("warning: {") && line.contains(" is printed as text: ");
        let left_out = line.contains("warning: the frame of ") || line.contains("warning: the picture ");
        assert!(syntax || left_out, "{line}");
    }
    built
});

/// Asserts that a piece of HTML runs no script, loads no frame and leads to no script.
fn is_harmless(place: &str, html: &str) {
    for Tag { name, attributes, .. } in tags(html) {
        // The search page has a form of its own, and no text of an article.
        let is_of_search =
            place.ends_with("search/index.html") && ["form", "input", "button"].contains(&name.as_str());
        assert!(is_of_search || !FOREIGN.contains(&name.as_str()), "<{name}> in {place}");
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on"), "{attribute} of <{name}> in {place}");
            assert_ne!((name.as_str(), attribute.as_str()), ("div", "style"), "{place}");
            if ["href", "src", "action", "formaction", "data", "srcset", "poster"]
                .contains(&attribute.as_str())
            {
                let bare: String =
                    unescaped(&value).chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
                let scheme = bare.to_lowercase();
                let runs = ["javascript:", "data:", "vbscript:"].iter().any(|bad| scheme.starts_with(bad));
                assert!(!runs, "{attribute}=\"{value}\" of <{name}> in {place}");
            }
        }
    }
}

#[test]
fn no_script_of_a_text_survives() {
    let built = &*BUILT;
    for file in pages_of_texts(built) {
        let html = built.file(file);
        is_harmless(file, html);
        for tag in tags(html).into_iter().filter(|tag| tag.name == "script" && !is_ours(tag)) {
            assert_eq!(tag.attributes, [("type".to_owned(), "application/ld+json".to_owned())], "{file}");
        }
    }
    for (place, html) in feed_contents(built) {
        is_harmless(&place, &html);
        assert!(tags(&html).iter().all(|tag| tag.name != "script"), "a script in {place}");
    }
}

/// The HTML of the output, but for search pages: these have a form and a script of their own, and no text of an article.
fn pages_of_texts(built: &Built) -> impl Iterator<Item = &str> {
    let files = built.files().into_iter();
    files.filter(|file| file.ends_with(".html") && !file.ends_with("search/index.html"))
}

/// Whether a script is a file of the program's, and says nothing itself.
fn is_ours(tag: &Tag) -> bool {
    let is_file = tag.attributes.iter().any(|(name, value)| {
        let ours = ["/fragments.", "/search."].iter().any(|own| value.contains(own));
        name == "src" && ours && value.ends_with(".js")
    });
    is_file && tag.text.is_empty()
}

/// The HTML that feeds carry, and where.
fn feed_contents(built: &Built) -> Vec<(String, String)> {
    let mut contents = Vec::new();
    for file in built.files() {
        if file.ends_with("feed.json") {
            let feed: serde_json::Value = serde_json::from_str(built.file(file)).unwrap();
            let items = feed["items"].as_array().unwrap();
            contents.extend(
                items
                    .iter()
                    .filter_map(|item| Some((file.to_owned(), item["content_html"].as_str()?.to_owned()))),
            );
        } else if file.ends_with("feed.xml") || file.ends_with("atom.xml") {
            let html =
                ["content:encoded", "content"].into_iter().flat_map(|name| texts(built.file(file), name));
            contents.extend(html.map(|html| (file.to_owned(), html)));
        }
    }
    assert!(contents.len() > 50);
    contents
}

/// The texts of all elements of a name, in an XML document that is read to its end.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    let (mut texts, mut inside) = (Vec::new(), false);
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("at {}: {error}\n{xml}", reader.error_position()))
        {
            Event::Start(tag) if tag.name().as_ref() == name => {
                inside = true;
                texts.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => texts.last_mut().unwrap().push_str(&text.into_inner()),
            Event::CData(text) if inside => texts.last_mut().unwrap().push_str(&text.into_inner()),
            Event::GeneralRef(name) if inside => {
                texts.last_mut().unwrap().push_str(&unescaped(&format!("&{};", name.into_inner())))
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

#[test]
fn every_xml_file_is_well_formed() {
    let built = &*BUILT;
    let files: Vec<_> =
        built.files().into_iter().filter(|file| file.ends_with(".xml") || file.ends_with(".xsl")).collect();
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        texts(built.file(file), "title");
        let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(!built.file(file).contains(forbidden), "a character that XML forbids in {file}");
    }
}

/// The title that an article's file gives, as it is to be read.
fn expected_titles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/portals/awkward/content");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let mut titles = Vec::new();
    for file in files.filter(|file| file.path().extension().is_some_and(|end| end == "md")) {
        let text = disk::text(file.path());
        let header = text.split("+++\n").nth(1).unwrap();
        let table: toml::Table = header.parse().unwrap();
        let path = file.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        let title = table["title"].as_str().unwrap();
        // One line, in NFC, and no character that XML cannot carry.
        let kept: String =
            title.chars().filter(|c| c.is_whitespace() || !(c.is_control() || *c == '\u{ffff}')).collect();
        let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        titles.push((path, warta::base::text::composed(&line).into_owned()));
    }
    titles
}

#[test]
fn titles_are_read_as_they_were_written() {
    let built = &*BUILT;
    let titles = expected_titles();
    assert!(titles.len() > 15);
    let all: Vec<String> = built
        .files()
        .into_iter()
        .filter(|file| file.ends_with("index.html"))
        .map(|file| heading(built.file(file)))
        .collect();
    for (path, title) in &titles {
        assert!(all.contains(title), "no page has the heading {title:?} of {path}");
    }
    let feed: serde_json::Value = serde_json::from_str(built.file("feed.json")).unwrap();
    let json: Vec<&str> =
        feed["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    let (rss, atom) = (texts(built.file("feed.xml"), "title"), texts(built.file("atom.xml"), "title"));
    for (path, title) in titles.iter().filter(|(path, _)| path.starts_with("2026/")) {
        assert!(json.contains(&title.as_str()), "{path} is not in feed.json");
        assert!(
            rss.contains(title) && atom.contains(title),
            "{path} is not in feed.xml or atom.xml: {rss:#?}"
        );
    }
}

/// The text of a page's first heading.
fn heading(html: &str) -> String {
    let Some(start) = html.find("<h1") else {
        return String::new();
    };
    let inner = &html[start..][html[start..].find('>').unwrap() + 1..];
    unescaped(&inner[..inner.find("</h1>").unwrap()])
}

#[test]
fn structured_data_parses_and_says_the_headline() {
    let built = &*BUILT;
    let titles: Vec<String> = expected_titles().into_iter().map(|(_, title)| title).collect();
    let mut headlines = Vec::new();
    for file in pages_of_texts(built) {
        for tag in tags(built.file(file)).into_iter().filter(|tag| tag.name == "script" && !is_ours(tag)) {
            let value: serde_json::Value = serde_json::from_str(&tag.text)
                .unwrap_or_else(|error| panic!("{file}: {error}\n{}", tag.text));
            find_headlines(&value, &mut headlines);
        }
    }
    for title in titles.iter().filter(|title| !title.starts_with("About")) {
        // Google cuts what is longer than 110 characters; a headline may be the title's beginning.
        let said = headlines.iter().any(|headline| {
            headline == title
                || headline.chars().count() >= 100 && title.starts_with(headline.trim_end_matches('…'))
        });
        assert!(said, "no structured data has the headline {title:?}");
    }
}

/// All headlines in a JSON value.
fn find_headlines(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(object) => {
            found.extend(object.get("headline").and_then(|headline| headline.as_str()).map(str::to_owned));
            object.values().for_each(|value| find_headlines(value, found));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| find_headlines(value, found)),
        _ => {}
    }
}

#[test]
fn template_syntax_of_a_text_is_text() {
    let built = &*BUILT;
    let page = built.page("/2026/05/10/template/");
    assert!(
        page.contains("{{ 7 * 7 }}") && page.contains("{{ site.title }}") && !page.contains("Body 49"),
        "{page}"
    );
}

#[test]
fn a_providers_article_keeps_its_text_and_links_carry_its_rel() {
    let built = &*BUILT;
    let page = built.page("/2026/05/19/worst/");
    for kept in [
        "Opening paragraph",
        "with text after it",
        "Paragraph with a handler",
        "styled",
        "Unclosed at the end",
        "good link",
    ] {
        assert!(page.contains(kept), "{kept} is gone: {page}");
    }
    let good = tags(page)
        .into_iter()
        .find(|tag| tag.attributes.iter().any(|(_, value)| value == "https://wire.example/ok"))
        .unwrap();
    assert!(good.attributes.contains(&("rel".to_owned(), "sponsored nofollow".to_owned())), "{good:?}");
    assert!(!good.attributes.iter().any(|(name, _)| name == "target"), "{good:?}");
    let ends = |name: &str| page.matches(&format!("</{name}>")).count();
    assert_eq!(
        (ends("main"), ends("body"), ends("html")),
        (1, 1, 1),
        "the text closed the page's own elements"
    );
    let after = &page[page.find("Unclosed at the end").unwrap()..];
    assert!(after.contains("story-foot"), "what is not closed in the text is closed with it");
}

#[test]
fn a_tag_list_of_any_length_is_printed_whole() {
    let built = &*BUILT;
    let page = built.page("/2026/05/19/tags/");
    assert!((0..150).all(|number| page.contains(&format!("Tag number {number} &amp; "))));
    assert_eq!(built.files().iter().filter(|file| file.starts_with("tag/tag-number-")).count(), 150);
}
