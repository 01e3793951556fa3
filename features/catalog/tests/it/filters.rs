//! What a list is narrowed to, who may ask for what, and which refusal is answered.

use database::Sql;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, World};

on_both!(
    signed_in_people_see_internal_videos,
    sensitive_videos_follow_query_then_viewer_then_instance,
    kinds_of_sensitive_videos_are_chosen,
    labels_and_files_narrow,
    watched_videos_are_left_out,
    moderators_ask_for_more,
    wrong_parameters_are_named,
    what_the_caller_may_not_ask_for,
    my_videos_are_whole,
    my_videos_of_a_channel,
);

pub async fn world(t: &TestApp) -> World {
    World::with_router(t, catalog::routes(&t.app).split().0.layer(catalog::routes::shared())).await
}

/// The titles of a list in its order; its total says the same.
pub async fn names(w: &World, who: &str, path: &str) -> Vec<String> {
    let list = w.get(who, &format!("/api/v1/{path}")).await.is(200);
    let data = list["data"].as_array().unwrap();
    assert_eq!(list["total"], data.len(), "{path}");
    data.iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect()
}

/// The same, by title.
pub async fn sorted(w: &World, who: &str, path: &str) -> Vec<String> {
    let mut names = names(w, who, path).await;
    names.sort();
    names
}

async fn signed_in_people_see_internal_videos(t: &TestApp) {
    let w = world(t).await;
    for (name, privacy) in [("public", 1), ("unlisted", 2), ("private", 3), ("internal", 4), ("protected", 5)] {
        w.new_video("alice", NewVideo { privacy, ..NewVideo::named(name) }).await;
    }
    for path in ["videos", "accounts/alice/videos", "video-channels/alice_channel/videos"] {
        assert_eq!(sorted(&w, "", path).await, ["public"], "{path}");
        assert_eq!(sorted(&w, "bob", path).await, ["internal", "public"], "{path}");
    }
    assert_eq!(names(&w, "mod", "videos?privacyOneOf=2&privacyOneOf=5&sort=name").await, ["protected", "unlisted"]);
}

async fn sensitive_videos_follow_query_then_viewer_then_instance(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "plain").await;
    w.new_video("alice", NewVideo { nsfw: true, ..NewVideo::named("sensitive") }).await;
    assert_eq!(sorted(&w, "", "videos?nsfw=both").await, ["plain", "sensitive"]);
    assert_eq!(names(&w, "", "videos?nsfw=true").await, ["sensitive"]);
    assert_eq!(names(&w, "", "videos?nsfw=false").await, ["plain"]);
    w.configure(|c| c.instance.default_nsfw_policy = config::value::NsfwPolicy::DoNotList);
    w.run("UPDATE users SET preferences = '{\"nsfwPolicy\":\"display\"}' WHERE username = 'bob'").await;
    w.run("UPDATE users SET preferences = '{\"nsfwPolicy\":\"do_not_list\"}' WHERE username IN ('alice', 'carol')")
        .await;
    assert_eq!(names(&w, "", "videos").await, ["plain"]);
    assert_eq!(sorted(&w, "bob", "videos").await, ["plain", "sensitive"]);
    assert_eq!(names(&w, "carol", "videos").await, ["plain"]);
    assert_eq!(names(&w, "carol", "accounts/alice/videos").await, ["plain"]);
    assert_eq!(sorted(&w, "carol", "videos?nsfw=both").await, ["plain", "sensitive"]);
    assert_eq!(sorted(&w, "alice", "users/me/videos").await, ["plain", "sensitive"], "one's own are shown");
}

async fn kinds_of_sensitive_videos_are_chosen(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.nsfw_flags_settings.enabled = true);
    w.video("alice", "plain").await;
    for (name, flags) in [("violent", 1), ("explicit", 4)] {
        let video = w.new_video("alice", NewVideo { nsfw: true, ..NewVideo::named(name) }).await;
        let sql = Sql::new("UPDATE video SET nsfw_flags = $1 WHERE id = $2").bind(flags).bind(video.id);
        let write = w.app.db.write(sql, |tx, sql| Box::pin(async move { tx.execute(sql).await }));
        write.await.map_err(|e: database::Error| e).unwrap();
    }
    assert_eq!(sorted(&w, "", "videos?nsfwFlagsExcluded=1&nsfw=both").await, ["explicit", "plain"]);
    assert_eq!(sorted(&w, "", "videos?nsfwFlagsIncluded=4&nsfw=false").await, ["explicit", "plain"]);
    assert_eq!(names(&w, "", "videos?nsfwFlagsExcluded=4&nsfw=true").await, ["violent"]);
    w.run("UPDATE users SET preferences = '{\"nsfwPolicy\":\"display\",\"nsfwFlagsHidden\":4}' WHERE username = 'bob'")
        .await;
    assert_eq!(sorted(&w, "bob", "videos").await, ["plain", "violent"]);
    w.configure(|c| c.nsfw_flags_settings.enabled = false);
    assert_eq!(names(&w, "bob", "videos?nsfw=both").await.len(), 3);
    w.get("", "/api/v1/videos?nsfwFlagsIncluded=1&nsfwFlagsExcluded=3")
        .await
        .refused(400, "Cannot use same flags in nsfwFlagsIncluded and nsfwFlagsExcluded at the same time");
}

async fn labels_and_files_narrow(t: &TestApp) {
    let w = world(t).await;
    let film = w.video("alice", "film").await;
    w.video("alice", "other").await;
    w.video("remote", "far").await;
    assert_eq!(names(&w, "", "videos?isLocal=false&hasHLSFiles=true").await, [""; 0], "nobody here follows them");
    w.follow_remote().await;
    w.run("UPDATE video SET category = 3, licence = 2, language = 'fr', duration = 90 WHERE name = 'film'").await;
    w.run("DELETE FROM video_file WHERE video_id = (SELECT id FROM video WHERE name = 'other')").await;
    w.run(
        "INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Sea', 'sea' FROM video WHERE name = 'film' \
         UNION ALL SELECT id, 1, 'Wind', 'wind' FROM video WHERE name = 'film' \
         UNION ALL SELECT id, 0, 'Sea', 'sea' FROM video WHERE name = 'far'",
    )
    .await;
    w.run(
        "INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) \
         SELECT id, 'de', 'x.vtt', FALSE, 1, 1 FROM video WHERE name = 'other'",
    )
    .await;
    for (query, expected) in [
        ("isLocal=true", &["film", "other"][..]),
        ("languageOneOf=fr&languageOneOf=de", &["film", "other"]),
        ("isLocal=false", &["far"]),
        ("categoryOneOf=3&categoryOneOf=4", &["film"]),
        ("licenceOneOf[]=2", &["film"]),
        ("languageOneOf=fr&languageOneOf=_unknown", &["far", "film", "other"]),
        ("languageOneOf=_unknown", &["far", "other"]),
        ("tagsOneOf=SEA&tagsOneOf=fire", &["far", "film"]),
        ("tagsAllOf=sea&tagsAllOf=WIND", &["film"]),
        ("hasHLSFiles=true", &["far", "film"]),
        ("hasHLSFiles=false", &["other"]),
        ("hasWebVideoFiles=true", &[]),
        ("isLive=true", &[]),
        ("host=peer.example", &["far"]),
        ("search=fi", &["film"]),
    ] {
        assert_eq!(sorted(&w, "", &format!("videos?{query}")).await, expected, "{query}");
    }
    let own = w.app.config().webserver.host();
    assert_eq!(sorted(&w, "", &format!("videos?host={own}")).await, ["film", "other"]);
    let page = w.get("", "/api/v1/videos?sort=name&count=1&start=1&skipCount=true").await.is(200);
    assert_eq!(page["data"][0]["id"], film.id);
}

async fn watched_videos_are_left_out(t: &TestApp) {
    let w = world(t).await;
    let (seen, just_seen) = (w.video("alice", "seen").await, w.video("alice", "just seen").await);
    w.video("alice", "new").await;
    let sql = "INSERT INTO watch_history (user_id, video_id, position, created_at, updated_at) SELECT u.id, v.id, 1, 1, 1 \
               FROM users u, video v WHERE u.username = 'bob' AND v.name = 'seen'";
    w.run(sql).await;
    let stop = catalog::live::Stop { user_id: w.person("bob").user_id, video_id: just_seen.id, position: 3, at: 1 };
    assert!(w.app.shared::<catalog::Live>().stopped(stop));
    assert_eq!(names(&w, "bob", "videos?excludeAlreadyWatched=true").await, ["new"]);
    assert_eq!(names(&w, "bob", "videos?excludeAlreadyWatched=false").await.len(), 3);
    assert_eq!(names(&w, "carol", "videos?excludeAlreadyWatched=true").await.len(), 3);
    assert!(seen.id > 0);
}

async fn moderators_ask_for_more(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "film").await;
    w.new_video("alice", NewVideo { state: 2, ..NewVideo::named("unfinished") }).await;
    w.video("alice", "blocked").await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'blocked'").await;
    assert_eq!(names(&w, "mod", "videos").await, ["film"]);
    assert_eq!(sorted(&w, "mod", "videos?include=1").await, ["film", "unfinished"]);
    assert_eq!(sorted(&w, "mod", "videos?include=3").await, ["blocked", "film", "unfinished"]);
    assert_eq!(names(&w, "mod", "videos?stateOneOf=2").await, ["unfinished"]);
    w.run("INSERT INTO video_automatic_tag (video_id, tag, tag_fold) SELECT id, 'External-Link', 'external-link' FROM video \
           WHERE name = 'film'")
        .await;
    assert!(names(&w, "mod", "videos?autoTagOneOf=test").await.is_empty());
    assert_eq!(names(&w, "mod", "videos?autoTagOneOf=test&autoTagOneOf=external-link").await, ["film"]);
    let of = async |include: i64| {
        w.get("mod", &format!("/api/v1/videos?include={include}")).await.is(200)["data"][0].clone()
    };
    let has = |v: &Value, key: &str| v.get(key).is_some();
    let optional = [
        "state",
        "waitTranscoding",
        "blacklisted",
        "blockedOwner",
        "automaticTags",
        "tags",
        "files",
        "streamingPlaylists",
    ];
    for (include, keys) in [
        (0, &[][..]),
        (1, &["state", "waitTranscoding"]),
        (2, &["blacklisted"]),
        (4, &["blockedOwner"]),
        (8, &["files", "streamingPlaylists"]),
        (64, &["automaticTags"]),
        (128, &["tags"]),
    ] {
        let video = of(include).await;
        for key in optional {
            assert_eq!(has(&video, key), keys.contains(&key), "include={include} {key}");
        }
    }
    assert_eq!(of(8).await["streamingPlaylists"][0]["files"][0]["resolution"]["label"], "480p");
    let mute = "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) SELECT NULL, a.id, 0 FROM account a \
                JOIN actor x ON x.id = a.actor_id WHERE x.username = 'alice'";
    w.run(mute).await;
    assert_eq!((&of(4).await["blockedOwner"], &of(4).await["blockedServer"]), (&json!(true), &json!(false)));
}

async fn wrong_parameters_are_named(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "film").await;
    for path in
        ["videos", "accounts/alice/videos", "video-channels/alice_channel/videos", "users/me/videos", "search/videos"]
    {
        for (query, field, value, message) in [
            ("privacyOneOf=toto", "privacyOneOf", json!(["toto"]), "Should have a valid privacyOneOf array"),
            ("stateOneOf=toto", "stateOneOf", json!(["toto"]), "Should have a valid stateOneOf array"),
            (
                "categoryOneOf=aa&categoryOneOf=b",
                "categoryOneOf",
                json!(["aa", "b"]),
                "Should have a valid categoryOneOf array",
            ),
            ("licenceOneOf=aa", "licenceOneOf", json!(["aa"]), "Should have a valid licenceOneOf array"),
            ("include=toto", "include", json!("toto"), "Invalid value"),
            ("nsfw=hello", "nsfw", json!("hello"), "Invalid value"),
            ("nsfwFlagsExcluded=hello", "nsfwFlagsExcluded", Value::Null, "Invalid value"),
            ("nsfwFlagsIncluded=hello", "nsfwFlagsIncluded", Value::Null, "Invalid value"),
            ("start=hello", "start", json!("hello"), "Invalid value"),
            ("count=hello", "count", json!("hello"), "Should have a number count (max: 100)"),
            ("sort=hello", "sort", json!("hello"), "Invalid value"),
            ("host=not a host", "host", json!("not a host"), "Invalid value"),
        ] {
            let refused = w.get("alice", &format!("/api/v1/{path}?{}", query.replace(' ', "%20"))).await.is(400);
            assert_eq!(refused["detail"], format!("Incorrect request parameters: {field}"), "{path}?{query}");
            let wrong = &refused["invalid-params"][field];
            assert_eq!((&wrong["value"], &wrong["msg"]), (&value, &json!(message)), "{path}?{query}");
        }
    }
}

async fn what_the_caller_may_not_ask_for(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "film").await;
    let not_all = "You are not allowed to see all videos, specify a custom include, auto tags or state filter";
    let signed_out = "Cannot use excludeAlreadyWatched parameter when auth token is not provided";
    let filter = "\"filter\" query parameter is not supported anymore by PeerTube. Please use \"isLocal\" and \"include\" instead";
    for path in ["videos", "accounts/alice/videos", "video-channels/alice_channel/videos", "search/videos"] {
        for query in ["include=1", "privacyOneOf=4", "autoTagOneOf=test", "stateOneOf=1"] {
            for who in ["", "alice"] {
                let refused = w.get(who, &format!("/api/v1/{path}?{query}")).await.is(401);
                assert_eq!((&refused["detail"], refused.get("code")), (&json!(not_all), None), "{who} {path}?{query}");
            }
            w.get("mod", &format!("/api/v1/{path}?{query}")).await.is(200);
        }
        w.get("", &format!("/api/v1/{path}?excludeAlreadyWatched=true")).await.refused(400, signed_out);
        w.get("", &format!("/api/v1/{path}?filter=all-local")).await.refused(400, filter);
    }
    w.get("", "/api/v1/accounts/nobody/videos").await.refused(404, "Account not found");
    w.get("", "/api/v1/video-channels/nothing/videos").await.refused(404, "Video channel not found");
    w.get("", "/api/v1/users/me/videos").await.refused(401, "Token is invalid");
}

async fn my_videos_are_whole(t: &TestApp) {
    let w = world(t).await;
    for (name, privacy, state) in [("public", 1, 1), ("private", 3, 1), ("unfinished", 1, 2)] {
        w.new_video("alice", NewVideo { privacy, state, ..NewVideo::named(name) }).await;
    }
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'public'").await;
    w.run("INSERT INTO video_block (video_id, kind, reason, unfederated, created_at, updated_at) SELECT id, 1, 'no', FALSE, 1, 1 \
           FROM video WHERE name = 'public'")
        .await;
    w.video("bob", "somebody else's").await;
    assert_eq!(names(&w, "alice", "users/me/videos?sort=name").await, ["private", "public", "unfinished"]);
    assert_eq!(names(&w, "alice", "users/me/videos?privacyOneOf=3").await, ["private"]);
    for query in ["include=8", "autoTagOneOf=test", "stateOneOf=2"] {
        w.get("alice", &format!("/api/v1/users/me/videos?{query}")).await.is(401);
    }
    let video = w.get("alice", "/api/v1/users/me/videos?search=public").await.is(200)["data"][0].clone();
    assert_eq!((&video["blacklisted"], &video["blacklistedReason"]), (&json!(true), &json!("no")));
    let mut keys: Vec<&str> = video.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    // Those that PeerTube shows.
    let shown = "account aspectRatio blacklisted blacklistedReason blockedOwner blockedServer category channel comments createdAt \
                 description dislikes downloads duration embedPath id isLive isLocal language licence likes name nsfw nsfwFlags \
                 nsfwSummary originallyPublishedAt previewPath privacy publishedAt shortUUID state tags thumbnailPath thumbnails \
                 truncatedDescription updatedAt url uuid viewers views waitTranscoding";
    assert_eq!(keys.join(" "), shown);
}

async fn my_videos_of_a_channel(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "film").await;
    let path = |id: i64| format!("/api/v1/users/me/videos?channelId={id}");
    let (own, other) = (w.person("alice").channel_id, w.person("bob").channel_id);
    assert_eq!(w.get("alice", &path(own)).await.is(200)["total"], 1);
    w.get("alice", &path(other)).await.refused(403, "This user cannot manage this channel");
    w.get("alice", &path(89898)).await.refused(404, "Video channel not found");
    assert_eq!(names(&w, "alice", "users/me/videos?channelNameOneOf=alice_channel").await, ["film"]);
    assert!(names(&w, "alice", "users/me/videos?channelNameOneOf=bob_channel").await.is_empty());
    let refused = w.get("alice", "/api/v1/users/me/videos?channelId=toto").await.is(400);
    assert!(refused["invalid-params"]["channelId"].is_object());
}
