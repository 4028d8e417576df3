//! Articles whose URL changed, one by one, each with the alias that keeps its old URL alive.

use crate::article::amend;
use crate::base::file;
use crate::catalog::stock::Stock;
use crate::check::policy::Policy;
use crate::check::rules::build::NOTICED;
use crate::check::{Edit, Finding};
use crate::config::check::Level;
use crate::engine::moves::{self, Moved};
use rayon::prelude::*;
use std::path::Path;

/// A finding for each article that moved.
pub(super) fn findings(moved: &[Moved], stock: &Stock, root: &Path, policy: &Policy) -> Vec<Finding> {
    let level = policy.level(&NOTICED);
    if level == Level::Off {
        return Vec::new();
    }
    let articles: Vec<&[Moved]> = moved.chunk_by(|one, other| one.source == other.source).collect();
    let each = articles.into_par_iter().map(|moved| {
        let finding = Finding::of_build(&NOTICED, level, moves::warning(moved, stock, root));
        Finding { edits: edit(moved, root).into_iter().collect(), ..finding }
    });
    each.collect()
}

/// What writes the old URLs of one file into its `aliases`, if that can be done safely.
fn edit(moved: &[Moved], root: &Path) -> Option<Edit> {
    let source = &moved.first()?.source;
    let text = file::read_text(&root.join(source), source).ok()?;
    let with = |text: String, moved: &Moved| amend::add(source, &text, "aliases", &moved.from).ok();
    let mended = moved.iter().try_fold(text.clone(), with)?;
    Some(Edit::between(&text, &mended))
}
