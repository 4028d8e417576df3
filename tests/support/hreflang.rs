//! What the pages and sitemaps of a built portal say of their language versions, and what is wrong with it by the rules of
//! search engines: each page names itself, each version names all others, every URL is absolute and leads to a page whose
//! canonical URL it is, one `x-default`, and sitemaps that say the same as heads.

use super::tree::Tree;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// Language and URL.
type Named = (String, String);

/// What the head of a page says.
#[derive(Default)]
struct Head {
    lang: String,
    canonical: Option<String>,
    alternates: Vec<Named>,
}

/// What a built portal says of its language versions.
pub(crate) struct Versions {
    /// Where the portal stands, by its robots.txt.
    base: String,
    heads: BTreeMap<String, Head>,
    /// What sitemaps say, by URL.
    listed: BTreeMap<String, Vec<Named>>,
}

impl Versions {
    /// What an output folder says.
    pub(crate) fn of(output: &Tree) -> Self {
        let text = |path: &str| String::from_utf8_lossy(&output.0[path].bytes).into_owned();
        let robots = text("robots.txt");
        let sitemap =
            robots.lines().find_map(|line| line.strip_prefix("Sitemap: ")?.strip_suffix("sitemap.xml"));
        let pages = output.0.keys().filter(|path| path.ends_with(".html"));
        let sitemaps = output.0.keys().filter(|path| path.starts_with("sitemaps/") && path.ends_with(".xml"));
        Self {
            base: sitemap.unwrap().to_owned(),
            heads: pages.map(|path| (path.clone(), head(&text(path)))).collect(),
            listed: sitemaps.flat_map(|path| entries(&text(path))).collect(),
        }
    }

    /// The languages and URLs that the page of a file names, `x-default` among them.
    pub(crate) fn named_by(&self, file: &str) -> BTreeSet<Named> {
        self.heads.get(file).map(|head| head.alternates.iter().cloned().collect()).unwrap_or_default()
    }

    /// How many pages name others.
    pub(crate) fn naming(&self) -> usize {
        self.heads.values().filter(|head| !head.alternates.is_empty()).count()
    }

    /// What is wrong.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (file, head) in self.heads.iter().filter(|(_, head)| !head.alternates.is_empty()) {
            self.check_page(file, head, &mut faults);
        }
        for (url, alternates) in &self.listed {
            match self.file(url).and_then(|file| self.heads.get(&file)) {
                None => faults.push(format!("a sitemap names {url}, which is not there")),
                Some(head) if head.alternates != *alternates => {
                    faults.push(format!(
                        "of {url} the sitemap says {alternates:?}, the head {:?}",
                        head.alternates
                    ));
                }
                Some(_) => {}
            }
        }
        faults
    }

    fn check_page(&self, file: &str, head: &Head, faults: &mut Vec<String>) {
        let mut fault = |what: String| faults.push(format!("{file}: {what}"));
        let (default, own): (Vec<_>, Vec<_>) =
            head.alternates.iter().partition(|(lang, _)| lang == "x-default");
        let languages: BTreeSet<_> = own.iter().map(|(lang, _)| lang).collect();
        if languages.len() != own.len() || own.len() < 2 {
            fault(format!("it names {own:?}: each language once, and at least two"));
        }
        let itself =
            own.iter().any(|(lang, url)| *lang == head.lang && self.file(url).as_deref() == Some(file));
        if !itself || head.canonical.as_ref().and_then(|url| self.file(url)).as_deref() != Some(file) {
            fault(format!("it does not name itself: {own:?}, canonical {:?}", head.canonical));
        }
        let home = &self.heads["index.html"].lang;
        let first = own.iter().find(|(lang, _)| lang == home).or(own.first());
        if default.len() != 1 || first.is_none_or(|(_, url)| *url != default[0].1) {
            fault(format!("x-default is {default:?}"));
        }
        for (lang, url) in own {
            match self.file(url).and_then(|file| self.heads.get(&file)) {
                None => fault(format!("{url} is not absolute, or not there")),
                Some(other) if other.lang != *lang => {
                    fault(format!("{url} is in {}, not {lang}", other.lang))
                }
                Some(other) if other.alternates != head.alternates => {
                    fault(format!("{url} names {:?}, not {:?}", other.alternates, head.alternates));
                }
                Some(_) => {}
            }
        }
        if head.canonical.as_ref().is_none_or(|url| !self.listed.contains_key(url)) {
            fault("no sitemap names it".to_owned());
        }
    }

    /// The output file of an absolute URL of the portal.
    fn file(&self, url: &str) -> Option<String> {
        let path = percent_encoding::percent_decode_str(url.strip_prefix(&self.base)?).decode_utf8().ok()?;
        Some(if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.into_owned()
        })
    }
}

/// What the head of a page says.
fn head(html: &str) -> Head {
    let mut head = Head::default();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let value = |name: &str| {
            let (_, after) = tag.split_once(&format!(" {name}=\""))?;
            after.split('"').next().map(|value| value.replace("&amp;", "&").replace("&#x27;", "'"))
        };
        let rel = value("rel").unwrap_or_default();
        if tag.starts_with("html ") {
            head.lang = value("lang").unwrap_or_default();
        } else if tag.starts_with("link ") && rel == "canonical" {
            head.canonical = value("href");
        } else if tag.starts_with("link ") && rel == "alternate" {
            head.alternates.extend(value("hreflang").zip(value("href")));
        }
    }
    head
}

/// The URLs of a sitemap, each with its language versions.
fn entries(xml: &str) -> Vec<(String, Vec<Named>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut entries: Vec<(String, Vec<Named>)> = Vec::new();
    let mut in_loc = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                in_loc = tag.name().as_ref() == "loc";
                if in_loc {
                    entries.push((String::new(), Vec::new()));
                }
            }
            Event::End(_) => in_loc = false,
            Event::Text(text) if in_loc => entries.last_mut().unwrap().0.push_str(&text),
            Event::GeneralRef(name) if in_loc && name.as_ref() == "amp" => {
                entries.last_mut().unwrap().0.push('&')
            }
            Event::Empty(tag) if tag.name().as_ref() == "xhtml:link" => {
                let named = (attribute(&tag, "hreflang"), attribute(&tag, "href"));
                entries.last_mut().unwrap().1.push(named);
            }
            Event::Eof => return entries,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.try_get_attribute(name).unwrap().unwrap();
    found.value.replace("&amp;", "&").replace("&apos;", "'")
}
