//! Another file for a video that is there already. What was said about the video, its comments, views and subtitles stay; what
//! plays is the old file until the first rendition of the new one is finished ([`crate::publish`]).

use crate::create::{BUILD, REMEMBER, as_sent};
use crate::inspect::{Media, to_json};
use crate::manage::managed;
use crate::pictures::Made;
use crate::publish::{self, Added, Finished, Ladder, NewMedia};
use crate::staging::{Staged, claim_all};
use crate::store::{self, SourceRow, VideoRow};
use crate::update::UPDATED_EVENT;
use crate::{block, place, quota, states, sweep};
use database::{Conn, Sql, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, buckets, event, random};
use serde_json::json;
use std::path::PathBuf;

/// A file that came in place of another one.
#[derive(Debug)]
pub struct NewSource {
    /// The video.
    pub video_id: i64,
    /// The file; it is moved away.
    pub source: PathBuf,
    /// What the person called it.
    pub original_name: String,
    /// Its extension, from our own list, with the dot.
    pub extension: &'static str,
    /// Bytes.
    pub size: i64,
    /// What is in it.
    pub media: Media,
    /// Pictures in place of those that were taken from the old file, still outside storage.
    pub pictures: Vec<Made>,
    /// The resumable upload it came by, and the owner of its lease.
    pub upload: (String, String),
}

/// A video whose file the caller may replace now.
///
/// # Errors
/// 403 where the instance does not allow it and for videos of others; 404; 400 for a live video; 409 while its file is worked on.
pub async fn replaceable(app: &App, caller: &Caller, which: Ref) -> Result<VideoRow> {
    if !app.config().video_file.update.enabled {
        return Err(Problem::forbidden("Updating the file of an existing video is not allowed on this instance"));
    }
    let mut conn = app.db.reader().await?;
    let video = managed(&mut conn, caller, which).await?;
    must_be_idle(&mut conn, &video).await?;
    Ok(video)
}

async fn must_be_idle(conn: &mut Conn, video: &VideoRow) -> Result<()> {
    if conn.one::<bool>(Sql::new("SELECT is_live FROM video WHERE id = $1").bind(video.id)).await? {
        return Err(Problem::bad_request("Cannot edit a live video"));
    }
    if store::is_transcoding(conn, video.id).await? {
        return Err(Problem::conflict("Cannot edit video that is already waiting for transcoding/edition"));
    }
    if !matches!(video.state, states::PUBLISHED | states::TRANSCODING_FAILED) {
        return Err(Problem::bad_request("Video state is not compatible with edition"));
    }
    Ok(())
}

/// Whether the pictures of a video were taken from its file, and are to be taken from the next one again.
pub async fn has_automatic_pictures(app: &App, video_id: i64) -> Result<bool> {
    let pictures = store::thumbnails_of(&mut app.db.reader().await?, video_id).await?;
    Ok(pictures.iter().all(|picture| picture.automatic))
}

#[derive(Clone)]
struct Rows {
    video_id: i64,
    caller: Caller,
    source: SourceRow,
    media: NewMedia,
    /// Without transcoding: the file as it was sent.
    web_file: Option<store::NewFile>,
    private: bool,
    pictures: Vec<store::Thumbnail>,
    staged: Vec<i64>,
    hold_new: bool,
    upload: (String, String),
}

/// Puts the file in place of the one the video has.
pub async fn replace(app: &App, caller: &Caller, new: NewSource) -> Result<()> {
    let config = app.config();
    let transcode = config.transcoding.enabled;
    let video = replaceable(app, caller, Ref::Id(new.video_id)).await?;
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
        video_id: video.id,
        caller: caller.clone(),
        source: SourceRow {
            file_name: source_name,
            original_name: new.original_name,
            size: new.size,
            probe: to_json(&new.media.probe).to_string(),
            keep: transcode && config.transcoding.original_file.keep,
            has_file: transcode,
            created_at: 0,
        },
        media: NewMedia { duration: new.media.duration, aspect_ratio: new.media.aspect_ratio },
        web_file: (!transcode).then(|| as_sent(&new.media, new.size, web_name)),
        private: video.files_private,
        pictures: new.pictures.iter().map(|made| made.row.clone()).collect(),
        staged: staged.ids(),
        hold_new: config.auto_blacklist.videos.of_users.enabled,
        upload: new.upload,
    };
    let stored = async {
        for (at, made) in new.pictures.iter().enumerate() {
            staged.put(app, at + 1, &made.file).await?;
        }
        staged.put(app, 0, &new.source).await?;
        let now = app.now();
        app.db.write(rows, move |tx, rows| write(tx, now, rows).boxed()).await
    };
    let result = stored.await;
    if result.is_err() {
        staged.give_up(app).await;
    }
    result
}

async fn write(tx: &mut Tx, now: i64, rows: Rows) -> Result<()> {
    managed(tx, &rows.caller, Ref::Id(rows.video_id)).await?;
    let video = store::get(tx, rows.video_id).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    must_be_idle(tx, &video).await?;
    let payer = video.user_id.unwrap_or(rows.caller.user_id);
    store::lock_user(tx, payer).await?;
    quota::check(tx, now, payer, rows.source.size, Some(&rows.upload.0)).await?;
    if !claim_all(tx, now, &rows.staged).await? {
        return Err(Problem::internal("staged files came due before their rows were written"));
    }
    if let Some(old) = store::source_of(tx, video.id).await?.filter(|old| old.has_file) {
        publish::doom_source(tx, now, video.id, &old).await?;
    }
    store::replace_source(tx, now, video.id, &rows.source).await?;
    pictures(tx, now, video.id, &rows.pictures).await?;
    block::hold_new(tx, now, video.id, payer, rows.hold_new).await?;
    match rows.web_file {
        Some(file) => {
            let ladder = Ladder { web_videos: [file.file_name.clone()].into(), ..Ladder::default() };
            let finished = Finished { file, private: rows.private, ladder, replaces: Some(rows.media) };
            if !matches!(publish::rendition_finished(tx, now, video.id, &finished).await?, Added::Listed(_)) {
                return Err(Problem::internal("the files of this video have just been moved"));
            }
        }
        None => {
            if video.state == states::TRANSCODING_FAILED {
                store::set_state(tx, now, video.id, states::TO_TRANSCODE, false).await?;
            }
            let payload = json!({ "video_id": video.id, "replaces": rows.media.json() });
            job_queue::enqueue(tx, now, NewJob::new(BUILD, payload, now)).await?;
        }
    }
    event::emit(tx, now, UPDATED_EVENT, video.id).await?;
    let (upload, owner) = &rows.upload;
    if !store::finish_upload(tx, now, upload, owner, video.id, now + REMEMBER).await? {
        return Err(Problem::conflict("Another request went on with this upload"));
    }
    Ok(())
}

/// Other pictures in place of those there are; none leaves them.
async fn pictures(tx: &mut Tx, now: i64, video_id: i64, pictures: &[store::Thumbnail]) -> Result<()> {
    if pictures.is_empty() {
        return Ok(());
    }
    for old in store::thumbnails_of(tx, video_id).await? {
        store::doom(tx, now, buckets::THUMBNAILS, &place::key(&old.file_name)?, false, now).await?;
    }
    store::remove_thumbnails(tx, video_id).await?;
    for picture in pictures {
        store::insert_thumbnail(tx, now, video_id, picture).await?;
    }
    Ok(job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await.map(drop)?)
}
