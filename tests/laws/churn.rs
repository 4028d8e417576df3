//! The past stands still: publishing one article changes as many outputs in a large portal as in a small one.

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
    let folder = scratch();
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

#[test]
fn publishing_one_article_costs_the_same_at_200_and_at_2000() {
    // Both are the first of a day, in the midst of pages of all their lists.
    let (few, many) = (published(200), published(2000));
    println!("{} of 200, {} of 2000:\n{}", few.len(), many.len(), many.join("\n"));
    assert!(few.len() <= 40, "{few:#?}");
    assert!(many.len() <= 40, "{many:#?}");
    assert_eq!(few.len(), many.len(), "{few:#?}\n{many:#?}");
}
