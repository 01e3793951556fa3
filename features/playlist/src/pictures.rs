//! Pictures of playlists: one that somebody chose, or that of the first video, copied by a job.
//!
//! Files come and go as those of videos do (`video::staging`): announced before they are stored, claimed by the transaction that
//! writes their rows.

use crate::form::wrong_picture;
use crate::store;
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::{App, Problem, Result, buckets, event, random};
use serde_json::json;
use std::path::PathBuf;
use video::receive::ReceivedFile;
use video::remote::RemotePicture;
use video::staging::{Staged, claim_all};
use video::store::Thumbnail;
use video::temporary::{TempFolder, refused};
use video::{pictures, place, sweep};

/// Looks whether a playlist shows the picture of its first video; its payload is `{"playlist_id": …}`.
pub const TAKE_PICTURE: &str = "playlist.take_picture";

/// Files in storage whose rows are not written yet; empty when there was no picture.
#[derive(Debug, Clone, Default)]
pub(crate) struct Staging {
    staged: Option<Staged>,
    rows: Vec<Thumbnail>,
}

impl Staging {
    async fn put(app: &App, files: Vec<(Thumbnail, PathBuf)>) -> Result<Self> {
        if files.is_empty() {
            return Ok(Self::default());
        }
        let keys = files.iter().map(|(row, _)| Ok((buckets::THUMBNAILS, place::key(&row.file_name)?)));
        let staged = Staged::announce(app, keys.collect::<Result<_>>()?).await?;
        for (at, (_, file)) in files.iter().enumerate() {
            if let Err(e) = staged.put(app, at, file).await {
                staged.give_up(app).await;
                return Err(e);
            }
        }
        Ok(Staging { staged: Some(staged), rows: files.into_iter().map(|(row, _)| row).collect() })
    }

    /// Puts them in place of the playlist's present pictures; `made_from` is the video they were taken from.
    pub async fn claim(&self, tx: &mut Tx, playlist_id: i64, made_from: Option<i64>, now: i64) -> Result<()> {
        let Some(staged) = &self.staged else { return Ok(()) };
        if !claim_all(tx, now, &staged.ids()).await? {
            return Err(Problem::internal("staged pictures came due before their rows were written"));
        }
        remove(tx, playlist_id, now).await?;
        for row in &self.rows {
            store::insert_picture(tx, playlist_id, row, made_from, now).await?;
        }
        Ok(())
    }

    /// The result of the transaction; when it failed, the files are removed.
    pub async fn settled<T>(self, app: &App, result: Result<T>) -> Result<T> {
        if let (Err(_), Some(staged)) = (&result, self.staged) {
            staged.give_up(app).await;
        }
        result
    }
}

fn file_name() -> String {
    format!("playlist-{}.jpg", random::uuid())
}

/// The picture that came with a form, in all sizes and in storage.
pub(crate) async fn chosen(app: &App, picture: Option<ReceivedFile>, work: &TempFolder) -> Result<Staging> {
    let Some(picture) = picture else { return Ok(Staging::default()) };
    let made = pictures::from_picture(app, picture.file.path(), work).await;
    let made = made.map_err(|e| if e.status() == StatusCode::BAD_REQUEST { wrong_picture() } else { e })?;
    let named = made.into_iter().map(|m| (Thumbnail { file_name: file_name(), ..m.row }, m.file));
    Staging::put(app, named.collect()).await
}

/// Removes a playlist's pictures: the rows now, the files right after.
pub(crate) async fn remove(tx: &mut Tx, playlist_id: i64, now: i64) -> Result<()> {
    let old = store::pictures_of(tx, &[playlist_id]).await?;
    if old.is_empty() {
        return Ok(());
    }
    for picture in &old {
        video::store::doom(tx, now, buckets::THUMBNAILS, &place::key(&picture.file_name)?, false, now).await?;
    }
    store::delete_pictures(tx, playlist_id).await?;
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    Ok(())
}

/// Puts the picture that another server has of its playlist in place of what was known of it.
pub(crate) async fn of_elsewhere(
    tx: &mut Tx,
    playlist_id: i64,
    picture: Option<&RemotePicture>,
    now: i64,
) -> Result<()> {
    if store::remote_picture(tx, playlist_id).await?.as_deref() == picture.map(|p| p.url.as_str()) {
        return Ok(());
    }
    remove(tx, playlist_id, now).await?;
    if let Some(picture) = picture {
        let name = format!("playlist-{}{}", random::uuid(), picture.extension);
        store::insert_remote_picture(tx, playlist_id, &name, picture, now).await?;
    }
    Ok(())
}

/// Has the job look at a playlist whose first video may be another one now.
pub(crate) async fn look_again(tx: &mut Tx, playlist_id: i64, now: i64) -> Result<()> {
    let payload = json!({ "playlist_id": playlist_id });
    job_queue::enqueue(tx, now, NewJob::new(TAKE_PICTURE, payload, now)).await?;
    Ok(())
}

/// Runs [`TAKE_PICTURE`].
pub struct TakePicture(pub App);

impl Handler for TakePicture {
    fn kind(&self) -> &'static str {
        TAKE_PICTURE
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move { take(&self.0, job.id_of("playlist_id")?).await.map_err(|e| Failure::Retry(e.to_string())) }.boxed()
    }
}

/// Gives a playlist the picture of its first video, unless somebody chose one. May be repeated at any point.
///
/// A video that is blocked, or that neither everybody nor the playlist's owner may see, lends no picture.
pub async fn take(app: &App, playlist_id: i64) -> Result<()> {
    let mut conn = app.db.reader().await?;
    let present = store::pictures_of(&mut conn, &[playlist_id]).await?;
    if present.iter().any(|p| p.made_from.is_none()) {
        return Ok(());
    }
    let first = store::first_with_picture(&mut conn, playlist_id).await?;
    if first == present.first().and_then(|p| p.made_from) {
        return Ok(());
    }
    let sources = match first {
        Some(video) => video::store::thumbnails_of(&mut conn, video).await?,
        None => Vec::new(),
    };
    drop(conn);
    let work = TempFolder::new(app).await?;
    let mut copies = Vec::new();
    for source in sources {
        let Some(path) = app.storage.local_path(buckets::THUMBNAILS, &place::key(&source.file_name)?) else {
            return Err(Problem::internal("pictures can be copied on local disk only"));
        };
        let row = Thumbnail { file_name: file_name(), ..source };
        let copy = work.path().join(&row.file_name);
        match tokio::fs::copy(&path, &copy).await {
            Ok(_) => copies.push((row, copy)),
            // The video has just got another picture, or was removed: what remains is what there is.
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(refused(e)),
        }
    }
    copies.sort_by_key(|(row, _)| row.width);
    let staging = Staging::put(app, copies).await?;
    let input = (staging.clone(), playlist_id, first, app.now());
    let kept = app.db.write(input, |tx, (staging, id, first, now)| replace(tx, staging, id, first, now).boxed()).await;
    match kept {
        Ok(true) => Ok(()),
        // The playlist changed meanwhile, and whoever changed it asked for another look.
        Ok(false) => staging.settled(app, Err(Problem::conflict(""))).await.or(Ok(())),
        Err(e) => staging.settled(app, Err(e)).await,
    }
}

async fn replace(tx: &mut Tx, staging: Staging, playlist_id: i64, first: Option<i64>, now: i64) -> Result<bool> {
    if store::lock(tx, playlist_id).await?.is_none() {
        return Ok(false);
    }
    let chosen = store::pictures_of(tx, &[playlist_id]).await?.iter().any(|p| p.made_from.is_none());
    if chosen || store::first_with_picture(tx, playlist_id).await? != first {
        return Ok(false);
    }
    remove(tx, playlist_id, now).await?;
    staging.claim(tx, playlist_id, first, now).await?;
    event::emit(tx, now, "playlist.updated", playlist_id).await?;
    Ok(true)
}
