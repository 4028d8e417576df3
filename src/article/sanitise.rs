//! Third-party HTML made harmless: an allow-list of elements and attributes, and nothing else.

use super::supplied::hides;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Elements that a report may use.
const ELEMENTS: [&str; 60] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "var",
    "wbr",
];

/// Attributes of single elements.
const ATTRIBUTES: [(&str, &[&str]); 16] = [
    ("a", &["href", "title", "hreflang", "aria-label"]),
    ("bdo", &["dir"]),
    ("blockquote", &["cite"]),
    ("code", &["class"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("div", &["tabindex", "role", "aria-label"]),
    ("img", &["src", "alt", "title", "width", "height", "loading", "style", "hidden"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed"]),
    ("q", &["cite"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "scope", "headers"]),
    ("details", &["open"]),
];

/// Classes that Warta's own Markdown writes.
const CLASSES: [(&str, &[&str]); 6] = [
    ("td", &["left", "center", "right"]),
    ("th", &["left", "center", "right"]),
    ("sup", &["footnote-reference"]),
    ("div", &["footnotes", "table"]),
    ("a", &["footnote-back"]),
    ("span", &["task"]),
];

/// How ids that Warta makes itself begin until a text is sanitised; a provider's own ids are dropped.
pub(super) const OWN_ID: &str = "warta-";

/// How often a text is cleaned. Wire copy comes to rest at once, mutations of attacks after two or three.
const ROUNDS: usize = 6;

/// What of an element that is dropped is dropped with it.
const DROPPED_WHOLE: [&str; 9] =
    ["script", "style", "iframe", "object", "noscript", "template", "svg", "math", "title"];

/// Makes HTML of third parties harmless. Building it costs more than using it: build one and keep it.
#[derive(Debug)]
pub struct Sanitiser {
    plain: Builder<'static>,
    framed: Builder<'static>,
}

impl Default for Sanitiser {
    fn default() -> Self {
        Self::new()
    }
}

impl Sanitiser {
    /// A sanitiser. It leaves no link a `rel`.
    #[must_use]
    pub fn new() -> Self {
        let mut framed = builder();
        framed
            .rm_clean_content_tags(["iframe"])
            .add_tags(["iframe"])
            .add_tag_attributes("iframe", ["src", "title"]);
        Self { plain: builder(), framed }
    }

    /// Harmless HTML with all elements closed, which a browser reads as the sanitiser did: where dropping something has changed
    /// how the rest is read, it is cleaned again, and printed as text if it will not come to rest. A picture that was hidden has a `style` or `hidden` that says so.
    #[must_use]
    pub fn clean(&self, html: &str) -> String {
        let mut html = Cow::Borrowed(html);
        for _ in 0..ROUNDS {
            let clean = self.plain.clean(&html).to_string();
            if clean == html {
                return clean;
            }
            html = Cow::Owned(clean);
        }
        ammonia::clean_text(&html)
    }

    /// The same with frames, their address and title: fit to be cleaned again, not to be printed.
    pub(super) fn clean_but_frames(&self, html: &str) -> String {
        self.framed.clean(html).to_string()
    }
}

/// The rules of both.
fn builder() -> Builder<'static> {
    let mut builder = Builder::empty();
    let attributes: HashMap<_, HashSet<_>> =
        ATTRIBUTES.iter().map(|(element, names)| (*element, names.iter().copied().collect())).collect();
    let classes: HashMap<_, HashSet<_>> =
        CLASSES.iter().map(|(element, names)| (*element, names.iter().copied().collect())).collect();
    builder
        .tags(ELEMENTS.into_iter().collect())
        .clean_content_tags(HashSet::from(DROPPED_WHOLE))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir", "id"]))
        .allowed_classes(classes)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("code", "class") => is_language(value).then_some(Cow::Borrowed(value)),
            // The name of the way back from a footnote, which Warta's own Markdown writes.
            ("a", "aria-label") => value.starts_with('\u{21a9}').then_some(Cow::Borrowed(value)),
            (_, "cite") => is_web(value).then_some(Cow::Borrowed(value)),
            ("img", "style") => hides(value).then_some(Cow::Borrowed("display:none")),
            ("img", "hidden") => Some(Cow::Borrowed("")),
            ("div", "role") => (value == "group").then_some(Cow::Borrowed(value)),
            ("div", "tabindex") => (value == "0").then_some(Cow::Borrowed(value)),
            (_, "id") => value.starts_with(OWN_ID).then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    builder
}

/// Whether an address begins as those of the web do.
fn is_web(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// Whether a class names the language of code, as Warta's own Markdown writes it.
fn is_language(class: &str) -> bool {
    let name = class.strip_prefix("language-").unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '#' | '_' | '.');
    !name.is_empty() && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::Sanitiser;

    fn clean(html: &str) -> String {
        Sanitiser::new().clean(html)
    }

    #[test]
    fn nothing_that_runs_or_loads_passes() {
        for (html, left) in [
            ("a<script>x</script>b", "ab"),
            ("<iframe src=\"https://x.example\">f</iframe>", ""),
            ("<svg><a xlink:href=\"javascript:x\">y</a></svg>", ""),
            ("<form action=\"/x\"><input name=\"a\">t<button>u</button></form>", "tu"),
            ("<p onclick=\"x\" style=\"position:fixed\" class=\"masthead\">t</p>", "<p>t</p>"),
            ("<img src=x onerror=alert(1)>", "<img src=\"x\">"),
            ("<img src=\"data:text/html,x\" alt=\"a\">", "<img alt=\"a\">"),
            ("<!-- c --><style>p{}</style><link rel=stylesheet href=x><meta http-equiv=refresh>", ""),
            ("<object data=x>o</object><embed src=x><base href=\"https://x.example/\">", ""),
            ("<h1>t</h1>", "t"),
            ("<blockquote cite=\"java&#10;script:x\">t</blockquote>", "<blockquote>t</blockquote>"),
        ] {
            assert_eq!(clean(html), left, "{html}");
        }
    }

    #[test]
    fn what_reports_are_made_of_passes() {
        for html in [
            "<ul><li>a</li><li>b</li></ul>",
            "<ol start=\"3\" reversed=\"\"><li value=\"7\">a</li></ol>",
            "<dl><dt>a</dt><dd>b</dd></dl>",
            "<table><caption>a</caption><colgroup><col span=\"2\"></colgroup><thead><tr><th scope=\"col\">b</th></tr></thead><tbody><tr><td colspan=\"2\">c</td></tr></tbody><tfoot><tr><td>d</td></tr></tfoot></table>",
            "<div class=\"table\" role=\"group\" aria-label=\"a, b\" tabindex=\"0\">a</div>",
            "<pre><code class=\"language-c++\">a</code></pre>",
            "<figure><img src=\"/a.jpg\" alt=\"b\"><figcaption>c</figcaption></figure>",
            "<details open=\"\"><summary>a</summary>b</details>",
            "a<wbr>b <var>x</var> <kbd>y</kbd>",
        ] {
            assert_eq!(clean(html), html);
        }
        assert_eq!(
            clean(
                "<div tabindex=\"5\" role=\"alert\" class=\"table masthead\">a</div><code class=\"x\">b</code>"
            ),
            "<div class=\"table\">a</div><code>b</code>"
        );
    }

    #[test]
    fn links_keep_neither_rel_nor_target_nor_script() {
        assert_eq!(
            clean("<a href=\"https://x.example\" rel=\"me\" target=\"_blank\">t</a>"),
            "<a href=\"https://x.example\">t</a>"
        );
        assert_eq!(clean("<a href=\" java\nscript:x\">t</a>"), "<a>t</a>");
    }

    #[test]
    fn what_is_left_open_is_closed_and_what_was_not_open_is_not() {
        assert_eq!(clean("</div></article><div><b>t"), "<div><b>t</b></div>");
        assert_eq!(clean("<table><tr><td>t"), "<table><tbody><tr><td>t</td></tr></tbody></table>");
    }
}
