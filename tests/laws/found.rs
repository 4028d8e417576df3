//! What the laws found, each reduced to the least portal that shows it. The support code holds every build against a
//! clean one.

use crate::support::{AT, Built, Portal, article};
use warta::base::instant::Instant;
use warta::engine::report::{Report, Silent};
use warta::engine::{self, Request};

#[test]
fn a_slug_that_changes_in_the_configuration_changes_who_names_it_by_title() {
    let file = article("A", "2026-01-01", "authors = [\"sari\"]\nsectors = [\"Ekonomi\"]");
    let portal = Portal::plain(&format!("-- content/a.md --\n{file}"));
    let config = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n";
    let named = "name = \"Sari Dewi\"\n[sectors.uang]\ntitle = \"Ekonomi\"\n";
    portal.write("config.toml", format!("{config}[authors.sari]\n{named}"));
    assert!(portal.build(AT).fine().has("sector/uang/index.html"));
    portal.edit("config.toml", "authors.sari", "authors.dewi");
    portal.build(AT).fine();
    portal.edit("config.toml", "sectors.uang", "sectors.usaha");
    assert!(portal.build(AT).fine().has("sector/usaha/index.html"));
}

#[test]
fn a_component_is_called_with_space_before_its_name_too() {
    let portal = Portal::plain("-- content/.keep --\n");
    portal.write("templates/404.html", "{{< garis nama=\"x\" />}}\n");
    let component = "{% component garis(nama) %}== {{ nama }} =={% endcomponent %}\n";
    portal.write("templates/box.html", component);
    portal.build(AT).fine();
    portal.edit("templates/box.html", "== {{ nama }} ==", "-- {{ nama }} --");
    portal.build(AT).fine().wrote(["404.html"]).untouched_elsewhere();
}

#[test]
fn the_files_of_a_hidden_article_within_anothers_folder_are_nowhere() {
    let outer = article("A", "2026-01-01", "");
    let inner = article("B", "2026-01-01", "status = \"withheld\"");
    let portal =
        Portal::plain(&format!("-- content/a/index.md --\n{outer}-- content/a/b/index.md --\n{inner}"));
    portal
        .write("content/a/open.png", "open")
        .write("content/a/c/open.png", "open")
        .write("content/a/b/secret.png", "secret")
        .write("content/a/b/d/secret.png", "secret");
    let pictures = |built: &Built| {
        let files = built.files().into_iter().filter(|file| file.ends_with(".png"));
        files.map(str::to_owned).collect::<Vec<_>>()
    };
    let outer = ["2026/01/01/a/c/open.png", "2026/01/01/a/open.png"];
    assert_eq!(pictures(&portal.build(AT).fine()), outer);
    // Neither are those of one that is left out.
    let portal = portal.skip_bad();
    portal.edit("content/a/b/index.md", "2026-01-01", "\"x\"");
    assert_eq!(pictures(&portal.build(AT)), outer);
}

#[test]
fn a_template_that_is_gone_is_missed_by_articles_that_were_read_before() {
    let named = "template = \"special.html\"";
    let (seen, hidden) = (article("A", "2026-01-01", named), article("B", "2027-01-01", named));
    let portal = Portal::plain(&format!("-- content/a.md --\n{seen}-- content/b.md --\n{hidden}"));
    portal.write("templates/special.html", "special\n");
    portal.build(AT).fine();
    portal.remove("templates/special.html");
    assert!(portal.build(AT).report.failed());
    portal.remove("content/a.md");
    assert!(portal.build(AT).report.failed());
}

#[test]
fn a_file_that_moves_to_another_folder_has_its_links_lead_elsewhere() {
    let twin = |slug: &str| article(slug, "2026-01-01", &format!("slug = \"{slug}\""));
    let link = format!("{}\n[link](twin.md) [gone](late.md)\n", article("C", "2026-01-01", ""));
    let late = article("D", "2027-01-01", "");
    let portal = Portal::plain(&format!(
        "-- content/a/twin.md --\n{}-- content/b/twin.md --\n{}-- content/a/c.md --\n{link}\
         -- content/a/late.md --\n{late}-- content/b/late.md --\n{}",
        twin("one"),
        twin("two"),
        late.replace("\"D\"", "\"E\"").replace("2027-01-01", "2027-01-02"),
    ));
    portal.build(AT);
    portal.rename("content/a/c.md", "content/b/c.md");
    let built = portal.build(AT);
    assert!(built.page("/2026/01/01/c/").contains("/2026/01/01/two/"));
    assert!(built.file("feed.xml").contains("/2026/01/01/two/"));
}

#[test]
fn an_old_url_of_a_canceled_article_leads_to_where_its_tombstone_is_now() {
    let more = "slug = \"one\"\nstatus = \"canceled\"\naliases = [\"/old/\"]";
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", more)));
    portal.build(AT).fine();
    portal.edit("content/a.md", "\"one\"", "\"two\"");
    let built = portal.build(AT).fine();
    assert!(built.page("/old/").contains("/2026/01/01/two/"));
}

#[test]
fn an_old_url_is_in_the_language_of_what_it_leads_to() {
    let more = "url = \"/fixed/\"\nlang = \"id\"\naliases = [\"/old/\"]";
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", more)));
    let config = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n";
    let editions = "[editions.en]\ntitle = \"News\"\n[editions.id]\ntitle = \"Kabar\"\n";
    portal
        .write("config.toml", format!("{config}{editions}"))
        .write("templates/redirect.html", "{{ edition.lang }}\n");
    assert_eq!(portal.build(AT).fine().page("/old/"), "id\n");
    portal.edit("content/a.md", "\"id\"", "\"en\"");
    assert_eq!(portal.build(AT).fine().page("/old/"), "en\n");
}

#[test]
fn a_folder_with_files_of_others_where_a_page_shall_be_is_refused_before_anything_is_published() {
    let mut portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    portal.build(AT).fine();
    portal.write_foreign("old.html/mine.txt", "mine");
    portal.edit("content/a.md", "title =", "aliases = [\"/old.html\"]\ntitle =");
    let told = portal.build_refused(AT).told();
    assert!(told.contains("a file that Warta did not write stands at"), "{told}");
    assert!(told.contains("old.html/mine.txt"), "{told}");
}

#[test]
fn a_page_that_was_changed_before_1970_is_not_one_changed_after() {
    let page = |updated: &str| format!("+++\ntitle = \"P\"\nupdated = {updated}\n+++\n");
    let portal = Portal::plain("-- content/.keep --\n");
    portal.write("content/pages/p.md", page("1970-01-01T01:00:00Z"));
    portal.build(AT).fine();
    portal.write("content/pages/p.md", page("1969-12-31T23:00:00Z"));
    portal.build(AT).fine().wrote(["sitemaps/pages.xml"]).untouched_elsewhere();
}

#[test]
fn what_a_killed_build_was_writing_is_cleared_away() {
    let portal = Portal::plain("-- content/.keep --\n");
    for left in [
        "public/..warta-outputs.warta-new",
        "public/.warta-staging/index.html",
        ".warta/.ledger.warta-new",
        ".warta/.cards.warta-new",
    ] {
        portal.write(left, "half of i");
    }
    portal.build(AT).fine();
    assert!(!portal.path("public/..warta-outputs.warta-new").exists());
    assert!(!portal.path(".warta/.ledger.warta-new").exists());
}

#[test]
fn the_hint_for_a_missing_string_names_none_of_another_language() {
    let portal = Portal::plain("-- content/.keep --\n");
    portal.write("templates/404.html", "{{ t(key=\"sapaan\") }}\n");
    assert!(portal.build(AT).told().contains("add it to i18n/en.toml"));
    portal.write("i18n/id.toml", "sapaam = \"Halo\"\n");
    assert!(portal.build(AT).told().contains("add it to i18n/en.toml"));
}

/// A build that leaves out what is bad, and is told what has changed.
fn build(portal: &Portal, changed: &[&str]) -> Report {
    let request = Request {
        skip_bad: true,
        changed: changed.iter().map(|&path| path.to_owned()).collect(),
        ..Request::new(portal.root().to_owned(), Instant::from_rfc3339(AT).unwrap())
    };
    engine::build(&request, &Silent)
}

#[test]
fn a_file_that_was_left_out_is_named_by_builds_that_are_told_what_changed() {
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    portal.write("content/bad.md", article("B", "\"x\"", ""));
    assert_eq!(build(&portal, &[]).left_out, ["content/bad.md"]);
    portal.edit("content/a.md", "The text", "[Link](bad.md)");
    assert_eq!(build(&portal, &["content/a.md"]).left_out, ["content/bad.md"]);
}

#[test]
fn pictures_that_were_there_before_their_article_are_found_by_builds_that_are_told_what_changed() {
    let portal = Portal::plain(&format!("-- content/b.md --\n{}", article("B", "2026-01-01", "")));
    portal.write("content/a/x.png", "x");
    build(&portal, &[]);
    portal.write("content/a/index.md", article("A", "2026-01-01", ""));
    build(&portal, &["content/a/index.md"]);
    assert!(portal.path("public/2026/01/01/a/x.png").is_file());
    portal.build(AT).fine().untouched_elsewhere();
}

#[test]
fn the_files_of_a_folder_stay_while_one_of_its_languages_does() {
    let portal = Portal::plain(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://k.example/\"\ndefault_language = \"id\"\n[editions.id]\n[editions.en]\n",
    );
    for name in ["index.md", "index.en.md"] {
        portal.write(&format!("content/cerita/{name}"), article("Cerita", "2026-01-01", ""));
    }
    portal.write("content/cerita/foto.png", "x");
    assert_eq!(build(&portal, &[]).problems, []);
    portal.remove("content/cerita/index.md");
    build(&portal, &["content/cerita/index.md"]);
    assert!(portal.path("public/en/2026/01/01/cerita/foto.png").is_file());
    assert!(!portal.path("public/2026/01/01/cerita/foto.png").exists());
}
