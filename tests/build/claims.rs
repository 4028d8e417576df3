//! What becomes of URLs that several sources claim, and of aliases and files that are in the way.

use crate::support::{AT, Portal, article};

#[test]
fn an_alias_that_is_the_articles_own_path_is_ignored() {
    let portal = Portal::plain("");
    portal.write("content/a.md", article("A", "2026-01-01", "aliases = [\"/2026/01/01/a\", \"/old/\"]"));
    portal.write("content/pages/about.md", "+++\ntitle = \"About\"\naliases = [\"/about/\"]\n+++\nWe.\n");
    let built = portal.build(AT).fine();
    assert_eq!(built.file("_redirects"), "/old/ /2026/01/01/a/ 301\n");
    assert_eq!(built.page("/about/"), "page About\n<p>We.</p>\n");
}

#[test]
fn articles_may_be_files_that_end_in_html() {
    let portal = Portal::plain(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\n[urls]\narticle = \"/{year}/{slug}.html\"\n",
    );
    portal.write("content/a/index.md", article("A", "2026-01-01", ""));
    portal.write("content/a/photo.jpg", "x");
    let built = portal.build(AT).fine();
    assert!(built.file("2026/a.html").starts_with("title A\ncanonical https://kabar.example/2026/a.html\n"));
    assert_eq!(built.lines("/", "article "), ["/2026/a.html"]);
    assert!(built.has("2026/photo.jpg"));
}

#[test]
fn who_can_give_way_is_told_how() {
    let portal = Portal::plain("");
    portal.write("content/a.md", article("A", "2026-01-01", ""));
    portal.write("static/2026/01/01/a/index.html", "x");
    portal.write("static/archive/index.html", "x");
    portal.write("content/b.md", article("B", "2026-01-02", "permalink = \"/404.html\""));
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r"
    content/a.md: error: /2026/01/01/a/ is claimed by content/a.md and by static/2026/01/01/a/index.html [give it another `slug` (or `permalink`, if it has one), or the file static/2026/01/01/a/index.html another name]
    content/b.md: error: /404.html is claimed by content/b.md and by a site file [give it another `slug` (or `permalink`, if it has one)]
    static/archive/index.html: error: /archive/ is claimed by the archive index and by static/archive/index.html [give the file another name, or remove it]
    ");
}
