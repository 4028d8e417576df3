//! Points in time, and the portal's time zone. Never reads a clock.

use chrono::{DateTime, Datelike, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A point in time: seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Instant(pub i64);

/// A calendar day in the portal's time zone. `month` and `day` count from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Day {
    /// The year, from 1 to 9999.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: u32,
    /// The day of the month, from 1 to 31.
    pub day: u32,
}

/// The portal's time zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone(pub Tz);

impl Instant {
    /// Reads a date and time with offset in the form of RFC 3339.
    #[must_use]
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|moment| Self(moment.timestamp()))
    }

    /// This instant `hours` later (or earlier, if negative).
    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        Self(self.0.saturating_add(hours.saturating_mul(3600)))
    }

    /// This instant in UTC, as RFC 3339 (`2026-11-23T08:00:00Z`).
    #[must_use]
    pub fn to_utc_rfc3339(self) -> String {
        self.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// Instants that chrono cannot represent are clamped to year 1 or 9999; front matter never yields them.
    fn utc(self) -> DateTime<Utc> {
        const YEAR_1: i64 = -62_135_596_800;
        const YEAR_9999: i64 = 253_402_300_799;
        DateTime::from_timestamp(self.0.clamp(YEAR_1, YEAR_9999), 0).unwrap_or_default()
    }
}

impl Zone {
    /// The zone of an IANA name (`Asia/Jakarta`).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The zone's IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// This zone's civil time at `instant`, with its offset.
    #[must_use]
    pub fn civil(self, instant: Instant) -> DateTime<FixedOffset> {
        instant.utc().with_timezone(&self.0).fixed_offset()
    }

    /// The day of `instant` in this zone.
    #[must_use]
    pub fn day(self, instant: Instant) -> Day {
        let civil = self.civil(instant);
        Day { year: civil.year(), month: civil.month(), day: civil.day() }
    }

    /// The instant of a civil time in this zone. A time that a clock change skips means the same time
    /// before the change; one that occurs twice means the first.
    #[must_use]
    pub fn instant(self, civil: NaiveDateTime) -> Instant {
        let moment = match self.0.from_local_datetime(&civil) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.timestamp(),
            LocalResult::None => {
                let before = civil - chrono::TimeDelta::hours(3);
                match self.0.from_local_datetime(&before) {
                    LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => {
                        moment.timestamp() + 3 * 3600
                    }
                    LocalResult::None => civil.and_utc().timestamp(),
                }
            }
        };
        Instant(moment)
    }

    /// The first instant of a calendar day in this zone, or `None` if there is no such day.
    #[must_use]
    pub fn start_of_day(self, day: Day) -> Option<Instant> {
        let date = NaiveDate::from_ymd_opt(day.year, day.month, day.day)?;
        Some(self.instant(date.and_hms_opt(0, 0, 0)?))
    }

    /// `instant` in this zone, as RFC 3339 (`2026-11-23T15:00:00+07:00`).
    #[must_use]
    pub fn rfc3339(self, instant: Instant) -> String {
        self.civil(instant).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }

    /// `instant` in this zone, as RFC 822 with a four-digit year (`Mon, 23 Nov 2026 15:00:00 +0700`),
    /// the form of RSS 2.0.
    #[must_use]
    pub fn rfc822(self, instant: Instant) -> String {
        self.civil(instant).format("%a, %d %b %Y %H:%M:%S %z").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Instant, Zone};

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    #[test]
    fn a_day_is_the_day_of_the_portals_zone() {
        let late = Instant::from_rfc3339("2026-11-22T18:30:00Z").unwrap();
        assert_eq!(zone("UTC").day(late), Day { year: 2026, month: 11, day: 22 });
        assert_eq!(zone("Asia/Jakarta").day(late), Day { year: 2026, month: 11, day: 23 });
    }

    #[test]
    fn skipped_and_repeated_times_have_one_meaning() {
        let berlin = zone("Europe/Berlin");
        let skipped = "2026-03-29T02:30:00".parse().unwrap();
        assert_eq!(berlin.rfc3339(berlin.instant(skipped)), "2026-03-29T03:30:00+02:00");
        let repeated = "2026-10-25T02:30:00".parse().unwrap();
        assert_eq!(berlin.rfc3339(berlin.instant(repeated)), "2026-10-25T02:30:00+02:00");
    }

    #[test]
    fn dates_of_rss_have_four_digit_years() {
        let instant = Instant::from_rfc3339("2026-11-23T08:00:00Z").unwrap();
        assert_eq!(zone("Asia/Jakarta").rfc822(instant), "Mon, 23 Nov 2026 15:00:00 +0700");
    }
}
