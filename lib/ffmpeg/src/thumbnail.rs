//! Single pictures out of a video: the frame that stands for it, in the sizes a site shows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{Invocation, Limits, Sandbox, ToolError, Tools};

/// One JPEG to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Where it goes; its folder must exist.
    pub file: PathBuf,
}

/// Makes every picture from one decode at `at`, choosing the most typical of `analyze` frames (at least 2).
/// A source of the other orientation stands whole in front of its own darkened enlargement; otherwise the frame is cropped to fill
/// (PeerTube's observable behaviour). Falls back to the first frame when nothing can be read at `at`.
///
/// # Errors
/// Any [`ToolError`].
pub async fn thumbnail(
    tools: &Tools,
    source: &Path,
    at: Duration,
    analyze: u32,
    pictures: &[Picture],
    cancel: &CancellationToken,
) -> Result<(), ToolError> {
    let first = extract(tools, source, at, analyze, pictures, cancel).await;
    let missing = || pictures.iter().any(|picture| !picture.file.is_file());
    match first {
        Ok(()) if !missing() => Ok(()),
        Err(ToolError::Cancelled) => Err(ToolError::Cancelled),
        Ok(()) | Err(_) => {
            extract(tools, source, Duration::ZERO, analyze, pictures, cancel).await?;
            if missing() {
                return Err(ToolError::Failed {
                    program: "ffmpeg".into(),
                    code: 0,
                    stderr: "no frame could be read".into(),
                });
            }
            Ok(())
        }
    }
}

/// The same from a still picture (an uploader's own), read by `demuxer` from [`crate::input::still_demuxer`].
///
/// # Errors
/// Any [`ToolError`].
pub async fn from_still(
    tools: &Tools,
    source: &Path,
    demuxer: &str,
    pictures: &[Picture],
    cancel: &CancellationToken,
) -> Result<(), ToolError> {
    let invocation = tools.ffmpeg(sandbox(source, pictures)).still(source, demuxer);
    outputs(invocation, "null", pictures).run(cancel).await.map(drop)
}

async fn extract(
    tools: &Tools,
    source: &Path,
    at: Duration,
    analyze: u32,
    pictures: &[Picture],
    cancel: &CancellationToken,
) -> Result<(), ToolError> {
    let mut invocation = tools.ffmpeg(sandbox(source, pictures)).args(["-threads", "2"]);
    if !at.is_zero() {
        invocation = invocation.args(["-ss", &format!("{:.6}", at.as_secs_f64())]);
    }
    let prepare = format!("scale=w='max(2,iw*sar)':h=ih,setsar=1,thumbnail={}", analyze.clamp(2, 300));
    outputs(invocation.media(source), &prepare, pictures).run(cancel).await.map(drop)
}

fn sandbox(source: &Path, pictures: &[Picture]) -> Sandbox {
    // Picking among 50 frames of 4K holds them all: that is what the memory cap allows for.
    let limits = Limits {
        cpu: Duration::from_secs(180),
        wall: Duration::from_secs(180),
        memory: 6 << 30,
        nice: 5,
        ..Limits::default()
    };
    let mut sandbox = Sandbox::reading([source.to_path_buf()]).limited(limits);
    for folder in pictures.iter().filter_map(|picture| picture.file.parent()) {
        if !sandbox.write.iter().any(|known| known == folder) {
            sandbox = sandbox.writing(folder);
        }
    }
    sandbox
}

fn outputs(mut invocation: Invocation, prepare: &str, pictures: &[Picture]) -> Invocation {
    let mut graph = format!("[0:v:0]{prepare},split={}", pictures.len());
    for index in 0..pictures.len() {
        graph.push_str(&format!("[in{index}]"));
    }
    for (index, Picture { width, height, .. }) in pictures.iter().enumerate() {
        // `overlay` shows the whole frame when orientations differ; else the crop fills and the overlay is the same size as it.
        let portrait = u8::from(width <= height);
        let fits = format!("eq(lte(iw,ih),{portrait})");
        graph.push_str(&format!(
            ";[in{index}]split[back{index}][front{index}]\
             ;[back{index}]scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},\
             lutyuv=y=val*0.5,format=yuv420p[dark{index}]\
             ;[front{index}]scale=w='if({fits},max({width},ceil({height}*iw/ih)),min({width},{height}*iw/ih))'\
             :h='if({fits},max({height},ceil({width}*ih/iw)),min({height},{width}*ih/iw))',format=yuv420p[whole{index}]\
             ;[dark{index}][whole{index}]overlay=x=(W-w)/2:y=(H-h)/2,format=yuvj420p[out{index}]"
        ));
    }
    invocation = invocation.args(["-filter_complex", &graph]);
    for (index, picture) in pictures.iter().enumerate() {
        let label = format!("[out{index}]");
        invocation = invocation
            .args([
                "-map",
                &label,
                "-frames:v",
                "1",
                "-q:v",
                "4",
                "-map_metadata",
                "-1",
                "-f",
                "image2",
                "-update",
                "1",
            ])
            .args([crate::input::file_url(&picture.file)]);
    }
    invocation
}
