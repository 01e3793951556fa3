//! Announcements of new features that a user has read.

use crate::body::BodyFields;
use crate::requests::FeatureRead;
use crate::store;
use axum::extract::State;
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Result};

/// Marks an announcement as read.
#[utoipa::path(post, path = "/api/v1/users/me/new-feature-info/read", operation_id = "markNewFeatureInfoAsRead",
    tag = "My User", request_body = FeatureRead, responses((status = 204)))]
pub(crate) async fn read_one(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    // PeerTube 8.2 knows one: helpers of channels.
    let feature = fields.required("feature", "Invalid value", read::int(1, 1));
    fields.finish()?;
    app.db
        .write((caller.user_id, feature.unwrap_or(0)), |tx, (id, feature)| {
            async move { store::feature_was_read(tx, id, feature).await }.boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
