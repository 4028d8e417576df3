//! What a provider's policy means for its articles: what readers, search engines and feeds are told.

use crate::support::{AT, Built, Portal};

/// The build of a portal with one article of a provider of this policy.
fn built(policy: &str, more: &str) -> Built {
    let portal = Portal::new("");
    portal.write(
        "config.toml",
        format!("title = \"K\"\nbase_url = \"https://kabar.example/\"\n[providers.rilis]\nname = \"Rilis Cepat\"\nurl = \"https://rilis.example/\"\n{policy}\n"),
    );
    portal.write(
        "content/peluncuran.md",
        format!("+++\ntitle = \"Peluncuran\"\ndate = 2026-11-22T08:00:00Z\nprovider = \"rilis\"\nsource_url = \"https://rilis.example/1\"\n{more}\n+++\n\nIsi [x](https://luar.example/).\n"),
    );
    portal.build(AT).fine()
}

const PAGE: &str = "/2026/11/22/peluncuran/";

#[test]
fn each_policy_of_indexing_has_its_directive() {
    let noindex = "<meta name=\"robots\" content=\"noindex\">";
    let no_news = "<meta name=\"Googlebot-News\" content=\"noindex\">";
    let own = "<link rel=\"canonical\" href=\"https://kabar.example/2026/11/22/peluncuran/\">";
    let theirs = "<link rel=\"canonical\" href=\"https://rilis.example/1\">";
    for (indexing, said, not_said, in_sitemap) in [
        ("index", vec![own], vec![noindex, no_news, theirs], true),
        ("noindex-news", vec![own, no_news], vec![noindex, theirs], true),
        ("noindex", vec![noindex], vec![no_news, theirs], false),
        ("canonical", vec![theirs], vec![noindex, no_news, own], false),
    ] {
        let built = built(&format!("indexing = \"{indexing}\""), "");
        let page = built.page(PAGE);
        said.iter().for_each(|line| assert!(page.contains(line), "{indexing}: {line} is not in {page}"));
        not_said.iter().for_each(|line| assert!(!page.contains(line), "{indexing}: {line} is in {page}"));
        let listed = built.output.paths().iter().any(|path| path.starts_with("sitemaps/2026-11"))
            && built.file("sitemaps/2026-11.xml").contains("peluncuran");
        assert_eq!(listed, in_sitemap, "{indexing}");
    }
}

#[test]
fn the_news_sitemap_names_a_provider_that_both_policies_let_in() {
    for (policy, named) in [
        ("in_news_sitemap = true\nindexing = \"index\"", true),
        ("in_news_sitemap = true\nindexing = \"noindex-news\"", false),
        ("in_news_sitemap = false\nindexing = \"index\"", false),
    ] {
        let built = built(policy, "");
        assert_eq!(built.file("news-sitemap.xml").contains("peluncuran"), named, "{policy}");
    }
}

#[test]
fn feeds_name_who_supplied_and_wrote_an_article_or_leave_it_out() {
    let policy = "label = \"Siaran pers\"\nnotice = \"Dipasok & dibayar.\"";
    let all = built(policy, "");
    let rss = all.file("feed.xml");
    assert!(rss.contains("<source url=\"https://rilis.example/1\">Rilis Cepat</source>"), "{rss}");
    assert!(rss.contains("<dc:creator>Rilis Cepat</dc:creator>"), "{rss}");
    assert!(rss.contains("<p><b>Siaran pers</b> <em>Dipasok &amp; dibayar.</em></p>"), "{rss}");
    assert!(all.file("atom.xml").contains("<name>Rilis Cepat</name>"));
    let json = all.file("feed.json");
    assert!(
        json.contains("\"authors\":[{\"name\":\"Rilis Cepat\",\"url\":\"https://rilis.example/\"}]"),
        "{json}"
    );
    let signed = built(policy, "authors = [\"Sari Dewi\"]");
    assert!(signed.file("feed.xml").contains("<dc:creator>Sari Dewi</dc:creator>"));
    assert!(!signed.file("feed.xml").contains("<dc:creator>Rilis"));
    let none = built("in_feeds = false", "");
    ["feed.xml", "atom.xml", "feed.json"].iter().for_each(|feed| {
        assert!(!none.file(feed).contains("eluncuran"), "{feed}");
    });
}

#[test]
fn structured_data_names_the_source_and_who_paid() {
    let supplied = built("label = \"Siaran pers\"", "");
    let page = supplied.page(PAGE);
    let organization =
        "{\"@type\":\"Organization\",\"name\":\"Rilis Cepat\",\"url\":\"https://rilis.example/\"}";
    for said in [
        "\"@type\":\"NewsArticle\"",
        "\"genre\":\"Siaran pers\"",
        "\"isBasedOn\":\"https://rilis.example/1\"",
        &format!("\"sourceOrganization\":{organization}"),
        &format!("\"author\":[{organization}]"),
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    assert!(!page.contains("ReportageNewsArticle") && !page.contains("\"sponsor\""), "{page}");
    let paid = built("link_rel = \"sponsored nofollow\"", "");
    let page = paid.page(PAGE);
    assert!(page.contains("\"@type\":\"AdvertiserContentArticle\""), "{page}");
    assert!(page.contains(&format!("\"sponsor\":{organization}")), "{page}");
}

#[test]
fn what_someone_paid_for_is_labelled_and_its_links_are_too() {
    let paid = built("link_rel = \"sponsored nofollow\"", "");
    for path in [PAGE, "/", "/provider/rilis/"] {
        assert!(paid.page(path).contains("<span class=\"badge\">Sponsored</span>"), "{path}");
    }
    assert!(paid.page(PAGE).contains("<a href=\"https://luar.example/\" rel=\"sponsored nofollow\">x</a>"));
    let labelled = built("link_rel = \"sponsored\"\nlabel = \"Iklan\"", "");
    assert!(labelled.page(PAGE).contains("<span class=\"badge\">Iklan</span>"));
    let supplied = built("", "");
    assert!(supplied.page(PAGE).contains("<span class=\"badge\">Third-party content</span>"));
    assert!(!supplied.page(PAGE).contains("Sponsored"));
}

#[test]
fn notice_and_boilerplate_are_in_the_language_of_the_edition() {
    let portal = Portal::new("");
    portal.write(
        "config.toml",
        "title = \"K\"\nbase_url = \"https://kabar.example/\"\ndefault_language = \"id\"\n[editions.id]\n[editions.en]\n[providers.rilis]\nname = \"Rilis\"\n\
notice = { id = \"Dipasok.\", en = \"Supplied.\" }\nboilerplate = { id = \"Tentang kami.\" }\n",
    );
    for name in ["a.md", "a.en.md"] {
        portal.write(
            &format!("content/{name}"),
            "+++\ntitle = \"A\"\ndate = 2026-01-01\nprovider = \"rilis\"\n+++\nx\n",
        );
    }
    let built = portal.build(AT);
    let (id, en) = (built.page("/2026/01/01/a/"), built.page("/en/2026/01/01/a/"));
    assert!(id.contains("Dipasok.") && id.contains("Tentang kami.") && !id.contains("Supplied."), "{id}");
    assert!(en.contains("Supplied.") && !en.contains("Dipasok."), "{en}");
}
