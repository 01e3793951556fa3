//! An actor as the database has it, and as clients see it.

use crate::{ImageKind, images};
use database::{Error, Row};
use platform::clock::iso;
use wire::ActorSummary;

/// An actor.
#[derive(Debug, Clone)]
pub struct ActorRow {
    /// Actor id.
    pub id: i64,
    /// Name without host.
    pub username: String,
    /// Host; `None` for our own.
    pub host: Option<String>,
    /// The actor's address.
    pub url: String,
    /// Actors that follow it.
    pub followers_count: i64,
    /// Actors it follows.
    pub following_count: i64,
    /// Its avatar, as [`crate::images`] reads it.
    pub avatars: Option<String>,
    /// Its banner, likewise.
    pub banners: Option<String>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

impl ActorRow {
    /// Reads an actor from columns of these names: id, username, host, url, followers, following, avatars, banners,
    /// created at.
    ///
    /// # Errors
    /// [`Error`] when a column is missing or of another type.
    pub fn read(row: &Row, columns: [&str; 9]) -> Result<Self, Error> {
        let [id, username, host, url, followers, following, avatars, banners, created_at] = columns;
        Ok(ActorRow {
            id: row.get(id)?,
            username: row.get(username)?,
            host: row.get(host)?,
            url: row.get(url)?,
            followers_count: row.get(followers)?,
            following_count: row.get(following)?,
            avatars: row.get(avatars)?,
            banners: row.get(banners)?,
            created_at: row.get(created_at)?,
        })
    }

    /// The actor as clients see it; `own_host` stands in for a local actor's host.
    pub fn summary(&self, own_host: &str) -> ActorSummary {
        ActorSummary {
            url: self.url.clone(),
            name: self.username.clone(),
            host: self.host.clone().unwrap_or_else(|| own_host.to_owned()),
            avatars: images(self.avatars.as_deref(), ImageKind::Avatar, &self.url),
            id: self.id,
            host_redundancy_allowed: false,
            following_count: self.following_count,
            followers_count: self.followers_count,
            created_at: iso(self.created_at),
            banners: images(self.banners.as_deref(), ImageKind::Banner, &self.url),
        }
    }
}
