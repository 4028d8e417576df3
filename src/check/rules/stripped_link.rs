//! What is left of a sentence when the text of a link vanished: a space before a full stop, "according to .".

use crate::check::manuscript::{Kind, Manuscript};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use std::ops::Range;

/// A hole in a sentence.
pub(in crate::check) static RULE: Rule = Rule {
    name: "stripped-link",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "Something is missing before a full stop or comma, or between brackets: mostly the text of a link that a conversion dropped.",
    why: "Wire copies and press releases lose their links on the way, words and all: \"according to .\", \"said the minister , who\". Spaces before `;`, `!` and `?` count too, but not in French, which wants them.",
    example: Example {
        wrong: "Prices fell by a third, according to . Farmers asked the ministry , which did not answer.",
        right: "Prices fell by a third, according to [the agency](/). Farmers waited ... and waited.",
    },
    mends: false,
    look: Look::Manuscript(look),
};

/// Words after which a sentence cannot end, by language.
const DANGLING: [(&str, &[&str]); 8] = [
    (
        "en",
        &[
            "according to",
            "as reported by",
            "in partnership with",
            "in collaboration with",
            "such as",
            "of the",
            "to the",
            "from the",
            "with the",
            "by the",
            "for the",
            "at the",
            "and the",
        ],
    ),
    (
        "id",
        &[
            "dikutip dari",
            "dilansir dari",
            "bekerja sama dengan",
            "silakan kunjungi",
            "berdasarkan data dari",
        ],
    ),
    ("ms", &["dipetik daripada", "bekerjasama dengan", "sila layari"]),
    ("de", &["nach angaben von", "nach angaben der", "in zusammenarbeit mit"]),
    ("fr", &["selon", "en partenariat avec", "en collaboration avec"]),
    ("es", &["según", "de acuerdo con", "en colaboración con"]),
    ("pt", &["de acordo com", "em parceria com"]),
    ("it", &["in collaborazione con", "secondo quanto riportato da"]),
];

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let primary = manuscript.primary();
    let dangling = DANGLING.iter().find(|(lang, _)| *lang == primary).map_or(&[][..], |(_, words)| words);
    for passage in manuscript.passages.iter().filter(|passage| passage.kind != Kind::Cell) {
        let mut after = 0;
        for range in holes(&passage.text, primary, dangling) {
            if range.start >= after {
                after = range.end;
                let shown = passage.text[range.clone()].trim();
                let message = format!("something is missing at \"{shown}\"");
                remarks.add(passage.place(range), message, "write what stood there, or close the gap");
            }
        }
    }
}

/// Where something is missing, in the order of the text.
fn holes(text: &str, primary: &str, dangling: &[&str]) -> Vec<Range<usize>> {
    let mut holes = Vec::new();
    let stops: &[char] = if primary == "fr" { &['.', ','] } else { &['.', ',', ';', '!', '?'] };
    for (at, mark) in text.match_indices(stops) {
        let (before, after) = (&text[..at], &text[at + mark.len()..]);
        let ends = after
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || "\"\u{201d}\u{bb})".contains(next));
        if !ends {
            continue;
        }
        let head = before.trim_end_matches(' ');
        let is_apart = head.len() < before.len()
            && head.ends_with(|c: char| c.is_alphanumeric() || ",)\"\u{201d}\u{2019}\u{bb}%".contains(c));
        let words = dangling.iter().find(|words| ends_with(head, words)).map(|words| words.chars().count());
        let words = words.and_then(|count| head.char_indices().rev().nth(count - 1)).map(|(start, _)| start);
        if is_apart {
            let word = head.rfind(|c: char| c.is_whitespace()).map_or(0, |space| space + 1);
            holes.push(words.unwrap_or(word)..at + mark.len());
        } else if let Some(start) = words.filter(|_| matches!(mark, "." | ",")) {
            holes.push(start..at + mark.len());
        }
    }
    for brackets in ["( )", " ()"] {
        holes.extend(text.match_indices(brackets).map(|(at, _)| at..at + brackets.len()));
    }
    holes.sort_by_key(|hole| hole.start);
    holes
}

/// Whether a text ends with some words, whatever their case, at the beginning of a word.
fn ends_with(text: &str, words: &str) -> bool {
    let length = words.chars().count();
    let Some((start, _)) = text.char_indices().rev().nth(length - 1) else { return false };
    let at_word = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    at_word && text[start..].to_lowercase() == words
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::sample::found;

    #[test]
    fn each_language_keeps_its_spaces() {
        for (lang, body) in [
            ("fr", "Il a dit : « Oui ! » Vraiment ? Non ; peut-être."),
            ("en", "It costs .5 or 1,5 ... and `main ()` runs. See main() and .NET too."),
            ("id", "Harga Rp 1.000 ,- per kilo. Skor 3 : 2, kata dia. Anak itu menurut."),
            ("de", "Es war laut. Das kostet 5 Euro, nach Angaben von Frau Blum."),
            ("zh", "\u{4ed6}\u{8bf4}\u{ff1a}\u{201c}\u{597d}\u{ff0c}\u{8d70}\u{5427}\u{3002}\u{201d}"),
            ("th", "\u{e2a}\u{e27}\u{e31}\u{e2a}\u{e14}\u{e35} \u{e04}\u{e23}\u{e31}\u{e1a} 10:30 \u{e19}."),
        ] {
            assert_eq!(found(&RULE, lang, body), [""; 0], "{lang}");
        }
    }

    #[test]
    fn holes_are_found_where_the_words_were() {
        assert_eq!(found(&RULE, "en", "He met the mayor , who agreed."), ["mayor ,"]);
        assert_eq!(found(&RULE, "en", "As shown by the.\n\nThe report ( ) says so."), ["by the.", "( )"]);
        assert_eq!(found(&RULE, "en", "According to , it rains."), ["According to ,"]);
        assert_eq!(found(&RULE, "fr", "Les prix baissent, selon."), ["selon."]);
        assert_eq!(found(&RULE, "id", "Harga turun, dikutip dari, Senin."), ["dikutip dari,"]);
    }
}
