//! A video can be watched now: its owner and the channel's subscribers hear of it.

use crate::fan_out;
use crate::kind::Kind;
use crate::policy::{self, Publication, Telling};
use crate::recipient;
use crate::send::{Moment, send};
use crate::store::{self, Announcement};
use crate::subject::Subjects;
use database::{Conn, Error, FromRow, Row, Sql, Tx};

struct Video {
    account_id: i64,
    state: i64,
    wait_transcoding: bool,
    scheduled: bool,
    blocked: bool,
    privacy: i64,
}

impl FromRow for Video {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Video {
            account_id: row.get("account_id")?,
            state: row.get("state")?,
            wait_transcoding: row.get("wait_transcoding")?,
            scheduled: row.get::<Option<i64>>("update_at")?.is_some(),
            blocked: row.get("blocked")?,
            privacy: row.get("privacy")?,
        })
    }
}

async fn video(conn: &mut Conn, id: i64) -> Result<Option<Video>, Error> {
    let sql = "SELECT c.account_id, v.state, v.wait_transcoding, v.blocked, v.privacy, p.update_at FROM video v \
               JOIN channel c ON c.id = v.channel_id LEFT JOIN video_schedule p ON p.video_id = v.id \
               WHERE v.id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// The state of a video that can be watched.
const PUBLISHED: i64 = 1;

/// Tells of a video what has not been told of it yet, as far as its time has come.
pub(crate) async fn announce(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<(), Error> {
    let Some(video) = video(tx, video_id).await?.filter(|v| v.state == PUBLISHED) else { return Ok(()) };
    let before = store::announcement(tx, video_id).await?;
    let mut told = before.unwrap_or(Announcement { owner_told: false, subscribers_told: false });
    if !told.owner_told {
        let telling = policy::tell_owner(Publication {
            waited: video.wait_transcoding,
            scheduled: video.scheduled,
            blocked: video.blocked,
            deferred: before.is_some(),
        });
        if telling == Telling::Now
            && let Some(owner) = recipient::of_account(tx, video.account_id).await?
        {
            send(tx, at, Kind::MyVideoPublished, Subjects::video(video_id), &[owner]).await?;
        }
        told.owner_told = telling != Telling::Later;
    }
    if !told.subscribers_told && !video.blocked && policy::open_to_subscribers(video.privacy) {
        fan_out::begin(tx, at, video_id).await?;
        told.subscribers_told = true;
    }
    store::announced(tx, video_id, told, at.now).await
}
