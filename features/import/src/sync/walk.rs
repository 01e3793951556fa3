//! The job `import.walk`: one step through what a channel elsewhere lists. The first step reads the list; each further one looks at one
//! video, and has the next step begun after a pause.

use crate::create::{self, Order};
use crate::failure::Failure;
use crate::store::walk::{Met, WalkRow};
use crate::target::Target;
use crate::{fetch, store, target, ytdlp};
use database::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as Ended, Handler, NewJob};
use platform::clock::iso;
use platform::{App, Caller, Problem, Result};
use serde_json::json;
use video::form::Edit;
use video::quota;
use video::temporary::TempFolder;

/// Its kind; the payload is `{"walk_id": …}`.
pub(crate) const WALK: &str = "import.walk";
/// Videos in a row of which nothing can be learned: then the site does not want to.
const MISSES: i64 = 10;
/// Files that a channel may wait for before the walk goes on.
const AWAITED: i64 = 10;
/// The pause grows so often by the double: up to 64 times.
const DOUBLINGS: i64 = 6;
/// Imported videos are public, as they are where they come from.
const PUBLIC: i64 = 1;

/// Runs the job.
pub(crate) struct Walk(pub App);

impl Handler for Walk {
    fn kind(&self) -> &'static str {
        WALK
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Ended>> {
        async move {
            let id = job.id_of("walk_id")?;
            match step(&self.0, id).await {
                Ok(()) => Ok(()),
                Err(Failure::Stopped) => Err(Ended::Released),
                Err(failure) => Err(Ended::Retry(failure.sentence())),
            }
        }
        .boxed()
    }
    fn failed<'a>(&'a self, job: &'a Context, why: &'a str) -> BoxFuture<'a, ()> {
        async move {
            let Ok(id) = job.id_of("walk_id") else { return };
            let why = Some(why.to_owned());
            if let Err(e) = self.0.db.write((id, why), move_on(&self.0, Then::End)).await {
                tracing::error!(walk = id, error = %e, "a walk that failed cannot be marked as such");
            }
        }
        .boxed()
    }
}

/// Begins a walk through a list.
pub(super) async fn begin(
    tx: &mut Tx,
    now: i64,
    to: (i64, Option<i64>),
    external_url: &str,
    by_hand: bool,
) -> Result<()> {
    let id = store::walk::insert(tx, now, to, external_url, by_hand).await?;
    enqueue(tx, now, id, now).await
}

async fn enqueue(tx: &mut Tx, now: i64, id: i64, at: i64) -> Result<()> {
    let job = NewJob { run_at: at, ..NewJob::new(WALK, json!({ "walk_id": id }), now) };
    Ok(job_queue::enqueue(tx, now, job).await.map(drop)?)
}

/// What comes after a step.
#[derive(Clone, Copy)]
enum Then {
    /// The next one, after so many pauses.
    Next(i64),
    /// Nothing.
    End,
}

/// Writes what comes after a step, with why when the walk failed.
fn move_on(
    app: &App,
    then: Then,
) -> impl for<'t> Fn(&'t mut Tx, (i64, Option<String>)) -> BoxFuture<'t, Result<()>> + Send + Sync + 'static + use<> {
    let (now, pause) = (app.now(), pause(app));
    move |tx, (id, why)| async move { write(tx, now, id, then, pause, why.as_deref()).await }.boxed()
}

/// Milliseconds.
fn pause(app: &App) -> i64 {
    i64::try_from(app.config().testing.scheduler.channel_import.as_millis()).unwrap_or(60_000)
}

async fn write(tx: &mut Tx, now: i64, id: i64, then: Then, pause: i64, why: Option<&str>) -> Result<()> {
    let Some(walk) = store::walk::find(tx, id).await? else { return Ok(()) };
    match then {
        Then::Next(pauses) => enqueue(tx, now, id, now.saturating_add(pause.saturating_mul(pauses))).await,
        Then::End => {
            store::walk::delete(tx, id).await?;
            if let Some(sync) = walk.sync_id {
                store::sync::end(tx, now, sync, why).await?;
            }
            Ok(())
        }
    }
}

async fn go_on(app: &App, id: i64, then: Then, why: Option<String>) -> Result<(), Failure> {
    if let Some(why) = &why {
        tracing::info!(walk = id, why, "a channel cannot be imported");
    }
    Ok(app.db.write((id, why), move_on(app, then)).await?)
}

async fn step(app: &App, id: i64) -> Result<(), Failure> {
    let mut conn = app.db.reader().await.map_err(Problem::from)?;
    let Some(walk) = store::walk::find(&mut conn, id).await.map_err(Problem::from)? else { return Ok(()) };
    let owner = channel::owned(&mut conn, walk.channel_id).await.map_err(Problem::from)?.and_then(|c| c.user_id);
    drop(conn);
    let owner = match owner {
        Some(user) => fetch::caller(app, user).await?,
        None => None,
    };
    let Some(owner) = owner else {
        return go_on(app, id, Then::End, Some("The channel has no owner here".into())).await;
    };
    if !app.config().import.videos.http.enabled {
        return go_on(app, id, Then::End, Some("Imports are switched off on this server".into())).await;
    }
    if !walk.listed {
        return list(app, walk).await;
    }
    look(app, &walk, &owner).await
}

/// Reads the list. Oldest first it is walked through, so that the videos stand here in the order they have there.
async fn list(app: &App, walk: WalkRow) -> Result<(), Failure> {
    let id = walk.id;
    let bounds = &app.config().import.video_channel_synchronization;
    let most = if walk.by_hand { bounds.full_sync_videos_limit } else { bounds.videos_limit_per_synchronization };
    let work = TempFolder::new(app).await?;
    let listed = match ytdlp::list(app, &walk.external_url, work.path(), most).await {
        Ok(listed) => listed,
        Err(Failure::Stopped) => return Err(Failure::Stopped),
        Err(failure) => return go_on(app, id, Then::End, Some(failure.sentence())).await,
    };
    let (now, pause) = (app.now(), pause(app));
    let written = app.db.write((walk, listed), move |tx, (walk, listed)| {
        async move {
            channel::lock(tx, walk.channel_id).await?;
            for url in listed.iter().rev() {
                store::walk::meet(tx, &walk, url).await?;
            }
            store::walk::set_listed(tx, walk.id).await?;
            write(tx, now, walk.id, Then::Next(1), pause, None).await
        }
        .boxed()
    });
    Ok(written.await?)
}

/// Looks at the next video.
async fn look(app: &App, walk: &WalkRow, owner: &Caller) -> Result<(), Failure> {
    let mut conn = app.db.reader().await.map_err(Problem::from)?;
    let met = store::walk::next(&mut conn, walk.id).await.map_err(Problem::from)?;
    let Some(met) = met else { return go_on(app, walk.id, Then::End, None).await };
    if let Err(full) = quota::check(&mut conn, app.now(), owner.user_id, 1, None).await {
        return go_on(app, walk.id, Then::End, Some(full.detail().to_owned())).await;
    }
    if store::walk::awaited(&mut conn, walk.channel_id).await.map_err(Problem::from)? >= AWAITED {
        return go_on(app, walk.id, Then::Next(AWAITED), None).await;
    }
    let since = match walk.sync_id.filter(|_| !walk.by_hand) {
        Some(sync) => store::sync::find(&mut conn, sync).await.map_err(Problem::from)?.map(|s| s.created_at),
        None => None,
    };
    drop(conn);
    match take(app, walk, owner, &met, since).await {
        Ok(()) => Ok(()),
        Err(Failure::Stopped) => Err(Failure::Stopped),
        Err(failure) => miss(app, walk, &met, failure.sentence()).await,
    }
}

/// Has a video imported, or passes it over where it is older than it may be.
async fn take(app: &App, walk: &WalkRow, owner: &Caller, met: &Met, since: Option<i64>) -> Result<(), Failure> {
    let url = target::read(&met.url).ok_or_else(|| Failure::because("This is no address that can be fetched"))?;
    let work = TempFolder::new(app).await?;
    let described = create::describe(app, &url, &work).await?;
    let (now, pause) = (app.now(), pause(app));
    if let (Some(published), Some(since)) = (described.published_at, since)
        && day(published) < day(since)
    {
        let passed = app.db.write((walk.id, met.id), move |tx, (walk, met)| {
            async move {
                store::walk::looked_at(tx, walk, met).await?;
                write(tx, now, walk, Then::Next(1), pause, None).await
            }
            .boxed()
        });
        return Ok(passed.await?);
    }
    let edit = Edit { channel_id: Some(walk.channel_id), privacy: Some(PUBLIC), ..Edit::default() };
    let from = From { walk_id: walk.id, met_id: met.id, sync_id: walk.sync_id, pause };
    let order =
        Order { user_id: owner.user_id, target: Target::Url(url.to_string()), edit, picture: None, from: Some(from) };
    Ok(create::order(app, order, described, work).await.map(drop)?)
}

/// Where an import comes from; what is written with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct From {
    walk_id: i64,
    met_id: i64,
    /// The channel that is followed.
    pub sync_id: Option<i64>,
    /// Milliseconds.
    pause: i64,
}

impl From {
    /// The video was taken, and the next one comes.
    pub(crate) async fn taken(self, tx: &mut Tx, now: i64) -> Result<()> {
        store::walk::looked_at(tx, self.walk_id, self.met_id).await?;
        write(tx, now, self.walk_id, Then::Next(1), self.pause, None).await
    }
}

/// Sites often tell the day only.
fn day(ms: i64) -> String {
    iso(ms)[..10].to_owned()
}

/// Nothing could be learned of a video: the pause doubles with each in a row, and at last the site is left alone.
async fn miss(app: &App, walk: &WalkRow, met: &Met, why: String) -> Result<(), Failure> {
    tracing::info!(walk = walk.id, url = met.url, why, "a video of a channel is passed over");
    let (now, pause, walk_id, met_id) = (app.now(), pause(app), walk.id, met.id);
    let written = app.db.write(why, move |tx, why| {
        async move {
            let misses = store::walk::missed(tx, walk_id, met_id).await?;
            let then = if misses >= MISSES { Then::End } else { Then::Next(1 << misses.min(DOUBLINGS)) };
            write(tx, now, walk_id, then, pause, Some(&why)).await
        }
        .boxed()
    });
    Ok(written.await?)
}
