//! The output folder: whose it is, what is removed, what is never touched.

use crate::support::program::warta;
use crate::support::tree::Tree;
use crate::support::{AT, Portal, article};

fn portal() -> Portal {
    Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")))
}

#[test]
fn a_folder_with_files_of_others_is_refused_and_untouched() {
    let portal = portal();
    portal.write("public/index.html", "mine").write("public/sub/x.txt", "mine too");
    let built = portal.build_refused(AT);
    let told = built.told().replace(portal.root().to_str().unwrap(), "PORTAL");
    insta::assert_snapshot!(told, @"error: PORTAL/public holds files that are not Warta's [name an empty folder with --output, or empty this one]");
}

#[test]
fn what_hosts_and_editors_leave_does_not_count() {
    let mut portal = portal();
    portal.write_foreign(".gitkeep", "");
    portal.write_foreign(".gitignore", "*\n");
    let built = portal.build(AT).fine();
    assert!(built.has(".gitkeep") && built.has("index.html"));
}

#[test]
fn files_of_others_in_an_output_of_wartas_are_kept() {
    let mut portal = portal();
    portal.build(AT).fine();
    portal.write_foreign("CNAME", "kabar.example\n");
    portal.write_foreign("2026/01/01/a/note.txt", "mine");
    portal.build(AT).fine().untouched_elsewhere();
    portal.remove("content/a.md");
    let built = portal.build(AT).fine().removed(["2026/01/01/a/index.html"]);
    assert_eq!(built.file("CNAME"), "kabar.example\n");
    assert_eq!(built.file("2026/01/01/a/note.txt"), "mine");
}

#[test]
fn a_page_does_not_take_the_place_of_a_file_of_others() {
    let mut portal = portal();
    portal.build(AT).fine();
    portal.write_foreign("2026/01/02/b/index.html", "mine");
    portal.write("content/b.md", article("B", "2026-01-02", ""));
    let built = portal.build_refused(AT);
    let told = built.told().replace(portal.root().to_str().unwrap(), "PORTAL");
    insta::assert_snapshot!(told, @"error: a file that Warta did not write stands at PORTAL/public/2026/01/02/b/index.html [move it away, or give the page another URL]");
}

#[test]
fn what_no_page_claims_any_more_is_removed_with_its_empty_folders() {
    let portal = portal();
    portal.write("content/b.md", article("B", "2025-06-01", "tags = [\"Once\"]\naliases = [\"/old/b/\"]"));
    portal.build(AT).fine();
    portal.remove("content/b.md");
    let built = portal.build(AT).fine();
    built.removed([
        "2025/06/01/b/index.html",
        "2025/06/01/index.html",
        "2025/06/index.html",
        "2025/index.html",
        "old/b/index.html",
        "tag/once/index.html",
        "tag/index.html",
        "sitemaps/2025-06.xml",
    ]);
    assert!(
        !portal.path("public/2025").exists()
            && !portal.path("public/tag").exists()
            && !portal.path("public/old").exists()
    );
}

#[test]
fn unchanged_files_keep_their_time() {
    let portal = portal();
    portal.build(AT).fine();
    // The support code compares the time and inode of every file that is not among the changes.
    let built = portal.build(AT).fine().untouched_elsewhere();
    assert_eq!((built.report.written, built.report.removed), (0, 0));
    portal.edit("content/a.md", "The text", "Another text");
    let built = portal.build(AT).fine().wrote(["2026/01/01/a/index.html"]);
    assert!(built.report.written < 12, "{:?}", built.report.changes);
}

#[test]
fn a_file_that_someone_deleted_comes_back() {
    let portal = portal();
    portal.build(AT).fine();
    portal.remove("public/2026/01/01/a/index.html").remove("public/feed.xml");
    portal.build(AT).fine().wrote(["2026/01/01/a/index.html", "feed.xml"]).untouched_elsewhere();
    portal.remove("public");
    portal.build(AT).fine();
}

#[test]
fn the_cache_may_be_deleted_at_any_time() {
    let portal = portal();
    portal.build(AT).fine();
    portal.remove(".warta");
    portal.build(AT).fine().untouched_elsewhere();
}

#[test]
fn the_output_may_not_hold_the_portal_or_its_inputs() {
    let portal = portal();
    let before = Tree::of(portal.root());
    for output in [".", "..", "content", "content/x", "static", "templates/y"] {
        let ran = warta(portal.root(), &["build", "--at", AT, "--output", output]).ended_with(1);
        let expected = format!("error: the output folder {output} holds the portal itself");
        assert!(ran.err.starts_with(&expected), "{}", ran.err);
    }
    let mut after = Tree::of(portal.root());
    after.0.retain(|path, _| !path.starts_with(".warta/"));
    assert_eq!(before, after);
}

#[test]
fn an_output_elsewhere_is_made() {
    let portal = portal();
    let elsewhere = tempfile::tempdir().unwrap();
    let output = elsewhere.path().join("a/b");
    warta(portal.root(), &["build", "--at", AT, "--output", output.to_str().unwrap()]).ended_with(0);
    assert!(output.join("index.html").is_file() && !portal.path("public").exists());
}
