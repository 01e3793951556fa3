//! Subtitles of new videos.

use crate::{WORKS, captions, film, progress, spoken, work, world};
use futures::FutureExt;
use platform::testing::TestApp;
use platform::{event, on_both};
use serde_json::json;
use world::World;

on_both!(a_published_video_gets_subtitles, not_where_it_is_not_wanted, an_upload_says_whether,);

async fn published(w: &World, id: i64) {
    let now = w.app.now();
    let write =
        w.app.db.write((), move |tx, ()| async move { event::emit(tx, now, "video.published", id).await }.boxed());
    write.await.unwrap();
    transcription::catch_up(&w.app).await.unwrap();
}

async fn jobs(w: &World) -> i64 {
    w.one("SELECT count(*) FROM job WHERE kind = 'transcription.write'").await
}

async fn a_published_video_gets_subtitles(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    w.run("UPDATE video SET transcribe = TRUE WHERE TRUE").await;
    transcription::catch_up(&w.app).await.unwrap();
    assert_eq!(jobs(&w).await, 0, "it is not published yet");
    published(&w, video.id).await;
    assert_eq!(progress(&w, &video).await["state"], "waiting");
    work(&w).await;
    assert_eq!(captions(&w, &video).await[0]["automaticallyGenerated"], true);
    // Shown again after a moderator hid it, it is not written once more; not even when its owner removed what was written.
    w.delete("alice", &format!("/api/v1/videos/{}/captions/fr", video.uuid)).await.is(204);
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 1);
}

async fn not_where_it_is_not_wanted(t: &TestApp) {
    let w = world(t, WORKS).await;
    let video = spoken(&w).await;
    let file: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 0, "nobody wants it");
    w.run("UPDATE video SET transcribe = TRUE WHERE TRUE").await;
    w.configure(|c| c.video_transcription.enabled = false);
    published(&w, video.id).await;
    w.configure(|c| c.video_transcription.enabled = true);
    transcription::catch_up(&w.app).await.unwrap();
    assert_eq!(jobs(&w).await, 0, "it was switched off");
    w.run("UPDATE video_source SET probe = '{\"audio\": null}' WHERE TRUE").await;
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 0, "it has no sound");
    w.run("UPDATE video_source SET probe = '{\"audio\": {}}' WHERE TRUE").await;
    w.run("UPDATE video SET is_local = FALSE WHERE TRUE").await;
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 0, "it is another server's");
    w.run("UPDATE video SET is_local = TRUE WHERE TRUE").await;
    w.form(
        "alice",
        "PUT",
        &format!("/api/v1/videos/{}/captions/en", video.uuid),
        &[],
        &[("captionfile", "a.vtt", file)],
    )
    .await
    .is(204);
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 0, "it brought subtitles along, in whatever language it is");
    w.run("UPDATE video SET language = 'en' WHERE TRUE").await;
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 0, "it brought subtitles in its language along");
    w.run("UPDATE video SET language = 'fr' WHERE TRUE").await;
    published(&w, video.id).await;
    assert_eq!(jobs(&w).await, 1, "what it brought is a translation");
}

async fn an_upload_says_whether(t: &TestApp) {
    let w = world(t, WORKS).await;
    let channel = w.person("alice").channel_id.to_string();
    for (said, wanted) in [(None, true), (Some("false"), false), (Some("true"), true)] {
        let mut fields = vec![("channelId", channel.as_str()), ("name", "A film")];
        fields.extend(said.map(|said| ("generateTranscription", said)));
        let made =
            w.form("alice", "POST", "/api/v1/videos/upload", &fields, &[("videofile", "a.mp4", film())]).await.is(200);
        let id = made["video"]["id"].as_i64().unwrap();
        let sql = database::Sql::new("SELECT transcribe FROM video WHERE id = $1").bind(id);
        assert_eq!(w.one::<bool>(sql).await, wanted, "{said:?}");
    }
    let wrong = [("channelId", channel.as_str()), ("name", "A film"), ("generateTranscription", "perhaps")];
    let refused = w.form("alice", "POST", "/api/v1/videos/upload", &wrong, &[("videofile", "a.mp4", film())]).await;
    assert_ne!(refused.names(&["generateTranscription"]), json!(null));
}
