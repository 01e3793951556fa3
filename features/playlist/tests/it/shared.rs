//! What collaborators of a channel may do with its playlists, and what its log says of it.

use crate::scene::{PATH, add, names, order, playlist};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

on_both!(collaborators_manage_a_channels_playlists, collaborators_find_them, the_log_tells_of_playlists);

const PEOPLE: &str = "/api/v1/video-channels/alice_channel/collaborators";

async fn world(t: &TestApp) -> World {
    World::new(t, playlist::routes(&t.app).merge(channel::routes(&t.app))).await
}

/// Bob helps with alice's channel; the number of the collaboration.
async fn bob_helps(w: &World) -> i64 {
    let invited = w.post("alice", &format!("{PEOPLE}/invite"), json!({"accountHandle": "bob"})).await.is(200);
    let id = invited["collaborator"]["id"].as_i64().unwrap();
    w.bare("bob", "POST", &format!("{PEOPLE}/{id}/accept")).await.is(204);
    id
}

/// `who did what to what` of alice's channel, oldest first.
async fn log(w: &World) -> Vec<String> {
    let list = w.get("alice", "/api/v1/video-channels/alice_channel/activities?sort=createdAt").await.is(200);
    let text = |v: &Value| v.as_str().unwrap_or("-").to_owned();
    let entry = |e: &Value| {
        assert_eq!(e["targetType"], json!({"id": 2, "label": "Playlist"}));
        format!("{} {} {}", text(&e["account"]["name"]), text(&e["action"]["label"]), text(&e["playlist"]["name"]))
    };
    list["data"].as_array().unwrap().iter().map(entry).collect()
}

async fn collaborators_manage_a_channels_playlists(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a").await;
    let id = playlist(&w, "alice", "hers", 3).await;
    let one = format!("{PATH}/{id}");
    let refused = "Cannot manage video playlist of another user";
    w.get("bob", &one).await.refused(403, refused);
    w.put("bob", &one, json!({"displayName": "his"})).await.refused(403, refused);
    let helper = bob_helps(&w).await;
    w.get("bob", &one).await.is(200);
    w.put("bob", &one, json!({"displayName": "ours"})).await.is(204);
    let place = add(&w, "bob", id, video.id).await;
    w.put("bob", &format!("{one}/videos/{place}"), json!({"startTimestamp": 2})).await.is(204);
    add(&w, "bob", id, video.id).await;
    let step = json!({"startPosition": 1, "insertAfterPosition": 2});
    w.post("bob", &format!("{one}/videos/reorder"), step).await.is(204);
    assert_eq!(order(&w, "alice", id).await, [video.id, video.id]);
    w.delete("bob", &format!("{one}/videos/{place}")).await.is(204);
    // A playlist they make for the channel is its owner's.
    let channel = w.person("alice").channel_id;
    let body = json!({"displayName": "a gift", "privacy": 1, "videoChannelId": channel});
    let made = w.post("bob", PATH, body).await.is(200)["videoPlaylist"]["id"].as_i64().unwrap();
    assert_eq!(w.get("", &format!("{PATH}/{made}")).await.is(200)["ownerAccount"]["name"], "alice");
    w.delete("bob", &one).await.is(204);
    w.delete("alice", &format!("{PEOPLE}/{helper}")).await.is(204);
    w.delete("bob", &format!("{PATH}/{made}")).await.refused(403, refused);
    w.get("", &format!("{PATH}/{made}")).await.is(200);
}

async fn collaborators_find_them(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a").await;
    let hers = playlist(&w, "alice", "hers", 3).await;
    playlist(&w, "bob", "his", 3).await;
    add(&w, "alice", hers, video.id).await;
    bob_helps(&w).await;
    let list = "/api/v1/accounts/bob/video-playlists?sort=createdAt&playlistType=1";
    assert_eq!(names(&w.get("bob", list).await.is(200)), ["his"]);
    let with = format!("{list}&includeCollaborations=true");
    let found = w.get("bob", &with).await.is(200);
    assert_eq!((names(&found), &found["total"]), (vec!["hers".to_owned(), "his".to_owned()], &json!(2)));
    // It is nobody else's business whom bob helps.
    for who in ["", "carol", "alice"] {
        assert_eq!(w.get(who, &with).await.is(200)["total"], 0, "{who}");
    }
    let exist = format!("/api/v1/users/me/video-playlists/videos-exist?videoIds={}", video.id);
    let places = |json: &Value| json[video.id.to_string()].as_array().unwrap().len();
    assert_eq!(places(&w.get("bob", &exist).await.is(200)), 1);
    assert_eq!(places(&w.get("carol", &exist).await.is(200)), 0);
}

async fn the_log_tells_of_playlists(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a").await;
    bob_helps(&w).await;
    let id = playlist(&w, "alice", "one", 1).await;
    let one = format!("{PATH}/{id}");
    let place = add(&w, "bob", id, video.id).await;
    w.put("bob", &format!("{one}/videos/{place}"), json!({"startTimestamp": 2})).await.is(204);
    w.delete("bob", &format!("{one}/videos/{place}")).await.is(204);
    w.put("bob", &one, json!({"displayName": "two"})).await.is(204);
    w.put("alice", &one, json!({"videoChannelId": null, "privacy": 3})).await.is(204);
    // Without a channel there is no log to write into.
    w.put("alice", &one, json!({"displayName": "three"})).await.is(204);
    w.put("alice", &one, json!({"videoChannelId": w.person("alice").channel_id})).await.is(204);
    w.delete("bob", &one).await.is(204);
    let expected = [
        "alice Create one",
        "bob Update elements one",
        "bob Update elements one",
        "bob Update elements one",
        "bob Update two",
        "alice Remove channel ownership two",
        "alice Create channel ownership three",
        "bob Delete three",
    ];
    assert_eq!(log(&w).await, expected);
}
