//! The storyboard: small pictures fall out of the last encoding pass into the work folder and are put together at the end.

use std::path::{Path, PathBuf};

use ffmpeg::{Invocation, input};
use image::{ImageBuffer, Rgb, RgbImage};
use tokio_util::sync::CancellationToken;

use super::{Engine, Event, Job, Observer};
use crate::EngineError;
use crate::plan::StoryboardPlan;

/// A finished storyboard, in the terms of PeerTube's API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Storyboard {
    /// Name of the JPEG in its folder.
    pub file: String,
    /// Width of the whole picture.
    pub total_width: u32,
    /// Height of the whole picture.
    pub total_height: u32,
    /// Width of one small picture.
    pub sprite_width: u32,
    /// Height of one small picture.
    pub sprite_height: u32,
    /// Seconds between small pictures.
    pub sprite_duration: u32,
}

fn folder(job: &Job) -> PathBuf {
    job.work.join("sprites")
}

impl Engine {
    /// Adds the output of small pictures to a pass; the first one is number `number`.
    pub(super) async fn sprites(&self, call: Invocation, job: &Job, number: u64) -> Result<Invocation, EngineError> {
        tokio::fs::create_dir_all(folder(job)).await?;
        let pattern = input::file_url(&folder(job).join("%06d.jpg"));
        Ok(call
            .args([
                "-map",
                "[sprites]",
                "-fps_mode",
                "passthrough",
                "-c:v",
                "mjpeg",
                "-q:v",
                "4",
                "-f",
                "image2",
                "-atomic_writing",
                "1",
            ])
            .args(["-start_number", &number.to_string()])
            .args([pattern]))
    }

    /// Puts the storyboard together, after a pass of its own over key frames when there were no encoding passes to take pictures from.
    pub(super) async fn storyboard(
        &self,
        job: &Job,
        observer: &dyn Observer,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        let Some(plan) = job.plan.storyboard else { return Ok(()) };
        tokio::fs::create_dir_all(&job.storyboards).await?;
        let target = job.storyboards.join(job.names.storyboard_file());
        if !tokio::fs::try_exists(&target).await? {
            let sprites = folder(job);
            if !tokio::fs::try_exists(sprites.join("000000.jpg")).await? {
                self.sprites_from_key_frames(job, &plan, cancel).await?;
            }
            let to = target.clone();
            tokio::task::spawn_blocking(move || assemble(&sprites, &plan, &to))
                .await
                .map_err(|_| EngineError::Cancelled)??;
        }
        observer.event(Event::Storyboard(Storyboard {
            file: job.names.storyboard_file(),
            total_width: plan.sprite_width * plan.columns,
            total_height: plan.sprite_height * plan.rows,
            sprite_width: plan.sprite_width,
            sprite_height: plan.sprite_height,
            sprite_duration: plan.sprite_seconds,
        }));
        Ok(())
    }

    async fn sprites_from_key_frames(
        &self,
        job: &Job,
        plan: &StoryboardPlan,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        let call = self.ffmpeg(job).args(["-skip_frame", "nokey", "-an"]).media(&job.source);
        let graph = format!(
            "[0:V:0]fps=1/{}:start_time=0,scale={}:{},setsar=1,format=yuvj420p[sprites]",
            plan.sprite_seconds, plan.sprite_width, plan.sprite_height
        );
        let call = call.args(["-filter_complex", &graph]);
        self.sprites(call, job, 0).await?.run(cancel).await?;
        Ok(())
    }
}

/// Joins the small pictures row by row. A missing one (an unreadable stretch, an end that came early) repeats the one before.
fn assemble(folder: &Path, plan: &StoryboardPlan, target: &Path) -> Result<(), EngineError> {
    let mut sheet: RgbImage =
        ImageBuffer::from_pixel(plan.sprite_width * plan.columns, plan.sprite_height * plan.rows, Rgb([0, 0, 0]));
    let mut last: Option<RgbImage> = None;
    for index in 0..plan.count {
        if let Ok(sprite) = image::open(folder.join(format!("{index:06}.jpg"))) {
            last = Some(sprite.into_rgb8());
        }
        if let Some(sprite) = &last {
            let (column, row) = (index % plan.columns, index / plan.columns);
            image::imageops::replace(
                &mut sheet,
                sprite,
                i64::from(column * plan.sprite_width),
                i64::from(row * plan.sprite_height),
            );
        }
    }
    let next = target.with_extension("next");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&next)?);
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 85)
        .encode_image(&sheet)
        .map_err(|error| EngineError::Failed(format!("the storyboard could not be written: {error}")))?;
    let file = file.into_inner().map_err(|error| error.into_error())?;
    file.sync_all()?;
    std::fs::rename(&next, target)?;
    Ok(())
}
