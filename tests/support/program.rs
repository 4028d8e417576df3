//! The program `warta`, run as a person or a CI job runs it.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// The program.
pub(crate) const WARTA: &str = env!("CARGO_BIN_EXE_warta");

/// What a run of the program came to.
pub(crate) struct Ran {
    /// The exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// Runs the program in a folder.
pub(crate) fn warta(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(WARTA);
    command.args(arguments);
    run(command, folder)
}

/// Runs a command in a folder; one that hangs is ended.
pub(crate) fn run(mut command: Command, folder: &Path) -> Ran {
    command.current_dir(folder);
    let ended = assert_cmd::Command::from_std(command).timeout(Duration::from_secs(120)).output();
    let Output { status, stdout, stderr } = ended.unwrap();
    let status = status.code().unwrap_or_else(|| panic!("{status}: {}", String::from_utf8_lossy(&stderr)));
    Ran { status, out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() }
}

impl Ran {
    /// Asserts the exit status.
    pub(crate) fn ended_with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}
