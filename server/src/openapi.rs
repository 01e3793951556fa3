//! Our API's description, served at `/api/v1/openapi.json` and kept as a snapshot for the web client.

use axum::Extension;
use axum::body::Bytes;
use axum::http::header;
use axum::response::IntoResponse;
use platform::routes::Description;
use std::sync::{Arc, OnceLock};
use utoipa::openapi::{Contact, Info, License};

/// The document, made for the first who asks: few ever do, and an instance at rest should not carry it.
pub(crate) struct Document {
    routes: Description,
    rendered: OnceLock<Bytes>,
}

impl Document {
    /// What describes these routes.
    pub(crate) fn new(routes: Description) -> Self {
        Document { routes, rendered: OnceLock::new() }
    }

    /// The document as JSON.
    pub(crate) fn bytes(&self) -> Bytes {
        self.rendered.get_or_init(|| render(&self.routes)).clone()
    }
}

/// Adds title, licence and version to the features' descriptions, and the files that are served beside their routes.
fn render(routes: &Description) -> Bytes {
    let mut api = routes.document();
    api.merge(playback::files::described());
    let mut info = Info::new("Sepiola", env!("CARGO_PKG_VERSION"));
    info.description = Some("The REST API of a Sepiola instance, compatible with PeerTube 8.2's.".to_owned());
    info.license = Some(License::new("AGPL-3.0-or-later"));
    info.contact = None::<Contact>;
    api.info = info;
    api.to_pretty_json().unwrap_or_default().into()
}

/// `GET /api/v1/openapi.json`.
pub(crate) async fn serve(Extension(document): Extension<Arc<Document>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], document.bytes())
}
