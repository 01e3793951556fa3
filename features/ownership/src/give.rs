//! Offering a video or a channel to somebody.

use crate::policy;
use crate::store::{self, NewOffer, Thing};
use actor::{AccountRow, Handle};
use channel::activity::{Action, Subject, record_with};
use channel::{ChannelRow, must_own};
use database::{Conn, Tx};
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, event};
use video::store::VideoRow;

/// A local video whose ownership the caller may change.
pub(crate) async fn managed_video(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<VideoRow> {
    let video = video::store::find(conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    if !video.is_local {
        return Err(Problem::forbidden("Cannot manage a video of another server."));
    }
    let verdict = policy::may_offer_video(caller, &video);
    video::policy::or_collaborator(conn, caller, video.channel_id, verdict).await?;
    Ok(video)
}

/// A local channel of which the caller has the owner's rights.
pub(crate) async fn owned_channel(conn: &mut Conn, caller: &Caller, handle: &Handle) -> Result<ChannelRow> {
    let channel = channel::by_handle(conn, handle).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    must_own(caller, &channel)?;
    must_be_local(&channel)?;
    Ok(channel)
}

/// 403 for channels of other instances.
pub(crate) fn must_be_local(channel: &ChannelRow) -> Result<()> {
    if channel.host.is_none() { Ok(()) } else { Err(Problem::forbidden("The channel must be local.")) }
}

/// Somebody here, by their name.
async fn next_owner(conn: &mut Conn, app: &App, username: &str) -> Result<AccountRow> {
    let handle = Handle { name: actor::fold(username), host: None };
    let account = actor::account_by_handle(conn, &handle).await?.filter(|a| a.user_id.is_some());
    account.ok_or_else(|| Problem::bad_request(format!("{username} does not exist on {}", app.config().instance.name)))
}

/// Offers a video.
pub(crate) async fn video(app: &App, caller: Caller, which: Ref, username: String) -> Result<()> {
    let input = (app.clone(), caller, username, app.now());
    app.db
        .write(input, move |tx, (app, caller, username, now)| {
            async move {
                let video = managed_video(tx, &caller, which).await?;
                // Locked, so that two cannot offer it at once.
                video::store::get(tx, video.id).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
                let next = next_owner(tx, &app, &username).await?;
                if next.id == video.account_id {
                    return Err(Problem::bad_request("The new owner is already the owner of this video"));
                }
                if store::is_pending(tx, Thing::Video, video.id).await? {
                    let sentence = "There is already a pending ownership change request for this video";
                    return Err(Problem::bad_request(sentence));
                }
                let log = (video.channel_id, Subject::Video(video.id));
                offer(tx, &caller, next.id, (Thing::Video, video.id), log, now).await
            }
            .boxed()
        })
        .await
}

/// Offers a channel.
pub(crate) async fn channel(app: &App, caller: Caller, handle: Handle, username: String) -> Result<()> {
    let input = (app.clone(), caller, handle, username, app.now());
    app.db
        .write(input, move |tx, (app, caller, handle, username, now)| {
            async move {
                let channel = owned_channel(tx, &caller, &handle).await?;
                channel::lock(tx, channel.id).await?;
                let next = next_owner(tx, &app, &username).await?;
                if next.id == channel.account_id {
                    return Err(Problem::bad_request("The new owner is already the owner of this channel"));
                }
                if store::is_pending(tx, Thing::Channel, channel.id).await? {
                    let sentence = "There is already a pending ownership change request for this channel";
                    return Err(Problem::bad_request(sentence));
                }
                let log = (channel.id, Subject::Channel);
                offer(tx, &caller, next.id, (Thing::Channel, channel.id), log, now).await
            }
            .boxed()
        })
        .await
}

async fn offer(
    tx: &mut Tx,
    caller: &Caller,
    next_owner_id: i64,
    (thing, thing_id): (Thing, i64),
    (channel_id, subject): (i64, Subject),
    now: i64,
) -> Result<()> {
    let new = NewOffer { initiator_id: caller.account_id, next_owner_id, thing, thing_id };
    let id = store::insert(tx, new, now).await?;
    let by = (channel_id, caller.user_id);
    record_with(tx, by, Action::SendOwnershipRequest, (subject, Some(next_owner_id)), now).await?;
    Ok(event::emit(tx, now, "ownership.requested", id).await?)
}
