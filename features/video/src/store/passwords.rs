//! `video_password`.

use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// A password of a protected video.
#[derive(Debug, Clone)]
pub struct PasswordRow {
    /// Row id.
    pub id: i64,
    /// The password itself: its owner hands it on, so it must be shown.
    pub password: String,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
    /// The video.
    pub video_id: i64,
}

impl FromRow for PasswordRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(PasswordRow {
            id: row.get("id")?,
            password: row.get("password")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            video_id: row.get("video_id")?,
        })
    }
}

/// Puts these passwords in place of the present ones.
pub async fn replace_passwords(tx: &mut Tx, now: i64, id: i64, passwords: &[String]) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_password WHERE video_id = $1").bind(id)).await?;
    for password in passwords {
        add_password(tx, now, id, password).await?;
    }
    Ok(())
}

/// Adds a password, unless the video has it.
pub async fn add_password(tx: &mut Tx, now: i64, id: i64, password: &str) -> Result<(), Error> {
    let sql = "INSERT INTO video_password (video_id, password, created_at, updated_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (video_id, password) DO NOTHING";
    tx.execute(Sql::new(sql).bind(id).bind(password).bind(now).bind(now)).await.map(drop)
}

/// Removes a password.
pub async fn remove_password(tx: &mut Tx, video_id: i64, id: i64) -> Result<(), Error> {
    let sql = Sql::new("DELETE FROM video_password WHERE video_id = $1 AND id = $2").bind(video_id).bind(id);
    tx.execute(sql).await.map(drop)
}

/// Whether a password is one of this video.
pub async fn has_password(conn: &mut Conn, video_id: i64, id: i64) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM video_password WHERE video_id = $1 AND id = $2").bind(video_id).bind(id);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// How many passwords a video has.
pub async fn count_passwords(conn: &mut Conn, video_id: i64) -> Result<i64, Error> {
    conn.one(Sql::new("SELECT count(*) FROM video_password WHERE video_id = $1").bind(video_id)).await
}

/// A page of a video's passwords and their number.
pub async fn password_page(conn: &mut Conn, video_id: i64, page: &Page) -> Result<(i64, Vec<PasswordRow>), Error> {
    let total = count_passwords(conn, video_id).await?;
    let mut sql =
        Sql::new("SELECT id, password, created_at, updated_at, video_id FROM video_password WHERE video_id = ");
    sql.arg(video_id).push(match page.descending {
        true => " ORDER BY created_at DESC, id DESC LIMIT ",
        false => " ORDER BY created_at, id LIMIT ",
    });
    sql.arg(page.count).push(" OFFSET ").arg(page.start);
    Ok((total, conn.all(sql).await?))
}
