//! URL paths and absolute URLs.
//!
//! Inside Warta a URL path is kept readable: Unicode in NFC, not encoded, beginning with `/`.
//! It is percent-encoded where it is written into an output.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a path segment must not hold bare: everything but the unreserved characters, the sub-delimiters
/// and `:@/` (RFC 3986 §3.3). `'` and `&` are encoded too, so that an encoded path is safe in attributes.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The percent-encoded form of a readable path.
#[must_use]
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// What the value of a parameter must not hold bare: everything but the unreserved characters (RFC 3986 §2.3).
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as the value of a parameter of a URL.
#[must_use]
pub fn encode_value(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

/// Where the portal stands: scheme, host and a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl {
    /// Scheme and host (`https://warta.example`), without a slash at the end.
    origin: String,
    /// The path under the host: empty, or `/news` without a slash at the end, percent-encoded.
    prefix: String,
}

impl BaseUrl {
    /// Reads `https://host[:port][/path][/]`.
    ///
    /// # Errors
    /// What is wrong, in words, if it has no `http` or `https` scheme, no host, or a query or fragment.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
            return Err("it does not begin with https:// or http://".to_owned());
        };
        if let Some(bad) =
            rest.chars().find(|c| c.is_whitespace() || c.is_control() || "?#\"'<>\\^`{|}@".contains(*c))
        {
            return Err(format!("it holds {bad:?}"));
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() || host.starts_with(':') {
            return Err("it names no host".to_owned());
        }
        let scheme_length = text.len() - rest.len();
        let path = path.trim_matches('/');
        if path.split('/').any(|segment| segment == "." || segment == "..") {
            return Err("its path holds \".\" or \"..\"".to_owned());
        }
        let prefix = if path.is_empty() { String::new() } else { format!("/{}", encode_once(path)) };
        Ok(Self { origin: format!("{}{host}", &text[..scheme_length]), prefix })
    }

    /// The absolute URL of a readable path (`/2026/11/23/slug/`), percent-encoded.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}{}", self.origin, self.prefix, encode_path(path))
    }

    /// The same without scheme and host: what pages link to.
    #[must_use]
    pub fn rooted(&self, path: &str) -> String {
        format!("{}{}", self.prefix, encode_path(path))
    }

    /// Whether a link to `target` leads to a web address outside the portal, read as leniently as browsers do.
    #[must_use]
    pub fn is_left_by(&self, target: &str) -> bool {
        let lenient: String = target
            .chars()
            .filter(|c| !c.is_control() && !c.is_whitespace())
            .map(|c| if c == '\\' { '/' } else { c })
            .collect();
        let lower = lenient.to_ascii_lowercase();
        let home = self.to_string().to_ascii_lowercase();
        let is_web = ["https:", "http:", "//"].iter().any(|start| lower.starts_with(start));
        is_web && !lower.starts_with(&home) && lower != home.trim_end_matches('/')
    }

    /// Scheme and host.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host, without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) }
    }

    /// The path under the host: empty, or beginning with `/` and not ending with one.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}

impl std::fmt::Display for BaseUrl {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}{}/", self.origin, self.prefix)
    }
}

/// Encodes what is not encoded yet.
fn encode_once(path: &str) -> String {
    encode_path(path).replace("%25", "%")
}

/// The readable path that `target` means on the page at `page`: a URL with a scheme and a rooted path stay as
/// they are, a relative one is joined to the page's folder. `..` never leads above the root.
#[must_use]
pub fn resolve(page: &str, target: &str) -> String {
    if target.is_empty() || target.starts_with(['/', '#', '?']) || is_absolute(target) {
        return target.to_owned();
    }
    let (path, rest) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    format!("/{}{rest}", segments.join("/"))
}

/// Whether `target` is a URL with a scheme, or begins with `//`: it leaves the portal.
#[must_use]
pub fn is_absolute(target: &str) -> bool {
    if target.starts_with("//") {
        return true;
    }
    let scheme = target.split(':').next().unwrap_or_default();
    scheme.len() < target.len()
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, is_absolute, resolve};

    #[test]
    fn paths_are_encoded_once_and_joined() {
        let base = BaseUrl::parse("https://warta.example/koran/").unwrap();
        assert_eq!(base.absolute("/2026/\u{e9}t\u{e9}/"), "https://warta.example/koran/2026/%C3%A9t%C3%A9/");
        assert_eq!(base.rooted("/a b&'/"), "/koran/a%20b%26%27/");
        assert_eq!(base.to_string(), "https://warta.example/koran/");
    }

    #[test]
    fn what_is_no_base_url_is_refused() {
        for text in [
            "warta.example",
            "ftp://warta.example",
            "https://",
            "https:///x",
            "https://a.example/?q",
            "https://a b.example/",
        ] {
            assert!(BaseUrl::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn relative_targets_are_joined_and_stay_below_the_root() {
        assert_eq!(resolve("/2026/11/slug/", "foto.jpg"), "/2026/11/slug/foto.jpg");
        assert_eq!(resolve("/2026/11/slug/", "../lain/?q#a"), "/2026/11/lain/?q#a");
        assert_eq!(resolve("/a/", "../../../etc"), "/etc");
        assert_eq!(resolve("/a/", "/gambar/x.png"), "/gambar/x.png");
        assert_eq!(resolve("/a/", "https://x.example/y"), "https://x.example/y");
    }

    #[test]
    fn what_leaves_the_portal_is_known() {
        let base = BaseUrl::parse("https://warta.example/koran/").unwrap();
        for stays in [
            "/x/",
            "#x",
            "x.html",
            "mailto:a@b.example",
            "https://warta.example/koran",
            "HTTPS://Warta.example/koran/x/",
        ] {
            assert!(!base.is_left_by(stays), "{stays}");
        }
        for leaves in [
            "https://x.example/",
            " \thttps://x.example/",
            "//x.example/",
            "/\\x.example/",
            "https:x.example",
            "https://warta.example/",
            "https://warta.example/koran-pagi/",
            "https://warta.example@x.example/koran/",
        ] {
            assert!(base.is_left_by(leaves), "{leaves}");
        }
    }

    #[test]
    fn schemes_are_recognised() {
        assert!(
            is_absolute("mailto:a@b.example")
                && is_absolute("//x.example/")
                && is_absolute("https://x.example")
        );
        assert!(!is_absolute("a/b:c.md") && !is_absolute("other.md") && !is_absolute("#top"));
    }
}
