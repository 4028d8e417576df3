//! Files of trust: `security.txt`, `ads.txt`, `app-ads.txt`, `trust.txt`, `humans.txt`. Those of `static/` line by line; of one that
//! the configuration makes, whose lines are checked where it is read, only whether it still holds.

use crate::base::file;
use crate::base::instant::Instant;
use crate::check::portal::Portal;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use crate::config::is_ads_record;
use std::ops::Range;

/// A `security.txt` that does not hold any more.
pub(in crate::check) static EXPIRED: Rule = Rule {
    name: "security-txt-expired",
    level: Level::Error,
    profiles: &[Profile::Editorial],
    meaning: "`security.txt` has expired.",
    why: "RFC 9116, section 2.5.5: an expired file must not be used, so whoever finds a hole does not know whom to tell.",
    example: Example {
        wrong: "-- static/.well-known/security.txt --\nContact: mailto:security@news.example\nExpires: 2026-01-01T00:00:00Z\n",
        right: "-- static/.well-known/security.txt --\nContact: mailto:security@news.example\nExpires: 2027-10-01T00:00:00Z\n",
    },
    mends: false,
    look: Look::Portal(expired),
};

/// A `security.txt` that will not hold for long, or says too little.
pub(in crate::check) static SECURITY: Rule = Rule {
    name: "security-txt",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "`security.txt` expires within 30 days, lacks a `Contact` with its scheme or its one `Expires`, or names another address as its own (`Canonical`).",
    why: "RFC 9116, sections 2.5.2, 2.5.3 and 2.5.5: `Contact` at least once, as a URI; `Expires` exactly once; a file that is not at one of its `Canonical` addresses must not be believed.",
    example: Example {
        wrong: "-- static/.well-known/security.txt --\nContact: security@news.example\nExpires: 2027-10-01T00:00:00Z\n",
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
    meaning: "A line of `ads.txt` or `app-ads.txt` is neither a record of three or four fields, nor a variable, nor a comment.",
    why: "IAB Tech Lab, ads.txt 1.1: the domain of an advertising system, an account, `DIRECT` or `RESELLER`, and perhaps a certification id, parted by commas; or `NAME=VALUE`. A line that does not parse is ignored, and so is its income.",
    example: Example {
        wrong: "-- static/app-ads.txt --\nads.example, 1234, DIREKT\n",
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

/// A `humans.txt` that humans cannot read.
pub(in crate::check) static HUMANS: Rule = Rule {
    name: "humans-txt",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "`humans.txt` says nothing, or is HTML.",
    why: "It is a plain text, shown as it is (humanstxt.org).",
    example: Example {
        wrong: "-- static/humans.txt --\n<p>Made by us</p>\n",
        right: "-- static/humans.txt --\n/* TEAM */\n\tEditor: Sari <sari@news.example>\n",
    },
    mends: false,
    look: Look::Portal(humans),
};

/// How long before its end a `security.txt` is spoken of.
const DAYS: i64 = 30;

/// What would be right as `Expires`.
const FRESH: &str = "write a day less than a year ahead, like 2027-06-01T00:00:00Z";

/// A `security.txt`, of `static/` or made by the configuration.
struct Security {
    /// The file that says it.
    name: &'static str,
    text: String,
    /// Whether the configuration makes it: then it is whole.
    is_made: bool,
    /// The values of `Expires`.
    expires: Vec<String>,
}

impl Security {
    fn all(portal: &Portal<'_>) -> Vec<Self> {
        let of_static =
            ["static/.well-known/security.txt", "static/security.txt"].into_iter().filter_map(|name| {
                let text = read(portal, name)?;
                Some(Self { name, expires: fields(&text, "expires"), text, is_made: false })
            });
        let made = portal.config.trust_files.iter().filter(|field| field.key == "security_txt.expires");
        let made = made.map(|field| Self {
            name: "config.toml",
            text: portal.text.to_owned(),
            is_made: true,
            expires: field.values.clone(),
        });
        of_static.chain(made).collect()
    }

    /// When it ends, if it says so once.
    fn end(&self) -> Option<Instant> {
        let [moment] = &self.expires[..] else { return None };
        Instant::from_rfc3339(&moment.to_uppercase())
    }

    /// Where it says so.
    fn place(&self) -> Range<usize> {
        let value = self.expires.first().map_or("", String::as_str);
        let table = if self.is_made { self.text.find("security_txt").unwrap_or(0) } else { 0 };
        let start = self.text[table..].find(value).map_or(0, |start| table + start);
        start..(start + value.len()).min(self.text.len())
    }
}

fn expired(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for file in Security::all(portal) {
        if let Some(end) = file.end().filter(|end| *end <= portal.at) {
            let message = format!("security.txt has expired on {}", end.to_utc_rfc3339());
            remarks.add_in((file.name, &file.text), file.place(), message, FRESH);
        }
    }
}

fn security(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for file in Security::all(portal) {
        let whose = (file.name, file.text.as_str());
        match file.end() {
            None => remarks.add_in(
                whose,
                file.place(),
                "security.txt says not once, readably, when it `Expires`",
                FRESH,
            ),
            Some(end) if end > portal.at && end <= portal.at.plus_hours(24 * DAYS) => {
                remarks.add_in(whose, file.place(), "security.txt expires within 30 days", FRESH);
            }
            Some(_) => {}
        }
        if !file.is_made {
            addresses(portal, whose, remarks);
        }
    }
}

/// The addresses in a file of `static/`: those to write to, and its own.
fn addresses(portal: &Portal<'_>, (name, text): (&str, &str), remarks: &mut Remarks<'_>) {
    let contacts = fields(text, "contact");
    if contacts.is_empty() {
        remarks.add_in((name, text), 0..0, "it names no `Contact`", "add `Contact: mailto:…`");
    }
    for contact in contacts.iter().filter(|contact| !contact.contains(':')) {
        let start = text.find(contact.as_str()).unwrap_or(0);
        let message = format!("the contact {contact} has no scheme");
        let hint = format!("write `Contact: mailto:{contact}`, or an address with https:");
        remarks.add_in((name, text), start..start + contact.len(), message, hint);
    }
    let own = portal.config.base_url.absolute("/.well-known/security.txt");
    let canonical = fields(text, "canonical");
    if let Some(first) = canonical.first().filter(|_| !canonical.contains(&own)) {
        let start = text.find(first.as_str()).unwrap_or(0);
        let message = format!("this file stands at {own}, and calls {first} its address");
        remarks.add_in(
            (name, text),
            start..start + first.len(),
            message,
            format!("write `Canonical: {own}`"),
        );
    }
}

/// The values of a field, which is named in lower case.
fn fields(text: &str, wanted: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.split_once(':'));
    let named = lines.filter(|(field, _)| field.trim().eq_ignore_ascii_case(wanted));
    named.map(|(_, value)| value.trim().to_owned()).collect()
}

fn trust(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    for name in ["static/.well-known/trust.txt", "static/trust.txt"] {
        lines(portal, name, remarks, &is_variable, ("trust.txt", "write `member=https://…`"));
    }
}

fn ads(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    let hint = "write `ads.example, ACCOUNT, DIRECT` (or RESELLER), or `NAME=VALUE`";
    let is_line = |line: &str| is_ads_record(line) || is_variable(line);
    for (name, kind) in [("static/ads.txt", "ads.txt"), ("static/app-ads.txt", "app-ads.txt")] {
        lines(portal, name, remarks, &is_line, (kind, hint));
    }
}

fn humans(portal: &Portal<'_>, remarks: &mut Remarks<'_>) {
    let name = "static/humans.txt";
    let Some(text) = read(portal, name) else { return };
    let is_tag = |rest: &str| {
        let name = rest.trim_start_matches('/');
        ["html", "!doctype", "p>", "br", "div", "head", "body", "h1", "a href"]
            .iter()
            .any(|tag| name.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
    };
    let tag = text.match_indices('<').find(|(at, _)| is_tag(&text[at + 1..]));
    if let Some((at, _)) = tag {
        remarks.add_in((name, &text), at..at + 1, "humans.txt is HTML", "write plain text");
    } else if text.trim().is_empty() {
        remarks.add_in(
            (name, &text),
            0..0,
            "humans.txt says nothing",
            "say who makes the portal, or remove it",
        );
    }
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

/// Whether a line is `name=value`.
fn is_variable(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, value)| {
        let name = name.trim();
        !name.is_empty() && !value.trim().is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}
