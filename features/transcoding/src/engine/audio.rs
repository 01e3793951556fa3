//! The common sound: encoded (or copied) once into the work folder, read by every rendition while it grows.

use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use hls::bmff::{Fragment, Piece, Sample, Splitter, TrackInit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::command::{FRAGMENTED, ONLY_MEDIA};
use super::{Engine, Job};
use crate::EngineError;
use crate::plan::AudioPlan;

/// A frame of sound and where its bytes are.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// Presentation time in ticks, from 0.
    start: u64,
    sample: Sample,
    position: u64,
}

#[derive(Debug, Default)]
struct State {
    init: Option<TrackInit>,
    frames: Vec<Frame>,
    /// No frame will follow.
    ended: bool,
    /// No frame will follow because the work failed.
    failed: bool,
}

/// The track, shared by the renditions.
#[derive(Debug)]
pub(super) struct AudioTrack {
    plan: AudioPlan,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    grown: watch::Sender<u64>,
    file: std::fs::File,
    /// Where the bytes grow.
    growing: PathBuf,
    /// The same file when it is whole.
    whole: PathBuf,
}

/// Frames cut out of the track.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub decode_time: u64,
    pub samples: Vec<Sample>,
    pub data: Vec<u8>,
    /// End of the last frame in ticks.
    pub end: u64,
}

impl AudioTrack {
    /// Opens the track of a job; a whole file from an earlier run is used as it is.
    pub async fn open(job: &Job, plan: AudioPlan) -> Result<Self, EngineError> {
        let (growing, whole) = (job.work.join("audio.part"), job.work.join("audio.mp4"));
        let path = if tokio::fs::try_exists(&whole).await? { &whole } else { &growing };
        let file = std::fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let state = Mutex::default();
        let shared = Arc::new(Shared { state, grown: watch::channel(0).0, file, growing, whole });
        Ok(Self { plan, shared })
    }

    /// The work that fills the track: reads the whole file, or runs the encoder.
    pub fn fill(
        &self,
        engine: Engine,
        job: Job,
        cancel: CancellationToken,
    ) -> impl Future<Output = Result<(), EngineError>> + use<> {
        let (shared, plan) = (self.shared.clone(), self.plan);
        async move {
            let outcome = match tokio::fs::try_exists(&shared.whole).await {
                Ok(true) => shared.reread().await,
                _ => shared.record(&engine, &job, plan, &cancel).await,
            };
            shared.update(|state| {
                state.ended = true;
                state.failed = outcome.is_err();
            });
            outcome
        }
    }

    /// The description, as soon as there is one; `None` when the source's sound has no frame at all.
    pub async fn init(&self) -> Result<Option<TrackInit>, EngineError> {
        self.wait(|state| state.init.is_some()).await?;
        Ok(self.shared.state().init.clone())
    }

    /// Frames that start in `[from, to)`, times in ticks of `scale` per second, once they are all there; `to` of `None` means to the end.
    pub async fn cut(&self, from: u64, to: Option<u64>, scale: u32) -> Result<Cut, EngineError> {
        let before = |frame: &Frame, time: u64, own: u32| {
            u128::from(frame.start) * u128::from(scale) < u128::from(time) * u128::from(own)
        };
        self.wait(|state| {
            let own = state.init.as_ref().map_or(1, |init| init.timescale);
            to.is_some_and(|to| state.frames.last().is_some_and(|last| !before(last, to, own)))
        })
        .await?;
        let frames: Vec<Frame> = {
            let state = self.shared.state();
            let own = state.init.as_ref().map_or(1, |init| init.timescale);
            let first = state.frames.partition_point(|frame| before(frame, from, own));
            let last = to.map_or(state.frames.len(), |to| state.frames.partition_point(|frame| before(frame, to, own)));
            state.frames[first..last.max(first)].to_vec()
        };
        let shared = self.shared.clone();
        tokio::task::spawn_blocking(move || shared.read(&frames)).await.map_err(|_| EngineError::Cancelled)?
    }

    async fn wait(&self, ready: impl Fn(&State) -> bool) -> Result<(), EngineError> {
        let mut grown = self.shared.grown.subscribe();
        loop {
            grown.borrow_and_update();
            {
                let state = self.shared.state();
                if state.failed {
                    // The recorder's own error is the one that is told.
                    return Err(EngineError::Cancelled);
                }
                if state.ended || ready(&state) {
                    return Ok(());
                }
            }
            grown.changed().await.map_err(|_| EngineError::Cancelled)?;
        }
    }
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn update(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.grown.send_modify(|count| *count += 1);
    }

    fn take(&self, piece: Piece) {
        self.update(|state| match piece {
            Piece::Init(init) => state.init = Some(*init),
            Piece::Fragment(fragment) => state.append(&fragment),
        });
    }

    fn read(&self, frames: &[Frame]) -> Result<Cut, EngineError> {
        let decode_time = frames.first().map_or(0, |frame| frame.start);
        let mut cut = Cut { decode_time, ..Cut::default() };
        for frame in frames {
            let at = cut.data.len();
            cut.data.resize(at + frame.sample.size as usize, 0);
            self.file.read_exact_at(&mut cut.data[at..], frame.position)?;
            cut.samples.push(frame.sample);
            cut.end = frame.start + u64::from(frame.sample.duration);
        }
        Ok(cut)
    }

    /// Splits the whole file of an earlier run.
    async fn reread(&self) -> Result<(), EngineError> {
        let mut file = tokio::fs::File::open(&self.whole).await?;
        let (mut splitter, mut buffer) = (Splitter::new(), vec![0; 256 << 10]);
        loop {
            let read = file.read(&mut buffer).await?;
            if read == 0 {
                return Ok(());
            }
            splitter.push(&buffer[..read]);
            while let Some(piece) = splitter.next_piece()? {
                self.take(piece);
            }
        }
    }

    /// Runs the encoder and keeps its stream as it comes. The file gets its name when it is whole.
    async fn record(
        &self,
        engine: &Engine,
        job: &Job,
        plan: AudioPlan,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        let mut call = engine.ffmpeg(job);
        let (address, mut pipe) = call.pipe()?;
        call = call.args(["-vn"]).media(&job.source).args(["-map", "0:a:0", "-vn"]).args(ONLY_MEDIA);
        call = if plan.copy {
            call.args(["-c:a", "copy"])
        } else {
            call.args([
                "-c:a",
                "aac",
                "-ac",
                "2",
                "-ar",
                &plan.sample_rate.to_string(),
                "-b:a",
                &plan.bit_rate.to_string(),
            ])
            .args(["-af", "aresample=async=1:first_pts=0"])
        };
        let child = call.args(["-frag_duration", "1000000"]).args(FRAGMENTED).args([&address]).spawn().await?;
        let keep = async {
            self.file.set_len(0)?;
            let mut file = tokio::fs::OpenOptions::new().write(true).open(&self.growing).await?;
            let (mut splitter, mut buffer) = (Splitter::new(), vec![0; 128 << 10]);
            loop {
                let read = pipe.read(&mut buffer).await?;
                if read == 0 {
                    break;
                }
                file.write_all(&buffer[..read]).await?;
                // Readers look for these bytes in the file as soon as their frames are known.
                file.flush().await?;
                splitter.push(&buffer[..read]);
                while let Some(piece) = splitter.next_piece()? {
                    self.take(piece);
                }
            }
            file.sync_all().await?;
            Ok::<(), EngineError>(())
        };
        let wait = async { child.wait(cancel).await.map_err(EngineError::from) };
        tokio::try_join!(wait, keep)?;
        tokio::fs::rename(&self.growing, &self.whole).await?;
        Ok(())
    }
}

impl State {
    /// Adds a fragment's frames at their presentation times. Frames that end before 0 are the encoder's priming and are dropped.
    fn append(&mut self, fragment: &Fragment) {
        let shift = self.init.as_ref().map_or(0, |init| init.edit_shift);
        let (mut time, mut position) = (fragment.decode_time, fragment.position);
        for &sample in &fragment.samples {
            let start = i64::try_from(time).unwrap_or(i64::MAX).saturating_add(shift);
            if start.saturating_add(sample.duration.into()) > 0 || start >= 0 {
                let start = u64::try_from(start).unwrap_or(0);
                // A frame that straddles 0 starts at 0, so its successor may not start before its end.
                let start = self.frames.last().map_or(start, |last| start.max(last.start + 1));
                self.frames.push(Frame { start, sample: Sample { composition: 0, ..sample }, position });
            }
            time += u64::from(sample.duration);
            position += u64::from(sample.size);
        }
    }
}
