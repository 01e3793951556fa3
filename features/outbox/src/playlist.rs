//! Playlists of people here: there, changed, gone.

use crate::consume::Moment;
use crate::policy::{self, Step};
use crate::recipients::{followers, send};
use crate::store::{self, Told};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use federation::{Audience, say};
use platform::Result;
use platform::clock::iso;

/// Names playlists in `told`.
const PLAYLIST: &str = "playlist";

struct Playlist {
    uuid: String,
    url: String,
    privacy: i64,
    account: (i64, String),
    channel: Option<i64>,
    channel_url: Option<String>,
}

impl FromRow for Playlist {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Playlist {
            uuid: row.get("uuid")?,
            url: row.get("url")?,
            privacy: row.get("privacy")?,
            account: (row.get("account_id")?, row.get("account_url")?),
            channel: row.get("channel_id")?,
            channel_url: row.get("channel_url")?,
        })
    }
}

/// A playlist of somebody here.
async fn playlist(conn: &mut Conn, id: i64) -> Result<Option<Playlist>, Error> {
    let sql = "SELECT p.uuid, p.url, p.privacy, a.id AS account_id, a.url AS account_url, ca.id AS channel_id, \
               ca.url AS channel_url FROM playlist p JOIN account ac ON ac.id = p.account_id JOIN actor a ON a.id = ac.actor_id \
               LEFT JOIN channel c ON c.id = p.channel_id LEFT JOIN actor ca ON ca.id = c.actor_id \
               WHERE a.host IS NULL AND p.id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// Tells of a playlist what others do not know yet.
pub(crate) async fn told(tx: &mut Tx, at: &Moment, id: i64) -> Result<()> {
    let before = store::told(tx, PLAYLIST, id).await?;
    let playlist = playlist(tx, id).await?;
    let step = policy::of_playlist(playlist.as_ref().map(|p| p.privacy), before.is_some());
    let by = before.as_ref().and_then(|b| b.channel_actor_id);
    match (step, playlist, before) {
        (Step::Tell | Step::Renew, Some(playlist), _) => tell(tx, at, id, &playlist, by, step == Step::Tell).await,
        (Step::TakeBack, _, Some(before)) => {
            let all: Vec<i64> = [before.actor_id].into_iter().chain(by).collect();
            let inboxes = followers(tx, &all).await?;
            send(tx, at.now, before.actor_id, &inboxes, before.undo).await?;
            Ok(store::forget(tx, &before.url).await?)
        }
        _ => Ok(()),
    }
}

async fn tell(tx: &mut Tx, at: &Moment, id: i64, p: &Playlist, channel: Option<i64>, is_new: bool) -> Result<()> {
    let all: Vec<i64> = [p.account.0].into_iter().chain(p.channel).chain(channel).collect();
    let inboxes = followers(tx, &all).await?;
    let audience = Audience::of(p.privacy, &p.account.1, p.channel_url.as_deref());
    if !inboxes.is_empty() {
        let object = say::playlist(&at.app, tx, &p.uuid).await?;
        let activity = match is_new {
            true => say::create(&p.url, &p.account.1, &object, &audience),
            false => say::update(&object, &p.account.1, &audience, &iso(at.now)),
        };
        send(tx, at.now, p.account.0, &inboxes, activity).await?;
    }
    let undo = say::delete(&p.url, &p.account.1, None);
    let told = Told { actor_id: p.account.0, channel_actor_id: p.channel, url: p.url.clone(), undo };
    Ok(store::remember(tx, PLAYLIST, id, &told, at.now).await?)
}
