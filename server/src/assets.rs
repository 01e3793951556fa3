//! The web client's files, embedded in release builds and read from `web/dist` in debug builds.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use platform::{App, Problem};
use rust_embed::{EmbeddedFile, RustEmbed};

/// The program that lets the client open without a connection. It looks after all pages, so it may act beyond its own folder, and a new
/// version of it is seen at once.
const SERVICE_WORKER: &str = "service-worker.js";

#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Dist;

/// `/client/*`.
pub(crate) fn routes() -> Router<App> {
    Router::new().route(
        "/client/{*path}",
        get(|Path(path): Path<String>, headers: HeaderMap| async move { client(&path, &headers) }),
    )
}

/// A page of the client as built, such as `index.html`.
pub(crate) fn page(name: &str) -> Option<String> {
    Dist::get(name).and_then(|f| String::from_utf8(f.data.into_owned()).ok())
}

/// The name of a file of the client, such as `client/assets/x-1a2b.js`.
pub(crate) fn find(is: impl Fn(&str) -> bool) -> Option<String> {
    Dist::iter().find(|name| is(name)).map(std::borrow::Cow::into_owned)
}

fn client(path: &str, headers: &HeaderMap) -> Response {
    let name = format!("client/{path}");
    let brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|e| e.trim().split(';').next() == Some("br")));
    let packed = if brotli { Dist::get(&format!("{name}.br")) } else { None };
    let encoded = packed.is_some();
    let Some(file) = packed.or_else(|| Dist::get(&name)) else {
        return Problem::not_found("Not Found").into_response();
    };
    let etag = etag(&file, encoded);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response();
    }
    // Names below assets/ carry a hash of their content.
    let cache = match path {
        SERVICE_WORKER => "no-cache",
        _ if path.starts_with("assets/") => "public, max-age=31536000, immutable",
        _ => "public, max-age=3600",
    };
    let mut response = file.data.into_owned().into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if path == SERVICE_WORKER {
        out.insert(HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/"));
    }
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        out.insert(header::ETAG, etag);
    }
    if encoded {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}

fn etag(file: &EmbeddedFile, encoded: bool) -> String {
    let hash = file.metadata.sha256_hash();
    let hex: String = hash[..12].iter().map(|b| format!("{b:02x}")).collect();
    format!("\"{hex}{}\"", if encoded { "-br" } else { "" })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or("") {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
