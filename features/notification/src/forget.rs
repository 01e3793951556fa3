//! Taking back what people were told of those they, or the instance, have muted since: in portions, each its own transaction.

use crate::store;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::App;
use serde_json::json;

/// Takes back what one mute hides.
pub const FORGET_MUTED: &str = "notification.forget-muted";
/// Notifications removed in one transaction.
const PORTION: i64 = 500;

/// What is muted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mute {
    /// A row of `account_mute`.
    Account(i64),
    /// A row of `server_mute`.
    Server(i64),
}

/// Runs [`FORGET_MUTED`].
pub struct Forget(pub App);

impl Handler for Forget {
    fn kind(&self) -> &'static str {
        FORGET_MUTED
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let mute = match job.id_of("accountMute") {
                Ok(id) => Mute::Account(id),
                Err(_) => Mute::Server(job.id_of("serverMute")?),
            };
            while portion(&self.0, mute).await? {
                if job.cancel.is_cancelled() {
                    return Err(Failure::Released);
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Somebody muted somebody: what is there of them goes, after the transaction.
pub(crate) async fn begin(tx: &mut Tx, mute: Mute, now: i64) -> Result<(), Error> {
    let payload = match mute {
        Mute::Account(id) => json!({ "accountMute": id }),
        Mute::Server(id) => json!({ "serverMute": id }),
    };
    job_queue::enqueue(tx, now, NewJob::new(FORGET_MUTED, payload, now)).await.map(drop)
}

/// Removes the next portion; whether there may be more.
async fn portion(app: &App, mute: Mute) -> Result<bool, Error> {
    let removed = app.db.write(mute, |tx, mute| {
        async move {
            let Some(muted) = muted(tx, mute).await? else { return Ok(0) };
            store::forget_muted(tx, &muted, PORTION).await
        }
        .boxed()
    });
    Ok(i64::try_from(removed.await?) == Ok(PORTION))
}

/// Whose notifications, of whom.
#[derive(Debug, Clone)]
pub(crate) struct Muted {
    /// Whose; everybody's when the instance muted.
    pub user_id: Option<i64>,
    pub whom: Whom,
}

/// Who is muted.
#[derive(Debug, Clone)]
pub(crate) enum Whom {
    /// An account.
    Account(i64),
    /// Everybody of a server.
    Host(String),
}

struct MuteRow {
    owner: Option<i64>,
    user_id: Option<i64>,
    target: Option<i64>,
    host: Option<String>,
}

impl FromRow for MuteRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(MuteRow {
            owner: row.get("owner")?,
            user_id: row.get("user_id")?,
            target: row.get("target")?,
            host: row.get("host")?,
        })
    }
}

/// None when the mute was lifted.
async fn muted(conn: &mut Conn, mute: Mute) -> Result<Option<Muted>, Error> {
    let (sql, id) = match mute {
        Mute::Account(id) => (
            "SELECT m.owner_account_id AS owner, ac.user_id, m.target_account_id AS target, CAST(NULL AS TEXT) AS host \
             FROM account_mute m LEFT JOIN account ac ON ac.id = m.owner_account_id WHERE m.id = $1",
            id,
        ),
        Mute::Server(id) => (
            "SELECT m.owner_account_id AS owner, ac.user_id, CAST(NULL AS BIGINT) AS target, m.host \
             FROM server_mute m LEFT JOIN account ac ON ac.id = m.owner_account_id WHERE m.id = $1",
            id,
        ),
    };
    let row: Option<MuteRow> = conn.optional(Sql::new(sql).bind(id)).await?;
    Ok(row.and_then(|row| {
        // A person without a user here has no notifications.
        let user_id = match row.owner {
            Some(_) => Some(row.user_id?),
            None => None,
        };
        let whom = row.target.map(Whom::Account).or(row.host.map(Whom::Host))?;
        Some(Muted { user_id, whom })
    }))
}
