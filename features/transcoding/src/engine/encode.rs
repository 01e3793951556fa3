//! One pass: a decode, a cascade of scalers, an encoder and a pipe per rung.

use std::sync::Arc;

use ffmpeg::{Invocation, input};
use hls::bmff::Piece;
use tokio_util::sync::CancellationToken;

use super::audio::AudioTrack;
use super::command::{FRAGMENTED, ONLY_MEDIA};
use super::filter::{Start, frames_at, graph, sprite_interval};
use super::publication::Publication;
use super::pump::Pump;
use super::rung::RungWriter;
use super::{Engine, Job};
use crate::EngineError;
use crate::plan::{Fraction, PictureSource, Rung, Stage, gop_frames};

impl Engine {
    /// Makes what is left of these rungs.
    pub(super) async fn encode(
        &self,
        job: &Job,
        resolutions: &[u32],
        publication: &Arc<Publication>,
        audio: Option<Arc<AudioTrack>>,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        let mut rungs = Vec::new();
        for rung in resolutions.iter().filter_map(|&resolution| job.plan.rung(resolution)) {
            match publication.found(rung.resolution).filter(|playlist| playlist.complete) {
                Some(playlist) => publication.adopt(rung.resolution, playlist).await?,
                None => rungs.push(*rung),
            }
        }
        let Some(largest) = rungs.first() else { return Ok(()) };
        // Where the rung that is least far goes on; each segment is two groups of pictures in every rung.
        let listed = |rung: &Rung| publication.found(rung.resolution).map_or(0, |playlist| playlist.segments.len());
        let first = rungs.iter().map(listed).min().unwrap_or(0);
        let segment = u64::from(gop_frames(largest.frame_rate)) * 2;
        let start = Start { frame: segment * first as u64, rate: largest.frame_rate };
        let last_pass = job.plan.stages.iter().rev().find(|stage| matches!(stage, Stage::Encode(_)));
        let sprites = job.plan.storyboard.filter(|_| last_pass == Some(&Stage::Encode(resolutions.to_vec())));

        let mut call = self.ffmpeg(job);
        let mut pipes = Vec::new();
        for _ in &rungs {
            pipes.push(call.pipe()?);
        }
        let seeked = Self::seeks(job) || start.frame == 0;
        call = self.input(call, job, start, seeked).await?;
        call = call.args(["-filter_complex", &graph(&job.plan, &rungs, start, seeked, sprites.as_ref())]);
        for (index, (rung, (address, _))) in rungs.iter().zip(&pipes).enumerate() {
            call = output(call, job, index, rung, start, address);
        }
        if let Some(sprites) = &sprites {
            let rate = rungs.last().map_or(start.rate, |rung| rung.frame_rate);
            let number = frames_at(start, rate).div_ceil(sprite_interval(sprites, rate));
            call = self.sprites(call, job, number).await?;
        }
        let child = call.spawn().await?;
        let offset = (start.frame * u64::from(start.rate.den), u64::from(start.rate.num));
        let writers = rungs.iter().zip(pipes).map(|(rung, (_, pipe))| {
            let mut writer = RungWriter::new(publication, rung.resolution, audio.clone(), first, Some(2));
            async move {
                let mut pump = Pump::new(pipe);
                while let Some(piece) = pump.next().await? {
                    match piece {
                        Piece::Init(init) => writer.begin(*init, offset).await?,
                        Piece::Fragment(fragment) => writer.fragment(fragment).await?,
                    }
                }
                Ok::<_, EngineError>(writer)
            }
        });
        // The end of the pipes says nothing about success: rungs are finished only after the child's own word.
        let wait = async { child.wait(cancel).await.map_err(EngineError::from) };
        let (warnings, writers) = tokio::try_join!(wait, join_all(writers))?;
        if !warnings.is_empty() {
            tracing::debug!(%warnings, "the source is not without faults");
        }
        for writer in writers {
            writer.finish().await?;
        }
        Ok(())
    }

    /// The source's (or the still picture's) arguments, up to and with `-i`.
    async fn input(&self, call: Invocation, job: &Job, start: Start, seeked: bool) -> Result<Invocation, EngineError> {
        match job.plan.picture {
            PictureSource::Video { .. } => {
                let call = match start.seek().filter(|_| seeked) {
                    Some(seek) => call.args(["-ss", &seek]),
                    None => call,
                };
                Ok(call.args(["-an"]).media(&job.source))
            }
            PictureSource::Still => {
                let picture = still(job).await?;
                let mut head = [0; 16];
                let read = {
                    use tokio::io::AsyncReadExt;
                    tokio::fs::File::open(&picture).await?.read(&mut head).await?
                };
                let demuxer = input::still_demuxer(&head[..read]).ok_or_else(|| {
                    EngineError::InvalidMedia("The picture that goes with the sound cannot be read.".into())
                })?;
                Ok(call.still(&picture, demuxer))
            }
        }
    }
}

/// The picture of a sound-only source: the caller's, or a dark one.
async fn still(job: &Job) -> Result<std::path::PathBuf, EngineError> {
    if let Some(picture) = &job.picture {
        return Ok(picture.clone());
    }
    let path = job.work.join("still.png");
    let target = path.clone();
    tokio::task::spawn_blocking(move || image::RgbImage::from_pixel(854, 480, image::Rgb([24, 24, 27])).save(target))
        .await
        .map_err(|_| EngineError::Cancelled)?
        .map_err(|error| EngineError::Failed(format!("the dark picture could not be written: {error}")))?;
    Ok(path)
}

/// The encoder's arguments for one rung.
fn output(call: Invocation, job: &Job, index: usize, rung: &Rung, start: Start, address: &str) -> Invocation {
    let group = gop_frames(rung.frame_rate).to_string();
    let Fraction { num, den } = rung.frame_rate;
    // Ticks that hold a frame's length exactly.
    let scale = if den == 1 { num * 512 } else { num };
    let mut call = call
        .args([
            "-map",
            &format!("[v{index}]"),
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-profile:v",
            "high",
            "-pix_fmt",
            "yuv420p",
        ])
        .args(["-maxrate", &rung.bit_rate.to_string(), "-bufsize", &(rung.bit_rate * 2).to_string()])
        .args(["-g", &group, "-keyint_min", &group, "-sc_threshold", "0", "-video_track_timescale", &scale.to_string()])
        .args(ONLY_MEDIA);
    if job.plan.threads > 0 {
        call = call.args(["-threads:v", &job.plan.threads.to_string()]);
    }
    if job.plan.picture == PictureSource::Still {
        let begun = start.frame as f64 * f64::from(start.rate.den) / f64::from(start.rate.num);
        let left = (job.plan.duration.as_secs_f64() - begun).max(f64::from(den) / f64::from(num));
        call = call.args(["-tune", "stillimage", "-t", &format!("{left:.6}")]);
    }
    call.args(FRAGMENTED).args([address])
}

/// Runs futures concurrently in this task; the first error ends all.
async fn join_all<T, F: Future<Output = Result<T, EngineError>>>(
    futures: impl Iterator<Item = F>,
) -> Result<Vec<T>, EngineError> {
    use std::task::Poll;
    let mut running: Vec<_> = futures.map(|future| (Some(Box::pin(future)), None)).collect();
    std::future::poll_fn(move |context| {
        let mut waiting = false;
        for (future, done) in &mut running {
            let Some(active) = future else { continue };
            match active.as_mut().poll(context) {
                Poll::Ready(Ok(value)) => (*future, *done) = (None, Some(value)),
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => waiting = true,
            }
        }
        if waiting {
            Poll::Pending
        } else {
            Poll::Ready(Ok(running.iter_mut().filter_map(|(_, done)| done.take()).collect()))
        }
    })
    .await
}
