//! `POST /videos/imports`: what the source tells of the video is asked for at once, its file comes by a job. Torrents and magnet links
//! tell a name, which is taken from them as they are.

use crate::described::Described;
use crate::failure::Failure;
use crate::json::{self, VideoImport};
use crate::sync::From;
use crate::target::{self, Target, Way};
use crate::{manage, store, swarm, ytdlp};
use futures::FutureExt;
use platform::fields::{Fields, read};
use platform::http_client::{HeaderMap, Limits, Url};
use platform::{App, Caller, Problem, Result, buckets};
use serde_json::json;
use std::time::Duration;
use video::awaited::{Awaited, announce};
use video::form::Edit;
use video::pictures::{self, Made};
use video::receive::{FilePart, Received, ReceivedFile};
use video::staging::Staged;
use video::temporary::{TempFile, TempFolder};
use video::{form, place, quota, upload};

/// Bytes of torrent files that are kept for one person: of imports that wait, and of those that failed and may be tried again.
const TORRENTS: i64 = 50 << 20;

/// Nobody but its owner sees an imported video until they say so.
const PRIVATE: i64 = 3;

/// The file parts of the form.
pub(crate) fn parts(app: &App) -> Vec<FilePart> {
    let mut parts = upload::parts(app, false);
    parts.push(FilePart { name: swarm::FILE, most: torrent::content::MAX_BYTES as u64, is_picture: true });
    parts
}

/// Judges a form and begins the import.
///
/// # Errors
/// 400 names wrong fields and says why a source cannot be read, with the code `incorrect_files_in_torrent` for a torrent without a video;
/// 403, 404 for channels; 403 for private addresses; 409 where imports are not allowed; 413.
pub(crate) async fn create(
    app: &App,
    caller: &Caller,
    mut received: Received,
    work: TempFolder,
) -> Result<VideoImport> {
    let config = app.config();
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    let mut edit = form::read(&mut fields, false);
    let channel_id = fields.required("channelId", "Invalid value", read::int(1, i64::MAX));
    let url = fields.optional("targetUrl", "Invalid value", |v| target::read(v.as_str()?));
    let link = fields.optional("magnetUri", "Invalid value", |v| swarm::read_link(v.as_str()?));
    let sent = swarm::read_file(&mut received, &mut fields).await?;
    let picture = upload::picture(&mut received, &mut fields);
    fields.finish()?;
    form::check(&fields, &mut edit, false, false)?;
    if url.is_some() && !config.import.videos.http.enabled {
        return Err(Problem::conflict("HTTP import is not enabled on this instance"));
    }
    if (link.is_some() || sent.is_some()) && !config.import.videos.torrent.enabled {
        return Err(Problem::conflict("Torrent/magnet URI import is not enabled on this instance"));
    }
    let payer = upload::may_publish(app, caller, channel_id.unwrap_or(0)).await?;
    let may_have = async |size: u64| {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        quota::check(&mut app.db.reader().await?, app.now(), payer, size, None).await
    };
    let (target, described) = if let Some(url) = url {
        target::must_be_public(app, &url).await?;
        may_have(1).await?;
        let described = describe(app, &url, &work).await.map_err(|failure| match failure {
            Failure::Stopped => Problem::internal("the server is stopping"),
            failure => Problem::bad_request(failure.sentence()).with("targetUrl", url.as_str()),
        })?;
        (Target::Url(url.to_string()), described)
    } else if let Some((text, link)) = link {
        may_have(1).await?;
        (Target::Magnet(text), swarm::describe_link(&link, &config))
    } else if let Some((name, bytes, torrent)) = sent {
        let (described, size) = swarm::describe(&torrent, &config)?;
        may_have(size).await?;
        (Target::Torrent { name, bytes }, described)
    } else {
        return Err(Problem::bad_request("Should have a magnetUri or a targetUrl or a torrent file"));
    };
    edit.privacy = edit.privacy.or(Some(PRIVATE));
    let wanted = Order { user_id: caller.user_id, target, edit, picture, from: None };
    let id = order(app, wanted, described, work).await?;
    let mut conn = app.db.reader().await?;
    let row = store::find(&mut conn, id).await?;
    let shown = json::imports(app, &mut conn, row.as_slice()).await?;
    shown.into_iter().next().ok_or_else(|| Problem::not_found("Video import not found"))
}

/// An import that may be begun.
pub(crate) struct Order {
    /// Who has it done.
    pub user_id: i64,
    /// What is fetched.
    pub target: Target,
    /// What the person says of the video.
    pub edit: Edit,
    /// The picture they sent.
    pub picture: Option<ReceivedFile>,
    /// The walk that met the video.
    pub from: Option<From>,
}

/// Makes the video, without its file, and the job that brings the file; the import's number.
///
/// # Errors
/// 404 for a channel that is gone, 413, and what makes pictures unusable.
pub(crate) async fn order(app: &App, mut order: Order, described: Described, work: TempFolder) -> Result<i64> {
    described.fill(&mut order.edit);
    order.edit.wait_transcoding = order.edit.wait_transcoding.or(Some(true));
    let complete = form::complete(order.edit, &app.config())?;
    let pictures = match (&order.picture, &described.picture) {
        (Some(sent), _) => pictures::from_picture(app, sent.file.path(), &work).await?,
        (None, Some(address)) => theirs(app, address, &work).await,
        (None, None) => Vec::new(),
    };
    let mut awaited = Awaited::new(app, order.user_id, complete);
    awaited.chapters = described.chapters;
    let (app, target, from) = (app.clone(), order.target, order.from);
    // From here on it is stored to the end, even if the client goes away.
    let finish = async move {
        let stored = store_all(&app, awaited, pictures, target, from).await;
        drop(work);
        stored
    };
    tokio::spawn(finish).await.unwrap_or_else(|e| Err(Problem::internal(e)))
}

/// What a source tells of the video at an address.
pub(crate) async fn describe(app: &App, url: &Url, work: &TempFolder) -> Result<Described, Failure> {
    match target::way(url, &app.config()) {
        Way::File { name, extension } => Ok(Described::read(&json!({ "title": target::title(&name, extension) }))),
        Way::Site => ytdlp::describe(app, url.as_str(), work.path()).await,
    }
}

/// The picture of the source; without one the video gets its own.
async fn theirs(app: &App, address: &str, work: &TempFolder) -> Vec<Made> {
    let Some(url) = target::read(address) else { return Vec::new() };
    let bytes = usize::try_from(app.config().sepiola.limits.image.0).unwrap_or(usize::MAX);
    let limits = Limits { bytes, redirects: 3, total: Duration::from_secs(20) };
    let fetched = async {
        let answer = app.http().get(&url, &limits, |_| HeaderMap::new()).await.map_err(|e| e.to_string())?;
        if !answer.status.is_success() {
            return Err(format!("status {}", answer.status));
        }
        let file: TempFile = work.file("their-picture");
        let mut out = tokio::fs::File::create(file.path()).await.map_err(|e| e.to_string())?;
        let written = async {
            tokio::io::AsyncWriteExt::write_all(&mut out, &answer.body).await?;
            tokio::io::AsyncWriteExt::flush(&mut out).await
        };
        written.await.map_err(|e| e.to_string())?;
        pictures::from_picture(app, file.path(), work).await.map_err(|p| p.to_string())
    };
    fetched.await.unwrap_or_else(|why| {
        tracing::info!(why, "the picture of an imported video cannot be taken over");
        Vec::new()
    })
}

/// Pictures into storage, then video, import and job in one transaction.
async fn store_all(
    app: &App,
    mut awaited: Awaited,
    pictures: Vec<Made>,
    target: Target,
    from: Option<From>,
) -> Result<i64> {
    let mut files = Vec::new();
    for made in &pictures {
        files.push((buckets::THUMBNAILS, place::key(&made.row.file_name)?));
    }
    let staged = Staged::announce(app, files).await?;
    awaited.pictures = pictures.iter().map(|made| made.row.clone()).collect();
    awaited.staged = staged.ids();
    let stored = async {
        for (at, made) in pictures.iter().enumerate() {
            staged.put(app, at, &made.file).await?;
        }
        let now = app.now();
        app.db
            .write((awaited, target), move |tx, (awaited, target)| {
                async move {
                    let user_id = awaited.user_id;
                    if let Target::Torrent { bytes, .. } = &target {
                        let more = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
                        if store::torrents_of(tx, user_id).await?.saturating_add(more) > TORRENTS {
                            let sentence = "Too many torrent files are kept for your imports; remove those that failed";
                            return Err(Problem::conflict(sentence));
                        }
                    }
                    let video = announce(tx, now, awaited).await?;
                    let sync_id = from.and_then(|from| from.sync_id);
                    let id = store::insert(tx, now, user_id, video.id, target, sync_id).await?;
                    manage::enqueue(tx, now, id).await?;
                    if let Some(from) = from {
                        from.taken(tx, now).await?;
                    }
                    Ok::<_, Problem>(id)
                }
                .boxed()
            })
            .await
    };
    let stored = stored.await;
    if stored.is_err() {
        staged.give_up(app).await;
    }
    stored
}
