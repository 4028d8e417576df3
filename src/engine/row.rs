//! What a source file was when it was read last, and what it became.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::catalog::stock::{PageRecord, Record};
use crate::pictures::bare::Telling;
use crate::pictures::facts::{self, Sight};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A source file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Row {
    /// The file.
    pub(super) source: Arc<str>,
    /// What the file system said of it.
    pub(super) stat: Stat,
    /// The fingerprint of its bytes.
    pub(super) print: Fingerprint,
    /// What it became.
    pub(super) became: Became,
    /// The files that its links lead to.
    pub(super) links: Vec<String>,
    /// The template that it names; it must be there in every build.
    pub(super) template: Option<Box<str>>,
    /// What it is, if it is called like a picture.
    pub(super) sight: Option<Arc<Sight>>,
    /// What becomes of its metadata, by what it is, whatever it is called.
    pub(super) telling: Telling,
    /// What was noticed in it.
    pub(super) warnings: Vec<Problem>,
    /// Whether the ledger does not have the row, or has it otherwise.
    #[serde(skip)]
    pub(super) is_new: bool,
}

/// What a source file became.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Became {
    /// An article, with its old URLs. The record is with the stock while a build runs.
    Article(Option<Box<Record>>, Vec<String>),
    /// A standalone page, with its old URLs.
    Page(Box<PageRecord>, Vec<String>),
    /// A file that is copied.
    Asset,
    /// Nothing, with a warning.
    Nothing,
}

/// What the file system says of a file. While it says the same, the file is as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Stat {
    /// In bytes.
    pub(super) size: u64,
    /// When its content was modified, in nanoseconds since 1970.
    pub(super) modified: i64,
    /// When its content or properties changed, which no program can set back; 0 where the system does not say.
    pub(super) changed: i64,
    /// Its number in the file system; 0 where the system does not say.
    pub(super) inode: u64,
}

impl Row {
    /// A file that is to be read in the next build.
    pub(super) fn unread(source: &str) -> Self {
        Self {
            source: source.into(),
            stat: Stat::default(),
            print: Fingerprint::default(),
            became: Became::Nothing,
            links: Vec::new(),
            template: None,
            sight: None,
            telling: Telling::Nothing,
            warnings: Vec::new(),
            is_new: true,
        }
    }
}

/// What the bytes of a source file are, if its name says that they are a picture, and what becomes of their metadata.
pub(super) fn sight(source: &str, bytes: &[u8]) -> (Option<Arc<Sight>>, Telling) {
    let (sight, telling) = facts::sight(source, bytes);
    (sight.map(Arc::new), telling)
}

impl Stat {
    /// The stat of a file that was read in a build which began at `begin` (by the file system's clock). A file that
    /// changed since may change again within one tick of that clock, so its stat is not to be trusted.
    pub(super) fn settled(self, begin: i64) -> Self {
        let last = self.modified.max(self.changed);
        if last >= begin { Self::default() } else { self }
    }

    /// Whether a file of which the system now says `now` must be as it was.
    pub(super) fn holds(self, now: Self) -> bool {
        self == now && self != Self::default()
    }
}
