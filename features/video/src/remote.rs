//! Videos of other servers: rows as their documents tell. Their files stay where they are, their pictures are fetched when they are asked
//! for. Who calls here has made sure that the document is of the video's own origin.

use crate::store::copies;
use crate::store::remote as rows;
use crate::{block, place, store, sweep};
use database::Tx;
use job_queue::NewJob;
use object_storage::Bucket;
use platform::{Problem, Result, buckets, event};
use serde_json::json;

pub use crate::store::copies::VideoCopy;
pub use crate::store::remote::{
    RemoteCaption, RemoteFile, RemotePicture, RemotePlaylist, RemoteStoryboard, RemoteVideo, Share,
};

/// Recorded when a video of another server came for the first time.
pub const ARRIVED_EVENT: &str = crate::publish::PUBLISHED_EVENT;
/// Recorded when the document of another server's video has changed.
pub const CHANGED_EVENT: &str = crate::update::UPDATED_EVENT;

/// What storing a video did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub id: i64,
    /// Whether it was not known before.
    pub is_new: bool,
}

/// Stores a video of another server, or renews it. `tell` lets those who are subscribed to its channel hear of a new one.
///
/// # Errors
/// 403 when the address is of a video of ours, or of one on another server than the channel's; the database's when its UUID is another
/// video's.
pub async fn store_video(tx: &mut Tx, video: &RemoteVideo, tell: bool, now: i64) -> Result<Stored> {
    let known = rows::by_url(tx, &video.url).await?;
    let (id, is_new) = match known {
        Some(known) => {
            if known.is_local || !rows::is_same_host(tx, known.channel_id, video.channel_id).await? {
                return Err(Problem::forbidden("a video stays on its server"));
            }
            rows::update(tx, known.id, video, now).await?;
            (known.id, false)
        }
        None => (rows::insert(tx, video, now).await?, true),
    };
    store::replace_tags(tx, id, &video.tags).await?;
    rows::replace_trackers(tx, id, &video.trackers).await?;
    if let Some(chapters) = &video.chapters {
        store::replace_chapters(tx, id, chapters).await?;
    }
    rows::replace_files(tx, id, video, now).await?;
    let mut dropped: Vec<(Bucket, String)> = Vec::new();
    let of = |bucket: Bucket| move |name: String| (bucket, name);
    dropped
        .extend(rows::replace_pictures(tx, id, &video.pictures, now).await?.into_iter().map(of(buckets::THUMBNAILS)));
    let storyboard = rows::replace_storyboard(tx, id, video.storyboard.as_ref(), now).await?;
    dropped.extend(storyboard.into_iter().map(of(buckets::STORYBOARDS)));
    dropped.extend(rows::replace_captions(tx, id, &video.captions, now).await?.into_iter().map(of(buckets::CAPTIONS)));
    if !dropped.is_empty() {
        for (bucket, name) in dropped {
            store::doom(tx, now, bucket, &place::key(&name)?, false, now).await?;
        }
        job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    }
    if !is_new {
        event::emit(tx, now, CHANGED_EVENT, id).await?;
    } else if video.quarantined {
        block::hold(tx, now, id, block::Kind::NewVideo).await?;
    } else if tell {
        event::emit(tx, now, ARRIVED_EVENT, id).await?;
    }
    Ok(Stored { id, is_new })
}

/// A video by its address, wherever it lives: its number, and whether it lives here.
///
/// # Errors
/// The database's.
pub async fn known(conn: &mut database::Conn, url: &str) -> Result<Option<Known>, database::Error> {
    rows::by_url(conn, url).await
}

pub use crate::store::remote::Known;

/// Records that an actor told its followers of a video; whether that is new.
///
/// # Errors
/// The database's.
pub async fn share(tx: &mut Tx, share: &Share, now: i64) -> Result<bool, database::Error> {
    rows::share(tx, share, now).await
}

/// Forgets that an actor told of a video; whether it had.
///
/// # Errors
/// The database's.
pub async fn unshare(tx: &mut Tx, actor_id: i64, url: &str) -> Result<bool, database::Error> {
    rows::unshare(tx, actor_id, url).await
}

/// Notes that a video was looked at and stays as it is known, so that others have their turn.
///
/// # Errors
/// The database's.
pub async fn looked_at(tx: &mut Tx, id: i64, now: i64) -> Result<(), database::Error> {
    rows::looked_at(tx, id, now).await
}

/// Keeps a copy of a video on another server, or renews it; `false` when its address is another copy's.
///
/// # Errors
/// The database's.
pub async fn keep_copy(tx: &mut Tx, copy: &VideoCopy, now: i64) -> Result<bool, database::Error> {
    copies::keep(tx, copy, now).await
}

/// Forgets a copy of that server; whether it was known.
///
/// # Errors
/// The database's.
pub async fn drop_copy(tx: &mut Tx, actor_id: i64, url: &str) -> Result<bool, database::Error> {
    copies::remove(tx, actor_id, url).await
}
