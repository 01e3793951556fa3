//! What the job makes of uploads, as viewers find it.

use crate::product::Product;
use crate::support::decode_complaints;
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::json;

on_both!(
    a_ladder_is_a_publication,
    without_hls_a_video_is_plain_files,
    one_kind_of_files_is_made_anew,
    separate_sound_comes_along,
    what_cannot_be_made_anew_is_refused,
    a_failed_remake_leaves_what_was_there,
    a_job_that_runs_twice_does_its_work_once,
    a_run_that_nobody_ended_is_cleaned_up,
);

pub fn resolutions(files: &serde_json::Value) -> Vec<i64> {
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

pub fn names(page: &serde_json::Value) -> Vec<String> {
    let hls = page["streamingPlaylists"].as_array().unwrap().iter().flat_map(|p| p["files"].as_array().unwrap());
    let files = page["files"].as_array().unwrap().iter().chain(hls);
    files.map(|f| f["fileUrl"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
}

/// Everything stored of a video's files belongs to what its page lists.
pub async fn nothing_is_left_over(p: &Product, page: &serde_json::Value) {
    video::sweep::remove_due(&p.w.app, || false).await.unwrap();
    let mut expected = names(page);
    for playlist in page["streamingPlaylists"].as_array().unwrap() {
        for key in ["playlistUrl", "segmentsSha256Url"] {
            expected.push(playlist[key].as_str().unwrap().rsplit('/').next().unwrap().to_owned());
        }
        for file in playlist["files"].as_array().unwrap() {
            expected.push(file["playlistUrl"].as_str().unwrap().rsplit('/').next().unwrap().to_owned());
        }
    }
    expected.sort();
    let mut stored = p.files(buckets::WEB_VIDEOS).await;
    stored.extend(p.files(buckets::STREAMING_PLAYLISTS).await);
    let mut stored: Vec<String> = stored.iter().map(|key| key.rsplit('/').next().unwrap().to_owned()).collect();
    stored.sort();
    assert_eq!(stored, expected);
    let torrents = i64::try_from(p.files(buckets::TORRENTS).await.len()).unwrap();
    let sources: i64 = p.w.one("SELECT count(*) FROM video_source WHERE torrent_name IS NOT NULL").await;
    let files = i64::try_from(names(page).len()).unwrap();
    assert_eq!(torrents, files + sources, "each file has its torrent, and nothing else has");
}

async fn one_kind_of_files_is_made_anew(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| c.transcoding.web_videos.enabled = false);
    let path = p.upload(&p.clip("a.mp4", 4), &[]).await;
    p.work().await;
    let first = p.page("", &path).await;
    nothing_is_left_over(&p, &first).await;
    let boards = p.files(buckets::STORYBOARDS).await;
    let again = format!("{path}/transcoding");
    // The file that was sent is gone: the best rendition takes its place.
    assert!(p.files(buckets::ORIGINALS).await.is_empty());
    p.w.post("root", &again, json!({"transcodingType": "web-video"})).await.is(204);
    assert_eq!(p.page("", &path).await["state"]["id"], 1, "it plays on");
    let refused = p.w.post("root", &again, json!({"transcodingType": "hls"})).await;
    let refused = refused.refused(409, "This video is already being transcoded");
    assert_eq!(refused["code"], "video_already_being_transcoded");
    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let both = p.page("", &path).await;
    assert_eq!(both["streamingPlaylists"], first["streamingPlaylists"]);
    assert_eq!(resolutions(&both["files"]), [180, 144]);
    nothing_is_left_over(&p, &both).await;
    p.w.post("root", &again, json!({"transcodingType": "hls"})).await.is(204);
    p.work().await;
    let page = p.page("", &path).await;
    assert_eq!(page["files"], both["files"]);
    assert_eq!(resolutions(&page["streamingPlaylists"][0]["files"]), [180, 144]);
    assert_ne!(page["streamingPlaylists"][0]["playlistUrl"], first["streamingPlaylists"][0]["playlistUrl"]);
    nothing_is_left_over(&p, &page).await;
    assert_eq!(p.files(buckets::STORYBOARDS).await, boards);
    // Twice, because somebody insists.
    for force in [false, true] {
        let body = json!({"transcodingType": "web-video", "forceTranscoding": force});
        p.w.post("root", &again, body).await.is(204);
    }
    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let last = p.page("", &path).await;
    assert_ne!(last["files"], page["files"]);
    nothing_is_left_over(&p, &last).await;
    assert_eq!(p.w.events().await.iter().filter(|e| *e == "video.published").count(), 1);
    let work = p.w.app.config().storage.tmp_persistent.join("transcoding");
    assert_eq!(std::fs::read_dir(work).unwrap().count(), 0);
}

async fn separate_sound_comes_along(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| {
        c.transcoding.web_videos.enabled = false;
        c.transcoding.hls.split_audio_and_video = true;
    });
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    p.work().await;
    assert_eq!(resolutions(&p.page("", &path).await["streamingPlaylists"][0]["files"]), [180, 144, 0]);
    p.w.post("root", &format!("{path}/transcoding"), json!({"transcodingType": "web-video"})).await.is(204);
    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let page = p.page("", &path).await;
    for file in page["files"].as_array().unwrap() {
        assert_eq!((&file["hasAudio"], &file["hasVideo"]), (&json!(true), &json!(true)));
    }
    nothing_is_left_over(&p, &page).await;
}

async fn what_cannot_be_made_anew_is_refused(t: &TestApp) {
    let p = Product::new(t).await;
    let video = p.w.video("alice", "there").await;
    let remote = p.w.video("remote", "elsewhere").await;
    let again = |id: &str| format!("/api/v1/videos/{id}/transcoding");
    let path = again(&video.uuid.to_string());
    let hls = json!({"transcodingType": "hls"});
    for (who, status) in [("", 401), ("alice", 403), ("mod", 403)] {
        p.w.post(who, &path, hls.clone()).await.is(status);
    }
    for (body, field) in [
        (json!({}), "transcodingType"),
        (json!({"transcodingType": "x"}), "transcodingType"),
        (json!({"transcodingType": "hls", "forceTranscoding": "x"}), "forceTranscoding"),
    ] {
        p.w.post("root", &path, body).await.names(&[field]);
    }
    p.w.post("root", &again("4711"), hls.clone()).await.refused(404, "Video not found");
    p.w.post("root", &again("x"), hls.clone()).await.names(&["id"]);
    let sentence = "Cannot run this task on a remote video";
    p.w.post("root", &again(&remote.uuid.to_string()), hls.clone()).await.refused(400, sentence);
    p.w.configure(|c| c.transcoding.enabled = false);
    let sentence = "Cannot run transcoding job because transcoding is disabled on this instance";
    p.w.post("root", &path, hls.clone()).await.refused(400, sentence);
    p.w.configure(|c| c.transcoding.enabled = true);
    p.w.run("UPDATE video SET is_live = TRUE").await;
    p.w.post("root", &path, hls.clone()).await.refused(400, "Cannot run this task on a live video");
    p.w.run("UPDATE video SET is_live = FALSE, state = 2").await;
    p.w.post("root", &path, hls.clone()).await.refused(409, "This video is already being transcoded");
    assert_eq!(p.w.one::<i64>("SELECT count(*) FROM job").await, 0);
}

async fn a_failed_remake_leaves_what_was_there(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| c.transcoding.web_videos.enabled = false);
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    p.work().await;
    let before = p.page("", &path).await;
    // The source it would be made from is no media any more.
    let name = names(&before)[0].clone();
    let uuid = before["uuid"].as_str().unwrap();
    let file = p.path(buckets::STREAMING_PLAYLISTS, &format!("hls/{uuid}/{name}"));
    let good = std::fs::read(&file).unwrap();
    std::fs::write(&file, b"no media").unwrap();
    p.w.post("root", &format!("{path}/transcoding"), json!({"transcodingType": "hls"})).await.is(204);
    p.work().await;
    assert_eq!(p.failures().await.len(), 1);
    std::fs::write(&file, good).unwrap();
    let after = p.page("", &path).await;
    assert_eq!((&after["state"], &after["streamingPlaylists"]), (&before["state"], &before["streamingPlaylists"]));
    nothing_is_left_over(&p, &after).await;
    let progress = p.w.get("", &format!("{path}/transcoding-progress")).await.is(200);
    assert_eq!(progress["playlistUrl"], before["streamingPlaylists"][0]["playlistUrl"]);
    assert!(progress["error"].is_string());
    // And it can be tried again.
    p.w.post("root", &format!("{path}/transcoding"), json!({"transcodingType": "hls"})).await.is(204);
    p.work().await;
    assert_ne!(p.page("", &path).await["streamingPlaylists"], before["streamingPlaylists"]);
}

async fn a_job_that_runs_twice_does_its_work_once(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| c.transcoding.original_file.keep = true);
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    p.work().await;
    let once = p.page("", &path).await;
    // The server died before it could record the end of the job.
    p.w.run("UPDATE job SET state = 'waiting', finished_at = NULL WHERE kind = 'transcoding.build'").await;
    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let twice = p.page("", &path).await;
    assert_eq!((&twice["streamingPlaylists"], &twice["files"]), (&once["streamingPlaylists"], &once["files"]));
    nothing_is_left_over(&p, &twice).await;
}

async fn a_run_that_nobody_ended_is_cleaned_up(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| c.transcoding.web_videos.enabled = false);
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    p.work().await;
    let uuid = p.page("", &path).await["uuid"].as_str().unwrap().to_owned();
    // A job that is gone had begun another ladder.
    p.w.run(
        "UPDATE transcoding_run SET job_id = 4711, finished_at = NULL, names = \
         '{\"master\":\"m\",\"hashes\":\"h\",\"storyboard\":\"s\",\"renditions\":{\"180\":\"r\"},\"web_videos\":{\"180\":\"w\"}}'",
    )
    .await;
    p.w.run("UPDATE streaming_playlist SET growing = TRUE").await;
    for name in ["m-master.m3u8", "h-segments-sha256.json", "r-180.m3u8", "r-180-fragmented.mp4"] {
        std::fs::write(p.path(buckets::STREAMING_PLAYLISTS, &format!("hls/{uuid}/{name}")), "half").unwrap();
    }
    std::fs::write(p.path(buckets::WEB_VIDEOS, "w-180.mp4"), "half").unwrap();
    let again = format!("{path}/transcoding");
    p.w.post("root", &again, json!({"transcodingType": "hls"})).await.is(409);
    p.w.post("root", &again, json!({"transcodingType": "hls", "forceTranscoding": true})).await.is(204);
    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let page = p.page("", &path).await;
    assert_eq!(resolutions(&page["streamingPlaylists"][0]["files"]), [180, 144]);
    nothing_is_left_over(&p, &page).await;
    assert!(!p.w.one::<bool>("SELECT growing FROM streaming_playlist").await);
}
