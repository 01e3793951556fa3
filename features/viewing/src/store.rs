//! The only SQL that writes `video_stat`, `viewing`, `viewing_section` and `watch_history`; and what this room reads of videos.

use crate::memory::Views;
use crate::sessions::Session;
use catalog::downloads::Counted;
use catalog::live::Stop;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::id::Ref;

/// Rows removed in one statement when old ones are cleaned up.
pub(crate) const STEP: i64 = 10_000;

/// What this room needs to know of a video.
#[derive(Debug, Clone)]
pub(crate) struct VideoRow {
    pub id: i64,
    pub uuid: String,
    pub account_id: i64,
    pub channel_id: i64,
    pub owner_user_id: Option<i64>,
    pub privacy: i64,
    pub state: i64,
    pub wait_transcoding: bool,
    pub blocked: bool,
    pub is_local: bool,
    pub is_live: bool,
    pub duration: i64,
    pub created_at: i64,
}

impl FromRow for VideoRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(VideoRow {
            id: row.get("id")?,
            uuid: row.get("uuid")?,
            account_id: row.get("account_id")?,
            channel_id: row.get("channel_id")?,
            owner_user_id: row.get("user_id")?,
            privacy: row.get("privacy")?,
            state: row.get("state")?,
            wait_transcoding: row.get("wait_transcoding")?,
            blocked: row.get("blocked")?,
            is_local: row.get("is_local")?,
            is_live: row.get("is_live")?,
            duration: row.get("duration")?,
            created_at: row.get("created_at")?,
        })
    }
}

impl VideoRow {
    /// What the decision about watching needs to know.
    pub(crate) fn facts(&self) -> catalog::Facts {
        catalog::Facts {
            privacy: self.privacy,
            state: self.state,
            wait_transcoding: self.wait_transcoding,
            blocked: self.blocked,
            owner_user_id: self.owner_user_id,
        }
    }
}

/// A video by what an address calls it.
pub(crate) async fn video(conn: &mut Conn, which: Ref) -> Result<Option<VideoRow>, Error> {
    let mut sql = Sql::new(
        "SELECT v.id, v.uuid, c.account_id, v.channel_id, a.user_id, v.privacy, v.state, v.wait_transcoding, v.blocked, v.is_local, v.is_live, \
         v.duration, v.created_at FROM video v JOIN channel c ON c.id = v.channel_id JOIN account a ON a.id = c.account_id WHERE ",
    );
    match which {
        Ref::Id(id) => sql.push("v.id = ").arg(id),
        Ref::Uuid(uuid) => sql.push("v.uuid = ").arg(uuid.to_string()),
    };
    conn.optional(sql).await
}

/// Adds views to a video and to its hour; a video that is gone has none.
pub(crate) async fn add_views(tx: &mut Tx, add: Views) -> Result<(), Error> {
    video::store::add_views(tx, add.video_id, add.views).await?;
    let sql = "INSERT INTO video_stat (video_id, start_at, views) SELECT id, $2, $3 FROM video WHERE id = $1 \
               ON CONFLICT (video_id, start_at) DO UPDATE SET views = video_stat.views + excluded.views";
    tx.execute(Sql::new(sql).bind(add.video_id).bind(add.hour).bind(add.views)).await.map(drop)
}

/// Whether a video lives on another server.
pub(crate) async fn is_elsewhere(conn: &mut Conn, video_id: i64) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM video WHERE id = $1 AND NOT is_local").bind(video_id);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// Adds downloads to a video and to its hour; a video that is gone has none.
pub(crate) async fn add_downloads(tx: &mut Tx, add: Counted) -> Result<(), Error> {
    video::store::add_downloads(tx, add.video_id, add.downloads).await?;
    let sql = "INSERT INTO video_stat (video_id, start_at, downloads) SELECT id, $2, $3 FROM video WHERE id = $1 \
               ON CONFLICT (video_id, start_at) DO UPDATE SET downloads = video_stat.downloads + excluded.downloads";
    tx.execute(Sql::new(sql).bind(add.video_id).bind(add.hour).bind(add.downloads)).await.map(drop)
}

/// Records one viewing with its parts, and answers its id; of a video that is gone nothing.
pub(crate) async fn insert_viewing(tx: &mut Tx, session: Session) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO viewing (video_id, started_at, ended_at, watch_time, client, device, operating_system) \
               SELECT id, $2, $3, $4, $5, $6, $7 FROM video WHERE id = $1 RETURNING id";
    let sql = Sql::new(sql).bind(session.video_id).bind(session.first).bind(session.last);
    let sql = sql.bind(session.sections.watch_time()).bind(session.agent.client);
    let sql = sql.bind(session.agent.device).bind(session.agent.operating_system);
    let Some(id) = tx.optional::<i64>(sql).await? else { return Ok(None) };
    let mut sql = Sql::new("INSERT INTO viewing_section (viewing_id, video_id, first_second, last_second) VALUES ");
    for (n, (first, last)) in session.sections.merged().into_iter().enumerate() {
        sql.push(if n == 0 { "(" } else { ", (" }).arg(id).push(", ").arg(session.video_id).push(", ");
        sql.arg(first).push(", ").arg(last).push(")");
    }
    tx.execute(sql).await?;
    Ok(Some(id))
}

/// Notes where somebody stopped; users and videos that are gone are left out, and what is newer stays.
pub(crate) async fn set_position(tx: &mut Tx, stop: Stop) -> Result<(), Error> {
    let sql = "INSERT INTO watch_history (user_id, video_id, position, created_at, updated_at) \
               SELECT u.id, v.id, $3, $4, $4 FROM users u, video v WHERE u.id = $1 AND v.id = $2 \
               ON CONFLICT (user_id, video_id) DO UPDATE SET position = excluded.position, updated_at = excluded.updated_at \
               WHERE watch_history.updated_at <= excluded.updated_at";
    let sql = Sql::new(sql).bind(stop.user_id).bind(stop.video_id).bind(stop.position).bind(stop.at);
    tx.execute(sql).await.map(drop)
}

/// Removes one video from a user's history.
pub(crate) async fn remove_one(tx: &mut Tx, user_id: i64, video_id: i64) -> Result<(), Error> {
    let sql = "DELETE FROM watch_history WHERE user_id = $1 AND video_id = $2";
    tx.execute(Sql::new(sql).bind(user_id).bind(video_id)).await.map(drop)
}

/// Removes what a user watched before a time.
pub(crate) async fn remove_before(tx: &mut Tx, user_id: i64, before: i64) -> Result<(), Error> {
    let sql = "DELETE FROM watch_history WHERE user_id = $1 AND updated_at < $2";
    tx.execute(Sql::new(sql).bind(user_id).bind(before)).await.map(drop)
}

/// Removes some of everybody's history from before a time; answers how much.
pub(crate) async fn remove_old_history(tx: &mut Tx, before: i64) -> Result<i64, Error> {
    let sql = "DELETE FROM watch_history WHERE (user_id, video_id) IN \
               (SELECT user_id, video_id FROM watch_history WHERE updated_at < $1 ORDER BY updated_at LIMIT $2)";
    Ok(rows(tx.execute(Sql::new(sql).bind(before).bind(STEP)).await?))
}

/// Removes some hours from before a time, of videos from here or from elsewhere; answers how many.
pub(crate) async fn remove_old_hours(tx: &mut Tx, is_local: bool, before: i64) -> Result<i64, Error> {
    let sql = "DELETE FROM video_stat WHERE (video_id, start_at) IN (SELECT s.video_id, s.start_at FROM video_stat s \
               JOIN video v ON v.id = s.video_id WHERE s.start_at < $1 AND v.is_local = $2 LIMIT $3)";
    Ok(rows(tx.execute(Sql::new(sql).bind(before).bind(is_local).bind(STEP)).await?))
}

/// Removes some viewings from before a time; answers how many.
pub(crate) async fn remove_old_viewings(tx: &mut Tx, before: i64) -> Result<i64, Error> {
    let sql =
        "DELETE FROM viewing WHERE id IN (SELECT id FROM viewing WHERE started_at < $1 ORDER BY started_at LIMIT $2)";
    Ok(rows(tx.execute(Sql::new(sql).bind(before).bind(STEP)).await?))
}

fn rows(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
