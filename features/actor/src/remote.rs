//! Actors of other servers: what is kept of them, and how it is renewed.
//!
//! A row is written from a document that its own origin answered; whoever calls here has made sure of that.

use crate::{Image, ImageKind, Kind, fold, set_images};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::random;

/// An actor of another server, as its document tells.
#[derive(Debug, Clone)]
pub struct RemoteActor {
    /// What it is.
    pub kind: Kind,
    /// Name without host.
    pub username: String,
    /// Host, with the port where it is not the usual one.
    pub host: String,
    /// Its address.
    pub url: String,
    /// The address of its key, and the key in PEM.
    pub key: (String, String),
    /// Where it takes activities.
    pub inbox_url: String,
    /// Where its server takes activities for all of its actors.
    pub shared_inbox_url: Option<String>,
    /// Where its activities can be read.
    pub outbox_url: Option<String>,
    /// Where its followers are listed.
    pub followers_url: Option<String>,
    /// Name to show.
    pub display_name: String,
    /// Description.
    pub description: Option<String>,
    /// When it began, in milliseconds since 1970, if it tells.
    pub created_at: Option<i64>,
    /// Its avatar in the sizes there are.
    pub avatars: Vec<RemoteImage>,
    /// Its banner in the sizes there are.
    pub banners: Vec<RemoteImage>,
}

/// A picture of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteImage {
    /// Where it is.
    pub url: String,
    /// The extension of its files here, with the dot.
    pub extension: &'static str,
    /// Pixels; 0 where its server does not tell.
    pub width: i64,
    /// Pixels; 0 where its server does not tell.
    pub height: i64,
}

/// What storing an actor did.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Actor id.
    pub actor_id: i64,
    /// Files of pictures that nothing names any more, in `buckets::AVATARS`.
    pub dropped: Vec<String>,
}

/// Stores an actor, or renews it; its account or channel is the caller's to store. `own_origin` is the beginning of our addresses,
/// from which its pictures are shown.
///
/// # Errors
/// [`Error::Constraint`] when another actor of the same host bears the name.
pub async fn store(tx: &mut Tx, actor: &RemoteActor, own_origin: &str, now: i64) -> Result<Stored, Error> {
    let sql = "INSERT INTO actor (kind, username, username_fold, host, url, public_key, public_key_id, inbox_url, \
               shared_inbox_url, outbox_url, followers_url, fetched_at, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12) \
               ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, username = excluded.username, \
               username_fold = excluded.username_fold, public_key = excluded.public_key, \
               public_key_id = excluded.public_key_id, inbox_url = excluded.inbox_url, \
               shared_inbox_url = excluded.shared_inbox_url, outbox_url = excluded.outbox_url, \
               followers_url = excluded.followers_url, fetched_at = excluded.fetched_at, deleted_at = NULL, \
               updated_at = excluded.updated_at WHERE actor.host IS NOT NULL RETURNING id";
    let sql = Sql::new(sql)
        .bind(actor.kind.as_str())
        .bind(&actor.username)
        .bind(fold(&actor.username))
        .bind(&actor.host)
        .bind(&actor.url)
        .bind(&actor.key.1)
        .bind(&actor.key.0)
        .bind(&actor.inbox_url)
        .bind(actor.shared_inbox_url.clone())
        .bind(actor.outbox_url.clone())
        .bind(actor.followers_url.clone())
        .bind(now)
        .bind(actor.created_at.unwrap_or(now));
    let actor_id: i64 = tx.one(sql).await?;
    let mut dropped = Vec::new();
    for (kind, images) in [(ImageKind::Avatar, &actor.avatars), (ImageKind::Banner, &actor.banners)] {
        dropped.extend(renew_images(tx, actor_id, kind, images, own_origin, now).await?);
    }
    Ok(Stored { actor_id, dropped })
}

/// Puts pictures in place of those before, unless they are the same ones.
async fn renew_images(
    tx: &mut Tx,
    actor_id: i64,
    kind: ImageKind,
    images: &[RemoteImage],
    own_origin: &str,
    now: i64,
) -> Result<Vec<String>, Error> {
    let sql = "SELECT remote_url FROM actor_image WHERE actor_id = $1 AND kind = $2 ORDER BY id";
    let before: Vec<Option<String>> = tx.all(Sql::new(sql).bind(actor_id).bind(kind as i64)).await?;
    if before.iter().map(Option::as_deref).eq(images.iter().map(|i| Some(i.url.as_str()))) {
        return Ok(Vec::new());
    }
    let rows: Vec<Image> = images
        .iter()
        .map(|image| Image {
            file_name: format!("{}{}", random::uuid(), image.extension),
            width: image.width,
            height: image.height,
            created_at: now,
            remote_url: Some(image.url.clone()),
            shown_from: Some(own_origin.to_owned()),
        })
        .collect();
    set_images(tx, actor_id, kind, &rows).await
}

/// Stores the account of another server's actor, or renews it; its id.
pub async fn store_account(tx: &mut Tx, actor_id: i64, actor: &RemoteActor, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO account (actor_id, user_id, name, description, created_at, updated_at) \
               VALUES ($1, NULL, $2, $3, $4, $4) ON CONFLICT (actor_id) DO UPDATE SET name = excluded.name, \
               description = excluded.description, updated_at = excluded.updated_at WHERE account.user_id IS NULL \
               RETURNING id";
    let sql = Sql::new(sql).bind(actor_id).bind(&actor.display_name).bind(actor.description.clone()).bind(now);
    tx.one(sql).await
}

/// What others need to know of an actor, ours or another server's.
#[derive(Debug, Clone)]
pub struct Known {
    /// Actor id.
    pub id: i64,
    /// ActivityPub's word for what it is.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// Host; none for our own.
    pub host: Option<String>,
    /// Its account, if it is one.
    pub account_id: Option<i64>,
    /// Its channel, if it is one.
    pub channel_id: Option<i64>,
    /// The address of its key, and the key in PEM.
    pub key: Option<(String, String)>,
    /// Where it takes activities.
    pub inbox_url: Option<String>,
    /// Where its activities can be read.
    pub outbox_url: Option<String>,
    /// When its document was last read, in milliseconds since 1970.
    pub fetched_at: Option<i64>,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let (id, pem): (Option<String>, Option<String>) = (row.get("public_key_id")?, row.get("public_key")?);
        Ok(Known {
            id: row.get("id")?,
            kind: row.get("kind")?,
            url: row.get("url")?,
            host: row.get("host")?,
            account_id: row.get("account_id")?,
            channel_id: row.get("channel_id")?,
            key: id.zip(pem),
            inbox_url: row.get("inbox_url")?,
            outbox_url: row.get("outbox_url")?,
            fetched_at: row.get("fetched_at")?,
        })
    }
}

const SELECT: &str = "SELECT a.id, a.kind, a.url, a.host, ac.id AS account_id, c.id AS channel_id, a.public_key_id, \
     a.public_key, a.inbox_url, a.outbox_url, a.fetched_at FROM actor a LEFT JOIN account ac ON ac.actor_id = a.id \
     LEFT JOIN channel c ON c.actor_id = a.id WHERE a.deleted_at IS NULL AND ";

/// The actor of an address, if it is known here and not gone.
pub async fn by_url(conn: &mut Conn, url: &str) -> Result<Option<Known>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("a.url = ").arg(url);
    conn.optional(sql).await
}

/// The actor of an id, unless it is gone.
pub async fn by_id(conn: &mut Conn, id: i64) -> Result<Option<Known>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("a.id = ").arg(id);
    conn.optional(sql).await
}

/// Notes that an actor was looked at and stays as it is known, so that others have their turn.
pub async fn looked_at(tx: &mut Tx, id: i64, now: i64) -> Result<(), Error> {
    let sql = Sql::new("UPDATE actor SET fetched_at = $2 WHERE id = $1 AND host IS NOT NULL").bind(id).bind(now);
    tx.execute(sql).await.map(drop)
}

/// The actor of another server whose key has this address.
pub async fn by_key(conn: &mut Conn, key_id: &str) -> Result<Option<Known>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("a.host IS NOT NULL AND a.public_key_id = ").arg(key_id);
    conn.optional(sql).await
}
