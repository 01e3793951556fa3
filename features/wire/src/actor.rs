//! An actor where it is named as such: in lists of followers.

use crate::ActorImage;
use serde::Serialize;
use utoipa::ToSchema;

/// An actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActorSummary {
    /// The actor's address.
    pub url: String,
    /// Name without host.
    pub name: String,
    /// Host, with the port when it is not the usual one.
    pub host: String,
    /// Avatar in several sizes.
    pub avatars: Vec<ActorImage>,
    /// Number of the actor, which is not that of its account or channel.
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
}
