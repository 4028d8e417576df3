//! The program `warta`.

use std::process::ExitCode;

fn main() -> ExitCode {
    warta::cli::run()
}
