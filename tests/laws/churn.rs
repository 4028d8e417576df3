//! The past stands still: publishing one article changes as many outputs in a large portal as in a small one.
//!
//! `WARTA_CHURN="1000 10000 100000"` asks for other sizes; `tests/run` does, in a release build.

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
