//! The owner hears of subtitles that a program wrote.

use crate::support::{happened, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(the_owner_hears_of_subtitles,);

async fn the_owner_hears_of_subtitles(t: &TestApp) {
    let w = world(t).await;
    w.configure(|config| {
        config.smtp.hostname = Some("mail.example.org".into());
        config.instance.name = "Ours".into();
    });
    let video = w.video("alice", "Spoken").await;
    w.run(
        "INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) \
         SELECT id, 'fr', 'c.vtt', TRUE, 0, 0 FROM video",
    )
    .await;
    let id: i64 = w.one("SELECT id FROM video_caption").await;
    happened(&w, "caption.generated", id).await;
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "bob").await), (vec![22], vec![]));
    let news = told(&w, "alice").await.remove(0);
    assert_eq!(
        (&news["videoCaption"]["id"], &news["videoCaption"]["language"]),
        (&json!(id), &json!({"id": "fr", "label": "French"}))
    );
    assert_eq!(
        (&news["videoCaption"]["video"]["id"], &news["videoCaption"]["video"]["name"]),
        (&json!(video.id), &json!("Spoken"))
    );
    assert_eq!(w.one::<i64>("SELECT count(*) FROM email").await, 0, "letters are not asked for");
    w.run("DELETE FROM notification_setting").await;
    w.run(
        "INSERT INTO notification_setting (user_id, my_video_transcription_generated, updated_at) SELECT id, 2, 0 FROM users",
    )
    .await;
    happened(&w, "caption.generated", id).await;
    assert_eq!(kinds(&w, "alice").await, [22]);
    let subjects: Vec<String> = w.all("SELECT subject FROM email").await;
    assert_eq!(subjects, ["[Ours] A program wrote subtitles for your video “Spoken”"]);
    // People have replaced them before anybody was told, or removed them afterwards.
    w.run("UPDATE video_caption SET automatically_generated = FALSE WHERE TRUE").await;
    happened(&w, "caption.generated", id).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM email").await, 1);
    w.run("DELETE FROM video_caption WHERE TRUE").await;
    happened(&w, "caption.generated", id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
}
