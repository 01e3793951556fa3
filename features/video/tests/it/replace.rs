//! `videos/{id}/source/replace-resumable`: who may, what is refused, and the file as it was sent where nothing is transcoded.

use crate::support::{Answer, World, media, request};
use axum::body::Body;
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::json;

on_both!(
    without_transcoding_the_file_is_there_at_once,
    who_may_not_replaces_nothing,
    what_cannot_be_replaced_is_refused,
    uploads_keep_to_their_addresses,
    a_file_that_is_refused_changes_nothing,
    another_file_counts_against_the_owners_quota,
);

async fn video(w: &World) -> String {
    let fields = [("name", "a video"), ("channelId", "1"), ("privacy", "1")];
    let sent = w.upload("alice", &fields, Some(("video.webm", &media().webm))).await.expect(200);
    format!("/api/v1/videos/{}", sent.body["video"]["uuid"].as_str().unwrap())
}

async fn init(w: &World, who: &str, path: &str, name: &str, size: usize) -> Answer {
    let request = request(who, "POST", &format!("{path}/source/replace-resumable"))
        .header("content-type", "application/json")
        .header("x-upload-content-length", size.to_string());
    w.send(request.body(Body::from(json!({"filename": name}).to_string())).unwrap()).await
}

fn location(answer: &Answer) -> String {
    answer.header("location").unwrap().strip_prefix("//127.0.0.1:9000").unwrap().to_owned()
}

async fn put(w: &World, who: &str, to: &str, all: &[u8], from: usize, until: usize) -> Answer {
    let range = format!("bytes {from}-{}/{}", until - 1, all.len());
    let request = request(who, "PUT", to).header("content-range", range);
    w.send(request.body(Body::from(all[from..until].to_vec())).unwrap()).await
}

async fn world(test: &TestApp) -> (World, String) {
    let w = World::new(test).await;
    w.configure(|c| {
        c.video_file.update.enabled = true;
        c.transcoding.enabled = false;
        c.transcoding.allow_audio_files = false;
    });
    let path = video(&w).await;
    (w, path)
}

async fn without_transcoding_the_file_is_there_at_once(test: &TestApp) {
    let (w, path) = world(test).await;
    let before = w.files(buckets::WEB_VIDEOS).await;
    w.run("UPDATE video SET duration = 99, views = 5").await;
    w.run(
        "INSERT INTO streaming_playlist (id, video_id, master_name, hashes_name, created_at, updated_at) \
           VALUES (5, 1, 'm.m3u8', 'h.json', 0, 0)",
    )
    .await;
    w.run("INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, has_audio, has_video, \
           created_at, updated_at) VALUES (1, 5, 90, 160, 90, 25, 1, 'a-90-fragmented.mp4', TRUE, TRUE, 0, 0)").await;
    let all = &media().webm;
    let begun = init(&w, "alice", &path, "another.webm", all.len()).await.expect(201);
    let to = location(&begun);
    let half = all.len() / 2;
    let more = put(&w, "alice", &to, all, 0, half).await.expect(308);
    assert_eq!(more.header("range"), Some(format!("bytes=0-{}", half - 1).as_str()));
    let done = put(&w, "alice", &to, all, half, all.len()).await.expect(200);
    let keys: Vec<&String> = done.body.as_object().unwrap().keys().collect();
    let expected =
        ["inputFilename", "fileDownloadUrl", "resolution", "size", "width", "height", "fps", "metadata", "createdAt"];
    assert_eq!(keys, expected);
    assert_eq!((&done.body["inputFilename"], &done.body["fileDownloadUrl"]), (&json!("another.webm"), &json!(null)));
    // The answer was lost: the last piece comes again.
    let again = put(&w, "alice", &to, all, half, all.len()).await.expect(200);
    assert_eq!(again.body, done.body);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video WHERE duration = 2 AND views = 5 AND state = 1").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video WHERE input_file_updated_at IS NOT NULL").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_file").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM streaming_playlist").await, 0, "it was made from the old file");
    assert_ne!(w.files(buckets::WEB_VIDEOS).await, before);
    w.assert_tidy().await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM event WHERE kind = 'video.published'").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM event WHERE kind = 'video.updated'").await, 1);
}

async fn who_may_not_replaces_nothing(test: &TestApp) {
    let (w, path) = world(test).await;
    init(&w, "", &path, "a.webm", 10).await.expect(401);
    let refused = init(&w, "bob", &path, "a.webm", 10).await.expect(403);
    assert_eq!(refused.body["detail"], "Cannot manage a video of another user.");
    w.configure(|c| c.video_file.update.enabled = false);
    let refused = init(&w, "alice", &path, "a.webm", 10).await.expect(403);
    let sentence = "Updating the file of an existing video is not allowed on this instance";
    assert_eq!(refused.body["detail"], sentence);
    w.configure(|c| c.video_file.update.enabled = true);
    let to = location(&init(&w, "alice", &path, "a.webm", media().webm.len()).await.expect(201));
    put(&w, "bob", &to, &media().webm, 0, 10).await.expect(403);
    w.empty("bob", "DELETE", &to).await.expect(403);
    // It is not allowed any more when it is whole.
    w.configure(|c| c.video_file.update.enabled = false);
    let all = &media().webm;
    let refused = put(&w, "alice", &to, all, 0, all.len()).await.expect(403);
    assert_eq!(refused.body["detail"], sentence);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video WHERE input_file_updated_at IS NULL").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM upload").await, 0);
    w.assert_tidy().await;
}

async fn what_cannot_be_replaced_is_refused(test: &TestApp) {
    let (w, path) = world(test).await;
    init(&w, "alice", "/api/v1/videos/4711", "a.webm", 10).await.expect(404);
    let wrong = init(&w, "alice", "/api/v1/videos/x", "a.webm", 10).await.expect(400);
    assert!(wrong.body["invalid-params"]["id"].is_object());
    let wrong = init(&w, "alice", &path, "", 0).await.expect(400);
    let named: Vec<&String> = wrong.body["invalid-params"].as_object().unwrap().keys().collect();
    assert_eq!(named, ["filename", "x-upload-content-length"]);
    let refused = init(&w, "alice", &path, "a.mkv", 10).await.expect(415);
    let sentence = "This file is not supported. Please, make sure it is of the following type: .webm, .ogv, .mp4";
    assert_eq!(refused.body["detail"], sentence);
    w.run("UPDATE video SET is_live = TRUE").await;
    let refused = init(&w, "alice", &path, "a.webm", 10).await.expect(400);
    assert_eq!(refused.body["detail"], "Cannot edit a live video");
    w.run("UPDATE video SET is_live = FALSE, state = 2").await;
    let refused = init(&w, "alice", &path, "a.webm", 10).await.expect(409);
    assert_eq!(refused.body["detail"], "Cannot edit video that is already waiting for transcoding/edition");
    w.run("UPDATE video SET state = 3").await;
    let refused = init(&w, "alice", &path, "a.webm", 10).await.expect(400);
    assert_eq!(refused.body["detail"], "Video state is not compatible with edition");
    w.run("UPDATE video SET state = 1").await;
    // A job that has not begun yet.
    w.run(
        "INSERT INTO job (kind, payload, state, priority, max_attempts, run_at, created_at) VALUES \
           ('transcoding.build', '{\"video_id\":1,\"only\":\"hls\"}', 'waiting', 1, 1, 0, 0)",
    )
    .await;
    init(&w, "alice", &path, "a.webm", 10).await.expect(409);
    w.run("UPDATE job SET payload = '{\"video_id\":11}'").await;
    init(&w, "alice", &path, "a.webm", 10).await.expect(201);
}

async fn uploads_keep_to_their_addresses(test: &TestApp) {
    let (w, path) = world(test).await;
    let all = &media().webm;
    let other = video(&w).await;
    let to = location(&init(&w, "alice", &path, "a.webm", all.len()).await.expect(201));
    let id = to.rsplit_once('=').unwrap().1;
    for elsewhere in [
        format!("/api/v1/videos/upload-resumable?upload_id={id}"),
        format!("{other}/source/replace-resumable?upload_id={id}"),
    ] {
        put(&w, "alice", &elsewhere, all, 0, all.len()).await.expect(404);
        w.empty("alice", "DELETE", &elsewhere).await.expect(404);
    }
    w.empty("alice", "DELETE", &to).await.expect(204);
    put(&w, "alice", &to, all, 0, all.len()).await.expect(404);
    // With the video goes what was on its way to it.
    let to = location(&init(&w, "alice", &path, "a.webm", all.len()).await.expect(201));
    put(&w, "alice", &to, all, 0, 10).await.expect(308);
    w.empty("alice", "DELETE", &path).await.expect(204);
    put(&w, "alice", &to, all, 10, all.len()).await.expect(404);
    video::resumable::expire(&w.app).await.unwrap();
    let uploads = w.app.config().storage.tmp_persistent.join("uploads");
    assert_eq!(std::fs::read_dir(uploads).unwrap().count(), 0);
    w.assert_tidy().await;
}

async fn a_file_that_is_refused_changes_nothing(test: &TestApp) {
    let (w, path) = world(test).await;
    let before = w.files(buckets::WEB_VIDEOS).await;
    let fake = b"this is no video".to_vec();
    let to = location(&init(&w, "alice", &path, "a.webm", fake.len()).await.expect(201));
    let refused = put(&w, "alice", &to, &fake, 0, fake.len()).await.expect(422);
    assert_eq!(refused.body["detail"], "Video file unreadable.");
    assert_eq!(w.files(buckets::WEB_VIDEOS).await, before);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM upload").await, 0);
    w.assert_tidy().await;
}

async fn another_file_counts_against_the_owners_quota(test: &TestApp) {
    let (w, path) = world(test).await;
    w.run("UPDATE users SET video_quota = 1000").await;
    let refused = init(&w, "alice", &path, "a.webm", 1_000_000).await.expect(413);
    assert_eq!(
        (&refused.body["code"], &refused.body["detail"]),
        (&json!("quota_reached"), &json!("The user video quota is exceeded"))
    );
    assert_eq!(w.one::<i64>("SELECT count(*) FROM upload").await, 0);
}
