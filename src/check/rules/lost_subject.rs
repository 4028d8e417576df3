//! A sentence that lost its second subject where a link was stripped: "President X and will meet".

use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};
use std::ops::Range;

/// A conjunction with a name before it and a verb after it.
pub(in crate::check) static RULE: Rule = Rule {
    name: "lost-subject",
    level: Level::Warning,
    profiles: &[Profile::Editorial],
    meaning: "A sentence begins with a name, a conjunction and an auxiliary verb: who stood after the conjunction is missing.",
    why: "Where a conversion drops links with their words, the second name of a pair goes: \"President Adiguna and will meet\". English, Indonesian, Malay, German, French, Spanish, Portuguese, Italian and Dutch are known.",
    example: Example {
        wrong: "President Adiguna and will meet on Friday.",
        right: "President Adiguna and Minister Rahayu will meet on Friday. Stop and have a look.",
    },
    mends: false,
    look: Look::Manuscript(look),
};

/// The words of a language: conjunctions, and verbs that cannot follow one right after a name.
struct Words {
    lang: &'static str,
    and: &'static [&'static str],
    verbs: &'static [&'static str],
}

const WORDS: [Words; 9] = [
    Words {
        lang: "en",
        and: &["and", "or"],
        verbs: &[
            "will", "would", "has", "have", "had", "is", "are", "was", "were", "can", "could", "should",
            "must", "may", "might",
        ],
    },
    Words {
        lang: "id",
        and: &["dan", "atau"],
        verbs: &["akan", "telah", "sudah", "sedang", "dapat", "harus"],
    },
    Words { lang: "ms", and: &["dan", "atau"], verbs: &["akan", "telah", "sudah", "sedang", "boleh"] },
    Words {
        lang: "de",
        and: &["und", "oder"],
        verbs: &["wird", "werden", "hat", "haben", "ist", "sind", "war", "waren"],
    },
    Words {
        lang: "fr",
        and: &["et", "ou"],
        verbs: &["va", "vont", "a", "ont", "est", "sont", "sera", "seront"],
    },
    Words {
        lang: "es",
        and: &["y", "o"],
        verbs: &["va", "van", "ha", "han", "es", "son", "ser\u{e1}", "ser\u{e1}n"],
    },
    Words {
        lang: "pt",
        and: &["e", "ou"],
        verbs: &["vai", "v\u{e3}o", "foi", "foram", "ser\u{e1}", "ser\u{e3}o"],
    },
    Words { lang: "it", and: &["e", "o"], verbs: &["ha", "hanno", "sar\u{e0}", "saranno", "era", "erano"] },
    Words {
        lang: "nl",
        and: &["en", "of"],
        verbs: &["zal", "zullen", "heeft", "hebben", "is", "zijn", "was", "waren"],
    },
];

/// How many words a name has at the least: "Stop and have a look" has one, and is whole.
const LEAST: usize = 2;

/// How many words a name has at the most.
const LONGEST: usize = 6;

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let primary = manuscript.primary();
    let Some(words) = WORDS.iter().find(|words| words.lang == primary) else { return };
    for passage in manuscript.prose() {
        for range in
            sentences(&passage.text).into_iter().filter_map(|start| damaged(&passage.text, start, words))
        {
            let shown = &passage.text[range.clone()];
            let message = format!("who stood after the conjunction in \"{shown}\"?");
            remarks.add(
                passage.place(range),
                message,
                "write the name that is missing, or remove the conjunction",
            );
        }
    }
}

/// Where sentences begin.
fn sentences(text: &str) -> Vec<usize> {
    let ends = text.match_indices(['.', '!', '?', '\u{201d}']).filter_map(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let trimmed = rest.trim_start();
        (trimmed.len() < rest.len()).then(|| text.len() - trimmed.len())
    });
    std::iter::once(text.len() - text.trim_start().len()).chain(ends).collect()
}

/// The beginning of a sentence that lost its second subject.
fn damaged(text: &str, start: usize, words: &Words) -> Option<Range<usize>> {
    let mut at = start;
    for (named, word) in text[start..].split_inclusive([' ', '\n']).take(LONGEST + 1).enumerate() {
        let bare = word.trim_end();
        if words.and.contains(&bare) {
            let rest = &text[at + word.len()..];
            let verb: &str = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let is_lost = named >= LEAST && words.verbs.contains(&verb);
            return is_lost.then(|| start..at + word.len() + verb.len());
        }
        let is_name = bare.starts_with(char::is_uppercase) && !bare.ends_with([',', ':', ';', '!', '?']);
        if !is_name {
            return None;
        }
        at += word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::sample::found;

    #[test]
    fn lost_subjects_are_found_in_several_languages() {
        for (lang, body, damage) in [
            (
                "en",
                "It rained. Prime Minister A. Rahman and would not say why.",
                "Prime Minister A. Rahman and would",
            ),
            ("id", "Presiden Surya dan akan bertemu Jumat.", "Presiden Surya dan akan"),
            ("de", "Kanzlerin Meier und wird reisen.", "Kanzlerin Meier und wird"),
            ("fr", "Madame Dubois et sera entendue.", "Madame Dubois et sera"),
        ] {
            assert!(found(&RULE, lang, body).contains(&damage.to_owned()), "{lang}");
        }
    }

    #[test]
    fn whole_sentences_are_left_alone() {
        for (lang, body) in [
            (
                "en",
                "Come and have tea. The bus came and is gone. Will and Ann are here. Rock and Roll Hall and Museum.",
            ),
            ("id", "Budi Santoso dan istrinya akan datang. Kapal datang dan akan pergi."),
            ("de", "Der Zug kam und wird fahren. Peter Blum und Anna Korn haben gewonnen."),
            ("fr", "Le Caire et Rome ont sign\u{e9}."),
        ] {
            assert_eq!(found(&RULE, lang, body), [""; 0], "{lang}");
        }
    }
}
