//! Changing, moving, removing, counting and letting in.

use crate::support::{World, media, request};
use axum::body::Body;
use futures::FutureExt;
use object_storage::Key;
use platform::testing::{START, TestApp};
use platform::{buckets, on_both};
use serde_json::json;
use std::sync::atomic::Ordering;
use video::publish::{self, Added, Finished, Ladder};
use video::store::NewFile;
use video::token::Holder;

on_both!(
    fields_change_one_by_one,
    files_follow_the_privacy,
    the_first_rendition_publishes,
    a_removed_video_leaves_no_file,
    plans_are_carried_out,
    tokens_open_what_the_caller_may_watch,
    constants_are_peertubes,
);

async fn video(w: &World, more: &[(&str, &str)]) -> String {
    let fields = [&[("name", "my video"), ("channelId", "1")][..], more].concat();
    let answer = w.upload("alice", &fields, Some(("a.webm", &media().webm))).await.expect(200);
    format!("/api/v1/videos/{}", answer.body["video"]["uuid"].as_str().unwrap())
}

fn file(name: &str, playlist_id: Option<i64>, resolution: i64) -> NewFile {
    NewFile {
        playlist_id,
        resolution,
        width: 160,
        height: 90,
        fps: 25,
        size: 3,
        file_name: name.to_owned(),
        torrent_name: None,
        info_hash: None,
        has_audio: true,
        has_video: true,
        metadata: None,
    }
}

async fn store(w: &World, bucket: object_storage::Bucket, name: &str) {
    w.app.storage.put_bytes(bucket, &Key::new(name).unwrap(), "abc".into()).await.unwrap();
}

async fn fields_change_one_by_one(test: &TestApp) {
    let w = World::new(test).await;
    let path = video(&w, &[("description", "before"), ("tags[]", "one"), ("category", "5")]).await;
    w.json("alice", "PUT", &path, json!({"name": "video updated", "category": null, "tags": ["x1", "y2"]}))
        .await
        .expect(204);
    let row = "SELECT name || '|' || description || '|' || coalesce(category, -1) FROM video";
    assert_eq!(w.one::<String>(row).await, "video updated|before|-1");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_tag").await, 2);
    let shown = w.empty("", "GET", &format!("{path}/description")).await.expect(200);
    assert_eq!(shown.body, json!({"description": "before"}));
    let refuse =
        async |who: &str, body, status| w.json(who, "PUT", &path, body).await.expect(status).body["detail"].clone();
    assert_eq!(refuse("bob", json!({"name": "mine"}), 403).await, "Cannot manage a video of another user.");
    assert_eq!(refuse("alice", json!({"channelId": 2}), 403).await, "This user cannot manage this channel");
    assert_eq!(refuse("alice", json!({"channelId": 545454}), 404).await, "Video channel not found");
    assert_eq!(refuse("alice", json!({"privacy": 5}), 400).await, "Video passwords are missing.");
    assert_eq!(
        refuse("alice", json!({"privacy": 5, "videoPasswords": []}), 400).await,
        "At least one video password is required."
    );
    assert_eq!(refuse("alice", json!({"nsfwFlags": 2}), 400).await, "Cannot set nsfwFlags if the video is not NSFW");
    assert_eq!(refuse("alice", json!({"name": "x".repeat(121)}), 400).await, "Incorrect request parameters: name");
    w.json("alice", "PUT", "/api/v1/videos/hello", json!({})).await.expect(400);
    w.json("alice", "PUT", "/api/v1/videos/4711", json!({})).await.expect(404);
    w.json("", "PUT", &path, json!({})).await.expect(401);
    w.json("mod", "PUT", &path, json!({"name": "moderated"})).await.expect(204);
    let before = w.files(buckets::THUMBNAILS).await;
    w.multipart("alice", "PUT", &path, &[], &[("thumbnailfile", "a.png", &media().png)]).await.expect(204);
    let kept: Vec<_> = w.files(buckets::THUMBNAILS).await.into_iter().filter(|f| before.contains(f)).collect();
    assert_eq!(kept.len(), before.len(), "the old ones go with the job");
    w.assert_tidy().await;
    assert_eq!(w.files(buckets::THUMBNAILS).await.len(), before.len());
}

async fn files_follow_the_privacy(test: &TestApp) {
    let w = World::new(test).await;
    w.configure(|c| c.transcoding.enabled = false);
    let path = video(&w, &[]).await;
    let uuid = path.rsplit('/').next().unwrap().to_owned();
    let id: i64 = w.one("SELECT id FROM video").await;
    let opened = w.app.db.write(id, |tx, id| publish::hls_opened(tx, START, id, "m.m3u8", "h.json").boxed()).await;
    assert!(opened.unwrap().growing);
    store(&w, buckets::STREAMING_PLAYLISTS, &format!("hls/{uuid}/m.m3u8")).await;
    w.json("alice", "PUT", &path, json!({"privacy": 3})).await.expect(204);
    // Somebody still writes into the folder.
    video::relocate::relocate(&w.app, id).await.unwrap();
    assert!(!w.one::<bool>("SELECT files_private FROM video").await);
    w.app.db.write(id, |tx, id| publish::hls_closed(tx, START, id).boxed()).await.unwrap();
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'video.move_files'").await, 2);
    for _ in 0..2 {
        video::relocate::relocate(&w.app, id).await.unwrap();
        assert_eq!(w.files(buckets::STREAMING_PLAYLISTS).await, [format!("hls/private/{uuid}/m.m3u8")]);
        assert!(w.files(buckets::WEB_VIDEOS).await[0].starts_with("private/"));
    }
    w.json("alice", "PUT", &path, json!({"privacy": 5, "videoPasswords": ["p1", "p2"]})).await.expect(204);
    w.json("alice", "PUT", &path, json!({"privacy": 2})).await.expect(204);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_password").await, 0);
    video::relocate::relocate(&w.app, id).await.unwrap();
    assert_eq!(w.files(buckets::STREAMING_PLAYLISTS).await, [format!("hls/{uuid}/m.m3u8")]);
    w.assert_tidy().await;
}

fn finished(private: bool, file: NewFile) -> Finished {
    Finished { file, private, ladder: Ladder::default(), replaces: None }
}

async fn the_first_rendition_publishes(test: &TestApp) {
    let w = World::new(test).await;
    video(&w, &[("waitTranscoding", "true")]).await;
    let id: i64 = w.one("SELECT id FROM video").await;
    let now = START + 5000;
    let finish = async |private, name: &str, resolution| {
        let f = file(name, None, resolution);
        w.app
            .db
            .write((id, f), move |tx, (id, f)| {
                async move { publish::rendition_finished(tx, now, id, &finished(private, f)).await }.boxed()
            })
            .await
            .unwrap()
    };
    w.app.db.write(id, |tx, id| publish::transcoding_failed(tx, START, id).boxed()).await.unwrap();
    assert_eq!(w.one::<i64>("SELECT state FROM video").await, 7);
    assert_eq!(finish(true, "a-240.mp4", 240).await, Added::Moved);
    assert_eq!(finish(false, "a-240.mp4", 240).await, Added::Listed(true));
    assert_eq!(finish(false, "a-240.mp4", 240).await, Added::Listed(false), "repeated");
    assert_eq!(finish(false, "a-480.mp4", 480).await, Added::Listed(false));
    assert_eq!(w.one::<i64>("SELECT published_at FROM video WHERE state = 1").await, now);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM event WHERE kind = 'video.published'").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_file").await, 2);
    w.app.db.write(id, |tx, id| publish::transcoding_failed(tx, START, id).boxed()).await.unwrap();
    assert_eq!(w.one::<i64>("SELECT state FROM video").await, 1, "nothing leaves published");
    w.app.db.write(id, |tx, id| publish::source_done(tx, START, id).boxed()).await.unwrap();
    video::sweep::remove_due(&w.app, || false).await.unwrap();
    assert!(w.files(buckets::ORIGINALS).await.is_empty());
}

async fn a_removed_video_leaves_no_file(test: &TestApp) {
    let w = World::new(test).await;
    let path = video(&w, &[]).await;
    let uuid = path.rsplit('/').next().unwrap().to_owned();
    let id: i64 = w.one("SELECT id FROM video").await;
    w.app.db.write(id, |tx, id| publish::hls_opened(tx, START, id, "m.m3u8", "h.json").boxed()).await.unwrap();
    store(&w, buckets::STREAMING_PLAYLISTS, &format!("hls/{uuid}/m.m3u8")).await;
    w.empty("bob", "DELETE", &path).await.expect(403);
    w.empty("", "DELETE", &path).await.expect(401);
    let refused = w.empty("alice", "DELETE", "/api/v1/videos/hello").await.expect(400);
    assert_eq!(refused.body["invalid-params"]["id"]["msg"], "Should have a valid video id (id, short UUID or UUID)");
    w.empty("alice", "DELETE", &path).await.expect(204);
    w.empty("alice", "DELETE", &path).await.expect(404);
    video::sweep::remove_due(&w.app, || false).await.unwrap();
    assert!(w.files(buckets::STREAMING_PLAYLISTS).await.is_empty());
    // The job that was writing has not noticed yet.
    store(&w, buckets::STREAMING_PLAYLISTS, &format!("hls/{uuid}/late.m3u8")).await;
    let f = file("a.mp4", None, 240);
    let added = w.app.db.write((id, f), |tx, (id, f)| {
        async move { publish::rendition_finished(tx, START, id, &finished(false, f)).await }.boxed()
    });
    assert_eq!(added.await.unwrap(), Added::Gone);
    test.hand.fetch_add(3_600_000, Ordering::SeqCst);
    w.assert_tidy().await;
    assert!(w.files(buckets::STREAMING_PLAYLISTS).await.is_empty());
    assert_eq!(w.one::<i64>("SELECT count(*) FROM event WHERE kind = 'video.deleted'").await, 1);
}

async fn plans_are_carried_out(test: &TestApp) {
    let w = World::new(test).await;
    let later = platform::clock::iso(START + 1000);
    video(&w, &[("privacy", "3"), ("scheduleUpdate[updateAt]", &later)]).await;
    assert_eq!(video::update::run_schedules(&w.app).await.unwrap(), 0);
    test.hand.store(START + 1000, Ordering::SeqCst);
    assert_eq!(video::update::run_schedules(&w.app).await.unwrap(), 1);
    assert_eq!(video::update::run_schedules(&w.app).await.unwrap(), 0);
    assert_eq!(w.one::<i64>("SELECT privacy FROM video").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'video.move_files'").await, 1);
}

async fn tokens_open_what_the_caller_may_watch(test: &TestApp) {
    let w = World::new(test).await;
    let fields = [("privacy", "5"), ("videoPasswords[0]", "open sesame")];
    let path = video(&w, &fields).await;
    let uuid = path.rsplit('/').next().unwrap();
    let ask = async |who: &str, password: Option<&str>| {
        let mut r = request(who, "POST", &format!("{path}/token"));
        if let Some(p) = password {
            r = r.header("x-peertube-video-password", p);
        }
        w.send(r.body(Body::empty()).unwrap()).await
    };
    assert_eq!(ask("", None).await.expect(401).body["code"], "video_requires_password");
    assert_eq!(ask("bob", None).await.expect(403).body["code"], "video_requires_password");
    assert_eq!(ask("", Some("wrong")).await.expect(403).body["code"], "incorrect_video_password");
    let owner = ask("alice", None).await.expect(200);
    let owners = owner.body["files"]["token"].as_str().unwrap();
    assert_eq!(video::verify_file_token(&w.app, uuid, false, owners), Some(Holder::Insider));
    let answer = ask("", Some("open sesame")).await.expect(200);
    let token = answer.body["files"]["token"].as_str().unwrap();
    assert_eq!(answer.body["files"]["expires"], platform::clock::iso(START + 8 * 3_600_000));
    assert_eq!(video::verify_file_token(&w.app, uuid, false, token), Some(Holder::Viewer));
    let another = platform::random::uuid().to_string();
    assert_eq!(video::verify_file_token(&w.app, &another, false, token), None);
    let (expires, tag) = token.split_once('.').unwrap();
    for bad in ["", ".", "x.y", tag, &format!("f{expires}.{tag}"), &format!("{token}A"), &token[..token.len() - 1]] {
        assert_eq!(video::verify_file_token(&w.app, uuid, false, bad), None, "{bad}");
    }
    test.hand.fetch_add(8 * 3_600_000, Ordering::SeqCst);
    assert_eq!(video::verify_file_token(&w.app, uuid, false, token), None, "expired");
    let unknown = w.empty("alice", "POST", "/api/v1/videos/4711/token").await.expect(404);
    assert_eq!(unknown.body["detail"], "Video not found");
}

async fn constants_are_peertubes(test: &TestApp) {
    let w = World::new(test).await;
    let get = async |what: &str| w.empty("", "GET", &format!("/api/v1/videos/{what}")).await.expect(200).body;
    assert_eq!(get("categories").await["15"], "Science & Technology");
    assert_eq!(get("licences").await["7"], "Public Domain Dedication");
    assert_eq!(get("privacies").await["5"], "Password protected");
    assert_eq!(get("languages").await["ja"], "Japanese");
}
