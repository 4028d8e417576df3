//! A file of findings that are known: an old archive is checked for what is new. A finding is known by its rule, its file and the
//! text around it, not by its line; of several alike as many are known as there were.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::check::Finding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Findings that are known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline(BTreeMap<Known, usize>);

/// What a finding is known by, in the order of the file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Known {
    file: String,
    rule: String,
    print: String,
}

/// The file, as JSON.
#[derive(Serialize, Deserialize)]
struct Form {
    version: u32,
    findings: Vec<Line>,
}

/// A line of it: some findings alike.
#[derive(Serialize, Deserialize)]
struct Line {
    file: String,
    rule: String,
    print: String,
    count: usize,
}

/// The version of the file's form.
const VERSION: u32 = 1;

impl Baseline {
    /// Of everything found, but for errors of a build: no baseline makes a build succeed.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut known = BTreeMap::new();
        for finding in findings.iter().filter(|finding| !is_refusal(finding)) {
            *known.entry(Known::of(finding)).or_insert(0) += 1;
        }
        Self(known)
    }

    /// Reads the file `name`.
    ///
    /// # Errors
    /// It is no baseline, or one of another version.
    pub fn read(text: &str, name: &str) -> Result<Self, Problem> {
        let hint = "write it anew with `warta check --write-baseline FILE`";
        let wrong = |message: String| Problem::error(message).at(Place::file(name)).hint(hint);
        let form: Form =
            serde_json::from_str(text).map_err(|error| wrong(format!("{name} is no baseline: {error}")))?;
        if form.version != VERSION {
            return Err(wrong(format!("{name} is a baseline of version {}, not {VERSION}", form.version)));
        }
        let lines = form.findings.into_iter();
        let known = |line: Line| (Known { file: line.file, rule: line.rule, print: line.print }, line.count);
        Ok(Self(lines.map(known).collect()))
    }

    /// The file: a finding a line, so that versions of it can be compared.
    #[must_use]
    pub fn write(&self) -> String {
        let lines = self.0.iter().map(|(known, count)| {
            let text = |text: &str| serde_json::Value::from(text).to_string();
            let (file, rule, print) = (text(&known.file), text(&known.rule), text(&known.print));
            format!("{{\"file\": {file}, \"rule\": {rule}, \"print\": {print}, \"count\": {count}}}")
        });
        let lines: Vec<_> = lines.collect();
        format!("{{\"version\": {VERSION}, \"findings\": [\n{}\n]}}\n", lines.join(",\n"))
    }

    /// The findings that are not known.
    #[must_use]
    pub fn without(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let mut left = self.0.clone();
        let is_new = |finding: &Finding| match left.get_mut(&Known::of(finding)) {
            Some(count) if *count > 0 && !is_refusal(finding) => {
                *count -= 1;
                false
            }
            _ => true,
        };
        findings.into_iter().filter(is_new).collect()
    }

    /// How many findings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Known {
    fn of(finding: &Finding) -> Self {
        Self {
            file: finding.file().to_owned(),
            rule: finding.rule.name.to_owned(),
            print: written(finding.print),
        }
    }
}

/// A fingerprint as text: half of it tells findings of one file apart.
pub(super) fn written(print: Fingerprint) -> String {
    format!("{:016x}", print.0 as u64)
}

/// Whether a build would refuse because of it.
fn is_refusal(finding: &Finding) -> bool {
    finding.rule.name == crate::check::rules::build::REFUSED.name
}

#[cfg(test)]
mod tests {
    use super::Baseline;
    use crate::check::sample::findings;

    #[test]
    fn what_is_known_stays_known_when_lines_move_and_what_is_new_does_not() {
        let before = findings("doubled-space", "en", "One  two.\n\nThree  four.");
        let baseline = Baseline::of(&before);
        assert_eq!(baseline.len(), 2);
        let read = Baseline::read(&baseline.write(), "b.json").unwrap();
        assert_eq!(read, baseline);
        let moved = findings("doubled-space", "en", "New line.\n\nThree  four.\n\nOne  two.");
        assert_eq!(read.without(moved), []);
        let more = findings("doubled-space", "en", "One  two.\n\nOne  two.\n\nThree  four.");
        assert_eq!(read.without(more).len(), 1);
    }

    #[test]
    fn what_is_no_baseline_is_named() {
        for text in ["", "{}", "{\"version\": 2, \"findings\": []}"] {
            assert!(Baseline::read(text, "b.json").unwrap_err().message.contains("b.json"));
        }
    }
}
