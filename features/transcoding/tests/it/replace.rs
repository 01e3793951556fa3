//! Another file for a video: what plays until the new one does, and what stays.

use crate::job::{names, nothing_is_left_over, resolutions};
use crate::product::Product;
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::json;

on_both!(
    the_old_file_plays_until_the_new_one_does,
    a_file_that_fails_leaves_the_old_one_playing,
    a_video_that_had_failed_is_published_by_another_file,
);

async fn the_old_file_plays_until_the_new_one_does(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| {
        c.video_file.update.enabled = true;
        c.transcoding.web_videos.enabled = true;
        c.transcoding.original_file.keep = true;
    });
    let path = p.upload(&p.clip("a.mp4", 6), &[]).await;
    p.work().await;
    let before = p.page("", &path).await;
    assert_eq!(before["inputFileUpdatedAt"], json!(null));
    let vtt: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n";
    let captions = format!("{path}/captions");
    p.w.form("alice", "PUT", &format!("{captions}/en"), &[], &[("captionfile", "a.vtt", vtt)]).await.is(204);
    p.w.run("UPDATE video SET views = 7").await;
    let thumbnails = p.files(buckets::THUMBNAILS).await;
    let boards = p.files(buckets::STORYBOARDS).await;

    p.w.wait(5000);
    let now = platform::clock::iso(p.w.app.now());
    let source = p.replace(&path, &p.clip("other name.mp4", 3)).await;
    assert_eq!((&source["inputFilename"], &source["resolution"]["id"]), (&json!("other name.mp4"), &json!(180)));
    assert_eq!(source["metadata"]["streams"][0]["codec_type"], "video");
    assert!(source["fileDownloadUrl"].as_str().unwrap().contains("/download/original-video-files/"));
    assert_eq!(source["createdAt"], now.as_str());
    // Nothing of the new file is made yet.
    let waiting = p.page("", &path).await;
    for key in ["streamingPlaylists", "files", "duration", "state"] {
        assert_eq!(waiting[key], before[key], "{key}");
    }
    assert_eq!(waiting["inputFileUpdatedAt"], now.as_str());
    assert_eq!(p.w.get("alice", &format!("{path}/source")).await.is(200), source);

    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let after = p.page("", &path).await;
    assert_eq!((&after["duration"], &after["views"], &after["uuid"]), (&json!(3), &json!(7), &before["uuid"]));
    assert_eq!(resolutions(&after["streamingPlaylists"][0]["files"]), [180, 144]);
    assert_eq!(resolutions(&after["files"]), [180, 144]);
    assert!(names(&after).iter().all(|name| !names(&before).contains(name)));
    nothing_is_left_over(&p, &after).await;
    assert_eq!(p.w.get("", &captions).await.is(200)["total"], 1);
    assert_eq!(p.files(buckets::ORIGINALS).await.len(), 1);
    for (bucket, old) in [(buckets::THUMBNAILS, thumbnails), (buckets::STORYBOARDS, boards)] {
        let new = p.files(bucket).await;
        assert_eq!(new.len(), old.len());
        assert!(new.iter().all(|name| !old.contains(name)), "taken from the new file");
    }
    assert_eq!(p.w.events().await.iter().filter(|e| *e == "video.published").count(), 1);

    // A picture that somebody chose stays, and sound alone has no storyboard.
    let png = image::RgbImage::new(64, 36);
    let mut bytes = std::io::Cursor::new(Vec::new());
    png.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let picture = [("thumbnailfile", "a.png", &bytes.into_inner()[..])];
    p.w.form("alice", "PUT", &path, &[], &picture).await.is(204);
    p.w.configure(|c| c.transcoding.allow_audio_files = true);
    let chosen = p.page("", &path).await["thumbnails"].clone();
    p.replace(&path, &p.sound("a.mp3", 4)).await;
    p.work().await;
    assert_eq!(p.failures().await, Vec::<String>::new());
    let after = p.page("", &path).await;
    assert_eq!((&after["thumbnails"], &after["duration"]), (&chosen, &json!(4)));
    nothing_is_left_over(&p, &after).await;
    assert!(p.files(buckets::STORYBOARDS).await.is_empty());
}

async fn a_file_that_fails_leaves_the_old_one_playing(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| c.video_file.update.enabled = true);
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    p.work().await;
    let before = p.page("", &path).await;
    p.replace(&path, &p.clip("b.mp4", 3)).await;
    let name: String = p.w.one("SELECT file_name FROM video_source").await;
    std::fs::write(p.path(buckets::ORIGINALS, &name), b"no media").unwrap();
    p.work().await;
    assert_eq!(p.failures().await.len(), 1);
    let after = p.page("", &path).await;
    for key in ["streamingPlaylists", "duration", "state"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    video::sweep::remove_due(&p.w.app, || false).await.unwrap();
}

async fn a_video_that_had_failed_is_published_by_another_file(t: &TestApp) {
    let p = Product::new(t).await;
    p.w.configure(|c| c.video_file.update.enabled = true);
    let path = p.upload(&p.clip("a.mp4", 2), &[]).await;
    let name: String = p.w.one("SELECT file_name FROM video_source").await;
    std::fs::write(p.path(buckets::ORIGINALS, &name), b"no media").unwrap();
    p.work().await;
    assert_eq!(p.page("alice", &path).await["state"]["id"], 7);
    p.replace(&path, &p.clip("b.mp4", 3)).await;
    assert_eq!(p.page("alice", &path).await["state"]["id"], 2);
    p.work().await;
    let page = p.page("", &path).await;
    assert_eq!((&page["state"]["id"], &page["duration"]), (&json!(1), &json!(3)));
    nothing_is_left_over(&p, &page).await;
}
