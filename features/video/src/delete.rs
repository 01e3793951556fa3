//! The end of a video: its rows at once, its files right after.

use crate::store;
use crate::update::found;
use crate::{place, policy, sweep};
use channel::activity::{Action, Subject, record};
use database::{Sql, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use object_storage::{Bucket, Key};
use platform::id::Ref;
use platform::{App, Caller, Result, buckets, event};
use serde_json::json;

/// Recorded when a video is removed.
pub const DELETED_EVENT: &str = "video.deleted";
/// Who was just writing or moving files of the video has noticed by then, in milliseconds.
const AFTERMATH: i64 = 3_600_000;

/// Removes a video of the caller (or, for moderators, of anybody).
pub async fn delete(app: &App, caller: &Caller, which: Ref) -> Result<()> {
    let video = found(app, which).await?;
    policy::must_delete(&mut app.db.reader().await?, caller, &video).await?;
    let (id, now, log) = (video.id, app.now(), (video.channel_id, caller.user_id));
    let write = app.db.write(id, move |tx, id| {
        async move {
            record(tx, log, Action::Delete, Subject::Video(id), now).await?;
            delete_in(tx, now, id).await
        }
        .boxed()
    });
    write.await.map(drop)
}

/// Removes a video in the caller's transaction (of whoever removes its channel or account); whether there was one.
pub async fn delete_in(tx: &mut Tx, now: i64, id: i64) -> Result<bool> {
    let Some(video) = store::get(tx, id).await? else { return Ok(false) };
    let mut files: Vec<(Bucket, Key, bool)> = Vec::new();
    for picture in store::thumbnails_of(tx, id).await? {
        files.push((buckets::THUMBNAILS, place::key(&picture.file_name)?, false));
    }
    if let Some(name) = store::storyboard_of(tx, id).await? {
        files.push((buckets::STORYBOARDS, place::key(&name)?, false));
    }
    for caption in store::captions_of(tx, id).await? {
        files.push((buckets::CAPTIONS, place::key(&caption.file_name)?, false));
    }
    if let Some(source) = store::source_of(tx, id).await?.filter(|s| s.has_file) {
        files.push((buckets::ORIGINALS, place::key(&source.file_name)?, false));
    }
    if let Some(torrent) = store::source_torrent(tx, id).await? {
        files.push((buckets::TORRENTS, place::key(&torrent)?, false));
    }
    // Files may be on their way between the two folders: both places are emptied, and once more when that is over.
    let mut movable = Vec::new();
    for file in store::files_of(tx, id).await? {
        if let Some(torrent) = &file.torrent_name {
            files.push((buckets::TORRENTS, place::key(torrent)?, false));
        }
        if file.playlist_id.is_none() {
            for private in [false, true] {
                movable.push((buckets::WEB_VIDEOS, place::web_video(&file.file_name, private)?, false));
            }
        }
    }
    let playlist = store::playlist_of(tx, id).await?;
    if playlist.is_some() {
        for private in [false, true] {
            movable.push((buckets::STREAMING_PLAYLISTS, place::hls_folder(&video.uuid, private)?, true));
        }
    }
    let busy = playlist.is_some_and(|p| p.growing) || video.files_private != policy::is_guarded(video.privacy);
    for (bucket, key, is_folder) in files.iter().chain(&movable) {
        store::doom(tx, now, *bucket, key, *is_folder, now).await?;
    }
    if busy {
        for (bucket, key, is_folder) in &movable {
            store::doom(tx, now, *bucket, key, *is_folder, now + AFTERMATH).await?;
        }
    }
    store::delete_video(tx, id).await?;
    event::emit(tx, now, DELETED_EVENT, id).await?;
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    Ok(true)
}

/// Removes every video of a channel that is about to go, in the same transaction.
pub async fn delete_of_channel(tx: &mut Tx, channel_id: i64, now: i64) -> Result<()> {
    let sql = Sql::new("SELECT id FROM video WHERE channel_id = $1").bind(channel_id);
    for id in tx.all::<i64>(sql).await? {
        delete_in(tx, now, id).await?;
    }
    Ok(())
}
