//! The way of a video from uploaded to published: what `transcoding` and others call with their own `Tx`.
//!
//! `to transcode (2)` becomes `published (1)` with the first finished rendition, or `transcoding failed (7)` when none
//! can be made; a failed one that gets a rendition after all is published too. Nothing leaves `published`.

use crate::store::{self, NewFile};
use crate::{place, policy, states, sweep};
use database::{Error, Tx};
use job_queue::NewJob;
use platform::{buckets, event};
use serde_json::json;

/// Recorded once, when a video can be watched for the first time: not while it waits for a moderator.
pub const PUBLISHED_EVENT: &str = "video.published";

/// Recorded for each further file that is listed.
pub const FILE_ADDED_EVENT: &str = "video.file-added";

/// What became of a finished rendition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is listed now; `true` when that published the video.
    Listed(bool),
    /// The video was removed meanwhile: remove the file.
    Gone,
    /// The video's files moved meanwhile between the public and the private folder: move this one there and call again.
    Moved,
}

/// Lists a finished file of a video. `private` tells in which folder the caller put it. Repeating it changes nothing.
pub async fn rendition_finished(
    tx: &mut Tx,
    now: i64,
    video_id: i64,
    private: bool,
    file: &NewFile,
) -> Result<Added, Error> {
    let Some(video) = store::get(tx, video_id).await? else { return Ok(Added::Gone) };
    if video.files_private != private {
        return Ok(Added::Moved);
    }
    store::insert_file(tx, now, video_id, file).await?;
    let first = video.state != states::PUBLISHED;
    if first {
        store::set_state(tx, now, video_id, states::PUBLISHED, true).await?;
        let kind = if video.blocked { FILE_ADDED_EVENT } else { PUBLISHED_EVENT };
        event::emit(tx, now, kind, video_id).await?;
    } else {
        event::emit(tx, now, FILE_ADDED_EVENT, video_id).await?;
    }
    Ok(Added::Listed(first))
}

/// Records that no rendition could be made. A video that has one already stays published.
pub async fn transcoding_failed(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    match store::get(tx, video_id).await? {
        Some(video) if video.state == states::TO_TRANSCODE => {
            store::set_state(tx, now, video_id, states::TRANSCODING_FAILED, false).await?;
            event::emit(tx, now, "video.transcoding-failed", video_id).await
        }
        _ => Ok(()),
    }
}

/// Starts the HLS publication of a video: from here on its folder ([`place::hls_folder`]) belongs to the row, and it is
/// not moved until [`hls_closed`]. When there is one already (an interrupted job), that one is answered: keep its names.
pub async fn hls_opened(
    tx: &mut Tx,
    now: i64,
    video_id: i64,
    master_name: &str,
    hashes_name: &str,
) -> Result<store::PlaylistRow, Error> {
    if let Some(playlist) = store::playlist_of(tx, video_id).await? {
        return Ok(playlist);
    }
    let id = store::insert_playlist(tx, now, video_id, master_name, hashes_name).await?;
    let (master_name, hashes_name) = (master_name.to_owned(), hashes_name.to_owned());
    Ok(store::PlaylistRow { id, master_name, hashes_name, growing: true })
}

/// Ends the growing of the HLS publication; a move that waited for it starts.
pub async fn hls_closed(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    store::close_playlist(tx, now, video_id).await?;
    event::emit(tx, now, "video.ladder-made", video_id).await?;
    move_if_misplaced(tx, now, video_id).await
}

/// Ends the work on the source: its file goes unless it is to be kept.
pub async fn source_done(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    if let Some(source) = store::source_of(tx, video_id).await?
        && source.has_file
        && !source.keep
        && let Ok(key) = place::key(&source.file_name)
    {
        store::doom(tx, now, buckets::ORIGINALS, &key, false, now).await?;
        if let Some(torrent) = store::source_torrent(tx, video_id).await?
            && let Ok(torrent) = place::key(&torrent)
        {
            store::doom(tx, now, buckets::TORRENTS, &torrent, false, now).await?;
        }
        store::delete_source_file(tx, now, video_id).await?;
        job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    }
    Ok(())
}

/// After a change of privacy: has the files moved when they lie in the wrong folder.
pub async fn move_if_misplaced(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    if let Some(video) = store::get(tx, video_id).await?
        && video.files_private != policy::is_guarded(video.privacy)
    {
        let job = NewJob {
            max_attempts: 20,
            ..NewJob::new(crate::relocate::MOVE_FILES, json!({ "video_id": video_id }), now)
        };
        job_queue::enqueue(tx, now, job).await?;
    }
    Ok(())
}
