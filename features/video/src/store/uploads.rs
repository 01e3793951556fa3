//! `upload`: resumable uploads, their progress and their leases.

use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};

/// An upload.
#[derive(Debug, Clone)]
pub struct UploadRow {
    /// Opaque id, also the name of the file that holds its bytes.
    pub id: String,
    /// Whose it is.
    pub user_id: i64,
    /// `receiving`, `finishing` or `done`.
    pub state: String,
    /// Bytes in all.
    pub size: i64,
    /// Bytes that are durable.
    pub received: i64,
    /// The form, as JSON.
    pub form: String,
    /// What the person called the file.
    pub original_name: String,
    /// Whether a picture came with the form.
    pub has_picture: bool,
    /// What became of it.
    pub video_id: Option<i64>,
    /// The video whose file it replaces; none for a new video.
    pub replaces: Option<i64>,
}

impl FromRow for UploadRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(UploadRow {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            state: row.get("state")?,
            size: row.get("size")?,
            received: row.get("received")?,
            form: row.get("form")?,
            original_name: row.get("original_name")?,
            has_picture: row.get("has_picture")?,
            video_id: row.get("video_id")?,
            replaces: row.get("replaces")?,
        })
    }
}

const SELECT: &str = "SELECT id, user_id, state, size, received, form, original_name, has_picture, video_id, replaces FROM upload \
                      WHERE ";

/// An upload by its id.
pub async fn upload(conn: &mut Conn, id: &str) -> Result<Option<UploadRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("id = ").arg(id);
    conn.optional(sql).await
}

/// The upload that a user began for the same file, if it has not become a video. One whose finishing was cut off by a crash
/// counts: all its bytes were acknowledged.
pub async fn upload_like(conn: &mut Conn, user_id: i64, fingerprint: &str) -> Result<Option<UploadRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("state IN ('receiving', 'finishing') AND user_id = ")
        .arg(user_id)
        .push(" AND fingerprint = ")
        .arg(fingerprint);
    conn.optional(sql).await
}

/// Adds an upload.
pub async fn insert_upload(
    tx: &mut Tx,
    now: i64,
    row: &UploadRow,
    fingerprint: Option<&str>,
    expires_at: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO upload (id, user_id, state, size, received, fingerprint, form, original_name, has_picture, \
               replaces, expires_at, created_at, updated_at) VALUES ($1, $2, 'receiving', $3, 0, $4, $5, $6, $7, $8, $9, $10, $11)";
    let sql = Sql::new(sql)
        .bind(&row.id)
        .bind(row.user_id)
        .bind(row.size)
        .bind(fingerprint)
        .bind(&row.form)
        .bind(&row.original_name)
        .bind(row.has_picture)
        .bind(row.replaces)
        .bind(expires_at)
        .bind(now)
        .bind(now);
    tx.execute(sql).await.map(drop)
}

/// Takes a new form for an upload that goes on.
pub async fn restart_upload(tx: &mut Tx, now: i64, row: &UploadRow, expires_at: i64) -> Result<(), Error> {
    let sql = "UPDATE upload SET form = $2, has_picture = $3, expires_at = $4, updated_at = $5 WHERE id = $1";
    let sql = Sql::new(sql).bind(&row.id).bind(&row.form).bind(row.has_picture).bind(expires_at).bind(now);
    tx.execute(sql).await.map(drop)
}

/// Takes the right to write, until `until`; `false` when another one has it.
///
/// An owner is `{process}:{request}`. With SQLite there is one process, so the lease of another one is that of a dead one.
pub async fn take_lease(tx: &mut Tx, now: i64, id: &str, owner: &str, until: i64) -> Result<bool, Error> {
    let mut sql = Sql::new("UPDATE upload SET lease_owner = ");
    sql.arg(owner).push(", lease_until = ").arg(until).push(" WHERE id = ").arg(id);
    sql.push(" AND state <> 'done' AND (lease_owner IS NULL OR lease_until < ").arg(now);
    if tx.kind() == Kind::Sqlite {
        let process = owner.split_once(':').map_or(owner, |(process, _)| process);
        sql.push(" OR lease_owner NOT LIKE ").arg(format!("{process}:%"));
    }
    sql.push(")");
    Ok(tx.execute(sql).await? == 1)
}

/// Keeps the lease for longer, and the upload from expiring; `false` when it was lost.
pub async fn extend_lease(tx: &mut Tx, id: &str, owner: &str, until: i64, expires_at: i64) -> Result<bool, Error> {
    let sql = "UPDATE upload SET lease_until = $3, expires_at = $4 WHERE id = $1 AND lease_owner = $2";
    Ok(tx.execute(Sql::new(sql).bind(id).bind(owner).bind(until).bind(expires_at)).await? == 1)
}

/// Records how many bytes are durable, the state, and how long the next ones are waited for; only the holder of the lease may.
pub async fn set_received(
    tx: &mut Tx,
    now: i64,
    id: &str,
    owner: &str,
    (received, state): (i64, &'static str),
    expires_at: i64,
) -> Result<bool, Error> {
    let sql = "UPDATE upload SET received = $3, state = $4, expires_at = $5, updated_at = $6 \
               WHERE id = $1 AND lease_owner = $2";
    let sql = Sql::new(sql).bind(id).bind(owner).bind(received).bind(state).bind(expires_at).bind(now);
    Ok(tx.execute(sql).await? == 1)
}

/// Gives the lease back; a finishing that did not succeed becomes receiving again, so that it can be repeated.
pub async fn release(tx: &mut Tx, id: &str, owner: &str) -> Result<(), Error> {
    let sql = "UPDATE upload SET lease_owner = NULL, lease_until = NULL, \
               state = CASE WHEN state = 'finishing' THEN 'receiving' ELSE state END WHERE id = $1 AND lease_owner = $2";
    tx.execute(Sql::new(sql).bind(id).bind(owner)).await.map(drop)
}

/// Records what the upload became, in the transaction that makes it; `false` when the lease was lost.
pub async fn finish_upload(
    tx: &mut Tx,
    now: i64,
    id: &str,
    owner: &str,
    video_id: i64,
    expires_at: i64,
) -> Result<bool, Error> {
    let sql = "UPDATE upload SET state = 'done', video_id = $3, lease_owner = NULL, lease_until = NULL, expires_at = $4, \
               updated_at = $5 WHERE id = $1 AND lease_owner = $2 AND state = 'finishing'";
    Ok(tx.execute(Sql::new(sql).bind(id).bind(owner).bind(video_id).bind(expires_at).bind(now)).await? == 1)
}

/// Marks an upload for removal at once; only when nobody writes it or `owner` does, and, unless `fresh_too`, its time is over.
pub async fn abandon(tx: &mut Tx, now: i64, id: &str, owner: Option<&str>, fresh_too: bool) -> Result<bool, Error> {
    let mut sql = Sql::new("UPDATE upload SET state = 'done', video_id = NULL, expires_at = ");
    sql.arg(now).push(", lease_owner = NULL, lease_until = NULL WHERE id = ").arg(id);
    sql.push(" AND (lease_owner IS NULL OR lease_until < ").arg(now);
    sql.push(" OR lease_owner = ").arg(owner.unwrap_or("")).push(")");
    if !fresh_too {
        sql.push(" AND expires_at <= ").arg(now);
    }
    Ok(tx.execute(sql).await? == 1)
}

/// Ids of uploads nobody went on with.
pub async fn expired(conn: &mut Conn, now: i64) -> Result<Vec<String>, Error> {
    let sql = "SELECT id FROM upload WHERE expires_at <= $1 AND (lease_owner IS NULL OR lease_until < $1) \
               ORDER BY expires_at LIMIT 100";
    conn.all(Sql::new(sql).bind(now)).await
}

/// Forgets an upload whose files are gone.
pub async fn forget_upload(tx: &mut Tx, id: &str) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM upload WHERE id = $1").bind(id)).await.map(drop)
}
