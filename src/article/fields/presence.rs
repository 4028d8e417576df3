//! When and how an article is there: dates, status, priority, image, corrections.

use super::{
    Fields, Key,
    scalars::{as_written, no_date, scalar},
};
use crate::article::date;
use crate::article::front::{Entry, Node, Value};
use crate::article::name::Name;
use crate::article::{Correction, Image, Priority, Status};
use crate::base::instant::Instant;
use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::base::url::is_absolute;

/// When an article exists.
pub(in crate::article) struct Span {
    /// When it was published.
    pub(in crate::article) date: Instant,
    /// From when it exists.
    pub(in crate::article) visible_from: Instant,
    /// From when it does not exist any more.
    pub(in crate::article) expires: Option<Instant>,
}

/// The value of a table's key, whatever its case.
fn field<'a>(entries: &'a [Entry<'a>], names: &[&str]) -> Option<&'a Entry<'a>> {
    let found = |name: &&str| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(name));
    names.iter().filter_map(found).find(|entry| !entry.node.is_empty())
}

impl<'a> Fields<'a> {
    /// The dates; `None` if there is no date that can be used, which is recorded.
    pub(in crate::article) fn span(&mut self, name: &Name<'_>) -> Option<Span> {
        let own = self.sheet.one(Key::Date);
        let publish = self.sheet.one(Key::PublishDate);
        let date = match own.or(publish) {
            Some(entry) => self.instant_of(entry),
            None => self.date_of_name(name),
        };
        let embargo = self.sheet.one(Key::PublishAt).or_else(|| own.and(publish));
        let embargo = embargo.and_then(|entry| self.instant_of(entry));
        let visible_from = embargo.or(date);
        let expires = self.expires(visible_from);
        Some(Span { date: date?, visible_from: visible_from?, expires })
    }

    /// From when a standalone page exists, if not always, and from when not any more.
    pub(in crate::article) fn span_of_page(&mut self) -> (Option<Instant>, Option<Instant>) {
        let embargo = self.sheet.one(Key::PublishAt).or_else(|| self.sheet.one(Key::PublishDate));
        let visible_from = embargo.and_then(|entry| self.instant_of(entry));
        (visible_from, self.expires(visible_from))
    }

    /// From when it does not exist any more.
    fn expires(&mut self, visible_from: Option<Instant>) -> Option<Instant> {
        let entry = self.sheet.one(Key::Expires)?;
        let expires = self.instant_of(entry)?;
        if visible_from.is_some_and(|from| expires <= from) {
            let message = format!("\"{}\" is not after the publication: it is never seen", entry.key);
            self.report(&entry.node.span, Problem::warning(message));
        }
        Some(expires)
    }

    /// The date before the file's name.
    fn date_of_name(&mut self, name: &Name<'_>) -> Option<Instant> {
        let opening = self.sheet.opening.clone();
        let Some(text) = name.dated().0 else {
            let format = self.sheet.format;
            let example = format.example("date", format.moment());
            let hint = format!("add `{example}`, or begin the file's name with a date: 2026-11-23-slug.md");
            self.report(&opening, Problem::error("\"date\" is missing").hint(hint));
            return None;
        };
        let read = date::parse(text, self.config.zone);
        if let Err(fault) = &read {
            let problem = no_date("the file's name", text, fault, self.sheet.format);
            self.problems.push(problem.at(Place::file(self.source)));
        }
        read.ok()
    }

    /// When it was last changed.
    pub(in crate::article) fn updated(&mut self) -> Option<Instant> {
        self.instant(Key::Updated)
    }

    /// Whether only `--drafts` shows it.
    pub(in crate::article) fn draft(&mut self) -> bool {
        let draft = self.flag(Key::Draft).unwrap_or(false);
        let published = self.flag(Key::Published).unwrap_or(true);
        let status = self.sheet.one(Key::Status).and_then(|entry| scalar(&entry.node));
        draft || !published || status.is_some_and(|status| status.eq_ignore_ascii_case("draft"))
    }

    /// Whether it may be seen.
    pub(in crate::article) fn status(&mut self) -> Status {
        let Some((entry, text)) = self.sheet.one(Key::Status).zip(self.string(Key::Status)) else {
            return Status::Usable;
        };
        match text.to_ascii_lowercase().as_str() {
            "usable" | "publish" | "published" | "draft" => Status::Usable,
            "withheld" => Status::Withheld,
            "canceled" | "cancelled" => Status::Canceled,
            other => {
                self.unknown_word(entry, other, &["usable", "withheld", "canceled"]);
                Status::Usable
            }
        }
    }

    /// How prominent it is: a word, or a table with `level` and `until`.
    pub(in crate::article) fn priority(&mut self) -> Priority {
        let until = self.instant(Key::Until);
        let Some(entry) = self.sheet.one(Key::Priority) else {
            return until.map_or(Priority::Normal, |until| Priority::Breaking { until: Some(until) });
        };
        let (level, until) = match &entry.node.value {
            Value::Table(entries) => {
                let end = field(entries, &["until", "breaking_until"]);
                let end = end.and_then(|entry| self.instant_of(entry));
                (field(entries, &["level", "name"]).unwrap_or(entry), end.or(until))
            }
            _ => (entry, until),
        };
        let Some(word) = scalar(&level.node) else {
            self.mismatch(level, "a priority", "write \"top\", \"breaking\" or \"normal\"");
            return Priority::Normal;
        };
        match word.to_ascii_lowercase().as_str() {
            "normal" => Priority::Normal,
            "top" => Priority::Top { until },
            "breaking" => Priority::Breaking { until },
            other => {
                self.unknown_word(level, other, &["top", "breaking", "normal"]);
                Priority::Normal
            }
        }
    }

    /// Warns of a story that is prominent until a time before its date: it never is.
    pub(in crate::article) fn warn_of_early_end(&mut self, priority: Priority, date: Instant) {
        let (Priority::Top { until: Some(until) } | Priority::Breaking { until: Some(until) }) = priority
        else {
            return;
        };
        if let Some(entry) =
            self.sheet.one(Key::Until).or_else(|| self.sheet.one(Key::Priority)).filter(|_| until <= date)
        {
            let problem = Problem::warning("`until` is not after the date: the story is never prominent");
            self.report(&entry.node.span, problem.hint("mend `until`, or remove it"));
        }
    }

    /// Records a word that is none of those that a key allows.
    fn unknown_word(&mut self, entry: &Entry<'a>, word: &str, allowed: &[&str]) {
        let list = allowed.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        let hint = nearest(word, allowed.iter().copied()).map_or_else(
            || format!("it may be {list}"),
            |near| format!("did you mean \"{near}\"? It may be {list}"),
        );
        let problem = Problem::error(format!("\"{}\" cannot be \"{word}\"", entry.key)).hint(hint);
        self.report(&entry.node.span, problem);
    }

    /// The picture of its card: a string, a table, or a list of either, of which the first counts.
    pub(in crate::article) fn image(&mut self) -> Option<Image> {
        let entry = self.sheet.one(Key::Image)?;
        let node = match &entry.node.value {
            Value::List(list) => list.iter().find(|node| !node.is_empty())?,
            _ => &entry.node,
        };
        let table: &[Entry<'a>] = match &node.value {
            Value::Table(entries) => entries,
            _ => &[],
        };
        let named = |names: &[&str]| field(table, names).map(|entry| &entry.node);
        let text = |names: &[&str]| named(names).and_then(scalar).unwrap_or_default().into_owned();
        let written = match &node.value {
            Value::Text(_) => Some(node),
            _ => named(&["src", "url", "path", "image", "file", "href"]),
        };
        let src = written.and_then(as_written).unwrap_or_default().into_owned();
        if src.is_empty() {
            // A table that only describes a picture that is not there (`cover.image` of Hugo's themes, left empty).
            if table.is_empty() {
                self.mismatch(
                    entry,
                    "a picture",
                    "write its file or URL, or a table with `src`, `alt`, `caption`, `credit`",
                );
            }
            return None;
        }
        let lower = src.to_ascii_lowercase();
        let web = ["https://", "http://", "//"].iter().any(|start| lower.starts_with(start));
        if is_absolute(&src) && !web {
            let problem = Problem::error(format!("\"{}\" is no picture's address: \"{src}\"", entry.key));
            self.report(
                &node.span,
                problem.hint("write a file of the article's folder, a path, or a URL with https://"),
            );
            return None;
        }
        Some(Image {
            src,
            alt: text(&["alt", "alt_text", "description"]),
            caption: text(&["caption", "title"]),
            credit: text(&["credit", "copyright", "attribution"]),
        })
    }

    /// What was corrected, oldest first; of one date in the order of the file.
    pub(in crate::article) fn corrections(&mut self) -> Vec<Correction> {
        let Some(entry) = self.sheet.one(Key::Corrections) else {
            return Vec::new();
        };
        let nodes: Vec<&'a Node<'a>> = match &entry.node.value {
            Value::List(list) => list.iter().filter(|node| !node.is_empty()).collect(),
            _ => vec![&entry.node],
        };
        let mut corrections: Vec<_> = nodes.into_iter().filter_map(|node| self.correction(node)).collect();
        corrections.sort_by_key(|correction| correction.date);
        corrections
    }

    /// One correction.
    fn correction(&mut self, node: &'a Node<'a>) -> Option<Correction> {
        let table: &[Entry<'a>] = match &node.value {
            Value::Table(entries) => entries,
            _ => &[],
        };
        let date = field(table, &["date"]);
        let note = field(table, &["note", "text"]).and_then(|entry| scalar(&entry.node));
        let (Some(date), Some(note)) = (date, note) else {
            let format = self.sheet.format;
            let example = format.list_of_pair("corrections", [("date", format.moment()), ("note", "\"…\"")]);
            let problem = Problem::error("a correction needs a `date` and a `note`");
            self.report(&node.span, problem.hint(format!("write it like `{example}`")));
            return None;
        };
        Some(Correction { date: self.instant_of(date)?, note: note.into_owned() })
    }
}
