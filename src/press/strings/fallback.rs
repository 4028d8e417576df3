//! Which languages stand in for a language: `pt` for `pt-BR`, `zh-Hant` for `zh-TW`, by ICU4X (CLDR).

use icu_locale::Locale;
use icu_locale::fallback::LocaleFallbacker;

/// A language and those that stand in for it, the nearest first, each in its shortest form: `zh-TW`, `zh-Hant`. So
/// `zh-Hans`, `zh-CN` and `zh` meet, and `zh-Hant` and `zh` never do.
pub(super) fn chain(lang: &str) -> Vec<String> {
    let Ok(locale) = lang.parse::<Locale>() else {
        return vec![lang.to_owned()];
    };
    let mut steps = LocaleFallbacker::new().for_config(Default::default()).fallback_for((&locale).into());
    let mut chain = Vec::new();
    while !steps.get().is_unknown() {
        chain.push(steps.get().to_string());
        steps.step();
    }
    chain
}

/// The shortest form of a language: `zh` for `zh-Hans`.
pub(super) fn shortest(lang: &str) -> String {
    chain(lang).into_iter().next().unwrap_or_else(|| lang.to_owned())
}

#[cfg(test)]
mod tests {
    use super::chain;

    #[test]
    fn a_language_falls_back_to_its_kin_and_never_to_another_script() {
        for (lang, expected) in [
            ("pt-BR", vec!["pt-BR", "pt"]),
            ("zh-TW", vec!["zh-TW", "zh-Hant"]),
            ("zh-HK", vec!["zh-HK", "zh-Hant"]),
            ("zh-Hant", vec!["zh-Hant"]),
            ("zh-CN", vec!["zh-CN", "zh"]),
            ("zh-Hans", vec!["zh"]),
            ("ar-EG", vec!["ar-EG", "ar"]),
            ("en-GB", vec!["en-GB", "en-001", "en"]),
            ("sr-Latn", vec!["sr-Latn"]),
        ] {
            assert_eq!(chain(lang), expected, "{lang}");
        }
    }
}
