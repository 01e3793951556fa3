//! What the job makes of uploads, as viewers find it.

use crate::product::Product;
use crate::support::decode_complaints;
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::json;

on_both!(a_ladder_is_a_publication, without_hls_a_video_is_plain_files,);

fn resolutions(files: &serde_json::Value) -> Vec<i64> {
    files.as_array().unwrap().iter().map(|f| f["resolution"]["id"].as_i64().unwrap()).collect()
}

async fn a_ladder_is_a_publication(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| {
        c.transcoding.hls.enabled = true;
        c.transcoding.web_videos.enabled = false;
    });
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    p.work().await;
    assert!(p.failures().await.is_empty());
    let page = p.page("", &path).await;
    assert_eq!(resolutions(&page["streamingPlaylists"][0]["files"]), [180, 144]);
    assert_eq!(page["files"], json!([]));
    assert!(p.files(buckets::WEB_VIDEOS).await.is_empty());
}

async fn without_hls_a_video_is_plain_files(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| {
        c.transcoding.hls.enabled = false;
        c.transcoding.web_videos.enabled = true;
        // It has no meaning without HLS.
        c.transcoding.hls.split_audio_and_video = true;
        c.transcoding.resolutions.p0 = true;
    });
    let path = p.upload(&p.clip("a.mp4", 4), &[("waitTranscoding", "true")]).await;
    p.w.get("", &path).await.is(401);
    p.work().await;
    assert!(p.failures().await.is_empty());
    let page = p.page("", &path).await;
    assert_eq!((&page["state"]["id"], &page["streamingPlaylists"]), (&json!(1), &json!([])));
    assert_eq!(resolutions(&page["files"]), [180, 144, 0]);
    for file in page["files"].as_array().unwrap() {
        assert_eq!((&file["hasAudio"], &file["playlistUrl"]), (&json!(true), &json!(null)));
        let name = file["fileUrl"].as_str().unwrap().rsplit('/').next().unwrap();
        assert_eq!(decode_complaints(&p.path(buckets::WEB_VIDEOS, name)), "");
    }
    assert!(p.files(buckets::STREAMING_PLAYLISTS).await.is_empty());
    assert_eq!(p.files(buckets::WEB_VIDEOS).await.len(), 3);
    assert_eq!(p.files(buckets::STORYBOARDS).await.len(), 1);
    let progress = p.w.get("", &format!("{path}/transcoding-progress")).await.is(200);
    assert_eq!((&progress["playlistUrl"], &progress["progress"]), (&json!(null), &json!(1.0)));
    let events = p.w.events().await;
    assert!(!events.contains(&"video.playable".to_owned()), "{events:?}");
    assert_eq!(events.iter().filter(|e| *e == "video.published").count(), 1);
    let work = p.w.app.config().storage.tmp_persistent.join("transcoding");
    assert_eq!(std::fs::read_dir(work).unwrap().count(), 0, "what the files were made from is gone");
}
