//! Language tags: BCP 47, in canonical case.

use crate::config::kind::Wrong;
use icu_locale::subtags::Language;
use icu_locale::{
    LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander, TransformResult,
};

/// A language tag in canonical case (`zh-Hans`, `pt-BR`), `_` read as `-`, its language by today's code (`he` for `iw`);
/// `None` if it is no BCP 47 tag, or the tag of no language (`und`). A region stays as it is: [`known`] judges it.
#[must_use]
pub fn canonical(tag: &str) -> Option<String> {
    let identifier = LanguageIdentifier::try_from_str(&tag.replace('_', "-")).ok()?;
    let region = identifier.region;
    let todays = LanguageIdentifier { region: region.or(todays(&identifier).region), ..todays(&identifier) };
    (!todays.language.is_unknown()).then(|| todays.to_string())
}

/// A tag with the codes that CLDR has today in place of deprecated ones.
fn todays(identifier: &LanguageIdentifier) -> LanguageIdentifier {
    let mut locale = Locale::from(identifier.clone());
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    locale.id
}

/// Whether what is written in one language, as a file names it, is for those who read another, as an edition names it:
/// the same with all that is likely (`zh-CN`, `zh-Hans`), or of a region where the edition names none (`zh-SG`, `en-GB`
/// for `en`).
pub(super) fn is_for(written: &str, edition: &str) -> bool {
    let full = |tag: &str| {
        let mut identifier = LanguageIdentifier::try_from_str(tag).ok()?;
        let names_region = identifier.region.is_some();
        LocaleExpander::new_extended().maximize(&mut identifier);
        Some((identifier.language, identifier.script, identifier.region, names_region))
    };
    let Some((own, theirs)) = full(written).zip(full(edition)) else { return false };
    (own.0, own.1) == (theirs.0, theirs.1) && (own.2 == theirs.2 || !theirs.3)
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

/// Whether a text is the tag of a language that there is.
#[must_use]
pub fn is_language(text: &str) -> bool {
    canonical(text).is_some_and(|tag| known(&tag).is_ok())
}

/// Whether a tag in canonical case is of a language that there is: one for which CLDR knows a script, or one that tags
/// leave to private use (`qaa` to `qtz`).
///
/// # Errors
/// What is wrong with it.
pub(super) fn known(tag: &str) -> Result<(), Wrong> {
    let named = tag.split('-').next().unwrap_or(tag);
    if likely(named).is_some() || ("qaa"..="qtz").contains(&named) {
        return known_region(tag);
    }
    // A country's code where its language's was meant: `jp`, `cn`, `vn`.
    let hint = match likely(&format!("und-{named}")) {
        Some(language) => format!("did you mean `{language}`?"),
        None => "write a tag such as `id`, `pt-BR` or `zh-Hans`".to_owned(),
    };
    Err(Wrong::new(format!("no language has the tag \"{named}\""), hint))
}

/// Whether the country of a tag goes by this code, as far as CLDR knows of another.
fn known_region(tag: &str) -> Result<(), Wrong> {
    let Ok(identifier) = LanguageIdentifier::try_from_str(tag) else { return Ok(()) };
    let today = todays(&identifier);
    match identifier.region {
        Some(region) if today.region != Some(region) => Err(Wrong::new(
            format!("no country has the code \"{region}\""),
            format!("did you mean `{today}`?"),
        )),
        _ => Ok(()),
    }
}

/// The language of a tag to which CLDR can add what is likely.
fn likely(tag: &str) -> Option<Language> {
    let mut identifier = LanguageIdentifier::try_from_str(tag).ok()?;
    let result = LocaleExpander::new_extended().maximize(&mut identifier);
    let is_known = result == TransformResult::Modified && !identifier.language.is_unknown();
    is_known.then_some(identifier.language)
}

#[cfg(test)]
mod tests {
    use super::{canonical, direction, is_for, known};

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
    fn a_language_that_nobody_knows_is_named_with_the_one_that_was_meant() {
        for tag in ["id", "zh-Hans", "pt-BR", "ban", "ace", "min", "tet", "gsw", "yue", "qab", "sr-Latn"] {
            assert_eq!(known(tag), Ok(()), "{tag}");
        }
        for (tag, meant) in [("jp", "ja"), ("cn", "zh"), ("vn", "vi"), ("gr", "el"), ("cz-CZ", "cs")] {
            let wrong = known(tag).unwrap_err();
            assert_eq!(wrong.hint, format!("did you mean `{meant}`?"), "{tag}");
        }
        assert!(known("xx").unwrap_err().hint.starts_with("write a tag"));
    }

    #[test]
    fn a_country_that_is_none_is_named_with_the_one_that_was_meant() {
        for tag in ["en-GB", "es-419", "en-001", "en-150", "en-AU", "fr-EU", "en-AQ", "de-CH"] {
            assert_eq!(known(tag), Ok(()), "{tag}");
        }
        assert_eq!(known("en-UK").unwrap_err().hint, "did you mean `en-GB`?");
        assert_eq!(known("de-DD").unwrap_err().hint, "did you mean `de-DE`?");
    }

    #[test]
    fn languages_are_matched_by_what_is_likely() {
        for (written, edition) in [
            ("zh-CN", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zh-Hans-CN", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("en-GB", "en"),
            ("pt", "pt-BR"),
            ("zh-Hans", "zh"),
        ] {
            assert!(is_for(written, edition), "{written} {edition}");
        }
        for (written, edition) in
            [("zh-TW", "zh-Hans"), ("pt-PT", "pt-BR"), ("en", "en-GB"), ("id", "ms"), ("sr-Latn", "sr")]
        {
            assert!(!is_for(written, edition), "{written} {edition}");
        }
    }

    #[test]
    fn tags_take_their_canonical_case() {
        for (tag, expected) in [
            ("ID", Some("id")),
            ("zh_hans", Some("zh-Hans")),
            ("pt-br", Some("pt-BR")),
            ("iw", Some("he")),
            ("in_ID", Some("id-ID")),
            ("ji", Some("yi")),
            ("en-UK", Some("en-UK")),
            ("no", Some("no")),
            ("ku", Some("ku")),
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
