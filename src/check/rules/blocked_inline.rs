//! What the portal's own Content-Security-Policy will not let run or load.

use crate::check::manuscript::{Attributes, Manuscript};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::Level;
use crate::config::{Config, Sending, Trust};
use std::ops::Range;

/// Scripts, styles and frames in a body that no reader's browser runs.
pub(in crate::check) static RULE: Rule = Rule {
    name: "blocked-by-policy",
    level: Level::Warning,
    profiles: &[],
    meaning: "HTML of an article holds an inline script, style or handler, or a script, style sheet or frame of another host, which the portal's content policy blocks.",
    why: "The page says so to the browser's console only: readers see a map that does not load or a table without its colours (third-party-text.md#content-security-policy).",
    example: Example {
        wrong: "<div style=\"color: red\" onclick=\"vote()\">Vote</div>",
        right: "<div class=\"vote\">Vote</div>\n<script src=\"/vote.js\"></script>\n<script type=\"application/json\">{}</script>",
    },
    mends: false,
    look: Look::Manuscript(look),
};

/// Types of a `<script>` that a browser runs or obeys; of others the content is data.
const RUNS: [&str; 7] = [
    "",
    "module",
    "text/javascript",
    "application/javascript",
    "text/ecmascript",
    "importmap",
    "speculationrules",
];

/// Attributes that lead somewhere.
const LEADS: [&str; 3] = ["href", "action", "formaction"];

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let is_cleaned = manuscript.provider().is_some_and(|provider| provider.trust == Trust::Untrusted);
    if is_cleaned || manuscript.config.csp.send == Sending::Nowhere {
        return;
    }
    let mut desk = Customs { config: manuscript.config, remarks };
    for (name, attributes, range) in manuscript.tags() {
        desk.element(&name, attributes, &range);
        desk.attributes(attributes, &range);
    }
}

/// Looks through tags.
struct Customs<'c, 'm, 'r> {
    config: &'c Config,
    remarks: &'r mut Remarks<'m>,
}

impl Customs<'_, '_, '_> {
    fn element(&mut self, name: &str, attributes: Attributes<'_>, range: &Range<usize>) {
        let (key, address) = match name {
            "script" => ("csp.scripts", attributes.get("src")),
            "style" => ("csp.styles", None),
            "link" if attributes.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("stylesheet")) => {
                ("csp.styles", attributes.get("href"))
            }
            "iframe" => ("csp.frames", attributes.get("src")),
            _ => return,
        };
        let kind = attributes.get("type").unwrap_or_default().trim().to_ascii_lowercase();
        if name == "script" && !RUNS.contains(&kind.as_str()) {
            return;
        }
        match address {
            Some(address) => self.address(address, key, range),
            None if matches!(name, "script" | "style") && !self.allows_inline(key) => {
                let table = key.trim_start_matches("csp.");
                let hint = format!(
                    "put it into a file of static/, or write the hash that the browser's console names into `{table}` of [csp]"
                );
                self.remarks.add(range.clone(), format!("the content policy blocks this <{name}>"), hint);
            }
            None => {}
        }
    }

    /// A file that is loaded from somewhere.
    fn address(&mut self, address: &str, key: &str, range: &Range<usize>) {
        let Some(host) = host(address).filter(|_| self.config.base_url.is_left_by(address)) else { return };
        let embeds = self.config.embeds.iter().filter(|_| key == "csp.frames");
        let sources = self.config.csp.sources_of(key);
        if embeds.chain(sources).any(|source| covers(source, &host)) {
            return;
        }
        let table = key.trim_start_matches("csp.");
        let message = format!("the content policy blocks what {host} sends");
        self.remarks.add(range.clone(), message, format!("write \"https://{host}\" into `{table}` of [csp]"));
    }

    fn attributes(&mut self, attributes: Attributes<'_>, range: &Range<usize>) {
        for (name, value) in attributes.all() {
            let name = name.to_ascii_lowercase();
            let is_handler = name.len() > 2 && name.starts_with("on");
            let runs = LEADS.contains(&name.as_str())
                && value.trim_start().get(..11).is_some_and(|head| head.eq_ignore_ascii_case("javascript:"));
            let (key, hint) = if is_handler || runs {
                ("csp.scripts", "put the script into a file of static/ that listens for the event")
            } else if name == "style" {
                ("csp.styles", "give the element a class, and style that in a style sheet of the portal")
            } else {
                continue;
            };
            if !self.allows_attribute(key) {
                let message = format!("the content policy blocks the attribute `{name}`");
                self.remarks.add(range.clone(), message, hint);
            }
        }
    }

    /// Whether inline content may stand: named as such, or by a hash, which may be this one's.
    fn allows_inline(&self, key: &str) -> bool {
        let sources = self.config.csp.sources_of(key);
        sources.iter().any(|source| source == "'unsafe-inline'" || source.starts_with("'sha"))
    }

    /// Whether attributes may: hashes do not speak of them unless the policy says that they do.
    fn allows_attribute(&self, key: &str) -> bool {
        let sources = self.config.csp.sources_of(key);
        sources.iter().any(|source| source == "'unsafe-inline'" || source == "'unsafe-hashes'")
    }
}

/// The host of an address that names one, in lower case.
fn host(address: &str) -> Option<String> {
    let rest = address.trim().split_once("//")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// Whether a source of the policy names a host: itself, those below it (`*.`), or all of a scheme.
fn covers(source: &str, wanted: &str) -> bool {
    let source = source.to_ascii_lowercase();
    if matches!(source.as_str(), "*" | "https:" | "http:") {
        return true;
    }
    let named =
        host(&source).unwrap_or_else(|| source.split(['/', ':']).next().unwrap_or_default().to_owned());
    match named.strip_prefix('*') {
        Some(below) => !below.is_empty() && wanted.ends_with(below),
        None => named == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, covers};
    use crate::check::sample::findings;

    fn found(body: &str) -> Vec<String> {
        findings(RULE.name, "en", body).into_iter().map(|finding| finding.problem.message).collect()
    }

    #[test]
    fn all_that_the_policy_blocks_is_named_and_nothing_else() {
        for (body, messages) in [
            (
                "<script>let a = 1 < 2; '<p onclick=x>'</script>\n",
                vec!["the content policy blocks this <script>"],
            ),
            ("<style>p > a {color: red}</style>\n", vec!["the content policy blocks this <style>"]),
            ("A <span\n  style='a>b'>b</span>.", vec!["the content policy blocks the attribute `style`"]),
            ("<a href=\"javascript:x()\">b</a>", vec!["the content policy blocks the attribute `href`"]),
            (
                "<script src=\"https://cdn.example/x.js\"></script>",
                vec!["the content policy blocks what cdn.example sends"],
            ),
            (
                "<iframe src=\"//video.example/1\"></iframe>",
                vec!["the content policy blocks what video.example sends"],
            ),
            ("<img src=\"https://cdn.example/x.png\" alt=\"A\" data-on=\"1\">", vec![]),
            ("<iframe src=\"/map/\"></iframe>\n\n`<p onclick=x>`\n\n    <p style=x>\n", vec![]),
            ("<script type=\"application/ld+json\">{}</script>", vec![]),
        ] {
            assert_eq!(found(body), messages, "{body}");
        }
    }

    #[test]
    fn sources_cover_hosts() {
        for source in
            ["https:", "*", "cdn.example", "https://cdn.example", "https://*.example", "cdn.example:443/x/"]
        {
            assert!(covers(source, "cdn.example"), "{source}");
        }
        for source in ["'self'", "https://example", "https://cdn.example.evil", "dn.example", "data:"] {
            assert!(!covers(source, "cdn.example"), "{source}");
        }
    }
}
