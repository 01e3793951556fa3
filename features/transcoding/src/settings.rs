//! What the administrator chose, as far as planning needs it. Names follow PeerTube's `transcoding.*` configuration.

use std::time::Duration;

/// Choices that shape a [`crate::Plan`].
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Enabled resolutions (short sides in pixels), from 0 (sound only), 144, 240, 360, 480, 720, 1080, 1440, 2160.
    pub resolutions: Vec<u32>,
    /// `always_transcode_original_resolution`: also make the source's own resolution when it is not in the list.
    pub always_transcode_original_resolution: bool,
    /// `fps.max`: most frames per second of every rung but the top one.
    pub fps_max: u32,
    /// `threads`: threads of each encoder; 0 lets the encoder choose.
    pub threads: u32,
    /// `hls.enabled`: a publication for viewers.
    pub hls: bool,
    /// `web_videos.enabled`: plain MP4 files.
    pub web_videos: bool,
    /// `hls.split_audio_and_video`: sound in a rendition of its own.
    pub split_audio_and_video: bool,
    /// Whether a web-ready source may become the top rung by a stream copy (PeerTube: only with the profile `default`).
    pub copy_web_ready: bool,
    /// Whether to make a storyboard.
    pub storyboard: bool,
    /// Pixels this machine encodes per second over all its cores, for estimates.
    pub pixels_per_second: f64,
    /// When the whole ladder would take longer than this, a low rung is made first in a pass of its own.
    pub quick_pass_after: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            resolutions: vec![240, 360, 480, 720, 1080],
            always_transcode_original_resolution: true,
            fps_max: 60,
            threads: 1,
            hls: true,
            web_videos: false,
            split_audio_and_video: false,
            copy_web_ready: true,
            storyboard: true,
            pixels_per_second: 100e6,
            quick_pass_after: Duration::from_secs(120),
        }
    }
}
