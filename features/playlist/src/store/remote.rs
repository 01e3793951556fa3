//! Rows of playlists that live on other servers.

use crate::remote::{RemotePlace, RemotePlaylist};
use database::{Error, Sql, Tx};

/// Regular, by PeerTube's number.
const REGULAR: i64 = 1;

/// Stores or renews a playlist; its number.
pub(crate) async fn upsert_remote(tx: &mut Tx, p: &RemotePlaylist) -> Result<i64, Error> {
    let sql = "INSERT INTO playlist (uuid, url, account_id, channel_id, channel_position, name, name_fold, description, \
               privacy, kind, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
               ON CONFLICT (url) DO UPDATE SET channel_id = excluded.channel_id, \
               channel_position = excluded.channel_position, name = excluded.name, name_fold = excluded.name_fold, \
               description = excluded.description, privacy = excluded.privacy, updated_at = excluded.updated_at \
               WHERE playlist.account_id = excluded.account_id RETURNING id";
    let sql = Sql::new(sql)
        .bind(&p.uuid)
        .bind(&p.url)
        .bind(p.account_id)
        .bind(p.channel_id)
        .bind(p.channel_position)
        .bind(&p.name)
        .bind(p.name.to_lowercase())
        .bind(p.description.clone())
        .bind(p.privacy)
        .bind(REGULAR)
        .bind(p.published_at)
        .bind(p.updated_at);
    tx.one(sql).await
}

/// Puts places in place of the present ones.
pub(crate) async fn replace_places(tx: &mut Tx, id: i64, places: &[RemotePlace], now: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM playlist_element WHERE playlist_id = $1").bind(id)).await?;
    for (position, place) in (1i64..).zip(places) {
        let sql = "INSERT INTO playlist_element (playlist_id, video_id, position, start_at, stop_at, created_at, updated_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $6)";
        let sql = Sql::new(sql).bind(id).bind(place.video_id).bind(position).bind(place.start_at).bind(place.stop_at);
        tx.execute(sql.bind(now)).await?;
    }
    let sql = "UPDATE playlist SET elements = $2 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(i64::try_from(places.len()).unwrap_or(0))).await.map(drop)
}
