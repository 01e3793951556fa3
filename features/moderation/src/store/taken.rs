//! The SQL of mutes that come from followed lists: many at once, a few statements for each thousand.

use actor::Handle;
use database::{Conn, Error, Sql, Tx};
use platform::event;
use std::collections::BTreeSet;

/// So many are written by one statement.
const ROWS: usize = 1000;

/// What a reading of a list changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub muted_accounts: i64,
    pub muted_servers: i64,
    pub unmuted_accounts: i64,
    pub unmuted_servers: i64,
}

impl Change {
    /// Whether everything was as the list wants it.
    pub(crate) fn is_nothing(self) -> bool {
        self.muted_accounts + self.muted_servers + self.unmuted_accounts + self.unmuted_servers == 0
    }
}

/// Keeps what changed, for those who are told of it.
pub(crate) async fn record(tx: &mut Tx, change: Change, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO mute_change (muted_accounts, muted_servers, unmuted_accounts, unmuted_servers, created_at) \
               VALUES ($1, $2, $3, $4, $5) RETURNING id";
    let sql = Sql::new(sql).bind(change.muted_accounts).bind(change.muted_servers);
    tx.one(sql.bind(change.unmuted_accounts).bind(change.unmuted_servers).bind(now)).await
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The accounts of handles, as far as they are known here.
async fn accounts(conn: &mut Conn, handles: &[&Handle]) -> Result<Vec<i64>, Error> {
    let mut here = Sql::new(
        "SELECT ac.id FROM actor x JOIN account ac ON ac.actor_id = x.id WHERE x.host IS NULL AND x.username_fold IN ",
    );
    here.list(handles.iter().filter(|h| h.host.is_none()).map(|h| &h.name));
    let mut found: Vec<i64> = conn.all(here).await?;
    let mut elsewhere = Sql::new(
        "SELECT ac.id FROM actor x JOIN account ac ON ac.actor_id = x.id WHERE x.host IS NOT NULL \
         AND (x.host, x.username_fold) IN (VALUES ",
    );
    let mut first = true;
    for (host, name) in handles.iter().filter_map(|h| Some((h.host.as_ref()?, &h.name))) {
        elsewhere.push(if first { "(" } else { ", (" }).arg(host).push(", ").arg(name).push(")");
        first = false;
    }
    if !first {
        elsewhere.push(")");
        found.extend(conn.all::<i64>(elsewhere).await?);
    }
    Ok(found)
}

fn portions<T>(of: &BTreeSet<T>) -> Vec<Vec<&T>> {
    of.iter().collect::<Vec<_>>().chunks(ROWS).map(<[&T]>::to_vec).collect()
}

/// Mutes accounts that are not muted yet; how many.
pub(crate) async fn mute_accounts(
    tx: &mut Tx,
    subscription: i64,
    handles: &BTreeSet<Handle>,
    now: i64,
) -> Result<i64, Error> {
    let mut muted = 0;
    for portion in portions(handles) {
        let ids = accounts(tx, &portion).await?;
        if ids.is_empty() {
            continue;
        }
        let mut sql = Sql::new("INSERT INTO account_mute (target_account_id, subscription_id, created_at) VALUES ");
        for (at, id) in ids.into_iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.arg(id).push(", ").arg(subscription).push(", ").arg(now).push(")");
        }
        sql.push(" ON CONFLICT DO NOTHING RETURNING id");
        let new: Vec<i64> = tx.all(sql).await?;
        for id in &new {
            event::emit(tx, now, "account.muted", *id).await?;
        }
        muted += number(new.len());
    }
    Ok(muted)
}

/// Lifts the mutes of accounts that came from this list; how many.
pub(crate) async fn unmute_accounts(tx: &mut Tx, subscription: i64, handles: &BTreeSet<Handle>) -> Result<i64, Error> {
    let mut lifted = 0;
    for portion in portions(handles) {
        let ids = accounts(tx, &portion).await?;
        let sql = "DELETE FROM account_mute WHERE owner_account_id IS NULL AND subscription_id = $1 \
                   AND target_account_id IN ";
        let mut sql = Sql::new(sql).bind(subscription);
        sql.list(ids);
        lifted += tx.execute(sql).await?;
    }
    Ok(i64::try_from(lifted).unwrap_or(i64::MAX))
}

/// Mutes servers that are not muted yet; how many.
pub(crate) async fn mute_servers(
    tx: &mut Tx,
    subscription: i64,
    hosts: &BTreeSet<String>,
    now: i64,
) -> Result<i64, Error> {
    let mut muted = 0;
    for portion in portions(hosts) {
        let mut sql = Sql::new("INSERT INTO server_mute (host, subscription_id, created_at) VALUES ");
        for (at, host) in portion.into_iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.arg(host).push(", ").arg(subscription).push(", ").arg(now).push(")");
        }
        sql.push(" ON CONFLICT DO NOTHING RETURNING id");
        let new: Vec<i64> = tx.all(sql).await?;
        // Of servers that nobody here comes from nobody was told.
        let mut known = Sql::new("SELECT m.id FROM server_mute m WHERE m.id IN ");
        known.list(new.iter().copied()).push(" AND EXISTS (SELECT 1 FROM actor x WHERE x.host = m.host) ORDER BY m.id");
        for id in tx.all::<i64>(known).await? {
            event::emit(tx, now, "server.muted", id).await?;
        }
        muted += number(new.len());
    }
    Ok(muted)
}

/// Lifts the mutes of servers that came from this list; how many.
pub(crate) async fn unmute_servers(tx: &mut Tx, subscription: i64, hosts: &BTreeSet<String>) -> Result<i64, Error> {
    let mut lifted = 0;
    for portion in portions(hosts) {
        let sql = "DELETE FROM server_mute WHERE owner_account_id IS NULL AND subscription_id = $1 AND host IN ";
        let mut sql = Sql::new(sql).bind(subscription);
        sql.list(portion);
        lifted += tx.execute(sql).await?;
    }
    Ok(i64::try_from(lifted).unwrap_or(i64::MAX))
}
