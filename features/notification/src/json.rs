//! A notification as clients see it. What a kind has nothing to say about is left out.

use crate::store::NotificationRow;
use crate::subject::Loaded;
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::{Labelled, TextLabelled};

/// A video in few words.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VideoInfo {
    pub id: i64,
    pub uuid: String,
    #[serde(rename = "shortUUID")]
    pub short_uuid: String,
    pub name: String,
    pub state: Labelled,
}

/// A video with its channel.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct VideoWithChannel {
    #[serde(flatten)]
    pub video: VideoInfo,
    pub channel: ActorInfo,
}

/// A picture of an actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AvatarInfo {
    /// Full address.
    pub file_url: String,
    /// Address below this instance.
    pub path: String,
    /// Pixels.
    pub width: i64,
}

/// An account or a channel in few words.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActorInfo {
    pub id: i64,
    pub display_name: String,
    pub name: String,
    pub host: String,
    /// The largest picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<AvatarInfo>,
    pub avatars: Vec<AvatarInfo>,
}

/// The block of a video.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct BlockInfo {
    pub id: i64,
    pub video: VideoInfo,
}

/// A reported comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AbuseCommentInfo {
    /// The first comment of its thread.
    pub thread_id: i64,
    pub video: VideoInfo,
}

/// A report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AbuseInfo {
    pub id: i64,
    /// 1 pending, 2 rejected, 3 accepted.
    pub state: i64,
    /// The video that was reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoInfo>,
    /// The comment that was reported, or its tombstone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<AbuseCommentInfo>,
    /// The account, when nothing of it was reported or what was is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<ActorInfo>,
}

/// A comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CommentInfo {
    pub id: i64,
    pub thread_id: i64,
    pub account: ActorInfo,
    pub video: VideoInfo,
    pub held_for_review: bool,
}

/// What is followed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FollowedInfo {
    /// `account`, `channel` or `instance`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub display_name: String,
    pub name: String,
    pub host: String,
}

/// A follow.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FollowInfo {
    pub id: i64,
    /// `accepted`, `pending` or `rejected`.
    pub state: String,
    pub follower: ActorInfo,
    pub following: FollowedInfo,
}

/// A request to register.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RegistrationInfo {
    pub id: i64,
    pub username: String,
}

/// Somebody who is invited to help with a channel, or does.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CollaboratorInfo {
    pub id: i64,
    pub channel_owner: ActorInfo,
    pub channel: ActorInfo,
    pub account: ActorInfo,
    /// 1 pending, 2 accepted, 3 rejected.
    pub state: Labelled,
}

/// A video or a channel that is offered to somebody.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OwnershipInfo {
    pub id: i64,
    /// 1 pending, 2 rejected, 3 accepted.
    pub state: Labelled,
    pub initiator_account: ActorInfo,
    pub next_owner_account: ActorInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ActorInfo>,
}

/// An import that ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportInfo {
    pub id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoInfo>,
    /// What its sender called the torrent file that was fetched, if it was one.
    pub torrent_name: Option<String>,
    /// The magnet link that was fetched, if it was one.
    pub magnet_uri: Option<String>,
    /// The address that was fetched, if it was one.
    pub target_url: Option<String>,
    /// Why it did not work; left out where it did, and not told by PeerTube.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// Subtitles of a video.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CaptionInfo {
    pub id: i64,
    pub language: TextLabelled,
    pub video: VideoInfo,
}

/// How many were muted and no longer muted because of a followed list.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MuteFigures {
    pub blocked_accounts_count: i64,
    pub blocked_hosts_count: i64,
    pub unblocked_accounts_count: i64,
    pub unblocked_hosts_count: i64,
}

/// A notification.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Notification {
    pub id: i64,
    /// PeerTube's number of its kind.
    #[serde(rename = "type")]
    pub kind: i64,
    pub read: bool,
    /// Figures of kind 32, null for all others.
    pub data: Option<MuteFigures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoWithChannel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_import: Option<ImportInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_caption: Option<CaptionInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abuse: Option<AbuseInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_blacklist: Option<BlockInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<ActorInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_follow: Option<FollowInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<RegistrationInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_channel_collaborator: Option<CollaboratorInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_ownership: Option<OwnershipInfo>,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
}

impl Notification {
    /// A row with what it is about.
    pub fn new(row: &NotificationRow, about: &Loaded) -> Self {
        let s = &row.subjects;
        Notification {
            id: row.id,
            kind: row.kind,
            read: row.is_read,
            data: s.mute_change_id.and_then(|id| about.mute_changes.get(&id).copied()),
            video: s.video_id.and_then(|id| about.videos.get(&id).cloned()),
            video_import: s.import_id.and_then(|id| about.imports.get(&id).cloned()),
            video_caption: s.caption_id.and_then(|id| about.captions.get(&id).cloned()),
            comment: s.comment_id.and_then(|id| about.comments.get(&id).cloned()),
            abuse: s.abuse_id.and_then(|id| about.abuses.get(&id).cloned()),
            video_blacklist: s.block_id.and_then(|id| about.blocks.get(&id).cloned()),
            account: s.account_id.and_then(|id| about.accounts.get(&id).cloned()),
            actor_follow: s.follow_id.and_then(|id| about.follows.get(&id).cloned()),
            registration: s.registration_id.and_then(|id| about.registrations.get(&id).cloned()),
            video_channel_collaborator: s.collaborator_id.and_then(|id| about.collaborators.get(&id).cloned()),
            change_ownership: s.ownership_id.and_then(|id| about.offers.get(&id).cloned()),
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
        }
    }
}
