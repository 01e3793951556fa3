//! A still or moving picture cut to several sizes, each filled completely: what stands for a person or a place.

use std::path::Path;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::thumbnail::Picture;
use crate::{Limits, Sandbox, ToolError, Tools};

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG, with transparency.
    Png,
    /// WebP, with transparency.
    Webp,
    /// A GIF that moves as its source does.
    Gif,
}

/// Most frames of a moving picture, and most bytes of one file: what is longer or larger is cut off.
const FRAMES: &str = "120";
const BYTES: u64 = 16 << 20;

impl Format {
    /// The format of a file by its first bytes, and the demuxer that reads it; `None` for other files.
    #[must_use]
    pub fn of(head: &[u8]) -> Option<(Self, &'static str)> {
        let demuxer = crate::input::still_demuxer(head)?;
        let format = match demuxer {
            "jpeg_pipe" => Format::Jpeg,
            "png_pipe" => Format::Png,
            "webp_pipe" => Format::Webp,
            "gif" => Format::Gif,
            _ => return None,
        };
        Some((format, demuxer))
    }

    /// The extension of such files, with its dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => ".jpg",
            Format::Png => ".png",
            Format::Webp => ".webp",
            Format::Gif => ".gif",
        }
    }
}

/// Cuts `source`, read by `demuxer`, to every size: scaled until it covers, then cropped around its middle.
///
/// # Errors
/// Any [`ToolError`].
pub async fn cover(
    tools: &Tools,
    source: &Path,
    (format, demuxer): (Format, &str),
    pictures: &[Picture],
    cancel: &CancellationToken,
) -> Result<(), ToolError> {
    let wall = Duration::from_secs(60);
    let limits = Limits { cpu: wall, wall, file_size: 2 * BYTES, memory: 3 << 30, nice: 5, ..Limits::default() };
    let mut sandbox = Sandbox::reading([source.to_path_buf()]).limited(limits);
    for folder in pictures.iter().filter_map(|picture| picture.file.parent()) {
        if !sandbox.write.iter().any(|known| known == folder) {
            sandbox = sandbox.writing(folder);
        }
    }
    let mut graph = format!("[0:v:0]setsar=1,split={}", pictures.len());
    for index in 0..pictures.len() {
        graph.push_str(&format!("[in{index}]"));
    }
    for (index, Picture { width, height, .. }) in pictures.iter().enumerate() {
        graph.push_str(&format!(
            ";[in{index}]scale={width}:{height}:force_original_aspect_ratio=increase:flags=lanczos,crop={width}:{height}"
        ));
        // A palette for each frame: one for all would need all frames in memory.
        let last = match format {
            Format::Gif => format!(
                ",split[a{index}][b{index}];[a{index}]palettegen=stats_mode=single[p{index}];[b{index}][p{index}]paletteuse=new=1"
            ),
            Format::Jpeg => ",format=yuvj420p".to_owned(),
            Format::Png => ",format=rgba".to_owned(),
            Format::Webp => String::new(),
        };
        graph.push_str(&format!("{last}[out{index}]"));
    }
    let mut invocation =
        tools.ffmpeg(sandbox).args(["-threads", "2"]).still(source, demuxer).args(["-filter_complex", &graph]);
    for (index, picture) in pictures.iter().enumerate() {
        let label = format!("[out{index}]");
        invocation = invocation.args(["-map", &label, "-map_metadata", "-1"]);
        invocation = match format {
            Format::Jpeg => {
                invocation.args(["-frames:v", "1", "-q:v", "3", "-c:v", "mjpeg", "-f", "image2", "-update", "1"])
            }
            Format::Png => invocation.args(["-frames:v", "1", "-c:v", "png", "-f", "image2", "-update", "1"]),
            Format::Webp => invocation.args(["-frames:v", "1", "-c:v", "libwebp", "-f", "image2", "-update", "1"]),
            Format::Gif => invocation.args([
                "-frames:v",
                FRAMES,
                "-fs",
                &BYTES.to_string(),
                "-loop",
                "0",
                "-c:v",
                "gif",
                "-f",
                "gif",
            ]),
        };
        invocation = invocation.args([crate::input::file_url(&picture.file)]);
    }
    invocation.run(cancel).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_for_the_web_are_taken() {
        assert_eq!(Format::of(b"GIF89a"), Some((Format::Gif, "gif")));
        assert_eq!(Format::of(&[0x89, b'P', b'N', b'G', 0]), Some((Format::Png, "png_pipe")));
        assert_eq!(Format::of(b"BM1234"), None);
        assert_eq!(Format::of(b"<svg xmlns"), None);
    }
}
