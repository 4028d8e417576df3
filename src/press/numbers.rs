//! Numbers in the digits of a language, and which plural form they take, by ICU4X (CLDR).

use crate::press::kept::Kept;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use tera::Value;

thread_local! {
    static DIGITS: Kept<String, DecimalFormatter> = const { Kept::new() };
    static RULES: Kept<String, PluralRules> = const { Kept::new() };
}

/// The plural forms that a language may have, with the words that name them.
pub(crate) const FORMS: [(&str, PluralCategory); 6] = [
    ("zero", PluralCategory::Zero),
    ("one", PluralCategory::One),
    ("two", PluralCategory::Two),
    ("few", PluralCategory::Few),
    ("many", PluralCategory::Many),
    ("other", PluralCategory::Other),
];

/// The number that a template's value is: a number, or a text that says one.
pub(crate) fn decimal(value: &Value) -> Option<Decimal> {
    (value.is_number() || value.is_string()).then(|| value.to_string().parse().ok())?
}

/// A number in the digits of a language, grouped as the language groups them.
pub(crate) fn written(number: &Decimal, lang: &str) -> String {
    let digits = DIGITS.with(|kept| {
        kept.get(
            |known| known == lang,
            || {
                let locale: Option<icu_locale::Locale> = lang.parse().ok();
                let made = locale
                    .and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
                (lang.to_owned(), made)
            },
        )
    });
    digits.map_or_else(|| number.to_string(), |digits| digits.format(number).to_string())
}

/// A template's value as text: a number in the digits of the language, anything else as it is.
pub(crate) fn shown(value: &Value, lang: &str) -> String {
    match decimal(value).filter(|_| value.is_number()) {
        Some(number) => written(&number, lang),
        None => value.to_string(),
    }
}

/// The plural form that a number takes in a language.
pub(crate) fn form(number: &Decimal, lang: &str) -> PluralCategory {
    let rules = RULES.with(|kept| {
        kept.get(
            |known| known == lang,
            || {
                let locale: Option<icu_locale::Locale> = lang.parse().ok();
                let made = locale.and_then(|locale| {
                    PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok()
                });
                (lang.to_owned(), made)
            },
        )
    });
    rules.map_or(PluralCategory::Other, |rules| rules.category_for(number))
}

/// The plural forms that the numbers of an interface take in a language (up to a thousand: French and Spanish have
/// one for millions besides), and `other`, which every language has.
pub(crate) fn needed(lang: &str) -> Vec<&'static str> {
    let mut taken = [false; FORMS.len()];
    for number in 0..=1000_u32 {
        let form = form(&Decimal::from(number), lang);
        for (place, (_, known)) in FORMS.iter().enumerate() {
            taken[place] |= form == *known || *known == PluralCategory::Other;
        }
    }
    FORMS.iter().zip(taken).filter(|(_, taken)| *taken).map(|((word, _), _)| *word).collect()
}
