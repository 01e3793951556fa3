//! Pages of a list: `start`, `count`, `sort`, as every list of the API takes them.

use crate::fields::{Fields, read};

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How many rows to pass over.
    pub start: i64,
    /// At most this many rows; 0 asks for the total only.
    pub count: i64,
    /// The sort key without its sign, one of the allowed ones.
    pub sort: &'static str,
    /// Largest first (`-` before the key).
    pub descending: bool,
}

/// PeerTube refuses more than this many rows at once.
const MOST: i64 = 100;
/// PeerTube's page when the client does not say.
const DEFAULT: i64 = 15;
/// Further down nobody pages, and an OFFSET costs what it passes over.
const DEEPEST: i64 = i64::MAX / 4;

impl Page {
    /// Reads a page; `sorts` are the allowed keys, the first one (with its sign) is the default.
    pub fn read(fields: &mut Fields, default: &'static str, sorts: &[&'static str]) -> Page {
        let start = fields.optional("start", "Invalid value", read::int(0, DEEPEST)).unwrap_or(0);
        let count =
            fields.optional("count", "Should have a number count (max: 100)", read::int(0, MOST)).unwrap_or(DEFAULT);
        let (default_key, default_descending) = split(default);
        let sort = fields.optional("sort", "Invalid value", |v| {
            let (key, descending) = split(v.as_str()?);
            sorts.iter().find(|s| **s == key).map(|s| (*s, descending))
        });
        let (sort, descending) = sort.unwrap_or_else(|| {
            let known = sorts.iter().find(|s| **s == default_key);
            (known.copied().unwrap_or("id"), default_descending)
        });
        Page { start, count, sort, descending }
    }
}

fn split(sort: &str) -> (&str, bool) {
    sort.strip_prefix('-').map_or((sort, false), |key| (key, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_defaults_and_limits() {
        let mut f = Fields::query(None);
        let p = Page::read(&mut f, "-createdAt", &["name", "createdAt"]);
        assert_eq!(p, Page { start: 0, count: 15, sort: "createdAt", descending: true });
        let mut f = Fields::query(Some("start=-1&count=101&sort=drop"));
        Page::read(&mut f, "name", &["name"]);
        assert_eq!(f.finish().unwrap_err().detail(), "Incorrect request parameters: start, count, sort");
    }
}
