//! `warta serve`: what it answers, when it builds, what it tells.

mod answers;
mod builds;
mod load;
mod program;
