//! The pages on which a portal says by which rules it works, in the structured data of its home pages.

use crate::support::{AT, Portal, article};

const TRUST: &str = "-- config.toml --
title = \"Kabar\"
base_url = \"https://kabar.example/\"
default_language = \"id\"
[editions.id]
[editions.en]
[editions.ms]
[trust]
corrections_policy = \"pages/ralat.md\"
masthead = \"pages/redaksi.md\"
-- content/pages/ralat.md --
+++
title = \"Ralat\"
+++
-- content/pages/ralat.en.md --
+++
title = \"Corrections\"
slug = \"errata\"
+++
-- content/pages/redaksi.md --
+++
title = \"Redaksi\"
+++
";

/// A portal with pages of trust and an article of each edition.
fn portal() -> Portal {
    let portal = Portal::new(TRUST);
    for file in ["a.md", "a.en.md", "a.ms.md"] {
        portal.write(&format!("content/{file}"), article("A", "2026-01-01", ""));
    }
    portal
}

#[test]
fn each_home_page_names_the_pages_of_trust_in_its_language() {
    let portal = portal();
    let built = portal.build(AT);
    for (home, corrections) in [("/", "/ralat/"), ("/en/", "/en/errata/"), ("/ms/", "/ralat/")] {
        let html = built.page(home);
        for (property, path) in [("correctionsPolicy", corrections), ("masthead", "/redaksi/")] {
            let expected = format!("\"{property}\":\"https://kabar.example{path}\"");
            assert!(html.contains(&expected), "{home} lacks {expected}");
        }
    }
    assert!(!built.page("/2026/01/01/a/").contains("correctionsPolicy"), "one page says it for all");
    // A translation that comes, and a page that goes out of sight, change the home pages that named another.
    portal.write("content/pages/redaksi.ms.md", "+++\ntitle = \"Redaksi\"\n+++\n");
    let built = portal.build(AT);
    assert!(built.page("/ms/").contains("\"masthead\":\"https://kabar.example/ms/redaksi/\""));
    portal.write("content/pages/ralat.md", "+++\ntitle = \"Ralat\"\ndraft = true\n+++\n");
    let built = portal.build(AT);
    assert!(!built.page("/").contains("correctionsPolicy"));
}

#[test]
fn a_page_of_trust_that_is_not_there_is_an_error_with_its_place() {
    let portal = portal();
    portal.edit("config.toml", "\"pages/ralat.md\"", "\"pages/ralad.md\"");
    portal.edit("config.toml", "\"pages/redaksi.md\"", "\"a.md\"");
    let told = portal.build(AT).refused().told();
    let lines: Vec<_> = told.lines().filter(|line| line.contains("error")).collect();
    assert_eq!(
        lines,
        [
            "config.toml:8:23: error: `trust.corrections_policy`: there is no content/pages/ralad.md [did you mean \
             \"pages/ralat.md\"?]",
            "config.toml:9:13: error: `trust.masthead`: content/a.md is an article, not a standalone page [name a file \
             of content/ that has no date and is in pages/]",
        ]
    );
}
