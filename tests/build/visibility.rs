//! What is not visible at the instant is nowhere in the output: not on a page, in a feed, a sitemap, a file name or a copied picture.

use crate::support::{AT, Built, Portal, article};

/// Names a word everywhere that an article can.
fn hidden(word: &str, date: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"{word} title\"\ndate = {date}\nslug = \"{word}-slug\"\nsectors = [\"{word} sector\"]\ntags = [\"{word}-tag\"]\n\
authors = [\"{word} author\"]\nseries = \"{word} series\"\ndescription = \"{word} description\"\naliases = [\"/{word}-alias/\"]\n\
image = {{ src = \"{word}.jpg\", alt = \"{word} alt\" }}\n{more}\n+++\n\nThe {word} body.\n"
    )
}

/// A portal with one visible article and the text of another.
fn portal(text: &str, word: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("content/open.md", article("Open", "2026-01-01", "sectors = [\"News\"]\ntags = [\"Open\"]"));
    portal.write(&format!("content/{word}-folder/{word}-file.md"), text);
    portal
}

/// Asserts that nothing of a word is in the output.
fn is_nowhere(built: &Built, word: &str) {
    assert_eq!(built.where_is(word), [""; 0], "{word} is in the output");
    assert!(built.page("/").contains("Open"));
}

/// Builds a portal whose article is hidden, and asserts that it is; then one in which it is visible, so that the test can fail.
fn hides(more: &str, date: &str) {
    let built = portal(&hidden("zirkon", date, more), "zirkon").build(AT).fine();
    is_nowhere(&built, "zirkon");
    let built = portal(&hidden("zirkon", "2026-01-02", ""), "zirkon").build(AT).fine();
    let places = built.where_is("zirkon");
    for file in [
        "index.html",
        "feed.xml",
        "feed.json",
        "sitemaps/2026-01.xml",
        "_redirects",
        "tag/zirkon-tag/index.html",
        "search/2026-01/1.json",
        "search/2026-01/1.txt",
    ] {
        assert!(places.contains(&file), "{file} is not among {places:?}");
    }
}

#[test]
fn a_draft_is_nowhere() {
    hides("draft = true", "2026-01-02");
}

#[test]
fn an_unpublished_article_of_another_generator_is_nowhere() {
    hides("published = false", "2026-01-02");
}

#[test]
fn an_article_of_the_future_is_nowhere() {
    hides("", "2026-11-23T00:00:01Z");
}

#[test]
fn an_embargoed_article_is_nowhere() {
    hides("publish_at = 2026-11-23T00:00:01Z", "2026-01-02");
}

#[test]
fn an_expired_article_is_nowhere() {
    hides("expires = 2026-11-23T00:00:00Z", "2026-01-02");
}

#[test]
fn a_withheld_article_is_nowhere() {
    hides("status = \"withheld\"", "2026-01-02");
}

#[test]
fn an_article_is_there_from_its_instant_to_its_expiry() {
    let portal =
        portal(&hidden("zirkon", "2026-01-02T08:00:00Z", "expires = 2026-01-03T08:00:00Z"), "zirkon");
    let page = "2026/01/02/zirkon-slug/index.html";
    let seen = |at: &str| {
        let built = portal.build(at).fine();
        (built.has(page), built.report.next_change_at.map(|next| next.to_utc_rfc3339()))
    };
    assert_eq!(seen("2026-01-02T07:59:59Z"), (false, Some("2026-01-02T08:00:00Z".to_owned())));
    assert!(seen("2026-01-02T08:00:00Z").0);
    assert!(seen("2026-01-03T07:59:59Z").0);
    assert!(!seen("2026-01-03T08:00:00Z").0);
    let built = portal.build("2026-01-03T08:00:00Z").fine();
    is_nowhere(&built, "zirkon");
}

#[test]
fn a_link_to_a_hidden_article_becomes_plain_text_with_a_warning() {
    let portal = portal(&hidden("zirkon", "2026-12-01", ""), "zirkon");
    portal.write("content/open.md", "+++\ntitle = \"Open\"\ndate = 2026-01-01\n+++\n\nRead [the other story](zirkon-folder/zirkon-file.md) soon.\n");
    let built = portal.build(AT);
    is_nowhere(&built, "zirkon");
    assert!(built.page("/2026/01/01/open/").contains("Read the other story soon."));
    assert_eq!(
        built.told(),
        "content/open.md: warning: the link to content/zirkon-folder/zirkon-file.md is printed as plain text: it is not visible at this instant\n"
    );
    let built = portal.build("2026-12-02T00:00:00Z").fine();
    assert!(
        built.page("/2026/01/01/open/").contains("<a href=\"/2026/12/01/zirkon-slug/\">the other story</a>")
    );
}

#[test]
fn drafts_are_shown_to_who_asks_for_them() {
    let portal = portal(&hidden("zirkon", "2026-01-02", "draft = true"), "zirkon").drafts();
    let built = portal.build(AT).fine();
    assert!(built.page("/2026/01/02/zirkon-slug/").contains("The zirkon body."));
}

#[test]
fn a_draft_page_is_nowhere() {
    let portal = portal(&hidden("zirkon", "2026-01-02", "draft = true"), "zirkon");
    portal.write(
        "content/pages/zirkon.md",
        "+++\ntitle = \"Zirkon page\"\ndraft = true\naliases = [\"/zirkon/\"]\n+++\nThe zirkon text.\n",
    );
    is_nowhere(&portal.build(AT).fine(), "zirkon");
}

/// Builds a portal whose standalone page has these lines.
fn with_page(more: &str) -> Portal {
    let portal = portal(&article("Another", "2026-01-02", ""), "another");
    portal.write(
        "content/pages/zirkon/index.md",
        format!(
            "+++\ntitle = \"Zirkon page\"\naliases = [\"/zirkon-alias/\"]\n{more}\n+++\nThe zirkon text.\n"
        ),
    );
    portal.write("content/pages/zirkon/zirkon.jpg", "zirkon");
    portal
}

#[test]
fn a_page_that_is_not_visible_is_nowhere() {
    for more in [
        "publish_at = 2026-11-23T00:00:01Z",
        "publishDate = 2026-11-24",
        "expires = 2026-11-23T00:00:00Z",
        "status = \"withheld\"",
        "status = \"canceled\"",
        "status = \"draft\"",
        "published = false",
    ] {
        is_nowhere(&with_page(more).build(AT).fine(), "zirkon");
    }
    let built = with_page("date = 2030-01-01").build(AT).fine();
    for file in ["sitemaps/pages.xml", "_redirects", "zirkon/index.html", "zirkon/zirkon.jpg"] {
        assert!(built.where_is("zirkon").contains(&file), "{file}");
    }
}

#[test]
fn a_page_is_there_from_its_instant_to_its_expiry() {
    let portal = with_page("publish_at = 2026-02-02T08:00:00Z\nexpires = 2026-02-03T08:00:00Z");
    let seen = |at: &str| {
        let built = portal.build(at).fine();
        let next = built.report.next_change_at.map(|next| next.to_utc_rfc3339());
        (built.has("zirkon/index.html"), next.unwrap_or_default())
    };
    assert_eq!(seen("2026-02-02T07:59:59Z"), (false, "2026-02-02T08:00:00Z".to_owned()));
    assert_eq!(seen("2026-02-02T08:00:00Z"), (true, "2026-02-03T08:00:00Z".to_owned()));
    assert_eq!(seen("2026-02-03T08:00:00Z"), (false, String::new()));
}

#[test]
fn a_link_to_a_hidden_page_becomes_plain_text() {
    let portal = with_page("publish_at = 2026-12-01");
    portal.write(
        "content/open.md",
        "+++\ntitle = \"Open\"\ndate = 2026-01-01\n+++\n\nRead [us](pages/zirkon/index.md).\n",
    );
    let built = portal.build(AT);
    assert!(built.page("/2026/01/01/open/").contains("Read us."));
    let built = portal.build("2026-12-01T00:00:00Z").fine();
    assert!(built.page("/2026/01/01/open/").contains("<a href=\"/zirkon/\">us</a>"));
}

#[test]
fn a_canceled_article_leaves_a_tombstone_and_nothing_else() {
    let portal = Portal::plain("");
    portal.write("content/open.md", article("Open", "2026-01-01", "sectors = [\"News\"]"));
    portal.write("content/gone.md", hidden("zirkon", "2026-01-02", "status = \"canceled\""));
    let built = portal.build(AT).fine();
    assert_eq!(built.page("/2026/01/02/zirkon-slug/"), "withdrawn zirkon title\n");
    assert_eq!(built.where_is("zirkon body"), [""; 0]);
    assert_eq!(built.lines("/", "article "), ["/2026/01/01/open/"]);
    let places = built.where_is("zirkon");
    let allowed = ["2026/01/02/zirkon-slug/index.html", "_redirects", "zirkon-alias/index.html"];
    assert_eq!(places, allowed, "only the tombstone and the way to it");
    assert!(!built.has("2026/01/02/index.html"), "a day with nothing but a tombstone is no archive");
    // Another generator's spelling.
    portal.edit("content/gone.md", "canceled", "Cancelled");
    portal.build(AT).fine().untouched_elsewhere();
}

#[test]
fn a_tombstone_is_in_no_index_and_says_nothing_of_the_text() {
    let portal = Portal::new("");
    portal.write("content/gone.md", hidden("zirkon", "2026-01-02", "status = \"canceled\""));
    let built = portal.build(AT).fine();
    let page = built.page("/2026/01/02/zirkon-slug/");
    assert!(page.contains("content=\"noindex\""), "{page}");
    for word in ["zirkon body", "zirkon description", "zirkon alt", "zirkon author"] {
        assert!(!page.contains(word), "{word} in {page}");
    }
}

#[test]
fn the_files_of_a_hidden_articles_folder_are_nowhere() {
    for (more, date) in [
        ("draft = true", "2026-01-02"),
        ("", "2026-12-01"),
        ("publish_at = 2026-12-01", "2026-01-02"),
        ("expires = 2026-10-01", "2026-01-02"),
        ("status = \"withheld\"", "2026-01-02"),
        ("status = \"canceled\"", "2026-01-02"),
    ] {
        let portal = Portal::new("");
        portal.write("content/a/index.md", article("A", date, more)).write("content/a/photo.jpg", "zirkon");
        assert_eq!(portal.build(AT).fine().where_is("zirkon"), [""; 0], "{more}");
    }
    let portal = Portal::new("");
    portal
        .write("content/pages/a/index.md", "+++\ntitle = \"A\"\ndraft = true\n+++\n")
        .write("content/pages/a/photo.jpg", "zirkon");
    assert_eq!(portal.build(AT).fine().where_is("zirkon"), [""; 0]);
}

#[test]
fn nothing_is_announced_that_changes_nothing() {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[providers.wire]\nname = \"Wire\"\nin_news_sitemap = false\n",
    );
    portal.write("content/a.md", article("Supplied", "2026-01-01", "provider = \"wire\""));
    let at = "2026-01-01T06:00:00Z";
    assert_eq!(portal.build(at).report.next_change_at, None);
    // What ends before it begins is never there.
    portal.write(
        "content/b.md",
        article("Never", "2026-01-01", "publish_at = 2026-01-03\nexpires = 2026-01-02"),
    );
    assert_eq!(portal.build(at).report.next_change_at, None);
    portal.write("content/c.md", article("Own", "2026-01-01", ""));
    assert!(portal.build(at).report.next_change_at.is_some());
    portal.edit("config.toml", "[providers", "[news_sitemap]\nenabled = false\n[providers");
    assert_eq!(portal.build(at).report.next_change_at, None);
}

#[test]
fn a_tombstone_says_why_and_hosts_that_can_answer_that_it_is_gone() {
    let portal = Portal::new("");
    let more = "status = \"canceled\"\nstatus_reason = \"A source <b> retracted & left.\"";
    portal.write("content/gone.md", article("Gone", "2026-01-02", more));
    portal.write("content/open.md", article("Open", "2026-01-01", ""));
    let built = portal.build(AT).fine();
    let page = built.page("/2026/01/02/gone/");
    assert!(page.contains("<p><b>Reason:</b> A source &lt;b&gt; retracted &amp; left.</p>"), "{page}");
    assert_eq!(built.file("_redirects"), "/2026/01/02/gone/ /2026/01/02/gone/index.html 410!\n");
    // It comes back, and its reason with it goes.
    portal.edit("content/gone.md", "canceled", "usable");
    let built = portal.build(AT).fine();
    assert_eq!(built.file("_redirects"), "");
    assert_eq!(built.where_is("retracted"), [""; 0]);
    portal.edit("content/gone.md", "usable", "withheld");
    assert_eq!(portal.build(AT).fine().where_is("retracted"), [""; 0]);
}
