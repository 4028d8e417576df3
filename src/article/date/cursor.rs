//! Takes a written date apart, from left to right.

use super::{Fault, calendar, clock};
use chrono::{NaiveDate, NaiveTime};

/// The English months, as RFC 2822 shortens them.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Zone names with their hours (RFC 2822 §4.3).
const ZONES: [(&str, i32); 12] = [
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// What is left of a text.
pub(super) struct Cursor<'a>(pub(super) &'a str);

impl<'a> Cursor<'a> {
    /// Takes what the text begins with, if it does.
    fn take(&mut self, mark: char) -> bool {
        let rest = self.0.strip_prefix(mark);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Takes a run of characters.
    fn run(&mut self, wanted: fn(char) -> bool) -> &'a str {
        let end = self.0.find(|c| !wanted(c)).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at(end);
        self.0 = rest;
        run
    }

    /// Takes a number of `digits` digits at most.
    fn number(&mut self, digits: usize) -> Result<u32, Fault> {
        let run = self.run(|c| c.is_ascii_digit());
        if run.is_empty() || run.len() > digits {
            return Err(Fault::Unknown);
        }
        run.parse().map_err(|_| Fault::Unknown)
    }

    /// Takes white space, a comma, a `T` between date and time.
    pub(super) fn separator(&mut self) {
        self.run(|c| c.is_whitespace() || c == ',');
        if self.0.starts_with(['T', 't']) && self.0[1..].starts_with(|c: char| c.is_ascii_digit()) {
            self.0 = &self.0[1..];
        }
    }

    /// Takes a date.
    pub(super) fn date(&mut self) -> Result<NaiveDate, Fault> {
        let word = self.run(char::is_alphabetic);
        let mut month = month(word);
        if !word.is_empty() {
            self.run(|c| c.is_whitespace() || c == ',' || c == '.');
        }
        let length = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        if length == 4 && word.is_empty() {
            return self.year_first();
        }
        let day = self.number(2)?;
        self.run(|c| c.is_whitespace() || matches!(c, ',' | '-' | '.'));
        if month.is_none() {
            month = Some(self.month_name()?);
        }
        let year = self.run(|c| c.is_ascii_digit());
        let year = Some(year).filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
        calendar(year.ok_or(Fault::Unknown)?, month.ok_or(Fault::Unknown)?, day)
    }

    /// Takes `2024-05-17`, `2024/5/17`.
    fn year_first(&mut self) -> Result<NaiveDate, Fault> {
        let year = self.number(4)?;
        let mark =
            self.0.chars().next().filter(|mark| matches!(mark, '-' | '/' | '.')).ok_or(Fault::Unknown)?;
        self.take(mark);
        let month = self.number(2)?;
        if !self.take(mark) {
            return Err(Fault::Unknown);
        }
        let day = self.number(2)?;
        calendar(i32::try_from(year).map_err(|_| Fault::Unknown)?, month, day)
    }

    /// Takes the name of a month and what stands after it.
    fn month_name(&mut self) -> Result<u32, Fault> {
        let word = self.run(char::is_alphabetic);
        self.run(|c| c.is_whitespace() || matches!(c, ',' | '-' | '.'));
        month(word).ok_or(Fault::Unknown)
    }

    /// Takes `08:30`, `08:30:00`, `08:30:00.123`, if a time follows.
    pub(super) fn time(&mut self) -> Result<Option<NaiveTime>, Fault> {
        if !self.0.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(None);
        }
        let hour = self.number(2)?;
        if !self.take(':') {
            return Err(Fault::Unknown);
        }
        let minute = self.number(2)?;
        let mut second = 0;
        if self.take(':') {
            second = self.number(2)?;
            if self.take('.') || self.take(',') {
                self.run(|c| c.is_ascii_digit());
            }
        }
        clock(hour, minute, second).map(Some)
    }

    /// Takes `+07:00`, `+0700`, `+07`, `Z`, `GMT`, if an offset follows.
    pub(super) fn offset(&mut self) -> Result<Option<i32>, Fault> {
        self.run(char::is_whitespace);
        let sign = match self.0.chars().next() {
            Some('+') => 1,
            Some('-' | '\u{2212}') => -1,
            _ => return self.zone_name(),
        };
        self.0 = self.0.trim_start_matches(['+', '-', '\u{2212}']);
        let digits = self.run(|c| c.is_ascii_digit());
        let (hours, minutes) = match digits.len() {
            4 => digits.split_at(2),
            1 | 2 if self.take(':') => (digits, self.run(|c| c.is_ascii_digit())),
            1 | 2 => (digits, "0"),
            _ => return Err(Fault::Unknown),
        };
        let number = |text: &str| text.parse::<i32>().map_err(|_| Fault::Unknown);
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        if hours > 23 || minutes > 59 {
            return Err(Fault::Impossible(format!("there is no offset of {hours:02}:{minutes:02}")));
        }
        Ok(Some(sign * (hours * 3600 + minutes * 60)))
    }

    /// Takes the name of a zone, if one follows.
    fn zone_name(&mut self) -> Result<Option<i32>, Fault> {
        let word = self.run(|c| c.is_ascii_alphabetic());
        // RFC 2822 allows a comment: `+0000 (UTC)`.
        if word.is_empty() {
            return Ok(None);
        }
        let zone = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
        zone.map(|(_, hours)| Some(hours * 3600)).ok_or(Fault::Unknown)
    }
}

/// The number of an English month.
fn month(word: &str) -> Option<u32> {
    let short = word.get(..3)?.to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| *month == short)?;
    u32::try_from(index + 1).ok()
}
