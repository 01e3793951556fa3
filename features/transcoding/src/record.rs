//! What becomes of a finished file: its torrent, its row, the publication of the video.

use crate::engine::{Event, Rendition, Storyboard};
use crate::{store, torrent_file};
use catalog::Urls;
use futures::FutureExt;
use job_queue::Failure;
use object_storage::Key;
use platform::{App, buckets};
use serde_json::json;
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use video::publish::{Added, Finished, Ladder, NewMedia, rendition_finished};
use video::store::NewFile;

/// The publication that files are listed under.
#[derive(Clone)]
pub(crate) struct Publication {
    pub app: App,
    pub video_id: i64,
    pub uuid: Uuid,
    pub title: String,
    /// The HLS publication; without one, renditions are only what plain files are made from.
    pub playlist_id: Option<i64>,
    pub private: bool,
    /// The names of everything that is made together.
    pub ladder: Ladder,
    /// Set when it is made from another source than what is listed so far.
    pub replaces: Option<NewMedia>,
    pub hls: PathBuf,
    pub web_videos: PathBuf,
}

/// Lists each finished file until the engine has told everything.
pub(crate) async fn all(
    publication: &Publication,
    mut events: UnboundedReceiver<Event>,
    cancel: &CancellationToken,
) -> Result<(), Failure> {
    while let Some(event) = events.recv().await {
        let gone = match event {
            Event::Complete(rendition) => publication.file(&rendition, true).await?,
            Event::WebVideo(rendition) => publication.file(&rendition, false).await?,
            Event::Storyboard(board) => publication.storyboard(board).await?,
            Event::Playable { resolution } => publication.playable(resolution).await?,
            Event::Progress { .. } => false,
        };
        if gone {
            tracing::info!(video.id = publication.video_id, "the video was removed while its ladder was made");
            cancel.cancel();
        }
    }
    Ok(())
}

impl Publication {
    /// Lists a finished file; `true` when the video is gone.
    async fn file(&self, r: &Rendition, hls: bool) -> Result<bool, Failure> {
        let playlist_id = self.playlist_id.filter(|_| hls);
        if hls && playlist_id.is_none() {
            return self.rung_done(r.resolution).await;
        }
        let folder = if hls { &self.hls } else { &self.web_videos };
        let path = folder.join(&r.file);
        let config = self.app.config();
        let urls = Urls::new(&config);
        let mut private = self.private;
        let url = match hls {
            true => urls.hls(self.uuid, &r.file, private),
            false => urls.web_video(&r.file, private),
        };
        let torrent =
            torrent_file::make(&self.app, &path, &self.title, Some(r.resolution), url).await.map_err(retry)?;
        let (torrent_name, info_hash) = torrent.map_or((None, None), |t| (Some(t.name), Some(t.info_hash)));
        let file = NewFile {
            playlist_id,
            resolution: i64::from(r.resolution),
            width: i64::from(r.width),
            height: i64::from(r.height),
            // Frame rates are small positive numbers.
            fps: r.frame_rate.round() as i64,
            size: i64::try_from(r.size).unwrap_or(i64::MAX),
            file_name: r.file.clone(),
            torrent_name,
            info_hash,
            has_audio: r.has_audio,
            has_video: r.has_video,
            metadata: Some(metadata(r).to_string()),
        };
        loop {
            let finished =
                Finished { file: file.clone(), private, ladder: self.ladder.clone(), replaces: self.replaces };
            let input = (self.video_id, self.app.now(), finished);
            let added = self
                .app
                .db
                .write(input, |tx, (id, now, finished)| {
                    async move {
                        let added = rendition_finished(tx, now, id, &finished).await?;
                        if matches!(added, Added::Listed(_)) && finished.file.playlist_id.is_some() {
                            store::rung_done(tx, now, id, finished.file.resolution).await?;
                        }
                        Ok::<_, database::Error>(added)
                    }
                    .boxed()
                })
                .await?;
            match added {
                Added::Listed(first) => {
                    tracing::info!(video.id = self.video_id, resolution = r.resolution, hls, first, "rendition listed");
                    return Ok(false);
                }
                Added::Gone => {
                    // Its folder is doomed already; what stands elsewhere goes here.
                    if let Some(name) = &file.torrent_name {
                        torrent_file::remove(&self.app, name).await;
                    }
                    if !hls {
                        self.app
                            .storage
                            .delete(buckets::WEB_VIDEOS, &web_key(&r.file, private)?)
                            .await
                            .map_err(retry)?;
                    }
                    return Ok(true);
                }
                // HLS folders stay where they are while they grow; a plain file follows to the other folder.
                Added::Moved if hls => return Err(Failure::Retry("the publication was moved while it grew".into())),
                Added::Moved => {
                    let (from, to) = (web_key(&r.file, private)?, web_key(&r.file, !private)?);
                    self.app.storage.rename(buckets::WEB_VIDEOS, &from, &to).await.map_err(retry)?;
                    private = !private;
                }
            }
        }
    }

    /// A rung is whole that is not for viewers; `true` when the video is gone.
    async fn rung_done(&self, resolution: u32) -> Result<bool, Failure> {
        let input = (self.video_id, self.app.now(), i64::from(resolution));
        let write = self.app.db.write(input, |tx, (id, now, resolution)| {
            async move {
                store::rung_done(tx, now, id, resolution).await?;
                Ok::<_, database::Error>(video::store::get(tx, id).await?.is_none())
            }
            .boxed()
        });
        Ok(write.await?)
    }

    async fn storyboard(&self, board: Storyboard) -> Result<bool, Failure> {
        let name = board.file.clone();
        let row = video::store::Storyboard {
            file_name: board.file,
            sizes: [
                i64::from(board.total_width),
                i64::from(board.total_height),
                i64::from(board.sprite_width),
                i64::from(board.sprite_height),
            ],
            sprite_duration: f64::from(board.sprite_duration),
        };
        let input = (self.video_id, self.app.now(), row);
        let write = self.app.db.write(input, |tx, (id, now, row)| {
            async move {
                if video::store::get(tx, id).await?.is_none() {
                    return Ok::<_, database::Error>(true);
                }
                video::publish::storyboard_made(tx, now, id, &row).await?;
                Ok(false)
            }
            .boxed()
        });
        let gone = write.await?;
        if gone {
            let key = Key::new(name).map_err(retry)?;
            self.app.storage.delete(buckets::STORYBOARDS, &key).await.map_err(retry)?;
        }
        Ok(gone)
    }

    /// The owner's preview begins: those who keep lists of growing publications learn of it.
    async fn playable(&self, resolution: u32) -> Result<bool, Failure> {
        let for_viewers = self.playlist_id.is_some();
        let input = (self.video_id, self.app.now(), resolution);
        let write = self.app.db.write(input, move |tx, (id, now, resolution)| {
            async move {
                store::progress(tx, now, id, &[(resolution, 0.0)]).await?;
                if for_viewers {
                    platform::event::emit(tx, now, "video.playable", id).await?;
                }
                Ok::<_, database::Error>(())
            }
            .boxed()
        });
        write.await?;
        Ok(false)
    }
}

fn web_key(file: &str, private: bool) -> Result<Key, Failure> {
    video::place::web_video(file, private).map_err(|e| Failure::Permanent(e.to_string()))
}

fn retry(e: impl std::fmt::Display) -> Failure {
    Failure::Retry(e.to_string())
}

/// What `metadata/{fileId}` answers: the parts of ffprobe's document that clients read.
fn metadata(r: &Rendition) -> serde_json::Value {
    let mut streams = Vec::new();
    if r.has_video {
        streams.push(json!({
            "codec_type": "video", "codec_name": "h264", "width": r.width, "height": r.height,
            "avg_frame_rate": format!("{}/1000", (r.frame_rate * 1000.0).round()),
        }));
    }
    if r.has_audio {
        streams.push(json!({ "codec_type": "audio", "codec_name": "aac" }));
    }
    json!({
        "streams": streams,
        "format": {
            "format_name": "mov,mp4,m4a,3gp,3g2,mj2", "duration": r.duration.as_secs_f64(), "size": r.size,
            "bit_rate": r.bit_rate,
        },
        "chapters": [],
    })
}

/// The folder a key of the store stands for on this machine's disk.
pub(crate) fn local(app: &App, bucket: object_storage::Bucket, key: &Key) -> Result<PathBuf, Failure> {
    let path = app.storage.local_path(bucket, key);
    path.ok_or_else(|| Failure::Permanent("transcoding needs this file on a local disk".to_owned()))
}

/// The folder a file stands in.
pub(crate) fn parent(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Path::to_owned)
}
