//! Dates as RSS writes them (RFC 822, with the four digits of RFC 2822).

use platform::clock::iso;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Sun, 22 Nov 2026 23:30:14 GMT`, of milliseconds since 1970; films are older than 1970, too.
pub(crate) fn rfc822(ms: i64) -> String {
    let day = usize::try_from(ms.div_euclid(86_400_000).rem_euclid(7)).unwrap_or(0);
    let iso = iso(ms);
    // The year may have more than four digits, so everything else is counted from the end.
    let (year, rest) = iso.split_at(iso.len().saturating_sub("-11-22T23:30:14.000Z".len()));
    let month = rest.get(1..3).and_then(|m| m.parse::<usize>().ok()).unwrap_or(1);
    let (date, time) = (rest.get(4..6).unwrap_or("01"), rest.get(7..15).unwrap_or("00:00:00"));
    format!("{}, {date} {} {year} {time} GMT", DAYS[day % 7], MONTHS[(month + 11) % 12])
}

#[cfg(test)]
mod tests {
    use super::rfc822;
    use platform::clock::parse_iso;

    #[test]
    fn dates_have_their_days() {
        for (iso, text) in [
            ("2026-11-22T23:30:14.632Z", "Sun, 22 Nov 2026 23:30:14 GMT"),
            ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("1902-09-01T12:00:00Z", "Mon, 01 Sep 1902 12:00:00 GMT"),
            ("2024-02-29T01:02:03Z", "Thu, 29 Feb 2024 01:02:03 GMT"),
        ] {
            assert_eq!(rfc822(parse_iso(iso).unwrap()), text);
        }
    }
}
