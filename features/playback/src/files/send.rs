//! An object of the storage as an answer.

use axum::response::Response;
use http::HeaderValue;
use http::request::Parts;
use object_storage::{Bucket, Error, Key, Object};
use platform::{App, Problem, Result};

use crate::range::{ServedFile, respond};

/// What is said about a file.
pub(super) struct About {
    pub content_type: HeaderValue,
    pub cache_control: HeaderValue,
    pub disposition: Option<HeaderValue>,
}

/// Names that cannot be ours do not exist.
pub(super) fn not_found() -> Problem {
    Problem::not_found("File not found")
}

/// Opens the first of `places` that exists: while a video's privacy changes, its files move.
pub(super) async fn open(app: &App, bucket: Bucket, places: &[String]) -> Result<Object> {
    for place in places {
        let key = Key::new(place.as_str()).map_err(|_| not_found())?;
        match app.storage.open(bucket, &key).await {
            Err(Error::NotFound) => {}
            other => return Ok(other?),
        }
    }
    Err(not_found())
}

/// Answers with the object.
pub(super) fn send(request: &Parts, object: Object, about: About) -> Result<Response> {
    let Object::Local { file, size, modified } = object else {
        return Err(Problem::internal("a stored object is of an unknown kind"));
    };
    let About { content_type, cache_control, disposition } = about;
    Ok(respond(request, ServedFile { file, size, modified, content_type, cache_control, etag: None, disposition }))
}
