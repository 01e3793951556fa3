//! Collections, told page by page as PeerTube does.

use serde_json::{Value, json};

/// Items on a page.
pub(crate) const PAGE: i64 = 10;
/// Pages beyond are empty: it keeps offsets within bounds.
const LAST: i64 = 1_000_000;

/// Which part of a collection is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// The page, from 1; `None` for the collection itself, which tells only how many there are.
    pub page: Option<i64>,
    /// Items on a page.
    pub size: i64,
}

impl Wanted {
    /// By the query's `page`. What is no page is the collection itself.
    pub(crate) fn of(page: Option<&str>) -> Self {
        let page = page.and_then(|text| text.parse().ok()).filter(|page| (1..=LAST).contains(page));
        Wanted { page, size: PAGE }
    }
    /// Items to skip and items to read.
    pub(crate) fn window(self) -> (i64, i64) {
        self.page.map_or((0, 0), |page| ((page - 1) * self.size, self.size))
    }
    /// The collection or the page with these items.
    pub(crate) fn shape(self, base: &str, total: i64, items: Vec<Value>) -> Value {
        let at = |page: i64| json!(format!("{base}?page={page}"));
        let Some(page) = self.page else {
            return crate::document::members([
                ("id", Some(json!(base))),
                ("type", Some(json!("OrderedCollection"))),
                ("totalItems", Some(json!(total))),
                ("first", (total > 0).then(|| at(1))),
            ]);
        };
        crate::document::members([
            ("id", Some(at(page))),
            ("type", Some(json!("OrderedCollectionPage"))),
            ("prev", (page > 1).then(|| at(page - 1))),
            ("next", (total > page * self.size).then(|| at(page + 1))),
            ("partOf", Some(json!(base))),
            ("orderedItems", Some(Value::Array(items))),
            ("totalItems", Some(json!(total))),
        ])
    }
}
