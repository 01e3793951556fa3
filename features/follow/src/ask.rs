//! Following somebody elsewhere: a job finds out who it is, writes the follow down and asks.

use crate::activity;
use crate::store::{self, State};
use database::{Conn, Error, Sql, Tx};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::{App, Result, event};
use serde_json::json;

/// Looks somebody up and asks to follow them.
pub const ASK: &str = "follow.ask";
/// How often it is tried.
const ATTEMPTS: u32 = 5;
/// Servers that are asked at the same time.
const AT_ONCE: usize = 4;

/// Whom somebody here wants to follow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// The actor that wants to follow.
    pub follower: i64,
    pub name: &'a str,
    pub host: &'a str,
    /// Whether only a channel will do.
    pub only_channel: bool,
    /// Whether nobody wished it but the configuration.
    pub automatic: bool,
}

/// Recorded when this server has asked to follow another by itself.
pub const AUTOMATIC_EVENT: &str = "follow.automatic";

/// Has somebody looked up and asked, after the transaction.
pub(crate) async fn later(tx: &mut Tx, wish: &Wish<'_>, now: i64) -> Result<(), Error> {
    let payload = json!({
        "follower": wish.follower,
        "name": wish.name,
        "host": wish.host,
        "only_channel": wish.only_channel,
        "automatic": wish.automatic,
    });
    let job = NewJob { max_attempts: ATTEMPTS, ..NewJob::new(ASK, payload, now) };
    job_queue::enqueue(tx, now, job).await.map(drop)
}

/// Follows a server back that was just let follow, where the configuration wants it (`followings.instance.auto_follow_back`).
pub async fn follow_back(tx: &mut Tx, follow_id: i64, now: i64) -> Result<(), Error> {
    let sql = "SELECT r.host, t.id FROM actor_follow f JOIN actor r ON r.id = f.follower_id JOIN actor t ON t.id = f.target_id \
               WHERE f.id = $1 AND f.state = 'accepted' AND r.host IS NOT NULL AND r.kind = 'Application' \
               AND r.username_fold = $2 AND t.host IS NULL AND t.username_fold = $2";
    let rows = tx.rows(Sql::new(sql).bind(follow_id).bind(actor::INSTANCE_NAME)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (host, follower): (String, i64) = (row.get("host")?, row.get("id")?);
    let wish = Wish { follower, name: actor::INSTANCE_NAME, host: &host, only_channel: false, automatic: true };
    later(tx, &wish, now).await
}

/// Runs [`ASK`].
pub struct Ask(pub App);

impl Handler for Ask {
    fn kind(&self) -> &'static str {
        ASK
    }
    fn concurrency(&self) -> usize {
        AT_ONCE
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, std::result::Result<(), Failure>> {
        async move {
            let text = |name: &str| job.payload.get(name).and_then(|v| v.as_str()).map(str::to_owned);
            let (Some(name), Some(host)) = (text("name"), text("host")) else {
                return Err(Failure::Permanent("it names nobody".into()));
            };
            let follower = job.id_of("follower")?;
            let flag = |name: &str| job.payload.get(name).and_then(|v| v.as_bool()).unwrap_or(false);
            let (only_channel, automatic) = (flag("only_channel"), flag("automatic"));
            let handle = format!("{name}@{host}");
            let target = actor::elsewhere::actor(&self.0, &handle).await;
            let target = target.ok_or_else(|| Failure::Retry(format!("{handle} is not found now")))?;
            let input = (follower, target, only_channel, automatic, self.0.now());
            let asked = self.0.db.write(input, |tx, (follower, target, only_channel, automatic, now)| {
                ask(tx, (follower, target), only_channel, automatic, now).boxed()
            });
            match asked.await? {
                true => Ok(()),
                false => Err(Failure::Permanent("it is nobody who can be followed from here".into())),
            }
        }
        .boxed()
    }
}

/// Writes a follow down and asks for it, again where it was asked for before; false when these two cannot follow.
async fn ask(tx: &mut Tx, who: (i64, i64), only_channel: bool, automatic: bool, now: i64) -> Result<bool, Error> {
    let (follower, target) = who;
    if follower == target || !may_follow(tx, follower, target, only_channel).await? {
        return Ok(false);
    }
    let sql = Sql::new("SELECT host FROM actor WHERE id = $1").bind(target);
    let is_here = tx.one::<Option<String>>(sql).await?.is_none();
    let state = if is_here { State::Accepted } else { State::Pending };
    let new = store::insert(tx, follower, target, state, now).await?;
    if let (Some(id), true) = (new, is_here) {
        actor::count_follow(tx, follower, target, 1).await?;
        event::emit(tx, now, "follow.created", id).await?;
    }
    if let (Some(id), true) = (new, automatic) {
        event::emit(tx, now, AUTOMATIC_EVENT, id).await?;
    }
    let sql = Sql::new("SELECT id FROM actor_follow WHERE follower_id = $1 AND target_id = $2");
    let id = tx.one(sql.bind(follower).bind(target)).await?;
    if let Some(between) = activity::get(tx, id).await?.filter(|b| b.state != State::Accepted) {
        activity::ask(tx, &between, now).await?;
    }
    Ok(true)
}

/// Whether the one is here and the other is somebody, a channel where it must be one.
async fn may_follow(conn: &mut Conn, follower: i64, target: i64, only_channel: bool) -> Result<bool, Error> {
    let sql = "SELECT (SELECT count(*) FROM actor WHERE id = $1 AND host IS NULL AND deleted_at IS NULL) \
               + (SELECT count(*) FROM actor WHERE id = $2 AND deleted_at IS NULL)";
    let here = conn.one::<i64>(Sql::new(sql).bind(follower).bind(target)).await? == 2;
    let sql = Sql::new("SELECT id FROM channel WHERE actor_id = $1").bind(target);
    Ok(here && (!only_channel || conn.optional::<i64>(sql).await?.is_some()))
}
