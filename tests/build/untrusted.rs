//! What a file of an untrusted provider cannot do to the portal around it: bring files that run, take over URLs, lead the front
//! page from the future, call itself the original.

use crate::support::{AT, Portal, article};

const CONFIG: &str = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[providers.kawat]\n";

/// A portal with files, and one provider that is not trusted.
fn portal(files: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("config.toml", CONFIG).write_all(files);
    portal
}

/// An article of the provider's.
fn release(date: &str, more: &str) -> String {
    article("Rilis", date, &format!("provider = \"kawat\"\n{more}"))
}

#[test]
fn no_file_that_runs_comes_along_with_its_article() {
    let portal = portal("");
    portal.write("content/rilis/index.md", release("2026-11-20", ""));
    for file in ["x.html", "x.js", "gambar.svg", "x.php.jpg", "foto.jpg", "rilis.PDF", "dalam/x.xhtml"] {
        portal.write(&format!("content/rilis/{file}"), "<script>alert(1)</script>");
    }
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @r#"content/rilis/index.md: warning: "dalam/x.xhtml", "gambar.svg", "x.html", "x.js", "x.php.jpg" of its folder are left out: its provider is not trusted [links to them lead nowhere; pictures (not svg), sound, video, PDF, vtt, srt, csv and txt come along, what a browser or a server could run does not]"#);
    let beside = |file: &str| built.has(&format!("2026/11/20/rilis/{file}"));
    assert!(beside("foto.jpg") && beside("rilis.PDF"));
    assert!(!beside("x.html") && !beside("x.js") && !beside("gambar.svg") && !beside("x.php.jpg"));
    portal.write("config.toml", format!("{CONFIG}trust = \"editorial\"\n"));
    let trusted = portal.build(AT).fine();
    assert!(trusted.has("2026/11/20/rilis/x.html") && trusted.has("2026/11/20/rilis/dalam/x.xhtml"));
    portal.write("config.toml", CONFIG);
    let again = portal.build(AT);
    assert!(!again.has("2026/11/20/rilis/x.html") && again.told() == built.told());
}

#[test]
fn no_alias_takes_the_url_of_a_list_to_come() {
    let portal = portal("");
    portal.write(
        "content/21.md",
        release("2026-11-20", "aliases = [\"/2026/11/21/\", \"/2026/12/\", \"/tag/21/\"]"),
    );
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @r#"content/21.md:5:11: warning: "/2026/11/21/", "/2026/12/", "/tag/21/" cannot have been this article's own URL and is left out: "kawat" is not trusted [if its files may decide that, write `may = ["aliases"]` into [providers.kawat]]"#);
    portal.write("content/besok.md", article("Besok", "2026-11-21", "tags = [\"21\"]"));
    portal.build(AT);
}

#[test]
fn the_portals_own_page_wins_over_an_alias_of_an_untrusted_file() {
    let portal = portal("");
    portal.write("content/rilis.md", release("2026-11-20", "aliases = [\"/2026/11/20/skandal/\"]"));
    let built = portal.build(AT).fine();
    assert!(built.file("_redirects").contains("/2026/11/20/skandal/"));
    portal.write("content/skandal.md", article("Skandal", "2026-11-20", ""));
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @"content/rilis.md: warning: its alias /2026/11/20/skandal/ is left out: content/skandal.md stands there, and its provider is not trusted [remove this URL from its `aliases`]");
    assert!(built.page("/2026/11/20/skandal/").contains("The text of Skandal."));
    assert!(!built.file("_redirects").contains("skandal"));
}

#[test]
fn of_two_untrusted_files_with_one_alias_the_first_by_name_has_it() {
    let portal = portal("");
    portal.write("content/a.md", release("2026-11-20", "aliases = [\"/2026/11/20/x/\"]"));
    portal.write("content/b.md", release("2026-11-20", "aliases = [\"/2026/11/20/x/\"]"));
    let built = portal.build(AT);
    assert!(
        built.told().starts_with("content/b.md: warning: its alias /2026/11/20/x/ is left out"),
        "{}",
        built.told()
    );
    assert!(built.page("/2026/11/20/x/").contains("/2026/11/20/a/"));
}

#[test]
fn an_untrusted_file_names_no_original_and_is_not_seen_before_its_date() {
    let portal = portal("");
    portal.write(
        "content/rilis.md",
        release("2026-11-24", "publish_at = 2026-11-20\ncanonical_url = \"https://kawat.example/asli\""),
    );
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @r#"
    content/rilis.md:5:14: warning: it is seen from its date on, not before: "kawat" is not trusted, and who is dated in the future would lead the front page [let `publish_at` not be earlier than `date`]
    content/rilis.md:6:17: warning: the canonical link "https://kawat.example/asli" is left out: "kawat" is not trusted [if its files may decide that, write `may = ["canonical_url"]` into [providers.kawat]]
    "#);
    assert!(!built.has("2026/11/24/rilis/index.html"));
    let built = portal.build("2026-11-24T00:00:00Z");
    assert!(!built.page("/2026/11/24/rilis/").contains("kawat.example/asli"));
    portal.write("config.toml", format!("{CONFIG}may = [\"canonical_url\"]\n"));
    let built = portal.build("2026-11-24T00:00:00Z");
    assert!(
        built
            .page("/2026/11/24/rilis/")
            .contains("<link rel=\"canonical\" href=\"https://kawat.example/asli\">")
    );
}

#[test]
fn front_matter_that_is_too_long_and_elements_that_never_end_are_named() {
    let portal = portal("");
    portal.write("content/a.md", format!("{}\nA <style>b\n\n<!-- c\n", release("2026-11-20", "")));
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @r#"content/a.md:10:3: warning: "<style>" is never closed: the text after it is left out [close it, or remove it: what stands in it is never printed]"#);
    let long = "panjang ".repeat(700);
    portal.write("content/a.md", release("2026-11-20", &format!("description = \"{long}\"")));
    let built = portal.build(AT).refused();
    assert!(built.told().contains("\"description\" is 5600 characters long; 5000 are allowed to \"kawat\""));
}

#[test]
fn a_standalone_page_has_no_provider_and_an_empty_one_is_named() {
    let portal = portal("");
    portal.write("content/pages/a.md", "+++\ntitle = \"A\"\nprovider = \"kawat\"\n+++\n<script>x</script>\n");
    let built = portal.build(AT).refused();
    insta::assert_snapshot!(built.told(), @r#"content/pages/a.md:3:12: error: a standalone page has no "provider": its text would be printed as the portal's own [make an article of it, outside content/pages/ and with a date, or remove the line]"#);
    portal.remove("content/pages/a.md").write("content/b.md", article("B", "2026-11-20", "provider = \"\""));
    insta::assert_snapshot!(portal.build(AT).told(), @r#"content/b.md:4:1: warning: "provider" names nobody: the text is printed as the portal's own [name who supplied the article, or remove the line]"#);
    portal.write(
        "content/b.md",
        "{\"title\": \"B\", \"date\": \"2026-11-20\", \"provider\": \"kawat\", \"provider\": null}\nText.\n",
    );
    assert!(portal.build(AT).refused().told().contains("the key \"provider\" is there twice"));
}
