//! Looking through texts again after a list of watched words has changed: comments, and for the instance's lists videos as well.

use crate::store;
use database::{Error, Sql};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler};
use platform::App;
use watched_words::{Owner, RETAG, Tagger};

/// So many comments are looked through at once.
const BATCH: i64 = 200;

/// Runs [`RETAG`]. Repeating it is harmless.
pub(crate) struct Retag(pub(crate) App);

impl Handler for Retag {
    fn kind(&self) -> &'static str {
        RETAG
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let owner = job.payload["account_id"].as_i64().map_or(Owner::Instance, Owner::Account);
            let mut last = 0;
            while let Some(next) = comments(&self.0, owner, last).await? {
                last = next;
                if job.cancel.is_cancelled() {
                    return Err(Failure::Released);
                }
            }
            last = 0;
            while owner == Owner::Instance
                && let Some(next) =
                    watched_words::retag_videos(&self.0, last).await.map_err(|p| Failure::Retry(p.to_string()))?
            {
                last = next;
                if job.cancel.is_cancelled() {
                    return Err(Failure::Released);
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Looks through the next comments after a number; the last one it looked at, `None` at the end.
async fn comments(app: &App, owner: Owner, after: i64) -> Result<Option<i64>, Error> {
    let mut conn = app.db.reader().await?;
    let tagger = Tagger::of(&mut conn, owner, &app.config().webserver.host()).await?;
    let mut sql = Sql::new("SELECT c.id, c.text FROM video_comment c WHERE c.deleted_at IS NULL AND c.id > ");
    sql.arg(after);
    if let Owner::Account(account) = owner {
        sql.push(" AND c.video_id IN (SELECT v.id FROM video v JOIN channel ch ON ch.id = v.channel_id WHERE ch.account_id = ");
        sql.arg(account).push(")");
    }
    sql.push(" ORDER BY c.id LIMIT ").arg(BATCH);
    let (mut ids, mut tags) = (Vec::new(), Vec::new());
    for row in conn.rows(sql).await? {
        let (id, text): (i64, String) = (row.get("id")?, row.get("text")?);
        tags.extend(tagger.tags(&[&text]).into_iter().map(|tag| (id, tag)));
        ids.push(id);
    }
    drop(conn);
    let last = ids.last().copied();
    if last.is_some() {
        let write = app.db.write((ids, tags), move |tx, (ids, tags)| {
            async move { store::replace_tags(tx, owner, &ids, &tags).await }.boxed()
        });
        write.await?;
    }
    Ok(last)
}
