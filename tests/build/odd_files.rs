//! Files that a portal's disk may hold and a build must not take for what they are not.

use crate::support::{AT, Portal, article, scratch};
use warta::base::instant::Instant;
use warta::engine::report::Silent;
use warta::engine::{self, Request};

#[test]
fn hidden_static_files_are_named_but_for_litter() {
    let portal = Portal::plain(
        "-- static/.well-known/x.txt --\nx\n-- static/.secret --\nx\n-- static/.DS_Store --\nx\n-- static/.rest/a --\nx\n",
    );
    let built = portal.build(AT);
    assert_eq!(
        built.told(),
        "static/.rest: warning: static/.rest is hidden and is not copied [of hidden entries only .well-known, .htaccess, .nojekyll are copied]\n\
         static/.secret: warning: static/.secret is hidden and is not copied [of hidden entries only .well-known, .htaccess, .nojekyll are copied]\n"
    );
    assert!(built.has(".well-known/x.txt") && !built.has(".secret"));
}

#[test]
fn pages_that_differ_in_case_only_are_named() {
    let portal = Portal::plain(
        "-- static/About/index.html --\nx\n-- content/pages/about.md --\n+++\ntitle = \"About\"\n+++\nUs.\n",
    );
    assert_eq!(
        portal.build(AT).told(),
        "content/pages/about.md: warning: /About/ of static/About/index.html differs from /about/ of content/pages/about.md in case only [many disks and hosts do not tell case: give one another slug or name]\n"
    );
    let portal = Portal::plain("-- static/A.txt --\nx\n-- static/B.txt --\nx\n-- static/a.TXT --\nx\n");
    assert_eq!(portal.build(AT).told().matches("in case only").count(), 1);
}

#[cfg(unix)]
#[test]
fn articles_of_a_linked_folder_are_read_where_they_stand() {
    let portal = Portal::plain("-- content/old/index.jpg --\nx\n");
    portal.remove("content/old");
    portal.write("content/2026/a.md", article("A", "2026-01-01T08:00:00", ""));
    std::os::unix::fs::symlink("2026", portal.path("content/latest")).unwrap();
    let linked = scratch();
    std::os::unix::fs::symlink(portal.root(), linked.path().join("here")).unwrap();
    let request = Request::new(linked.path().join("here"), Instant::from_rfc3339(AT).unwrap());
    assert_eq!(engine::build(&request, &Silent).left_out.len(), 0);
    assert!(portal.path("public/2026/01/01/a/index.html").exists(), "a portal may stand behind a link");
    let built = portal.build(AT);
    assert_eq!(
        built.told(),
        "content/latest: warning: content/latest is a link to 2026: its Markdown files are read there only [for a story in two editions, copy the file]\n"
    );
    assert!(built.has("2026/01/01/a/index.html"));
}

#[test]
fn an_article_that_names_a_template_of_another_kind_is_left_out() {
    let portal = Portal::plain("").skip_bad();
    portal.write("templates/redirect.html", "to {{ target }}\n");
    portal.write("content/a.md", article("A", "2026-01-01T08:00:00", "template = \"redirect.html\""));
    portal.write("content/b.md", article("B", "2026-01-02T08:00:00", ""));
    let built = portal.build(AT);
    assert_eq!(built.report.left_out, ["content/a.md"], "{}", built.told());
    assert!(built.has("2026/01/02/b/index.html") && !built.has("2026/01/01/a/index.html"));
}
