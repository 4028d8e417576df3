//! Compressed copies of outputs: made when their page changed or how they are made, else left as they stand. They are no
//! pages, so that a portal without them pays nothing, and one with them no list of all.

use crate::base::problem::Problem;
use crate::config::Config;
use crate::engine::manifest::hash;
use crate::engine::output::{Outcome, Output};
use crate::engine::trace::Trace;
use crate::pages::{Page, copies};
use crate::press::compression::compressed;

/// The copies of some pages.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The hashes of the paths of all.
    pub(super) claimed: Vec<u64>,
    /// Those that are staged, with what they are to what stands there.
    pub(super) changed: Vec<(String, Outcome)>,
}

impl Copies {
    /// Claims the copies of a page.
    pub(super) fn claim(&mut self, page: &Page, config: &Config, trace: Trace<'_>) {
        let formats = copies::of(page, config);
        if !formats.is_empty() && trace.made_of().is_some_and(|made| made.copied) {
            self.claimed.extend(formats.iter().map(|format| hash(&copies::name(&page.file, *format))));
        }
    }

    /// Adds the copies of the pages that come next.
    pub(super) fn join(&mut self, next: Self) {
        self.claimed.extend(next.claimed);
        self.changed.extend(next.changed);
    }
}

/// Whether there are copies of a page of so many bytes.
pub(super) fn has(page: &Page, config: &Config, bytes: usize) -> bool {
    bytes >= config.compress.min_bytes && !copies::of(page, config).is_empty()
}

/// Stages the copies of a page that differ from what stands in the output.
///
/// # Errors
/// A file that Warta did not write stands in the place of one, or one cannot be written.
pub(super) fn stage(
    page: &Page,
    bytes: &[u8],
    config: &Config,
    output: &Output,
) -> Result<Vec<(String, Outcome)>, Problem> {
    let mut staged = Vec::new();
    for format in copies::of(page, config) {
        let name = copies::name(&page.file, *format);
        let copy = compressed(bytes, *format, &config.compress)
            .map_err(|error| Problem::error(format!("cannot compress {}: {error}", page.file)))?;
        let outcome = output.stage(&name, &copy)?;
        if outcome != Outcome::Unchanged {
            staged.push((name, outcome));
        }
    }
    Ok(staged)
}
