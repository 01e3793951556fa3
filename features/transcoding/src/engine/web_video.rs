//! Plain MP4 files, copied from the finished renditions with the index at the front.

use std::time::Duration;

use ffmpeg::Sandbox;
use tokio_util::sync::CancellationToken;

use super::command::ONLY_MEDIA;
use super::publication::name;
use super::{Engine, Event, Job, Observer, Rendition};
use crate::EngineError;

impl Engine {
    /// Makes the plain files of these renditions, which are complete, where there are none yet.
    pub(super) async fn web_videos(
        &self,
        job: &Job,
        resolutions: &[u32],
        observer: &dyn Observer,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        tokio::fs::create_dir_all(&job.web_videos).await?;
        for &resolution in resolutions {
            let file = name(job.names.web_video_file(resolution))?;
            let target = job.web_videos.join(&file);
            if !tokio::fs::try_exists(&target).await? {
                let made = job.work.join(&file);
                self.web_video(job, resolution, &made, cancel).await?;
                tokio::fs::File::open(&made).await?.sync_all().await?;
                place(&made, &target).await?;
            }
            let size = tokio::fs::metadata(&target).await?.len();
            let rung = job.plan.rung(resolution);
            let seconds = job.plan.duration.max(Duration::from_millis(1)).as_secs_f64();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "an estimate for people"
            )]
            let bit_rate = (size as f64 * 8.0 / seconds) as u64;
            observer.event(Event::WebVideo(Rendition {
                resolution,
                file,
                playlist: None,
                size,
                duration: job.plan.duration,
                width: rung.map_or(0, |rung| rung.width),
                height: rung.map_or(0, |rung| rung.height),
                frame_rate: rung.map_or(0.0, |rung| rung.frame_rate.value()),
                bit_rate,
                has_audio: job.plan.audio.is_some(),
                has_video: rung.is_some(),
            }));
        }
        Ok(())
    }

    async fn web_video(
        &self,
        job: &Job,
        resolution: u32,
        target: &std::path::Path,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        let media = job.hls.join(name(job.names.media_file(resolution))?);
        let sound = match job.plan.split_audio && resolution != 0 {
            true => Some(job.hls.join(name(job.names.media_file(0))?)),
            false => None,
        };
        let read = std::iter::once(media.clone()).chain(sound.clone());
        let mut call =
            self.tools.ffmpeg(Sandbox::reading(read).writing(&job.work).limited(self.child_limits())).media(&media);
        if let Some(sound) = &sound {
            call = call.media(sound).args(["-map", "0:v", "-map", "1:a"]);
        }
        call.args(["-c", "copy"])
            .args(ONLY_MEDIA)
            .args(["-movflags", "+faststart", "-f", "mp4"])
            .args([ffmpeg::input::file_url(target)])
            .run(cancel)
            .await?;
        Ok(())
    }
}

/// Moves a finished file to its place, also across file systems, so that it appears there whole.
async fn place(from: &std::path::Path, to: &std::path::Path) -> Result<(), EngineError> {
    if tokio::fs::rename(from, to).await.is_ok() {
        return Ok(());
    }
    let next = to.with_extension("next");
    tokio::fs::copy(from, &next).await?;
    tokio::fs::File::open(&next).await?.sync_all().await?;
    tokio::fs::rename(&next, to).await?;
    tokio::fs::remove_file(from).await?;
    Ok(())
}
