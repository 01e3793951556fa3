//! Playlists of other servers: read in the background, place by place, one request after the other.

use super::failure::Failure;
use super::{actor, fetch, read, video};
use activitypub::authority::id_of;
use activitypub::{Fetched, identifier};
use channel::owned;
use database::{Sql, Tx};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as JobFailure, Handler, NewJob};
use platform::http_client::Url;
use platform::{App, Problem};
use playlist::remote::{RemotePlace, RemotePlaylist, known, store_playlist};
use serde_json::{Value, json};
use uuid::Uuid;

/// The job; its payload is `{"url": …}`.
const PLAYLIST: &str = "federation.playlist";
/// Places and pages that are read of one playlist.
const PLACES: usize = 200;
const PAGES: usize = 50;
/// Characters: PeerTube's bounds.
const NAME: usize = 120;
const DESCRIPTION: usize = 1000;

/// Has a playlist read, after the transaction; once, however often it is told before its turn comes.
pub(crate) async fn later(tx: &mut Tx, url: &str, now: i64) -> Result<(), database::Error> {
    let payload = json!({ "url": url });
    // One that runs does not count: it may have read already what has changed since.
    let sql = "SELECT id FROM job WHERE kind = $1 AND payload = $2 AND state IN ('waiting', 'delayed') LIMIT 1";
    let sql = Sql::new(sql).bind(PLAYLIST).bind(payload.to_string());
    if tx.optional::<i64>(sql).await?.is_some() {
        return Ok(());
    }
    job_queue::enqueue(tx, now, NewJob::new(PLAYLIST, payload, now)).await.map(drop)
}

/// Runs [`PLAYLIST`]. Repeating it is harmless.
pub(crate) struct Playlists(pub(crate) App);

impl Handler for Playlists {
    fn kind(&self) -> &'static str {
        PLAYLIST
    }
    fn concurrency(&self) -> usize {
        2
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), JobFailure>> {
        async move {
            let url = job.payload["url"].as_str().and_then(|url| identifier(url).ok());
            let url = url.ok_or_else(|| JobFailure::Permanent("the payload has no address".into()))?;
            match keep(&self.0, &url, job).await {
                Ok(()) | Err(Failure::Gone) => Ok(()),
                Err(Failure::Refused(why)) => Err(JobFailure::Permanent(why)),
                Err(Failure::Later(why)) => Err(JobFailure::Retry(why)),
            }
        }
        .boxed()
    }
}

async fn keep(app: &App, url: &Url, job: &Context) -> Result<(), Failure> {
    let fetched = fetch::document(app, url).await?;
    let mut playlist = parse(app, &fetched).await?;
    playlist.places = places(app, &fetched, job).await?;
    let now = app.now();
    app.db.write(playlist, move |tx, p| async move { store_playlist(tx, &p, now).await }.boxed()).await?;
    Ok(())
}

/// The number of the playlist of an address: as it is known, else as its document tells, and its places a moment later.
pub(super) async fn found(app: &App, url: &Url) -> Result<i64, Failure> {
    if let Some(known) = known(&mut app.db.reader().await?, url.as_str()).await? {
        return Ok(known.id);
    }
    let fetched = fetch::document(app, url).await?;
    if let Some(known) = known(&mut app.db.reader().await?, fetched.id().as_str()).await? {
        return Ok(known.id);
    }
    let playlist = parse(app, &fetched).await?;
    let now = app.now();
    let write = app.db.write(playlist, move |tx, playlist| {
        async move {
            let id = store_playlist(tx, &playlist, now).await?;
            later(tx, &playlist.url, now).await?;
            Ok::<_, Problem>(id)
        }
        .boxed()
    });
    Ok(write.await?)
}

async fn parse(app: &App, fetched: &Fetched) -> Result<RemotePlaylist, Failure> {
    let document = fetched.document();
    let missing = |what: &str| Failure::Refused(format!("a playlist without a good `{what}`"));
    if !read::is_a(document, "Playlist") {
        return Err(Failure::refused("it is no playlist"));
    }
    let uuid = document.get("uuid").and_then(Value::as_str).and_then(|u| Uuid::try_parse(u).ok());
    let privacy = read::privacy(document).ok_or_else(|| Failure::refused("a playlist that is not for everybody"))?;
    let named = read::list(document, "attributedTo").iter().filter_map(id_of).next();
    let channel = named.and_then(|url| identifier(url).ok()).filter(|url| fetched.authority().owns(url));
    let channel = actor::ensure(app, &channel.ok_or_else(|| missing("attributedTo"))?).await?.channel_id;
    let channel_id = channel.ok_or_else(|| missing("attributedTo"))?;
    let channel = owned(&mut app.db.reader().await?, channel_id).await?.ok_or(Failure::Gone)?;
    let now = app.now();
    Ok(RemotePlaylist {
        uuid: uuid.ok_or_else(|| missing("uuid"))?.to_string(),
        url: fetched.id().as_str().to_owned(),
        account_id: channel.account_id,
        channel_id,
        channel_position: read::count(document, "videoChannelPosition"),
        name: read::text(document, "name", NAME).ok_or_else(|| missing("name"))?,
        description: read::text(document, "content", DESCRIPTION),
        privacy,
        published_at: read::time(document, "published").map_or(now, |at| at.min(now)),
        updated_at: read::time(document, "updated").map_or(now, |at| at.min(now)),
        picture: video::pictures(document).into_iter().next(),
        places: Vec::new(),
    })
}

/// The videos of a playlist, in its order; places whose video cannot be had are left out.
async fn places(app: &App, playlist: &Fetched, job: &Context) -> Result<Vec<RemotePlace>, Failure> {
    let mut places: Vec<(i64, RemotePlace)> = Vec::new();
    let (mut pages, mut seen) = (0, 0);
    let mut next = read::address(playlist.document(), "first");
    while let Some(url) = next.take().filter(|url| playlist.authority().owns(url)) {
        if pages >= PAGES || job.cancel.is_cancelled() {
            break;
        }
        pages += 1;
        let page = fetch::document(app, &url).await?;
        for item in read::list(page.document(), "orderedItems").iter().filter_map(id_of) {
            seen += 1;
            if seen > PLACES || job.cancel.is_cancelled() {
                break;
            }
            let Ok(item) = identifier(item) else { continue };
            match place(app, playlist, &item).await {
                Ok(found) => places.push(found),
                Err(why) => tracing::debug!(%item, %why, "a place of a playlist is left out"),
            }
        }
        next = read::address(page.document(), "next").filter(|next| *next != url);
    }
    places.sort_by_key(|(position, _)| *position);
    Ok(places.into_iter().map(|(_, place)| place).collect())
}

async fn place(app: &App, playlist: &Fetched, url: &Url) -> Result<(i64, RemotePlace), Failure> {
    if !playlist.authority().owns(url) {
        return Err(Failure::refused("it is of another origin"));
    }
    let fetched = fetch::document(app, url).await?;
    let document = fetched.document();
    let video = read::address(document, "url").ok_or_else(|| Failure::refused("it names no video"))?;
    let known = video::ensure(app, &video, false).await?;
    let time = |name: &str| read::count(document, name).filter(|t| *t < 10_000_000);
    let place = RemotePlace { video_id: known.id, start_at: time("startTimestamp"), stop_at: time("stopTimestamp") };
    Ok((read::count(document, "position").unwrap_or(i64::MAX), place))
}
