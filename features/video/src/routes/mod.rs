//! The addresses of this feature: who may call them, and which operation of PeerTube's description they are.

mod block;
mod captions;
mod chapters;
mod constants;
mod embed;
mod files;
mod passwords;
mod player;
mod rate;
mod resumable;
mod source;
mod upload;
mod video;

use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use platform::fields::Fields;
use platform::id::Ref;
use platform::{Access, App, Problem, Result, Right, Routes, routes};
use serde_json::{Map, Value};

use crate::form;
use crate::receive::{FilePart, Received, receive};
use crate::temporary::TempFolder;

/// All routes of the feature.
pub fn routes(app: &App) -> Routes {
    let blocks = Access::With(Right::ManageVideoBlocks);
    let files = Access::With(Right::ManageVideoFiles);
    Routes::new(app)
        .add(Access::Public, routes!(constants::categories))
        .add(Access::Public, routes!(constants::licences))
        .add(Access::Public, routes!(constants::languages))
        .add(Access::Public, routes!(constants::privacies))
        .documented(Access::SignedIn, "uploadLegacy", routes!(upload::upload).streamed())
        .documented(Access::SignedIn, "uploadResumableInit", routes!(resumable::init).streamed())
        .documented(Access::SignedIn, "uploadResumable", routes!(resumable::chunk).streamed())
        .documented(Access::SignedIn, "uploadResumableCancel", routes!(resumable::remove))
        .documented(Access::SignedIn, "putVideo", routes!(video::put).streamed())
        .documented(Access::SignedIn, "delVideo", routes!(video::remove))
        .documented(blocks, "getVideoBlocks", routes!(block::list))
        .documented(blocks, "addVideoBlock", routes!(block::add))
        .add(blocks, routes!(block::update))
        .documented(blocks, "delVideoBlock", routes!(block::remove))
        .add(Access::Anyone, routes!(captions::list))
        .add(Access::SignedIn, routes!(captions::put).streamed())
        .add(Access::SignedIn, routes!(captions::remove))
        .add(Access::Anyone, routes!(chapters::get))
        .add(Access::SignedIn, routes!(chapters::replace))
        .add(Access::SignedIn, routes!(embed::get))
        .add(Access::SignedIn, routes!(embed::put))
        .add(Access::Anyone, routes!(embed::allowed))
        .add(files, routes!(files::remove_hls))
        .add(files, routes!(files::remove_hls_file))
        .add(files, routes!(files::remove_web_videos))
        .add(files, routes!(files::remove_web_video))
        .add(Access::SignedIn, routes!(passwords::list))
        .add(Access::SignedIn, routes!(passwords::replace))
        .add(Access::SignedIn, routes!(passwords::add))
        .add(Access::SignedIn, routes!(passwords::remove))
        .add(Access::Anyone, routes!(player::of_video))
        .add(Access::SignedIn, routes!(player::set_of_video))
        .add(Access::Anyone, routes!(player::of_channel))
        .add(Access::SignedIn, routes!(player::set_of_channel))
        .add(Access::SignedIn, routes!(rate::rate))
        .add(Access::SignedIn, routes!(rate::mine))
        .add(Access::SignedIn, routes!(rate::of_account))
        .add(Access::Anyone, routes!(video::file_token))
        .add(Access::Anyone, routes!(video::description))
        .documented(Access::SignedIn, "getVideoSource", routes!(source::get))
        .documented(Access::SignedIn, "deleteVideoSourceFile", routes!(source::remove_file))
        .add(Access::SignedIn, routes!(source::replace_init).streamed())
        .add(Access::SignedIn, routes!(source::replace_chunk).streamed())
        .add(Access::SignedIn, routes!(source::replace_cancel))
}

/// A form as multipart (with files), JSON or urlencoded (without).
pub async fn read_form(app: &App, request: Request, parts: &[FilePart], work: &TempFolder) -> Result<Received> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).map(str::to_owned);
    if kind.as_deref().is_some_and(|k| k.trim_start().to_ascii_lowercase().starts_with("multipart/form-data")) {
        let form = Multipart::from_request(request, app)
            .await
            .map_err(|_| Problem::bad_request("The form names no boundary"))?;
        return receive(form, parts, work).await;
    }
    let most = usize::try_from(app.config().sepiola.limits.body.0).unwrap_or(usize::MAX);
    let bytes = axum::body::to_bytes(request.into_body(), most).await.map_err(|_| {
        Problem::new(axum::http::StatusCode::PAYLOAD_TOO_LARGE, "The body is too large or was not sent to its end")
    })?;
    Ok(Received { fields: plain(kind.as_deref(), &bytes)?, ..Received::default() })
}

/// The fields of a body without files.
fn plain(kind: Option<&str>, bytes: &[u8]) -> Result<Map<String, Value>> {
    if kind.is_some_and(|k| k.starts_with("application/x-www-form-urlencoded")) {
        let fields = Fields::from_body(kind, bytes)?;
        return Ok(form::NAMES.iter().filter_map(|n| Some(((*n).to_owned(), fields.raw(n)?.clone()))).collect());
    }
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Ok(Map::new()),
        Err(e) => Err(Problem::bad_request(format!("The body is not valid JSON: {e}"))),
    }
}

/// The video an address names.
///
/// # Errors
/// 400 when it is none of the three forms.
pub fn video_ref(text: &str, field: &str) -> Result<Ref> {
    Ref::parse(text).ok_or_else(|| {
        let error = serde_json::json!({
            "type": "field",
            "value": text,
            "msg": "Should have a valid video id (id, short UUID or UUID)",
            "path": field,
            "location": "params",
        });
        Problem::invalid([(field.to_owned(), error)].into_iter().collect())
    })
}
