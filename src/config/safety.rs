//! What third parties may send, and what the portal's pages may load: `[third_party]`, `[embeds]`, `[csp]`.

use crate::config::values::Values;
use serde::{Deserialize, Serialize};

/// How much a text of an untrusted provider may hold (`[third_party]`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ThirdParty {
    /// Of its Markdown, in units of 1,024 bytes.
    pub max_kilobytes: usize,
    /// Links.
    pub max_links: usize,
    /// Elements within each other.
    pub max_depth: usize,
}

/// What becomes of pictures that an untrusted provider's text takes from other hosts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Images {
    /// Links to them: no reader's browser asks another host for anything.
    Local,
    /// They are shown.
    Remote,
}

/// Something of the portal's own that a file may decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Liberty {
    /// Which old URLs lead to it, whoever's they were.
    Aliases,
    /// Where search engines find the original.
    CanonicalUrl,
    /// What templates find in `extra`.
    Extra,
    /// Its path, whatever `urls.article` says.
    Permalink,
    /// By which template it is printed.
    Template,
}

/// The portal's Content-Security-Policy (`[csp]`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContentPolicy {
    /// Where it is said.
    pub send: Sending,
    /// What pages may load besides the portal's own files: as many lists as [`SOURCES`], in its order.
    pub sources: Vec<Vec<String>>,
}

/// Where a Content-Security-Policy is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Sending {
    /// In each page, and in `_headers` for all files.
    Everywhere,
    /// In each page of the theme.
    Pages,
    /// Nowhere.
    Nowhere,
}

/// The keys of sources, with the directive that each is for.
pub const SOURCES: [(&str, &str); 8] = [
    ("csp.scripts", "script-src"),
    ("csp.styles", "style-src"),
    ("csp.images", "img-src"),
    ("csp.media", "media-src"),
    ("csp.fonts", "font-src"),
    ("csp.connections", "connect-src"),
    ("csp.frames", "frame-src"),
    ("csp.forms", "form-action"),
];

impl ThirdParty {
    /// As a file says it.
    pub(super) fn read(values: Values<'_>) -> Self {
        Self {
            max_kilobytes: values.count("third_party.max_kilobytes"),
            max_links: values.count("third_party.max_links"),
            max_depth: values.count("third_party.max_depth"),
        }
    }
}

impl ContentPolicy {
    /// As a file says it.
    pub(super) fn read(values: Values<'_>) -> Self {
        Self {
            send: values.choice("csp.send"),
            sources: SOURCES.iter().map(|(key, _)| values.texts(key)).collect(),
        }
    }

    /// The sources that a key names.
    #[must_use]
    pub fn sources_of(&self, key: &str) -> &[String] {
        let place = SOURCES.iter().position(|(name, _)| *name == key);
        place.and_then(|place| self.sources.get(place)).map_or(&[], Vec::as_slice)
    }
}
