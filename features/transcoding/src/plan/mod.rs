//! From facts and wishes to a plan; no file is touched here.

mod bitrate;
mod frame_rate;
mod resolutions;
mod storyboard;

use std::time::Duration;

pub use bitrate::{MAX_AUDIO_BIT_RATE, average_bit_rate, max_bit_rate, target_bit_rate};
use ffmpeg::Probe;
pub use ffmpeg::probe::Fraction;
pub use frame_rate::{gop_frames, nominal, output_frame_rate};
pub use resolutions::{ladder, scaled_size};
pub use storyboard::{StoryboardPlan, storyboard};

use crate::Settings;

/// Short side of the picture that sound-only files get (PeerTube's choice).
const AUDIO_ONLY_RESOLUTION: u32 = 480;
/// Frames per second of a still picture: it only has to be seekable.
const STILL_FRAME_RATE: Fraction = Fraction { num: 5, den: 1 };
/// Key frames further apart than this make a copied rung unpleasant to seek in.
pub const MAX_KEYFRAME_GAP: Duration = Duration::from_secs(10);

/// What to make out of one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Length of the source.
    pub duration: Duration,
    /// Video renditions, largest first. Never empty.
    pub rungs: Vec<Rung>,
    /// Sound, made once for all renditions.
    pub audio: Option<AudioPlan>,
    /// Whether the rungs carry no sound and rendition 0 does.
    pub split_audio: bool,
    /// Whether rendition 0 (sound only) is made.
    pub audio_rendition: bool,
    /// Passes over the source, in order.
    pub stages: Vec<Stage>,
    /// The storyboard, when one is made.
    pub storyboard: Option<StoryboardPlan>,
    /// Whether the renditions are a publication for viewers. If not, they are only what plain MP4 files are made from.
    pub hls: bool,
    /// Whether plain MP4 files follow.
    pub web_videos: bool,
    /// How the picture is brought into shape.
    pub picture: PictureSource,
    /// Threads of each encoder; 0 lets it choose.
    pub threads: u32,
}

/// One video rendition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    /// Short side in pixels: its name.
    pub resolution: u32,
    /// Width in pixels, even.
    pub width: u32,
    /// Height in pixels, even.
    pub height: u32,
    /// Frames per second, constant.
    pub frame_rate: Fraction,
    /// Ceiling of the video in bits per second.
    pub bit_rate: u64,
}

/// The common sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AudioPlan {
    /// Whether the source's AAC is taken as it is.
    pub copy: bool,
    /// Bits per second when encoded.
    pub bit_rate: u64,
    /// Samples per second when encoded.
    pub sample_rate: u32,
    /// Channels of the result.
    pub channels: u32,
}

/// One pass over the source's picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The rung of this resolution is a stream copy.
    Copy(u32),
    /// One decode to these resolutions, largest first.
    Encode(Vec<u32>),
}

impl Stage {
    /// The rungs this pass makes.
    #[must_use]
    pub fn resolutions(&self) -> Vec<u32> {
        match self {
            Stage::Copy(resolution) => vec![*resolution],
            Stage::Encode(resolutions) => resolutions.clone(),
        }
    }
}

/// Facts about the picture that the filters need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureSource {
    /// The source's own video.
    Video {
        /// PQ or HLG transfer to bring to SDR, by ffmpeg's name.
        hdr: Option<HdrTransfer>,
        /// Fields to weave into frames.
        interlaced: bool,
        /// Whether the container can be entered at an exact time.
        seeks_exactly: bool,
    },
    /// A still picture shown for the length of the sound.
    Still,
}

/// The two HDR transfers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HdrTransfer {
    /// SMPTE ST 2084.
    Pq,
    /// ARIB STD-B67.
    Hlg,
}

impl Plan {
    /// Plans the ladder of a probed source. `keyframe_gap` is the measured distance between key frames, when it was measured; without it nothing is copied.
    #[must_use]
    pub fn new(probe: &Probe, settings: &Settings, keyframe_gap: Option<Duration>) -> Self {
        let (width, height, input_rate, picture) = match &probe.video {
            Some(video) => {
                let hdr = video.hdr.then_some(if video.color_transfer.as_deref() == Some("smpte2084") {
                    HdrTransfer::Pq
                } else {
                    HdrTransfer::Hlg
                });
                let picture =
                    PictureSource::Video { hdr, interlaced: video.interlaced, seeks_exactly: probe.seeks_exactly() };
                (video.width, video.height, nominal(video.frame_rate), picture)
            }
            None => (854, AUDIO_ONLY_RESOLUTION, STILL_FRAME_RATE, PictureSource::Still),
        };
        let resolutions = ladder(width.min(height), settings);
        let top = resolutions.first().copied().unwrap_or(2);
        let rungs: Vec<Rung> = resolutions
            .iter()
            .map(|&resolution| {
                let (width, height) = scaled_size(width, height, resolution);
                let frame_rate = match picture {
                    PictureSource::Still => STILL_FRAME_RATE,
                    PictureSource::Video { .. } => {
                        output_frame_rate(input_rate, resolution, resolution == top, settings.fps_max)
                    }
                };
                let bit_rate = target_bit_rate(probe.bit_rate, resolution, width, height, frame_rate);
                Rung { resolution, width, height, frame_rate, bit_rate }
            })
            .collect();
        let copy = settings.copy_web_ready && is_web_ready(probe, top, keyframe_gap);
        let split_audio = settings.hls && settings.split_audio_and_video && probe.audio.is_some();
        let stages = stages(&rungs, copy, probe, settings);
        Self {
            duration: probe.duration,
            audio: probe.audio.as_ref().map(|audio| audio_plan(audio, copy)),
            split_audio,
            audio_rendition: probe.audio.is_some() && (split_audio || settings.resolutions.contains(&0)),
            stages,
            storyboard: rungs
                .first()
                .filter(|_| settings.storyboard && probe.video.is_some())
                .and_then(|rung| storyboard(probe.duration, rung.width, rung.height)),
            rungs,
            hls: settings.hls,
            web_videos: settings.web_videos,
            picture,
            threads: settings.threads,
        }
    }

    /// Every resolution that gets a rendition, sound-only (0) included, largest first.
    #[must_use]
    pub fn resolutions(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.rungs.iter().map(|rung| rung.resolution).collect();
        all.extend(self.audio_rendition.then_some(0));
        all
    }

    /// The rung of a resolution.
    #[must_use]
    pub fn rung(&self, resolution: u32) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.resolution == resolution)
    }
}

/// The order of the passes.
fn stages(rungs: &[Rung], copy: bool, probe: &Probe, settings: &Settings) -> Vec<Stage> {
    let mut stages = Vec::new();
    let mut rest: Vec<&Rung> = rungs.iter().collect();
    if copy && !rest.is_empty() {
        stages.push(Stage::Copy(rest.remove(0).resolution));
    } else if rest.len() > 1 && estimate(&rest, probe, settings) > settings.quick_pass_after {
        // The rung nearest to 360p from below 480p, or the lowest there is.
        let low = |rung: &&Rung| (240..=480).contains(&rung.resolution);
        let chosen =
            rest.iter().copied().filter(low).min_by_key(|rung| rung.resolution.abs_diff(360)).or(rest.last().copied());
        if let Some(chosen) = chosen {
            stages.push(Stage::Encode(vec![chosen.resolution]));
            rest.retain(|rung| rung.resolution != chosen.resolution);
        }
    }
    if !rest.is_empty() {
        stages.push(Stage::Encode(rest.iter().map(|rung| rung.resolution).collect()));
    }
    stages
}

/// How long encoding these rungs takes on this machine. A decoded pixel costs about a quarter of an encoded one.
fn estimate(rungs: &[&Rung], probe: &Probe, settings: &Settings) -> Duration {
    let per_second = |width: u32, height: u32, rate: f64| f64::from(width) * f64::from(height) * rate;
    let encoded: f64 = rungs.iter().map(|rung| per_second(rung.width, rung.height, rung.frame_rate.value())).sum();
    let decoded = probe
        .video
        .as_ref()
        .map_or(0.0, |video| per_second(video.width, video.height, nominal(video.frame_rate).value()) * 0.25);
    let seconds = probe.duration.as_secs_f64() * (encoded + decoded) / settings.pixels_per_second.max(1.0);
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
}

/// PeerTube's quick-transcode rule, and key frames close enough to cut at.
fn is_web_ready(probe: &Probe, top: u32, keyframe_gap: Option<Duration>) -> bool {
    let Some(video) = &probe.video else { return false };
    let Some(bit_rate) = probe.bit_rate.or(video.bit_rate) else { return false };
    let rate = nominal(video.frame_rate).value();
    video.codec == "h264"
        && video.pixel_format == "yuv420p"
        && !video.hdr
        && !video.interlaced
        && !video.anamorphic
        && video.rotation == 0
        && video.resolution() == top
        && video.width % 2 == 0
        && video.height % 2 == 0
        && (2.0..=240.0).contains(&rate)
        && bit_rate <= max_bit_rate(top, video.width, video.height, rate)
        && probe.audio.as_ref().is_none_or(can_copy_audio)
        && keyframe_gap.is_some_and(|gap| gap <= MAX_KEYFRAME_GAP)
        && probe.container.split(',').any(|name| matches!(name, "mp4" | "mov" | "matroska" | "flv"))
}

fn can_copy_audio(audio: &ffmpeg::probe::AudioStream) -> bool {
    let layout = audio.channel_layout.as_deref().is_some_and(|layout| !matches!(layout, "unknown" | "quad"));
    let plain = audio.codec == "aac" && audio.profile.as_deref().is_none_or(|profile| profile == "LC");
    plain && layout && audio.bit_rate.is_some_and(|rate| rate <= MAX_AUDIO_BIT_RATE)
}

fn audio_plan(audio: &ffmpeg::probe::AudioStream, copying: bool) -> AudioPlan {
    let unknown = if audio.codec == "flac" { MAX_AUDIO_BIT_RATE } else { 256_000 };
    let copy = copying && can_copy_audio(audio);
    AudioPlan {
        copy,
        bit_rate: audio.bit_rate.unwrap_or(unknown).clamp(64_000, MAX_AUDIO_BIT_RATE),
        sample_rate: if audio.sample_rate == 44_100 { 44_100 } else { 48_000 },
        // Browsers' media source trips over other layouts.
        channels: if copy { audio.channels } else { 2 },
    }
}

#[cfg(test)]
mod tests;
