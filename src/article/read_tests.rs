//! What `read` makes of whole files.

use super::read::{Reading, read};
use super::sample::config;
use super::{Article, Document, Priority, Status};
use proptest::prelude::{ProptestConfig, any, proptest};

pub(super) fn reading(source: &str, text: &str) -> Reading {
    read(source, text, &config())
}

pub(super) fn article_at(source: &str, text: &str) -> Article {
    let reading = reading(source, text);
    assert_eq!(reading.problems, [], "{text}");
    match reading.document {
        Some(Document::Article(article)) => *article,
        other => panic!("{text}: {other:?}"),
    }
}

/// An article at an ordinary place, with these lines of TOML.
fn article(header: &str) -> Article {
    article_at("content/2026/a.md", &format!("+++\ntitle = \"T\"\n{header}\n+++\nSatu dua.\n"))
}

pub(super) fn slugs(terms: &[super::Term]) -> Vec<(&str, &str)> {
    terms.iter().map(|term| (term.slug.as_str(), term.name.as_str())).collect()
}

const WHOLE: &str = r#"+++
title = "Harga Beras Naik"
date = 2026-11-23T08:00:00+07:00
updated = 2026-11-23T09:00:00
sectors = ["Ekonomi & Bisnis", "Top Story"]
tags = ["beras", "Beras", { name = "Pasar Induk", slug = "pasar" }]
authors = ["sri", "Budi Santoso"]
description = "Naik lagi."
priority = "top"
image = { src = "padi.jpg", alt = "Padi", caption = "Sawah", credit = "Sri" }
dateline = "SURABAYA"
aliases = ["/lama/beras"]
weight = 3

[extra]
warna = "merah"
+++

Harga beras naik.
"#;

#[test]
fn a_whole_article_is_read() {
    let article = article_at("content/2026/11/harga-beras.md", WHOLE);
    assert_eq!(article.text.path, "/2026/11/23/harga-beras/");
    assert_eq!(article.text.title, "Harga Beras Naik");
    assert_eq!(article.date.to_utc_rfc3339(), "2026-11-23T01:00:00Z");
    assert_eq!(article.updated.unwrap().to_utc_rfc3339(), "2026-11-23T02:00:00Z");
    assert_eq!(slugs(&article.sectors), [("ekonomi", "Ekonomi & Bisnis"), ("top-story", "Top Story")]);
    assert_eq!(slugs(&article.tags), [("beras", "beras"), ("pasar", "Pasar Induk")]);
    assert_eq!(slugs(&article.authors), [("sri", "Sri Lestari"), ("budi-santoso", "Budi Santoso")]);
    assert_eq!(article.image.unwrap().credit, "Sri");
    assert_eq!((article.priority, article.status), (Priority::Top { until: None }, Status::Usable));
    assert_eq!((article.text.story.as_str(), article.words), ("2026/11/harga-beras", 3));
    assert_eq!(article.text.aliases, ["/lama/beras/"]);
    assert_eq!(serde_json::to_string(&article.text.extra).unwrap(), r#"{"warna":"merah","weight":3}"#);
    assert_eq!(article.text.body, "\nHarga beras naik.\n");
    assert_eq!(&WHOLE[article.text.body_offset..], article.text.body);
    assert_eq!((article.excerpt.as_str(), article.visible_from), ("Naik lagi.", article.date));
}

#[test]
fn the_three_formats_say_the_same() {
    let yaml = "---\ntitle: Satu\ndate: 2026-11-23 08:00\ncategories: [Ekonomi, 2024]\nauthor:\n  name: sri lestari\nlayout: post\n---\nx\n";
    let json = r#"{"title": "Satu", "date": "2026-11-23T08:00:00", "category": ["Ekonomi", 2024], "author": {"name": "sri lestari"}, "layout": "post"}
x
"#;
    let toml = "+++\ntitle = 'Satu'\ndate = 2026-11-23T08:00:00\ncategories = ['Ekonomi', 2024]\nlayout = 'post'\n[author]\nname = 'sri lestari'\n+++\nx\n";
    let articles = [yaml, json, toml].map(|text| article_at("content/a.md", text));
    for article in &articles {
        assert_eq!(article.date.to_utc_rfc3339(), "2026-11-23T01:00:00Z");
        assert_eq!(slugs(&article.sectors), [("ekonomi", "Ekonomi"), ("2024", "2024")]);
        assert_eq!(slugs(&article.authors), [("sri", "Sri Lestari")]);
        assert_eq!(article.text.extra["layout"], "post");
        assert_eq!((article.text.body.as_str(), article.excerpt.as_str()), ("x\n", "x"));
    }
}

#[test]
fn values_are_read_as_people_write_them() {
    let yaml = |header: &str| article_at("content/2024-05-17-nama.md", &format!("---\n{header}\n---\nx\n"));
    let article = yaml("title: 2024\ntags: a, b\nauthor: null\ncategories:\nlang: ID_id\npublished: true");
    assert_eq!((article.text.title.as_str(), article.text.path.as_str()), ("2024", "/2024/05/17/nama/"));
    assert_eq!(slugs(&article.tags), [("a", "a"), ("b", "b")]);
    assert!(article.authors.is_empty() && article.sectors.is_empty() && !article.text.draft);
    assert_eq!(yaml("title: No").text.title, "No");
    assert_eq!(yaml("title: 0123").text.title, "0123");
    assert_eq!(yaml("title: >\n  dua\n  baris\n").text.title, "dua baris");
    assert!(yaml("title: x\npublished: false").text.draft);
    assert_eq!(yaml("judul: Dari peta").text.title, "Dari peta");
    assert_eq!(yaml("title: x\ncover:\n  image: a.jpg\n  alt: A").image.unwrap().src, "a.jpg");
    assert_eq!(yaml("title: x\nimages: [a.jpg, b.jpg]").image.unwrap().src, "a.jpg");
    assert_eq!(yaml("title: x\nlang: zh_hans").text.path, "/zh-hans/2024/05/17/nama/");
    assert_eq!(slugs(&yaml("title: x\ntaxonomies:\n  tags: [q]").tags), [("q", "q")]);
}

#[test]
fn dates_of_other_generators_have_their_meaning() {
    let lone = article("publishDate = 2026-11-23T08:00:00Z");
    assert_eq!(lone.date, lone.visible_from);
    let both = article(
        "date = 2026-11-22\npublishDate = 2026-11-23T08:00:00Z\nexpiryDate = 2027-01-01\nlastmod = '2026-11-24'",
    );
    assert_eq!(both.date.to_utc_rfc3339(), "2026-11-21T17:00:00Z");
    assert_eq!(both.visible_from.to_utc_rfc3339(), "2026-11-23T08:00:00Z");
    assert_eq!(both.expires.unwrap().to_utc_rfc3339(), "2026-12-31T17:00:00Z");
    assert_eq!(both.updated.unwrap().to_utc_rfc3339(), "2026-11-23T17:00:00Z");
}

#[test]
fn priority_is_a_word_or_a_table() {
    let until = super::Instant::from_rfc3339("2026-11-24T00:00:00Z");
    let breaking = Priority::Breaking { until };
    assert_eq!(
        article("date = 2026-11-23\npriority = { level = 'breaking', until = 2026-11-24T00:00:00Z }")
            .priority,
        breaking
    );
    assert_eq!(
        article("date = 2026-11-23\npriority = 'breaking'\nbreaking_until = '2026-11-24T07:00'").priority,
        breaking
    );
    assert_eq!(
        article("date = 2026-11-23\npriority = 'breaking'").priority,
        Priority::Breaking { until: None }
    );
    assert_eq!(article("date = 2026-11-23\nstatus = 'cancelled'").status, Status::Canceled);
}

#[test]
fn paths_follow_the_file_the_pattern_and_the_author() {
    let at = |source: &str, header: &str| {
        article_at(source, &format!("+++\ntitle = 'Judul Berita'\ndate = 2026-11-23\n{header}\n+++\n"))
            .text
            .path
    };
    assert_eq!(at("content/x/berita/index.en.md", ""), "/en/2026/11/23/berita/");
    assert_eq!(at("content/en/berita.md", ""), "/en/2026/11/23/berita/");
    assert_eq!(at("content/2026-11-23.md", ""), "/2026/11/23/judul-berita/");
    assert_eq!(at("content/!!!.md", ""), "/2026/11/23/judul-berita/");
    assert_eq!(at("content/a.md", "slug = 'Lain Lagi'"), "/2026/11/23/lain-lagi/");
    assert_eq!(at("content/a.md", "permalink = 'lama/a.html'"), "/lama/a.html");
}

#[test]
fn standalone_pages_need_only_a_title() {
    let page = |source: &str| {
        reading(source, "+++\ntitle = 'Tentang'\n+++\nx\n").document.unwrap().text().path.clone()
    };
    assert_eq!(page("content/pages/tentang.md"), "/tentang/");
    assert_eq!(page("content/pages/legal/syarat.en.md"), "/en/legal/syarat/");
    assert_eq!(page("content/pages/en/about/index.md"), "/en/about/");
}

#[test]
fn excerpts_are_the_beginning_in_plain_text() {
    let excerpt = |body: &str| {
        article_at("content/a.md", &format!("+++\ntitle='T'\ndate=2026-11-23\n+++\n{body}")).excerpt
    };
    assert_eq!(
        excerpt(
            "# Judul\n\n![x](a.jpg \"t\")\n\n| a |\n|---|\n| b |\n\nSatu *dua* [tiga](b.html).\n\nEmpat.\n"
        ),
        "Satu dua tiga."
    );
    assert_eq!(excerpt("Satu.\n\nDua.\n\n<!-- more -->\n\nTiga.\n"), "Satu. Dua.");
    assert_eq!(excerpt("> Kutipan.\n\nIsi \"ini\".\n"), "Isi \u{201c}ini\u{201d}.");
    assert_eq!(excerpt("> Kutipan.\n"), "Kutipan.");
    assert_eq!(excerpt("- satu\n- dua\n"), "satu");
    assert_eq!(excerpt(""), "");
    assert_eq!(excerpt(&"kata ".repeat(2000)).chars().count(), 200);
    assert!(excerpt(&format!("![x](y.jpg)\n\n{}Isi.\n", "![x](y.jpg)\n\n".repeat(500))).starts_with("Isi"));
}

#[test]
fn links_to_other_files_are_found_with_their_place() {
    let text = "+++\ntitle='T'\ndate=2026-11-23\n+++\nLihat [ini](../b.md#x) dan [itu][i], `c.md`, [web](https://x.example/d.md).\n\n[i]: e.md\n";
    let links = article_at("content/2026/a.md", text).text.links;
    let found: Vec<_> = links.iter().map(|link| (link.source.as_str(), &text[link.range.clone()])).collect();
    assert_eq!(found, [("content/b.md", "../b.md#x"), ("content/2026/e.md", "e.md")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        for fence in ["+++", "---"] {
            reading("content/a.md", &format!("{fence}\n{text}\n{fence}\n{text}"));
        }
        reading("content/a.md", &format!("{{{text}"));
        reading("content/a.md", &text);
    }

    #[test]
    fn no_mutation_makes_it_panic(at in 0..WHOLE.len(), length in 0_usize..40, piece in "[\u{0}-\u{ff}\"'\\[\\]{}=\n\u{4e88}\u{1f468}]{0,8}") {
        let end = (at + length).min(WHOLE.len());
        reading("content/a.md", &format!("{}{piece}{}", &WHOLE[..at], &WHOLE[end..]));
    }

    #[test]
    fn an_excerpt_never_splits_a_grapheme(pieces in proptest::collection::vec("e\u{301}|\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}|[a-z]{1,9} |\u{939}\u{93f}", 1..400)) {
        use unicode_segmentation::UnicodeSegmentation;
        let body: String = pieces.concat();
        let text = format!("+++\ntitle='T'\ndate=2026-11-23\n+++\n{body}\n");
        let excerpt = article_at("content/a.md", &text).excerpt;
        let whole = crate::base::text::collapse_whitespace(&body);
        let kept = excerpt.trim_end_matches('\u{2026}');
        assert!(whole.starts_with(kept), "{kept}");
        let boundaries: Vec<usize> = whole.grapheme_indices(true).map(|(at, _)| at).chain([whole.len()]).collect();
        assert!(boundaries.contains(&kept.len()));
    }
}
