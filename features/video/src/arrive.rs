//! The file of a video that was announced without one ([`crate::awaited`]) is here: from now on it goes the way of every upload.

use crate::create::{BUILD, as_sent};
use crate::inspect::{Media, to_json};
use crate::pictures::Made;
use crate::publish::{self, Added, Finished, Ladder};
use crate::staging::{Staged, claim_all};
use crate::store::{self, NewFile, SourceRow, Thumbnail};
use crate::{chapters, place, quota, states};
use database::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::NewJob;
use platform::id::Ref;
use platform::{App, Problem, Result, buckets, event, random};
use serde_json::json;
use std::path::PathBuf;

/// A file that came.
#[derive(Debug)]
pub struct Arrived {
    /// Its video.
    pub video_id: i64,
    /// The file; it is moved away.
    pub source: PathBuf,
    /// What it was called where it came from.
    pub original_name: String,
    /// Its extension, from our own list, with the dot.
    pub extension: &'static str,
    /// Bytes.
    pub size: i64,
    /// What is in it.
    pub media: Media,
    /// Pictures of a video that has none, still outside storage.
    pub pictures: Vec<Made>,
}

/// What is written together with it: `(tx, which, now)`.
pub type Then = fn(&mut Tx, i64, i64) -> BoxFuture<'_, Result<()>>;

#[derive(Clone)]
struct Rows {
    video_id: i64,
    source: SourceRow,
    media: Media,
    /// Without transcoding: the file as it came.
    web_file: Option<NewFile>,
    private: bool,
    pictures: Vec<Thumbnail>,
    staged: Vec<i64>,
}

/// Puts the file into storage and gives it to its video; `then` runs with `which` in the same transaction.
///
/// # Errors
/// 404 when the video is gone, 409 when it waits for no file any more, 413 above its owner's quota.
pub async fn arrive(app: &App, new: Arrived, then: Then, which: i64) -> Result<()> {
    let config = app.config();
    let transcode = config.transcoding.enabled;
    let video = store::find(&mut app.db.reader().await?, Ref::Id(new.video_id)).await?.ok_or_else(gone)?;
    let base = random::uuid();
    let source_name = format!("{base}{}", new.extension);
    let web_name = format!("{base}-{}{}", new.media.resolution(), new.extension);
    let mut files = vec![match transcode {
        true => (buckets::ORIGINALS, place::key(&source_name)?),
        false => (buckets::WEB_VIDEOS, place::web_video(&web_name, video.files_private)?),
    }];
    for made in &new.pictures {
        files.push((buckets::THUMBNAILS, place::key(&made.row.file_name)?));
    }
    let staged = Staged::announce(app, files).await?;
    let rows = Rows {
        video_id: new.video_id,
        source: SourceRow {
            file_name: source_name,
            original_name: new.original_name,
            size: new.size,
            probe: to_json(&new.media.probe).to_string(),
            keep: transcode && config.transcoding.original_file.keep,
            has_file: transcode,
            created_at: 0,
        },
        web_file: (!transcode).then(|| as_sent(&new.media, new.size, web_name)),
        media: new.media,
        private: video.files_private,
        pictures: new.pictures.iter().map(|made| made.row.clone()).collect(),
        staged: staged.ids(),
    };
    let stored = async {
        for (at, made) in new.pictures.iter().enumerate() {
            staged.put(app, at + 1, &made.file).await?;
        }
        staged.put(app, 0, &new.source).await?;
        let now = app.now();
        app.db
            .write(rows, move |tx, rows| {
                async move {
                    insert(tx, now, rows).await?;
                    then(tx, which, now).await
                }
                .boxed()
            })
            .await
    };
    let result = stored.await;
    if result.is_err() {
        staged.give_up(app).await;
    }
    result
}

fn gone() -> Problem {
    Problem::not_found("The video was removed meanwhile")
}

async fn insert(tx: &mut Tx, now: i64, rows: Rows) -> Result<()> {
    let video = store::get(tx, rows.video_id).await?.ok_or_else(gone)?;
    if video.state != states::TO_IMPORT {
        return Err(Problem::conflict("The video waits for no file"));
    }
    if let Some(payer) = video.user_id {
        store::lock_user(tx, payer).await?;
        quota::check(tx, now, payer, rows.source.size, None).await?;
    }
    if !claim_all(tx, now, &rows.staged).await? {
        return Err(Problem::internal("staged files came due before their rows were written"));
    }
    for picture in &rows.pictures {
        store::insert_thumbnail(tx, now, video.id, picture).await?;
    }
    store::insert_source(tx, now, video.id, &rows.source).await?;
    store::set_media(tx, now, video.id, rows.media.duration, Some(rows.media.aspect_ratio)).await?;
    if store::chapters_of(tx, video.id).await?.is_empty() {
        store::replace_chapters(tx, video.id, &chapters::carried(&rows.media.probe)).await?;
    }
    event::emit(tx, now, "video.uploaded", video.id).await?;
    match rows.web_file {
        Some(file) => {
            let ladder = Ladder { web_videos: [file.file_name.clone()].into(), ..Ladder::default() };
            let finished = Finished { file, private: rows.private, ladder, replaces: None };
            match publish::rendition_finished(tx, now, video.id, &finished).await? {
                Added::Listed(_) => Ok(()),
                Added::Gone | Added::Moved => Err(Problem::internal("the files of this video have just been moved")),
            }
        }
        None => {
            store::set_state(tx, now, video.id, states::TO_TRANSCODE, false).await?;
            let payload = json!({ "video_id": video.id });
            Ok(job_queue::enqueue(tx, now, NewJob::new(BUILD, payload, now)).await.map(drop)?)
        }
    }
}
