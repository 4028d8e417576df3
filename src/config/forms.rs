//! Checks of strings that must have a certain form: one function each, for the table of keys.

use crate::base::instant::Zone;
use crate::base::text::nearest;
use crate::base::url::BaseUrl;
use crate::config::front_matter::ARTICLE_KEYS;
use crate::config::kind::Wrong;
use crate::config::language::{canonical, known};
use crate::config::words::{quoted, ticked};
use crate::pictures::plan::Ratio;

/// The link types that `rel` may name on a link of an article.
const LINK_TYPES: [&str; 6] = ["external", "nofollow", "noopener", "noreferrer", "sponsored", "ugc"];

/// A text that says something.
pub(super) fn name(text: &str) -> Result<(), Wrong> {
    if text.trim().is_empty() {
        return Err(Wrong::new("it must not be empty", "write a text, or remove the key"));
    }
    Ok(())
}

/// The portal's address.
pub(super) fn base_url(text: &str) -> Result<(), Wrong> {
    let Err(reason) = BaseUrl::parse(text) else {
        return Ok(());
    };
    let with_scheme = format!("https://{text}");
    let hint = if text.contains("://") || BaseUrl::parse(&with_scheme).is_err() {
        "write the portal's whole address, for example \"https://news.example/\"".to_owned()
    } else {
        format!("did you mean {}?", quoted(&with_scheme))
    };
    Err(Wrong::new(reason, hint))
}

/// A link that leaves the portal.
pub(super) fn url(text: &str) -> Result<(), Wrong> {
    let schemed = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let whole = schemed.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if whole && !text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no URL that begins with https:// or http://",
        "write the whole address, for example \"https://news.example/\"",
    ))
}

/// A ratio of width to height.
pub(super) fn ratio(text: &str) -> Result<(), Wrong> {
    match Ratio::parse(text) {
        Some(_) => Ok(()),
        None => Err(Wrong::new("it is no ratio", "write width and height, from 1 to 100, as in \"16:9\"")),
    }
}

/// A host's name.
pub(super) fn host(text: &str) -> Result<(), Wrong> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if text.contains('.') && !text.starts_with('.') && !text.ends_with('.') && text.chars().all(plain) {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no host's name",
        "write the host alone, as the frame's address has it, for example \"www.youtube-nocookie.com\"",
    ))
}

/// A source expression of a Content-Security-Policy (w3.org/TR/CSP3): one word that ends neither the directive nor the header.
pub(super) fn csp_source(text: &str) -> Result<(), Wrong> {
    if !text.is_empty()
        && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, ';' | ',' | '"' | '<' | '>'))
    {
        return Ok(());
    }
    Err(Wrong::new(
        "it is no source of a Content-Security-Policy",
        "write one source a string, for example \"https://ads.example\" or \"'sha256-…'\"",
    ))
}

/// An e-mail address, as far as one can tell.
pub(super) fn email(text: &str) -> Result<(), Wrong> {
    let bad = |c: char| c.is_whitespace() || c.is_control() || "<>\"',;:".contains(c);
    match text.split_once('@') {
        Some((user, host))
            if !user.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(bad) =>
        {
            Ok(())
        }
        _ => Err(Wrong::new(
            "it is no e-mail address",
            "write the address alone, for example \"sari@news.example\"",
        )),
    }
}

/// A language tag.
pub(super) fn language(text: &str) -> Result<(), Wrong> {
    match canonical(text) {
        Some(lang) => known(&lang),
        None => Err(Wrong::new(
            "it is no BCP 47 language tag",
            "write a tag such as \"id\", \"pt-BR\" or \"zh-Hans\"",
        )),
    }
}

/// A name of the time zone database.
pub(super) fn time_zone(text: &str) -> Result<(), Wrong> {
    if Zone::named(text).is_some() {
        return Ok(());
    }
    let hint = match nearest_zone(text) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => "write a name of the IANA time zone database, for example \"Asia/Jakarta\"".to_owned(),
    };
    Err(Wrong::new("there is no such time zone", hint))
}

/// The zone of a city ("Jakarta"), else the zone with the nearest name. An offset ("UTC+7") is near to none.
fn nearest_zone(text: &str) -> Option<&'static str> {
    if text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let city = text.trim().replace(' ', "_");
    let last = |name: &'static str| name.rsplit('/').next().unwrap_or(name);
    let names = || chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    names().find(|name| last(name).eq_ignore_ascii_case(&city)).or_else(|| nearest(text, names()))
}

/// A folder's name, and nothing that could lead elsewhere.
pub(super) fn folder(text: &str) -> Result<(), Wrong> {
    let bad = |c: char| c.is_control() || "/\\:".contains(c);
    if text.trim().is_empty() || text.starts_with('.') || text.contains(bad) {
        return Err(Wrong::new(
            "it is not the name of a folder in themes/",
            "write the folder's name alone, for example \"koran\"",
        ));
    }
    Ok(())
}

/// An IPTC Media Topic.
pub(super) fn media_topic(text: &str) -> Result<(), Wrong> {
    let number = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.strip_prefix("medtop:").is_some_and(number) {
        return Ok(());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let hint = if number(&digits) {
        format!("did you mean \"medtop:{digits}\"?")
    } else {
        "write it as in the IPTC's list, for example \"medtop:11000000\" (politics)".to_owned()
    };
    Err(Wrong::new("it is no IPTC Media Topic", hint))
}

/// The link types of a `rel`.
pub(super) fn link_rel(text: &str) -> Result<(), Wrong> {
    let unknown = text.split_whitespace().find(|word| !LINK_TYPES.contains(word));
    let Some(word) = unknown else {
        return Ok(());
    };
    let hint = match nearest(word, LINK_TYPES) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("known here: {}", ticked(LINK_TYPES)),
    };
    Err(Wrong::new(format!("{} is no link type", quoted(word)), hint))
}

/// A front matter key of ours.
pub(super) fn front_matter_key(text: &str) -> Result<(), Wrong> {
    if ARTICLE_KEYS.contains(&text) {
        return Ok(());
    }
    let hint = match nearest(text, ARTICLE_KEYS) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("known here: {}", ticked(ARTICLE_KEYS)),
    };
    Err(Wrong::new("articles have no such key", hint))
}

#[cfg(test)]
mod tests {
    use super::{email, folder, link_rel, nearest_zone, url};

    #[test]
    fn a_zone_is_found_by_its_city_and_an_offset_by_nothing() {
        assert_eq!(nearest_zone("Jakarta"), Some("Asia/Jakarta"));
        assert_eq!(nearest_zone("new york"), Some("America/New_York"));
        assert_eq!(nearest_zone("Asia/Jakata"), Some("Asia/Jakarta"));
        assert_eq!(nearest_zone("UTC+7"), None);
    }

    #[test]
    fn what_is_unsafe_in_a_link_or_path_is_refused() {
        assert!(url("https://a.example/x?y#z").is_ok());
        for bad in ["javascript:alert(1)", "a.example", "https://", "https:///x", "https://a b"] {
            assert!(url(bad).is_err(), "{bad}");
        }
        assert!(email("a.b@news.example").is_ok());
        for bad in ["a", "@b", "a@", "a@b@c", "A <a@b.example>"] {
            assert!(email(bad).is_err(), "{bad}");
        }
        for bad in ["", "..", "a/b", "a\\b", ".git", "c:"] {
            assert!(folder(bad).is_err(), "{bad}");
        }
        assert!(link_rel("").is_ok() && link_rel("sponsored nofollow").is_ok());
        assert!(link_rel("nofolow").is_err() && link_rel("\" onclick").is_err());
    }
}
