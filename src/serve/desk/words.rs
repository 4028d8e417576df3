//! Instants, spans of time, sizes and numbers as the desk says them.

use crate::base::instant::{Instant, Zone};
use serde::Serialize;

/// An instant, for people and for programs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Said {
    /// RFC 3339, in the portal's time zone.
    pub(super) rfc3339: String,
    /// `Mon 23 Nov 2026, 15:00`.
    pub(super) text: String,
    /// `15:00`, on the day that the text names.
    pub(super) time: String,
}

/// How long it is until an instant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Left {
    /// The instant in seconds since 1970.
    pub(super) epoch: i64,
    /// `in 3 h 12 min`, `2 d ago`.
    pub(super) text: String,
}

/// An instant in a zone.
pub(super) fn instant(zone: Zone, at: Instant) -> Said {
    let civil = zone.civil(at);
    Said {
        rfc3339: zone.rfc3339(at),
        text: civil.format("%a %-d %b %Y, %H:%M").to_string(),
        time: civil.format("%H:%M").to_string(),
    }
}

/// The day of an instant: `Monday 23 November 2026`.
pub(super) fn day(zone: Zone, at: Instant) -> String {
    zone.civil(at).format("%A %-d %B %Y").to_string()
}

/// A civil time as `<input type="datetime-local">` has it.
pub(super) fn local(zone: Zone, at: Instant) -> String {
    zone.civil(at).format("%Y-%m-%dT%H:%M").to_string()
}

/// From `now` to an instant.
pub(super) fn left(now: Instant, at: Instant) -> Left {
    let seconds = at.0.saturating_sub(now.0);
    let span = span(seconds.unsigned_abs());
    let text = if seconds >= 0 { format!("in {span}") } else { format!("{span} ago") };
    Left { epoch: at.0, text }
}

/// Seconds in the two largest units.
pub(super) fn span(seconds: u64) -> String {
    let (days, hours) = (seconds / 86_400, seconds / 3600 % 24);
    let (minutes, rest) = (seconds / 60 % 60, seconds % 60);
    let parts = match (days, hours, minutes) {
        (0, 0, 0) => [(rest, "s"), (0, "")],
        (0, 0, _) => [(minutes, "min"), (rest, "s")],
        (0, ..) => [(hours, "h"), (minutes, "min")],
        _ => [(days, "d"), (hours, "h")],
    };
    let [first, second] = parts.map(|(count, unit)| format!("{count} {unit}"));
    if parts[1].0 == 0 { first } else { format!("{first} {second}") }
}

/// A number with commas.
pub(super) fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 file`, `1,234 files`.
pub(super) fn counted(count: usize, one: &str) -> String {
    format!("{} {one}{}", number(count), if count == 1 { "" } else { "s" })
}

/// Bytes in units of 1,000.
pub(super) fn bytes(count: u64) -> String {
    let mut unit = "B";
    let (mut whole, mut tenths) = (count, 0);
    for larger in ["kB", "MB", "GB", "TB"] {
        if whole < 1000 {
            break;
        }
        (whole, tenths, unit) = (whole / 1000, whole % 1000 / 100, larger);
    }
    if unit == "B" || whole >= 100 { format!("{whole} {unit}") } else { format!("{whole}.{tenths} {unit}") }
}

/// Seconds, as exact as they are worth.
pub(super) fn seconds(seconds: f64) -> String {
    match seconds {
        long if long >= 10.0 => format!("{long:.1} s"),
        short if short >= 0.0995 => format!("{short:.2} s"),
        tiny => format!("{:.1} ms", tiny * 1000.0),
    }
}

/// Text in which nothing can turn the reading direction, or hide.
pub(super) fn plain(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && c != '\t')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{bytes, counted, left, plain, seconds, span};
    use crate::base::instant::Instant;

    #[test]
    fn spans_have_their_two_largest_units() {
        let spans = [0, 59, 60, 61, 3600, 11_520, 86_400, 90_000, 8_640_000].map(span);
        assert_eq!(
            spans,
            ["0 s", "59 s", "1 min", "1 min 1 s", "1 h", "3 h 12 min", "1 d", "1 d 1 h", "100 d"]
        );
        assert_eq!(left(Instant(10), Instant(70)).text, "in 1 min");
        assert_eq!(left(Instant(70), Instant(10)).text, "1 min ago");
    }

    #[test]
    fn numbers_and_sizes_are_readable() {
        assert_eq!(counted(1, "file"), "1 file");
        assert_eq!(counted(1_234_567, "file"), "1,234,567 files");
        assert_eq!(
            [0, 999, 1000, 12_345, 123_456, 1_250_000].map(bytes),
            ["0 B", "999 B", "1.0 kB", "12.3 kB", "123 kB", "1.2 MB"]
        );
        assert_eq!([0.0012, 0.25, 12.34].map(seconds), ["1.2 ms", "0.25 s", "12.3 s"]);
    }

    #[test]
    fn nothing_turns_the_reading_direction() {
        assert_eq!(plain("a\u{202e}b\u{1b}[31m"), "a\u{fffd}b\u{fffd}[31m");
    }
}
