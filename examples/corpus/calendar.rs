//! Owns the five years of the corpus: which instant the article at a position has.
//!
//! Pure arithmetic on the Gregorian calendar; it must not know files, text or the clock.

/// Days from 1970-01-01 to the first day of the corpus, 2021-11-21.
const FIRST_DAY: u64 = 18_952;
/// Days of the corpus: five years, the last day is 2026-11-20.
const DAYS: u64 = 1_826;
/// The newsroom opens at five in the morning, in seconds after midnight.
const OPENS: u64 = 5 * 3_600;
/// The newsroom works for eighteen hours: the last hour of a day stays free for late additions.
const WORKS: u64 = 18 * 3_600;

/// A second in the time of Jakarta.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Days since 1970-01-01.
    day: u64,
    /// Seconds since midnight.
    second: u64,
}

impl Moment {
    /// The instant of article `index` of `count`: strictly later than that of the article before, as long
    /// as there are fewer articles than working seconds. `nudge` in `0..1000` moves it within its share.
    pub(crate) const fn of_article(index: u64, count: u64, nudge: u64) -> Self {
        let seconds = (index * 1_000 + nudge) * (DAYS * WORKS / 1_000) / count;
        Self { day: FIRST_DAY + seconds / WORKS, second: OPENS + seconds % WORKS }
    }

    /// The instant of the `number`th late addition, after every article of [`Moment::of_article`].
    pub(crate) const fn late(number: u64) -> Self {
        Self { day: FIRST_DAY + DAYS - 1, second: OPENS + WORKS + number }
    }

    /// The day as a path: `2026/11/20`.
    pub(crate) fn folder(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}/{month:02}/{day:02}")
    }

    /// The instant as TOML and RFC 3339 write it, with the offset of Jakarta.
    pub(crate) fn rfc3339(self) -> String {
        let (year, month, day) = self.civil();
        let (hour, minute, second) = (self.second / 3_600, self.second / 60 % 60, self.second % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+07:00")
    }

    /// Year, month and day. Source: Howard Hinnant, "chrono-compatible low-level date algorithms".
    const fn civil(self) -> (u64, u64, u64) {
        let shifted = self.day + 719_468;
        let era = shifted / 146_097;
        let day_of_era = shifted % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as u64;
        (year, month, day)
    }
}
