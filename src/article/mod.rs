//! One source file becomes an [`Article`] or a [`StandalonePage`], whole, or its problems. Knows nothing of other files.

/// Article folders: `index.md` and its files.
pub mod bundle;
mod date;
mod excerpt;
mod fields;
mod foreign;
mod front;
/// Links of a body to other Markdown files.
pub mod links;
/// What joins the articles of one story.
pub mod story;
/// A body as HTML.
pub mod markdown;
#[cfg(test)]
mod moving_tests;
mod name;
/// Pictures that a body shows.
pub mod pictures;
mod path;
#[cfg(test)]
mod problem_tests;
/// One source file becomes a document.
pub mod read;
#[cfg(test)]
mod read_tests;
#[cfg(test)]
mod sample;
/// The `rel` of links that leave the portal.
pub mod rel;
/// Third-party HTML made harmless.
pub mod sanitise;
/// Editing front matter.
pub mod amend;
/// Where the keys of a file's front matter stand.
pub mod header;
/// Which files `content/` holds.
pub mod scan;
mod shorten;
/// Text of third parties that are not trusted.
pub mod supplied;
/// How long a text is to read.
pub mod words;

pub use fields::{is_typo, meant};
pub use front::line;

use crate::base::instant::Instant;
use crate::config::EditionId;
use serde::{Deserialize, Serialize};

/// Stands for a date where reading failed; no document has it.
const NEVER: Instant = Instant(0);

/// What one Markdown file of `content/` is. A canceled article is still an article.
#[derive(Clone, Debug)]
pub enum Document {
    /// A story in one edition.
    Article(Box<Article>),
    /// A page that is not an article ("About").
    Page(Box<StandalonePage>),
}

/// One story in one edition.
#[derive(Clone, Debug)]
pub struct Article {
    /// What it shares with standalone pages.
    pub text: Text,
    /// When it was published, by its own account.
    pub date: Instant,
    /// When it was last changed in substance; a correction is such a change.
    pub updated: Option<Instant>,
    /// What its front matter says of that, corrections apart.
    pub revised: Option<Instant>,
    /// What lists show of it, plain text: the description, else the start of its text.
    pub excerpt: String,
    /// The sectors, at least none, in the order of the file, without repeats.
    pub sectors: Vec<Term>,
    /// The tags, without repeats.
    pub tags: Vec<Term>,
    /// The authors, in the order of the byline.
    pub authors: Vec<Term>,
    /// The series that it is a part of.
    pub series: Option<Term>,
    /// The slug of the provider (one that the configuration names).
    pub provider: Option<String>,
    /// Where it was written ("SURABAYA").
    pub dateline: Option<String>,
    /// The URL that search engines shall take for the original.
    pub canonical_url: Option<String>,
    /// Where the provider published it.
    pub source_url: Option<String>,
    /// The picture of its card.
    pub image: Option<Image>,
    /// How prominent it is.
    pub priority: Priority,
    /// The instant from which it exists.
    pub visible_from: Instant,
    /// The instant from which it does not exist any more.
    pub expires: Option<Instant>,
    /// Whether it may be seen.
    pub status: Status,
    /// Why it was withdrawn, for readers of the tombstone; nothing but that shows it.
    pub status_reason: Option<String>,
    /// What was corrected, oldest first.
    pub corrections: Vec<Correction>,
    /// Words of the body, roughly.
    pub words: u32,
    /// How long it takes to read, at least 1.
    pub reading_minutes: u32,
}

/// A page that is not an article: no date, in no listing or feed.
#[derive(Clone, Debug)]
pub struct StandalonePage {
    /// What it shares with articles.
    pub text: Text,
    /// When it was last changed.
    pub updated: Option<Instant>,
    /// The instant from which it exists; `None`: always.
    pub visible_from: Option<Instant>,
    /// The instant from which it does not exist any more.
    pub expires: Option<Instant>,
    /// Whether it may be seen; a canceled page is as good as withheld.
    pub status: Status,
}

/// What articles and standalone pages share.
#[derive(Clone, Debug)]
pub struct Text {
    /// The file, relative to the portal's folder, with `/` (`content/2026/slug.md`).
    pub source: String,
    /// The edition that it belongs to.
    pub edition: EditionId,
    /// The readable URL path with the edition's prefix, beginning and ending with `/`.
    pub path: String,
    /// Joins the articles, or the standalone pages, that are translations of each other; NFC.
    pub story: String,
    /// Whether the front matter names the story.
    pub names_story: bool,
    /// Whether it does so by a word rather than by the path of a file.
    pub says_word: bool,
    /// The headline.
    pub title: String,
    /// What it says, in a sentence; as the author wrote it.
    pub description: Option<String>,
    /// Whether only `--drafts` shows it.
    pub draft: bool,
    /// The template instead of its kind's.
    pub template: Option<String>,
    /// Old readable URL paths, beginning with `/`.
    pub aliases: Vec<String>,
    /// Whatever the portal's own templates need, unknown keys included.
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// The Markdown after the front matter.
    pub body: String,
    /// Where the body begins in the file (after a byte order mark), in bytes.
    pub body_offset: usize,
    /// Links of the body to other Markdown files.
    pub links: Vec<Link>,
    /// The pictures that the body shows, as written.
    pub pictures: Vec<String>,
}

/// A sector, tag, author or series as an article names it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Names it in URLs. Never empty.
    pub slug: String,
    /// The name as the article writes it (an author: as the configuration writes it).
    pub name: String,
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Image {
    /// As the article writes it: a file of its folder, a path of the portal, or a URL.
    pub src: String,
    /// What it shows, for those who do not see it; may be empty.
    pub alt: String,
    /// The line under it; may be empty.
    pub caption: String,
    /// Who made it; may be empty.
    pub credit: String,
}

/// How prominent an article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Priority {
    /// Like any other.
    #[default]
    Normal,
    /// A lead story, until an instant.
    Top {
        /// From here on it is like any other; `None`: as long as it is among the newest.
        until: Option<Instant>,
    },
    /// Breaking news, until an instant.
    Breaking {
        /// From here on it is like any other; `None`: a day after its date.
        until: Option<Instant>,
    },
}

/// Whether an article may be seen (`pubStatus` of ninjs).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Status {
    /// It may.
    #[default]
    Usable,
    /// It may not.
    Withheld,
    /// It was withdrawn: a tombstone page, in no listing or feed.
    Canceled,
}

/// What was corrected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub date: Instant,
    /// What, in a sentence.
    pub note: String,
}

/// A link of a body to another Markdown file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The file that it names, relative to the portal's folder, normalised (`content/2026/other.md`).
    pub source: String,
    /// Where the link's destination stands, in bytes of the file after a byte order mark.
    pub range: std::ops::Range<usize>,
}

/// When an article was last changed in substance: a correction is a change even where nobody says so. One that says no
/// more than the day of publication has its midnight, which is no change.
#[must_use]
pub fn last_change(
    revised: Option<Instant>,
    corrections: &[Correction],
    date: Option<Instant>,
) -> Option<Instant> {
    let corrected = corrections.last().map(|correction| correction.date);
    revised.max(corrected.filter(|corrected| Some(*corrected) > date))
}

impl Document {
    /// The document without what its file dates later than an instant: a correction to come is not told before.
    #[must_use]
    pub fn as_of(mut self, instant: Instant) -> Self {
        match &mut self {
            Self::Article(article) => {
                article.corrections.retain(|correction| correction.date <= instant);
                let revised = article.revised.filter(|revised| *revised <= instant);
                article.updated = last_change(revised, &article.corrections, Some(article.date));
            }
            Self::Page(page) => page.updated = page.updated.filter(|updated| *updated <= instant),
        }
        self
    }

    /// What articles and standalone pages share.
    #[must_use]
    pub fn text(&self) -> &Text {
        match self {
            Self::Article(article) => &article.text,
            Self::Page(page) => &page.text,
        }
    }
}
