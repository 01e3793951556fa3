//! The job `transcoding.build`: from an uploaded file to a published ladder. Started again after a crash it goes on
//! where the files on disk stand.

use crate::engine::{EncodeLimits, Engine, Job};
use crate::record::{self, Publication, local, parent};
use crate::{EngineError, Names, Plan, Settings, abandoned, progress::Watcher, store, torrent_file};
use catalog::Urls;
use config::Config;
use config::value::QuickPass;
use ffmpeg::probe::{ProbeError, longest_keyframe_gap, probe};
use ffmpeg::{Probe, Tools};
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler};
use object_storage::Key;
use platform::id::Ref;
use platform::{App, buckets, random};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::unbounded_channel;
use uuid::Uuid;
use video::{place, publish};

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
            if let Err(e) = give_up(&self.0, id, why).await {
                tracing::error!(video.id = id, error = %e, "a failed video cannot be marked as such");
            }
        }
        .boxed()
    }
}

async fn build(app: &App, job: &Context) -> Result<(), Failure> {
    let video_id = job.id_of("video_id")?;
    let config = app.config();
    let read = app.db.write(video_id, |tx, id| {
        async move {
            let video = video::store::get(tx, id).await?;
            Ok::<_, database::Error>((video, video::store::source_of(tx, id).await?, store::run(tx, id).await?))
        }
        .boxed()
    });
    let (video, source, known) = read.await?;
    // Removed meanwhile, or done already: a job may be run twice.
    let (Some(video), Some(source)) = (video, source) else {
        return abandoned::remove(app).await.map_err(retry);
    };
    let work = abandoned::folder(app).join(&video.uuid);
    if !source.has_file {
        return abandoned::remove_folder(&work).await.map_err(retry);
    }
    let source = local(app, buckets::ORIGINALS, &key(&source.file_name)?)?;
    let tools = Tools { ffmpeg: config.sepiola.ffmpeg.path.clone(), ffprobe: config.sepiola.ffmpeg.probe_path.clone() };
    abandoned::note(&work, &source, known.as_ref().map(|run| &run.names)).await.map_err(retry)?;
    source_torrent(app, &video, &source).await?;
    let probed = match probe(&tools, &source, &job.cancel).await {
        Ok(probed) => probed,
        Err(ProbeError::Tool(e)) => return Err(Failure::Retry(e.to_string())),
        Err(e) => return Err(Failure::Permanent(e.to_string())),
    };
    // What was begun as a publication is ended as one, whatever the administrator has chosen since.
    let begun = video::store::playlist_of(&mut app.db.reader().await?, video_id).await?.is_some_and(|p| p.growing);
    let settings = settings(&config, begun);
    let gap = keyframe_gap(&tools, &source, &probed, job).await;
    let plan = Plan::new(&probed, &settings, gap);
    let names = names(&plan, known.map(|run| run.names));
    abandoned::note(&work, &source, Some(&names)).await.map_err(retry)?;
    let (hls, input) = (settings.hls, (video_id, app.now(), names.clone()));
    let opened = app
        .db
        .write(input, move |tx, (id, now, names)| {
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
        })
        .await?;
    let Some((playlist, private)) = opened else { return abandoned::remove(app).await.map_err(retry) };
    let uuid = Uuid::try_parse(&video.uuid).map_err(|e| Failure::Permanent(e.to_string()))?;
    let hls = match hls {
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
        hls: hls.clone(),
        web_videos: parent(&web),
    };
    let task = Job {
        picture: picture(app, video_id, &probed).await?,
        plan,
        source,
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

async fn give_up(app: &App, video_id: i64, why: &str) -> Result<(), database::Error> {
    // Listed segments stay for another try; the work folder would outlive the video.
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
                store::close(tx, now, id, Some(&why)).await?;
                publish::hls_closed(tx, now, id).await
            }
            .boxed()
        })
        .await
}

/// After a failure nothing grows any more: players must not wait for rungs that stopped half-way.
async fn list_finished_only(app: &App, video: &video::store::VideoRow) -> Result<(), Failure> {
    let mut conn = app.db.reader().await?;
    let Some(playlist) = video::store::playlist_of(&mut conn, video.id).await? else { return Ok(()) };
    let files = video::store::files_of(&mut conn, video.id).await?;
    drop(conn);
    let finished: Vec<String> = files
        .iter()
        .filter(|f| f.playlist_id.is_some())
        .map(|f| f.file_name.replace("-fragmented.mp4", ".m3u8"))
        .collect();
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
async fn source_torrent(app: &App, video: &video::store::VideoRow, source: &Path) -> Result<(), Failure> {
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

/// The administrator's choices. `begun` tells that there is an unfinished publication.
fn settings(config: &Config, begun: bool) -> Settings {
    let t = &config.transcoding;
    let quick = config.sepiola.transcoding.quick_pass;
    let default = Settings::default();
    Settings {
        resolutions: t.enabled_resolutions(),
        always_transcode_original_resolution: t.always_transcode_original_resolution,
        fps_max: t.fps.max,
        threads: t.threads,
        hls: t.hls.enabled || begun,
        web_videos: t.web_videos.enabled || !t.hls.enabled,
        split_audio_and_video: t.hls.split_audio_and_video,
        copy_web_ready: t.profile == "default",
        storyboard: config.storyboards.enabled,
        quick_pass_after: match quick {
            QuickPass::Always => Duration::ZERO,
            QuickPass::Never => Duration::MAX,
            QuickPass::Auto => default.quick_pass_after,
        },
        ..default
    }
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

fn retry(e: std::io::Error) -> Failure {
    Failure::Retry(e.to_string())
}

fn key(name: &str) -> Result<Key, Failure> {
    Key::new(name).map_err(|e| Failure::Permanent(e.to_string()))
}

fn problem<T>(result: platform::Result<T>) -> Result<T, Failure> {
    result.map_err(|e| Failure::Permanent(e.to_string()))
}
