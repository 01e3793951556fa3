//! Subtitles of a video, one file a language. Whatever was sent is kept as WebVTT in UTF-8 ([`vtt`]); its name is random, and
//! another file gets another name, so that browsers may keep what they have.

mod decode;
mod time;
pub mod vtt;

use crate::arrive::Then;
use crate::manage::{known, managed};
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

/// Recorded when a program has written subtitles; its subject is the caption.
pub const GENERATED_EVENT: &str = "caption.generated";

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
    write(app, By::Person(caller.clone()), video.id, language, text, work).await.map(drop)
}

/// Adds subtitles that were found with a video, or puts them in place of those that are there.
///
/// # Errors
/// 400 for what cannot be read as subtitles (naming the line); 404, 403.
pub async fn keep(app: &App, caller: &Caller, video_id: i64, language: &str, bytes: Vec<u8>) -> Result<()> {
    managed(&mut app.db.reader().await?, caller, Ref::Id(video_id)).await?;
    let read = tokio::task::spawn_blocking(move || vtt::from_bytes(&bytes)).await.map_err(Problem::internal)?;
    let text = read.map_err(|fault| Problem::bad_request(fault.to_string()))?;
    write(app, By::Person(caller.clone()), video_id, language, text, TempFolder::new(app).await?).await.map(drop)
}

/// Adds subtitles that a program wrote; a video without a language gets theirs. What people wrote in this language stays. `then` runs
/// with `which` in the same transaction, whether they were taken or not; the answer tells which of the two.
///
/// # Errors
/// 400 for what cannot be read as subtitles (naming the line); 404 when the video is gone.
pub async fn generated(
    app: &App,
    video_id: i64,
    language: &str,
    bytes: Vec<u8>,
    (then, which): (Then, i64),
) -> Result<bool> {
    let read = tokio::task::spawn_blocking(move || vtt::from_bytes(&bytes)).await.map_err(Problem::internal)?;
    let text = read.map_err(|fault| Problem::bad_request(fault.to_string()))?;
    let by = By::Program { then, which };
    write(app, by, video_id, language, text, TempFolder::new(app).await?).await
}

/// Who wrote subtitles.
#[derive(Clone)]
enum By {
    Person(Caller),
    /// See [`generated`].
    Program {
        then: Then,
        which: i64,
    },
}

/// Stores a text and writes its row; whether it was taken.
async fn write(app: &App, by: By, video_id: i64, language: &str, text: String, work: TempFolder) -> Result<bool> {
    let path = work.path().join("caption.vtt");
    #[expect(clippy::disallowed_methods, reason = "a working copy: it is synced when storage takes it")]
    tokio::fs::write(&path, text).await.map_err(refused)?;
    let (app, language) = (app.clone(), language.to_owned());
    let finish = async move {
        let row = NewCaption {
            file_name: format!("{}-{language}.vtt", random::uuid()),
            language,
            automatically_generated: matches!(by, By::Program { .. }),
        };
        let staged = Staged::announce(&app, vec![(buckets::CAPTIONS, place::key(&row.file_name)?)]).await?;
        let stored = async {
            staged.put(&app, 0, &path).await?;
            let now = app.now();
            let input = (by, row, staged.ids());
            app.db.write(input, move |tx, (by, row, ids)| insert(tx, now, by, video_id, row, ids).boxed()).await
        };
        let result = stored.await;
        if !matches!(result, Ok(true)) {
            staged.give_up(&app).await;
        }
        drop(work);
        result
    };
    tokio::spawn(finish).await.unwrap_or_else(|e| Err(Problem::internal(e)))
}

async fn insert(tx: &mut Tx, now: i64, by: By, video: i64, row: NewCaption, announced: Vec<i64>) -> Result<bool> {
    let found = match &by {
        By::Person(caller) => managed(tx, caller, Ref::Id(video)).await?,
        By::Program { .. } => known(tx, Ref::Id(video)).await?,
    };
    let old = store::caption(tx, video, &row.language).await?;
    if let By::Program { then, which } = &by {
        store::set_missing_language(tx, video, &row.language).await?;
        then(tx, *which, now).await?;
        if old.as_ref().is_some_and(|old| !old.automatically_generated) {
            event::emit(tx, now, UPDATED_EVENT, video).await?;
            return Ok(false);
        }
    }
    if !claim_all(tx, now, &announced).await? {
        return Err(Problem::internal("a staged caption came due before its row was written"));
    }
    if let Some(old) = old {
        doom(tx, now, &old.file_name).await?;
    }
    let caption = store::set_caption(tx, now, video, &row).await?;
    match by {
        By::Person(caller) => {
            record(tx, (found.channel_id, caller.user_id), Action::UpdateCaptions, Subject::Video(video), now).await?;
        }
        By::Program { .. } => event::emit(tx, now, GENERATED_EVENT, caption).await?,
    }
    event::emit(tx, now, UPDATED_EVENT, video).await?;
    Ok(true)
}

/// Removes the subtitles in a language.
///
/// # Errors
/// 404 for an unknown video or a language it has no subtitles in; 403.
pub async fn remove(app: &App, caller: &Caller, which: Ref, language: &str) -> Result<()> {
    app.db
        .write((caller.clone(), language.to_owned(), app.now()), move |tx, (caller, language, now)| {
            async move {
                let video = known(tx, which).await?;
                let old = store::caption(tx, video.id, &language).await?;
                let old = old.ok_or_else(|| Problem::not_found("Video caption not found"))?;
                crate::manage::check(tx, &caller, &video).await?;
                doom(tx, now, &old.file_name).await?;
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
