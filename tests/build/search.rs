//! The search page and its index: what it holds, what a story rewrites of it, and what is never in it.

use crate::support::{AT, Built, Portal, article, plain};

const CONFIG: &str = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n";

/// A portal whose index is cut into parts of two articles.
fn small(more: &str) -> Portal {
    let portal = Portal::plain("");
    portal.write("config.toml", format!("{CONFIG}{more}[search]\nshard = 2\n"));
    portal
}

fn add(portal: &Portal, name: &str, date: &str, more: &str) {
    portal.write(&format!("content/{name}.md"), article(name, date, more));
}

/// The files of the index that a build changed.
fn changed(built: &Built) -> Vec<&str> {
    let paths = built.report.changes.iter().map(|change| change.path.as_str());
    paths.filter(|path| path.starts_with("search/") && !path.ends_with(".html")).collect()
}

/// The words of a file of the index.
fn words(built: &Built, path: &str) -> Vec<String> {
    let lines = built.file(path).lines().skip(1);
    lines.filter_map(|line| line.split(' ').next().map(str::to_owned)).collect()
}

#[test]
fn a_story_rewrites_the_last_part_of_its_month_and_nothing_else_of_the_index() {
    let portal = small("");
    for (name, date) in
        [("satu", "2026-09-01"), ("dua", "2026-10-01"), ("tiga", "2026-11-01"), ("empat", "2026-11-02")]
    {
        add(&portal, name, date, "");
    }
    portal.build(AT).fine();
    add(&portal, "lima", "2026-11-03", "");
    let built = portal.build(AT).fine();
    assert_eq!(changed(&built), ["search/2026-11/2.json", "search/2026-11/2.txt", "search/index.json"]);
    add(&portal, "enam", "2026-11-04", "");
    let built = portal.build(AT).fine();
    assert_eq!(changed(&built), ["search/2026-11/2.json", "search/2026-11/2.txt"]);
    assert_eq!(words(&built, "search/2026-11/2.txt"), ["enam", "lima", "of", "text", "the"]);
    assert!(
        built
            .file("search/index.json")
            .contains("\"months\":[[\"2026-11\",2,0],[\"2026-10\",1,0],[\"2026-09\",1,0]]")
    );
}

#[test]
fn a_month_that_is_over_is_cut_by_words_a_few_files_with_each_story() {
    let portal = small("");
    for number in 0..9 {
        add(&portal, &format!("kata{number}"), &format!("2026-10-0{}", number + 1), "");
    }
    let built = portal.build(AT).fine();
    assert!(built.has("search/2026-10/5.txt") && !built.has("search/2026-10/d0.txt"));
    add(&portal, "baru", "2026-11-01", "");
    let built = portal.build(AT).fine();
    assert!(built.has("search/2026-10/d5.txt") && !built.has("search/2026-10/d6.txt"));
    assert!(
        built.file("search/index.json").contains("[\"2026-10\",5,0]"),
        "it names drawers that are not all there"
    );
    add(&portal, "lagi", "2026-11-02", "");
    let built = portal.build(AT).fine();
    assert!(built.has("search/2026-10/d7.txt") && built.has("search/2026-10/5.txt"));
    assert!(built.file("search/index.json").contains("[\"2026-10\",5,8]"));
    add(&portal, "pula", "2026-11-03", "");
    let built = portal.build(AT).fine();
    assert!(!built.has("search/2026-10/5.txt") && built.has("search/2026-10/5.json"));
    let all: Vec<String> =
        (0..8).flat_map(|number| words(&built, &format!("search/2026-10/d{number}.txt"))).collect();
    for number in 0..9 {
        assert!(all.contains(&format!("kata{number}")), "{all:?}");
    }
    add(&portal, "terakhir", "2026-11-04", "");
    assert!(changed(&portal.build(AT).fine()).iter().all(|path| !path.contains("2026-10")));
}

#[test]
fn an_edit_of_a_text_rewrites_its_words_and_one_of_a_title_its_card_too() {
    let portal = small("");
    add(&portal, "satu", "2026-11-01", "description = \"Ringkas\"");
    portal.build(AT).fine();
    portal.edit("content/satu.md", "The text of satu", "Naskah satu");
    assert_eq!(changed(&portal.build(AT).fine()), ["search/2026-11/1.txt"]);
    portal.edit("content/satu.md", "title = \"satu\"", "title = \"Pertama\"");
    assert_eq!(changed(&portal.build(AT).fine()), ["search/2026-11/1.json", "search/2026-11/1.txt"]);
}

#[test]
fn titles_alone_can_be_searched() {
    let portal = Portal::plain("");
    portal.write("config.toml", format!("{CONFIG}[search]\ndepth = \"titles\"\n"));
    add(&portal, "satu", "2026-11-01", "description = \"Ringkas\"\ntags = [\"Garam\"]");
    let built = portal.build(AT).fine();
    assert_eq!(words(&built, "search/2026-11/1.txt"), ["garam", "ringkas", "satu"]);
    portal.edit("content/satu.md", "The text of satu", "Naskah satu");
    assert!(changed(&portal.build(AT).fine()).is_empty());
}

#[test]
fn there_is_no_search_where_the_configuration_wants_none() {
    let portal = Portal::new("");
    add(&portal, "satu", "2026-11-01", "");
    let built = portal.build(AT).fine();
    assert!(built.page("/").contains("href=\"/search/\"") && built.has("opensearch.xml"));
    assert!(built.page("/search/").contains("noindex"));
    assert!(!built.file("sitemaps/pages.xml").contains("/search/"));
    portal.write("config.toml", format!("{CONFIG}[search]\nenabled = false\n"));
    let built = portal.build(AT).fine();
    assert!(!built.page("/").contains("/search/") && !built.has("opensearch.xml"));
    assert!(!built.files().iter().any(|path| path.starts_with("search/")));
}

#[test]
fn a_theme_without_a_search_page_shows_the_archive_there() {
    let portal = Portal::new("");
    portal.write("config.toml", format!("{CONFIG}theme = \"polos\"\n"));
    for (name, text) in plain::TEMPLATES {
        portal.write(&format!("themes/polos/templates/{name}"), text);
    }
    add(&portal, "satu", "2026-11-01", "");
    assert_eq!(portal.build(AT).fine().page("/search/"), "/2026/11/ November\n");
    portal.write("themes/polos/templates/search.html", "cari {{ edition.search }}\n");
    assert_eq!(portal.build(AT).fine().page("/search/"), "cari /search/\n");
}

#[test]
fn what_no_reader_may_see_is_in_no_file_of_the_index() {
    let portal = small("[providers.senyap]\nname = \"Senyap\"\nindexing = \"noindex\"\n");
    for (name, more) in [
        ("embargozz", "publish_at = 2026-12-01"),
        ("konsepzz", "draft = true"),
        ("ditahanzz", "status = \"withheld\""),
        ("kedaluwarsazz", "expires = 2026-11-02"),
    ] {
        add(&portal, name, "2026-11-01", more);
    }
    add(&portal, "batalzz", "2026-11-01", "status = \"canceled\"");
    add(&portal, "tampak", "2026-11-01", "provider = \"senyap\"");
    let built = portal.build(AT).fine();
    for word in ["embargozz", "konsepzz", "ditahanzz", "kedaluwarsazz", "batalzz"] {
        let holders: Vec<_> =
            built.where_is(word).into_iter().filter(|path| path.starts_with("search/")).collect();
        assert!(holders.is_empty(), "{word}: {holders:?}");
    }
    assert!(words(&built, "search/2026-11/1.txt").contains(&"tampak".to_owned()));
    // When the embargo ends, it is found.
    let built = portal.build("2026-12-02T00:00:00Z").fine();
    assert_eq!(built.where_is("embargozz").iter().filter(|path| path.starts_with("search/")).count(), 2);
}

#[test]
fn every_edition_has_an_index_of_its_own() {
    let portal = small(
        "default_language = \"id\"\n[editions.id]\n[editions.th]\ntitle = \"ข่าว & \\\"วันนี้\\\" ประจำวันของเรา\"\n",
    );
    portal.write("content/satu.md", article("Satu", "2026-11-01", ""));
    portal.write("content/satu.th.md", article("ราคาข้าว", "2026-11-01", ""));
    let built = portal.build(AT).fine();
    assert!(words(&built, "th/search/2026-11/1.txt").contains(&"ราค".to_owned()));
    assert!(!built.file("search/2026-11/1.txt").contains("ราค"));
    let described = built.file("th/opensearch.xml");
    assert!(
        described.contains("template=\"https://kabar.example/th/search/?q={searchTerms}\""),
        "{described}"
    );
    assert!(described.contains("<ShortName>ข่าว &amp; "), "{described}");
}
