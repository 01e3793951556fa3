//! A request to register as the database has it.

use database::{Error, FromRow, Row};

/// What became of a request; the numbers are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Pending = 1,
    Rejected = 2,
    Accepted = 3,
}

impl State {
    pub fn from_number(n: i64) -> Option<Self> {
        [State::Pending, State::Rejected, State::Accepted].into_iter().find(|state| *state as i64 == n)
    }
    pub fn label(self) -> &'static str {
        match self {
            State::Pending => "Pending",
            State::Rejected => "Rejected",
            State::Accepted => "Accepted",
        }
    }
}

/// A request.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub id: i64,
    pub state: State,
    pub username: String,
    pub email: String,
    pub email_verified: Option<bool>,
    pub password_hash: String,
    pub account_display_name: Option<String>,
    pub channel_handle: Option<String>,
    pub channel_display_name: Option<String>,
    pub reason: String,
    pub moderation_response: Option<String>,
    pub user_id: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
}

impl FromRow for Registration {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Registration {
            id: row.get("id")?,
            // An unknown number must not be decided once more.
            state: State::from_number(row.get("state")?).unwrap_or(State::Rejected),
            username: row.get("username")?,
            email: row.get("email")?,
            email_verified: row.get("email_verified")?,
            password_hash: row.get("password_hash")?,
            account_display_name: row.get("account_display_name")?,
            channel_handle: row.get("channel_handle")?,
            channel_display_name: row.get("channel_display_name")?,
            reason: row.get("reason")?,
            moderation_response: row.get("moderation_response")?,
            user_id: row.get("user_id")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}
