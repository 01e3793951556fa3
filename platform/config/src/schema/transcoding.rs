//! Making renditions of uploaded videos, their pictures and their subtitles.

use std::{path::PathBuf, time::Duration};

use crate::{
    section::section,
    value::{ThumbnailSize, TranscriptionEngine},
};

section! {
    /// Renditions of uploaded videos.
    pub struct Transcoding {
        /// Make renditions; many uploads do not play without them.
        enabled: bool;
        /// The uploaded file.
        original_file: OriginalFile;
        /// Take .mkv, .mov, .avi, .wmv, .flv, .f4v, .3g2, .3gp, .mts, .m2ts, .mxf, .nut and .ogg too.
        allow_additional_extensions: bool;
        /// Audio files become videos with a still picture.
        allow_audio_files: bool;
        /// Machines that do the work.
        remote_runners: RemoteRunnersSwitch;
        /// Threads of each encoder of a job.
        threads: u32;
        /// Jobs at once.
        concurrency: u32;
        /// Name of the encoder settings.
        profile: String;
        /// Heights to make, up to the height of the original.
        resolutions: Resolutions;
        /// Make the original's own height even when it is above the ones chosen.
        always_transcode_original_resolution: bool;
        /// Always make an audio file that podcast programs can play.
        always_transcode_podcast_optimized_audio: bool;
        /// Frames per second.
        fps: Fps;
        /// Plain MP4 files.
        web_videos: TranscodingWebVideos;
        /// HLS playlists with fragmented MP4.
        hls: TranscodingHls;
    }
}

section! {
    /// The uploaded file.
    pub struct OriginalFile {
        /// Keep it in a folder of its own instead of deleting it at the end.
        keep: bool;
    }
}

section! {
    /// Whether remote runners do the work.
    pub struct RemoteRunnersSwitch {
        /// Leave the work to remote runners; none is then done here.
        enabled: bool;
    }
}

section! {
    /// Heights of renditions, in lines.
    pub struct Resolutions {
        /// Audio alone.
        p0 as "0p": bool;
        /// 144 lines.
        p144 as "144p": bool;
        /// 240 lines.
        p240 as "240p": bool;
        /// 360 lines.
        p360 as "360p": bool;
        /// 480 lines.
        p480 as "480p": bool;
        /// 720 lines.
        p720 as "720p": bool;
        /// 1080 lines.
        p1080 as "1080p": bool;
        /// 1440 lines.
        p1440 as "1440p": bool;
        /// 2160 lines.
        p2160 as "2160p": bool;
    }
}

section! {
    /// Frames per second.
    pub struct Fps {
        /// Lower renditions have no more; the highest keeps the original's.
        max: u32;
    }
}

section! {
    /// Plain MP4 files.
    pub struct TranscodingWebVideos {
        /// Make them; beside HLS this doubles the space.
        enabled: bool;
    }
}

section! {
    /// HLS playlists with fragmented MP4.
    pub struct TranscodingHls {
        /// Make them.
        enabled: bool;
        /// Keep audio in a file of its own, which offers audio alone and saves space.
        split_audio_and_video: bool;
    }
}

section! {
    /// Pictures shown while seeking.
    pub struct Storyboards {
        /// Make them.
        enabled: bool;
        /// Machines that do the work.
        remote_runners: RemoteRunnersSwitch;
    }
}

section! {
    /// Still pictures of videos.
    pub struct Thumbnails {
        /// Choosing a frame.
        generation_from_video: ThumbnailGeneration;
        /// Pictures made: `width` and `height` in pixels and `aspect_ratio` (16:9 or 1:1).
        sizes: Vec<ThumbnailSize>;
    }
}

section! {
    /// Choosing a frame.
    pub struct ThumbnailGeneration {
        /// Frames compared around the middle of the video, 2 or more.
        frames_to_analyze: u32;
    }
}

section! {
    /// Subtitles by speech recognition.
    pub struct VideoTranscription {
        /// Make them.
        enabled: bool;
        /// `whisper-ctranslate2`, `openai-whisper` or `whisper.cpp`.
        engine: TranscriptionEngine;
        /// Path of the engine; without it the engine is looked for in `storage.bin`, then in `PATH`.
        engine_path: Option<PathBuf>;
        /// Size of the model: tiny, base, small, medium, large-v2 or large-v3; it is looked for in the folder `whisper` of `storage.bin`.
        model: String;
        /// Path of the model: a folder for `whisper-ctranslate2`, a file for the others.
        model_path: Option<PathBuf>;
        /// Longest time for one video.
        timeout: Duration;
        /// Machines that do the work.
        remote_runners: RemoteRunnersSwitch;
    }
}

section! {
    /// Cutting and watermarking in the browser.
    pub struct VideoStudio {
        /// Users may edit their videos.
        enabled: bool;
        /// Machines that do the work.
        remote_runners: RemoteRunnersSwitch;
    }
}

section! {
    /// The file behind a video.
    pub struct VideoFile {
        /// Replacing it.
        update: VideoFileUpdate;
    }
}

section! {
    /// Replacing it.
    pub struct VideoFileUpdate {
        /// Users may replace the file of a video.
        enabled: bool;
    }
}

section! {
    /// Machines that transcode for us.
    pub struct RemoteRunners {
        /// When a runner that says nothing has lost its job.
        stalled_jobs: StalledJobs;
    }
}

section! {
    /// When a runner that says nothing has lost its job.
    pub struct StalledJobs {
        /// Live streams.
        live: Duration;
        /// Uploaded videos.
        vod: Duration;
        /// Edits.
        studio: Duration;
        /// Subtitles.
        transcription: Duration;
    }
}

/// The height that stands for audio without a picture.
pub const AUDIO_ONLY: u32 = 0;

impl Resolutions {
    /// Heights switched on, in lines, from the lowest; `0` ([`AUDIO_ONLY`]) is audio alone.
    pub fn enabled(&self) -> Vec<u32> {
        let all = [
            (AUDIO_ONLY, self.p0),
            (144, self.p144),
            (240, self.p240),
            (360, self.p360),
            (480, self.p480),
            (720, self.p720),
            (1080, self.p1080),
            (1440, self.p1440),
            (2160, self.p2160),
        ];
        all.into_iter().filter(|(_, enabled)| *enabled).map(|(height, _)| height).collect()
    }
}

impl Transcoding {
    /// Heights switched on for uploaded videos, see [`Resolutions::enabled`].
    pub fn enabled_resolutions(&self) -> Vec<u32> {
        self.resolutions.enabled()
    }
}
