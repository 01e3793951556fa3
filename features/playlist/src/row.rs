//! A playlist as the database has it, with its owner and its channel.

use crate::policy::Facts;
use database::{Error, FromRow, Row};
use uuid::Uuid;

/// The columns of [`PlaylistRow`] with their joins.
pub(crate) const SELECT: &str = "SELECT p.id, p.uuid, p.url, p.name, p.description, p.privacy, p.kind, p.elements, \
     p.account_id, p.channel_id, p.channel_position, p.created_at, p.updated_at, ac.name AS account_name, ac.user_id, \
     o.username AS account_username, o.host AS account_host, o.url AS account_url, o.avatars AS account_avatars, c.name AS channel_name, \
     g.username AS channel_username, g.host AS channel_host, g.url AS channel_url, g.avatars AS channel_avatars \
     FROM playlist p JOIN account ac ON ac.id = p.account_id JOIN actor o ON o.id = ac.actor_id \
     LEFT JOIN channel c ON c.id = p.channel_id LEFT JOIN actor g ON g.id = c.actor_id";

/// An account or a channel, short.
#[derive(Debug, Clone)]
pub struct Party {
    /// Account or channel id.
    pub id: i64,
    /// Handle without host.
    pub username: String,
    /// Host; `None` for our own.
    pub host: Option<String>,
    /// The actor's address.
    pub url: String,
    /// Name to show.
    pub display_name: String,
    /// Its avatar, as [`actor::images`] reads it.
    pub avatars: Option<String>,
}

/// A playlist.
#[derive(Debug, Clone)]
pub struct PlaylistRow {
    /// Row id.
    pub id: i64,
    /// UUID.
    pub uuid: Uuid,
    /// Its ActivityPub address.
    pub url: String,
    /// Name to show.
    pub name: String,
    /// Description.
    pub description: Option<String>,
    /// See [`crate::policy::PUBLIC`] and the others.
    pub privacy: i64,
    /// See [`crate::policy::REGULAR`] and the other.
    pub kind: i64,
    /// How many places it has.
    pub elements: i64,
    /// Whose it is.
    pub account: Party,
    /// The channel it belongs to.
    pub channel: Option<Party>,
    /// Its place among the channel's playlists, from 1.
    pub channel_position: Option<i64>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
}

impl PlaylistRow {
    /// What the policy needs to know.
    pub fn facts(&self) -> Facts {
        Facts { privacy: self.privacy, owner_account_id: self.account.id, is_local: self.account.host.is_none() }
    }
    /// The id of its channel.
    pub fn channel_id(&self) -> Option<i64> {
        self.channel.as_ref().map(|c| c.id)
    }
}

impl FromRow for PlaylistRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let uuid: String = row.get("uuid")?;
        let channel = match row.get::<Option<i64>>("channel_id")? {
            Some(id) => Some(Party {
                id,
                username: row.get("channel_username")?,
                host: row.get("channel_host")?,
                url: row.get("channel_url")?,
                display_name: row.get("channel_name")?,
                avatars: row.get("channel_avatars")?,
            }),
            None => None,
        };
        Ok(PlaylistRow {
            id: row.get("id")?,
            uuid: Uuid::try_parse(&uuid).map_err(|e| Error::Schema(format!("playlist.uuid {uuid:?}: {e}")))?,
            url: row.get("url")?,
            name: row.get("name")?,
            description: row.get("description")?,
            privacy: row.get("privacy")?,
            kind: row.get("kind")?,
            elements: row.get("elements")?,
            account: Party {
                id: row.get("account_id")?,
                username: row.get("account_username")?,
                host: row.get("account_host")?,
                url: row.get("account_url")?,
                display_name: row.get("account_name")?,
                avatars: row.get("account_avatars")?,
            },
            channel,
            channel_position: row.get("channel_position")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}
