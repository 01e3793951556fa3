//! The job `transcoding.build`: from an uploaded file to a published ladder. Started again after a crash it goes on
//! where the files on disk stand.

use crate::engine::{EncodeLimits, Engine, Job};
use crate::order::{Kind, Order};
use crate::record::{self, Publication, local, parent};
use crate::store::Claim;
use crate::{EngineError, Names, Plan, Settings, abandoned, progress::Watcher, source, store, torrent_file};
use catalog::Urls;
use config::value::QuickPass;
use ffmpeg::probe::{ProbeError, longest_keyframe_gap, probe};
use ffmpeg::{Probe, Tools};
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use object_storage::Key;
use platform::id::Ref;
use platform::{App, buckets, random};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::unbounded_channel;
use uuid::Uuid;
use video::store::{FilePlace, PlaylistRow, VideoRow};
use video::{place, publish};

/// How long a job waits for another one that is at work on the same video, in milliseconds.
const BUSY: i64 = 15_000;

/// Runs the job.
pub struct Build(pub App);

impl Handler for Build {
    fn kind(&self) -> &'static str {
        video::create::BUILD
    }
    fn concurrency(&self) -> usize {
        usize::try_from(self.0.config().transcoding.concurrency).unwrap_or(1)
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move { build(&self.0, job).await }.boxed()
    }
    fn failed<'a>(&'a self, job: &'a Context, why: &'a str) -> BoxFuture<'a, ()> {
        async move {
            let Ok(id) = job.id_of("video_id") else { return };
            if let Err(e) = give_up(&self.0, job.id, id, why).await {
                tracing::error!(video.id = id, error = %e, "a failed video cannot be marked as such");
            }
        }
        .boxed()
    }
}

async fn build(app: &App, job: &Context) -> Result<(), Failure> {
    let video_id = job.id_of("video_id")?;
    let order = Order::read(&job.payload);
    let Some((video, claim)) = claim(app, job, video_id).await? else {
        return abandoned::remove(app).await.map_err(retry);
    };
    let work = abandoned::folder(app).join(&video.uuid);
    let known = match claim {
        Claim::Mine { names, .. } => names.map(|names| *names),
        // A job may be run twice.
        Claim::Done => return abandoned::remove_folder(&work).await.map_err(retry),
        Claim::Busy => return postpone(app, job).await,
    };
    let config = app.config();
    let tools = Tools { ffmpeg: config.sepiola.ffmpeg.path.clone(), ffprobe: config.sepiola.ffmpeg.probe_path.clone() };
    let source = source::choose(app, &tools, &video, &work, &job.cancel).await?;
    abandoned::note(&work, &source.path, known.as_ref()).await.map_err(retry)?;
    if source.is_upload {
        source_torrent(app, &video, &source.path).await?;
    }
    let probed = match probe(&tools, &source.path, &job.cancel).await {
        Ok(probed) => probed,
        Err(ProbeError::Tool(e)) => return Err(Failure::Retry(e.to_string())),
        Err(e) => return Err(Failure::Permanent(e.to_string())),
    };
    let settings = settings(app, &order, video_id, known.is_some()).await?;
    let gap = keyframe_gap(&tools, &source.path, &probed, job).await;
    let plan = Plan::new(&probed, &settings, gap);
    let names = names(&plan, known);
    abandoned::note(&work, &source.path, Some(&names)).await.map_err(retry)?;
    let Some((playlist, private)) = open(app, video_id, &names, plan.hls).await? else {
        return abandoned::remove(app).await.map_err(retry);
    };
    let uuid = Uuid::try_parse(&video.uuid).map_err(|e| Failure::Permanent(e.to_string()))?;
    let hls = match plan.hls {
        true => local(app, buckets::STREAMING_PLAYLISTS, &problem(place::hls_folder(&video.uuid, private))?)?,
        false => work.join("hls"),
    };
    let web = local(app, buckets::WEB_VIDEOS, &problem(place::web_video("x", private))?)?;
    let storyboards = local(app, buckets::STORYBOARDS, &key("x")?)?;
    let publication = Publication {
        app: app.clone(),
        video_id,
        uuid,
        title: video.name.clone(),
        playlist_id: playlist.map(|playlist| playlist.id),
        private,
        ladder: names.ladder(),
        replaces: order.replaces,
        hls: hls.clone(),
        web_videos: parent(&web),
    };
    let task = Job {
        picture: picture(app, video_id, &probed).await?,
        plan,
        source: source.path,
        work: work.clone(),
        hls,
        web_videos: parent(&web),
        storyboards: parent(&storyboards),
        names,
    };
    let limits = EncodeLimits {
        time: config.sepiola.ffmpeg.timeout,
        memory: config.sepiola.ffmpeg.memory.0,
        ..EncodeLimits::default()
    };
    carry_out(&Engine { tools, limits }, task, &publication, job).await?;
    abandoned::remove_folder(&work).await.map_err(retry)?;
    app.db
        .write((video_id, app.now()), |tx, (id, now)| {
            async move {
                store::close(tx, now, id, None).await?;
                publish::hls_closed(tx, now, id).await?;
                publish::source_done(tx, now, id).await
            }
            .boxed()
        })
        .await?;
    Ok(())
}

/// The video, and whether the work on it is this job's; none when the video is gone. What a run left that somebody else never ended
/// is removed.
async fn claim(app: &App, job: &Context, video_id: i64) -> Result<Option<(VideoRow, Claim)>, Failure> {
    let input = (video_id, job.id, app.now());
    let claimed = app.db.write(input, |tx, (id, job, now)| {
        async move {
            let Some(video) = video::store::get(tx, id).await? else { return Ok(None) };
            let claim = store::claim(tx, now, id, job).await?;
            if let Claim::Mine { left: Some(left), .. } = &claim {
                publish::hls_closed(tx, now, id).await?;
                publish::forget_unlisted(tx, now, id, &left.ladder()).await?;
            }
            Ok::<_, database::Error>(Some((video, claim)))
        }
        .boxed()
    });
    Ok(claimed.await?)
}

/// Another job is at work on the video: this one comes again as a later one.
async fn postpone(app: &App, job: &Context) -> Result<(), Failure> {
    let input = (job.payload.clone(), app.now());
    let later = app.db.write(input, |tx, (payload, now)| {
        async move {
            let again = NewJob { run_at: now + BUSY, ..NewJob::new(video::create::BUILD, payload, now) };
            job_queue::enqueue(tx, now, again).await.map(drop)
        }
        .boxed()
    });
    Ok(later.await?)
}

/// Keeps the names and opens the publication, if there is to be one; none when the video is gone.
async fn open(
    app: &App,
    video_id: i64,
    names: &Names,
    hls: bool,
) -> Result<Option<(Option<PlaylistRow>, bool)>, Failure> {
    let input = (video_id, app.now(), names.clone());
    let opened = app.db.write(input, move |tx, (id, now, names)| {
        async move {
            let Some(video) = video::store::get(tx, id).await? else { return Ok(None) };
            store::open(tx, now, id, &names).await?;
            let playlist = match hls {
                true => Some(publish::hls_opened(tx, now, id, &names.master_file(), &names.hashes_file()).await?),
                false => None,
            };
            Ok::<_, database::Error>(Some((playlist, video.files_private)))
        }
        .boxed()
    });
    Ok(opened.await?)
}

/// Runs the engine, writes progress and lists finished files, all at once; a failure of either ends both.
async fn carry_out(engine: &Engine, task: Job, publication: &Publication, job: &Context) -> Result<(), Failure> {
    let (sender, events) = unbounded_channel();
    let watcher = Watcher::new(sender);
    let fractions = watcher.fractions();
    let cancel = job.cancel.child_token();
    let rungs = task.plan.resolutions().len();
    let (app, video_id) = (&publication.app, publication.video_id);
    // The engine drops the watcher when it ends, which ends the list of events.
    let making = async { engine.run(&task, watcher, &cancel).await.map_err(failure) };
    let listing = async {
        let listed = record::all(publication, events, &cancel).await;
        if listed.is_err() {
            cancel.cancel();
        }
        listed
    };
    let both = async {
        let (made, listed) = tokio::join!(making, listing);
        listed.and(made)
    };
    tokio::select! {
        result = both => result,
        () = fractions.write(app, video_id, rungs, |p| job.progress(p)) => Ok(()),
    }
}

/// What the job queue does about an engine's failure. A full disk is waited for much longer than attempts last.
fn failure(e: EngineError) -> Failure {
    match e {
        EngineError::Cancelled => Failure::Released,
        e if e.may_retry() => Failure::Retry(e.to_string()),
        e => Failure::Permanent(e.to_string()),
    }
}

async fn give_up(app: &App, job_id: i64, video_id: i64, why: &str) -> Result<(), database::Error> {
    if !store::is_of(&mut app.db.reader().await?, video_id, job_id).await? {
        return Ok(());
    }
    // What is listed stays; the work folder would outlive the video.
    match video::store::find(&mut app.db.reader().await?, Ref::Id(video_id)).await? {
        Some(video) => {
            if let Err(e) = abandoned::remove_folder(&abandoned::folder(app).join(&video.uuid)).await {
                tracing::warn!(video.id = video_id, error = %e, "the work folder of a failed ladder cannot be removed");
            }
            if let Err(e) = list_finished_only(app, &video).await {
                tracing::warn!(video.id = video_id, error = %e, "the master playlist of a failed ladder is left as it grew");
            }
        }
        // It failed because its source went with the video.
        None => {
            if let Err(e) = abandoned::remove(app).await {
                tracing::warn!(video.id = video_id, error = %e, "what a removed video's ladder left cannot be removed yet");
            }
        }
    }
    app.db
        .write((video_id, app.now(), why.to_owned()), |tx, (id, now, why)| {
            async move {
                publish::transcoding_failed(tx, now, id).await?;
                let names = store::run(tx, id).await?.and_then(|run| run.names);
                store::close(tx, now, id, Some(&why)).await?;
                publish::hls_closed(tx, now, id).await?;
                match names {
                    Some(names) => publish::forget_unlisted(tx, now, id, &names.ladder()).await,
                    None => Ok(()),
                }
            }
            .boxed()
        })
        .await
}

/// After a failure nothing grows any more: players must not wait for rungs that stopped half-way.
async fn list_finished_only(app: &App, video: &VideoRow) -> Result<(), Failure> {
    let mut conn = app.db.reader().await?;
    let Some(playlist) = video::store::playlist_of(&mut conn, video.id).await? else { return Ok(()) };
    let files = video::store::files_of(&mut conn, video.id).await?;
    drop(conn);
    let finished: Vec<String> =
        files.iter().filter(|f| f.playlist_id.is_some()).map(FilePlace::media_playlist).collect();
    let folder = problem(place::hls_folder(&video.uuid, video.files_private))?;
    let master = folder.join(&playlist.master_name).map_err(|e| Failure::Permanent(e.to_string()))?;
    let text = match tokio::fs::read_to_string(local(app, buckets::STREAMING_PLAYLISTS, &master)?).await {
        Ok(text) => text,
        // It failed before its first segment.
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Failure::Retry(e.to_string())),
    };
    let kept = hls::playlist::keep_variants(&text, &finished);
    let put = app.storage.put_bytes(buckets::STREAMING_PLAYLISTS, &master, kept.into());
    put.await.map_err(|e| Failure::Retry(e.to_string()))
}

/// The uploaded file is offered to its owner while the ladder is made, as PeerTube offers it: with a torrent, for which
/// PeerTube's command line waits after an upload.
async fn source_torrent(app: &App, video: &VideoRow, source: &Path) -> Result<(), Failure> {
    let mut conn = app.db.reader().await?;
    if video::store::source_torrent(&mut conn, video.id).await?.is_some() {
        return Ok(());
    }
    drop(conn);
    let name = source.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let url = Urls::new(&app.config()).original(name);
    let made =
        torrent_file::make(app, source, &video.name, None, url).await.map_err(|e| Failure::Retry(e.to_string()))?;
    let Some(torrent) = made else { return Ok(()) };
    let input = (video.id, torrent.name.clone(), torrent.info_hash);
    let known = app
        .db
        .write(input, |tx, (id, name, hash)| {
            async move { video::store::set_source_torrent(tx, id, &name, &hash).await }.boxed()
        })
        .await?;
    if !known {
        torrent_file::remove(app, &torrent.name).await;
    }
    Ok(())
}

/// Names of an earlier start are kept; rungs that were not planned then get theirs now.
fn names(plan: &Plan, known: Option<Names>) -> Names {
    let drawn = Names::draw(plan, || random::uuid().to_string());
    let Some(mut names) = known else { return drawn };
    for (resolution, name) in drawn.renditions {
        names.renditions.entry(resolution).or_insert(name);
    }
    for (resolution, name) in drawn.web_videos {
        names.web_videos.entry(resolution).or_insert(name);
    }
    names
}

/// The administrator's choices and what was asked for. `begun` tells that this job goes on with what an earlier start of it began.
async fn settings(app: &App, order: &Order, video_id: i64, begun: bool) -> Result<Settings, Failure> {
    let config = app.config();
    let mut conn = app.db.reader().await?;
    let playlist = video::store::playlist_of(&mut conn, video_id).await?;
    let storyboard = video::store::storyboard_of(&mut conn, video_id).await?;
    let t = &config.transcoding;
    // What was begun as a publication is ended as one, whatever the administrator has chosen since.
    let growing = begun && playlist.is_some_and(|p| p.growing);
    let (hls, web_videos) = match order.only {
        Some(Kind::Hls) => (true, false),
        Some(Kind::WebVideo) => (false, true),
        None => (t.hls.enabled || growing, t.web_videos.enabled || !t.hls.enabled),
    };
    let default = Settings::default();
    Ok(Settings {
        resolutions: t.enabled_resolutions(),
        // Nothing is lost of what there is.
        always_transcode_original_resolution: t.always_transcode_original_resolution || order.only.is_some(),
        fps_max: t.fps.max,
        threads: t.threads,
        hls,
        web_videos,
        split_audio_and_video: t.hls.split_audio_and_video,
        copy_web_ready: t.profile == "default",
        storyboard: config.storyboards.enabled && (order.only.is_none() || storyboard.is_none()),
        quick_pass_after: match config.sepiola.transcoding.quick_pass {
            QuickPass::Always => Duration::ZERO,
            QuickPass::Never => Duration::MAX,
            QuickPass::Auto => default.quick_pass_after,
        },
        ..default
    })
}

/// Measured only for what could be copied: it reads the file once.
async fn keyframe_gap(tools: &Tools, source: &Path, probed: &Probe, job: &Context) -> Option<Duration> {
    let video = probed.video.as_ref().filter(|v| v.codec == "h264")?;
    let window = Duration::from_secs(120);
    match longest_keyframe_gap(tools, source, window, &job.cancel).await {
        Ok(gap) => Some(gap),
        Err(e) => {
            tracing::warn!(error = %e, codec = video.codec, "key frames cannot be looked at; nothing is copied");
            None
        }
    }
}

/// The picture shown with sound-only sources: the video's largest thumbnail.
async fn picture(app: &App, video_id: i64, probed: &Probe) -> Result<Option<PathBuf>, Failure> {
    if probed.video.is_some() {
        return Ok(None);
    }
    let mut conn = app.db.reader().await?;
    let thumbnails = video::store::thumbnails_of(&mut conn, video_id).await?;
    let wide = thumbnails.iter().filter(|t| t.width > t.height).max_by_key(|t| t.width);
    wide.map(|t| local(app, buckets::THUMBNAILS, &key(&t.file_name)?)).transpose()
}

pub(crate) fn retry(e: std::io::Error) -> Failure {
    Failure::Retry(e.to_string())
}

pub(crate) fn key(name: &str) -> Result<Key, Failure> {
    Key::new(name).map_err(|e| Failure::Permanent(e.to_string()))
}

pub(crate) fn problem<T>(result: platform::Result<T>) -> Result<T, Failure> {
    result.map_err(|e| Failure::Permanent(e.to_string()))
}
