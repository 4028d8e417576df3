//! Files that are copied, templates that are replaced, the theme in the program.

use crate::support::{AT, Portal, article, picture};
use warta::engine::report::ChangeKind;

#[test]
fn a_portal_needs_only_its_configuration_and_content() {
    let built = Portal::new(&format!("-- content/a.md --\n{}", article("Halo dunia", "2026-01-01", "")))
        .build(AT)
        .fine();
    assert!(built.page("/").contains("Halo dunia"));
    for file in [
        "404.html",
        "_headers",
        "_redirects",
        "archive/index.html",
        "atom.xml",
        "feed.json",
        "feed.xml",
        "koran.css",
        "news-sitemap.xml",
        "robots.txt",
        "sitemap.xml",
        "sitemaps/2026-01.xml",
        "sitemaps/pages.xml",
        "2026/01/01/a/index.html",
        "2026/index.html",
    ] {
        assert!(built.has(file), "{file}");
    }
    assert!(built.file("koran.css").len() <= 30 * 1024, "what the theme weighs");
}

#[test]
fn an_empty_portal_is_one() {
    let built = Portal::new("").build(AT).fine();
    assert!(built.page("/").contains("Kabar"));
    assert!(built.has("archive/index.html"), "every page leads there");
}

#[test]
fn files_of_an_article_folder_stand_beside_its_page() {
    let portal = Portal::new("");
    portal.write(
        "content/2026/a/index.md",
        article("A", "2026-01-01", "image = { src = \"foto.jpg\", alt = \"F\" }"),
    );
    let photo = picture::jpeg(7, (60, 40));
    portal.write("content/2026/a/foto.jpg", &photo);
    portal.write("content/2026/a/data/table.csv", "a,b\n");
    portal.write("content/pages/about/index.md", "+++\ntitle = \"About\"\n+++\n![us](us.png)\n");
    portal.write("content/pages/about/us.png", picture::png(8, (60, 40)));
    let built = portal.build(AT).fine();
    assert_eq!(built.output.0["2026/01/01/a/foto.jpg"].bytes, photo);
    assert!(built.has("2026/01/01/a/data/table.csv") && built.has("about/us.png"));
    portal.remove("content/2026/a/data");
    portal.build(AT).fine().removed(["2026/01/01/a/data/table.csv"]).untouched_elsewhere();
}

#[test]
fn static_files_are_copied_and_the_portals_take_the_place_of_the_themes() {
    let portal = Portal::new("");
    portal.write(
        "config.toml",
        "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\nassets.hashed = false\n",
    );
    let theirs = portal.build(AT).fine();
    portal
        .write("static/koran.css", "body{color:red}")
        .write("static/.well-known/security.txt", "Contact: x")
        .write("static/.nojekyll", "")
        .write("static/a/.htaccess", "Options -Indexes")
        .write("static/.gitkeep", "x");
    portal.write("static/a/b/c.bin", b"\0\xff").write("static/note~", "backup");
    let built = portal.build(AT).fine();
    assert_eq!(built.file("koran.css"), "body{color:red}");
    let built = built
        .wrote(["koran.css", ".well-known/security.txt", ".nojekyll", "a/.htaccess", "a/b/c.bin"])
        .untouched_elsewhere();
    assert_eq!(built.output.0["a/b/c.bin"].bytes, b"\0\xff");
    portal.remove("static");
    let built = portal
        .build(AT)
        .fine()
        .wrote(["koran.css"])
        .removed([".well-known/security.txt", ".nojekyll", "a/.htaccess", "a/b/c.bin"])
        .untouched_elsewhere();
    assert_eq!(built.output.differences(&theirs.output), [""; 0]);
}

#[test]
fn one_template_of_the_portal_takes_the_place_of_the_themes() {
    let portal = Portal::new(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    portal.build(AT).fine();
    portal.write("templates/article.html", "mine: {{ article.title }}");
    let built = portal.build(AT).fine();
    let gone: Vec<_> =
        built.report.changes.iter().filter(|change| change.kind == ChangeKind::Removed).collect();
    assert!(
        gone.iter().all(|change| change.path.starts_with("embeds.")),
        "what nobody asks for now: {gone:?}"
    );
    assert_eq!(built.report.written, 2, "the page, and what `_headers` says of these files");
    assert_eq!(built.page("/2026/01/01/a/"), "mine: A");
    portal.write("templates/list-tag.html", "tag").write("templates/archive-day.html", "day");
    let built = portal.build(AT).fine().wrote(["2026/01/01/index.html"]).untouched_elsewhere();
    assert_eq!(built.page("/2026/01/01/"), "day");
}

#[test]
fn a_theme_of_the_portal_is_used() {
    let portal = Portal::plain(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\ntheme = \"own\"\n",
    );
    portal.rename("templates", "themes/own/templates");
    portal
        .write("themes/own/static/own.css", "a{}")
        .write("themes/own/i18n/en.toml", "hi = \"Hello {name}\"\n");
    portal.write("themes/own/templates/404.html", "{{ t(key=\"hi\", name=\"you\") }}");
    let built = portal.build(AT).fine();
    assert_eq!(built.file("404.html"), "Hello you");
    assert!(built.has("own.css") && !built.has("koran.css"));
}

#[test]
fn an_article_may_name_its_template_and_read_data() {
    let portal = Portal::new(
        "-- templates/long.html --\n{% set rows = data(file=\"x.csv\") %}{{ rows[0].name }} {{ article.extra.colour }} {{ article.title }}\n",
    );
    portal.write("data/x.csv", "name,n\nSari,1\n");
    portal.write("content/a.md", article("A", "2026-01-01", "template = \"long.html\"\ncolour = \"red\""));
    assert_eq!(portal.build(AT).fine().page("/2026/01/01/a/"), "Sari red A\n");
}

#[test]
fn what_belongs_to_no_article_is_named_and_not_copied() {
    let portal = Portal::new("-- content/loose.jpg --\nx\n");
    let built = portal.build(AT);
    assert!(!built.has("loose.jpg"));
    insta::assert_snapshot!(built.told(), @"content/loose.jpg: warning: content/loose.jpg belongs to no article and is not copied, like all files in content/ that are not Markdown [put it into static/, or into the folder of an article with an index.md]");
}

#[test]
fn translations_in_one_folder_share_its_files() {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\n[editions.en]\n[editions.id]\n",
    );
    for (file, title) in [("index.md", "Bridge"), ("index.id.md", "Jembatan")] {
        let text = article(title, "2026-01-01", "image = { src = \"foto.jpg\", alt = \"F\" }");
        portal.write(&format!("content/jembatan/{file}"), format!("{text}\n![again](foto.jpg)\n"));
    }
    portal.write("content/jembatan/foto.jpg", picture::jpeg(7, (60, 40)));
    let built = portal.build(AT).fine();
    for page in ["/2026/01/01/jembatan/", "/id/2026/01/01/jembatan/"] {
        let html = built.page(page);
        let sources = html.split("src=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let pictures: Vec<_> = sources.filter(|source| source.ends_with(".jpg")).collect();
        assert_eq!(pictures.len(), 2, "{html}");
        for picture in pictures {
            assert!(
                built.has(&picture[1..]),
                "{page} shows {picture}, and there is only {:?}",
                built.where_is("foto.jpg")
            );
        }
    }
}

#[test]
fn a_feed_is_named_once_with_its_format() {
    let built =
        Portal::new(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "sectors = [\"News\"]")))
            .build(AT)
            .fine();
    for page in ["/", "/sector/news/", "/2026/01/01/a/"] {
        let html = built.page(page);
        assert!(html.contains("title=\"Kabar (RSS)\">RSS</a>") && !html.contains("(RSS) ("), "{html}");
    }
    assert!(!built.file("feed.xml").contains("(RSS)"));
}

#[test]
fn site_files_of_the_portal_take_the_place_of_the_generated_ones() {
    let files = ["robots.txt", "_headers", "_redirects", "404.html"];
    let portal =
        Portal::new(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "aliases = [\"/old/\"]")));
    let generated = portal.build(AT).fine();
    for file in files {
        portal.write(&format!("static/{file}"), "mine");
    }
    let built = portal.build(AT).fine().wrote(files).untouched_elsewhere();
    for file in files {
        assert_eq!(built.file(file), "mine");
    }
    portal.remove("static");
    let built = portal.build(AT).fine().wrote(files).untouched_elsewhere();
    assert_eq!(built.output.differences(&generated.output), [""; 0]);
}
