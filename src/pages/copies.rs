//! Compressed copies: which files have them, and what these are called. A copy is no page: it comes, changes and goes with
//! the file that it is of.

use crate::base::problem::{Place, Problem};
use crate::config::{Config, Encoding, FragmentMode};
use crate::pages::{Page, PageKind};

/// The extensions of files of text, which compression makes much smaller.
const TEXT: [&str; 16] = [
    "html",
    "htm",
    "css",
    "js",
    "mjs",
    "json",
    "geojson",
    "xml",
    "xsl",
    "rss",
    "atom",
    "svg",
    "txt",
    "csv",
    "vtt",
    "webmanifest",
];

/// The forms in which there are copies of a page, if it is long enough.
#[must_use]
pub fn of<'c>(page: &Page, config: &'c Config) -> &'c [Encoding] {
    let compress = &config.compress;
    // What a server reads itself, or looks into for boxes, must stay as it is.
    let is_assembled = matches!(config.fragments, FragmentMode::Ssi | FragmentMode::Esi);
    if (is_assembled && page.file.ends_with(".html"))
        || compress.formats.is_empty()
        || matches!(page.kind, PageKind::RedirectMap(_) | PageKind::GoneMap(_))
        || !is_text(&page.file)
    {
        return &[];
    }
    &compress.formats
}

fn is_text(file: &str) -> bool {
    let last = file.rsplit('/').next().unwrap_or(file);
    last.rsplit_once('.')
        .is_some_and(|(_, extension)| TEXT.iter().any(|text| extension.eq_ignore_ascii_case(text)))
}

/// What a copy of a file is called.
#[must_use]
pub fn name(file: &str, encoding: Encoding) -> String {
    format!("{file}.{}", encoding.suffix())
}

/// The page that a file is a copy of, with the form, if it is one.
#[must_use]
pub fn original<'p>(file: &str, pages: &'p [Page], config: &Config) -> Option<(&'p Page, Encoding)> {
    let (original, suffix) = file.rsplit_once('.')?;
    let encoding = config.compress.formats.iter().find(|encoding| encoding.suffix() == suffix)?;
    let index = pages.binary_search_by(|page| page.file.as_str().cmp(original)).ok()?;
    (!of(&pages[index], config).is_empty()).then_some((&pages[index], *encoding))
}

/// An error for each page that stands where a copy of another belongs; `pages` are sorted by file.
pub(super) fn claims(pages: &[Page], config: &Config) -> Vec<Problem> {
    if config.compress.formats.is_empty() {
        return Vec::new();
    }
    let claim = |page: &Page| {
        let (original, encoding) = original(&page.file, pages, config)?;
        let PageKind::Asset(asset) = &page.kind else { return None };
        let message = format!(
            "/{} is claimed by {} and by the compressed copy of /{}",
            page.file, asset.source, original.file
        );
        let hint = format!("remove the file, or \"{}\" from `formats` in [compress]", encoding.suffix());
        Some(Problem::error(message).at(Place::file(&asset.source)).hint(hint))
    };
    pages.iter().filter_map(claim).collect()
}
