//! Reports as clients see them.

use crate::reasons;
use crate::store::{AbuseRow, ChannelRow, MessageRow};
use actor::{AccountRow, ImageKind, images};
use platform::clock::iso;
use platform::id;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use wire::{ActorImage, Labelled, VideoAccount, VideoThumbnail};

/// Who reported, or is reported.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AbuseAccount {
    url: String,
    name: String,
    host: String,
    avatars: Vec<ActorImage>,
    id: i64,
    /// For local accounts only.
    #[serde(skip_serializing_if = "Option::is_none")]
    host_redundancy_allowed: Option<bool>,
    display_name: String,
}

impl AbuseAccount {
    pub(crate) fn new(account: &AccountRow, own_host: &str) -> Self {
        AbuseAccount {
            url: account.url.clone(),
            name: account.username.clone(),
            host: account.host.clone().unwrap_or_else(|| own_host.to_owned()),
            avatars: account.pictures(),
            id: account.id,
            host_redundancy_allowed: account.host.is_none().then_some(false),
            display_name: account.display_name.clone(),
        }
    }
}

/// The channel of a reported video.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AbuseChannel {
    url: String,
    name: String,
    host: String,
    avatars: Vec<ActorImage>,
    id: i64,
    /// For local channels only.
    #[serde(skip_serializing_if = "Option::is_none")]
    host_redundancy_allowed: Option<bool>,
    banners: Vec<ActorImage>,
    display_name: String,
    description: Option<String>,
    is_local: bool,
}

impl AbuseChannel {
    pub(crate) fn new(channel: &ChannelRow, own_host: &str) -> Self {
        AbuseChannel {
            url: channel.url.clone(),
            name: channel.name.clone(),
            host: channel.host.clone().unwrap_or_else(|| own_host.to_owned()),
            avatars: images(channel.avatars.as_deref(), ImageKind::Avatar, &channel.url),
            id: channel.id,
            host_redundancy_allowed: channel.host.is_none().then_some(false),
            banners: images(channel.banners.as_deref(), ImageKind::Banner, &channel.url),
            display_name: channel.display_name.clone(),
            description: channel.description.clone(),
            is_local: channel.host.is_none(),
        }
    }
}

/// A reported video.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AbuseVideo {
    id: i64,
    uuid: String,
    #[serde(rename = "shortUUID")]
    short_uuid: String,
    name: String,
    nsfw: bool,
    /// Where in the video it begins, in seconds.
    start_at: Option<i64>,
    /// Where in the video it ends, in seconds.
    end_at: Option<i64>,
    /// Whether the video is gone; what is shown was kept with the report.
    deleted: bool,
    blacklisted: bool,
    /// While the video is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_path: Option<String>,
    thumbnails: Vec<VideoThumbnail>,
    #[schema(value_type = AbuseChannel)]
    channel: Value,
    /// Reports of this video; for moderators.
    #[serde(skip_serializing_if = "Option::is_none")]
    count_reports: Option<i64>,
    /// Which of them this one is; for moderators.
    #[serde(skip_serializing_if = "Option::is_none")]
    nth_report: Option<i64>,
}

/// The video below which a reported comment stands.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct AbuseCommentVideo {
    pub id: i64,
    pub name: String,
    pub uuid: String,
}

/// A reported comment.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AbuseComment {
    pub id: i64,
    /// The first comment of its thread.
    pub thread_id: i64,
    /// As it was when it was reported.
    pub text: String,
    /// Whether the comment was removed since.
    pub deleted: bool,
    pub video: AbuseCommentVideo,
}

/// A report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Abuse {
    id: i64,
    reason: String,
    /// `violentOrRepulsive`, `hatefulOrAbusive`, `spamOrMisleading`, `privacy`, `rights`, `serverRules`, `thumbnails`,
    /// `captions`.
    predefined_reasons: Vec<&'static str>,
    /// Who is reported; null when that account is gone.
    flagged_account: Option<AbuseAccount>,
    /// 1 pending, 2 rejected, 3 accepted.
    state: Labelled,
    count_messages: i64,
    /// ISO 8601.
    created_at: String,
    /// ISO 8601.
    updated_at: String,
    /// The reported video; null when something else is reported.
    video: Option<AbuseVideo>,
    /// The reported comment; null when something else is reported.
    comment: Option<AbuseComment>,
    /// What moderators see besides.
    #[serde(flatten)]
    for_moderators: Option<ForModerators>,
}

/// What moderators see of a report besides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ForModerators {
    /// For moderators alone.
    moderation_comment: Option<String>,
    /// Who reported; null when that account is gone.
    reporter_account: Option<AbuseAccount>,
    count_reports_for_reporter: i64,
    count_reports_for_reportee: i64,
}

/// What a page of reports is shown with.
pub(crate) struct Known<'a> {
    pub own_host: &'a str,
    pub accounts: &'a [AccountRow],
    pub channels: &'a [ChannelRow],
    pub videos: &'a [wire::VideoSummary],
}

impl Known<'_> {
    fn account(&self, id: Option<i64>) -> Option<AbuseAccount> {
        let account = self.accounts.iter().find(|a| Some(a.id) == id)?;
        Some(AbuseAccount::new(account, self.own_host))
    }

    fn channel(&self, row: &AbuseRow) -> Value {
        let now = row.channel_id.and_then(|id| self.channels.iter().find(|c| c.id == id));
        let now = now.and_then(|c| serde_json::to_value(AbuseChannel::new(c, self.own_host)).ok());
        let kept = || row.channel.as_deref().and_then(|text| serde_json::from_str(text).ok());
        now.or_else(kept).unwrap_or(Value::Null)
    }

    fn video(&self, row: &AbuseRow, for_moderators: bool) -> Option<AbuseVideo> {
        let (id, uuid) = (row.reported_video_id?, row.video_uuid.clone()?);
        let video = row.video_id.and_then(|id| self.videos.iter().find(|v| v.id == id));
        Some(AbuseVideo {
            id,
            short_uuid: uuid::Uuid::try_parse(&uuid).map(id::short).unwrap_or_default(),
            uuid,
            name: row.video_name.clone().unwrap_or_default(),
            nsfw: row.video_nsfw,
            start_at: row.start_at,
            end_at: row.end_at,
            deleted: video.is_none(),
            blacklisted: row.video_blocked,
            thumbnail_path: video.map(|v| v.thumbnail_path.clone()),
            thumbnails: video.map(|v| v.thumbnails.clone()).unwrap_or_default(),
            channel: self.channel(row),
            count_reports: for_moderators.then_some(row.reports_of_video),
            nth_report: for_moderators.then_some(row.nth_of_video),
        })
    }

    /// The comment as it was reported: its own row has no text any more when it was removed.
    fn comment(&self, row: &AbuseRow) -> Option<AbuseComment> {
        let mut comment: AbuseComment = serde_json::from_str(row.comment.as_deref()?).ok()?;
        comment.deleted = !row.comment_is_there;
        if let Some(name) = &row.comment_video_name {
            comment.video.name.clone_from(name);
        }
        Some(comment)
    }

    /// A report as its reporter sees it, or as moderators do.
    pub(crate) fn abuse(&self, row: &AbuseRow, for_moderators: bool) -> Abuse {
        Abuse {
            id: row.id,
            reason: row.reason.clone(),
            predefined_reasons: reasons::names(&row.predefined_reasons),
            flagged_account: self.account(row.flagged_account_id),
            state: state(row.state),
            count_messages: row.messages,
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
            video: self.video(row, for_moderators),
            comment: self.comment(row),
            for_moderators: for_moderators.then(|| ForModerators {
                moderation_comment: row.moderation_comment.clone(),
                reporter_account: self.account(row.reporter_account_id),
                count_reports_for_reporter: row.reports_by_reporter,
                count_reports_for_reportee: row.reports_of_flagged,
            }),
        }
    }
}

fn state(id: i64) -> Labelled {
    let label = match id {
        1 => "Pending",
        2 => "Rejected",
        3 => "Accepted",
        _ => "Unknown",
    };
    Labelled { id: Some(id), label: label.to_owned() }
}

/// What somebody said about a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AbuseMessage {
    id: i64,
    /// ISO 8601.
    created_at: String,
    /// Whether a moderator said it.
    by_moderator: bool,
    message: String,
    /// Who said it; null when that account is gone.
    account: Option<VideoAccount>,
}

impl AbuseMessage {
    pub(crate) fn new(row: MessageRow, accounts: &[AccountRow], own_host: &str) -> Self {
        let author = accounts.iter().find(|a| Some(a.id) == row.account_id);
        AbuseMessage {
            id: row.id,
            created_at: iso(row.created_at),
            by_moderator: row.by_moderator,
            message: row.message,
            account: author.map(|a| VideoAccount {
                id: a.id,
                display_name: a.display_name.clone(),
                name: a.username.clone(),
                url: a.url.clone(),
                host: a.host.clone().unwrap_or_else(|| own_host.to_owned()),
                avatars: a.pictures(),
            }),
        }
    }
}
