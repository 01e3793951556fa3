//! Mutes as clients see them. PeerTube calls them blocks.

use crate::elsewhere::State;
use crate::store::subscriptions::SubscriptionRow;
use platform::clock::iso;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use wire::{AccountSummary, Labelled};

/// A list of mutes kept elsewhere that the instance follows, in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct MuteSubscription {
    /// Its number here.
    pub id: i64,
    /// As it calls itself.
    pub name: String,
    /// Where it is read.
    pub url: String,
}

/// A list of mutes kept elsewhere that the instance follows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BlocklistSubscription)]
pub(crate) struct Subscription {
    /// Its number here.
    pub id: i64,
    /// As it calls itself.
    pub name: String,
    /// Where it is read.
    pub url: String,
    /// How many accounts are muted because of it.
    pub muted_accounts_count: i64,
    /// How many servers are muted because of it.
    pub muted_servers_count: i64,
    /// ISO 8601; null until it was taken in for the first time.
    pub last_sync_at: Option<String>,
    /// 1 waits for the first time, 2 is being read, 3 synchronized, 4 failed and tried again.
    pub state: Labelled,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
}

impl Subscription {
    pub(crate) fn new(row: &SubscriptionRow) -> Self {
        Subscription {
            id: row.id,
            name: row.name.clone(),
            url: row.url.clone(),
            muted_accounts_count: row.muted_accounts,
            muted_servers_count: row.muted_servers,
            last_sync_at: row.last_sync_at.map(iso),
            state: State::labelled(row.state),
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
        }
    }
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
