//! Proving that an incremental build equals a clean one: the portal is built anew into a scratch folder, remembering
//! nothing, and the two trees are compared byte by byte.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::engine::ledger::Ledger;
use crate::engine::report::Progress;
use crate::engine::survey::Ground;
use crate::engine::trace::Traces;
use crate::engine::{Request, build, manifest, why};
use std::collections::BTreeSet;
use std::path::Path;

/// How many differing files are named.
const MOST: usize = 20;

/// What differs between the output and a clean build of the same inputs at the same instant. Files in the output that
/// Warta did not write are none of its business.
#[must_use]
pub fn verify(request: &Request, progress: &dyn Progress) -> Vec<Problem> {
    let scratch = request.cache.join("verify");
    let _ = std::fs::remove_dir_all(&scratch);
    let clean = Request {
        output: scratch.clone(),
        clean: true,
        changed: Vec::new(),
        scratch: true,
        ..request.clone()
    };
    let report = build(&clean, progress);
    let ledger = match Ground::read(request, &mut Vec::new()) {
        Ok(ground) => ground.scope.open().unwrap_or_default(),
        Err(_) => Ledger::default(),
    };
    let problems = if report.failed() {
        report.problems.into_iter().filter(Problem::is_error).collect()
    } else {
        differences(request, &scratch, &ledger.traces)
    };
    let _ = std::fs::remove_dir_all(&scratch);
    problems
}

/// A problem for each file that is not in both trees with the same bytes.
fn differences(request: &Request, scratch: &Path, traces: &Traces) -> Vec<Problem> {
    let (ours, clean) = (manifest::written(&request.output), manifest::written(scratch));
    let mut problems = Vec::new();
    for name in ours.union(&clean).collect::<BTreeSet<_>>() {
        let found =
            match (file::read(&request.output.join(name), name), file::read(&scratch.join(name), name)) {
                (Ok(ours), Ok(clean)) if ours == clean => continue,
                (Ok(ours), Ok(clean)) => first_difference(&ours, &clean),
                (Ok(_), Err(_)) => "a clean build does not write it".to_owned(),
                (Err(_), _) => "it is not there".to_owned(),
            };
        let problem = Problem::error(format!("{name} is not what a clean build writes: {found}"));
        let known = traces.find(manifest::hash(name)).map(|trace| trace.output());
        let found = file::read(&request.output.join(name), name).ok().map(|bytes| Fingerprint::of(&bytes));
        problems.push(problem.hint(if known.is_some() && known != found {
            "something other than Warta has changed it since; `warta build --clean` writes it anew".to_owned()
        } else {
            let reasons = why::why(request, name).map(|why| why.to_string()).unwrap_or_default();
            format!("`warta build --clean` mends it; please report it with this:\n{reasons}")
        }));
        if problems.len() == MOST {
            break;
        }
    }
    problems
}

/// Where two files differ first.
fn first_difference(ours: &[u8], clean: &[u8]) -> String {
    let same = ours.iter().zip(clean).take_while(|(one, other)| one == other).count();
    let line = ours[..same].iter().filter(|byte| **byte == b'\n').count() + 1;
    let around = |bytes: &[u8]| {
        let end = bytes.len().min(same + 40);
        String::from_utf8_lossy(&bytes[same.saturating_sub(20).min(end)..end]).into_owned()
    };
    format!("byte {same} (line {line}): {:?} instead of {:?}", around(ours), around(clean))
}
