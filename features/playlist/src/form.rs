//! The form of a playlist: its fields bounded, its picture on disk.

use crate::policy::PRIVACIES;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use platform::fields::{Fields, read};
use platform::{App, Problem, Result};
use serde_json::Value;
use video::receive::{FilePart, ReceivedFile, receive};
use video::temporary::TempFolder;
use wire::constants;

const WRONG: &str = "Invalid value";
const PICTURE: &str = "thumbnailfile";
const WRONG_PICTURE: &str = "This thumbnail file is not supported or too large. Please, make sure it is of the following \
                             type: .jpg, .jpeg";

/// What was sent. `None`: not sent. `Some(None)`: cleared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pub name: Option<String>,
    pub description: Option<Option<String>>,
    pub privacy: Option<i64>,
    pub channel_id: Option<Option<i64>>,
}

/// Takes a request's body apart: multipart with a picture, or JSON or urlencoded without.
pub(crate) async fn take(app: &App, request: Request, work: &TempFolder) -> Result<(Fields, Option<ReceivedFile>)> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    if !kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data") {
        let most = usize::try_from(app.config().sepiola.limits.body.0).unwrap_or(usize::MAX);
        let bytes = axum::body::to_bytes(request.into_body(), most).await.map_err(|_| {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large or was not sent to its end")
        })?;
        return Ok((Fields::from_body(Some(&kind), &bytes)?, None));
    }
    let form =
        Multipart::from_request(request, app).await.map_err(|_| Problem::bad_request("The form names no boundary"))?;
    let part = FilePart { name: PICTURE, most: app.config().sepiola.limits.image.0, is_picture: true };
    let mut received = receive(form, &[part], work).await?;
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    if !received.too_large.is_empty() {
        fields.wrong(PICTURE, WRONG_PICTURE);
    }
    let picture = received.take(PICTURE);
    Ok((fields, picture))
}

/// 400 for a picture that is none.
pub(crate) fn wrong_picture() -> Problem {
    let mut fields = Fields::body(Value::Null);
    fields.wrong(PICTURE, WRONG_PICTURE);
    fields.finish().err().unwrap_or_else(|| Problem::bad_request(WRONG_PICTURE))
}

/// Reads the fields; a new playlist must have a name.
pub(crate) fn read(fields: &mut Fields, new: bool) -> Form {
    let privacy = |v: &Value| read::int(1, i64::MAX)(v).filter(|p| constants::label(PRIVACIES, *p).is_some());
    Form {
        description: nullable(fields, "description", read::text(3, 1000)),
        privacy: fields.optional("privacy", WRONG, privacy),
        channel_id: nullable(fields, "videoChannelId", read::int(1, i64::MAX)),
        name: match new {
            true => fields.required("displayName", WRONG, read::text(1, 120)),
            false => fields.optional("displayName", WRONG, read::text(1, 120)),
        },
    }
}

/// A form has only text: PeerTube's clients write `null` for nothing.
fn nullable<T>(fields: &mut Fields, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<Option<T>> {
    if fields.raw(name).is_some_and(|v| v == "null") { Some(None) } else { fields.patch(name, WRONG, read) }
}
