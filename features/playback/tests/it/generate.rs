//! Downloads that are put together while they are sent.

use std::path::Path;

use object_storage::Key;
use platform::testing::TestApp;
use platform::{buckets, on_both};

use crate::scene::{PRIVATE, PUBLIC, Scene, Video};

on_both! {
    pictures_and_sound_become_one_file,
    who_may_not_watch_generates_nothing,
    what_cannot_be_put_together_is_refused,
    only_so_many_run_at_once,
}

fn ffmpeg(arguments: &[&str], out: &Path) {
    #[expect(clippy::disallowed_methods, reason = "trusted sources of our own, outside any sandbox")]
    let status = std::process::Command::new("ffmpeg").args(["-v", "error", "-y"]).args(arguments).arg(out).status();
    assert!(status.unwrap().success());
}

/// The streams of a file, as `video` or `audio`.
fn streams(file: &Path) -> String {
    #[expect(clippy::disallowed_methods, reason = "trusted sources of our own, outside any sandbox")]
    let out = std::process::Command::new("ffprobe")
        .args(["-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0"])
        .arg(file)
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A video whose publication has pictures without sound (file 10) and sound of its own (file 19).
async fn scene(test: &TestApp, video: &Video) -> Scene {
    let scene = Scene::new(test).await;
    scene.video(video).await;
    scene
        .sql(&[
            "UPDATE video_file SET has_audio = FALSE WHERE playlist_id IS NOT NULL",
            "INSERT INTO video_file (id, video_id, playlist_id, resolution, width, height, fps, size, file_name, has_audio, \
             has_video, created_at, updated_at) SELECT 19, 1, 1, 0, 0, 0, 0, 1, '1-0-fragmented.mp4', TRUE, FALSE, 0, 0",
        ])
        .await;
    let folder = tempfile::tempdir().unwrap();
    let (pictures, sound) = (folder.path().join("v.mp4"), folder.path().join("a.mp4"));
    let fragmented = ["-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-t", "2"];
    ffmpeg(
        &[&["-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25", "-c:v", "libx264"][..], &fragmented].concat(),
        &pictures,
    );
    ffmpeg(&[&["-f", "lavfi", "-i", "sine", "-c:a", "aac"][..], &fragmented].concat(), &sound);
    let place = catalog::urls::hls_folder(video.uuid(), video.files_private);
    for (name, file) in [("1-480-fragmented.mp4", pictures), ("1-0-fragmented.mp4", sound)] {
        let key = Key::new(format!("{place}/{name}")).unwrap();
        scene.app.storage.put_file(buckets::STREAMING_PLAYLISTS, &key, &file).await.unwrap();
    }
    scene
}

fn address(video: &Video, rest: &str) -> String {
    format!("/download/videos/generate/{}{rest}", video.uuid())
}

async fn pictures_and_sound_become_one_file(test: &TestApp) {
    let video = Video::new(1, PUBLIC);
    let scene = scene(test, &video).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("got.mp4");
    for (rest, expected, disposition, kind) in [
        ("?videoFileIds=10&videoFileIds=19", "video audio", Some("attachment; filename=\"My video.mp4\""), "video/mp4"),
        ("?videoFileIds[]=10", "video", Some("attachment; filename=\"My video.mp4\""), "video/mp4"),
        ("?videoFileIds=19", "audio", Some("attachment; filename=\"My video.m4a\""), "audio/mp4"),
        (".mp4?videoFileIds=10&videoFileIds=19", "video audio", None, "video/mp4"),
    ] {
        let answer = scene.get(&address(&video, rest)).await;
        assert_eq!(answer.status, 200, "{rest}");
        assert_eq!((answer.header("content-disposition"), answer.header("content-type")), (disposition, Some(kind)));
        std::fs::write(&file, &answer.body).unwrap();
        assert_eq!(streams(&file), expected, "{rest}");
    }
    let counted = scene.app.shared::<catalog::Downloads>().take();
    assert_eq!(counted.iter().map(|c| (c.video_id, c.downloads)).collect::<Vec<_>>(), [(1, 4)]);
    let head = scene.ask("HEAD", &address(&video, "?videoFileIds=10"), &[]).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}

async fn who_may_not_watch_generates_nothing(test: &TestApp) {
    let video = Video::new(1, PRIVATE);
    let scene = scene(test, &video).await;
    let chosen = address(&video, "?videoFileIds=10");
    assert_eq!(scene.status(&chosen, None).await, 401);
    assert_eq!(scene.status(&chosen, Some("8")).await, 403);
    assert_eq!(scene.status(&chosen, Some("7")).await, 200);
    assert_eq!(scene.status(&format!("{chosen}&videoFileToken={}", scene.token(&video)), None).await, 200);
    assert_eq!(scene.status(&format!("{chosen}&videoFileToken=x"), None).await, 403);
    scene.sql(&["UPDATE video SET download_enabled = FALSE"]).await;
    assert_eq!(scene.status(&chosen, Some("7")).await, 403);
}

async fn what_cannot_be_put_together_is_refused(test: &TestApp) {
    let video = Video::new(1, PUBLIC);
    let scene = scene(test, &video).await;
    for (rest, status) in [
        ("", 400),
        ("?videoFileIds=x", 400),
        ("?videoFileIds=10&videoFileIds=11&videoFileIds=19", 400),
        ("?videoFileIds=10&videoFileIds=11", 400),
        ("?videoFileIds=4711", 404),
        // The plain file of this scene is no media file.
        ("?videoFileIds=11", 503),
    ] {
        assert_eq!(scene.status(&address(&video, rest), None).await, status, "{rest}");
    }
    assert_eq!(scene.status("/download/videos/generate/4711?videoFileIds=10", None).await, 404);
    assert_eq!(scene.status("/download/videos/generate/x?videoFileIds=10", None).await, 400);
}

async fn only_so_many_run_at_once(test: &TestApp) {
    let video = Video::new(1, PUBLIC);
    let scene = scene(test, &video).await;
    let mut config = (*scene.app.config()).clone();
    config.download_generate_video.max_parallel_downloads = 0;
    scene.app.set_config(config.clone());
    let chosen = address(&video, "?videoFileIds=10");
    let refused = scene.get(&chosen).await;
    assert_eq!(refused.status, 429);
    let sentence = "Too many parallel downloads on this server. Please try again later.";
    assert_eq!(refused.json()["detail"], sentence);
    config.download_generate_video.max_parallel_downloads = 1;
    scene.app.set_config(config);
    // A failed one gives its place back.
    assert_eq!(scene.status(&address(&video, "?videoFileIds=11"), None).await, 503);
    assert_eq!(scene.status(&chosen, None).await, 200);
}
