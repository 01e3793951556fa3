//! Playlists of other servers, as their documents tell. Their pictures are fetched when somebody asks for them first.

use crate::{pictures, store};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Result;
use video::remote::RemotePicture;

/// A playlist of another server; times in milliseconds since 1970.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the table, named alike")]
pub struct RemotePlaylist {
    pub uuid: String,
    pub url: String,
    pub account_id: i64,
    pub channel_id: i64,
    pub channel_position: Option<i64>,
    pub name: String,
    pub description: Option<String>,
    /// 1 public, 2 unlisted.
    pub privacy: i64,
    pub published_at: i64,
    pub updated_at: i64,
    pub picture: Option<RemotePicture>,
    /// Its videos in their order.
    pub places: Vec<RemotePlace>,
}

/// A place of another server's playlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemotePlace {
    /// The video.
    pub video_id: i64,
    /// Seconds from which it is played.
    pub start_at: Option<i64>,
    /// Seconds at which it ends.
    pub stop_at: Option<i64>,
}

/// A playlist by its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its number.
    pub id: i64,
    /// The actor of its owner.
    pub actor_id: i64,
    /// Whether it lives here.
    pub is_local: bool,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> std::result::Result<Self, Error> {
        let host: Option<String> = row.get("host")?;
        Ok(Known { id: row.get("id")?, actor_id: row.get("actor_id")?, is_local: host.is_none() })
    }
}

/// The playlist of an address.
///
/// # Errors
/// The database's.
pub async fn known(conn: &mut Conn, url: &str) -> std::result::Result<Option<Known>, Error> {
    let sql = "SELECT p.id, ac.actor_id, a.host FROM playlist p JOIN account ac ON ac.id = p.account_id \
               JOIN actor a ON a.id = ac.actor_id WHERE p.url = $1";
    conn.optional(Sql::new(sql).bind(url)).await
}

/// Stores a playlist, or renews it with its places.
///
/// # Errors
/// The database's, when its UUID is another playlist's.
pub async fn store_playlist(tx: &mut Tx, playlist: &RemotePlaylist, now: i64) -> Result<i64> {
    let id = store::upsert_remote(tx, playlist).await?;
    store::replace_places(tx, id, &playlist.places, now).await?;
    pictures::of_elsewhere(tx, id, playlist.picture.as_ref(), now).await?;
    Ok(id)
}

/// Removes a playlist of another server.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, id: i64, now: i64) -> Result<()> {
    pictures::remove(tx, id, now).await?;
    store::delete(tx, id).await?;
    Ok(())
}
