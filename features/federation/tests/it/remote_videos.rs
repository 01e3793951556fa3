//! Videos of other servers: how they come, change and go, and what is not taken.

use crate::peer::{Peer, open};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

platform::on_both!(
    a_video_arrives,
    only_of_those_who_are_followed,
    a_video_is_announced,
    a_video_changes_and_goes,
    what_is_no_video_is_not_taken,
    a_video_is_found_by_its_address,
    videos_of_somebody_elsewhere,
    a_channel_is_found_by_its_handle_and_address,
    views_of_our_videos_are_counted_once,
    views_are_passed_on,
    older_news_are_not_taken,
    a_forwarded_video_is_read_where_it_lives,
    videos_from_quarantine_wait,
);

pub const UUID: &str = "9c9de5e8-0a1e-484a-b099-e80766180a6d";

pub async fn ready(t: &TestApp) -> (World, Peer, String, String) {
    open(t);
    let hooks = actor::elsewhere::Hooks {
        video: |app, address| Box::pin(federation::find_video(app, address)),
        actor: |app, name| Box::pin(federation::find_actor(app, name)),
        playlist: |app, address| Box::pin(federation::find_playlist(app, address)),
    };
    actor::elsewhere::set_hooks(hooks);
    let routes = federation::routes(&t.app)
        .merge(catalog::routes(&t.app))
        .merge(channel::routes(&t.app))
        .merge(video::routes(&t.app))
        .merge(comment::routes(&t.app))
        .merge(playlist::routes(&t.app));
    let router = routes.split().0.layer(catalog::routes::shared());
    let w = World::with_router(t, router.layer(from_fn_with_state(t.app.clone(), federation::documents))).await;
    crate::add_server(&w).await;
    let mut peer = Peer::start().await;
    let (zoe, channel) = peer.people().await;
    (w, peer, zoe, channel)
}

/// Lets the server follow an actor that is known.
async fn follow(w: &World, url: &str) {
    let sql = database::Sql::new(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT me.id, them.id, 'accepted', 5000, 0, 0 FROM actor me, actor them \
         WHERE me.username = 'peertube' AND me.host IS NULL AND them.url = $1",
    );
    let write = w.app.db.write(sql.bind(url), |tx, sql| Box::pin(async move { tx.execute(sql).await }));
    assert_eq!(write.await.unwrap_or_else(|e: database::Error| panic!("{e}")), 1);
}

/// Makes an actor known, and has the server follow it.
pub async fn befriend(w: &World, peer: &Peer, url: &str) {
    peer.tell(w, json!({"type": "Dance", "id": peer.url("/dance"), "actor": url, "object": "x"})).await;
    follow(w, url).await;
    w.wait(1000);
}

/// A video as PeerTube 8.2 tells it.
pub fn document(peer: &Peer, zoe: &str, channel: &str) -> Value {
    let id = peer.url(&format!("/videos/watch/{UUID}"));
    let file = |name: &str, height: i64| {
        json!({"type": "Link", "mediaType": "video/mp4", "href": peer.url(name),
        "height": height, "width": height * 16 / 9, "size": 1000 + height, "fps": 25,
        "attachment": [{"type": "PropertyValue", "name": "ffprobe_codec_type", "value": "audio"},
            {"type": "PropertyValue", "name": "ffprobe_codec_type", "value": "video"}]})
    };
    let about = json!({
        "to": ["https://www.w3.org/ns/activitystreams#Public", channel],
        "cc": [format!("{zoe}/followers")],
        "type": "Video", "id": id, "uuid": UUID, "name": "A day out", "duration": "PT75S",
        "category": {"identifier": "5", "name": "Sports"}, "licence": {"identifier": "4", "name": "x"},
        "language": {"identifier": "ja", "name": "Japanese"}, "views": 12, "downloads": 3, "sensitive": true,
        "summary": "blood", "waitTranscoding": false, "state": 1, "canReply": null, "commentsPolicy": 3,
        "downloadEnabled": true, "published": "2025-11-22T23:16:30.187Z", "originallyPublishedAt": null,
        "updated": "2025-11-22T23:16:59.055Z",
        "tag": [{"type": "Hashtag", "name": "one"}, {"type": "Hashtag", "name": "two"}, {"type": "SensitiveTag", "name": "violent"}],
        "mediaType": "text/markdown", "content": "my **description**", "support": "tea",
        "subtitleLanguage": [{"identifier": "fr", "name": "French", "automaticallyGenerated": true,
            "url": [{"type": "Link", "mediaType": "text/vtt", "href": peer.url("/fr.vtt")}]}],
    });
    let more = json!({
        "icon": [{"type": "Image", "url": peer.url("/large.jpg"), "mediaType": "image/jpeg", "width": 1280, "height": 720},
            {"type": "Image", "url": peer.url("/small.jpg"), "mediaType": "image/jpeg", "width": 280, "height": 157}],
        "preview": [{"type": "Image", "rel": ["storyboard"], "url": [{"mediaType": "image/jpeg", "href": peer.url("/sprites.jpg"),
            "width": 1920, "height": 108, "tileWidth": 192, "tileHeight": 108, "tileDuration": "PT1S"}]}],
        "aspectRatio": 1.7778,
        "url": [
            {"type": "Link", "mediaType": "text/html", "href": peer.url("/w/x")},
            file("/static/web-videos/1-720.mp4", 720),
            {"type": "Link", "rel": ["metadata", "video/mp4"], "mediaType": "application/json", "href": peer.url("/meta"), "height": 720},
            {"type": "Link", "mediaType": "application/x-mpegURL", "href": peer.url("/hls/master.m3u8"), "tag": [
                {"type": "Link", "name": "sha256", "mediaType": "application/json", "href": peer.url("/hls/sha.json")},
                file("/hls/2-720-fragmented.mp4", 720), file("/hls/3-360-fragmented.mp4", 360)]},
            {"type": "Link", "name": "tracker-http", "rel": ["tracker", "http"], "href": peer.url("/tracker/announce")},
        ],
        "likes": {"type": "OrderedCollection", "totalItems": 7}, "dislikes": peer.url("/dislikes"),
        "hasParts": peer.url("/chapters"), "embedUrl": null,
        "attributedTo": [{"type": "Person", "id": zoe}, {"type": "Group", "id": channel}],
        "isLiveBroadcast": false,
    });
    let mut whole = about.as_object().cloned().unwrap();
    whole.extend(more.as_object().cloned().unwrap());
    Value::Object(whole)
}

pub fn create(peer: &Peer, zoe: &str, video: Value) -> Value {
    json!({"type": "Create", "id": peer.url("/create/1"), "actor": zoe, "object": video, "to": video["to"]})
}

pub async fn listed(w: &World) -> Vec<String> {
    let list = w.get("", "/api/v1/videos?nsfw=both").await.is(200);
    list["data"].as_array().unwrap().iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect()
}

async fn a_video_arrives(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.put(json!({"id": peer.url("/dislikes"), "type": "OrderedCollection", "totalItems": 2}));
    peer.put(json!({"id": peer.url("/chapters"), "type": "VideoChapters",
        "hasPart": [{"name": "end", "startOffset": 60, "endOffset": 75}, {"name": "start", "startOffset": 0, "endOffset": 60}]}));
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    assert_eq!(listed(&w).await, ["A day out"]);
    let v = w.get("", &format!("/api/v1/videos/{UUID}")).await.is(200);
    assert_eq!((&v["isLocal"], &v["url"]), (&json!(false), &json!(peer.url(&format!("/videos/watch/{UUID}")))));
    assert_eq!(
        (&v["duration"], &v["views"], &v["likes"], &v["dislikes"]),
        (&json!(75), &json!(12), &json!(7), &json!(2))
    );
    assert_eq!((&v["category"]["id"], &v["language"]["id"], &v["nsfwFlags"]), (&json!(5), &json!("ja"), &json!(1)));
    assert_eq!((&v["commentsPolicy"]["id"], &v["embedPrivacyPolicy"]["id"]), (&json!(3), &json!(3)));
    assert_eq!((&v["tags"], &v["description"]), (&json!(["one", "two"]), &json!("my **description**")));
    assert_eq!((&v["account"]["host"], &v["channel"]["name"]), (&json!(peer.host()), &json!("zoe_channel")));
    assert_eq!(v["channel"]["support"], "coffee");
    assert_eq!(v["publishedAt"], "2025-11-22T23:16:30.187Z");
    // It plays from where it lives; its pictures are asked for here.
    assert_eq!(v["files"][0]["fileUrl"], peer.url("/static/web-videos/1-720.mp4"));
    assert_eq!(v["files"][0]["metadataUrl"], peer.url("/meta"));
    assert!(v["files"][0]["fileDownloadUrl"].as_str().unwrap().starts_with(&peer.origin));
    let hls = &v["streamingPlaylists"][0];
    assert_eq!(
        (&hls["playlistUrl"], &hls["segmentsSha256Url"]),
        (&json!(peer.url("/hls/master.m3u8")), &json!(peer.url("/hls/sha.json")))
    );
    let resolutions: Vec<&Value> = hls["files"].as_array().unwrap().iter().map(|f| &f["resolution"]["id"]).collect();
    assert_eq!(resolutions, [720, 360]);
    assert_eq!(hls["files"][0]["playlistUrl"], peer.url("/hls/2-720.m3u8"));
    assert_eq!(v["trackerUrls"], json!([peer.url("/tracker/announce")]));
    assert!(v["thumbnailPath"].as_str().unwrap().starts_with("/lazy-static/thumbnails/"));
    assert_eq!(v["thumbnails"].as_array().unwrap().len(), 2);
    let captions = w.get("", &format!("/api/v1/videos/{UUID}/captions")).await.is(200);
    assert_eq!(
        (&captions["data"][0]["language"]["id"], &captions["data"][0]["automaticallyGenerated"]),
        (&json!("fr"), &json!(true))
    );
    assert!(captions["data"][0]["captionPath"].as_str().unwrap().starts_with("/lazy-static/video-captions/"));
    let chapters = w.get("", &format!("/api/v1/videos/{UUID}/chapters")).await.is(200);
    assert_eq!(chapters["chapters"], json!([{"timecode": 0, "title": "start"}, {"timecode": 60, "title": "end"}]));
    assert_eq!(w.events().await.iter().filter(|e| *e == "video.published").count(), 1);
    // Told again, nothing is there twice; numbers of files stay.
    let file: i64 = w.one("SELECT max(id) FROM video_file").await;
    w.wait(1000);
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    assert_eq!((listed(&w).await.len(), w.one::<i64>("SELECT max(id) FROM video_file").await), (1, file));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_thumbnail").await, 2);
    // Its document is asked for where it lives.
    let answer = crate::fetch(&w, &format!("/videos/watch/{UUID}")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (302, v["url"].as_str()));
}

async fn only_of_those_who_are_followed(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let announce = json!({"type": "Announce", "id": peer.url("/a/1"), "actor": channel, "object": peer.url(&format!("/videos/watch/{UUID}"))});
    peer.put(document(&peer, &zoe, &channel));
    peer.tell(&w, announce).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    assert_eq!(peer.asked(&format!("/videos/watch/{UUID}")), 0);
}

async fn a_video_is_announced(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    let server = peer.actor("Application", "peertube", json!({})).await;
    befriend(&w, &peer, &server).await;
    let url = peer.url(&format!("/videos/watch/{UUID}"));
    peer.put(document(&peer, &zoe, &channel));
    let announce =
        |by: &str, n: i64| json!({"type": "Announce", "id": peer.url(&format!("/a/{n}")), "actor": by, "object": url});
    // What somebody announces who is not followed is there, and not listed.
    peer.tell(&w, announce(&channel, 1)).await;
    assert_eq!((listed(&w).await.len(), w.get("", &format!("/api/v1/videos/{UUID}")).await.status.as_u16()), (0, 200));
    peer.tell(&w, announce(&server, 2)).await;
    assert_eq!(listed(&w).await, ["A day out"]);
    assert_eq!(peer.asked(&format!("/videos/watch/{UUID}")), 1);
    // Only who announced it takes that back.
    let undo = |by: &str, n: i64| json!({"type": "Undo", "id": peer.url(&format!("/u/{n}")), "actor": by, "object": announce(&server, 2)});
    peer.tell(&w, undo(&channel, 3)).await;
    assert_eq!(listed(&w).await.len(), 1);
    peer.tell(&w, undo(&server, 4)).await;
    assert_eq!((listed(&w).await.len(), w.one::<i64>("SELECT count(*) FROM video_share").await), (0, 1));
    // A video of ours is announced elsewhere, too; persons' announcements are not kept.
    let own = w.video("alice", "Ours").await;
    let own = json!({"type": "Announce", "id": peer.url("/a/9"), "actor": server, "object": format!("http://home.example/videos/watch/{}", own.uuid)});
    peer.tell(&w, own).await;
    peer.tell(&w, announce(&zoe, 10)).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_share").await, 2);
}

async fn a_video_changes_and_goes(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let mut changed = document(&peer, &zoe, &channel);
    changed["name"] = json!("Another day");
    changed["tag"] = json!([]);
    changed["icon"] = json!([{"type": "Image", "url": peer.url("/other.png"), "mediaType": "image/png", "width": 1280, "height": 720}]);
    changed["subtitleLanguage"] = json!([]);
    changed["url"] = json!([changed["url"][1].clone()]);
    let update = |by: &str, n: i64| json!({"type": "Update", "id": peer.url(&format!("/up/{n}")), "actor": by, "object": changed});
    peer.tell(&w, update(&zoe, 1)).await;
    let v = w.get("", &format!("/api/v1/videos/{UUID}")).await.is(200);
    assert_eq!(
        (&v["name"], &v["tags"], v["thumbnails"].as_array().unwrap().len()),
        (&json!("Another day"), &json!([]), 1)
    );
    assert_eq!(v["streamingPlaylists"], json!([]));
    assert_eq!(w.get("", &format!("/api/v1/videos/{UUID}/captions")).await.is(200)["total"], 0);
    // Pictures that nobody names any more are removed with their files.
    assert_eq!(w.one::<i64>("SELECT count(*) FROM doomed_file WHERE bucket = 'thumbnails'").await, 2);
    // Strangers neither change nor remove it.
    let mut other = Peer::start().await;
    let (eve, their_channel) = other.people().await;
    befriend(&w, &other, &their_channel).await;
    let id = &v["url"];
    let mut forged = update(&eve, 2);
    forged["id"] = json!(other.url("/up/2"));
    other.tell(&w, forged).await;
    other.tell(&w, json!({"type": "Delete", "id": other.url("/d/1"), "actor": eve, "object": id})).await;
    // Nor does somebody else of the same server remove it.
    let mut peer = peer;
    let yan = peer.actor("Person", "yan", json!({})).await;
    peer.tell(&w, json!({"type": "Delete", "id": peer.url("/d/2"), "actor": yan, "object": id})).await;
    assert_eq!(listed(&w).await, ["Another day"]);
    peer.tell(
        &w,
        json!({"type": "Delete", "id": peer.url("/d/3"), "actor": zoe, "object": {"type": "Tombstone", "id": id}}),
    )
    .await;
    assert_eq!((listed(&w).await.len(), w.one::<i64>("SELECT count(*) FROM video").await), (0, 0));
    // Said once more it is no trouble; and with its account all of it goes.
    peer.tell(&w, json!({"type": "Delete", "id": peer.url("/d/4"), "actor": zoe, "object": id})).await;
    w.wait(1000);
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    assert_eq!(listed(&w).await.len(), 1);
    peer.tell(&w, json!({"type": "Delete", "id": peer.url("/d/5"), "actor": zoe, "object": zoe})).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
}

async fn what_is_no_video_is_not_taken(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let own = w.video("alice", "Ours").await;
    let mut other = Peer::start().await;
    let (_, their_channel) = other.people().await;
    let good = document(&peer, &zoe, &channel);
    let with = |name: &str, value: Value| {
        let mut video = good.clone();
        video[name] = value;
        video
    };
    for (n, bad) in [
        with("uuid", json!("1")),
        with("uuid", json!(own.uuid)),
        with("name", json!("\u{0} ")),
        with("duration", json!("for ever")),
        with("to", json!([zoe])),
        with("type", json!("Article")),
        with("id", json!(other.url("/videos/watch/1"))),
        with("id", json!(format!("http://home.example/videos/watch/{}", own.uuid))),
        with("attributedTo", json!([{"type": "Group", "id": their_channel}])),
        with("attributedTo", json!([{"type": "Person", "id": zoe}])),
        with("attributedTo", json!(7)),
    ]
    .into_iter()
    .enumerate()
    {
        let mut activity = create(&peer, &zoe, bad);
        activity["id"] = json!(peer.url(&format!("/create/bad{n}")));
        peer.tell(&w, activity).await;
        assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 1, "{n}");
    }
    // Parts that are no good are left out, and the rest is taken.
    let mut odd = good.clone();
    for part in
        ["tag", "icon", "url", "subtitleLanguage", "preview", "category", "licence", "likes", "hasParts", "aspectRatio"]
    {
        odd[part] = json!([{"x": [1]}, 7, null]);
    }
    odd["published"] = json!("tomorrow");
    odd["views"] = json!(-5);
    odd["state"] = json!(99);
    peer.tell(&w, create(&peer, &zoe, odd)).await;
    let v = w.get("", &format!("/api/v1/videos/{UUID}")).await.is(200);
    assert_eq!((&v["views"], &v["state"]["id"], &v["category"]["id"]), (&json!(0), &json!(1), &Value::Null));
    assert_eq!(w.one::<String>("SELECT name FROM video WHERE is_local").await, "Ours");
}

async fn a_video_is_found_by_its_address(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    let url = peer.url(&format!("/videos/watch/{UUID}"));
    let short = peer.url("/w/short");
    peer.put(document(&peer, &zoe, &channel));
    peer.answer("/w/short", StatusCode::OK, document(&peer, &zoe, &channel));
    let search = async |who: &str, address: &str| {
        let list = w.get(who, &format!("/api/v1/search/videos?search={address}")).await.is(200);
        list["total"].as_i64().unwrap()
    };
    w.configure(|c| {
        c.search.remote_uri.users = true;
        c.search.remote_uri.anonymous = false;
    });
    assert_eq!((search("", &url).await, peer.asked(&format!("/videos/watch/{UUID}"))), (0, 0));
    assert_eq!(search("alice", &short).await, 1);
    // Known now, it is found by everybody, and nobody is asked again.
    let asked = peer.asked(&format!("/videos/watch/{UUID}"));
    assert_eq!((search("", &url).await, search("alice", &url).await), (1, 1));
    assert_eq!(peer.asked(&format!("/videos/watch/{UUID}")), asked);
    assert_eq!(
        (search("alice", &peer.url("/nothing")).await, search("alice", "http://home.example/w/x").await),
        (0, 0)
    );
    assert_eq!(listed(&w).await.len(), 0);
    assert!(!w.events().await.contains(&"video.published".to_owned()));
    // Days later it is read anew, and found gone.
    w.wait(3 * 24 * 3_600_000);
    peer.answer(&format!("/videos/watch/{UUID}"), StatusCode::GONE, json!({}));
    assert_eq!(search("alice", &url).await, 0);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    // Actors by handle: the answer of WebFinger leads to them.
    peer.answer(
        "/.well-known/webfinger",
        StatusCode::OK,
        json!({"subject": "acct:zoe", "links": [
        {"rel": "self", "type": "application/activity+json", "href": zoe}]}),
    );
    let found = federation::find_actor(&w.app, &format!("zoe@{}", peer.host())).await;
    assert_eq!(found, actor::elsewhere::actor(&w.app, &zoe).await);
    assert!(found.is_some() && federation::find_actor(&w.app, "nobody@").await.is_none());
}

async fn a_channel_is_found_by_its_handle_and_address(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    let search = async |who: &str, text: &str| {
        let found = w.get(who, &format!("/api/v1/search/video-channels?search={text}")).await.is(200);
        found["data"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let handle = format!("zoe_channel@{}", peer.host());
    let finger = "/.well-known/webfinger";
    let link = json!({"rel": "self", "type": "application/activity+json", "href": channel});
    peer.answer(finger, StatusCode::OK, json!({"subject": format!("acct:{handle}"), "links": [link]}));
    // Nobody signed in has nobody asked.
    for text in [&handle, &channel] {
        assert_eq!(search("", text).await, Vec::<String>::new(), "{text}");
    }
    assert_eq!((peer.fingers(), w.one::<i64>("SELECT count(*) FROM actor WHERE host LIKE '127%'").await), (0, 0));
    assert_eq!(search("alice", &format!("@{handle}")).await, ["zoe_channel"]);
    assert_eq!(peer.fingers(), 1);
    // Known now, to everybody and without asking again.
    for who in ["", "alice"] {
        assert_eq!(search(who, &handle).await, ["zoe_channel"]);
        assert_eq!(search(who, &channel).await, ["zoe_channel"]);
    }
    assert_eq!((peer.fingers(), peer.asked("/video-channels/zoe_channel")), (1, 1));
    // The address of its page leads there too; an account is no channel, and what is not there is not found.
    peer.answer("/c/zoe_channel", StatusCode::OK, json!({"id": channel, "type": "Group"}));
    assert_eq!(search("alice", &peer.url("/c/zoe_channel/videos?s=1")).await, Vec::<String>::new());
    assert_eq!(search("alice", &peer.url("/c/zoe_channel")).await, ["zoe_channel"]);
    for text in [zoe.as_str(), &peer.url("/c/nobody"), "x@127.0.0.1:1", "http://127.0.0.1:1/c/x", "y@home.example"] {
        assert_eq!(search("alice", text).await, Vec::<String>::new(), "{text}");
    }
}

async fn views_of_our_videos_are_counted_once(t: &TestApp) {
    let (w, peer, zoe, _) = ready(t).await;
    let own = w.video("alice", "Ours").await;
    let view = |n: i64, more: Value| {
        let mut view = json!({"type": "View", "id": peer.url(&format!("/views/{n}")), "actor": zoe,
            "object": format!("http://home.example/videos/watch/{}", own.uuid)});
        view.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        view
    };
    let before: i64 = w.one("SELECT views FROM video").await;
    peer.tell(&w, view(1, json!({}))).await;
    peer.tell(&w, view(1, json!({}))).await;
    peer.tell(&w, view(2, json!({"expires": "2026-01-01T00:01:00Z"}))).await;
    assert_eq!(w.one::<i64>("SELECT views FROM video").await, before + 1);
}

async fn views_are_passed_on(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    let own = w.video("alice", "Ours").await;
    let object = format!("http://home.example/videos/watch/{}", own.uuid);
    let view = |n: i64| json!({"type": "View", "id": peer.url(&format!("/views/{n}")), "actor": zoe, "object": object});
    peer.tell(&w, view(1)).await;
    assert!(sent(&w).await.is_empty(), "nobody knows of the video");
    // Somebody at the same server follows, and somebody far away.
    w.run(
        "INSERT INTO told (noun, local_id, url, actor_id, undo, created_at) SELECT 'video', v.id, v.url, a.id, '{}', 0 \
           FROM video v, actor a WHERE a.username = 'alice' AND a.host IS NULL",
    )
    .await;
    w.run("INSERT INTO actor (kind, username, username_fold, host, url, inbox_url, created_at, updated_at) VALUES ('Person', 'fan', \
           'fan', 'far.example', 'https://far.example/fan', 'https://far.example/fan/inbox', 0, 0)").await;
    peer.tell(&w, json!({"type": "Dance", "id": peer.url("/dance"), "actor": channel, "object": "x"})).await;
    w.run("INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) SELECT f.id, a.id, 'accepted', \
           5000, 0, 0 FROM actor f, actor a WHERE f.host IS NOT NULL AND a.username = 'alice' AND a.host IS NULL").await;
    peer.tell(&w, view(2)).await;
    peer.tell(&w, view(2)).await;
    assert_eq!(sent(&w).await, [("View".to_owned(), "https://far.example/fan/inbox".to_owned())]);
}

async fn older_news_are_not_taken(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let told = |n: i64, kind: &str, name: &str, updated: &str, views: Value| {
        let mut video = document(&peer, &zoe, &channel);
        video["name"] = json!(name);
        video["updated"] = json!(updated);
        video["views"] = views;
        video["uuid"] = json!(format!("9c9de5e8-0a1e-484a-b099-e80766180b{n:02}"));
        json!({"type": kind, "id": peer.url(&format!("/up/{n}")), "actor": zoe, "object": video})
    };
    peer.tell(&w, told(1, "Update", "Newer", "2025-11-23T00:00:00.000Z", json!(i64::MAX))).await;
    peer.tell(&w, told(2, "Update", "Older", "2025-11-22T23:16:59.055Z", json!(1))).await;
    peer.tell(&w, told(3, "Create", "Oldest", "2025-11-22T23:16:30.000Z", json!(1))).await;
    assert_eq!(listed(&w).await, ["Newer"]);
    // Its UUID stays, and its views can still be added to.
    let row: String = w.one("SELECT uuid || ' ' || (views + 1) FROM video").await;
    assert_eq!(row, format!("{UUID} 1"));
    peer.tell(&w, told(4, "Update", "The same again", "2025-11-23T00:00:00.000Z", json!(5))).await;
    assert_eq!(listed(&w).await, ["The same again"]);
}

async fn a_forwarded_video_is_read_where_it_lives(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let mut other = Peer::start().await;
    let (eve, _) = other.people().await;
    let path = format!("/videos/watch/{UUID}");
    let mut old = document(&peer, &zoe, &channel);
    old["name"] = json!("As it was");
    // An old telling of it, as others may have kept it.
    let told = |n: i64| {
        peer.signed(&w, json!({"type": "Create", "id": peer.url(&format!("/create/{n}")), "actor": zoe, "object": old, "to": old["to"]}))
    };
    peer.put(document(&peer, &zoe, &channel));
    assert_eq!(other.forward(&w, &eve, &told(1)).await, 204);
    assert_eq!((listed(&w).await, peer.asked(&path)), (vec!["A day out".to_owned()], 1));
    peer.answer(&path, StatusCode::GONE, json!({}));
    peer.tell(&w, json!({"type": "Delete", "id": peer.url("/d/1"), "actor": zoe, "object": peer.url(&path)})).await;
    assert_eq!(listed(&w).await.len(), 0);
    assert_eq!(other.forward(&w, &eve, &told(2)).await, 204);
    assert_eq!((w.one::<i64>("SELECT count(*) FROM video").await, peer.asked(&path)), (0, 2));
}

/// What is queued to be sent, oldest first: its type and to where.
pub async fn sent(w: &World) -> Vec<(String, String)> {
    let rows: Vec<String> = w
        .all("SELECT d.inbox || ' ' || o.body FROM delivery d JOIN outgoing_activity o ON o.id = d.activity_id ORDER BY d.id")
        .await;
    let read = |row: &String| {
        let (inbox, body) = row.split_once(' ').unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        (body["type"].as_str().unwrap().to_owned(), inbox.to_owned())
    };
    rows.iter().map(read).collect()
}

async fn videos_of_somebody_elsewhere(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let paths = [
        format!("/api/v1/accounts/zoe@{}/videos?nsfw=both", peer.host()),
        format!("/api/v1/video-channels/zoe_channel@{}/videos?nsfw=both", peer.host()),
    ];
    let totals = async |who: &str| {
        let mut totals = Vec::new();
        for path in &paths {
            totals.push(w.get(who, path).await.is(200)["data"].as_array().unwrap().len());
        }
        totals
    };
    assert_eq!(totals("").await, [1, 1]);
    w.get("", &format!("/api/v1/accounts/nobody@{}/videos", peer.host())).await.is(404);
    w.get("", "/api/v1/video-channels/zoe_channel/videos").await.is(404);
    // What nobody follows any more is shown to who may have other servers asked.
    w.run("DELETE FROM actor_follow").await;
    w.configure(|c| {
        c.search.remote_uri.users = true;
        c.search.remote_uri.anonymous = false;
    });
    assert_eq!((totals("").await, totals("alice").await), (vec![0, 0], vec![1, 1]));
}

async fn videos_from_quarantine_wait(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    w.configure(|c| c.sepiola.quarantine = vec![peer.host().to_owned()]);
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let page = format!("/api/v1/videos/{UUID}");
    w.get("bob", &page).await.is(403);
    let list = async || w.get("", "/api/v1/videos?nsfw=both").await.is(200)["total"].clone();
    assert_eq!(list().await, 0);
    let events = w.events().await;
    assert!(events.contains(&"video.auto-blocked".to_owned()) && !events.contains(&"video.published".to_owned()));
    // What is told of it again changes nothing; once a moderator has looked at it, it is there like any other.
    let mut later = document(&peer, &zoe, &channel);
    later["updated"] = json!("2025-11-23T00:00:00.000Z");
    peer.tell(&w, json!({"type": "Update", "id": peer.url("/updates/q"), "actor": zoe, "object": later})).await;
    let waiting = w.get("root", "/api/v1/videos/blacklist?type=2").await.is(200);
    assert_eq!((&waiting["total"], &waiting["data"][0]["video"]["uuid"]), (&json!(1), &json!(UUID)));
    w.delete("root", &format!("{page}/blacklist")).await.is(204);
    w.get("bob", &page).await.is(200);
    assert_eq!(list().await, 1);
    assert!(w.events().await.contains(&"video.published".to_owned()));
}
