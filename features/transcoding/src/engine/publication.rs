//! What the renditions of one publication share: the document of hashes, the master playlist, and the observer.
//! Order of durability: bytes, hashes, playlist. The playlist is the commit record.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hls::hashes::SegmentHashes;
use hls::playlist::{AudioGroup, MasterPlaylist, MediaPlaylist, Variant};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
use tokio::sync::Mutex;

use super::{Event, Job, Observer, Rendition};
use crate::plan::{MAX_KEYFRAME_GAP, Stage};
use crate::{EngineError, Names, Plan};

/// The shared part of a publication.
pub(super) struct Publication {
    folder: PathBuf,
    names: Names,
    plan: Plan,
    state: Mutex<State>,
    observer: Arc<dyn Observer>,
    began: Instant,
    /// Playlists found at the start, by resolution.
    found: BTreeMap<u32, MediaPlaylist>,
}

#[derive(Default)]
struct State {
    hashes: SegmentHashes,
    variants: BTreeMap<u32, Variant>,
    /// Renditions whose first segment was told about in this run.
    told: BTreeSet<u32>,
}

impl Publication {
    /// Reads back what an earlier run listed: hashes of listed ranges are computed again from the bytes.
    pub async fn open(job: &Job, observer: Arc<dyn Observer>) -> Result<Self, EngineError> {
        let (mut found, mut state) = (BTreeMap::new(), State::default());
        for resolution in job.plan.resolutions() {
            let playlist = name(job.names.playlist_file(resolution))?;
            let Ok(text) = tokio::fs::read_to_string(job.hls.join(&playlist)).await else { continue };
            let file = name(job.names.media_file(resolution))?;
            let Ok(playlist) = MediaPlaylist::parse(&text) else { continue };
            if playlist.file == file && hash_listed(&job.hls.join(&file), &playlist, &mut state.hashes).await.is_ok() {
                found.insert(resolution, playlist);
            } else {
                state.hashes.remove(&file);
            }
        }
        let opened = Self {
            folder: job.hls.clone(),
            names: job.names.clone(),
            plan: job.plan.clone(),
            state: Mutex::default(),
            observer,
            began: Instant::now(),
            found,
        };
        // The master must not lose a rendition that viewers may be watching, so all of them stand in it from the first listing on.
        for (&resolution, playlist) in opened.found.iter().filter(|(_, playlist)| !playlist.segments.is_empty()) {
            let codecs = opened.codecs(playlist).await?;
            state.variants.insert(resolution, opened.variant(resolution, playlist, &codecs)?);
        }
        *opened.state.lock().await = state;
        Ok(opened)
    }

    /// What an earlier run listed of a rendition.
    pub fn found(&self, resolution: u32) -> Option<&MediaPlaylist> {
        self.found.get(&resolution)
    }

    /// Whether an earlier run finished every rendition.
    pub fn is_complete(&self) -> bool {
        self.plan
            .resolutions()
            .iter()
            .all(|resolution| self.found.get(resolution).is_some_and(|playlist| playlist.complete))
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Whether sound has a rendition of its own and pictures carry none.
    pub fn is_split(&self) -> bool {
        self.plan.split_audio
    }

    /// The longest segment to expect, in whole seconds: four, and more where a copy must follow the source's key frames.
    pub fn target_seconds(&self, resolution: u32) -> u64 {
        let copied = self.plan.stages.contains(&Stage::Copy(resolution));
        if copied { 4 + MAX_KEYFRAME_GAP.as_secs() } else { 6 }
    }

    /// Length of the source, as far as it is known.
    pub fn duration(&self) -> Duration {
        self.plan.duration
    }

    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Notes a range's hash; it is written with the next listing.
    pub async fn hash(&self, file: &str, range: hls::ByteRange, bytes: &[u8]) {
        self.state.lock().await.hashes.insert(file, range, bytes);
    }

    /// Makes a rendition's playlist visible, its hashes first. The bytes must be durable already.
    pub async fn list(&self, resolution: u32, playlist: &MediaPlaylist, codecs: &[String]) -> Result<(), EngineError> {
        let mut state = self.state.lock().await;
        replace(&self.folder.join(self.names.hashes_file()), &state.hashes.write()).await?;
        replace(&self.folder.join(name(self.names.playlist_file(resolution))?), &playlist.write()).await?;
        let variant = self.variant(resolution, playlist, codecs)?;
        let first = !state.variants.contains_key(&resolution);
        if first || playlist.complete {
            state.variants.insert(resolution, variant);
            if let Some(master) = self.master(&state) {
                replace(&self.folder.join(self.names.master_file()), &master).await?;
            }
            // Names of new files and replaced ones outlive a power cut only with their folder.
            tokio::fs::File::open(&self.folder).await?.sync_all().await?;
        }
        let first = state.told.insert(resolution);
        drop(state);
        if first && !playlist.segments.is_empty() {
            self.observer.event(Event::Playable { resolution });
        }
        self.progress(resolution, playlist);
        Ok(())
    }

    /// What a listed rendition needs to be decoded, from its own first bytes (bounded: the file was found to be at least that long).
    async fn codecs(&self, playlist: &MediaPlaylist) -> Result<Vec<String>, EngineError> {
        let mut head = vec![0; usize::try_from(playlist.init.length).unwrap_or(0)];
        tokio::fs::File::open(self.folder.join(&playlist.file)).await?.read_exact(&mut head).await?;
        Ok(hls::bmff::codecs(&head)?)
    }

    /// Takes over a rendition that an earlier run completed: it joins the master and is told about again.
    pub async fn adopt(&self, resolution: u32, playlist: &MediaPlaylist) -> Result<(), EngineError> {
        let codecs = self.codecs(playlist).await?;
        self.list(resolution, playlist, &codecs).await?;
        let has_audio = codecs.iter().any(|codec| codec.starts_with("mp4a"));
        self.complete(resolution, playlist, has_audio)
    }

    /// Tells about a whole rendition.
    pub fn complete(&self, resolution: u32, playlist: &MediaPlaylist, has_audio: bool) -> Result<(), EngineError> {
        let rung = self.plan.rung(resolution);
        self.observer.event(Event::Complete(Rendition {
            resolution,
            file: playlist.file.clone(),
            playlist: Some(name(self.names.playlist_file(resolution))?),
            size: playlist.end(),
            duration: Duration::from_micros(playlist.duration_us()),
            width: rung.map_or(0, |rung| rung.width),
            height: rung.map_or(0, |rung| rung.height),
            frame_rate: rung.map_or(0.0, |rung| rung.frame_rate.value()),
            bit_rate: playlist.average_bit_rate(),
            has_audio,
            has_video: rung.is_some(),
        }));
        Ok(())
    }

    fn progress(&self, resolution: u32, playlist: &MediaPlaylist) {
        let made = Duration::from_micros(playlist.duration_us()).as_secs_f64();
        let before = self.found(resolution).map_or(0, MediaPlaylist::duration_us);
        let fresh = made - Duration::from_micros(before).as_secs_f64();
        let whole = self.plan.duration.as_secs_f64().max(0.001);
        let fraction = if playlist.complete { 1.0 } else { (made / whole).min(0.999) };
        let speed = fresh.max(0.0) / self.began.elapsed().as_secs_f64().max(0.001);
        self.observer.event(Event::Progress { resolution, fraction, speed });
    }

    fn variant(&self, resolution: u32, playlist: &MediaPlaylist, codecs: &[String]) -> Result<Variant, EngineError> {
        let rung = self.plan.rung(resolution);
        let audio = self.plan.audio.map_or(0, |audio| audio.bit_rate);
        // While it grows the peak is unknown: the ceiling stands for it.
        let planned = rung.map_or(0, |rung| rung.bit_rate) + audio;
        let elsewhere = if self.plan.split_audio && resolution != 0 { audio } else { 0 };
        let measured = playlist.peak_bit_rate() + elsewhere;
        Ok(Variant {
            playlist: name(self.names.playlist_file(resolution))?,
            bandwidth: if playlist.complete { measured } else { planned.max(measured) },
            average_bandwidth: playlist.complete.then(|| playlist.average_bit_rate() + elsewhere),
            size: rung.map(|rung| (rung.width, rung.height)),
            frame_rate: rung.map(|rung| rung.frame_rate.value()),
            codecs: codecs.to_vec(),
        })
    }

    /// The master, largest rung first. Separate sound is a group of its own, and pictures that need it wait for it. Sound alone beside
    /// pictures with sound is left out, as PeerTube does: players that choose by themselves would take the picture away on a slow line.
    fn master(&self, state: &State) -> Option<String> {
        let sound = state.variants.get(&0);
        let mut variants: Vec<Variant> = state
            .variants
            .iter()
            .rev()
            .filter(|(resolution, _)| **resolution != 0)
            .map(|(_, variant)| variant.clone())
            .collect();
        let audio = match (self.plan.split_audio, sound) {
            (true, None) => return None,
            (true, Some(sound)) => {
                for variant in &mut variants {
                    variant.codecs.extend(sound.codecs.iter().cloned());
                }
                Some(AudioGroup {
                    playlist: sound.playlist.clone(),
                    channels: self.plan.audio.map_or(2, |audio| audio.channels),
                })
            }
            (false, _) => None,
        };
        (!variants.is_empty()).then(|| MasterPlaylist { variants, audio }.write())
    }
}

/// A name that the plan asks for and the caller gave.
pub(super) fn name(given: Option<String>) -> Result<String, EngineError> {
    given.ok_or_else(|| EngineError::Failed("a rendition of the plan has no name".into()))
}

/// Replaces a small file so that readers and crashes see the old or the new text, never a part.
pub(super) async fn replace(path: &Path, text: &str) -> Result<(), EngineError> {
    let next = path.with_extension("next");
    let mut file = tokio::fs::File::create(&next).await?;
    file.write_all(text.as_bytes()).await?;
    file.flush().await?;
    file.sync_data().await?;
    tokio::fs::rename(&next, path).await?;
    Ok(())
}

/// Hashes what a playlist lists. Fails when the file is shorter than that.
async fn hash_listed(path: &Path, playlist: &MediaPlaylist, hashes: &mut SegmentHashes) -> Result<(), EngineError> {
    let mut file = tokio::fs::File::open(path).await?;
    let length = file.metadata().await?.len();
    if length < playlist.end() {
        return Err(EngineError::Failed("a listed segment is missing".into()));
    }
    file.rewind().await?;
    let ranges = std::iter::once(playlist.init).chain(playlist.segments.iter().map(|segment| segment.range));
    for range in ranges {
        let mut bytes =
            vec![0; usize::try_from(range.length).map_err(|_| EngineError::Failed("a segment is too large".into()))?];
        file.read_exact(&mut bytes).await?;
        hashes.insert(&playlist.file, range, &bytes);
    }
    Ok(())
}
