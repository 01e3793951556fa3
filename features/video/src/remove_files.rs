//! Removing single files of a video, and never the last that plays.
//!
//! Files go by their own names, which are random: what is made later in the same folder is safe from a removal that comes late.

use crate::manage::known;
use crate::publish::own_name;
use crate::staging::{Staged, claim_all};
use crate::store::{self, FilePlace, PlaylistRow, VideoRow};
use crate::update::UPDATED_EVENT;
use crate::{place, policy, sweep};
use axum::http::StatusCode;
use database::{Error, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use object_storage::{Bucket, Key, Object};
use platform::id::Ref;
use platform::{App, Problem, Result, buckets, event, random};
use serde_json::json;
use std::io::Read as _;

/// Somebody may be moving the files for this long after a decision, in milliseconds.
const AFTERMATH: i64 = 3_600_000;
/// Longest master playlist that is read, in bytes.
const LONGEST_MASTER: u64 = 1 << 20;

/// What a video consists of, locked until the transaction ends.
struct Parts {
    video: VideoRow,
    playlist: Option<PlaylistRow>,
    hls: Vec<FilePlace>,
    web: Vec<FilePlace>,
}

async fn parts(tx: &mut Tx, which: Ref) -> Result<Parts> {
    let video = known(tx, which).await?;
    if !video.is_local {
        return Err(Problem::bad_request("Cannot delete files of remote video"));
    }
    let video = store::get(tx, video.id).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    let playlist = store::playlist_of(tx, video.id).await?;
    let (hls, web) = store::files_of(tx, video.id).await?.into_iter().partition(|f| f.playlist_id.is_some());
    Ok(Parts { video, playlist, hls, web })
}

/// Removes one plain video file, or all.
///
/// # Errors
/// 404 for an unknown video or file; 400 for a remote video and when nothing else would play.
pub async fn web_videos(app: &App, which: Ref, file: Option<i64>) -> Result<()> {
    app.db.write(app.now(), move |tx, now| remove_web_videos(tx, now, which, file).boxed()).await
}

async fn remove_web_videos(tx: &mut Tx, now: i64, which: Ref, file: Option<i64>) -> Result<()> {
    let Parts { video, hls, web, .. } = parts(tx, which).await?;
    let gone: Vec<&FilePlace> = web.iter().filter(|f| file.is_none_or(|id| f.id == id)).collect();
    match (file, gone.is_empty()) {
        (None, true) => return Err(Problem::bad_request("This video does not have Web Video files")),
        (Some(_), true) => return Err(Problem::not_found("This video does not have this Web Video file id")),
        _ => {}
    }
    if gone.len() == web.len() && hls.is_empty() {
        let sentence = "Cannot delete Web Video files since this video does not have HLS playlist";
        return Err(Problem::bad_request(sentence));
    }
    for file in gone {
        doom_file(tx, now, &video, file).await?;
    }
    finish(tx, now, video.id).await
}

/// Removes the whole HLS publication.
///
/// # Errors
/// 404 for an unknown video; 400 for a remote video and when nothing else would play; 409 while it is being made.
pub async fn hls(app: &App, which: Ref) -> Result<()> {
    app.db
        .write(app.now(), move |tx, now| {
            async move {
                let parts = parts(tx, which).await?;
                let playlist = idle(&parts)?;
                if parts.web.is_empty() {
                    let sentence = "Cannot delete HLS playlist since this video does not have Web Video files";
                    return Err(Problem::bad_request(sentence));
                }
                remove_publication(tx, now, &parts.video, playlist, &parts.hls).await?;
                finish(tx, now, parts.video.id).await
            }
            .boxed()
        })
        .await
}

/// The publication, when nobody writes into it.
fn idle(parts: &Parts) -> Result<&PlaylistRow> {
    let playlist = parts.playlist.as_ref();
    let playlist = playlist.ok_or_else(|| Problem::bad_request("This video does not have HLS files"))?;
    if playlist.growing {
        let problem = Problem::new(StatusCode::CONFLICT, "This video is already being transcoded");
        return Err(problem.code("video_already_being_transcoded"));
    }
    Ok(playlist)
}

/// Removes the rows of a publication and everything in its folder that belongs to it.
pub(crate) async fn remove_publication(
    tx: &mut Tx,
    now: i64,
    video: &VideoRow,
    playlist: &PlaylistRow,
    files: &[FilePlace],
) -> Result<(), Error> {
    for file in files {
        doom_file(tx, now, video, file).await?;
    }
    doom_in_folder(tx, now, video, &playlist.master_name).await?;
    doom_in_folder(tx, now, video, &playlist.hashes_name).await?;
    store::delete_playlist(tx, playlist.id).await
}

/// Removes a file's row; its bytes, playlist and torrent follow.
pub(crate) async fn doom_file(tx: &mut Tx, now: i64, video: &VideoRow, file: &FilePlace) -> Result<(), Error> {
    if let Some(torrent) = &file.torrent_name {
        let key = place::key(torrent).map_err(own_name)?;
        store::doom(tx, now, buckets::TORRENTS, &key, false, now).await?;
    }
    if file.playlist_id.is_some() {
        doom_in_folder(tx, now, video, &file.file_name).await?;
        doom_in_folder(tx, now, video, &file.media_playlist()).await?;
    } else {
        let at = |private| place::web_video(&file.file_name, private).map_err(own_name);
        doom_in_both(tx, now, video, buckets::WEB_VIDEOS, [at(false)?, at(true)?]).await?;
    }
    store::delete_file(tx, file.id).await
}

/// Has a file of the publication's folder removed.
pub(crate) async fn doom_in_folder(tx: &mut Tx, now: i64, video: &VideoRow, name: &str) -> Result<(), Error> {
    let at = |private| {
        let folder = place::hls_folder(&video.uuid, private).map_err(own_name)?;
        folder.join(name).map_err(|e| Error::Schema(e.to_string()))
    };
    doom_in_both(tx, now, video, buckets::STREAMING_PLAYLISTS, [at(false)?, at(true)?]).await
}

/// Files may be on their way between the two folders: both places are emptied, and once more when that is over.
async fn doom_in_both(tx: &mut Tx, now: i64, video: &VideoRow, bucket: Bucket, places: [Key; 2]) -> Result<(), Error> {
    let moving = is_moving(video);
    for key in &places {
        store::doom(tx, now, bucket, key, false, now).await?;
        if moving {
            store::doom(tx, now, bucket, key, false, now + AFTERMATH).await?;
        }
    }
    Ok(())
}

fn is_moving(video: &VideoRow) -> bool {
    video.files_private != policy::is_guarded(video.privacy)
}

async fn finish(tx: &mut Tx, now: i64, video_id: i64) -> Result<()> {
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    Ok(event::emit(tx, now, UPDATED_EVENT, video_id).await?)
}

/// Removes one rendition of the HLS publication; with the last one the publication goes. The master playlist is written anew
/// under another name, so that at any time it names what is there.
///
/// # Errors
/// 404 for an unknown video or file; 400 for a remote video, when nothing else would play, and for the sound that pictures
/// still need; 409 while the publication is being made or moved.
pub async fn hls_file(app: &App, which: Ref, file: i64) -> Result<()> {
    let seen = app.db.write((), move |tx, ()| async move { judged(tx, which, file).await }.boxed()).await?;
    let Some(playlist) = seen.playlist.filter(|_| seen.hls.len() > 1) else {
        return app.db.write(app.now(), move |tx, now| remove_rendition(tx, now, which, file, None).boxed()).await;
    };
    if is_moving(&seen.video) {
        return Err(Problem::conflict("The files of this video are being moved; please try again later"));
    }
    let folder = place::hls_folder(&seen.video.uuid, seen.video.files_private)?;
    let old = folder.join(&playlist.master_name).map_err(Problem::internal)?;
    let text = read(app, &old).await?;
    let kept: Vec<String> = seen.hls.iter().filter(|f| f.id != file).map(FilePlace::media_playlist).collect();
    let name = format!("{}-master.m3u8", random::uuid());
    let new = folder.join(&name).map_err(Problem::internal)?;
    let staged = Staged::announce(app, vec![(buckets::STREAMING_PLAYLISTS, new.clone())]).await?;
    let written = async {
        let text = hls::playlist::keep_variants(&text, &kept);
        app.storage.put_bytes(buckets::STREAMING_PLAYLISTS, &new, text.into()).await?;
        let master = NewMaster { name, instead_of: playlist.master_name, private: seen.video.files_private };
        let input = (app.now(), Some(master), staged.ids());
        app.db
            .write(input, move |tx, (now, master, ids)| {
                async move {
                    if !claim_all(tx, now, &ids).await? {
                        return Err(Problem::internal("a staged playlist came due before its row was written"));
                    }
                    remove_rendition(tx, now, which, file, master).await
                }
                .boxed()
            })
            .await
    };
    let result = written.await;
    if result.is_err() {
        staged.give_up(app).await;
    }
    result
}

/// A master playlist that was written, and what it was made from.
#[derive(Clone)]
struct NewMaster {
    name: String,
    instead_of: String,
    private: bool,
}

/// The parts of a video of which this rendition may be removed.
async fn judged(tx: &mut Tx, which: Ref, file: i64) -> Result<Parts> {
    let parts = parts(tx, which).await?;
    idle(&parts)?;
    let found = parts.hls.iter().find(|f| f.id == file);
    let found = found.ok_or_else(|| Problem::not_found("This HLS playlist does not have this file id"))?;
    if parts.hls.len() == 1 && parts.web.is_empty() {
        let sentence = "Cannot delete last HLS playlist file since this video does not have Web Video files";
        return Err(Problem::bad_request(sentence));
    }
    if !found.has_video && parts.hls.iter().any(|f| f.has_video && !f.has_audio) {
        let sentence =
            "Cannot delete audio file of HLS playlist with splitted audio/video. Delete all the videos first";
        return Err(Problem::bad_request(sentence));
    }
    Ok(parts)
}

async fn remove_rendition(tx: &mut Tx, now: i64, which: Ref, file: i64, master: Option<NewMaster>) -> Result<()> {
    let parts = judged(tx, which, file).await?;
    let playlist = idle(&parts)?;
    let (gone, left): (Vec<&FilePlace>, Vec<&FilePlace>) = parts.hls.iter().partition(|f| f.id == file);
    match master {
        Some(master) => {
            let same = master.instead_of == playlist.master_name && master.private == parts.video.files_private;
            if !same || left.is_empty() {
                return Err(Problem::conflict("The files of this video have just changed; please try again"));
            }
            for file in gone {
                doom_file(tx, now, &parts.video, file).await?;
            }
            doom_in_folder(tx, now, &parts.video, &playlist.master_name).await?;
            store::rename_master(tx, now, playlist.id, &master.name).await?;
        }
        None if left.is_empty() => remove_publication(tx, now, &parts.video, playlist, &parts.hls).await?,
        None => return Err(Problem::conflict("The files of this video have just changed; please try again")),
    }
    finish(tx, now, parts.video.id).await
}

async fn read(app: &App, key: &Key) -> Result<String> {
    let Object::Local { file, .. } = app.storage.open(buckets::STREAMING_PLAYLISTS, key).await? else {
        return Err(Problem::internal("a stored object is of an unknown kind"));
    };
    let text = tokio::task::spawn_blocking(move || {
        let mut text = String::new();
        file.take(LONGEST_MASTER).read_to_string(&mut text).map(|_| text)
    });
    text.await.map_err(Problem::internal)?.map_err(Problem::internal)
}
