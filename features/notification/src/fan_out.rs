//! Telling all subscribers of a channel of a new video, in portions: each is a transaction of its own that also records how far
//! it has come, so that neither other events nor other people's writes wait for ten thousand rows, and a crash loses none.

use crate::kind::Kind;
use crate::mute::without_muters;
use crate::recipient::{self, Recipient};
use crate::send::{Moment, send};
use crate::store::{self, FanOut, Reached};
use crate::subject::Subjects;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::App;
use serde_json::json;

/// Tells subscribers of one video.
pub const FAN_OUT: &str = "notification.fan-out";
/// Subscribers told in one transaction.
pub const PORTION: i64 = 250;

/// Runs [`FAN_OUT`].
pub struct Subscribers(pub App);

impl Handler for Subscribers {
    fn kind(&self) -> &'static str {
        FAN_OUT
    }
    fn concurrency(&self) -> usize {
        2
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let event_seq = job.id_of("event")?;
            while portion(&self.0, event_seq).await? {
                if job.cancel.is_cancelled() {
                    return Err(Failure::Released);
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Has a video's subscribers told, after the transaction.
pub(crate) async fn begin(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<(), Error> {
    store::begin_fan_out(tx, at.event_seq, video_id).await?;
    let job = NewJob { max_attempts: 20, ..NewJob::new(FAN_OUT, json!({ "event": at.event_seq }), at.now) };
    job_queue::enqueue(tx, at.now, job).await.map(drop)
}

/// Tells the next portion; whether there may be more.
async fn portion(app: &App, event_seq: i64) -> Result<bool, Error> {
    let at = Moment { event_seq, now: app.now(), config: app.config() };
    app.db.write(at, |tx, at| next(tx, at).boxed()).await
}

async fn next(tx: &mut Tx, at: Moment) -> Result<bool, Error> {
    let Some(fan_out) = store::fan_out(tx, at.event_seq).await? else { return Ok(false) };
    let found = subscribers(tx, &fan_out).await?;
    // Somebody else may be at it since a lease ran out: whoever moves the place tells.
    let last = found.last().filter(|_| i64::try_from(found.len()) == Ok(PORTION)).map(|s| s.reached);
    if !store::fan_out_reached(tx, &fan_out, last).await? {
        return Ok(true);
    }
    let recipients = found.into_iter().map(|s| s.recipient).collect();
    let recipients = without_muters(tx, recipients, fan_out.account_id).await?;
    send(tx, &at, Kind::NewVideo, Subjects::video(fan_out.video_id), &recipients).await?;
    Ok(last.is_some())
}

struct Subscriber {
    recipient: Recipient,
    reached: Reached,
}

impl FromRow for Subscriber {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let reached = Reached { at: row.get("followed_at")?, id: row.get("follow_id")? };
        Ok(Subscriber { recipient: Recipient::from_row(row)?, reached })
    }
}

/// The next local subscribers of a video's channel, its owner left out. None when the video may not be seen any more.
async fn subscribers(conn: &mut Conn, f: &FanOut) -> Result<Vec<Subscriber>, Error> {
    let mut sql = Sql::new(recipient::FIELDS);
    sql.push(", f.created_at AS followed_at, f.id AS follow_id FROM video v JOIN channel c ON c.id = v.channel_id ");
    sql.push("JOIN actor_follow f ON f.target_id = c.actor_id JOIN account ac ON ac.actor_id = f.follower_id ");
    sql.push("JOIN users u ON u.id = ac.user_id LEFT JOIN notification_setting s ON s.user_id = u.id ");
    sql.push("WHERE v.privacy IN (1, 4) AND v.state = 1 AND NOT v.blocked AND f.state = 'accepted' ");
    sql.push("AND ac.id <> c.account_id AND v.id = ").arg(f.video_id);
    sql.push(" AND (f.created_at, f.id) > (").arg(f.reached.at).push(", ").arg(f.reached.id);
    sql.push(") ORDER BY f.created_at, f.id LIMIT ").arg(PORTION);
    conn.all(sql).await
}
