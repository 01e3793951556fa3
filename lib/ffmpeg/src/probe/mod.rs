//! Looking at a file: what it contains, in types, or why it is not media. ffprobe's answer is hostile too and is bounded here.

mod json;
mod keyframes;
mod model;

use std::path::Path;
use std::time::Duration;

pub use keyframes::longest_keyframe_gap;
pub use model::{AudioStream, Chapter, Fraction, Probe, VideoStream};
use tokio_util::sync::CancellationToken;

use crate::{Limits, Sandbox, ToolError, Tools};

/// Largest side accepted, in pixels.
pub const MAX_SIDE: u32 = 16_384;
/// Largest picture accepted, in pixels (8K and a bit): a frame of more would be a memory bomb.
pub const MAX_PIXELS: u64 = 8192 * 4608;

/// Why a file gave no [`Probe`].
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// The file is not media we accept: wrong bytes, a playlist, an archive, nothing to play.
    #[error("this file is not a video or audio file that can be read: {0}")]
    NotMedia(String),
    /// The picture is larger than any real video.
    #[error("the picture of {width}x{height} pixels is too large")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The tool itself failed: try again, or look at the installation.
    #[error(transparent)]
    Tool(#[from] ToolError),
}

/// Probes one file inside the sandbox.
///
/// # Errors
/// [`ProbeError::NotMedia`] and [`ProbeError::TooLarge`] speak about the file; [`ProbeError::Tool`] about the host.
pub async fn probe(tools: &Tools, path: &Path, cancel: &CancellationToken) -> Result<Probe, ProbeError> {
    let limits = Limits { cpu: Duration::from_secs(60), wall: Duration::from_secs(120), ..Limits::default() };
    let sandbox = Sandbox::reading([path.to_path_buf()]).limited(limits);
    let outcome = tools
        .ffprobe(sandbox)
        .args(["-print_format", "json", "-show_format", "-show_streams", "-show_chapters"])
        .media(path)
        .run(cancel)
        .await;
    match outcome {
        Ok(captured) => json::parse(&captured.stdout),
        // The file was opened and refused: ffprobe says so with status 1 and a reason.
        Err(ToolError::Failed { stderr, .. }) if !unavailable(&stderr) => Err(ProbeError::NotMedia(reason(&stderr))),
        // A decoder that dies of the file's contents says something about the file.
        Err(ToolError::Signalled { signal: 6 | 8 | 11 | 24, .. }) => {
            Err(ProbeError::NotMedia("reading it exceeds every limit".into()))
        }
        // A flood of streams, chapters or tags.
        Err(ToolError::TooMuchOutput { .. }) => Err(ProbeError::NotMedia("it describes itself without end".into())),
        Err(error) => Err(error.into()),
    }
}

/// Failures that are the host's, not the file's.
fn unavailable(stderr: &str) -> bool {
    ["No such file or directory", "Permission denied", "Input/output error", "error while loading shared libraries"]
        .iter()
        .any(|text| stderr.contains(text))
}

/// The last line, without the address of the file (which is ours, not the uploader's, to know).
fn reason(stderr: &str) -> String {
    if stderr.contains("not on whitelist") {
        return "this kind of file is not accepted".into();
    }
    let line = stderr.lines().last().unwrap_or("no reason given");
    let text = line.rsplit(": ").next().unwrap_or(line).trim();
    text.chars().filter(|c| !c.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_has_no_path() {
        assert_eq!(
            reason("file:/data/x.webm: Invalid data found when processing input"),
            "Invalid data found when processing input"
        );
    }

    #[test]
    fn a_missing_file_is_the_hosts_fault() {
        assert!(unavailable("file:/x: No such file or directory"));
        assert!(!unavailable("file:/x: Invalid data found when processing input"));
    }
}
