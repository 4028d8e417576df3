//! Text of untrusted providers: what it may show, what is said of it, and what pages may load.

use crate::support::{AT, Built, Portal, article, disk};

const CONFIG: &str = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[providers.kawat]\n";

/// A press release with all that is not printed as it was sent.
const RELEASE: &str = "Text <img src=\"https://rt.kawat.example/rt.gif\" width=1 height=1> and ![a cat](https://kawat.example/cat.jpg).\n\n\
    <iframe src=\"https://video.example/e?a=1&b=2\" title=\"Tour\"></iframe>\n";

/// A portal with one article of the provider's, and its page.
fn portal(more: &str, body: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("config.toml", format!("{CONFIG}{more}"));
    let front = "provider = \"kawat\"\nimage = { src = \"https://kawat.example/a.jpg\", alt = \"A\" }";
    portal.write("content/rilis.md", format!("{}\n{body}", article("Rilis", "2026-11-20", front)));
    portal
}

fn page(built: &Built) -> &str {
    built.page("/2026/11/20/rilis/")
}

#[test]
fn nobody_who_reads_it_asks_another_host_and_the_newsroom_is_told() {
    let portal = portal("", RELEASE);
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @r#"
    content/rilis.md:5:9: warning: the picture "https://kawat.example/a.jpg" is left out: it stands on another host [save it beside the article, or write `images = "remote"` into [providers.kawat]]
    content/rilis.md:10:6: warning: the picture "https://rt.kawat.example/rt.gif" is left out: it is there to count readers [pictures of a pixel or none, hidden ones and known counters are never printed]
    content/rilis.md:10:71: warning: the picture "https://kawat.example/cat.jpg" is printed as a link: it stands on another host [save it beside the article, or write `images = "remote"` into [providers.kawat]]
    content/rilis.md:12:1: warning: the frame of "https://video.example/e?a=1&b=2" is left out [if it may be loaded by a click, write "video.example" into `allow` of [embeds]]
    "#);
    for file in built.files().into_iter().filter(|file| file.ends_with(".html")) {
        let page = built.file(file);
        assert!(
            !page.contains("rt.gif") && !page.contains("src=\"https://") && !page.contains("<iframe"),
            "{file}"
        );
        assert!(!page.contains("kawat.example/a.jpg"), "{file}");
    }
    assert!(
        page(&built).contains("and <a href=\"https://kawat.example/cat.jpg\" rel=\"nofollow\">a cat</a>.")
    );
    assert!(!page(&built).contains("video.example") && !page(&built).contains("embeds.js"));
}

#[test]
fn the_configuration_lets_pictures_and_frames_in() {
    let portal = portal("", RELEASE);
    portal.build(AT);
    portal.write(
        "config.toml",
        format!("{CONFIG}images = \"remote\"\n[embeds]\nallow = [\"Video.example\"]\n"),
    );
    let built = portal.build(AT);
    assert_eq!(built.told().lines().count(), 1, "the tracking pixel alone: {}", built.told());
    let page = page(&built);
    assert!(
        page.contains("<img src=\"https://kawat.example/cat.jpg\" alt=\"a cat\"") && !page.contains("rt.gif")
    );
    let embed = "<span class=\"embed\" data-embed=\"https://video.example/e?a=1&amp;b=2\">\
                 <a href=\"https://video.example/e?a=1&amp;b=2\" rel=\"nofollow\">Tour (video.example)</a></span>";
    assert!(page.contains(embed), "{page}");
    let files = built.files();
    let script =
        files.iter().find(|file| file.starts_with("embeds.") && file.ends_with(".js") && file.len() > 12);
    let script = script.expect("the script is there under the name of its content");
    assert!(page.contains(&format!("<script src=\"/{script}\" defer></script>")) && built.has("embeds.js"));
    assert!(page.contains("frame-src &#39;self&#39; https://video.example;"), "{page}");
    assert!(built.file("feed.json").contains("video.example"));
    assert!(built.page("/").contains("kawat.example/a.jpg"));
}

#[test]
fn a_text_that_holds_too_much_is_refused_with_its_place() {
    let limits = "[third_party]\nmax_kilobytes = 1\nmax_links = 2\nmax_depth = 8\n";
    let body =
        format!("[a](/a) <a href=\"/b\">b</a>\n[c](/c) <https://d.example/>\n\n{}deep\n", "<div>".repeat(9));
    let built = portal(limits, &body).build(AT).refused();
    insta::assert_snapshot!(built.told(), @r#"
    content/rilis.md:5:9: warning: the picture "https://kawat.example/a.jpg" is left out: it stands on another host [save it beside the article, or write `images = "remote"` into [providers.kawat]]
    content/rilis.md:11:1: error: this text holds 4 links; 2 are allowed to "kawat", which is not trusted [ask for what is wrong with it, or raise `max_links` of [third_party]]
    content/rilis.md:13:41: error: elements stand too deep within each other; 8 are allowed to "kawat", which is not trusted [ask for what is wrong with it, or raise `max_depth` of [third_party]]
    "#);
    let built = portal(limits, &"word ".repeat(300)).build(AT).refused();
    insta::assert_snapshot!(built.told(), @r#"
    content/rilis.md:5:9: warning: the picture "https://kawat.example/a.jpg" is left out: it stands on another host [save it beside the article, or write `images = "remote"` into [providers.kawat]]
    content/rilis.md:10:1004: error: this text is 2 kilobytes long; 1 are allowed to "kawat", which is not trusted [ask for what is wrong with it, or raise `max_kilobytes` of [third_party]]
    "#);
    let trusted = portal(&format!("trust = \"editorial\"\n{limits}"), &body);
    trusted.build(AT).fine();
}

#[test]
fn the_policy_of_pages_is_that_of_the_configuration() {
    let portal = portal("", "");
    let built = portal.build(AT);
    let said = |built: &Built| built.page("/").matches("http-equiv=\"Content-Security-Policy\"").count();
    assert_eq!(said(&built), 1);
    assert!(built.file("_headers").contains("\n  Content-Security-Policy: default-src 'self';"));
    portal.write(
        "config.toml",
        format!("{CONFIG}[csp]\nsend = \"pages\"\nscripts = [\"https://ads.example\"]\n"),
    );
    let built = portal.build(AT);
    assert!(
        built.page("/").contains("https://ads.example")
            && !built.file("_headers").contains("Content-Security")
    );
    portal.write("config.toml", format!("{CONFIG}[csp]\nsend = \"nowhere\"\n"));
    assert_eq!(said(&portal.build(AT)), 0);
}

#[test]
fn no_template_of_the_theme_has_an_inline_script_style_or_handler() {
    let repository = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["themes", "interface"].map(|folder| walkdir::WalkDir::new(repository.join(folder)));
    for file in folders.into_iter().flatten().filter_map(Result::ok) {
        let is_markup = file.path().extension().is_some_and(|end| end == "html" || end == "xsl");
        if is_markup {
            let text = disk::text(file.path());
            for inline in
                ["<style", " style=", " onclick=", " onload=", " onerror=", "javascript:", "<script>"]
            {
                assert!(!text.contains(inline), "{inline} in {}", file.path().display());
            }
        }
    }
}

/// A press release that wants more than to be printed.
const GRASPING: &str = "provider = \"kawat\"\ntemplate = \"lain.html\"\npermalink = \"/langganan/\"\n\
    aliases = [\"/tentang/\", \"/2026/11/19/rilis/\"]\nuuid = \"1\"\n[extra]\npaywall = false\nbanner = \"<script>\"";

#[test]
fn a_file_that_is_not_trusted_decides_nothing_of_the_portals_own() {
    let portal = Portal::new("");
    portal.write("config.toml", CONFIG);
    portal.write("content/rilis.md", article("Rilis", "2026-11-20", GRASPING));
    portal.write(
        "templates/article.html",
        "{{ article.title }} {% for key, value in article.extra %}{{ key }} {% endfor %}\n",
    );
    portal.write("templates/lain.html", "lain {{ article.title }}\n");
    let built = portal.build(AT);
    insta::assert_snapshot!(built.told(), @r#"
    content/rilis.md:5:12: warning: the template "lain.html" is not used: "kawat" is not trusted [if its files may decide that, write `may = ["template"]` into [providers.kawat]]
    content/rilis.md:6:13: warning: "permalink" is left out, and the path is that of any article: "kawat" is not trusted [if its files may decide that, write `may = ["permalink"]` into [providers.kawat]]
    content/rilis.md:7:11: warning: "/tentang/" cannot have been this article's own URL and is left out: "kawat" is not trusted [if its files may decide that, write `may = ["aliases"]` into [providers.kawat]]
    content/rilis.md:9:1: warning: templates do not see "paywall", "banner" of `extra`: "kawat" is not trusted [if its files may decide that, write `may = ["extra"]` into [providers.kawat]]
    "#);
    assert!(!built.has("langganan/index.html") && !built.has("tentang/index.html"));
    assert!(built.has("2026/11/19/rilis/index.html"), "its own old URL leads to it");
    assert_eq!(page(&built), "Rilis \n");
    // The same file of a provider that may, and of one that is trusted.
    for more in ["may = [\"template\", \"permalink\", \"aliases\", \"extra\"]\n", "trust = \"editorial\"\n"] {
        portal.write("config.toml", format!("{CONFIG}{more}"));
        let built = portal.build(AT);
        assert!(built.has("langganan/index.html") && built.has("tentang/index.html"));
        assert_eq!(built.page("/langganan/"), "lain Rilis\n");
    }
    portal.write("config.toml", format!("{CONFIG}may = [\"extra\", \"permalink\"]\n"));
    assert_eq!(portal.build(AT).page("/langganan/"), "Rilis paywall banner uuid \n");
}
