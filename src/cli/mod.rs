//! The command line: a file per command. With `main.rs`, the only reader of clock, environment and terminal.

mod build;
mod check;
mod completions;
mod config;
mod console;
mod init;
mod new;
mod paths;
mod plan;
mod progress;
mod sample;
mod serve;
mod why;

use clap::{Args, Parser, Subcommand};
use console::Console;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// The exit status of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Refused: something is wrong, and nothing was changed.
    Refused = 1,
    /// Done, but for what `--skip-bad` left out.
    LeftOut = 3,
}

/// A static site generator for news portals: one more story costs what that story touches.
#[derive(Parser, Debug)]
#[command(name = "warta", version, about, max_term_width = 100, disable_help_subcommand = true)]
struct Command {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Verb,
}

/// What every command takes.
#[derive(Args, Debug)]
pub(crate) struct Common {
    /// The portal's folder
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub(crate) root: PathBuf,
    /// Say nothing but what is wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Name every file that is written or removed
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// Build the portal into public/
    Build(build::Arguments),
    /// Show the portal in a browser, always as the files are now
    Serve(serve::Arguments),
    /// Look for everything that is wrong, and mend what has one safe mending
    Check(check::Arguments),
    /// Make a new article file
    New(new::Arguments),
    /// Make a new portal
    Init(init::Arguments),
    /// Say what an output is made of, and why the last build made it
    Why(why::Arguments),
    /// Print the calendar: what changes when, with no edit
    Plan(plan::Arguments),
    /// Print the effective configuration with every default and its meaning
    Config,
    /// Print completions for a shell
    Completions(completions::Arguments),
}

/// Runs the program with the arguments of the process. Unusable arguments end it with status 2.
#[must_use]
pub fn run() -> ExitCode {
    let Command { common, command } = Command::parse();
    let console = Arc::new(Console::new(&common));
    let exit = match command {
        Verb::Build(arguments) => build::run(&common, &arguments, &console),
        Verb::Serve(arguments) => serve::run(&common, &arguments, console),
        Verb::Check(arguments) => check::run(&common, &arguments, &console),
        Verb::New(arguments) => new::run(&common, &arguments, &console),
        Verb::Init(arguments) => init::run(&arguments, &console),
        Verb::Why(arguments) => why::run(&common, &arguments, &console),
        Verb::Plan(arguments) => plan::run(&common, &arguments, &console),
        Verb::Config => config::run(&common, &console),
        Verb::Completions(arguments) => completions::run(&arguments),
    };
    ExitCode::from(exit as u8)
}
