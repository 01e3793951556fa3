//! A user's channels, for the answers about that user. Reads only: channels belong to the `channel` feature.

use actor::{ImageKind, images};
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
        let url: String = row.get("url")?;
        let images = |column, kind| Ok::<_, Error>(images(row.get::<Option<String>>(column)?.as_deref(), kind, &url));
        Ok(Found(OwnChannel {
            channel: ChannelSummary {
                name: row.get("username")?,
                host: String::new(),
                avatars: images("avatars", ImageKind::Avatar)?,
                id: row.get("id")?,
                host_redundancy_allowed: false,
                following_count: row.get("following_count")?,
                followers_count: row.get("followers_count")?,
                created_at: iso(row.get("created_at")?),
                banners: images("banners", ImageKind::Banner)?,
                url: url.clone(),
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
    found(conn, " WHERE c.account_id = $1 ORDER BY c.id", account_id, host).await
}

/// The channels of others that a user's account helps with, oldest first.
pub(crate) async fn helped(conn: &mut Conn, account_id: i64, host: &str) -> Result<Vec<OwnChannel>, Error> {
    let condition = " WHERE c.id IN (SELECT channel_id FROM channel_collaborator WHERE state = 2 AND account_id = $1) \
                     ORDER BY c.id";
    found(conn, condition, account_id, host).await
}

async fn found(
    conn: &mut Conn,
    condition: &'static str,
    account_id: i64,
    host: &str,
) -> Result<Vec<OwnChannel>, Error> {
    let sql = "SELECT c.id, c.name, c.description, c.support, c.public_email, c.updated_at, a.username, a.url, \
               a.followers_count, a.following_count, a.avatars, a.banners, a.created_at \
               FROM channel c JOIN actor a ON a.id = c.actor_id";
    let mut sql = Sql::new(sql);
    sql.push(condition);
    let found: Vec<Found> = conn.all(sql.bind(account_id)).await?;
    Ok(found
        .into_iter()
        .map(|Found(mut own)| {
            host.clone_into(&mut own.channel.host);
            own
        })
        .collect())
}
