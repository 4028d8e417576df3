//! Language tags: BCP 47, in canonical case.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};

/// A language tag in canonical case (`zh-Hans`, `pt-BR`), `_` read as `-`; `None` if it is no BCP 47 tag of a known
/// language, or the tag of none (`und`).
#[must_use]
pub fn canonical(tag: &str) -> Option<String> {
    let identifier = LanguageIdentifier::try_from_str(&tag.replace('_', "-")).ok()?;
    (!identifier.language.is_unknown()).then(|| identifier.to_string())
}

/// The way that a language's script runs: `rtl` or `ltr`. A script in the tag decides, else the one that the language is
/// mostly written in.
#[must_use]
pub fn direction(lang: &str) -> &'static str {
    let rtl = lang
        .parse::<LanguageIdentifier>()
        .is_ok_and(|id| LocaleDirectionality::new_extended().is_right_to_left(&id));
    if rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::{canonical, direction};

    #[test]
    fn a_language_runs_as_its_script_does() {
        for lang in [
            "ar", "ar-EG", "fa", "he", "ur", "ku-Arab", "ckb", "ug", "ps", "sd", "dv", "yi", "az-Arab",
            "pa-PK",
        ] {
            assert_eq!(direction(lang), "rtl", "{lang}");
        }
        let fifteen =
            ["en", "ko", "ja", "zh-Hans", "zh-Hant", "vi", "th", "id", "ms", "de", "ru", "fr", "es", "pt-BR"];
        for lang in
            fifteen.into_iter().chain(["ku", "ku-Latn", "ar-Latn", "he-Latn", "az", "pa", "km", "tr", "x"])
        {
            assert_eq!(direction(lang), "ltr", "{lang}");
        }
    }

    #[test]
    fn tags_take_their_canonical_case() {
        for (tag, expected) in [
            ("ID", Some("id")),
            ("zh_hans", Some("zh-Hans")),
            ("pt-br", Some("pt-BR")),
            ("english", None),
            ("und", None),
            ("", None),
            ("en-", None),
            ("x-a", None),
            ("2024", None),
        ] {
            assert_eq!(canonical(tag).as_deref(), expected, "{tag}");
        }
    }
}
