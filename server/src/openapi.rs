//! Our API's description, served at `/api/v1/openapi.json` and kept as a snapshot for the web client.

use axum::Extension;
use axum::body::Bytes;
use axum::http::header;
use axum::response::IntoResponse;
use std::sync::Arc;
use utoipa::openapi::{Contact, Info, License, OpenApi};

/// The document, rendered once.
pub(crate) struct Document(Bytes);

#[cfg(test)]
impl Document {
    /// The document with a newline at its end, as files have.
    pub(crate) fn text(&self) -> String {
        format!("{}\n", String::from_utf8_lossy(&self.0))
    }
}

/// Adds title, licence and version to the features' descriptions, and the files that are served beside their routes.
pub(crate) fn complete(mut api: OpenApi) -> Document {
    api.merge(playback::files::described());
    let mut info = Info::new("Sepiola", env!("CARGO_PKG_VERSION"));
    info.description = Some("The REST API of a Sepiola instance, compatible with PeerTube 8.2's.".to_owned());
    info.license = Some(License::new("AGPL-3.0-or-later"));
    info.contact = None::<Contact>;
    api.info = info;
    Document(api.to_pretty_json().unwrap_or_default().into())
}

/// `GET /api/v1/openapi.json`.
pub(crate) async fn serve(Extension(document): Extension<Arc<Document>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], document.0.clone())
}
