//! Subtitles, from what people send to what players get.

use crate::around::{at, world};
use object_storage::{Key, Object};
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::{Value, json};
use std::io::Read as _;
use world::{Answer, NewVideo, Video, World};

on_both!(
    subtitles_are_shown_by_language,
    another_file_replaces_the_first,
    subtitles_go_with_their_video,
    what_is_no_subtitle_is_refused_with_its_line,
    subtitles_are_the_owners,
);

const VTT: &[u8] = b"WEBVTT\n\n00:01.000 --> 00:04.000\nSubtitle good 1.\n";
const SRT: &[u8] = b"\xef\xbb\xbf1\r\n00:00:01,600 --> 00:00:04,200\r\nEnglish (US)\r\n";

async fn put(w: &World, who: &str, video: &Video, language: &str, file: &[u8]) -> Answer {
    let path = at(video, &format!("captions/{language}"));
    w.form(who, "PUT", &path, &[], &[("captionfile", "a.vtt", file)]).await
}

async fn stored(w: &World) -> Vec<String> {
    let page = w.app.storage.list(buckets::CAPTIONS, None, None, 100).await.unwrap();
    page.entries.into_iter().map(|e| e.key.as_str().to_owned()).collect()
}

async fn content(w: &World, caption: &Value) -> String {
    let name = caption["captionPath"].as_str().unwrap().strip_prefix("/lazy-static/video-captions/").unwrap();
    let object = w.app.storage.open(buckets::CAPTIONS, &Key::new(name).unwrap()).await.unwrap();
    let Object::Local { mut file, .. } = object else { panic!("tests store on disk") };
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    text
}

async fn sweep(w: &World) {
    video::sweep::remove_due(&w.app, || false).await.unwrap();
}

async fn subtitles_are_shown_by_language(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "spoken").await;
    let list = at(&video, "captions");
    assert_eq!(w.get("", &list).await.is(200), json!({"total": 0, "data": []}));
    put(&w, "alice", &video, "zh", SRT).await.is(204);
    put(&w, "mod", &video, "fr", VTT).await.is(204);
    let shown = w.get("", &list).await.is(200);
    assert_eq!(shown["total"], 2);
    let (fr, zh) = (&shown["data"][0], &shown["data"][1]);
    assert_eq!(fr["language"], json!({"id": "fr", "label": "French"}));
    assert_eq!(zh["language"], json!({"id": "zh", "label": "Chinese"}));
    let keys: Vec<&String> = fr.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["language", "automaticallyGenerated", "captionPath", "fileUrl", "m3u8Url", "updatedAt"]);
    assert_eq!(fr["automaticallyGenerated"], false);
    // In the folder of the HLS publication, named like the file.
    let name = fr["captionPath"].as_str().unwrap().rsplit('/').next().unwrap().replace(".vtt", ".m3u8");
    let playlist = fr["m3u8Url"].as_str().unwrap();
    assert!(playlist.ends_with(&format!("/static/streaming-playlists/hls/{}/{name}", video.uuid)), "{playlist}");
    assert!(fr["fileUrl"].as_str().unwrap().ends_with(fr["captionPath"].as_str().unwrap()));
    assert_eq!(content(&w, fr).await, "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nSubtitle good 1.\n");
    assert_eq!(content(&w, zh).await, "WEBVTT\n\n1\n00:00:01.600 --> 00:00:04.200\nEnglish (US)\n");
    w.run("DELETE FROM video_file").await;
    assert_eq!(w.get("", &list).await.is(200)["data"][0]["m3u8Url"], Value::Null, "nothing is there to go with");
}

async fn another_file_replaces_the_first(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "spoken").await;
    put(&w, "alice", &video, "ar", VTT).await.is(204);
    let first = stored(&w).await;
    put(&w, "alice", &video, "ar", SRT).await.is(204);
    sweep(&w).await;
    let second = stored(&w).await;
    assert_eq!(second.len(), 1);
    assert_ne!(first, second);
    assert_eq!(w.get("", &at(&video, "captions")).await.is(200)["total"], 1);
    w.delete("alice", &at(&video, "captions/ar")).await.is(204);
    w.delete("alice", &at(&video, "captions/ar")).await.refused(404, "Video caption not found");
    sweep(&w).await;
    assert!(stored(&w).await.is_empty());
    assert_eq!(w.events().await, ["video.updated"; 3]);
}

async fn subtitles_go_with_their_video(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "spoken").await;
    put(&w, "alice", &video, "en", VTT).await.is(204);
    w.delete("alice", &format!("/api/v1/videos/{}", video.uuid)).await.is(204);
    sweep(&w).await;
    assert!(stored(&w).await.is_empty());
}

async fn what_is_no_subtitle_is_refused_with_its_line(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "spoken").await;
    let said = async |file: &[u8]| {
        let refused = put(&w, "alice", &video, "en", file).await.names(&["captionfile"]);
        refused["invalid-params"]["captionfile"]["msg"].as_str().unwrap().to_owned()
    };
    assert!(said(b"hello\n\nworld").await.starts_with("Line 1 "));
    assert!(said(b"WEBVTT\n\nx --> 00:02\na").await.starts_with("Line 3 "));
    assert!(said(&vec![b'a'; 21 << 20]).await.contains("too large"));
    w.form("alice", "PUT", &at(&video, "captions/en"), &[], &[]).await.names(&["captionfile"]);
    put(&w, "alice", &video, "15", VTT).await.names(&["captionLanguage"]);
    w.delete("alice", &at(&video, "captions/15")).await.names(&["captionLanguage"]);
    assert!(stored(&w).await.is_empty());
    assert_eq!(w.one::<i64>("SELECT count(*) FROM doomed_file").await, 0);
}

async fn subtitles_are_the_owners(t: &TestApp) {
    let w = world(t).await;
    let video = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    put(&w, "alice", &video, "en", VTT).await.is(204);
    let sentence = "Cannot manage a video of another user.";
    put(&w, "", &video, "en", VTT).await.is(401);
    put(&w, "bob", &video, "en", VTT).await.refused(403, sentence);
    w.delete("", &at(&video, "captions/en")).await.is(401);
    w.delete("bob", &at(&video, "captions/en")).await.refused(403, sentence);
    w.get("", &at(&video, "captions")).await.refused(401, "Authentication is required");
    w.get("bob", &at(&video, "captions")).await.is(403);
    assert_eq!(w.get("alice", &at(&video, "captions")).await.is(200)["total"], 1);
    w.get("", "/api/v1/videos/x/captions").await.names(&["videoId"]);
    w.get("", "/api/v1/videos/4711/captions").await.refused(404, "Video not found");
    w.delete("alice", "/api/v1/videos/4711/captions/en").await.refused(404, "Video not found");
    w.form("alice", "PUT", "/api/v1/videos/4711/captions/en", &[], &[("captionfile", "a", VTT)]).await.is(404);
}
