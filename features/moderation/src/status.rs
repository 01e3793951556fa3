//! Whether some accounts and servers are muted, by the caller or by the instance: two statements, however many are asked.

use crate::is_host;
use crate::json::{MuteStatus, MuteStatuses};
use crate::store::{self, Found};
use actor::Handle;
use platform::fields::{Fields, read};
use platform::{App, Caller, Result};
use std::collections::HashSet;

/// So many may be asked about at once.
const MOST: usize = 500;

/// The answer for a query's `accounts` and `hosts`.
pub(crate) async fn status(app: &App, caller: Option<&Caller>, query: Option<&str>) -> Result<MuteStatuses> {
    let config = app.config();
    let own_name = config.webserver.hostname.clone();
    let mut fields = Fields::query(query);
    fields.listed("hosts");
    fields.listed("accounts");
    let hosts = fields.optional("hosts", "Should have a valid hosts array", |v| {
        let hosts = read::texts(1, 260, MOST)(v)?;
        let unique = hosts.iter().collect::<HashSet<_>>().len() == hosts.len();
        (unique && hosts.iter().all(|h| is_host(h, &own_name))).then_some(hosts)
    });
    let handles = fields.optional("accounts", "Should have a valid accounts array", |v| {
        let handles = read::texts(1, 400, MOST)(v)?;
        let whole = |h: &String| h.split_once('@').is_some_and(|(_, host)| is_host(host, &own_name));
        handles.iter().all(whole).then_some(handles)
    });
    fields.finish()?;
    let viewer = caller.map(|c| c.account_id);
    let mut answer = MuteStatuses::default();
    let mut conn = app.db.reader().await?;
    if let Some(hosts) = hosts.filter(|h| !h.is_empty()) {
        let folded: Vec<String> = hosts.iter().map(|h| h.to_lowercase()).collect();
        let muted = store::muted_servers(&mut conn, viewer, &folded).await?;
        for (asked, host) in hosts.into_iter().zip(&folded) {
            let of = muted.iter().filter(|m| m.host.as_ref() == Some(host));
            answer.hosts.insert(asked, summed(of));
        }
    }
    if let Some(handles) = handles.filter(|h| !h.is_empty()) {
        let own_host = config.webserver.host();
        let parsed: Vec<Handle> = handles.iter().map(|h| Handle::parse(h, &own_host)).collect();
        let names: Vec<String> = parsed.iter().map(|h| h.name.clone()).collect();
        let hosts: Vec<String> = parsed.iter().filter_map(|h| h.host.clone()).collect();
        let muted = store::muted_accounts(&mut conn, viewer, &names, &hosts).await?;
        for (asked, handle) in handles.into_iter().zip(&parsed) {
            let same = muted.iter().filter(|m| m.name == handle.name && m.host == handle.host);
            answer.accounts.insert(asked, summed(same));
        }
    }
    Ok(answer)
}

fn summed<'a>(mutes: impl Iterator<Item = &'a Found>) -> MuteStatus {
    mutes.fold(MuteStatus::default(), |mut status, mute| {
        status.blocked_by_server |= mute.by_instance;
        status.blocked_by_user |= !mute.by_instance;
        if mute.by_instance {
            status.blocked_by_server_subscription.clone_from(&mute.list);
        }
        status
    })
}
