//! `warta completions`.

use crate::cli::console::Console;
use crate::cli::{Command, Exit};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// What `warta completions` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The shell
    shell: Shell,
}

/// Prints a shell's completions.
pub(crate) fn run(arguments: &Arguments) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Command::command(), "warta", &mut script);
    Console::print(&String::from_utf8_lossy(&script));
    Exit::Done
}
