//! All rules. To add one: a file here with its [`Rule`] and its example, and a line in [`RULES`].

pub(super) mod build;

mod blocked_inline;
mod broken_anchor;
mod broken_link;
mod dates;
mod doubled_space;
mod empty_link;
mod feeds;
mod front_matter_typo;
mod garbled_text;
mod heading_skip;
mod headline;
mod hidden_link;
mod image_alt;
mod image_credit;
mod image_small;
mod leftover_entity;
mod leftover_notice;
mod lost_subject;
mod missing_fields;
mod missing_picture;
pub(super) mod near_duplicate;
mod picture_url_space;
mod providers;
mod repeated;
mod stripped_link;
mod trust_files;
mod unbalanced_quotes;

use crate::check::rule::Rule;

/// Every rule, in the order of the documentation: what is always wrong first.
static RULES: [&Rule; 46] = [
    &build::REFUSED,
    &build::NOTICED,
    &front_matter_typo::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &hidden_link::RULE,
    &missing_picture::RULE,
    &image_alt::RULE,
    &heading_skip::RULE,
    &blocked_inline::RULE,
    &empty_link::RULE,
    &stripped_link::RULE,
    &lost_subject::RULE,
    &unbalanced_quotes::RULE,
    &doubled_space::RULE,
    &leftover_entity::RULE,
    &garbled_text::RULE,
    &leftover_notice::RULE,
    &repeated::BOILERPLATE,
    &repeated::DATELINE,
    &repeated::HEADLINE,
    &headline::CAPITALS,
    &missing_fields::BYLINE,
    &missing_fields::DESCRIPTION,
    &missing_fields::TEXT,
    &image_credit::RULE,
    &picture_url_space::RULE,
    &dates::RULE,
    &dates::PATH,
    &near_duplicate::RULE,
    &trust_files::EXPIRED,
    &trust_files::SECURITY,
    &trust_files::ADS,
    &trust_files::TRUST,
    &trust_files::HUMANS,
    &image_small::RULE,
    &providers::INDEXING,
    &providers::LABEL,
    &providers::NOTICE,
    &image_small::FEED,
    &missing_fields::PICTURE,
    &headline::LENGTH,
    &providers::ADDRESS,
    &feeds::ITEMS,
    &feeds::CONTENT,
    &feeds::DESCRIPTION,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The rule of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::check::rule::Look;
    use crate::check::sample::findings;
    use proptest::prelude::{any, proptest};

    /// What a newspaper of each language might print, with its marks, spaces and abbreviations.
    const PROSE: [(&str, &str); 20] = [
        (
            "id",
            "JAKARTA \u{2013} Harga beras naik 3,5 persen, kata Dr. Sri Lestari, S.E., M.M. \"Kami siap,\" ujarnya, \"besok.\" Anak-anak, orang tua, dll. ikut. Biaya Rp 1.500.000,- per orang; pukul 08.00\u{2013}10.00 WIB.",
        ),
        (
            "en",
            "\u{201c}It\u{2019}s the \u{2018}biggest\u{2019} since \u{2019}98,\u{201d} said J. R. O\u{2019}Neil Jr., 42, of the U.S. Navy. The 6\" pipe, a .22 rifle ... and so on. Smith & Sons PLC; e.g. tea, etc.\n\nStop and have a look. The Duke and Duchess will attend.",
        ),
        (
            "ms",
            "KUALA LUMPUR: Harga beras naik, kata Dato\u{2019} Seri Ahmad. \"Kami bersedia,\" katanya. Rundingan pada 10.30 pagi.",
        ),
        (
            "de",
            "\u{201e}Wie geht\u{2019}s?\u{201c}, fragte sie. \u{201a}Gut\u{2018}, sagte er. Am 3. Oktober um 10.30 Uhr; z. B. 1.500,50 Euro, d. h. viel. Der Preis \u{2013} laut Amt \u{2013} steigt. Herr Dr. Blum und Frau Korn haben gewonnen.",
        ),
        (
            "fr",
            "\u{ab}\u{a0}Vraiment\u{a0}? Oui\u{a0}!\u{a0}\u{bb} dit-elle\u{a0}; l\u{2019}eau, aujourd\u{2019}hui, co\u{fb}te 12,50 \u{20ac}. \u{ab} Non : jamais ! \u{bb} Le 1er mai, 15 % des \u{201c}amis\u{201d}. M. Dupont et Mme Roux ont sign\u{e9}.",
        ),
        (
            "es",
            "\u{ab}\u{bf}Qu\u{e9} dice?\u{bb}, pregunt\u{f3}. \u{2014}\u{a1}Nada! \u{2014}respondi\u{f3} Ana\u{2014}. Cuesta 1.500,50 \u{20ac}, seg\u{fa}n la agencia. \u{201c}Bien\u{201d}, dijo. Pedro y Ana han ganado.",
        ),
        (
            "pt",
            "\u{201c}N\u{e3}o sei\u{201d}, disse o Sr. Jo\u{e3}o. \u{2014} Nunca! \u{2014} gritou ela. S\u{c3}O PAULO custa R$ 1.500,50. MA\u{c7}\u{c3}, P\u{c3}O E MEL.",
        ),
        (
            "it",
            "\u{ab}Perch\u{e9} no?\u{bb}, disse. L\u{2019}Italia e l\u{2019}Europa; 1.500,50 euro, ecc. \u{201c}Bene\u{201d}. Roma e Milano hanno vinto.",
        ),
        (
            "nl",
            "\u{2018}Hoe gaat het?\u{2019}, vroeg zij. \u{201c}Goed\u{201d}, zei hij. \u{2019}s Avonds om 20.30 uur, a.u.b. 1.500,50 euro.",
        ),
        (
            "ru",
            "\u{ab}\u{414}\u{430}\u{bb}, \u{2014} \u{441}\u{43a}\u{430}\u{437}\u{430}\u{43b} \u{43e}\u{43d}. \u{2014} \u{ab}\u{413}\u{430}\u{437}\u{435}\u{442}\u{430} \u{201e}\u{414}\u{435}\u{43d}\u{44c}\u{201c}\u{bb} \u{438} \u{442}. \u{434}.",
        ),
        (
            "vi",
            "\u{201c}Ch\u{fa}ng t\u{f4}i s\u{1eb5}n s\u{e0}ng\u{201d}, \u{f4}ng n\u{f3}i. \u{c2}n \u{c2}, \u{1ea4}n \u{110}\u{1ed9}, TP.HCM, 1.500 \u{111}\u{1ed3}ng.",
        ),
        (
            "th",
            "\u{e23}\u{e32}\u{e04}\u{e32}\u{e02}\u{e49}\u{e32}\u{e27} \u{e40}\u{e1e}\u{e34}\u{e48}\u{e21}\u{e02}\u{e36}\u{e49}\u{e19} \u{201c}\u{e40}\u{e23}\u{e32}\u{e1e}\u{e23}\u{e49}\u{e2d}\u{e21}\u{201d} \u{e40}\u{e02}\u{e32}\u{e01}\u{e25}\u{e48}\u{e32}\u{e27} \u{e27}\u{e31}\u{e19}\u{e17}\u{e35}\u{e48} 3 \u{e15}.\u{e04}. \u{e40}\u{e27}\u{e25}\u{e32} 10.30 \u{e19}. \u{e15}\u{e48}\u{e32}\u{e07} \u{e46} \u{e2f}\u{e25}\u{e2f}",
        ),
        (
            "ja",
            "\u{300c}\u{6e96}\u{5099}\u{306f}\u{3067}\u{304d}\u{3066}\u{3044}\u{308b}\u{300d}\u{3068}\u{8a71}\u{3057}\u{305f}\u{3002}\u{300e}\u{65b0}\u{805e}\u{300f}\u{ff08}\u{6771}\u{4eac}\u{ff09}\u{3001}10\u{6708}3\u{65e5}\u{3002}",
        ),
        (
            "ko",
            "\u{201c}\u{c900}\u{be44}\u{b410}\u{b2e4}\u{201d}\u{ace0} \u{b9d0}\u{d588}\u{b2e4}. \u{2018}\u{c2e0}\u{bb38}\u{2019} 3.5% \u{b4f1}.",
        ),
        (
            "zh-Hans",
            "\u{4ed6}\u{8bf4}\u{ff1a}\u{201c}\u{597d}\u{ff0c}\u{8d70}\u{5427}\u{3002}\u{201d}\u{300a}\u{4eba}\u{6c11}\u{300b}\u{2014}\u{2014}3.5%\u{2026}\u{2026}",
        ),
        (
            "zh-Hant",
            "\u{4ed6}\u{8aaa}\u{ff1a}\u{300c}\u{597d}\u{ff0c}\u{300e}\u{8d70}\u{300f}\u{5427}\u{3002}\u{300d}\u{ff08}\u{53f0}\u{5317}\u{ff09}",
        ),
        (
            "ar",
            "\u{642}\u{627}\u{644}: \u{ab}\u{646}\u{62d}\u{646} \u{62c}\u{627}\u{647}\u{632}\u{648}\u{646}\u{bb}\u{60c} \u{648}\u{623}\u{636}\u{627}\u{641} \u{61f} \u{201c}\u{646}\u{639}\u{645}\u{201d}\u{61b} 3.5%.",
        ),
        (
            "hi",
            "\u{201c}\u{939}\u{92e} \u{924}\u{948}\u{92f}\u{93e}\u{930} \u{939}\u{948}\u{902}\u{201d}, \u{909}\u{928}\u{94d}\u{939}\u{94b}\u{902}\u{928}\u{947} \u{915}\u{939}\u{93e} \u{964} \u{930}\u{941}. 1,50,000 \u{964}",
        ),
        (
            "tr",
            "\u{201c}Haz\u{131}r\u{131}z\u{201d} dedi. Ankara\u{2019}da saat 10.30\u{2019}da, \u{130}stanbul\u{2019}un %3,5\u{2019}i vb.",
        ),
        (
            "he",
            "\u{5e6}\u{5d4}\"\u{5dc} \u{5d4}\u{5d5}\u{5d3}\u{5d9}\u{5e2}: \"\u{5d0}\u{5e0}\u{5d7}\u{5e0}\u{5d5} \u{5de}\u{5d5}\u{5db}\u{5e0}\u{5d9}\u{5dd}\".",
        ),
    ];

    #[test]
    fn what_a_newspaper_of_each_language_prints_is_no_fault() {
        let looking = || all().filter(|rule| matches!(rule.look, Look::Manuscript(_)));
        for (lang, body) in PROSE {
            // What the sample's front matter lacks is not what is asked here.
            for rule in looking().filter(|rule| !rule.name.starts_with("missing-")) {
                let found = findings(rule.name, lang, body);
                assert!(found.is_empty(), "{lang}: {found:#?}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_body_makes_a_rule_panic(
            text in any::<String>(),
            marks in "[ .,;!?()\"'\u{201c}\u{201e}\u{201d}\u{ab}\u{bb}\u{300c}<>&#a-cA-C\u{e9}\u{c3}\u{a9}\u{e2}\u{20ac}\u{4e2d}\\[\\]!*`|\n-]{0,80}",
        ) {
            for rule in all().filter(|rule| matches!(rule.look, Look::Manuscript(_))) {
                for body in [&text, &marks] {
                    for finding in findings(rule.name, "en", body) {
                        assert!(finding.problem.place.is_some());
                    }
                }
            }
        }
    }
}
