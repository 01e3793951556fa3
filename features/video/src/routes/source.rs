//! The file a person sent.

use super::video_ref;
use crate::source;
use crate::store::SourceRow;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use catalog::Urls;
use platform::clock::iso;
use platform::{App, Caller, Result};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use wire::Labelled;

/// The file a person sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoSource {
    /// What the person called it.
    input_filename: String,
    /// Where it is, when it is kept; null when not.
    file_download_url: Option<String>,
    /// The short side of the picture; 0 is sound only.
    resolution: Labelled,
    /// Bytes.
    size: i64,
    /// Pixels.
    width: i64,
    /// Pixels.
    height: i64,
    /// Frames per second, rounded.
    fps: i64,
    /// What is in it.
    metadata: Value,
    /// ISO 8601.
    created_at: String,
}

impl VideoSource {
    /// A source as clients see it.
    pub fn new(source: SourceRow, urls: &Urls) -> Self {
        let probe: Value = serde_json::from_str(&source.probe).unwrap_or(Value::Null);
        let side = |name: &str| probe["video"][name].as_i64().unwrap_or(0);
        let (width, height) = (side("width"), side("height"));
        let resolution = width.min(height);
        let label = if resolution == 0 { "Audio only".to_owned() } else { format!("{resolution}p") };
        VideoSource {
            input_filename: source.original_name,
            file_download_url: (source.keep && source.has_file).then(|| urls.original(&source.file_name)),
            resolution: Labelled { id: Some(resolution), label },
            size: source.size,
            width,
            height,
            fps: rate(&probe["video"]["avg_frame_rate"]),
            metadata: probe,
            created_at: iso(source.created_at),
        }
    }
}

/// `30000/1001` as 30.
fn rate(fraction: &Value) -> i64 {
    let parts = fraction.as_str().and_then(|f| f.split_once('/'));
    let numbers = parts.and_then(|(n, d)| Some((n.parse::<f64>().ok()?, d.parse::<f64>().ok().filter(|d| *d > 0.0)?)));
    // Frame rates are small positive numbers.
    numbers.map_or(0, |(n, d)| (n / d).round() as i64)
}

/// Get what is known of the file that was sent
#[utoipa::path(get, path = "/api/v1/videos/{id}/source", tag = "Video", operation_id = "getVideoSource",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = VideoSource), (status = 403, description = "Somebody else's video"),
        (status = 404, description = "No such video, or nothing is known of its file")))]
pub async fn get(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<VideoSource>> {
    let which = video_ref(&id, "id")?;
    let (_, source) = source::get(&mut app.db.reader().await?, &caller, which).await?;
    Ok(Json(VideoSource::new(source, &Urls::new(&app.config()))))
}

/// Remove the file that was sent; the video keeps playing
#[utoipa::path(delete, path = "/api/v1/videos/{id}/source/file", tag = "Video", operation_id = "deleteVideoSourceFile",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204), (status = 403, description = "Somebody else's video"), (status = 404)))]
pub async fn remove_file(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    source::remove_file(&app, &caller, video_ref(&id, "id")?).await?;
    Ok(StatusCode::NO_CONTENT)
}
