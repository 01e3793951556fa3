//! Durations as PeerTube writes them: `'1 hour'`, `'5 days'`, `'30 seconds'`, or a number of milliseconds.
//! A month counts 30 days and a year 365, as PeerTube counts them.

use std::time::Duration;

use serde_json::Value;

use crate::value::Setting;

/// Milliseconds per unit, longest first; plural and singular mean the same.
const UNITS: [(&str, u64); 8] = [
    ("year", 365 * 86_400_000),
    ("month", 30 * 86_400_000),
    ("week", 7 * 86_400_000),
    ("day", 86_400_000),
    ("hour", 3_600_000),
    ("minute", 60_000),
    ("second", 1_000),
    ("ms", 1),
];
/// Longer than any meaningful setting, and far from overflowing arithmetic on points in time.
const LONGEST_MS: f64 = 1_000.0 * 365.0 * 86_400_000.0;

impl Setting for Duration {
    fn expected() -> String {
        "a duration such as '30 seconds', '1 hour' or '5 days', or a number of milliseconds".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => milliseconds(number.as_f64()?),
            Value::String(text) => parse_text(text.trim()),
            _ => None,
        }
    }

    fn render(&self) -> Value {
        let ms = self.as_millis() as u64;
        for (unit, size) in UNITS {
            // "12 months" would read back the same, but whole weeks and months are rarely what was meant.
            if ms > 0 && ms.is_multiple_of(size) && !matches!(unit, "year" | "month" | "week" | "ms") {
                let count = ms / size;
                return format!("{count} {unit}{}", if count == 1 { "" } else { "s" }).into();
            }
        }
        ms.into()
    }
}

fn parse_text(text: &str) -> Option<Duration> {
    if let Ok(ms) = text.parse::<f64>() {
        return milliseconds(ms);
    }
    let (count, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.')?);
    let unit = unit.trim_start().to_ascii_lowercase();
    let (_, size) = UNITS.iter().find(|(name, _)| unit == *name || unit.strip_suffix('s') == Some(name))?;
    milliseconds(count.parse::<f64>().ok()? * *size as f64)
}

fn milliseconds(ms: f64) -> Option<Duration> {
    (0.0..=LONGEST_MS).contains(&ms).then(|| Duration::from_millis(ms as u64))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_what_peertube_reads() {
        for (text, ms) in [
            (json!("5 minutes"), 300_000),
            (json!("1 hour"), 3_600_000),
            (json!("1 day"), 86_400_000),
            (json!("4 weeks"), 4 * 604_800_000),
            (json!("6 months"), 6 * 30 * 86_400_000),
            (json!("1.5 seconds"), 1_500),
            (json!("10seconds"), 10_000),
            (json!("300 ms"), 300),
            (json!("5000"), 5_000),
            (json!(5000), 5_000),
            (json!(0), 0),
        ] {
            assert_eq!(Duration::parse(&text), Some(Duration::from_millis(ms)), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            json!("soon"),
            json!("1 fortnight"),
            json!("-1 hour"),
            json!(-1),
            json!("1 h our"),
            json!(""),
            json!("1e300 days"),
            json!("NaN"),
            json!(true),
            json!("9999999 years"),
        ] {
            assert_eq!(Duration::parse(&text), None, "{text}");
        }
    }

    #[test]
    fn renders_what_it_reads() {
        for ms in [0, 1, 1_000, 1_500, 60_000, 3_600_000, 172_800_000] {
            let duration = Duration::from_millis(ms);
            assert_eq!(Duration::parse(&duration.render()), Some(duration));
        }
    }
}
