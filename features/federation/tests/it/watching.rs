//! What other servers tell of watching: viewers of the moment, viewings, the look of players; and what has no place here.

use crate::peer::Peer;
use crate::remote_videos::{UUID, befriend, create, document, ready};
use platform::config::value::AcceptRedundancyFrom;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

platform::on_both!(
    viewers_of_the_moment_are_shown,
    viewings_elsewhere_are_in_the_statistics,
    the_look_of_players_follows_their_owners,
    copies_are_told_to_players,
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

async fn copies_are_told_to_players(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    let accept = |from: AcceptRedundancyFrom| w.configure(|c| c.remote_redundancy.videos.accept_from = from);
    accept(AcceptRedundancyFrom::Nobody);
    befriend(&w, &peer, &channel).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let server = peer.actor("Application", "peertube", json!({})).await;
    let video = document(&peer, &zoe, &channel)["id"].as_str().unwrap().to_owned();
    let folder = peer.url("/static/redundancy/hls/1");
    let copies = async || {
        let copies = async |path: &str| {
            let playlists = w.get("root", path).await.is(200);
            let playlists = playlists.get("data").map_or(playlists.clone(), |list| list[0].clone());
            playlists["streamingPlaylists"][0]["redundancies"].clone()
        };
        let page = copies(&format!("/api/v1/videos/{UUID}")).await;
        assert_eq!(copies("/api/v1/videos?include=8&isLocal=false&nsfw=both").await, page, "lists tell the same");
        page
    };
    let at = |ms: i64| Value::String(platform::clock::iso(w.app.now() + ms));
    let copy = |n: i64, expires: Value, more: Value| {
        let mut copy = json!({"type": "CacheFile", "id": peer.url(&format!("/redundancy/{n}")), "object": video, "expires": expires,
            "url": {"type": "Link", "mediaType": "application/x-mpegURL", "href": folder}});
        copy.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        copy
    };
    let mut n = 0;
    let mut act = |kind: &str, actor: &str, object: Value| {
        n += 1;
        json!({"type": kind, "id": peer.url(&format!("/acts/{n}")), "actor": actor, "object": object})
    };
    let (none, one) = (json!([]), json!([{"baseUrl": folder}]));
    peer.tell(&w, act("Create", &server, copy(1, Value::Null, json!({})))).await;
    assert_eq!(copies().await, none, "nobody's copies are taken");
    accept(AcceptRedundancyFrom::Followings);
    peer.tell(&w, act("Create", &server, copy(1, Value::Null, json!({})))).await;
    assert_eq!(copies().await, none, "its server is not followed");
    befriend(&w, &peer, &server).await;
    peer.tell(&w, act("Create", &server, copy(1, at(60_000), json!({})))).await;
    assert_eq!(copies().await, one);
    accept(AcceptRedundancyFrom::Anybody);
    // What is told again renews; what time is over is no copy.
    peer.tell(&w, act("Update", &server, copy(1, at(120_000), json!({})))).await;
    w.wait(61_000);
    assert_eq!(copies().await, one);
    w.wait(60_000);
    assert_eq!(copies().await, none);
    // Taken back, or ended.
    for end in 0..2 {
        peer.tell(&w, act("Create", &server, copy(2, Value::Null, json!({})))).await;
        assert_eq!(copies().await, one);
        let made = copy(2, Value::Null, json!({}));
        let last = match end {
            0 => {
                let create = act("Create", &server, made);
                act("Undo", &server, create)
            }
            _ => act("Update", &server, copy(2, at(-1), json!({}))),
        };
        peer.tell(&w, last).await;
        assert_eq!(copies().await, none);
    }
    // A person has no copies, nor does anybody on another's server; and nothing that cannot be is kept.
    let link = |kind: &str, href: &str| json!({"url": {"type": "Link", "mediaType": kind, "href": href}});
    for (actor, wrong) in [
        (&zoe, copy(3, Value::Null, json!({}))),
        (&server, copy(3, Value::Null, link("application/x-mpegURL", "http://elsewhere.example/hls"))),
        (&server, copy(3, Value::Null, link("application/x-mpegURL", "javascript:alert(1)"))),
        (&server, copy(3, Value::Null, link("video/mp4", &folder))),
        (&server, copy(3, Value::Null, json!({"url": []}))),
        (&server, copy(3, json!("soon"), json!({}))),
        (&server, copy(3, Value::Null, json!({"object": peer.url("/videos/watch/nothing")}))),
        (&server, copy(3, Value::Null, json!({"object": null}))),
    ] {
        peer.tell(&w, act("Create", actor, wrong)).await;
        assert_eq!(copies().await, none);
    }
    // Two servers, one copy each; nobody takes back another's.
    let mut other = Peer::start().await;
    let third = other.actor("Application", "peertube", json!({})).await;
    let theirs = json!({"type": "CacheFile", "id": other.url("/redundancy/1"), "object": video,
        "url": {"type": "Link", "mediaType": "application/x-mpegURL", "href": other.url("/hls/")}});
    let create_theirs = json!({"type": "Create", "id": other.url("/acts/1"), "actor": third, "object": theirs});
    other.tell(&w, create_theirs.clone()).await;
    peer.tell(&w, act("Create", &server, copy(4, Value::Null, json!({})))).await;
    peer.tell(&w, act("Create", &server, copy(5, Value::Null, json!({})))).await;
    let undo = act("Undo", &server, create_theirs);
    peer.tell(&w, undo).await;
    assert_eq!(copies().await, json!([{"baseUrl": other.url("/hls")}, {"baseUrl": folder}]));
    // The video of a copy goes, and the copy with it.
    peer.tell(&w, act("Delete", &zoe, json!(video))).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_copy").await, 0);
}

async fn what_has_no_place_here_does_nothing(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let server = peer.actor("Application", "peertube", json!({})).await;
    let own = w.video("alice", "Ours").await;
    let ours = format!("http://home.example/videos/watch/{}", own.uuid);
    let download = json!({"type": "Download", "id": peer.url("/downloads/1"), "actor": server, "object": ours});
    let reject = json!({"type": "RejectReply", "id": peer.url("/reject/1"), "actor": server, "object": ours});
    // The server itself is noted when it is heard of first.
    peer.tell(&w, json!({"type": "Dance", "id": peer.url("/dance"), "actor": server, "object": "x"})).await;
    let before = w.events().await;
    for activity in [download, reject] {
        peer.tell(&w, activity).await;
    }
    assert_eq!(w.events().await, before);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity WHERE done AND attempts = 0").await, 3);
}
