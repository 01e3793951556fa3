//! Who may ask for subtitles, of which videos, and what comes of it.

use crate::{WORKS, ask, captions, nothing_left, progress, spoken, work, world};
use object_storage::{Key, Object};
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::{Value, json};
use std::io::Read as _;

on_both!(
    subtitles_are_written,
    the_language_that_was_said_stays,
    what_people_wrote_stays,
    refusals_are_peertubes,
    moderators_may_begin_again,
    a_listed_file_is_heard_when_the_upload_is_gone,
    a_removed_video_ends_the_work,
    a_cut_off_start_goes_on,
);

async fn subtitles_are_written(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    assert_eq!(progress(&w, &video).await, json!({"state": "none", "progress": 0.0, "error": null}));
    ask(&w, "alice", &video).await.is(204);
    assert_eq!(progress(&w, &video).await["state"], "waiting");
    work(&w).await;
    assert_eq!(progress(&w, &video).await, json!({"state": "done", "progress": 1.0, "error": null}));
    let list = captions(&w, &video).await;
    assert_eq!(list.len(), 1);
    assert_eq!(
        (&list[0]["language"], &list[0]["automaticallyGenerated"]),
        (&json!({"id": "fr", "label": "French"}), &json!(true))
    );
    let name = list[0]["captionPath"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let object = w.app.storage.open(buckets::CAPTIONS, &Key::new(&name).unwrap()).await.unwrap();
    let Object::Local { mut file, .. } = object else { panic!("tests store on disk") };
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nBonjour\n\n");
    // The video speaks French from now on, and others are told of all that.
    assert_eq!(w.one::<Option<String>>("SELECT language FROM video").await.as_deref(), Some("fr"));
    assert_eq!(w.events().await, ["caption.generated", "video.updated"]);
    let told: i64 = w.one("SELECT subject_id FROM event WHERE kind = 'caption.generated'").await;
    assert_eq!(told, w.one::<i64>("SELECT id FROM video_caption").await);
    let job: String = w.one("SELECT state FROM job WHERE kind = 'transcription.write'").await;
    assert_eq!(job, "completed");
    nothing_left(&w).await;
}

async fn the_language_that_was_said_stays(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    w.run("UPDATE video SET language = 'oc' WHERE TRUE").await;
    ask(&w, "alice", &video).await.is(204);
    work(&w).await;
    assert_eq!(captions(&w, &video).await[0]["language"]["id"], "fr");
    assert_eq!(w.one::<String>("SELECT language FROM video").await, "oc");
}

async fn what_people_wrote_stays(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    ask(&w, "alice", &video).await.is(204);
    // While the program is at work, somebody sends subtitles of the same language.
    let path = format!("/api/v1/videos/{}/captions/fr", video.uuid);
    let file: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:01.000\nSalut\n";
    w.form("alice", "PUT", &path, &[], &[("captionfile", "a.vtt", file)]).await.is(204);
    let before = captions(&w, &video).await;
    work(&w).await;
    assert_eq!(captions(&w, &video).await, before);
    assert_eq!(before[0]["automaticallyGenerated"], false);
    assert_eq!(progress(&w, &video).await["state"], "done");
    assert!(!w.events().await.contains(&"caption.generated".to_owned()));
    nothing_left(&w).await;
    // Those that a program wrote are replaced by what people send.
    w.run("UPDATE video_caption SET automatically_generated = TRUE WHERE TRUE").await;
    w.form("alice", "PUT", &path, &[], &[("captionfile", "a.vtt", file)]).await.is(204);
    assert_eq!(captions(&w, &video).await[0]["automaticallyGenerated"], false);
}

async fn refusals_are_peertubes(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    let path = format!("/api/v1/videos/{}/captions/generate", video.uuid);
    w.configure(|c| c.video_transcription.enabled = false);
    ask(&w, "alice", &video).await.refused(400, "Video transcription is disabled on this instance");
    w.configure(|c| c.video_transcription.enabled = true);
    w.post("alice", &path, json!({"forceTranscription": "x"})).await.names(&["forceTranscription"]);
    w.post("alice", "/api/v1/videos/x/captions/generate", json!({})).await.names(&["videoId"]);
    w.post("alice", "/api/v1/videos/4711/captions/generate", json!({})).await.refused(404, "Video not found");
    ask(&w, "", &video).await.is(401);
    ask(&w, "bob", &video).await.refused(403, "Cannot manage a video of another user.");
    w.get("bob", &format!("/api/v1/videos/{}/transcription-progress", video.uuid)).await.is(403);
    w.get("", &format!("/api/v1/videos/{}/transcription-progress", video.uuid)).await.is(401);
    w.get("alice", "/api/v1/videos/4711/transcription-progress").await.is(404);
    w.run("UPDATE video SET is_live = TRUE WHERE TRUE").await;
    ask(&w, "alice", &video).await.refused(400, "Subtitles of a live stream cannot be written by a program");
    w.run("UPDATE video SET is_live = FALSE WHERE TRUE").await;
    w.run("UPDATE video SET is_local = FALSE WHERE TRUE").await;
    ask(&w, "root", &video).await.refused(400, "Subtitles of another server's video cannot be written here");
    w.run("UPDATE video SET is_local = TRUE WHERE TRUE").await;
    w.run("UPDATE video_source SET probe = '{\"audio\": null}' WHERE TRUE").await;
    ask(&w, "alice", &video).await.refused(400, "This video has no sound");
    w.run("UPDATE video_source SET probe = '{\"audio\": {}}' WHERE TRUE").await;
    ask(&w, "alice", &video).await.is(204);
    let refused = ask(&w, "alice", &video).await.refused(409, "Subtitles of this video are being written already");
    assert_eq!(refused["code"], "video_already_being_transcribed");
    work(&w).await;
    ask(&w, "alice", &video).await.refused(400, "This video has subtitles already");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'transcription.write'").await, 1);
}

async fn moderators_may_begin_again(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    let path = format!("/api/v1/videos/{}/captions/generate", video.uuid);
    ask(&w, "alice", &video).await.is(204);
    let force = json!({"forceTranscription": true});
    let only = "Only moderators may have subtitles written once more";
    w.post("alice", &path, force.clone()).await.refused(403, only);
    w.post("mod", &path, force).await.is(204);
    work(&w).await;
    // The first job found that another one does it.
    assert_eq!(captions(&w, &video).await.len(), 1);
    assert_eq!(w.events().await, ["caption.generated", "video.updated"]);
    let states: Vec<String> = w.all("SELECT state FROM job WHERE kind = 'transcription.write'").await;
    assert_eq!(states, ["completed", "completed"]);
}

async fn a_listed_file_is_heard_when_the_upload_is_gone(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    w.run("UPDATE video_source SET has_file = FALSE WHERE TRUE").await;
    ask(&w, "alice", &video).await.refused(400, "This video has no sound");
    w.run(
        "INSERT INTO video_file (video_id, resolution, width, height, fps, size, file_name, has_audio, has_video, created_at, updated_at) \
         SELECT id, 90, 160, 90, 25, 1, 'film-90.mp4', TRUE, TRUE, 0, 0 FROM video",
    )
    .await;
    let key = video::place::web_video("film-90.mp4", false).unwrap();
    let path = w.app.storage.local_path(buckets::WEB_VIDEOS, &key).unwrap();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, crate::film()).unwrap();
    ask(&w, "alice", &video).await.is(204);
    work(&w).await;
    assert_eq!(progress(&w, &video).await["state"], "done");
    assert_eq!(captions(&w, &video).await.len(), 1);
}

async fn a_removed_video_ends_the_work(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    ask(&w, "alice", &video).await.is(204);
    w.delete("alice", &format!("/api/v1/videos/{}", video.uuid)).await.is(204);
    work(&w).await;
    assert_eq!(w.one::<String>("SELECT state FROM job WHERE kind = 'transcription.write'").await, "completed");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM transcription").await, 0);
    nothing_left(&w).await;
}

async fn a_cut_off_start_goes_on(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    ask(&w, "alice", &video).await.is(204);
    // As a crash leaves it.
    w.run("UPDATE job SET state = 'active', lease_owner = 'test', lease_until = 0, attempts = 1, started_at = 0").await;
    assert_eq!(progress(&w, &video).await["state"], "running");
    work(&w).await;
    assert_eq!(captions(&w, &video).await.len(), 1);
    // The job runs once more, and does nothing twice.
    w.run("UPDATE job SET state = 'waiting', finished_at = NULL WHERE kind = 'transcription.write'").await;
    work(&w).await;
    assert_eq!(w.events().await, ["caption.generated", "video.updated"]);
    let shown: Value = progress(&w, &video).await;
    assert_eq!(shown["state"], "done");
}
