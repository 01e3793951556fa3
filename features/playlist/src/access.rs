//! Finding a playlist that the caller may read or manage, or the refusal PeerTube gives.

use crate::policy::{self, Reading};
use crate::{PlaylistRow, store};
use channel::ChannelRow;
use database::Conn;
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
            may_manage(caller, &playlist, Right::UpdateAnyPlaylist)?;
        }
    }
    Ok(playlist)
}

/// Whether the caller may manage the playlist.
pub(crate) fn may_manage(caller: &Caller, playlist: &PlaylistRow, right: Right) -> Result<()> {
    policy::may_manage(caller, &playlist.facts(), false, right)
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
