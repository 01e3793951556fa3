//! Requests to register as clients see them.

use crate::row::{Registration, State};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::Labelled;

/// A request to register.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RegistrationJson {
    id: i64,
    /// 1 pending, 2 rejected, 3 accepted.
    state: Labelled,
    registration_reason: String,
    moderation_response: Option<String>,
    username: String,
    email: String,
    /// Null when nobody asks whether the address is theirs.
    email_verified: Option<bool>,
    account_display_name: Option<String>,
    channel_handle: Option<String>,
    channel_display_name: Option<String>,
    /// ISO 8601.
    created_at: String,
    /// ISO 8601.
    updated_at: String,
    /// Who was made of it.
    user: Option<MadeUser>,
}

/// Number of a user.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MadeUser {
    id: i64,
}

impl From<Registration> for RegistrationJson {
    fn from(row: Registration) -> Self {
        RegistrationJson {
            id: row.id,
            state: labelled(row.state),
            registration_reason: row.reason,
            moderation_response: row.moderation_response,
            username: row.username,
            email: row.email,
            email_verified: row.email_verified,
            account_display_name: row.account_display_name,
            channel_handle: row.channel_handle,
            channel_display_name: row.channel_display_name,
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
            user: row.user_id.map(|id| MadeUser { id }),
        }
    }
}

/// What became of somebody who registered.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// They are a user.
    Accepted {
        /// Always 3, accepted.
        state: Labelled,
    },
    /// A moderator decides.
    Requested(Box<RegistrationJson>),
}

impl Answer {
    /// They are a user.
    pub fn accepted() -> Self {
        Answer::Accepted { state: labelled(State::Accepted) }
    }
}

fn labelled(state: State) -> Labelled {
    Labelled { id: Some(state as i64), label: state.label().into() }
}
