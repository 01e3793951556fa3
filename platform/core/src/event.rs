//! The append-only record of what happened, and its readers.
//!
//! A row is written in the transaction that made it true; a consumer reads on from its cursor, at least once each.

use database::{Conn, Db, Error, FromRow, Kind, Row, Sql, Tx};
use futures::FutureExt;

/// Something that happened to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its place in the record.
    pub seq: i64,
    /// What happened, such as `video.published`.
    pub kind: String,
    /// The id of what it happened to.
    pub subject_id: i64,
}

impl FromRow for Event {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Event { seq: row.get("seq")?, kind: row.get("kind")?, subject_id: row.get("subject_id")? })
    }
}

/// Records an event; it exists exactly when the transaction commits.
pub async fn emit(tx: &mut Tx, now: i64, kind: &'static str, subject_id: i64) -> Result<(), Error> {
    if tx.kind() == Kind::Postgres {
        // Numbers are given before commits: without taking turns a reader could pass over a slower writer's event.
        tx.rows("SELECT pg_advisory_xact_lock(20181012)").await?;
    }
    let sql = "INSERT INTO event (kind, subject_id, created_at) VALUES ($1, $2, $3)";
    tx.execute(Sql::new(sql).bind(kind).bind(subject_id).bind(now)).await?;
    tx.wake();
    Ok(())
}

/// The newest event's number; 0 when there is none.
pub async fn newest(conn: &mut Conn) -> Result<i64, Error> {
    conn.one("SELECT coalesce(max(seq), 0) FROM event").await
}

/// Up to `limit` events after a place in the record, oldest first.
pub async fn after(conn: &mut Conn, seq: i64, limit: i64) -> Result<Vec<Event>, Error> {
    let sql = "SELECT seq, kind, subject_id FROM event WHERE seq > $1 ORDER BY seq LIMIT $2";
    conn.all(Sql::new(sql).bind(seq).bind(limit)).await
}

/// A durable reader: its place is kept in the database, shared by all nodes.
pub struct Cursor {
    db: Db,
    consumer: &'static str,
}

impl Cursor {
    /// The reader of that name.
    pub fn new(db: Db, consumer: &'static str) -> Self {
        Cursor { db, consumer }
    }
    /// The next events, oldest first.
    pub async fn next(&self, limit: i64) -> Result<Vec<Event>, Error> {
        let mut conn = self.db.reader().await?;
        let sql = Sql::new("SELECT seq FROM event_cursor WHERE consumer = $1").bind(self.consumer);
        let seq = conn.optional::<i64>(sql).await?.unwrap_or(0);
        after(&mut conn, seq, limit).await
    }
    /// How far it has come.
    pub async fn place(&self) -> Result<i64, Error> {
        let sql = Sql::new("SELECT seq FROM event_cursor WHERE consumer = $1").bind(self.consumer);
        Ok(self.db.reader().await?.optional::<i64>(sql).await?.unwrap_or(0))
    }
    /// Records that everything up to `seq` was dealt with.
    pub async fn advance(&self, seq: i64, now: i64) -> Result<(), Error> {
        self.db
            .write((self.consumer, seq, now), |tx, (consumer, seq, now)| {
                async move {
                    let sql = "INSERT INTO event_cursor (consumer, seq, updated_at) VALUES ($1, $2, $3) \
                               ON CONFLICT (consumer) DO UPDATE SET seq = excluded.seq, updated_at = excluded.updated_at";
                    tx.execute(Sql::new(sql).bind(consumer).bind(seq).bind(now)).await.map(drop)
                }
                .boxed()
            })
            .await
    }
}

/// Moves a reader from one place to another in the transaction that deals with what lies between, so that both happen once.
/// False when the reader is not there any more: another node has dealt with it, and this transaction must not.
pub async fn move_on(tx: &mut Tx, consumer: &'static str, from: i64, to: i64, now: i64) -> Result<bool, Error> {
    let sql = "INSERT INTO event_cursor (consumer, seq, updated_at) VALUES ($1, $2, $3) \
               ON CONFLICT (consumer) DO UPDATE SET seq = excluded.seq, updated_at = excluded.updated_at \
               WHERE event_cursor.seq = $4";
    Ok(tx.execute(Sql::new(sql).bind(consumer).bind(to).bind(now).bind(from)).await? == 1)
}

/// Forgets events from before a time (milliseconds since 1970) that every durable reader has dealt with.
pub async fn prune(tx: &mut Tx, before: i64) -> Result<(), Error> {
    let sql = "DELETE FROM event WHERE created_at < $1 AND seq <= coalesce((SELECT min(seq) FROM event_cursor), seq)";
    tx.execute(Sql::new(sql).bind(before)).await.map(drop)
}
