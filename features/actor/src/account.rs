//! An account as the database has it, and as clients see it.

use crate::{ImageKind, images};
use database::{Error, FromRow, Row};
use platform::clock::iso;
use wire::{AccountSummary, ActorImage};

/// An account with its actor.
#[derive(Debug, Clone)]
pub struct AccountRow {
    /// Account id.
    pub id: i64,
    /// Its actor.
    pub actor_id: i64,
    /// The local user behind it.
    pub user_id: Option<i64>,
    /// User name.
    pub username: String,
    /// Host; `None` for our own.
    pub host: Option<String>,
    /// The actor's address.
    pub url: String,
    /// Name to show.
    pub display_name: String,
    /// Description.
    pub description: Option<String>,
    /// Actors that follow it.
    pub followers_count: i64,
    /// Actors it follows.
    pub following_count: i64,
    /// Its avatar, as [`crate::images`] reads it.
    pub avatars: Option<String>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
}

impl FromRow for AccountRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(AccountRow {
            id: row.get("account_id")?,
            actor_id: row.get("actor_id")?,
            user_id: row.get("user_id")?,
            username: row.get("username")?,
            host: row.get("host")?,
            url: row.get("url")?,
            display_name: row.get("name")?,
            description: row.get("description")?,
            followers_count: row.get("followers_count")?,
            following_count: row.get("following_count")?,
            avatars: row.get("avatars")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

impl AccountRow {
    /// Its avatar in all sizes, smallest first.
    pub fn pictures(&self) -> Vec<ActorImage> {
        images(self.avatars.as_deref(), ImageKind::Avatar, &self.url)
    }

    /// The account as clients see it; `own_host` stands in for a local account's host.
    pub fn summary(&self, own_host: &str) -> AccountSummary {
        AccountSummary {
            url: self.url.clone(),
            name: self.username.clone(),
            host: self.host.clone().unwrap_or_else(|| own_host.to_owned()),
            avatars: self.pictures(),
            id: self.id,
            host_redundancy_allowed: false,
            following_count: self.following_count,
            followers_count: self.followers_count,
            created_at: iso(self.created_at),
            display_name: self.display_name.clone(),
            description: self.description.clone(),
            updated_at: iso(self.updated_at),
            user_id: self.user_id,
        }
    }
}

/// What an owner may change; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct AccountChange {
    /// Name to show.
    pub display_name: Option<String>,
    /// Description, or none any more.
    pub description: Option<Option<String>>,
}
