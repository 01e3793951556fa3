//! The video a request wants to change: it exists, lives here, and the caller may change it.

use crate::policy;
use crate::store::{self, VideoRow};
use database::Conn;
use platform::id::Ref;
use platform::{Caller, Problem, Result};

/// A video that the caller may change.
///
/// # Errors
/// 404 for an unknown video, 403 for one of another server or of another user.
pub(crate) async fn managed(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<VideoRow> {
    let video = known(conn, which).await?;
    check(conn, caller, &video).await?;
    Ok(video)
}

/// A video, wherever it lives, or 404.
pub(crate) async fn known(conn: &mut Conn, which: Ref) -> Result<VideoRow> {
    store::find(conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))
}

/// Refuses who may not change a video that was found.
pub(crate) async fn check(conn: &mut Conn, caller: &Caller, video: &VideoRow) -> Result<()> {
    if !video.is_local {
        return Err(Problem::forbidden("Cannot manage a video of another server."));
    }
    policy::must_manage(conn, caller, video).await
}
