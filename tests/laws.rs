//! The laws of the incremental build, held against random portals, kills, faults and growth.

mod churn;
mod config;
mod faults;
mod found;
mod incremental;
mod killed;
mod newsroom;
mod piece;
mod states;
mod steps;
mod theme;
mod versions;

/// What the environment says to a test: seeds and counts.
fn environment(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests are told their seeds by the environment")]
    std::env::var(name).ok()
}
