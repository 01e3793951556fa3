//! `POST videos/upload`: what is taken, what is refused, and that a refusal leaves nothing.

use crate::support::{World, media};
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::json;

on_both!(
    a_video_waits_for_its_renditions,
    without_transcoding_it_is_published_at_once,
    new_videos_wait_for_a_moderator_where_the_instance_wants_it,
    sound_becomes_a_video_with_a_picture,
    refusals_name_their_reason_and_leave_nothing,
    uploads_at_the_same_time_share_the_quota,
    a_full_storage_leaves_nothing,
);

const PLAIN: &[(&str, &str)] = &[("name", "my video"), ("channelId", "1")];

async fn a_video_waits_for_its_renditions(test: &TestApp) {
    let w = World::new(test).await;
    let fields = [
        ("name", "my super name"),
        ("channelId", "1"),
        ("category", "5"),
        ("licence", "4"),
        ("language", "ja"),
        ("nsfw", "true"),
        ("nsfwFlags", "2"),
        ("waitTranscoding", "true"),
        ("description", "my super description"),
        ("tags[0]", "tag1"),
        ("tags[1]", "tag2"),
        ("privacy", "1"),
        ("scheduleUpdate[updateAt]", "2026-02-01T00:00:00Z"),
        ("scheduleUpdate[privacy]", "2"),
    ];
    let answer = w.upload("alice", &fields, Some(("../video.webm", &media().webm))).await.expect(200);
    let uuid = answer.body["video"]["uuid"].as_str().unwrap();
    assert_eq!(answer.body["video"]["shortUUID"], platform::id::short(uuid.parse().unwrap()));
    let row = "SELECT name || '|' || state || '|' || privacy || '|' || category || '|' || language || '|' || duration || '|' || \
               nsfw_flags || '|' || aspect_ratio FROM video";
    assert_eq!(w.one::<String>(row).await, "my super name|2|1|5|ja|2|2|1.7778");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_tag").await, 2);
    assert_eq!(w.one::<i64>("SELECT privacy FROM video_schedule").await, 2);
    assert_eq!(w.one::<String>("SELECT original_name FROM video_source").await, "video.webm");
    assert_eq!(w.one::<String>("SELECT kind FROM job").await, "transcoding.build");
    assert_eq!(w.one::<String>("SELECT kind FROM event").await, "video.uploaded");
    let sizes = w.app.config().thumbnails.sizes.len();
    assert_eq!(w.files(buckets::THUMBNAILS).await.len(), sizes);
    w.assert_tidy().await;
}

async fn new_videos_wait_for_a_moderator_where_the_instance_wants_it(test: &TestApp) {
    let w = World::new(test).await;
    w.configure(|c| {
        c.transcoding.enabled = false;
        c.auto_blacklist.videos.of_users.enabled = true;
    });
    let upload = async |who: &str, channel: &str| {
        let fields = [("name", "my video"), ("channelId", channel), ("privacy", "1")];
        let answer = w.upload(who, &fields, Some(("a.webm", &media().webm))).await.expect(200);
        answer.body["video"]["id"].as_i64().unwrap()
    };
    let kinds = async |id: i64| {
        let sql = database::Sql::new("SELECT kind FROM event WHERE subject_id = $1 ORDER BY seq").bind(id);
        w.app.db.reader().await.unwrap().all::<String>(sql).await.unwrap()
    };
    let held = upload("alice", "1").await;
    assert_eq!(kinds(held).await, ["video.uploaded", "video.auto-blocked"]);
    let list = w.empty("mod", "GET", "/api/v1/videos/blacklist?type=2").await.expect(200).body;
    assert_eq!((&list["total"], &list["data"][0]["video"]["id"]), (&json!(1), &json!(held)));
    assert_eq!((&list["data"][0]["unfederated"], &list["data"][0]["type"]), (&json!(true), &json!(2)));
    assert!(list["data"][0]["reason"].is_string());
    w.run("UPDATE users SET role = 1 WHERE id = 3").await;
    let by_moderator = upload("mod", "3").await;
    assert_eq!(kinds(by_moderator).await, ["video.uploaded", "video.published"], "moderators are trusted");
    w.run("UPDATE users SET admin_flags = 1 WHERE id = 2").await;
    let trusted = upload("bob", "2").await;
    assert_eq!(kinds(trusted).await, ["video.uploaded", "video.published"], "so is whom administrators trust");
    w.empty("mod", "DELETE", &format!("/api/v1/videos/{held}/blacklist")).await.expect(204);
    assert_eq!(kinds(held).await[2..], ["video.unblocked", "video.published"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video WHERE blocked").await, 0);
}

async fn without_transcoding_it_is_published_at_once(test: &TestApp) {
    let w = World::new(test).await;
    w.configure(|c| c.transcoding.enabled = false);
    let fields = [("name", "my video"), ("channelId", "1"), ("privacy", "3")];
    w.upload("alice", &fields, Some(("a.webm", &media().webm))).await.expect(200);
    assert_eq!(w.one::<i64>("SELECT state FROM video").await, 1);
    assert_eq!(w.one::<i64>("SELECT resolution FROM video_file").await, 90);
    assert!(w.files(buckets::WEB_VIDEOS).await[0].starts_with("private/"));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM event").await, 2);
    w.assert_tidy().await;
}

async fn sound_becomes_a_video_with_a_picture(test: &TestApp) {
    let w = World::new(test).await;
    w.upload("alice", PLAIN, Some(("a.mp3", &media().mp3))).await.expect(200);
    assert_eq!(w.one::<f64>("SELECT aspect_ratio FROM video").await, 1.7778);
    let files = [("videofile", "b.mp3", &media().mp3[..]), ("thumbnailfile", "b.png", &media().png[..])];
    w.multipart("alice", "POST", "/api/v1/videos/upload", PLAIN, &files).await.expect(200);
    let sizes = w.app.config().thumbnails.sizes.len();
    assert_eq!(w.files(buckets::THUMBNAILS).await.len(), 2 * sizes);
    w.assert_tidy().await;
}

async fn refusals_name_their_reason_and_leave_nothing(test: &TestApp) {
    let w = World::new(test).await;
    let webm = &media().webm[..];
    let file = Some(("a.webm", webm));
    let nothing = w.json("alice", "POST", "/api/v1/videos/upload", json!({"name": ""})).await.expect(400);
    assert_eq!(nothing.body["detail"], "Incorrect request parameters: name, channelId, videofile");
    assert_eq!(nothing.body["invalid-params"]["videofile"]["msg"], "Should have a file");
    assert_eq!(nothing.body["docs"], "https://docs.joinpeertube.org/api-rest-reference.html#operation/uploadLegacy");
    let with = |more: &[(&'static str, &'static str)]| [PLAIN, more].concat();
    for (fields, status, detail) in [
        (with(&[("privacy", "5")]), 400, "Video passwords are missing."),
        (
            with(&[("privacy", "5"), ("videoPasswords[0]", "p")]),
            400,
            "Invalid video password. Password length should be at least 2 characters and no more than 100 characters.",
        ),
        (with(&[("nsfwFlags", "2")]), 400, "Cannot set nsfwFlags if the video is not NSFW"),
        (with(&[("nsfwSummary", "toto")]), 400, "Cannot set nsfwSummary if the video is not NSFW"),
        (with(&[("tags[0]", "x")]), 400, "Incorrect request parameters: tags"),
        (with(&[("category", "99")]), 400, "Incorrect request parameters: category"),
        (vec![("name", "my video"), ("channelId", "2")], 403, "This user cannot manage this channel"),
        (vec![("name", "my video"), ("channelId", "404")], 404, "Video channel not found"),
    ] {
        assert_eq!(w.upload("alice", &fields, file).await.expect(status).body["detail"], detail);
    }
    w.upload("", PLAIN, file).await.expect(401);
    let kind = w.upload("alice", PLAIN, Some(("a.mkv", webm))).await.expect(415);
    assert!(kind.body["detail"].as_str().unwrap().starts_with("This file is not supported."));
    let fake = w.upload("alice", PLAIN, Some(("fake.webm", b"this is no video at all, really"))).await.expect(422);
    assert_eq!(fake.body["detail"], "Video file unreadable.");
    w.upload("alice", PLAIN, Some(("half.webm", &webm[..100]))).await.expect(422);
    w.upload("alice", PLAIN, Some(("list.mp4", b"#EXTM3U\nfile:///etc/passwd\n"))).await.expect(422);
    let files = [("videofile", "a.webm", webm), ("thumbnailfile", "a.png", &b"no picture"[..])];
    w.multipart("alice", "POST", "/api/v1/videos/upload", PLAIN, &files).await.expect(400);
    w.run("UPDATE users SET video_quota = 1000").await;
    let quota = w.upload("alice", PLAIN, file).await.expect(413);
    assert_eq!(
        (&quota.body["code"], &quota.body["detail"]),
        (&json!("quota_reached"), &json!("The user video quota is exceeded"))
    );
    w.configure(|c| c.sepiola.limits.video = config::ByteSize(1000));
    let large = w.upload("alice", PLAIN, file).await.expect(413);
    assert_eq!(large.body["code"], "max_file_size_reached");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    w.assert_tidy().await;
}

async fn uploads_at_the_same_time_share_the_quota(test: &TestApp) {
    let w = World::new(test).await;
    w.run("UPDATE users SET video_quota = 1").await;
    let size = i64::try_from(media().webm.len()).unwrap();
    let sql = database::Sql::new("UPDATE users SET video_quota = $1").bind(size + size / 2);
    let set: Result<u64, database::Error> =
        w.app.db.write(sql, |tx, sql| Box::pin(async move { tx.execute(sql).await })).await;
    set.unwrap();
    let one = || w.upload("alice", PLAIN, Some(("a.webm", &media().webm)));
    let (a, b, c) = futures::join!(one(), one(), one());
    let mut statuses: Vec<u16> = [a, b, c].iter().map(|r| r.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 413, 413]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 1);
    w.assert_tidy().await;
}

async fn a_full_storage_leaves_nothing(test: &TestApp) {
    let w = World::new(test).await;
    // A folder that takes no files stands for a disk that is full: the last of several files cannot be stored.
    let folder: std::path::PathBuf = w.app.config().storage.original_video_files.components().collect();
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, b"in the way").unwrap();
    let refused = w.upload("alice", PLAIN, Some(("a.webm", &media().webm))).await;
    assert!(refused.status.is_server_error(), "{}", refused.body);
    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    w.assert_tidy().await;
}
