//! oEmbed and the redirects, on both databases.

use super::routes;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, World};

on_both!(videos_are_embedded, playlists_are_embedded, wrong_questions_are_refused, actors_are_redirected_to);

async fn world(t: &TestApp) -> World {
    World::new(t, routes(&t.app).merge(playlist::routes(&t.app))).await
}

async fn ask(w: &World, url: &str, rest: &str) -> world::Answer {
    w.get("", &format!("/services/oembed?url={}{rest}", crate::pages::encode(url))).await
}

async fn videos_are_embedded(t: &TestApp) {
    let w = world(t).await;
    let origin = w.app.config().webserver.origin();
    let v = w.video("alice", "My \"video\"").await;
    w.run("INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, 'm.jpg', 850, 480, 0 FROM video").await;
    w.run("INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, 'l.jpg', 1920, 1080, 0 FROM video").await;
    let short = platform::id::short(v.uuid);
    let embed = format!("{origin}/videos/embed/{short}");
    let html = |w: i64, h: i64, src: &str| {
        format!(
            "<iframe width=\"{w}\" height=\"{h}\" sandbox=\"allow-same-origin allow-scripts allow-popups allow-forms\" \
                 title=\"My &quot;video&quot;\" src=\"{src}\" style=\"border: none\" allow=\"fullscreen\"></iframe>"
        )
    };
    let whole = json!({"type": "video", "version": "1.0", "html": html(560, 315, &embed), "width": 560, "height": 315,
        "title": "My \"video\"", "author_name": "Channel of alice", "author_url": format!("{origin}/video-channels/alice_channel"),
        "provider_name": "PeerTube", "provider_url": origin,
        "thumbnail_url": format!("{origin}/lazy-static/thumbnails/m.jpg"), "thumbnail_width": 850, "thumbnail_height": 480});
    for path in [format!("/w/{short}"), format!("/w/{}", v.id), format!("/videos/watch/{}", v.uuid)] {
        let seen = ask(&w, &format!("{origin}{path}"), "").await.is(200);
        assert_eq!(seen.to_string(), whole.to_string());
    }
    let small = ask(&w, &format!("{origin}/w/{short}"), "&format=json&maxwidth=400&maxheight=400").await.is(200);
    assert_eq!((&small["width"], &small["height"], small.get("thumbnail_url")), (&json!(400), &json!(315), None));
    assert_eq!(small["html"], html(400, 315, &embed));
    // What the player understands goes along, safe; the rest does not.
    let asked = format!("{origin}/w/{short}?start=1%22%3E%3Cb&evil=1&title=0#x");
    let seen = ask(&w, &asked, "").await.is(200);
    assert_eq!(seen["html"], html(560, 315, &format!("{embed}?start=1%22%3E%3Cb&title=0")));
}

async fn playlists_are_embedded(t: &TestApp) {
    let w = world(t).await;
    let origin = w.app.config().webserver.origin();
    let channel = w.person("alice").channel_id;
    let mut made = Vec::new();
    for privacy in [1, 2, 3] {
        let body = json!({"displayName": "A list", "privacy": privacy, "videoChannelId": channel});
        made.push(w.post("alice", "/api/v1/video-playlists", body).await.is(200)["videoPlaylist"].clone());
    }
    for place in ["/w/p/", "/videos/watch/playlist/"] {
        for list in &made[..2] {
            let (uuid, short) = (list["uuid"].as_str().unwrap(), list["shortUUID"].as_str().unwrap());
            let seen = ask(&w, &format!("{origin}{place}{uuid}?playlistPosition=2"), "").await.is(200);
            assert_eq!((&seen["title"], &seen["author_name"]), (&json!("A list"), &json!("Channel of alice")));
            let src = format!("src=\"{origin}/video-playlists/embed/{short}?playlistPosition=2\"");
            assert!(seen["html"].as_str().unwrap().contains(&src), "{seen}");
            assert_eq!(seen.get("thumbnail_url"), None::<&Value>);
        }
        // An unlisted one is found by its UUID, a private one never.
        for id in [made[1]["id"].to_string(), made[2]["uuid"].as_str().unwrap().to_owned()] {
            ask(&w, &format!("{origin}{place}{id}"), "").await.refused(403, "Playlist is not public");
        }
        let unknown = format!("{origin}{place}26d5c69c-d886-45a0-b6c6-8e4854bab441");
        ask(&w, &unknown, "").await.refused(404, "Video playlist not found");
    }
}

async fn wrong_questions_are_refused(t: &TestApp) {
    let w = world(t).await;
    let origin = w.app.config().webserver.origin();
    let v = w.video("alice", "v").await;
    let page = format!("{origin}/w/{}", v.uuid);
    for url in ["", "hello", "a b.example", "http://", "x\u{0}.example"] {
        ask(&w, url, "").await.names(&["url"]);
    }
    w.get("", "/services/oembed").await.names(&["url"]);
    let refused = ask(&w, "hello.com", "").await.refused(400, "Invalid URL");
    assert_eq!(refused["url"], "hello.com");
    for url in [
        "https://other.example/w/1",
        &format!("{origin}.evil.example/w/1"),
        &format!("{origin}/about"),
        &format!("{origin}/videos/embed/1"),
    ] {
        let refused = ask(&w, url, "").await.refused(400, "Invalid url.");
        assert_eq!(refused["url"], *url);
    }
    ask(&w, &format!("{origin}/videos/watch/blabla"), "").await.refused(400, "Invalid video or playlist id.");
    let unknown = format!("{origin}/w/26d5c69c-d886-45a0-b6c6-8e4854bab441");
    ask(&w, &unknown, "").await.refused(404, "Video not found");
    for (field, value) in [("maxheight", "hello"), ("maxwidth", "hello"), ("format", "blabla")] {
        ask(&w, &page, &format!("&{field}={value}")).await.names(&[field]);
    }
    let refused = ask(&w, &page, "&format=xml").await.refused(501, "Requested format is not implemented on server.");
    assert_eq!(refused["format"], "xml");
    for (privacy, state) in [(3, 1), (4, 1), (5, 1), (1, 2)] {
        let v = w.new_video("alice", NewVideo { privacy, state, ..NewVideo::named("v") }).await;
        ask(&w, &format!("{origin}/w/{}", v.uuid), "").await.refused(403, "Video is not publicly available");
    }
    let v = w.new_video("alice", NewVideo { privacy: 2, ..NewVideo::named("v") }).await;
    ask(&w, &format!("{origin}/w/{}", v.uuid), "").await.is(200);
    ask(&w, &format!("{origin}/w/{}", v.id), "").await.is(403);
}

async fn actors_are_redirected_to(t: &TestApp) {
    let w = world(t).await;
    let config = w.app.config();
    let (origin, host) = (config.webserver.origin(), config.webserver.host());
    for (path, to) in [
        ("accounts/alice".to_owned(), format!("{origin}/accounts/alice")),
        (format!("accounts/alice@{host}"), format!("{origin}/accounts/alice")),
        ("actors/alice".to_owned(), format!("{origin}/accounts/alice")),
        (format!("actors/@alice_channel@{host}"), format!("{origin}/video-channels/alice_channel")),
        ("accounts/remote@peer.example".to_owned(), "https://peer.example/accounts/remote".to_owned()),
    ] {
        let answer = w.get("", &format!("/services/redirect/{path}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (302, Some(&*to)), "{path}");
    }
    w.get("", "/services/redirect/accounts/nobody").await.refused(404, "Account not found");
    w.get("", "/services/redirect/accounts/alice_channel").await.is(404);
    let unknown = w.get("", "/services/redirect/actors/nobody").await;
    assert_eq!((unknown.status.as_u16(), unknown.text()), (404, "Not Found".to_owned()));
}
