//! Small plain answers: ping, robots.txt, security.txt (RFC 9116), where to change a password.

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use platform::{App, Problem, Result};

type Text = ([(HeaderName, &'static str); 1], String);

fn plain(text: String) -> Text {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

/// Whether the server is there.
#[utoipa::path(get, path = "/api/v1/ping", operation_id = "ping", tag = "Server",
    responses((status = 200, body = String)))]
pub(crate) async fn ping() -> Text {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], "pong".into())
}

/// What crawlers may read.
#[utoipa::path(get, path = "/robots.txt", operation_id = "getRobotsTxt", tag = "Static",
    responses((status = 200, body = String)))]
pub(crate) async fn robots(State(app): State<App>) -> Text {
    plain(app.config().instance.robots.clone())
}

/// Whom to tell about a hole.
#[utoipa::path(get, path = "/.well-known/security.txt", operation_id = "getSecurityTxt", tag = "Static",
    responses((status = 200, body = String),
        (status = 404, description = "The administrators wrote none")))]
pub(crate) async fn security(State(app): State<App>) -> Result<Text> {
    let text = app.config().instance.securitytxt.clone();
    if text.is_empty() { Err(Problem::not_found("There is no security.txt")) } else { Ok(plain(text)) }
}

/// Where it was before RFC 9116.
#[utoipa::path(get, path = "/security.txt", operation_id = "getOldSecurityTxt", tag = "Static",
    responses((status = 301)))]
pub(crate) async fn old_security() -> (StatusCode, [(HeaderName, &'static str); 1]) {
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, "/.well-known/security.txt")])
}

/// Where password managers send people.
#[utoipa::path(get, path = "/.well-known/change-password", operation_id = "getChangePassword", tag = "Static",
    responses((status = 302)))]
pub(crate) async fn change_password() -> (StatusCode, [(HeaderName, &'static str); 1]) {
    (StatusCode::FOUND, [(header::LOCATION, "/my-account/settings")])
}
