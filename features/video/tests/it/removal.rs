//! Single files of a video, and what its owner sent.

use crate::around::{at, world};
use database::Sql;
use futures::FutureExt;
use object_storage::{Bucket, Key};
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::json;
use world::{NewVideo, Video, World};

on_both!(
    the_last_playable_file_stays,
    web_videos_go_one_by_one_or_all,
    the_publication_goes_whole,
    a_rendition_goes_and_the_master_forgets_it,
    sound_stays_while_pictures_need_it,
    files_are_the_administrators_business,
    a_source_is_described_and_let_go,
);

const MASTER: &str = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na-240.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb-480.m3u8\n";

/// A file's row; with `hls` one of the publication. Its number.
async fn file(w: &World, video: &Video, hls: bool, name: &str, resolution: i64, streams: (bool, bool)) -> i64 {
    let input = (video.id, hls, name.to_owned());
    let write = w.app.db.write(input, move |tx, (id, hls, name)| {
        async move {
            let sql = "INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, \
                       has_audio, has_video, created_at, updated_at) SELECT $1, CASE WHEN $2 THEN p.id END, $3, 0, 0, 0, 3, \
                       $4, $5, $6, 0, 0 FROM streaming_playlist p WHERE p.video_id = $1 RETURNING id";
            let sql = Sql::new(sql).bind(id).bind(hls).bind(resolution).bind(&name);
            tx.one::<i64>(sql.bind(streams.0).bind(streams.1)).await
        }
        .boxed()
    });
    let id = write.await.map_err(|e: database::Error| e.to_string()).unwrap();
    match hls {
        true => {
            let folder = format!("hls/{}", video.uuid);
            put(w, buckets::STREAMING_PLAYLISTS, &format!("{folder}/{name}"), "abc").await;
            let own = name.replace("-fragmented.mp4", ".m3u8");
            put(w, buckets::STREAMING_PLAYLISTS, &format!("{folder}/{own}"), "abc").await;
        }
        false => put(w, buckets::WEB_VIDEOS, name, "abc").await,
    }
    id
}

async fn put(w: &World, bucket: Bucket, key: &str, content: &'static str) {
    w.app.storage.put_bytes(bucket, &Key::new(key).unwrap(), content.into()).await.unwrap();
}

/// A video with two renditions and its playlists on disk; their numbers.
async fn video(w: &World) -> (Video, i64, i64) {
    let video = w.video("alice", "filed").await;
    w.run("DELETE FROM video_file").await;
    let low = file(w, &video, true, "a-240-fragmented.mp4", 240, (true, true)).await;
    let high = file(w, &video, true, "b-480-fragmented.mp4", 480, (true, true)).await;
    let folder = format!("hls/{0}/{0}", video.uuid);
    put(w, buckets::STREAMING_PLAYLISTS, &format!("{folder}-master.m3u8"), MASTER).await;
    put(w, buckets::STREAMING_PLAYLISTS, &format!("{folder}-segments-sha256.json"), "{}").await;
    (video, low, high)
}

/// What is in a bucket once everything that is to go has gone.
async fn left(w: &World, bucket: Bucket) -> Vec<String> {
    video::sweep::remove_due(&w.app, || false).await.unwrap();
    let page = w.app.storage.list(bucket, None, None, 100).await.unwrap();
    page.entries.into_iter().map(|e| e.key.as_str().to_owned()).collect()
}

async fn page(w: &World, video: &Video) -> serde_json::Value {
    w.get("", &format!("/api/v1/videos/{}", video.uuid)).await.is(200)
}

async fn the_last_playable_file_stays(t: &TestApp) {
    let w = world(t).await;
    let (video, low, high) = video(&w).await;
    let sentence = "Cannot delete HLS playlist since this video does not have Web Video files";
    w.delete("root", &at(&video, "hls")).await.refused(400, sentence);
    w.delete("root", &at(&video, "web-videos")).await.refused(400, "This video does not have Web Video files");
    w.delete("root", &at(&video, &format!("hls/{low}"))).await.is(204);
    let sentence = "Cannot delete last HLS playlist file since this video does not have Web Video files";
    w.delete("root", &at(&video, &format!("hls/{high}"))).await.refused(400, sentence);
    let web = file(&w, &video, false, "c-480.mp4", 480, (true, true)).await;
    w.delete("root", &at(&video, &format!("hls/{high}"))).await.is(204);
    assert_eq!(page(&w, &video).await["streamingPlaylists"], json!([]));
    assert!(left(&w, buckets::STREAMING_PLAYLISTS).await.is_empty());
    let sentence = "Cannot delete Web Video files since this video does not have HLS playlist";
    w.delete("root", &at(&video, &format!("web-videos/{web}"))).await.refused(400, sentence);
    w.delete("root", &at(&video, "web-videos")).await.refused(400, sentence);
    w.delete("root", &at(&video, "hls")).await.refused(400, "This video does not have HLS files");
    assert_eq!(left(&w, buckets::WEB_VIDEOS).await, ["c-480.mp4"]);
}

async fn web_videos_go_one_by_one_or_all(t: &TestApp) {
    let w = world(t).await;
    let (video, ..) = video(&w).await;
    let mut ids = Vec::new();
    for (name, resolution) in [("c-240.mp4", 240), ("d-360.mp4", 360), ("e-480.mp4", 480)] {
        ids.push(file(&w, &video, false, name, resolution, (true, true)).await);
    }
    w.delete("root", &at(&video, &format!("web-videos/{}", ids[1]))).await.is(204);
    assert_eq!(left(&w, buckets::WEB_VIDEOS).await, ["c-240.mp4", "e-480.mp4"]);
    let refused = w.delete("root", &at(&video, &format!("web-videos/{}", ids[1]))).await;
    refused.refused(404, "This video does not have this Web Video file id");
    w.delete("root", &at(&video, "web-videos")).await.is(204);
    assert!(left(&w, buckets::WEB_VIDEOS).await.is_empty());
    assert_eq!(page(&w, &video).await["files"], json!([]));
    assert_eq!(w.events().await, ["video.updated"; 2]);
}

async fn the_publication_goes_whole(t: &TestApp) {
    let w = world(t).await;
    let (video, ..) = video(&w).await;
    file(&w, &video, false, "c-480.mp4", 480, (true, true)).await;
    w.run("UPDATE streaming_playlist SET growing = TRUE").await;
    let refused = w.delete("root", &at(&video, "hls")).await.refused(409, "This video is already being transcoded");
    assert_eq!(refused["code"], "video_already_being_transcoded");
    w.run("UPDATE streaming_playlist SET growing = FALSE").await;
    w.delete("root", &at(&video, "hls")).await.is(204);
    assert_eq!(page(&w, &video).await["streamingPlaylists"], json!([]));
    assert!(left(&w, buckets::STREAMING_PLAYLISTS).await.is_empty());
    assert_eq!(left(&w, buckets::WEB_VIDEOS).await.len(), 1);
}

async fn a_rendition_goes_and_the_master_forgets_it(t: &TestApp) {
    let w = world(t).await;
    let (video, low, _) = video(&w).await;
    let before = page(&w, &video).await["streamingPlaylists"][0]["playlistUrl"].clone();
    w.delete("root", &at(&video, "hls/4711")).await.refused(404, "This HLS playlist does not have this file id");
    w.delete("root", &at(&video, &format!("hls/{low}"))).await.is(204);
    let after = page(&w, &video).await["streamingPlaylists"][0].clone();
    assert_ne!(before, after["playlistUrl"], "nobody is left with a master that names what is gone");
    assert_eq!(after["files"].as_array().unwrap().len(), 1);
    let name = after["playlistUrl"].as_str().unwrap().rsplit('/').next().unwrap();
    let mut expected = vec!["b-480-fragmented.mp4".to_owned(), "b-480.m3u8".to_owned(), name.to_owned()];
    expected.push(format!("{}-segments-sha256.json", video.uuid));
    let mut expected: Vec<String> = expected.iter().map(|n| format!("hls/{}/{n}", video.uuid)).collect();
    expected.sort();
    assert_eq!(left(&w, buckets::STREAMING_PLAYLISTS).await, expected);
    let key = Key::new(format!("hls/{}/{name}", video.uuid)).unwrap();
    let path = w.app.storage.local_path(buckets::STREAMING_PLAYLISTS, &key).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(text, "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb-480.m3u8\n");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM doomed_file").await, 0);
}

async fn sound_stays_while_pictures_need_it(t: &TestApp) {
    let w = world(t).await;
    let (video, ..) = video(&w).await;
    w.run("UPDATE video_file SET has_audio = FALSE").await;
    let sound = file(&w, &video, true, "s-0-fragmented.mp4", 0, (true, false)).await;
    let sentence = "Cannot delete audio file of HLS playlist with splitted audio/video. Delete all the videos first";
    w.delete("root", &at(&video, &format!("hls/{sound}"))).await.refused(400, sentence);
    assert_eq!(page(&w, &video).await["streamingPlaylists"][0]["files"].as_array().unwrap().len(), 3);
}

async fn files_are_the_administrators_business(t: &TestApp) {
    let w = world(t).await;
    let (video, low, _) = video(&w).await;
    let remote = w.video("remote", "elsewhere").await;
    for what in ["hls".to_owned(), format!("hls/{low}"), "web-videos".to_owned(), format!("web-videos/{low}")] {
        for (who, status) in [("", 401), ("alice", 403), ("mod", 403)] {
            w.delete(who, &at(&video, &what)).await.is(status);
        }
        w.delete("root", &format!("/api/v1/videos/4711/{what}")).await.refused(404, "Video not found");
        w.delete("root", &format!("/api/v1/videos/x/{what}")).await.names(&["id"]);
        w.delete("root", &at(&remote, &what)).await.refused(400, "Cannot delete files of remote video");
    }
    w.delete("root", &at(&video, "hls/x")).await.names(&["videoFileId"]);
    assert_eq!(page(&w, &video).await["streamingPlaylists"][0]["files"].as_array().unwrap().len(), 2);
}

async fn a_source_is_described_and_let_go(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "kept").await;
    w.get("alice", &at(&video, "source")).await.refused(404, "Video source not found");
    put(&w, buckets::ORIGINALS, "o.webm", "abc").await;
    w.run(
        "INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, created_at, updated_at) \
         SELECT id, 'o.webm', 'holiday.webm', 3, '{\"video\":{\"width\":1280,\"height\":720,\"avg_frame_rate\":\"30000/1001\"}}', \
         TRUE, TRUE, 0, 0 FROM video",
    )
    .await;
    let source = w.get("alice", &at(&video, "source")).await.is(200);
    let keys: Vec<&String> = source.as_object().unwrap().keys().collect();
    let expected =
        ["inputFilename", "fileDownloadUrl", "resolution", "size", "width", "height", "fps", "metadata", "createdAt"];
    assert_eq!(keys, expected);
    assert_eq!(
        (&source["inputFilename"], &source["fps"], &source["size"]),
        (&json!("holiday.webm"), &json!(30), &json!(3))
    );
    assert_eq!(source["resolution"], json!({"id": 720, "label": "720p"}));
    assert!(source["fileDownloadUrl"].as_str().unwrap().ends_with("/download/original-video-files/o.webm"));
    let path = at(&video, "source/file");
    for (who, status) in [("", 401), ("bob", 403)] {
        w.get(who, &at(&video, "source")).await.is(status);
        w.delete(who, &path).await.is(status);
    }
    w.delete("alice", "/api/v1/videos/4711/source/file").await.refused(404, "Video not found");
    assert_eq!(left(&w, buckets::ORIGINALS).await, ["o.webm"]);
    // Work on it goes on: then it goes with the end of that.
    w.run("UPDATE video SET state = 2").await;
    w.delete("alice", &path).await.is(204);
    assert_eq!(left(&w, buckets::ORIGINALS).await, ["o.webm"]);
    w.run("UPDATE video SET state = 1").await;
    w.delete("alice", &path).await.is(204);
    assert!(left(&w, buckets::ORIGINALS).await.is_empty());
    assert_eq!(w.get("alice", &at(&video, "source")).await.is(200)["fileDownloadUrl"], json!(null));
    let private = w.new_video("bob", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    w.get("mod", &at(&private, "source")).await.refused(404, "Video source not found");
}
