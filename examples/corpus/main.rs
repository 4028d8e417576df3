//! Writes a news portal of any size for the benches: `config.toml` and articles in Indonesian, five years of them.
//!
//! The same arguments give the same bytes on every machine: no clock, no random device, no map order.
//!
//! ```text
//! cargo run --release --example corpus -- N DIR [--seed S] [--page-size P] [--editions E] [--topics yes|no] [--rare PERCENT] [--as warta|hugo]
//! cargo run --release --example corpus -- one-more DIR [--lang LANG]
//! ```

mod article;
mod calendar;
mod portal;
mod prose;
mod random;
mod roster;
mod themes;
mod words;

use portal::Order;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// How the program is called.
const USAGE: &str =
    "usage: corpus N DIR [--seed S] [--page-size P] [--editions E] [--topics yes|no] [--rare PERCENT] [--as warta|hugo]
       corpus one-more DIR [--lang LANG]";

/// What the arguments ask for.
enum Task {
    /// A whole portal in a new folder.
    Write(PathBuf, Order),
    /// One more article in a portal, or the translation of the last such into a language; its path is printed.
    AddOne(PathBuf, Option<String>),
}

fn main() -> ExitCode {
    let task = match parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(message) => {
            eprintln!("corpus: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("corpus: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked for.
fn run(task: &Task) -> std::io::Result<()> {
    match task {
        Task::Write(root, order) => {
            std::fs::create_dir_all(root)?;
            portal::write(root, order)
        }
        Task::AddOne(root, lang) => {
            println!("{}", portal::add_one(root, lang.as_deref())?.display());
            Ok(())
        }
    }
}

/// Reads the arguments.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Task, Box<dyn Error>> {
    let what = arguments.next().ok_or("how many articles?")?;
    let root = PathBuf::from(arguments.next().ok_or("into which folder?")?);
    if what == "one-more" {
        return match (arguments.next().as_deref(), arguments.next()) {
            (None, _) => Ok(Task::AddOne(root, None)),
            (Some("--lang"), Some(lang)) => Ok(Task::AddOne(root, Some(lang))),
            (Some(surplus), _) => Err(format!("`{surplus}` is not an argument of one-more").into()),
        };
    }
    let count: u64 = what.parse().map_err(|_| format!("`{what}` is not a number of articles"))?;
    if !(1..=10_000_000).contains(&count) {
        return Err("a corpus has 1 to 10,000,000 articles".into());
    }
    let mut order =
        Order { count, seed: 1, page_size: 20, editions: 1, topics: false, rare: 0, for_hugo: false };
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("`{option}` wants a value"))?;
        match (option.as_str(), value.as_str()) {
            ("--seed", seed) => order.seed = seed.parse()?,
            ("--page-size", size) => order.page_size = size.parse()?,
            ("--editions", editions) => order.editions = editions.parse()?,
            ("--rare", percent) => order.rare = percent.parse()?,
            ("--topics", "yes") => order.topics = true,
            ("--topics", "no") => order.topics = false,
            ("--as", "warta") => order.for_hugo = false,
            ("--as", "hugo") => order.for_hugo = true,
            _ => return Err(format!("`{option} {value}` is not understood").into()),
        }
    }
    if !(1..=roster::EDITIONS.len()).contains(&order.editions) {
        return Err(format!("a corpus has 1 to {} editions", roster::EDITIONS.len()).into());
    }
    Ok(Task::Write(root, order))
}
