//! What Markdown becomes, as the author's own text and as a third party's.

use super::{Asked, Destination, Heading, Rendered, Style, html};
use crate::article::rel::LinkRel;
use crate::article::sanitise::Sanitiser;
use crate::article::supplied::Supplied;
use crate::base::url::BaseUrl;
use crate::config::Images;
use proptest::prelude::{ProptestConfig, any, proptest};

const STYLE: Style<'static> =
    Style { lang: "id", smart_punctuation: true, heading_anchors: true, sanitise: None, link_rel: None };

/// A portal that shows nothing of other hosts.
fn supplied<'a>(sanitiser: &'a Sanitiser, home: &'a BaseUrl) -> Supplied<'a> {
    Supplied { sanitiser, home, images: Images::Local, embeds: &[] }
}

fn home() -> BaseUrl {
    BaseUrl::parse("https://koran.example/").unwrap()
}

fn render(body: &str) -> Rendered {
    html(body, &STYLE, &mut |_| Destination::Keep)
}

#[test]
fn paragraphs_lists_and_tables_are_html() {
    assert_eq!(
        render("Satu *dua* **tiga** ~~empat~~ `<b>` & \"lima\".\n").html,
        "<p>Satu <em>dua</em> <strong>tiga</strong> <del>empat</del> <code>&lt;b&gt;</code> &amp; \u{201c}lima\u{201d}.</p>\n"
    );
    assert_eq!(render("- a\n- b\n").html, "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_eq!(render("3. a\n\n   b\n").html, "<ol start=\"3\">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>\n");
    assert_eq!(
        render("| a | b |\n|---|--:|\n| 1 | 2 |\n").html,
        "<div class=\"table\" role=\"group\" aria-label=\"a, b\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\n<tbody>\n<tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody></table></div>\n"
    );
    assert_eq!(
        render("- [x] a\n- [ ] b\n").html,
        "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"\u{2611}\"> a</li>\n<li><input type=\"checkbox\" disabled aria-label=\"\u{2610}\"> b</li>\n</ul>\n"
    );
    assert_eq!(
        render("> a\n\n---\n\n```rust\n<x>\n```\n").html,
        "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n<pre><code class=\"language-rust\">&lt;x&gt;\n</code></pre>\n"
    );
}

#[test]
fn headings_have_unique_ids_and_never_level_one() {
    let rendered = render("# Satu & *dua*\n\n## Satu dua\n\n## \u{4e88}\u{7b97} {#x .kelas}\n\n### !!!\n");
    assert_eq!(
        rendered.html,
        "<h2 id=\"satu-dua\">Satu &amp; <em>dua</em></h2>\n<h2 id=\"satu-dua-2\">Satu dua</h2>\n<h2 id=\"x\" class=\"kelas\">\u{4e88}\u{7b97}</h2>\n<h3 id=\"section\">!!!</h3>\n"
    );
    assert_eq!(
        rendered.headings[0],
        Heading { level: 2, id: "satu-dua".to_owned(), text: "Satu & dua".to_owned() }
    );
    assert_eq!(
        html("## A\n", &Style { heading_anchors: false, ..STYLE }, &mut |_| Destination::Keep).html,
        "<h2>A</h2>\n"
    );
}

#[test]
fn every_destination_is_asked_for() {
    let mut asked = Vec::new();
    let home = home();
    let rel = LinkRel { words: "nofollow", home: &home };
    let rendered = html(
        "[a](b.md \"t\") [*c*](d.md) ![e](f.jpg) <https://x.example/?a&b> <a@b.example>\n",
        &Style { link_rel: Some(rel), ..STYLE },
        &mut |wanted| {
            let (Asked::Link(destination) | Asked::Picture(destination) | Asked::Element(destination)) =
                wanted;
            asked.push(destination.to_owned());
            match destination {
                "b.md" => Destination::Url("/b/".to_owned()),
                "d.md" => Destination::PlainText,
                _ => Destination::Keep,
            }
        },
    );
    assert_eq!(asked, ["b.md", "d.md", "f.jpg", "https://x.example/?a&b"]);
    assert_eq!(
        rendered.html,
        "<p><a href=\"/b/\" title=\"t\">a</a> <em>c</em> <img src=\"f.jpg\" alt=\"e\" loading=\"lazy\"> <a href=\"https://x.example/?a&amp;b\" rel=\"nofollow\">https://x.example/?a&amp;b</a> <a href=\"mailto:a@b.example\">a@b.example</a></p>\n"
    );
}

#[test]
fn a_titled_picture_alone_is_a_figure() {
    assert_eq!(
        render("![*Padi* & \"air\"](a.jpg \"Sawah <1>\")\n").html,
        "<figure><img src=\"a.jpg\" alt=\"Padi &amp; \u{201c}air\u{201d}\" loading=\"lazy\"><figcaption>Sawah &lt;1&gt;</figcaption></figure>\n"
    );
    assert_eq!(render("![a](b.jpg)\n").html, "<p><img src=\"b.jpg\" alt=\"a\" loading=\"lazy\"></p>\n");
    assert_eq!(
        render("![a](b.jpg \"c\") d\n").html,
        "<p><img src=\"b.jpg\" alt=\"a\" title=\"c\" loading=\"lazy\"> d</p>\n"
    );
    assert!(render("![a](b.jpg \"c\") ![d](e.jpg \"f\")\n").html.starts_with("<p><img"));
}

#[test]
fn footnotes_are_numbered_by_mention_and_stand_at_the_end() {
    assert_eq!(
        render("a[^y] b[^x] c[^y]\n\n[^x]: Satu.\n\n[^y]: Dua.\n\n[^z]: Tiga.\n\nAkhir.\n").html,
        "<p>a<sup class=\"footnote-reference\" id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup> b<sup class=\"footnote-reference\" id=\"fnref-2\"><a href=\"#fn-2\">2</a></sup> c<sup class=\"footnote-reference\" id=\"fnref-1-2\"><a href=\"#fn-1\">1</a></sup></p>\n<p>Akhir.</p>\n<div class=\"footnotes\"><ol>\n<li id=\"fn-1\"><p>Dua. <a class=\"footnote-back\" href=\"#fnref-1\" aria-label=\"\u{21a9} 1\">\u{21a9}</a></p></li>\n<li id=\"fn-2\"><p>Satu. <a class=\"footnote-back\" href=\"#fnref-2\" aria-label=\"\u{21a9} 2\">\u{21a9}</a></p></li>\n</ol></div>\n"
    );
}

#[test]
fn editorial_html_passes_and_third_party_html_is_cleaned() {
    let body = "## Isi\n\n<div onclick=\"x()\" id=\"isi\" style=\"color:red\">satu\n\n</article></main><script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](https://x.example/) <b>c\n";
    assert!(render(body).html.contains("<script>alert(1)</script>"));
    let sanitiser = Sanitiser::new();
    let home = home();
    let style = Style {
        sanitise: Some(supplied(&sanitiser, &home)),
        link_rel: Some(LinkRel { words: "sponsored nofollow", home: &home }),
        ..STYLE
    };
    assert_eq!(
        html(body, &style, &mut |_| Destination::Keep).html,
        "<h2 id=\"isi\">Isi</h2>\n<div>satu\n\n<p>a <a href=\"https://x.example/\" rel=\"sponsored nofollow\">b</a> <b>c</b></p><b>\n</b></div>"
    );
}

#[test]
fn every_kind_of_block_survives_the_sanitiser() {
    let (sanitiser, home) = (Sanitiser::new(), home());
    let style = Style { sanitise: Some(supplied(&sanitiser, &home)), ..STYLE };
    for body in [
        "Satu *dua* **tiga** ~~empat~~ `lima` [enam](/x/)  \ntujuh\n",
        "## Judul\n\n### Anak\n",
        "- a\n- b\n  - c\n",
        "- a\n\n  b\n",
        "3. a\n4. b\n   1. c\n",
        "> a\n>\n> - b\n",
        "---\n",
        "```rust\na\n```\n\n    b\n",
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n",
        "![a](/b.jpg \"c\")\n",
        "![a](/b.jpg)\n",
        "a[^x] b[^x]\n\n[^x]: c\n",
    ] {
        let clean = html(body, &style, &mut |_| Destination::Keep).html;
        assert_eq!(clean, render(body).html.replace("&quot;", "\""), "{body}");
    }
    assert_eq!(
        html("- [x] a\n", &style, &mut |_| Destination::Keep).html,
        "<ul>\n<li><span class=\"task\">\u{2611}</span> a</li>\n</ul>\n"
    );
}

#[test]
fn footnotes_survive_the_sanitiser() {
    let (sanitiser, home) = (Sanitiser::new(), home());
    let rendered = html(
        "a[^1]\n\n[^1]: b\n",
        &Style { sanitise: Some(supplied(&sanitiser, &home)), ..STYLE },
        &mut |_| Destination::Keep,
    );
    assert!(
        rendered
            .html
            .contains("<sup class=\"footnote-reference\" id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>"),
        "{}",
        rendered.html
    );
    assert!(rendered.html.contains("<li id=\"fn-1\">"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_body_makes_it_panic(body in "([ -~\n]|\u{e9}|[#*_>|!\\[\\](){}<\"'^:`\n-]){0,120}", other in any::<String>()) {
        let (sanitiser, home) = (Sanitiser::new(), home());
        for body in [&body, &other] {
            render(body);
            let clean = html(body, &Style { lang: "de", sanitise: Some(supplied(&sanitiser, &home)), ..STYLE }, &mut |_| Destination::PlainText);
            assert!(!clean.html.contains("<script") && !clean.html.contains(super::OWN_ID));
        }
    }
}

#[test]
fn thousands_of_headings_of_one_name_cost_no_more_than_others() {
    let rendered = render(&"# same\n\n".repeat(20_000));
    assert!(rendered.html.contains("id=\"same\"") && rendered.html.contains("id=\"same-20000\""));
}

#[test]
fn what_html_must_not_hold_is_replaced() {
    let rendered = render("a\u{0}b\u{1b}c\u{fffe}d\te\u{85}");
    assert!(rendered.html.contains("a\u{fffd}b\u{fffd}c\u{fffd}d\te\u{fffd}"), "{}", rendered.html);
}

#[test]
fn a_quotation_that_runs_the_other_way_says_so() {
    let quote = |lang, body: &str| html(body, &Style { lang, ..STYLE }, &mut |_| Destination::Keep).html;
    let hebrew = "> \u{5e9}\u{5dc}\u{5d5}\u{5dd} (CNN)\n>\n> > \u{5db}\u{5df}\n";
    assert!(quote("en", hebrew).starts_with("<blockquote dir=\"rtl\">"), "{}", quote("en", hebrew));
    assert_eq!(quote("en", hebrew).matches("dir=").count(), 1);
    assert!(!quote("ar", hebrew).contains("dir="));
    assert!(quote("ar", "> Hello *there*\n").starts_with("<blockquote dir=\"ltr\">"));
    assert!(!quote("en", "> Hello\n\n> 2026\n").contains("dir="));
    let note = quote("en", &format!("a[^1]\n\n[^1]: b\n\n    {hebrew}"));
    assert!(note.contains("<blockquote dir=\"rtl\">"), "{note}");
}

#[test]
fn a_quotation_whose_last_line_names_the_speaker_is_a_pull_quote() {
    let quote = |body: &str| html(body, &STYLE, &mut |_| Destination::Keep).html;
    let expected = "<figure class=\"quote\">\n<blockquote>\n<p>A</p>\n</blockquote>\n<figcaption>Ina <em>B</em></figcaption>\n</figure>\n";
    for body in [
        "> A\n>\n> — Ina *B*",
        "> A\n> — Ina *B*",
        "> A\n>\n> --- Ina *B*",
        "> A\n>\n> ――Ina *B*",
        "> A\\\n> – Ina *B*",
    ] {
        assert_eq!(quote(body), expected, "{body}");
    }
    assert!(quote("> שלום\n>\n> — דנה").starts_with("<figure class=\"quote\">\n<blockquote dir=\"rtl\">"));
    let two = quote("> A\n>\n> — B\n\nc\n\n> D\n>\n> — E\n");
    assert_eq!(two.matches("</figcaption>\n</figure>").count(), 2, "{two}");
    // A sentence, a list, talk, a dash alone, a signature alone, and one of a quotation within are none.
    for body in [
        "> A\n>\n> — and so on.",
        "> A\n>\n> - B",
        "> — A\n> — B",
        "> A\n>\n> —",
        "> — B",
        "> A\n>\n> > B\n> >\n> > — C",
        "> -5\n> –5",
    ] {
        assert!(!quote(body).contains("figure"), "{}", quote(body));
    }
    let note = quote("a[^1]\n\n[^1]: > b\n    >\n    > — c\n");
    assert!(note.contains("<figcaption>c</figcaption>"), "{note}");
}
