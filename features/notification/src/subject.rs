//! What notifications are about, read for a whole page at once: a few statements, however many rows there are.

use crate::json::{ActorInfo, BlockInfo, VideoInfo, VideoWithChannel};
use database::{Conn, Error, FromRow, Row, Sql};
use platform::id;
use std::collections::HashMap;
use uuid::Uuid;
use wire::constants::{STATES, labelled};

/// The ids of what one notification is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Subjects {
    pub video_id: Option<i64>,
    pub account_id: Option<i64>,
    pub block_id: Option<i64>,
}

impl Subjects {
    /// About a video.
    pub fn video(id: i64) -> Self {
        Subjects { video_id: Some(id), ..Subjects::default() }
    }
}

/// What the notifications of a page are about, by id.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub videos: HashMap<i64, VideoWithChannel>,
    pub accounts: HashMap<i64, ActorInfo>,
    pub blocks: HashMap<i64, BlockInfo>,
}

impl Loaded {
    /// Reads everything that these notifications name; `own_host` stands in for local actors' host.
    pub async fn read(conn: &mut Conn, subjects: &[Subjects], own_host: &str) -> Result<Loaded, Error> {
        let ids = |of: fn(&Subjects) -> Option<i64>| {
            let mut ids: Vec<i64> = subjects.iter().filter_map(of).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        Ok(Loaded {
            videos: videos(conn, &ids(|s| s.video_id), own_host).await?,
            accounts: accounts(conn, &ids(|s| s.account_id), own_host).await?,
            blocks: blocks(conn, &ids(|s| s.block_id)).await?,
        })
    }
}

struct VideoRow {
    id: i64,
    uuid: String,
    name: String,
    state: i64,
    channel_id: i64,
}

impl FromRow for VideoRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(VideoRow {
            id: row.get("id")?,
            uuid: row.get("uuid")?,
            name: row.get("name")?,
            state: row.get("state")?,
            channel_id: row.get("channel_id")?,
        })
    }
}

impl VideoRow {
    fn info(&self) -> VideoInfo {
        let uuid = Uuid::try_parse(&self.uuid).unwrap_or_default();
        VideoInfo {
            id: self.id,
            uuid: self.uuid.clone(),
            short_uuid: id::short(uuid),
            name: self.name.clone(),
            state: labelled(STATES, Some(self.state)),
        }
    }
}

async fn videos(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, VideoWithChannel>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, uuid, name, state, channel_id FROM video WHERE id IN ");
    sql.list(ids.iter().copied());
    let rows: Vec<VideoRow> = conn.all(sql).await?;
    let mut channel_ids: Vec<i64> = rows.iter().map(|v| v.channel_id).collect();
    channel_ids.dedup();
    let channels = channels(conn, &channel_ids, own_host).await?;
    let with_channel = |v: &VideoRow| {
        let channel = channels.get(&v.channel_id)?.clone();
        Some((v.id, VideoWithChannel { video: v.info(), channel }))
    };
    Ok(rows.iter().filter_map(with_channel).collect())
}

async fn blocks(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, BlockInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT b.id AS block_id, v.id, v.uuid, v.name, v.state, v.channel_id FROM video_block b \
         JOIN video v ON v.id = b.video_id WHERE b.id IN ",
    );
    sql.list(ids.iter().copied());
    let rows = conn.rows(sql).await?;
    let read = |row: &Row| {
        let id = row.get("block_id")?;
        Ok((id, BlockInfo { id, video: VideoRow::from_row(row)?.info() }))
    };
    rows.iter().map(read).collect()
}

struct ActorRow {
    id: i64,
    name: String,
    username: String,
    host: Option<String>,
}

impl FromRow for ActorRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ActorRow {
            id: row.get("id")?,
            name: row.get("name")?,
            username: row.get("username")?,
            host: row.get("host")?,
        })
    }
}

impl ActorRow {
    fn info(self, own_host: &str) -> ActorInfo {
        ActorInfo {
            id: self.id,
            display_name: self.name,
            name: self.username,
            host: self.host.unwrap_or_else(|| own_host.to_owned()),
            avatar: None,
            avatars: Vec::new(),
        }
    }
}

async fn channels(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    let sql = "SELECT c.id, c.name, a.username, a.host FROM channel c JOIN actor a ON a.id = c.actor_id WHERE c.id IN ";
    actors(conn, Sql::new(sql), ids, own_host).await
}

async fn accounts(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    let sql = "SELECT c.id, c.name, a.username, a.host FROM account c JOIN actor a ON a.id = c.actor_id WHERE c.id IN ";
    actors(conn, Sql::new(sql), ids, own_host).await
}

async fn actors(conn: &mut Conn, mut sql: Sql, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    sql.list(ids.iter().copied());
    let rows: Vec<ActorRow> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.info(own_host))).collect())
}
