//! What browsers keep of a portal: manifests, offline pages, and the worker that shows them.

use crate::support::{AT, Portal, article};

fn portal(more: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("config.toml", config(more));
    portal.write("content/a.md", article("A", "2026-01-01", ""));
    portal
}

fn config(more: &str) -> String {
    format!(
        "title = \"K\"\nbase_url = \"https://k.example/p/\"\n[editions.en]\ntitle = \"Kabar & Co\"\n\
         [editions.ar]\ndescription = \"D\"\n{more}"
    )
}

const APP: &str = "[app]\nicons = [\"/i.svg any\", \"/i.png 512x512 maskable\"]\nshort_name = { en = \"Kabar\" }\n\
                   theme_color = \"#a3241b\"\n";

#[test]
fn each_edition_has_a_manifest_if_there_are_icons() {
    let built = portal("").build(AT).fine();
    assert!(!built.has("manifest.webmanifest") && !built.page("/").contains("manifest"));
    let portal = portal(APP);
    portal.write("static/i.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    portal.write("static/i.png", "png");
    let built = portal.build(AT).fine();
    let manifest: serde_json::Value = serde_json::from_str(built.file("manifest.webmanifest")).unwrap();
    assert_eq!(
        manifest,
        serde_json::json!({
            "id": "/p/", "name": "Kabar & Co", "short_name": "Kabar", "lang": "en", "dir": "ltr",
            "start_url": "/p/", "scope": "/p/", "display": "minimal-ui", "theme_color": "#a3241b",
            "icons": [
                { "src": "/p/i.svg", "sizes": "any", "type": "image/svg+xml" },
                { "src": "/p/i.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" }
            ]
        })
    );
    let arabic: serde_json::Value = serde_json::from_str(built.file("ar/manifest.webmanifest")).unwrap();
    assert_eq!(
        ["name", "short_name", "description", "dir", "start_url"]
            .map(|key| arabic[key].as_str().unwrap().to_owned()),
        ["K", "Kabar", "D", "rtl", "/p/ar/"]
    );
    let page = built.page("/ar/");
    assert!(page.contains("<link rel=\"manifest\" href=\"/p/ar/manifest.webmanifest\">"), "{page}");
    assert!(page.contains("<meta name=\"theme-color\" content=\"#a3241b\">"), "{page}");
}

#[test]
fn an_icon_that_is_in_no_output_is_named() {
    let told = portal(APP).build(AT).told();
    assert!(told.contains("the icon /i.svg is in no output"), "{told}");
}

#[test]
fn no_worker_is_there_unless_it_is_asked_for_and_one_that_was_takes_leave() {
    let portal = portal("");
    let built = portal.build(AT).fine();
    assert!(!built.has("offline-worker.js") && !built.has("offline/index.html"));
    assert!(!built.page("/").contains("offline"));
    portal.write("config.toml", config("[offline]\nworker = \"on\"\n"));
    let built = portal.build(AT).fine();
    let worker = built.file("offline-worker.js");
    assert!(worker.contains("[[\"/p/ar/\",\"/p/ar/offline/\"],[\"/p/\",\"/p/offline/\"]]"), "{worker}");
    assert!(built.page("/").contains("\" data-worker=\"/p/offline-worker.js\" defer></script>"));
    assert!(
        built.page("/ar/offline/").contains("dir=\"rtl\"") && built.page("/offline/").contains("noindex")
    );
    portal.write("config.toml", config("[offline]\nworker = \"retire\"\n"));
    let built = portal.build(AT).fine();
    assert!(built.file("offline-worker.js").contains("unregister()") && !built.has("offline/index.html"));
    assert!(built.page("/").contains("data-worker"));
}

#[test]
fn the_worker_changes_with_the_offline_pages_and_at_no_other_time() {
    let portal = portal("[offline]\nworker = \"on\"\n");
    let first = portal.build(AT).fine().file("offline-worker.js").to_owned();
    portal.write("content/b.md", article("B", "2026-01-02", "sectors = [\"x\"]"));
    assert_eq!(portal.build(AT).fine().file("offline-worker.js"), first);
    portal.write("i18n/ar.toml", "try-again = \"\u{623}\"\n");
    let second = portal.build(AT).fine().file("offline-worker.js").to_owned();
    assert_ne!(second, first);
    portal.remove("i18n/ar.toml");
    assert_eq!(portal.build(AT).fine().file("offline-worker.js"), first);
}

#[test]
fn a_theme_without_an_offline_page_is_told_so_when_there_shall_be_one() {
    let portal = Portal::plain("");
    portal.write("config.toml", config("[offline]\nworker = \"on\"\n"));
    portal.write("themes/bare/theme.toml", "");
    portal.write("config.toml", format!("theme = \"bare\"\n{}", config("[offline]\nworker = \"on\"\n")));
    let told = portal.build(AT).refused().told();
    assert!(told.contains("the theme has no template offline.html"), "{told}");
}
