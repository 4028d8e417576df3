//! Links to what no one may see yet, however they are written; and what an instant to come will make a build refuse.

use crate::support::{AT, Portal, article};

/// A portal with an embargoed article, and one that links to it in every manner.
fn portal(date: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("content/rahasia.md", article("Rahasia", date, "slug = \"zirkon\""));
    portal.write("content/lain.md", article("Lain", "2026-11-19", ""));
    let body = "A [one](/2026/11/24/zirkon/), [two](https://kabar.example/2026/11/24/zirkon/#x), [three](../../24/zirkon).\n\n\
        <p>B <a\nclass=\"x\" href=\"rahasia.md\">four</a>, <A HREF='/2026/11/24/zirkon/'>five</A> and <a href=\"lain.md#y\">six</a>.</p>\n\n\
        C <a href=\"rahasia.md\">seven</a> and <a href=\"https://x.example/\">eight</a>.\n\n<!-- <a href=\"no-such.md\"> -->\n";
    portal.write("content/a.md", format!("{}\n{body}", article("A", "2026-11-20", "")));
    portal
}

#[test]
fn a_link_to_what_is_hidden_is_its_text_however_it_is_written() {
    let portal = portal("2026-11-24T08:00:00Z");
    let built = portal.build(AT);
    let page = built.page("/2026/11/20/a/");
    assert!(page.contains("A one, two, three.") && page.contains("<p>B four, five and "), "{page}");
    assert!(
        page.contains("<a href=\"/2026/11/19/lain/#y\">six</a>") && page.contains("C seven and "),
        "{page}"
    );
    assert_eq!(built.where_is("zirkon"), [""; 0]);
    assert!(
        built.told().contains("the link to /2026/11/24/zirkon/ is printed as plain text"),
        "{}",
        built.told()
    );
    // The build that follows is held against a clean one.
    let built = portal.build("2026-11-24T08:00:00Z").fine();
    let page = built.page("/2026/11/20/a/");
    assert_eq!(page.matches("2026/11/24/zirkon").count(), 7, "{page}");
    assert!(page.contains("<a class=\"x\" href=\"/2026/11/24/zirkon/\">four</a>"), "{page}");
}

#[test]
fn a_link_to_no_file_is_refused_in_html_too() {
    let portal = Portal::new("");
    portal.write(
        "content/a.md",
        format!("{}\n<p><a href=\"b.md\">b</a></p>\n", article("A", "2026-11-20", "")),
    );
    let built = portal.build(AT).refused();
    insta::assert_snapshot!(built.told(), @"content/a.md:9:13: error: there is no content/b.md to link to [did you mean content/a.md?]");
}

#[test]
fn links_of_a_trusted_providers_html_have_the_words_of_its_policy() {
    let portal = Portal::new("");
    portal.write(
        "config.toml",
        "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[providers.kawat]\ntrust = \"editorial\"\nlink_rel = \"nofollow sponsored\"\n",
    );
    let body = "<a href=\"https://x.example/\" rel='author nofollow'>x</a> <a href=\"/y/\">y</a>";
    portal.write("content/a.md", format!("{}\n{body}\n", article("A", "2026-11-20", "provider = \"kawat\"")));
    let built = portal.build(AT).fine();
    let page = built.page("/2026/11/20/a/");
    assert!(
        page.contains(
            "<a href=\"https://x.example/\" rel=\"author nofollow sponsored\">x</a> <a href=\"/y/\">y</a>"
        ),
        "{page}"
    );
}

#[test]
fn two_that_will_claim_one_url_are_named_before_the_instant() {
    let portal = Portal::new("");
    portal.write("content/a.md", article("A", "2026-11-24T08:00:00Z", "slug = \"x\""));
    portal.write("content/b.md", article("B", "2026-11-20", "aliases = [\"/2026/11/24/x/\"]"));
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @"content/b.md: warning: from 2026-11-24T08:00:00+00:00 on /2026/11/24/x/ will be claimed by content/b.md (an alias) and by content/a.md: a build will refuse that [remove this URL from its `aliases`]");
    portal.build("2026-11-24T08:00:00Z").refused();
    portal.edit(
        "content/b.md",
        "aliases = [\"/2026/11/24/x/\"]",
        "aliases = [\"/2026/11/24/x/\"]\nexpires = 2026-11-24T08:00:00Z",
    );
    portal.build(AT).fine();
    portal.build("2026-11-24T08:00:00Z").fine();
}

#[test]
fn a_correction_or_update_to_come_is_told_when_it_comes() {
    let portal = Portal::new("");
    portal.write(
        "content/a.md",
        article(
            "A",
            "2026-11-20T08:00:00Z",
            "updated = 2026-11-24T08:00:00Z\ncorrections = [{ date = 2026-11-21T08:00:00Z, note = \"Kemarin\" }, { date = 2026-11-25T08:00:00Z, note = \"Besok\" }]",
        ),
    );
    portal.write("content/pages/p.md", "+++\ntitle = \"P\"\nupdated = 2026-11-24T08:00:00Z\n+++\nText.\n");
    let built = portal.build(AT).fine();
    assert_eq!(built.where_is("Besok"), [""; 0]);
    assert_eq!((built.where_is("2026-11-24"), built.where_is("2026-11-25")), (vec![], vec![]));
    assert!(
        built.page("/2026/11/20/a/").contains("Kemarin") && built.page("/corrections/").contains("Kemarin")
    );
    let built = portal.build("2026-11-24T08:00:00Z").fine();
    assert!(
        built.page("/2026/11/20/a/").contains("2026-11-24T08:00:00") && built.where_is("Besok").is_empty()
    );
    let built = portal.build("2026-11-25T08:00:00Z").fine();
    assert!(built.page("/2026/11/20/a/").contains("Besok") && built.page("/corrections/").contains("Besok"));
}
