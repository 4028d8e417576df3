//! Scripts: direction and language of a page and of what it quotes, and a stylesheet that reads from both sides.

use crate::support::{AT, Portal, article};

const THREE: &str = "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ndefault_language = \"id\"\n\
[editions.id]\n[editions.ar]\n[editions.ku-Arab]\n[editions.en]\n[authors.sri]\nname = \"Sri (Lestari)\"\n\
bio = \"Menulis.\"\n[providers.wire]\nname = \"Wire Co.\"\nlabel = { default = \"PR\", en = \"Release\" }\n\
notice = { en = \"Supplied.\", id = \"Dipasok.\" }\nboilerplate = \"Tentang Wire.\"\n";

#[test]
fn an_edition_runs_as_its_script_does() {
    let portal = Portal::new(THREE);
    portal.write("content/a.md", article("Asli", "2026-01-01", ""));
    portal.write("content/a.ar.md", article("خبر", "2026-01-01", ""));
    portal.write("content/a.ku-Arab.md", article("هەواڵ", "2026-01-01", ""));
    // No file has the interface in Kurdish.
    let built = portal.build(AT);
    assert_eq!(built.told().lines().count(), 1);
    for (page, expected) in [
        ("/", "<html lang=\"id\" dir=\"ltr\">"),
        ("/ar/", "<html lang=\"ar\" dir=\"rtl\">"),
        ("/ar/2026/01/01/a/", "<html lang=\"ar\" dir=\"rtl\">"),
        ("/ku-arab/", "<html lang=\"ku-Arab\" dir=\"rtl\">"),
    ] {
        assert!(built.page(page).contains(expected), "{page}");
    }
    assert!(built.page("/").contains("hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">"));
    assert!(built.page("/").contains("hreflang=\"en\" lang=\"en\">"));
}

#[test]
fn what_an_edition_shows_in_another_language_says_so() {
    let portal = Portal::new(THREE);
    let front = "provider = \"wire\"\nauthors = [\"sri\"]";
    portal.write("content/a.md", article("Asli", "2026-01-01", front));
    portal.write("content/a.ar.md", article("خبر", "2026-01-01", front));
    portal.write("content/a.en.md", article("News", "2026-01-01", front));
    let built = portal.build(AT);
    let arabic = built.page("/ar/2026/01/01/a/");
    // The portal's own language stands in for one that is missing; what is said for all languages is of none.
    for expected in [
        "<div lang=\"id\" dir=\"ltr\"><p>Dipasok.</p></div>",
        "<div lang=\"id\" dir=\"ltr\"><p>Tentang Wire.</p></div>",
        "<div lang=\"id\" dir=\"ltr\"><p>Menulis.</p></div>",
        "<span class=\"badge\">PR</span>",
        "<bdi>Sri (Lestari)</bdi>",
        "<bdi>Wire Co.</bdi>",
    ] {
        assert!(arabic.contains(expected), "{expected}\n{arabic}");
    }
    let english = built.page("/en/2026/01/01/a/");
    for expected in ["<div><p>Supplied.</p></div>", "<div lang=\"id\"><p>Tentang Wire.</p></div>"] {
        assert!(english.contains(expected), "{expected}\n{english}");
    }
    let own = built.page("/2026/01/01/a/");
    assert!(
        own.contains("<div><p>Dipasok.</p></div>") && own.contains("<div><p>Menulis.</p></div>"),
        "{own}"
    );
}

/// What is wrong with a declaration of a stylesheet: it names a side of the page instead of a side of the text.
fn physical(property: &str, value: &str) -> bool {
    let sides = |text: &str| text.split(['-', ' ', ',']).any(|word| matches!(word, "left" | "right"));
    let lengths: Vec<_> = value.split_ascii_whitespace().collect();
    let is_box =
        matches!(property, "margin" | "padding" | "inset" | "border-width" | "border-style" | "border-color");
    let uneven = is_box && lengths.len() == 4 && !value.contains('(') && lengths[1] != lengths[3];
    sides(property)
        || sides(value)
        || uneven
        || matches!(property, "width" | "height" | "max-width" | "min-width")
}

#[test]
fn the_theme_names_no_left_and_right() {
    for file in [
        "themes/koran/static/koran.css",
        "themes/ringkas/static/ringkas.css",
        "interface/static/feed.xsl",
        "interface/static/sitemap.xsl",
    ] {
        let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
        let css = warta::base::file::read_text(path.as_ref(), file).unwrap();
        let mut found = Vec::new();
        for (number, line) in css.lines().enumerate().filter(|(_, line)| !line.contains("@media")) {
            for declaration in line.split(['{', '}', ';']).filter(|part| !part.contains('<')) {
                let Some((property, value)) = declaration.split_once(':') else {
                    continue;
                };
                let (property, value) = (property.trim(), value.trim());
                if property.chars().all(|c| c.is_ascii_lowercase() || c == '-') && physical(property, value) {
                    found.push(format!("{file}:{}: {property}: {value}", number + 1));
                }
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    assert!(
        physical("margin-left", "0") && physical("text-align", "right") && physical("margin", "0 1px 0 2px")
    );
    assert!(!physical("margin", "0 1px 0 1px") && !physical("text-align", "start"));
}
