//! What is fetched, what is taken over, and what becomes of a source that fails.

use crate::{form, media, nothing_left, only, site, tool, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::time::Duration;

on_both!(
    a_file_is_imported,
    a_site_is_imported_with_what_it_tells,
    a_film_without_a_known_extension_is_known_by_how_it_begins,
    what_the_person_says_is_said,
    sources_that_fail_say_why,
    a_file_is_as_large_as_allowed,
    a_server_that_hangs_is_given_up,
    sites_that_fail_say_why,
    quotas_hold,
    a_site_cannot_fill_the_disk,
    a_cut_off_import_goes_on,
    without_transcoding_it_is_published_at_once,
);

async fn video_state(w: &world::World) -> i64 {
    w.one("SELECT state FROM video").await
}

async fn a_file_is_imported(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let url = format!("{site}/My_film.mp4?token=1");
    let import = w.post("alice", "/api/v1/videos/imports", form(&w, &url)).await.is(200);
    assert_eq!((&import["state"], &import["attempts"]), (&json!({"id": 1, "label": "Pending"}), &json!(0)));
    assert_eq!(
        (&import["targetUrl"], &import["magnetUri"], &import["error"]),
        (&json!(url), &Value::Null, &Value::Null)
    );
    let video = &import["video"];
    assert_eq!((&video["name"], &video["state"]), (&json!("My film"), &json!({"id": 3, "label": "To import"})));
    assert_eq!(
        (&video["privacy"]["id"], &video["waitTranscoding"], &video["tags"]),
        (&json!(3), &json!(true), &json!([]))
    );
    assert_eq!((&video["duration"], &video["isLocal"]), (&json!(0), &json!(true)));
    work(&w).await;
    let done = only(&w).await;
    assert_eq!((&done["state"]["id"], &done["attempts"], &done["error"]), (&json!(2), &json!(1), &Value::Null));
    assert_eq!((&done["video"]["state"]["id"], &done["video"]["duration"]), (&json!(2), &json!(2)));
    // Its file waits for the ladder, and its pictures were taken from it.
    let (size, name) = (
        w.one::<i64>("SELECT size FROM video_source").await,
        w.one::<String>("SELECT original_name FROM video_source").await,
    );
    assert_eq!((usize::try_from(size).unwrap(), name.as_str()), (media().mp4.len(), "My_film.mp4"));
    assert!(w.one::<i64>("SELECT count(*) FROM video_thumbnail").await > 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'transcoding.build'").await, 1);
    assert!(w.events().await.ends_with(&["video.uploaded".into(), "import.finished".into()]));
    nothing_left(&w);
}

async fn a_site_is_imported_with_what_it_tells(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    tool(
        &w,
        &json!({
            "title": "From afar", "description": "What it is", "categories": ["Music"], "language": "fr", "tags": ["sea", "ship"],
            "upload_date": "20200229", "thumbnail": format!("{site}/picture.png"),
            "chapters": [{"start_time": 0, "title": "Start"}, {"start_time": 1, "title": "End"}],
        }),
    );
    let import = w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/watch?v=1"))).await.is(200);
    let video = &import["video"];
    assert_eq!((&video["name"], &video["description"]), (&json!("From afar"), &json!("What it is")));
    assert_eq!((&video["category"]["id"], &video["language"]["id"]), (&json!(1), &json!("fr")));
    assert_eq!(
        (&video["tags"], &video["originallyPublishedAt"]),
        (&json!(["sea", "ship"]), &json!("2020-02-29T00:00:00.000Z"))
    );
    assert!(!video["thumbnails"].as_array().unwrap().is_empty());
    let pictures: i64 = w.one("SELECT count(*) FROM video_thumbnail WHERE automatic = FALSE").await;
    work(&w).await;
    let done = only(&w).await;
    assert_eq!((&done["state"]["id"], &done["error"]), (&json!(2), &Value::Null));
    let chapters: Vec<String> = w.all("SELECT title FROM video_chapter ORDER BY timecode").await;
    assert_eq!(chapters, ["Start", "End"]);
    // The subtitles that can be read are there, the others are not.
    assert_eq!(w.all::<String>("SELECT language FROM video_caption").await, ["fr"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_thumbnail").await, pictures);
    nothing_left(&w);
}

async fn a_film_without_a_known_extension_is_known_by_how_it_begins(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    tool(&w, &json!({"title": "From afar"}));
    w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/nameless?id=7"))).await.is(200);
    work(&w).await;
    let done = only(&w).await;
    assert_eq!(
        (&done["state"]["id"], &done["error"], &done["video"]["duration"]),
        (&json!(2), &Value::Null, &json!(2))
    );
    nothing_left(&w);
}

async fn what_the_person_says_is_said(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    tool(
        &w,
        &json!({"title": "Theirs", "description": "Theirs", "categories": ["Music"], "tags": ["theirs"], "age_limit": 18}),
    );
    let mut form = form(&w, &format!("{site}/watch"));
    for (name, value) in [
        ("name", json!("Mine")),
        ("description", json!("My own")),
        ("category", json!(5)),
        ("tags", json!(["mine"])),
        ("privacy", json!(1)),
        ("nsfw", json!(false)),
        ("waitTranscoding", json!(false)),
        ("commentsPolicy", json!(2)),
    ] {
        form[name] = value;
    }
    let video = w.post("alice", "/api/v1/videos/imports", form).await.is(200)["video"].clone();
    assert_eq!((&video["name"], &video["description"]), (&json!("Mine"), &json!("My own")));
    assert_eq!(
        (&video["category"]["id"], &video["tags"], &video["nsfw"]),
        (&json!(5), &json!(["mine"]), &json!(false))
    );
    assert_eq!((&video["privacy"]["id"], &video["waitTranscoding"]), (&json!(1), &json!(false)));
}

async fn sources_that_fail_say_why(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    for (path, why) in [("gone.mp4", "The server answered with status 404"), ("text.mp4", "Video file unreadable.")] {
        w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/{path}"))).await.is(200);
        work(&w).await;
        let failed = only(&w).await;
        assert_eq!((&failed["state"], &failed["error"]), (&json!({"id": 3, "label": "Failed"}), &json!(why)));
        assert_eq!(failed["video"]["state"], json!({"id": 12, "label": "Import failed"}));
        nothing_left(&w);
        assert_eq!(w.one::<i64>("SELECT count(*) FROM video_source").await, 0);
        w.run("DELETE FROM video WHERE TRUE").await;
        w.run("DELETE FROM video_import WHERE TRUE").await;
    }
}

async fn a_file_is_as_large_as_allowed(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    w.configure(|c| c.sepiola.limits.video.0 = 1000);
    w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/My_film.mp4"))).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["error"], "The file is larger than this server takes");
    nothing_left(&w);
}

async fn a_server_that_hangs_is_given_up(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    w.configure(|c| c.import.videos.timeout = Duration::from_millis(300));
    w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/never.mp4"))).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["error"], "The file did not come in time");
    assert_eq!(video_state(&w).await, 12);
    nothing_left(&w);
}

async fn sites_that_fail_say_why(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let path = "/api/v1/videos/imports";
    // No program, a program that says no, a list, a live stream, nonsense.
    let missing = "The program that fetches from sites (yt-dlp) is not installed on this server";
    w.configure(|c| c.import.videos.http.youtube_dl_release.name = "no-such-program".into());
    w.post("alice", path, form(&w, &format!("{site}/watch"))).await.refused(400, missing);
    tool(&w, &json!({"title": "Theirs"}));
    w.post("alice", path, form(&w, &format!("{site}/broken"))).await.refused(400, "This video is not available");
    tool(&w, &json!({"_type": "playlist", "entries": []}));
    let several = "The address is of several videos; import them one by one";
    w.post("alice", path, form(&w, &format!("{site}/list"))).await.refused(400, several);
    tool(&w, &json!({"title": "Now", "is_live": true}));
    let live = "A live stream cannot be imported while it runs";
    w.post("alice", path, form(&w, &format!("{site}/live"))).await.refused(400, live);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    nothing_left(&w);
    // It told of a video and gives none.
    tool(&w, &json!({"title": "Theirs"}));
    w.post("alice", path, form(&w, &format!("{site}/empty"))).await.is(200);
    work(&w).await;
    let none = "The site gave no file that this server takes: it may be too large, or of another kind";
    assert_eq!(only(&w).await["error"], none);
}

async fn quotas_hold(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let url = format!("{site}/My_film.mp4");
    w.run("UPDATE users SET video_quota = 1000 WHERE username = 'alice'").await;
    w.post("alice", "/api/v1/videos/imports", form(&w, &url)).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["error"], "The user video quota is exceeded");
    assert_eq!(video_state(&w).await, 12);
    w.run("UPDATE users SET video_quota = 0 WHERE username = 'alice'").await;
    w.post("alice", "/api/v1/videos/imports", form(&w, &url)).await.refused(413, "The user video quota is exceeded");
}

async fn a_site_cannot_fill_the_disk(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    tool(&w, &json!({"title": "Theirs"}));
    w.run("UPDATE users SET video_quota = 10000000 WHERE username = 'alice'").await;
    w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/endless"))).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["error"], "The user video quota is exceeded");
    nothing_left(&w);
}

async fn a_cut_off_import_goes_on(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/My_film.mp4"))).await.is(200);
    // As a crash leaves it: begun, and its job taken up again.
    w.run("UPDATE video_import SET state = 6, attempts = 1 WHERE TRUE").await;
    work(&w).await;
    let done = only(&w).await;
    assert_eq!((&done["state"]["id"], &done["attempts"]), (&json!(2), &json!(1)));
    // The job runs once more, and does nothing twice.
    w.run("UPDATE job SET state = 'waiting', finished_at = NULL WHERE kind = 'import.fetch'").await;
    work(&w).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'transcoding.build'").await, 1);
}

async fn without_transcoding_it_is_published_at_once(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    w.configure(|c| c.transcoding.enabled = false);
    w.post("alice", "/api/v1/videos/imports", form(&w, &format!("{site}/My_film.mp4"))).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["video"]["state"]["id"], 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_file WHERE playlist_id IS NULL").await, 1);
    assert!(w.events().await.contains(&"video.published".into()));
}
