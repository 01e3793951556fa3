//! Offering videos and channels, over the routes, on both databases.

use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Video, World};

on_both!(
    a_video_is_offered_and_accepted,
    a_video_is_refused_or_taken_back,
    a_channel_is_offered_and_accepted,
    a_channel_is_refused_or_taken_back,
    quotas_are_kept,
    offers_end_with_the_rights_of_who_made_them,
    collaborators_offer_and_see_videos,
    strangers_are_refused,
    wrong_requests_change_nothing,
);

async fn world(t: &TestApp) -> World {
    let routes = ownership::routes(&t.app).merge(channel::routes(&t.app)).merge(playlist::routes(&t.app));
    let routes = routes.merge(catalog::routes(&t.app)).merge(video::routes(&t.app));
    World::with_router(t, routes.split().0.layer(catalog::routes::shared())).await
}

async fn offer(w: &World, who: &str, video: &Video, to: &str) {
    let path = format!("/api/v1/videos/{}/give-ownership", video.uuid);
    w.post(who, &path, json!({ "username": to })).await.is(204);
}

async fn offers(w: &World, who: &str, kind: &str) -> Value {
    w.get(who, &format!("/api/v1/{kind}/ownership?sort=-createdAt")).await.is(200)
}

async fn newest(w: &World) -> i64 {
    w.one("SELECT max(id) FROM ownership_change").await
}

async fn channel_of(w: &World, video: &Video) -> Value {
    w.get("root", &format!("/api/v1/videos/{}", video.uuid)).await.is(200)["channel"]["name"].clone()
}

/// `who did what, to whom` of a channel, oldest first.
async fn log(w: &World, who: &str, channel: &str) -> Vec<String> {
    let list = w.get(who, &format!("/api/v1/video-channels/{channel}/activities?sort=createdAt")).await.is(200);
    let entry = |e: &Value| {
        let text = |v: &Value| v.as_str().unwrap_or("-").to_owned();
        format!(
            "{} {} {} {}",
            text(&e["account"]["name"]),
            text(&e["action"]["label"]),
            text(&e["video"]["name"]),
            text(&e["targetAccount"]["username"])
        )
    };
    list["data"].as_array().unwrap().iter().map(entry).collect()
}

fn keys(value: &Value) -> String {
    value.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Alice gets a second channel.
async fn second_channel(w: &World) -> i64 {
    let body = json!({"name": "alice_second", "displayName": "Second"});
    w.post("alice", "/api/v1/video-channels", body).await.is(200)["videoChannel"]["id"].as_i64().unwrap()
}

async fn a_video_is_offered_and_accepted(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a gift").await;
    offer(&w, "alice", &video, "bob").await;
    let list = offers(&w, "bob", "videos").await;
    assert_eq!(list["total"], 1);
    let one = &list["data"][0];
    assert_eq!(keys(one), "id state status initiatorAccount nextOwnerAccount video createdAt");
    assert_eq!((&one["state"], &one["status"]), (&json!({"id": 1, "label": "Pending"}), &json!("WAITING")));
    assert_eq!((&one["initiatorAccount"]["name"], &one["nextOwnerAccount"]["name"]), (&json!("alice"), &json!("bob")));
    assert_eq!(
        keys(&one["nextOwnerAccount"]),
        "url name host avatars id hostRedundancyAllowed followingCount followersCount createdAt displayName description \
         updatedAt userId"
    );
    assert_eq!(keys(&one["video"]), "id uuid name nsfw isLive shortUUID publishedAt thumbnails channel");
    assert_eq!(one["video"]["channel"]["name"], "alice_channel");
    // Who offers sees it as well, and nobody else does.
    assert_eq!(offers(&w, "alice", "videos").await, list);
    assert_eq!(offers(&w, "carol", "videos").await["total"], 0);
    assert_eq!(offers(&w, "bob", "video-channels").await["total"], 0);
    let accept = format!("/api/v1/videos/ownership/{}/accept", one["id"]);
    let mine = json!({"channelId": w.person("bob").channel_id});
    w.post("bob", &accept, json!({"channelId": w.person("carol").channel_id}))
        .await
        .refused(403, "This user has not owner rights on this channel");
    w.post("bob", &accept, json!({})).await.refused(404, "Video channel not found");
    assert_eq!(channel_of(&w, &video).await, "alice_channel");
    w.post("bob", &accept, mine.clone()).await.is(204);
    assert_eq!(channel_of(&w, &video).await, "bob_channel");
    w.post("bob", &accept, mine).await.refused(400, "Ownership change request already accepted or refused");
    let list = offers(&w, "bob", "videos").await;
    assert_eq!((&list["data"][0]["status"], &list["data"][0]["state"]["id"]), (&json!("ACCEPTED"), &json!(3)));
    assert_eq!(
        log(&w, "alice", "alice_channel").await,
        ["alice Send ownership request a gift bob", "bob Accept ownership request a gift bob"]
    );
    assert_eq!(log(&w, "bob", "bob_channel").await, ["bob Accept ownership request a gift bob"]);
    assert_eq!(w.events().await, ["ownership.requested", "video.updated", "ownership.accepted"]);
}

async fn a_video_is_refused_or_taken_back(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a gift").await;
    offer(&w, "alice", &video, "bob").await;
    let path = format!("/api/v1/videos/{}/give-ownership", video.uuid);
    let again = "There is already a pending ownership change request for this video";
    w.post("alice", &path, json!({"username": "carol"})).await.refused(400, again);
    let id = newest(&w).await;
    let refuse = format!("/api/v1/videos/ownership/{id}/refuse");
    w.bare("alice", "POST", &refuse).await.refused(403, "Cannot terminate an ownership change of another user");
    w.bare("bob", "POST", &refuse).await.is(204);
    let whole = format!("/api/v1/videos/ownership/{id}");
    w.delete("alice", &whole).await.refused(400, "Ownership request already accepted or refused");
    offer(&w, "alice", &video, "carol").await;
    let id = newest(&w).await;
    let of_video = format!("/api/v1/videos/{}/ownership", video.id);
    assert_eq!(w.get("alice", &of_video).await.is(200)["total"], 2);
    let pending = w.get("root", &format!("{of_video}?state=1&sort=-createdAt")).await.is(200);
    assert_eq!((&pending["total"], &pending["data"][0]["id"]), (&json!(1), &json!(id)));
    w.delete("carol", &format!("/api/v1/videos/ownership/{id}"))
        .await
        .refused(403, "Cannot manage a video of another user.");
    w.delete("alice", &format!("/api/v1/videos/ownership/{id}")).await.is(204);
    w.delete("alice", &format!("/api/v1/videos/ownership/{id}")).await.refused(404, "Ownership change not found");
    assert_eq!(offers(&w, "carol", "videos").await["total"], 0);
    assert_eq!(channel_of(&w, &video).await, "alice_channel");
    let log = log(&w, "alice", "alice_channel").await;
    assert_eq!(log[1], "bob Refuse ownership request a gift bob");
    assert_eq!(log[3], "alice Delete ownership request a gift carol");
}

async fn a_channel_is_offered_and_accepted(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "goes along").await;
    w.form(
        "alice",
        "POST",
        "/api/v1/video-playlists",
        &[
            ("displayName", "goes along too"),
            ("privacy", "1"),
            ("videoChannelId", &w.person("alice").channel_id.to_string()),
        ],
        &[],
    )
    .await
    .is(200);
    let helper = w
        .post("alice", "/api/v1/video-channels/alice_channel/collaborators/invite", json!({"accountHandle": "bob"}))
        .await
        .is(200)["collaborator"]["id"]
        .clone();
    w.bare("bob", "POST", &format!("/api/v1/video-channels/alice_channel/collaborators/{helper}/accept")).await.is(204);
    let give = "/api/v1/video-channels/alice_channel/give-ownership";
    w.post("bob", give, json!({"username": "bob"}))
        .await
        .refused(403, "This user has not owner rights on this channel");
    w.post("alice", give, json!({"username": "bob"})).await.is(204);
    let list = offers(&w, "bob", "video-channels").await;
    let one = &list["data"][0];
    assert_eq!(keys(one), "id state status initiatorAccount nextOwnerAccount videoChannel createdAt");
    assert_eq!(keys(&one["videoChannel"]), "id name displayName url host avatars");
    let accept = format!("/api/v1/video-channels/ownership/{}/accept", one["id"]);
    w.bare("bob", "POST", &accept).await.refused(409, "Cannot accept to transfer the last channel of this user");
    second_channel(&w).await;
    w.bare("alice", "POST", &accept).await.refused(403, "Cannot terminate an ownership change of another user");
    w.bare("bob", "POST", &accept).await.is(204);
    assert_eq!(w.get("", "/api/v1/video-channels/alice_channel").await.is(200)["ownerAccount"]["name"], "bob");
    let page = w.get("", &format!("/api/v1/videos/{}", video.uuid)).await.is(200);
    assert_eq!((&page["account"]["name"], &page["channel"]["name"]), (&json!("bob"), &json!("alice_channel")));
    let playlists = w.get("", "/api/v1/video-channels/alice_channel/video-playlists").await.is(200);
    assert_eq!(playlists["data"][0]["ownerAccount"]["name"], "bob");
    // The owner is no collaborator; the one before has no rights any more.
    let people = "/api/v1/video-channels/alice_channel/collaborators";
    assert_eq!(w.get("bob", people).await.is(200)["total"], 0);
    w.get("alice", people).await.is(403);
    w.delete("alice", &format!("/api/v1/videos/{}", video.uuid)).await.is(403);
    let log = log(&w, "bob", "alice_channel").await;
    assert!(log.contains(&"alice Send ownership request - bob".to_owned()), "{log:?}");
    assert!(log.contains(&"bob Accept ownership request - bob".to_owned()), "{log:?}");
}

async fn a_channel_is_refused_or_taken_back(t: &TestApp) {
    let w = world(t).await;
    let give = "/api/v1/video-channels/alice_channel/give-ownership";
    let again = "There is already a pending ownership change request for this channel";
    w.post("mod", give, json!({"username": "bob"})).await.is(204);
    w.post("alice", give, json!({"username": "carol"})).await.refused(400, again);
    let id = newest(&w).await;
    w.bare("bob", "POST", &format!("/api/v1/videos/ownership/{id}/refuse"))
        .await
        .refused(400, "The ownership change request is not linked to a video");
    w.bare("bob", "POST", &format!("/api/v1/video-channels/ownership/{id}/refuse")).await.is(204);
    w.post("alice", give, json!({"username": "carol"})).await.is(204);
    let id = newest(&w).await;
    let whole = format!("/api/v1/video-channels/ownership/{id}");
    w.delete("bob", &whole).await.refused(403, "This user has not owner rights on this channel");
    w.delete("alice", &whole).await.is(204);
    let of_channel = "/api/v1/video-channels/alice_channel/ownership";
    assert_eq!(w.get("alice", of_channel).await.is(200)["data"][0]["status"], "REFUSED");
    assert_eq!(w.get("alice", &format!("{of_channel}?state=1")).await.is(200)["total"], 0);
    assert_eq!(w.get("", "/api/v1/video-channels/alice_channel").await.is(200)["ownerAccount"]["name"], "alice");
}

async fn quotas_are_kept(t: &TestApp) {
    let w = world(t).await;
    let (video, _) = (w.video("alice", "1,000 bytes").await, w.video("alice", "more").await);
    w.run("UPDATE users SET video_quota = 999 WHERE username = 'bob'").await;
    offer(&w, "alice", &video, "bob").await;
    let accept = format!("/api/v1/videos/ownership/{}/accept", newest(&w).await);
    let mine = json!({"channelId": w.person("bob").channel_id});
    let full = w.post("bob", &accept, mine.clone()).await;
    assert_eq!(full.refused(413, "The user video quota is exceeded")["code"], "quota_reached");
    w.run("UPDATE users SET video_quota = 2000 WHERE username = 'bob'").await;
    w.post("bob", &accept, mine).await.is(204);
    second_channel(&w).await;
    w.video("alice", "still more").await;
    w.post("alice", "/api/v1/video-channels/alice_channel/give-ownership", json!({"username": "bob"})).await.is(204);
    let accept = format!("/api/v1/video-channels/ownership/{}/accept", newest(&w).await);
    w.bare("bob", "POST", &accept).await.refused(413, "The user video quota is exceeded");
    assert_eq!(w.get("", "/api/v1/video-channels/alice_channel").await.is(200)["ownerAccount"]["name"], "alice");
    w.run("UPDATE users SET video_quota = 3000 WHERE username = 'bob'").await;
    w.bare("bob", "POST", &accept).await.is(204);
}

async fn collaborators_offer_and_see_videos(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "shared").await;
    let invite = "/api/v1/video-channels/alice_channel/collaborators";
    let body = json!({"accountHandle": "bob"});
    let id = w.post("alice", &format!("{invite}/invite"), body).await.is(200)["collaborator"]["id"].clone();
    w.bare("bob", "POST", &format!("{invite}/{id}/accept")).await.is(204);
    offer(&w, "bob", &video, "carol").await;
    assert_eq!(offers(&w, "bob", "videos").await["total"], 1);
    assert_eq!(offers(&w, "alice", "videos").await["total"], 1);
    // While it is offered it stays with its owner.
    let to = w.person("bob").channel_id.to_string();
    let sentence =
        "Cannot change video channel owner because there is already a pending ownership change for this video";
    w.form("bob", "PUT", &format!("/api/v1/videos/{}", video.uuid), &[("channelId", &to)], &[])
        .await
        .refused(400, sentence);
    assert_eq!(channel_of(&w, &video).await, "alice_channel");
    w.delete("bob", &format!("/api/v1/videos/ownership/{}", newest(&w).await)).await.is(204);
    // It counts for whoever gets it.
    w.run("UPDATE users SET video_quota = 999 WHERE username = 'bob'").await;
    w.form("bob", "PUT", &format!("/api/v1/videos/{}", video.uuid), &[("channelId", &to)], &[])
        .await
        .refused(413, "The user video quota is exceeded");
    assert_eq!(channel_of(&w, &video).await, "alice_channel");
}

async fn strangers_are_refused(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "mine").await;
    offer(&w, "alice", &video, "bob").await;
    let id = newest(&w).await;
    let uuid = video.uuid;
    for (method, path) in [
        ("POST", format!("/api/v1/videos/{uuid}/give-ownership")),
        ("GET", format!("/api/v1/videos/{uuid}/ownership")),
        ("GET", "/api/v1/videos/ownership".to_owned()),
        ("POST", format!("/api/v1/videos/ownership/{id}/accept")),
        ("POST", format!("/api/v1/videos/ownership/{id}/refuse")),
        ("DELETE", format!("/api/v1/videos/ownership/{id}")),
        ("POST", "/api/v1/video-channels/alice_channel/give-ownership".to_owned()),
        ("GET", "/api/v1/video-channels/alice_channel/ownership".to_owned()),
        ("GET", "/api/v1/video-channels/ownership".to_owned()),
        ("POST", format!("/api/v1/video-channels/ownership/{id}/accept")),
        ("POST", format!("/api/v1/video-channels/ownership/{id}/refuse")),
        ("DELETE", format!("/api/v1/video-channels/ownership/{id}")),
    ] {
        w.json("", method, &path, json!({"username": "carol"})).await.refused(401, "Token is invalid");
    }
    let foreign = "Cannot manage a video of another user.";
    let give = format!("/api/v1/videos/{uuid}/give-ownership");
    w.post("carol", &give, json!({"username": "carol"})).await.refused(403, foreign);
    w.get("carol", &format!("/api/v1/videos/{uuid}/ownership")).await.refused(403, foreign);
    w.get("carol", "/api/v1/video-channels/alice_channel/ownership")
        .await
        .refused(403, "This user cannot manage this channel");
    let mine = json!({"channelId": w.person("carol").channel_id});
    w.post("carol", &format!("/api/v1/videos/ownership/{id}/accept"), mine)
        .await
        .refused(403, "Cannot terminate an ownership change of another user");
    assert_eq!(channel_of(&w, &video).await, "alice_channel");
    assert_eq!(w.events().await, ["ownership.requested"]);
}

async fn wrong_requests_change_nothing(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "mine").await;
    let remote = w.video("remote", "theirs").await;
    let give = format!("/api/v1/videos/{}/give-ownership", video.uuid);
    let name = w.app.config().instance.name.clone();
    for nobody in ["unexisting", "remote"] {
        w.post("alice", &give, json!({ "username": nobody }))
            .await
            .refused(400, &format!("{nobody} does not exist on {name}"));
    }
    w.post("alice", &give, json!({})).await.names(&["username"]);
    w.post("alice", &give, json!({"username": 4})).await.names(&["username"]);
    w.post("root", &give, json!({"username": "alice"}))
        .await
        .refused(400, "The new owner is already the owner of this video");
    w.post("alice", "/api/v1/video-channels/alice_channel/give-ownership", json!({"username": "alice"}))
        .await
        .refused(400, "The new owner is already the owner of this channel");
    w.post("root", &format!("/api/v1/videos/{}/give-ownership", remote.uuid), json!({"username": "bob"}))
        .await
        .refused(403, "Cannot manage a video of another server.");
    w.post("root", "/api/v1/video-channels/remote_channel@peer.example/give-ownership", json!({"username": "bob"}))
        .await
        .is(403);
    w.post("alice", "/api/v1/videos/4242/give-ownership", json!({"username": "bob"}))
        .await
        .refused(404, "Video not found");
    w.post("alice", "/api/v1/videos/x!/give-ownership", json!({"username": "bob"})).await.names(&["videoId"]);
    w.post("alice", "/api/v1/video-channels/unknown/give-ownership", json!({"username": "bob"}))
        .await
        .refused(404, "Video channel not found");
    for kind in ["videos", "video-channels"] {
        let path = format!("/api/v1/{kind}/ownership");
        w.get("alice", &format!("{path}?start=a&count=1000&sort=b")).await.names(&["start", "count", "sort"]);
        for (method, what) in [("POST", "/accept"), ("POST", "/refuse"), ("DELETE", "")] {
            w.json("alice", method, &format!("{path}/42{what}"), json!({"channelId": 1}))
                .await
                .refused(404, "Ownership change not found");
            w.json("alice", method, &format!("{path}/hi{what}"), json!({"channelId": 1})).await.names(&["id"]);
        }
    }
    w.get("alice", &format!("/api/v1/videos/{}/ownership?state=4", video.id)).await.names(&["state"]);
    w.get("alice", "/api/v1/video-channels/alice_channel/ownership?state=x").await.names(&["state"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM ownership_change").await, 0);
    assert!(w.events().await.is_empty());
}

async fn offers_end_with_the_rights_of_who_made_them(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "promised").await;
    offer(&w, "alice", &video, "carol").await;
    let promised = newest(&w).await;
    second_channel(&w).await;
    w.post("alice", "/api/v1/video-channels/alice_channel/give-ownership", json!({"username": "bob"})).await.is(204);
    let given = newest(&w).await;
    w.bare("bob", "POST", &format!("/api/v1/video-channels/ownership/{given}/accept")).await.is(204);
    let accept = format!("/api/v1/videos/ownership/{promised}/accept");
    let refused = w.post("carol", &accept, json!({"channelId": w.person("carol").channel_id})).await;
    refused.refused(400, "Ownership change request already accepted or refused");
    assert_eq!(channel_of(&w, &video).await, "alice_channel");
    // Its owner now may offer it.
    offer(&w, "bob", &video, "carol").await;
}
