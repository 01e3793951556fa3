//! What is told a little later, so that what happens often (ratings, views) is one Update.

use crate::consume::Moment;
use crate::{store, video};
use database::{Error, Sql, Tx};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::{App, Problem};
use serde_json::json;

/// Tells of a video anew.
pub const RENEW: &str = "outbox.renew";
/// Milliseconds in which what happens is told together.
const LATER: i64 = 30_000;

/// Has a video of ours that others know of told anew in a while, unless it will be already.
pub(crate) async fn later(tx: &mut Tx, video_id: i64, now: i64) -> Result<(), Error> {
    if store::told(tx, video::VIDEO, video_id).await?.is_none() {
        return Ok(());
    }
    let payload = json!({"video": video_id});
    let sql = "SELECT id FROM job WHERE kind = $1 AND payload = $2 AND state IN ('waiting', 'delayed') LIMIT 1";
    let sql = Sql::new(sql).bind(RENEW).bind(payload.to_string());
    if tx.optional::<i64>(sql).await?.is_some() {
        return Ok(());
    }
    let job = NewJob { run_at: now + LATER, ..NewJob::new(RENEW, payload, now) };
    job_queue::enqueue(tx, now, job).await.map(drop)
}

/// Runs [`RENEW`].
pub(crate) struct Renew(pub(crate) App);

impl Handler for Renew {
    fn kind(&self) -> &'static str {
        RENEW
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let id = job.id_of("video")?;
            let at = Moment { app: self.0.clone(), now: self.0.now() };
            let write =
                self.0.db.write((id, at), |tx, (id, at)| async move { video::told(tx, &at, id, true).await }.boxed());
            write.await.map_err(|problem: Problem| Failure::Retry(problem.to_string()))
        }
        .boxed()
    }
}
