//! What other servers tell of watching: viewers of the moment, viewings, the look of players; and what has no place here.

use crate::peer::Peer;
use crate::remote_videos::{UUID, befriend, create, document, ready};
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

platform::on_both!(
    viewers_of_the_moment_are_shown,
    viewings_elsewhere_are_in_the_statistics,
    the_look_of_players_follows_their_owners,
    what_has_no_place_here_does_nothing,
);

/// Viewers of a video, as its page says.
async fn viewers(w: &World, uuid: &str) -> Value {
    w.get("", &format!("/api/v1/videos/{uuid}")).await.is(200)["viewers"].clone()
}

async fn viewers_of_the_moment_are_shown(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let server = peer.actor("Application", "peertube", json!({})).await;
    let own = w.video("alice", "Ours").await;
    let ours = format!("http://home.example/videos/watch/{}", own.uuid);
    let theirs = document(&peer, &zoe, &channel)["id"].as_str().unwrap().to_owned();
    let at = |ms: i64| platform::clock::iso(w.app.now() + ms);
    let view = |n: i64, object: &str, expires: &str, more: Value| {
        let mut view = json!({"type": "View", "id": format!("{server}/views/videos/{n}"), "actor": server,
            "object": object, "expires": expires});
        view.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        view
    };
    let views: i64 = w.one("SELECT CAST(sum(views) AS BIGINT) FROM video").await;
    // Each viewer of ours is one, however often they give a sign, until they stop.
    for n in [1, 2, 2] {
        peer.tell(&w, view(n, &ours, &at(120_000), json!({}))).await;
    }
    assert_eq!(viewers(&w, &own.uuid.to_string()).await, 2);
    peer.tell(&w, view(3, &ours, &at(-1), json!({}))).await;
    peer.tell(&w, view(4, &ours, "soon", json!({}))).await;
    assert_eq!(viewers(&w, &own.uuid.to_string()).await, 2);
    // The server of a video says how many there are.
    let result = |n: Value| json!({"result": {"type": "InteractionCounter", "interactionType": "WatchAction", "userInteractionCount": n}});
    peer.tell(&w, view(5, &theirs, &at(120_000), result(json!(7)))).await;
    assert_eq!(viewers(&w, UUID).await, 7);
    for (n, wrong) in [json!(-1), json!("many"), json!(null)].into_iter().enumerate() {
        peer.tell(&w, view(10 + n as i64, &theirs, &at(120_000), result(wrong))).await;
    }
    // Nobody else's word counts.
    let mut stranger = Peer::start().await;
    let eve = stranger.actor("Application", "peertube", json!({})).await;
    let lie = json!({"type": "View", "id": format!("{eve}/views/1"), "actor": eve, "object": theirs, "expires": at(120_000),
        "result": result(json!(1_000_000))["result"]});
    stranger.tell(&w, lie).await;
    assert_eq!(viewers(&w, UUID).await, 7);
    // It is all over soon, whatever was promised.
    peer.tell(&w, view(20, &ours, "2999-01-01T00:00:00.000Z", json!({}))).await;
    w.wait(121_000);
    assert_eq!((viewers(&w, UUID).await, viewers(&w, &own.uuid.to_string()).await), (json!(0), json!(1)));
    w.wait(200_000);
    assert_eq!(viewers(&w, &own.uuid.to_string()).await, 0);
    assert_eq!(w.one::<i64>("SELECT CAST(sum(views) AS BIGINT) FROM video").await, views);
}

async fn viewings_elsewhere_are_in_the_statistics(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let server = peer.actor("Application", "peertube", json!({})).await;
    let own = w.video("alice", "Ours").await;
    w.run("UPDATE video SET duration = 10").await;
    let at = |ms: i64| platform::clock::iso(w.app.now() + ms);
    let watched = |n: i64, more: Value| {
        let id = peer.url(&format!("/videos/local-viewer/{n}"));
        let mut object = json!({"type": "WatchAction", "id": id, "duration": "PT2S", "startTime": at(-9_000), "endTime": at(-1_000),
            "object": format!("http://home.example/videos/watch/{}", own.uuid), "actionStatus": "CompletedActionStatus",
            "watchSections": [{"startTimestamp": 0, "endTimestamp": 4}, {"startTimestamp": 2, "endTimestamp": 5}]});
        object.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        json!({"type": "Create", "id": format!("{id}/activity"), "actor": server, "object": object})
    };
    let rows = async || {
        (
            w.one::<i64>("SELECT count(*) FROM viewing").await,
            w.one::<i64>("SELECT CAST(coalesce(sum(last_second - first_second), 0) AS BIGINT) FROM viewing_section")
                .await,
        )
    };
    peer.tell(&w, watched(1, json!({}))).await;
    peer.tell(&w, watched(1, json!({}))).await;
    assert_eq!(rows().await, (1, 5));
    assert_eq!(w.one::<i64>("SELECT watch_time FROM viewing").await, 7);
    // What cannot be is nothing.
    let sections =
        |first: Value, last: Value| json!({"watchSections": [{"startTimestamp": first, "endTimestamp": last}]});
    for (n, wrong) in [
        sections(json!(5), json!(3)),
        sections(json!(0), json!(11)),
        sections(json!(-1), json!("3")),
        json!({"watchSections": []}),
        json!({"watchSections": "all of it"}),
        json!({"startTime": at(1_000)}),
        json!({"endTime": "yesterday"}),
        json!({"startTime": "1999-01-01T00:00:00.000Z", "endTime": "1999-01-01T00:00:09.000Z"}),
        json!({"object": "http://home.example/videos/watch/nothing"}),
        json!({"object": null}),
        json!({"id": "http://home.example/videos/local-viewer/1"}),
    ]
    .into_iter()
    .enumerate()
    {
        peer.tell(&w, watched(10 + n as i64, wrong)).await;
    }
    assert_eq!(rows().await, (1, 5));
}

async fn the_look_of_players_follows_their_owners(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let eve = peer.actor("Person", "eve", json!({})).await;
    let video = document(&peer, &zoe, &channel)["id"].as_str().unwrap().to_owned();
    let own = w.video("alice", "Ours").await;
    let ours = format!("http://home.example/videos/watch/{}", own.uuid);
    let mut n = 0;
    let mut update = |actor: &str, of: &str, theme: &str| {
        n += 1;
        let id = if of == ours { peer.url("/own/player-settings") } else { format!("{of}/player-settings") };
        json!({"type": "Update", "id": peer.url(&format!("/updates/{n}")), "actor": actor,
            "object": {"type": "PlayerSettings", "id": id, "object": of, "theme": theme}})
    };
    let look = async || {
        w.get("", &format!("/api/v1/player-settings/videos/{UUID}")).await.is(200)["theme"].as_str().unwrap().to_owned()
    };
    let before = look().await;
    let (mine, other) = if before == "galaxy" { ("lucide", "galaxy") } else { ("galaxy", "lucide") };
    peer.tell(&w, update(&channel, &channel, mine)).await;
    assert_eq!(look().await, mine);
    peer.tell(&w, update(&zoe, &video, other)).await;
    assert_eq!(look().await, other);
    peer.tell(&w, update(&channel, &video, "channel-default")).await;
    assert_eq!(look().await, mine);
    for (actor, of, theme) in
        [(&eve, &video, other), (&eve, &channel, other), (&zoe, &ours, other), (&zoe, &video, "shiny")]
    {
        peer.tell(&w, update(actor, of, theme)).await;
        assert_eq!(look().await, mine, "{actor} {of} {theme}");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM player_setting").await, 2);
}

async fn what_has_no_place_here_does_nothing(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let server = peer.actor("Application", "peertube", json!({})).await;
    let own = w.video("alice", "Ours").await;
    let ours = format!("http://home.example/videos/watch/{}", own.uuid);
    let copy = json!({"type": "CacheFile", "id": peer.url("/redundancy/1"), "object": ours, "expires": "2026-11-22T23:50:51.007Z",
        "url": {"type": "Link", "mediaType": "application/x-mpegURL", "href": peer.url("/static/redundancy/hls/1")}});
    let create = json!({"type": "Create", "id": peer.url("/redundancy/1/activity"), "actor": server, "object": copy});
    let update = json!({"type": "Update", "id": peer.url("/redundancy/1/updates/1"), "actor": server, "object": copy});
    let undo = json!({"type": "Undo", "id": peer.url("/redundancy/1/undo"), "actor": server, "object": create});
    let download = json!({"type": "Download", "id": peer.url("/downloads/1"), "actor": server, "object": ours});
    let reject = json!({"type": "RejectReply", "id": peer.url("/reject/1"), "actor": server, "object": ours});
    // The server itself is noted when it is heard of first.
    peer.tell(&w, json!({"type": "Dance", "id": peer.url("/dance"), "actor": server, "object": "x"})).await;
    let before = w.events().await;
    for activity in [create, update, undo, download, reject] {
        peer.tell(&w, activity).await;
    }
    assert_eq!(w.events().await, before);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity WHERE done AND attempts = 0").await, 6);
}
