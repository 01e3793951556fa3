//! Making, reading, changing and removing playlists, and who may.

use crate::scene::{PATH, keys, playlist, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    a_playlist_is_made_and_read,
    wrong_fields_are_named,
    channels_are_for_those_who_manage_them,
    unlisted_and_private_ones_are_kept,
    owners_and_moderators_change_playlists,
    a_change_of_channel_closes_the_gap,
    playlists_are_removed,
    nothing_changes_after_a_refusal,
);

async fn a_playlist_is_made_and_read(t: &TestApp) {
    let w = world(t).await;
    let alice = w.person("alice").clone();
    let body = json!({"displayName": "Engines", "description": "all of them", "privacy": 1, "videoChannelId": alice.channel_id});
    let made = w.post("alice", PATH, body).await.is(200);
    assert_eq!(keys(&made["videoPlaylist"]), ["id", "shortUUID", "uuid"]);
    let id = made["videoPlaylist"]["id"].as_i64().unwrap();
    let origin = w.app.config().webserver.origin();
    for name in [
        json!(id).to_string(),
        made["videoPlaylist"]["uuid"].as_str().unwrap().into(),
        made["videoPlaylist"]["shortUUID"].as_str().unwrap().into(),
    ] {
        let seen = w.get("", &format!("{PATH}/{name}")).await.is(200);
        assert_eq!(
            keys(&seen),
            [
                "id",
                "uuid",
                "shortUUID",
                "isLocal",
                "url",
                "displayName",
                "description",
                "privacy",
                "thumbnailPath",
                "thumbnails",
                "embedPath",
                "type",
                "videosLength",
                "createdAt",
                "updatedAt",
                "ownerAccount",
                "videoChannelPosition",
                "videoChannel"
            ]
        );
        assert_eq!(seen["displayName"], "Engines");
        assert_eq!(seen["description"], "all of them");
        assert_eq!(seen["privacy"], json!({"id": 1, "label": "Public"}));
        assert_eq!(seen["type"], json!({"id": 1, "label": "Regular"}));
        assert_eq!(seen["thumbnailPath"], Value::Null);
        assert_eq!(seen["videosLength"], 0);
        assert_eq!(seen["videoChannelPosition"], 1);
        let short = seen["shortUUID"].as_str().unwrap();
        assert_eq!(seen["embedPath"], format!("/video-playlists/embed/{short}"));
        assert_eq!(seen["url"], format!("{origin}/video-playlists/{}", seen["uuid"].as_str().unwrap()));
        assert_eq!(keys(&seen["ownerAccount"]), ["id", "displayName", "name", "url", "host", "avatars"]);
        assert_eq!(keys(&seen["videoChannel"]), ["id", "name", "displayName", "url", "host", "avatars"]);
        assert_eq!(seen["ownerAccount"]["id"], alice.account_id);
        assert_eq!(seen["videoChannel"]["id"], alice.channel_id);
    }
    assert_eq!(
        w.get("", &format!("{PATH}/privacies")).await.is(200),
        json!({"1": "Public", "2": "Unlisted", "3": "Private"})
    );
    // Without a privacy it is private, without a channel it has no place.
    let made = w.post("alice", PATH, json!({"displayName": "Mine"})).await.is(200);
    let seen = w.get("alice", &format!("{PATH}/{}", made["videoPlaylist"]["id"])).await.is(200);
    assert_eq!(
        (&seen["privacy"]["id"], &seen["videoChannel"], &seen["videoChannelPosition"]),
        (&json!(3), &Value::Null, &Value::Null)
    );
    // A form says the same as JSON.
    let channel = alice.channel_id.to_string();
    let texts =
        [("displayName", "From a form"), ("privacy", "2"), ("videoChannelId", &channel), ("description", "null")];
    let made = w.form("alice", "POST", PATH, &texts, &[]).await.is(200);
    let seen = w.get("alice", &format!("{PATH}/{}", made["videoPlaylist"]["uuid"].as_str().unwrap())).await.is(200);
    assert_eq!(
        (&seen["privacy"]["id"], &seen["description"], &seen["videoChannelPosition"]),
        (&json!(2), &Value::Null, &json!(2))
    );
    assert_eq!(w.events().await, vec!["playlist.created"; 3]);
}

async fn wrong_fields_are_named(t: &TestApp) {
    let w = world(t).await;
    let good = json!({"displayName": "Engines", "privacy": 3});
    w.post("", PATH, good.clone()).await.is(401);
    let id = playlist(&w, "alice", "Engines", 1).await;
    for (field, value) in [
        ("displayName", json!("")),
        ("displayName", json!("x".repeat(121))),
        ("description", json!("t")),
        ("description", json!("x".repeat(1001))),
        ("privacy", json!(45)),
        ("videoChannelId", json!("x")),
    ] {
        let mut body = good.clone();
        body[field] = value;
        w.post("alice", PATH, body.clone()).await.names(&[field]);
        w.put("alice", &format!("{PATH}/{id}"), body).await.names(&[field]);
    }
    let missing = w.post("alice", PATH, json!({})).await.names(&["displayName"]);
    assert_eq!(
        missing["invalid-params"]["displayName"],
        json!({"type": "field", "msg": "Invalid value", "path": "displayName", "location": "body"})
    );
    let id_message = "Should have a valid playlist id (id, short UUID or UUID)";
    for method in ["GET", "PUT", "DELETE"] {
        let refused = w.bare("alice", method, &format!("{PATH}/toto")).await.names(&["playlistId"]);
        assert_eq!(
            refused["invalid-params"]["playlistId"],
            json!({"type": "field", "value": "toto", "msg": id_message, "path": "playlistId", "location": "params"})
        );
        w.bare("alice", method, &format!("{PATH}/4242")).await.refused(404, "Video playlist not found");
        let unknown = "26d5c69c-d886-45a0-b6c6-8e4854bab441";
        w.bare("alice", method, &format!("{PATH}/{unknown}")).await.refused(404, "Video playlist not found");
    }
}

async fn channels_are_for_those_who_manage_them(t: &TestApp) {
    let w = world(t).await;
    let new = |privacy: i64, channel: i64| json!({"displayName": "x", "privacy": privacy, "videoChannelId": channel});
    let (alice, remote) = (w.person("alice").channel_id, w.person("remote").channel_id);
    w.post("bob", PATH, new(2, alice)).await.refused(403, "This user cannot manage this channel");
    w.post("bob", PATH, new(2, 4242)).await.refused(404, "Video channel not found");
    w.post("bob", PATH, new(3, remote)).await.is(403);
    for privacy in [1, 2] {
        let refused = w.post("bob", PATH, json!({"displayName": "x", "privacy": privacy})).await;
        refused.refused(400, "Cannot set \"public\" or \"unlisted\" a playlist that is not assigned to a channel.");
    }
    // Who manages a channel makes its playlists for its owner.
    let made = w.post("mod", PATH, new(1, alice)).await.is(200);
    let seen = w.get("", &format!("{PATH}/{}", made["videoPlaylist"]["id"])).await.is(200);
    assert_eq!(seen["ownerAccount"]["name"], "alice");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM playlist").await, 1);
}

async fn unlisted_and_private_ones_are_kept(t: &TestApp) {
    let w = world(t).await;
    let unlisted = playlist(&w, "alice", "Unlisted", 2).await;
    let private = playlist(&w, "alice", "Private", 3).await;
    let uuid = |id: i64| w.one::<String>(database::Sql::new("SELECT uuid FROM playlist WHERE id = $1").bind(id));
    for rest in ["", "/videos"] {
        for who in ["", "alice", "root"] {
            w.get(who, &format!("{PATH}/{unlisted}{rest}")).await.refused(404, "Playlist not found");
        }
        w.get("", &format!("{PATH}/{}{rest}", uuid(unlisted).await)).await.is(200);
        for name in [private.to_string(), uuid(private).await] {
            let path = format!("{PATH}/{name}{rest}");
            let refused = w.get("", &path).await.refused(401, "Authentication is required");
            assert_eq!(refused.get("code"), None);
            w.get("bob", &path).await.refused(403, "Cannot manage video playlist of another user");
            w.get("mod", &path).await.is(403);
            w.get("alice", &path).await.is(200);
            w.get("root", &path).await.is(200);
            w.get("forged", &path).await.is(401);
        }
    }
}

async fn owners_and_moderators_change_playlists(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let path = format!("{PATH}/{id}");
    w.wait(1000);
    w.put("alice", &path, json!({"displayName": "Steam", "description": "hot", "privacy": 2})).await.is(204);
    let seen = w.get("alice", &format!("{PATH}?count=0")).await.is(200);
    assert_eq!(seen, json!({"total": 0, "data": []}));
    w.put("alice", &path, json!({"privacy": 1})).await.is(204);
    let seen = w.get("", &path).await.is(200);
    assert_eq!((&seen["displayName"], &seen["description"]), (&json!("Steam"), &json!("hot")));
    assert_eq!(
        (&seen["createdAt"], &seen["updatedAt"]),
        (&json!("2026-01-01T00:00:00.000Z"), &json!("2026-01-01T00:00:01.000Z"))
    );
    w.put("mod", &path, json!({"description": null})).await.is(204);
    assert_eq!(w.get("", &path).await.is(200)["description"], Value::Null);
    w.put("bob", &path, json!({"displayName": "mine"}))
        .await
        .refused(403, "Cannot manage video playlist of another user");
    w.put("", &path, json!({"displayName": "mine"})).await.is(401);
    let homeless = "Cannot set \"public\" a playlist that is not assigned to a channel.";
    w.put("alice", &path, json!({"videoChannelId": null})).await.refused(400, homeless);
    w.put("alice", &path, json!({"videoChannelId": 4242})).await.refused(404, "Video channel not found");
    let bobs = w.person("bob").channel_id;
    w.put("alice", &path, json!({"videoChannelId": bobs})).await.refused(403, "This user cannot manage this channel");
    let sentence = "The channel must be owned by the same account as the playlist";
    w.put("root", &path, json!({"videoChannelId": bobs})).await.refused(400, sentence);
    w.put("alice", &path, json!({"privacy": 3, "videoChannelId": null})).await.is(204);
    w.put("alice", &path, json!({"privacy": 1})).await.refused(400, homeless);
    let kinds = w.events().await;
    assert_eq!(kinds.iter().filter(|k| *k == "playlist.updated").count(), 4, "{kinds:?}");
}

async fn a_change_of_channel_closes_the_gap(t: &TestApp) {
    let w = world(t).await;
    w.run("INSERT INTO actor (kind, username, username_fold, url, created_at, updated_at) VALUES ('Group', 'more', 'more', 'http://x/more', 0, 0)").await;
    w.run("INSERT INTO channel (actor_id, account_id, name, created_at, updated_at) SELECT max(x.id), (SELECT a.id FROM account a WHERE a.name = 'alice'), 'More', 0, 0 FROM actor x").await;
    let more: i64 = w.one("SELECT max(id) FROM channel").await;
    let (first, second, third) =
        (playlist(&w, "alice", "1", 1).await, playlist(&w, "alice", "2", 1).await, playlist(&w, "alice", "3", 1).await);
    let places = async || w.all::<Option<i64>>("SELECT channel_position FROM playlist ORDER BY id").await;
    assert_eq!(places().await, [Some(1), Some(2), Some(3)]);
    w.put("alice", &format!("{PATH}/{first}"), json!({"videoChannelId": more})).await.is(204);
    assert_eq!(places().await, [Some(1), Some(1), Some(2)]);
    // The same channel again changes no place.
    w.put("alice", &format!("{PATH}/{second}"), json!({"videoChannelId": w.person("alice").channel_id})).await.is(204);
    assert_eq!(places().await, [Some(1), Some(1), Some(2)]);
    w.put("alice", &format!("{PATH}/{second}"), json!({"videoChannelId": null, "privacy": 3})).await.is(204);
    assert_eq!(places().await, [Some(1), None, Some(1)]);
    w.delete("alice", &format!("{PATH}/{third}")).await.is(204);
    assert_eq!(places().await, [Some(1), None]);
}

async fn playlists_are_removed(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let path = format!("{PATH}/{id}");
    w.delete("", &path).await.is(401);
    w.delete("bob", &path).await.refused(403, "Cannot manage video playlist of another user");
    w.delete("alice", &path).await.is(204);
    w.get("alice", &path).await.is(404);
    w.delete("alice", &path).await.is(404);
    let id = playlist(&w, "alice", "Engines", 1).await;
    w.delete("mod", &format!("{PATH}/{id}")).await.is(204);
    let removed = w.events().await.iter().filter(|k| *k == "playlist.deleted").count();
    assert_eq!(removed, 2);
}

async fn nothing_changes_after_a_refusal(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let video = w.video("bob", "a video").await.id;
    let before = w.get("", &format!("{PATH}/{id}")).await.is(200);
    let events = w.events().await;
    let element = json!({"videoId": video});
    w.put("bob", &format!("{PATH}/{id}"), json!({"displayName": "x"})).await.is(403);
    w.delete("bob", &format!("{PATH}/{id}")).await.is(403);
    w.post("bob", &format!("{PATH}/{id}/videos"), element.clone()).await.is(403);
    w.post("mod", &format!("{PATH}/{id}/videos"), element).await.is(403);
    w.post("bob", &format!("{PATH}/{id}/videos/reorder"), json!({"startPosition": 1, "insertAfterPosition": 0}))
        .await
        .is(403);
    assert_eq!(w.get("", &format!("{PATH}/{id}")).await.is(200), before);
    assert_eq!(w.events().await, events);
}
