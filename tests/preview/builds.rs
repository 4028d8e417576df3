//! When the preview builds, and what it tells of it.

use crate::support::preview::{Running, Start};
use crate::support::{Portal, article};
use std::sync::atomic::Ordering;

fn still() -> Start {
    Start { still: true, ..Start::default() }
}

fn portal() -> Portal {
    Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")))
}

/// The paths of a notice's changes.
fn changed(notice: &serde_json::Value) -> Vec<&str> {
    notice["changes"].as_array().unwrap().iter().map(|change| change["path"].as_str().unwrap()).collect()
}

#[test]
fn a_saved_article_is_on_its_page_and_told() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let mut events = preview.listen(1);
    let first = events.next().unwrap();
    assert_eq!((first["build"].as_u64(), changed(&first).len()), (Some(1), 0));
    portal.edit("content/a.md", "The text of A", "Other words");
    let moment = preview.moment_when(|moment| !moment.report.changes.is_empty());
    assert!(preview.get("/2026/01/01/a/").text().contains("Other words"));
    let told = events.next().unwrap();
    assert_eq!(told["errors"].as_array().unwrap().len(), 0);
    assert!(changed(&told).contains(&"2026/01/01/a/index.html"), "{told}");
    assert_eq!(moment.good.unwrap().build, moment.build);
    drop(preview);
    assert_eq!(events.next(), None, "the stream ends with the preview");
}

#[test]
fn files_that_are_renamed_removed_or_come_in_new_folders_are_noticed() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    // As editors save: another file beside it, then a rename.
    portal.write("content/.a.md.tmp", article("Renamed", "2026-01-01", ""));
    portal.rename("content/.a.md.tmp", "content/a.md");
    preview.moment_when(|_| preview.get("/2026/01/01/a/").text().contains("Renamed"));
    portal.write("content/deep/er/b.md", article("B", "2026-01-03", ""));
    preview.moment_when(|_| preview.get("/2026/01/03/b/").status == 200);
    portal.write("content/deep/er/c.md", article("C", "2026-01-03", ""));
    preview.moment_when(|_| preview.get("/2026/01/03/c/").status == 200);
    portal.remove("content/deep");
    preview.moment_when(|_| {
        preview.get("/2026/01/03/b/").status == 404 && preview.get("/2026/01/03/c/").status == 404
    });
    assert!(!portal.path("static").exists());
    portal.write("static/x/y.css", "p {}");
    preview.moment_when(|_| preview.get("/x/y.css").status == 200);
    portal.write("static/x/y.css", "p { margin: 0 }");
    preview.moment_when(|_| preview.get("/x/y.css").text().contains("margin"));
    portal.edit("config.toml", "title = \"Kabar\"", "title = \"Warta Baru\"");
    preview.moment_when(|_| preview.get("/feed.xml").text().contains("Warta Baru"));
}

#[test]
fn what_is_no_source_wakes_nobody() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    portal
        .write("public/index.html", "x")
        .write(".git/HEAD", "x")
        .write("content/.a.md.swp", "x")
        .write("content/a.md~", "x");
    // Events come in their order: when this one has come, the others had.
    portal.write("content/b.md", article("B", "2026-01-01", ""));
    let mut named = preview.moment().request.changed.clone();
    while preview.get("/2026/01/01/b/").status != 200 {
        named.extend(preview.moment().request.changed.clone());
    }
    named.dedup();
    assert_eq!(named, ["content/b.md"]);
}

#[test]
fn an_error_is_told_and_the_last_good_page_stays_until_it_is_mended() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let mut events = preview.listen(1);
    events.next();
    portal.edit("content/a.md", "date = 2026-01-01", "date = \"<b>nie</b>\"");
    let moment = preview.moment_when(|moment| moment.report.failed());
    assert_eq!(moment.good.as_ref().unwrap().build, 1);
    let told = events.next().unwrap();
    let error = &told["errors"][0];
    assert_eq!(
        (error["place"]["file"].as_str(), error["place"]["line"].as_u64()),
        (Some("content/a.md"), Some(3))
    );
    assert_eq!(error["place"]["source_line"], "date = \"<b>nie</b>\"");
    assert!(preview.get("/2026/01/01/a/").text().contains("The text of A"));
    // A page that is loaded now hears of the error at once.
    let late = preview.listen(moment.build).next().unwrap();
    assert_eq!((late["errors"].as_array().unwrap().len(), changed(&late).len()), (1, 0));
    portal.edit("content/a.md", "date = \"<b>nie</b>\"", "date = 2026-01-01");
    let mended = preview.moment_when(|moment| !moment.report.failed());
    assert_eq!(mended.good.unwrap().build, mended.build);
    let told = events.next().unwrap();
    assert_eq!(told["errors"].as_array().unwrap().len(), 0);
}

#[test]
fn a_portal_that_cannot_be_built_is_served_once_it_can() {
    let portal = Portal::plain("-- content/a.md --\nno front matter\n");
    let preview = Running::start(&portal, &still());
    assert!(preview.moment().report.failed());
    let told = preview.listen(1).next().unwrap();
    assert_eq!((told["has_pages"].as_bool(), told["errors"].as_array().unwrap().len()), (Some(false), 1));
    let page = preview.get("/");
    assert_eq!(page.status, 404);
    assert!(page.text().contains("/_warta/live.js"));
    portal.write("content/a.md", article("A", "2026-01-01", ""));
    preview.moment_when(|moment| !moment.report.failed());
    assert_eq!(preview.get("/2026/01/01/a/").status, 200);
}

#[test]
fn when_time_comes_the_preview_builds_by_itself() {
    let portal = portal();
    portal.write("content/later.md", article("Later", "2026-01-05", "publish_at = 2026-12-01T00:00:00Z"));
    let preview = Running::start(&portal, &Start::default());
    // The first build may have ended before the clock goes on; then the next glance at it is enough.
    preview.clock.store(1_796_083_200, Ordering::SeqCst);
    preview.moment_when(|moment| moment.request.at.0 == 1_796_083_200);
    assert_eq!(preview.get("/2026/01/05/later/").status, 200);
}

#[test]
fn drafts_are_shown_where_asked_and_reach_nothing_that_is_deployed() {
    let portal = portal();
    portal.write("content/draft.md", article("Rahasia", "2026-01-05", "draft = true"));
    let preview = Running::built(&portal, &Start { drafts: true, still: true });
    assert_eq!(preview.get("/2026/01/05/draft/").status, 200);
    // A deploy beside the preview: it is not held up, and nothing of the preview is in it.
    let built = portal.build(crate::support::AT);
    assert!(!built.output.0.iter().any(|(_, file)| String::from_utf8_lossy(&file.bytes).contains("Rahasia")));
    assert!(!portal.path("public/2026/01/05/draft").exists());
    drop(preview);
    let plain = Running::built(&portal, &still());
    assert_eq!(plain.get("/2026/01/05/draft/").status, 404);
}

#[test]
fn a_second_preview_of_the_same_portal_is_refused() {
    let portal = portal();
    let first = Running::built(&portal, &still());
    let second = Running::start(&portal, &still());
    let problem = second.end().unwrap_err();
    assert_eq!(problem.message, "another preview of this portal is running");
    first.end().unwrap();
    Running::built(&portal, &still()).end().unwrap();
}

#[test]
fn the_next_preview_goes_on_from_the_last() {
    let portal = portal();
    let port = {
        let preview = Running::built(&portal, &still());
        portal.edit("content/a.md", "The text of A", "Other words");
        preview.moment_when(|moment| !moment.report.changes.is_empty());
        preview.address.port()
    };
    let again = Running::start_at(&portal, &still(), port);
    let moment = again.moment();
    // The system may have given the port to someone else: then the preview has other URLs, and all pages are others.
    if again.address.port() == port {
        assert_eq!((moment.report.rendered, moment.report.written), (0, 0));
    }
}
