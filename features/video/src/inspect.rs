//! Judging a file that came: its extension, then what is really in it.

use axum::http::StatusCode;
use config::Config;
use ffmpeg::ToolError;
use ffmpeg::probe::{Probe, ProbeError};
use platform::{App, Problem, Result};
use serde_json::{Value, json};
use std::path::Path;

/// Extensions everybody may send.
const VIDEO: &[&str] = &[".webm", ".ogv", ".mp4"];
/// With `transcoding.allow_additional_extensions`.
const MORE_VIDEO: &[&str] = &[
    ".mkv", ".mov", ".avi", ".wmv", ".flv", ".f4v", ".3g2", ".3gp", ".mts", ".m2ts", ".mxf", ".nut", ".m4v", ".qt",
    ".mpg", ".mpeg", ".ts",
];
/// With `transcoding.allow_audio_files`.
const AUDIO: &[&str] = &[".mp3", ".wma", ".wav", ".flac", ".aac", ".m4a", ".ac3", ".ogg", ".oga", ".opus"];

/// The extensions of files that may be sent, with their dots.
pub fn allowed_extensions(config: &Config) -> Vec<&'static str> {
    let t = &config.transcoding;
    let mut all = VIDEO.to_vec();
    if t.enabled && t.allow_additional_extensions {
        all.extend(MORE_VIDEO);
    }
    if t.enabled && t.allow_audio_files {
        all.extend(AUDIO);
    }
    all
}

/// The extension of a name, from our own list; 415 when it is not on it.
pub fn extension(name: &str, config: &Config) -> Result<&'static str> {
    let allowed = allowed_extensions(config);
    let lower = name.to_lowercase();
    allowed.iter().find(|e| lower.len() > e.len() && lower.ends_with(**e)).copied().ok_or_else(|| {
        let list = allowed.join(", ");
        let detail = format!("This file is not supported. Please, make sure it is of the following type: {list}");
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
    })
}

/// What is in a file.
#[derive(Debug, Clone)]
pub struct Media {
    /// The probe.
    pub probe: Probe,
    /// Length in seconds, rounded.
    pub duration: i64,
    /// Width divided by height, to four decimals; of sound alone that of its still picture.
    pub aspect_ratio: f64,
}

impl Media {
    /// Short side of the picture; 0 is sound alone.
    #[must_use]
    pub fn resolution(&self) -> i64 {
        self.probe.video.as_ref().map_or(0, |v| i64::from(v.resolution()))
    }
}

/// Looks into a file; 422 when it cannot be read as media.
pub async fn inspect(app: &App, path: &Path) -> Result<Media> {
    let probe = match ffmpeg::probe(&tools(&app.config()), path, &app.shutdown).await {
        Ok(probe) => probe,
        Err(e @ (ProbeError::NotMedia(_) | ProbeError::TooLarge { .. })) => {
            tracing::info!(reason = %e, "an uploaded file is refused");
            return Err(unreadable());
        }
        Err(ProbeError::Tool(e)) if e.is_disk_full() => return Err(object_storage::Error::StorageFull.into()),
        // ffmpeg reports the same error for a disk that cannot be read and for a file that ends too early.
        Err(ProbeError::Tool(ToolError::Failed { .. })) if is_readable(path).await => return Err(unreadable()),
        Err(ProbeError::Tool(e)) => return Err(Problem::internal(e)),
    };
    let aspect_ratio = probe.video.as_ref().map_or(16.0 / 9.0, |v| f64::from(v.width) / f64::from(v.height.max(1)));
    let duration = probe.duration.as_secs_f64().round() as i64;
    Ok(Media { duration, aspect_ratio: (aspect_ratio * 10_000.0).round() / 10_000.0, probe })
}

/// Whether the disk gives the whole file.
async fn is_readable(path: &Path) -> bool {
    match tokio::fs::File::open(path).await {
        Ok(mut file) => tokio::io::copy(&mut file, &mut tokio::io::sink()).await.is_ok_and(|n| n > 0),
        Err(_) => false,
    }
}

/// 422.
pub fn unreadable() -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "Video file unreadable.")
}

/// The programs the configuration names.
pub fn tools(config: &Config) -> ffmpeg::Tools {
    let f = &config.sepiola.ffmpeg;
    ffmpeg::Tools { ffmpeg: f.path.clone(), ffprobe: f.probe_path.clone() }
}

/// The probe as JSON, kept beside the source and shown as a file's metadata.
pub fn to_json(probe: &Probe) -> Value {
    let fraction = |f: ffmpeg::probe::Fraction| format!("{}/{}", f.num, f.den);
    json!({
        "format": {
            "format_name": probe.container,
            "duration": probe.duration.as_secs_f64(),
            "bit_rate": probe.bit_rate,
        },
        "video": probe.video.as_ref().map(|v| json!({
            "codec_name": v.codec, "profile": v.profile, "pix_fmt": v.pixel_format, "width": v.width, "height": v.height,
            "avg_frame_rate": v.frame_rate.map(fraction), "variable_frame_rate": v.variable_frame_rate,
            "color_transfer": v.color_transfer, "rotation": v.rotation, "bit_rate": v.bit_rate,
        })),
        "audio": probe.audio.as_ref().map(|a| json!({
            "codec_name": a.codec, "profile": a.profile, "channels": a.channels, "channel_layout": a.channel_layout,
            "sample_rate": a.sample_rate, "bit_rate": a.bit_rate,
        })),
    })
}

/// What [`to_json`] wrote, in the shape of ffprobe's own document, which clients know.
pub fn metadata(probe: &Value) -> Value {
    let stream = |kind: &str| {
        let mut stream = probe[kind].as_object().cloned()?;
        stream.insert("codec_type".to_owned(), kind.into());
        Some(Value::Object(stream))
    };
    let mut streams: Vec<Value> = ["video", "audio"].into_iter().filter_map(stream).collect();
    for (index, stream) in streams.iter_mut().enumerate() {
        stream["index"] = index.into();
    }
    let mut format = probe["format"].clone();
    if let Some(format) = format.as_object_mut() {
        format.insert("nb_streams".to_owned(), streams.len().into());
    }
    json!({ "format": format, "streams": streams, "chapters": [] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_follow_the_settings() {
        let mut config = config::load(&config::Sources::default()).unwrap().config;
        config.transcoding.enabled = true;
        config.transcoding.allow_additional_extensions = false;
        config.transcoding.allow_audio_files = false;
        assert_eq!(extension("A.WEBM", &config).unwrap(), ".webm");
        let refused = extension("a.mkv", &config).unwrap_err();
        assert_eq!(
            refused.detail(),
            "This file is not supported. Please, make sure it is of the following type: .webm, .ogv, .mp4"
        );
        for bad in ["", "webm", ".webm", "a.webm.exe", "a.mp3"] {
            assert!(extension(bad, &config).is_err(), "{bad}");
        }
        config.transcoding.allow_audio_files = true;
        assert_eq!(extension("a.mp3", &config).unwrap(), ".mp3");
    }
}
