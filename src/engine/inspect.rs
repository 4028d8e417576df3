//! Looking at a portal as a build does, without building it: what a build would refuse, what it would notice, and which
//! outputs there would be. Writes nothing, remembers nothing.

use crate::article::scan::{self, Kind};
use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::engine::Request;
use crate::engine::ledger::Ledger;
use crate::engine::moves::{self, Moved};
use crate::engine::report::Progress;
use crate::engine::row::Became;
use crate::engine::survey::{self, Ground, Notes, Survey};
use crate::pages::{Page, PageKind};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::mem::discriminant;
use std::sync::Arc;

/// What a look at a portal has shown.
#[derive(Debug, Default)]
pub struct Inspection {
    /// The configuration, unless it is what is wrong.
    pub config: Option<Arc<Config>>,
    /// All that a build would refuse or notice before it prints.
    pub problems: Vec<Problem>,
    /// The Markdown files of `content/`, sorted.
    pub sources: Vec<String>,
    /// The old URLs that lead nowhere.
    pub moved: Vec<Moved>,
    /// What would be built; `None` if a build would refuse.
    pub prospect: Option<Prospect>,
}

/// What a build would make.
#[derive(Debug)]
pub struct Prospect {
    /// What is visible.
    pub catalog: Arc<Catalog>,
    /// Every file of the output, sorted.
    pub files: Vec<String>,
}

/// Looks at the portal. Reads only what changed since the last build, unless the request is for a clean one.
#[must_use]
pub fn inspect(request: &Request, progress: &dyn Progress) -> Inspection {
    let mut problems = Vec::new();
    let ground = match Ground::read(request, &mut problems) {
        Ok(ground) => ground,
        Err(errors) => {
            problems.extend(errors);
            return Inspection { config: None, problems, ..Inspection::default() };
        }
    };
    let config = Some(Arc::clone(&ground.config));
    let remembered = if request.clean { None } else { ground.scope.open() };
    let mut ledger: Ledger = remembered.unwrap_or_default();
    let notes =
        Notes { progress, left_out: &mut BTreeSet::new(), problems: &mut problems, errors: Vec::new() };
    // No row is kept of this, so no file needs to be known to have settled.
    match survey::survey(request, (ground, i64::MAX), &mut ledger, notes) {
        Ok(survey) => {
            problems.extend(survey::noticed(&survey.rows));
            let is_document = |became: &Became| !matches!(became, Became::Asset);
            let rows = survey.rows.iter().filter(|row| row.source.starts_with("content/"));
            let sources =
                rows.filter(|row| is_document(&row.became)).map(|row| row.source.to_string()).collect();
            problems.extend(unprintable(&survey));
            let moved = moves::moved(&survey.moves, &survey.catalog);
            let files = survey.pages.into_iter().map(|page| page.file).collect();
            let prospect = Some(Prospect { catalog: survey.catalog, files });
            Inspection { config, problems, sources, moved, prospect }
        }
        Err(errors) => {
            problems.extend(errors);
            let (files, _) = scan::scan(&request.root);
            let documents = files.into_iter().filter(|file| file.kind == Kind::Document);
            let sources = documents.map(|file| file.source).collect();
            Inspection { config, problems, sources, ..Inspection::default() }
        }
    }
}

/// How many pages of each kind are printed.
const SAMPLE: usize = 3;

/// What templates refuse. Printing all pages would be a build: of each kind a few are printed, to nowhere.
fn unprintable(survey: &Survey) -> Vec<Problem> {
    let mut counts = HashMap::new();
    let mut is_sample = |page: &&Page| {
        let count = counts.entry(discriminant(&page.kind)).or_insert(0);
        *count += 1;
        *count <= SAMPLE
            && !matches!(page.kind, PageKind::Asset(_) | PageKind::Picture(_) | PageKind::ShareCard(_))
    };
    let sample: Vec<_> = survey.pages.iter().filter(|page| is_sample(page)).collect();
    let mut problems: Vec<_> = sample.par_iter().filter_map(|page| survey.press.print(page).err()).collect();
    // Pages of one template fail at one place.
    problems.sort_by(|one, other| (&one.place, &one.message).cmp(&(&other.place, &other.message)));
    problems.dedup_by(|one, other| one.place == other.place && one.message == other.message);
    problems
}
