//! Subtitles written by a program, from the route to the file, on both databases. The program is a script of the tests' own.

mod asking;
mod engines;
mod published;

use database::Sql;
use platform::buckets;
use platform::testing::TestApp;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::OnceLock;
use world::{Answer, Video, World};

/// A film of two seconds with sound.
pub(crate) fn film() -> &'static [u8] {
    static FILM: OnceLock<Vec<u8>> = OnceLock::new();
    FILM.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("a.mp4");
        #[expect(clippy::disallowed_methods, reason = "trusted sources of our own, outside any sandbox")]
        let status = std::process::Command::new("ffmpeg")
            .args(["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25", "-f", "lavfi", "-i", "sine"])
            .args(["-t", "2", "-c:v", "libx264", "-c:a", "aac", "-shortest"])
            .arg(&path)
            .status()
            .unwrap();
        assert!(status.success());
        std::fs::read(path).unwrap()
    })
}

/// What a program that works does: it looks at the sound, tells how far it is, and writes what it "heard" (in French).
pub(crate) const WORKS: &str = r#"
[ "$(head -c 4 "$audio")" = RIFF ] || exit 9
size=$(wc -c < "$audio"); [ "$size" -gt 60000 ] && [ "$size" -lt 70000 ] || exit 8
echo "[00:00.000 --> 00:01.000]  Bonjour"
printf 'WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n\n' > "$out/audio.vtt"
printf '{"text": " Bonjour", "segments": [], "language": "fr"}' > "$out/audio.json"
"#;

/// An instance where subtitles are written by a program that does this.
pub(crate) async fn world(t: &TestApp, script: &str) -> World {
    let w = World::new(t, transcription::routes(&t.app).merge(video::routes(&t.app))).await;
    engine(&w, script);
    w.configure(|c| c.video_transcription.enabled = true);
    w
}

/// Puts a program into the instance's folder of tools. It knows the folder it writes to as `$out`, and the sound as `$audio`.
pub(crate) fn engine(w: &World, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    let folder = w.app.config().storage.bin.clone();
    std::fs::create_dir_all(&folder).unwrap();
    let program = folder.join("whisper-ctranslate2");
    let whole = format!(
        "#!/bin/sh\nfor audio; do :; done\nwhile [ $# -gt 0 ]; do [ \"$1\" = --output_dir ] && out=$2; shift; done\n{script}"
    );
    std::fs::write(&program, whole).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// A video of alice whose file waits to be transcoded.
pub(crate) async fn spoken(w: &World) -> Video {
    let video = w.video("alice", "spoken").await;
    w.run("DELETE FROM video_file WHERE TRUE").await;
    let name = format!("{}.mp4", video.uuid);
    let sql = "INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, created_at, updated_at) \
               SELECT id, $1, 'a.mp4', 1, '{\"audio\": {}}', TRUE, TRUE, 0, 0 FROM video";
    w.run(Sql::new(sql).bind(&name)).await;
    let path = w.app.storage.local_path(buckets::ORIGINALS, &video::place::key(&name).unwrap()).unwrap();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, film()).unwrap();
    video
}

pub(crate) async fn ask(w: &World, who: &str, video: &Video) -> Answer {
    w.post(who, &format!("/api/v1/videos/{}/captions/generate", video.uuid), serde_json::json!({})).await
}

pub(crate) async fn work(w: &World) {
    w.work(transcription::handlers(&w.app)).await;
}

pub(crate) async fn captions(w: &World, video: &Video) -> Vec<Value> {
    let list = w.get("alice", &format!("/api/v1/videos/{}/captions", video.uuid)).await.is(200);
    list["data"].as_array().unwrap().clone()
}

pub(crate) async fn progress(w: &World, video: &Video) -> Value {
    w.get("alice", &format!("/api/v1/videos/{}/transcription-progress", video.uuid)).await.is(200)
}

/// Neither a work folder nor a file of subtitles is left.
pub(crate) async fn nothing_left(w: &World) {
    let left = std::fs::read_dir(&w.app.config().storage.tmp).into_iter().flatten().flatten();
    let left: Vec<_> = left.map(|e| e.file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
    video::sweep::remove_due(&w.app, || false).await.unwrap();
    let kept = w.app.storage.list(buckets::CAPTIONS, None, None, 100).await.unwrap().entries.len();
    assert_eq!(i64::try_from(kept).unwrap(), w.one::<i64>("SELECT count(*) FROM video_caption").await);
}
