//! What is left when a video was removed while its ladder was made and the server died before it could clean up.
//!
//! The rows that knew the names are gone with the video. So the names stand in the work folder too, written before the first
//! file; the folder is the last to go.

use crate::{Names, torrent_name};
use futures::TryFutureExt;
use object_storage::{Bucket, Key};
use platform::id::Ref;
use platform::{App, buckets};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

const NAMES: &str = "names.json";

/// Where ladders are worked on, a folder for each video by its UUID.
pub(crate) fn folder(app: &App) -> PathBuf {
    app.config().storage.tmp_persistent.join("transcoding")
}

/// What is written down: the source's name, and the names of the ladder once they are drawn.
#[derive(serde::Serialize, serde::Deserialize)]
struct Noted {
    source: String,
    names: Option<Names>,
}

/// Notes the names of a ladder in its work folder, durably, before files get them.
pub(crate) async fn note(work: &Path, source: &Path, names: Option<&Names>) -> io::Result<()> {
    let source = source.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
    let noted = Noted { source, names: names.cloned() };
    tokio::fs::create_dir_all(work).await?;
    let next = work.join("names.next");
    let mut file = tokio::fs::File::create(&next).await?;
    file.write_all(&serde_json::to_vec(&noted)?).await?;
    file.sync_all().await?;
    tokio::fs::rename(next, work.join(NAMES)).await
}

/// Removes a work folder. A child that was just killed may still write a last file into it, so it is tried for a while.
pub(crate) async fn remove_folder(work: &Path) -> io::Result<()> {
    let mut tries = 0;
    loop {
        tries += 1;
        match tokio::fs::remove_dir_all(work).await {
            Ok(()) => return Ok(()),
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
            Err(e) if tries >= 100 => return Err(e),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// Removes work folders whose video is gone, with the files under their names, after each ladder that lost its video and at the
/// start. Repeating it is harmless.
///
/// Once more when there was one: a task of the run that was just cancelled may make its folder again while it ends. Where there is
/// nothing to remove, as for a ladder that was never begun, nobody waits.
pub async fn remove(app: &App) -> io::Result<()> {
    if remove_once(app).await? {
        tokio::time::sleep(Duration::from_secs(2)).await;
        remove_once(app).await?;
    }
    Ok(())
}

/// Whether there was something to remove.
async fn remove_once(app: &App) -> io::Result<bool> {
    let mut removed = false;
    let mut entries = match tokio::fs::read_dir(folder(app)).await {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(false),
        Err(e) => return Err(e),
    };
    while let Some(entry) = entries.next_entry().await? {
        let Ok(uuid) = Uuid::try_parse(&entry.file_name().to_string_lossy()) else { continue };
        let mut conn = app.db.reader().map_err(io::Error::other).await?;
        let video = video::store::find(&mut conn, Ref::Uuid(uuid)).map_err(io::Error::other).await?;
        drop(conn);
        if video.is_some() {
            continue;
        }
        if let Ok(text) = tokio::fs::read(entry.path().join(NAMES)).await
            && let Ok(noted) = serde_json::from_slice::<Noted>(&text)
        {
            remove_files(app, &noted).await?;
        }
        remove_folder(&entry.path()).await?;
        removed = true;
    }
    Ok(removed)
}

/// The publication's folder is doomed with its row; these stand elsewhere.
async fn remove_files(app: &App, noted: &Noted) -> io::Result<()> {
    let mut files: Vec<(Bucket, String)> = vec![(buckets::TORRENTS, torrent_name(app, &noted.source))];
    if let Some(names) = &noted.names {
        files.push((buckets::STORYBOARDS, names.storyboard_file()));
        for file in names.web_videos.keys().filter_map(|r| names.web_video_file(*r)) {
            files.push((buckets::TORRENTS, torrent_name(app, &file)));
            files.push((buckets::WEB_VIDEOS, format!("private/{file}")));
            files.push((buckets::WEB_VIDEOS, file));
        }
        for file in names.renditions.keys().filter_map(|r| names.media_file(*r)) {
            files.push((buckets::TORRENTS, torrent_name(app, &file)));
        }
    }
    // Where they stand, some are written under such a name first.
    let apart = files.iter().filter(|(bucket, _)| matches!(*bucket, buckets::STORYBOARDS | buckets::WEB_VIDEOS));
    let begun = apart.filter_map(|(bucket, name)| Some((*bucket, format!("{}.next", name.rsplit_once('.')?.0))));
    let begun: Vec<(Bucket, String)> = begun.collect();
    for (bucket, name) in files.into_iter().chain(begun) {
        if let Ok(key) = Key::new(name) {
            app.storage.delete(bucket, &key).map_err(io::Error::other).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[tokio::test]
    async fn what_a_lost_ladder_had_begun_goes_with_it() {
        let t = platform::testing::sqlite().await;
        let names = Names {
            master: "m".into(),
            hashes: "h".into(),
            storyboard: "s".into(),
            renditions: BTreeMap::new(),
            web_videos: BTreeMap::from([(360, "w".into())]),
        };
        let work = folder(&t.app).join(Uuid::nil().to_string());
        note(&work, Path::new("source.mp4"), Some(&names)).await.unwrap();
        let put = |bucket, name: &str| {
            let path = t.app.storage.local_path(bucket, &Key::new(name).unwrap()).unwrap();
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, "x").unwrap();
            path
        };
        let mut left = Vec::new();
        for name in ["s.jpg", "s.next"] {
            left.push(put(buckets::STORYBOARDS, name));
        }
        for name in ["w-360.mp4", "w-360.next", "private/w-360.next"] {
            left.push(put(buckets::WEB_VIDEOS, name));
        }
        let of_others = put(buckets::STORYBOARDS, "other.next");
        remove(&t.app).await.unwrap();
        assert_eq!(left.iter().filter(|path| path.exists()).collect::<Vec<_>>(), Vec::<&PathBuf>::new());
        assert!(of_others.exists() && !work.exists());
    }
}
