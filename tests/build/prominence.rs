//! What leads an edition: breaking news, then top stories, of each the newest first, as long as their time lasts.

use crate::support::{AT, Portal, article};

const HOME: &str = "{% for card in leads(limit=4) %}{{ card.priority }} {{ card.title }}\n{% endfor %}";

/// A portal of twelve plain articles, one a day, whose home prints what leads.
fn portal() -> Portal {
    let portal = Portal::plain("");
    portal.write("templates/home.html", HOME);
    for day in 1..=12 {
        portal.write(&format!("content/n{day}.md"), article(&format!("n{day}"), &dated(day), ""));
    }
    portal
}

fn dated(day: usize) -> String {
    format!("2026-11-{day:02}T08:00:00Z")
}

/// Makes the article of a day prominent.
fn lead(portal: &Portal, day: usize, more: &str) {
    portal.write(&format!("content/n{day}.md"), article(&format!("n{day}"), &dated(day), more));
}

#[test]
fn breaking_news_leads_then_top_stories_and_of_each_the_newest() {
    let portal = portal();
    assert_eq!(portal.build(AT).fine().page("/"), "");
    lead(&portal, 9, "priority = \"top\"");
    lead(&portal, 11, "priority = \"top\"\nuntil = 2026-12-01");
    lead(&portal, 2, "priority = \"breaking\"\nuntil = 2026-12-01");
    lead(&portal, 7, "priority = \"breaking\"\nuntil = 2026-12-01");
    let built = portal.build(AT).fine().wrote(["index.html"]);
    assert_eq!(built.page("/"), "breaking n7\nbreaking n2\ntop n11\ntop n9\n");
}

#[test]
fn a_top_story_leads_while_it_is_among_the_newest_or_until_its_time() {
    let portal = portal();
    lead(&portal, 4, "priority = \"top\"");
    assert_eq!(portal.build(AT).fine().page("/"), "", "eight are newer");
    lead(&portal, 4, "priority = \"top\"\nuntil = 2026-11-25T00:00:00Z");
    let built = portal.build(AT).fine();
    assert_eq!(built.page("/"), "top n4\n");
    let next = built.report.next_change_at.map(|next| next.to_utc_rfc3339());
    assert_eq!(next.as_deref(), Some("2026-11-25T00:00:00Z"));
    assert_eq!(portal.build("2026-11-25T00:00:00Z").fine().wrote(["index.html"]).page("/"), "");
}

#[test]
fn a_canceled_or_embargoed_story_leads_nothing() {
    let portal = portal();
    for more in ["status = \"canceled\"", "publish_at = 2026-12-01", "expires = 2026-11-20"] {
        lead(&portal, 12, &format!("priority = \"breaking\"\nuntil = 2027-01-01\n{more}"));
        assert_eq!(portal.build(AT).fine().page("/"), "", "{more}");
    }
}

#[test]
fn the_breaking_strip_lapses_with_no_edit_and_leaves_the_past_alone() {
    let portal = Portal::new("");
    portal.write("content/plain.md", article("Plain", "2026-11-20", ""));
    // The lead is not said twice.
    for (name, hour) in [("b", 22), ("lead", 23)] {
        let date = format!("2026-11-22T{hour}:00:00Z");
        portal.write(&format!("content/{name}.md"), article("Urgent", &date, "until = 2026-11-23T06:00:00Z"));
    }
    let built = portal.build(AT).fine();
    let strip = "<section class=\"strip\" aria-labelledby=\"koran-strip\">";
    let urgent = built.page("/").split(strip).nth(1).unwrap().split("</section>").next().unwrap();
    assert!(urgent.contains("/2026/11/22/b/") && !urgent.contains("/2026/11/22/lead/"), "{urgent}");
    assert_eq!(
        built.report.next_change_at.map(|next| next.to_utc_rfc3339()).as_deref(),
        Some("2026-11-23T06:00:00Z")
    );
    let plain = built.page("/2026/11/20/plain/").to_owned();
    assert!(!plain.contains("strip"), "the strip is on the front page alone");
    let built = portal.build("2026-11-23T06:00:00Z").fine().wrote(["index.html"]);
    assert!(!built.page("/").contains("koran-strip"));
    assert!(!built.page("/").contains("Breaking"));
}
