//! Documents that nobody has asked for in a while are read again from time to time, so that what is shown of other servers does not
//! grow old, and what is gone there goes here: few at a time, fewer of one server, one after the other.

use super::failure::Failure;
use super::{actor, video};
use activitypub::identifier;
use database::{Error, FromRow, Row, Sql};
use futures::FutureExt as _;
use platform::App;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Older documents are read again, in milliseconds.
const STALE: i64 = 7 * 24 * 3_600_000;
/// How often it is looked for them.
const LOOK: Duration = Duration::from_secs(600);
/// Videos, and actors, that are read at one look: all of them, and of one server.
const MOST: i64 = 40;
const OF_ONE: i64 = 4;
/// A server that could not be asked is left alone for so many milliseconds.
const REST: i64 = 24 * 3_600_000;
/// Servers that are remembered so.
const RESTING: usize = 500;

/// Servers that could not be asked, and until when they are left alone.
#[derive(Default)]
struct Resting(Mutex<HashMap<String, i64>>);

impl Resting {
    fn hosts(&self, now: i64) -> Vec<String> {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|_, until| *until > now);
        hosts.keys().cloned().collect()
    }
    fn add(&self, host: &str, until: i64) {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() < RESTING {
            hosts.insert(host.to_owned(), until);
        }
    }
}

/// Something to be read again.
struct Old {
    id: i64,
    url: String,
    host: String,
}

impl FromRow for Old {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Old { id: row.get("id")?, url: row.get("url")?, host: row.get("host")? })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    Video,
    Actor,
}

/// Videos and actors are numbered by their servers, the oldest first, so that each server has its turn. Servers whose lane waits
/// are away.
const VIDEOS: &str = "SELECT id, url, host FROM (SELECT v.id, v.url, a.host, v.fetched_at AS at, \
     row_number() OVER (PARTITION BY a.host ORDER BY v.fetched_at, v.id) AS place FROM video v \
     JOIN channel c ON c.id = v.channel_id JOIN actor a ON a.id = c.actor_id \
     WHERE NOT v.is_local AND v.fetched_at < ";
const ACTORS: &str = "SELECT id, url, host FROM (SELECT a.id, a.url, a.host, a.fetched_at AS at, \
     row_number() OVER (PARTITION BY a.host ORDER BY a.fetched_at, a.id) AS place FROM actor a \
     WHERE a.host IS NOT NULL AND a.deleted_at IS NULL AND a.fetched_at < ";

async fn old(app: &App, noun: Noun, resting: &[String]) -> Result<Vec<Old>, Error> {
    let mut sql = Sql::new(if noun == Noun::Video { VIDEOS } else { ACTORS });
    sql.arg(app.now() - STALE);
    sql.push(" AND NOT EXISTS (SELECT p.id FROM peer p WHERE p.host = a.host AND p.failures > 0)");
    sql.push(" AND NOT EXISTS (SELECT m.id FROM server_mute m WHERE m.host = a.host AND m.owner_account_id IS NULL)");
    if !resting.is_empty() {
        sql.push(" AND a.host NOT IN ").list(resting.iter().cloned());
    }
    sql.push(") AS ranked WHERE place <= ").arg(OF_ONE).push(" ORDER BY at, id LIMIT ").arg(MOST);
    app.db.reader().await?.all(sql).await
}

/// Reads again what is due; how much was read.
///
/// # Errors
/// The database's.
pub async fn look(app: &App) -> Result<usize, Error> {
    let (resting, mut read) = (app.shared::<Resting>(), 0);
    if !app.config().federation.enabled {
        return Ok(read);
    }
    for noun in [Noun::Video, Noun::Actor] {
        let mut away: Vec<String> = resting.hosts(app.now());
        for old in old(app, noun, &away).await? {
            if app.shutdown.is_cancelled() {
                return Ok(read);
            }
            if away.contains(&old.host) {
                continue;
            }
            match again(app, noun, &old).await {
                Ok(()) => read += 1,
                Err(Failure::Later(why)) => {
                    tracing::debug!(host = old.host, why, "a server cannot be asked for what is old");
                    resting.add(&old.host, app.now() + REST);
                    away.push(old.host);
                }
                Err(why) => {
                    tracing::debug!(url = old.url, %why, "a document cannot be read again");
                    // It stays as it is known, and others have their turn.
                    let now = app.now();
                    let write = app.db.write(old.id, move |tx, id| {
                        async move {
                            match noun {
                                Noun::Video => ::video::remote::looked_at(tx, id, now).await,
                                Noun::Actor => ::actor::remote::looked_at(tx, id, now).await,
                            }
                        }
                        .boxed()
                    });
                    write.await?;
                }
            }
        }
    }
    Ok(read)
}

/// Reads one again; what is gone goes.
async fn again(app: &App, noun: Noun, old: &Old) -> Result<(), Failure> {
    let url = identifier(&old.url)?;
    let gone = match noun {
        Noun::Video => video::fetched(app, &url, false).await.map(drop),
        Noun::Actor => actor::fetched(app, &url).await.map(drop),
    };
    match (gone, noun) {
        (Err(Failure::Gone), Noun::Video) => {
            let now = app.now();
            app.db.write(old.id, move |tx, id| ::video::delete::delete_in(tx, now, id).boxed()).await?;
            Ok(())
        }
        (Err(Failure::Gone), Noun::Actor) => match ::actor::remote::by_id(&mut app.db.reader().await?, old.id).await? {
            Some(known) => actor::forget(app, &known).await,
            None => Ok(()),
        },
        (other, _) => other,
    }
}

/// Looks from time to time, until the shutdown.
pub(crate) async fn run(app: App) {
    loop {
        tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
        match look(&app).await {
            Ok(0) => {}
            Ok(read) => tracing::debug!(read, "old documents of other servers were read again"),
            Err(e) => tracing::warn!(error = %e, "old documents cannot be looked for"),
        }
    }
}
