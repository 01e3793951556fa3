//! Every address of the server, as a table of contents: API, files, tracker, web client.

use crate::limits::{self, Limits};
use crate::lingering::lingering;
use crate::worker::Background;
use crate::{assets, features, openapi, pages};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, Method, Uri, header};
use axum::response::Response;
use axum::routing::get;
use platform::{App, Problem};
use std::sync::Arc;
use tower::util::MapRequest;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any, CorsLayer};

/// The whole server: trailing slashes are removed before routing, as PeerTube tolerates them.
pub(crate) fn service(app: &App, background: &Background) -> MapRequest<Router, fn(Request) -> Request> {
    MapRequest::new(router(app, background), |request| without_trailing_slash(lingering(request)))
}

fn router(app: &App, background: &Background) -> Router {
    let (api, description, _) = features::routes(app).split();
    let body = usize::try_from(app.config().sepiola.limits.body.0).unwrap_or(usize::MAX);
    let api = api
        .route("/api/v1/openapi.json", get(openapi::serve))
        .layer(axum::Extension(Arc::new(openapi::Document::new(description))))
        .layer(catalog::routes::shared())
        .layer(DefaultBodyLimit::max(body))
        .layer(CompressionLayer::new())
        .layer(cors());
    // Files go by sendfile: no layer may look into their bodies.
    Router::new()
        .merge(api)
        .merge(background.playback.router())
        .merge(background.push.router())
        .merge(assets::routes())
        .merge(pages::routes(app))
        .fallback(not_found)
        .layer(axum::middleware::from_fn_with_state(app.clone(), federation::documents))
        .layer(CatchPanicLayer::custom(|_| Problem::internal("a handler panicked").render(None, None)))
        .layer(axum::middleware::from_fn_with_state(Limits::new(app), limits::limit))
        .layer(axum::middleware::from_fn_with_state(app.clone(), playback::client_address::client_address))
        .with_state(app.clone())
}

/// Players, apps and other instances' pages call from everywhere; nothing here trusts cookies.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(Any)
        .expose_headers([
            header::LOCATION,
            header::RANGE,
            header::RETRY_AFTER,
            header::CONTENT_DISPOSITION,
            HeaderName::from_static("x-peertube-otp"),
        ])
}

/// Unknown addresses: a problem document below `/api`, the web client's own "not found" page elsewhere.
async fn not_found(State(app): State<App>, language: pages::Language, method: Method, uri: Uri) -> Response {
    let path = uri.path();
    let machine =
        ["/api/", "/static/", "/lazy-static/", "/download/", "/client/", "/tracker/", "/socket.io/", "/feeds/"];
    if machine.iter().any(|p| path.starts_with(p)) || (method != Method::GET && method != Method::HEAD) {
        return Problem::not_found("Not Found").render(None, None);
    }
    pages::plain(&app, path, language).await
}

fn without_trailing_slash(mut request: Request) -> Request {
    let uri = request.uri();
    let path = uri.path();
    let trimmed = path.trim_end_matches('/');
    if trimmed.len() == path.len() || trimmed.is_empty() {
        return request;
    }
    let rest = uri.query().map_or_else(|| trimmed.to_owned(), |q| format!("{trimmed}?{q}"));
    if let Ok(uri) = rest.parse() {
        *request.uri_mut() = uri;
    }
    request
}
