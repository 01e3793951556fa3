//! `playlist`: rows, and their places in channels.

use crate::PlaylistRow;
use crate::places::Shift;
use crate::row::SELECT;
use database::{Conn, Error, Kind, Sql, Tx};
use platform::id::Ref;
use uuid::Uuid;

/// A playlist by what an address calls it.
pub async fn find(conn: &mut Conn, which: Ref) -> Result<Option<PlaylistRow>, Error> {
    let mut sql = Sql::new(SELECT);
    match which {
        Ref::Id(id) => sql.push(" WHERE p.id = ").arg(id),
        Ref::Uuid(uuid) => sql.push(" WHERE p.uuid = ").arg(uuid.to_string()),
    };
    conn.optional(sql).await
}

/// Makes changes of a playlist's places take turns; how many it has, or `None` when it is gone.
pub(crate) async fn lock(tx: &mut Tx, id: i64) -> Result<Option<i64>, Error> {
    let mut sql = Sql::new("SELECT elements FROM playlist WHERE id = $1").bind(id);
    if tx.kind() == Kind::Postgres {
        sql.push(" FOR UPDATE");
    }
    tx.optional(sql).await
}

/// Makes changes of the places in a channel take turns.
pub(crate) async fn lock_channel(tx: &mut Tx, channel_id: i64) -> Result<(), Error> {
    if tx.kind() == Kind::Postgres {
        tx.rows(Sql::new("SELECT id FROM channel WHERE id = $1 FOR UPDATE").bind(channel_id)).await?;
    }
    Ok(())
}

/// A playlist to be.
#[derive(Debug, Clone)]
pub(crate) struct NewPlaylist {
    pub uuid: Uuid,
    pub url: String,
    pub account_id: i64,
    /// Its channel and its place there.
    pub place: Option<(i64, i64)>,
    pub name: String,
    pub description: Option<String>,
    pub privacy: i64,
    pub kind: i64,
}

/// Stores a playlist; its id.
pub(crate) async fn insert(tx: &mut Tx, p: &NewPlaylist, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO playlist (uuid, url, account_id, channel_id, channel_position, name, name_fold, description, \
               privacy, kind, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) \
               RETURNING id";
    let sql = Sql::new(sql).bind(p.uuid.to_string()).bind(&p.url).bind(p.account_id).bind(p.place.map(|(c, _)| c));
    let sql = sql.bind(p.place.map(|(_, position)| position)).bind(&p.name).bind(p.name.to_lowercase());
    tx.one(sql.bind(p.description.clone()).bind(p.privacy).bind(p.kind).bind(now)).await
}

/// What may change; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    pub name: Option<String>,
    pub description: Option<Option<String>>,
    pub privacy: Option<i64>,
}

/// Writes a change.
pub(crate) async fn update(tx: &mut Tx, id: i64, change: &Change, now: i64) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE playlist SET updated_at = ");
    sql.arg(now);
    if let Some(name) = &change.name {
        sql.push(", name = ").arg(name).push(", name_fold = ").arg(name.to_lowercase());
    }
    if let Some(description) = &change.description {
        sql.push(", description = ").arg(description.clone());
    }
    if let Some(privacy) = change.privacy {
        sql.push(", privacy = ").arg(privacy);
    }
    sql.push(" WHERE id = ").arg(id);
    tx.execute(sql).await.map(drop)
}

/// Records that something about it changed.
pub(crate) async fn touch(tx: &mut Tx, id: i64, now: i64) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE playlist SET updated_at = $2 WHERE id = $1").bind(id).bind(now)).await.map(drop)
}

/// Records how many places it has.
pub(crate) async fn set_elements(tx: &mut Tx, id: i64, elements: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE playlist SET elements = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(elements).bind(now)).await.map(drop)
}

/// Removes a playlist with its places.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM playlist WHERE id = $1").bind(id)).await.map(drop)
}

/// How many playlists an account has.
pub(crate) async fn count_of_account(conn: &mut Conn, account_id: i64) -> Result<i64, Error> {
    conn.one(Sql::new("SELECT count(*) FROM playlist WHERE account_id = $1").bind(account_id)).await
}

/// The playlists of an account.
pub(crate) async fn ids_of_account(conn: &mut Conn, account_id: i64) -> Result<Vec<i64>, Error> {
    conn.all(Sql::new("SELECT id FROM playlist WHERE account_id = $1 ORDER BY id").bind(account_id)).await
}

/// The place that the next playlist of a channel gets.
pub(crate) async fn next_in_channel(conn: &mut Conn, channel_id: i64) -> Result<i64, Error> {
    let sql = "SELECT coalesce(max(channel_position), 0) + 1 FROM playlist WHERE channel_id = $1";
    conn.one(Sql::new(sql).bind(channel_id)).await
}

/// Puts it into a channel, or takes it out.
pub(crate) async fn set_place(tx: &mut Tx, id: i64, place: Option<(i64, i64)>) -> Result<(), Error> {
    let sql = "UPDATE playlist SET channel_id = $2, channel_position = $3 WHERE id = $1";
    let sql = Sql::new(sql).bind(id).bind(place.map(|(c, _)| c)).bind(place.map(|(_, p)| p));
    tx.execute(sql).await.map(drop)
}

/// Moves up what stands behind a place of a channel that became free.
pub(crate) async fn close_gap_in_channel(tx: &mut Tx, channel_id: i64, position: i64) -> Result<(), Error> {
    let sql =
        "UPDATE playlist SET channel_position = channel_position - 1 WHERE channel_id = $1 AND channel_position > $2";
    tx.execute(Sql::new(sql).bind(channel_id).bind(position)).await.map(drop)
}

/// Moves playlists within their channel.
pub(crate) async fn shift_in_channel(tx: &mut Tx, channel_id: i64, s: &Shift) -> Result<(), Error> {
    let sql = "UPDATE playlist SET channel_position = channel_position + \
               CASE WHEN channel_position BETWEEN $2 AND $3 THEN $4 ELSE $5 END \
               WHERE channel_id = $1 AND channel_position BETWEEN $6 AND $7";
    let sql = Sql::new(sql).bind(channel_id).bind(s.first).bind(s.last).bind(s.by).bind(s.others);
    tx.execute(sql.bind(s.lowest).bind(s.highest)).await.map(drop)
}

/// Takes all playlists out of a channel and makes them private; their ids.
pub(crate) async fn take_all_out(tx: &mut Tx, channel_id: i64, now: i64) -> Result<Vec<i64>, Error> {
    let ids = tx.all(Sql::new("SELECT id FROM playlist WHERE channel_id = $1 ORDER BY id").bind(channel_id)).await?;
    let sql = "UPDATE playlist SET privacy = 3, channel_id = NULL, channel_position = NULL, updated_at = $2 \
               WHERE channel_id = $1";
    tx.execute(Sql::new(sql).bind(channel_id).bind(now)).await?;
    Ok(ids)
}

/// Gives the playlists of a channel to an account; which.
pub(crate) async fn give_all(tx: &mut Tx, channel_id: i64, account_id: i64, now: i64) -> Result<Vec<i64>, Error> {
    let ids = tx.all(Sql::new("SELECT id FROM playlist WHERE channel_id = $1 ORDER BY id").bind(channel_id)).await?;
    let sql = "UPDATE playlist SET account_id = $2, updated_at = $3 WHERE channel_id = $1";
    tx.execute(Sql::new(sql).bind(channel_id).bind(account_id).bind(now)).await?;
    Ok(ids)
}
