//! What a followed actor published before it was followed: its outbox is read in the background, page by page, one request after the
//! other.

use super::failure::Failure;
use super::{fetch, read, video};
use ::actor::Kind;
use ::actor::remote::{Known, by_id};
use ::video::remote::{Share, share};
use activitypub::authority::{actor_of, id_of};
use activitypub::{Verified, identifier};
use database::Tx;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as JobFailure, Handler, NewJob};
use platform::App;
use platform::http_client::Url;
use serde_json::{Value, json};

/// The job; its payload is `{"actor_id": …}`.
const BACKFILL: &str = "federation.backfill";
/// Pages and activities that are read of one outbox.
const PAGES: usize = 20;
const MOST: usize = 200;

/// Has the outbox of an actor read, after the transaction.
pub(crate) async fn later(tx: &mut Tx, actor_id: i64, now: i64) -> Result<(), database::Error> {
    job_queue::enqueue(tx, now, NewJob::new(BACKFILL, json!({ "actor_id": actor_id }), now)).await.map(drop)
}

/// Runs [`BACKFILL`]. Repeating it is harmless.
pub(crate) struct Backfill(pub(crate) App);

impl Handler for Backfill {
    fn kind(&self) -> &'static str {
        BACKFILL
    }
    fn concurrency(&self) -> usize {
        2
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), JobFailure>> {
        async move {
            let id = job.id_of("actor_id")?;
            let known = by_id(&mut self.0.db.reader().await?, id).await?;
            let Some(actor) = known.filter(|actor| actor.host.is_some()) else { return Ok(()) };
            match fill(&self.0, &actor, job).await {
                Ok(()) | Err(Failure::Gone) => Ok(()),
                Err(Failure::Refused(why)) => Err(JobFailure::Permanent(why)),
                Err(Failure::Later(why)) => Err(JobFailure::Retry(why)),
            }
        }
        .boxed()
    }
}

async fn fill(app: &App, actor: &Known, job: &Context) -> Result<(), Failure> {
    let outbox = actor.outbox_url.as_deref().ok_or_else(|| Failure::refused("it has no outbox"))?;
    let mut next = Some(identifier(outbox)?);
    let (mut pages, mut seen) = (0, 0);
    while let Some(url) = next.take() {
        if job.cancel.is_cancelled() || pages > PAGES {
            break;
        }
        let fetched = fetch::document(app, &url).await?;
        let document = fetched.document();
        pages += 1;
        for item in ["orderedItems", "items"].iter().flat_map(|name| read::list(document, name)) {
            if seen >= MOST || job.cancel.is_cancelled() {
                return Ok(());
            }
            seen += 1;
            match take(app, actor, fetched.id(), item).await {
                Ok(()) => {}
                Err(Failure::Later(why)) => {
                    tracing::debug!(actor = actor.url, why, "a part of an outbox cannot be had now")
                }
                Err(failure) => tracing::debug!(actor = actor.url, why = %failure, "a part of an outbox is not taken"),
            }
            job.progress(u8::try_from(seen * 100 / MOST).unwrap_or(99));
        }
        let is_page = read::is_a(document, "OrderedCollectionPage") || read::is_a(document, "CollectionPage");
        let following = read::address(document, if is_page { "next" } else { "first" });
        next = following.filter(|next| fetched.authority().owns(next) && *next != url);
    }
    Ok(())
}

/// Takes a video that the actor made or announced. `page` is of the actor's origin, and answered this.
async fn take(app: &App, actor: &Known, page: &Url, item: &Value) -> Result<(), Failure> {
    let by = actor_of(item)?;
    if by.as_str() != actor.url && by.origin() != page.origin() {
        return Err(Failure::refused("it is somebody else's"));
    }
    let activity = Verified::kept(item.clone())?;
    match activity.kind() {
        "Create" if activity.own_object().is_ok() => {
            let (id, object) = activity.own_object()?;
            if read::is_a(object, "Video") {
                video::keep(app, &id, object, false).await?;
            }
            Ok(())
        }
        "Announce" => {
            let object = item.get("object").and_then(id_of).ok_or_else(|| Failure::refused("it announces nothing"))?;
            let known = video::ensure(app, &identifier(object)?, false).await?;
            let is_group = matches!(Kind::parse(&actor.kind), Some(Kind::Group | Kind::Application));
            if by.as_str() != actor.url || !is_group {
                return Ok(());
            }
            let told = Share { video_id: known.id, actor_id: actor.id, url: activity.id().as_str().to_owned() };
            let now = app.now();
            app.db.write(told, move |tx, told| async move { share(tx, &told, now).await }.boxed()).await?;
            Ok(())
        }
        _ => Ok(()),
    }
}
