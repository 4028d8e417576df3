//! Language tags: BCP 47, in canonical case.

use icu_locale::LanguageIdentifier;

/// A language tag in canonical case (`zh-Hans`, `pt-BR`), `_` read as `-`; `None` if it is no BCP 47 tag of a known
/// language, or the tag of none (`und`).
#[must_use]
pub fn canonical(tag: &str) -> Option<String> {
    let identifier = LanguageIdentifier::try_from_str(&tag.replace('_', "-")).ok()?;
    (!identifier.language.is_unknown()).then(|| identifier.to_string())
}

#[cfg(test)]
mod tests {
    use super::canonical;

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
