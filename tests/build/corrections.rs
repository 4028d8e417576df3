//! Corrections: on the page of their article, in structured data, and in a list and feeds of their own.

use crate::support::{AT, Built, Portal, article};

const FEEDS: [&str; 3] = ["corrections/atom.xml", "corrections/feed.json", "corrections/feed.xml"];

/// What prints a page of the list of corrections bare.
const LIST: &str = "{% for one in listing.corrections %}{{ one.date | date(format=\"time\") }} {{ one.note }} {{ one.url }}\n{% endfor %}\
{% if listing.newer %}newer {{ listing.newer }}\n{% endif %}{% if listing.older %}older {{ listing.older }}\n{% endif %}";

/// Lines of front matter that correct an article at these hours of a day.
fn corrected(hours: &[usize]) -> String {
    let each =
        hours.iter().map(|hour| format!("{{ date = 2026-03-01T{hour:02}:00:00Z, note = \"note {hour}\" }}"));
    format!("corrections = [{}]", each.collect::<Vec<_>>().join(", "))
}

/// A portal with pages of two and a bare list of corrections.
fn portal() -> Portal {
    let portal = Portal::plain("");
    portal
        .write(
            "config.toml",
            "title = \"K\"\nbase_url = \"https://kabar.example/\"\n[lists]\npage_size = 2\n",
        )
        .write("templates/list-corrections.html", LIST);
    for name in ["a", "b", "c"] {
        portal.write(&format!("content/{name}.md"), article(name, "2026-01-01", ""));
    }
    portal
}

/// The notes on a page of the list, each with the page that it leads to.
fn notes(built: &Built, path: &str) -> Vec<String> {
    let page = built.page(path);
    let lines = page.lines().filter(|line| line.contains(" note "));
    lines.map(|line| line.split_once(" note ").map(|(_, rest)| rest.to_owned()).unwrap()).collect()
}

#[test]
fn the_list_is_there_before_anything_was_corrected() {
    let built = Portal::new("").build(AT).fine();
    assert!(built.page("/corrections/").contains("No corrections yet."));
    FEEDS.iter().for_each(|feed| assert!(built.has(feed), "{feed}"));
    assert!(built.page("/").contains("<a href=\"/corrections/\">Corrections</a>"));
    assert!(built.file("sitemaps/pages.xml").contains("https://kabar.example/corrections/"));
}

#[test]
fn corrections_stand_by_their_dates_and_the_newest_first() {
    let portal = portal();
    portal.write("content/a.md", article("a", "2026-01-01", &corrected(&[5, 2])));
    portal.write("content/b.md", article("b", "2026-01-01", &corrected(&[3])));
    let built = portal.build(AT).fine();
    let a = "/2026/01/01/a/#correction:";
    assert_eq!(
        notes(&built, "/corrections/"),
        [format!("5 {a}2"), "3 /2026/01/01/b/#correction:1".to_owned(), format!("2 {a}1")]
    );
    let feed = built.file("corrections/feed.xml");
    assert_eq!(feed.matches("<item>").count(), 3);
    assert!(
        feed.contains("<guid isPermaLink=\"true\">https://kabar.example/2026/01/01/a/#correction:2</guid>"),
        "{feed}"
    );
    assert!(feed.contains("<pubDate>Sun, 01 Mar 2026 05:00:00 +0000</pubDate>"), "{feed}");
    assert!(feed.contains("note 5") && feed.contains("<title>Corrections \u{2013} K</title>"), "{feed}");
}

#[test]
fn a_correction_writes_its_article_and_lists_and_no_sealed_page() {
    let portal = portal();
    let mut hours = vec![1, 2, 3, 4];
    portal.write("content/a.md", article("a", "2026-01-01", &corrected(&hours)));
    let built = portal.build(AT).fine();
    assert_eq!(notes(&built, "/corrections/page/1/").len(), 2);
    hours.push(5);
    portal.write("content/a.md", article("a", "2026-01-01", &corrected(&hours)));
    let built = portal.build(AT).fine().wrote(FEEDS).wrote(["corrections/index.html"]);
    assert_eq!(notes(&built, "/corrections/").len(), 3);
    assert!(!built.report.changes.iter().any(|change| change.path == "corrections/page/1/index.html"));
    assert!(built.report.written <= 40, "{}", built.report.written);
    // The sixth seals the third and fourth.
    hours.push(6);
    portal.write("content/a.md", article("a", "2026-01-01", &corrected(&hours)));
    let built = portal.build(AT).fine().wrote(["corrections/page/2/index.html"]);
    assert_eq!(notes(&built, "/corrections/").len(), 2);
    // A second correction of an old article leaves its first where it was.
    let first = built.page("/corrections/page/1/").to_owned();
    portal.write("content/b.md", article("b", "2025-01-01", &corrected(&[7])));
    // It moves, and is said to.
    assert_eq!(portal.build(AT).page("/corrections/page/1/"), first);
}

#[test]
fn a_note_that_is_mended_changes_the_page_that_shows_it() {
    let portal = portal();
    portal.write("content/a.md", article("a", "2026-01-01", &corrected(&[1, 2, 3, 4, 5])));
    portal.build(AT).fine();
    portal.edit("content/a.md", "note 1", "note one");
    let built = portal.build(AT).fine().wrote(["corrections/page/1/index.html"]).wrote(FEEDS);
    assert!(built.page("/corrections/page/1/").contains("note one"));
    assert!(!built.report.changes.iter().any(|change| change.path == "corrections/index.html"));
}

#[test]
fn what_is_in_no_list_or_feed_is_not_in_those_of_corrections() {
    let portal = portal();
    portal.write(
        "config.toml",
        "title = \"K\"\nbase_url = \"https://kabar.example/\"\n[providers.wire]\nname = \"W\"\nin_feeds = false\n",
    );
    for (name, more) in
        [("a", "status = \"canceled\""), ("b", "publish_at = 2026-12-01"), ("c", "provider = \"wire\"")]
    {
        let more = format!("{more}\n{}", corrected(&[4]));
        portal.write(&format!("content/{name}.md"), article(name, "2026-01-01", &more));
    }
    let built = portal.build(AT).fine();
    assert_eq!(notes(&built, "/corrections/"), ["4 /2026/01/01/c/#correction:1"]);
    FEEDS.iter().for_each(|feed| assert!(!built.file(feed).contains("note 4"), "{feed}"));
    let built = portal.build("2026-12-01T00:00:00Z").fine();
    assert_eq!(notes(&built, "/corrections/").len(), 2, "the embargo has ended");
}

#[test]
fn a_corrected_article_says_so_and_was_updated() {
    let portal = Portal::new("");
    let silent = article("A", "2026-01-01T08:00:00Z", "");
    portal.write("content/a.md", &silent);
    let built = portal.build(AT).fine();
    assert!(!built.page("/2026/01/01/a/").contains("This story has been corrected"));
    // A silent edit moves no date.
    portal.write("content/a.md", format!("{silent} More."));
    let built = portal.build(AT).fine();
    assert!(built.page("/2026/01/01/a/").contains("\"dateModified\":\"2026-01-01T08:00:00+00:00\""));
    portal.write("content/a.md", article("A", "2026-01-01T08:00:00Z", &corrected(&[9, 4])));
    let built = portal.build(AT).fine();
    let page = built.page("/2026/01/01/a/");
    assert!(page.contains("<a href=\"#koran-corrections\">This story has been corrected</a>"), "{page}");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not in {page}"));
    assert!(at("id=\"correction:2\"") < at("id=\"correction:1\""), "the newest first");
    assert!(
        page.contains(
            "\"correction\":[{\"@type\":\"CorrectionComment\",\"text\":\"note 4\",\"datePublished\":\"2026-03-01T04:00:00+00:00\"},"
        ),
        "{page}"
    );
    assert!(page.contains("\"dateModified\":\"2026-03-01T09:00:00+00:00\""), "{page}");
    assert!(built.file("sitemaps/2026-01.xml").contains("<lastmod>2026-03-01T09:00:00+00:00</lastmod>"));
    assert!(built.file("atom.xml").contains("<updated>2026-03-01T09:00:00+00:00</updated>"));
}

#[test]
fn the_later_of_update_and_correction_is_the_last_change() {
    let portal = Portal::new("");
    for (updated, modified) in [
        ("updated = 2026-04-01T00:00:00Z\n", "2026-04-01T00:00:00+00:00"),
        ("updated = 2026-02-01T00:00:00Z\n", "2026-03-01T09:00:00+00:00"),
    ] {
        portal.write("content/a.md", article("A", "2026-01-01", &format!("{updated}{}", corrected(&[9]))));
        let built = portal.build(AT).fine();
        let page = built.page("/2026/01/01/a/");
        assert!(page.contains(&format!("\"dateModified\":\"{modified}\"")), "{updated} {page}");
    }
    // One that gives the day of publication alone moves nothing.
    let same_day = "corrections = [{ date = 2026-01-01, note = \"x\" }]";
    portal.write("content/a.md", article("A", "2026-01-01T08:00:00Z", same_day));
    assert!(!portal.build(AT).fine().page("/2026/01/01/a/").contains("Updated"));
}
