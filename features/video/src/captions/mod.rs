//! Subtitles of a video, one file a language. Whatever was sent is kept as WebVTT in UTF-8 ([`vtt`]); its name is random, and
//! another file gets another name, so that browsers may keep what they have.

mod decode;
mod time;
pub mod vtt;

use crate::manage::managed;
use crate::receive::{FilePart, Received};
use crate::staging::{Staged, claim_all};
use crate::store::{self, NewCaption};
use crate::temporary::{TempFolder, refused};
use crate::update::UPDATED_EVENT;
use crate::{place, sweep};
use channel::activity::{Action, Subject, record};
use database::Tx;
use futures::FutureExt;
use job_queue::NewJob;
use platform::fields::Fields;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, buckets, event, random};
use serde_json::json;

/// Largest file that is taken, in bytes; PeerTube's limit.
pub const LARGEST: u64 = 20 << 20;

const NOT_SUPPORTED: &str = "This caption file is not supported or too large. Please, make sure it is under 20971520 bytes and one of \
                             the following types: WebVTT (.vtt), SubRip (.srt)";

/// The file part of the form.
pub const PART: FilePart = FilePart { name: "captionfile", most: LARGEST, is_picture: true };

/// Adds subtitles in a language (one of PeerTube's list), or puts them in place of those that are there.
///
/// # Errors
/// 400 for a file that is missing, too large, or cannot be read as subtitles (naming the line); 404, 403.
pub async fn put(
    app: &App,
    caller: &Caller,
    which: Ref,
    language: &str,
    mut received: Received,
    work: TempFolder,
) -> Result<()> {
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    let file = received.take(PART.name);
    let Some(file) = file else {
        fields.wrong(PART.name, NOT_SUPPORTED);
        return fields.finish();
    };
    // Judged before the file is worked on: a stranger costs nothing.
    let video = managed(&mut app.db.reader().await?, caller, which).await?;
    let bytes = tokio::fs::read(file.file.path()).await.map_err(refused)?;
    let read = tokio::task::spawn_blocking(move || vtt::from_bytes(&bytes)).await.map_err(Problem::internal)?;
    let text = match read {
        Ok(text) => text,
        Err(fault) => {
            fields.wrong(PART.name, &fault.to_string());
            return fields.finish();
        }
    };
    write(app, caller, video.id, language, text, work).await
}

/// Adds subtitles that were found with a video, or puts them in place of those that are there.
///
/// # Errors
/// 400 for what cannot be read as subtitles (naming the line); 404, 403.
pub async fn keep(app: &App, caller: &Caller, video_id: i64, language: &str, bytes: Vec<u8>) -> Result<()> {
    managed(&mut app.db.reader().await?, caller, Ref::Id(video_id)).await?;
    let read = tokio::task::spawn_blocking(move || vtt::from_bytes(&bytes)).await.map_err(Problem::internal)?;
    let text = read.map_err(|fault| Problem::bad_request(fault.to_string()))?;
    write(app, caller, video_id, language, text, TempFolder::new(app).await?).await
}

/// Stores a text and writes its row.
async fn write(
    app: &App,
    caller: &Caller,
    video_id: i64,
    language: &str,
    text: String,
    work: TempFolder,
) -> Result<()> {
    let path = work.path().join("caption.vtt");
    #[expect(clippy::disallowed_methods, reason = "a working copy: it is synced when storage takes it")]
    tokio::fs::write(&path, text).await.map_err(refused)?;
    let (app, caller, language) = (app.clone(), caller.clone(), language.to_owned());
    let finish = async move {
        let row = NewCaption { file_name: format!("{}-{language}.vtt", random::uuid()), language };
        let staged = Staged::announce(&app, vec![(buckets::CAPTIONS, place::key(&row.file_name)?)]).await?;
        let stored = async {
            staged.put(&app, 0, &path).await?;
            let now = app.now();
            let input = (caller, row, staged.ids());
            app.db.write(input, move |tx, (caller, row, ids)| insert(tx, now, caller, video_id, row, ids).boxed()).await
        };
        let result = stored.await;
        if result.is_err() {
            staged.give_up(&app).await;
        }
        drop(work);
        result
    };
    tokio::spawn(finish).await.unwrap_or_else(|e| Err(Problem::internal(e)))
}

async fn insert(tx: &mut Tx, now: i64, caller: Caller, video: i64, row: NewCaption, announced: Vec<i64>) -> Result<()> {
    let found = managed(tx, &caller, Ref::Id(video)).await?;
    if !claim_all(tx, now, &announced).await? {
        return Err(Problem::internal("a staged caption came due before its row was written"));
    }
    if let Some(old) = store::caption_file(tx, video, &row.language).await? {
        doom(tx, now, &old).await?;
    }
    store::set_caption(tx, now, video, &row).await?;
    record(tx, (found.channel_id, caller.user_id), Action::UpdateCaptions, Subject::Video(video), now).await?;
    Ok(event::emit(tx, now, UPDATED_EVENT, video).await?)
}

/// Removes the subtitles in a language.
///
/// # Errors
/// 404 for an unknown video or a language it has no subtitles in; 403.
pub async fn remove(app: &App, caller: &Caller, which: Ref, language: &str) -> Result<()> {
    app.db
        .write((caller.clone(), language.to_owned(), app.now()), move |tx, (caller, language, now)| {
            async move {
                let video = crate::manage::known(tx, which).await?;
                let old = store::caption_file(tx, video.id, &language).await?;
                let old = old.ok_or_else(|| Problem::not_found("Video caption not found"))?;
                crate::manage::check(tx, &caller, &video).await?;
                doom(tx, now, &old).await?;
                store::remove_caption(tx, video.id, &language).await?;
                let log = (video.channel_id, caller.user_id);
                record(tx, log, Action::UpdateCaptions, Subject::Video(video.id), now).await?;
                Ok(event::emit(tx, now, UPDATED_EVENT, video.id).await?)
            }
            .boxed()
        })
        .await
}

async fn doom(tx: &mut Tx, now: i64, file_name: &str) -> Result<()> {
    store::doom(tx, now, buckets::CAPTIONS, &place::key(file_name)?, false, now).await?;
    Ok(job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await.map(drop)?)
}
