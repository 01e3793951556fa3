//! Sources made by ffmpeg's own generators, so that nothing has to be fetched.

use super::process::{output, program};
use std::path::{Path, PathBuf};

/// What a source demands of the server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// H.264 far above the ceiling of its size: every rendition is encoded.
    Reencode,
    /// H.264 and AAC that browsers play and that keeps the ceiling: the highest rendition is a copy.
    WebReady,
}

/// A 720p source with 30 frames and stereo sound: ten seconds with some noise in them, over and over.
pub(crate) async fn source(folder: &Path, kind: Kind, seconds: u32) -> anyhow::Result<PathBuf> {
    let (name, rate, group) = match kind {
        Kind::Reencode => ("reencode", "12M", "300"),
        Kind::WebReady => ("web-ready", "2500k", "60"),
    };
    let clip = folder.join(format!("{name}-10.mp4"));
    if !clip.is_file() {
        let mut make = program("ffmpeg");
        make.args(["-v", "error", "-f", "lavfi", "-i"])
            .arg("testsrc2=size=1280x720:rate=30:duration=10,noise=alls=12:allf=t,format=yuv420p")
            .args([
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=pink:amplitude=0.2:duration=10,aformat=channel_layouts=stereo",
            ])
            .args(["-c:v", "libx264", "-preset", "ultrafast", "-b:v", rate, "-maxrate", rate, "-bufsize", rate])
            .args(["-g", group, "-sc_threshold", "0", "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart"])
            .arg(&clip);
        output(&mut make).await?;
    }
    let file = folder.join(format!("{name}-{seconds}.mp4"));
    if !file.is_file() {
        let again = (seconds.div_ceil(10) - 1).to_string();
        let mut repeat = program("ffmpeg");
        repeat.args(["-v", "error", "-stream_loop", &again, "-i"]).arg(&clip);
        repeat.args(["-t", &seconds.to_string(), "-c", "copy", "-movflags", "+faststart"]).arg(&file);
        output(&mut repeat).await?;
    }
    Ok(file)
}

/// Whether the first second of an address or file can be decoded. `token` opens private files.
pub(crate) async fn decodes(address: &str, token: Option<&str>) -> bool {
    let mut try_it = program("ffmpeg");
    try_it.args(["-v", "error", "-xerror"]);
    if let Some(token) = token {
        try_it.args(["-headers", &format!("Authorization: Bearer {token}\r\n")]);
    }
    try_it.args(["-i", address, "-t", "1", "-f", "null", "-"]);
    output(&mut try_it).await.is_ok()
}
