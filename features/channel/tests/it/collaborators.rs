//! Inviting, accepting, rejecting, leaving; what collaborators may, and the log of what was done.

use ::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    invites_and_accepts,
    rejects_and_is_asked_again,
    ends,
    is_bounded,
    asks_the_owner_only,
    lets_collaborators_manage,
    tells_who_did_what,
);

const PATH: &str = "/api/v1/video-channels/alice_channel/collaborators";

async fn world(t: &TestApp) -> World {
    World::new(t, channel::routes(&t.app).merge(user::routes(&t.app))).await
}

async fn invite(w: &World, whom: &str) -> i64 {
    let answer = w.post("alice", &format!("{PATH}/invite"), json!({ "accountHandle": whom })).await;
    answer.is(200)["collaborator"]["id"].as_i64().unwrap()
}

async fn joined(w: &World, whom: &str) -> i64 {
    let id = invite(w, whom).await;
    w.bare(whom, "POST", &format!("{PATH}/{id}/accept")).await.is(204);
    id
}

async fn invites_and_accepts(t: &TestApp) {
    let w = world(t).await;
    let json = w.post("alice", &format!("{PATH}/invite"), json!({"accountHandle": "bob"})).await.is(200);
    let one = &json["collaborator"];
    let keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.join(" "), "id state account updatedAt createdAt");
    assert_eq!(one["state"], json!({"id": 1, "label": "Pending"}));
    assert_eq!((&one["account"]["name"], &one["account"]["userId"]), (&json!("bob"), &json!(w.person("bob").user_id)));
    let again = w.post("alice", &format!("{PATH}/invite"), json!({"accountHandle": "bob"})).await;
    again.refused(409, "This account is already a collaborator or has a pending invitation for this channel");
    let accept = format!("{PATH}/{}/accept", one["id"]);
    w.bare("carol", "POST", &accept).await.refused(400, "Collaborator is not the current user");
    w.bare("bob", "POST", &accept).await.is(204);
    w.bare("bob", "POST", &accept).await.refused(400, "Collaborator is not in pending state");
    let list = w.get("alice", PATH).await.is(200);
    assert_eq!(list["total"], 1);
    assert_eq!(list["data"][0]["state"], json!({"id": 2, "label": "Accepted"}));
    let me = w.get("bob", "/api/v1/users/me").await.is(200);
    assert_eq!(me["videoChannelCollaborations"][0]["name"], "alice_channel");
    assert_eq!(me["videoChannels"].as_array().unwrap().len(), 1);
    let channels = "/api/v1/accounts/bob/video-channels?sort=name";
    assert_eq!(w.get("", channels).await.is(200)["total"], 1);
    let with = w.get("", &format!("{channels}&includeCollaborations=true")).await.is(200);
    assert_eq!((&with["total"], &with["data"][0]["name"]), (&json!(2), &json!("alice_channel")));
    assert_eq!(w.events().await, ["collaborator.invited", "collaborator.accepted"]);
}

async fn rejects_and_is_asked_again(t: &TestApp) {
    let w = world(t).await;
    let id = invite(&w, "bob").await;
    w.bare("bob", "POST", &format!("{PATH}/{id}/reject")).await.is(204);
    w.bare("bob", "POST", &format!("{PATH}/{id}/accept")).await.refused(400, "Collaborator is not in pending state");
    assert_eq!(w.get("alice", PATH).await.is(200), json!({"total": 0, "data": []}));
    assert_ne!(invite(&w, "bob").await, id);
    assert_eq!(w.get("alice", PATH).await.is(200)["total"], 1);
    assert_eq!(w.events().await, ["collaborator.invited", "collaborator.rejected", "collaborator.invited"]);
}

async fn ends(t: &TestApp) {
    let w = world(t).await;
    let (bob, carol) = (joined(&w, "bob").await, invite(&w, "carol").await);
    let sentence = "This user has not owner rights on this channel";
    w.delete("bob", &format!("{PATH}/{carol}")).await.refused(403, sentence);
    w.delete("", &format!("{PATH}/{carol}")).await.is(401);
    w.delete("alice", &format!("{PATH}/{carol}")).await.is(204);
    w.delete("bob", &format!("{PATH}/{bob}")).await.is(204);
    w.delete("alice", &format!("{PATH}/{bob}")).await.refused(404, "Channel collaborator does not exist");
    for (method, path) in [("DELETE", format!("{PATH}/toto")), ("POST", format!("{PATH}/toto/accept"))] {
        let json = w.bare("alice", method, &path).await.names(&["collaboratorId"]);
        assert_eq!(json["invalid-params"]["collaboratorId"]["location"], "params");
    }
    // A number of another channel names nothing here.
    let other = joined(&w, "carol").await;
    let path = format!("/api/v1/video-channels/bob_channel/collaborators/{other}");
    w.delete("bob", &path).await.refused(404, "Channel collaborator does not exist");
}

async fn is_bounded(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.video_channels.max_collaborators_per_channel = 1);
    invite(&w, "bob").await;
    let more = w.post("alice", &format!("{PATH}/invite"), json!({"accountHandle": "carol"})).await;
    more.refused(400, "The maximum number of collaborators for this channel (1) has been reached");
    assert_eq!(w.get("alice", PATH).await.is(200)["total"], 1);
}

async fn asks_the_owner_only(t: &TestApp) {
    let w = world(t).await;
    joined(&w, "bob").await;
    let path = format!("{PATH}/invite");
    w.post("", &path, json!({"accountHandle": "carol"})).await.is(401);
    let refused = w.post("bob", &path, json!({"accountHandle": "carol"})).await;
    refused.refused(403, "This user has not owner rights on this channel");
    w.post("alice", &path, json!({})).await.names(&["accountHandle"]);
    w.post("alice", &path, json!({"accountHandle": "nobody"})).await.refused(404, "Account not found");
    let own = "Cannot invite the account owner of the channel to collaborate";
    for who in ["alice", "mod"] {
        w.post(who, &path, json!({"accountHandle": "alice"})).await.refused(400, own);
    }
    let remote = w.post("alice", &path, json!({"accountHandle": "remote@peer.example"})).await;
    remote.refused(403, "This account is not owned by the platform");
    let elsewhere = "/api/v1/video-channels/remote_channel@peer.example/collaborators/invite";
    w.post("root", elsewhere, json!({"accountHandle": "carol"})).await.is(403);
    let unknown = "/api/v1/video-channels/unknown/collaborators";
    w.get("alice", unknown).await.refused(404, "Video channel not found");
    w.get("", PATH).await.is(401);
    w.get("carol", PATH).await.refused(403, "This user cannot manage this channel");
    w.get("bob", PATH).await.is(200);
}

async fn lets_collaborators_manage(t: &TestApp) {
    let w = world(t).await;
    let path = "/api/v1/video-channels/alice_channel";
    let change = json!({"displayName": "Ours"});
    let id = invite(&w, "bob").await;
    w.put("bob", path, change.clone()).await.refused(403, "This user cannot manage this channel");
    w.bare("bob", "POST", &format!("{PATH}/{id}/accept")).await.is(204);
    w.put("bob", path, change.clone()).await.is(204);
    assert_eq!(w.get("", path).await.is(200)["displayName"], "Ours");
    w.delete("bob", path).await.refused(403, "This user has not owner rights on this channel");
    w.delete("alice", &format!("{PATH}/{id}")).await.is(204);
    w.put("bob", path, change).await.refused(403, "This user cannot manage this channel");
}

async fn tells_who_did_what(t: &TestApp) {
    let w = world(t).await;
    let path = "/api/v1/video-channels/alice_channel/activities";
    assert_eq!(w.get("alice", path).await.is(200), json!({"total": 0, "data": []}));
    joined(&w, "bob").await;
    for who in ["alice", "bob"] {
        w.wait(1000);
        w.put(who, "/api/v1/video-channels/alice_channel", json!({"displayName": who})).await.is(204);
    }
    let list = w.get("bob", path).await.is(200);
    let who: Vec<&Value> = list["data"].as_array().unwrap().iter().map(|a| &a["account"]["name"]).collect();
    assert_eq!(who, ["bob", "alice"]);
    let entry = &list["data"][0];
    let keys: Vec<&str> = entry.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "id account action targetType video playlist channel channelSync videoImport targetAccount details createdAt"
    );
    assert_eq!(entry["action"], json!({"id": 2, "label": "Update"}));
    assert_eq!(entry["targetType"], json!({"id": 3, "label": "Channel"}));
    assert_eq!(entry["channel"]["displayName"], "bob");
    let page = w.get("alice", &format!("{path}?sort=createdAt&count=1")).await.is(200);
    assert_eq!((&page["total"], &page["data"][0]["account"]["name"]), (&json!(2), &json!("alice")));
    // Who has left is named no more, what they did stays.
    let bob = w.person("bob").user_id;
    w.delete("root", &format!("/api/v1/users/{bob}")).await.is(204);
    assert_eq!(w.get("alice", path).await.is(200)["data"][0]["account"], Value::Null);
    w.get("", path).await.is(401);
    w.get("carol", path).await.refused(403, "This user cannot manage this channel");
    w.get("alice", &format!("{path}?start=hello&count=hello&sort=hello")).await.names(&["start", "count", "sort"]);
    w.get("alice", "/api/v1/video-channels/invalid/activities").await.refused(404, "Video channel not found");
}
