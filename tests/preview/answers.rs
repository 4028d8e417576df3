//! What the preview answers, as a static host would.

use crate::support::preview::{Running, Start};
use crate::support::{Portal, article, disk};

fn still() -> Start {
    Start { still: true, ..Start::default() }
}

fn portal() -> Portal {
    let portal = Portal::new(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[editions.en]\ntitle = \"Kabar\"\n[editions.id]\ntitle = \"Kabar\"\n",
    );
    portal.write("content/satu.md", article("Satu", "2026-01-02", "aliases = [\"/lama/\"]"));
    portal.write("content/caf\u{e9}-\u{65b0}\u{805e}.md", article("Kopi", "2026-01-02", ""));
    portal.write("content/ditarik.md", article("Ditarik", "2026-01-02", "status = \"canceled\""));
    portal.write("static/data/berkas.bin", (0..=255).cycle().take(5000).collect::<Vec<u8>>());
    portal.write("static/gaya.css", "p { color: red }");
    portal
}

#[test]
fn pages_and_files_come_with_their_types_and_are_not_kept() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/2026/01/02/satu/", "text/html; charset=utf-8"),
        ("/2026/01/02/caf%C3%A9-%E6%96%B0%E8%81%9E/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/gaya.css", "text/css; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/data/berkas.bin", "application/octet-stream"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("last-modified"), "", "{path}");
        assert!(answer.is_whole(), "{path}");
        let head = preview.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("content-length"), answer.header("content-length"), "{path}");
    }
}

#[test]
fn the_script_stands_in_answers_and_in_no_file() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let page = preview.get("/2026/01/02/satu/").text();
    let tag = "<script src=\"/_warta/live.js\" defer data-run=\"run-";
    assert_eq!(page.matches(tag).count(), 1, "{page}");
    assert!(page.contains(
        "data-build=\"1\" data-prefix=\"\" data-file=\"2026/01/02/satu/index.html\"></script></body>"
    ));
    assert!(
        page.contains(&format!(
            "<link rel=\"canonical\" href=\"http://{}/2026/01/02/satu/\"",
            preview.address
        ))
    );
    let file = disk::text(&portal.path(".warta/preview/public/2026/01/02/satu/index.html"));
    assert!(!file.contains("_warta/live.js"));
    assert!(!portal.path("public").exists(), "the preview writes nothing that is deployed");
    assert_eq!(preview.get("/_warta/live.js").header("content-type"), "text/javascript; charset=utf-8");
}

#[test]
fn a_part_of_a_file_is_sent_as_asked() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let whole = preview.get("/data/berkas.bin");
    let part = preview.ask("GET", "/data/berkas.bin", &[("Range", "bytes=100-199")]);
    assert_eq!((part.status, part.header("content-range")), (206, "bytes 100-199/5000"));
    assert_eq!(part.body, whole.body[100..200]);
    let beyond = preview.ask("GET", "/data/berkas.bin", &[("Range", "bytes=9000-")]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */5000"));
    let end = preview.ask("GET", "/data/berkas.bin", &[("Range", "bytes=-20")]);
    assert_eq!((end.status, end.body.len()), (206, 20));
    // What asks for more than one part, for more than there is, or for nothing that is known gets the whole.
    for range in ["bytes=0-1,3-4", "bytes=-99999", "items=0-3", "bytes=abc", "bytes=-", "bytes=1-x"] {
        let answer = preview.ask("GET", "/data/berkas.bin", &[("Range", range)]);
        assert_eq!((answer.status, answer.body.len()), (200, 5000), "{range}");
    }
    let stale = [("Range", "bytes=0-3"), ("If-Range", "\"x\"")];
    assert_eq!(preview.ask("GET", "/data/berkas.bin", &stale).status, 200);
}

#[test]
fn folders_old_urls_and_withdrawn_stories_are_answered_as_hosts_do() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let folder = preview.get("/2026/01/02/satu?x=1");
    assert_eq!((folder.status, folder.header("location")), (301, "/2026/01/02/satu/?x=1"));
    let unicode = preview.get("/2026/01/02/caf%C3%A9-%E6%96%B0%E8%81%9E");
    assert_eq!(unicode.header("location"), "/2026/01/02/caf%C3%A9-%E6%96%B0%E8%81%9E/");
    let old = preview.get("/lama/");
    assert_eq!((old.status, old.header("location")), (301, "/2026/01/02/satu/"));
    let gone = preview.get("/2026/01/02/ditarik/");
    assert_eq!(gone.status, 410);
    assert!(gone.text().contains("/_warta/live.js"));
}

#[test]
fn what_is_not_there_is_told_in_the_language_of_its_edition() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let (here, there) = (preview.get("/tidak/ada/"), preview.get("/id/tidak/ada/"));
    assert_eq!((here.status, there.status), (404, 404));
    assert!(here.text().contains("<html lang=\"en\"") && here.text().contains("data-file=\"404.html\""));
    assert!(there.text().contains("<html lang=\"id\"") && there.text().contains("data-file=\"id/404.html\""));
}

#[test]
fn nothing_outside_the_output_is_found_by_any_way() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let output = portal.path(".warta/preview/public");
    std::os::unix::fs::symlink(portal.path("content"), output.join("pintu")).unwrap();
    std::os::unix::fs::symlink(portal.path("config.toml"), output.join("kunci.txt")).unwrap();
    std::os::unix::fs::symlink(output.join("gaya.css"), output.join("dalam.css")).unwrap();
    for path in [
        "/../ledger",
        "/..%2fledger",
        "/%2e%2e/ledger",
        "/a/../../ledger",
        "/a/..%5c..%5cledger",
        "/.%2e/ledger",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/pintu/satu.md",
        "/pintu/",
        "/kunci.txt",
        "/.warta-outputs",
        "/%2ewarta-outputs",
        "/robots.txt%00.html",
        "/robots.txt/",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("base_url"), "{path}");
    }
    assert_eq!(preview.get("/dalam.css").status, 200);
    assert_eq!(preview.get("/%ff").status, 400);
    let elsewhere = preview.get("//evil.example/2026/01/02/satu");
    assert_eq!(elsewhere.header("location"), "");
}

#[test]
fn other_names_and_other_methods_are_refused() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let port = preview.address.port();
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""] {
        assert_eq!(preview.ask("GET", "/", &[("Host", host)]).status, 403, "{host}");
    }
    for host in [format!("localhost:{port}"), format!("[::1]:{port}"), format!("127.0.0.1:{port}")] {
        assert_eq!(preview.ask("GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = preview.ask(method, "/", &[("Content-Length", "0")]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn pages_of_other_sites_begin_no_work() {
    let portal = portal();
    let preview = Running::built(&portal, &still());
    let moment = "/_warta/at/20261201T020000Z/";
    for site in ["cross-site", "same-site"] {
        let image = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")];
        let frame = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")];
        let link = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        for path in ["/_warta/", "/_warta/problems", moment, "/?at=2026-12-01T02:00:00Z", "/_warta/events"] {
            assert_eq!(preview.ask("GET", path, &image).status, 403, "{path}");
            assert_eq!(preview.ask("GET", path, &frame).status, 403, "{path}");
        }
        assert_ne!(preview.ask("GET", "/_warta/", &link).status, 403);
        assert_eq!(preview.ask("GET", "/", &frame).status, 200);
    }
    assert!(!portal.path(".warta/preview/at").exists());
    let own = [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")];
    assert_ne!(preview.ask("GET", "/_warta/", &own).status, 403);
}

#[test]
fn a_portal_under_a_path_stands_under_it() {
    let portal = portal();
    portal.edit("config.toml", "https://kabar.example/", "https://kabar.example/warta/x/");
    let preview = Running::built(&portal, &still());
    let root = preview.get("/");
    assert_eq!((root.status, root.header("location")), (301, "/warta/x/"));
    assert_eq!(preview.get("/warta/x").header("location"), "/warta/x/");
    assert_eq!(preview.get("/2026/01/02/satu/").status, 404);
    let page = preview.get("/warta/x/2026/01/02/satu/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("data-prefix=\"/warta/x\""));
    assert_eq!(preview.get("/warta/x/2026/01/02/satu").header("location"), "/warta/x/2026/01/02/satu/");
    assert_eq!(preview.get("/warta/x/lama/").header("location"), "/warta/x/2026/01/02/satu/");
    assert_eq!(preview.get("/warta/x/id/tidak").status, 404);
    let at = preview.get("/?at=2027-01-01T00:00:00Z");
    assert_eq!((at.status, at.header("location")), (301, "/warta/x/?at=2027-01-01T00:00:00Z"));
    for path in ["/warta/x/2026/01/02/satu/", "/2026/01/02/satu/"] {
        let picked = preview.get(&format!("/_warta/at?at=2027-01-01T00:00:00Z&path={path}"));
        assert_eq!(picked.header("location"), "/_warta/at/20270101T000000Z/2026/01/02/satu/", "{path}");
    }
}

#[test]
fn the_policy_of_the_portal_is_sent_with_room_for_the_preview() {
    let portal = portal();
    portal.edit("config.toml", "[editions.en]", "[csp]\nsend = \"everywhere\"\n[editions.en]");
    let preview = Running::built(&portal, &still());
    let page = preview.get("/");
    let header = page.header("content-security-policy");
    assert!(header.contains("script-src-elem 'self'") && header.contains("connect-src 'self'"), "{header}");
    assert!(!header.contains("unsafe-inline"), "{header}");
    assert!(page.text().contains("script-src-elem &#39;self&#39;"), "{}", page.text());
    assert_eq!(page.header("x-content-type-options"), "nosniff");
}
