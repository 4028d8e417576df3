//! Editions: one portal in several languages.

use crate::support::hreflang::Versions;
use crate::support::{AT, Portal, article, disk};
use std::path::Path;

const TWO: &str = "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ndefault_language = \"id\"\n\
[editions.id]\n[editions.en]\ntitle = \"The News\"\n[sectors.ekonomi]\ntitle = { id = \"Ekonomi\", en = \"Business\" }\n";

#[test]
fn every_edition_but_the_default_one_stands_under_its_language() {
    let portal = Portal::plain(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", "sectors = [\"Ekonomi\"]"));
    portal.write("content/a.en.md", article("Translated", "2026-01-02", "sectors = [\"Business\"]"));
    portal.write("content/en/b.md", article("By folder", "2026-01-03", ""));
    portal.write("content/c.md", article("By key", "2026-01-04", "lang = \"en_US\""));
    let built = portal.build(AT).fine();
    assert_eq!(built.lines("/", "article "), ["/2026/01/01/a/"]);
    assert_eq!(
        built.lines("/en/", "article "),
        ["/en/2026/01/04/c/", "/en/2026/01/03/b/", "/en/2026/01/02/a/"]
    );
    // One sector under the slug of the configuration, whatever it is called in an edition.
    assert_eq!(built.lines("/sector/ekonomi/", "article "), ["/2026/01/01/a/"]);
    assert_eq!(built.lines("/en/sector/ekonomi/", "article "), ["/en/2026/01/02/a/"]);
    for file in [
        "en/feed.xml",
        "en/atom.xml",
        "en/feed.json",
        "en/404.html",
        "en/2026/01/index.html",
        "en/archive/index.html",
    ] {
        assert!(built.has(file), "{file}");
    }
    assert!(!built.has("id/index.html") && !built.has("2026/01/02/index.html"));
    assert!(built.file("en/feed.xml").contains("The News") && !built.file("feed.xml").contains("Translated"));
}

#[test]
fn translations_name_each_other_and_others_name_none() {
    let portal = Portal::new(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", ""));
    portal.write("content/en/a.md", article("Translated", "2026-01-02", ""));
    portal.write("content/x.md", article("Lain", "2026-01-03", "story = \"joined\""));
    portal.write("content/y.en.md", article("Other", "2026-01-03", "story = \"joined\""));
    portal.write("content/alone.md", article("Sendiri", "2026-01-04", ""));
    let built = portal.build(AT).fine();
    let links = |id: &str, en: &str| {
        [
            format!("<link rel=\"alternate\" hreflang=\"id\" href=\"https://kabar.example{id}\">"),
            format!("<link rel=\"alternate\" hreflang=\"en\" href=\"https://kabar.example{en}\">"),
        ]
    };
    for (id, en) in
        [("/2026/01/01/a/", "/en/2026/01/02/a/"), ("/2026/01/03/x/", "/en/2026/01/03/y/"), ("/", "/en/")]
    {
        for page in [id, en] {
            for link in links(id, en) {
                assert!(built.page(page).contains(&link), "{link} on {page}:\n{}", built.page(page));
            }
        }
    }
    assert!(!built.page("/2026/01/04/alone/").contains("rel=\"alternate\" hreflang"));
    let sitemap = built.file("sitemaps/2026-01.xml");
    assert!(sitemap.contains("hreflang=\"en\" href=\"https://kabar.example/en/2026/01/02/a/\""), "{sitemap}");
}

#[test]
fn a_translation_that_is_hidden_is_not_named() {
    let portal = Portal::new(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", ""));
    portal.write("content/a.en.md", article("Zirkon", "2027-01-01", ""));
    let built = portal.build(AT).fine();
    assert!(!built.page("/2026/01/01/a/").contains("/en/2027/"));
    assert_eq!(built.where_is("zirkon"), [""; 0]);
}

#[test]
fn pages_are_in_the_language_of_their_edition() {
    let portal = Portal::new(&format!("{TWO}[editions.ar]\n"));
    portal.write("content/a.ar.md", article("\u{645}\u{631}\u{62d}\u{628}\u{627}", "2026-01-01", ""));
    portal.write("content/pages/about.en.md", "+++\ntitle = \"About\"\n+++\nWe.\n");
    let built = portal.build(AT);
    assert!(built.page("/").contains("<html lang=\"id\" dir=\"ltr\">"));
    assert!(built.page("/en/about/").contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(built.page("/ar/2026/01/01/a/").contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn an_unknown_language_is_named() {
    let portal = Portal::plain(TWO);
    portal.write("content/a.md", article("A", "2026-01-01", "lang = \"fr\""));
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r#"content/a.md:4:8: error: there is no edition "fr" [the portal's editions are: id, en; add [editions.fr] to config.toml for another]"#);
}

#[test]
fn an_edition_may_have_its_own_word_for_a_sector() {
    let portal = Portal::new(
        &TWO.replace("en = \"Business\" }", "en = \"Business\" }\nslugs = { en = \"business\" }"),
    );
    portal.write(
        "config.toml",
        disk::text(&portal.path("config.toml")) + "[urls]\narticle = \"/{sector}/{slug}/\"\n",
    );
    portal.write("content/a.md", article("Asli", "2026-01-01", "sectors = [\"Ekonomi\"]"));
    portal.write("content/a.en.md", article("Translated", "2026-01-01", "sectors = [\"business\"]"));
    let built = portal.build(AT).fine();
    assert!(built.has("ekonomi/a/index.html") && built.has("en/business/a/index.html"));
    for file in ["sector/ekonomi/index.html", "en/sector/business/index.html", "en/sector/business/feed.xml"]
    {
        assert!(built.has(file), "{file}");
    }
    assert!(!built.has("en/sector/ekonomi/index.html") && !built.has("sector/business/index.html"));
    let article = built.page("/en/business/a/");
    assert!(
        article.contains("<a href=\"/en/sector/business/\" aria-current=\"true\">Business</a>"),
        "{article}"
    );
    let front = built.page("/sector/ekonomi/");
    assert!(front.contains("hreflang=\"en\" href=\"https://kabar.example/en/sector/business/\""), "{front}");
    assert_eq!(Versions::of(&built.output).faults(), Vec::<String>::new());
    // Another word moves the sector, and whatever leads there.
    portal.edit("config.toml", "en = \"business\"", "en = \"money\"");
    let built = portal.build(AT);
    assert_eq!(built.report.moved.len(), 1);
    assert!(built.where_is("/business/").is_empty(), "{:?}", built.where_is("/business/"));
}

#[test]
fn standalone_pages_are_joined_by_file_or_story() {
    let portal = Portal::new(TWO);
    let page = |title: &str, more: &str| format!("+++\ntitle = \"{title}\"\n{more}+++\n");
    portal.write("content/pages/tentang.md", page("Tentang", "story = \"about\"\n"));
    portal.write("content/pages/about.en.md", page("About", "story = \"about\"\n"));
    portal.write("content/pages/pedoman.md", page("Pedoman", ""));
    portal.write("content/pages/pedoman.en.md", page("Rules", "publish_at = 2027-01-01\n"));
    let built = portal.build(AT).fine();
    let versions = Versions::of(&built.output);
    assert_eq!(versions.faults(), Vec::<String>::new());
    let about = [("en", "/en/about/"), ("id", "/tentang/"), ("x-default", "/tentang/")];
    let about = about.map(|(lang, path)| (lang.to_owned(), format!("https://kabar.example{path}")));
    assert_eq!(versions.named_by("en/about/index.html"), about.into());
    assert!(versions.named_by("pedoman/index.html").is_empty());
    // Its day has come: the other is told, and so is the sitemap.
    let built = portal.build("2027-01-02T00:00:00Z");
    assert_eq!(Versions::of(&built.output).named_by("pedoman/index.html").len(), 3);
    assert_eq!(Versions::of(&built.output).faults(), Vec::<String>::new());
}

#[test]
fn only_what_search_engines_may_find_is_named_and_readers_are_led_to_all() {
    let portal = Portal::new(TWO);
    portal.write("content/a.md", article("Asli", "2026-01-01", ""));
    portal.write(
        "content/a.en.md",
        article("Elsewhere", "2026-01-01", "canonical_url = \"https://lain.example/\""),
    );
    portal.write("content/b.md", article("Lain", "2026-01-02", "status = \"canceled\""));
    portal.write("content/b.en.md", article("Told", "2026-01-02", ""));
    let built = portal.build(AT).fine();
    let versions = Versions::of(&built.output);
    for file in ["2026/01/01/a/index.html", "en/2026/01/01/a/index.html", "en/2026/01/02/b/index.html"] {
        assert!(versions.named_by(file).is_empty(), "{file}");
    }
    let switcher =
        "<a href=\"https://kabar.example/en/2026/01/01/a/\" hreflang=\"en\" lang=\"en\">English</a>";
    assert!(built.page("/2026/01/01/a/").contains(switcher), "{}", built.page("/2026/01/01/a/"));
    assert!(
        built
            .page("/en/2026/01/02/b/")
            .contains("<a href=\"/\" hreflang=\"id\" lang=\"id\">Bahasa Indonesia</a>")
    );
}

#[test]
fn a_portal_of_one_language_shows_nothing_of_editions() {
    let portal = Portal::new("");
    portal.write("content/a.md", article("A", "2026-01-01", "sectors = [\"S\"]"));
    let built = portal.build(AT).fine();
    for text in ["hreflang", "xhtml", "class=\"languages\"", "og:locale:alternate", "404.html 404"] {
        assert_eq!(
            built.where_is(text).into_iter().filter(|file| !file.ends_with("sl")).collect::<Vec<_>>(),
            Vec::<&str>::new(),
            "{text}"
        );
    }
}

#[test]
fn tags_that_differ_in_encoding_are_one_and_so_are_stories() {
    let portal = Portal::new(TWO);
    portal.write(
        "content/a.md",
        article("Satu", "2026-01-01", "tags = [\"Cafe\u{301}\"]\nstory = \"e\u{301}\""),
    );
    portal.write("content/b.md", article("Kopi Cafe\u{301}", "2026-01-02", "tags = [\"Caf\u{e9}\"]"));
    portal.write("content/c.en.md", article("One", "2026-01-02", "story = \"\u{e9}\""));
    let built = portal.build(AT).fine();
    assert!(built.page("/2026/01/02/b/").contains("Kopi Caf\u{e9}</h1>"), "{}", built.page("/2026/01/02/b/"));
    assert!(built.page("/tag/caf\u{e9}/").contains("Satu") && built.page("/tag/caf\u{e9}/").contains("Kopi"));
    assert_eq!(Versions::of(&built.output).named_by("2026/01/01/a/index.html").len(), 3);
}

#[test]
fn the_feed_of_a_sector_has_the_sectors_name() {
    let portal = Portal::new("");
    portal.write("content/a.md", article("A", "2026-01-01", "sectors = [\"Opini Kita\"]"));
    let built = portal.build(AT).fine();
    assert!(built.file("sector/opini-kita/feed.xml").contains("<title>Opini Kita \u{2013} Kabar</title>"));
}

#[test]
fn the_sample_portal_names_its_language_versions_rightly() {
    let portal = Portal::new("");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    portal.write("config.toml", disk::text(&sample.join("config.toml")));
    for folder in ["content", "static", "templates", "data", "i18n"]
        .iter()
        .filter(|folder| sample.join(folder).is_dir())
    {
        disk::copy_portal(&sample.join(folder), &portal.path(folder));
    }
    let built = portal.build("2026-11-23T00:00:00+07:00");
    let versions = Versions::of(&built.output);
    assert_eq!(versions.faults(), Vec::<String>::new());
    assert!(versions.naming() > 20, "{}", versions.naming());
}

#[test]
fn names_of_authors_and_providers_are_those_of_the_language_everywhere() {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ndefault_language = \"id\"\n\
        [editions.id]\n[editions.ja]\n[authors.sari]\nname.default = \"Sari Dewi\"\nname.ja = \"サリ・デウィ\"\n\
        url = \"https://sari.example/\"\nimage = \"/sari.jpg\"\nbio.ja = \"記者。\"\n[authors.mio]\nname = \"Mio\"\n\
        [providers.rilis]\nname.default = \"Rilis\"\nname.ja = \"リリス\"\n",
    );
    let front = "authors = [\"Sari Dewi\", \"mio\"]\nprovider = \"Rilis\"";
    portal.write("content/a.md", article("A", "2026-11-20T08:00:00Z", front));
    // By any of their names.
    let front = "authors = [\"サリ・デウィ\", \"mio\"]\nprovider = \"リリス\"";
    portal.write("content/a.ja.md", article("B", "2026-11-20T08:00:00Z", front));
    let built = portal.build(AT).fine();
    let page = built.page("/ja/2026/11/20/a/");
    assert!(
        page.contains("<a href=\"/ja/author/sari/\" rel=\"author\"><bdi>サリ・デウィ</bdi></a>、"),
        "{page}"
    );
    assert!(page.contains(
        "{\"@type\":\"Person\",\"name\":\"サリ・デウィ\",\"url\":\"https://kabar.example/ja/author/sari/\"}"
    ));
    assert!(page.contains("\"sourceOrganization\":{\"@type\":\"Organization\",\"name\":\"リリス\""));
    assert!(!page.contains("Sari Dewi") && !page.contains(">Rilis<"));
    assert!(built.page("/2026/11/20/a/").contains("<bdi>Sari Dewi</bdi>"));
    assert_eq!(built.file("ja/feed.xml").matches("<dc:creator>").count(), 2);
    assert!(built.file("ja/feed.xml").contains("<dc:creator>サリ・デウィ</dc:creator>"));
    assert!(
        built.file("ja/feed.json").contains("サリ・デウィ")
            && built.file("ja/author/index.html").contains("サリ・デウィ")
    );
    let profile = built.page("/ja/author/sari/");
    for said in [
        "\"ProfilePage\"",
        "\"sameAs\":[\"https://sari.example/\"]",
        "\"description\":\"記者。\"",
        "https://kabar.example/sari.jpg",
        "rel=\"me\"",
    ] {
        assert!(profile.contains(said), "{said}\n{profile}");
    }
    portal.edit("config.toml", "サリ・デウィ", "サリ").edit("content/a.ja.md", "サリ・デウィ", "sari");
    let built = portal.build(AT).fine();
    assert!(built.page("/ja/2026/11/20/a/").contains("<bdi>サリ</bdi>"));
    assert!(
        built.report.changes.iter().all(|change| change.path.starts_with("ja/")),
        "{:?}",
        built.report.changes
    );
}

#[test]
fn a_language_may_be_written_in_any_way_that_means_an_edition() {
    let portal =
        Portal::plain(&TWO.replace("[editions.en]\n", "[editions.zh-Hans]\n[editions.en]\n[editions.iw]\n"));
    for (name, lang) in [("a", "zh_CN"), ("b", "zh"), ("c", "zh-Hans-CN"), ("d", "zh-SG")] {
        portal
            .write(&format!("content/{name}.md"), article("A", "2026-01-01", &format!("lang = \"{lang}\"")));
    }
    portal.write("content/e.zh-CN.md", article("E", "2026-01-01", ""));
    portal.write("content/f.iw.md", article("F", "2026-01-01", ""));
    let built = portal.build(AT);
    assert!(!built.told().contains("content/"), "{}", built.told());
    for page in [
        "zh-hans/2026/01/01/a",
        "zh-hans/2026/01/01/b",
        "zh-hans/2026/01/01/c",
        "zh-hans/2026/01/01/d",
        "zh-hans/2026/01/01/e",
        "he/2026/01/01/f",
    ] {
        assert!(built.has(&format!("{page}/index.html")), "{page} {:?}", built.files());
    }
    portal.write("content/g.md", article("G", "2026-01-01", "lang = \"zh-TW\""));
    assert!(portal.build(AT).refused().told().contains("there is no edition \"zh-TW\""));
}

#[test]
fn marks_of_language_that_contradict_each_other_are_named() {
    let portal = Portal::plain(TWO);
    portal.write("content/a.en.md", article("A", "2026-01-01", "lang = \"id\""));
    portal.write("content/en/b.id.md", article("B", "2026-01-01", ""));
    portal.write("content/en/c.en.md", article("C", "2026-01-01", "lang = \"en_GB\""));
    insta::assert_snapshot!(portal.build(AT).told(), @"
    content/a.en.md:4:8: warning: the file is named for `en`, and its `lang` is `id` [its edition is `id`: give the file another name, or remove the line]
    content/en/b.id.md:1:1: warning: the file is named for `id`, and stands in the folder of `en` [its edition is `id` unless it says `lang`: move it, or give it another name]
    ");
}

#[test]
fn a_folder_of_a_language_without_an_edition_is_named_once() {
    let portal = Portal::plain(TWO);
    for file in
        ["ar/a.md", "ar/2026/b.md", "pages/ja/tentang.md", "en/c.md", "2026/d.md", "tag/e.md", "zh-TW/f.md"]
    {
        portal.write(&format!("content/{file}"), article("A", "2026-01-01", ""));
    }
    insta::assert_snapshot!(portal.build(AT).told(), @r#"
    content/ar: warning: the folder is called like the language "ar", which no edition has: what it holds is in the edition `id` [add [editions.ar] to config.toml, or give the folder another name]
    content/pages/ja: warning: the folder is called like the language "ja", which no edition has: what it holds is in the edition `id` [add [editions.ja] to config.toml, or give the folder another name]
    content/zh-TW: warning: the folder is called like the language "zh-TW", which no edition has: what it holds is in the edition `id` [add [editions.zh-TW] to config.toml, or give the folder another name]
    "#);
}

#[test]
fn no_article_lands_in_another_edition_by_its_sector() {
    let portal = Portal::plain(&format!("{TWO}[urls]\narticle = \"/{{sector}}/{{slug}}/\"\n"));
    portal.write("content/a.md", article("A", "2026-01-01", "sectors = [\"EN\"]"));
    portal.write("content/b.en.md", article("B", "2026-01-01", "sectors = [\"EN\"]"));
    insta::assert_snapshot!(portal.build(AT).refused().told(), @"content/a.md:4:11: error: by `urls.article` it would stand at /en/a/, in the edition `en` [give the sector another slug, or begin `urls.article` with fixed text, such as /news/{sector}/{slug}/]");
}
