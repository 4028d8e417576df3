//! Dates of an article that cannot all be true.

use crate::base::instant::{Day, Instant};
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// Dates in the front matter that contradict each other.
pub(in crate::check) static RULE: Rule = Rule {
    name: "dates-disagree",
    level: Level::Warning,
    profiles: &[Profile::Editorial, Profile::GoogleNews],
    meaning: "An article was changed or corrected on a day before its date, or appears before its date.",
    why: "The visible date, the date in structured data and the date in sitemaps must agree, and none may lie in the future (Google Search Central, \"Influence your byline dates\"). MSN takes no item dated in the future.",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nupdated = 2026-10-20T08:00:00Z\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\nupdated = 2026-11-20\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(disagree),
};

/// A path that says another date than the front matter.
pub(in crate::check) static PATH: Rule = Rule {
    name: "path-date",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "The folders or the name of a file say another date than its front matter, by more than a day.",
    why: "One of the two is a slip, and the URL follows the front matter. A day is allowed for time zones.",
    example: Example {
        wrong: "-- content/2026/10/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.",
        right: "-- content/2026/11/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.",
    },
    mends: false,
    look: Look::Manuscript(path),
};

fn disagree(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let Some(article) = manuscript.article() else { return };
    let zone = manuscript.config.zone;
    let date = zone.day(article.date);
    // By days: who writes a day without a time means any time of it.
    if article.updated.is_some_and(|updated| zone.day(updated) < date) {
        let message = format!("it was updated before its date, {}", written(date));
        remarks.add(manuscript.field("updated"), message, "mend `updated` or `date`");
    }
    if article.corrections.iter().any(|correction| zone.day(correction.date) < date) {
        let message = format!("a correction is older than the article, which is of {}", written(date));
        remarks.add(manuscript.field("corrections"), message, "mend the correction's date");
    }
    let is_to_come = |date: &Instant| *date > manuscript.portal.at;
    let (told, hint) = (
        "lies in the future: readers see it from then on, not before",
        "nothing need be done if that is meant",
    );
    if article.revised.as_ref().is_some_and(is_to_come) {
        remarks.add(manuscript.field("updated"), format!("`updated` {told}"), hint);
    }
    if article.corrections.iter().any(|correction| is_to_come(&correction.date)) {
        remarks.add(manuscript.field("corrections"), format!("a correction {told}"), hint);
    }
    if zone.day(article.visible_from) < date {
        let message = format!("it appears on {}, before its date", written(zone.day(article.visible_from)));
        remarks.add(manuscript.field("date"), message, "let `publish_at` not be earlier than `date`");
    }
}

fn path(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let Some(article) = manuscript.article() else { return };
    let Some(said) = said(&manuscript.common().source) else { return };
    let zone = manuscript.config.zone;
    let near = [-24, 0, 24].map(|hours| zone.day(article.date.plus_hours(hours)));
    let agrees = |day: &Day| {
        day.year == said.0
            && said.1.is_none_or(|month| month == day.month)
            && said.2.is_none_or(|of| of == day.day)
    };
    if !near.iter().any(agrees) {
        let message = format!("the file's path says another date than {}", written(zone.day(article.date)));
        remarks.add(manuscript.field("date"), message, "move the file, or mend `date`");
    }
}

/// Year, month and day that a path says: as folders (`2026/11/20/`), or before a name (`2026-11-20-slug.md`).
fn said(source: &str) -> Option<(i32, Option<u32>, Option<u32>)> {
    let parts: Vec<&str> = source.split('/').collect();
    let (name, folders) = parts.split_last()?;
    let name = if name.starts_with("index.") { folders.last().copied().unwrap_or(name) } else { name };
    let numbers: Vec<&str> = name.splitn(4, '-').collect();
    if let [year, month, day, _] = numbers[..]
        && let (Some(year), Some(month), Some(day)) =
            (number(year, 4, 9999), number(month, 2, 12), number(day, 2, 31))
    {
        return Some((i32::try_from(year).ok()?, Some(month), Some(day)));
    }
    let at = folders.iter().position(|folder| number(folder, 4, 2199).is_some_and(|year| year >= 1900))?;
    let month = folders.get(at + 1).and_then(|folder| number(folder, 2, 12));
    let day = month.and_then(|_| number(folders.get(at + 2)?, 2, 31));
    Some((folders[at].parse().ok()?, month, day))
}

/// A number of so many digits, from 1 to `most`.
fn number(text: &str, digits: usize, most: u32) -> Option<u32> {
    let is_plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_plain && (1..=most).contains(number))
}

/// A day as ISO 8601 writes it.
fn written(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_path_says_a_date_by_folders_or_before_its_name() {
        assert_eq!(said("content/2026/11/a.md"), Some((2026, Some(11), None)));
        assert_eq!(said("content/2026/11/20/a/index.md"), Some((2026, Some(11), Some(20))));
        assert_eq!(said("content/_posts/2026-11-20-a.md"), Some((2026, Some(11), Some(20))));
        assert_eq!(said("content/en/2026/a.md"), Some((2026, None, None)));
        for silent in ["content/a.md", "content/0042/a.md", "content/3000/a.md", "content/a/b-c-d-e.md"] {
            assert_eq!(said(silent), None, "{silent}");
        }
    }
}
