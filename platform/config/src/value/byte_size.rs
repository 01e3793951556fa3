//! Sizes in bytes as PeerTube writes them: `'10GB'`, `'1GB 500MB'`, or a plain number. A kilobyte is 1024 bytes.

use serde_json::Value;

use crate::value::Setting;

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSize(pub u64);

/// Largest first, as sizes are written. The bare `B` stands last, because every unit ends in it.
const UNITS: [(&str, u64); 5] = [("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10), ("B", 1)];

impl Setting for ByteSize {
    fn expected() -> String {
        "a size such as '500KB', '100MB' or '10GB', or a number of bytes".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_u64().map(ByteSize),
            Value::String(text) => parse_text(text),
            _ => None,
        }
    }

    fn render(&self) -> Value {
        for (unit, size) in UNITS {
            if self.0 > 0 && self.0.is_multiple_of(size) && unit != "B" {
                return format!("{}{unit}", self.0 / size).into();
            }
        }
        self.0.into()
    }
}

fn parse_text(text: &str) -> Option<ByteSize> {
    let mut rest = text.trim().to_ascii_uppercase();
    if let Ok(bytes) = rest.parse() {
        return Some(ByteSize(bytes));
    }
    let mut total: u64 = 0;
    let mut largest = u64::MAX;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let count: f64 = rest[..digits].parse().ok()?;
        let tail = rest[digits..].trim_start();
        let (unit, size) = UNITS.iter().find(|(unit, _)| tail.starts_with(unit))?;
        let bytes = count * *size as f64;
        if *size >= largest || bytes > i64::MAX as f64 {
            return None;
        }
        largest = *size;
        total = total.checked_add(bytes as u64)?;
        rest = tail[unit.len()..].trim_start().to_owned();
    }
    (largest != u64::MAX).then_some(ByteSize(total))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_what_peertube_reads() {
        for (text, bytes) in [
            (json!("100MB"), 104_857_600),
            (json!("10GB"), 10_737_418_240),
            (json!("1 TB 2 GB"), (1 << 40) + (2 << 30)),
            (json!("500KB"), 512_000),
            (json!("1.5 kb"), 1536),
            (json!("12B"), 12),
            (json!("5242880"), 5_242_880),
            (json!(0), 0),
        ] {
            assert_eq!(ByteSize::parse(&text), Some(ByteSize(bytes)), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            json!("big"),
            json!("10 XB"),
            json!("-1"),
            json!(-1),
            json!(""),
            json!("MB"),
            json!("1MB 1GB"),
            json!("99999999999TB"),
            json!("1..2MB"),
            json!(1.5),
        ] {
            assert_eq!(ByteSize::parse(&text), None, "{text}");
        }
    }

    #[test]
    fn renders_what_it_reads() {
        for bytes in [0, 1, 1024, 1500, 1 << 20, 10 << 30] {
            assert_eq!(ByteSize::parse(&ByteSize(bytes).render()), Some(ByteSize(bytes)));
        }
    }
}
