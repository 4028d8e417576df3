//! Compressed copies of outputs.

use crate::support::{AT, Built, Portal, article};
use std::io::Read;
use warta::base::instant::Instant;
use warta::engine::{self, Request};

/// A portal of one article and a long text, with further lines of `config.toml`.
fn portal(compress: &str) -> Portal {
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    configure(&portal, compress);
    portal.write("static/panjang.txt", "Kabar dari desa. ".repeat(200));
    portal.write("static/pendek.txt", "Kabar.");
    portal.write("static/foto.jpg", [0xff; 4096]);
    portal
}

fn configure(portal: &Portal, compress: &str) {
    let config = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[assets]\nhashed = false\n";
    portal.write("config.toml", format!("{config}[compress]\n{compress}"));
}

const ALL: &str = "formats = [\"zst\", \"gz\", \"br\"]\n";

/// The bytes of a copy, read again.
fn read(built: &Built, file: &str) -> Vec<u8> {
    let bytes = &built.output.0[file].bytes[..];
    let mut out = Vec::new();
    match file.rsplit('.').next().unwrap() {
        "gz" => drop(flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).unwrap()),
        "br" => brotli::BrotliDecompress(&mut &bytes[..], &mut out).unwrap(),
        _ => zstd::stream::copy_decode(bytes, &mut out).unwrap(),
    }
    out
}

/// The copies in the output.
fn copies(built: &Built) -> Vec<&str> {
    let is_copy = |file: &&str| [".gz", ".br", ".zst"].iter().any(|end| file.ends_with(end));
    built.files().into_iter().filter(is_copy).collect()
}

#[test]
fn there_are_copies_of_text_that_is_long_enough_where_they_are_asked_for() {
    assert_eq!(copies(&portal("").build(AT).fine()), [""; 0]);
    let portal = portal(ALL);
    let built = portal.build(AT).fine();
    for suffix in ["gz", "br", "zst"] {
        for file in ["panjang.txt", "koran.css", "feed.xml"] {
            assert_eq!(
                read(&built, &format!("{file}.{suffix}")),
                built.output.0[file].bytes,
                "{file}.{suffix}"
            );
        }
        for file in ["pendek.txt", "foto.jpg", "_headers", "2026/01/01/a/index.html"] {
            assert!(!built.has(&format!("{file}.{suffix}")), "{file}");
        }
    }
    configure(&portal, &format!("{ALL}min_bytes = 1\n"));
    let built = portal.build(AT).fine();
    assert_eq!(read(&built, "pendek.txt.br"), b"Kabar.");
    assert!(built.has("2026/01/01/a/index.html.gz") && !built.has("foto.jpg.gz"));
}

#[test]
fn copies_change_and_go_with_their_original_and_not_otherwise() {
    let portal = portal(ALL);
    portal.build(AT).fine();
    portal.build(AT).fine().untouched_elsewhere();
    let of_long = ["panjang.txt", "panjang.txt.br", "panjang.txt.gz", "panjang.txt.zst"];
    portal.write("static/panjang.txt", "Kabar dari kota. ".repeat(200));
    portal.build(AT).fine().wrote(of_long).untouched_elsewhere();
    portal.write("static/panjang.txt", "Kabar.");
    portal
        .build(AT)
        .fine()
        .wrote(["panjang.txt"])
        .removed(of_long[1..].iter().copied())
        .untouched_elsewhere();
    portal.write("static/panjang.txt", "Kabar dari kota. ".repeat(200));
    portal.build(AT).fine().wrote(of_long).untouched_elsewhere();
    portal.remove("static/panjang.txt");
    portal.build(AT).fine().removed(of_long).untouched_elsewhere();
}

#[test]
fn a_body_edit_changes_its_page_its_feeds_and_their_copies() {
    let portal = portal(&format!("{ALL}min_bytes = 1\n"));
    portal.build(AT).fine();
    portal.edit("content/a.md", "The text", "Another text");
    let built = portal.build(AT).fine();
    let changed: Vec<_> = built.report.changes.iter().map(|change| change.path.as_str()).collect();
    assert!(changed.contains(&"2026/01/01/a/index.html.zst"), "{changed:?}");
    let (copies, originals): (Vec<&str>, Vec<&str>) =
        changed.iter().partition(|file| [".gz", ".br", ".zst"].iter().any(|end| file.ends_with(end)));
    assert_eq!(copies.len(), 3 * originals.len(), "{changed:?}");
}

#[test]
fn what_is_asked_for_otherwise_is_made_otherwise() {
    let portal = portal(ALL);
    portal.build(AT).fine();
    configure(&portal, "formats = [\"gz\"]\n");
    let built = portal.build(AT).fine();
    assert!(copies(&built).iter().all(|file| file.ends_with(".gz")));
    assert_eq!(built.report.written, 0);
    configure(&portal, "formats = [\"gz\", \"br\"]\ngz_level = 1\n");
    let built = portal.build(AT).fine();
    let changed: Vec<_> = built.report.changes.iter().map(|change| change.path.as_str()).collect();
    assert!(changed.contains(&"koran.css.br") && changed.contains(&"koran.css.gz"), "{changed:?}");
    assert!(!changed.contains(&"koran.css"));
    configure(&portal, "");
    assert_eq!(copies(&portal.build(AT).fine()), [""; 0]);
}

#[test]
fn a_file_that_stands_where_a_copy_belongs_is_refused() {
    let portal = portal("");
    portal.write("static/panjang.txt.gz", "mine");
    portal.write("static/foto.jpg.gz", "mine");
    portal.build(AT).fine();
    configure(&portal, "formats = [\"gz\"]\n");
    assert_eq!(
        portal.build(AT).refused().told(),
        "static/panjang.txt.gz: error: /panjang.txt.gz is claimed by static/panjang.txt.gz and by the compressed copy of \
         /panjang.txt [remove the file, or \"gz\" from `formats` in [compress]]\n"
    );
    configure(&portal, "formats = [\"br\"]\n");
    portal.build(AT).fine();
}

#[test]
fn a_copy_is_never_written_over_a_file_of_others() {
    let mut portal = portal("");
    portal.build(AT).fine();
    portal.write_foreign("panjang.txt.gz", "mine");
    configure(&portal, "formats = [\"gz\"]\n");
    let told = portal.build_refused(AT).told();
    assert!(told.contains("a file that Warta did not write stands at "), "{told}");
}

#[test]
fn why_says_of_a_copy_what_its_original_is_made_of() {
    let portal = portal("formats = [\"gz\"]\nmin_bytes = 1\n");
    portal.build(AT).fine();
    let request = Request::new(portal.root().to_owned(), Instant::from_rfc3339(AT).unwrap());
    let why = engine::why::why(&request, "/2026/01/01/a/index.html.gz").unwrap().to_string();
    assert!(
        why.starts_with("2026/01/01/a/index.html.gz\n  made of   2026/01/01/a/index.html, compressed\n"),
        "{why}"
    );
    assert!(why.contains("the template article.html"), "{why}");
    assert_eq!(engine::verify::verify(&request, &warta::engine::report::Silent), []);
}

#[test]
fn what_a_server_puts_together_has_no_copies() {
    let portal = portal("formats = [\"gz\"]\nmin_bytes = 1\n[fragments]\nmode = \"ssi\"\n");
    let built = portal.build(AT).fine();
    assert!(built.has("feed.xml.gz") && built.has("koran.css.gz"));
    assert!(built.files().iter().all(|file| !file.ends_with(".html.gz")));
}
