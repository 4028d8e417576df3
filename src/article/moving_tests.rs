//! What `read` makes of files that other generators, or hasty hands, have written.

use super::Document;
use super::problem_tests::said;
use super::read_tests::{article_at, reading, slugs};

/// An article of YAML, with these lines.
fn yaml(header: &str) -> String {
    format!("---\ntitle: T\n{header}\n---\nx\n")
}

#[test]
fn a_second_name_for_one_key_is_no_typo_and_goes_to_extra() {
    for pair in [
        "image: a.jpg\nimages: [b.jpg]",
        "image: a.jpg\nthumbnail: b.jpg\ncover: c.jpg",
        "description: a\nsummary: b\nexcerpt: c",
        "updated: 2026-01-02\nlastmod: 2026-01-03\nmodified: 2026-01-04",
        "published: 2026-01-03",
        "publishDate: 2026-01-03\npubDate: 2026-01-04",
        "expires: 2027-01-02\nexpiryDate: 2027-01-03",
        "permalink: /a/\nurl: /b/",
        "Date: 2026-01-03",
    ] {
        let text = yaml(&format!("date: 2026-01-01\n{pair}"));
        let article = article_at("content/a.md", &text);
        assert_eq!(article.date.to_utc_rfc3339(), "2025-12-31T17:00:00Z", "{pair}");
        assert!(!article.text.extra.is_empty() || pair.starts_with("publishDate"), "{pair}");
    }
    let text = yaml("date: 2026-01-01\nsummary: a\nexcerpt: b\nlastmod: 2026-01-02\nmodified: 2026-01-03");
    let article = article_at("content/a.md", &text);
    assert_eq!(article.text.description.as_deref(), Some("a"));
    assert_eq!(article.text.extra["excerpt"], "b");
    assert_eq!(article.updated.unwrap().to_utc_rfc3339(), "2026-01-01T17:00:00Z");
}

#[test]
fn a_string_of_tags_in_a_post_of_jekylls_is_parted_by_spaces() {
    let tags = |source: &str, header: &str| -> Vec<String> {
        let article = article_at(source, &yaml(header));
        let terms = article.sectors.iter().chain(&article.tags);
        terms.map(|term| term.slug.clone()).collect()
    };
    let header = "categories: news local\ntags: a b c";
    assert_eq!(tags("content/2019-03-04-a.md", header), ["news", "local", "a", "b", "c"]);
    let with = |more: &str| format!("{header}\ndate: 2019-03-04\n{more}");
    assert_eq!(tags("content/a.md", &with("layout: post")), ["news", "local", "a", "b", "c"]);
    assert_eq!(tags("content/a.md", &with("")), ["news-local", "a-b-c"]);
    let commas = "category: news local\ntags: a b, c";
    assert_eq!(tags("content/2019-03-04-a.md", commas), ["news-local", "a-b", "c"]);
    let list = "categories: [news local]\ntags:\n  - a b";
    assert_eq!(tags("content/2019-03-04-a.md", list), ["news-local", "a-b"]);
    let toml = "+++\ntitle = \"T\"\ntags = \"a b\"\n+++\n";
    assert_eq!(slugs(&article_at("content/2019-03-04-a.md", toml).tags), [("a-b", "a b")]);
}

#[test]
fn a_sector_that_is_nearly_a_configured_one_is_named() {
    let text = "+++\ntitle = \"T\"\ndate = 2026-01-01\nsectors = [\"Olahraga\", \"Ekonomi & Bsinis\"]\n+++\n";
    assert_eq!(
        said("content/a.md", text),
        [
            "4:24 config.toml names no sector \"Ekonomi & Bsinis\": it becomes one of its own | did you mean \"Ekonomi & Bisnis\"?"
        ]
    );
}

#[test]
fn an_article_may_not_have_thousands_of_tags() {
    let tags: Vec<_> = (0..300).map(|number| format!("\"t{number}\"")).collect();
    let text = format!("+++\ntitle = \"T\"\ndate = 2026-01-01\ntags = [{}]\n+++\n", tags.join(","));
    assert_eq!(
        said("content/a.md", &text),
        ["4:8 \"tags\" holds more than 256 names | keep those that a reader would look for"]
    );
}

#[test]
fn hints_are_written_in_the_language_of_the_front_matter() {
    let hints = |text: &str| {
        let problems = said("content/a.md", text).into_iter();
        problems.map(|said| said.split_once(" | ").unwrap().1.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        hints("---\ntitle: T\ndraft: perhaps\ncorrections: [{note: x}]\n---\n"),
        [
            "add `date: 2026-11-23T08:00:00+07:00`, or begin the file's name with a date: 2026-11-23-slug.md",
            "write it like `draft: true`",
            "write it like `corrections: [{date: 2026-11-23T08:00:00+07:00, note: \"…\"}]`",
        ]
    );
    assert_eq!(
        hints(
            "+++\ntitle = \"T\"\ndate = 2026-01-01\ndraft = \"perhaps\"\ncorrections = [{ note = \"x\" }]\n+++\n"
        ),
        [
            "write it like `draft = true`",
            "write it like `corrections = [{ date = 2026-11-23T08:00:00+07:00, note = \"…\" }]`",
        ]
    );
    assert_eq!(
        hints(
            "{\n\"title\": \"T\",\n\"date\": \"soon\",\n\"draft\": \"perhaps\",\n\"corrections\": [{\"note\": \"x\"}]\n}\n"
        ),
        [
            "write it like \"2026-11-23T08:00:00+07:00\" or \"2026-11-23\"",
            "write it like `\"draft\": true`",
            "write it like `\"corrections\": [{\"date\": \"2026-11-23T08:00:00+07:00\", \"note\": \"…\"}]`",
        ]
    );
    assert_eq!(
        hints("--\ntitle: T\n--\n"),
        ["begin the file with a line `---`, then `title: \"…\"` and `date: …`, then a line `---`"]
    );
}

#[test]
fn what_nobody_sees_is_no_title_and_what_html_forbids_is_refused() {
    for title in ["\\u200b\\u2060", "\\u00ad \\ufeff", "\\u3164"] {
        let text = format!("+++\ntitle = \"{title}\"\ndate = 2026-01-01\n+++\n");
        assert_eq!(
            said("content/a.md", &text),
            ["2:9 \"title\" says nothing: no character of it can be seen | write it like `title = \"…\"`"]
        );
    }
    let text = "+++\ntitle = \"a\\u0007b\"\ndate = 2026-01-01\ntags = [\"x\", \"y\\uFDD0\"]\nimage = { src = \"a.jpg\", alt = \"\\u007F\" }\ndescription = \"\"\"\na\n\tb\"\"\"\n[extra]\nx = \"\\u0007\"\n+++\n";
    assert_eq!(
        said("content/a.md", text),
        [
            "2:9 \"title\" holds U+0007, a control character | remove it: HTML forbids it",
            "4:14 \"tags\" holds U+FDD0, which is no character | remove it: HTML forbids it",
            "5:32 \"image\" holds U+007F, a control character | remove it: HTML forbids it",
        ]
    );
}

#[test]
fn a_file_that_ends_in_markdown_is_read_like_any_other() {
    let text = "---\ntitle: T\n---\nSee [b](b.markdown).\n";
    let Some(Document::Article(article)) = reading("content/2019-03-04-a.en.markdown", text).document else {
        panic!("it is no article");
    };
    assert_eq!(article.text.path, "/en/2019/03/04/a/");
    assert_eq!(article.text.links[0].source, "content/b.markdown");
}

#[test]
fn template_syntax_of_other_generators_is_named_once_a_kind() {
    let body = "`{{< a >}}`\n\n    {% b %}\n\nSee {{< figure src=\"a.jpg\" >}} and {{% note %}}.\n\n{% include x.html %}\n\n- {{ site.url }}\n";
    assert_eq!(
        said("content/a.md", &format!("---\ntitle: T\ndate: 2026-01-01\n---\n{body}")),
        [
            "9:5 {{< figure src=\"a.jpg\" >}} is printed as text: shortcodes of other generators are not understood | write it in Markdown or HTML; there are 1 more in this file",
            "11:1 {% include x.html %} is printed as text: template tags of other generators are not understood | write it in Markdown or HTML",
            "13:3 {{ site.url }} is printed as text: template expressions of other generators are not understood | write it in Markdown or HTML",
        ]
    );
}
