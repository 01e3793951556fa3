//! Imports from their routes down to the files, on both databases. The "sites" are a web server and a program of the tests' own.

mod channels;
mod fetching;
mod local;
mod managing;
mod requests;
mod torrents;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use job_queue::{Options, Worker};
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;
use world::World;

/// A film of a second, and a picture.
pub(crate) struct Media {
    pub(crate) mp4: Vec<u8>,
    pub(crate) png: Vec<u8>,
}

pub(crate) fn media() -> &'static Media {
    static MEDIA: OnceLock<Media> = OnceLock::new();
    MEDIA.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, arguments: &[&str]| {
            let path: PathBuf = folder.path().join(name);
            #[expect(clippy::disallowed_methods, reason = "trusted sources of our own, outside any sandbox")]
            let status = std::process::Command::new("ffmpeg")
                .args(["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25"])
                .args(arguments)
                .arg(&path)
                .status()
                .unwrap();
            assert!(status.success());
            std::fs::read(path).unwrap()
        };
        let sound = ["-f", "lavfi", "-i", "sine", "-t", "2", "-c:v", "libx264", "-c:a", "aac", "-shortest"];
        Media { mp4: make("a.mp4", &sound), png: make("a.png", &["-frames:v", "1"]) }
    })
}

/// An instance that reaches this machine, with `root`'s tools: a program that pretends to be yt-dlp.
pub(crate) async fn world(t: &TestApp) -> World {
    let w = World::new(t, import::routes(&t.app)).await;
    w.configure(|c| {
        c.federation.prevent_ssrf = false;
        c.import.videos.http.enabled = true;
        c.import.video_channel_synchronization.enabled = true;
        // The next video of a channel is looked at without a pause.
        c.testing.scheduler.channel_import = Duration::ZERO;
        // It runs by itself.
        c.import.videos.http.youtube_dl_release.python_path = None;
    });
    w
}

/// A web server with a film, a picture, a text that calls itself a film, and an address that never answers.
pub(crate) async fn site() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new()
        .route("/My_film.mp4", get(|| async { media().mp4.clone() }))
        .route("/picture.png", get(|| async { media().png.clone() }))
        .route("/text.mp4", get(|| async { "this is no film" }))
        .route("/gone.mp4", get(|| async { (StatusCode::NOT_FOUND, "nothing") }))
        .route("/never.mp4", get(std::future::pending::<&'static str>));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Puts a program into the instance's folder of tools: it tells what `info` says, and gives the film and some subtitles. Of an
/// address with `broken` in it, it says that there is nothing; of one with `endless`, it gives subtitles without end.
pub(crate) fn tool(w: &World, info: &Value) {
    use std::os::unix::fs::PermissionsExt;
    let folder = w.app.config().storage.bin.clone();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("info.json"), info.to_string()).unwrap();
    std::fs::write(folder.join("film.mp4"), &media().mp4).unwrap();
    std::fs::write(folder.join("fr.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n").unwrap();
    let program = folder.join(&w.app.config().import.videos.http.youtube_dl_release.name);
    let script = r#"#!/bin/sh
here=$(dirname "$0")
for last; do :; done
case "$last" in *broken*) echo "ERROR: [generic] This video is not available" >&2; exit 1;; esac
case "$*" in
  *--dump-single-json*) cat "$here/info.json";;
  *) case "$last" in *empty*) exit 0;; esac
     case "$last" in *nameless*) cp "$here/film.mp4" video.unknown_video; exit 0;; esac
     case "$last" in *endless*) n=0; while :; do n=$((n+1)); truncate -s 1M "subtitle.$n.vtt" || exit 1; done;; esac
     cp "$here/film.mp4" video.mp4; cp "$here/fr.vtt" subtitle.fr.vtt; echo nonsense > subtitle.de.vtt;;
esac
"#;
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// The form that most tests send, with an address.
pub(crate) fn form(w: &World, url: &str) -> Value {
    json!({"channelId": w.person("alice").channel_id, "targetUrl": url})
}

/// Runs the imports and the walks that wait, until none does.
pub(crate) async fn work(w: &World) {
    let sql = "SELECT count(*) FROM job WHERE kind IN ('import.fetch', 'import.walk') AND state NOT IN ('completed', 'failed')";
    work_while(w, async |w: &World| w.one::<i64>(sql).await > 0).await;
}

/// Runs what waits, as long as `more` says that there is something to wait for.
pub(crate) async fn work_while(w: &World, more: impl AsyncFn(&World) -> bool) {
    let options = Options {
        node: "test".into(),
        lease: Duration::from_secs(60),
        poll: Duration::from_millis(20),
        backoff: Duration::from_millis(1),
    };
    let stop = w.app.shutdown.child_token();
    let worker = Worker::new(w.app.db.clone(), w.app.clock.as_fn(), import::handlers(&w.app), options);
    let running = tokio::spawn(worker.run(stop.clone()));
    let mut changes = w.app.db.changes();
    loop {
        changes.mark_unchanged();
        if !more(w).await {
            break;
        }
        let _ = tokio::time::timeout(Duration::from_millis(200), changes.changed()).await;
    }
    stop.cancel();
    running.await.unwrap().unwrap();
}

/// The one import as its owner sees it.
pub(crate) async fn only(w: &World) -> Value {
    let list = w.get("alice", "/api/v1/users/me/videos/imports").await.is(200);
    assert_eq!(list["total"], 1, "{list}");
    list["data"][0].clone()
}

/// No work folder is left.
pub(crate) fn nothing_left(w: &World) {
    let left = std::fs::read_dir(&w.app.config().storage.tmp).into_iter().flatten().flatten();
    let left: Vec<_> = left.map(|e| e.file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
}
