//! URLs: patterns, slugs, base URLs with a path, old addresses.

use crate::support::{AT, Built, Portal, article, picture};

/// A portal with a pattern of article paths.
fn with_pattern(pattern: &str) -> Built {
    let portal = Portal::plain(&format!(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\nurls.article = \"{pattern}\"\n"
    ));
    portal.write("content/a.md", article("A", "2026-01-09", "sectors = [\"Daily News\", \"Other\"]"));
    portal.write("content/b.md", article("B", "2026-01-08", ""));
    portal.build(AT).fine()
}

#[test]
fn articles_stand_where_the_pattern_says() {
    for (pattern, one, other) in [
        ("/{year}/{month}/{day}/{slug}/", "/2026/01/09/a/", "/2026/01/08/b/"),
        ("/{sector}/{slug}/", "/daily-news/a/", "/news/b/"),
        ("/berita/{slug}/", "/berita/a/", "/berita/b/"),
        ("/{year}/{month}/{slug}/", "/2026/01/a/", "/2026/01/b/"),
        ("/{slug}/", "/a/", "/b/"),
        ("/{year}{month}{day}-{slug}/", "/20260109-a/", "/20260108-b/"),
    ] {
        assert_eq!(with_pattern(pattern).lines("/", "article "), [one, other], "{pattern}");
    }
}

#[test]
fn a_slug_is_made_of_the_file_name_or_given() {
    let portal = Portal::plain("");
    for (file, more) in [
        ("Harga_Beras naik!.md", ""),
        ("2026-01-01-dated.md", ""),
        ("x.md", "slug = \"Given Slug\""),
        ("caf\u{65}\u{301}.md", ""),
        ("\u{65b0}\u{805e}.md", ""),
        ("story/index.md", ""),
        ("own.md", "permalink = \"/somewhere/else/\""),
        ("own2.md", "url = \"/old.html\""),
    ] {
        portal.write(&format!("content/{file}"), article("T", "2026-01-01", more));
    }
    let mut built =
        portal.build(AT).fine().lines("/", "article ").into_iter().map(str::to_owned).collect::<Vec<_>>();
    built.sort();
    let mut expected = vec![
        "/2026/01/01/harga-beras-naik/",
        "/2026/01/01/dated/",
        "/2026/01/01/given-slug/",
        "/2026/01/01/caf%C3%A9/",
        "/2026/01/01/%E6%96%B0%E8%81%9E/",
        "/2026/01/01/story/",
        "/somewhere/else/",
        "/old.html",
    ];
    expected.sort_unstable();
    assert_eq!(built, expected);
}

#[test]
fn ascii_slugs_are_transliterated() {
    let portal = Portal::plain(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\nurls.slugs = \"ascii\"\n",
    );
    portal.write("content/\u{65b0}\u{805e}.md", article("T", "2026-01-01", "tags = [\"Stra\u{df}e\"]"));
    let built = portal.build(AT).fine();
    assert_eq!(built.lines("/", "article "), ["/2026/01/01/xin-wen/"]);
    assert!(built.has("tag/strasse/index.html"));
    assert!(built.files().iter().all(|file| file.is_ascii()));
}

#[test]
fn slugs_keep_their_script_and_are_encoded_in_links() {
    let portal = Portal::new("");
    portal.write(
        "content/a.md",
        article("T", "2026-01-01", "slug = \"\u{65b0}\u{805e}\"\ntags = [\"\u{e01}\u{e32}\u{e23}\"]"),
    );
    let built = portal.build(AT).fine();
    let page = built.page("/2026/01/01/\u{65b0}\u{805e}/");
    assert!(
        page.contains(
            "<link rel=\"canonical\" href=\"https://kabar.example/2026/01/01/%E6%96%B0%E8%81%9E/\">"
        )
    );
    assert!(built.has("tag/\u{e01}\u{e32}\u{e23}/index.html"));
    for file in ["feed.xml", "atom.xml", "feed.json", "sitemaps/2026-01.xml", "news-sitemap.xml"] {
        assert!(!built.file(file).contains("/\u{65b0}"), "{file}");
    }
}

#[test]
fn a_base_url_with_a_path_is_before_every_link() {
    let portal =
        Portal::new("-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/koran/pagi\"\n");
    portal.write(
        "content/a/index.md",
        article(
            "A",
            "2026-01-01",
            "sectors = [\"News\"]\ntags = [\"T\"]\naliases = [\"/lama/\"]\nimage = \"a.jpg\"",
        ),
    );
    portal.write("content/a/a.jpg", picture::jpeg(7, (60, 40)));
    portal.write(
        "content/b.md",
        "+++\ntitle = \"B\"\ndate = 2026-01-02\n+++\n[a](a/index.md), [root](/pages/x/), ![p](/p.png)\n",
    );
    let built = portal.build(AT).fine();
    // Files stand at the top of the output; it is the host that puts it under the path.
    assert!(
        built.has("2026/01/01/a/index.html") && !built.files().iter().any(|file| file.starts_with("koran/"))
    );
    for file in built.files().into_iter().filter(|file| file.ends_with(".html")) {
        let html = built.file(file);
        for attribute in ["href=\"", "src=\"", "url="] {
            for (at, _) in html.match_indices(attribute) {
                let link = &html[at + attribute.len()..];
                let link = &link[..link.find('"').unwrap()];
                let fine = link.starts_with('#')
                    || link.starts_with("/koran/pagi/")
                    || link.starts_with("https://kabar.example/koran/pagi/");
                assert!(fine, "{link} in {file}");
            }
        }
    }
    assert_eq!(built.file("_redirects"), "/koran/pagi/lama/ /koran/pagi/2026/01/01/a/ 301\n");
    assert!(built.file("robots.txt").contains("https://kabar.example/koran/pagi/sitemap.xml"));
    assert!(built.file("feed.xml").contains("<link>https://kabar.example/koran/pagi/2026/01/01/a/</link>"));
}

#[test]
fn the_base_url_of_a_build_takes_the_place_of_the_configured_one() {
    let files = format!("-- content/a.md --\n{}", article("A", "2026-01-01", ""));
    let preview = Portal::new(&files).base_url("https://preview.example/pr-7/").build(AT).fine();
    assert_eq!(preview.where_is("kabar.example"), [""; 0]);
    assert!(preview.page("/2026/01/01/a/").contains("https://preview.example/pr-7/2026/01/01/a/"));
    let refused = Portal::new(&files).base_url("preview.example").build(AT).refused();
    insta::assert_snapshot!(refused.told(), @r#"error: the base URL is "preview.example": it does not begin with https:// or http:// [did you mean "https://preview.example"?]"#);
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let portal = Portal::plain("");
    portal.write(
        "content/a.md",
        article(
            "A",
            "2026-01-01",
            "aliases = [\"/old/a\", \"/2019/a.html\", \"berita/a/\", \"/caf%C3%A9/\"]",
        ),
    );
    portal.write(
        "content/pages/about.md",
        "+++\ntitle = \"About\"\naliases = [\"/tentang-kami/\"]\n+++\nWe.\n",
    );
    let built = portal.build(AT).fine();
    for file in ["old/a/index.html", "2019/a.html", "berita/a/index.html", "caf\u{e9}/index.html"] {
        assert_eq!(
            built.file(file),
            "to /2026/01/01/a/\ncanonical https://kabar.example/2026/01/01/a/\n",
            "{file}"
        );
    }
    assert_eq!(built.file("tentang-kami/index.html"), "to /about/\ncanonical https://kabar.example/about/\n");
    insta::assert_snapshot!(built.file("_redirects"), @r"
    /2019/a.html /2026/01/01/a/ 301
    /berita/a/ /2026/01/01/a/ 301
    /caf%C3%A9/ /2026/01/01/a/ 301
    /old/a/ /2026/01/01/a/ 301
    /tentang-kami/ /about/ 301
    ");
    // No list, feed or sitemap names an old address.
    assert_eq!(built.where_is("/old/a"), ["_redirects"]);
}

#[test]
fn redirects_are_written_for_the_hosts_that_are_named() {
    let portal = Portal::plain("");
    portal.write("content/a.md", article("A", "2026-01-01", "aliases = [\"/old/\"]"));
    portal.edit("config.toml", "title", "hosting.dialects = [\"nginx\", \"apache\"]\ntitle");
    let built = portal.build(AT).fine();
    assert!(!built.has("_redirects") && !built.has("_headers"));
    let lines = |file: &str| built.file(file).lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        lines("redirects.nginx.conf"),
        ["\"/old\" \"/2026/01/01/a/\";", "\"/old/\" \"/2026/01/01/a/\";"]
    );
    assert_eq!(lines("redirects.apache.txt"), ["/old /2026/01/01/a/", "/old/ /2026/01/01/a/"]);
    // Only what old URLs there are changes these files.
    portal.write("content/b.md", article("B", "2026-01-02", ""));
    let built = portal.build(AT).fine();
    assert!(!built.report.changes.iter().any(|change| change.path.starts_with("redirects.")));
    portal.edit("content/b.md", "\n\n+++", "\naliases = [\"/b/\"]\n+++");
    portal.build(AT).fine().wrote(["redirects.nginx.conf", "redirects.apache.txt", "b/index.html"]);
}

#[test]
fn more_redirects_than_a_host_reads_are_a_warning() {
    let portal = Portal::plain("");
    let aliases: Vec<_> = (0..2001).map(|number| format!("\"/old/{number}/\"")).collect();
    portal.write("content/a.md", article("A", "2026-01-01", &format!("aliases = [{}]", aliases.join(", "))));
    let told = portal.build(AT).told();
    let expected = "warning: Cloudflare Pages reads 2000 lines of _redirects, and there are 2001";
    assert!(told.starts_with(expected), "{told}");
    portal.edit("config.toml", "title", "hosting.dialects = [\"netlify\"]\ntitle");
    portal.build(AT).fine();
}

#[test]
fn a_page_keeps_its_folders_and_has_no_date() {
    let portal = Portal::plain("");
    portal.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nWe.\n");
    portal.write("content/pages/legal/Terms of Use.md", "---\ntitle: Terms\n---\nThey.\n");
    let built = portal.build(AT).fine();
    assert_eq!(built.page("/about/"), "page About\n<p>We.</p>\n");
    assert!(built.has("legal/terms-of-use/index.html"));
    assert_eq!(built.lines("/", "article "), [""; 0]);
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
        assert!(!built.file(feed).contains("About"));
    }
    assert!(built.file("sitemaps/pages.xml").contains("https://kabar.example/about/"));
    assert!(built.file("sitemaps/pages.xml").contains("https://kabar.example/legal/terms-of-use/"));
}

#[test]
fn every_link_of_a_feed_is_absolute_even_in_raw_html() {
    let portal = Portal::new("-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/x/\"\n");
    portal.write("content/a/index.md", "+++\ntitle = \"A\"\ndate = 2026-01-01\n+++\n[one](two.pdf), <a href='three.html'>raw</a>\n\n<img src=\"four.jpg\" alt=\"\">\n\n<a href=\"/five/#six\">rooted</a> and <a href=\"#seven\">down</a>\n");
    let built = portal.build(AT).fine();
    let feed: serde_json::Value = serde_json::from_str(built.file("feed.json")).unwrap();
    let html = feed["items"][0]["content_html"].as_str().unwrap();
    for link in [
        "2026/01/01/a/two.pdf\"",
        "2026/01/01/a/three.html'",
        "2026/01/01/a/four.jpg\"",
        "five/#six\"",
        "2026/01/01/a/#seven\"",
    ] {
        assert!(html.contains(&format!("https://kabar.example/x/{link}")), "{link} in {html}");
    }
}
