//! Removing everything that an account wrote: everywhere, below the caller's videos, or also below those the caller helps with.

use crate::{delete, policy, store};
use actor::Handle;
use database::{Error, Sql, Tx};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::{App, Caller, Problem, Result};
use serde_json::json;

/// Removes the comments that one transaction left.
const REMOVE_OF: &str = "comment.remove-of";
/// So many comments go in one transaction.
const BATCH: i64 = 200;

/// Which comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everywhere.
    Instance,
    /// Below the caller's videos.
    MyVideos,
    /// And below the videos of channels that the caller helps with.
    MyVideosAndCollaborations,
}

/// Comments to remove: an account's, below an owner's videos or all, up to the newest when it was asked for.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    account_id: i64,
    owner_id: Option<i64>,
    /// Also below videos of channels the owner helps with.
    collaborations: bool,
    newest: i64,
}

/// Removes the comments of a handle. The first ones are gone with the answer, the rest soon after.
pub(crate) async fn remove_of(app: &App, caller: &Caller, handle: &str, scope: Scope) -> Result<()> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    let mut conn = app.db.reader().await?;
    let account = actor::account_by_handle(&mut conn, &handle).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    if scope == Scope::Instance {
        policy::may_remove_everywhere(caller)?;
    }
    let newest = conn.one("SELECT coalesce(max(id), 0) FROM video_comment").await?;
    drop(conn);
    let owner_id = (scope != Scope::Instance).then_some(caller.account_id);
    let collaborations = scope == Scope::MyVideosAndCollaborations;
    let (wanted, now) = (Wanted { account_id: account.id, owner_id, collaborations, newest }, app.now());
    app.db
        .write(wanted, move |tx, wanted| {
            async move {
                if step(tx, wanted, now).await? {
                    let payload = json!({"account_id": wanted.account_id, "owner_id": wanted.owner_id,
                        "collaborations": wanted.collaborations, "newest": wanted.newest});
                    job_queue::enqueue(tx, now, NewJob::new(REMOVE_OF, payload, now)).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

/// Removes some of them; whether there are more.
async fn step(tx: &mut Tx, wanted: Wanted, now: i64) -> Result<bool, Error> {
    let mut sql = Sql::new("SELECT c.id FROM video_comment c WHERE c.deleted_at IS NULL AND c.account_id = ");
    sql.arg(wanted.account_id).push(" AND c.id <= ").arg(wanted.newest);
    if let Some(owner) = wanted.owner_id {
        sql.push(" AND EXISTS (SELECT 1 FROM video v JOIN channel ch ON ch.id = v.channel_id WHERE v.id = c.video_id ");
        sql.push("AND (ch.account_id = ").arg(owner);
        if wanted.collaborations {
            sql.push(" OR ch.id IN (SELECT channel_id FROM channel_collaborator WHERE state = 2 AND account_id = ");
            sql.arg(owner).push(")");
        }
        sql.push("))");
    }
    sql.push(" ORDER BY c.id LIMIT ").arg(BATCH);
    let ids: Vec<i64> = tx.all(sql).await?;
    if ids.is_empty() {
        return Ok(false);
    }
    let buried = store::bury(tx, &ids, now).await?;
    delete::tell(tx, &buried, now).await?;
    Ok(i64::try_from(ids.len()).unwrap_or(BATCH) == BATCH)
}

/// Runs [`REMOVE_OF`]. Repeating it is harmless: what is removed is not found again.
pub(crate) struct RemoveOf(pub(crate) App);

impl Handler for RemoveOf {
    fn kind(&self) -> &'static str {
        REMOVE_OF
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let wanted = Wanted {
                account_id: job.id_of("account_id")?,
                owner_id: job.payload["owner_id"].as_i64(),
                collaborations: job.payload["collaborations"].as_bool().unwrap_or(false),
                newest: job.id_of("newest")?,
            };
            loop {
                if job.cancel.is_cancelled() {
                    return Err(Failure::Released);
                }
                let now = self.0.now();
                let more: bool = self
                    .0
                    .db
                    .write(wanted, move |tx, wanted| step(tx, wanted, now).boxed())
                    .await
                    .map_err(Failure::from)?;
                if !more {
                    return Ok(());
                }
            }
        }
        .boxed()
    }
}
