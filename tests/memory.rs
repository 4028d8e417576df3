//! What is remembered, as its users see it: `--verify`, `--changed`, `--clean`, `warta why`, `warta plan`, and the
//! warning where a theme makes every story rewrite the archive.

use crate::support::program::warta;
use crate::support::{AT, Portal, article, disk};
use serde_json::json;

/// Three articles in one sector.
fn portal() -> Portal {
    let portal = Portal::new("-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\n");
    for (name, day) in [("a", 1), ("b", 2), ("c", 3)] {
        let text = article(&name.to_uppercase(), &format!("2026-01-0{day}T08:00:00"), "sectors = [\"Laut\"]");
        portal.write(&format!("content/{name}.md"), text);
    }
    portal
}

fn report(portal: &Portal, arguments: &[&str]) -> serde_json::Value {
    let all = [&["build", "--at", AT, "--report", "json", "--quiet"], arguments].concat();
    warta(portal.root(), &all).ended_with(0).json()
}

#[test]
fn a_build_with_nothing_changed_renders_nothing_and_a_clean_one_everything() {
    let portal = portal();
    let first = report(&portal, &[]);
    assert_eq!(first["rendered"], first["pages"]);
    assert_eq!(report(&portal, &[])["rendered"], 0);
    let clean = report(&portal, &["--clean"]);
    assert_eq!((&clean["rendered"], &clean["written"]), (&first["pages"], &json!(0)));
}

#[test]
fn verify_passes_and_names_the_first_byte_that_differs() {
    let portal = portal();
    warta(portal.root(), &["build", "--at", AT, "--verify"]).ended_with(0);
    let page = portal.path("public/2026/01/02/b/index.html");
    let text = disk::text(&page);
    disk::write(&page, text.replacen("<title>B", "<title>X", 1));
    let ran = warta(portal.root(), &["build", "--at", AT, "--verify"]).ended_with(1);
    for words in [
        "2026/01/02/b/index.html is not what a clean build writes: byte ",
        "something other than Warta has changed it since; `warta build --clean` writes it anew",
        "not verified: 1 file differs from a clean build\n",
    ] {
        assert!(ran.err.contains(words), "{words} in {}", ran.err);
    }
    assert!(!portal.path(".warta/verify").exists());
    warta(portal.root(), &["build", "--at", AT, "--clean", "--verify"]).ended_with(0);
    assert_eq!(disk::text(&page), text);
}

#[test]
fn of_changed_paths_only_those_are_looked_at() {
    let portal = portal();
    report(&portal, &[]);
    portal
        .write("content/d.md", article("D", "2026-01-04T08:00:00", ""))
        .write("content/e.md", article("E", "2026-01-05", ""));
    let named = report(&portal, &["--changed", "content/d.md"]);
    let added = |report: &serde_json::Value, page: &str| report["changes"].to_string().contains(page);
    assert!(added(&named, "2026/01/04/d/index.html") && !added(&named, "2026/01/05/e/index.html"));
    portal.remove("content/a.md");
    let removed = report(&portal, &["--changed", "content/a.md", "content/e.md"]);
    assert_eq!(removed["warnings"].to_string().matches("not there").count(), 0, "{removed}");
    assert!(added(&removed, "2026/01/05/e/index.html") && !portal.path("public/2026/01/01/a").exists());
    assert_eq!(report(&portal, &["--verify"])["written"], 0);
    let slip = warta(portal.root(), &["build", "--at", AT, "--changed", "content/bb.md"]).ended_with(0);
    assert!(
        slip.err.contains("--changed names content/bb.md, which is not there and was not"),
        "{}",
        slip.err
    );
    portal.edit("content/b.md", "The text of B.", "Other words.").edit(
        "content/c.md",
        "The text of C.",
        "New words.",
    );
    let partly = warta(portal.root(), &["build", "--at", AT, "--changed", "content/c.md"]).ended_with(1);
    assert!(partly.err.contains("content/b.md"), "{}", partly.err);
    let hint = "build again; what changed must all be named by --changed";
    assert!(partly.err.contains(hint) && !partly.err.contains("again, and"), "{}", partly.err);
}

#[test]
fn why_names_what_a_page_is_made_of_and_what_made_it_last() {
    let portal = portal();
    let build = || warta(portal.root(), &["build", "--at", AT]).ended_with(0);
    build();
    portal.write("content/d.md", article("D", "2026-01-04T08:00:00", "sectors = [\"Laut\"]"));
    build();
    let why = |url: &str| warta(portal.root(), &["why", url, "--at", AT]).ended_with(0).out;
    let sector = why("https://kabar.example/sector/laut/");
    for words in [
        "sector/laut/index.html\n",
        "the template list.html\n",
        "the slice /sector/laut/[0..]\n",
        "made last the slice /sector/laut/[0..] gained content/d.md\n",
        "now       it is as the last build left it",
    ] {
        assert!(sector.contains(words), "{words} in {sector}");
    }
    assert!(why("/2026/01/01/a/").contains("made of   content/a.md\n"));
    portal.edit("content/a.md", "title = \"A\"", "title = \"Z\"");
    assert!(why("2026/01/01/a/index.html").contains("its own article changed: the next build makes it anew"));
    let ran = warta(portal.root(), &["why", "/2026/01/09/a/", "--at", AT]).ended_with(1);
    assert!(ran.err.contains("no page is written to 2026/01/09/a/index.html"), "{}", ran.err);
}

#[test]
fn why_names_what_lists_and_feeds_gained_and_lost_and_what_is_called_otherwise() {
    let portal = portal();
    portal.write(
        "content/e.md",
        article("E", "2026-01-04T08:00:00", "expires = 2026-12-01T00:00:00\nsectors = [\"laut\"]"),
    );
    let why = |url: &str, at: &str| warta(portal.root(), &["why", url, "--at", at]).ended_with(0).out;
    let says = |url: &str, words: &str| {
        let said = why(url, AT);
        assert!(said.contains(words), "{words} in {said}");
    };
    portal.build(AT).fine();
    portal.write("content/d.md", article("D", "2026-01-05T08:00:00", "sectors = [\"laut\"]"));
    says(
        "/feed.xml",
        "now       the newest 30 of home for feeds, with their texts gained content/d.md: the next build",
    );
    portal.build(AT).fine();
    says("/feed.xml", "made last the newest 30 of home for feeds, with their texts gained content/d.md\n");
    portal.remove("content/d.md");
    portal.edit("content/e.md", "title = \"E\"", "title = \"EE\"");
    portal.build(AT).fine();
    says("/sector/laut/", "[0..] lost content/d.md, showed a change of content/e.md\n");
    let later = "2026-12-02T00:00:00Z";
    assert!(
        why("/sector/laut/", later).contains("now       the slice /sector/laut/[0..] lost content/e.md: "),
        "{}",
        why("/sector/laut/", later)
    );
    let config =
        "title = \"K\"\nbase_url = \"https://kabar.example/\"\n[sectors.laut]\ntitle = \"Samudra\"\n";
    portal.write("config.toml", config);
    portal.build(AT).fine();
    says("/2026/01/04/e/", "made last the navigation's sectors in config.toml changed\n");
    says("/feed.xml", "showed title and slug of [sectors.laut] in config.toml, which changed\n");
}

#[test]
fn the_cache_of_an_article_that_is_edited_often_stays_small() {
    let portal = portal();
    let size = || std::fs::metadata(portal.path(".warta/cards")).unwrap().len();
    portal.build(AT).fine();
    let first = size();
    for round in 0..40 {
        portal.write("content/a.md", article(&format!("Edited {round}"), "2026-01-01T08:00:00", ""));
        portal.build(AT).fine();
        assert!(size() <= 2 * first + 200, "{} bytes after {first} in round {round}", size());
    }
}

#[test]
fn plan_is_the_calendar_of_what_changes_with_no_edit() {
    let portal = portal();
    portal.write("content/e.md", article("E", "2026-02-01T08:00:00", "expires = 2026-03-01T00:00:00"));
    portal
        .write("content/pages/offer.md", "+++\ntitle = \"Offer\"\nexpires = 2026-02-15T00:00:00\n+++\nUs.\n");
    let at = ["--at", "2026-01-20T00:00:00Z"];
    warta(portal.root(), &[&["build"][..], &at].concat()).ended_with(0);
    let plan = warta(portal.root(), &[&["plan", "--format", "json"][..], &at].concat()).ended_with(0).json();
    let what: Vec<_> = plan
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            format!("{} {} {}", entry["at"], entry["events"][0]["kind"], entry["events"][0]["source"])
        })
        .collect();
    assert_eq!(
        what,
        [
            r#""2026-02-01T08:00:00+00:00" "appears" "content/e.md""#,
            r#""2026-02-03T08:00:00+00:00" "leaves-news" "content/e.md""#,
            r#""2026-02-15T00:00:00+00:00" "expires" "content/pages/offer.md""#,
            r#""2026-03-01T00:00:00+00:00" "expires" "content/e.md""#,
        ]
    );
    assert!(plan[0]["outputs"].to_string().contains("2026/02/01/e/index.html"), "{}", plan[0]);
    assert_eq!(plan[1]["outputs"], json!(["news-sitemap.xml"]));
    assert!(plan[2]["outputs"].to_string().contains("offer/index.html"), "{}", plan[2]);
    portal.remove(".warta");
    let anew = warta(portal.root(), &[&["plan", "--format", "json"][..], &at].concat()).ended_with(0).json();
    assert_eq!(anew, plan, "a portal that has lost its cache has another calendar");
    let human = warta(portal.root(), &[&["plan"][..], &at].concat()).ended_with(0).out;
    assert!(human.contains("  \"E\" appears (content/e.md)\n"), "{human}");
    for entry in plan.as_array().unwrap() {
        let at = ["build", "--report", "json", "--at", entry["at"].as_str().unwrap()];
        let report = warta(portal.root(), &at).ended_with(0).json();
        let changes = report["changes"].as_array().unwrap().iter().map(|change| change["path"].clone());
        assert_eq!(entry["outputs"], changes.collect::<serde_json::Value>(), "{}", entry["at"]);
    }
}

#[test]
fn a_theme_that_makes_every_story_rewrite_the_archive_is_told_its_cost() {
    let portal = portal();
    let template = "{{ article.title }}\n{% for card in latest(listing=\"home\", limit=3) %}{{ card.title }}{% endfor %}";
    portal.write("templates/article.html", template);
    for number in 0..1000 {
        let minute = number % 60;
        let text = article(&format!("N{number}"), &format!("2025-05-05T08:{minute:02}:00"), "");
        portal.write(&format!("content/many/n{number}.md"), text);
    }
    let ran = warta(portal.root(), &["build", "--at", AT]).ended_with(0);
    assert!(
        ran.err.contains("`latest` makes 1003 pages change with every story")
            && ran.err.contains(" --> templates/article.html:2:"),
        "{}",
        ran.err
    );
}
