//! Text of a third party that is not trusted: what of its HTML reaches a page, and what is said of the rest. Nothing else may
//! print such text. Sanitising makes it harmless; the rest is about requests: who reads it asks no host but the portal's.

mod finish;
mod frames;
mod inventory;
mod liberties;
mod pictures;
mod report;
pub(super) mod tag;
#[cfg(test)]
mod tests;

pub(super) use liberties::own_path;
pub(super) use pictures::hides;
pub(super) use report::received;

use super::rel::LinkRel;
use super::sanitise::Sanitiser;
use crate::base::url::BaseUrl;
use crate::config::Images;

/// What makes a provider's HTML fit to print.
#[derive(Clone, Copy, Debug)]
pub struct Supplied<'a> {
    /// Drops what runs, loads or disguises.
    pub sanitiser: &'a Sanitiser,
    /// Where the portal stands: other hosts are others'.
    pub home: &'a BaseUrl,
    /// What becomes of pictures on other hosts.
    pub images: Images,
    /// Hosts whose frames may be loaded, by a click.
    pub embeds: &'a [String],
}

impl Supplied<'_> {
    /// Harmless HTML: sanitised, links that leave the portal with their `rel`, no tracking pixel, and a link for each picture and
    /// frame that a host of others' would send. `mark` is what ids of ours begin with in it; they lose it.
    pub(super) fn clean(&self, html: &str, rel: Option<LinkRel<'_>>, mark: &str) -> String {
        let (own, frames) = frames::replaced(self, html, mark);
        let clean = self.sanitiser.clean(&own);
        let finished = finish::finished(self, &clean, rel, &finish::Marked { mark, frames: &frames });
        if mark.is_empty() { finished } else { finished.replace(&format!(" id=\"{mark}"), " id=\"") }
    }
}
