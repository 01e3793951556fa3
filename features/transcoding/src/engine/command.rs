//! What all children of the engine have in common: limits, and the outputs' flags.

use ffmpeg::{Invocation, Limits, Sandbox};

use super::{Engine, Job};

/// Flags of a fragmented stream into a pipe: one fragment per group of pictures, times in the description (so that the edit list is known).
pub(super) const FRAGMENTED: &[&str] =
    &["-f", "mp4", "-movflags", "+frag_keyframe+empty_moov+delay_moov+default_base_moof+skip_trailer"];

/// Nothing of the uploader's tags, chapters, subtitles or data goes into a rendition.
pub(super) const ONLY_MEDIA: &[&str] =
    &["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact"];

impl Engine {
    /// An ffmpeg that reads the job's source (and picture) and may write in the job's work folder.
    pub(super) fn ffmpeg(&self, job: &Job) -> Invocation {
        let mut read = vec![job.source.clone()];
        read.extend(job.picture.clone());
        self.tools.ffmpeg(Sandbox::reading(read).writing(&job.work).limited(self.child_limits()))
    }

    pub(super) fn child_limits(&self) -> Limits {
        let cores = u32::try_from(std::thread::available_parallelism().map_or(1, usize::from)).unwrap_or(1);
        Limits {
            cpu: self.limits.time.saturating_mul(cores),
            wall: self.limits.time,
            memory: self.limits.memory,
            // Pipes are not counted; storyboard frames and plain MP4 files are.
            file_size: 1 << 40,
            open_files: 128,
            nice: self.limits.nice,
            ..Limits::default()
        }
    }
}
