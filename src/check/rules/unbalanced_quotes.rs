//! Quotation marks that do not close, do not open, or do not match, by the conventions of the language.

use crate::check::manuscript::{Manuscript, Passage};
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A quotation that does not open or close.
pub(in crate::check) static RULE: Rule = Rule {
    name: "unbalanced-quotes",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A quotation mark opens or closes nothing in its paragraph, or is of another kind than its partner.",
    why: "A lost mark makes a quotation end in the wrong mouth. A quotation over several paragraphs that opens anew in each is right; so are inches, and the marks of each language: „so“, «so», ”so”, \u{300c}so\u{300d}.",
    example: Example {
        wrong: "\"We are ready, said the mayor.\n\nShe \u{201c}agreed\".",
        right: "\"We are ready,\" said the mayor.\n\n\"The first paragraph of a long quotation.\n\n\"And the second,\" she said of the 6\" pipe.",
    },
    mends: false,
    look: Look::Manuscript(look),
};

/// Marks that open a paragraph which continues a quotation.
const OPENING: [char; 8] =
    ['"', '\u{201c}', '\u{201e}', '\u{201d}', '\u{ab}', '\u{bb}', '\u{300c}', '\u{300e}'];

/// Languages in which “ opens only.
const ENGLISH_STYLE: [&str; 14] =
    ["en", "id", "ms", "jv", "su", "vi", "tr", "nl", "pt", "es", "it", "hi", "th", "tl"];

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let prose: Vec<&Passage> = manuscript.prose().collect();
    for (at, passage) in prose.iter().enumerate() {
        let goes_on = prose.get(at + 1).is_some_and(|next| next.text.trim_start().starts_with(OPENING));
        if let Some((start, message)) = fault(&passage.text, manuscript.primary(), goes_on) {
            let length = passage.text[start..].chars().next().map_or(1, char::len_utf8);
            let hint = "let each quotation open and close with marks of one kind";
            remarks.add(passage.place(start..start + length), message, hint);
        }
    }
}

/// The first mark of a paragraph that is wrong, and what is wrong with it.
fn fault(text: &str, primary: &str, goes_on: bool) -> Option<(usize, String)> {
    if !text.contains(OPENING) && !text.contains(['\u{300d}', '\u{300f}']) {
        return None;
    }
    let straight = straight(text);
    let odd = straight.len() % 2 == 1;
    let curly = curly(text, primary);
    if let (true, Some(at)) = (odd, curly) {
        let other = straight.last().copied().unwrap_or(at);
        return Some((
            at.max(other),
            "a quotation opens with one kind of mark and closes with another".to_owned(),
        ));
    }
    // What continues in the next paragraph need not close here.
    if odd && !goes_on {
        let at = straight.last().copied().unwrap_or(0);
        return Some((at, "a quotation mark has no partner in this paragraph".to_owned()));
    }
    let families = [
        curly,
        pair(text, '\u{ab}', '\u{bb}'),
        pair(text, '\u{300c}', '\u{300d}'),
        pair(text, '\u{300e}', '\u{300f}'),
    ];
    if let Some(at) = families.into_iter().flatten().next().filter(|_| !goes_on) {
        let mark = text[at..].chars().next().unwrap_or('"');
        return Some((at, format!("the quotation mark {mark} has no partner in this paragraph")));
    }
    let stray = text.match_indices("\u{201c} ").next().map(|(at, _)| at);
    let stray = stray.filter(|_| ENGLISH_STYLE.contains(&primary) && !text.contains('\u{201e}'));
    stray.map(|at| (at, "an opening quotation mark stands by itself".to_owned()))
}

/// Where typewriter marks stand that quote: not inches (6"), not within a word (Hebrew abbreviations).
fn straight(text: &str) -> Vec<usize> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let before = |at: usize| text[..at].chars().next_back();
    let after = |at: usize| text[at + 1..].chars().next();
    let is_hebrew = |c: char| ('\u{590}'..='\u{5ff}').contains(&c);
    let in_word = |at: usize| before(at).is_some_and(is_hebrew) && after(at).is_some_and(is_hebrew);
    let quoting: Vec<usize> = marks.into_iter().filter(|at| !in_word(*at)).collect();
    if quoting.len().is_multiple_of(2) {
        return quoting;
    }
    let is_inch = |at: &usize| before(*at).is_some_and(|c| c.is_ascii_digit());
    match quoting.iter().position(is_inch) {
        Some(inch) => {
            quoting.iter().enumerate().filter(|(at, _)| *at != inch).map(|(_, mark)| *mark).collect()
        }
        None => quoting,
    }
}

/// Where a mark of the family „ “ ” stands without a partner, if one does.
fn curly(text: &str, primary: &str) -> Option<usize> {
    let count = |mark: char| text.matches(mark).count();
    let (low, left, right) = (count('\u{201e}'), count('\u{201c}'), count('\u{201d}'));
    let balanced = match (low, left) {
        // Both ends alike: Swedish and Finnish.
        (0, 0) if matches!(primary, "sv" | "fi") => right % 2 == 0,
        // Hebrew abbreviations carry one within the word.
        (0, 0) if primary == "he" => true,
        (0, _) => left == right,
        // What is low opens; either of the others closes it, and may quote within.
        _ => (left + right >= low) && (left + right - low) % 2 == 0,
    };
    let family = ['\u{201e}', '\u{201c}', '\u{201d}'];
    if balanced {
        return None;
    }
    match low + left > right {
        true => text.rfind(['\u{201e}', '\u{201c}']),
        false => text.find(family),
    }
}

/// Where a mark of a pair stands without a partner. Which of the two opens does not matter: »so« is right in Danish.
fn pair(text: &str, one: char, other: char) -> Option<usize> {
    let (ones, others) = (text.matches(one).count(), text.matches(other).count());
    match ones.cmp(&others) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => text.rfind(one),
        // French repeats » at the beginning of each paragraph of a long quotation.
        std::cmp::Ordering::Less if text.trim_start().starts_with(other) => None,
        std::cmp::Ordering::Less => text.find(other),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::sample::found;

    #[test]
    fn each_language_may_quote_as_it_does() {
        for (lang, body) in [
            ("en", "\u{201c}It\u{2019}s so,\u{201d} he said, \u{2018}rock \u{2019}n\u{2019} roll\u{2019}."),
            (
                "de",
                "\u{201e}So ist es\u{201c}, sagte sie. Er nannte es \u{201e}fast \u{201a}gut\u{2018}\u{201c}.",
            ),
            ("de", "\u{bb}So\u{ab}, sagte er."),
            ("fr", "\u{ab}\u{202f}Oui\u{202f}\u{bb}, dit-il. \u{ab} Non ! \u{bb}"),
            ("fr", "\u{ab} Le premier paragraphe.\n\n\u{bb} Le second. \u{bb}"),
            ("sv", "\u{201d}Ja\u{201d}, sade hon."),
            ("fi", "\u{201d}Kyll\u{e4}\u{201d}, h\u{e4}n sanoi."),
            ("pl", "\u{201e}Tak\u{201d}, powiedzia\u{142}a."),
            (
                "ru",
                "\u{ab}\u{414}\u{430}\u{bb}, \u{2014} \u{441}\u{43a}\u{430}\u{437}\u{430}\u{43b} \u{43e}\u{43d}.",
            ),
            ("ja", "\u{300c}\u{306f}\u{3044}\u{300d}\u{3068}\u{8a00}\u{3063}\u{305f}\u{3002}"),
            ("zh", "\u{4ed6}\u{8bf4}\u{201c}\u{597d}\u{201d}\u{548c}\"\u{76f4}\"\u{3002}"),
            ("he", "\u{5e6}\u{5d4}\"\u{5dc} \u{5d4}\u{5d5}\u{5d3}\u{5d9}\u{5e2}."),
            ("id", "\"Siap,\" katanya, \"besok.\""),
        ] {
            assert_eq!(found(&RULE, lang, body), [""; 0], "{lang}");
        }
    }

    #[test]
    fn lost_marks_are_found() {
        for (lang, body, mark) in [
            ("en", "He said \u{201c}no and left.", "\u{201c}"),
            ("en", "A stray \u{201c} stands\u{201d} here.", "\u{201c}"),
            ("de", "Sie sagte: \u{201e}Nein.", "\u{201e}"),
            ("fr", "Il dit : \u{ab} Non.", "\u{ab}"),
            ("ja", "\u{300c}\u{306f}\u{3044}\u{3068}\u{8a00}\u{3063}\u{305f}\u{3002}", "\u{300c}"),
            ("id", "\"Siap, katanya.", "\""),
        ] {
            assert_eq!(found(&RULE, lang, body), [mark], "{lang}");
        }
    }
}
