//! Carrying out a plan: children feed pipes, fragments become segments, segments become a publication that grows.
//!
//! `audio` makes the common sound, `rung` appends and lists one rendition, `publication` owns what renditions share (hashes, master),
//! `copy`/`encode` run one pass each, `storyboard` and `web_video` follow from the same sources.

mod audio;
mod command;
mod copying;
mod encode;
mod filter;
mod publication;
mod pump;
mod rung;
mod sound;
mod storyboard;
mod web_video;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ffmpeg::Tools;
use tokio_util::sync::CancellationToken;

use crate::plan::{PictureSource, Stage};
use crate::{EngineError, Names, Plan};
use audio::AudioTrack;
use publication::Publication;
pub use storyboard::Storyboard;

/// Runs plans with the tools of this machine.
#[derive(Debug, Clone, Default)]
pub struct Engine {
    /// Where ffmpeg is.
    pub tools: Tools,
    /// Caps of each child.
    pub limits: EncodeLimits,
}

/// Caps of an encoding child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodeLimits {
    /// Wall-clock and processor time per core of one pass.
    pub time: Duration,
    /// Address space in bytes.
    pub memory: u64,
    /// Nice level added.
    pub nice: i32,
}

impl Default for EncodeLimits {
    fn default() -> Self {
        Self { time: Duration::from_secs(7 * 24 * 3600), memory: 16 << 30, nice: 10 }
    }
}

/// One video to make.
#[derive(Debug, Clone)]
pub struct Job {
    /// What to make.
    pub plan: Plan,
    /// The uploaded file.
    pub source: PathBuf,
    /// A JPEG, PNG, WebP or GIF shown with sound-only sources; a dark picture without one.
    pub picture: Option<PathBuf>,
    /// A private folder of this job, kept between runs of it and removed by the caller afterwards.
    pub work: PathBuf,
    /// Where playlists, fragmented files and hashes go: inside `work` when they are not for viewers.
    pub hls: PathBuf,
    /// Where plain MP4 files go.
    pub web_videos: PathBuf,
    /// Where the storyboard goes.
    pub storyboards: PathBuf,
    /// File names; the same for every run of one job.
    pub names: Names,
}

/// What happened. A resumed run tells `Complete` again for renditions that were complete before.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A rendition has got further.
    Progress {
        /// Which one.
        resolution: u32,
        /// From 0 to 1.
        fraction: f64,
        /// Seconds of video made per second since this run began.
        speed: f64,
    },
    /// The first segment of a rendition is listed: the publication can be watched from its start.
    Playable {
        /// Which one.
        resolution: u32,
    },
    /// A rendition is whole.
    Complete(Rendition),
    /// The storyboard is there.
    Storyboard(Storyboard),
    /// A plain MP4 file is there.
    WebVideo(Rendition),
}

/// A finished file.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendition {
    /// Short side in pixels; 0 is sound only.
    pub resolution: u32,
    /// Name of the media file in its folder.
    pub file: String,
    /// Name of its playlist; `None` for plain MP4 files.
    pub playlist: Option<String>,
    /// Bytes.
    pub size: u64,
    /// Length.
    pub duration: Duration,
    /// Width in pixels; 0 without picture.
    pub width: u32,
    /// Height in pixels; 0 without picture.
    pub height: u32,
    /// Frames per second; 0 without picture.
    pub frame_rate: f64,
    /// Mean bits per second.
    pub bit_rate: u64,
    /// Whether it carries sound.
    pub has_audio: bool,
    /// Whether it carries a picture.
    pub has_video: bool,
}

/// Receives events while a plan is carried out. Calls come from several tasks; they must not block.
pub trait Observer: Send + Sync {
    /// Something happened.
    fn event(&self, event: Event);
}

impl Engine {
    /// Carries out a plan, or what is left of it. Returns when everything is made and durable.
    ///
    /// # Errors
    /// [`EngineError`]; what is listed stays, and another run with the same job goes on from there.
    pub async fn run(
        &self,
        job: &Job,
        observer: Arc<dyn Observer>,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        for folder in [&job.work, &job.hls] {
            tokio::fs::create_dir_all(folder).await?;
        }
        // Ends every child and task of this run when one of them fails.
        let cancel = cancel.child_token();
        let _end = cancel.clone().drop_guard();
        let publication = Arc::new(Publication::open(job, observer.clone()).await?);
        let (audio, recorder) = self.audio(job, &publication, &cancel).await?;
        let audio = audio.map(Arc::new);
        let picture = async {
            for stage in &job.plan.stages {
                match stage {
                    Stage::Copy(resolution) => {
                        self.copy(job, *resolution, &publication, audio.clone(), &cancel).await?
                    }
                    Stage::Encode(resolutions) => {
                        self.encode(job, resolutions, &publication, audio.clone(), &cancel).await?
                    }
                }
                // Where nothing else can be watched, a plain file does not wait for the rungs of later passes.
                if !job.plan.hls && job.plan.web_videos {
                    self.web_videos(job, &stage.resolutions(), observer.as_ref(), &cancel).await?;
                }
            }
            Ok(())
        };
        let sound = async {
            match (job.plan.audio_rendition, &audio, publication.found(0)) {
                (true, Some(audio), _) => sound::write(&publication, audio.clone()).await,
                // Everything is complete, so no sound was made again.
                (true, None, Some(found)) => publication.adopt(0, found).await,
                _ => Ok(()),
            }
        };
        tokio::try_join!(picture, sound, recorder)?;
        self.storyboard(job, observer.as_ref(), &cancel).await?;
        if job.plan.web_videos {
            let mut left = job.plan.resolutions();
            left.retain(|resolution| job.plan.hls || *resolution == 0);
            self.web_videos(job, &left, observer.as_ref(), &cancel).await?;
        }
        Ok(())
    }

    /// The sound track and the work that fills it. Nothing is made when everything that needs it is complete.
    async fn audio(
        &self,
        job: &Job,
        publication: &Publication,
        cancel: &CancellationToken,
    ) -> Result<(Option<AudioTrack>, impl Future<Output = Result<(), EngineError>>), EngineError> {
        let wanted = job.plan.audio.filter(|_| !publication.is_complete());
        let track = match wanted {
            Some(plan) => Some(AudioTrack::open(job, plan).await?),
            None => None,
        };
        let fill = track.as_ref().map(|track| track.fill(self.clone(), job.clone(), cancel.clone()));
        let work = async move {
            match fill {
                Some(fill) => fill.await,
                None => Ok(()),
            }
        };
        Ok((track, work))
    }

    /// Whether the source's picture can be used without decoding it from its start.
    fn seeks(job: &Job) -> bool {
        matches!(job.plan.picture, PictureSource::Video { seeks_exactly: true, .. })
    }
}
