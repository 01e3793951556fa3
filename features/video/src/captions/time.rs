//! Lines that say when a cue is shown, of WebVTT and of SubRip, and as people mistype them.

/// When a cue is shown, and what the line says besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timing<'a> {
    /// Milliseconds.
    pub start: u64,
    /// Milliseconds.
    pub end: u64,
    /// Cue settings of WebVTT, or coordinates of SubRip.
    pub rest: &'a str,
}

/// Longest a video may be, in hours.
const MOST_HOURS: u64 = 9_999;

/// Reads `00:01:02,500 --> 00:01:04.000 …`: hours may be left out, the fraction too, and commas are points.
pub(super) fn timing(line: &str) -> Option<Timing<'_>> {
    let (start, after) = line.split_once("-->")?;
    let after = after.trim_start();
    let (end, rest) = match after.find(char::is_whitespace) {
        Some(at) => (&after[..at], after[at..].trim()),
        None => (after, ""),
    };
    let (start, end) = (instant(start.trim())?, instant(end)?);
    // Nothing can be shown for no time; programs that round write such cues.
    (start <= end).then(|| Timing { start, end: end.max(start + 1), rest })
}

fn instant(text: &str) -> Option<u64> {
    let at = text.find([',', '.']).unwrap_or(text.len());
    let (whole, fraction) = text.split_at(at);
    // ",5" is five milliseconds, as PeerTube takes it; ".5" is half a second.
    let ms = match (fraction.get(1..), fraction.starts_with('.')) {
        (None, _) => 0,
        (Some(digits), _) if !(1..=3).contains(&digits.len()) => return None,
        (Some(digits), true) => number(&format!("{digits:0<3}"))?,
        (Some(digits), false) => number(digits)?,
    };
    let parts: Vec<&str> = whole.split(':').collect();
    let (h, m, s) = match parts.as_slice() {
        [m, s] => (0, number(m)?, number(s)?),
        [h, m, s] => (number(h)?, number(m)?, number(s)?),
        _ => return None,
    };
    (h <= MOST_HOURS && m < 60 && s < 60).then_some(((h * 60 + m) * 60 + s) * 1000 + ms)
}

fn number(text: &str) -> Option<u64> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// `00:01:02.500`.
pub(super) fn written(ms: u64) -> String {
    let (s, ms) = (ms / 1000, ms % 1000);
    format!("{:02}:{:02}:{:02}.{ms:03}", s / 3600, s / 60 % 60, s % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timings_are_read_and_mended() {
        let read = |line| timing(line).map(|t| (t.start, t.end, t.rest));
        assert_eq!(read("00:00:01,600 --> 00:00:04.200"), Some((1600, 4200, "")));
        assert_eq!(read("00:01.000 --> 00:04.000 align:start  line:0 "), Some((1000, 4000, "align:start  line:0")));
        assert_eq!(read("1:2:3-->1:2:4"), Some((3_723_000, 3_724_000, "")));
        assert_eq!(read("00:00:01,5 --> 00:00:01,50"), Some((1005, 1050, "")));
        assert_eq!(read("00:01.5 --> 00:01.75"), Some((1500, 1750, "")));
        assert_eq!(read("00:01 --> 00:01"), Some((1000, 1001, "")));
        for bad in [
            "",
            "a --> b",
            "00:00:01",
            "00:02 --> 00:01",
            "00:60 --> 01:00",
            "1 --> 2",
            "00:01.1234 --> 00:02",
            "99999:00:00 --> 1:1:1",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(written(3_723_004), "01:02:03.004");
    }
}
