//! Lists of words kept elsewhere that an owner follows: which there are, a new one, one less.

use crate::json::Subscription;
use crate::store::subscriptions as followed;
use crate::{Owner, store};
use futures::FutureExt as _;
use moderation::elsewhere::{self, Kind};
use platform::{App, Page, Problem, Result};
use wire::ResultList;

/// What lists of words look like. Their names become names of lists here, and their words words of them.
pub(crate) const WORDS: Kind = Kind {
    adds: "add",
    removes: "remove",
    subject: "word",
    longest_subject: 100,
    longest_name: 100,
    most_steps: 2_500,
};

/// What the lists are sorted by.
pub(crate) const SORTS: &[&str] = &["name", "createdAt", "lastSyncAt"];

/// So many lists an owner may follow.
const MOST: i64 = 20;

fn followed_already(url: &str) -> Problem {
    Problem::conflict(format!("Subscription with URL {url} already exists"))
}

/// A page of them.
pub(crate) async fn list(
    app: &App,
    owner: Owner,
    search: Option<String>,
    page: &Page,
) -> Result<ResultList<Subscription>> {
    let mut conn = app.db.reader().await?;
    let (total, rows) = followed::page(&mut conn, owner, search.as_deref(), page).await?;
    Ok(ResultList { total, data: rows.iter().map(Subscription::new).collect() })
}

/// Follows a list: it is read once, to see whether it is one; its words are taken in soon after.
///
/// # Errors
/// 409 for one that is followed already, whose name a list here has, and when there are too many; 400 for what is no list.
pub(crate) async fn add(app: &App, owner: Owner, url: String) -> Result<Subscription> {
    if followed::is_followed(&mut app.db.reader().await?, owner, &url).await? {
        return Err(followed_already(&url));
    }
    let list = elsewhere::read(app, &url, None, &WORDS).await.map_err(|reason| {
        tracing::info!(url, %reason, "a list of words cannot be followed");
        Problem::bad_request("Cannot fetch or parse watched words URL")
    })?;
    let row = app
        .db
        .write((owner, url, list.name, app.now()), |tx, (owner, url, name, now)| {
            async move {
                if store::named(tx, owner, &name).await?.is_some() {
                    return Err(Problem::conflict(format!("A watched words list with name {name} already exists")));
                }
                if followed::count(tx, owner).await? >= MOST {
                    return Err(Problem::conflict("As many lists of watched words are followed as there may be."));
                }
                let id = followed::insert(tx, owner, &name, &url, now).await?;
                let id = id.ok_or_else(|| followed_already(&url))?;
                followed::one(tx, id).await?.ok_or_else(|| Problem::internal("a followed list is not there"))
            }
            .boxed()
        })
        .await?;
    Ok(Subscription::new(&row))
}

/// No longer follows a list; its words go with it, and texts lose its tag soon after.
///
/// # Errors
/// 404 for what the owner does not follow.
pub(crate) async fn remove(app: &App, owner: Owner, id: i64) -> Result<()> {
    let now = app.now();
    app.db
        .write((owner, id), move |tx, (owner, id)| {
            async move {
                if !followed::delete(tx, owner, id).await? {
                    return Err(Problem::not_found("Watched words subscription not found"));
                }
                Ok(store::enqueue_retag(tx, owner, now).await?)
            }
            .boxed()
        })
        .await
}
