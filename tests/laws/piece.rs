//! An article or standalone page of a random portal, and its text.
//!
//! Each carries words of its own (`zq17x`), so that one can see in the output whose text is there.

use std::collections::BTreeMap;
use std::fmt::Write;
use warta::base::instant::Instant;

/// Minute 0 of the random portals' calendar.
const EPOCH: &str = "2026-01-30T12:00:00Z";

/// An article or a standalone page.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Tells it from all others, whatever it is called.
    pub(crate) serial: usize,
    /// The folder below `content/`: empty, or with a slash at its end.
    pub(crate) folder: String,
    /// The name of the file, or of the folder of an article with pictures.
    pub(crate) stem: String,
    /// The language suffix: empty, or like `.en`.
    pub(crate) suffix: &'static str,
    /// Whether it is a folder with an `index.md`.
    pub(crate) is_folder: bool,
    /// Whether it is a standalone page.
    pub(crate) is_page: bool,
    /// Whether its front matter is YAML.
    pub(crate) is_yaml: bool,
    /// The word of the file's name and of those of its pictures.
    pub(crate) name: usize,
    /// The word of the title, tags and aliases.
    pub(crate) title: usize,
    /// The word of the body and pictures.
    pub(crate) body: usize,
    /// The word of the reason of its status.
    pub(crate) reason: usize,
    /// All other front matter, as it is written.
    pub(crate) fields: BTreeMap<&'static str, String>,
    /// When it is dated.
    pub(crate) date: i64,
    /// When its embargo ends.
    pub(crate) publish_at: Option<i64>,
    /// When it expires.
    pub(crate) expires: Option<i64>,
    /// Whether it is a draft.
    pub(crate) draft: bool,
    /// `usable`, `withheld` or `canceled`.
    pub(crate) status: &'static str,
    /// The pieces that it links to.
    pub(crate) links: Vec<usize>,
    /// Further text of the body.
    pub(crate) more: String,
    /// The names of its pictures, relative to its folder.
    pub(crate) pictures: Vec<String>,
    /// Whether its date is none.
    pub(crate) is_broken: bool,
}

/// A minute of the calendar.
pub(crate) fn instant(minute: i64) -> Instant {
    Instant(Instant::from_rfc3339(EPOCH).unwrap().0 + minute * 60)
}

/// A minute of the calendar as front matter writes it.
pub(crate) fn date(minute: i64) -> String {
    instant(minute).to_utc_rfc3339()
}

/// A word that stands nowhere else.
pub(crate) fn word(number: usize) -> String {
    format!("zq{number}x")
}

impl Piece {
    /// The file, relative to `content/`.
    pub(crate) fn file(&self) -> String {
        let Self { folder, stem, suffix, .. } = self;
        let pages = if self.is_page { "pages/" } else { "" };
        if self.is_folder {
            format!("{pages}{folder}{stem}/index{suffix}.md")
        } else {
            format!("{pages}{folder}{stem}{suffix}.md")
        }
    }

    /// The files of its pictures, relative to `content/`, with their bytes.
    pub(crate) fn picture_files(&self) -> Vec<(String, String)> {
        let file = self.file();
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let each = self
            .pictures
            .iter()
            .map(|name| (format!("{folder}/{name}"), format!("{} {name}", word(self.body))));
        each.filter(|_| self.is_folder).collect()
    }

    /// Whether a reader may see it.
    pub(crate) fn is_visible(&self, now: i64, drafts: bool) -> bool {
        if self.draft && !drafts {
            return false;
        }
        let due = self.publish_at.unwrap_or(self.date) <= now;
        let over = self.expires.is_some_and(|end| end <= now);
        self.is_page || (due && !over && self.status != "withheld")
    }

    /// The words that may be seen of it.
    pub(crate) fn words(&self) -> Vec<usize> {
        if self.status == "canceled" && !self.is_page {
            vec![self.name, self.title, self.reason]
        } else {
            vec![self.name, self.title, self.body]
        }
    }

    /// The file's text. `target` says where the file of a linked piece is, relative to `content/`.
    pub(crate) fn text(&self, target: impl Fn(usize) -> Option<String>) -> String {
        let (fence, is) = if self.is_yaml { ("---", ":") } else { ("+++", " =") };
        let mut text = format!("{fence}\n");
        for (key, value) in self.front() {
            // Writing to a string cannot fail.
            let inner = if self.is_yaml && value.contains('{') { value.replace(" = ", ": ") } else { value };
            let _ = writeln!(text, "{key}{is} {inner}");
        }
        let _ = write!(text, "{fence}\n\nIsi \"{}\" -- kata.\n", word(self.body));
        for file in self.links.iter().filter_map(|&serial| target(serial)) {
            let _ = write!(text, "\n[tautan]({}#bagian)\n", relative(&self.file(), &file));
        }
        for name in &self.pictures {
            let _ = write!(text, "\n![gambar]({name})\n");
        }
        text.push_str(&self.more);
        text
    }

    fn front(&self) -> Vec<(&'static str, String)> {
        let mut front = vec![("title", format!("\"Judul {}\"", word(self.title)))];
        if !self.is_page {
            let own = if self.is_broken { "\"kemarin\"".to_owned() } else { date(self.date) };
            front.push(("date", own));
            front.extend(self.publish_at.map(|minute| ("publish_at", date(minute))));
            front.extend(self.expires.map(|minute| ("expires", date(minute))));
            front.push(("status", format!("\"{}\"", self.status)));
            front.push(("status_reason", format!("\"Sebab {}.\"", word(self.reason))));
        }
        if self.draft {
            front.push(("draft", "true".to_owned()));
        }
        front.extend(self.fields.iter().map(|(&key, value)| (key, value.clone())));
        front
    }
}

/// The way from one file to another, as a link writes it.
fn relative(from: &str, to: &str) -> String {
    format!("{}{to}", "../".repeat(from.matches('/').count()))
}
