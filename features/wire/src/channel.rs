//! A channel wherever it is named in full.

use crate::{AccountSummary, ActorImage};
use serde::Serialize;
use utoipa::ToSchema;

/// A channel.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChannelSummary {
    /// The actor's address.
    pub url: String,
    /// Handle without host.
    pub name: String,
    /// Host, with the port when it is not the usual one.
    pub host: String,
    /// Avatar in several sizes.
    pub avatars: Vec<ActorImage>,
    /// Channel id.
    pub id: i64,
    /// Whether the host may mirror our videos.
    pub host_redundancy_allowed: bool,
    /// Actors it follows.
    pub following_count: i64,
    /// Actors that follow it.
    pub followers_count: i64,
    /// ISO 8601.
    pub created_at: String,
    /// Banner in several sizes.
    pub banners: Vec<ActorImage>,
    /// Name to show.
    pub display_name: String,
    /// Plain text with links.
    pub description: Option<String>,
    /// How to support the channel.
    pub support: Option<String>,
    /// E-mail address for the public.
    pub public_email: Option<String>,
    /// Whether it lives here.
    pub is_local: bool,
    /// ISO 8601.
    pub updated_at: String,
    /// Whose it is; left out where the answer is about that account anyway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_account: Option<AccountSummary>,
}
