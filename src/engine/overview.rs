//! What a newsroom sees of its portal: everything that it holds, visible or not, and every output with what it is made of.
//! Writes nothing, and keeps no bodies.

use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::engine::Request;
use crate::engine::survey::{self, Look};
use crate::engine::why::{self, Why};
use std::sync::Arc;

/// A portal as it stands at the instant of a request.
pub struct Overview {
    request: Request,
    look: Look,
}

impl std::fmt::Debug for Overview {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Overview").field("request", &self.request).finish_non_exhaustive()
    }
}

impl Overview {
    /// Looks at a portal. Articles with errors are left out.
    ///
    /// # Errors
    /// What is wrong with the portal besides its articles.
    pub fn take(request: &Request) -> Result<Self, Vec<Problem>> {
        let request = Request { skip_bad: true, changed: Vec::new(), scratch: true, ..request.clone() };
        Ok(Self { look: survey::look(&request)?, request })
    }

    /// Whether all that was remembered could be read so far. A build that ends in the meantime writes it anew: then one
    /// looks again.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.look.survey.catalog.stock().is_damaged()
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.look.config
    }

    /// What is visible, and all that the portal holds.
    #[must_use]
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.look.survey.catalog
    }

    /// Every file of the output with what it is, sorted by file.
    pub fn outputs(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.look.survey.pages.iter().map(|page| (page.file.as_str(), page.kind.word()))
    }

    /// Explains the output of a URL, a path or a file.
    ///
    /// # Errors
    /// No page has this URL.
    pub fn why(&self, url: &str) -> Result<Why, Vec<Problem>> {
        why::of_look(&self.look, &self.request, url)
    }
}
