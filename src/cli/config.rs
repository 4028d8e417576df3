//! `warta config`.

use crate::base::file;
use crate::base::problem::Problem;
use crate::cli::console::Console;
use crate::cli::{Common, Exit};

/// Prints the effective configuration.
pub(crate) fn run(common: &Common, console: &Console) -> Exit {
    let text = match file::read_text(&common.root.join("config.toml"), "config.toml") {
        Ok(text) => text,
        Err(problem) => {
            console.problems(&[problem.hint("name the portal's folder with --root")]);
            return Exit::Refused;
        }
    };
    let (config, problems) = crate::config::read::read(&text);
    console.problems(&problems);
    match config.filter(|_| !problems.iter().any(Problem::is_error)) {
        Some(config) => {
            Console::print(&crate::config::effective::effective(&config));
            Exit::Done
        }
        None => Exit::Refused,
    }
}
