//! `videos/upload-resumable`: pieces in every order, lost answers, restarts, other people.

use crate::support::{Answer, World, media, request};
use axum::body::Body;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::Ordering;

on_both!(
    pieces_become_a_video_once,
    pieces_that_do_not_fit_are_refused,
    an_upload_goes_on_after_a_restart,
    the_same_file_is_found_again,
    files_that_are_refused_end_the_upload,
    uploads_are_cancelled_and_expire,
    begun_uploads_count_against_the_quota,
);

const PATH: &str = "/api/v1/videos/upload-resumable";

async fn init(w: &World, who: &str, size: usize, more: Value) -> Answer {
    let mut form = json!({"filename": "dir/video.webm", "name": "my video", "channelId": 1});
    form.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    let request = request(who, "POST", PATH)
        .header("content-type", "application/json")
        .header("x-upload-content-length", size.to_string())
        .header("x-upload-content-type", "video/webm");
    w.send(request.body(Body::from(form.to_string())).unwrap()).await
}

fn location(answer: &Answer) -> String {
    let location = answer.header("location").unwrap();
    location.strip_prefix("//127.0.0.1:9000").unwrap().to_owned()
}

async fn begin(w: &World, size: usize) -> String {
    location(&init(w, "alice", size, json!({})).await.expect(201))
}

async fn put(w: &World, who: &str, to: &str, range: &str, bytes: &[u8], digest: Option<&str>) -> Answer {
    let mut request =
        request(who, "PUT", to).header("content-range", range).header("content-length", bytes.len().to_string());
    if let Some(d) = digest {
        request = request.header("digest", d);
    }
    w.send(request.body(Body::from(bytes.to_vec())).unwrap()).await
}

async fn piece(w: &World, to: &str, all: &[u8], from: usize, until: usize) -> Answer {
    let range = format!("bytes {from}-{}/{}", until - 1, all.len());
    put(w, "alice", to, &range, &all[from..until], None).await
}

async fn ask(w: &World, to: &str, size: usize) -> Answer {
    put(w, "alice", to, &format!("bytes */{size}"), b"", None).await
}

fn bytes_of(w: &World, to: &str) -> PathBuf {
    let id = to.split('=').next_back().unwrap();
    w.app.config().storage.tmp_persistent.join("uploads").join(id)
}

async fn pieces_become_a_video_once(test: &TestApp) {
    let w = World::new(test).await;
    let all = &media().webm;
    let to = begin(&w, all.len()).await;
    assert_eq!(ask(&w, &to, all.len()).await.expect(308).header("range"), None);
    let first = piece(&w, &to, all, 0, 1000).await.expect(308);
    assert_eq!((first.header("range"), first.header("cache-control")), (Some("bytes=0-999"), Some("no-store")));
    // Its answer was lost: the same piece again, and one that overlaps and goes further.
    assert_eq!(piece(&w, &to, all, 0, 1000).await.expect(308).header("range"), Some("bytes=0-999"));
    assert_eq!(piece(&w, &to, all, 500, 2000).await.expect(308).header("range"), Some("bytes=0-1999"));
    assert_eq!(ask(&w, &to, all.len()).await.expect(308).header("range"), Some("bytes=0-1999"));
    let done = piece(&w, &to, all, 2000, all.len()).await.expect(200);
    let again = piece(&w, &to, all, 2000, all.len()).await.expect(200);
    let asked = ask(&w, &to, all.len()).await.expect(200);
    assert_eq!((&done.body, &done.body), (&again.body, &asked.body));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 1);
    let name: String = w.one("SELECT file_name FROM video_source").await;
    let key = object_storage::Key::new(name).unwrap();
    let path = w.app.storage.local_path(platform::buckets::ORIGINALS, &key).unwrap();
    assert!(std::fs::read(path).unwrap() == *all, "the stored file is the sent file");
    assert!(!bytes_of(&w, &to).exists());
    w.empty("alice", "DELETE", &to).await.expect(204);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 1);
    w.assert_tidy().await;
}

async fn pieces_that_do_not_fit_are_refused(test: &TestApp) {
    let w = World::new(test).await;
    let all = &media().webm;
    let (to, n) = (begin(&w, all.len()).await, all.len());
    piece(&w, &to, all, 0, 1000).await.expect(308);
    let code = |a: Answer| a.body["error"]["code"].as_str().unwrap().to_owned();
    // A hole, past the end, another total, other bytes for what is here, more than announced.
    assert_eq!(code(piece(&w, &to, all, 1001, 2000).await.expect(409)), "FileConflict");
    let range = format!("bytes {}-{}/{n}", n - 1, n + 1);
    assert_eq!(code(put(&w, "alice", &to, &range, b"abc", None).await.expect(409)), "FileConflict");
    let range = format!("bytes 1000-1999/{}", n - 1);
    put(&w, "alice", &to, &range, &all[1000..2000], None).await.expect(409);
    let mut other = all[500..1500].to_vec();
    other[0] ^= 1;
    put(&w, "alice", &to, &format!("bytes 500-1499/{n}"), &other, None).await.expect(409);
    put(&w, "alice", &to, &format!("bytes 1000-1009/{n}"), &all[1000..1020], None).await.expect(409);
    // Digests.
    let range = format!("bytes 1000-1002/{n}");
    let wrong = "sha=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let refused = put(&w, "alice", &to, &range, b"abc", Some(wrong)).await.expect(460);
    assert_eq!(refused.body, json!({"error": {"code": "ChecksumMismatch", "message": "Checksum mismatch"}}));
    put(&w, "alice", &to, &range, b"abc", Some("crc=1")).await.expect(400);
    // Other people, other uploads.
    let message = put(&w, "bob", &to, &range, b"abc", None).await.expect(403);
    assert_eq!(message.body["error"]["message"], "Authenticated user is not allowed access");
    put(&w, "alice", &format!("{PATH}?upload_id=nothing"), &range, b"abc", None).await.expect(404);
    put(&w, "alice", PATH, &range, b"abc", None).await.expect(403);
    put(&w, "", &to, &range, b"abc", None).await.expect(401);
    w.empty("bob", "DELETE", &to).await.expect(403);
    // None of that changed a byte: the rest still makes the video.
    assert_eq!(ask(&w, &to, n).await.expect(308).header("range"), Some("bytes=0-999"));
    piece(&w, &to, all, 1000, n).await.expect(200);
    w.assert_tidy().await;
}

async fn an_upload_goes_on_after_a_restart(test: &TestApp) {
    let w = World::new(test).await;
    let all = &media().webm;
    let to = begin(&w, all.len()).await;
    piece(&w, &to, all, 0, 1000).await.expect(308);
    // The process died while it wrote: bytes beyond what was acknowledged, and a lease of nobody.
    let mut bytes = std::fs::read(bytes_of(&w, &to)).unwrap();
    bytes.extend_from_slice(b"garbage that was never acknowledged");
    std::fs::write(bytes_of(&w, &to), &bytes).unwrap();
    w.run("UPDATE upload SET lease_owner = 'dead:1', lease_until = 0, state = 'finishing'").await;
    let w = World { router: video::routes(&w.app).split().0.with_state(w.app.clone()), app: w.app };
    assert_eq!(ask(&w, &to, all.len()).await.expect(308).header("range"), Some("bytes=0-999"));
    piece(&w, &to, all, 1000, 2000).await.expect(308);
    // A second request while another one writes.
    w.run("UPDATE upload SET lease_until = 9000000000000, lease_owner = (SELECT 'x')").await;
    if w.app.db.kind() == database::Kind::Postgres {
        assert_eq!(piece(&w, &to, all, 2000, 3000).await.expect(429).header("retry-after"), Some("1"));
        w.run("UPDATE upload SET state = 'finishing'").await;
        assert_eq!(piece(&w, &to, all, 2000, 3000).await.expect(503).header("retry-after"), Some("10"));
        w.run("UPDATE upload SET state = 'receiving', lease_until = 0").await;
    }
    piece(&w, &to, all, 2000, all.len()).await.expect(200);
    w.assert_tidy().await;
}

async fn the_same_file_is_found_again(test: &TestApp) {
    let w = World::new(test).await;
    let all = &media().webm;
    let same = json!({"lastModified": 12345});
    let first = location(&init(&w, "alice", all.len(), same.clone()).await.expect(201));
    piece(&w, &first, all, 0, 1000).await.expect(308);
    let again = init(&w, "alice", all.len(), same.clone()).await.expect(200);
    assert_eq!((location(&again), again.header("range")), (first.clone(), Some("bytes=0-999")));
    // Another time of change, another size, another person, or no time at all: another upload.
    for (who, size, more) in [
        ("alice", all.len(), json!({"lastModified": 12346})),
        ("alice", all.len() + 1, same.clone()),
        ("bob", all.len(), json!({"lastModified": 12345, "channelId": 2})),
        ("alice", all.len(), json!({})),
    ] {
        assert_ne!(location(&init(&w, who, size, more).await.expect(201)), first);
    }
    piece(&w, &first, all, 1000, all.len()).await.expect(200);
    // Done is done: the same file once more is a new upload.
    assert_ne!(location(&init(&w, "alice", all.len(), same).await.expect(201)), first);
}

async fn files_that_are_refused_end_the_upload(test: &TestApp) {
    let w = World::new(test).await;
    let fake = b"this is no video at all, really";
    let to = begin(&w, fake.len()).await;
    let refused = piece(&w, &to, fake, 0, fake.len()).await.expect(422);
    assert_eq!(refused.body["detail"], "Video file unreadable.");
    assert_eq!(refused.body["docs"], "https://docs.joinpeertube.org/api-rest-reference.html#operation/uploadResumable");
    ask(&w, &to, fake.len()).await.expect(404);
    assert!(!bytes_of(&w, &to).exists());
    let none = w.json("alice", "POST", PATH, Value::Null).await.expect(400);
    assert_eq!(none.body["detail"], "Incorrect request parameters: filename");
    init(&w, "alice", 10, json!({"filename": "a.mkv"})).await.expect(415);
    init(&w, "alice", 10, json!({"name": ""})).await.expect(400);
    init(&w, "alice", 0, json!({})).await.expect(400);
    init(&w, "bob", 10, json!({})).await.expect(403);
    init(&w, "alice", 1 << 40, json!({})).await.expect(413);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM upload").await, 0);
    w.assert_tidy().await;
}

async fn uploads_are_cancelled_and_expire(test: &TestApp) {
    let w = World::new(test).await;
    let all = &media().webm;
    let to = begin(&w, all.len()).await;
    piece(&w, &to, all, 0, 1000).await.expect(308);
    w.empty("alice", "DELETE", &to).await.expect(204);
    assert!(!bytes_of(&w, &to).exists());
    w.empty("alice", "DELETE", &to).await.expect(404);
    let kept = begin(&w, all.len()).await;
    piece(&w, &kept, all, 0, 1000).await.expect(308);
    let lost = begin(&w, all.len()).await;
    piece(&w, &lost, all, 0, 1000).await.expect(308);
    let stray = bytes_of(&w, &lost).with_file_name("0".repeat(32));
    std::fs::write(&stray, b"its user is gone").unwrap();
    test.hand.fetch_add(50 * 60_000, Ordering::SeqCst);
    piece(&w, &kept, all, 1000, 2000).await.expect(308);
    test.hand.fetch_add(20 * 60_000, Ordering::SeqCst);
    assert_eq!(video::resumable::expire(&w.app).await.unwrap(), 1);
    assert!(!bytes_of(&w, &lost).exists() && !stray.exists());
    ask(&w, &lost, all.len()).await.expect(404);
    piece(&w, &kept, all, 2000, all.len()).await.expect(200);
}

async fn begun_uploads_count_against_the_quota(test: &TestApp) {
    let w = World::new(test).await;
    w.run("UPDATE users SET video_quota = 1000000").await;
    begin(&w, 600_000).await;
    let refused = init(&w, "alice", 600_000, json!({})).await.expect(413);
    assert_eq!(refused.body["code"], "quota_reached");
    begin(&w, 400_000).await;
    w.run("UPDATE users SET video_quota = -1, video_quota_daily = 1000001").await;
    let refused = init(&w, "alice", 2, json!({})).await.expect(413);
    assert_eq!(refused.body["detail"], "The user daily video quota is exceeded");
}
