//! Conditional requests in the order of RFC 9110, 13.2.2.

use std::time::SystemTime;

use http::header::{IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE};
use http::{HeaderMap, HeaderName, HeaderValue};

/// What identifies the version of the file that would be sent.
pub(super) struct Validators<'a> {
    /// Strong, with its quotes.
    pub etag: &'a [u8],
    /// In whole seconds.
    pub modified: SystemTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Proceed,
    NotModified,
    Failed,
}

impl Validators<'_> {
    /// For `GET` and `HEAD`. A header that cannot be read counts as absent.
    pub fn evaluate(&self, headers: &HeaderMap) -> Outcome {
        if headers.contains_key(IF_MATCH) {
            if !self.listed(headers, &IF_MATCH, false) {
                return Outcome::Failed;
            }
        } else if date(headers, &IF_UNMODIFIED_SINCE).is_some_and(|since| self.modified > since) {
            return Outcome::Failed;
        }
        if headers.contains_key(IF_NONE_MATCH) {
            if self.listed(headers, &IF_NONE_MATCH, true) {
                return Outcome::NotModified;
            }
        } else if date(headers, &IF_MODIFIED_SINCE).is_some_and(|since| self.modified <= since) {
            return Outcome::NotModified;
        }
        Outcome::Proceed
    }

    /// Whether `If-Range` lets the `Range` stand: the same strong tag, or exactly the same date.
    pub fn allow_range(&self, if_range: Option<&HeaderValue>) -> bool {
        let Some(condition) = if_range else { return true };
        let condition = condition.as_bytes().trim_ascii();
        if condition.starts_with(b"\"") || condition.starts_with(b"W/") {
            condition == self.etag
        } else {
            parse_date(condition) == Some(self.modified)
        }
    }

    /// Whether the tag is in the list, or the list is `*`. Weak comparison takes `W/"x"` for `"x"`; our own tag is strong.
    fn listed(&self, headers: &HeaderMap, name: &HeaderName, weak: bool) -> bool {
        headers.get_all(name).iter().any(|list| {
            let mut rest = list.as_bytes();
            loop {
                rest = rest.trim_ascii_start();
                rest = rest.strip_prefix(b",").unwrap_or(rest).trim_ascii_start();
                if rest == b"*" {
                    return true;
                }
                let (tag, comparable) = match rest.strip_prefix(b"W/") {
                    Some(tag) => (tag, weak),
                    None => (rest, true),
                };
                // Commas may stand inside the quotes, so a tag ends at its second quote.
                let Some(end) = tag.iter().skip(1).position(|&byte| byte == b'"').map(|at| at + 2) else {
                    return false;
                };
                if tag[0] != b'"' {
                    return false;
                }
                if comparable && &tag[..end] == self.etag {
                    return true;
                }
                rest = &tag[end..];
            }
        })
    }
}

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<SystemTime> {
    headers.get(name).and_then(|value| parse_date(value.as_bytes()))
}

fn parse_date(text: &[u8]) -> Option<SystemTime> {
    httpdate::parse_http_date(std::str::from_utf8(text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    const EARLIER: &str = "Tue, 14 Nov 2023 22:13:19 GMT";
    const SAME: &str = "Tue, 14 Nov 2023 22:13:20 GMT";
    const LATER: &str = "Tue, 14 Nov 2023 22:13:21 GMT";

    fn validators() -> Validators<'static> {
        Validators { etag: b"\"a,b\"", modified: UNIX_EPOCH + Duration::from_secs(1_700_000_000) }
    }

    fn evaluate(headers: &[(HeaderName, &str)]) -> Outcome {
        let map = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect();
        validators().evaluate(&map)
    }

    #[test]
    fn one_condition() {
        use Outcome::{Failed, NotModified, Proceed};
        for (name, value, expected) in [
            (IF_NONE_MATCH, "\"a,b\"", NotModified),
            (IF_NONE_MATCH, "W/\"a,b\"", NotModified),
            (IF_NONE_MATCH, "*", NotModified),
            (IF_NONE_MATCH, "\"x\", \"a,b\"", NotModified),
            (IF_NONE_MATCH, "\"x\",W/\"y\" , \"a,b\"", NotModified),
            (IF_NONE_MATCH, "\"x\"", Proceed),
            (IF_NONE_MATCH, "\"a\", \"b\"", Proceed),
            (IF_NONE_MATCH, "a,b", Proceed),
            (IF_NONE_MATCH, "\"a,b", Proceed),
            (IF_NONE_MATCH, "", Proceed),
            (IF_NONE_MATCH, "W/", Proceed),
            (IF_MODIFIED_SINCE, EARLIER, Proceed),
            (IF_MODIFIED_SINCE, SAME, NotModified),
            (IF_MODIFIED_SINCE, LATER, NotModified),
            (IF_MODIFIED_SINCE, "yesterday", Proceed),
            (IF_MATCH, "\"a,b\"", Proceed),
            (IF_MATCH, "*", Proceed),
            (IF_MATCH, "W/\"a,b\"", Failed),
            (IF_MATCH, "\"x\"", Failed),
            (IF_UNMODIFIED_SINCE, EARLIER, Failed),
            (IF_UNMODIFIED_SINCE, SAME, Proceed),
            (IF_UNMODIFIED_SINCE, "never", Proceed),
        ] {
            assert_eq!(evaluate(&[(name.clone(), value)]), expected, "{name}: {value}");
        }
    }

    #[test]
    fn tags_come_before_dates() {
        assert_eq!(evaluate(&[(IF_NONE_MATCH, "\"x\""), (IF_MODIFIED_SINCE, LATER)]), Outcome::Proceed);
        assert_eq!(evaluate(&[(IF_MATCH, "\"a,b\""), (IF_UNMODIFIED_SINCE, EARLIER)]), Outcome::Proceed);
        assert_eq!(evaluate(&[(IF_MATCH, "\"a,b\""), (IF_NONE_MATCH, "\"a,b\"")]), Outcome::NotModified);
    }

    #[test]
    fn if_range() {
        let allow = |text: &str| validators().allow_range(Some(&HeaderValue::from_str(text).unwrap()));
        assert!(validators().allow_range(None));
        assert!(allow("\"a,b\"") && allow(SAME));
        for other in ["\"x\"", "W/\"a,b\"", EARLIER, LATER, "", "garbage"] {
            assert!(!allow(other), "{other}");
        }
    }
}
