//! What was published before anybody here followed, and reports from elsewhere.

use crate::peer::Peer;
use crate::remote_videos::{UUID, befriend, document, listed, ready};
use futures::FutureExt as _;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

platform::on_both!(
    an_outbox_is_read_when_it_is_followed,
    an_endless_outbox_comes_to_an_end,
    reports_reach_the_moderators,
    playlists_are_read_place_by_place,
    a_playlist_is_found_by_its_address,
);

/// Runs everything that waits.
async fn work(w: &World) {
    w.work(federation::handlers(&w.app)).await;
}

/// The server wants to follow somebody, and they accept.
async fn accepted(w: &World, peer: &Peer, channel: &str) {
    peer.tell(w, json!({"type": "Dance", "id": peer.url("/dance"), "actor": channel, "object": "x"})).await;
    let sql = database::Sql::new(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT me.id, them.id, 'pending', 5000, 0, 0 FROM actor me, actor them \
         WHERE me.username = 'peertube' AND me.host IS NULL AND them.url = $1",
    );
    let write = w.app.db.write(sql.bind(channel), |tx, sql| async move { tx.execute(sql).await }.boxed());
    assert_eq!(write.await.unwrap_or_else(|e: database::Error| panic!("{e}")), 1);
    let server = "http://home.example/accounts/peertube";
    let follow = json!({"type": "Follow", "id": format!("{server}/follows/1"), "actor": server, "object": channel});
    peer.tell(w, json!({"type": "Accept", "id": peer.url("/accepts/1"), "actor": channel, "object": follow})).await;
    assert_eq!(w.one::<String>("SELECT state FROM actor_follow").await, "accepted");
    assert_eq!(w.one::<i64>("SELECT followers_count FROM actor WHERE username = 'zoe_channel'").await, 1);
}

fn announce(peer: &Peer, channel: &str, object: Value) -> Value {
    json!({"type": "Announce", "id": peer.url(&format!("/a/{object}")), "actor": channel, "object": object})
}

async fn an_outbox_is_read_when_it_is_followed(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    peer.put(document(&peer, &zoe, &channel));
    let outbox = format!("{channel}/outbox");
    peer.put(json!({"id": outbox, "type": "OrderedCollection", "totalItems": 4, "first": format!("{outbox}?page=1")}));
    let path = |page: i64| format!("/video-channels/zoe_channel/outbox?page={page}");
    let page = |page: i64, items: Value, next: Value| json!({"id": peer.url(&path(page)), "type": "OrderedCollectionPage", "orderedItems": items, "next": next});
    let ok = axum::http::StatusCode::OK;
    peer.answer(
        &path(1),
        ok,
        page(
            1,
            json!([7, {"type": "Announce"}, announce(&peer, &channel, json!(peer.url("/nothing")))]),
            json!(peer.url(&path(2))),
        ),
    );
    let url = peer.url(&format!("/videos/watch/{UUID}"));
    let stolen = json!({"type": "Announce", "id": "http://elsewhere.example/1", "actor": "http://elsewhere.example/a", "object": url});
    peer.answer(
        &path(2),
        ok,
        page(2, json!([stolen, announce(&peer, &channel, json!(url))]), json!("http://elsewhere.example/3")),
    );
    accepted(&w, &peer, &channel).await;
    work(&w).await;
    assert_eq!(listed(&w).await, ["A day out"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_share").await, 1);
    // Nobody is told of what is old.
    assert!(!w.events().await.contains(&"video.published".to_owned()));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'federation.backfill'").await, 1);
    // Accepted once more, it is not read again.
    w.wait(1000);
    let again = json!({"type": "Accept", "id": peer.url("/accepts/2"), "actor": channel,
        "object": {"type": "Follow", "actor": "http://home.example/accounts/peertube", "object": channel, "id": "http://home.example/x"}});
    peer.tell(&w, again).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'federation.backfill'").await, 1);
    // Nobody accepts what was not asked, and a refusal ends a follow.
    peer.tell(
        &w,
        json!({"type": "Accept", "id": peer.url("/accepts/3"), "actor": zoe, "object": {"type": "Follow",
        "actor": "http://home.example/accounts/peertube", "object": zoe, "id": "http://home.example/x"}}),
    )
    .await;
    let reject = json!({"type": "Reject", "id": peer.url("/rejects/1"), "actor": channel,
        "object": {"type": "Follow", "actor": "http://home.example/accounts/peertube", "object": channel, "id": "http://home.example/x"}});
    peer.tell(&w, reject).await;
    assert_eq!(w.all::<String>("SELECT state FROM actor_follow").await, ["rejected"]);
    assert_eq!(
        (
            listed(&w).await.len(),
            w.one::<i64>("SELECT followers_count FROM actor WHERE username = 'zoe_channel'").await
        ),
        (0, 0)
    );
}

async fn an_endless_outbox_comes_to_an_end(t: &TestApp) {
    let (w, peer, _, channel) = ready(t).await;
    let path = |page: i64| format!("/video-channels/zoe_channel/outbox?page={page}");
    for n in 1..60 {
        let page = json!({"id": peer.url(&path(n)), "type": "OrderedCollectionPage", "orderedItems": [], "next": peer.url(&path(n + 1))});
        peer.answer(&path(n), axum::http::StatusCode::OK, page);
    }
    let outbox = format!("{channel}/outbox");
    peer.put(json!({"id": outbox, "type": "OrderedCollection", "first": peer.url(&path(1))}));
    accepted(&w, &peer, &channel).await;
    work(&w).await;
    assert_eq!((peer.asked(&path(10)), peer.asked(&path(40))), (1, 0));
}

async fn reports_reach_the_moderators(t: &TestApp) {
    let (w, peer, zoe, _) = ready(t).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    let flag = |n: i64, object: Value| {
        json!({"type": "Flag", "id": peer.url(&format!("/flags/{n}")), "actor": zoe, "object": object,
        "content": "this is bad", "tag": [{"type": "Hashtag", "name": "spamOrMisleading"}, {"type": "Hashtag", "name": "x"}], "startAt": 3, "endAt": 7})
    };
    peer.tell(&w, flag(1, json!(url))).await;
    peer.tell(&w, flag(1, json!(url))).await;
    peer.tell(&w, flag(2, json!(["http://home.example/accounts/bob", "http://home.example/nothing"]))).await;
    peer.tell(&w, flag(3, json!(peer.url("/nothing")))).await;
    let rows: Vec<String> = w
        .all("SELECT a.reason || predefined_reasons || coalesce(a.video_name, '') || coalesce(a.start_at, 0) FROM abuse a ORDER BY a.id")
        .await;
    assert_eq!(rows, ["this is bad,3,Ours3", "this is bad,3,0"]);
    assert_eq!(w.events().await.iter().filter(|e| *e == "abuse.created").count(), 2);
}

async fn playlists_are_read_place_by_place(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    peer.put(document(&peer, &zoe, &channel));
    let own = w.video("alice", "Ours").await;
    let id = peer.url("/video-playlists/1");
    let about = |name: &str, first: Value| {
        json!({"id": id, "type": "Playlist", "uuid": "9c9de5e8-0a1e-484a-b099-e80766180a99", "name": name, "content": "all of it",
            "attributedTo": [channel], "videoChannelPosition": 2, "published": "2025-12-01T00:00:00Z", "updated": "2025-12-01T00:00:00Z",
            "icon": {"type": "Image", "url": peer.url("/list.png"), "mediaType": "image/png", "width": 280, "height": 157},
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "totalItems": 3, "first": first})
    };
    let place = |n: i64, video: String| {
        let id = peer.url(&format!("/video-playlists/1/videos/{n}"));
        peer.put(json!({"id": id, "type": "PlaylistElement", "position": n, "url": video, "startTimestamp": 2 * n, "stopTimestamp": 9}));
        id
    };
    // Told in another order than they have; one is of nothing, one lives elsewhere.
    let items = [
        place(3, peer.url(&format!("/videos/watch/{UUID}"))),
        place(2, peer.url("/nothing")),
        place(1, format!("http://home.example/videos/watch/{}", own.uuid)),
        "http://elsewhere.example/4".to_owned(),
    ];
    peer.put(json!({"id": peer.url("/pages/1"), "type": "OrderedCollectionPage", "orderedItems": items}));
    peer.put(about("The playlist", json!(peer.url("/pages/1"))));
    let said = |kind: &str, n: i64, by: &str, object: Value| json!({"type": kind, "id": peer.url(&format!("/pl/{kind}/{n}")), "actor": by, "object": object});
    peer.tell(&w, said("Create", 1, &zoe, about("The playlist", Value::Null))).await;
    work(&w).await;
    let places = "SELECT v.name || ' ' || e.position || ' ' || e.start_at FROM playlist p JOIN playlist_element e ON e.playlist_id = p.id \
                  JOIN video v ON v.id = e.video_id ORDER BY e.position";
    assert_eq!(w.all::<String>(places).await, ["Ours 1 2", "A day out 2 6"]);
    assert_eq!(
        w.one::<String>("SELECT name || ' ' || elements || ' ' || privacy FROM playlist").await,
        "The playlist 2 1"
    );
    let picture: String = w.one("SELECT file_name || ' ' || remote_url || ' ' || width FROM playlist_thumbnail").await;
    let (name, at) = picture.split_once(".png ").unwrap();
    assert!(name.starts_with("playlist-") && at == format!("{} 280", peer.url("/list.png")), "{picture}");
    // It changes, and goes by its owner's word only.
    peer.put(about("Shorter", Value::Null));
    let jobs = "SELECT count(*) FROM job WHERE kind = 'federation.playlist'";
    let before: i64 = w.one(jobs).await;
    for n in 1..5 {
        peer.tell(&w, said("Update", n, &zoe, about("Shorter", Value::Null))).await;
    }
    // However often it is told, it waits once.
    assert_eq!(w.one::<i64>(jobs).await, before + 1);
    work(&w).await;
    assert_eq!(w.one::<String>("SELECT name || ' ' || elements FROM playlist").await, "Shorter 0");
    let same: String = w.one("SELECT file_name || ' ' || remote_url || ' ' || width FROM playlist_thumbnail").await;
    assert_eq!(same, picture);
    let yan = peer.actor("Person", "yan", json!({})).await;
    let id = peer.url("/video-playlists/1");
    let delete =
        |n: i64, by: &str| json!({"type": "Delete", "id": peer.url(&format!("/pl/d/{n}")), "actor": by, "object": id});
    peer.tell(&w, delete(1, &yan)).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM playlist").await, 1);
    peer.tell(&w, delete(2, &zoe)).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM playlist").await, 0);
}

async fn a_playlist_is_found_by_its_address(t: &TestApp) {
    let (w, peer, _, channel) = ready(t).await;
    let id = peer.url("/video-playlists/1");
    let document = json!({"id": id, "type": "Playlist", "uuid": "9c9de5e8-0a1e-484a-b099-e80766180a99", "name": "Found", "attributedTo": [channel],
        "to": [crate::public()], "totalItems": 0});
    peer.put(document.clone());
    peer.answer("/w/p/short", axum::http::StatusCode::OK, document);
    let search = async |who: &str, address: &str| {
        w.get(who, &format!("/api/v1/search/video-playlists?search={address}")).await.is(200)["total"].as_i64().unwrap()
    };
    w.configure(|c| {
        c.search.remote_uri.users = true;
        c.search.remote_uri.anonymous = false;
    });
    assert_eq!((search("", &id).await, peer.asked("/video-playlists/1")), (0, 0));
    assert_eq!(search("alice", &peer.url("/w/p/short")).await, 1);
    assert_eq!((search("", &id).await, search("alice", &peer.url("/nothing")).await), (1, 0));
    // Its places are read a moment later.
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'federation.playlist'").await, 1);
}
