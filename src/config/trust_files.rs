//! Files by which others tell whom to trust: `ads.txt`, `security.txt`, `trust.txt`, `humans.txt`. Their keys, and what may stand in them.

use crate::base::instant::Instant;
use crate::config::kind::{Kind, Wrong};
use crate::config::reading::Reading;
use crate::config::{forms, keys};

/// A file that others read to know whom to trust.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TrustFile {
    /// Who may sell the portal's advertising space (IAB Tech Lab, ads.txt 1.1).
    Ads,
    /// Whom to tell of a security hole (RFC 9116).
    Security,
    /// Who belongs to whom (JournalList's trust.txt).
    Trust,
    /// Who makes the portal (humanstxt.org).
    Humans,
}

/// The keys of each file, in the order of its lines, with the name that a line has there; empty for lines without one.
const FIELDS: [(TrustFile, &str, &str); 26] = [
    (TrustFile::Ads, "ads_txt.records", ""),
    (TrustFile::Ads, "ads_txt.owner_domain", "OWNERDOMAIN"),
    (TrustFile::Ads, "ads_txt.manager_domains", "MANAGERDOMAIN"),
    (TrustFile::Ads, "ads_txt.contacts", "CONTACT"),
    (TrustFile::Ads, "ads_txt.subdomains", "SUBDOMAIN"),
    (TrustFile::Ads, "ads_txt.inventory_partners", "INVENTORYPARTNERDOMAIN"),
    (TrustFile::Security, "security_txt.contacts", "Contact"),
    (TrustFile::Security, "security_txt.expires", "Expires"),
    (TrustFile::Security, "security_txt.encryption", "Encryption"),
    (TrustFile::Security, "security_txt.acknowledgments", "Acknowledgments"),
    (TrustFile::Security, "security_txt.languages", "Preferred-Languages"),
    (TrustFile::Security, "security_txt.policy", "Policy"),
    (TrustFile::Security, "security_txt.hiring", "Hiring"),
    (TrustFile::Trust, "trust_txt.member", "member"),
    (TrustFile::Trust, "trust_txt.belongto", "belongto"),
    (TrustFile::Trust, "trust_txt.control", "control"),
    (TrustFile::Trust, "trust_txt.controlledby", "controlledby"),
    (TrustFile::Trust, "trust_txt.social", "social"),
    (TrustFile::Trust, "trust_txt.vendor", "vendor"),
    (TrustFile::Trust, "trust_txt.customer", "customer"),
    (TrustFile::Trust, "trust_txt.disclosure", "disclosure"),
    (TrustFile::Trust, "trust_txt.contact", "contact"),
    (TrustFile::Trust, "trust_txt.datatrainingallowed", "datatrainingallowed"),
    (TrustFile::Humans, "humans_txt.team", "TEAM"),
    (TrustFile::Humans, "humans_txt.thanks", "THANKS"),
    (TrustFile::Humans, "humans_txt.site", "SITE"),
];

/// What a line of a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// The file.
    pub file: TrustFile,
    /// The path of the key.
    pub key: &'static str,
    /// The name that its lines have in the file; may be empty.
    pub name: &'static str,
    /// Its values, at least one.
    pub values: Vec<String>,
}

impl TrustFile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ads, Self::Security, Self::Trust, Self::Humans];

    /// The table of `config.toml` that makes it.
    #[must_use]
    pub fn table(self) -> &'static str {
        match self {
            Self::Ads => "ads_txt",
            Self::Security => "security_txt",
            Self::Trust => "trust_txt",
            Self::Humans => "humans_txt",
        }
    }

    /// Where it stands in the output: where those who read it look for it.
    #[must_use]
    pub fn places(self) -> &'static [&'static str] {
        match self {
            Self::Ads => &["ads.txt"],
            Self::Security => &[".well-known/security.txt"],
            Self::Trust => &[".well-known/trust.txt", "trust.txt"],
            Self::Humans => &["humans.txt"],
        }
    }
}

/// The paths of all keys.
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(_, key, _)| *key)
}

/// What a file says of them. Reports what is missing, and what nobody would find.
pub(super) fn read(file: &mut Reading<'_>) -> Vec<Field> {
    let values = file.values;
    let of = |key: &'static str| match keys::find(key).map(|key| key.kind) {
        Some(Kind::Forms { .. }) => values.texts(key),
        _ => values.string(key).into_iter().collect(),
    };
    let fields = FIELDS.iter().map(|&(file, key, name)| Field { file, key, name, values: of(key) });
    let fields: Vec<_> = fields.filter(|field| !field.values.is_empty()).collect();
    refuse_half(file);
    warn_of_path(file, &fields);
    fields
}

/// Reports a `security.txt` that says something, and not what it must.
fn refuse_half(file: &mut Reading<'_>) {
    let values = file.values;
    let says = paths().any(|path| path.starts_with("security_txt.") && values.is_given(path));
    let Some(place) = values.table_place("security_txt").filter(|_| says) else { return };
    let wanted = ["security_txt.contacts", "security_txt.expires"];
    for path in wanted.into_iter().filter(|path| !values.is_given(path)) {
        let message = format!("[security_txt] has no `{}`", keys::split(path).1);
        let hint = "RFC 9116 wants at least one contact, and the day on which the file expires: \
                    `contacts = [\"mailto:security@news.example\"]`, `expires = \"2027-06-01T00:00:00Z\"`";
        file.refuse(place.clone(), message, hint);
    }
}

/// Says of files that nobody will find: all are looked for at the root of a host.
fn warn_of_path(file: &mut Reading<'_>, fields: &[Field]) {
    let base = file.values.string("base_url").and_then(|url| crate::base::url::BaseUrl::parse(&url).ok());
    let Some(prefix) = base.map(|base| base.prefix().to_owned()).filter(|prefix| !prefix.is_empty()) else {
        return;
    };
    for kind in TrustFile::ALL.into_iter().filter(|kind| fields.iter().any(|field| field.file == *kind)) {
        let Some(place) = file.values.table_place(kind.table()) else { continue };
        let name = kind.places()[0];
        let message = format!("nobody looks for {prefix}/{name}: it is read at the root of a host only");
        let hint = format!("see to it that the host answers /{name} with it");
        file.warn(place, message, hint);
    }
}

/// Whether a line of `ads.txt` is a record: a domain, an account, how it sells, and perhaps a certification id. What follows a
/// semicolon is an extension.
#[must_use]
pub fn is_ads_record(line: &str) -> bool {
    let fields: Vec<&str> = line.split(';').next().unwrap_or(line).split(',').map(str::trim).collect();
    match fields[..] {
        [domain, account, kind] | [domain, account, kind, _] => {
            let known = kind.eq_ignore_ascii_case("direct") || kind.eq_ignore_ascii_case("reseller");
            forms::host(domain).is_ok() && !account.is_empty() && known
        }
        _ => false,
    }
}

/// A record of `ads.txt`.
pub(super) fn ads_record(text: &str) -> Result<(), Wrong> {
    if is_ads_record(text) && !text.contains(|c: char| c.is_control() || c == '#') {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no record of ads.txt",
        "write the advertising system's domain, your account there, DIRECT or RESELLER, and its certification id if it has one: \
         \"ads.example, 1234, DIRECT, f08c47fec0942fa0\"",
    ))
}

/// A domain, and perhaps the country that it is for.
pub(super) fn manager(text: &str) -> Result<(), Wrong> {
    let (domain, country) = text.split_once(',').map_or((text, None), |(domain, rest)| (domain, Some(rest)));
    let is_country = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if forms::host(domain).is_ok() && country.is_none_or(|country| is_country(country.trim())) {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no domain",
        "write the domain of who manages your advertising space, and a country if it is for one: \"sales.example, ID\"",
    ))
}

/// Where to reach someone: an address with its scheme.
pub(super) fn contact(text: &str) -> Result<(), Wrong> {
    let sound = match text.split_once(':') {
        Some(("https", _)) => forms::url(text).is_ok(),
        Some(("mailto", address)) => forms::email(address).is_ok(),
        Some(("tel", number)) => {
            number.len() > 2 && number.bytes().all(|byte| byte.is_ascii_digit() || b"+-.()".contains(&byte))
        }
        _ => false,
    };
    if sound {
        return Ok(());
    }
    let hint = match text.strip_prefix("http://") {
        _ if forms::email(text).is_ok() => format!("did you mean \"mailto:{text}\"?"),
        Some(rest) if !rest.is_empty() => "addresses of pages must begin with https://".to_owned(),
        _ => "write \"mailto:security@news.example\", \"https://…\" or \"tel:+62-21-…\"".to_owned(),
    };
    Err(Wrong::new("it is no address by which one can reach you", hint))
}

/// A page that is fetched over an encrypted connection.
pub(super) fn page(text: &str) -> Result<(), Wrong> {
    if text.starts_with("https://") {
        return forms::url(text);
    }
    Err(Wrong::new(
        "it does not begin with https://",
        "write the whole address, for example \"https://news.example/security/\"",
    ))
}

/// Where a key lies: a page, a fingerprint (`openpgp4fpr:`) or a DNS record (`dns:`).
pub(super) fn key_place(text: &str) -> Result<(), Wrong> {
    let other = ["openpgp4fpr:", "dns:"].iter().find_map(|scheme| text.strip_prefix(scheme));
    match other {
        Some(rest) if !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic()) => Ok(()),
        _ => page(text),
    }
}

/// A moment with its offset.
pub(super) fn moment(text: &str) -> Result<(), Wrong> {
    if Instant::from_rfc3339(text).is_some() {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no moment",
        "write day, time and offset, for example \"2027-06-01T00:00:00Z\"; less than a year ahead",
    ))
}

/// One line of text.
pub(super) fn line(text: &str) -> Result<(), Wrong> {
    if text.chars().any(char::is_control) {
        return Err(Wrong::new(
            "it holds a line break or a control character",
            "write each line as a string of its own",
        ));
    }
    forms::name(text)
}

/// What `datatrainingallowed` may be.
pub(super) fn yes_or_no() -> Vec<&'static str> {
    vec!["yes", "no"]
}

/// A crawler's name, as `robots.txt` may hold it (RFC 9309 knows letters, `_` and `-`; some names have digits and dots).
pub(super) fn crawler(text: &str) -> Result<(), Wrong> {
    if text == "*" {
        return Err(Wrong::new(
            "that would send every search engine away",
            "name the crawlers that you mean; a robots.txt of your own in static/ takes the place of ours",
        ));
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if !text.is_empty() && text.chars().all(plain) {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no name of a crawler",
        "write the name alone, without version or address, for example \"GPTBot\"",
    ))
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, ads_record, contact, crawler, key_place, line, manager, moment, page};
    use crate::config::keys;

    #[test]
    fn every_key_is_in_the_table_of_keys() {
        for (file, key, _) in FIELDS {
            assert!(keys::find(key).is_some() && key.starts_with(file.table()), "{key}");
        }
    }

    #[test]
    fn what_a_reader_of_the_file_would_not_understand_is_refused() {
        type Check = fn(&str) -> Result<(), super::Wrong>;
        let cases: [(Check, &[&str], &[&str]); 8] = [
            (
                ads_record,
                &["ads.example, 1, DIRECT", "ads.example,1,reseller,abc", "a.example, 1, DIRECT; x=y"],
                &[
                    "ads.example, 1",
                    "ads, 1, DIRECT",
                    "ads.example, 1, DIREKT",
                    "a.example, 1, DIRECT\nx=y",
                    "a.example, 1, DIRECT # x",
                ],
            ),
            (manager, &["a.example", "a.example, ID"], &["a", "a.example, Indonesia", "a.example\n"]),
            (
                contact,
                &["mailto:a@b.example", "https://a.example/x", "tel:+62-21-123"],
                &[
                    "a@b.example",
                    "http://a.example",
                    "mailto:",
                    "tel:",
                    "javascript:x",
                    "mailto:a@b.example\nX: y",
                ],
            ),
            (page, &["https://a.example/"], &["http://a.example/", "/x", "https://a b/"]),
            (
                key_place,
                &["https://a.example/k", "dns:x._openpgpkey.a.example?type=OPENPGPKEY"],
                &["dns:", "dns:a\nb", "x"],
            ),
            (moment, &["2027-06-01T00:00:00Z"], &["2027-06-01", "2027-13-01T00:00:00Z", ""]),
            (line, &["Editor: Sari"], &["", " ", "a\nb"]),
            (crawler, &["GPTBot", "Google-Extended"], &["*", "", "GPT Bot", "a/1.0", "x\nDisallow: /"]),
        ];
        for (check, right, wrong) in cases {
            for text in right {
                assert!(check(text).is_ok(), "{text}");
            }
            for text in wrong {
                assert!(check(text).is_err(), "{text}");
            }
        }
    }
}
