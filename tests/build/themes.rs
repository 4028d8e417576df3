//! Themes: those in the program, those that stand on another, and how small `ringkas` is.

use crate::support::{AT, Built, Portal, article, disk};
use std::path::Path;

/// The sample portal of this repository with a theme of the program's.
fn sample(theme: &str) -> Built {
    let portal = Portal::new("");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "static"] {
        disk::replace(&repository.join(folder), &portal.path(folder));
    }
    let config = disk::text(&repository.join("config.toml"));
    portal.write("config.toml", format!("theme = \"{theme}\"\n{config}"));
    portal.build(AT).fine()
}

/// What a page weighs with its style sheet, and how much of that is of its stories: a text, a list of headlines, what
/// machines read of them.
fn weight(html: &str, style: usize) -> (usize, usize) {
    let part = |open: &str, close: &str| {
        html.split(open).skip(1).filter_map(|rest| rest.split(close).next()).map(str::len).sum::<usize>()
    };
    (
        html.len() + style,
        part("<div class=\"text\"", "\n</div>\n")
            + part("<ul class=\"list\">", "\n</ul>\n")
            + part("<script type=", "</script>"),
    )
}

#[test]
fn a_page_of_ringkas_is_under_eight_kilobytes_besides_its_stories() {
    let built = sample("ringkas");
    let sheet = built.files().into_iter().find(|file| file.starts_with("ringkas.")).unwrap();
    let style = built.file(sheet).len();
    let (mut articles, mut heaviest) = (Vec::new(), (0, ""));
    let own = built.files().into_iter().filter(|file| file.ends_with(".html"));
    // The other editions' scripts take two or three bytes a letter, and nine in an address.
    for file in
        own.filter(|file| !["ar/", "en/", "ja/", "th/", "zh-hans/"].iter().any(|lang| file.starts_with(lang)))
    {
        let html = built.file(file);
        let (all, stories) = weight(html, style);
        heaviest = heaviest.max((all - stories, file));
        // The sample portal asks for an offline page.
        let scripts = html.matches("<script src").count() - html.matches("<script src=\"/offline.").count();
        assert!(scripts == 0 && !html.contains("style="), "{file}");
        if html.contains("og:type\" content=\"article") {
            articles.push(all);
        }
    }
    articles.sort_unstable();
    let median = articles[articles.len() / 2];
    println!(
        "style sheet {style} bytes; the heaviest page but its stories: {} ({}); an article with all, median of {}: {median}",
        heaviest.0,
        heaviest.1,
        articles.len()
    );
    assert!(built.page("/search/").contains("data-search"), "search alone has a script, a module");
    assert!(heaviest.0 <= 8192, "{heaviest:?}");
    assert!(median <= 8192, "{median}");
}

#[test]
fn a_theme_stands_on_the_one_that_it_extends() {
    let portal = Portal::new(
        "-- themes/own/theme.toml --\nextends = \"ringkas\"\n\
         -- themes/own/templates/404.html --\nown {{ t(key=\"not-found\") }} {{ t(key=\"picture\") }} {{ t(key=\"x\") }}\n\
         -- themes/own/static/ringkas.css --\np{margin:0}\n\
         -- themes/own/i18n/en.toml --\nx = \"X\"\nnot-found = \"Nothing\"\n",
    );
    portal.write(
        "config.toml",
        "title = \"K\"\nbase_url = \"https://k.example/\"\ntheme = \"own\"\n[assets]\nhashed = false\n",
    );
    portal.write("content/a.md", article("A", "2026-01-01", ""));
    let built = portal.build(AT).fine();
    assert_eq!(built.file("404.html").trim(), "own Nothing Picture: X");
    assert_eq!(built.file("ringkas.css").trim(), "p{margin:0}");
    assert!(built.page("/2026/01/01/a/").contains("id=\"ringkas\"") && built.has("feed.xsl"));
    assert!(!built.has("koran.css"));
    portal.write("static/ringkas.css", "a{margin:0}\n");
    assert_eq!(portal.build(AT).fine().file("ringkas.css").trim(), "a{margin:0}");
}

#[test]
fn what_a_theme_says_wrongly_is_named_with_its_place() {
    let portal = Portal::new("-- content/.keep --\n");
    portal.write("config.toml", "title = \"K\"\nbase_url = \"https://k.example/\"\ntheme = \"a\"\n");
    portal.write("themes/a/theme.toml", "extends = \"b\"\n");
    portal.write("themes/b/theme.toml", "extends = \"a\"\n");
    let told = portal.build(AT).refused().told();
    assert!(
        told.contains("themes/b/theme.toml:1:11: error: themes extend each other without an end: a \u{2192} b \u{2192} a"),
        "{told}"
    );
    portal.write("themes/b/theme.toml", "extends = \"ringkass\"\nextend = 1\n");
    let told = portal.build(AT).refused().told();
    assert!(told.contains("there is no theme \"ringkass\" in themes/ [did you mean \"ringkas\"?]"), "{told}");
    assert!(told.contains("warning: unknown key `extend` [did you mean `extends`?]"), "{told}");
}

#[test]
fn a_portal_changes_its_theme_and_nothing_of_the_old_one_stays() {
    let portal = Portal::new("");
    let config = |theme: &str| {
        format!(
            "title = \"K\"\nbase_url = \"https://k.example/\"\ntheme = \"{theme}\"\n[assets]\nhashed = false\n"
        )
    };
    portal.write("config.toml", config("koran"));
    portal.write("content/a.md", article("A", "2026-01-01", ""));
    assert!(portal.build(AT).fine().has("koran.css"));
    portal.write("config.toml", config("ringkas"));
    let built = portal.build(AT).fine();
    assert!(!built.has("koran.css") && built.has("ringkas.css") && built.has("embeds.js"));
}
