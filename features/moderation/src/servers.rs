//! Muting servers: the list, adding, removing.

use crate::accounts::muter;
use crate::json::{MutedServer, ServerMute};
use crate::log::Change::{self, Lifted, Made};
use crate::store::{self, Filter};
use crate::{By, log, policy};
use futures::FutureExt;
use platform::audit::{self, Deed};
use platform::clock::iso;
use platform::{App, Caller, Page, Problem, Result, event};
use wire::ResultList;

/// A page of muted servers.
pub(crate) async fn list(app: &App, by: By, filter: &Filter, page: &Page) -> Result<ResultList<ServerMute>> {
    let mut conn = app.db.reader().await?;
    let (total, muted) = store::servers(&mut conn, by, filter, page).await?;
    if muted.is_empty() {
        return Ok(ResultList { total, data: Vec::new() });
    }
    let by_account = muter(app, &mut conn, by).await?;
    let shown = muted.into_iter().map(|m| ServerMute {
        by_account: by_account.clone(),
        blocked_server: MutedServer { host: m.target },
        blocklist_subscription: m.list,
        created_at: iso(m.created_at),
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
                    changed(tx, &caller, by, Made, host, now).await?;
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
                let Some(origin) = store::unmute_server(tx, by, &host).await? else {
                    return Err(Problem::not_found("Server block entry not found."));
                };
                changed(tx, &caller, by, Lifted(origin), host, now).await
            }
            .boxed()
        })
        .await
}

async fn changed(tx: &mut database::Tx, caller: &Caller, by: By, change: Change, host: String, now: i64) -> Result<()> {
    // Remembered totals of lists are wrong from here on.
    tx.wake();
    if by == By::Instance {
        log::keep(tx, change, &host, now).await?;
        audit::record(tx, now, Deed::new(caller, "server-mutes", change.action()).with("server-host", host)).await?;
    }
    Ok(())
}
