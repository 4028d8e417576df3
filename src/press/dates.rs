//! Dates in the language of an edition, by ICU4X (CLDR).

use crate::base::instant::{Instant, Zone};
use chrono::{Datelike, Timelike};
use icu_datetime::fieldsets::enums::CompositeDateTimeFieldSet;
use icu_datetime::fieldsets::{D, M, T, Y, YM, YMD, YMDE};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterLoadError};
use icu_locale::Locale;
use std::cell::RefCell;
use std::rc::Rc;

/// How a date is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateStyle {
    /// Senin, 23 November 2026
    Full,
    /// 23 November 2026
    Long,
    /// 23 Nov 2026
    Medium,
    /// 15.00 WIB
    Time,
    /// 23 November 2026 pukul 15.00 WIB
    DateTime,
    /// 2026
    Year,
    /// November 2026
    Month,
    /// November
    MonthName,
    /// 23
    Day,
}

impl DateStyle {
    /// The styles with the words that templates name them by.
    pub const NAMES: [(&str, Self); 9] = [
        ("full", Self::Full),
        ("long", Self::Long),
        ("medium", Self::Medium),
        ("time", Self::Time),
        ("datetime", Self::DateTime),
        ("year", Self::Year),
        ("month", Self::Month),
        ("month-name", Self::MonthName),
        ("day", Self::Day),
    ];

    /// The style that a word names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(word, _)| *word == name).map(|(_, style)| style)
    }

    fn formatter(self, locale: &Locale) -> Result<Formatter, DateTimeFormatterLoadError> {
        let locale = locale.clone().into();
        Ok(match self {
            Self::Full => DateTimeFormatter::try_new(locale, YMDE::long())?.cast_into_fset(),
            Self::Long => DateTimeFormatter::try_new(locale, YMD::long())?.cast_into_fset(),
            Self::Medium => DateTimeFormatter::try_new(locale, YMD::medium())?.cast_into_fset(),
            Self::Time => DateTimeFormatter::try_new(locale, T::hm())?.cast_into_fset(),
            Self::DateTime => {
                DateTimeFormatter::try_new(locale, YMD::long().with_time_hm())?.cast_into_fset()
            }
            Self::Year => DateTimeFormatter::try_new(locale, Y::long())?.cast_into_fset(),
            Self::Month => DateTimeFormatter::try_new(locale, YM::long())?.cast_into_fset(),
            Self::MonthName => DateTimeFormatter::try_new(locale, M::long())?.cast_into_fset(),
            Self::Day => DateTimeFormatter::try_new(locale, D::long())?.cast_into_fset(),
        })
    }
}

type Formatter = DateTimeFormatter<CompositeDateTimeFieldSet>;

/// A formatter by language and style; `None` if ICU has no data for it.
type Kept = (String, DateStyle, Option<Rc<Formatter>>);

thread_local! {
    /// Formatters cost more to make than to use, and are not shared between threads.
    static FORMATTERS: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// The formatter of a language and style; `None` if ICU has no data for it.
fn formatter(lang: &str, style: DateStyle) -> Option<Rc<Formatter>> {
    FORMATTERS.with_borrow_mut(|formatters| {
        if let Some((_, _, formatter)) = formatters.iter().find(|(l, s, _)| l == lang && *s == style) {
            return formatter.clone();
        }
        let locale: Option<Locale> = lang.parse().ok();
        let formatter = locale.and_then(|locale| style.formatter(&locale).ok()).map(Rc::new);
        formatters.push((lang.to_owned(), style, formatter.clone()));
        formatter
    })
}

/// An instant in the portal's zone, in words of a language. Falls back to ISO 8601 for a language without data.
#[must_use]
pub fn format(instant: Instant, zone: Zone, lang: &str, style: DateStyle) -> String {
    let civil = zone.civil(instant);
    let small = |value: u32| u8::try_from(value).unwrap_or(0);
    let date = Date::try_new_iso(civil.year(), small(civil.month()), small(civil.day()));
    let time = Time::try_new(small(civil.hour()), small(civil.minute()), small(civil.second()), 0);
    let (Ok(date), Ok(time), Some(formatter)) = (date, time, formatter(lang, style)) else {
        return civil.format("%Y-%m-%d").to_string();
    };
    let text = formatter.format(&DateTime { date, time }).to_string();
    match style {
        DateStyle::Time | DateStyle::DateTime => format!("{text}\u{a0}{}", zone.abbreviation(instant)),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{DateStyle, format};
    use crate::base::instant::{Instant, Zone};

    #[test]
    fn dates_are_written_in_the_language_of_the_edition() {
        let instant = Instant::from_rfc3339("2026-11-23T08:00:00Z").unwrap();
        let zone = Zone::named("Asia/Jakarta").unwrap();
        let written = |lang, style| format(instant, zone, lang, style);
        assert_eq!(written("id", DateStyle::Full), "Senin, 23 November 2026");
        assert_eq!(written("id", DateStyle::Medium), "23 Nov 2026");
        assert_eq!(written("id", DateStyle::Time), "15.00\u{a0}WIB");
        assert_eq!(written("en", DateStyle::Long), "November 23, 2026");
        assert_eq!(written("ja", DateStyle::Month), "2026\u{5e74}11\u{6708}");
        assert_eq!(written("id", DateStyle::MonthName), "November");
        assert_eq!(written("id", DateStyle::Day), "23");
    }
}
