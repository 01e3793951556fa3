//! The job `import.fetch`: gets the file and the subtitles of an import, and gives them to its video. What a start of it has written
//! goes with its work folder, whatever happens.

use crate::failure::Failure;
use crate::policy::state;
use crate::store::{self, ImportRow};
use crate::swarm;
use crate::target::{self, Target, Way};
use crate::ytdlp::{self, Bounds, Fetched};
use database::{Error, Sql, Tx};
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as Ended, Handler};
use platform::http_client::Limits;
use platform::{App, Caller, Problem, Result, Role, event};
use tokio_util::sync::CancellationToken;
use video::arrive::{Arrived, arrive};
use video::temporary::{self, TempFolder};
use video::{awaited, captions, inspect, pictures, quota};

/// Its kind; the payload is `{"import_id": …}`.
pub(crate) const FETCH: &str = "import.fetch";
/// Redirects of a file's address.
const REDIRECTS: usize = 5;

/// Runs the job.
pub(crate) struct Fetch(pub App);

impl Handler for Fetch {
    fn kind(&self) -> &'static str {
        FETCH
    }
    fn concurrency(&self) -> usize {
        usize::try_from(self.0.config().import.videos.concurrency).unwrap_or(1)
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Ended>> {
        async move { run(&self.0, job).await }.boxed()
    }
    fn failed<'a>(&'a self, job: &'a Context, why: &'a str) -> BoxFuture<'a, ()> {
        async move {
            let Ok(id) = job.id_of("import_id") else { return };
            if let Err(e) = fail(&self.0, id, why.to_owned()).await {
                tracing::error!(import = id, error = %e, "a failed import cannot be marked as such");
            }
        }
        .boxed()
    }
}

async fn run(app: &App, job: &Context) -> Result<(), Ended> {
    let id = job.id_of("import_id")?;
    let retry = |p: Problem| Ended::Retry(p.to_string());
    let Some(import) = begin(app, id).await.map_err(retry)? else { return Ok(()) };
    match get(app, &import, job).await {
        Ok(()) => {
            tracing::info!(import = id, "imported a video");
            Ok(())
        }
        Err(Failure::Stopped) if app.shutdown.is_cancelled() => {
            let now = app.now();
            let back: Result<(), Error> = app.db.write(id, move |tx, id| store::put_back(tx, now, id).boxed()).await;
            back.map_err(Ended::from)?;
            Err(Ended::Released)
        }
        Err(Failure::Stopped) => fail(app, id, "An administrator cancelled it".to_owned()).await.map_err(retry),
        Err(failure) => fail(app, id, failure.sentence()).await.map_err(retry),
    }
}

/// Counts the start; `None` when there is nothing to do any more. A start that a crash cut off goes on as the same one.
async fn begin(app: &App, id: i64) -> Result<Option<ImportRow>> {
    let now = app.now();
    app.db
        .write(id, move |tx, id| {
            async move {
                let import = store::find(tx, id).await?;
                match import.as_ref().map(|i| i.state) {
                    Some(state::PENDING) => store::begin(tx, now, id).await?,
                    Some(state::PROCESSING) => {}
                    _ => return Ok(None),
                }
                Ok::<_, Problem>(import)
            }
            .boxed()
        })
        .await
}

async fn get(app: &App, import: &ImportRow, job: &Context) -> Result<(), Failure> {
    let cancel = &job.cancel;
    let Some(video_id) = import.video_id else { return Err(Failure::because("The video was removed meanwhile")) };
    let work = TempFolder::new(app).await?;
    let target =
        store::target(&mut app.db.reader().await.map_err(Problem::from)?, import).await.map_err(Problem::from)?;
    let target = target.ok_or_else(|| Failure::because("What was to be fetched is not kept any more"))?;
    let timeout = app.config().import.videos.timeout;
    let largest = app.config().sepiola.limits.video.0;
    let left = quota::left(&mut app.db.reader().await.map_err(Problem::from)?, app.now(), video_id).await?;
    let quota = left.filter(|(bytes, _)| *bytes < largest);
    let most = quota.map_or(largest, |(bytes, _)| bytes);
    let too_large = |failure| match (failure, quota) {
        (Failure::TooLarge, Some((_, sentence))) => Failure::because(sentence),
        (failure, _) => failure,
    };
    let bounds = Bounds { most, wall: timeout };
    let told = |percent| job.progress(percent);
    let fetched = match &target {
        Target::Url(url) => by_url(app, url, &work, bounds, cancel, &told).await,
        Target::Magnet(_) | Target::Torrent { .. } => {
            unless(cancel, swarm::fetch(app, &target, &work, bounds, &told)).await
        }
    };
    let (fetched, name) = fetched.map_err(too_large)?;
    let size = tokio::fs::metadata(&fetched.file).await.map_err(|e| Failure::from(temporary::refused(e)))?.len();
    let media = inspect::inspect(app, &fetched.file).await?;
    // Subtitles first: once its file is here, a video is watched.
    subtitles(app, import, video_id, &fetched).await;
    let pictures = match has_pictures(app, video_id).await? {
        true => Vec::new(),
        false => pictures::for_video(app, &media, &fetched.file, None, &work).await?,
    };
    let arrived = Arrived {
        video_id,
        source: fetched.file,
        original_name: video::receive::clean_name(&name),
        extension: fetched.extension,
        size: i64::try_from(size).unwrap_or(i64::MAX),
        media,
        pictures,
    };
    Ok(arrive(app, arrived, done, import.id).await?)
}

/// Does something until it is cancelled.
async fn unless<T>(cancel: &CancellationToken, doing: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::select! {
        () = cancel.cancelled() => Err(Failure::Stopped),
        done = doing => done,
    }
}

/// Fetches what lies at an address, and what it is called there.
async fn by_url(
    app: &App,
    url: &str,
    work: &TempFolder,
    bounds: Bounds,
    cancel: &CancellationToken,
    told: &(dyn Fn(u8) + Sync),
) -> Result<(Fetched, String), Failure> {
    let url = target::read(url).ok_or_else(|| Failure::because("This is no address that can be fetched"))?;
    match target::way(&url, &app.config()) {
        Way::Site => Ok((ytdlp::fetch(app, url.as_str(), work.path(), bounds, cancel, told).await?, url.to_string())),
        Way::File { name, extension } => {
            let file = work.path().join(format!("video{extension}"));
            let bytes = usize::try_from(bounds.most).unwrap_or(usize::MAX);
            let limits = Limits { bytes, redirects: REDIRECTS, total: bounds.wall };
            let mut out = tokio::fs::File::create(&file).await.map_err(|e| Failure::from(temporary::refused(e)))?;
            let http = app.http();
            let saved = unless(cancel, async { Ok(http.save(&url, &limits, &mut out).await?) }).await?;
            if !saved.status.is_success() {
                return Err(Failure::because(format!("The server answered with status {}", saved.status.as_u16())));
            }
            Ok((Fetched { file, extension, subtitles: Vec::new() }, name))
        }
    }
}

fn done(tx: &mut Tx, id: i64, now: i64) -> BoxFuture<'_, Result<()>> {
    async move {
        store::set_state(tx, now, id, state::SUCCESS, None).await?;
        Ok(event::emit(tx, now, "import.finished", id).await?)
    }
    .boxed()
}

async fn has_pictures(app: &App, video_id: i64) -> Result<bool> {
    Ok(!video::store::thumbnails_of(&mut app.db.reader().await?, video_id).await?.is_empty())
}

/// Subtitles that cannot be read are left out: the video is worth more than they are.
async fn subtitles(app: &App, import: &ImportRow, video_id: i64, fetched: &Fetched) {
    let Ok(Some(caller)) = caller(app, import.user_id).await else { return };
    for (language, file) in &fetched.subtitles {
        let kept = match tokio::fs::read(file).await {
            Ok(bytes) => captions::keep(app, &caller, video_id, language, bytes).await,
            Err(e) => Err(temporary::refused(e)),
        };
        if let Err(problem) = kept {
            tracing::info!(import = import.id, language, %problem, "subtitles of an imported video are left out");
        }
    }
}

/// Who asked for the import, as they would come themselves.
pub(crate) async fn caller(app: &App, user_id: i64) -> Result<Option<Caller>> {
    let sql = "SELECT u.username, u.role, a.id FROM users u JOIN account a ON a.user_id = u.id WHERE u.id = $1";
    let rows = app.db.reader().await?.rows(Sql::new(sql).bind(user_id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let role = Role::from_number(row.get("role")?).unwrap_or(Role::User);
    let (account_id, username) = (row.get("id")?, row.get("username")?);
    Ok(Some(Caller { user_id, account_id, username, role, session_id: 0 }))
}

/// Records why it did not work.
async fn fail(app: &App, id: i64, why: String) -> Result<()> {
    let now = app.now();
    tracing::info!(import = id, why, "an import failed");
    app.db
        .write((id, why), move |tx, (id, why)| {
            async move {
                let Some(import) = store::find(tx, id).await? else { return Ok(()) };
                if import.state == state::SUCCESS {
                    return Ok(());
                }
                store::set_state(tx, now, id, state::FAILED, Some(&why)).await?;
                if let Some(video) = import.video_id {
                    awaited::file_fails(tx, now, video, false).await?;
                }
                Ok(event::emit(tx, now, "import.finished", id).await?)
            }
            .boxed()
        })
        .await
}
