//! Many numbers in one statement: thousands of placeholders would be slow to read, so they are one value.

use database::{Db, Kind, Sql};
use std::collections::HashSet;

/// Numbers that a list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Among {
    json: String,
    kind: Kind,
}

impl Among {
    /// These numbers.
    pub fn new(db: &Db, ids: impl Iterator<Item = i64>) -> Self {
        let texts: Vec<String> = ids.map(|id| id.to_string()).collect();
        Among { json: format!("[{}]", texts.join(",")), kind: db.kind() }
    }

    /// Appends ` IN (…)`.
    pub fn push(&self, sql: &mut Sql) {
        match self.kind {
            Kind::Sqlite => sql.push(" IN (SELECT value FROM json_each(").arg(&self.json).push("))"),
            Kind::Postgres => {
                let start = " IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(";
                sql.push(start).arg(&self.json).push(" AS JSON)))")
            }
        };
    }
}

/// The numbers in a text with commas between them: many rows of one number cost more than one row of all.
pub fn numbers(text: &str) -> HashSet<i64> {
    text.split(',').filter_map(|n| n.parse().ok()).collect()
}
