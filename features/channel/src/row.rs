//! A channel as the database has it, with its owner.

use actor::AccountRow;
use database::{Error, FromRow, Row};

/// A channel with its actor and its owner's account.
#[derive(Debug, Clone)]
pub struct ChannelRow {
    /// Channel id.
    pub id: i64,
    /// Its actor.
    pub actor_id: i64,
    /// The account it belongs to.
    pub account_id: i64,
    /// The local user behind that account.
    pub user_id: Option<i64>,
    /// Handle without host.
    pub username: String,
    /// Host; `None` for our own.
    pub host: Option<String>,
    /// The actor's address.
    pub url: String,
    /// Name to show.
    pub display_name: String,
    /// Description.
    pub description: Option<String>,
    /// How to support the channel.
    pub support: Option<String>,
    /// E-mail address for the public.
    pub public_email: Option<String>,
    /// Actors that follow it.
    pub followers_count: i64,
    /// Actors it follows.
    pub following_count: i64,
    /// Its avatar, as [`actor::images`] reads it.
    pub avatars: Option<String>,
    /// Its banner, likewise.
    pub banners: Option<String>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
    /// Whose it is.
    pub owner: AccountRow,
}

impl FromRow for ChannelRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let (account_id, user_id) = (row.get("account_id")?, row.get("user_id")?);
        Ok(ChannelRow {
            id: row.get("id")?,
            actor_id: row.get("actor_id")?,
            account_id,
            user_id,
            username: row.get("username")?,
            host: row.get("host")?,
            url: row.get("url")?,
            display_name: row.get("name")?,
            description: row.get("description")?,
            support: row.get("support")?,
            public_email: row.get("public_email")?,
            followers_count: row.get("followers_count")?,
            following_count: row.get("following_count")?,
            avatars: row.get("avatars")?,
            banners: row.get("banners")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            owner: AccountRow {
                id: account_id,
                actor_id: row.get("owner_actor_id")?,
                user_id,
                username: row.get("owner_username")?,
                host: row.get("owner_host")?,
                url: row.get("owner_url")?,
                display_name: row.get("owner_name")?,
                description: row.get("owner_description")?,
                followers_count: row.get("owner_followers")?,
                following_count: row.get("owner_following")?,
                avatars: row.get("owner_avatars")?,
                created_at: row.get("owner_created_at")?,
                updated_at: row.get("owner_updated_at")?,
            },
        })
    }
}
