//! The texts of articles, read again when they are printed.

use crate::article::{Document, read};
use crate::base::file;
use crate::base::problem::{Place, Problem};
use crate::catalog::Catalog;
use crate::config::Config;
use crate::engine::intake;
use crate::press::Library;
use std::path::PathBuf;
use std::sync::Arc;

/// The files of `content/`.
#[derive(Debug)]
pub(super) struct Files {
    root: PathBuf,
    config: Arc<Config>,
    catalog: Arc<Catalog>,
    /// Whether someone said which files have changed: then others were not looked at.
    told: bool,
}

impl Files {
    /// The files of a portal whose catalog has been made.
    pub(super) fn new(root: PathBuf, config: Arc<Config>, catalog: Arc<Catalog>) -> Self {
        Self { root, config, catalog, told: false }
    }

    /// The same, where someone said which files have changed.
    pub(super) fn told(self, told: bool) -> Self {
        Self { told, ..self }
    }
}

impl Library for Files {
    fn document(&self, source: &str) -> Result<Document, Problem> {
        let changed = || {
            Problem::error("the file changed while the portal was built").at(Place::file(source)).hint(
                if self.told {
                    "build again; what changed must all be named by --changed"
                } else {
                    "build again"
                },
            )
        };
        let bytes = file::read(&self.root.join(source), source)?;
        let print = intake::fingerprint(&bytes);
        let article = self.catalog.by_source(source).map(|id| self.catalog.record(id).text);
        let known = article.or_else(|| self.catalog.page_by_source(source).map(|page| page.text));
        if known != Some(print) {
            return Err(changed());
        }
        let text = file::text(bytes, source)?;
        let document = read::read(source, &text, &self.config).document.ok_or_else(changed)?;
        Ok(document.as_of(self.catalog.instant()))
    }
}
