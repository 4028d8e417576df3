//! Findings as programs read them: JSON, SARIF, annotations of GitHub.

/// Workflow commands that GitHub shows beside the lines of a change.
pub mod github;
/// The Static Analysis Results Interchange Format.
pub mod sarif;

use crate::check::baseline::written;
use crate::check::{Checked, Finding};
use serde_json::{Value, json};

/// Everything found, as one JSON object.
#[must_use]
pub fn json(checked: &Checked) -> String {
    let (errors, warnings) = counts(&checked.findings);
    let findings: Vec<Value> = checked.findings.iter().map(object).collect();
    let object =
        json!({ "files": checked.files, "errors": errors, "warnings": warnings, "findings": findings });
    format!("{object}\n")
}

/// A finding as a JSON object.
fn object(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule.name,
        "severity": finding.problem.severity,
        "place": finding.problem.place,
        "message": finding.problem.message,
        "hint": finding.problem.hint,
        "mendable": !finding.edits.is_empty(),
        "print": written(finding.print),
    })
}

/// How many errors and warnings there are.
#[must_use]
pub fn counts(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.problem.is_error()).count();
    (errors, findings.len() - errors)
}
