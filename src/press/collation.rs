//! The order of names in a language, by ICU4X (CLDR): å after z in Swedish, pinyin and strokes in Chinese.

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_locale::Locale;

/// Orders pairs of name and slug by the name, as a reader of the language looks for it, then by the slug. A language
/// without an order of its own has the one of Unicode.
pub(crate) fn sort<T: Ord + Clone>(names: &mut [(String, T)], lang: &str) {
    let locale: Locale = lang.parse().unwrap_or(Locale::UNKNOWN);
    let collator = Collator::try_new(locale.into(), CollatorOptions::default());
    names.sort_by_cached_key(|(name, slug)| {
        let mut place = Vec::new();
        match &collator {
            // Writing into memory cannot fail.
            Ok(collator) => drop(collator.write_sort_key_to(name, &mut place)),
            Err(_) => place.extend_from_slice(name.as_bytes()),
        }
        (place, slug.clone())
    });
}
