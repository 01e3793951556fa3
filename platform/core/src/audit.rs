//! The audit log: what administrators and moderators did, to whom or what, and what changed. Appended to, never changed.
//!
//! An entry is written in the transaction of the deed, so that there is none without the other. The log is bounded: the
//! oldest entries make room. Secrets (passwords, tokens, keys) do not go in: whoever records names each value.

use crate::Caller;
use crate::clock::iso;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use serde_json::{Map, Value};

/// So many entries are kept.
const KEPT: i64 = 100_000;
/// A text is kept up to so many bytes.
const LONGEST: usize = 2_000;

/// What was done to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It was made.
    Create,
    /// It was changed.
    Update,
    /// It was removed.
    Delete,
}

impl Action {
    fn as_str(self) -> &'static str {
        match self {
            Action::Create => "create",
            Action::Update => "update",
            Action::Delete => "delete",
        }
    }
}

/// A deed to be recorded.
#[derive(Debug, Clone)]
pub struct Deed {
    username: String,
    domain: &'static str,
    action: Action,
    details: Map<String, Value>,
}

impl Deed {
    /// What somebody did to something of a kind, such as `users`.
    pub fn new(who: &Caller, domain: &'static str, action: Action) -> Self {
        Deed { username: who.username.clone(), domain, action, details: Map::new() }
    }

    /// Adds a detail; its name begins with the kind of thing it is about, such as `user-id`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), bounded(value.into()));
        self
    }

    /// Adds what a detail was and, if it is another one now, what it is: `user-role` and `new-user-role`.
    #[must_use]
    pub fn changed(self, name: &str, old: impl Into<Value>, new: impl Into<Value>) -> Self {
        let (old, new) = (old.into(), new.into());
        let is_new = old != new;
        let deed = self.with(name, old);
        if is_new { deed.with(&format!("new-{name}"), new) } else { deed }
    }
}

fn bounded(value: Value) -> Value {
    match value {
        Value::String(text) if text.len() > LONGEST => {
            let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            Value::String(format!("{}…", &text[..end]))
        }
        value => value,
    }
}

/// Records a deed; the entry exists exactly when the transaction commits.
pub async fn record(tx: &mut Tx, now: i64, deed: Deed) -> Result<(), Error> {
    let sql =
        "INSERT INTO audit (username, domain, action, details, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    let details = Value::Object(deed.details).to_string();
    let sql = Sql::new(sql).bind(deed.username).bind(deed.domain).bind(deed.action.as_str()).bind(details).bind(now);
    let id: i64 = tx.one(sql).await?;
    prune(tx, id).await
}

/// Forgets what is too far behind the newest entry.
async fn prune(tx: &mut Tx, newest: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM audit WHERE id <= $1").bind(newest - KEPT)).await.map(drop)
}

/// A recorded deed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Who, what, and the details, as one JSON object.
    pub message: String,
    /// ISO 8601.
    pub timestamp: String,
}

impl FromRow for Entry {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let mut message = Map::new();
        for (name, column) in [("user", "username"), ("domain", "domain"), ("action", "action")] {
            message.insert(name.to_owned(), Value::String(row.get(column)?));
        }
        if let Ok(Value::Object(details)) = serde_json::from_str(&row.get::<String>("details")?) {
            message.extend(details);
        }
        Ok(Entry { message: Value::Object(message).to_string(), timestamp: iso(row.get("created_at")?) })
    }
}

/// The newest `most` deeds of a span of time (milliseconds since 1970, both ends included), oldest first.
pub async fn between(conn: &mut Conn, from: i64, to: i64, most: i64) -> Result<Vec<Entry>, Error> {
    let sql = "SELECT username, domain, action, details, created_at FROM audit WHERE created_at >= $1 AND created_at <= $2 \
               ORDER BY created_at DESC, id DESC LIMIT $3";
    let mut entries: Vec<Entry> = conn.all(Sql::new(sql).bind(from).bind(to).bind(most)).await?;
    entries.reverse();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use crate::testing::{START, TestApp, postgres, sqlite};
    use futures::FutureExt;
    use serde_json::json;

    async fn apps() -> Vec<TestApp> {
        [Some(sqlite().await), postgres().await].into_iter().flatten().collect()
    }

    async fn record_at(app: &TestApp, at: i64, deed: Deed) {
        let write = app.app.db.write(deed, move |tx, deed| record(tx, at, deed).boxed());
        write.await.unwrap();
    }

    fn deed() -> Deed {
        let root =
            Caller { user_id: 1, account_id: 1, username: "root".into(), role: Role::Administrator, session_id: 1 };
        Deed::new(&root, "users", Action::Update).with("user-id", 7)
    }

    #[tokio::test]
    async fn deeds_tell_what_changed_and_when() {
        for t in apps().await {
            record_at(&t, START, deed().changed("user-role", 2, 1).changed("user-email", "a@b.example", "a@b.example"))
                .await;
            record_at(&t, START + 1, deed()).await;
            record_at(&t, START + 2, deed().with("user-reason", "é".repeat(LONGEST))).await;
            let mut conn = t.app.db.reader().await.unwrap();
            let first = between(&mut conn, START, START, 9).await.unwrap();
            let message: Value = serde_json::from_str(&first[0].message).unwrap();
            let expected = json!({"user": "root", "domain": "users", "action": "update", "user-id": 7, "user-role": 2,
                "new-user-role": 1, "user-email": "a@b.example"});
            assert_eq!((first.len(), message), (1, expected));
            assert_eq!(first[0].timestamp, "2026-01-01T00:00:00.000Z");
            let newest = between(&mut conn, START, START + 9, 2).await.unwrap();
            assert!(newest[0].timestamp.ends_with(".001Z") && newest[1].timestamp.ends_with(".002Z"), "oldest first");
            assert!(newest[1].message.len() < LONGEST + 200, "texts are bounded");
            assert!(between(&mut conn, START + 3, START + 9, 9).await.unwrap().is_empty());
        }
    }

    #[tokio::test]
    async fn the_oldest_make_room() {
        for t in apps().await {
            record_at(&t, START, deed()).await;
            let write = t.app.db.write((), |tx, ()| {
                async move {
                    let sql = "INSERT INTO audit (id, username, domain, action, details, created_at) \
                               VALUES ($1, 'root', 'users', 'update', '{}', $2)";
                    tx.execute(Sql::new(sql).bind(KEPT).bind(START)).await
                }
                .boxed()
            });
            write.await.unwrap();
            let count = async || {
                let mut conn = t.app.db.reader().await.unwrap();
                between(&mut conn, 0, i64::MAX, 9).await.unwrap().len()
            };
            assert_eq!(count().await, 2);
            let next = t.app.db.write((), |tx, ()| {
                async move {
                    let sql = "INSERT INTO audit (id, username, domain, action, details, created_at) \
                               VALUES ($1, 'root', 'users', 'update', '{}', $2)";
                    tx.execute(Sql::new(sql).bind(KEPT + 1).bind(START)).await?;
                    prune(tx, KEPT + 1).await
                }
                .boxed()
            });
            next.await.unwrap();
            assert_eq!(count().await, 2, "the first one is gone");
        }
    }
}
