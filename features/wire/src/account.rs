//! An account wherever it is named in full: `users/me`, `accounts/*`, the owner of a video.

use serde::Serialize;
use utoipa::ToSchema;

/// A picture of an actor in one size.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActorImage {
    /// Pixels.
    pub height: i64,
    /// Pixels.
    pub width: i64,
    /// Address below this instance.
    pub path: String,
    /// Full address.
    pub file_url: String,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
}

/// An account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountSummary {
    /// The actor's address.
    pub url: String,
    /// User name.
    pub name: String,
    /// Host, with the port when it is not the usual one.
    pub host: String,
    /// Avatar in several sizes.
    pub avatars: Vec<ActorImage>,
    /// Account id.
    pub id: i64,
    /// Whether the host may mirror our videos.
    pub host_redundancy_allowed: bool,
    /// Actors it follows.
    pub following_count: i64,
    /// Actors that follow it.
    pub followers_count: i64,
    /// ISO 8601.
    pub created_at: String,
    /// Name to show.
    pub display_name: String,
    /// Plain text with links.
    pub description: Option<String>,
    /// ISO 8601.
    pub updated_at: String,
    /// The local user behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<i64>,
}
