//! `warta plan`.

use crate::cli::build::At;
use crate::cli::console::Console;
use crate::cli::why::reader;
use crate::cli::{Common, Exit};
use crate::engine::calendar::{self, Entry, EventKind};
use clap::{Args, ValueEnum};

/// What `warta plan` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// How many instants to look ahead
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    at: At,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// One JSON array
    Json,
}

/// How many outputs of an instant are named to people.
const NAMED: usize = 8;

/// Prints what changes when, with no edit.
pub(crate) fn run(common: &Common, arguments: &Arguments, console: &Console) -> Exit {
    match calendar::calendar(&reader(common, &arguments.at), usize::from(arguments.limit)) {
        Ok(entries) => {
            match arguments.format {
                Format::Json => Console::print(&format!("{}\n", serde_json::json!(entries))),
                Format::Human if entries.is_empty() => Console::print("Nothing changes without an edit.\n"),
                Format::Human => entries.iter().for_each(|entry| Console::print(&human(entry))),
            }
            Exit::Done
        }
        Err(problems) => {
            console.problems(&problems);
            Exit::Refused
        }
    }
}

/// An instant as people read it.
fn human(entry: &Entry) -> String {
    let mut text = format!("{}\n", entry.at);
    for event in &entry.events {
        let happens = match event.kind {
            EventKind::Appears => "appears",
            EventKind::Expires => "expires",
            EventKind::Lapses => "is breaking news no more",
            EventKind::Sinks => "is a top story no more",
            EventKind::LeavesNews => "leaves the Google News sitemap",
            EventKind::Amended => "shows a correction or update",
        };
        text.push_str(&format!("  \"{}\" {happens} ({})\n", event.title, event.source));
    }
    for output in entry.outputs.iter().take(NAMED) {
        text.push_str(&format!("    {output}\n"));
    }
    if entry.outputs.len() > NAMED {
        text.push_str(&format!("    and {} more outputs\n", entry.outputs.len() - NAMED));
    }
    text
}
