//! Characters that a wrong encoding has left, and characters that cannot be printed.

use crate::base::text::forbidden;
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use std::ops::Range;

/// UTF-8 that was read as Windows-1252, replacement and control characters.
pub(in crate::check) static RULE: Rule = Rule {
    name: "garbled-text",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A text holds what a wrong encoding has left (\"â€™\", \"Ã©\"), or a character that cannot be printed.",
    why: "UTF-8 that a system on the way took for Windows-1252. Partner feeds take UTF-8 only (SmartNews SmartFormat), and XML forbids control characters altogether.",
    example: Example {
        wrong: "The ministryâ€™s cafÃ©.",
        right: "The ministry’s café. SÃO PAULO, 12 €, Âme, MAÇÃ.",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let hint = "write the character that stood there, and let the provider send UTF-8";
    let mut say = |range: Range<usize>, shown: &str| {
        let shown: String = shown.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        remarks.add(range, format!("\"{shown}\" is what a wrong encoding has left"), hint);
    };
    for passage in &manuscript.passages {
        for range in garbled(&passage.text) {
            say(passage.place(range.clone()), &passage.text[range]);
        }
    }
    let common = manuscript.common();
    let fields = [("title", Some(&common.title)), ("description", common.description.as_ref())];
    for (name, text) in fields.into_iter().filter_map(|(name, text)| Some((name, text?))) {
        if let Some(range) = garbled(text).into_iter().next() {
            say(manuscript.field(name), &text[range]);
        }
    }
}

/// Where a text is garbled.
fn garbled(text: &str) -> Vec<Range<usize>> {
    // Plain ASCII is never garbled but by a control character.
    if text.is_ascii() && forbidden(text).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let length = match (c, next) {
            // Nearly all of most scripts.
            ('\u{100}'..='\u{fdcf}' | '\u{fffc}', _) => 0,
            ('\u{fffd}', _) => c.len_utf8(),
            (c, _) if forbidden(c.encode_utf8(&mut [0; 4])).is_some() => c.len_utf8(),
            // E2 80: the beginning of typographic marks; F0 9F: of emoji; EF BB BF: a byte order mark.
            ('\u{e2}', Some('\u{20ac}')) | ('\u{f0}', Some('\u{178}')) | ('\u{ef}', Some('\u{bb}')) => {
                let third =
                    text[at..].chars().nth(2).filter(|c| !c.is_whitespace() && !c.is_ascii_alphanumeric());
                match (c, third) {
                    ('\u{ef}', Some('\u{bf}')) | ('\u{e2}' | '\u{f0}', _) => {
                        c.len_utf8() + next.map_or(0, char::len_utf8) + third.map_or(0, char::len_utf8)
                    }
                    _ => 0,
                }
            }
            // C3 and C2: accented letters and signs. A closing guillemet may follow a capital of Portuguese.
            ('\u{c3}' | '\u{c2}', Some(next @ '\u{a1}'..='\u{bf}'))
                if !matches!(next, '\u{ab}' | '\u{bb}' | '\u{b7}') =>
            {
                c.len_utf8() + next.len_utf8()
            }
            _ => 0,
        };
        if length > 0 {
            found.push(at..at + length);
            while characters.peek().is_some_and(|(next, _)| *next < at + length) {
                characters.next();
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::sample::found;

    #[test]
    fn words_of_every_script_are_left_alone() {
        for body in [
            "SÃO PAULO: «MAÇÃ» custa 5 €. Â propos, Ânimo, Âge.",
            "Tiếng Việt: Ấn Độ, Ânh, Ã à. Română: în România, Â.",
            "\u{0420}\u{0443}\u{0441}\u{0441}\u{043a}\u{0438}\u{0439} \u{4e2d}\u{6587} \u{0e44}\u{0e17}\u{0e22}",
            "tab\there, soft\u{ad}hyphen, emoji \u{1f600}\u{200d}.",
        ] {
            assert_eq!(found(&RULE, "en", body), [""; 0], "{body}");
        }
    }

    #[test]
    fn what_a_wrong_encoding_leaves_is_found() {
        assert_eq!(
            found(&RULE, "en", "donâ€™t â€œquoteâ€ caf\u{c3}\u{a9} 5\u{c2}\u{b0} a\u{fffd}b \u{8}"),
            ["â€™", "â€œ", "â€", "\u{c3}\u{a9}", "\u{c2}\u{b0}", "\u{fffd}", "\u{8}"]
        );
    }
}
