//! Channels and playlists as podcasts.

use crate::{at, texts, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::{NewVideo, World};

on_both!(
    a_channel_is_a_podcast,
    players_choose_what_they_play,
    a_playlist_is_a_podcast,
    wrong_questions_are_refused,
    chapters_are_for_everybody_who_may_watch,
);

async fn podcast(w: &World, query: &str) -> String {
    let answer = w.get("", &format!("/feeds/podcast/videos.xml?{query}")).await;
    assert_eq!(answer.header("content-type"), Some("application/rss+xml; charset=utf-8"), "{}", answer.text());
    answer.text()
}

async fn a_channel_is_a_podcast(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.instance.default_nsfw_policy = config::value::NsfwPolicy::Warn);
    let v = w.video("alice", "Episode & one").await;
    w.new_video("alice", NewVideo { privacy: 2, ..NewVideo::named("unlisted") }).await;
    w.video("bob", "Other").await;
    w.run("UPDATE video SET language = 'fr', category = 15, nsfw = TRUE, description = 'So **good**' WHERE name LIKE 'Episode%'").await;
    w.run("UPDATE channel SET public_email = 'alice@public.example', description = 'About *us*' WHERE name = 'Channel of alice'").await;
    w.run("INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) SELECT id, 'fr', 'c.vtt', FALSE, 0, 0 FROM video WHERE name LIKE 'Episode%'").await;
    w.run("INSERT INTO video_chapter (video_id, timecode, title) SELECT id, 0, 'Start' FROM video WHERE name LIKE 'Episode%'").await;
    w.run("INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, 'square.jpg', 1400, 1400, 0 FROM video WHERE name LIKE 'Episode%'").await;
    let id = w.person("alice").channel_id;
    let origin = t.app.config().webserver.origin();
    let xml = podcast(&w, &format!("videoChannelId={id}&v=1")).await;
    let own = |path: &str| texts(&xml, &format!("rss/channel/{path}")).remove(0);
    assert_eq!((own("title"), own("description")), ("Channel of alice".into(), "About us".into()));
    assert_eq!(
        (own("podcast:medium"), own("language"), own("itunes:explicit")),
        ("video".into(), "fr".into(), "true".into())
    );
    assert_eq!((own("category"), own("itunes:author")), ("Technology".into(), t.app.config().instance.name.clone()));
    assert_eq!(own("itunes:owner/itunes:email"), "alice@public.example");
    assert_eq!(at(&xml, "rss/channel/podcast:locked")[0].get("owner"), "alice@public.example");
    let guid = uuid_of(&format!("{origin}/video-channels/alice_channel"));
    assert_eq!(own("podcast:guid"), guid);
    assert_eq!(
        at(&xml, "rss/channel/atom:link")[0].get("href"),
        format!("{origin}/feeds/podcast/videos.xml?videoChannelId={id}&v=1")
    );
    assert_eq!(own("podcast:txt"), format!("{origin}/feeds/podcast/videos.xml?videoChannelId={id}"));
    assert_eq!(texts(&xml, "rss/channel/item/title"), ["Episode & one"]);
    let item = |path: &str| at(&xml, &format!("rss/channel/item/{path}")).remove(0);
    assert_eq!(item("guid").text, format!("{origin}/videos/watch/{}", v.uuid));
    assert_eq!(item("itunes:duration").text, "10");
    assert_eq!(item("podcast:person").text, "alice");
    assert_eq!(item("podcast:socialInteract").get("protocol"), "activitypub");
    assert_eq!(
        (item("podcast:transcript").get("language"), item("podcast:transcript").get("type")),
        ("fr", "text/vtt")
    );
    assert_eq!(item("podcast:transcript").get("url"), format!("{origin}/lazy-static/video-captions/c.vtt"));
    assert!(
        item("podcast:chapters")
            .get("url")
            .ends_with(&format!("/feeds/podcast/chapters/{}", platform::id::short(v.uuid)))
    );
    assert!(item("itunes:image").get("href").ends_with("square.jpg"));
    assert_eq!(at(&xml, "rss/channel/item/podcast:tracker").len(), 2);
    // Nobody's address: nothing locks the podcast to it.
    w.run("UPDATE channel SET public_email = NULL WHERE TRUE").await;
    assert!(at(&podcast(&w, &format!("videoChannelId={id}")).await, "rss/channel/podcast:locked").is_empty());
}

/// As Python's uuid5 makes it.
fn uuid_of(url: &str) -> &'static str {
    assert_eq!(url, "http://127.0.0.1:9000/video-channels/alice_channel");
    "d2f54844-32c9-53b9-80bf-4d25fe682843"
}

/// Two rungs of HLS with sound, a web video of the higher one, and sound alone.
async fn files(w: &World) {
    w.run(
        "INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, torrent_name, info_hash, \
         has_audio, has_video, metadata, created_at, updated_at) SELECT f.video_id, CASE WHEN n.web THEN NULL ELSE f.playlist_id END, \
         n.resolution, n.resolution * 2, n.resolution, CASE WHEN n.resolution = 0 THEN 0 ELSE 25 END, n.resolution * 10 + 5, n.name, NULL, NULL, TRUE, n.resolution > 0, '{}', 0, 0 \
         FROM video_file f CROSS JOIN (SELECT FALSE AS web, 720 AS resolution, 'hls-720-fragmented.mp4' AS name UNION ALL \
         SELECT TRUE, 720, 'web-720.mp4' UNION ALL SELECT TRUE, 0, 'web-0.mp4') n",
    )
    .await;
}

async fn players_choose_what_they_play(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "Episode").await;
    files(&w).await;
    let id = w.person("alice").channel_id;
    let choices = async |prefer: &str| {
        let xml = podcast(&w, &format!("videoChannelId={id}{prefer}")).await;
        let titles: Vec<String> = at(&xml, "rss/channel/item/podcast:alternateEnclosure")
            .iter()
            .map(|e| format!("{} {} {}", e.get("title"), e.get("type"), e.get("length")))
            .collect();
        let first = at(&xml, "rss/channel/item/enclosure");
        let first = first.first().map(|e| format!("{} {}", e.get("url").rsplit('/').next().unwrap(), e.get("length")));
        (titles, first.unwrap_or_default())
    };
    let (titles, first) = choices("").await;
    assert_eq!(
        titles,
        ["Audio only audio/x-m4a 5", "720p video/mp4 7205", "480p video/mp4 1000", "HLS application/x-mpegURL "]
    );
    assert_eq!(first, "web-0.mp4 5");
    assert_eq!(choices("&enclosurePreference=audio").await.0, ["Audio only audio/x-m4a 5"]);
    let (titles, first) = choices("&enclosurePreference=video").await;
    assert_eq!(titles, ["720p video/mp4 7205", "480p video/mp4 1000", "HLS application/x-mpegURL "]);
    assert_eq!(first, "web-720.mp4 7205");
    assert_eq!(choices("&enclosurePreference=m3u8").await.0, ["HLS application/x-mpegURL "]);
    // An episode without anything to play is none.
    w.run("DELETE FROM video_file WHERE TRUE").await;
    assert!(texts(&podcast(&w, &format!("videoChannelId={id}")).await, "rss/channel/item/title").is_empty());
}

async fn playlist(w: &World, privacy: i64, with_channel: bool) -> i64 {
    w.run("DELETE FROM playlist WHERE TRUE").await;
    w.run(
        "INSERT INTO playlist (uuid, url, account_id, channel_id, name, name_fold, privacy, kind, elements, created_at, updated_at) \
         SELECT '11111111-2222-4333-8444-555555555555', 'http://127.0.0.1:9000/video-playlists/x', c.account_id, c.id, 'A series', \
         'a series', 1, 1, 4, 0, 0 FROM channel c WHERE c.name = 'Channel of alice'",
    )
    .await;
    match privacy {
        2 => w.run("UPDATE playlist SET privacy = 2 WHERE TRUE").await,
        3 => w.run("UPDATE playlist SET privacy = 3 WHERE TRUE").await,
        _ => {}
    }
    if !with_channel {
        w.run("UPDATE playlist SET channel_id = NULL WHERE TRUE").await;
    }
    w.run(
        "INSERT INTO playlist_element (playlist_id, video_id, position, created_at, updated_at) SELECT p.id, v.id, v.id, 0, 0 FROM playlist p \
         CROSS JOIN video v",
    )
    .await;
    w.one("SELECT id FROM playlist").await
}

async fn a_playlist_is_a_podcast(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "First").await;
    w.new_video("bob", NewVideo { privacy: 2, ..NewVideo::named("Unlisted") }).await;
    w.new_video("bob", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    w.video("remote", "elsewhere").await;
    let id = playlist(&w, 1, true).await;
    let origin = t.app.config().webserver.origin();
    for name in [id.to_string(), "11111111-2222-4333-8444-555555555555".to_owned()] {
        let xml = podcast(&w, &format!("playlistId={name}")).await;
        assert_eq!(texts(&xml, "rss/channel/item/title"), ["Unlisted", "First"]);
        assert_eq!(texts(&xml, "rss/channel/title"), ["A series"]);
        assert_eq!(texts(&xml, "rss/channel/itunes:author"), ["Channel of alice"]);
        assert_eq!(at(&xml, "rss/channel/podcast:person")[0].get("href"), format!("{origin}/c/alice_channel/videos"));
        assert_eq!(
            texts(&xml, "rss/channel/podcast:txt"),
            [format!("{origin}/feeds/podcast/videos.xml?playlistId={id}")]
        );
    }
}

async fn wrong_questions_are_refused(t: &TestApp) {
    let w = world(t).await;
    let path = "/feeds/podcast/videos.xml";
    w.get("", path).await.refused(400, "One of videoChannelId or playlistId is required.");
    let both = format!("{path}?videoChannelId=1&playlistId=1");
    w.get("", &both).await.refused(400, "videoChannelId and playlistId cannot be mixed.");
    w.get("", &format!("{path}?videoChannelId=x&playlistId=!&enclosurePreference=film")).await.names(&[
        "videoChannelId",
        "playlistId",
        "enclosurePreference",
    ]);
    w.get("", &format!("{path}?videoChannelId=999")).await.refused(404, "Video channel not found");
    w.get("", &format!("{path}?playlistId=999")).await.is(404);
    for privacy in [2, 3] {
        let id = playlist(&w, privacy, true).await;
        let sentence = "This playlist feed is only available for public playlists.";
        w.get("alice", &format!("{path}?playlistId={id}")).await.refused(400, sentence);
    }
    let id = playlist(&w, 1, false).await;
    let sentence = "The channel associated with this playlist could not be found.";
    w.get("", &format!("{path}?playlistId={id}")).await.refused(400, sentence);
    assert_eq!(
        crate::ask(&w, &format!("{path}?videoChannelId=1"), axum::http::header::ACCEPT, "text/html").await.status,
        406
    );
}

async fn chapters_are_for_everybody_who_may_watch(t: &TestApp) {
    let w = world(t).await;
    let v = w.video("alice", "Episode").await;
    w.run("INSERT INTO video_chapter (video_id, timecode, title) SELECT id, n, 'At ' || n FROM video CROSS JOIN (SELECT 7 AS n UNION ALL SELECT 0) x").await;
    let path = format!("/feeds/podcast/chapters/{}", v.uuid);
    let chapters = w.get("", &path).await.is(200);
    let expected = json!([{"startTime": 0, "title": "At 0"}, {"startTime": 7, "title": "At 7"}]);
    assert_eq!((&chapters["version"], &chapters["chapters"]), (&json!("1.2.0"), &expected));
    w.run("UPDATE video SET privacy = 3 WHERE TRUE").await;
    w.get("", &path).await.is(401);
    w.get("", "/feeds/podcast/chapters/999").await.is(404);
}
