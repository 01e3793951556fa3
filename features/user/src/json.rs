//! A user as clients see it: oneself, and for those who manage users.

use crate::channels::OwnChannel;
use crate::quota::Used;
use crate::stats::Stats;
use crate::{NotificationSettings, Preferences, UserRow};
use actor::AccountRow;
use database::{Error, FromRow, Row};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::{AccountSummary, Labelled};

/// A user.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UserJson {
    id: i64,
    username: String,
    email: String,
    theme: String,
    /// An address that waits for its confirmation.
    pending_email: Option<String>,
    email_verified: Option<bool>,
    nsfw_policy: String,
    nsfw_flags_displayed: i64,
    nsfw_flags_hidden: i64,
    nsfw_flags_warned: i64,
    nsfw_flags_blurred: i64,
    p2p_enabled: bool,
    videos_history_enabled: bool,
    auto_play_video: bool,
    auto_play_next_video: bool,
    auto_play_next_video_playlist: bool,
    video_languages: Option<Vec<String>>,
    language: Option<String>,
    role: Labelled,
    /// Bytes; -1 for no limit.
    video_quota: i64,
    /// Bytes; -1 for no limit.
    video_quota_daily: i64,
    /// Bytes of all files; in lists only.
    #[serde(skip_serializing_if = "Option::is_none")]
    total_video_file_size: Option<i64>,
    /// Bytes; in lists only.
    #[serde(skip_serializing_if = "Option::is_none")]
    video_quota_used: Option<i64>,
    /// Bytes; in lists only.
    #[serde(skip_serializing_if = "Option::is_none")]
    video_quota_used_daily: Option<i64>,
    /// With `withStats` only, like the next ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    videos_count: Option<i64>,
    /// Reports about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    abuses_count: Option<i64>,
    /// Reports about them that were accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    abuses_accepted_count: Option<i64>,
    /// Reports they wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    abuses_created_count: Option<i64>,
    /// Comments they wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    video_comments_count: Option<i64>,
    no_instance_config_warning_modal: bool,
    no_welcome_modal: bool,
    no_account_setup_warning_modal: bool,
    blocked: bool,
    blocked_reason: Option<String>,
    account: Option<AccountSummary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notification_settings: Option<NotificationSettings>,
    video_channels: Vec<OwnChannel>,
    /// ISO 8601.
    created_at: String,
    /// Plugin that signs this user in.
    plugin_auth: Option<String>,
    /// ISO 8601.
    last_login_date: Option<String>,
    two_factor_enabled: bool,
    new_features_info_read: i64,
    admin_flags: i64,
}

/// Oneself.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Me {
    #[serde(flatten)]
    pub user: UserJson,
    /// Channels of others one helps with.
    pub video_channel_collaborations: Vec<OwnChannel>,
    /// Playlists every user has.
    pub special_playlists: Vec<SpecialPlaylist>,
}

/// A playlist every user has.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SpecialPlaylist {
    id: i64,
    name: String,
    #[serde(rename = "type")]
    kind: i64,
}

impl FromRow for SpecialPlaylist {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(SpecialPlaylist { id: row.get("id")?, name: row.get("name")?, kind: row.get("kind")? })
    }
}

impl UserJson {
    /// A user with their account and channels.
    pub fn new(user: UserRow, account: Option<AccountRow>, channels: Vec<OwnChannel>, host: &str) -> Self {
        let Preferences {
            theme,
            nsfw_policy,
            nsfw_flags_displayed,
            nsfw_flags_hidden,
            nsfw_flags_warned,
            nsfw_flags_blurred,
            p2p_enabled,
            videos_history_enabled,
            auto_play_video,
            auto_play_next_video,
            auto_play_next_video_playlist,
            video_languages,
            language,
            no_instance_config_warning_modal,
            no_welcome_modal,
            no_account_setup_warning_modal,
        } = user.preferences;
        UserJson {
            id: user.id,
            username: user.username,
            email: user.email,
            theme,
            pending_email: user.pending_email,
            email_verified: user.email_verified,
            nsfw_policy,
            nsfw_flags_displayed,
            nsfw_flags_hidden,
            nsfw_flags_warned,
            nsfw_flags_blurred,
            p2p_enabled,
            videos_history_enabled,
            auto_play_video,
            auto_play_next_video,
            auto_play_next_video_playlist,
            video_languages,
            language,
            role: Labelled { id: Some(user.role as i64), label: user.role.label().into() },
            video_quota: user.video_quota,
            video_quota_daily: user.video_quota_daily,
            total_video_file_size: None,
            video_quota_used: None,
            video_quota_used_daily: None,
            videos_count: None,
            abuses_count: None,
            abuses_accepted_count: None,
            abuses_created_count: None,
            video_comments_count: None,
            no_instance_config_warning_modal,
            no_welcome_modal,
            no_account_setup_warning_modal,
            blocked: user.blocked,
            blocked_reason: user.blocked_reason,
            account: account.map(|a| a.summary(host)),
            notification_settings: None,
            video_channels: channels,
            created_at: iso(user.created_at),
            plugin_auth: None,
            last_login_date: user.last_login_at.map(iso),
            two_factor_enabled: user.otp_key.is_some(),
            new_features_info_read: user.features_read,
            admin_flags: user.admin_flags,
        }
    }

    /// Adds where news go.
    pub fn with_notifications(mut self, settings: NotificationSettings) -> Self {
        self.notification_settings = Some(settings);
        self
    }

    /// Adds what the user did.
    pub fn with_stats(mut self, stats: &Stats) -> Self {
        self.videos_count = Some(stats.videos);
        self.abuses_count = Some(stats.abuses);
        self.abuses_accepted_count = Some(stats.abuses_accepted);
        self.abuses_created_count = Some(stats.abuses_created);
        self.video_comments_count = Some(stats.comments);
        self
    }

    /// Adds what the user has used.
    pub fn with_usage(mut self, used: Used, files: i64) -> Self {
        self.total_video_file_size = Some(files);
        self.video_quota_used = Some(used.total);
        self.video_quota_used_daily = Some(used.daily);
        self
    }
}
