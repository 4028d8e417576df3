//! Files that are copied: `static/`, the theme's `static/`, the pictures of article folders. Style sheets are minified.

use crate::base::fingerprint::Fingerprint;
use crate::pages::{Page, PageKind};
use crate::pictures::bare::Telling;
use crate::pictures::facts::Sight;
use std::path::PathBuf;
use std::sync::Arc;

/// A file that is copied.
#[derive(Debug)]
pub struct Asset {
    /// The output file.
    pub file: String,
    /// Where it comes from, as problems name it.
    pub source: String,
    /// Where its bytes are.
    pub content: Content,
    /// What it is, if it is called like a picture.
    pub sight: Option<Arc<Sight>>,
    /// What becomes of its metadata; nothing where it stays because it shall.
    pub telling: Telling,
    /// Whether another asset of the same file may take its place: a theme's file gives way to the portal's.
    pub gives_way: bool,
}

/// Where the bytes of an asset are.
#[derive(Clone, Debug)]
pub enum Content {
    /// On disk, with the fingerprint of what stands there.
    File(PathBuf, Fingerprint),
    /// In the program.
    Embedded(&'static [u8], Fingerprint),
    /// A picture without its metadata.
    Bare(Box<Self>),
    /// A style sheet that is minified, with addresses in it and what stands for them.
    Sheet(Box<Self>, Vec<(String, String)>),
}

impl Content {
    /// The fingerprint of the bytes.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::File(_, print) | Self::Embedded(_, print) => *print,
            Self::Bare(inner) => inner.fingerprint().then(Fingerprint::of(b"bare")),
            Self::Sheet(inner, instead) => {
                let addresses =
                    instead.iter().flat_map(|(address, other)| [address.as_bytes(), other.as_bytes()]);
                inner.fingerprint().then(Fingerprint::of_parts(addresses))
            }
        }
    }
}

/// A page for each asset.
pub(super) fn pages(assets: &[Arc<Asset>], pages: &mut Vec<Page>) {
    pages.extend(
        assets
            .iter()
            .map(|asset| Page { file: asset.file.clone(), kind: PageKind::Asset(Arc::clone(asset)) }),
    );
}
