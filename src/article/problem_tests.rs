//! What `read` says of files that are wrong.

use super::read_tests::reading;
use crate::base::problem::Problem;

/// `line:column message | hint` of all problems.
pub(super) fn said(source: &str, text: &str) -> Vec<String> {
    let line = |problem: Problem| {
        let place = problem.place.unwrap();
        let hint = problem.hint.unwrap_or_default();
        format!("{}:{} {} | {hint}", place.line, place.column, problem.message)
    };
    reading(source, text).problems.into_iter().map(line).collect()
}

#[test]
fn everything_wrong_is_named_at_once_with_its_place() {
    let text = "+++\ndate = \"2024-02-30\"\nlang = \"xx\"\ntags = [\"!!!\"]\nprovider = \"prnewswir\"\npriority = \"tpo\"\ntitel = \"x\"\naliases = [\"../a\"]\n+++\n[a](../../b.md)\n";
    assert_eq!(
        said("content/a.md", text),
        [
            "1:1 \"title\" is missing | add `title = \"…\"`",
            "2:8 \"date\" names a date that does not exist: \"2024-02-30\" | month 2 of 2024 has 29 days",
            "3:8 there is no edition \"xx\" | the portal's editions are: id, en, zh-Hans; add [editions.xx] to config.toml for another",
            "4:9 \"tags\" names \"!!!\", which holds no letter or digit that a URL can carry | give it another name, or a table with `name` and `slug`",
            "5:12 unknown provider \"prnewswir\" | did you mean \"prnewswire\"?",
            "6:12 \"priority\" cannot be \"tpo\" | it may be \"top\", \"breaking\", \"normal\"",
            "7:1 unknown key \"titel\" goes to `extra` | did you mean \"title\"?",
            "8:12 \"aliases\" cannot hold \"../a\": it holds `.` or `..` | write the path that the old URL had, like /2026/11/slug/",
            "10:5 the link \"../../b.md\" leaves content/ | link to a file of content/, or write the URL of the page",
        ]
    );
}

#[test]
fn bad_front_matter_says_what_and_where() {
    for (source, text, expected) in [
        (
            "content/a.md",
            "+++\ntitle = \"x\n+++\n",
            "2:11 the TOML front matter does not parse: invalid basic string, expected `\"` | ",
        ),
        (
            "content/a.md",
            "+++\ntitle = \"x\"\ndate = 2024-02-30\n+++\n",
            "3:8 the TOML front matter does not parse: 2024-02-30 does not exist, month 2 of 2024 has 29 days | ",
        ),
        (
            "content/a.md",
            "---\ntitle: [x\n---\n",
            "2:8 the YAML front matter does not parse: unclosed bracket '[' | ",
        ),
        (
            "content/a.md",
            "---\r\ntitle: a\r\ntitle: b\r\n---\r\n",
            "3:1 the YAML front matter does not parse: the key \"title\" stands twice | ",
        ),
        (
            "content/a.md",
            "---\n- a\n---\n",
            "2:1 the YAML front matter does not parse: it is not a table of keys and values | ",
        ),
        (
            "content/a.md",
            "{\n\"title\": x}\n",
            "2:10 the JSON front matter does not parse: expected value | ",
        ),
        (
            "content/!!!.md",
            "+++\ntitle = \"!!!\"\ndate = 2024-05-17\n+++\n",
            "2:9 the slug comes out empty: neither the file's name nor the title \"!!!\" holds a letter or digit that a URL can carry | add `slug = \"harga-beras-naik\"`: letters and digits, joined by hyphens",
        ),
        (
            "content/2024-02-30-a.md",
            "+++\ntitle = \"x\"\n+++\n",
            "0:0 \"the file's name\" names a date that does not exist: \"2024-02-30\" | month 2 of 2024 has 29 days",
        ),
        (
            "content/a.md",
            "+++\ntitle = \"x\"\n+++\n",
            "1:1 \"date\" is missing | add `date = 2026-11-23T08:00:00+07:00`, or begin the file's name with a date: 2026-11-23-slug.md",
        ),
        (
            "content/a.md",
            "+++\ntitle = [\"x\"]\ndate = 2024-05-17\n+++\n",
            "2:9 \"title\" is a list, not a string | write it like `title = \"…\"`",
        ),
        (
            "content/a.md",
            "+++\ntitle = \"x\"\ndate = \"kemarin\"\n+++\n",
            "3:8 \"date\" is no date: \"kemarin\" | write it like 2026-11-23T08:00:00+07:00, 2026-11-23 08:00 or 2026-11-23",
        ),
    ] {
        assert_eq!(said(source, text), [expected], "{text}");
    }
}

#[test]
fn a_warning_leaves_the_document() {
    let reading =
        reading("content/a.md", "+++\ntitle='T'\ndate=2026-11-23\nexpires=2026-11-22\nTitel='x'\n+++\n");
    assert!(reading.document.is_some());
    assert_eq!(reading.problems.len(), 2);
    assert_eq!(reading.problems.iter().filter(|problem| super::is_typo(problem)).count(), 1);
}
