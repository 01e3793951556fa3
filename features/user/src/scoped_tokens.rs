//! The token that opens a user's private feeds, for readers that cannot sign in.

use crate::store;
use axum::Json;
use axum::extract::State;
use futures::FutureExt as _;
use platform::{App, Caller, Result, random};
use serde::Serialize;
use utoipa::ToSchema;

/// Tokens for single purposes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ScopedTokens {
    /// A UUID, part of the address of a feed.
    feed_token: String,
}

/// The caller's token; made when they ask for the first time.
#[utoipa::path(get, path = "/api/v1/users/scoped-tokens", operation_id = "getScopedTokens", tag = "Session",
    responses((status = 200, body = ScopedTokens)))]
pub(crate) async fn get(State(app): State<App>, caller: Caller) -> Result<Json<ScopedTokens>> {
    match store::feed_token(&mut app.db.reader().await?, caller.user_id).await? {
        Some(feed_token) => Ok(Json(ScopedTokens { feed_token })),
        None => renew(State(app), caller).await,
    }
}

/// Another token; feeds of the old one close.
#[utoipa::path(post, path = "/api/v1/users/scoped-tokens", operation_id = "renewScopedTokens", tag = "Session",
    responses((status = 200, body = ScopedTokens)))]
pub(crate) async fn renew(State(app): State<App>, caller: Caller) -> Result<Json<ScopedTokens>> {
    let feed_token = random::uuid().to_string();
    app.db
        .write((caller.user_id, feed_token.clone()), |tx, (id, token)| {
            async move { store::set_feed_token(tx, id, &token).await }.boxed()
        })
        .await?;
    Ok(Json(ScopedTokens { feed_token }))
}
