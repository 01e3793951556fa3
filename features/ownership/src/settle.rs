//! Accepting and refusing an offer.

use crate::give::must_be_local;
use crate::policy;
use crate::store::{self, OfferRow, State, Thing};
use channel::activity::{Action, Subject, record_with};
use channel::must_own;
use database::{Conn, Sql, Tx};
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};

/// A live stream that has not begun.
const WAITING_FOR_LIVE: i64 = 4;

/// 404 for a number that is no offer's.
pub(crate) fn unknown() -> Problem {
    Problem::not_found("Ownership change not found")
}

async fn answerable(tx: &mut Tx, caller: &Caller, id: i64, thing: Thing) -> Result<OfferRow> {
    let offer = store::get(tx, id).await?.ok_or_else(unknown)?;
    policy::is_about(&offer, thing)?;
    policy::may_answer(caller, &offer)?;
    Ok(offer)
}

/// Accepts a video into a channel of one's own.
pub(crate) async fn accept_video(app: &App, caller: Caller, id: i64, channel_id: Option<i64>) -> Result<()> {
    app.db
        .write((caller, app.now()), move |tx, (caller, now)| {
            async move {
                let offer = answerable(tx, &caller, id, Thing::Video).await?;
                let channel = match channel_id {
                    Some(id) => channel::owned(tx, id).await?,
                    None => None,
                };
                let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
                must_own(&caller, &channel)?;
                must_be_local(&channel)?;
                let video_id = offer.video_id.ok_or_else(unknown)?;
                let video = video::store::get(tx, video_id).await?;
                let video = video.ok_or_else(|| Problem::not_found("Video not found"))?;
                let sql = Sql::new("SELECT is_live FROM video WHERE id = $1").bind(video_id);
                if tx.one::<bool>(sql).await? {
                    if video.state != WAITING_FOR_LIVE {
                        let sentence = "You cannot accept an ownership change of a published live.";
                        return Err(Problem::bad_request(sentence));
                    }
                } else if let Some(user_id) = channel.user_id.filter(|_| channel.account_id != video.account_id) {
                    video::quota::check_move(tx, now, user_id, video_id).await?;
                }
                video::update::move_to(tx, now, video_id, channel.id).await?;
                for channel_id in [video.channel_id, channel.id] {
                    log(tx, &caller, channel_id, Subject::Video(video_id), &offer, State::Accepted, now).await?;
                }
                finish(tx, &offer, State::Accepted, now).await
            }
            .boxed()
        })
        .await
}

/// Accepts a channel.
pub(crate) async fn accept_channel(app: &App, caller: Caller, id: i64) -> Result<()> {
    app.db
        .write((caller, app.now()), move |tx, (caller, now)| {
            async move {
                let offer = answerable(tx, &caller, id, Thing::Channel).await?;
                let channel = channel::owned(tx, offer.channel_id.ok_or_else(unknown)?).await?;
                let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
                let next = actor::accounts_by_ids(tx, &[offer.next_owner_id]).await?.pop();
                let next = next.ok_or_else(|| Problem::not_found("Account not found"))?;
                channel::must_not_be_the_last(tx, &channel).await?;
                if let Some(user_id) = next.user_id.filter(|_| next.id != channel.account_id) {
                    video::store::lock_user(tx, user_id).await?;
                    let size = files_of_channel(tx, channel.id).await?;
                    video::quota::check(tx, now, user_id, size, None).await?;
                }
                channel::hand_over(tx, &channel, next.id, now).await?;
                // What its owner before offered of it is no longer theirs to give.
                store::refuse_videos_of(tx, channel.id, now).await?;
                playlist::leaving::channel_changes_hands(tx, channel.id, next.id, now).await?;
                log(tx, &caller, channel.id, Subject::Channel, &offer, State::Accepted, now).await?;
                finish(tx, &offer, State::Accepted, now).await
            }
            .boxed()
        })
        .await
}

/// Refuses an offer.
pub(crate) async fn refuse(app: &App, caller: Caller, id: i64, thing: Thing) -> Result<()> {
    app.db
        .write((caller, app.now()), move |tx, (caller, now)| {
            async move {
                let offer = answerable(tx, &caller, id, thing).await?;
                let (channel_id, subject) = whereabouts(tx, &offer).await?;
                log(tx, &caller, channel_id, subject, &offer, State::Rejected, now).await?;
                finish(tx, &offer, State::Rejected, now).await
            }
            .boxed()
        })
        .await
}

/// The channel in whose log an offer stands, and what the entry is about.
pub(crate) async fn whereabouts(conn: &mut Conn, offer: &OfferRow) -> Result<(i64, Subject)> {
    match (offer.video_id, offer.channel_id) {
        (Some(video), _) => {
            let sql = Sql::new("SELECT channel_id FROM video WHERE id = $1").bind(video);
            Ok((conn.optional(sql).await?.ok_or_else(unknown)?, Subject::Video(video)))
        }
        (None, Some(channel)) => Ok((channel, Subject::Channel)),
        (None, None) => Err(unknown()),
    }
}

async fn log(
    tx: &mut Tx,
    caller: &Caller,
    channel_id: i64,
    subject: Subject,
    offer: &OfferRow,
    state: State,
    now: i64,
) -> Result<()> {
    let accepted = state == State::Accepted;
    let action = if accepted { Action::AcceptOwnershipRequest } else { Action::RefuseOwnershipRequest };
    let by = (channel_id, caller.user_id);
    Ok(record_with(tx, by, action, (subject, Some(offer.next_owner_id)), now).await?)
}

async fn finish(tx: &mut Tx, offer: &OfferRow, state: State, now: i64) -> Result<()> {
    store::set_state(tx, offer.id, state, now).await?;
    let kind = if state == State::Accepted { "ownership.accepted" } else { "ownership.rejected" };
    Ok(event::emit(tx, now, kind, offer.id).await?)
}

/// What the videos of a channel take of a quota: of each its largest file.
async fn files_of_channel(conn: &mut Conn, channel_id: i64) -> Result<i64> {
    let sql = "SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM (SELECT max(f.size) AS size FROM ( \
                 SELECT video_id, size FROM video_file UNION ALL SELECT video_id, size FROM video_source WHERE has_file \
               ) f JOIN video v ON v.id = f.video_id WHERE v.channel_id = $1 AND NOT v.is_live GROUP BY f.video_id) t";
    Ok(conn.one(Sql::new(sql).bind(channel_id)).await?)
}
