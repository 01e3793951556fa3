//! What players ask beside the files: what a file contains, pictures to seek by.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use catalog::routes::password;
use catalog::{Urls, details};
use database::{Conn, Sql};
use platform::routes::MaybeCaller;
use platform::{Access, App, Caller, Problem, Result, Routes, routes};
use serde::Serialize;
use serde_json::{Number, Value};
use utoipa::ToSchema;

/// The routes of this module.
pub fn routes(app: &App) -> Routes {
    Routes::new(app).add(Access::Anyone, routes!(get_file_metadata)).add(Access::Anyone, routes!(get_storyboards))
}

/// The id of a video that the caller may watch.
async fn watchable(conn: &mut Conn, id: &str, caller: Option<&Caller>, headers: &HeaderMap) -> Result<i64> {
    Ok(details::visible(conn, id, caller, password(headers)).await?.id)
}

/// Get what a video file contains, as ffprobe tells it
#[utoipa::path(get, path = "/api/v1/videos/{id}/metadata/{fileId}", operation_id = "getVideoFileMetadata", tag = "Video",
    params(("id" = String, Path), ("fileId" = i64, Path)), responses((status = 200, body = Value)))]
async fn get_file_metadata(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Value>> {
    let not_found = || Problem::not_found("Video file not found");
    let mut conn = app.db.reader().await?;
    let video = watchable(&mut conn, &id, caller.as_ref(), &headers).await?;
    let file: i64 = file.parse().map_err(|_| not_found())?;
    let sql = "SELECT metadata FROM video_file WHERE video_id = $1 AND id = $2";
    let metadata: Option<Option<String>> = conn.optional(Sql::new(sql).bind(video).bind(file)).await?;
    let metadata = metadata.flatten().ok_or_else(not_found)?;
    Ok(Json(serde_json::from_str(&metadata).map_err(Problem::internal)?))
}

/// The pictures to seek by.
#[derive(Debug, Serialize, ToSchema)]
struct Storyboards {
    storyboards: Vec<Storyboard>,
}

/// One large picture of many small ones.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Storyboard {
    file_url: String,
    storyboard_path: String,
    total_height: i64,
    total_width: i64,
    sprite_width: i64,
    sprite_height: i64,
    /// Seconds each small picture stands for.
    #[schema(value_type = f64)]
    sprite_duration: Number,
}

/// Get the storyboards of a video
#[utoipa::path(get, path = "/api/v1/videos/{id}/storyboards", operation_id = "listVideoStoryboards", tag = "Video",
    params(("id" = String, Path)), responses((status = 200, body = Storyboards)))]
async fn get_storyboards(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Storyboards>> {
    let mut conn = app.db.reader().await?;
    let video = watchable(&mut conn, &id, caller.as_ref(), &headers).await?;
    let sql = "SELECT file_name, total_width, total_height, sprite_width, sprite_height, sprite_duration \
               FROM video_storyboard WHERE video_id = $1";
    let urls = Urls::new(&app.config());
    let mut storyboards = Vec::new();
    for row in conn.rows(Sql::new(sql).bind(video)).await? {
        let storyboard_path = format!("/lazy-static/storyboards/{}", row.get::<String>("file_name")?);
        storyboards.push(Storyboard {
            file_url: urls.absolute(&storyboard_path),
            storyboard_path,
            total_height: row.get("total_height")?,
            total_width: row.get("total_width")?,
            sprite_width: row.get("sprite_width")?,
            sprite_height: row.get("sprite_height")?,
            sprite_duration: number(row.get("sprite_duration")?),
        });
    }
    Ok(Json(Storyboards { storyboards }))
}

/// A number as JavaScript writes it: 1, not 1.0.
fn number(seconds: f64) -> Number {
    let whole = seconds as i64;
    if whole as f64 == seconds { whole.into() } else { Number::from_f64(seconds).unwrap_or_else(|| 0.into()) }
}
