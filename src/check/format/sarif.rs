//! SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code scanning services read it.

use crate::base::problem::Severity;
use crate::check::baseline::written;
use crate::check::rule::Rule;
use crate::check::{Finding, rules};
use crate::config::check::Level;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

/// What is encoded in the path of an address.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#').add(b'[').add(b']').add(b'"').add(b'<').add(b'>');

/// One run of the check as a log. `folder` is where the portal stands in the repository: empty, or ending with `/`.
#[must_use]
pub fn sarif(findings: &[Finding], folder: &str) -> String {
    let all: Vec<&'static Rule> = rules::all().collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &all, folder)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "warta",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": all.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// What a rule is.
fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.meaning },
        "fullDescription": { "text": rule.why },
        "defaultConfiguration": { "level": level(rule.level) },
        "properties": { "tags": rule.profiles.iter().map(|profile| profile.name()).collect::<Vec<_>>() },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Off => "none",
    }
}

/// A finding.
fn result(finding: &Finding, all: &[&'static Rule], folder: &str) -> Value {
    let problem = &finding.problem;
    let hint = problem.hint.as_ref().map(|hint| format!(": {hint}")).unwrap_or_default();
    let mut result = json!({
        "ruleId": finding.rule.name,
        "ruleIndex": all.iter().position(|rule| rule.name == finding.rule.name),
        "level": if problem.severity == Severity::Error { "error" } else { "warning" },
        "message": { "text": format!("{}{hint}", problem.message) },
        "partialFingerprints": { "warta/v1": written(finding.print) },
    });
    if let Some(place) = problem.place.as_deref() {
        let address = utf8_percent_encode(&format!("{folder}{}", place.file), PATH).to_string();
        let mut physical = json!({ "artifactLocation": { "uri": address } });
        if place.line > 0 {
            physical["region"] = json!({
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.length,
            });
        }
        result["locations"] = json!([{ "physicalLocation": physical }]);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::sarif;
    use crate::check::sample::findings;
    use serde_json::Value;

    #[test]
    fn a_log_names_rules_places_and_fingerprints() {
        let found = findings("doubled-space", "en", "One  two.");
        let log: Value = serde_json::from_str(&sarif(&found, "")).unwrap();
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "doubled-space");
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "doubled-space");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/a.md");
        assert_eq!(
            (place["region"]["startLine"].as_u64(), place["region"]["endColumn"].as_u64()),
            (Some(7), Some(6))
        );
        assert_eq!(result["partialFingerprints"]["warta/v1"].as_str().unwrap().len(), 16);
    }
}
