//! Dates as people write them, and as the generators that Warta replaces do. Knows no file.

mod cursor;

use crate::base::instant::{Instant, Zone};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use cursor::Cursor;
use toml::value::{Datetime, Offset};

/// Why a text is no date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// It has the form of a date, but there is no such day or time: why.
    Impossible(String),
    /// It has no form that is understood.
    Unknown,
}

/// A date and time of the calendar, with an offset in seconds if one was written.
struct Civil {
    date: NaiveDate,
    time: NaiveTime,
    offset: Option<i32>,
}

/// Reads a date, with or without a time, with or without an offset: RFC 3339, `2024-05-17 08:30:00 +0700`,
/// `2024/05/17`, `17 May 2024`, `May 17, 2024`, RFC 2822. Without an offset it is `zone`'s.
///
/// # Errors
/// It is no date, or there is no such day.
pub(super) fn parse(text: &str, zone: Zone) -> Result<Instant, Fault> {
    let mut rest = Cursor(text.trim());
    let date = rest.date()?;
    rest.separator();
    let time = rest.time()?;
    let offset = rest.offset()?;
    if !rest.0.trim().is_empty() {
        return Err(Fault::Unknown);
    }
    instant(&Civil { date, time: time.unwrap_or_default(), offset }, zone)
}

/// The instant of a TOML date or date-time.
///
/// # Errors
/// It is a time without a date, or beyond years 1 to 9999.
pub(super) fn of_toml(date: &Datetime, zone: Zone) -> Result<Instant, Fault> {
    let day = date.date.ok_or(Fault::Unknown)?;
    let time = date.time.map_or(Ok(NaiveTime::default()), |time| {
        clock(time.hour.into(), time.minute.into(), time.second.unwrap_or_default().into())
    })?;
    let offset = date.offset.map(|offset| match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => i32::from(minutes) * 60,
    });
    let date = calendar(day.year.into(), day.month.into(), day.day.into())?;
    instant(&Civil { date, time, offset }, zone)
}

/// The point in time, which must lie in years 1 to 9999 in UTC too.
fn instant(civil: &Civil, zone: Zone) -> Result<Instant, Fault> {
    const YEAR_1: i64 = -62_135_596_800;
    const YEAR_9999: i64 = 253_402_300_799;
    let moment = NaiveDateTime::new(civil.date, civil.time);
    let instant = match civil.offset {
        Some(offset) => Instant(moment.and_utc().timestamp() - i64::from(offset)),
        None => zone.instant(moment),
    };
    if (YEAR_1..=YEAR_9999).contains(&instant.0) {
        // A day is left at either end, so that every zone can show it.
        Ok(Instant(instant.0.clamp(YEAR_1 + 86_400, YEAR_9999 - 86_400)))
    } else {
        Err(Fault::Impossible("years go from 1 to 9999".to_owned()))
    }
}

/// A day of the calendar.
pub(super) fn calendar(year: i32, month: u32, day: u32) -> Result<NaiveDate, Fault> {
    let impossible = |why: String| Err(Fault::Impossible(why));
    if !(1..=9999).contains(&year) {
        return impossible("years go from 1 to 9999".to_owned());
    }
    if !(1..=12).contains(&month) {
        return impossible(format!("there is no month {month}"));
    }
    NaiveDate::from_ymd_opt(year, month, day).map_or_else(
        || {
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            let last = NaiveDate::from_ymd_opt(next.0, next.1, 1).and_then(|first| first.pred_opt());
            let days = last.map_or(31, |last| chrono::Datelike::day(&last));
            impossible(format!("month {month} of {year} has {days} days"))
        },
        Ok,
    )
}

/// A time of day; a leap second is the second before it.
fn clock(hour: u32, minute: u32, second: u32) -> Result<NaiveTime, Fault> {
    NaiveTime::from_hms_opt(hour, minute, if second == 60 { 59 } else { second })
        .ok_or_else(|| Fault::Impossible(format!("there is no time {hour:02}:{minute:02}:{second:02}")))
}

#[cfg(test)]
mod tests {
    use super::{Fault, parse};
    use crate::base::instant::Zone;
    use proptest::prelude::{ProptestConfig, proptest};

    fn jakarta() -> Zone {
        Zone::named("Asia/Jakarta").unwrap()
    }

    #[test]
    fn the_forms_of_hugo_jekyll_and_zola_are_understood() {
        for text in [
            "2024-05-17T08:30:00+07:00",
            "2024-05-17T01:30:00Z",
            "2024-05-17t08:30:00",
            "2024-05-17 08:30:00 +0700",
            "2024-05-17 08:30:00+07",
            "2024-05-17 08:30",
            "2024-05-17T08:30:00.123",
            "2024-05-17T01:30:00.000Z",
            "2024/05/17 08:30",
            "2024-5-17 8:30",
            "17 May 2024 08:30",
            "17 May 2024, 08:30",
            "May 17, 2024 08:30",
            "Fri, 17 May 2024 08:30:00 +0700",
            "Friday, 17 May 2024 01:30:00 GMT",
            "  2024-05-17  08:30:00  +07:00 ",
        ] {
            let instant = parse(text, jakarta()).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!(instant.to_utc_rfc3339(), "2024-05-17T01:30:00Z", "{text}");
        }
        for text in ["2024-05-17", "2024/05/17", "17 May 2024", "2024-05-17T00:00:00+07:00"] {
            assert_eq!(parse(text, jakarta()).unwrap().to_utc_rfc3339(), "2024-05-16T17:00:00Z", "{text}");
        }
    }

    #[test]
    fn impossible_days_say_why() {
        for (text, why) in [
            ("2024-02-30", "month 2 of 2024 has 29 days"),
            ("2023-02-29", "month 2 of 2023 has 28 days"),
            ("2024-13-01", "there is no month 13"),
            ("0000-01-01", "years go from 1 to 9999"),
            ("2024-05-17 25:00", "there is no time 25:00:00"),
            ("2024-05-17T08:30:00+99:00", "there is no offset of 99:00"),
            ("31 April 2024", "month 4 of 2024 has 30 days"),
        ] {
            assert_eq!(parse(text, jakarta()), Err(Fault::Impossible(why.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "gestern",
            "05/17/2024",
            "20240517",
            "2024-05",
            "2024-05-17 pagi",
            "17",
            "2024-05/17",
            "Mei 17",
        ] {
            assert_eq!(parse(text, jakarta()), Err(Fault::Unknown), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn no_text_makes_it_panic(text in "[0-9TZtz:+., /A-Za-z\u{2212}\u{e9}-]{0,30}") {
            let _ = parse(&text, jakarta());
        }

        #[test]
        fn every_day_is_read_back(days in -7_000_i64..2_932_000) {
            let instant = crate::base::instant::Instant(days * 86_400 + 3661);
            assert_eq!(parse(&jakarta().rfc3339(instant), jakarta()), Ok(instant));
        }
    }
}
