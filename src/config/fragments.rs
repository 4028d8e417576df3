//! How pages take in fragments (`[fragments]`): boxes that are outputs of their own.

/// What brings a fragment into a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FragmentMode {
    /// A few lines of script; without script, a link.
    Script,
    /// A server, by Server Side Includes.
    Ssi,
    /// A server, by Edge Side Includes.
    Esi,
    /// The build: pages hold the text, and change whenever it does.
    Inline,
}
