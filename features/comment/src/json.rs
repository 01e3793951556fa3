//! Comments as clients see them.

use crate::row::CommentRow;
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::{AccountSummary, VideoChannel};

/// A comment below a video.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoComment {
    /// Comment id.
    pub id: i64,
    /// Its ActivityPub address.
    pub url: String,
    /// Markdown; empty when it was removed.
    pub text: String,
    /// The first comment of its thread, which may be itself.
    pub thread_id: i64,
    /// The comment it answers.
    pub in_reply_to_comment_id: Option<i64>,
    /// Video id.
    pub video_id: i64,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
    /// ISO 8601.
    pub deleted_at: Option<String>,
    /// Whether it waits until somebody approves it.
    pub held_for_review: bool,
    /// Whether it was removed.
    pub is_deleted: bool,
    /// Answers of the video's owner.
    pub total_replies_from_video_author: i64,
    /// Answers: of a thread all of them, of a reply those to itself.
    pub total_replies: i64,
    /// Who wrote it; nobody when it was removed.
    pub account: Option<AccountSummary>,
}

/// Answers to a comment, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Replies {
    pub all: i64,
    pub from_owner: i64,
}

impl VideoComment {
    pub(crate) fn new(row: CommentRow, replies: Replies, own_host: &str) -> Self {
        VideoComment {
            id: row.id,
            url: row.url,
            text: row.text,
            thread_id: row.thread_id.unwrap_or(row.id),
            in_reply_to_comment_id: row.parent_id,
            video_id: row.video_id,
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
            deleted_at: row.deleted_at.map(iso),
            held_for_review: row.held,
            is_deleted: row.deleted_at.is_some(),
            total_replies_from_video_author: replies.from_owner,
            total_replies: replies.all,
            account: row.author.map(|a| a.summary(own_host)),
        }
    }
}

/// What is answered for a new comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct NewComment {
    /// The comment.
    pub comment: VideoComment,
}

/// A page of threads.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThreadPage {
    /// Threads, tombstones included.
    pub total: i64,
    /// Their first comments.
    pub data: Vec<VideoComment>,
    /// Comments below the video that are no tombstones, replies included.
    pub total_not_deleted_comments: i64,
}

/// A comment and the answers to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThreadTree {
    /// The comment.
    pub comment: VideoComment,
    /// Answers, oldest first.
    #[schema(no_recursion)]
    pub children: Vec<ThreadTree>,
}

/// The video of a listed comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedVideo {
    /// Video id.
    pub id: i64,
    /// UUID.
    pub uuid: String,
    /// Title.
    pub name: String,
    /// Where it was published.
    pub channel: VideoChannel,
}

/// A comment for those who look after comments.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedComment {
    /// Comment id.
    pub id: i64,
    /// Its ActivityPub address.
    pub url: String,
    /// Markdown.
    pub text: String,
    /// The first comment of its thread, which may be itself.
    pub thread_id: i64,
    /// The comment it answers.
    pub in_reply_to_comment_id: Option<i64>,
    /// Video id.
    pub video_id: i64,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
    /// Whether it waits until somebody approves it.
    pub held_for_review: bool,
    /// What the reader's lists of watched words found in it.
    pub automatic_tags: Vec<String>,
    /// Its video.
    pub video: ListedVideo,
    /// Who wrote it.
    pub account: Option<AccountSummary>,
}

impl ListedComment {
    pub(crate) fn new(row: CommentRow, video: ListedVideo, automatic_tags: Vec<String>, own_host: &str) -> Self {
        ListedComment {
            id: row.id,
            url: row.url,
            text: row.text,
            thread_id: row.thread_id.unwrap_or(row.id),
            in_reply_to_comment_id: row.parent_id,
            video_id: row.video_id,
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
            held_for_review: row.held,
            automatic_tags,
            video,
            account: row.author.map(|a| a.summary(own_host)),
        }
    }
}
