//! What an article page says of older articles: related ones, and the parts of its series.

#[path = "../../examples/related/measure.rs"]
mod measure;

use crate::support::{AT, Built, Portal, article, disk, grown, scratch};
use measure::{Measured, Pages};
use std::path::Path;
use warta::base::instant::Instant;
use warta::engine::report::Silent;
use warta::engine::{self, Request};

/// The paths that the section `class` of a page links to.
fn links<'b>(built: &'b Built, page: &str, open: &str, close: &str) -> Vec<&'b str> {
    let section = built.page(page).split(open).nth(1).and_then(|rest| rest.split(close).next());
    let links = section.unwrap_or_default().split("<a ").skip(1);
    links.filter_map(|link| link.split("href=\"").nth(1)?.split('"').next()).collect()
}

fn related<'b>(built: &'b Built, page: &str) -> Vec<&'b str> {
    let links = links(built, page, "<section class=\"related\">", "</section>");
    links.into_iter().filter(|link| link.starts_with("/2026/")).collect()
}

fn parts<'b>(built: &'b Built, page: &str) -> Vec<&'b str> {
    links(built, page, "<nav class=\"parts\"", "</nav>")
}

fn measured(root: &Path, at: Instant) -> Measured {
    let report = engine::build(&Request::new(root.to_owned(), at), &Silent);
    assert!(!report.failed(), "{:?}", report.problems);
    Pages::read(&root.join("public")).unwrap().measure()
}

#[test]
fn related_articles_share_more_than_chance() {
    let sample = scratch();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "static"] {
        disk::replace(&repository.join(folder), &sample.path().join(folder));
    }
    disk::write(&sample.path().join("config.toml"), disk::bytes(&repository.join("config.toml")));
    let of_sample = measured(sample.path(), Instant::from_rfc3339("2026-11-23T00:00:00+07:00").unwrap());
    let large = scratch();
    disk::write(&large.path().join("config.toml"), grown::CONFIG);
    for number in 0..300 {
        let (path, text) = grown::article(number);
        disk::write(&large.path().join(path), text);
    }
    let of_large = measured(large.path(), grown::date(300));
    for (portal, measured) in [("the sample", &of_sample), ("300 made articles", &of_large)] {
        println!("{portal}: {measured:#?}");
        let (found, window, any) = (&measured.related, &measured.window, &measured.any);
        assert!(2 * measured.links > 5 * measured.articles, "{portal}: {measured:?}");
        assert!(
            found.shared > 1.3 * window.shared && found.shared > 2.0 * any.shared,
            "{portal}: {measured:?}"
        );
        assert!(found.tags > 1.7 * window.tags && found.tags > 2.5 * any.tags, "{portal}: {measured:?}");
    }
    // Made articles say nothing; those of the sample do.
    assert!(of_sample.related.words > 1.1 * of_sample.any.words, "{of_sample:?}");
}

#[test]
fn a_tag_that_few_articles_have_says_more_than_one_that_many_have() {
    let portal = Portal::new("");
    for day in 1..=20 {
        let rare = if day == 2 { "tags = [\"Rare\"]" } else { "tags = [\"Common\"]" };
        portal.write(
            &format!("content/a{day}.md"),
            article(&format!("A {day}"), &format!("2026-10-{day:02}T08:00:00Z"), rare),
        );
    }
    let tags = "tags = [\"Common\", \"Rare\"]";
    portal.write("content/new.md", article("New", "2026-11-01T08:00:00Z", tags));
    let built = portal.build(AT).fine();
    let found = related(&built, "/2026/11/01/new/");
    assert_eq!(found, ["/2026/10/02/a2/", "/2026/10/20/a20/", "/2026/10/19/a19/", "/2026/10/18/a18/"]);
}

#[test]
fn related_articles_repeat_no_press_release_and_name_nothing_that_is_withdrawn() {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[providers.wire]\n[providers.other]\n",
    );
    let release =
        "A fleet of solar ferries joins the two banks of the river from Monday on, the operator says.";
    let write = |name: &str, day: u32, more: &str| {
        let (title, date) = (format!("Title of {name}"), format!("2026-11-{day:02}T08:00:00Z"));
        portal.write(
            &format!("content/{name}.md"),
            article(&title, &date, &format!("tags = [\"Ferry\"]\n{more}")),
        );
    };
    let supplied = |provider: &str| format!("provider = \"{provider}\"\ndescription = \"{release}\"");
    write("first", 1, &supplied("wire"));
    write("again", 2, &supplied("other"));
    write("ours", 3, "description = \"What the ferry means to those who rowed.\"");
    write("ours-too", 4, "description = \"What the ferry means to those who rowed.\"");
    write("gone", 5, "status = \"canceled\"");
    write("held", 6, "status = \"withheld\"");
    write("third", 7, &supplied("wire"));
    write("newest", 8, "");
    let built = portal.build(AT);
    assert_eq!(
        related(&built, "/2026/11/08/newest/"),
        ["/2026/11/07/third/", "/2026/11/04/ours-too/", "/2026/11/03/ours/"]
    );
    assert_eq!(related(&built, "/2026/11/07/third/"), ["/2026/11/04/ours-too/", "/2026/11/03/ours/"]);
}

/// A part of the series "Salt".
fn part(portal: &Portal, name: &str, day: u32) {
    let date = format!("2026-11-{day:02}T08:00:00Z");
    portal.write(&format!("content/{name}.md"), article(name, &date, "series = \"Salt\"\ntags = [\"Salt\"]"));
}

#[test]
fn a_part_of_a_series_names_its_number_the_parts_before_it_and_the_next() {
    let portal = Portal::new("");
    for (name, day) in [("one", 1), ("three-a", 5), ("two", 3), ("three-b", 5)] {
        part(&portal, name, day);
    }
    let built = portal.build(AT).fine();
    assert!(built.page("/2026/11/03/two/").contains("<span class=\"part\">Part 2</span>"));
    let (one, two) = ("/2026/11/01/one/", "/2026/11/03/two/");
    // Of one date, the first path is the first part.
    let (third, fourth) = ("/2026/11/05/three-a/", "/2026/11/05/three-b/");
    assert_eq!(parts(&built, one), [two]);
    assert_eq!(parts(&built, two), [one, third]);
    assert_eq!(parts(&built, third), [one, two, fourth]);
    assert_eq!(parts(&built, fourth), [one, two, third]);
    assert!(built.page(fourth).contains("<span class=\"part\">Part 4</span>"));
    assert!(related(&built, fourth).is_empty(), "parts of the series are no related articles");
}

#[test]
fn a_new_part_changes_the_page_of_the_part_before_it_and_of_no_other() {
    let portal = Portal::new("");
    for day in 1..=5 {
        part(&portal, &format!("p{day}"), day);
    }
    portal.build(AT).fine();
    part(&portal, "p6", 6);
    let built = portal.build(AT).fine();
    let pages = built.report.changes.iter().map(|change| change.path.as_str());
    let articles: Vec<_> = pages.filter(|path| path.contains("/p")).collect();
    assert_eq!(articles, ["2026/11/05/p5/index.html", "2026/11/06/p6/index.html"]);
}

#[test]
fn a_series_that_loses_or_renames_a_part_is_as_a_clean_build_has_it() {
    let portal = Portal::new("");
    for day in 1..=9 {
        part(&portal, &format!("p{day}"), day);
    }
    portal.build(AT).fine();
    portal.remove("content/p3.md").build(AT).fine();
    portal.edit("content/p5.md", "title = \"p5\"", "title = \"Fifth\"").build(AT).fine();
    portal.edit("content/p7.md", "series = \"Salt\"", "series = \"Pepper\"").build(AT).fine();
    // It moves, and is said to.
    portal.edit("content/p8.md", "2026-11-08", "2026-11-06").build(AT);
    portal.edit("content/p1.md", "tags", "status = \"canceled\"\ntags").build(AT);
}
