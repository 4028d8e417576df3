//! Feeds for the tests of the three formats.

use crate::base::instant::{Instant, Zone};
use crate::press::feed::{CategoryView, FeedView, ImageView, ItemView, PersonView};
use crate::press::xml::testing::AWKWARD;

fn instant(text: &str) -> Instant {
    Instant::from_rfc3339(text).unwrap()
}

/// A feed without items and without anything that may be missing.
pub(super) fn empty() -> FeedView {
    FeedView {
        title: "Warta".to_owned(),
        description: String::new(),
        home_url: "https://warta.example/".to_owned(),
        self_url: "https://warta.example/feed.xml".to_owned(),
        lang: "id".to_owned(),
        rights: None,
        icon: None,
        stylesheet: None,
        hub: None,
        zone: Zone::named("UTC").unwrap(),
        updated: None,
        items: Vec::new(),
    }
}

/// A feed with everything, awkward wherever it can be.
pub(super) fn awkward() -> FeedView {
    FeedView {
        title: "Warta & Co".to_owned(),
        description: AWKWARD.to_owned(),
        rights: Some("\u{a9} 2026 <Warta>".to_owned()),
        icon: Some("https://warta.example/icon.png".to_owned()),
        stylesheet: Some("/feed.xsl".to_owned()),
        hub: Some("https://hub.example/?a=1&b=2".to_owned()),
        zone: Zone::named("Asia/Jakarta").unwrap(),
        updated: Some(instant("2026-11-23T09:00:00Z")),
        items: vec![awkward_item(), plain_item()],
        ..empty()
    }
}

fn awkward_item() -> ItemView {
    let category = |slug: &str, name: &str| CategoryView { slug: slug.to_owned(), name: name.to_owned() };
    let person = |name: &str, email: &str| PersonView {
        name: name.to_owned(),
        url: Some("https://warta.example/author/a/".to_owned()),
        email: Some(email.to_owned()),
    };
    ItemView {
        id: "tag:warta.example,2026:1".to_owned(),
        url: "https://warta.example/1/?a=1&b=2".to_owned(),
        title: AWKWARD.to_owned(),
        summary: AWKWARD.to_owned(),
        content_html: Some(format!("<p>{AWKWARD}</p>")),
        lang: "en".to_owned(),
        date: instant("2026-11-23T08:00:00Z"),
        updated: instant("2026-11-23T09:00:00Z"),
        authors: vec![person(AWKWARD, "@"), person("Budi", "budi@warta.example")],
        categories: vec![
            category("top-story", "Top Story"),
            category("pangan", "Pangan"),
            category("pangan-2", "Pangan"),
        ],
        image: Some(ImageView {
            url: "https://warta.example/1/foto.jpg".to_owned(),
            alt: AWKWARD.to_owned(),
            credit: "Budi".to_owned(),
            mime: Some("image/jpeg".to_owned()),
        }),
        source: Some((AWKWARD.to_owned(), "https://rilis.example/".to_owned())),
    }
}

fn plain_item() -> ItemView {
    ItemView {
        id: "https://warta.example/2/".to_owned(),
        url: "https://warta.example/2/".to_owned(),
        title: "\u{1f4f0}".repeat(300),
        summary: "Ringkasan".to_owned(),
        content_html: None,
        lang: "id".to_owned(),
        date: instant("2026-11-22T08:00:00Z"),
        updated: instant("2026-11-22T08:00:00Z"),
        authors: Vec::new(),
        categories: Vec::new(),
        image: None,
        source: None,
    }
}
