//! What a rule is: its name, how severe it is, why it stands, and how it looks.

use crate::check::manuscript::Manuscript;
use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::config::check::{Level, Profile};

/// Something that `warta check` looks for.
#[derive(Debug)]
pub struct Rule {
    /// Names it in `config.toml` and in every finding.
    pub name: &'static str,
    /// How severe it is where the configuration does not say.
    pub level: Level,
    /// The profiles that it belongs to; none: it is always applied.
    pub profiles: &'static [Profile],
    /// What it finds, in one sentence.
    pub meaning: &'static str,
    /// Why that matters, with the source.
    pub why: &'static str,
    /// What it finds, and what it does not.
    pub example: Example,
    /// Whether `--fix` mends what it finds.
    pub mends: bool,
    /// How it looks.
    pub(super) look: Look,
}

/// Two small portals: a body of an article, or files, each after a line `-- path --`.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The rule finds something here.
    pub wrong: &'static str,
    /// It finds nothing here.
    pub right: &'static str,
}

/// How a rule looks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    /// A build says it.
    Build,
    /// At each article and standalone page.
    Manuscript(fn(&Manuscript<'_>, &mut Remarks<'_>)),
    /// At the configuration and the portal's own files.
    Portal(fn(&Portal<'_>, &mut Remarks<'_>)),
    /// At all articles together, by their sketches.
    Sketches,
}
