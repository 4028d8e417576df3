//! Pictures: variants, crops, originals, cards; what is refused of them, and what is made again.

use crate::support::picture::{jpeg, number, png, read};
use crate::support::{AT, Built, Portal, article, disk};
use std::collections::BTreeSet;
use warta::base::instant::Instant;
use warta::engine::report::Silent;
use warta::engine::verify::verify;
use warta::engine::{self, Request};

/// The variants in an output.
fn variants(built: &Built) -> BTreeSet<String> {
    built.files().into_iter().filter(|file| file.starts_with("pictures/")).map(str::to_owned).collect()
}

/// The ends of their names: sizes and kinds.
fn sizes(built: &Built) -> Vec<String> {
    let mut sizes: Vec<_> =
        variants(built).iter().map(|file| file.split_once('-').unwrap().1.to_owned()).collect();
    sizes.sort();
    sizes
}

/// The values of an attribute in a page.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let parts = html.split(&start).skip(1);
    parts.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// A portal whose one article has a lead picture of 1,000 pixels and one of 500 in its body.
fn illustrated() -> Portal {
    let portal = Portal::new("");
    let front =
        article("A", "2026-01-01", "image = { src = \"lead.jpg\", alt = \"Boats\", credit = \"Sri\" }");
    portal
        .write("content/a/index.md", format!("{front}\n![Nets](/img/nets.jpg \"Nets at noon\")\n"))
        .write("content/a/lead.jpg", jpeg(100, (1000, 600)))
        .write("static/img/nets.jpg", jpeg(200, (500, 300)))
        .write("static/img/unused.jpg", jpeg(300, (500, 300)));
    portal
}

#[test]
fn pictures_that_articles_show_have_variants_and_no_others() {
    let built = illustrated().build(AT).fine();
    insta::assert_snapshot!(sizes(&built).join(" "), @"1000x563.jpg 1000x600.jpg 1000x600.webp 400x240.jpg 400x240.jpg 400x240.webp 400x240.webp 500x300.jpg 500x300.webp 600x600.jpg 800x480.jpg 800x480.webp 800x600.jpg");
    for file in variants(&built) {
        let bytes = &built.output.0[&file].bytes;
        let size = format!("-{}x{}.", read(bytes).unwrap().width(), read(bytes).unwrap().height());
        assert!(file.contains(&size), "{file} has {size}");
        assert!([100, 200].contains(&number(bytes).unwrap()), "{file}");
    }
    assert!(built.has("2026/01/01/a/lead.jpg") && built.has("img/unused.jpg"), "originals stay");
}

#[test]
fn every_url_of_a_variant_leads_to_a_file_of_that_width() {
    let built = illustrated().build(AT).fine();
    let html = built.page("/2026/01/01/a/");
    assert_eq!(html.matches("<picture>").count(), 2, "{html}");
    let mut listed = 0;
    for srcset in values(html, "srcset") {
        for candidate in srcset.split(", ") {
            let (url, width) = candidate.split_once(' ').unwrap();
            assert!(url.contains(&format!("-{}x", width.trim_end_matches('w'))), "{candidate}");
            assert!(built.has(&url[1..]), "{candidate}");
            listed += 1;
        }
    }
    assert_eq!(listed, 10);
    for (src, (width, height)) in
        values(html, "src").iter().zip(values(html, "width").iter().zip(values(html, "height"))).take(2)
    {
        assert!(src.ends_with(&format!("-{width}x{height}.jpg")) && built.has(&src[1..]), "{src}");
    }
    assert!(html.contains("type=\"image/webp\"") && html.contains("fetchpriority=\"high\""));
    assert!(html.contains("alt=\"Nets\"") && html.contains("loading=\"lazy\" decoding=\"async\""));
    assert!(built.page("/").contains("1000x600.webp 1000w"), "the card on the front page");
}

#[test]
fn search_engines_and_networks_are_given_crops() {
    let built = illustrated().build(AT).fine();
    let html = built.page("/2026/01/01/a/");
    let at = |end: &str| {
        let file = variants(&built).into_iter().find(|file| file.ends_with(end)).unwrap();
        format!("https://kabar.example/{file}")
    };
    let images = [at("-1000x563.jpg"), at("-800x600.jpg"), at("-600x600.jpg")];
    let list = images.iter().map(|url| format!("\"{url}\"")).collect::<Vec<_>>().join(",");
    assert!(html.contains(&format!("\"image\":[{list}]")), "{html}");
    for (property, content) in [
        ("og:image", images[0].as_str()),
        ("og:image:width", "1000"),
        ("og:image:height", "563"),
        ("og:image:alt", "Boats"),
    ] {
        assert!(
            html.contains(&format!("<meta property=\"{property}\" content=\"{content}\">")),
            "{property}"
        );
    }
    let feed = built.file("feed.xml");
    assert!(feed.contains(&format!("<media:content url=\"{}\"", at("-1000x600.jpg"))), "{feed}");
    assert!(!feed.contains("&lt;picture") && feed.contains("-500x300.jpg"), "{feed}");
}

#[test]
fn a_picture_that_changes_rewrites_who_shows_it_and_no_more() {
    let portal = illustrated();
    portal.write("content/b.md", article("B", "2026-01-02", ""));
    let before = variants(&portal.build(AT).fine());
    let body_page = "2026/01/01/a/index.html";
    portal.write("static/img/nets.jpg", jpeg(201, (500, 300)));
    let built = portal.build(AT).fine();
    let (added, removed) = (&variants(&built) - &before, &before - &variants(&built));
    assert_eq!((added.len(), removed.len()), (4, 4));
    let feeds = ["feed.xml", "atom.xml", "feed.json"];
    built
        .wrote(added.iter().map(String::as_str))
        .removed(removed.iter().map(String::as_str))
        .wrote(feeds)
        .wrote(["img/nets.jpg", body_page])
        .untouched_elsewhere();
    portal.write("static/img/unused.jpg", jpeg(301, (500, 300)));
    portal.build(AT).fine().wrote(["img/unused.jpg"]).untouched_elsewhere();
    portal.write("content/a/lead.jpg", jpeg(101, (1000, 600)));
    let built = portal.build(AT).fine();
    assert!(built.page("/").contains("1000x600.webp 1000w"));
    portal.edit("content/a/index.md", "![Nets](/img/nets.jpg \"Nets at noon\")", "");
    let built = portal.build(AT).fine();
    assert_eq!(sizes(&built).len(), 9, "those of the lead picture are left");
    portal.remove("content/a");
    assert_eq!(sizes(&portal.build(AT).fine()), [""; 0]);
}

#[test]
fn nothing_of_an_embargoed_articles_pictures_is_in_the_output() {
    let portal = illustrated();
    portal.edit("content/a/index.md", "date = 2026-01-01", "date = 2026-01-01\npublish_at = 2026-12-01");
    portal.write("content/a/lead.jpg", jpeg(100, (1000, 600)));
    let built = portal.build(AT).fine();
    assert_eq!(sizes(&built), [""; 0]);
    let numbers: BTreeSet<_> = built.output.0.values().filter_map(|file| number(&file.bytes)).collect();
    assert_eq!(numbers, BTreeSet::from([200, 300]), "only what stands in static/");
    assert_eq!(sizes(&portal.build("2026-12-01T00:00:00Z").fine()).len(), 13);
    portal.edit("content/a/index.md", "publish_at = 2026-12-01", "status = \"canceled\"");
    assert_eq!(sizes(&portal.build("2026-12-01T00:00:00Z").fine()), [""; 0]);
}

#[test]
fn two_that_show_one_picture_share_its_variants() {
    let portal = Portal::new("");
    portal.write("static/a.jpg", jpeg(5, (300, 200))).write("static/b.jpg", jpeg(5, (300, 200)));
    for (name, src) in [("x", "/a.jpg"), ("y", "/a.jpg?v=2"), ("z", "/b.jpg")] {
        portal
            .write(&format!("content/{name}.md"), article(name, "2026-01-01", &format!("image = \"{src}\"")));
    }
    assert_eq!(sizes(&portal.build(AT).fine()).len(), 4);
    portal.remove("content/x.md").remove("content/y.md");
    assert_eq!(sizes(&portal.build(AT).fine()).len(), 4);
}

#[test]
fn pictures_that_cannot_be_shown_are_named_where_they_are_shown() {
    let portal = illustrated();
    let whole = jpeg(100, (1000, 600));
    portal.write("content/a/lead.jpg", &whole[..whole.len() / 2]);
    portal.write("static/img/nets.jpg", png(1, (20, 20)));
    portal.write("content/b.md", "+++\ntitle = \"B\"\ndate = 2026-01-02\n+++\n\n![Void](/void.png)\n\n![Big][big]\n\n[big]: /big.png\n");
    portal.write("static/void.png", "");
    portal.write("static/big.png", png(1, (1100, 1000)));
    portal.write("static/nobody.png", "shows this");
    let config = disk::text(&portal.path("config.toml"));
    portal.write("config.toml", format!("{config}images.max_megapixels = 1\n"));
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r"
    content/a/index.md:4:18: error: the picture content/a/lead.jpg cannot be shown: it is cut short [save it again from the original, or take it out]
    content/a/index.md:9:9: error: the picture static/img/nets.jpg cannot be shown: its name says JPEG, and it is PNG [give the file the right ending, there and in its name]
    content/b.md:6:9: error: the picture static/void.png cannot be shown: it is empty [save it again from the original, or take it out]
    content/b.md:10:8: error: the picture static/big.png cannot be shown: it has 1100 × 1000 pixels, and `images.max_megapixels` is 1 [save it smaller, or raise the limit in config.toml]
    ");
}

#[test]
fn a_picture_whose_pixels_are_damaged_is_named_and_may_be_left_out() {
    let mut broken = png(100, (600, 400));
    let middle = broken.len() / 2;
    broken[middle..middle + 8].fill(0x5a);
    let write = |portal: &Portal| {
        portal.write("content/a.md", article("A", "2026-01-01", "image = \"/broken.png\""));
        portal.write("content/b.md", article("B", "2026-01-01", ""));
        portal.write("static/broken.png", &broken);
    };
    let portal = Portal::new("");
    write(&portal);
    let told = portal.build(AT).refused().told();
    assert!(
        told.starts_with("content/a.md:4:10: error: the picture static/broken.png cannot be shown: "),
        "{told}"
    );
    let portal = Portal::new("").skip_bad();
    write(&portal);
    let built = portal.build(AT);
    assert_eq!(built.report.left_out, ["content/a.md"]);
    assert!(built.has("2026/01/01/b/index.html") && !built.has("2026/01/01/a/index.html"));
}

#[test]
fn a_second_build_opens_no_picture_and_a_clean_one_makes_none_again() {
    let portal = illustrated();
    let first = portal.build(AT).fine();
    let second = portal.build(AT).fine();
    assert_eq!((second.report.rendered, second.report.written), (0, 0));
    // What is kept is marked: if a clean build made a variant anew, the mark would be gone.
    let kept: Vec<_> = walkdir::WalkDir::new(portal.path(".warta/pictures"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .collect();
    assert_eq!(kept.len(), variants(&first).len());
    let times: Vec<_> = kept.iter().map(|entry| disk::time(entry.path())).collect();
    let request =
        Request { clean: true, ..Request::new(portal.root().to_owned(), Instant::from_rfc3339(AT).unwrap()) };
    let report = engine::build(&request, &Silent);
    assert_eq!((report.written, report.problems.len()), (0, 0), "{:?}", report.problems);
    assert_eq!(times, kept.iter().map(|entry| disk::time(entry.path())).collect::<Vec<_>>());
    assert_eq!(verify(&request, &Silent), []);
    assert!(!portal.path(".warta/pictures-proof").exists());
}

#[test]
fn a_kept_variant_that_is_damaged_or_gone_is_made_again() {
    let portal = illustrated();
    portal.build(AT).fine();
    for (number, entry) in walkdir::WalkDir::new(portal.path(".warta/pictures")).into_iter().enumerate() {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let mut bytes = disk::bytes(entry.path());
        match number % 3 {
            0 => bytes.truncate(10),
            1 => *bytes.last_mut().unwrap() ^= 1,
            _ => bytes.clear(),
        }
        disk::write(entry.path(), bytes);
    }
    // Another output: every variant is wanted again. The portal holds the build against a clean one.
    portal.remove("public").remove(".warta/ledger");
    portal.build(AT).fine();
    portal.remove("public").remove(".warta/ledger").remove(".warta/pictures");
    portal.build(AT).fine();
}

#[test]
fn a_proof_finds_a_kept_variant_that_is_wrong() {
    let portal = illustrated();
    portal.build(AT).fine();
    // A variant of another picture under this name, with the right checksum: no build can tell.
    let files: Vec<_> = walkdir::WalkDir::new(portal.path(".warta/pictures"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_name().to_string_lossy().contains("400x240.webp"))
        .collect();
    let [one, other] = files.as_slice() else { panic!("{files:?}") };
    disk::write(one.path(), disk::bytes(other.path()));
    portal.remove("public").remove(".warta/ledger");
    let request = Request::new(portal.root().to_owned(), Instant::from_rfc3339(AT).unwrap());
    assert!(engine::build(&request, &Silent).problems.is_empty());
    let problems = verify(&request, &Silent);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("pictures/"), "{problems:?}");
}

#[test]
fn what_is_kept_of_pictures_that_are_gone_goes_in_time() {
    let portal = Portal::new("");
    let kept = || {
        walkdir::WalkDir::new(portal.path(".warta/pictures"))
            .into_iter()
            .filter(|entry| entry.as_ref().unwrap().file_type().is_file())
            .count()
    };
    portal.write("content/a.md", article("A", "2026-01-01", "image = \"/a.jpg\""));
    for round in 0..20 {
        portal.write("static/a.jpg", jpeg(round, (90, 60)));
        portal.build(AT).fine();
        assert!(kept() <= 2 * 5 + 64 + 5, "{} after {round}", kept());
    }
    assert!(kept() < 80, "{}", kept());
}

#[test]
fn originals_lose_what_they_say_of_place_and_person_unless_they_shall_not() {
    let plain = jpeg(100, (60, 40));
    let exif = b"\xff\xe1\x00\x15Exif\0\0GPS -7.25 112";
    let told = [&plain[..2], exif.as_slice(), &plain[2..]].concat();
    let portal = Portal::new("");
    portal.write("static/a.jpg", &told).write("content/a/index.md", article("A", "2026-01-01", ""));
    portal.write("content/a/b.jpg", &told).write("static/a.bin", &told).write("static/a.txt", &told[4..]);
    let built = portal.build(AT).fine();
    assert_eq!(built.output.0["a.jpg"].bytes, plain);
    assert_eq!(built.output.0["2026/01/01/a/b.jpg"].bytes, plain);
    assert_eq!(built.output.0["a.bin"].bytes, plain, "whatever it is called");
    assert_eq!(built.output.0["a.txt"].bytes, told[4..], "it is no picture");
    let config = disk::text(&portal.path("config.toml"));
    portal.write("config.toml", format!("{config}images.originals = \"untouched\"\n"));
    let built = portal.build(AT).fine();
    assert_eq!(built.output.0["a.jpg"].bytes, told);
}

#[test]
fn moving_pictures_and_drawings_are_shown_as_they_are() {
    let mut gif = Vec::new();
    image::codecs::gif::GifEncoder::new(&mut gif)
        .encode_frames([
            image::Frame::new(image::RgbaImage::new(20, 10)),
            image::Frame::new(image::RgbaImage::new(20, 10)),
        ])
        .unwrap();
    let portal = Portal::new("");
    portal.write("static/a.gif", &gif).write("static/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    portal.write("content/a.md", article("A", "2026-01-01", "image = \"/a.gif\""));
    portal.write("content/b.md", article("B", "2026-01-01", "image = \"/b.svg\""));
    let built = portal.build(AT).fine();
    assert_eq!(sizes(&built), [""; 0]);
    assert!(built.page("/2026/01/01/a/").contains("src=\"/a.gif\" alt=\"\" width=\"20\" height=\"10\""));
    assert!(built.page("/2026/01/01/b/").contains("src=\"/b.svg\""));
    assert_eq!(built.output.0["a.gif"].bytes, gif);
}

#[test]
fn untrusted_text_shows_one_file_of_a_picture() {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\n[providers.kawat]\nname = \"Kawat\"\n",
    );
    portal.write(
        "content/a/index.md",
        format!("{}\n![x](a.jpg)\n", article("A", "2026-01-01", "provider = \"kawat\"")),
    );
    portal.write("content/a/a.jpg", jpeg(9, (900, 600)));
    let built = portal.build(AT).fine();
    let html = built.page("/2026/01/01/a/");
    assert!(html.contains("-900x600.jpg\" alt=\"x\" width=\"900\" height=\"600\""), "{html}");
    assert!(!html.contains("<picture>"), "{html}");
}

#[test]
fn without_variants_pictures_are_shown_as_they_are() {
    let portal = illustrated();
    let config = disk::text(&portal.path("config.toml"));
    portal.write("config.toml", format!("{config}images.enabled = false\n"));
    let built = portal.build(AT).fine();
    assert_eq!(sizes(&built), [""; 0]);
    assert!(built.page("/2026/01/01/a/").contains("src=\"/2026/01/01/a/lead.jpg\""));
    portal.write(
        "config.toml",
        format!("{config}images.widths = [640, 320]\nimages.formats = [\"jpeg\"]\nimages.crops = []\n"),
    );
    let built = portal.build(AT).fine();
    insta::assert_snapshot!(sizes(&built).join(" "), @"320x192.jpg 320x192.jpg 500x300.jpg 640x384.jpg");
    assert!(!built.page("/2026/01/01/a/").contains("<picture>"));
}

#[test]
fn an_article_without_a_picture_has_a_card_if_the_portal_wants_that() {
    let portal = illustrated();
    portal.write("content/b.md", article("Rain", "2026-01-02", "sectors = [\"News\"]"));
    assert!(!portal.build(AT).fine().page("/2026/01/02/b/").contains("og:image"));
    let config = disk::text(&portal.path("config.toml"));
    portal.write("config.toml", format!("{config}images.cards = true\n"));
    let built = portal.build(AT).fine();
    let cards: Vec<_> = variants(&built).into_iter().filter(|file| file.ends_with("-1200x630.png")).collect();
    let [card] = cards.as_slice() else { panic!("{cards:?}") };
    let html = built.page("/2026/01/02/b/").to_owned();
    assert!(
        html.contains(&format!("property=\"og:image\" content=\"https://kabar.example/{card}\"")),
        "{html}"
    );
    assert!(
        html.contains("property=\"og:image:width\" content=\"1200\"")
            && html.contains("og:image:alt\" content=\"Rain\"")
    );
    let built = portal.build(AT).fine();
    assert_eq!((built.report.rendered, built.report.written), (0, 0));
    // Another headline, another name: networks keep what they have fetched.
    portal.edit("content/b.md", "title = \"Rain\"", "title = \"Rain \u{16a0} again\"");
    let built = portal.build(AT);
    assert!(!built.has(card));
    insta::assert_snapshot!(built.told(), @"content/b.md: warning: the card for sharing leaves out ᚠ (U+16A0): no font has them [put a font that has them into fonts/, or give the article a picture]");
    portal.edit(
        "content/b.md",
        "date = 2026-01-02",
        "date = 2026-01-02\nimage = \"https://x.example/a.jpg\"",
    );
    let built = portal.build(AT).fine();
    assert!(!variants(&built).iter().any(|file| file.ends_with("-1200x630.png")));
}

#[test]
fn browsers_keep_variants_and_no_file_of_the_portal_among_them() {
    let portal = illustrated();
    let kept = "\n/pictures/*\n  Cache-Control: public, max-age=31536000, immutable\n";
    assert!(portal.build(AT).fine().file("_headers").contains(kept));
    portal.write("static/pictures/mine.txt", "mine");
    insta::assert_snapshot!(portal.build(AT).told(), @"static/pictures/mine.txt: warning: /pictures/mine.txt stands among the variants of pictures, which browsers keep for ever [give the folder pictures/ another name: a change of this file may never be seen]");
    let config = disk::text(&portal.path("config.toml"));
    portal.write("config.toml", format!("{config}images.enabled = false\n"));
    assert!(!portal.build(AT).fine().file("_headers").contains("/pictures/"));
}

/// A place that somebody planted in a picture.
const PLANTED: &[u8] = b"GPS -7.2575";

/// Pictures that say where they were taken, each with a name and whether that can be taken out.
fn telling() -> Vec<(&'static str, Vec<u8>, bool)> {
    let whole = jpeg(100, (600, 400));
    let exif = [b"\xff\xe1\0\x13Exif\0\0", PLANTED].concat();
    let photo = [&whole[..2], &exif, &whole[2..]].concat();
    let drawing = png(200, (60, 40));
    let private = [b"\0\0\0\x0bprVT", PLANTED, &[0; 4]].concat();
    let mut gif = b"GIF89a\x01\0\x01\0\0\0\0!\xfe\x0b".to_vec();
    gif.extend([PLANTED, b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"].concat());
    vec![
        ("photo.jpg", photo.clone(), true),
        ("photo", photo.clone(), true),
        ("cut.jpg", photo[..photo.len() / 2].to_vec(), true),
        ("endless.jpg", photo[..photo.len() - 2].to_vec(), true),
        ("drawing.png", [&drawing[..33], &private, &drawing[33..]].concat(), true),
        ("moving.gif", gif, true),
        ("scan.tif", [b"II*\0\x08\0\0\0", PLANTED].concat(), false),
        ("odd.avif", [b"\0\0\0\x0cftypavif\0\0\0\xffmeta", PLANTED].concat(), false),
    ]
}

#[test]
fn where_a_picture_was_taken_is_told_nowhere_or_warned_of() {
    let holds = |bytes: &[u8]| bytes.windows(PLANTED.len()).any(|window| window == PLANTED);
    let portal = Portal::new("");
    portal.write("content/a/index.md", article("A", "2026-01-01", ""));
    for (name, bytes, _) in telling() {
        assert!(holds(&bytes), "{name}");
        portal.write(&format!("static/{name}"), &bytes).write(&format!("content/a/{name}"), &bytes);
    }
    let built = portal.build(AT);
    let told = built.told();
    for (name, _, is_stripped) in telling() {
        for (source, file) in [("static", String::new()), ("content/a", "2026/01/01/a/".to_owned())] {
            let warning = format!("warning: {source}/{name} is published with what the camera wrote in it");
            assert_eq!(told.contains(&warning), !is_stripped, "{told}");
            assert_eq!(holds(&built.output.0[&format!("{file}{name}")].bytes), !is_stripped, "{name}");
        }
    }
    assert_eq!(told.lines().count(), 4, "{told}");
    let again = portal.build(AT);
    assert_eq!((again.told(), again.report.rendered), (told, 0));
    // The same as the pictures of articles.
    for (name, _, is_stripped) in telling() {
        let portal = Portal::new("").skip_bad();
        let source = format!("content/{name}/index.md");
        portal.write(&source, article("A", "2026-01-01", &format!("image = \"{name}\"")));
        for (name, bytes, _) in telling().into_iter().filter(|(other, ..)| *other == name) {
            portal.write(&format!("content/{name}/{name}"), bytes);
        }
        let built = portal.build(AT);
        let tells = built.output.0.values().any(|file| holds(&file.bytes));
        // Of what cannot be shown nothing is published.
        assert!(!tells || !is_stripped, "{name}");
        assert_eq!(tells, name == "scan.tif", "{name}");
        assert_eq!(built.told().contains("which most browsers do not show"), name == "scan.tif", "{name}");
    }
}

#[test]
fn pictures_of_what_no_one_may_see_are_left_out_until_it_appears() {
    let portal = Portal::new("");
    // Another date: the address is not the folder's.
    portal.write("content/secret-too/index.md", article("Hidden", "2026-12-09", ""));
    portal.write("content/secret-too/lead.jpg", jpeg(9, (300, 200)));
    portal
        .write("content/b.md", format!("{}\n![Nets](secret-too/lead.jpg)\n", article("B", "2026-01-01", "")));
    portal.write(
        "content/c/index.md",
        format!("{}\n![Nets](../secret-too/lead.jpg)\n", article("C", "2026-01-01", "")),
    );
    let hidden = "publish_at = 2026-12-01\nimage = \"lead.jpg\"";
    portal.write("content/secret-name/index.md", article("Hidden", "2026-01-01", hidden));
    portal.write("content/secret-name/lead.jpg", jpeg(7, (300, 200)));
    portal.write("content/secret-name/report.pdf", "%PDF");
    let front = article("A", "2026-01-01", "image = \"../secret-name/lead.jpg\"");
    let body = "![Boats](../secret-name/lead.jpg) and [figures](../secret-name/report.pdf) ![b](own.jpg)\n\n<div><img alt=\"A & B\" src=\"../secret-name/lead.jpg\"></div>";
    portal
        .write("content/a/index.md", format!("{front}\n{body}\n"))
        .write("content/a/own.jpg", jpeg(8, (300, 200)));
    let built = portal.build(AT);
    for (file, output) in &built.output.0 {
        let text = String::from_utf8_lossy(&output.bytes);
        assert!(!file.contains("secret") && !text.contains("secret"), "{file}");
    }
    assert!(built.page("/2026/01/01/a/").contains("Boats and figures"));
    assert!(built.page("/2026/01/01/a/").contains("<div>A &amp; B</div>"));
    insta::assert_snapshot!(built.told(), @r"
    content/a/index.md: warning: the link to /2026/01/01/secret-name/report.pdf is printed as plain text: what it belongs to is not visible at this instant
    content/a/index.md: warning: the picture /2026/01/01/secret-name/lead.jpg is left out, and its text stands alone: what it belongs to is not visible at this instant
    content/a/index.md:4:10: warning: the picture /2026/01/01/secret-name/lead.jpg is left out, and its text stands alone: what it belongs to is not visible at this instant [nothing need be done if it appears later]
    content/b.md:9:9: warning: the picture /2026/01/01/b/secret-too/lead.jpg is left out, and its text stands alone: what it belongs to is not visible at this instant [nothing need be done if it appears later]
    content/c/index.md:9:9: warning: the picture /2026/01/01/secret-too/lead.jpg is left out, and its text stands alone: what it belongs to is not visible at this instant [nothing need be done if it appears later]
    ");
    portal.remove("content/b.md").remove("content/c");
    let built = portal.build("2026-12-01T00:00:00Z").fine();
    let html = built.page("/2026/01/01/a/");
    assert!(html.contains("alt=\"Boats\"") && html.contains("/2026/01/01/secret-name/report.pdf"), "{html}");
    assert!(built.page("/").matches("300x200.webp").count() >= 2);
    assert_eq!(sizes(&built).len(), 6);
}

#[test]
fn a_picture_is_the_file_of_that_very_name_or_the_one_that_a_url_names() {
    let portal = Portal::new("");
    let names = ["cut%20price.jpg", "a?b#c.jpg", "my pic.jpg", "gif%20.gif"];
    for (number, (src, name)) in
        [(names[0], names[0]), (names[1], names[1]), ("my%20pic.jpg?v=2", names[2])].into_iter().enumerate()
    {
        let front = article("A", "2026-01-01", &format!("image = \"{src}\""));
        portal.write(&format!("content/{number}/index.md"), format!("{front}\n![x](<{src}>)\n"));
        portal.write(&format!("content/{number}/{name}"), jpeg(number, (300, 210)));
    }
    let built = portal.build(AT).fine();
    assert_eq!(sizes(&built).iter().filter(|size| *size == "300x210.webp").count(), 3);
    for number in 0..3 {
        let html = built.page(&format!("/2026/01/01/{number}/"));
        assert!(html.matches("300x210.webp").count() >= 2, "{html}");
    }
    let sitemap = built.file("sitemaps/2026-01.xml");
    assert!(sitemap.contains("/2026/01/01/2/my%20pic.jpg<"));
    assert!(sitemap.contains("/2026/01/01/0/cut%2520price.jpg<"));
}

#[test]
fn what_browsers_do_not_show_is_warned_of() {
    let portal = Portal::new("");
    for (name, bytes) in
        [("a.bmp", "BM"), ("b.svg", ""), ("c.heic", "\0\0\0\u{c}ftypheic"), ("d.svg", "<svg/>")]
    {
        let title = &name[..1];
        portal.write(
            &format!("content/{title}.md"),
            article(title, "2026-01-01", &format!("image = \"/{name}\"")),
        );
        portal.write(&format!("static/{name}"), bytes);
    }
    insta::assert_snapshot!(portal.build(AT).told(), @r"
    content/a.md:4:10: warning: the picture static/a.bmp is shown as it is: it is BMP, which is heavy and has no variants [save it as JPEG, PNG or WebP]
    content/b.md:4:10: warning: the picture static/b.svg is shown as it is: it is empty [save it as JPEG, PNG or WebP]
    content/c.md:4:10: warning: the picture static/c.heic is shown as it is: it is HEIC, which most browsers do not show [save it as JPEG, PNG or WebP]
    ");
}

#[test]
fn a_picture_too_tall_for_a_format_has_none_of_that_size() {
    let portal = Portal::new("");
    portal.write("content/a.md", article("A", "2026-01-01", "image = \"/a.jpg\""));
    portal.write("static/a.jpg", jpeg(1, (1000, 17_000)));
    let built = portal.build(AT).fine();
    insta::assert_snapshot!(sizes(&built).join(" "), @"1000x1000.jpg 1000x17000.jpg 1000x563.jpg 1000x750.jpg 400x6800.jpg 400x6800.webp 800x13600.jpg 800x13600.webp");
}

#[test]
fn what_is_too_small_when_cut_is_shared_as_it_is() {
    let portal = Portal::new("");
    portal.write("content/a.md", article("A", "2026-01-01", "image = \"/a.jpg\""));
    portal.write("static/a.jpg", jpeg(1, (2000, 10)));
    let html = portal.build(AT).fine().page("/2026/01/01/a/").to_owned();
    assert!(html.contains("property=\"og:image\" content=\"https://kabar.example/a.jpg\""), "{html}");
    assert!(html.contains("property=\"og:image:width\" content=\"2000\""), "{html}");
}

#[test]
fn a_picture_of_another_host_without_a_scheme_has_one_where_urls_are_absolute() {
    let portal = Portal::new("");
    portal.write("content/a.md", article("A", "2026-01-01", "image = \"//x.example/a.jpg\""));
    let html = portal.build(AT).fine().page("/2026/01/01/a/").to_owned();
    assert!(html.contains("property=\"og:image\" content=\"https://x.example/a.jpg\""), "{html}");
}

#[test]
fn a_card_that_would_be_blank_is_not_drawn() {
    let portal = Portal::new("");
    let config = disk::text(&portal.path("config.toml"));
    portal.write("config.toml", format!("{config}images.cards = true\n"));
    portal.write("content/a.md", article("\u{5e9}\u{5dc}\u{5d5}\u{5dd}", "2026-01-01", "slug = \"a\""));
    portal.write("content/b.md", article("\u{5e9} 2", "2026-01-01", "slug = \"b\""));
    let built = portal.build(AT);
    assert_eq!(sizes(&built), ["1200x630.png"]);
    assert!(!built.page("/2026/01/01/a/").contains("og:image\""));
    insta::assert_snapshot!(built.told(), @r"
    content/a.md: warning: no card for sharing is drawn: no font has a letter of the headline [put a font that has them into fonts/, or give the article a picture]
    content/b.md: warning: the card for sharing leaves out ש (U+05E9): no font has them [put a font that has them into fonts/, or give the article a picture]
    ");
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_lead_nowhere_else() {
    let portal = Portal::new("-- content/.keep --\n");
    portal.write("static/a.txt", "a").write("data/b.toml", "b = 1\n");
    let link = |target: &str, name: &str| std::os::unix::fs::symlink(target, portal.path(name)).unwrap();
    link("a.txt", "static/same.txt");
    link("../data", "static/data");
    assert!(portal.build(AT).fine().has("data/b.toml"));
    link("/etc/passwd", "static/passwd");
    link("../../", "static/folder");
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r"
    static/folder: error: the symbolic link static/folder leads out of the portal, to ../../ [copy what it leads to into the portal]
    static/passwd: error: the symbolic link static/passwd leads out of the portal, to /etc/passwd [copy what it leads to into the portal]
    ");
}
