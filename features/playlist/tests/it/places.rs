//! The places of a playlist: adding, changing, moving, removing, and what readers see.

use crate::scene::{PATH, add, keys, order, playlist, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::NewVideo;

on_both!(
    videos_are_added_at_the_end,
    wrong_requests_are_refused,
    start_and_stop_change,
    neighbours_move,
    places_close_up_when_one_goes,
    places_have_no_gaps_whoever_changes_them_at_once,
    readers_see_what_they_may,
    muted_and_blocked_videos_are_unavailable,
    many_read_at_once,
    videos_are_found_in_ones_playlists,
);

async fn videos_are_added_at_the_end(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let (one, two) = (w.video("alice", "one").await, w.video("bob", "two").await);
    let videos = format!("{PATH}/{id}/videos");
    w.wait(1000);
    let made =
        w.post("alice", &videos, json!({"videoId": one.id, "startTimestamp": 3, "stopTimestamp": "7"})).await.is(200);
    assert_eq!(keys(&made), ["videoPlaylistElement"]);
    assert_eq!(keys(&made["videoPlaylistElement"]), ["id"]);
    w.post("alice", &videos, json!({"videoId": two.uuid.to_string(), "startTimestamp": 0})).await.is(200);
    w.post("root", &videos, json!({"videoId": platform::id::short(two.uuid)})).await.is(200);
    assert_eq!(order(&w, "", id).await, [one.id, two.id, two.id]);
    let list = w.get("", &format!("{videos}?start=0&count=2")).await.is(200);
    assert_eq!((&list["total"], list["data"].as_array().unwrap().len()), (&json!(3), 2));
    let first = &list["data"][0];
    assert_eq!(keys(first), ["id", "position", "startTimestamp", "stopTimestamp", "type", "video"]);
    assert_eq!((&first["startTimestamp"], &first["stopTimestamp"], &first["type"]), (&json!(3), &json!(7), &json!(0)));
    assert_eq!(first["video"]["name"], "one");
    assert_eq!(first["video"].get("state"), None);
    assert_eq!((&list["data"][1]["startTimestamp"], &list["data"][1]["stopTimestamp"]), (&Value::Null, &Value::Null));
    assert_eq!(w.get("", &format!("{videos}?start=2&count=5")).await.is(200)["data"][0]["position"], 3);
    let seen = w.get("", &format!("{PATH}/{id}")).await.is(200);
    assert_eq!((&seen["videosLength"], &seen["updatedAt"]), (&json!(3), &json!("2026-01-01T00:00:01.000Z")));
}

async fn wrong_requests_are_refused(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let other = playlist(&w, "alice", "Other", 1).await;
    let video = w.video("alice", "one").await.id;
    let element = add(&w, "alice", id, video).await;
    let videos = format!("{PATH}/{id}/videos");
    w.post("", &videos, json!({"videoId": video})).await.is(401);
    w.post("bob", &videos, json!({"videoId": video}))
        .await
        .refused(403, "Cannot manage video playlist of another user");
    w.post("alice", &videos, json!({"videoId": 4242})).await.refused(404, "Video not found");
    w.post("alice", &format!("{PATH}/4242/videos"), json!({"videoId": video}))
        .await
        .refused(404, "Video playlist not found");
    w.post("alice", &format!("{PATH}/toto/videos"), json!({"videoId": video})).await.names(&["playlistId"]);
    let wrong = w.post("alice", &videos, json!({"videoId": "toto"})).await.names(&["videoId"]);
    assert_eq!(wrong["invalid-params"]["videoId"]["msg"], "Should have a valid video id/uuid/short uuid");
    w.post("alice", &videos, json!({})).await.names(&["videoId"]);
    w.post("alice", &videos, json!({"videoId": video, "startTimestamp": -42})).await.names(&["startTimestamp"]);
    w.post("alice", &videos, json!({"videoId": video, "stopTimestamp": "toto"})).await.names(&["stopTimestamp"]);
    for method in ["PUT", "DELETE"] {
        let ask = async |who: &str, path: &str| w.json(who, method, path, json!({"startTimestamp": 1})).await;
        ask("", &format!("{videos}/{element}")).await.is(401);
        ask("bob", &format!("{videos}/{element}")).await.is(403);
        ask("alice", &format!("{PATH}/toto/videos/{element}")).await.names(&["playlistId"]);
        let named = ask("alice", &format!("{videos}/toto")).await.names(&["playlistElementId"]);
        assert_eq!(named["invalid-params"]["playlistElementId"]["msg"], "Should have an element id/uuid/short uuid");
        ask("alice", &format!("{PATH}/4242/videos/{element}")).await.refused(404, "Video playlist not found");
        ask("alice", &format!("{videos}/4242")).await.refused(404, "Video playlist element not found");
        // A place of another playlist is none of this one.
        ask("alice", &format!("{PATH}/{other}/videos/{element}"))
            .await
            .refused(404, "Video playlist element not found");
    }
    w.put("alice", &format!("{videos}/{element}"), json!({"startTimestamp": "toto"})).await.names(&["startTimestamp"]);
    w.put("alice", &format!("{videos}/{element}"), json!({"stopTimestamp": -42})).await.names(&["stopTimestamp"]);
    w.get("", &format!("{videos}?start=hello")).await.names(&["start"]);
    w.get("", &format!("{videos}?count=hello")).await.names(&["count"]);
    assert_eq!(order(&w, "", id).await, [video]);
}

async fn start_and_stop_change(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let element = add(&w, "alice", id, w.video("alice", "one").await.id).await;
    let path = format!("{PATH}/{id}/videos/{element}");
    let times = async || {
        let list = w.get("", &format!("{PATH}/{id}/videos")).await.is(200);
        (list["data"][0]["startTimestamp"].clone(), list["data"][0]["stopTimestamp"].clone())
    };
    w.put("alice", &path, json!({"startTimestamp": 1, "stopTimestamp": 35})).await.is(204);
    assert_eq!(times().await, (json!(1), json!(35)));
    w.put("alice", &path, json!({"stopTimestamp": null})).await.is(204);
    assert_eq!(times().await, (json!(1), Value::Null));
    w.put("alice", &path, json!({})).await.is(204);
    assert_eq!(times().await, (json!(1), Value::Null));
}

async fn neighbours_move(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let mut v = Vec::new();
    for name in ["a", "b", "c", "d"] {
        let video = w.video("alice", name).await.id;
        add(&w, "alice", id, video).await;
        v.push(video);
    }
    let path = format!("{PATH}/{id}/videos/reorder");
    let step = async |start: i64, after: i64, length: Option<i64>| {
        let mut body = json!({"startPosition": start, "insertAfterPosition": after});
        if let Some(length) = length {
            body["reorderLength"] = json!(length);
        }
        w.post("alice", &path, body).await
    };
    step(2, 3, None).await.is(204);
    assert_eq!(order(&w, "", id).await, [v[0], v[2], v[1], v[3]]);
    step(1, 4, Some(3)).await.is(204);
    assert_eq!(order(&w, "", id).await, [v[3], v[0], v[2], v[1]]);
    step(4, 0, Some(1)).await.is(204);
    assert_eq!(order(&w, "", id).await, [v[1], v[3], v[0], v[2]]);
    // Behind themselves they stay.
    step(1, 2, Some(3)).await.is(204);
    step(2, 2, None).await.is(204);
    assert_eq!(order(&w, "", id).await, [v[1], v[3], v[0], v[2]]);
    step(-1, 2, Some(3)).await.names(&["startPosition"]);
    step(0, 2, Some(3)).await.names(&["startPosition"]);
    step(1, -1, Some(3)).await.names(&["insertAfterPosition"]);
    step(1, 2, Some(0)).await.names(&["reorderLength"]);
    step(42, 2, Some(3))
        .await
        .refused(400, "Start position or insert after position exceed the playlist limits (max: 4)");
    step(1, 5, None).await.refused(400, "Start position or insert after position exceed the playlist limits (max: 4)");
    step(3, 0, Some(3))
        .await
        .refused(400, "Reorder length with this start position exceeds the playlist limits (max: 2)");
    let body = json!({"startPosition": 1, "insertAfterPosition": 2});
    w.post("", &path, body.clone()).await.is(401);
    w.post("bob", &path, body.clone()).await.is(403);
    w.post("alice", &format!("{PATH}/4242/videos/reorder"), body.clone()).await.is(404);
    w.post("alice", &format!("{PATH}/toto/videos/reorder"), body).await.names(&["playlistId"]);
    assert_eq!(order(&w, "", id).await, [v[1], v[3], v[0], v[2]]);
}

async fn places_close_up_when_one_goes(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let (a, b, c) = (w.video("alice", "a").await.id, w.video("alice", "b").await.id, w.video("alice", "c").await.id);
    let mut elements = Vec::new();
    for video in [a, b, c] {
        elements.push(add(&w, "alice", id, video).await);
    }
    w.delete("alice", &format!("{PATH}/{id}/videos/{}", elements[1])).await.is(204);
    assert_eq!(order(&w, "", id).await, [a, c]);
    w.delete("alice", &format!("{PATH}/{id}/videos/{}", elements[0])).await.is(204);
    assert_eq!(order(&w, "", id).await, [c]);
    // A removed video leaves its place.
    w.run("DELETE FROM video WHERE name = 'c'").await;
    let list = w.get("", &format!("{PATH}/{id}/videos")).await.is(200);
    assert_eq!(
        (&list["total"], &list["data"][0]["type"], &list["data"][0]["video"]),
        (&json!(1), &json!(1), &Value::Null)
    );
    assert_eq!(w.get("", &format!("{PATH}/{id}")).await.is(200)["videosLength"], 1);
}

async fn places_have_no_gaps_whoever_changes_them_at_once(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let video = w.video("alice", "a").await.id;
    let mut first = Vec::new();
    for _ in 0..8 {
        first.push(add(&w, "alice", id, video).await);
    }
    let videos = format!("{PATH}/{id}/videos");
    let adding = (0..8).map(|_| w.post("alice", &videos, json!({"videoId": video})));
    let removing = first[..4].iter().map(|e| format!("{videos}/{e}")).collect::<Vec<_>>();
    let removing = removing.iter().map(|path| w.delete("alice", path));
    let reorder = format!("{videos}/reorder");
    let moving = (1..4).map(|n| w.post("alice", &reorder, json!({"startPosition": n, "insertAfterPosition": 4})));
    let answers = futures::future::join3(
        futures::future::join_all(adding),
        futures::future::join_all(removing),
        futures::future::join_all(moving),
    );
    let (added, removed, moved) = answers.await;
    added.into_iter().for_each(|a| drop(a.is(200)));
    removed.into_iter().for_each(|a| drop(a.is(204)));
    moved.into_iter().for_each(|a| drop(a.is(204)));
    assert_eq!(order(&w, "", id).await.len(), 12);
    let made =
        futures::future::join_all((0..6).map(|n| playlist(&w, "bob", if n % 2 == 0 { "x" } else { "y" }, 1))).await;
    assert_eq!(made.len(), 6);
    let sql = "SELECT channel_position FROM playlist WHERE name IN ('x', 'y') ORDER BY channel_position";
    assert_eq!(w.all::<i64>(sql).await, [1, 2, 3, 4, 5, 6]);
}

async fn readers_see_what_they_may(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let kinds = [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (1, 2)];
    for (privacy, state) in kinds {
        let new = NewVideo { privacy, state, ..NewVideo::named("v") };
        let video = w.new_video("bob", new).await.id;
        add(&w, "alice", id, video).await;
    }
    let seen = async |who: &str| {
        let list = w.get(who, &format!("{PATH}/{id}/videos")).await.is(200);
        let data = list["data"].as_array().unwrap().clone();
        data.iter().map(|e| (e["type"].as_i64().unwrap(), e["video"].is_object())).collect::<Vec<_>>()
    };
    let (shown, private, away) = ((0, true), (2, false), (3, false));
    assert_eq!(seen("").await, [shown, shown, private, private, private, away]);
    assert_eq!(seen("alice").await, [shown, shown, private, shown, private, away]);
    assert_eq!(seen("bob").await, [shown; 6]);
}

async fn muted_and_blocked_videos_are_unavailable(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    for (who, name) in [("bob", "bob's"), ("carol", "carol's"), ("remote", "far")] {
        let video = w.video(who, name).await.id;
        add(&w, "alice", id, video).await;
    }
    let types = async |who: &str| {
        let list = w.get(who, &format!("{PATH}/{id}/videos")).await.is(200);
        list["data"].as_array().unwrap().iter().map(|e| e["type"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(types("").await, [0, 0, 0]);
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) SELECT me.id, them.id, 0 \
         FROM account me, account them WHERE me.name = 'alice' AND them.name = 'bob'",
    )
    .await;
    w.run("INSERT INTO server_mute (host, created_at) VALUES ('peer.example', 0)").await;
    // Alice mutes Bob, the instance mutes the other server; Bob sees his own all the same.
    assert_eq!(types("alice").await, [3, 0, 3]);
    assert_eq!(types("").await, [0, 0, 3]);
    assert_eq!(types("bob").await, [0, 0, 3]);
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'carol''s'").await;
    assert_eq!(types("").await, [0, 3, 3]);
    assert_eq!(types("carol").await, [0, 0, 3]);
}

async fn many_read_at_once(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    for n in 0..30 {
        let video = w.video("alice", &format!("v{n}")).await.id;
        add(&w, "alice", id, video).await;
    }
    // There are four connections: requests that hold one while they wait for another would wait for ever.
    let path = format!("{PATH}/{id}/videos?count=100");
    let lists = futures::future::join_all((0..16).map(|_| w.get("alice", "/api/v1/accounts/alice/video-playlists")));
    let places = futures::future::join_all((0..16).map(|_| w.get("", &path)));
    let (lists, places) = futures::future::join(lists, places).await;
    assert!(lists.into_iter().all(|l| l.is(200)["data"][0]["videosLength"] == 30));
    assert!(places.into_iter().all(|p| p.is(200)["data"].as_array().is_some_and(|d| d.len() == 30)));
}

async fn videos_are_found_in_ones_playlists(t: &TestApp) {
    let w = world(t).await;
    let path = "/api/v1/users/me/video-playlists/videos-exist";
    let (a, b) = (w.video("alice", "a").await.id, w.video("alice", "b").await.id);
    let mine = playlist(&w, "alice", "Mine", 3).await;
    let bobs = playlist(&w, "bob", "Bob's", 1).await;
    add(&w, "bob", bobs, a).await;
    let element = add(&w, "alice", mine, a).await;
    w.put("alice", &format!("{PATH}/{mine}/videos/{element}"), json!({"startTimestamp": 15, "stopTimestamp": 28}))
        .await
        .is(204);
    let found = w.get("alice", &format!("{path}?videoIds={a}&videoIds=42000&videoIds={b}")).await.is(200);
    let uuid: String = w.one(database::Sql::new("SELECT uuid FROM playlist WHERE id = $1").bind(mine)).await;
    let short = platform::id::short(uuid.parse().unwrap());
    let place = json!({"playlistElementId": element, "playlistId": mine, "playlistDisplayName": "Mine",
        "playlistShortUUID": short, "startTimestamp": 15, "stopTimestamp": 28});
    assert_eq!(found, json!({a.to_string(): [place], b.to_string(): [], "42000": []}));
    assert_eq!(w.get("alice", &format!("{path}?videoIds={b}")).await.is(200), json!({b.to_string(): []}));
    w.get("", &format!("{path}?videoIds=1")).await.is(401);
    let wrong = w.get("alice", &format!("{path}?videoIds=toto")).await.names(&["videoIds"]);
    assert_eq!(wrong["invalid-params"]["videoIds"]["msg"], "Should have a valid video ids array");
    w.get("alice", path).await.names(&["videoIds"]);
    let many: String = (0..101).map(|n| format!("videoIds={n}&")).collect();
    w.get("alice", &format!("{path}?{many}")).await.names(&["videoIds"]);
}
