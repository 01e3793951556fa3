//! The typed answer of a probe.

use std::time::Duration;

/// A positive fraction, such as a frame rate (30000/1001). Never zero on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fraction {
    /// Numerator, at least 1.
    pub num: u32,
    /// Denominator, at least 1.
    pub den: u32,
}

impl Fraction {
    /// Both parts positive, or `None`.
    #[must_use]
    pub fn new(num: u32, den: u32) -> Option<Self> {
        (num > 0 && den > 0).then_some(Self { num, den })
    }

    /// As a floating-point number.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.num) / f64::from(self.den)
    }
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// ffmpeg's names of the container, as a comma-separated list ("mov,mp4,m4a,3gp,3g2,mj2").
    pub container: String,
    /// Length; zero when the container does not say.
    pub duration: Duration,
    /// Bits per second over everything, when known.
    pub bit_rate: Option<u64>,
    /// The first real video stream (cover pictures do not count).
    pub video: Option<VideoStream>,
    /// The first audio stream.
    pub audio: Option<AudioStream>,
    /// Chapters in order, at most 1000.
    pub chapters: Vec<Chapter>,
    /// The container's title tag, at most 500 characters, control characters removed.
    pub title: Option<String>,
}

impl Probe {
    /// Whether the container can be entered at an exact time (its index is complete and precise).
    #[must_use]
    pub fn seeks_exactly(&self) -> bool {
        self.container.split(',').any(|name| matches!(name, "mov" | "mp4" | "matroska" | "webm"))
    }

    /// Whether this is sound only.
    #[must_use]
    pub fn is_audio_only(&self) -> bool {
        self.video.is_none() && self.audio.is_some()
    }
}

/// A video stream, sizes as a viewer sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct VideoStream {
    /// ffmpeg's codec name ("h264").
    pub codec: String,
    /// Profile ("High"), when named.
    pub profile: Option<String>,
    /// Pixel format ("yuv420p").
    pub pixel_format: String,
    /// Width in square pixels after rotation and sample aspect ratio.
    pub width: u32,
    /// Height in square pixels after rotation.
    pub height: u32,
    /// Width as coded.
    pub coded_width: u32,
    /// Height as coded.
    pub coded_height: u32,
    /// Average frames per second.
    pub frame_rate: Option<Fraction>,
    /// Whether frames come at uneven intervals (average and base rate differ).
    pub variable_frame_rate: bool,
    /// Transfer characteristics by ffmpeg's name ("smpte2084").
    pub color_transfer: Option<String>,
    /// Whether the picture is HDR (PQ or HLG transfer).
    pub hdr: bool,
    /// Clockwise turn the player must apply: 0, 90, 180 or 270 degrees.
    pub rotation: u16,
    /// Whether pixels are not square.
    pub anamorphic: bool,
    /// Whether fields are interleaved.
    pub interlaced: bool,
    /// Bits per second, when the container says.
    pub bit_rate: Option<u64>,
    /// Length of this stream, when known.
    pub duration: Option<Duration>,
}

impl VideoStream {
    /// The short side in pixels: PeerTube's "resolution" of a file.
    #[must_use]
    pub fn resolution(&self) -> u32 {
        self.width.min(self.height)
    }
}

/// An audio stream.
#[derive(Debug, Clone, PartialEq)]
pub struct AudioStream {
    /// ffmpeg's codec name ("aac").
    pub codec: String,
    /// Profile ("LC"), when named.
    pub profile: Option<String>,
    /// Number of channels.
    pub channels: u32,
    /// Layout's name ("stereo"), when known.
    pub channel_layout: Option<String>,
    /// Samples per second.
    pub sample_rate: u32,
    /// Bits per second, when the container says.
    pub bit_rate: Option<u64>,
    /// Length of this stream, when known.
    pub duration: Option<Duration>,
}

/// A named point in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Where it starts.
    pub start: Duration,
    /// Its name, at most 200 characters, control characters removed.
    pub title: String,
}
