//! `warta why`.

use crate::cli::build::{At, now};
use crate::cli::console::Console;
use crate::cli::{Common, Exit};
use crate::engine::{self, Request, why};
use clap::Args;
use std::path::PathBuf;

/// What `warta why` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// A URL, a path of the portal (/2026/11/slug/) or a file of the output
    url: String,
    #[command(flatten)]
    at: At,
}

/// Says what an output is made of, and why the last build made it.
pub(crate) fn run(common: &Common, arguments: &Arguments, console: &Console) -> Exit {
    // A file of the output, as a shell completes its name, is meant as its path.
    let url = arguments.url.trim_start_matches("./").strip_prefix("public/").map(|file| format!("/{file}"));
    match why::why(&reader(common, &arguments.at), url.as_deref().unwrap_or(&arguments.url)) {
        Ok(why) => {
            Console::print(&format!("{why}\n"));
            Exit::Done
        }
        Err(problems) => {
            console.problems(&problems);
            Exit::Refused
        }
    }
}

/// A request that only reads.
pub(crate) fn reader(common: &Common, at: &At) -> Request {
    Request {
        root: common.root.clone(),
        output: PathBuf::new(),
        cache: engine::cache_of(&common.root),
        at: at.at.unwrap_or_else(now),
        base_url: at.base_url.clone(),
        drafts: at.drafts,
        skip_bad: true,
        clean: false,
        changed: Vec::new(),
        scratch: true,
        preview: false,
    }
}
