//! Muting servers: the list, adding, removing.

use crate::accounts::muter;
use crate::json::{MutedServer, ServerMute};
use crate::{By, policy, store};
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::clock::iso;
use platform::{App, Caller, Page, Problem, Result, event};
use wire::ResultList;

/// A page of muted servers.
pub(crate) async fn list(app: &App, by: By, search: Option<String>, page: &Page) -> Result<ResultList<ServerMute>> {
    let mut conn = app.db.reader().await?;
    let (total, muted) = store::servers(&mut conn, by, search.as_deref(), page).await?;
    if muted.is_empty() {
        return Ok(ResultList { total, data: Vec::new() });
    }
    let by_account = muter(app, &mut conn, by).await?;
    let shown = muted.into_iter().map(|(host, at)| ServerMute {
        by_account: by_account.clone(),
        blocked_server: MutedServer { host },
        blocklist_subscription: None,
        created_at: iso(at),
    });
    Ok(ResultList { total, data: shown.collect() })
}

/// Mutes a server, known here or not; once more changes nothing.
///
/// # Errors
/// 409 for our own, and when the list is full.
pub(crate) async fn mute(app: &App, caller: &Caller, by: By, host: &str) -> Result<()> {
    let own_host = app.config().webserver.host();
    let input = (caller.clone(), by, host.to_lowercase(), own_host, app.now());
    app.db
        .write(input, |tx, (caller, by, host, own_host, now)| {
            async move {
                policy::may_mute_server(&host, &own_host, store::count_servers(tx, by).await?)?;
                if let Some(id) = store::mute_server(tx, by, &host, now).await? {
                    event::emit(tx, now, "server.muted", id).await?;
                    changed(tx, &caller, by, Action::Create, host, now).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

/// Lifts the mute of a server.
///
/// # Errors
/// 404 for one that is not muted.
pub(crate) async fn unmute(app: &App, caller: &Caller, by: By, host: &str) -> Result<()> {
    app.db
        .write((caller.clone(), by, host.to_lowercase(), app.now()), |tx, (caller, by, host, now)| {
            async move {
                if !store::unmute_server(tx, by, &host).await? {
                    return Err(Problem::not_found("Server block entry not found."));
                }
                changed(tx, &caller, by, Action::Delete, host, now).await
            }
            .boxed()
        })
        .await
}

async fn changed(tx: &mut database::Tx, caller: &Caller, by: By, action: Action, host: String, now: i64) -> Result<()> {
    // Remembered totals of lists are wrong from here on.
    tx.wake();
    if by == By::Instance {
        store::log(tx, action == Action::Create, &host, now).await?;
        audit::record(tx, now, Deed::new(caller, "server-mutes", action).with("server-host", host)).await?;
    }
    Ok(())
}
