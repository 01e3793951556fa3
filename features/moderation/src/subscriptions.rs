//! Lists of mutes kept elsewhere that the instance follows: which there are, a new one, one less.

use crate::elsewhere::{self, Kind};
use crate::json::Subscription;
use crate::policy::{self, MOST_SUBSCRIPTIONS};
use crate::store::subscriptions as store;
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::{App, Caller, Page, Problem, Result};
use wire::ResultList;

/// What lists of mutes look like: PeerTube publishes its log so, and so do we ([`crate::log`]).
pub(crate) const MUTES: Kind = Kind {
    adds: "block",
    removes: "unblock",
    subject: "target",
    longest_subject: 400,
    longest_name: 255,
    most_steps: 10_000,
};

/// What the lists are sorted by.
pub(crate) const SORTS: &[&str] = &["name", "createdAt", "lastSyncAt"];

/// A page of them.
pub(crate) async fn list(app: &App, search: Option<String>, page: &Page) -> Result<ResultList<Subscription>> {
    let mut conn = app.db.reader().await?;
    let (total, rows) = store::page(&mut conn, search.as_deref(), page).await?;
    Ok(ResultList { total, data: rows.iter().map(Subscription::new).collect() })
}

/// Follows a list: it is read once, to see whether it is one; what it says is taken in soon after.
///
/// # Errors
/// 409 for one that is followed already and when there are too many, 400 for what is no list.
pub(crate) async fn add(app: &App, caller: &Caller, url: String) -> Result<Subscription> {
    if store::is_followed(&mut app.db.reader().await?, &url).await? {
        return Err(policy::followed_already(&url));
    }
    let list = elsewhere::read(app, &url, None, &MUTES).await.map_err(|reason| {
        tracing::info!(url, %reason, "a list of mutes cannot be followed");
        Problem::bad_request("Cannot fetch or parse auto mute list URL")
    })?;
    let row = app
        .db
        .write((caller.clone(), url, list.name, app.now()), |tx, (caller, url, name, now)| {
            async move {
                if store::count(tx).await? >= MOST_SUBSCRIPTIONS {
                    return Err(Problem::conflict("As many lists of mutes are followed as there may be."));
                }
                let id = store::insert(tx, &name, &url, now).await?;
                let id = id.ok_or_else(|| policy::followed_already(&url))?;
                let deed = Deed::new(&caller, "mute-lists", Action::Create).with("list-id", id);
                audit::record(tx, now, deed.with("list-url", url)).await?;
                store::one(tx, id).await?.ok_or_else(|| Problem::internal("a followed list is not there"))
            }
            .boxed()
        })
        .await?;
    Ok(Subscription::new(&row))
}

/// No longer follows a list; the mutes that came from it go with it.
///
/// # Errors
/// 404 for an unknown one.
pub(crate) async fn remove(app: &App, caller: &Caller, id: i64) -> Result<()> {
    app.db
        .write((caller.clone(), id, app.now()), |tx, (caller, id, now)| {
            async move {
                let Some(url) = store::delete(tx, id).await? else {
                    return Err(Problem::not_found("Blocklist subscription not found"));
                };
                // Remembered totals of lists are wrong from here on.
                tx.wake();
                let deed = Deed::new(&caller, "mute-lists", Action::Delete).with("list-id", id);
                audit::record(tx, now, deed.with("list-url", url)).await?;
                Ok(())
            }
            .boxed()
        })
        .await
}
