//! What a ladder is made from: the file that was sent, and where that is gone, the best that was made from it.

use crate::build::{key, problem, retry};
use crate::record::local;
use ffmpeg::{Sandbox, ToolError, Tools, input};
use job_queue::Failure;
use platform::{App, buckets};
use std::path::{Path, PathBuf};
use tokio_util::sync::CancellationToken;
use video::place;
use video::store::{FilePlace, VideoRow};

/// A file to read.
pub(crate) struct Source {
    pub path: PathBuf,
    /// Whether it is the one that was sent.
    pub is_upload: bool,
}

/// The best file there is of a video. What may be replaced while it is read is given a second name in the work folder.
pub(crate) async fn choose(
    app: &App,
    tools: &Tools,
    video: &VideoRow,
    work: &Path,
    cancel: &CancellationToken,
) -> Result<Source, Failure> {
    let mut conn = app.db.reader().await?;
    if let Some(source) = video::store::source_of(&mut conn, video.id).await?.filter(|s| s.has_file) {
        return Ok(Source { path: local(app, buckets::ORIGINALS, &key(&source.file_name)?)?, is_upload: true });
    }
    let held = work.join("source.mp4");
    if tokio::fs::try_exists(&held).await.map_err(retry)? {
        return Ok(Source { path: held, is_upload: false });
    }
    let files = video::store::files_of(&mut conn, video.id).await?;
    drop(conn);
    let nothing = || Failure::Permanent("There is no file left that this video could be made from.".to_owned());
    let (best, sound) = best(&files).ok_or_else(nothing)?;
    tokio::fs::create_dir_all(work).await.map_err(retry)?;
    let next = work.join("source.next.mp4");
    let picture = path(app, video, best).await?;
    match sound {
        Some(sound) => join(tools, &picture, &path(app, video, sound).await?, work, &next, cancel).await?,
        None => {
            // Whatever an interrupted start left.
            let _ = tokio::fs::remove_file(&next).await;
            if tokio::fs::hard_link(&picture, &next).await.is_err() {
                tokio::fs::copy(&picture, &next).await.map_err(retry)?;
            }
        }
    }
    tokio::fs::rename(&next, &held).await.map_err(retry)?;
    Ok(Source { path: held, is_upload: false })
}

/// The largest file, plain ones first, and the file that has its sound where it has none of its own.
fn best(files: &[FilePlace]) -> Option<(&FilePlace, Option<&FilePlace>)> {
    let best = files.iter().max_by_key(|f| (f.has_video, f.resolution, f.has_audio, f.playlist_id.is_none()))?;
    let sound = files.iter().find(|f| f.has_audio && !f.has_video).filter(|_| !best.has_audio);
    Some((best, sound))
}

/// Where a listed file lies on the disk.
///
/// # Errors
/// When it is not there: it may have been replaced meanwhile.
pub async fn path(app: &App, video: &VideoRow, file: &FilePlace) -> Result<PathBuf, Failure> {
    // Files that are on their way to the other folder are found there.
    for private in [video.files_private, !video.files_private] {
        let (bucket, key) = match file.playlist_id {
            Some(_) => {
                let folder = problem(place::hls_folder(&video.uuid, private))?;
                let key = folder.join(&file.file_name).map_err(|e| Failure::Permanent(e.to_string()))?;
                (buckets::STREAMING_PLAYLISTS, key)
            }
            None => (buckets::WEB_VIDEOS, problem(place::web_video(&file.file_name, private))?),
        };
        let path = local(app, bucket, &key)?;
        if tokio::fs::try_exists(&path).await.map_err(retry)? {
            return Ok(path);
        }
    }
    Err(Failure::Retry(format!("{} is not there", file.file_name)))
}

/// Pictures and sound into one file, as they are.
async fn join(
    tools: &Tools,
    picture: &Path,
    sound: &Path,
    work: &Path,
    to: &Path,
    cancel: &CancellationToken,
) -> Result<(), Failure> {
    let sandbox = Sandbox::reading([picture.to_owned(), sound.to_owned()]).writing(work);
    let call = tools.ffmpeg(sandbox).media(picture).media(sound);
    let call = call.args(["-map", "0:v:0", "-map", "1:a:0", "-c", "copy", "-f", "mp4"]).args([input::file_url(to)]);
    match call.run(cancel).await {
        Ok(_) => Ok(()),
        Err(ToolError::Cancelled) => Err(Failure::Released),
        Err(e) => Err(Failure::Retry(e.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_bring_their_sound_along() {
        let file = |resolution, playlist_id, has_audio| FilePlace {
            id: resolution,
            playlist_id,
            resolution,
            file_name: format!("{resolution}"),
            torrent_name: None,
            has_audio,
            has_video: resolution > 0,
        };
        let ids = |files: &[FilePlace]| best(files).map(|(best, sound)| (best.id, sound.map(|s| s.id)));
        assert_eq!(ids(&[]), None);
        assert_eq!(
            ids(&[file(0, Some(1), true), file(720, Some(1), false), file(240, Some(1), false)]),
            Some((720, Some(0)))
        );
        assert_eq!(ids(&[file(720, Some(1), false), file(0, Some(1), true), file(720, None, true)]), Some((720, None)));
        assert_eq!(ids(&[file(0, None, true)]), Some((0, None)));
    }
}
