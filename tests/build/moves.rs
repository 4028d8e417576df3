//! Articles whose URL is not what it was: said until the old one leads somewhere again.

use crate::support::{AT, Portal, article};

const A: &str = "content/a.md";
const MORE: &str = "sectors = [\"Uang\"]\n";

/// A portal of two articles that has been built.
fn published() -> Portal {
    let portal = Portal::plain("");
    portal.write(A, article("A", "2026-01-09", MORE));
    portal.write("content/b.md", article("B", "2026-01-08", MORE));
    portal.build(AT).fine();
    portal
}

/// What is said of an article that moved.
fn said(from: &str, to: &str) -> String {
    format!(
        "{A}: warning: it was at {from} and is at {to} now: that URL leads nowhere [add to its front matter: \
         `aliases = [\"{from}\"]`; `warta check --fix` does it]\n"
    )
}

#[test]
fn an_article_that_moves_is_named_with_both_urls_until_its_alias_is_there() {
    for more in ["slug = \"baru\"\n", "date = 2026-02-03\n", "lang = \"id\"\npermalink = \"/lain/\"\n"] {
        let portal = published();
        let date = if more.starts_with("date") { "2026-02-03" } else { "2026-01-09" };
        let more = if more.starts_with("date") { "" } else { more };
        let more = more.replace("lang = \"id\"\n", "");
        portal.write(A, article("A", date, &more));
        let built = portal.build(AT);
        let moved = built.report.moved.clone();
        assert_eq!((moved.len(), moved[0].source.as_str(), moved[0].from.as_str()), (1, A, "/2026/01/09/a/"));
        assert_eq!(built.told(), said("/2026/01/09/a/", &moved[0].to));
        assert_eq!(portal.build(AT).told(), said("/2026/01/09/a/", &moved[0].to), "it is said once only");
        portal.write("content/c.md", article("C", "2026-01-10", ""));
        assert_eq!(portal.build(AT).told(), said("/2026/01/09/a/", &moved[0].to), "news makes it forgotten");
        portal.write(A, article("A", date, &format!("{more}aliases = [\"/2026/01/09/a\"]\n")));
        assert_eq!(portal.build(AT).fine().page("/2026/01/09/a/").lines().count(), 2);
        portal.write(A, article("A", date, &more));
        portal.build(AT).fine();
    }
}

#[test]
fn a_title_that_makes_the_slug_moves_nothing_and_going_back_is_no_move() {
    let portal = published();
    portal.write(A, article("Another title", "2026-01-09", MORE));
    portal.build(AT).fine();
    portal.write(A, article("A", "2026-01-09", "slug = \"x\""));
    assert_eq!(portal.build(AT).told(), said("/2026/01/09/a/", "/2026/01/09/x/"));
    portal.write(A, article("A", "2026-01-09", MORE));
    assert_eq!(portal.build(AT).told(), said("/2026/01/09/x/", "/2026/01/09/a/"));
}

#[test]
fn an_article_that_moves_twice_has_two_old_urls() {
    let portal = published();
    portal.write(A, article("A", "2026-01-09", "slug = \"x\""));
    portal.build(AT);
    portal.write(A, article("A", "2026-01-09", "slug = \"y\"\naliases = [\"/z/\"]"));
    assert_eq!(
        portal.build(AT).told(),
        format!(
            "{A}: warning: it was at /2026/01/09/a/ and /2026/01/09/x/ and is at /2026/01/09/y/ now: those URLs lead \
             nowhere [add \"/2026/01/09/a/\", \"/2026/01/09/x/\" to its `aliases`; `warta check --fix` does it]\n"
        )
    );
}

#[test]
fn the_line_is_in_the_format_of_the_file() {
    for (text, line) in [
        ("---\ntitle: A\ndate: 2026-01-09\nslug: SLUG\n---\nText.\n", "`aliases: [\"/2026/01/09/a/\"]`"),
        (
            "{\"title\": \"A\", \"date\": \"2026-01-09\", \"slug\": \"SLUG\"}\n\nText.\n",
            "`\"aliases\": [\"/2026/01/09/a/\"]`",
        ),
    ] {
        let portal = Portal::plain("");
        portal.write(A, text.replace("SLUG", "a"));
        portal.build(AT).fine();
        portal.write(A, text.replace("SLUG", "b"));
        let told = portal.build(AT).told();
        assert!(told.contains(line), "{told}");
    }
}

#[test]
fn a_file_with_another_name_is_followed_and_one_that_is_gone_is_not() {
    let portal = published();
    let text = article("A", "2026-01-09", MORE);
    portal.remove(A);
    portal.write("content/new.md", &text);
    let told = said("/2026/01/09/a/", "/2026/01/09/new/").replace(A, "content/new.md");
    assert_eq!(portal.build(AT).told(), told);
    portal.remove("content/new.md");
    portal.write("content/newer.md", &text);
    let built = portal.build(AT);
    let from: Vec<_> = built.report.moved.iter().map(|moved| moved.from.as_str()).collect();
    assert_eq!(from, ["/2026/01/09/a/", "/2026/01/09/new/"]);
    portal.remove("content/newer.md");
    portal.build(AT).fine();
}

#[test]
fn a_renamed_and_edited_file_is_followed_by_the_story_that_it_names() {
    let portal = Portal::plain("");
    portal.write(A, article("A", "2026-01-09", "story = \"beras\""));
    portal.build(AT).fine();
    portal.remove(A);
    portal.write("content/b.md", article("B", "2026-01-10", "story = \"beras\""));
    let told = said("/2026/01/09/a/", "/2026/01/10/b/").replace(A, "content/b.md");
    assert_eq!(portal.build(AT).told(), told);
}

#[test]
fn what_nobody_could_see_moves_in_silence() {
    for more in ["draft = true", "publish_at = 2027-01-01", "expires = 2026-02-01", "status = \"withheld\""] {
        let portal = Portal::plain("");
        portal.write(A, article("A", "2026-01-09", more));
        portal.build(AT).fine();
        portal.write(A, article("A", "2026-01-09", "slug = \"b\""));
        portal.build(AT).fine();
    }
}

#[test]
fn an_article_that_is_reworked_out_of_sight_is_named_when_it_is_back() {
    let portal = published();
    portal.write(A, article("A", "2026-01-09", "draft = true"));
    portal.build(AT).fine();
    portal.write(A, article("A", "2026-01-09", "draft = true\nslug = \"b\""));
    portal.build(AT).fine();
    portal.write(A, article("A", "2026-01-09", "slug = \"b\""));
    assert_eq!(portal.build(AT).told(), said("/2026/01/09/a/", "/2026/01/09/b/"));
}

#[test]
fn a_url_that_another_article_takes_leads_somewhere() {
    let portal = published();
    portal.write(A, article("A", "2026-01-09", "slug = \"x\""));
    portal.write("content/b.md", article("B", "2026-01-09", "slug = \"a\""));
    let built = portal.build(AT);
    let moved: Vec<_> = built.report.moved.iter().map(|moved| moved.from.as_str()).collect();
    assert_eq!(moved, ["/2026/01/08/b/"]);
}

#[test]
fn a_pattern_moves_all_articles_and_is_one_warning() {
    let portal = Portal::plain("");
    for number in 0..1234 {
        portal.write(&format!("content/{number:04}.md"), article("A", "2026-01-09", ""));
    }
    portal.build(AT).fine();
    let config = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n";
    portal.write("config.toml", format!("{config}urls.article = \"/{{year}}/{{slug}}/\"\n"));
    let built = portal.build(AT);
    assert_eq!(built.report.moved.len(), 1234);
    let told = built.told();
    let expected = "warning: 1,234 articles and pages have moved, such as content/0000.md from /2026/01/09/0000/ to \
                    /2026/0000/: their old URLs lead nowhere [";
    assert!(told.starts_with(expected) && told.lines().count() == 1, "{told}");
    portal.write("config.toml", config);
    let back = portal.build(AT);
    assert!(back.report.moved.iter().all(|moved| moved.from.len() == "/2026/0000/".len()), "{}", back.told());
}

#[test]
fn an_article_that_is_left_out_and_mended_with_another_slug_is_named() {
    let portal = published().skip_bad();
    portal.write(A, "+++\ntitle = \"A\"\ndate = 2026-99-99\n+++\n");
    portal.build(AT);
    portal.write(A, article("A", "2026-01-09", "slug = \"b\""));
    assert_eq!(portal.build(AT).told(), said("/2026/01/09/a/", "/2026/01/09/b/"));
}

#[test]
fn a_standalone_page_that_moves_is_named() {
    let portal = Portal::plain("");
    portal.write("content/pages/tentang.md", "+++\ntitle = \"T\"\n+++\n");
    portal.build(AT).fine();
    portal.write("content/pages/tentang.md", "+++\ntitle = \"T\"\nslug = \"about\"\n+++\n");
    let told = said("/tentang/", "/about/").replace(A, "content/pages/tentang.md");
    assert_eq!(portal.build(AT).told(), told);
}

#[test]
fn nothing_is_said_of_moves_while_the_build_refuses_and_all_of_it_afterwards() {
    let portal = published();
    portal.write(A, article("A", "2026-01-09", "slug = \"x\""));
    portal.write("content/c.md", article("C", "2026-01-08", "slug = \"b\""));
    let told = portal.build(AT).refused().told();
    assert!(told.contains("is claimed by") && !told.contains("nowhere"), "{told}");
    portal.remove("content/c.md");
    assert_eq!(portal.build(AT).told(), said("/2026/01/09/a/", "/2026/01/09/x/"));
}
