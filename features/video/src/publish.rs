//! The way of a video from uploaded to published: what `transcoding` and others call with their own `Tx`.
//!
//! `to transcode (2)` becomes `published (1)` with the first finished rendition, or `transcoding failed (7)` when none
//! can be made; a failed one that gets a rendition after all is published too. Nothing leaves `published`.
//!
//! A video that is published may get another ladder. The old one plays until the first file of the new one is finished: then
//! the rows change at once, and what is not listed any more is removed.

use crate::remove_files::{doom_file, doom_in_folder, remove_publication};
use crate::store::{self, FilePlace, NewFile, PlaylistRow, VideoRow};
use crate::{place, policy, states, sweep};
use database::{Error, Tx};
use job_queue::NewJob;
use platform::{buckets, event};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Recorded once, when a video can be watched for the first time: not while it waits for a moderator.
pub const PUBLISHED_EVENT: &str = "video.published";

/// Recorded for each further file that is listed.
pub const FILE_ADDED_EVENT: &str = "video.file-added";

/// The names of the files of one ladder; some may never be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The master playlist.
    pub master: String,
    /// The document of hashes.
    pub hashes: String,
    /// HLS renditions.
    pub renditions: BTreeSet<String>,
    /// Plain video files.
    pub web_videos: BTreeSet<String>,
    /// The storyboard.
    pub storyboard: String,
}

impl Ladder {
    fn has(&self, file: &FilePlace) -> bool {
        let names = if file.playlist_id.is_some() { &self.renditions } else { &self.web_videos };
        names.contains(&file.file_name)
    }
}

/// What is known of another source, from whose first file on nothing of the old one is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewMedia {
    /// Seconds.
    pub duration: i64,
    /// Width divided by height.
    pub aspect_ratio: f64,
}

impl NewMedia {
    /// As a job's payload carries it.
    #[must_use]
    pub fn json(self) -> Value {
        json!({ "duration": self.duration, "aspect_ratio": self.aspect_ratio })
    }

    /// What [`NewMedia::json`] wrote.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        Some(NewMedia { duration: value["duration"].as_i64()?, aspect_ratio: value["aspect_ratio"].as_f64()? })
    }
}

/// A finished file and what it belongs to.
#[derive(Debug, Clone)]
pub struct Finished {
    /// Its row.
    pub file: NewFile,
    /// Whether it was put below `private/`.
    pub private: bool,
    /// The files made together with it.
    pub ladder: Ladder,
    /// When it was made from another source than what is listed so far.
    pub replaces: Option<NewMedia>,
}

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

/// Lists a finished file of a video, in place of those of an earlier ladder. Repeating it changes nothing.
pub async fn rendition_finished(tx: &mut Tx, now: i64, video_id: i64, finished: &Finished) -> Result<Added, Error> {
    let Some(video) = store::get(tx, video_id).await? else { return Ok(Added::Gone) };
    if video.files_private != finished.private {
        return Ok(Added::Moved);
    }
    replace_older(tx, now, &video, finished).await?;
    store::insert_file(tx, now, video_id, &finished.file).await?;
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

/// Takes away what a finished file comes in place of: with the first rendition of a publication all of an older one, with a
/// plain file that of the same resolution, with anything made from another source everything.
async fn replace_older(tx: &mut Tx, now: i64, video: &VideoRow, finished: &Finished) -> Result<(), Error> {
    let Finished { file, ladder, replaces, .. } = finished;
    let playlist = store::playlist_of(tx, video.id).await?;
    let is_hls = file.playlist_id.is_some();
    let older = |old: &FilePlace| {
        let same_kind = old.playlist_id == file.playlist_id && (is_hls || old.resolution == file.resolution);
        !ladder.has(old) && (replaces.is_some() || same_kind)
    };
    let mut gone: Vec<FilePlace> = store::files_of(tx, video.id).await?.into_iter().filter(older).collect();
    let mut changed = !gone.is_empty();
    match playlist {
        Some(old) if is_hls && old.master_name != ladder.master => {
            doom_in_folder(tx, now, video, &old.master_name).await?;
            doom_in_folder(tx, now, video, &old.hashes_name).await?;
            store::rename_playlist(tx, now, old.id, &ladder.master, &ladder.hashes).await?;
            changed = true;
        }
        Some(old) if !is_hls && replaces.is_some() && !old.growing => {
            let (renditions, rest): (Vec<FilePlace>, Vec<FilePlace>) =
                gone.into_iter().partition(|f| f.playlist_id.is_some());
            remove_publication(tx, now, video, &old, &renditions).await?;
            (gone, changed) = (rest, true);
        }
        _ => {}
    }
    for file in &gone {
        doom_file(tx, now, video, file).await?;
    }
    if changed {
        job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    }
    let Some(media) = replaces else { return Ok(()) };
    // Pictures of the old source are wrong, also where the new one has none.
    if let Some(old) = store::storyboard_of(tx, video.id).await?
        && old != ladder.storyboard
    {
        doom_storyboard(tx, now, &old).await?;
        store::remove_storyboard(tx, video.id).await?;
    }
    store::set_media(tx, now, video.id, media.duration, Some(media.aspect_ratio)).await
}

async fn doom_storyboard(tx: &mut Tx, now: i64, name: &str) -> Result<(), Error> {
    let key = place::key(name).map_err(own_name)?;
    store::doom(tx, now, buckets::STORYBOARDS, &key, false, now).await?;
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await.map(drop)
}

/// Sets the storyboard of a video, in place of another one.
pub async fn storyboard_made(tx: &mut Tx, now: i64, video_id: i64, board: &store::Storyboard) -> Result<(), Error> {
    if let Some(old) = store::storyboard_of(tx, video_id).await?
        && old != board.file_name
    {
        doom_storyboard(tx, now, &old).await?;
    }
    store::set_storyboard(tx, now, video_id, board).await
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

/// Has what a ladder left unfinished removed: every file under its names that is not listed.
pub async fn forget_unlisted(tx: &mut Tx, now: i64, video_id: i64, ladder: &Ladder) -> Result<(), Error> {
    let Some(video) = store::get(tx, video_id).await? else { return Ok(()) };
    let listed: BTreeSet<String> = store::files_of(tx, video_id).await?.into_iter().map(|f| f.file_name).collect();
    for name in ladder.renditions.iter().filter(|name| !listed.contains(*name)) {
        doom_in_folder(tx, now, &video, name).await?;
        doom_in_folder(tx, now, &video, &store::media_playlist(name)).await?;
    }
    for name in ladder.web_videos.iter().filter(|name| !listed.contains(*name)) {
        for private in [false, true] {
            let key = place::web_video(name, private).map_err(own_name)?;
            store::doom(tx, now, buckets::WEB_VIDEOS, &key, false, now).await?;
        }
    }
    if !ladder.renditions.iter().any(|name| listed.contains(name)) {
        doom_in_folder(tx, now, &video, &ladder.master).await?;
        doom_in_folder(tx, now, &video, &ladder.hashes).await?;
        if let Some(playlist) = store::playlist_of(tx, video_id).await?
            && playlist.master_name == ladder.master
        {
            store::delete_playlist(tx, playlist.id).await?;
        }
    }
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await.map(drop)
}

/// Our own names are always keys; a row that holds another one was tampered with.
pub(crate) fn own_name(problem: platform::Problem) -> Error {
    Error::Schema(problem.to_string())
}

/// Starts the HLS publication of a video: from here on its folder ([`place::hls_folder`]) belongs to the row, and it is
/// not moved until [`hls_closed`]. When there is one already, that one is answered: it keeps its names until the first new
/// rendition is finished.
pub async fn hls_opened(
    tx: &mut Tx,
    now: i64,
    video_id: i64,
    master: &str,
    hashes: &str,
) -> Result<PlaylistRow, Error> {
    if let Some(playlist) = store::playlist_of(tx, video_id).await? {
        store::open_playlist(tx, now, playlist.id).await?;
        return Ok(PlaylistRow { growing: true, ..playlist });
    }
    let id = store::insert_playlist(tx, now, video_id, master, hashes).await?;
    let (master_name, hashes_name) = (master.to_owned(), hashes.to_owned());
    Ok(PlaylistRow { id, master_name, hashes_name, growing: true })
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
    {
        doom_source(tx, now, video_id, &source).await?;
        store::delete_source_file(tx, now, video_id).await?;
    }
    Ok(())
}

/// Has the file of a source removed, with its torrent.
pub(crate) async fn doom_source(tx: &mut Tx, now: i64, video_id: i64, source: &store::SourceRow) -> Result<(), Error> {
    let key = place::key(&source.file_name).map_err(own_name)?;
    store::doom(tx, now, buckets::ORIGINALS, &key, false, now).await?;
    if let Some(torrent) = store::source_torrent(tx, video_id).await? {
        let key = place::key(&torrent).map_err(own_name)?;
        store::doom(tx, now, buckets::TORRENTS, &key, false, now).await?;
    }
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await.map(drop)
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
