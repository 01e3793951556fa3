//! Videos, and what hangs on them.

use crate::{document, fetch, names, origin, public, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::NewVideo;

on_both!(
    a_video_is_told_whole,
    what_is_chosen_is_told,
    hidden_videos_are_not_told,
    a_video_of_another_server_lives_there,
    likes_and_dislikes_are_collections,
    channel_and_server_announce,
    chapters_have_an_end,
);

async fn a_video_is_told_whole(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let made = w.video("alice", "A video").await;
    let url = format!("{own}/videos/watch/{}", made.uuid);
    let path = format!("/videos/watch/{}", made.uuid);
    let video = document(&w, &path).await;
    assert_eq!(
        names(&video),
        [
            "@context",
            "to",
            "cc",
            "type",
            "id",
            "name",
            "duration",
            "uuid",
            "views",
            "downloads",
            "sensitive",
            "summary",
            "waitTranscoding",
            "state",
            "canReply",
            "commentsPolicy",
            "downloadEnabled",
            "published",
            "originallyPublishedAt",
            "schedules",
            "updated",
            "tag",
            "mediaType",
            "content",
            "support",
            "subtitleLanguage",
            "icon",
            "aspectRatio",
            "url",
            "likes",
            "dislikes",
            "shares",
            "comments",
            "hasParts",
            "playerSettings",
            "embedUrl",
            "attributedTo",
            "audience",
            "isLiveBroadcast",
            "liveSaveReplay",
            "permanentLive",
            "latencyMode",
            "dvrWindow",
        ]
    );
    assert_eq!(video["to"], json!([public(), format!("{own}/video-channels/alice_channel")]));
    assert_eq!(video["cc"], json!([format!("{own}/accounts/alice/followers")]));
    assert_eq!((&video["id"], &video["duration"], &video["state"]), (&json!(url), &json!("PT10S"), &json!(1)));
    assert_eq!(video["shares"], json!(format!("{url}/announces")));
    assert_eq!(
        video["attributedTo"],
        json!([
            {"type": "Person", "id": format!("{own}/accounts/alice")},
            {"type": "Group", "id": format!("{own}/video-channels/alice_channel")}
        ])
    );
    let links = video["url"].as_array().unwrap();
    let kinds: Vec<&str> = links.iter().filter_map(|l| l["mediaType"].as_str()).collect();
    assert_eq!(kinds, ["text/html", "text/html", "application/x-mpegURL"]);
    assert_eq!(links[1]["href"], json!(url));
    let tags = links[2]["tag"].as_array().unwrap();
    assert_eq!((&tags[0]["type"], tags[0]["name"].as_str().unwrap().len()), (&json!("Infohash"), 40));
    assert_eq!((&tags[1]["name"], &tags[1]["mediaType"]), (&json!("sha256"), &json!("application/json")));
    assert_eq!(names(&tags[2]), ["type", "mediaType", "href", "height", "width", "size", "fps", "attachment"]);
    assert_eq!((&tags[2]["mediaType"], &tags[2]["height"]), (&json!("video/mp4"), &json!(480)));
    assert_eq!(
        tags[2]["attachment"],
        json!([
            {"type": "PropertyValue", "name": "ffprobe_codec_type", "value": "audio"},
            {"type": "PropertyValue", "name": "ffprobe_codec_type", "value": "video"},
            {"type": "PropertyValue", "name": "peertube_format_flag", "value": "fragmented"}
        ])
    );
    assert_eq!(tags[3]["rel"], json!(["metadata", "video/mp4"]));
    assert_eq!(tags[4]["mediaType"], "application/x-bittorrent");
    assert!(tags[5]["href"].as_str().unwrap().starts_with("magnet:?"));
    assert_eq!((&links[3]["name"], &links[4]["rel"]), (&json!("tracker-http"), &json!(["tracker", "websocket"])));
    let short = platform::id::short(made.uuid);
    for path in [format!("/w/{short}"), format!("/videos/watch/{}", made.id)] {
        assert_eq!(document(&w, &path).await, video, "{path}");
    }
    let activity = document(&w, &format!("{path}/activity")).await;
    assert_eq!(names(&activity), ["@context", "to", "cc", "type", "id", "actor", "object"]);
    assert_eq!((&activity["type"], &activity["object"]["id"]), (&json!("Create"), &json!(url)));
    assert_eq!(document(&w, &format!("{path}/player-settings")).await["theme"], "channel-default");
}

async fn what_is_chosen_is_told(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let new = NewVideo { privacy: 2, nsfw: true, comments_policy: 3, ..NewVideo::named("Rare") };
    let made = w.new_video("alice", new).await;
    w.run(
        "UPDATE video SET category = 5, licence = 4, language = 'ja', nsfw_flags = 3, nsfw_summary = 'why', embed_policy = 2, \
         aspect_ratio = 1.7778, originally_published_at = 0, input_file_updated_at = 1000",
    )
    .await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Birds', 'birds' FROM video")
        .await;
    w.run(
        "INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) \
         SELECT id, 'fr', 'c.vtt', FALSE, 0, 0 FROM video",
    )
    .await;
    w.run(
        "INSERT INTO video_storyboard (video_id, file_name, total_width, total_height, sprite_width, sprite_height, sprite_duration, created_at) \
         SELECT id, 's.jpg', 1920, 108, 192, 108, 1, 0 FROM video",
    )
    .await;
    w.run(
        "INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, 't.jpg', 280, 157, 0 FROM video",
    )
    .await;
    let video = document(&w, &format!("/videos/watch/{}", made.uuid)).await;
    assert_eq!((&video["to"], &video["cc"]), (&json!([]), &json!([public()])));
    assert_eq!(video["category"], json!({"identifier": "5", "name": "Sports"}));
    assert_eq!(video["licence"]["identifier"], "4");
    assert_eq!(video["language"], json!({"identifier": "ja", "name": "Japanese"}));
    assert_eq!((&video["sensitive"], &video["summary"]), (&json!(true), &json!("why")));
    assert_eq!(
        video["tag"],
        json!([
            {"type": "Hashtag", "name": "Birds"}, {"type": "SensitiveTag", "name": "violent"}, {"type": "SensitiveTag", "name": "explicitSex"}
        ])
    );
    assert_eq!((&video["canReply"], &video["commentsPolicy"]), (&public(), &json!(3)));
    assert_eq!((&video["embedUrl"], &video["aspectRatio"]), (&json!(null), &json!(1.7778)));
    assert_eq!(video["originallyPublishedAt"], "1970-01-01T00:00:00.000Z");
    assert_eq!(video["uploadDate"], "1970-01-01T00:00:01.000Z");
    assert_eq!(
        video["subtitleLanguage"],
        json!([{"identifier": "fr", "name": "French", "automaticallyGenerated": false,
            "url": format!("{own}/lazy-static/video-captions/c.vtt")}])
    );
    assert_eq!(
        video["preview"],
        json!([{"type": "Image", "rel": ["storyboard"], "url": [{"mediaType": "image/jpeg",
            "href": format!("{own}/lazy-static/storyboards/s.jpg"), "width": 1920, "height": 108, "tileWidth": 192, "tileHeight": 108,
            "tileDuration": "PT1S"}]}])
    );
    assert_eq!(
        video["icon"],
        json!([{"type": "Image", "url": format!("{own}/lazy-static/thumbnails/t.jpg"), "mediaType": "image/jpeg", "width": 280, "height": 157}])
    );
}

async fn hidden_videos_are_not_told(t: &TestApp) {
    let w = world(t).await;
    let mut hidden = Vec::new();
    for (privacy, state) in [(3, 1), (4, 1), (5, 1), (1, 2)] {
        hidden.push(w.new_video("alice", NewVideo { privacy, state, ..NewVideo::named("hidden") }).await);
    }
    let blocked = w.video("alice", "blocked").await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'blocked'").await;
    hidden.push(blocked);
    for video in hidden {
        for part in ["", "/activity", "/announces", "/likes", "/dislikes", "/comments", "/chapters", "/player-settings"]
        {
            let answer = fetch(&w, &format!("/videos/watch/{}{part}", video.uuid)).await;
            let text = answer.text();
            assert!(!text.contains("hidden") && !text.contains("blocked"), "{text}");
            answer.is(401);
        }
    }
    let unknown = "/videos/watch/5e9101a0-0000-4000-8000-00000000ffff";
    fetch(&w, unknown).await.refused(404, "Video not found");
    fetch(&w, &format!("{unknown}/likes")).await.refused(404, "Video not found");
    fetch(&w, "/videos/watch/none").await.names(&["id"]);
}

async fn a_video_of_another_server_lives_there(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("remote", "Elsewhere").await;
    for part in ["", "/likes", "/chapters"] {
        let answer = fetch(&w, &format!("/videos/watch/{}{part}", video.uuid)).await;
        assert_eq!(answer.header("location"), Some(&*format!("https://peer.example/videos/watch/{}", video.uuid)));
        answer.is(302);
    }
}

async fn likes_and_dislikes_are_collections(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let video = w.video("alice", "A video").await;
    w.run(
        "INSERT INTO video_rate (account_id, video_id, likes, created_at, updated_at) SELECT ac.id, v.id, u.username <> 'carol', 0, 0 \
         FROM account ac JOIN users u ON u.id = ac.user_id CROSS JOIN video v WHERE u.username IN ('bob', 'carol')",
    )
    .await;
    let path = format!("/videos/watch/{}", video.uuid);
    let like = format!("{own}/accounts/bob/likes/{}", video.id);
    // Bob here, and two elsewhere.
    w.run("UPDATE video SET likes = 3, dislikes = 1").await;
    let likes = document(&w, &format!("{path}/likes?page=1")).await;
    assert_eq!((&likes["orderedItems"], &likes["totalItems"]), (&json!([like]), &json!(3)));
    assert_eq!(likes.get("next"), None, "nobody is sent through pages without anything on them");
    assert_eq!(document(&w, &format!("{path}/likes")).await["totalItems"], 3);
    let dislikes = document(&w, &format!("{path}/dislikes?page=1")).await;
    assert_eq!(dislikes["totalItems"], 1);
    assert_eq!(dislikes["orderedItems"], json!([format!("{own}/accounts/carol/dislikes/{}", video.id)]));
    let one = document(&w, &format!("/accounts/bob/likes/{}", video.id)).await;
    assert_eq!(
        one,
        json!({"@context": one["@context"], "to": [public()], "cc": [format!("{own}/accounts/bob/followers")], "type": "Like", "id": like,
            "actor": format!("{own}/accounts/bob"), "object": format!("{own}{path}")})
    );
    for path in [format!("/accounts/bob/dislikes/{}", video.id), format!("/accounts/alice/likes/{}", video.id)] {
        fetch(&w, &path).await.refused(404, "Account video rate not found");
    }
    w.run("UPDATE video SET privacy = 3").await;
    fetch(&w, &format!("/accounts/bob/likes/{}", video.id)).await.refused(404, "Account video rate not found");
}

async fn channel_and_server_announce(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let video = w.video("alice", "A video").await;
    let path = format!("/videos/watch/{}/announces", video.uuid);
    let channel: i64 = w.one("SELECT id FROM actor WHERE username = 'alice_channel'").await;
    let server: i64 = w.one("SELECT id FROM actor WHERE username = 'peertube'").await;
    let all = document(&w, &format!("{path}?page=1")).await;
    let mut urls: Vec<String> = [channel, server].iter().map(|id| format!("{own}{path}/{id}")).collect();
    urls.sort();
    let mut told: Vec<String> = serde_json::from_value(all["orderedItems"].clone()).unwrap();
    told.sort();
    assert_eq!((told, &all["totalItems"]), (urls, &json!(2)));
    let one = document(&w, &format!("{path}/{channel}")).await;
    let actor = format!("{own}/video-channels/alice_channel");
    assert_eq!(
        one,
        json!({"@context": one["@context"], "to": [public()], "cc": [format!("{actor}/followers")], "type": "Announce",
            "id": format!("{own}{path}/{channel}"), "actor": actor, "object": format!("{own}/videos/watch/{}", video.uuid)})
    );
    fetch(&w, &format!("{path}/{}", channel + 1000)).await.refused(404, "Not Found");
    w.run("UPDATE video SET privacy = 2").await;
    assert_eq!(document(&w, &path).await["totalItems"], 0);
}

async fn chapters_have_an_end(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    let path = format!("/videos/watch/{}/chapters", video.uuid);
    assert_eq!(document(&w, &path).await["hasPart"], json!([]));
    w.run("INSERT INTO video_chapter (video_id, timecode, title) SELECT id, 0, 'One' FROM video").await;
    w.run("INSERT INTO video_chapter (video_id, timecode, title) SELECT id, 4, 'Two' FROM video").await;
    assert_eq!(
        document(&w, &path).await["hasPart"],
        json!([{"name": "One", "startOffset": 0, "endOffset": 4}, {"name": "Two", "startOffset": 4, "endOffset": 10}])
    );
}
