//! What the theme `koran` shows: where stories stand, what an article and `[extra]` may say to it.

use crate::support::{AT, Built, Portal, article, disk};
use std::path::Path;

/// A portal with some keys of `[extra]`.
fn portal(extra: &str) -> Portal {
    Portal::new(&format!(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[sectors.news]\ntitle = \"News\"\n[extra]\n{extra}\n"
    ))
}

/// Publishes plain articles of a sector, one a day, from the first of the month.
fn publish(portal: &Portal, count: usize) {
    for day in 1..=count {
        let date = format!("2026-11-{day:02}T08:00:00Z");
        portal
            .write(&format!("content/n{day}.md"), article(&format!("N{day}"), &date, "sectors = [\"News\"]"));
    }
}

/// The articles that a part of a page links as stories, by the number in their URL.
fn stories(built: &Built, page: &str, open: &str, close: &str) -> Vec<String> {
    let part =
        built.page(page).split(open).nth(1).and_then(|rest| rest.split(close).next()).unwrap_or_default();
    let links = part.split("class=\"headline\"><a href=\"").skip(1);
    links
        .filter_map(|link| Some(link.split('"').next()?.trim_end_matches('/').rsplit('/').next()?.to_owned()))
        .collect()
}

#[test]
fn the_front_page_has_each_story_once_in_the_order_of_the_news() {
    let portal = portal("");
    publish(&portal, 20);
    let built = portal.build(AT).fine();
    let names = |numbers: std::ops::RangeInclusive<usize>| {
        numbers.rev().map(|day| format!("n{day}")).collect::<Vec<_>>()
    };
    assert_eq!(stories(&built, "/", "<div class=\"lead\">", "</div>"), names(20..=20));
    assert_eq!(stories(&built, "/", "<div class=\"seconds\">", "</div>"), names(18..=19));
    assert_eq!(stories(&built, "/", "<div class=\"under\">", "</div>"), names(16..=17));
    assert_eq!(stories(&built, "/", "<section class=\"rail\">", "</section>"), names(9..=15));
    assert_eq!(stories(&built, "/", "<section class=\"sector-front band\">", "</section>"), names(4..=8));
    assert_eq!(stories(&built, "/", "<section class=\"more\">", "</section>"), names(1..=3));
}

#[test]
fn few_stories_leave_no_empty_places() {
    let portal = portal("");
    for (count, absent) in
        [(1, vec!["seconds", "under", "rail", "more"]), (3, vec!["under", "rail", "more"]), (5, vec!["more"])]
    {
        publish(&portal, count);
        let built = portal.build(AT).fine();
        for class in absent {
            assert!(!built.page("/").contains(&format!("class=\"{class}\"")), "{count}: {class}");
        }
        assert!(!built.page("/").contains("sector-front"), "all stand above already");
        assert_eq!(built.page("/").matches("<article class=\"card\">").count(), count);
    }
}

#[test]
fn a_sector_is_led_by_a_story_of_our_own_and_rather_by_one_with_a_picture() {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://k.example/\"\n[sectors.news]\n[sectors.rest]\n[providers.wire]\nname = \"Wire\"\n",
    );
    publish(&portal, 12);
    for (name, more) in [
        ("release", "provider = \"wire\"\nimage = { src = \"https://k.example/r.jpg\", alt = \"r\" }"),
        ("plain", ""),
        ("pictured", "image = { src = \"https://k.example/a.jpg\", alt = \"a\" }"),
    ] {
        let date = format!("2026-10-{:02}T08:00:00Z", 20 - name.len());
        let more = format!("sectors = [\"Rest\"]\n{more}");
        portal.write(&format!("content/{name}.md"), article(name, &date, &more));
    }
    let front = |built: &Built| {
        let rest = built.page("/").split("/sector/rest/\">").last().unwrap_or_default().to_owned();
        rest.split("class=\"headline\"><a href=\"")
            .nth(1)
            .unwrap_or_default()
            .split('"')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert!(front(&portal.build(AT).fine()).ends_with("/pictured/"));
    portal.remove("content/pictured.md");
    assert!(front(&portal.build(AT).fine()).ends_with("/plain/"));
    portal.remove("content/plain.md");
    assert!(front(&portal.build(AT).fine()).ends_with("/release/"));
}

#[test]
fn a_live_story_says_so_wherever_it_is_listed_and_on_the_strip() {
    let portal = portal("");
    publish(&portal, 4);
    portal.write("content/lead.md", article("Leads", "2026-11-22T09:00:00Z", ""));
    portal.write(
        "content/l.md",
        article("Goes on", "2026-11-22T08:00:00Z", "live = true\nsectors = [\"News\"]"),
    );
    let built = portal.build(AT).fine();
    let badge = "<strong class=\"badge live\">Live</strong>";
    for page in ["/", "/sector/news/", "/2026/11/", "/2026/11/22/l/"] {
        assert_eq!(built.page(page).matches(badge).count(), 1, "{page}");
    }
    assert!(
        built
            .page("/")
            .contains("<li><b class=\"live\">Live</b> <a href=\"/2026/11/22/l/\">Goes on</a></li>")
    );
    assert!(!built.page("/2026/11/04/n4/").contains("badge live"));
    portal.write(
        "content/l.md",
        article("Goes on", "2026-11-22T08:00:00Z", "live = false\nsectors = [\"News\"]"),
    );
    assert_eq!(portal.build(AT).fine().where_is("badge live"), [""; 0]);
}

#[test]
fn key_points_stand_above_the_text_and_what_is_no_list_is_none() {
    let portal = portal("");
    portal.write("content/k.md", article("K", "2026-11-22", "key_points = [\"One & two\", \"Three\"]"));
    portal.write("content/s.md", article("S", "2026-11-21", "key_points = \"One\""));
    portal.write("content/e.md", article("E", "2026-11-20", "key_points = []"));
    let built = portal.build(AT).fine();
    let page = built.page("/2026/11/22/k/");
    let points = page.find("<li>One &amp; two</li><li>Three</li>").unwrap();
    assert!(points < page.find("<div class=\"text\"").unwrap(), "{page}");
    assert_eq!(built.where_is("koran-points"), ["2026/11/22/k/index.html"]);
}

#[test]
fn a_story_is_handed_on_by_links_that_load_nothing() {
    let portal = portal("share = [\"whatsapp\", \"mail\", \"telegram\", \"x\", \"facebook\"]");
    portal.write("content/a.md", article("Salt & \\\"light\\\"?", "2026-11-22", ""));
    let built = portal.build(AT).fine();
    let page = built.page("/2026/11/22/a/");
    let (url, title) = ("https%3A%2F%2Fkabar.example%2F2026%2F11%2F22%2Fa%2F", "Salt%20%26%20%22light%22%3F");
    for link in [
        format!("https://wa.me/?text={title}%20{url}"),
        format!("mailto:?subject={title}&amp;body={url}"),
        format!("https://t.me/share/url?url={url}&amp;text={title}"),
        format!("https://x.com/intent/post?url={url}&amp;text={title}"),
        format!("https://www.facebook.com/sharer/sharer.php?u={url}"),
    ] {
        assert!(page.contains(&format!("<a href=\"{link}\"")), "{link}\n{page}");
    }
    assert!(page.find("wa.me") < page.find("mailto:"), "in the order of the configuration");
    assert!(!page.contains("/share."), "only the button that copies has a script");
    portal.edit("config.toml", "\"facebook\"", "\"copy\"");
    let page = portal.build(AT).fine().page("/2026/11/22/a/").to_owned();
    assert!(
        page.contains("data-copy=\"https://kabar.example/2026/11/22/a/\"") && page.contains("/share."),
        "{page}"
    );
    portal.edit("config.toml", "share", "shared");
    assert!(!portal.build(AT).fine().page("/2026/11/22/a/").contains("koran-share"));
}

#[test]
fn the_portal_chooses_accent_progress_and_a_stylesheet_and_fills_the_place_for_its_newsletter() {
    let portal = portal("accent = \"teal\"\nprogress = true\nstylesheet = \"/house.css\"");
    portal
        .write("static/house.css", ":root { --paper: #fff; }")
        .write("content/a.md", article("A", "2026-11-22", ""));
    portal.write("templates/newsletter.html", "<p>Every morning</p>");
    let built = portal.build(AT).fine();
    let page = built.page("/2026/11/22/a/");
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\" class=\"teal\">"), "{page}");
    assert!(
        page.find("/koran.").is_some_and(|own| page.find("/house.").is_some_and(|house| own < house)),
        "{page}"
    );
    assert!(page.contains("<div class=\"progress\""));
    for page in ["/", "/2026/11/22/a/"] {
        assert_eq!(built.page(page).matches("<p>Every morning</p>").count(), 1, "{page}");
    }
    let plain = Portal::new("");
    plain.write("content/a.md", article("A", "2026-11-22", ""));
    let built = plain.build(AT).fine();
    assert!(
        !built.page("/2026/11/22/a/").contains("class=\"progress\"")
            && built.page("/").contains("<html lang=\"en\" dir=\"ltr\">")
    );
}

#[test]
fn colours_are_readable_by_day_and_by_night() {
    let css = disk::text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/koran/static/koran.css"));
    let colours = |name: &str| -> Vec<[f64; 3]> {
        let mark = format!("--{name}:");
        let values = css.split(mark.as_str()).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('#'));
        values.filter_map(|rest| rgb(rest.split([';', '}']).next()?)).collect()
    };
    let (paper, tint, ink, soft) = (colours("paper"), colours("tint"), colours("ink"), colours("soft"));
    for scheme in 0..2 {
        for ground in [paper[scheme], tint[scheme]] {
            for text in [ink[scheme], soft[scheme]] {
                assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
            }
            for accent in if scheme == 0 { colours("loud") } else { colours("night") } {
                assert!(contrast(accent, ground) >= 4.5, "{accent:?} on {ground:?}");
            }
        }
    }
    let accents = colours("loud");
    assert_eq!((accents.len(), colours("night").len()), (6, 6), "{css}");
    for accent in accents {
        assert!(contrast([1.0; 3], accent) >= 4.5, "white on {accent:?}");
    }
}

/// The parts of a colour of three or six digits, from 0 to 1.
fn rgb(digits: &str) -> Option<[f64; 3]> {
    let wide: String = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit; 2]).collect()
    } else {
        digits.to_owned()
    };
    let part = |at: usize| Some(f64::from(u8::from_str_radix(wide.get(at..at + 2)?, 16).ok()?) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

/// The contrast of two colours (w3.org/TR/WCAG22, "contrast ratio").
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let light = |[red, green, blue]: [f64; 3]| {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}
