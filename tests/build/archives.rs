//! Date archives: years, months and days in the portal's time zone.

use crate::support::{AT, Portal, article};

const JAKARTA: &str = "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ntimezone = \"Asia/Jakarta\"\n";

#[test]
fn an_article_belongs_to_the_day_that_it_is_in_the_portals_zone() {
    let portal = Portal::plain(JAKARTA);
    portal.write("content/malam.md", article("Malam", "2026-01-31T18:30:00Z", ""));
    portal.write("content/sore.md", article("Sore", "2026-01-31T16:59:59Z", ""));
    portal.write("content/lokal.md", article("Lokal", "2026-01-31T23:59:00", ""));
    let built = portal.build(AT).fine();
    assert_eq!(built.lines("/2026/02/01/", "article "), ["/2026/02/01/malam/"]);
    assert_eq!(built.lines("/2026/01/31/", "article "), ["/2026/01/31/sore/", "/2026/01/31/lokal/"]);
    assert_eq!(
        built.lines("/2026/", "article "),
        ["/2026/02/01/malam/", "/2026/01/31/sore/", "/2026/01/31/lokal/"]
    );
    assert!(built.file("sitemaps/2026-02.xml").contains("https://kabar.example/2026/02/01/malam/"));
    assert!(!built.file("sitemaps/2026-01.xml").contains("malam"));
}

#[test]
fn a_year_names_its_months_and_a_month_its_days_oldest_first() {
    let portal = Portal::plain(JAKARTA);
    for (name, date) in [("a", "2025-12-31"), ("b", "2026-01-02"), ("c", "2026-01-05"), ("d", "2026-03-09")] {
        portal.write(&format!("content/{name}.md"), article(name, date, ""));
    }
    let built = portal.build(AT).fine();
    assert_eq!(built.lines("/2026/", "child "), ["/2026/01/ January", "/2026/03/ March"]);
    assert_eq!(built.lines("/2026/01/", "child "), ["/2026/01/02/ 2", "/2026/01/05/ 5"]);
    assert_eq!(built.lines("/2026/01/02/", "child "), [""; 0]);
    assert_eq!(built.lines("/2025/", "child "), ["/2025/12/ December"]);
    let archive = built.page("/archive/");
    let at = |url: &str| archive.find(url).unwrap_or_else(|| panic!("{url} in {archive}"));
    assert!(at("/2026/03/") < at("/2026/01/") || at("/2026/01/") < at("/2026/03/"));
    assert!(archive.contains("/2025/12/"));
}

#[test]
fn archives_are_paginated() {
    let portal = Portal::plain(&format!("{JAKARTA}[lists]\npage_size = 2\n"));
    for number in 1..=5 {
        portal.write(
            &format!("content/a{number}.md"),
            article("A", &format!("2026-01-02T0{number}:00:00Z"), ""),
        );
    }
    let built = portal.build(AT).fine();
    for path in ["/2026/", "/2026/01/", "/2026/01/02/"] {
        let page = format!("{path}page/1/");
        assert_eq!(built.lines(&page, "article "), ["/2026/01/02/a2/", "/2026/01/02/a1/"], "{page}");
        assert_eq!(built.lines(path, "article ").len(), 3, "{path}");
    }
}

#[test]
fn an_article_that_moves_to_another_day_takes_its_archive_along() {
    let portal = Portal::plain(JAKARTA);
    portal.write("content/a.md", article("A", "2026-01-02", ""));
    portal.build(AT).fine();
    portal.edit("content/a.md", "2026-01-02", "2025-11-30");
    let built = portal.build(AT).removed([
        "2026/index.html",
        "2026/01/index.html",
        "2026/01/02/index.html",
        "2026/01/02/a/index.html",
    ]);
    assert_eq!(built.lines("/2025/11/30/", "article "), ["/2025/11/30/a/"]);
}
