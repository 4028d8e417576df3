//! Lines that belonged to another site's page: "ADVERTISEMENT", "Read also:" without a link.

use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A line of another site's furniture.
pub(in crate::check) static RULE: Rule = Rule {
    name: "leftover-notice",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A paragraph is a leftover of another site's page: a label of an advertisement, or \"Read also:\" without a link.",
    why: "Copying a page copies what stands between its paragraphs. \"Read also:\" with a link is the newsroom's own and no fault.",
    example: Example {
        wrong: "Text.\n\nADVERTISEMENT\n\nRead also: Maize is next\n\nMore text.",
        right: "The advertisement ran for a week.\n\nRead also: [Maize is next](/)",
    },
    mends: false,
    look: Look::Manuscript(look),
};

/// Whole paragraphs.
const WHOLE: [&str; 14] = [
    "advertisement",
    "advertisement continues below",
    "article continues after advertisement",
    "continue reading below",
    "scroll to continue with content",
    "story continues below advertisement",
    "iklan",
    "lanjutkan membaca di bawah",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "publicidade",
    "pubblicità",
];

/// Beginnings of paragraphs that should hold a link.
const LEADING: [&str; 14] = [
    "read also:",
    "also read:",
    "read more:",
    "related:",
    "baca juga:",
    "baca lagi:",
    "simak juga:",
    "lire aussi :",
    "lire aussi:",
    "lesen sie auch:",
    "lee también:",
    "leia também:",
    "leggi anche:",
    "lees ook:",
];

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    for passage in manuscript.passages.iter().filter(|passage| passage.text.len() < 300) {
        let text = passage
            .text
            .trim()
            .trim_matches(['*', '-', '[', ']', '(', ')', '\u{2014}'])
            .trim()
            .to_lowercase();
        let is_whole = WHOLE.contains(&text.as_str());
        let lost = passage.links.is_empty() && LEADING.iter().any(|words| text.starts_with(words));
        if is_whole || lost {
            let shown = passage.text.trim();
            let message = format!("\"{shown}\" is a leftover of another page");
            let hint = if lost { "link to what is meant, or remove it" } else { "remove it" };
            remarks.add(passage.place(0..passage.text.len()), message, hint);
        }
    }
}
