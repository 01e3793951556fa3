//! A user's channels, for the answers about that user. Reads only: channels belong to the `channel` feature.

use database::{Conn, Error, FromRow, Row, Sql};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::ChannelSummary;

/// A channel in an answer about its owner.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OwnChannel {
    #[serde(flatten)]
    channel: ChannelSummary,
    /// Always null; clients know the owner already.
    owner_account_id: Option<i64>,
    /// Always null.
    owner_account_name: Option<String>,
}

struct Found(OwnChannel);

impl FromRow for Found {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Found(OwnChannel {
            channel: ChannelSummary {
                url: row.get("url")?,
                name: row.get("username")?,
                host: String::new(),
                avatars: Vec::new(),
                id: row.get("id")?,
                host_redundancy_allowed: false,
                following_count: row.get("following_count")?,
                followers_count: row.get("followers_count")?,
                created_at: iso(row.get("created_at")?),
                banners: Vec::new(),
                display_name: row.get("name")?,
                description: row.get("description")?,
                support: row.get("support")?,
                public_email: row.get("public_email")?,
                is_local: true,
                updated_at: iso(row.get("updated_at")?),
                owner_account: None,
            },
            owner_account_id: None,
            owner_account_name: None,
        }))
    }
}

/// The channels of a user's account, oldest first.
pub(crate) async fn of_account(conn: &mut Conn, account_id: i64, host: &str) -> Result<Vec<OwnChannel>, Error> {
    let sql = "SELECT c.id, c.name, c.description, c.support, c.public_email, c.updated_at, a.username, a.url, \
               a.followers_count, a.following_count, a.created_at \
               FROM channel c JOIN actor a ON a.id = c.actor_id WHERE c.account_id = $1 ORDER BY c.id";
    let found: Vec<Found> = conn.all(Sql::new(sql).bind(account_id)).await?;
    Ok(found
        .into_iter()
        .map(|Found(mut own)| {
            host.clone_into(&mut own.channel.host);
            own
        })
        .collect())
}
