//! Dates in the language of an edition, by ICU4X (CLDR): its order, digits, calendar and names of zones.

use crate::base::instant::{Day, Instant, Zone};
use crate::press::kept::Kept;
use chrono::{DateTime as Civil, Datelike, FixedOffset, Timelike};
use icu_calendar::{AnyCalendarKind, Iso};
use icu_casemap::TitlecaseMapper;
use icu_casemap::options::{TitlecaseOptions, TrailingCase};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::enums::CompositeFieldSet;
use icu_datetime::fieldsets::zone::SpecificShort;
use icu_datetime::fieldsets::{D, M, T, Y, YM, YMD, YMDE};
use icu_datetime::input::{Date, DateTime, Time, TimeZoneInfo, UtcOffset, ZonedDateTime};
use icu_datetime::pattern::DateTimeNames;
use icu_datetime::scaffold::GetField;
use icu_locale::extensions::unicode::{key, value};
use icu_locale::{LanguageIdentifier, Locale};
use icu_time::zone::{IanaParser, models::AtTime};
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

    /// What a style shows of a date, as ICU names it.
    fn fields(self) -> CompositeFieldSet {
        match self {
            Self::Full => YMDE::long().get_field(),
            Self::Long => YMD::long().get_field(),
            Self::Medium => YMD::medium().get_field(),
            Self::Time => T::hm().with_zone(SpecificShort).get_field(),
            Self::DateTime => YMD::long().with_time_hm().with_zone(SpecificShort).get_field(),
            Self::Year => Y::long().get_field(),
            Self::Month => YM::long().get_field(),
            Self::MonthName => M::long().get_field(),
            Self::Day => D::long().get_field(),
        }
    }
}

/// Whose years and months a date is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Calendar {
    /// The language's: Buddhist years in Thai, the Persian calendar in Persian.
    OfLanguage,
    /// One whose months are those of the archive's URLs: the language's where it only counts years otherwise.
    OfArchive,
}

type Formatter = DateTimeFormatter<CompositeFieldSet>;

thread_local! {
    /// Formatters cost more to make than to use, and are not shared between threads.
    static FORMATTERS: Kept<(String, DateStyle, Calendar), Formatter> = const { Kept::new() };
}

/// The formatter of a language and style; `None` if ICU has no data for it.
fn formatter(lang: &str, style: DateStyle, calendar: Calendar) -> Option<Rc<Formatter>> {
    FORMATTERS.with(|kept| {
        kept.get(
            |(known, other, of)| known == lang && *other == style && *of == calendar,
            || {
                let made = lang.parse().ok().and_then(|locale| make(locale, style, calendar));
                ((lang.to_owned(), style, calendar), made)
            },
        )
    })
}

fn make(mut locale: Locale, style: DateStyle, calendar: Calendar) -> Option<Formatter> {
    if calendar == Calendar::OfArchive && !has_gregorian_months(&locale) {
        locale.extensions.unicode.keywords.set(key!("ca"), value!("gregory"));
    }
    let fields = style.fields();
    let formatter = DateTimeFormatter::try_new(locale.clone().into(), fields).ok()?;
    // For some patterns ("novembro de 2026") ICU4X does not load the digits that it then needs.
    let mut names = DateTimeNames::from_formatter(locale.into(), formatter);
    names.as_mut().include_decimal_formatter().ok()?;
    names.try_into_formatter(fields).ok()
}

/// Whether a language's usual calendar has the months of the Gregorian one, whatever it calls the years.
fn has_gregorian_months(locale: &Locale) -> bool {
    let year = DateTimeFormatter::try_new(locale.into(), Y::long());
    year.is_ok_and(|formatter| {
        matches!(
            formatter.calendar().kind(),
            AnyCalendarKind::Gregorian
                | AnyCalendarKind::Buddhist
                | AnyCalendarKind::Japanese
                | AnyCalendarKind::Roc
        )
    })
}

/// An instant in the portal's zone, in words of a language. Falls back to ISO 8601 for a language without data.
#[must_use]
pub fn format(instant: Instant, zone: Zone, lang: &str, style: DateStyle) -> String {
    let civil = zone.civil(instant);
    let written = formatter(lang, style, Calendar::OfLanguage)
        .and_then(|formatter| Some(formatter.format(&zoned(civil, zone)?).to_string()));
    match (written, style) {
        // Short enough to stand on one line.
        (Some(time), DateStyle::Time) => time.replace(' ', "\u{a0}"),
        (Some(date), _) => date,
        (None, _) => civil.format("%Y-%m-%d").to_string(),
    }
}

/// A civil time of a zone, as ICU takes it.
fn zoned(civil: Civil<FixedOffset>, zone: Zone) -> Option<ZonedDateTime<Iso, TimeZoneInfo<AtTime>>> {
    let small = |value: u32| u8::try_from(value).unwrap_or(0);
    let date = Date::try_new_iso(civil.year(), small(civil.month()), small(civil.day())).ok()?;
    let time = Time::try_new(small(civil.hour()), small(civil.minute()), small(civil.second()), 0).ok()?;
    let offset = UtcOffset::try_from_seconds(civil.offset().local_minus_utc()).ok();
    let zone = IanaParser::new().parse(zone.name()).with_offset(offset);
    Some(ZonedDateTime { date, time, zone: zone.at_date_time(DateTime { date, time }) })
}

/// The heading of a year, month or day of the archive: by itself, so with a capital where the language has them.
#[must_use]
pub fn heading(day: Day, lang: &str, style: DateStyle) -> String {
    let midnight = chrono::NaiveDate::from_ymd_opt(day.year, day.month, day.day)
        .and_then(|date| date.and_hms_opt(0, 0, 0))
        .map(|civil| civil.and_utc().fixed_offset());
    let written = midnight.and_then(|civil| {
        let date = zoned(civil, Zone(chrono_tz::Tz::UTC))?;
        Some(formatter(lang, style, Calendar::OfArchive)?.format(&date).to_string())
    });
    match written {
        Some(words) => capitalised(&words, lang),
        None => format!("{:04}-{:02}", day.year, day.month),
    }
}

/// A text whose first word, if it begins with it, has a capital.
fn capitalised(text: &str, lang: &str) -> String {
    let mut options = TitlecaseOptions::default();
    options.trailing_case = Some(TrailingCase::Unchanged);
    let lang = lang.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
    TitlecaseMapper::new().titlecase_segment_to_string(text, &lang, options).into_owned()
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
