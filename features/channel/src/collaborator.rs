//! Collaborators: who helps with somebody else's channel. Invited by its owner, they accept or reject; from then on they manage
//! the channel and its videos, until they leave or are removed.

mod invite;
mod list;
mod remove;
mod respond;
mod store;

pub(crate) use invite::{__path_invite, invite};
pub(crate) use list::{__path_list, list};
pub(crate) use remove::{__path_remove, remove};
pub(crate) use respond::{__path_accept, __path_reject, accept, reject};
pub(crate) use store::release;
pub use store::{helps_with_video, is_collaborator};

use crate::{ChannelRow, by_handle};
use actor::{AccountRow, Handle};
use database::Conn;
use platform::clock::iso;
use platform::fields::read;
use platform::{App, Problem, Result};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use wire::{AccountSummary, Labelled};

/// Where an invitation stands; the numbers are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Pending = 1,
    Accepted = 2,
    Rejected = 3,
}

impl State {
    fn of(number: i64) -> Self {
        match number {
            2 => State::Accepted,
            3 => State::Rejected,
            _ => State::Pending,
        }
    }

    fn label(self) -> Labelled {
        let label = match self {
            State::Pending => "Pending",
            State::Accepted => "Accepted",
            State::Rejected => "Rejected",
        };
        Labelled { id: Some(self as i64), label: label.to_owned() }
    }
}

/// Somebody who helps with a channel, or was asked to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Collaborator {
    id: i64,
    /// 1 pending, 2 accepted, 3 rejected.
    state: Labelled,
    account: AccountSummary,
    /// ISO 8601.
    updated_at: String,
    /// ISO 8601.
    created_at: String,
}

impl Collaborator {
    fn new(row: &store::CollaboratorRow, account: &AccountRow, own_host: &str) -> Self {
        Collaborator {
            id: row.id,
            state: row.state.label(),
            account: account.summary(own_host),
            updated_at: iso(row.updated_at),
            created_at: iso(row.created_at),
        }
    }
}

/// A channel by its handle, or 404.
async fn channel(conn: &mut Conn, app: &App, handle: &str) -> Result<ChannelRow> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    by_handle(conn, &handle).await?.ok_or_else(|| Problem::not_found("Video channel not found"))
}

fn must_be_local(channel: &ChannelRow) -> Result<()> {
    if channel.host.is_none() { Ok(()) } else { Err(Problem::forbidden("The channel must be local.")) }
}

/// The number of a collaboration in an address.
fn number(text: &str) -> Result<i64> {
    let number = read::int(1, i64::MAX)(&json!(text));
    number.ok_or_else(|| Problem::invalid_param("collaboratorId", text, "Invalid value"))
}
