//! The three addresses activities are sent to.

use super::receive::{self, Inbox};
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use platform::{Access, App, Result, Routes, routes};

/// The addresses activities are sent to.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Public, routes!(shared))
        .add(Access::Public, routes!(of_account))
        .add(Access::Public, routes!(of_channel))
}

/// Take an activity for anybody here.
#[utoipa::path(post, path = "/inbox", operation_id = "postInbox", tag = "ActivityPub",
    request_body(content = serde_json::Value, content_type = "application/activity+json",
        description = "A signed activity (draft-cavage-http-signatures-12 or RFC 9421)"),
    responses((status = 204, description = "It is written down, and will be processed"),
        (status = 400, description = "Not an activity"), (status = 403, description = "Not believed"),
        (status = 413, description = "Too large"), (status = 503, description = "The signer's key cannot be fetched now")))]
async fn shared(State(app): State<App>, request: Request) -> Result<StatusCode> {
    receive::receive(&app, request, Inbox::Shared).await
}

/// Take an activity for an account here.
#[utoipa::path(post, path = "/accounts/{name}/inbox", operation_id = "postAccountInbox", tag = "ActivityPub",
    params(("name" = String, Path, description = "The account")),
    request_body(content = serde_json::Value, content_type = "application/activity+json", description = "As for the shared inbox"),
    responses((status = 204, description = "It is written down, and will be processed"),
        (status = 400, description = "Not an activity"), (status = 403, description = "Not believed"),
        (status = 404, description = "No such account"), (status = 413, description = "Too large"),
        (status = 503, description = "The signer's key cannot be fetched now")))]
async fn of_account(State(app): State<App>, Path(name): Path<String>, request: Request) -> Result<StatusCode> {
    receive::receive(&app, request, Inbox::Account(name)).await
}

/// Take an activity for a channel here.
#[utoipa::path(post, path = "/video-channels/{name}/inbox", operation_id = "postChannelInbox", tag = "ActivityPub",
    params(("name" = String, Path, description = "The channel")),
    request_body(content = serde_json::Value, content_type = "application/activity+json", description = "As for the shared inbox"),
    responses((status = 204, description = "It is written down, and will be processed"),
        (status = 400, description = "Not an activity"), (status = 403, description = "Not believed"),
        (status = 404, description = "No such channel"), (status = 413, description = "Too large"),
        (status = 503, description = "The signer's key cannot be fetched now")))]
async fn of_channel(State(app): State<App>, Path(name): Path<String>, request: Request) -> Result<StatusCode> {
    receive::receive(&app, request, Inbox::Channel(name)).await
}
