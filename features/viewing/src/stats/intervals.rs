//! Cutting a span of time into intervals, longer ones for longer spans, as PeerTube does. Times are in UTC.

use platform::clock::{iso, parse_iso};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// PeerTube's month for measuring spans.
const MONTH: i64 = 31 * DAY;
const YEAR: i64 = 365 * DAY;

/// How long an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    /// Milliseconds, and where intervals begin: at full days, hours or minutes.
    Fixed(i64, i64),
    Months(i64),
}

/// The name of the length, and the beginnings of the intervals in milliseconds since 1970 with the end of the last one.
pub(super) fn intervals(start: i64, end: i64) -> (&'static str, Vec<i64>) {
    let (name, length) = length(end - start);
    let mut edges = Vec::new();
    match length {
        Length::Fixed(length, grid) => {
            let mut at = start - start.rem_euclid(grid);
            while at <= end {
                edges.push(at);
                at += length;
            }
            edges.push(at);
        }
        Length::Months(months) => {
            let first = month_of(start);
            let mut n = 0;
            while beginning(first + n) <= end {
                edges.push(beginning(first + n));
                n += months;
            }
            edges.push(beginning(first + n));
        }
    }
    (name, edges)
}

fn length(span: i64) -> (&'static str, Length) {
    match span {
        s if s >= 6 * YEAR => ("6 months", Length::Months(6)),
        s if s >= 2 * YEAR => ("1 month", Length::Months(1)),
        s if s >= 6 * MONTH => ("7 days", Length::Fixed(7 * DAY, DAY)),
        s if s >= 2 * MONTH => ("2 days", Length::Fixed(2 * DAY, DAY)),
        s if s >= 15 * DAY => ("1 day", Length::Fixed(DAY, DAY)),
        s if s >= 8 * DAY => ("12 hours", Length::Fixed(12 * HOUR, HOUR)),
        s if s >= 4 * DAY => ("6 hours", Length::Fixed(6 * HOUR, HOUR)),
        s if s >= 15 * HOUR => ("1 hour", Length::Fixed(HOUR, HOUR)),
        s if s >= 180 * MINUTE => ("10 minutes", Length::Fixed(10 * MINUTE, MINUTE)),
        _ => ("1 minute", Length::Fixed(MINUTE, MINUTE)),
    }
}

/// Months since the year 0.
fn month_of(at: i64) -> i64 {
    let text = iso(at);
    let number = |part: Option<&str>| part.and_then(|p| p.parse::<i64>().ok()).unwrap_or(0);
    number(text.get(..4)) * 12 + number(text.get(5..7)) - 1
}

/// When a month begins.
fn beginning(month: i64) -> i64 {
    parse_iso(&format!("{:04}-{:02}-01", month.div_euclid(12), month.rem_euclid(12) + 1)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(start: &str, end: &str) -> (&'static str, Vec<String>) {
        let (name, edges) = intervals(parse_iso(start).unwrap(), parse_iso(end).unwrap());
        (name, edges.into_iter().map(iso).collect())
    }

    #[test]
    fn longer_spans_have_longer_intervals() {
        let start = "2026-01-10T10:20:30Z";
        for (end, name, count) in [
            ("2026-01-10T10:22:00Z", "1 minute", 3),
            ("2026-01-10T14:00:00Z", "10 minutes", 23),
            ("2026-01-11T10:20:30Z", "1 hour", 25),
            ("2026-01-15T10:20:30Z", "6 hours", 21),
            ("2026-01-19T10:20:30Z", "12 hours", 19),
            ("2026-02-01T10:20:30Z", "1 day", 23),
            ("2026-04-10T10:20:30Z", "2 days", 46),
            ("2026-08-10T10:20:30Z", "7 days", 31),
            ("2028-03-10T10:20:30Z", "1 month", 27),
            ("2033-01-10T10:20:30Z", "6 months", 15),
        ] {
            let (found, edges) = cut(start, end);
            assert_eq!((found, edges.len() - 1), (name, count), "{end}");
        }
    }

    #[test]
    fn intervals_begin_at_round_times() {
        assert_eq!(cut("2026-01-10T10:20:30Z", "2026-01-10T10:20:40Z").1[0], "2026-01-10T10:20:00.000Z");
        assert_eq!(cut("2026-01-10T10:20:30Z", "2026-02-01T10:20:30Z").1[0], "2026-01-10T00:00:00.000Z");
        let (_, months) = cut("2026-11-10T10:20:30Z", "2029-01-01T00:00:00Z");
        assert_eq!(months[..3], ["2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"]);
        assert_eq!(cut("2026-01-10", "2026-01-09").1.len(), 1, "nothing lies between the end and the beginning");
    }
}
