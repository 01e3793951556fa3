//! `/download/videos/generate/…`: the chosen pictures and the chosen sound of a video put into one file while it is sent.
//!
//! Nothing is encoded and nothing is written to disk: a locked-in ffmpeg copies the streams into a pipe. It ends with the
//! client, with one that takes nothing for a while, and with the server; only so many run at once.

use std::path::PathBuf;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::response::Response;
use catalog::Downloads;
use database::{Error, FromRow, Row, Sql};
use ffmpeg::{Child, Invocation, Limits, Sandbox, ToolError};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderValue, Method, StatusCode};
use object_storage::Key;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Problem, Result, buckets};
use tokio::io::AsyncReadExt;
use tokio::process::ChildStdout;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::admission::{Credentials, admit};
use super::rights::{Generating, Rights, Subject, Video};
use super::{hls, media_type, send, web_video};
use crate::range::attachment;

/// Bytes sent at a time.
const PIECE: usize = 64 << 10;
/// Pieces that may wait for the client.
const AHEAD: usize = 4;
/// A client that takes nothing for this long is gone.
const STALL: Duration = Duration::from_secs(60);

/// A chosen file.
struct Chosen {
    file_name: String,
    resolution: i64,
    is_hls: bool,
    has_audio: bool,
    has_video: bool,
}

impl FromRow for Chosen {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Chosen {
            file_name: row.get("file_name")?,
            resolution: row.get("resolution")?,
            is_hls: row.get::<Option<i64>>("playlist_id")?.is_some(),
            has_audio: row.get("has_audio")?,
            has_video: row.get("has_video")?,
        })
    }
}

/// What is sent, by the extension of the best chosen file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Container {
    extension: &'static str,
    arguments: &'static [&'static str],
}

fn container(files: &[Chosen]) -> Container {
    const FRAGMENTED: &[&str] = &["-movflags", "+frag_keyframe+empty_moov+delay_moov+default_base_moof", "-f", "mp4"];
    let best = files.iter().max_by_key(|f| f.resolution);
    let extension = best.and_then(|f| f.file_name.rsplit_once('.')).map_or("mp4", |(_, extension)| extension);
    match extension {
        "mp4" if files.iter().all(|f| !f.has_video) => Container { extension: "m4a", arguments: FRAGMENTED },
        "mp4" | "m4v" | "mov" => Container { extension: "mp4", arguments: FRAGMENTED },
        "webm" => Container { extension: "webm", arguments: &["-f", "webm"] },
        "ogv" => Container { extension: "ogv", arguments: &["-f", "ogg"] },
        "ogg" => Container { extension: "ogg", arguments: &["-f", "ogg"] },
        "mp3" => Container { extension: "mp3", arguments: &["-f", "mp3"] },
        _ => Container { extension: "mkv", arguments: &["-f", "matroska"] },
    }
}

/// Generates a download.
pub(super) async fn generate(
    State(rights): State<Rights>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response> {
    let (parts, _) = request.into_parts();
    // With an extension it is a "raw file", to be played where it is linked, and gets no name to be saved under.
    let bare = name.strip_suffix(".mp4").or_else(|| name.strip_suffix(".m4a"));
    let which = Ref::parse(bare.unwrap_or(&name)).ok_or_else(|| not_an_id(bare.unwrap_or(&name)))?;
    let app = rights.app();
    let mut conn = app.db.reader().await?;
    let mut sql = Sql::new("SELECT id, uuid, url, name, download_enabled FROM video WHERE is_local AND ");
    match which {
        Ref::Id(id) => sql.push("id = ").arg(id),
        Ref::Uuid(uuid) => sql.push("uuid = ").arg(uuid.to_string()),
    };
    let rows = conn.rows(sql).await?;
    let row = rows.first().ok_or_else(|| Problem::not_found("Video not found"))?;
    let (id, uuid): (i64, String) = (row.get("id")?, row.get("uuid")?);
    let (url, title): (String, String) = (row.get("url")?, row.get("name")?);
    let enabled: bool = row.get("download_enabled")?;
    drop(conn);
    let uuid = Uuid::try_parse(&uuid).map_err(Problem::internal)?;
    let video = rights.find(Subject::Folder(uuid)).await?.ok_or_else(send::not_found)?;
    admit(app, &video, &Credentials::of(&parts)).await?;
    if !enabled {
        return Err(Problem::forbidden("Downloads are disabled for this video"));
    }
    let mut fields = Fields::query(parts.uri.query());
    let ids = |v: &serde_json::Value| read::ints(2)(v).filter(|ids| !ids.is_empty());
    let ids = fields.required("videoFileIds", "Invalid value", ids).unwrap_or_default();
    fields.finish()?;
    let files = chosen(app, id, &ids).await?;
    if files.is_empty() {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        let sentence = format!("No files found ({}) to download video {url}", ids.join(", "));
        return Err(Problem::not_found(sentence));
    }
    if files.iter().filter(|f| f.has_video).count() > 1 || files.iter().filter(|f| f.has_audio).count() > 1 {
        let sentence = "Cannot generate a container with multiple video/audio files: one of each at most";
        return Err(Problem::bad_request(sentence));
    }
    let container = container(&files);
    let body = match parts.method {
        Method::HEAD => Body::empty(),
        _ => {
            let most = app.config().download_generate_video.max_parallel_downloads;
            let permit = rights.generating(most).ok_or_else(too_many)?;
            let body = muxed(app, &video, &files, container, permit).await?;
            app.shared::<Downloads>().count(app.now(), id);
            body
        }
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    let file_name = format!("{title}.{}", container.extension);
    let plain = HeaderValue::from_static("application/octet-stream");
    headers.insert(CONTENT_TYPE, media_type::of(&file_name).unwrap_or(plain));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if bare.is_none() {
        headers.insert(CONTENT_DISPOSITION, attachment(&file_name));
    }
    Ok(response)
}

fn not_an_id(text: &str) -> Problem {
    let mut fields = Fields::param("id", text);
    fields.wrong("id", "Should have a valid video id (id, short UUID or UUID)");
    fields.finish().err().unwrap_or_else(send::not_found)
}

fn too_many() -> Problem {
    let sentence = "Too many parallel downloads on this server. Please try again later.";
    Problem::new(StatusCode::TOO_MANY_REQUESTS, sentence)
}

async fn chosen(app: &App, video_id: i64, ids: &[i64]) -> Result<Vec<Chosen>> {
    let mut sql =
        Sql::new("SELECT file_name, resolution, playlist_id, has_audio, has_video FROM video_file WHERE video_id = ");
    // Pictures first, so that they are the first stream.
    sql.arg(video_id).push(" AND id IN ").list(ids.iter().copied()).push(" ORDER BY resolution DESC");
    Ok(app.db.reader().await?.all(sql).await?)
}

/// Where a file lies on disk now.
async fn path(app: &App, video: &Video, file: &Chosen) -> Result<PathBuf> {
    let (bucket, places) = match file.is_hls {
        true => (buckets::STREAMING_PLAYLISTS, hls::places(video, &file.file_name)),
        false => (buckets::WEB_VIDEOS, web_video::places(video, &file.file_name)),
    };
    for place in places {
        let key = Key::new(place).map_err(|_| send::not_found())?;
        if app.storage.size(bucket, &key).await?.is_some()
            && let Some(path) = app.storage.local_path(bucket, &key)
        {
            return Ok(path);
        }
    }
    Err(send::not_found())
}

/// Starts the child and waits for its first bytes, so that a failure can still be told.
async fn muxed(app: &App, video: &Video, files: &[Chosen], container: Container, permit: Generating) -> Result<Body> {
    let config = app.config();
    let mut paths = Vec::new();
    for file in files {
        paths.push(path(app, video, file).await?);
    }
    let limits = Limits {
        cpu: config.sepiola.ffmpeg.timeout,
        wall: config.sepiola.ffmpeg.timeout,
        memory: config.sepiola.ffmpeg.memory.0,
        nice: 5,
        ..Limits::default()
    };
    let sandbox = Sandbox::reading(paths.iter().cloned()).limited(limits);
    let call = paths.iter().fold(video::inspect::tools(&config).ffmpeg(sandbox), |call, path| call.media(path));
    let call = streams(call, files).args(["-c", "copy", "-map_metadata", "-1", "-sn", "-dn"]);
    let started = call.args(container.arguments).args(["pipe:1"]).spawn().await;
    let mut child = started.map_err(|e| failed(&e))?;
    let mut stdout = child.take_stdout().ok_or_else(|| Problem::internal("a child has no output"))?;
    let first = piece(&mut stdout).await.map_err(Problem::internal)?;
    if first.is_empty() {
        return Err(match child.wait(&app.shutdown).await {
            Err(e) => failed(&e),
            Ok(_) => Problem::internal("ffmpeg made nothing"),
        });
    }
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::spawn(pump(app.clone(), child, stdout, first, sender, permit));
    let stream = futures::stream::unfold(receiver, |mut receiver| async {
        let piece: std::io::Result<Bytes> = receiver.recv().await?;
        Some((piece, receiver))
    });
    Ok(Body::from_stream(stream))
}

/// Takes pictures from the first file that has some, and sound from the first that has some.
fn streams(call: Invocation, files: &[Chosen]) -> Invocation {
    let of = |has: fn(&Chosen) -> bool| files.iter().position(has);
    let mut call = call;
    if let Some(at) = of(|f| f.has_video) {
        call = call.args(["-map".to_owned(), format!("{at}:v:0")]);
    }
    if let Some(at) = of(|f| f.has_audio) {
        call = call.args(["-map".to_owned(), format!("{at}:a:0")]);
    }
    call
}

fn failed(error: &ToolError) -> Problem {
    tracing::warn!(%error, "a download could not be generated");
    let sentence = "Cannot process video download at the moment. Please try again later.";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, sentence)
}

async fn piece(stdout: &mut ChildStdout) -> std::io::Result<Bytes> {
    let mut piece = Vec::with_capacity(PIECE);
    while piece.len() < PIECE {
        if stdout.read_buf(&mut piece).await? == 0 {
            break;
        }
    }
    Ok(piece.into())
}

/// Hands on what the child makes. Whoever does not take it any more ends the child, because that is dropped here.
async fn pump(
    app: App,
    child: Child,
    mut stdout: ChildStdout,
    first: Bytes,
    sender: mpsc::Sender<std::io::Result<Bytes>>,
    permit: Generating,
) {
    let mut next = first;
    let ended = loop {
        let sent = tokio::select! {
            () = app.shutdown.cancelled() => return,
            sent = tokio::time::timeout(STALL, sender.send(Ok(next))) => sent,
        };
        if !matches!(sent, Ok(Ok(()))) {
            return;
        }
        let read = tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = sender.closed() => return,
            read = piece(&mut stdout) => read,
        };
        match read {
            Ok(piece) if piece.is_empty() => break child.wait(&app.shutdown).await.map(drop),
            Ok(piece) => next = piece,
            Err(e) => break Err(ToolError::Io { program: child.program().to_owned(), source: e }),
        }
    };
    if let Err(error) = ended {
        tracing::warn!(%error, "a generated download broke off");
        // The client must not take half a file for a whole one.
        let _ = sender.send(Err(std::io::Error::other("the download broke off"))).await;
    }
    drop(permit);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, resolution: i64) -> Chosen {
        Chosen { file_name: name.into(), resolution, is_hls: true, has_audio: true, has_video: resolution > 0 }
    }

    #[test]
    fn the_best_file_names_the_container() {
        let of = |files: &[Chosen]| container(files).extension;
        assert_eq!(of(&[file("a-720-fragmented.mp4", 720), file("b-0-fragmented.mp4", 0)]), "mp4");
        assert_eq!(of(&[file("b-0-fragmented.mp4", 0)]), "m4a");
        assert_eq!(of(&[file("a.webm", 360)]), "webm");
        assert_eq!(of(&[file("a.avi", 360)]), "mkv");
    }
}
