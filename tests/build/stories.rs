//! Which articles and standalone pages are of one story, however their files name it.

use crate::support::hreflang::Versions;
use crate::support::{AT, Built, Portal, article};

const THREE: &str = "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ndefault_language = \"id\"\n\
[editions.id]\n[editions.en]\n[editions.ar]\n";

/// The languages that the page of a file names, without `x-default`.
fn languages(built: &Built, file: &str) -> Vec<String> {
    let versions = Versions::of(&built.output);
    assert_eq!(versions.faults(), Vec::<String>::new());
    let named = versions.named_by(file).into_iter().map(|(lang, _)| lang);
    named.filter(|lang| lang != "x-default").collect()
}

#[test]
fn the_path_of_a_file_means_the_story_that_the_file_names() {
    let portal = Portal::new(THREE);
    portal.write("content/a.md", article("Asli", "2026-01-01", "story = \"banjir\""));
    portal.write("content/b.en.md", article("By path", "2026-01-01", "story = \"a.md\""));
    portal.write("content/c.ar.md", article("By the path of that", "2026-01-01", "story = \"./b.en.md\""));
    let built = portal.build(AT).fine();
    for file in ["2026/01/01/a/index.html", "en/2026/01/01/b/index.html", "ar/2026/01/01/c/index.html"] {
        assert_eq!(languages(&built, file), ["ar", "en", "id"], "{file}");
    }
    // The file in the middle goes elsewhere, and takes along what names it.
    portal.edit("content/b.en.md", "a.md", "gempa");
    let built = portal.build(AT);
    assert!(languages(&built, "2026/01/01/a/index.html").is_empty());
    assert_eq!(languages(&built, "ar/2026/01/01/c/index.html"), ["ar", "en"]);
    portal.edit("content/b.en.md", "story = \"gempa\"", "story = \"banjir\"");
    let built = portal.build(AT).fine();
    assert_eq!(languages(&built, "2026/01/01/a/index.html"), ["ar", "en", "id"]);
}

#[test]
fn files_of_one_name_stay_together_when_one_names_its_story() {
    let portal = Portal::new(THREE);
    portal.write("content/a.md", article("Asli", "2026-01-01", "story = \"x\""));
    portal.write("content/a.ar.md", article("Named", "2026-01-01", "story = \"x\""));
    portal.write("content/a.en.md", article("Not named", "2026-01-01", ""));
    let built = portal.build(AT).fine();
    assert_eq!(languages(&built, "en/2026/01/01/a/index.html"), ["ar", "en", "id"]);
    portal.edit("content/a.md", "story = \"x\"\n", "");
    let built = portal.build(AT).fine();
    assert_eq!(languages(&built, "2026/01/01/a/index.html"), ["ar", "en", "id"]);
}

#[test]
fn files_that_name_each_other_are_of_one_story() {
    let portal = Portal::new(THREE);
    portal.write("content/a.md", article("A", "2026-01-01", "story = \"b.en.md\""));
    portal.write("content/b.en.md", article("B", "2026-01-01", "story = \"a.md\""));
    portal
        .write("content/pages/tentang.md", "+++\ntitle = \"Tentang\"\nstory = \"pages/about.en.md\"\n+++\n");
    portal.write("content/pages/about.en.md", "+++\ntitle = \"About\"\nstory = \"about\"\n+++\n");
    let built = portal.build(AT).fine();
    assert_eq!(languages(&built, "2026/01/01/a/index.html"), ["en", "id"]);
    assert_eq!(languages(&built, "tentang/index.html"), ["en", "id"]);
}

#[test]
fn a_page_that_is_named_without_its_folder_is_suggested() {
    let portal = Portal::plain(THREE);
    portal.write("content/pages/tentang.md", "+++\ntitle = \"Tentang\"\n+++\n");
    portal.write("content/pages/about.en.md", "+++\ntitle = \"About\"\nstory = \"tentang.md\"\n+++\n");
    let told = portal.build(AT).told();
    assert!(told.contains("[did you mean \"pages/tentang.md\"?]"), "{told}");
}

#[test]
fn structured_data_and_open_graph_know_the_versions_that_hreflang_names() {
    let portal = Portal::new(THREE);
    let elsewhere = "canonical_url = \"https://lain.example/\"";
    portal.write("content/a.md", article("Elsewhere", "2026-01-01", elsewhere));
    portal.write("content/a.en.md", article("One", "2026-01-01", ""));
    portal.write("content/a.ar.md", article("Two", "2026-01-01", ""));
    let built = portal.build(AT).fine();
    let (own, english, arabic) =
        (built.page("/2026/01/01/a/"), built.page("/en/2026/01/01/a/"), built.page("/ar/2026/01/01/a/"));
    assert!(
        english.contains("hreflang=\"x-default\" href=\"https://kabar.example/en/2026/01/01/a/\""),
        "{english}"
    );
    assert!(
        english.contains("\"workTranslation\"") && !english.contains("\"translationOfWork\""),
        "{english}"
    );
    assert!(!english.contains("content=\"id_ID\""), "{english}");
    let original = arabic.split_once("\"translationOfWork\"").unwrap().1;
    assert!(
        original.split_once('}').unwrap().0.contains("https://kabar.example/en/2026/01/01/a/"),
        "{arabic}"
    );
    for word in ["workTranslation", "translationOfWork", "og:locale:alternate"] {
        assert!(!own.contains(word), "{word}: {own}");
    }
}

#[test]
fn a_supplied_article_that_joins_a_story_of_the_newsroom_is_named() {
    let portal = Portal::new(&format!("{THREE}[providers.kawat]\n"));
    portal.write("content/a.md", article("Asli", "2026-01-01", "story = \"banjir\""));
    let supplied = |more: &str| article("Release", "2026-01-01", &format!("provider = \"kawat\"\n{more}"));
    portal.write("content/b.en.md", supplied("story = \"banjir\""));
    insta::assert_snapshot!(portal.build(AT).told(), @r#"content/b.en.md:5:9: warning: "kawat", which is not trusted, says that this is of the same story as content/a.md, which it did not supply [unless that is so, remove `story`: each of the two pages leads readers to the other]"#);
    // Its own versions are its own business, and what our newsroom says of a release is ours.
    portal.write("content/a.md", supplied("story = \"banjir\""));
    portal.build(AT).fine();
    portal.write("content/b.en.md", article("Ours", "2026-01-01", "story = \"a.md\""));
    portal.write("content/a.md", supplied(""));
    portal.build(AT).fine();
}
