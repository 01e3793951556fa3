//! Mutes as clients see them. PeerTube calls them blocks.

use platform::clock::iso;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use wire::AccountSummary;

/// A list of mutes kept elsewhere that the instance follows. There is none yet: it stands for the shape.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct MuteSubscription {
    id: i64,
    name: String,
    url: String,
}

/// A muted account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AccountMute {
    /// Who muted it; the instance's own account for all.
    pub by_account: AccountSummary,
    /// Who is muted.
    pub blocked_account: AccountSummary,
    /// The list it came from; null when somebody muted it by hand.
    pub blocklist_subscription: Option<MuteSubscription>,
    /// ISO 8601.
    pub created_at: String,
}

/// A server by its name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct MutedServer {
    /// Host, with the port when it is not the usual one.
    pub host: String,
}

/// A muted server.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ServerMute {
    /// Who muted it; the instance's own account for all.
    pub by_account: AccountSummary,
    /// What is muted.
    pub blocked_server: MutedServer,
    /// The list it came from; null when somebody muted it by hand.
    pub blocklist_subscription: Option<MuteSubscription>,
    /// ISO 8601.
    pub created_at: String,
}

/// Whether an account or a server is muted.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MuteStatus {
    /// For everybody.
    pub blocked_by_server: bool,
    /// The list the instance has it from.
    pub blocked_by_server_subscription: Option<String>,
    /// By the caller.
    pub blocked_by_user: bool,
}

/// What was asked about, as it was written, and whether it is muted.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct MuteStatuses {
    /// By handle.
    pub accounts: BTreeMap<String, MuteStatus>,
    /// By host.
    pub hosts: BTreeMap<String, MuteStatus>,
}

/// One step in the instance's public log.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LoggedMute {
    /// `block` or `unblock`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `name@host` of an account, or a host.
    pub target: String,
    /// ISO 8601.
    pub created_at: String,
}

impl LoggedMute {
    pub(crate) fn new(is_added: bool, target: String, at: i64) -> Self {
        LoggedMute { kind: if is_added { "block" } else { "unblock" }, target, created_at: iso(at) }
    }
}

/// What the instance mutes and no longer mutes, for other instances to follow.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct PublicLog {
    /// The instance's name.
    pub name: String,
    /// Oldest first.
    pub actions: Vec<LoggedMute>,
}
