//! Taking in what followed lists of mutes say.
//!
//! Of several steps about the same the last one decides; the ones before it would have left nothing behind. What moderators
//! muted themselves is theirs: a list neither takes it over nor lifts it. A list cannot mute our own server.

use crate::elsewhere::{self, Published, State, Step};
use crate::store::subscriptions::{self as store, Due};
use crate::store::taken;
use crate::subscriptions::MUTES;
use crate::{is_host, policy};
use actor::Handle;
use futures::{FutureExt, StreamExt, stream};
use platform::{App, Problem, Result, event};
use std::collections::{BTreeMap, BTreeSet};

/// So many lists are read at the same time: one that hangs holds up few others.
const AT_ONCE: usize = 4;
/// A page of PeerTube's log: who answers so many steps may have more.
const FULL_PAGE: usize = 500;

/// Reads the lists that are due and takes them in; how many there were.
///
/// # Errors
/// When the database fails. A list that cannot be read, or does not fit, is marked as failed.
pub async fn synchronize(app: &App) -> Result<usize> {
    let now = app.now();
    let next = elsewhere::next(app, now);
    let due: Vec<Due> =
        app.db.write((now, next), |tx, (now, next)| async move { store::claim(tx, now, next).await }.boxed()).await?;
    let count = due.len();
    let done: Vec<Result<()>> = stream::iter(due).map(|list| one(app, list)).buffer_unordered(AT_ONCE).collect().await;
    done.into_iter().collect::<Result<()>>()?;
    Ok(count)
}

async fn one(app: &App, list: Due) -> Result<()> {
    let read = elsewhere::read(app, &list.url, list.last_step_at, &MUTES).await.map_err(|e| e.to_string());
    let taken = match read {
        Ok(published) => take(app, list.id, published).await.map_err(|e| e.to_string()),
        Err(reason) => Err(reason),
    };
    if let Err(reason) = taken {
        tracing::warn!(url = list.url, reason, "a followed list of mutes is not synchronized");
        let write = app.db.write((list.id, app.now()), |tx, (id, now)| {
            async move { store::set_state(tx, id, State::Failed, now).await }.boxed()
        });
        write.await?;
    }
    Ok(())
}

/// What a list wants of an account or a server in the end.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wishes {
    mute_accounts: BTreeSet<Handle>,
    unmute_accounts: BTreeSet<Handle>,
    mute_servers: BTreeSet<String>,
    unmute_servers: BTreeSet<String>,
}

impl Wishes {
    fn of(steps: &[Step], own_host: &str, own_hostname: &str) -> Self {
        let (mut accounts, mut servers) = (BTreeMap::new(), BTreeMap::new());
        for step in steps {
            let subject = step.subject.trim();
            if subject.contains('@') {
                accounts.insert(Handle::parse(subject, own_host), step.adds);
            } else if is_host(subject, own_hostname) && !subject.eq_ignore_ascii_case(own_host) {
                servers.insert(subject.to_lowercase(), step.adds);
            }
        }
        let mut wishes = Wishes::default();
        for (handle, adds) in accounts {
            if adds {
                wishes.mute_accounts.insert(handle)
            } else {
                wishes.unmute_accounts.insert(handle)
            };
        }
        for (host, adds) in servers {
            if adds {
                wishes.mute_servers.insert(host)
            } else {
                wishes.unmute_servers.insert(host)
            };
        }
        wishes
    }
}

/// Takes a list in: mutes, lifts, notes how far it was read, and tells of what changed, together.
async fn take(app: &App, id: i64, list: Published) -> Result<()> {
    let config = app.config();
    let own = (config.webserver.host(), config.webserver.hostname.clone());
    app.db
        .write((id, list, own, app.now()), |tx, (id, list, own, now)| {
            async move {
                // Another node may have taken it in, or somebody removed it, while it was read.
                let Some(row) = store::one(tx, id).await? else { return Ok(()) };
                let news: Vec<Step> =
                    list.steps.into_iter().filter(|s| row.last_step_at.is_none_or(|last| s.at > last)).collect();
                let wishes = Wishes::of(&news, &own.0, &own.1);
                let change = taken::Change {
                    unmuted_accounts: taken::unmute_accounts(tx, id, &wishes.unmute_accounts).await?,
                    unmuted_servers: taken::unmute_servers(tx, id, &wishes.unmute_servers).await?,
                    muted_accounts: taken::mute_accounts(tx, id, &wishes.mute_accounts, now).await?,
                    muted_servers: taken::mute_servers(tx, id, &wishes.mute_servers, now).await?,
                };
                policy::may_hold_servers(store::count_servers(tx, id).await?)?;
                if !change.is_nothing() {
                    tx.wake();
                    let change = taken::record(tx, change, now).await?;
                    event::emit(tx, now, "mute-list.changed", change).await?;
                }
                // A date in the future must not hide the steps that come before it.
                let last = news.last().map(|s| s.at.min(now)).max(row.last_step_at);
                let more = news.len() >= FULL_PAGE && last > row.last_step_at;
                store::synchronized(tx, id, &list.name, last, more, now).await?;
                Ok::<_, Problem>(())
            }
            .boxed()
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_decides() {
        let step = |adds, subject: &str| Step { adds, subject: subject.to_owned(), at: 0 };
        let steps = [
            step(true, "a@Peer.example"),
            step(false, "a@peer.example"),
            step(false, "b@home.example"),
            step(true, "b@home.example"),
            step(true, "Peer.example"),
            step(true, "home.example"),
            step(true, "no host"),
        ];
        let handle = |text: &str| BTreeSet::from([Handle::parse(text, "home.example")]);
        let expected = Wishes {
            mute_accounts: handle("b"),
            unmute_accounts: handle("a@peer.example"),
            mute_servers: BTreeSet::from(["peer.example".to_owned()]),
            unmute_servers: BTreeSet::new(),
        };
        assert_eq!(Wishes::of(&steps, "home.example", "home.example"), expected);
    }
}
