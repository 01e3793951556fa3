//! Finding a playlist that the caller may read or manage, or the refusal PeerTube gives.

use crate::policy::{self, Reading};
use crate::{PlaylistRow, store};
use channel::ChannelRow;
use channel::activity::{Action, Subject, record};
use database::{Conn, Tx};
use platform::id::Ref;
use platform::{Caller, Problem, Result, Right};

/// The playlist an address names; 400 when it is none of the three forms.
pub(crate) fn named(text: &str) -> Result<Ref> {
    Ref::parse(text)
        .ok_or_else(|| wrong_param("playlistId", text, "Should have a valid playlist id (id, short UUID or UUID)"))
}

/// 400 for a part of the path.
pub(crate) fn wrong_param(name: &str, value: &str, message: &str) -> Problem {
    let error =
        serde_json::json!({"type": "field", "value": value, "msg": message, "path": name, "location": "params"});
    Problem::invalid([(name.to_owned(), error)].into_iter().collect())
}

/// 404 for a playlist that is not there.
pub(crate) fn not_found() -> Problem {
    Problem::not_found("Video playlist not found")
}

/// The playlist, or 404.
pub(crate) async fn found(conn: &mut Conn, which: Ref) -> Result<PlaylistRow> {
    store::find(conn, which).await?.ok_or_else(not_found)
}

/// A playlist that the caller may read.
pub(crate) async fn readable(conn: &mut Conn, which: Ref, caller: Option<&Caller>) -> Result<PlaylistRow> {
    let playlist = found(conn, which).await?;
    match policy::reading(&playlist.facts(), matches!(which, Ref::Uuid(_))) {
        Reading::Yes => {}
        Reading::NotThere => return Err(Problem::not_found("Playlist not found")),
        Reading::Managers => {
            let caller = caller.ok_or_else(|| Problem::unauthorized("Authentication is required").code_less())?;
            may_manage(conn, caller, &playlist, Right::UpdateAnyPlaylist).await?;
        }
    }
    Ok(playlist)
}

/// Whether the caller may manage the playlist: its owner, who has the right, and collaborators of its channel.
pub(crate) async fn may_manage(conn: &mut Conn, caller: &Caller, playlist: &PlaylistRow, right: Right) -> Result<()> {
    let facts = playlist.facts();
    match (policy::may_manage(caller, &facts, false, right), playlist.channel_id()) {
        (Err(_), Some(channel)) => {
            let edits_channel = channel::is_collaborator(conn, channel, caller.account_id).await?;
            policy::may_manage(caller, &facts, edits_channel, right)
        }
        (verdict, _) => verdict,
    }
}

/// Writes into the log of a playlist's channel what the caller did; a playlist without a channel has none.
pub(crate) async fn log(
    tx: &mut Tx,
    caller: &Caller,
    (playlist, channel): (i64, Option<i64>),
    action: Action,
    now: i64,
) -> Result<()> {
    if let Some(channel) = channel {
        record(tx, (channel, caller.user_id), action, Subject::Playlist(playlist), now).await?;
    }
    Ok(())
}

/// A channel in which the caller may put playlists.
pub(crate) async fn channel_of(conn: &mut Conn, caller: &Caller, channel_id: i64) -> Result<ChannelRow> {
    let channel = channel::owned(conn, channel_id).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    channel::must_manage(conn, caller, &channel).await?;
    if channel.host.is_some() {
        return Err(Problem::forbidden("The channel must be local."));
    }
    Ok(channel)
}
