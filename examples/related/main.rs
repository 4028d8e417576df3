//! Says how much the related articles of a built portal share with the article that they stand under, and how much articles
//! share that are taken at random: from the same edition and the same stretch of time, and from what the article's own
//! sectors, tags and authors have had last.
//!
//! ```text
//! cargo run --release --example related -- public
//! ```

mod measure;

use measure::{Measured, Pages};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: related FOLDER, where FOLDER is the output of `warta build`");
        return ExitCode::from(2);
    };
    match Pages::read(folder.as_ref()) {
        Ok(pages) => {
            print(&pages.measure());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("related: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(measured: &Measured) {
    println!("{} articles with related ones, {} links", measured.articles, measured.links);
    println!("{:34}{:>10}{:>12}{:>10}", "", "related", "same window", "any");
    for (name, value) in [
        ("shared sectors and tags", |means: &measure::Means| means.shared),
        ("shared tags", |means| means.tags),
        ("likeness of words (cosine)", |means| means.words),
    ] as [(&str, fn(&measure::Means) -> f64); 3]
    {
        let [related, window, any] = [&measured.related, &measured.window, &measured.any].map(value);
        println!("{name:34}{related:>10.3}{window:>12.3}{any:>10.3}");
    }
}
