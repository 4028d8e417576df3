//! What an editor would be ashamed of, found before a reader does: everything that a build would refuse, and rules (a file each
//! in `rules/`) that look at one article after the other, in parallel. Bodies pass through; nothing is written but by `mend`.

/// What is known and shall not be said again.
pub mod baseline;
/// How findings are printed for programs.
pub mod format;
mod manuscript;
/// Mending what has one safe mending.
pub mod mend;
mod pictures;
mod policy;
mod portal;
mod moved;
/// The page of the documentation.
pub mod reference;
mod remarks;
/// What a rule is.
pub mod rule;
/// The rules.
pub mod rules;
#[cfg(test)]
mod sample;

pub use remarks::{Edit, Finding};

use crate::article::read;
use crate::base::file;
use crate::base::problem::Problem;
use crate::check::manuscript::Manuscript;
use crate::check::policy::Policy;
use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::check::rule::Look;
use crate::check::rules::near_duplicate::{self, Sketch};
use crate::config::check::{Level, Profile};
use crate::engine::inspect::inspect;
use crate::engine::moves;
use crate::engine::report::{Phase, Progress};
use rayon::prelude::*;

/// What a check is asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The portal, as a build of it would see it.
    pub build: crate::engine::Request,
    /// Takes the place of the configuration's profiles.
    pub profiles: Option<Vec<Profile>>,
    /// The only files and folders (relative to the portal's folder) of which something is said; empty: all.
    pub paths: Vec<String>,
}

/// What a check has found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Everything found, sorted by place.
    pub findings: Vec<Finding>,
    /// How many files of `content/` were looked at.
    pub files: usize,
}

/// How many files are held in memory at once.
const BATCH: usize = 2048;

/// Looks for everything that is wrong with a portal.
#[must_use]
pub fn check(request: &Request, progress: &dyn Progress) -> Checked {
    let inspection = inspect(&request.build, progress);
    let Some(config) = inspection.config else {
        return Checked { findings: built(inspection.problems, None), files: 0 };
    };
    let root = &request.build.root;
    let policy = Policy::new(&config, request.profiles.as_deref());
    let text = file::read_text(&root.join("config.toml"), "config.toml").unwrap_or_default();
    let (moves, mut problems): (Vec<_>, Vec<_>) =
        inspection.problems.into_iter().partition(moves::is_of_move);
    problems.extend(policy::unknown(&config, &text));
    let portal = Portal::new((&config, &text), root, request.build.at, inspection.prospect.as_ref());
    let mut findings = built(problems, Some(&policy));
    match &inspection.prospect {
        Some(prospect) => {
            let catalog = &prospect.catalog;
            findings.extend(moved::findings(&inspection.moved, &portal, catalog, &policy));
        }
        None => findings.extend(built(moves, Some(&policy))),
    }
    findings.extend(of_portal(&portal, &policy));
    let named = |source: &String| is_named(source, &request.paths);
    // A copy of an article may lie anywhere: then all files are sketched, though not all are spoken of.
    let sketches = policy.level(&near_duplicate::RULE) != Level::Off;
    let sources: Vec<_> =
        inspection.sources.iter().filter(|source| sketches || named(source)).map(String::as_str).collect();
    findings.extend(of_files(&portal, &policy, &sources, progress));
    findings.retain(|finding| request.paths.is_empty() || is_named(finding.file(), &request.paths));
    findings.sort_by(|one, other| {
        (&one.problem.place, one.rule.name, &one.problem.message).cmp(&(
            &other.problem.place,
            other.rule.name,
            &other.problem.message,
        ))
    });
    findings.dedup_by(|later, earlier| {
        let same = later.rule.name == earlier.rule.name && later.problem == earlier.problem;
        if same && earlier.edits.is_empty() {
            earlier.edits = std::mem::take(&mut later.edits);
        }
        same
    });
    Checked { findings, files: inspection.sources.iter().filter(|source| named(source)).count() }
}

/// Whether a file is one of some paths, or below one; always if there are none.
fn is_named(source: &str, paths: &[String]) -> bool {
    let below = |path: &String| source.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'));
    paths.is_empty() || paths.iter().any(|path| path == source || path.is_empty() || below(path))
}

/// What a build says, as findings.
fn built(problems: Vec<Problem>, policy: Option<&Policy>) -> Vec<Finding> {
    let findings = problems.into_iter().filter_map(|problem| {
        let rule = rules::build::rule(&problem);
        let level = policy.map_or(rule.level, |policy| policy.level(rule));
        // What a build refuses is an error, whatever anybody says.
        let level = if problem.is_error() { Level::Error } else { level };
        (level != Level::Off).then(|| Finding::of_build(rule, level, problem))
    });
    findings.collect()
}

/// What rules find in the configuration and the portal's own files.
fn of_portal(portal: &Portal<'_>, policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, level) in policy.rules() {
        if let Look::Portal(look) = rule.look {
            let mut remarks = Remarks::new("config.toml", portal.text, rule, level);
            look(portal, &mut remarks);
            findings.extend(remarks.done());
        }
    }
    findings
}

/// What rules find in the files of `content/`.
fn of_files(portal: &Portal<'_>, policy: &Policy, sources: &[&str], progress: &dyn Progress) -> Vec<Finding> {
    progress.begin(Phase::Checking, sources.len());
    let mut findings = Vec::new();
    let mut sketches = Vec::new();
    for batch in sources.chunks(BATCH) {
        let looked: Vec<_> = batch.par_iter().map(|source| of_file(portal, policy, source)).collect();
        progress.advance(batch.len());
        for (found, sketch) in looked {
            findings.extend(found);
            sketches.extend(sketch);
        }
    }
    let level = policy.level(&near_duplicate::RULE);
    if level != Level::Off {
        findings.extend(near_duplicate::alike(&sketches, portal.root, level));
    }
    findings
}

/// What rules find in one file. What cannot be read is what a build refuses, and said already.
fn of_file(portal: &Portal<'_>, policy: &Policy, source: &str) -> (Vec<Finding>, Option<Sketch>) {
    let Ok(text) = file::read_text(&portal.root.join(source), source) else {
        return (Vec::new(), None);
    };
    let Some(document) = read::read(source, &text, portal.config).document else {
        return (Vec::new(), None);
    };
    let manuscript = Manuscript::new(&text, &document, portal);
    let mut findings = Vec::new();
    let mut sketch = None;
    for (rule, level) in policy.rules() {
        match rule.look {
            Look::Manuscript(look) => {
                let mut remarks = Remarks::new(source, &text, rule, level);
                look(&manuscript, &mut remarks);
                findings.extend(remarks.done());
            }
            Look::Sketches => sketch = Sketch::of(&manuscript),
            Look::Build | Look::Portal(_) => {}
        }
    }
    (findings, sketch)
}
