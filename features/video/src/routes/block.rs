//! The addresses of blocked videos, for moderators. PeerTube calls the list a blacklist.

use super::video_ref;
use crate::block::{self, BlockChange, NewBlock};
use crate::store::{self, BlockRow};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::clock::iso;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Result};
use serde::Serialize;
use serde_json::Value;
use user::BodyFields;
use utoipa::ToSchema;
use wire::{ResultList, VideoSummary};

/// A blocked video.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoBlock {
    /// Number of the block.
    id: i64,
    /// ISO 8601.
    created_at: String,
    /// ISO 8601.
    updated_at: String,
    /// Why; its owner is told.
    reason: Option<String>,
    /// For moderators alone.
    internal_note: Option<String>,
    /// Whether other instances are to forget the video as well.
    unfederated: bool,
    /// 1 by a moderator, 2 because new videos wait for one, 3 because of an automatic tag.
    #[serde(rename = "type")]
    kind: i64,
    /// The video.
    video: VideoSummary,
}

/// Why a video is to be blocked.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub struct BlockVideo {
    /// 2 to 300 characters; its owner is told.
    reason: Option<String>,
    /// 2 to 300 characters, for moderators alone.
    internal_note: Option<String>,
    /// Whether other instances are to forget a local video as well.
    unfederate: Option<bool>,
}

/// What is to be said about a block; what is left out stays, null clears.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub struct UpdateVideoBlock {
    /// 2 to 300 characters; its owner is told.
    reason: Option<String>,
    /// 2 to 300 characters, for moderators alone.
    internal_note: Option<String>,
}

const NOTE: &str = "Should have a valid internal note";

/// Left out, null, or a text of PeerTube's length.
fn text(fields: &mut Fields, name: &str, message: &str) -> Option<Option<String>> {
    if fields.raw(name) == Some(&Value::Null) {
        return Some(None);
    }
    fields.optional(name, message, read::text(2, 300)).map(Some)
}

/// Block a video
#[utoipa::path(post, path = "/api/v1/videos/{id}/blacklist", tag = "Video Blocks", operation_id = "addVideoBlock",
    params(("id" = String, Path, description = "Number, UUID or short UUID")), request_body = BlockVideo,
    responses((status = 204), (status = 404, description = "No such video"),
        (status = 409, description = "It is blocked already, or a remote video was to be unfederated")))]
pub async fn add(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let unfederate = fields.optional("unfederate", "Should have a valid unfederate boolean", read::boolean);
    let reason = text(&mut fields, "reason", "Invalid value").flatten();
    let internal_note = text(&mut fields, "internalNote", NOTE).flatten();
    fields.finish()?;
    let new = NewBlock { reason, internal_note, unfederate: unfederate.unwrap_or(false) };
    block::block(&app, &caller, which, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Change what is said about a block
#[utoipa::path(put, path = "/api/v1/videos/{id}/blacklist", tag = "Video Blocks", operation_id = "updateVideoBlock",
    params(("id" = String, Path, description = "Number, UUID or short UUID")), request_body = UpdateVideoBlock,
    responses((status = 204), (status = 404, description = "No such video, or it is not blocked")))]
pub async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let reason = text(&mut fields, "reason", "Should have a valid reason");
    let internal_note = text(&mut fields, "internalNote", NOTE);
    fields.finish()?;
    block::change(&app, &caller, which, BlockChange { reason, internal_note }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lift the block of a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/blacklist", tag = "Video Blocks", operation_id = "delVideoBlock",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204), (status = 404, description = "No such video, or it is not blocked")))]
pub async fn remove(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    block::unblock(&app, &caller, video_ref(&id, "videoId")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

const SORTS: &[&str] = &["id", "name", "duration", "views", "likes", "dislikes", "uuid", "createdAt"];

/// List blocked videos
#[utoipa::path(get, path = "/api/v1/videos/blacklist", tag = "Video Blocks", operation_id = "getVideoBlocks",
    params(("type" = Option<i64>, Query, description = "1 by a moderator, 2 new videos that wait, 3 by an automatic tag"),
        ("search" = Option<String>, Query, description = "Part of the video's name"), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)),
    responses((status = 200, body = ResultList<VideoBlock>)))]
pub async fn list(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<ResultList<VideoBlock>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", SORTS);
    let kind = fields.optional("type", "Should have a valid video blacklist type attribute", read::int(1, 3));
    let search = fields.optional("search", "Should have a valid search", read::text(1, 1000));
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let (total, blocks) = store::blocks(&mut conn, kind, search.as_deref(), &page).await?;
    let ids: Vec<i64> = blocks.iter().map(|b| b.video_id).collect();
    let mut videos = catalog::list::by_ids(&app, &mut conn, &ids).await?;
    let shown = |b: BlockRow| {
        // A video removed between the two looks took its block along.
        let at = videos.iter().position(|v| v.id == b.video_id)?;
        Some(VideoBlock {
            id: b.id,
            created_at: iso(b.created_at),
            updated_at: iso(b.updated_at),
            reason: b.reason,
            internal_note: b.internal_note,
            unfederated: b.unfederated,
            kind: b.kind,
            video: videos.swap_remove(at),
        })
    };
    Ok(Json(ResultList { total, data: blocks.into_iter().filter_map(shown).collect() }))
}
