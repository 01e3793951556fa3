//! Lists of playlists and the search for them.

use crate::scene::{PATH, add, names, playlist, world};
use ::world::Elsewhere;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    lists_show_what_is_public,
    lists_are_sorted_and_paged,
    wrong_queries_are_named,
    channels_order_their_playlists,
    playlists_are_searched
);

async fn lists_show_what_is_public(t: &TestApp) {
    let w = world(t).await;
    playlist(&w, "alice", "Public", 1).await;
    playlist(&w, "alice", "Unlisted", 2).await;
    playlist(&w, "alice", "Private", 3).await;
    playlist(&w, "bob", "Bob's", 1).await;
    w.post("alice", PATH, json!({"displayName": "Nowhere"})).await.is(200);
    let list = async |who: &str, path: &str| names(&w.get(who, path).await.is(200));
    let account = "/api/v1/accounts/alice/video-playlists?sort=createdAt";
    let channel = "/api/v1/video-channels/alice_channel/video-playlists?sort=videoChannelPosition";
    assert_eq!(list("", &format!("{PATH}?sort=createdAt")).await, ["Public", "Bob's"]);
    assert_eq!(list("alice", &format!("{PATH}?sort=createdAt")).await, ["Public", "Bob's"]);
    for who in ["", "bob", "root"] {
        assert_eq!(list(who, account).await, ["Public"]);
        assert_eq!(list(who, channel).await, ["Public"]);
    }
    assert_eq!(list("alice", account).await, ["Public", "Unlisted", "Private", "Nowhere"]);
    assert_eq!(list("alice", channel).await, ["Public", "Unlisted", "Private"]);
    assert_eq!(list("alice", &format!("{account}&search=li")).await, ["Public", "Unlisted"]);
    assert_eq!(list("alice", &format!("{account}&search=%25")).await, Vec::<String>::new());
    assert_eq!(list("alice", &format!("{account}&channelNameOneOf=alice_channel")).await.len(), 3);
    assert_eq!(list("alice", &format!("{account}&channelNameOneOf=bob_channel")).await.len(), 0);
    assert_eq!(list("alice", &format!("{account}&playlistType=2")).await.len(), 0);
    let host = w.app.config().webserver.host();
    assert_eq!(list("", &format!("/api/v1/accounts/alice@{host}/video-playlists")).await, ["Public"]);
    w.get("", "/api/v1/accounts/nobody/video-playlists").await.refused(404, "Account not found");
    w.get("", "/api/v1/video-channels/nothing/video-playlists").await.refused(404, "Video channel not found");
}

async fn lists_are_sorted_and_paged(t: &TestApp) {
    let w = world(t).await;
    for name in ["b", "A", "c"] {
        playlist(&w, "alice", name, 1).await;
        w.wait(10);
    }
    let list = async |query: &str| {
        let list = w.get("", &format!("{PATH}?{query}")).await.is(200);
        assert_eq!(list["total"], 3);
        names(&list).concat()
    };
    assert_eq!(list("").await, "cAb");
    assert_eq!(list("sort=createdAt").await, "bAc");
    assert_eq!(list("sort=name").await, "Abc");
    assert_eq!(list("sort=-displayName").await, "cbA");
    assert_eq!(list("sort=updatedAt").await, "bAc");
    assert_eq!(list("sort=createdAt&start=1&count=1").await, "A");
    assert_eq!(list("count=0").await, "");
}

async fn wrong_queries_are_named(t: &TestApp) {
    let w = world(t).await;
    for path in [PATH, "/api/v1/accounts/alice/video-playlists", "/api/v1/video-channels/alice_channel/video-playlists"]
    {
        for (query, field) in [
            ("start=hello", "start"),
            ("count=hello", "count"),
            ("sort=hello", "sort"),
            ("playlistType=3", "playlistType"),
        ] {
            w.get("", &format!("{path}?{query}")).await.names(&[field]);
        }
    }
    w.get("", "/api/v1/accounts/alice/video-playlists?search=").await.names(&["search"]);
    let search = "/api/v1/search/video-playlists?search=coucou";
    for (query, field) in [
        ("start=hello", "start"),
        ("count=hello", "count"),
        ("sort=hello", "sort"),
        ("host=6565", "host"),
        ("uuids=6565&uuids=dfd70b83-639f-4980-94af-304a56ab4b35", "uuids"),
        ("searchTarget=hello", "searchTarget"),
        ("searchTarget=search-index", "searchTarget"),
    ] {
        let refused = w.get("", &format!("{search}&{query}")).await.names(&[field]);
        assert_eq!(refused["docs"], "https://docs.joinpeertube.org/api-rest-reference.html#operation/searchPlaylists");
    }
    w.configure(|c| {
        c.federation.prevent_ssrf = false;
        c.search.search_index.enabled = true;
        c.search.search_index.url = "http://127.0.0.1:1".to_owned();
    });
    let refused = w.get("", &format!("{search}&searchTarget=search-index")).await;
    refused.refused(500, "Cannot use search index to make video playlists search");
    let index = Elsewhere::start().await;
    w.configure(|c| {
        c.search.search_index.url = index.origin.clone();
    });
    let answer =
        json!({"total": 1, "data": [{"url": "https://peer.example/video-playlists/1", "displayName": "Films"}]});
    index.says("/api/v1/search/video-playlists", &answer);
    assert_eq!(w.get("", &format!("{search}&searchTarget=search-index")).await.is(200), answer);
}

async fn channels_order_their_playlists(t: &TestApp) {
    let w = world(t).await;
    for name in ["a", "b", "c", "d"] {
        playlist(&w, "alice", name, 1).await;
    }
    let path = "/api/v1/video-channels/alice_channel/video-playlists";
    let order = async || names(&w.get("", &format!("{path}?sort=videoChannelPosition")).await.is(200)).concat();
    let reorder = format!("{path}/reorder");
    w.post("alice", &reorder, json!({"startPosition": 3, "insertAfterPosition": 4})).await.is(204);
    assert_eq!(order().await, "abdc");
    w.post("alice", &reorder, json!({"startPosition": 1, "insertAfterPosition": 3, "reorderLength": 2})).await.is(204);
    assert_eq!(order().await, "dabc");
    let body = json!({"startPosition": 42, "insertAfterPosition": 2, "reorderLength": 3});
    let exceed = "Start position or insert after position exceed the channel limits (max: 4)";
    w.post("alice", &reorder, body).await.refused(400, exceed);
    w.post("alice", &reorder, json!({"startPosition": -1, "insertAfterPosition": 2})).await.names(&["startPosition"]);
    let body = json!({"startPosition": 1, "insertAfterPosition": 2});
    w.post("", &reorder, body.clone()).await.is(401);
    w.post("bob", &reorder, body.clone()).await.refused(403, "This user cannot manage this channel");
    w.post("alice", "/api/v1/video-channels/toto/video-playlists/reorder", body)
        .await
        .refused(404, "Video channel not found");
    assert_eq!(order().await, "dabc");
}

async fn playlists_are_searched(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "v").await.id;
    for (name, privacy, filled) in
        [("Été à Paris", 1, true), ("Paris by night", 1, true), ("Paris empty", 1, false), ("Paris unlisted", 2, true)]
    {
        let id = playlist(&w, "alice", name, privacy).await;
        if filled {
            add(&w, "alice", id, video).await;
        }
        w.wait(10);
    }
    let path = "/api/v1/search/video-playlists";
    let find = async |query: &str| names(&w.get("", &format!("{path}?{query}")).await.is(200));
    // Names that begin with it match better, whatever their age.
    assert_eq!(find("search=PARIS").await, ["Paris by night", "Été à Paris"]);
    assert_eq!(find("search=paris&sort=createdAt").await, ["Été à Paris", "Paris by night"]);
    assert_eq!(find("search=ÉTÉ%20paris").await, ["Été à Paris"]);
    assert_eq!(find("search=nothing").await, Vec::<String>::new());
    assert_eq!(find("search=paris&host=other.example").await, Vec::<String>::new());
    let config = w.app.config();
    assert_eq!(find(&format!("search=paris&host={}", config.webserver.host())).await.len(), 2);
    assert_eq!(find("").await.len(), 2);
    let uuid: String = w.one("SELECT uuid FROM playlist WHERE name = 'Paris unlisted'").await;
    let public: String = w.one("SELECT uuid FROM playlist WHERE name = 'Paris by night'").await;
    assert_eq!(find(&format!("uuids={public}&uuids={uuid}")).await, ["Paris by night"]);
    // An address is found in all its forms, an unlisted one by its address only, others never.
    let origin = config.webserver.origin();
    for place in ["video-playlists", "w/p", "videos/watch/playlist"] {
        assert_eq!(find(&format!("search={origin}/{place}/{uuid}")).await, ["Paris unlisted"], "{place}");
    }
    assert_eq!(find(&format!("search={origin}/w/p/1")).await.len(), 0);
    assert_eq!(find(&format!("search=http://elsewhere.example/w/p/{uuid}")).await.len(), 0);
    w.run("UPDATE playlist SET privacy = 3 WHERE name = 'Paris unlisted'").await;
    assert_eq!(find(&format!("search={origin}/w/p/{uuid}")).await.len(), 0);
}

on_both!(searching_forgives_typing);

async fn searching_forgives_typing(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "v").await.id;
    for (name, privacy, filled) in [
        ("Winter films", 1, true),
        ("Films of a long winter", 1, true),
        ("Winter unlisted", 2, true),
        ("Winter empty", 1, false),
    ] {
        let id = playlist(&w, "alice", name, privacy).await;
        if filled {
            add(&w, "alice", id, video).await;
        }
    }
    search::rebuild(&w.app).await.unwrap();
    let find = async |query: &str| names(&w.get("", &format!("/api/v1/search/video-playlists?{query}")).await.is(200));
    assert_eq!(find("search=wintre%20flims").await, ["Winter films", "Films of a long winter"]);
    assert_eq!(find("search=wintre%20flims&sort=match").await, ["Films of a long winter", "Winter films"]);
    assert_eq!(find("search=wintre%20flims&sort=displayName&count=1").await, ["Films of a long winter"]);
    assert_eq!(find("search=wintre&start=1").await, ["Films of a long winter"]);
    assert_eq!(find("search=wintre&host=other.example").await, Vec::<String>::new());
}
