//! Content of other generators moves in: a folder of Jekyll posts and one of Hugo posts build as they are, with a `config.toml`
//! alone. What cannot be understood is named, file by file.

use crate::support::{Built, Portal};

/// The instants of the portals.
const JEKYLL: &str = "2023-12-01T00:00:00+07:00";
const HUGO: &str = "2024-07-01T00:00:00Z";

/// The paths of all articles that a portal's monthly sitemaps name.
fn articles(built: &Built, base: &str) -> Vec<String> {
    let maps = built.files().into_iter().filter(|file| file.starts_with("sitemaps/2"));
    let mut paths: Vec<String> = maps
        .flat_map(|file| {
            built
                .file(file)
                .split("<loc>")
                .skip(1)
                .map(|rest| rest[..rest.find("</loc>").unwrap()].to_owned())
                .collect::<Vec<_>>()
        })
        .map(|url| url.strip_prefix(base).unwrap().to_owned())
        .collect();
    paths.sort();
    paths
}

/// The item of a title in the portal's JSON feed.
fn item(built: &Built, feed: &str, title: &str) -> serde_json::Value {
    let feed: serde_json::Value = serde_json::from_str(built.file(feed)).unwrap();
    let items = feed["items"].as_array().unwrap();
    items
        .iter()
        .find(|item| item["title"] == title)
        .unwrap_or_else(|| panic!("no {title} in {items:#?}"))
        .clone()
}

/// Whether an address is that of a variant of one of these portals' pictures, in its full size.
fn is_variant(address: &serde_json::Value, folder: &str) -> bool {
    address.as_str().is_some_and(|address| address.starts_with(folder) && address.ends_with("-48x27.png"))
}

#[test]
fn a_folder_of_jekyll_posts_is_a_portal() {
    let built = Portal::named("jekyll").build(JEKYLL).fine();
    assert_eq!(
        articles(&built, "https://gazette.example"),
        [
            "/2023/03/14/harbor-cranes-return/",
            "/2023/04/02/night-market/",
            "/2023/05/21/ferry-timetable/",
            "/2023/08/17/flag-in-the-bay/",
            "/2023/09/05/council-votes-on-nets/",
            "/2023/10/11/how-we-count-boats/",
            "/2023/11/02/bakery-fire/",
            "/special/flood-wall/",
        ]
    );
    assert_eq!(built.where_is("wardrobe"), [""; 0], "published: false");
    assert!(built.page("/about-us/").contains("We have printed"));
    for old in ["2013/06/flood-wall.html", "history/flood/index.html"] {
        assert!(built.file(old).contains("/special/flood-wall/"), "redirect_from: {old}");
    }
}

#[test]
fn what_jekyll_says_of_a_post_is_understood() {
    let built = Portal::named("jekyll").build(JEKYLL).fine();
    let cranes = item(&built, "feed.json", "Harbor cranes return after three silent winters");
    assert_eq!(cranes["date_published"], "2023-03-14T08:15:00+07:00");
    assert_eq!(cranes["date_modified"], "2023-03-15T10:00:00+07:00");
    assert_eq!(cranes["authors"][0]["name"], "Dewi Anggraini");
    assert_eq!(cranes["summary"], "Two rebuilt cranes lifted their first containers on Tuesday morning.");
    // The date in the file's name, in the portal's zone.
    assert_eq!(
        item(&built, "feed.json", "Night market moves to the old tram depot")["date_published"],
        "2023-04-02T00:00:00+07:00"
    );
    assert_eq!(
        item(&built, "feed.json", "Council votes on nets: 7 to 6")["date_published"],
        "2023-09-05T19:45:00+07:00"
    );
    assert_eq!(
        item(&built, "feed.json", "How we count boats")["date_published"],
        "2023-10-11T00:00:00+07:00"
    );
    assert_eq!(
        item(&built, "feed.json", "Bakery fire damages two shops; nobody is hurt")["date_modified"],
        "2023-11-02T12:10:00+07:00"
    );
    let ferry = item(&built, "feed.json", "Ferry timetable: what changes in June");
    assert!(is_variant(&ferry["image"], "https://gazette.example/pictures/"), "{}", ferry["image"]);
    assert_eq!(ferry["authors"].as_array().unwrap().len(), 2);
    assert!(built.page("/special/flood-wall/").contains("Seventy years on, the stones are numbered"));
}

#[test]
fn what_jekyll_files_a_post_under_is_understood() {
    let built = Portal::named("jekyll").build(JEKYLL).fine();
    for sector in [
        "economy",
        "harbor-works",
        "transport",
        "history",
        "community",
        "politics",
        "behind-the-news",
        "emergency-services",
    ] {
        assert!(built.has(&format!("sector/{sector}/index.html")), "{sector}");
    }
    for file in [
        "tag/port-authority/index.html",
        "tag/timetables/index.html",
        "author/budi-santoso/index.html",
        "author/sari-wulandari/index.html",
    ] {
        assert!(built.has(file), "{file}");
    }
    // A footnote leads to the page, even from a reader's feed.
    let wall = item(&built, "feed.json", "The wall that the flood of 1953 built");
    assert!(
        wall["content_html"]
            .as_str()
            .unwrap()
            .contains("href=\"https://gazette.example/special/flood-wall/#fn-1\""),
        "{wall}"
    );
    assert!(
        built.page("/2023/03/14/harbor-cranes-return/").contains("href=\"/2023/05/21/ferry-timetable/\"")
    );
}

#[test]
fn what_cannot_be_understood_of_jekyll_is_named_file_by_file() {
    let portal = Portal::named("jekyll");
    portal.write_all(
        "-- content/_posts/2023-02-29-leap.md --\n---\ntitle: Leap\n---\nx\n\
-- content/_posts/2023-02-01-placeholder.md --\n---\ntitle: P\npermalink: /:categories/:title/\n---\nx\n\
-- content/_posts/2023-02-02-colon.md --\n---\ntitle: Town: hall\n---\nx\n\
-- content/_posts/2023-02-03-categories.md --\n---\ntitle: C\ncategories: [{ weight: 1 }]\n---\nx\n\
-- content/_posts/2023-02-04-old.textile --\n---\ntitle: Old\n---\nx\n\
-- content/_posts/2023-02-05-tags.md --\n---\ntitle: T\ntgas: [a]\n---\nx\n",
    );
    let built = portal.skip_bad().build(JEKYLL);
    assert!(!built.report.failed());
    insta::assert_snapshot!(built.told(), @r#"
    content/_posts/2023-02-01-placeholder.md:3:12: error: "permalink" cannot be "/:categories/:title/": it holds a placeholder [write a path like /2026/11/slug/]
    content/_posts/2023-02-02-colon.md:2:12: error: the YAML front matter does not parse: mapping values are not allowed in this context
    content/_posts/2023-02-03-categories.md:3:14: error: a table in "categories" has no `name` [write a string, or a table with `name`]
    content/_posts/2023-02-04-old.textile: warning: content/_posts/2023-02-04-old.textile belongs to no article and is not copied, like all files in content/_posts/ that are not Markdown [put it into static/, or into the folder of an article with an index.md]
    content/_posts/2023-02-05-tags.md:3:1: warning: unknown key "tgas" goes to `extra` [did you mean "tags"?]
    content/_posts/2023-02-29-leap.md: error: "the file's name" names a date that does not exist: "2023-02-29" [month 2 of 2023 has 28 days]
    "#);
    assert_eq!(
        built.report.left_out,
        [
            "content/_posts/2023-02-01-placeholder.md",
            "content/_posts/2023-02-02-colon.md",
            "content/_posts/2023-02-03-categories.md",
            "content/_posts/2023-02-29-leap.md",
        ]
    );
}

#[test]
fn a_folder_of_hugo_posts_is_a_portal() {
    let built = Portal::named("hugo").build(HUGO);
    assert_eq!(
        built.told(),
        "content/posts/_index.md:1:1: warning: the page of a section is no article and is left out\n"
    );
    assert_eq!(
        articles(&built, "https://valley.example/times"),
        [
            "/essays/stones/",
            "/id/posts/menara/",
            "/id/posts/water-council/",
            "/posts/footbridge/",
            "/posts/goat-census/",
            "/posts/radio-tower/",
            "/posts/rice-terraces/",
            "/posts/water-council/",
        ]
    );
    for hidden in ["Unfinished", "The fair is on", "Harvest begins"] {
        assert_eq!(built.where_is(hidden), [""; 0], "{hidden}");
    }
    assert!(built.file("imprint.html").contains("at the upper gate"));
    for old in ["2024/02/water-council/index.html", "posts/gate.html"] {
        assert!(built.file(old).contains("/times/posts/water-council/"), "aliases: {old}");
    }
    // A leaf bundle with its files, and a link to one of them.
    assert!(
        built.has("posts/rice-terraces/terraces.png") && built.has("posts/rice-terraces/notes/drilling.txt")
    );
    assert!(
        built
            .page("/posts/rice-terraces/")
            .contains("href=\"/times/posts/rice-terraces/notes/drilling.txt\"")
    );
    assert!(built.page("/posts/water-council/").contains("href=\"/times/posts/rice-terraces/\""));
}

#[test]
fn what_hugo_says_of_a_post_is_understood() {
    let built = Portal::named("hugo").build(HUGO);
    let terraces = item(&built, "feed.json", "The terraces are older than the river says");
    assert_eq!(terraces["date_published"], "2024-01-15T01:30:00+00:00");
    assert_eq!(terraces["date_modified"], "2024-01-20T00:00:00+00:00");
    assert!(
        is_variant(&terraces["image"], "https://valley.example/times/pictures/"),
        "{}",
        terraces["image"]
    );
    assert_eq!(terraces["summary"], "Pollen in the mud pushes the first terraces back by four centuries.");
    assert_eq!(
        item(&built, "feed.json", "The goat census counts 1,204")["date_published"],
        "2024-03-01T10:15:00+00:00"
    );
    let council = item(&built, "feed.json", "Water council shuts the upper gate");
    let pictures = "https://valley.example/times/pictures/";
    assert!(is_variant(&council["image"], pictures), "{}", council["image"]);
    assert_eq!(council["date_modified"], "2024-02-04T00:00:00+00:00");
    // A publishDate beside a date is an embargo: the date stays.
    assert_eq!(
        item(&built, "feed.json", "The footbridge opens")["date_published"],
        "2024-04-10T00:00:00+00:00"
    );
    assert!(!Portal::named("hugo").build("2024-04-12T05:59:59Z").has("posts/footbridge/index.html"));
    for sector in ["science", "land-and-water", "politics", "farming", "transport", "essays"] {
        assert!(built.has(&format!("sector/{sector}/index.html")), "{sector}");
    }
    assert!(built.has("series/bridges-of-the-valley/index.html") && built.has("tag/birds/index.html"));
    for (page, other) in
        [("/posts/water-council/", "/id/posts/water-council/"), ("/posts/radio-tower/", "/id/posts/menara/")]
    {
        assert!(
            built.page(page).contains(&format!("href=\"https://valley.example/times{other}\"")),
            "{page}"
        );
    }
    assert_eq!(built.report.next_change_at.unwrap().to_utc_rfc3339(), "2024-08-01T00:00:00Z");
}

#[test]
fn what_cannot_be_understood_of_hugo_is_named_file_by_file() {
    let portal = Portal::named("hugo");
    portal.write_all(
        "-- content/posts/lang.md --\n+++\ntitle = \"L\"\ndate = 2024-01-01\nlang = \"fr\"\n+++\n\
-- content/posts/undated.md --\n---\ntitle: U\n---\n\
-- content/posts/ref.md --\n+++\ntitle = \"R\"\ndate = 2024-01-01\n+++\n[x](water-counsil.md)\n\
-- content/posts/url.md --\n---\ntitle: X\ndate: 2024-01-01\nurl: https://elsewhere.example/\n---\n",
    );
    let built = portal.skip_bad().build(HUGO);
    assert!(!built.has("posts/ref/index.html"), "what is left out is not published");
    insta::assert_snapshot!(built.told(), @r#"
    content/posts/_index.md:1:1: warning: the page of a section is no article and is left out
    content/posts/lang.md:4:8: error: there is no edition "fr" [the portal's editions are: en, id; add [editions.fr] to config.toml for another]
    content/posts/ref.md:5:5: error: there is no content/posts/water-counsil.md to link to [did you mean content/posts/water-council.md?]
    content/posts/undated.md:1:1: error: "date" is missing [add `date: 2026-11-23T08:00:00+07:00`, or begin the file's name with a date: 2026-11-23-slug.md]
    content/posts/url.md:4:6: error: "url" cannot be "https://elsewhere.example/": it is a URL, not a path [write a path like /2026/11/slug/]
    "#);
    assert_eq!(built.report.left_out.len(), 4);
}
