//! Files of trust that lie in `static/`: `security.txt`, `ads.txt`, `trust.txt`.

use crate::base::file;
use crate::base::instant::Instant;
use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A `security.txt` that does not hold.
pub(in crate::check) static SECURITY: Rule = Rule {
    name: "security-txt",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "`security.txt` has expired or will within 30 days, or lacks `Contact` or its one `Expires`.",
    why: "RFC 9116, sections 2.5.3 and 2.5.5: `Contact` at least once, `Expires` exactly once; an expired file must not be used.",
    example: Example {
        wrong: "-- static/.well-known/security.txt --\nContact: mailto:security@news.example\nExpires: 2026-01-01T00:00:00Z\n",
        right: "-- static/.well-known/security.txt --\nContact: mailto:security@news.example\nExpires: 2027-10-01T00:00:00Z\n",
    },
    mends: false,
    look: Look::Portal(security),
};

/// An `ads.txt` that buyers cannot read.
pub(in crate::check) static ADS: Rule = Rule {
    name: "ads-txt",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A line of `ads.txt` is neither a record of three or four fields, nor a variable, nor a comment.",
    why: "IAB Tech Lab, ads.txt 1.1: the domain of an advertising system, an account, `DIRECT` or `RESELLER`, and perhaps a certification id, parted by commas; or `NAME=VALUE`. A line that does not parse is ignored, and so is its income.",
    example: Example {
        wrong: "-- static/ads.txt --\nads.example, 1234, DIREKT\n",
        right: "-- static/ads.txt --\n# sellers\nads.example, 1234, DIRECT, abc\nOWNERDOMAIN=news.example\n",
    },
    mends: false,
    look: Look::Portal(ads),
};

/// A `trust.txt` that crawlers cannot read.
pub(in crate::check) static TRUST: Rule = Rule {
    name: "trust-txt",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A line of `trust.txt` is neither `name=value` nor a comment.",
    why: "JournalList's trust.txt (IETF draft-org-trust-relationship-protocol) knows nothing else; a line that does not parse is ignored, and so is the relation that it declares.",
    example: Example {
        wrong: "-- static/.well-known/trust.txt --\nmember: https://guild.example/\n",
        right: "-- static/.well-known/trust.txt --\n# our guild\nmember=https://guild.example/\n",
    },
    mends: false,
    look: Look::Portal(trust),
};

/// How long before its end a `security.txt` is spoken of.
const DAYS: i64 = 30;

fn security(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for name in ["static/.well-known/security.txt", "static/security.txt"] {
        let Some(text) = read(portal, name) else { continue };
        let field = |wanted: &str| -> Vec<String> {
            let lines = text.lines().filter_map(|line| line.split_once(':'));
            lines
                .filter(|(field, _)| field.trim().eq_ignore_ascii_case(wanted))
                .map(|(_, value)| value.trim().to_owned())
                .collect()
        };
        if field("contact").is_empty() {
            remarks.add_in((name, &text), 0..0, "it names no `Contact`", "add `Contact: mailto:…`");
        }
        let expires = field("expires");
        let moment = expires.first().and_then(|text| Instant::from_rfc3339(&text.to_uppercase()));
        let start = expires.first().and_then(|value| text.find(value.as_str())).unwrap_or(0);
        let range = start..start + expires.first().map_or(0, String::len);
        let hint = "write `Expires: 2027-06-01T00:00:00Z`, less than a year ahead";
        match moment.filter(|_| expires.len() == 1) {
            None => {
                remarks.add_in((name, &text), range, "it says not once, readably, when it `Expires`", hint)
            }
            Some(moment) if moment <= portal.at => {
                remarks.add_in((name, &text), range, "it has expired", hint)
            }
            Some(moment) if moment <= portal.at.plus_hours(24 * DAYS) => {
                remarks.add_in((name, &text), range, "it expires within 30 days", hint);
            }
            Some(_) => {}
        }
    }
}

fn trust(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for name in ["static/.well-known/trust.txt", "static/trust.txt"] {
        let is_fine = |line: &str| is_variable(line);
        lines(portal, name, remarks, &is_fine, ("trust.txt", "write `member=https://…`"));
    }
}

fn ads(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    let hint = "write `ads.example, ACCOUNT, DIRECT` (or RESELLER), or `NAME=VALUE`";
    lines(portal, "static/ads.txt", remarks, &is_record, ("ads.txt", hint));
}

/// Takes down each line of a file that is not fine, but for comments.
fn lines(
    portal: &Portal<'_>,
    name: &str,
    remarks: &mut Remarks<'_>,
    is_fine: &dyn Fn(&str) -> bool,
    (kind, hint): (&str, &str),
) {
    let Some(text) = read(portal, name) else { return };
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.split('#').next().unwrap_or_default().trim();
        if !line.is_empty() && !is_fine(line) {
            let message = format!("\"{line}\" is no line of {kind}");
            remarks.add_in((name, &text), at..at + whole.trim_end().len(), message, hint);
        }
        at += whole.len();
    }
}

/// The text of a file of the portal, if it has one.
fn read(portal: &Portal<'_>, name: &str) -> Option<String> {
    let path = portal.root.join(name);
    path.is_file().then(|| file::read_text(&path, name).ok()).flatten()
}

/// Whether a line is a record or a variable.
fn is_record(line: &str) -> bool {
    let fields: Vec<&str> = line.split(';').next().unwrap_or(line).split(',').map(str::trim).collect();
    let is_domain = |text: &str| text.contains('.') && !text.contains(char::is_whitespace);
    match fields[..] {
        [domain, account, kind] | [domain, account, kind, _] => {
            let known = kind.eq_ignore_ascii_case("direct") || kind.eq_ignore_ascii_case("reseller");
            is_domain(domain) && !account.is_empty() && known
        }
        _ => is_variable(line),
    }
}

/// Whether a line is `name=value`.
fn is_variable(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, value)| {
        let name = name.trim();
        !name.is_empty() && !value.trim().is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}
