//! What the output tells its host: `_redirects` and `_headers`, followed as hosts follow them.

use crate::base::file;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::path::Path;

/// Redirects and headers of an output.
#[derive(Debug, Default)]
pub(super) struct Hosting {
    /// Where a path leads, both as they are written, by the decoded path.
    moved: HashMap<String, String>,
    /// The decoded paths whose page says that a story was withdrawn.
    gone: Vec<String>,
    /// What is shown for what is not there: the decoded path of a home, and its page. The longest first.
    lost: Vec<(String, String)>,
    /// Rules for headers.
    headers: Vec<Rule>,
}

/// Headers of some paths.
#[derive(Debug)]
struct Rule {
    /// A decoded path; with `is_open`, all that begin with it.
    path: String,
    is_open: bool,
    headers: Vec<(String, String)>,
}

impl Hosting {
    /// What an output tells its host.
    pub(super) fn read(folder: &Path) -> Self {
        let text = |name: &str| file::read_text(&folder.join(name), name).unwrap_or_default();
        Self::parse(&text("_redirects"), &text("_headers"))
    }

    fn parse(redirects: &str, headers: &str) -> Self {
        let mut hosting = Self { headers: rules(headers), ..Self::default() };
        for line in redirects.lines() {
            let mut words = line.split_whitespace();
            let (Some(from), Some(to), Some(status)) = (words.next(), words.next(), words.next()) else {
                continue;
            };
            match (status, from.strip_suffix('*')) {
                ("404", Some(home)) => hosting.lost.push((decoded(home), to.to_owned())),
                ("410!", None) => hosting.gone.push(decoded(from)),
                ("301", None) => drop(hosting.moved.entry(decoded(from)).or_insert_with(|| to.to_owned())),
                _ => {}
            }
        }
        hosting.gone.sort_unstable();
        hosting.lost.sort_by_key(|(home, _)| std::cmp::Reverse(home.len()));
        hosting
    }

    /// Where an old URL leads; `path` is decoded. Its page's name means its folder.
    pub(super) fn moved(&self, path: &str) -> Option<&str> {
        self.moved.get(path).map(String::as_str)
    }

    /// Whether the page of a decoded path says that a story was withdrawn.
    pub(super) fn is_gone(&self, path: &str) -> bool {
        self.gone.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    }

    /// The page that is shown where a decoded path leads nowhere, as a decoded path.
    pub(super) fn lost(&self, path: &str) -> Option<String> {
        self.lost.iter().find(|(home, _)| path.starts_with(home)).map(|(_, page)| decoded(page))
    }

    /// The headers of a decoded path; of several of one name the last.
    pub(super) fn headers(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let rules = self
            .headers
            .iter()
            .filter(move |rule| if rule.is_open { path.starts_with(&rule.path) } else { path == rule.path });
        rules.flat_map(|rule| rule.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}

/// The rules of `_headers`: a path, then indented headers.
fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.starts_with([' ', '\t']), line.trim().split_once(':'), rules.last_mut()) {
            (true, Some((name, value)), Some(rule)) => {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            (true, ..) => {}
            (false, ..) => {
                let word = line.trim();
                let path = word.strip_suffix('*');
                rules.push(Rule {
                    path: decoded(path.unwrap_or(word)),
                    is_open: path.is_some(),
                    headers: Vec::new(),
                });
            }
        }
    }
    rules
}

/// A path as people read it.
fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::Hosting;

    fn hosting() -> Hosting {
        Hosting::parse(
            "/lama/ /baru/ 301\n/caf%C3%A9/ https://x.example/ 301\n/y/w/ /y/w/index.html 410!\n/* /404.html 404\n/en/* /en/404.html 404\n",
            "/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'self'\n\n/feed.json\n  Content-Type: application/feed+json; charset=utf-8\n",
        )
    }

    #[test]
    fn old_urls_lead_on_and_withdrawn_stories_are_gone() {
        let hosting = hosting();
        assert_eq!(hosting.moved("/lama/"), Some("/baru/"));
        assert_eq!(hosting.moved("/caf\u{e9}/"), Some("https://x.example/"));
        assert_eq!(hosting.moved("/baru/"), None);
        assert!(hosting.is_gone("/y/w/") && !hosting.is_gone("/y/"));
    }

    #[test]
    fn what_is_not_there_is_told_in_the_edition_that_it_was_looked_for() {
        let hosting = hosting();
        assert_eq!(hosting.lost("/en/x").as_deref(), Some("/en/404.html"));
        assert_eq!(hosting.lost("/x/en/").as_deref(), Some("/404.html"));
        assert_eq!(Hosting::parse("", "").lost("/x"), None);
    }

    #[test]
    fn headers_are_those_of_all_rules_that_fit() {
        let hosting = hosting();
        let names = |path: &str| hosting.headers(path).map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names("/a/"), ["X-Content-Type-Options", "Content-Security-Policy"]);
        assert_eq!(names("/feed.json").last(), Some(&"Content-Type"));
    }
}
