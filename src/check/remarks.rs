//! What a rule has found in a file, and what would mend it.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem, Severity};
use crate::check::rule::Rule;
use crate::config::check::Level;
use std::ops::Range;

/// Something that a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What is wrong, where, and what would be right.
    pub problem: Problem,
    /// What mends it, if one mending is safe; all in the finding's file.
    pub edits: Vec<Edit>,
    /// Names the finding whatever line it stands on: of the rule, the file, and the text around it.
    pub print: Fingerprint,
}

/// A part of a file that another text shall take the place of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Bytes of the file after a byte order mark.
    pub range: Range<usize>,
    /// What shall stand there.
    pub text: String,
}

impl Edit {
    /// What makes `after` of `before`, as small as can be: other edits may be made beside it.
    #[must_use]
    pub fn between(before: &str, after: &str) -> Self {
        let pairs = before.char_indices().zip(after.chars());
        let start = pairs.take_while(|((_, one), other)| one == other).last();
        let start = start.map_or(0, |((at, one), _)| at + one.len_utf8());
        let (one, other) = (&before[start..], &after[start..]);
        let same = one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other);
        let end: usize = same.map(|(one, _)| one.len_utf8()).sum();
        Self { range: start..before.len() - end, text: other[..other.len() - end].to_owned() }
    }
}

/// Takes down what one rule finds in one file.
#[derive(Debug)]
pub(super) struct Remarks<'m> {
    file: &'m str,
    text: &'m str,
    rule: &'static Rule,
    severity: Severity,
    findings: Vec<Finding>,
}

/// How much a rule says of one file: the rest is of the same kind.
const MOST: usize = 50;

/// How much of a line is shown, in characters: a whole article may stand on one, and be found at many times.
const SHOWN: usize = 2000;

/// How many characters on each side of a finding name it in a baseline.
const AROUND: usize = 16;

impl<'m> Remarks<'m> {
    /// Nothing found so far.
    pub(super) fn new(file: &'m str, text: &'m str, rule: &'static Rule, level: Level) -> Self {
        let severity = if level == Level::Error { Severity::Error } else { Severity::Warning };
        Self { file, text, rule, severity, findings: Vec::new() }
    }

    /// Takes down what stands at some bytes of the file.
    pub(super) fn add(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.add_mended(range, message, hint, Vec::new());
    }

    /// Takes down what stands in another file than the one in hand.
    pub(super) fn add_in(
        &mut self,
        (file, text): (&str, &str),
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let level = if self.severity == Severity::Error { Level::Error } else { Level::Warning };
        let mut other = Remarks::new(file, text, self.rule, level);
        other.add(range, message, hint);
        self.findings.extend(other.done());
    }

    /// The same, with what mends it.
    pub(super) fn add_mended(
        &mut self,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
        edits: Vec<Edit>,
    ) {
        if self.findings.len() >= MOST {
            return;
        }
        let mut place = Place::within(self.file, self.text, range.clone());
        if let Some((end, _)) = place.source_line.char_indices().nth(SHOWN) {
            place.source_line.truncate(end);
            place.source_line.shrink_to_fit();
        }
        let context = self.context(&range);
        let problem = Problem { severity: self.severity, ..Problem::error(message) }.at(place).hint(hint);
        let print = print(self.rule, self.file, &context);
        self.findings.push(Finding { rule: self.rule, problem, edits, print });
    }

    /// The offending text with what stands beside it on its line.
    fn context(&self, range: &Range<usize>) -> String {
        let before = self.text.get(..range.start).unwrap_or_default();
        let after = self.text.get(range.start..).unwrap_or_default();
        let length = self.text.get(range.clone()).map_or(0, |text| text.chars().count());
        let of_line = |c: &char| *c != '\n';
        let head: String = before.chars().rev().take_while(of_line).take(AROUND).collect();
        let tail: String = after.chars().take_while(of_line).take(length.min(200) + AROUND).collect();
        head.chars().rev().chain(tail.chars()).collect()
    }

    /// Everything found.
    pub(super) fn done(self) -> Vec<Finding> {
        self.findings
    }
}

impl Finding {
    /// What a build says, as a finding of a rule.
    pub(super) fn of_build(rule: &'static Rule, level: Level, problem: Problem) -> Self {
        let severity = if level == Level::Error { Severity::Error } else { Severity::Warning };
        let file = problem.place.as_ref().map_or("", |place| place.file.as_str());
        let print = print(rule, file, &problem.message);
        Self { rule, problem: Problem { severity, ..problem }, edits: Vec::new(), print }
    }

    /// The file that it is in; empty if it is in none.
    #[must_use]
    pub fn file(&self) -> &str {
        self.problem.place.as_ref().map_or("", |place| place.file.as_str())
    }
}

/// What names a finding.
fn print(rule: &Rule, file: &str, context: &str) -> Fingerprint {
    let context: Vec<_> = context.split_whitespace().collect();
    Fingerprint::of_parts([rule.name.as_bytes(), file.as_bytes(), context.join(" ").as_bytes()])
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.rule.name == other.rule.name && self.problem == other.problem && self.edits == other.edits
    }
}

#[cfg(test)]
mod tests {
    use super::Edit;

    #[test]
    fn the_least_edit_between_two_texts_is_found() {
        for (before, after, range, text) in [
            ("a = 1\nb = 2\n", "a = 1\nc = 3\nb = 2\n", 6..6, "c = 3\n"),
            ("\u{e9}x", "\u{e9}", 2..3, ""),
            ("aa", "aaa", 2..2, "a"),
            ("same", "same", 4..4, ""),
            ("", "new", 0..0, "new"),
        ] {
            assert_eq!(Edit::between(before, after), Edit { range, text: text.to_owned() }, "{before:?}");
        }
    }
}
