//! Workflow commands that GitHub shows beside the lines of a change.
//! (docs.github.com, "Workflow commands for GitHub Actions": `::error file=…,line=…,col=…,endColumn=…,title=…::message`)

use crate::base::text::escaped;
use crate::check::Finding;

/// A line for each finding. `folder` is where the portal stands in the repository: empty, or ending with `/`.
#[must_use]
pub fn github(findings: &[Finding], folder: &str) -> String {
    findings.iter().map(|finding| line(finding, folder)).collect()
}

fn line(finding: &Finding, folder: &str) -> String {
    let problem = &finding.problem;
    let kind = if problem.is_error() { "error" } else { "warning" };
    let mut properties = Vec::new();
    if let Some(place) = problem.place.as_deref() {
        properties.push(format!("file={}", property(&format!("{folder}{}", place.file))));
        if place.line > 0 {
            properties.push(format!("line={}", place.line));
            properties.push(format!("col={}", place.column));
            properties.push(format!("endColumn={}", place.column + place.length));
        }
    }
    properties.push(format!("title={}", property(finding.rule.name)));
    let hint = problem.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
    format!("::{kind} {}::{}\n", properties.join(","), message(&format!("{}{hint}", problem.message)))
}

/// A message, in which a line break would end the command.
fn message(text: &str) -> String {
    escaped(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, in which commas and colons would end it.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{github, property};
    use crate::check::sample::findings;

    #[test]
    fn names_steer_no_terminal() {
        assert_eq!(property("a\u{1b}[31m\u{202e}gpj.\n"), "a\\u{1b}[31m\\u{202e}gpj.%0A");
    }

    #[test]
    fn a_finding_is_one_line_with_its_place() {
        let found = findings("doubled-space", "en", "100%,  and more.");
        assert_eq!(
            github(&found, "site/"),
            "::warning file=site/content/a.md,line=7,col=6,endColumn=8,title=doubled-space::two spaces where one belongs%0Awrite one space\n"
        );
    }
}
