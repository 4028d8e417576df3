//! Two spaces where one belongs.

use crate::check::Edit;
use crate::check::manuscript::{Kind, Manuscript};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// Two spaces within a line of prose, or in a headline.
pub(in crate::check) static RULE: Rule = Rule {
    name: "doubled-space",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "Two spaces stand where one belongs, or a space at an end of the headline.",
    why: "Pages hide it, feeds, headlines and social cards do not; and it often marks where a word was dropped. Two spaces at the end of a line are Markdown's line break and no fault; tables may be aligned.",
    example: Example {
        wrong: "The harvest  began on Monday.",
        right: "The harvest began on Monday.  \nA line break.\n\n| a  | b |\n|----|---|\n| c  | d |",
    },
    mends: true,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let hint = "write one space";
    for passage in manuscript.passages.iter().filter(|passage| passage.kind != Kind::Cell) {
        for (start, run) in runs(&passage.text) {
            // What stands between two single spaces is a link or a mark of which nothing is left.
            if !passage.is_verbatim(&(start..start + run)) {
                continue;
            }
            let range = passage.place(start..start + run);
            let edits = vec![Edit { range: range.clone(), text: " ".to_owned() }];
            remarks.add_mended(range, "two spaces where one belongs", hint, edits);
        }
    }
    headline(manuscript, remarks);
}

/// A headline with spaces too many, as the file writes it.
fn headline(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    // The title of the document is trimmed; most headlines need no second look.
    let Some(header) =
        manuscript.header().filter(|_| manuscript.text.contains("  ") || manuscript.text.contains(" \"\n"))
    else {
        return;
    };
    let Some(field) = header.find("title", manuscript.config) else { return };
    let written = manuscript.text.get(field.value_range.clone()).unwrap_or_default();
    let inner = written.trim_matches(['"', '\'']);
    let from = field.value_range.start + written.find(inner).unwrap_or(0);
    let quoted = inner.len() < written.len();
    if written.contains('\n') || !quoted {
        return;
    }
    let neat = inner.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if neat != inner && !neat.is_empty() {
        let range = from..from + inner.len();
        let edits = vec![Edit { range: range.clone(), text: neat }];
        remarks.add_mended(range, "the headline has spaces too many", "write one space between words", edits);
    }
}

/// Runs of two spaces and more between two characters of a line: where, and how long.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("  ").map(|start| at + start) {
        let length = text[start..].len() - text[start..].trim_start_matches(' ').len();
        let before = text[..start].chars().next_back();
        let after = text[start + length..].chars().next();
        let inner = |c: Option<char>| c.is_some_and(|c| c != '\n');
        if inner(before) && inner(after) {
            runs.push((start, length));
        }
        at = start + length;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::sample::found;

    #[test]
    fn spaces_in_code_and_at_the_edges_of_lines_are_left_alone() {
        let body = "Text `a  b` text.  \nNext line.\n\n    code  block\n\n- item\n  more";
        assert_eq!(found(&RULE, "en", body), [""; 0]);
        assert_eq!(found(&RULE, "en", "One [](/x/) two."), [""; 0]);
        assert_eq!(found(&RULE, "id", "<p>Satu   dua</p>"), ["   "]);
        for element in ["pre", "code", "kbd", "samp", "textarea", "svg"] {
            assert_eq!(found(&RULE, "en", &format!("<{element}>a  b\nc  d</{element}>")), [""; 0]);
            assert_eq!(found(&RULE, "en", &format!("Text <{element}>a  b</{element}> text.")), [""; 0]);
        }
    }
}
