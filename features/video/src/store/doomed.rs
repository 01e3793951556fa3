//! `doomed_file`: what is to be removed from storage, and what was put there before its row could be written.

use database::{Conn, Error, FromRow, Row, Sql, Tx};
use object_storage::{Bucket, Key};

/// A file or folder to remove.
#[derive(Debug, Clone)]
pub struct Doomed {
    /// Row id.
    pub id: i64,
    /// Bucket name.
    pub bucket: String,
    /// Name in the bucket.
    pub name: String,
    /// Whether everything below the name goes.
    pub is_folder: bool,
}

impl FromRow for Doomed {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Doomed {
            id: row.get("id")?,
            bucket: row.get("bucket")?,
            name: row.get("name")?,
            is_folder: row.get("is_folder")?,
        })
    }
}

async fn insert(tx: &mut Tx, now: i64, bucket: Bucket, key: &Key, is_folder: bool, due: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO doomed_file (bucket, name, is_folder, due_at, created_at) VALUES ($1, $2, $3, $4, $5) \
               RETURNING id";
    let sql = Sql::new(sql).bind(bucket.name()).bind(key.as_str()).bind(is_folder).bind(due).bind(now);
    tx.one(sql).await
}

/// Decides that a file (or all below a folder) is removed from `due` on; whoever decides also enqueues the job.
pub async fn doom(tx: &mut Tx, now: i64, bucket: Bucket, key: &Key, is_folder: bool, due: i64) -> Result<(), Error> {
    insert(tx, now, bucket, key, is_folder, due).await.map(drop)
}

/// Announces a file that will be put into storage; it is removed at `due` unless [`claim`]ed before.
pub async fn reserve(tx: &mut Tx, now: i64, bucket: Bucket, key: &Key, due: i64) -> Result<i64, Error> {
    insert(tx, now, bucket, key, false, due).await
}

/// Clocks of several nodes differ by less than this, in milliseconds: what may be claimed here is not yet swept there.
const SKEW: i64 = 60_000;

/// Takes a reserved file over, in the transaction that writes its row; `false` when its time has (nearly) come.
pub async fn claim(tx: &mut Tx, now: i64, id: i64) -> Result<bool, Error> {
    let sql = Sql::new("DELETE FROM doomed_file WHERE id = $1 AND due_at > $2").bind(id).bind(now + SKEW);
    Ok(tx.execute(sql).await? == 1)
}

/// Files whose time has come, oldest first.
pub async fn due(conn: &mut Conn, now: i64, limit: i64) -> Result<Vec<Doomed>, Error> {
    let sql = "SELECT id, bucket, name, is_folder FROM doomed_file WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2";
    conn.all(Sql::new(sql).bind(now).bind(limit)).await
}

/// When the next file's time comes.
pub async fn next_due(conn: &mut Conn) -> Result<Option<i64>, Error> {
    conn.one("SELECT min(due_at) FROM doomed_file").await
}

/// Forgets a file that is gone.
pub async fn forget(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM doomed_file WHERE id = $1").bind(id)).await.map(drop)
}
