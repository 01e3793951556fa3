//! Comments, announcements and ratings from elsewhere around our videos whose own servers have forgotten them go here as well, once a
//! week (`federation.videos.cleanup_remote_interactions`): a Delete may have been missed.

use super::failure::Failure;
use super::{fetch, read};
use ::video::rate::{Rating, change};
use ::video::remote::unshare;
use activitypub::{identifier, json, media};
use comment::remote::remove;
use database::{Error, FromRow, Row, Sql, Tx};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as JobFailure, Handler, NewJob};
use platform::http_client::Url;
use platform::{App, Problem, Result as Answer};
use serde_json::json;
use std::collections::HashSet;

/// The job; its payload is `{"of": "comment", "after": 0}`.
const LEFTOVERS: &str = "federation.leftovers";
/// What one job asks for, one after the other.
const PORTION: i64 = 100;
/// Between two jobs, and between two rounds, in milliseconds.
const PAUSE: i64 = 60_000;
const WEEK: i64 = 7 * 24 * 3_600_000;

/// What is looked through, in this order.
const NOUNS: [&str; 3] = ["comment", "share", "rate"];

/// How far a round is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    of: &'static str,
    after: i64,
}

impl Place {
    pub(crate) const START: Place = Place { of: NOUNS[0], after: 0 };
    fn next_noun(&self) -> Option<Place> {
        let at = NOUNS.iter().position(|of| *of == self.of)?;
        Some(Place { of: NOUNS.get(at + 1)?, after: 0 })
    }
}

/// Runs [`LEFTOVERS`].
pub(crate) struct Leftovers(pub(crate) App);

impl Handler for Leftovers {
    fn kind(&self) -> &'static str {
        LEFTOVERS
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), JobFailure>> {
        async move {
            let of = NOUNS.into_iter().find(|of| job.payload["of"].as_str() == Some(*of));
            let of = of.ok_or_else(|| JobFailure::Permanent("nobody knows what is looked through".into()))?;
            if !is_wanted(&self.0) {
                return Ok(());
            }
            let next = step(&self.0, Place { of, after: job.id_of("after")? }).await;
            let next = next.map_err(|failure| JobFailure::Retry(failure.to_string()))?;
            let now = self.0.now();
            let (place, at) = next.map_or((Place::START, now + WEEK), |place| (place, now + PAUSE));
            let write =
                self.0.db.write(place, move |tx, place| async move { later(tx, &place, at, now).await }.boxed());
            Ok(write.await?)
        }
        .boxed()
    }
}

fn is_wanted(app: &App) -> bool {
    let federation = &app.config().federation;
    federation.enabled && federation.videos.cleanup_remote_interactions
}

async fn later(tx: &mut Tx, place: &Place, at: i64, now: i64) -> Result<(), Error> {
    let payload = json!({"of": place.of, "after": place.after});
    job_queue::enqueue(tx, now, NewJob { run_at: at, ..NewJob::new(LEFTOVERS, payload, now) }).await.map(drop)
}

/// Begins the rounds where none goes on, because they are wanted for the first time or one has failed; the first comes after a day.
pub(crate) async fn begin(app: &App) -> Result<(), Error> {
    if !is_wanted(app) {
        return Ok(());
    }
    let now = app.now();
    let write = app.db.write((), move |tx, ()| {
        async move {
            let sql = "SELECT id FROM job WHERE kind = $1 AND state IN ('waiting', 'delayed', 'active') LIMIT 1";
            if tx.optional::<i64>(Sql::new(sql).bind(LEFTOVERS)).await?.is_some() {
                return Ok(());
            }
            later(tx, &Place::START, now + WEEK / 7, now).await
        }
        .boxed()
    });
    write.await
}

/// Something that somebody elsewhere did.
#[derive(Clone)]
struct Done {
    id: i64,
    url: String,
    /// Who did it: an actor of a share, an account of a rating.
    by: i64,
    video_id: i64,
}

impl FromRow for Done {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Done { id: row.get("id")?, url: row.get("url")?, by: row.get("by_id")?, video_id: row.get("video_id")? })
    }
}

fn rows(place: &Place) -> Sql {
    let sql = match place.of {
        "comment" => {
            "SELECT c.id, c.url, CAST(0 AS BIGINT) AS by_id, c.video_id FROM video_comment c JOIN video v ON v.id = c.video_id \
             WHERE c.id > $1 AND c.url IS NOT NULL AND c.deleted_at IS NULL AND v.is_local ORDER BY c.id LIMIT $2"
        }
        "share" => {
            "SELECT s.id, s.url, s.actor_id AS by_id, s.video_id FROM video_share s JOIN video v ON v.id = s.video_id \
             JOIN actor a ON a.id = s.actor_id WHERE s.id > $1 AND v.is_local AND a.host IS NOT NULL ORDER BY s.id LIMIT $2"
        }
        _ => {
            "SELECT r.id, r.url, r.account_id AS by_id, r.video_id FROM video_rate r JOIN video v ON v.id = r.video_id \
             WHERE r.id > $1 AND r.url IS NOT NULL AND v.is_local ORDER BY r.id LIMIT $2"
        }
    };
    Sql::new(sql).bind(place.after).bind(PORTION)
}

/// Looks through a portion; where to go on, `None` at the end of the round.
pub(crate) async fn step(app: &App, place: Place) -> Result<Option<Place>, Failure> {
    let all: Vec<Done> = app.db.reader().await?.all(rows(&place)).await?;
    let Some(last) = all.last().map(|row| row.id) else { return Ok(place.next_noun()) };
    let mut away: HashSet<String> = HashSet::new();
    for row in all {
        if app.shutdown.is_cancelled() {
            return Err(Failure::Later("the server stops".into()));
        }
        let Ok(url) = identifier(&row.url) else { continue };
        let host = url.host_str().unwrap_or_default().to_owned();
        // A part of another document is not missing while that is there.
        if url.fragment().is_some() || away.contains(&host) {
            continue;
        }
        match is_gone(app, &url).await {
            Ok(true) => forget(app, place.of, row).await?,
            Ok(false) => {}
            Err(why) => {
                tracing::debug!(%url, %why, "nobody can be asked whether it is still there");
                away.insert(host);
            }
        }
    }
    Ok(Some(Place { after: last, ..place }))
}

/// Whether its server says that it is gone. Who may not be told is told nothing.
async fn is_gone(app: &App, url: &Url) -> Result<bool, Failure> {
    match fetch::get(app, url, media::ACCEPT).await {
        Ok(response) => Ok(json::read(&response.body, &json::DOCUMENT).is_ok_and(|d| read::is_a(&d, "Tombstone"))),
        Err(Failure::Gone) => Ok(true),
        Err(Failure::Refused(_)) => Ok(false),
        Err(later) => Err(later),
    }
}

async fn forget(app: &App, of: &'static str, row: Done) -> Result<(), Failure> {
    tracing::debug!(of, url = row.url, "it is gone where it comes from");
    let now = app.now();
    let write = app.db.write(row, move |tx, row| {
        async move {
            match of {
                "comment" => remove(tx, row.id, now).await.map(drop),
                "share" => Ok(unshare(tx, row.by, &row.url).await.map(drop)?),
                _ => change(tx, row.by, row.video_id, Rating::None, None, now).await,
            }
        }
        .boxed()
    });
    let written: Answer<()> = write.await;
    Ok(written?)
}

/// Goes through everything once: for tests and tools.
///
/// # Errors
/// The database's.
pub async fn round(app: &App) -> Answer<()> {
    let mut place = Some(Place::START);
    while let Some(at) = place {
        place = step(app, at).await.map_err(|failure| Problem::internal(failure.to_string()))?;
    }
    Ok(())
}
