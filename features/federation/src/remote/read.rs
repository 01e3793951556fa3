//! Reading members of documents from strangers: each is of its kind and within its bounds, or it is not there.

use activitypub::authority::id_of;
use activitypub::{identifier, names_everybody};
use catalog::visibility::privacy;
use platform::clock;
use platform::http_client::Url;
use serde_json::Value;

/// A text of at least one character; what is longer than `most` characters is cut.
pub(crate) fn text(document: &Value, name: &str, most: usize) -> Option<String> {
    cleaned(document.get(name)?.as_str()?, most)
}

/// A text without control characters but line ends and tabs, cut to so many characters; `None` when nothing is left.
pub(crate) fn cleaned(text: &str, most: usize) -> Option<String> {
    let kept = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).take(most);
    let kept: String = kept.collect();
    (!kept.trim().is_empty()).then_some(kept)
}

/// An address, given as such or as the id of what is there.
pub(crate) fn address(document: &Value, name: &str) -> Option<Url> {
    identifier(id_of(document.get(name)?)?).ok()
}

/// A time, in milliseconds since 1970, not before that and not absurdly far ahead.
pub(crate) fn time(document: &Value, name: &str) -> Option<i64> {
    /// The year 3000.
    const LATEST: i64 = 32_503_680_000_000;
    clock::parse_iso(document.get(name)?.as_str()?).filter(|t| (0..LATEST).contains(t))
}

/// A whole number that is not negative, given as a number, and so small that sums of many stay numbers.
pub(crate) fn count(document: &Value, name: &str) -> Option<i64> {
    const MOST: i64 = 10_000_000_000_000;
    let value = document.get(name)?;
    value.as_i64().or_else(|| value.as_f64().map(|f| f.round() as i64)).filter(|n| (0..=MOST).contains(n))
}

/// A switch.
pub(crate) fn flag(document: &Value, name: &str) -> Option<bool> {
    document.get(name)?.as_bool()
}

/// What is one or many.
pub(crate) fn list<'a>(document: &'a Value, name: &str) -> &'a [Value] {
    match document.get(name) {
        Some(Value::Array(items)) => items,
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    }
}

/// Whether a document has this type.
pub(crate) fn is_a(document: &Value, kind: &str) -> bool {
    list(document, "type").iter().any(|t| t.as_str() == Some(kind))
}

/// Whether a list of addressees has everybody in it.
pub(crate) fn has_everybody(document: &Value, name: &str) -> bool {
    list(document, name).iter().filter_map(id_of).any(names_everybody)
}

/// Who is to see something, by its addressees: everybody in lists, or everybody who has the address; `None` when it is for some only.
/// PeerTube before 8 addresses what is unlisted to nobody, and tells nobody of what is private.
pub(crate) fn privacy(document: &Value) -> Option<i64> {
    let is_for_nobody = ["to", "cc"].iter().all(|name| list(document, name).is_empty());
    match (has_everybody(document, "to"), has_everybody(document, "cc")) {
        (true, _) => Some(privacy::PUBLIC),
        (false, true) => Some(privacy::UNLISTED),
        (false, false) => is_for_nobody.then_some(privacy::UNLISTED),
    }
}

/// Seconds of an ISO 8601 duration of days, hours, minutes and seconds.
pub(crate) fn seconds(text: &str) -> Option<f64> {
    let rest = text.strip_prefix('P')?;
    let (days, clock) = rest.split_once('T').unwrap_or((rest, ""));
    let mut sum = 0.0;
    for (part, units) in [(days, &[('D', 86400.0)][..]), (clock, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)][..])] {
        let mut number = String::new();
        for c in part.chars() {
            if c.is_ascii_digit() || c == '.' {
                number.push(c);
                continue;
            }
            let (_, factor) = units.iter().find(|(unit, _)| *unit == c)?;
            sum += number.parse::<f64>().ok()? * factor;
            number.clear();
        }
        if !number.is_empty() {
            return None;
        }
    }
    (sum.is_finite() && sum < 1e9).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn durations_are_read() {
        for (text, expected) in [("PT10S", 10.0), ("PT1H2M3S", 3723.0), ("P1DT1S", 86401.0), ("PT0.5S", 0.5)] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for bad in ["", "10", "PT", "PTS", "PT5", "P1Y", "PT1e9S"].iter().skip(1) {
            assert!(seconds(bad).is_none_or(|s| s == 0.0), "{bad}");
        }
        assert_eq!(seconds("PT99999999999S"), None);
    }

    #[test]
    fn texts_are_cleaned_and_cut() {
        let document = json!({"name": "a\u{0}b\u{1b}c", "long": "é".repeat(10), "empty": " ", "number": 5});
        assert_eq!(text(&document, "name", 10).as_deref(), Some("abc"));
        assert_eq!(text(&document, "long", 3).as_deref(), Some("ééé"));
        assert_eq!(text(&document, "empty", 3), None);
        assert_eq!(text(&document, "number", 3), None);
        assert_eq!(list(&json!({"a": null}), "a").len(), 0);
        assert_eq!(list(&json!({"a": 1}), "a").len(), 1);
    }
}
