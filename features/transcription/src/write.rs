//! The job `transcription.write`: the sound of a video to the program, and what it writes to the video. What a start of it has written
//! goes with its work folder, whatever happens.

use crate::engine::{self, Engine};
use crate::failure::Failure;
use crate::{sound, store};
use database::{Error, Tx};
use ffmpeg::folder;
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as Ended, Handler};
use platform::id::Ref;
use platform::{App, Result};
use std::path::Path;
use video::captions;
use video::store::VideoRow;
use video::temporary::{TempFolder, refused};

/// Its kind; the payload is `{"video_id": …}`.
pub(crate) const WRITE: &str = "transcription.write";
/// Bytes of everything that the program writes.
const MOST: u64 = 256 << 20;
/// Bytes of the document that tells the language.
const DOCUMENT: u64 = 64 << 20;
/// What is told of a video in which nobody speaks.
const SILENT: &str = "The program that writes subtitles heard no words in this video";

/// Runs the job.
pub(crate) struct Write(pub App);

impl Handler for Write {
    fn kind(&self) -> &'static str {
        WRITE
    }
    /// One is enough: the programs use all cores.
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Ended>> {
        async move { run(&self.0, job).await }.boxed()
    }
    fn failed<'a>(&'a self, job: &'a Context, why: &'a str) -> BoxFuture<'a, ()> {
        async move {
            if let Err(e) = finish(&self.0, job.id, Some(why)).await {
                tracing::error!(job = job.id, error = %e, "failed work on subtitles cannot be marked as such");
            }
        }
        .boxed()
    }
}

async fn run(app: &App, job: &Context) -> Result<(), Ended> {
    let video_id = job.id_of("video_id")?;
    let Some(video) = due(app, job.id, video_id).await? else { return Ok(()) };
    match write(app, &video, job).await {
        Ok(()) => {
            tracing::info!(video.id = video_id, "a program wrote subtitles");
            Ok(())
        }
        Err(Failure::Because(why)) if why == SILENT => Ok(finish(app, job.id, Some(SILENT)).await?),
        Err(Failure::Because(why)) => Err(Ended::Permanent(why)),
        Err(Failure::Again(why)) => Err(Ended::Retry(why)),
        Err(Failure::Stopped) => Err(Ended::Released),
    }
}

/// The video, unless it is gone or the work is done or another job's by now.
async fn due(app: &App, job_id: i64, video_id: i64) -> Result<Option<VideoRow>, Error> {
    let mut conn = app.db.reader().await?;
    let run = store::run(&mut conn, video_id).await?;
    if run.is_none_or(|run| run.finished || run.job_id != job_id) {
        return Ok(None);
    }
    video::store::find(&mut conn, Ref::Id(video_id)).await
}

async fn write(app: &App, video: &VideoRow, job: &Context) -> Result<(), Failure> {
    let work = TempFolder::new(app).await?;
    // The program's folder is a folder of its own, so that the sound is not its to change.
    let (audio, out) = (work.path().join("audio.wav"), work.path().join("out"));
    tokio::fs::create_dir(&out).await.map_err(refused)?;
    sound::extract(app, video, &audio, &job.cancel).await?;
    let duration = video.duration.max(1) as f64;
    let told = |line: &str| {
        if let Some(seconds) = engine::reached(line) {
            // The rest is done when the subtitles are here.
            job.progress((seconds / duration * 99.0).min(99.0) as u8);
        }
    };
    tokio::select! {
        ran = Engine::new(&app.config()).call(&audio, &out).run_telling(&job.cancel, told) => ran?,
        () = folder::outgrows(&out, MOST) => return Err(Failure::too_much()),
    }
    let text = read(&out.join("audio.vtt"), captions::LARGEST).await?;
    let document = read(&out.join("audio.json"), DOCUMENT).await?;
    if !text.windows(3).any(|three| three == b"-->") {
        return Err(Failure::because(SILENT));
    }
    let language = engine::language(&document).map_err(Failure::because)?;
    match captions::generated(app, video.id, &language, text, (done, job.id)).await {
        Ok(_) => Ok(()),
        // It was removed meanwhile, and the row of this work with it.
        Err(problem) if problem.status().as_u16() == 404 => Ok(()),
        Err(problem) if problem.status().as_u16() == 400 => {
            let said = problem.detail();
            Err(Failure::because(format!("What the program that writes subtitles wrote cannot be read. {said}")))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// A file that the program left: a plain one, of no more bytes than `most`.
async fn read(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let nothing = || Failure::because("The program that writes subtitles ended without writing any");
    // A link would lead to what the program itself may not read.
    let meta = tokio::fs::symlink_metadata(path).await.map_err(|_| nothing())?;
    match meta.is_file() {
        false => Err(nothing()),
        true if meta.len() > most => Err(Failure::too_much()),
        true => Ok(tokio::fs::read(path).await.map_err(refused)?),
    }
}

fn done(tx: &mut Tx, job_id: i64, now: i64) -> BoxFuture<'_, Result<()>> {
    async move { Ok(store::finish(tx, now, job_id, None).await?) }.boxed()
}

async fn finish(app: &App, job_id: i64, error: Option<&str>) -> Result<(), Error> {
    let input = (job_id, app.now(), error.map(str::to_owned));
    app.db
        .write(input, |tx, (id, now, error)| async move { store::finish(tx, now, id, error.as_deref()).await }.boxed())
        .await
}
