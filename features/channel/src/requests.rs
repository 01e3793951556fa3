//! What clients may send, for the API document only: the fields themselves are read one by one.
#![expect(dead_code, reason = "these types describe, nothing makes them")]

use utoipa::ToSchema;

/// A channel to be.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct CreateChannel {
    /// Handle.
    name: String,
    display_name: String,
    description: Option<String>,
    support: Option<String>,
}

/// A change of a channel; what is left out stays.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct UpdateChannel {
    display_name: Option<String>,
    description: Option<String>,
    support: Option<String>,
    public_email: Option<String>,
    /// Give all videos of the channel this support text.
    bulk_videos_support_update: Option<bool>,
}

/// A user to be.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct CreateUser {
    username: String,
    /// Empty where mail can be sent: the user gets a link to choose one.
    password: String,
    email: String,
    /// 0 administrator, 1 moderator, 2 user.
    role: i64,
    /// Bytes; -1 for no limit.
    video_quota: Option<i64>,
    /// Bytes; -1 for no limit.
    video_quota_daily: Option<i64>,
    channel_name: Option<String>,
    admin_flags: Option<i64>,
}
