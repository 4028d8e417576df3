//! References to characters that were escaped twice and are printed as they are written.

use crate::check::Edit;
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use std::ops::Range;

/// `&amp;nbsp;`, or any reference in a headline.
pub(in crate::check) static RULE: Rule = Rule {
    name: "leftover-entity",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "The reader sees a reference to a character, such as `&nbsp;`, instead of the character.",
    why: "Text that passes through several systems is escaped twice: `&amp;nbsp;` is printed as `&nbsp;`. In front matter nothing is decoded: `&amp;` in a headline is printed as it is.",
    example: Example {
        wrong: "Rice&amp;nbsp;and maize &amp;amp; beans.",
        right: "Rice&nbsp;and maize &amp; beans. Write `&amp;nbsp;` in code.",
    },
    mends: true,
    look: Look::Manuscript(look),
};

/// References that are mended, and what they stand for.
const MEANS: [(&str, &str); 22] = [
    ("nbsp", "\u{a0}"),
    ("#160", "\u{a0}"),
    ("amp", "&"),
    ("#38", "&"),
    ("quot", "\""),
    ("#34", "\""),
    ("apos", "'"),
    ("#39", "'"),
    ("#039", "'"),
    ("rsquo", "\u{2019}"),
    ("#8217", "\u{2019}"),
    ("lsquo", "\u{2018}"),
    ("#8216", "\u{2018}"),
    ("ldquo", "\u{201c}"),
    ("#8220", "\u{201c}"),
    ("rdquo", "\u{201d}"),
    ("#8221", "\u{201d}"),
    ("ndash", "\u{2013}"),
    ("#8211", "\u{2013}"),
    ("mdash", "\u{2014}"),
    ("#8212", "\u{2014}"),
    ("hellip", "\u{2026}"),
];

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    for passage in manuscript.passages.iter().filter(|passage| passage.text.contains('&')) {
        for range in references(&passage.text) {
            add(remarks, &passage.text[range.clone()], passage.place(range.clone()));
        }
    }
    let common = manuscript.common();
    let fields = [("title", Some(&common.title)), ("description", common.description.as_ref())];
    for (name, text) in fields.into_iter().filter_map(|(name, text)| Some((name, text?))) {
        if references(text).is_empty() {
            continue;
        }
        let range = manuscript.field(name);
        let written = manuscript.text.get(range.clone()).unwrap_or_default();
        for inner in references(written) {
            let reference = &written[inner.clone()];
            add(remarks, reference, range.start + inner.start..range.start + inner.end);
        }
    }
}

/// Takes down a reference, with the character that it stands for.
fn add(remarks: &mut Remarks<'_>, reference: &str, range: Range<usize>) {
    let name = reference.trim_start_matches('&').trim_end_matches(';');
    let means = MEANS.iter().find(|(known, _)| *known == name).map(|(_, means)| *means);
    // A typewriter mark could end the string that it stands in.
    let edits = means
        .filter(|means| !matches!(*means, "\"" | "'"))
        .map(|means| vec![Edit { range: range.clone(), text: means.to_owned() }])
        .unwrap_or_default();
    let message = format!("the reader sees \"{reference}\"");
    remarks.add_mended(range, message, "write the character itself", edits);
}

/// Where references stand in a text that a reader sees.
fn references(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(rest.len());
        let name = &rest[..length];
        let is_number = name.strip_prefix('#').is_some_and(|rest| !rest.is_empty());
        let is_name = (2..9).contains(&length) && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        if (is_number || is_name) && rest[length..].starts_with(';') {
            found.push(at..at + length + 2);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::sample::{found, found_in};

    #[test]
    fn what_is_printed_as_a_character_is_left_alone() {
        assert_eq!(found(&RULE, "en", "R&amp;D; AT&T; A & B;"), ["&T;"; 0]);
        assert_eq!(found(&RULE, "en", "<pre>a &amp;amp; b</pre>\n\nWrite <code>&amp;nbsp;</code>."), [""; 0]);
        assert_eq!(found(&RULE, "fr", "<p>L&rsquo;eau&nbsp;douce</p>"), [""; 0]);
    }

    #[test]
    fn a_headline_is_not_decoded() {
        let file = "+++\ntitle = \"Rice &amp; beans\"\ndate = 2026-11-20T08:00:00Z\n+++\nText.\n";
        assert_eq!(found_in(&RULE, "en", file), ["&amp;"]);
    }
}
