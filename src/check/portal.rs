//! What rules may know of the portal besides the file in hand. Opens files of the portal, writes none.

use crate::article::markdown::{self, Destination, Style};
use crate::article::{Document, read};
use crate::base::file;
use crate::base::instant::Instant;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::engine::inspect::Prospect;
use crate::pages::file_of;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// The portal around a file.
#[derive(Debug)]
pub(super) struct Portal<'p> {
    /// The configuration.
    pub(super) config: &'p Config,
    /// The text of `config.toml`.
    pub(super) text: &'p str,
    /// The portal's folder.
    pub(super) root: &'p Path,
    /// The moment that the check stands for.
    pub(super) at: Instant,
    /// The files of the output, sorted; `None` if a build would refuse: then nobody knows.
    pub(super) files: Option<&'p [String]>,
    /// What is visible, where that is known.
    pub(super) catalog: Option<&'p Catalog>,
    /// Of files that others link into, which may be many.
    anchors: Mutex<BTreeMap<String, Arc<Anchors>>>,
}

impl<'p> Portal<'p> {
    /// The portal in `root`.
    pub(super) fn new(
        (config, text): (&'p Config, &'p str),
        root: &'p Path,
        at: Instant,
        prospect: Option<&'p Prospect>,
    ) -> Self {
        let files = prospect.map(|prospect| prospect.files.as_slice());
        let catalog = prospect.map(|prospect| &*prospect.catalog);
        Self { config, text, root, at, files, catalog, anchors: Mutex::default() }
    }

    /// Whether there is an output at a readable URL path of the portal, with or without a slash at its end.
    pub(super) fn has(&self, path: &str) -> bool {
        let Some(files) = self.files else { return true };
        let is_there = |file: String| files.binary_search(&file).is_ok();
        is_there(file_of(path)) || is_there(file_of(&format!("{}/", path.trim_end_matches('/'))))
    }

    /// The readable path that a URL on this portal has; `None` for other URLs.
    pub(super) fn own_path(&self, url: &str) -> Option<String> {
        let base = self.config.base_url.to_string();
        let rest = url.strip_prefix(base.trim_end_matches('/'))?;
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        (path.is_empty() || path.starts_with('/')).then(|| {
            let path = if path.is_empty() { "/" } else { path };
            percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
        })
    }

    /// Whether the body of another file of `content/` has something of an id to link to; `true` if it cannot be read.
    pub(super) fn has_anchor(&self, source: &str, id: &str) -> bool {
        if let Some(anchors) = self.cached(source) {
            return anchors.has(id);
        }
        let Ok(text) = file::read_text(&self.root.join(source), source) else { return true };
        match read::read(source, &text, self.config).document {
            Some(document) => self.keep(source, Anchors::of(&document, self.config)).has(id),
            None => true,
        }
    }

    fn cached(&self, source: &str) -> Option<Arc<Anchors>> {
        self.anchors.lock().ok()?.get(source).cloned()
    }

    fn keep(&self, source: &str, anchors: Anchors) -> Arc<Anchors> {
        let kept = Arc::new(anchors);
        if let Ok(mut anchors) = self.anchors.lock() {
            anchors.insert(source.to_owned(), Arc::clone(&kept));
        }
        kept
    }
}

/// What one may link to within a body.
#[derive(Debug)]
pub(super) struct Anchors(BTreeSet<String>);

impl Anchors {
    /// The ids of a document's body, as it is printed.
    pub(super) fn of(document: &Document, config: &Config) -> Self {
        let style = Style {
            lang: &config.edition(document.text().edition).lang,
            smart_punctuation: config.markdown.smart_punctuation,
            heading_anchors: config.markdown.heading_anchors,
            sanitise: None,
            link_rel: None,
        };
        let html = markdown::html(&document.text().body, &style, &mut |_| Destination::Keep).html;
        let marks = [" id=\"", " name=\"", " id='", " name='"];
        let ids = marks.iter().flat_map(|mark| html.split(mark).skip(1));
        Self(ids.map(|rest| rest.split(['"', '\'']).next().unwrap_or_default().to_owned()).collect())
    }

    /// Whether one of them is what a fragment names.
    pub(super) fn has(&self, fragment: &str) -> bool {
        let readable = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        self.0.contains(&*readable) || self.0.contains(fragment)
    }
}
