//! How the text of an article comes out, on its page and in feeds.

use crate::support::{AT, Portal};

/// A portal with one article, whose provider is not trusted, and this text.
fn portal(more: &str, text: &str) -> Portal {
    let portal = Portal::plain(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/koran/\"\n\
[providers.wire]\nname = \"Wire\"\ntrust = \"untrusted\"\nlink_rel = \"sponsored\"\n",
    );
    portal.write("content/a.md", format!("+++\ntitle = \"A\"\ndate = 2026-01-01\n{more}\n+++\n{text}"));
    portal
}

#[test]
fn in_feeds_footnotes_lead_to_the_article() {
    for more in ["", "provider = \"wire\""] {
        let built = portal(more, "One[^1].\n\n[^1]: Two.\n").build(AT).fine();
        let page = built.page("/2026/01/01/a/");
        assert!(page.contains("href=\"#fn-1\"") && page.contains("href=\"#fnref-1\""), "{page}");
        for file in ["feed.xml", "atom.xml", "feed.json"] {
            let feed = built.file(file).replace("\\\"", "\"");
            for fragment in ["#fn-1", "#fnref-1"] {
                let link = format!("https://kabar.example/koran/2026/01/01/a/{fragment}");
                assert!(feed.contains(&link), "{file} has no {link}");
            }
            assert!(!feed.contains("\"#"), "{file} has a relative link");
        }
    }
}

#[test]
fn lists_and_tables_of_a_provider_are_whole() {
    let text = "- one\n- two\n\n| a |\n|---|\n| b |\n";
    let ours = portal("", text).build(AT).fine();
    let theirs = portal("provider = \"wire\"", text).build(AT).fine();
    let page = ours.page("/2026/01/01/a/");
    assert_eq!(page, theirs.page("/2026/01/01/a/"));
    assert!(page.contains("<ul>\n<li>one</li>\n<li>two</li>\n</ul>"), "{page}");
    assert!(
        page.contains("<div class=\"table\" role=\"group\" aria-label=\"a\" tabindex=\"0\"><table>")
            && page.contains("</table></div>"),
        "{page}"
    );
}

#[test]
fn template_syntax_of_other_generators_is_printed_as_it_is_and_named() {
    let built = portal("", "{{< figure src=\"a.jpg\" >}} \"so\"\n").build(AT);
    assert!(built.page("/2026/01/01/a/").contains("{{&lt; figure src=\"a.jpg\" &gt;}} \u{201c}so\u{201d}"));
    assert_eq!(
        built.told(),
        "content/a.md:6:1: warning: {{< figure src=\"a.jpg\" >}} is printed as text: shortcodes of other generators are not understood [write it in Markdown or HTML]\n"
    );
}

#[test]
fn the_rel_of_a_provider_stands_on_links_that_leave_the_portal() {
    let text = "[a](/x/) [b](https://x.example/) [c](https://kabar.example/koran/y/) <a href=\"https://z.example/\" rel=\"me\">d</a>\n";
    let built = portal("provider = \"wire\"", text).build(AT).fine();
    assert!(
        built.page("/2026/01/01/a/").contains(
            "<p><a href=\"/koran/x/\">a</a> <a href=\"https://x.example/\" rel=\"sponsored\">b</a> \
<a href=\"https://kabar.example/koran/y/\">c</a> <a href=\"https://z.example/\" rel=\"sponsored\">d</a></p>"
        ),
        "{}",
        built.page("/2026/01/01/a/")
    );
    let portal = portal("provider = \"wire\"", text);
    portal.write("templates/article.html", "{{ article.provider.link_rel }}");
    portal
        .write("templates/list.html", "{% if listing.provider %}{{ listing.provider.link_rel }}{% endif %}");
    let built = portal.build(AT).fine();
    assert_eq!(built.page("/2026/01/01/a/"), "sponsored");
    assert_eq!(built.page("/provider/wire/"), "sponsored");
}
