//! The past stands still: publishing one article changes as many outputs in a large portal as in a small one.
//!
//! `WARTA_CHURN="1000 10000 100000"` asks for other sizes; `tests/run` does, in a release build.

use crate::support::hreflang::Versions;
use crate::support::tree::Tree;
use crate::support::{disk, grown, scratch};
use std::path::Path;
use warta::base::instant::Instant;
use warta::engine::report::{Change, Silent};
use warta::engine::{self, Request};

fn build(root: &Path, at: Instant) -> Vec<Change> {
    let request = Request::new(root.to_owned(), at);
    let report = engine::build(&request, &Silent);
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    assert!(
        report.rendered < 2 * report.written + 60,
        "{} were made anew for {} changes",
        report.rendered,
        report.written
    );
    report.changes
}

/// What publishing one more article changes in a portal of the default theme with so many.
fn published(articles: usize) -> Vec<String> {
    // A large portal does not fit into every machine's memory.
    let folder = if articles > 10_000 { tempfile::tempdir().unwrap() } else { scratch() };
    let write = |number: usize| {
        let (path, text) = grown::article(number);
        disk::write(&folder.path().join(path), text);
    };
    disk::write(&folder.path().join("config.toml"), grown::CONFIG);
    (0..articles).for_each(write);
    // Long after: no article is in the news sitemap any more.
    let at = Instant(grown::date(articles).0 + 10);
    build(folder.path(), at);
    write(articles);
    let changes = build(folder.path(), at);
    changes.into_iter().map(|change| change.path).collect()
}

/// The sizes of portals: small ones, or those that `WARTA_CHURN` names. At each of them the next article is the first of a
/// day, and completes no page of a list at one of them that it does not complete at the others.
fn sizes() -> Vec<usize> {
    let asked = super::environment("WARTA_CHURN").unwrap_or_else(|| "200 2000".to_owned());
    asked.split_whitespace().map(|size| size.parse().unwrap()).collect()
}

#[test]
fn publishing_one_article_costs_the_same_however_large_the_archive() {
    let published: Vec<_> = sizes().into_iter().map(|size| (size, published(size))).collect();
    for (size, changes) in &published {
        println!("{} outputs at {size}", changes.len());
        assert!(changes.len() <= 40, "{} at {size}: {changes:#?}", changes.len());
    }
    let counts: Vec<_> = published.iter().map(|(_, changes)| changes.len()).collect();
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}: {published:#?}");
}

/// The editions of a portal of fifteen languages.
const LANGUAGES: [&str; 15] =
    ["id", "en", "ko", "ja", "ar", "zh-Hans", "zh-Hant", "vi", "th", "ms", "de", "ru", "fr", "es", "pt"];

/// The article of a story in an edition, by the number of the story and the place of the edition.
fn translation(number: usize, edition: usize) -> (String, String) {
    let (path, text) = grown::article(number);
    let lang = LANGUAGES[edition];
    (
        path.replace(".md", &format!(".{lang}.md")),
        text.replacen("title = \"", &format!("title = \"{lang} "), 1),
    )
}

/// What publishing the last translation of the newest story changes in a portal of so many stories in fifteen languages.
fn translated(stories: usize) -> Vec<String> {
    let folder = scratch();
    let write = |(path, text): (String, String)| disk::write(&folder.path().join(path), text);
    let editions: String = LANGUAGES.iter().map(|lang| format!("[editions.{lang}]\n")).collect();
    let config = grown::CONFIG.replacen("\n[", &format!("\ndefault_language = \"id\"\n{editions}["), 1);
    disk::write(&folder.path().join("config.toml"), config);
    for edition in 0..LANGUAGES.len() {
        (0..stories).for_each(|number| write(translation(number, edition)));
        // All editions but the last have the newest story.
        if edition + 1 < LANGUAGES.len() {
            write(translation(stories, edition));
        }
    }
    let at = Instant(grown::date(stories).0 + 10);
    build(folder.path(), at);
    let output = || Tree::of(&folder.path().join("public"));
    assert_eq!(Versions::of(&output()).faults(), Vec::<String>::new());
    write(translation(stories, LANGUAGES.len() - 1));
    let changes = build(folder.path(), at);
    assert_eq!(Versions::of(&output()).faults(), Vec::<String>::new());
    changes.into_iter().map(|change| change.path).collect()
}

#[test]
fn publishing_a_translation_rewrites_its_siblings_and_its_own_editions_lists() {
    let (few, many) = (translated(40), translated(50));
    println!("{} of 40 stories, {} of 50:\n{}", few.len(), many.len(), many.join("\n"));
    assert_eq!(few.len(), many.len(), "{few:#?}\n{many:#?}");
    let elsewhere: Vec<_> = many.iter().filter(|path| !path.starts_with("pt/")).collect();
    // The other fourteen articles of the story, by their `hreflang`; the month's sitemap, that of the news, and their list.
    let (siblings, others): (Vec<_>, Vec<_>) =
        elsewhere.into_iter().partition(|path| path.ends_with("/index.html"));
    assert_eq!(siblings.len(), LANGUAGES.len() - 1, "{siblings:#?}");
    assert!(siblings.iter().all(|path| path.ends_with("/n50/index.html")), "{siblings:#?}");
    let month = |path: &&&String| path.starts_with("sitemaps/20");
    assert!(others.iter().filter(month).count() == 1, "{others:#?}");
    assert!(
        others.iter().all(|path| month(&path) || matches!(path.as_str(), "sitemap.xml" | "news-sitemap.xml")),
        "{others:#?}"
    );
}
