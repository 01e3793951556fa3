//! What clients may send, for the API document only: the fields themselves are read one by one.
#![expect(dead_code, reason = "these types describe, nothing makes them")]

use utoipa::ToSchema;

/// Signing in or staying signed in.
#[derive(ToSchema)]
pub(crate) struct TokenRequest {
    /// From `oauth-clients/local`.
    client_id: String,
    /// From `oauth-clients/local`.
    client_secret: String,
    /// `password` or `refresh_token`.
    grant_type: String,
    /// Name or e-mail address, with `password`.
    username: Option<String>,
    /// With `password`.
    password: Option<String>,
    /// With `refresh_token`.
    refresh_token: Option<String>,
}

/// A change of oneself; what is left out stays.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct UpdateMe {
    display_name: Option<String>,
    description: Option<String>,
    email: Option<String>,
    /// Needed with `email` and `password`.
    current_password: Option<String>,
    password: Option<String>,
    theme: Option<String>,
    nsfw_policy: Option<String>,
    nsfw_flags_displayed: Option<i64>,
    nsfw_flags_hidden: Option<i64>,
    nsfw_flags_warned: Option<i64>,
    nsfw_flags_blurred: Option<i64>,
    p2p_enabled: Option<bool>,
    videos_history_enabled: Option<bool>,
    auto_play_video: Option<bool>,
    auto_play_next_video: Option<bool>,
    auto_play_next_video_playlist: Option<bool>,
    video_languages: Option<Vec<String>>,
    language: Option<String>,
    no_instance_config_warning_modal: Option<bool>,
    no_welcome_modal: Option<bool>,
    no_account_setup_warning_modal: Option<bool>,
}

/// A change of somebody else; what is left out stays.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct UpdateUser {
    password: Option<String>,
    email: Option<String>,
    email_verified: Option<bool>,
    /// 0 administrator, 1 moderator, 2 user.
    role: Option<i64>,
    /// 1 lets videos pass the hold for new ones.
    admin_flags: Option<i64>,
    /// Bytes; -1 for no limit.
    video_quota: Option<i64>,
    /// Bytes; -1 for no limit.
    video_quota_daily: Option<i64>,
}

/// Why a user is blocked.
#[derive(ToSchema)]
pub(crate) struct BlockUser {
    /// 3 to 250 characters.
    reason: Option<String>,
}

/// Asking for a link by e-mail.
#[derive(ToSchema)]
pub(crate) struct AskByEmail {
    email: String,
}

/// Following a link that confirms an address.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct VerifyEmail {
    /// From the link.
    verification_string: String,
    /// From the link. The link itself says which address it is about.
    is_pending_email: Option<bool>,
}

/// Following a link to a new password.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ResetPassword {
    /// From the link.
    verification_string: String,
    password: String,
}

/// Proving that it is really oneself.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct CurrentPassword {
    /// Not needed by those who manage users, about somebody else.
    current_password: Option<String>,
}

/// Switching on a second factor.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ConfirmTwoFactor {
    /// From the request for a key.
    request_token: String,
    /// Six digits from the authenticator app.
    otp_token: String,
}

/// An announcement that was read.
#[derive(ToSchema)]
pub(crate) struct FeatureRead {
    /// 1: people who help with channels.
    feature: i64,
}
