//! A change of the configuration makes anew the pages that used what changed, and no others.

use crate::support::{AT, Portal, article};
use std::collections::BTreeSet;

const CONFIG: &str = r#"title = "Kabar"
base_url = "https://kabar.example/"
default_language = "id"
description = "Harian"

[editions.id]
title = "Kabar"

[editions.en]
title = "News"

[sectors.ekonomi]
title = "Ekonomi"

[sectors.olahraga]
title = "Olahraga"

[authors.sari]
name = "Sari Dewi"
bio = "Wartawan"

[providers.kawat]
name = "Kawat"
notice = "Dipasok"

[lists]
page_size = 5

[feeds]
items = 3

[extra]
copyright = "Kabar 2026"
logo = "/logo.svg"
"#;

/// A portal with the default theme: twelve articles in two sectors, two by an author, one by a provider.
fn portal() -> Portal {
    let portal = Portal::new("");
    portal.write("config.toml", CONFIG);
    for number in 0..12 {
        let sector = if number % 2 == 0 { "ekonomi" } else { "olahraga" };
        let more = match number {
            2 | 4 => format!("sectors = [\"{sector}\"]\nauthors = [\"sari\"]"),
            5 => format!("sectors = [\"{sector}\"]\nprovider = \"kawat\""),
            7 => format!("sectors = [\"{sector}\"]\nauthors = [\"Budi\"]"),
            _ => format!("sectors = [\"{sector}\"]"),
        };
        let date = format!("2026-11-{:02}T08:00:00Z", number + 1);
        portal.write(&format!("content/a{number}.md"), article(&format!("A{number}"), &date, &more));
    }
    portal.build(AT).fine();
    portal
}

/// How many pages were made anew after an edit, and the files that changed.
fn after(portal: &Portal) -> (usize, BTreeSet<String>) {
    let built = portal.build(AT).fine();
    (built.report.rendered, built.report.changes.iter().map(|change| change.path.clone()).collect())
}

#[test]
fn an_author_whom_no_article_names_is_looked_for_by_the_index_and_search_pages_only() {
    let portal = portal();
    portal.edit("config.toml", "[providers.kawat]", "[authors.wati]\nname = \"Wati\"\n\n[providers.kawat]");
    assert_eq!(after(&portal), (8, BTreeSet::new()));
}

#[test]
fn an_author_whom_the_configuration_comes_to_know_is_on_each_of_the_cards() {
    let portal = portal();
    portal.edit(
        "config.toml",
        "[providers.kawat]",
        "[authors.budi]\nname = \"Budi S.\"\n\n[providers.kawat]",
    );
    let (rendered, changed) = after(&portal);
    assert!(
        changed.contains("2026/11/08/a7/index.html") && changed.contains("author/budi/index.html"),
        "{changed:#?}"
    );
    assert!(rendered <= 30, "{rendered} for {changed:#?}");
}

#[test]
fn a_biography_is_on_the_authors_page_and_articles() {
    let portal = portal();
    portal.edit("config.toml", "Wartawan", "Redaktur");
    let (rendered, changed) = after(&portal);
    assert!(changed.contains("author/sari/index.html"), "{changed:#?}");
    assert!(rendered <= 3, "{rendered} for {changed:#?}");
}

#[test]
fn a_notice_is_under_the_providers_articles() {
    let portal = portal();
    portal.edit("config.toml", "Dipasok", "Dipasok pihak ketiga");
    let (rendered, changed) = after(&portal);
    assert!(changed.contains("2026/11/06/a5/index.html"), "{changed:#?}");
    assert!(rendered <= 2, "{rendered} for {changed:#?}");
}

#[test]
fn the_description_is_in_the_editions_that_show_it() {
    let portal = portal();
    portal.edit("config.toml", "[editions.en]\n", "[editions.en]\ndescription = \"Daily\"\n");
    let (rendered, changed) = after(&portal);
    assert!(changed.iter().any(|path| path == "en/index.html"), "{changed:#?}");
    // The theme asks for the editions, whose languages are in the masthead: pages of the other one are made in vain.
    assert!(rendered > changed.len());
}

#[test]
fn a_description_that_no_template_shows_is_in_feeds_and_the_front_page_only() {
    let portal = Portal::plain("-- content/a.md --\n+++\ntitle = \"A\"\ndate = 2026-11-01\n+++\nText.\n");
    portal.write("config.toml", CONFIG.replace("[editions.en]\ntitle = \"News\"\n", ""));
    portal.build(AT).fine();
    portal.edit("config.toml", "Harian", "Mingguan");
    let built = portal.build(AT).fine();
    assert!(built.report.rendered < built.report.pages / 2, "{} pages", built.report.rendered);
    built.wrote(["feed.xml"]);
}

#[test]
fn the_title_of_a_sector_is_in_the_navigation_of_every_page() {
    let portal = portal();
    portal.edit("config.toml", "title = \"Ekonomi\"", "title = \"Bisnis\"");
    let (rendered, changed) = after(&portal);
    assert!(changed.contains("2026/11/01/a0/index.html"), "{changed:#?}");
    // Feeds and files for hosts have no navigation.
    let feeds = changed.iter().filter(|path| path.contains("olahraga") && path.ends_with(".xml"));
    assert_eq!(feeds.count(), 0);
    assert!(rendered <= changed.len() + 6, "{rendered} for {changed:#?}");
}

#[test]
fn the_description_of_a_sector_is_on_its_page_and_feeds() {
    let portal = portal();
    portal.edit("config.toml", "title = \"Ekonomi\"\n", "title = \"Ekonomi\"\ndescription = \"Uang\"\n");
    let (rendered, changed) = after(&portal);
    assert!(changed.contains("sector/ekonomi/index.html"), "{changed:#?}");
    assert!(rendered <= 12, "{rendered} for {changed:#?}");
    assert!(!changed.iter().any(|path| path.starts_with("2026/")), "{changed:#?}");
}

#[test]
fn an_extra_key_is_on_the_pages_that_name_it() {
    let portal = portal();
    portal.edit("config.toml", "logo = \"/logo.svg\"\n", "logo = \"/logo.svg\"\nunused = 1\n");
    assert_eq!(after(&portal).0, 0);
    portal.edit("config.toml", "/logo.svg", "/lain.svg");
    let (rendered, changed) = after(&portal);
    assert_eq!(rendered, changed.len(), "{changed:#?}");
    assert!(!changed.iter().any(|path| path.ends_with(".xml")), "{changed:#?}");
}

#[test]
fn a_string_is_on_the_pages_that_show_it() {
    let portal = portal();
    portal.write("i18n/id.toml", "not-found = \"Gone fishing\"\n");
    let (rendered, changed) = after(&portal);
    assert!(rendered <= 2, "{rendered} for {changed:#?}");
    assert!(changed.contains("404.html"), "{changed:#?}");
}

#[test]
fn the_length_of_lists_concerns_lists() {
    let portal = portal();
    portal.edit("config.toml", "page_size = 5", "page_size = 4");
    let (rendered, changed) = after(&portal);
    assert!(changed.iter().all(|path| !path.starts_with("2026/11/01/a0")), "{changed:#?}");
    let lists = portal.build(AT).fine().files().iter().filter(|path| !path.contains("/a")).count();
    assert!(rendered < lists, "{rendered} of {lists}");
}

#[test]
fn the_length_of_feeds_concerns_feeds() {
    let portal = portal();
    portal.edit("config.toml", "items = 3", "items = 2");
    let (rendered, changed) = after(&portal);
    assert!(changed.iter().all(|path| path.ends_with(".xml") || path.ends_with(".json")), "{changed:#?}");
    assert!(rendered <= changed.len() + 15, "{rendered} for {changed:#?}");
}
