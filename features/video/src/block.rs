//! Blocking videos: a blocked one is there for its owner and for moderators only. Moderators block by hand; where the
//! instance wants it, the videos of new people wait blocked until a moderator has looked at them.
//!
//! `video.blocked` repeats that there is a row in `video_block`, so that lists need no join.

use crate::store::{self, BlockRow, VideoRow};
use crate::{publish, states};
use database::Tx;
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, Right, Role, event};

/// Recorded when a moderator blocks a video.
pub const BLOCKED_EVENT: &str = "video.blocked";
/// Recorded when a block is lifted.
pub const UNBLOCKED_EVENT: &str = "video.unblocked";
/// Recorded when a video is made to wait for a moderator.
pub const HELD_EVENT: &str = "video.auto-blocked";

/// Why a video is blocked, numbered as PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A moderator blocked it.
    ByHand = 1,
    /// It waits for a moderator because all new videos of its owner do.
    NewVideo = 2,
    /// It waits for a moderator because of what it says.
    AutomaticTag = 3,
}

/// What owners of waiting videos are told.
const HELD_REASON: &str = "This video waits until a moderator has looked at it.";

/// What a moderator says about a block.
#[derive(Debug, Clone, Default)]
pub struct NewBlock {
    /// Why; its owner is told.
    pub reason: Option<String>,
    /// For moderators alone.
    pub internal_note: Option<String>,
    /// Whether other instances are to forget the video as well.
    pub unfederate: bool,
}

/// What a moderator says anew; `None` leaves it, `Some(None)` clears it.
#[derive(Debug, Clone, Default)]
pub struct BlockChange {
    /// Why; its owner is told.
    pub reason: Option<Option<String>>,
    /// For moderators alone.
    pub internal_note: Option<Option<String>>,
}

async fn find(tx: &mut Tx, which: Ref) -> Result<VideoRow> {
    store::find(tx, which).await?.ok_or_else(|| Problem::not_found("Video not found"))
}

async fn find_blocked(tx: &mut Tx, which: Ref) -> Result<(VideoRow, BlockRow)> {
    let video = find(tx, which).await?;
    let block = store::block_of(tx, video.id).await?;
    Ok((video, block.ok_or_else(|| Problem::not_found("Blacklisted video not found"))?))
}

fn deed(caller: &Caller, action: Action, video: &VideoRow) -> Deed {
    Deed::new(caller, "video-blocks", action)
        .with("video-id", video.id)
        .with("video-uuid", video.uuid.as_str())
        .with("video-name", video.name.as_str())
}

/// Blocks a video, local or not.
///
/// # Errors
/// 404 for an unknown video; 409 when it is blocked already, and when a remote one is to be unfederated.
pub async fn block(app: &App, caller: &Caller, which: Ref, new: NewBlock) -> Result<()> {
    app.db
        .write((caller.clone(), new, app.now()), move |tx, (caller, new, now)| {
            async move {
                let video = find(tx, which).await?;
                if new.unfederate && !video.is_local {
                    return Err(Problem::conflict("You cannot unfederate a remote video."));
                }
                if store::block_of(tx, video.id).await?.is_some() {
                    return Err(Problem::conflict("This video is blocked already."));
                }
                store::insert_block(tx, now, video.id, Kind::ByHand, &new).await?;
                let deed = deed(&caller, Action::Create, &video).with("block-unfederated", new.unfederate);
                audit::record(tx, now, deed.with("block-reason", new.reason)).await?;
                Ok(event::emit(tx, now, BLOCKED_EVENT, video.id).await?)
            }
            .boxed()
        })
        .await
}

/// Changes what is said about a block.
///
/// # Errors
/// 404 for an unknown video and for one that is not blocked.
pub async fn change(app: &App, caller: &Caller, which: Ref, change: BlockChange) -> Result<()> {
    app.db
        .write((caller.clone(), change, app.now()), move |tx, (caller, change, now)| {
            async move {
                let (video, block) = find_blocked(tx, which).await?;
                let reason = change.reason.unwrap_or_else(|| block.reason.clone());
                let note = change.internal_note.unwrap_or_else(|| block.internal_note.clone());
                store::update_block(tx, now, block.id, reason.clone(), note).await?;
                let deed = deed(&caller, Action::Update, &video).changed("block-reason", block.reason, reason);
                Ok(audit::record(tx, now, deed).await?)
            }
            .boxed()
        })
        .await
}

/// Lifts a block. A video that waited for a moderator is published by it.
///
/// # Errors
/// 404 for an unknown video and for one that is not blocked.
pub async fn unblock(app: &App, caller: &Caller, which: Ref) -> Result<()> {
    app.db
        .write((caller.clone(), app.now()), move |tx, (caller, now)| {
            async move {
                let (video, block) = find_blocked(tx, which).await?;
                store::delete_block(tx, now, video.id).await?;
                let deed = deed(&caller, Action::Delete, &video).with("block-reason", block.reason);
                audit::record(tx, now, deed).await?;
                event::emit(tx, now, UNBLOCKED_EVENT, video.id).await?;
                if block.kind != Kind::ByHand as i64 && video.state == states::PUBLISHED {
                    event::emit(tx, now, publish::PUBLISHED_EVENT, video.id).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

/// Whether a new video of somebody waits for a moderator.
fn must_wait(enabled: bool, role: Role, admin_flags: i64) -> bool {
    /// The flag by which administrators let somebody's videos pass.
    const PASSES: i64 = 1;
    enabled && !role.has(Right::ManageVideoBlocks) && admin_flags & PASSES == 0
}

/// Makes a new video (or one with a new file) wait for a moderator if its uploader's do; whether it waits now. `enabled`
/// is `auto_blacklist.videos.of_users.enabled`.
pub(crate) async fn hold_new(tx: &mut Tx, now: i64, video_id: i64, user_id: i64, enabled: bool) -> Result<bool> {
    if !enabled {
        return Ok(false);
    }
    let Some((role, flags)) = store::standing_of(tx, user_id).await? else { return Ok(false) };
    let waits = must_wait(enabled, Role::from_number(role).unwrap_or(Role::User), flags);
    if waits {
        hold(tx, now, video_id, Kind::NewVideo).await?;
    }
    Ok(waits)
}

/// Makes a video wait for a moderator, unless it is blocked already.
pub async fn hold(tx: &mut Tx, now: i64, video_id: i64, kind: Kind) -> Result<()> {
    if store::block_of(tx, video_id).await?.is_some() {
        return Ok(());
    }
    let new = NewBlock { reason: Some(HELD_REASON.to_owned()), internal_note: None, unfederate: true };
    store::insert_block(tx, now, video_id, kind, &new).await?;
    Ok(event::emit(tx, now, HELD_EVENT, video_id).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_untrusted_people_wait() {
        assert!(must_wait(true, Role::User, 0));
        for (enabled, role, flags) in
            [(false, Role::User, 0), (true, Role::User, 1), (true, Role::Moderator, 0), (true, Role::Administrator, 0)]
        {
            assert!(!must_wait(enabled, role, flags), "{enabled} {role:?} {flags}");
        }
    }
}
