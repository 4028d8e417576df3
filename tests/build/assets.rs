//! Names of static files by their content, and style sheets that are minified.

use crate::support::{AT, Built, Portal, article};

/// A portal whose page for what is not there links a style sheet that leads to others.
fn portal() -> Portal {
    let portal = Portal::plain("");
    portal
        .write("templates/404.html", "{{ asset(path=\"/gaya/utama.css\") }}\n")
        .write(
            "static/gaya/utama.css",
            "@import \"cetak.css\" print;\n\n/* huruf */\n@font-face { font-family: A; src: url( ../huruf/a.woff2?v=1#x ) }\n",
        )
        .write(
            "static/gaya/cetak.css",
            "p { background: url(data:x), url(https://lain.example/a.png), url(hilang.png) }\n",
        )
        .write("static/huruf/a.woff2", "huruf")
        .write("static/lain.txt", "lain");
    portal
}

/// The names of content in the output, by the file that they are of.
fn named(built: &Built) -> Vec<(String, String)> {
    let is_hash = |part: &str| part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let each = built.files().into_iter().filter_map(|file| {
        let (rest, extension) = file.rsplit_once('.')?;
        let (stem, hash) = rest.rsplit_once('.')?;
        is_hash(hash).then(|| (format!("{stem}.{extension}"), file.to_owned()))
    });
    each.collect()
}

/// The name of a file's content.
fn name(built: &Built, file: &str) -> String {
    let named = named(built);
    let found: Vec<_> = named.iter().filter(|(of, _)| of == file).collect();
    assert_eq!(found.len(), 1, "{file}: {named:?}");
    found[0].1.clone()
}

#[test]
fn what_a_template_asks_for_stands_under_the_name_of_its_content_too() {
    let built = portal().build(AT).fine();
    let own = named(&built)
        .into_iter()
        .map(|(of, _)| of)
        .filter(|of| of.starts_with("gaya/") || of.starts_with("huruf/"));
    assert_eq!(own.collect::<Vec<_>>(), ["gaya/cetak.css", "gaya/utama.css", "huruf/a.woff2"]);
    let sheet = name(&built, "gaya/utama.css");
    assert_eq!(built.file("404.html"), format!("/{sheet}\n"));
    let font = name(&built, "huruf/a.woff2");
    let print = name(&built, "gaya/cetak.css");
    let print = print.strip_prefix("gaya/").unwrap();
    assert_eq!(
        built.file(&sheet),
        format!("@import \"{print}\" print;@font-face{{font-family:A;src:url(\"../{font}?v=1#x\")}}")
    );
    assert_eq!(
        built.file("gaya/utama.css"),
        "@import \"cetak.css\" print;@font-face{font-family:A;src:url(\"../huruf/a.woff2?v=1#x\")}"
    );
    assert_eq!(built.file(&font), built.file("huruf/a.woff2"));
    let kept = "  Cache-Control: public, max-age=31536000, immutable\n";
    for file in [&sheet, &font] {
        assert!(built.file("_headers").contains(&format!("\n/{file}\n{kept}")), "{file}");
    }
    let of_variants = 1;
    assert_eq!(built.file("_headers").matches("Cache-Control").count(), named(&built).len() + of_variants);
}

#[test]
fn a_change_renames_what_leads_to_it_and_the_pages_that_link_that() {
    let portal = portal();
    let before = portal.build(AT).fine();
    portal.write("static/huruf/a.woff2", "huruf lain");
    let after = portal.build(AT).fine();
    let gone = ["gaya/utama.css", "huruf/a.woff2"].map(|file| name(&before, file));
    let come = ["gaya/utama.css", "huruf/a.woff2"].map(|file| name(&after, file));
    assert_eq!(name(&before, "gaya/cetak.css"), name(&after, "gaya/cetak.css"));
    after
        .wrote(come.iter().map(String::as_str))
        .wrote(["404.html", "_headers", "huruf/a.woff2"])
        .removed(gone.iter().map(String::as_str))
        .untouched_elsewhere();
    portal.write("static/lain.txt", "lagi");
    portal.build(AT).fine().wrote(["lain.txt"]).untouched_elsewhere();
}

#[test]
fn spaces_in_a_style_sheet_change_nothing() {
    let portal = portal();
    portal.build(AT).fine();
    portal.edit("static/gaya/cetak.css", "p {", "p\n{ /* kertas */");
    portal.build(AT).fine().untouched_elsewhere();
}

#[test]
fn style_sheets_may_import_each_other() {
    let portal = portal();
    portal.write("static/gaya/cetak.css", "@import \"utama.css\";\np { color: red }\n");
    let before = portal.build(AT).fine();
    portal.edit("static/gaya/cetak.css", "red", "blue");
    let after = portal.build(AT).fine();
    for sheet in ["gaya/utama.css", "gaya/cetak.css"] {
        assert_ne!(name(&before, sheet), name(&after, sheet));
    }
}

#[test]
fn a_file_of_the_portal_takes_the_place_of_the_themes_under_both_names() {
    let portal = Portal::new(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    let theme = portal.build(AT).fine();
    let old = name(&theme, "koran.css");
    assert!(theme.page("/").contains(&format!("href=\"/{old}\"")));
    portal.write("static/koran.css", "body { color: red }");
    let own = portal.build(AT).fine();
    let new = name(&own, "koran.css");
    assert_eq!((own.file("koran.css"), own.file(&new)), ("body{color:red}", "body{color:red}"));
    assert!(own.page("/2026/01/01/a/").contains(&format!("href=\"/{new}\"")));
    assert!(!own.has(&old));
}

#[test]
fn without_names_of_content_a_new_style_changes_no_page() {
    let portal = portal();
    portal.build(AT).fine();
    let config = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[assets]\nhashed = false\n";
    portal.write("config.toml", config);
    let built = portal.build(AT).fine();
    assert_eq!(built.file("404.html"), "/gaya/utama.css\n");
    assert_eq!(named(&built), []);
    portal.write("static/gaya/utama.css", "b { color: red }");
    portal.build(AT).fine().wrote(["gaya/utama.css"]).untouched_elsewhere();
    portal.write("config.toml", format!("{config}[minify]\ncss = false\n"));
    let built = portal.build(AT).fine();
    assert_eq!(built.file("gaya/utama.css"), "b { color: red }");
    built.wrote(["gaya/utama.css", "gaya/cetak.css", "embeds.css", "feed.css", "koran.css", "sitemap.css"]);
}

#[test]
fn a_path_in_the_configuration_gets_a_name_and_one_that_is_put_together_keeps_its_own() {
    let portal = Portal::plain("-- static/logo.svg --\n<svg/>\n-- static/b.txt --\nb\n");
    let config = "title = \"Kabar\"\nbase_url = \"https://kabar.example/koran/\"\n[extra]\ngambar = { logo = \"logo.svg\" }\n";
    portal.write("config.toml", config);
    portal.write(
        "templates/404.html",
        "{{ asset(path=site.extra.gambar.logo) }} {{ asset(path=\"/b\" ~ \".txt\") }}\n",
    );
    let built = portal.build(AT).fine();
    assert_eq!(built.file("404.html"), format!("/koran/{} /koran/b.txt\n", name(&built, "logo.svg")));
}

#[test]
fn addresses_from_the_hosts_root_are_below_the_portals_path() {
    let portal = portal();
    portal.write("static/gaya/cetak.css", "a{background:url(/koran/lain.txt)}b{background:url(/lain.txt)}");
    let built = portal.base_url("https://kabar.example/koran/").build(AT).fine();
    let sheet = name(&built, "gaya/cetak.css");
    let other = name(&built, "lain.txt");
    assert_eq!(
        built.file(&sheet),
        format!("a{{background:url(\"/koran/{other}\")}}b{{background:url(\"/lain.txt\")}}")
    );
}

#[test]
fn a_style_sheet_that_cannot_be_read_is_copied_and_said_in_every_build() {
    let portal = portal();
    portal.write("static/gaya/cetak.css", "p { color: red }\n} }\n");
    for _ in 0..2 {
        let built = portal.build(AT);
        assert_eq!(
            built.told(),
            "static/gaya/cetak.css:3:1: warning: static/gaya/cetak.css cannot be minified: Unexpected end of input \
             [it is copied as it is; `css = false` in [minify] copies all style sheets so]\n"
        );
        assert_eq!(built.file("gaya/cetak.css"), "p { color: red }\n} }\n");
    }
    portal.write("static/gaya/cetak.css", "p { color: red }\n");
    portal.build(AT).fine();
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    let portal = portal();
    portal.write("templates/404.html", "{{ asset(path=\"/gaya/utam.css\") }}\n");
    let told = portal.build(AT).refused().told();
    assert!(
        told.contains("there is no file \"/gaya/utam.css\" in static/ or in the theme's static/; did you mean \"/gaya/utama.css\"?"),
        "{told}"
    );
}

#[test]
fn more_names_than_a_host_reads_rules_for_are_a_warning() {
    let portal = Portal::plain("");
    let links: String = (0..100).map(|number| format!("{{{{ asset(path=\"/{number}.txt\") }}}}")).collect();
    portal.write("templates/404.html", links);
    for number in 0..100 {
        portal.write(&format!("static/{number}.txt"), number.to_string());
    }
    let told = portal.build(AT).told();
    assert!(
        told.starts_with("warning: Cloudflare Pages reads 100 rules of _headers, and there are 11"),
        "{told}"
    );
    portal.write(
        "config.toml",
        "title = \"K\"\nbase_url = \"https://kabar.example/\"\nhosting.dialects = [\"netlify\"]\n",
    );
    portal.build(AT).fine();
}
