//! Hostile HTML, by examples and by chance, read back by a parser of its own.

use super::Supplied;
use crate::article::markdown::{Destination, Style, html};
use crate::article::rel::LinkRel;
use crate::article::sanitise::Sanitiser;
use crate::base::url::BaseUrl;
use crate::config::Images;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use std::cell::RefCell;

const MARK: &str = "warta-0123-";

/// Does something with what makes a provider's HTML fit to print.
fn with<T>(images: Images, embeds: &[&str], act: impl Fn(&Supplied<'_>) -> T) -> T {
    let (sanitiser, home) = (Sanitiser::new(), BaseUrl::parse("https://koran.example/").unwrap());
    let embeds: Vec<String> = embeds.iter().map(|host| (*host).to_owned()).collect();
    act(&Supplied { sanitiser: &sanitiser, home: &home, images, embeds: &embeds })
}

fn clean(text: &str) -> String {
    with(Images::Local, &[], |supplied| supplied.clean(text, None, MARK))
}

/// The start tags of a text, as a browser's tokenizer finds them.
#[derive(Default)]
struct Tags(RefCell<Vec<Tag>>);

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            self.0.borrow_mut().push(tag);
        }
        TokenSinkResult::Continue
    }
}

fn tags(text: &str) -> Vec<Tag> {
    let tokenizer = Tokenizer::new(Tags::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Elements that no third party may bring in.
const FOREIGN: [&str; 40] = [
    "applet", "area", "audio", "base", "body", "button", "canvas", "dialog", "embed", "fieldset", "form",
    "frame", "frameset", "h1", "head", "html", "iframe", "input", "keygen", "label", "link", "main", "map",
    "marquee", "math", "meta", "nav", "object", "picture", "portal", "script", "select", "slot", "source",
    "style", "svg", "template", "textarea", "title", "video",
];

/// Asserts that HTML holds nothing that runs, loads from elsewhere, names or disguises.
fn is_harmless(html: &str) {
    let home = BaseUrl::parse("https://koran.example/").unwrap();
    for tag in tags(html) {
        assert!(!FOREIGN.contains(&&*tag.name), "<{}> in {html}", &*tag.name);
        for attribute in &tag.attrs {
            let (name, value) = (&*attribute.name.local, &*attribute.value);
            let bad = name.starts_with("on")
                || [
                    "style", "id", "name", "srcset", "target", "ping", "hidden", "form", "action", "usemap",
                    "is", "slot",
                ]
                .contains(&name);
            assert!(!bad, "{name} in {html}");
            if ["href", "src", "cite"].contains(&name) {
                let bare: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
                let scheme = bare.split([':', '/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
                let is_schemed = bare[scheme.len()..].starts_with(':');
                let fine = ["http", "https", "mailto", "tel"].contains(&scheme.as_str());
                assert!(!is_schemed || fine, "{name}=\"{value}\" in {html}");
            }
            assert!(name != "src" || !home.is_left_by(value), "{value} would be loaded: {html}");
        }
    }
}

#[test]
fn pictures_of_others_are_links_and_invisible_ones_are_nothing() {
    for (sent, printed) in [
        (
            "<img src=\"https://x.example/a.jpg\" alt=\"A cat\">",
            "<a href=\"https://x.example/a.jpg\">A cat</a>",
        ),
        ("<img src=\"https://x.example/a.jpg\">", "<a href=\"https://x.example/a.jpg\">x.example</a>"),
        ("<img src=\"//x.example/a.jpg\" alt=a>", "<a href=\"//x.example/a.jpg\">a</a>"),
        ("<img src=\"/\\x.example/a.jpg\" alt=a>", "<a href=\"/\\x.example/a.jpg\">a</a>"),
        (
            "<a href=\"https://y.example/\"><img src=\"https://x.example/a.jpg\" alt=a></a>",
            "<a href=\"https://y.example/\">a</a>",
        ),
        ("<img src=\"/a.jpg\" alt=\"a\" style=\"color:red\">", "<img src=\"/a.jpg\" alt=\"a\">"),
        ("<img src=\"https://koran.example/a.jpg\">", "<img src=\"https://koran.example/a.jpg\">"),
        ("a<img src=\"/a.jpg\" style=\"display:none\">b<img src=/b.jpg hidden>", "ab"),
        ("<p>a<img src=\"https://x.example/p\" width=1 height=1></p>", "<p>a</p>"),
        ("<a href=\"https://x.example/\"><img src=\"/t.gif\" width=\"0\"></a>", ""),
        ("<img src=\"data:image/gif;base64,R0lGOD\" alt=\"a\"><img alt=b>", ""),
    ] {
        assert_eq!(clean(sent), printed, "{sent}");
    }
    let remote = |text: &str| with(Images::Remote, &[], |supplied| supplied.clean(text, None, MARK));
    let picture = "<img src=\"https://x.example/a.jpg\" alt=\"A cat\">";
    assert_eq!(remote(picture), picture);
    assert_eq!(remote("<img src=\"https://x.example/a.jpg\" width=\"1\">"), "");
}

#[test]
fn links_that_lead_nowhere_are_their_text_and_empty_ones_nothing() {
    assert_eq!(clean("<a name=top>a</a> <a href=\"javascript:x\">b</a>"), "a b");
    assert_eq!(clean("a<a href=\"https://x.example/\"> </a>b"), "ab");
    assert_eq!(
        clean("<a><table><tr><td><a href=\"/x\">c"),
        "<table><tbody><tr><td><a href=\"/x\">c</a></td></tr></tbody></table>"
    );
}

#[test]
fn ids_are_those_of_our_own_markdown() {
    assert_eq!(
        clean("<p id=\"warta-x\">a</p><img src=/a.jpg id=warta-y><b id=z name=q>c</b>"),
        "<p>a</p><img src=\"/a.jpg\"><b>c</b>"
    );
    assert_eq!(clean(&format!("<p id=\"{MARK}x\">a</p>")), "<p id=\"x\">a</p>");
}

#[test]
fn frames_are_links_to_allowed_hosts_that_can_be_loaded() {
    let allowed = |text: &str| {
        let home = BaseUrl::parse("https://koran.example/").unwrap();
        let rel = Some(LinkRel { words: "nofollow", home: &home });
        with(Images::Local, &["video.example"], |supplied| supplied.clean(text, rel, MARK))
    };
    let link = "<span class=\"embed\" data-embed=\"https://video.example/e?a=1&amp;b\">\
                <a href=\"https://video.example/e?a=1&amp;b\" rel=\"nofollow\">Tour (video.example)</a></span>";
    for sent in [
        "<iframe src=\"https://video.example/e?a=1&b\" title=\"Tour\" onload=x srcdoc=\"<script>\"><p>none</iframe>",
        "<IFRAME SRC=//VIDEO.example/e?a=1&amp;b title=Tour></IFRAME>",
    ] {
        assert_eq!(allowed(&format!("<p>a</p>{sent}<p>b</p>")), format!("<p>a</p>{link}<p>b</p>"));
    }
    for sent in [
        "<iframe src=\"https://evil.example/\"></iframe>",
        "<iframe src=\"http://video.example/\"></iframe>",
        "<iframe src=\"https://video.example@evil.example/\"></iframe>",
        "<iframe src=\"https://a:b@video.example/\"></iframe>",
        "<iframe src=\"https://video.example:8443/\"></iframe>",
        "<iframe src=\"javascript:alert(1)//https://video.example/\"></iframe>",
        "<iframe srcdoc=\"<script>x</script>\"></iframe>",
        "<iframe></iframe>",
    ] {
        assert_eq!(allowed(sent), "", "{sent}");
    }
    assert_eq!(clean("<iframe src=\"https://video.example/\"></iframe>"), "");
    let forged = "<span class=\"embed\" data-embed=\"https://evil.example/\" id=\"embed-0\">a</span>";
    assert_eq!(allowed(forged), "<span>a</span>");
}

/// Pieces of which hostile texts are made.
const PIECES: [&str; 64] = [
    "<script>alert(1)</script>",
    "</script>",
    "<script src=//evil.example/x.js>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://evil.example/p.gif width=1>",
    "<img src=\"/\\evil.example/a\">",
    "<svg>",
    "</svg>",
    "<svg onload=alert(1)>",
    "<math>",
    "</math>",
    "<mtext>",
    "<mglyph>",
    "<malignmark>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<caption>",
    "<a href=\"javascript:alert(1)\">",
    "<a href=\"jav&#x09;ascript:alert(1)\">",
    "<a href=\"/x\">",
    "<a>",
    "</a>",
    "<p>",
    "</p>",
    "<div id=x>",
    "</div>",
    "<b>",
    "</b>",
    "<iframe src=\"https://evil.example/\">",
    "</iframe>",
    "<iframe srcdoc=\"<script>x</script>\">",
    "<form action=//evil.example>",
    "<input name=body>",
    "<button formaction=javascript:x>",
    "<select>",
    "<option>",
    "<textarea>",
    "</textarea>",
    "<xmp>",
    "</xmp>",
    "<plaintext>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml ",
    "\"",
    "'",
    ">",
    "<",
    "=",
    " onmouseover=alert(1) ",
    "&lt;img src=x&gt;",
    "\n",
];

/// A hostile text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
        // A byte order mark at the very beginning is no text.
        1 => any::<char>().prop_filter("no mark", |c| *c != '\u{feff}').prop_map(String::from),
        1 => Just(" text ".to_owned()),
    ];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn no_hostile_html_is_harmful_and_what_is_clean_stays_as_it_is(text in hostile()) {
        let once = clean(&text);
        is_harmless(&once);
        assert_eq!(clean(&once), once, "{text}");
    }

    #[test]
    fn no_hostile_markdown_is_harmful(text in hostile()) {
        let printed = with(Images::Local, &["video.example"], |supplied| {
            let style = Style { lang: "en", smart_punctuation: true, heading_anchors: false, sanitise: Some(*supplied), link_rel: None };
            html(&text, &style, &mut |_| Destination::Keep).html
        });
        is_harmless(&printed);
    }
}
