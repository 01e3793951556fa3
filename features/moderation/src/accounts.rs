//! Muting accounts: the list, adding, removing.

use crate::By;
use crate::json::AccountMute;
use crate::log::Change::{self, Lifted, Made};
use crate::store::{self, Filter};
use crate::{log, policy};
use actor::{AccountRow, Handle};
use database::Conn;
use futures::FutureExt;
use platform::audit::{self, Deed};
use platform::clock::iso;
use platform::{App, Caller, Page, Problem, Result, event};
use wire::{AccountSummary, ResultList};

/// The account behind a handle; PeerTube's refusal when there is none.
async fn named(conn: &mut Conn, handle: &Handle) -> Result<AccountRow> {
    actor::account_by_handle(conn, handle).await?.ok_or_else(|| Problem::not_found("Account not found"))
}

/// The account that is shown as having muted.
pub(crate) async fn muter(app: &App, conn: &mut Conn, by: By) -> Result<AccountSummary> {
    let found = match by {
        By::Instance => {
            actor::account_by_handle(conn, &Handle { name: actor::INSTANCE_NAME.into(), host: None }).await?
        }
        By::Account(id) => actor::accounts_by_ids(conn, &[id]).await?.into_iter().next(),
    };
    let found = found.ok_or_else(|| Problem::internal("who muted has no account"))?;
    Ok(found.summary(&app.config().webserver.host()))
}

/// A page of muted accounts.
pub(crate) async fn list(app: &App, by: By, filter: &Filter, page: &Page) -> Result<ResultList<AccountMute>> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let (total, muted) = store::accounts(&mut conn, by, filter, page).await?;
    if muted.is_empty() {
        return Ok(ResultList { total, data: Vec::new() });
    }
    let by_account = muter(app, &mut conn, by).await?;
    let ids: Vec<i64> = muted.iter().map(|m| m.target).collect();
    let accounts = actor::accounts_by_ids(&mut conn, &ids).await?;
    let shown = muted.into_iter().filter_map(|m| {
        let account = accounts.iter().find(|a| a.id == m.target)?;
        Some(AccountMute {
            by_account: by_account.clone(),
            blocked_account: account.summary(&host),
            blocklist_subscription: m.list,
            created_at: iso(m.created_at),
        })
    });
    Ok(ResultList { total, data: shown.collect() })
}

/// Mutes an account; once more changes nothing.
///
/// # Errors
/// 404 for an unknown account, 409 for the caller's own.
pub(crate) async fn mute(app: &App, caller: &Caller, by: By, handle: &str) -> Result<()> {
    let own_host = app.config().webserver.host();
    let handle = Handle::parse(handle, &own_host);
    app.db
        .write((caller.clone(), by, handle, own_host, app.now()), |tx, (caller, by, handle, own_host, now)| {
            async move {
                let target = named(tx, &handle).await?;
                policy::may_mute_account(caller.account_id, target.id)?;
                if let Some(id) = store::mute_account(tx, by, target.id, now).await? {
                    event::emit(tx, now, "account.muted", id).await?;
                    changed(tx, &caller, by, Made, &target, &own_host, now).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

/// Lifts the mute of an account.
///
/// # Errors
/// 404 for an unknown account, and for one that is not muted.
pub(crate) async fn unmute(app: &App, caller: &Caller, by: By, handle: &str) -> Result<()> {
    let own_host = app.config().webserver.host();
    let handle = Handle::parse(handle, &own_host);
    app.db
        .write((caller.clone(), by, handle, own_host, app.now()), |tx, (caller, by, handle, own_host, now)| {
            async move {
                let target = named(tx, &handle).await?;
                let Some(origin) = store::unmute_account(tx, by, target.id).await? else {
                    return Err(Problem::not_found("Account block entry not found."));
                };
                changed(tx, &caller, by, Lifted(origin), &target, &own_host, now).await
            }
            .boxed()
        })
        .await
}

async fn changed(
    tx: &mut database::Tx,
    caller: &Caller,
    by: By,
    change: Change,
    target: &AccountRow,
    own_host: &str,
    now: i64,
) -> Result<()> {
    // Remembered totals of lists are wrong from here on.
    tx.wake();
    if by == By::Instance {
        let host = target.host.as_deref().unwrap_or(own_host);
        let handle = format!("{}@{host}", target.username);
        log::keep(tx, change, &handle, now).await?;
        let deed = Deed::new(caller, "account-mutes", change.action()).with("account-id", target.id);
        audit::record(tx, now, deed.with("account-handle", handle)).await?;
    }
    Ok(())
}
