//! Fragments: boxes that change with the news, and the pages that take them in without changing.

use crate::support::{AT, Portal, article};

/// A portal whose article page takes in a fragment of its edition and one of its sector.
fn portal(more: &str) -> Portal {
    let portal = Portal::plain(
        "-- templates/article.html --\n\
         [{{ fragment(name=\"new\") }}][{{ fragment(name=\"new\", listing=\"sector/\" ~ article.sectors[0].slug) }}]\n\
         [{{ fragment(name=\"new\", listing=\"sector/none\") }}]\n\
         -- templates/fragments/new.html --\n\
         {% for card in latest(limit=2) %}{{ card.title }}, {% endfor %}{% set near = neighbours() %}{{ near.older }}\n\
         -- templates/fragments/sector/new.html --\n\
         {{ listing.title }} {{ listing.url }}: {% for card in latest(listing=listing.name) %}{{ card.title }}, {% endfor %}\n",
    );
    portal.write(
        "config.toml",
        format!(
            "title = \"K\"\nbase_url = \"https://k.example/p/\"\n[editions.en]\n[editions.id]\n\
             [sectors.money]\ntitle = \"Money & more\"\n{more}"
        ),
    );
    portal.write("content/a.md", article("A", "2026-01-01", "sectors = [\"money\"]"));
    portal.write("content/b.id.md", article("B", "2026-01-02", "sectors = [\"money\"]"));
    portal
}

#[test]
fn a_story_rewrites_the_fragments_and_not_the_pages_that_have_them() {
    let portal = portal("");
    let built = portal.build(AT).fine();
    assert_eq!(built.file("fragments/new.html").trim(), "A,");
    assert_eq!(
        built.file("id/fragments/sector/money/new.html").trim(),
        "Money &amp; more /p/id/sector/money/: B,"
    );
    let page = built.page("/2026/01/01/a/").to_owned();
    portal.write("content/c.md", article("C", "2026-01-03", "sectors = [\"sport\"]"));
    let built = portal.build(AT).fine();
    assert_eq!(built.file("fragments/new.html").trim(), "C, A,");
    assert_eq!(built.page("/2026/01/01/a/"), page);
    let changed: Vec<_> = built.report.changes.iter().map(|change| change.path.as_str()).collect();
    let of_fragments: Vec<_> = changed.iter().filter(|path| path.contains("fragments/")).collect();
    assert_eq!(
        of_fragments,
        [&"fragments/latest.html", &"fragments/new.html", &"fragments/sector/sport/new.html"]
    );
}

#[test]
fn the_configuration_says_what_takes_a_fragment_in() {
    let portal = portal("");
    for (mode, expected) in [
        (
            "script",
            "[<div data-fragment=\"/p/fragments/new.html\"><a href=\"/p/\">Latest</a></div>\
             <script src=\"/p/fragments.js\" defer></script>]\
             [<div data-fragment=\"/p/fragments/sector/money/new.html\"><a href=\"/p/sector/money/\">Money &amp; more</a></div>]\n[]",
        ),
        (
            "ssi",
            "[<!--#include virtual=\"/p/fragments/new.html\" -->]\
             [<!--#include virtual=\"/p/fragments/sector/money/new.html\" -->]\n[]",
        ),
        (
            "esi",
            "[<esi:include src=\"/p/fragments/new.html\"/>]\
             [<esi:include src=\"/p/fragments/sector/money/new.html\"/>]\n[]",
        ),
        ("inline", "[A, \n][Money &amp; more /p/sector/money/: A, \n]\n[]"),
    ] {
        let more = format!("[fragments]\nmode = \"{mode}\"\n");
        portal.write(
            "config.toml",
            format!(
                "title = \"K\"\nbase_url = \"https://k.example/p/\"\nassets.hashed = false\n[editions.en]\n[editions.id]\n\
                 [sectors.money]\ntitle = \"Money & more\"\n{more}"
            ),
        );
        let built = portal.build(AT).fine();
        assert_eq!(built.page("/2026/01/01/a/").trim(), expected, "{mode}");
        assert_eq!(built.has("fragments/new.html"), mode != "inline", "{mode}");
        let headers = built.file("_headers");
        assert_eq!(headers.contains("/p/fragments/*\n  X-Robots-Tag: noindex"), mode != "inline", "{mode}");
    }
}

#[test]
fn an_edited_fragment_prints_itself_anew_and_no_page() {
    let portal = portal("");
    portal.build(AT).fine();
    portal.write("templates/fragments/new.html", "news\n");
    let built = portal.build(AT).fine();
    assert_eq!((built.report.rendered, built.report.written), (2, 2));
}

#[test]
fn a_fragment_that_is_not_there_is_named_with_the_template_that_would_be_it() {
    let portal = portal("");
    portal.build(AT).fine();
    portal.remove("templates/fragments/new.html");
    let told = portal.build(AT).refused().told();
    assert!(told.contains("there is no fragment \"new\": add templates/fragments/new.html"), "{told}");
}

#[test]
fn where_no_host_says_it_crawlers_are_kept_out_of_fragments() {
    let portal = portal("[hosting]\ndialects = [\"nginx\"]\n");
    let built = portal.build(AT).fine();
    let robots = built.file("robots.txt");
    assert!(robots.contains("Allow: /\nDisallow: /p/fragments/\nDisallow: /p/id/fragments/\n"), "{robots}");
    portal.write("config.toml", "title = \"K\"\nbase_url = \"https://k.example/p/\"\n");
    portal.remove("content/b.id.md");
    assert!(!portal.build(AT).fine().file("robots.txt").contains("Disallow"));
}

#[test]
fn within_a_page_a_fragment_still_knows_no_article() {
    let portal = portal("[fragments]\nmode = \"inline\"\n");
    portal.write("content/0.md", article("Older", "2025-01-01", "sectors = [\"money\"]"));
    let built = portal.build(AT).fine();
    // `neighbours` of the fragment's template has no older story, though the article has.
    assert!(built.page("/2026/01/01/a/").starts_with("[A, Older, \n]"), "{}", built.page("/2026/01/01/a/"));
}
