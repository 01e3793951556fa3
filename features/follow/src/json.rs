//! Follows as clients see them.

use crate::store::{FollowRow, State};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::ActorSummary;

/// A follow between two actors.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FollowJson {
    /// Number of the follow.
    pub id: i64,
    /// Who follows.
    pub follower: ActorSummary,
    /// Who is followed.
    pub following: ActorSummary,
    /// How well deliveries to the follower worked lately, 0 to 10,000.
    pub score: i64,
    /// `pending`, `accepted` or `rejected`.
    pub state: State,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
}

impl FollowRow {
    /// The follow as clients see it; `own_host` stands in for the host of local actors.
    pub fn json(&self, own_host: &str) -> FollowJson {
        FollowJson {
            id: self.id,
            follower: self.follower.summary(own_host),
            following: self.following.summary(own_host),
            score: self.score,
            state: self.state,
            created_at: iso(self.created_at),
            updated_at: iso(self.updated_at),
        }
    }
}
