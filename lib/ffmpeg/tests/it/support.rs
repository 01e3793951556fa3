//! Small clips made with ffmpeg's own sources.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs bare ffmpeg to write `name` in `folder`.
pub fn clip(folder: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let file = folder.join(name);
    let status = Command::new("ffmpeg").args(["-v", "error", "-y"]).args(arguments).arg(&file).status().unwrap();
    assert!(status.success());
    file
}

/// The arguments of a small test picture with sound.
pub const SMALL: &[&str] = &[
    "-f",
    "lavfi",
    "-i",
    "testsrc2=size=160x90:rate=25",
    "-f",
    "lavfi",
    "-i",
    "sine",
    "-t",
    "2",
    "-pix_fmt",
    "yuv420p",
];
