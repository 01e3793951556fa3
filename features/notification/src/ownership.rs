//! Videos and channels that are offered to somebody else, and what was answered.

use crate::kind::Kind;
use crate::mute::without_muters;
use crate::recipient::{self, Recipient};
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, FromRow, Row, Sql, Tx};

struct Offer {
    initiator: i64,
    next_owner: i64,
    /// Whether a channel is offered, and not a video.
    of_channel: bool,
    /// The channel that is offered, or that the video is in now.
    channel: Option<i64>,
}

impl FromRow for Offer {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Offer {
            initiator: row.get("initiator_id")?,
            next_owner: row.get("next_owner_id")?,
            of_channel: row.get::<Option<i64>>("channel_id")?.is_some(),
            channel: row.get("in_channel")?,
        })
    }
}

async fn find(tx: &mut Tx, id: i64) -> Result<Option<Offer>, Error> {
    let sql = "SELECT o.initiator_id, o.next_owner_id, o.channel_id, coalesce(o.channel_id, v.channel_id) AS in_channel \
               FROM ownership_change o LEFT JOIN video v ON v.id = o.video_id WHERE o.id = $1";
    tx.optional(Sql::new(sql).bind(id)).await
}

fn about(id: i64) -> Subjects {
    Subjects { ownership_id: Some(id), ..Subjects::default() }
}

/// Who is asked to take over hears of it.
pub(crate) async fn requested(tx: &mut Tx, at: &Moment, id: i64) -> Result<(), Error> {
    let Some(offer) = find(tx, id).await? else { return Ok(()) };
    let kind = if offer.of_channel { Kind::ChannelOffered } else { Kind::VideoOffered };
    let to = recipient::of_account(tx, offer.next_owner).await?.into_iter().collect();
    let to = without_muters(tx, to, offer.initiator).await?;
    send(tx, at, kind, about(id), &to).await
}

/// Who offered it and those who look after the channel hear that it was taken.
pub(crate) async fn accepted(tx: &mut Tx, at: &Moment, id: i64) -> Result<(), Error> {
    let Some(offer) = find(tx, id).await? else { return Ok(()) };
    // A video is in a channel of its new owner by now, whose people know nothing of the offer.
    let (kind, channel) = match offer.of_channel {
        true => (Kind::ChannelTaken, offer.channel),
        false => (Kind::VideoTaken, None),
    };
    tell(tx, at, kind, id, &offer, channel).await
}

/// Who offered it and those who look after the channel hear that it was not wanted.
pub(crate) async fn rejected(tx: &mut Tx, at: &Moment, id: i64) -> Result<(), Error> {
    let Some(offer) = find(tx, id).await? else { return Ok(()) };
    let kind = if offer.of_channel { Kind::ChannelNotWanted } else { Kind::VideoNotWanted };
    tell(tx, at, kind, id, &offer, offer.channel).await
}

/// Everybody but who answered.
async fn tell(tx: &mut Tx, at: &Moment, kind: Kind, id: i64, o: &Offer, channel: Option<i64>) -> Result<(), Error> {
    let mut to: Vec<Recipient> = recipient::of_account(tx, o.initiator).await?.into_iter().collect();
    if let Some(channel) = channel {
        to.extend(recipient::of_channel(tx, channel).await?);
    }
    to.retain(|r| r.account_id != o.next_owner);
    to.sort_by_key(|r| r.user_id);
    to.dedup_by_key(|r| r.user_id);
    send(tx, at, kind, about(id), &to).await
}
