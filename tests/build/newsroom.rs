//! The newsroom's guide: its examples are a portal, and what it promises of each is so.

use crate::support::{Built, Portal, disk};
use std::path::Path;

const CONFIG: &str = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ntimezone = \"Asia/Jakarta\"\n\
[editions.en]\n[editions.ja]\n";

/// The portal of all examples in the guide.
fn portal() -> Portal {
    let portal = Portal::new("");
    let guide = disk::text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/newsroom.md"));
    let (mut config, mut articles) = (CONFIG.to_owned(), 0);
    for block in guide.split("\n```toml ").skip(1) {
        let (told, rest) = block.split_once('\n').unwrap();
        let text = rest.split_once("\n```").unwrap().0;
        match told.strip_prefix("article=") {
            Some(path) => drop((portal.write(path, format!("{text}\n")), articles += 1)),
            None => {
                assert_eq!(told, "config");
                config.push_str(&format!("{text}\n"));
            }
        }
    }
    assert!(articles >= 15, "{articles}");
    portal.write("config.toml", config);
    portal
}

/// On the afternoon of 20 November 2026.
fn built() -> Built {
    portal().build("2026-11-20T16:00:00+07:00").fine()
}

#[track_caller]
fn says(page: &str, all: &[&str]) {
    for text in all {
        assert!(page.contains(text), "{text} is not in\n{page}");
    }
}

#[test]
fn what_the_guide_holds_back_is_nowhere_until_its_time() {
    let built = built();
    for text in ["budget", "council voted", "harbour master", "read by the desk", "case against", "lawyers"] {
        assert!(built.where_is(text).is_empty(), "{text}: {:?}", built.where_is(text));
    }
    assert!(built.has("2026/11/18/tickets/index.html"));
    let later = portal().build("2026-12-01T00:00:00+07:00").fine();
    assert!(later.has("2026/11/23/budget/index.html") && !later.has("2026/11/18/tickets/index.html"));
    assert!(later.where_is("harbour master").is_empty() && later.where_is("lawyers").is_empty());
}

#[test]
fn what_the_guide_corrects_and_withdraws_says_so() {
    let built = built();
    let dam = built.page("/2026/11/19/dam/");
    says(
        dam,
        &["This story has been corrected", "An earlier version said", "\"CorrectionComment\"", "Updated"],
    );
    says(
        dam,
        &[
            "\"dateModified\":\"2026-11-20T15:30:00+07:00\"",
            "\"datePublished\":\"2026-11-19T08:00:00+07:00\"",
        ],
    );
    let cure = built.page("/2026/11/17/cure/");
    says(cure, &["Withdrawn", "We could not verify it", "noindex", "Clinic reports a cure"]);
    assert!(built.where_is("This text is not printed any more").is_empty());
    assert_eq!(built.where_is("Clinic reports a cure"), ["2026/11/17/cure/index.html"]);
}

#[test]
fn the_guides_breaking_news_leads_until_it_lapses_and_then_the_top_story() {
    let lead = |at: &str| {
        let built = portal().build(at).fine();
        let home = built.page("/").to_owned();
        let lead =
            home.split("<div class=\"lead\">").nth(1).unwrap().split("</div>").next().unwrap().to_owned();
        (lead, home.contains("badge breaking"))
    };
    let (breaking, is_marked) = lead("2026-11-20T11:59:00+07:00");
    assert!(breaking.contains("River rises") && is_marked, "{breaking}");
    let (top, is_marked) = lead("2026-11-20T12:00:00+07:00");
    assert!(top.contains("Who owns the coast") && !is_marked, "{top}");
}

#[test]
fn what_others_have_written_in_the_guide_is_shown_as_theirs() {
    let built = built();
    let train = built.page("/2026/11/18/train/");
    says(
        train,
        &["Press release", "Source:", "CityWire", "did not write or verify it", "distributes announcements"],
    );
    says(
        train,
        &[
            "PADANG PANJANG, 18 November 2026 (CityWire) \u{2014}",
            "rel=\"sponsored nofollow\"",
            "Googlebot-News",
        ],
    );
    says(train, &["/sector/economy/", "\"isBasedOn\":\"https://citywire.example/releases/lake-train\""]);
    says(built.page("/sector/travel/"), &["Lake train"]);
    assert!(
        !built.file("news-sitemap.xml").contains("train") && built.file("feed.xml").contains("Lake train")
    );
    says(
        built.page("/2026/11/16/essay/"),
        &["<link rel=\"canonical\" href=\"https://magazine.example/on-salt/\">"],
    );
}

#[test]
fn series_authors_and_translations_of_the_guide_know_of_each_other() {
    let built = built();
    let second = built.page("/2026/11/11/salt-2/");
    says(second, &["Part 2", "rel=\"prev\"", "href=\"/2026/11/10/salt-1/\">in a warehouse</a>"]);
    says(built.page("/2026/11/10/salt-1/"), &["Part 1", "rel=\"next\"", "/2026/11/11/salt-2/"]);
    let market = built.page("/2026/11/15/market/");
    says(
        market,
        &["Sari Dewi</bdi></a>, <a", "Togar Hasiholan", "hreflang=\"ja\"", "Covers markets and harbours."],
    );
    says(built.page("/ja/2026/11/15/market/"), &["サリ・デウィ", "hreflang=\"en\""]);
    says(
        built.page("/author/sari-dewi/"),
        &["Sari Dewi", "mailto:sari@news.example", "https://sari.example/"],
    );
}
