//! Editions: one portal in several languages.

use crate::support::{AT, Portal, article};

const TWO: &str = "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ndefault_language = \"id\"\n\
[editions.id]\n[editions.en]\ntitle = \"The News\"\n[sectors.ekonomi]\ntitle = { id = \"Ekonomi\", en = \"Business\" }\n";

#[test]
fn every_edition_but_the_default_one_stands_under_its_language() {
    let portal = Portal::plain(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", "sectors = [\"Ekonomi\"]"));
    portal.write("content/a.en.md", article("Translated", "2026-01-02", "sectors = [\"Business\"]"));
    portal.write("content/en/b.md", article("By folder", "2026-01-03", ""));
    portal.write("content/c.md", article("By key", "2026-01-04", "lang = \"en_US\""));
    let built = portal.build(AT).fine();
    assert_eq!(built.lines("/", "article "), ["/2026/01/01/a/"]);
    assert_eq!(
        built.lines("/en/", "article "),
        ["/en/2026/01/04/c/", "/en/2026/01/03/b/", "/en/2026/01/02/a/"]
    );
    // One sector under the slug of the configuration, whatever it is called in an edition.
    assert_eq!(built.lines("/sector/ekonomi/", "article "), ["/2026/01/01/a/"]);
    assert_eq!(built.lines("/en/sector/ekonomi/", "article "), ["/en/2026/01/02/a/"]);
    for file in [
        "en/feed.xml",
        "en/atom.xml",
        "en/feed.json",
        "en/404.html",
        "en/2026/01/index.html",
        "en/archive/index.html",
    ] {
        assert!(built.has(file), "{file}");
    }
    assert!(!built.has("id/index.html") && !built.has("2026/01/02/index.html"));
    assert!(built.file("en/feed.xml").contains("The News") && !built.file("feed.xml").contains("Translated"));
}

#[test]
fn translations_name_each_other_and_others_name_none() {
    let portal = Portal::new(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", ""));
    portal.write("content/en/a.md", article("Translated", "2026-01-02", ""));
    portal.write("content/x.md", article("Lain", "2026-01-03", "story = \"joined\""));
    portal.write("content/y.en.md", article("Other", "2026-01-03", "story = \"joined\""));
    portal.write("content/alone.md", article("Sendiri", "2026-01-04", ""));
    let built = portal.build(AT).fine();
    let links = |id: &str, en: &str| {
        [
            format!("<link rel=\"alternate\" hreflang=\"id\" href=\"https://kabar.example{id}\">"),
            format!("<link rel=\"alternate\" hreflang=\"en\" href=\"https://kabar.example{en}\">"),
        ]
    };
    for (id, en) in
        [("/2026/01/01/a/", "/en/2026/01/02/a/"), ("/2026/01/03/x/", "/en/2026/01/03/y/"), ("/", "/en/")]
    {
        for page in [id, en] {
            for link in links(id, en) {
                assert!(built.page(page).contains(&link), "{link} on {page}:\n{}", built.page(page));
            }
        }
    }
    assert!(!built.page("/2026/01/04/alone/").contains("rel=\"alternate\" hreflang"));
    let sitemap = built.file("sitemaps/2026-01.xml");
    assert!(sitemap.contains("hreflang=\"en\" href=\"https://kabar.example/en/2026/01/02/a/\""), "{sitemap}");
}

#[test]
fn a_translation_that_is_hidden_is_not_named() {
    let portal = Portal::new(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", ""));
    portal.write("content/a.en.md", article("Zirkon", "2027-01-01", ""));
    let built = portal.build(AT).fine();
    assert!(!built.page("/2026/01/01/a/").contains("/en/2027/"));
    assert_eq!(built.where_is("zirkon"), [""; 0]);
}

#[test]
fn pages_are_in_the_language_of_their_edition() {
    let portal = Portal::new(&format!("{TWO}[editions.ar]\n"));
    portal.write("content/a.ar.md", article("\u{645}\u{631}\u{62d}\u{628}\u{627}", "2026-01-01", ""));
    portal.write("content/pages/about.en.md", "+++\ntitle = \"About\"\n+++\nWe.\n");
    let built = portal.build(AT);
    assert!(built.page("/").contains("<html lang=\"id\" dir=\"ltr\">"));
    assert!(built.page("/en/about/").contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(built.page("/ar/2026/01/01/a/").contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn an_unknown_language_is_named() {
    let portal = Portal::plain(TWO);
    portal.write("content/a.md", article("A", "2026-01-01", "lang = \"fr\""));
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r#"content/a.md:4:8: error: there is no edition "fr" [the portal's editions are: id, en; add [editions.fr] to config.toml for another]"#);
}
