//! Files of trust, as those who look for them read them: `ads.txt` (iabtechlab.com/ads-txt), `security.txt` (RFC 9116), `trust.txt`
//! (journallist.net) and `humans.txt` (humanstxt.org). Values are checked where the configuration is read: each is one line.

use crate::base::instant::Instant;
use crate::config::{Config, Field, TrustFile};
use std::fmt::Write;

/// The text of a file.
#[must_use]
pub fn text(config: &Config, file: TrustFile) -> String {
    let fields = config.trust_files.iter().filter(|field| field.file == file);
    match file {
        TrustFile::Ads | TrustFile::Trust => lines(fields, "="),
        TrustFile::Security => security(config, fields),
        TrustFile::Humans => humans(fields),
    }
}

/// A line for each value, after its name if it has one.
fn lines<'f>(fields: impl Iterator<Item = &'f Field>, between: &str) -> String {
    let mut text = String::new();
    for field in fields {
        for value in &field.values {
            // Writing to a string cannot fail.
            let _ = match field.name {
                "" => writeln!(text, "{value}"),
                name => writeln!(text, "{name}{between}{value}"),
            };
        }
    }
    text
}

/// With the address that the file has, by which a copy elsewhere is told from it.
fn security<'f>(config: &Config, fields: impl Iterator<Item = &'f Field>) -> String {
    let plain = |field: &Field| {
        let values = match field.name {
            "Expires" => field.values.iter().map(|value| utc(value)).collect(),
            "Preferred-Languages" => vec![field.values.join(", ")],
            _ => field.values.clone(),
        };
        Field { values, ..field.clone() }
    };
    let fields: Vec<_> = fields.map(plain).collect();
    let canonical = config.base_url.absolute("/.well-known/security.txt");
    format!("{}Canonical: {canonical}\n", lines(fields.iter(), ": "))
}

/// A moment as RFC 3339 has it, which the configuration may write less strictly.
fn utc(text: &str) -> String {
    Instant::from_rfc3339(text).map_or_else(|| text.to_owned(), Instant::to_utc_rfc3339)
}

/// A heading for each key, and its lines under it.
fn humans<'f>(fields: impl Iterator<Item = &'f Field>) -> String {
    let parts = fields.map(|field| {
        let lines: String = field.values.iter().map(|value| format!("\t{value}\n")).collect();
        format!("/* {} */\n{lines}", field.name)
    });
    parts.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::config::{TrustFile, read};

    const SAID: &str = r#"
title = "K"
base_url = "https://k.example/"
[ads_txt]
records = ["ads.example, 1234, DIRECT, abc", "b.example,9,RESELLER"]
owner_domain = "k.example"
manager_domains = ["sales.example, ID"]
[security_txt]
contacts = ["mailto:security@k.example", "https://k.example/security/"]
expires = "2027-06-01 07:00:00+07:00"
languages = ["id", "en"]
policy = ["https://k.example/security/policy/"]
[trust_txt]
belongto = ["https://guild.example/"]
datatrainingallowed = "no"
[humans_txt]
team = ["Editor: Sari", "Desk: Togar"]
thanks = ["Readers"]
"#;

    #[test]
    fn each_file_is_as_its_readers_want_it() {
        let config = read::read(SAID).0.unwrap();
        assert_eq!(
            text(&config, TrustFile::Ads),
            "ads.example, 1234, DIRECT, abc\nb.example,9,RESELLER\nOWNERDOMAIN=k.example\nMANAGERDOMAIN=sales.example, ID\n"
        );
        assert_eq!(
            text(&config, TrustFile::Security),
            "Contact: mailto:security@k.example\nContact: https://k.example/security/\nExpires: 2027-06-01T00:00:00Z\n\
             Preferred-Languages: id, en\nPolicy: https://k.example/security/policy/\n\
             Canonical: https://k.example/.well-known/security.txt\n"
        );
        assert_eq!(
            text(&config, TrustFile::Trust),
            "belongto=https://guild.example/\ndatatrainingallowed=no\n"
        );
        assert_eq!(
            text(&config, TrustFile::Humans),
            "/* TEAM */\n\tEditor: Sari\n\tDesk: Togar\n\n/* THANKS */\n\tReaders\n"
        );
    }
}
