//! Articles whose URL changed, one by one, each with the alias that keeps its old URL alive.

use crate::catalog::Catalog;
use crate::check::policy::Policy;
use crate::check::portal::Portal;
use crate::check::rules::build::NOTICED;
use crate::check::{Edit, Finding};
use crate::config::check::Level;
use crate::engine::moves::{self, Moved};
use rayon::prelude::*;

/// A finding for each article that moved.
pub(super) fn findings(
    moved: &[Moved],
    portal: &Portal<'_>,
    catalog: &Catalog,
    policy: &Policy,
) -> Vec<Finding> {
    let level = policy.level(&NOTICED);
    if level == Level::Off {
        return Vec::new();
    }
    let articles: Vec<&[Moved]> = moved.chunk_by(|one, other| one.source == other.source).collect();
    let each = articles.into_par_iter().map(|moved| {
        let (config, root) = (portal.config, portal.root);
        let finding = Finding::of_build(&NOTICED, level, moves::warning(moved, catalog, config, root));
        let edit = moves::mended(moved, config, root).map(|(text, mended)| Edit::between(&text, &mended));
        Finding { edits: edit.into_iter().collect(), ..finding }
    });
    each.collect()
}
