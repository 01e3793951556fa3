//! Searching channels.

use ::world::{Elsewhere, World};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    channels_are_found_by_words,
    one_channel_is_found_by_handle_and_address,
    channels_of_servers_nobody_follows_stay_out,
    wrong_searches_are_named,
    typing_is_forgiven
);

const PATH: &str = "/api/v1/search/video-channels";

fn names(list: &Value) -> Vec<&str> {
    list["data"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect()
}

async fn world(t: &TestApp) -> World {
    World::new(t, channel::routes(&t.app)).await
}

async fn channels_are_found_by_words(t: &TestApp) {
    let w = world(t).await;
    w.run("UPDATE channel SET name = 'Films 100% noirs' WHERE name = 'Channel of bob'").await;
    w.run("UPDATE channel SET name = 'Alice' WHERE name = 'Channel of alice'").await;
    w.run("UPDATE actor SET created_at = id WHERE host IS NULL").await;
    let find = async |query: &str| w.get("", &format!("{PATH}?{query}")).await.is(200);
    let found = find("search=noirs%20FILMS").await;
    assert_eq!((names(&found), &found["total"]), (vec!["bob_channel"], &json!(1)));
    assert_eq!(found["data"][0]["ownerAccount"]["name"], "bob");
    // Their owners' names count as well, and so does their own; SQL's wildcards are letters.
    for (search, name) in [("carol", "carol_channel"), ("@bob_ch", "bob_channel"), ("100%25", "bob_channel")] {
        assert_eq!(names(&find(&format!("search={search}")).await), [name], "{search}");
    }
    assert_eq!(find("search=o%25r").await, json!({"total": 0, "data": []}));
    // A name that is it matches better than one that begins with it.
    w.run("UPDATE channel SET name = 'Alice and others' WHERE name = 'Channel of carol'").await;
    assert_eq!(names(&find("search=alice").await), ["alice_channel", "carol_channel"]);
    assert_eq!(names(&find("search=alice&sort=match").await), ["carol_channel", "alice_channel"]);
    let order = async |sort: &str| {
        let found = find(&format!("sort={sort}&count=2")).await;
        assert_eq!(found["total"], 5);
        names(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(order("displayName").await, ["alice_channel", "carol_channel"]);
    assert_eq!(order("-createdAt").await, ["carol_channel", "bob_channel"]);
    assert_eq!(find("search=alice&count=0").await, json!({"total": 2, "data": []}));
    assert_eq!(names(&find("search=alice&start=1").await), ["carol_channel"]);
}

async fn one_channel_is_found_by_handle_and_address(t: &TestApp) {
    let w = world(t).await;
    let (origin, host) = (w.app.config().webserver.origin(), w.app.config().webserver.host());
    let find = async |search: &str| w.get("", &format!("{PATH}?search={search}")).await.is(200);
    for search in [
        format!("alice_channel@{host}"),
        format!("@Alice_Channel@{host}"),
        format!("{origin}/video-channels/alice_channel"),
        format!("{origin}/c/alice_channel/videos?s=1"),
    ] {
        let found = find(&search).await;
        assert_eq!((names(&found), &found["total"]), (vec!["alice_channel"], &json!(1)), "{search}");
        assert_eq!(found["data"][0]["ownerAccount"]["followersCount"], 0, "{search}");
    }
    // What is known of another server is found by its handle and its address.
    for search in ["remote_channel@peer.example", "https://peer.example/video-channels/remote_channel?x=1"] {
        let found = find(search).await;
        assert_eq!(names(&found), ["remote_channel"], "{search}");
        assert_eq!(found["data"][0]["isLocal"], false);
    }
    for search in [
        "unknown@peer.example".to_owned(),
        "https://peer.example/video-channels/unknown".to_owned(),
        "https://elsewhere.example/video-channels/remote_channel".to_owned(),
        format!("{origin}/video-channels/unknown"),
        format!("{origin}/w/alice_channel"),
        format!("{origin}/c/"),
    ] {
        assert_eq!(find(&search).await, json!({"total": 0, "data": []}), "{search}");
    }
    let handles = async |query: &str| {
        let found = w.get("", &format!("{PATH}?sort=displayName&{query}")).await.is(200);
        names(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(handles("handles=bob_channel").await, ["bob_channel"]);
    let both = format!("handles=BOB_channel@{host}&handles=alice_channel&handles=none");
    assert_eq!(handles(&both).await, ["alice_channel", "bob_channel"]);
    assert_eq!(handles(&format!("{both}&search=bob")).await, ["bob_channel"]);
}

async fn channels_of_servers_nobody_follows_stay_out(t: &TestApp) {
    let w = world(t).await;
    let find = async |query: &str| {
        let found = w.get("", &format!("{PATH}?sort=displayName&{query}")).await.is(200);
        names(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(find("search=remote").await, Vec::<String>::new());
    w.follow_remote().await;
    assert_eq!(find("search=remote").await, ["remote_channel", "second"]);
    assert_eq!(find("search=remote&host=PEER.example").await, ["remote_channel", "second"]);
    assert_eq!(find("handles=second@peer.example&handles=second").await, ["second"]);
    let own = format!("search=channel&host={}", w.app.config().webserver.host());
    assert_eq!(find(&own).await.len(), 5);
    assert_eq!(find("search=channel&host=other.example").await, Vec::<String>::new());
    w.run("UPDATE actor_follow SET state = 'pending'").await;
    assert_eq!(find("search=remote").await, Vec::<String>::new());
}

async fn wrong_searches_are_named(t: &TestApp) {
    let w = world(t).await;
    let many = vec!["handles=x"; 101].join("&");
    for (query, field) in [
        ("search=", "search"),
        ("start=hello", "start"),
        ("count=hello", "count"),
        ("sort=hello", "sort"),
        ("host=6565", "host"),
        ("searchTarget=hello", "searchTarget"),
        ("searchTarget=search-index", "searchTarget"),
        ("handles=", "handles"),
        (&many, "handles"),
    ] {
        let refused = w.get("", &format!("{PATH}?{query}")).await.names(&[field]);
        assert_eq!(refused["docs"], "https://docs.joinpeertube.org/api-rest-reference.html#operation/searchChannels");
    }
    let refused = w.get("", &format!("{PATH}?handles=")).await.names(&["handles"]);
    let shown = json!({"type": "field", "value": [], "msg": "Should have valid array of handles", "path": "handles", "location": "query"});
    assert_eq!(refused["invalid-params"]["handles"], shown);
    w.configure(|c| {
        c.federation.prevent_ssrf = false;
        c.search.search_index.enabled = true;
        c.search.search_index.url = "http://127.0.0.1:1".to_owned();
        c.search.search_index.is_default_search = true;
    });
    let refused = w.get("", &format!("{PATH}?search=alice")).await;
    refused.refused(500, "Cannot use search index to make video channels search");
    assert_eq!(w.get("", &format!("{PATH}?search=alice&searchTarget=local")).await.is(200)["total"], 1);
    let index = Elsewhere::start().await;
    w.configure(|c| {
        c.search.search_index.url = index.origin.clone();
    });
    let answer = json!({"total": 1, "data": [{"url": "https://peer.example/video-channels/films", "name": "films"}]});
    index.says(PATH, &answer);
    assert_eq!(w.get("", &format!("{PATH}?search=alice&handles=films@peer.example")).await.is(200), answer);
    assert_eq!(index.told()[0]["handles"], json!(["films@peer.example"]));
}

async fn typing_is_forgiven(t: &TestApp) {
    let w = world(t).await;
    w.run("UPDATE channel SET name = 'Internet''s Own Boys' WHERE name = 'Channel of bob'").await;
    w.run("UPDATE channel SET name = 'Internet' WHERE name = 'Channel of alice'").await;
    search::rebuild(&w.app).await.unwrap();
    let find = async |query: &str| w.get("", &format!("{PATH}?{query}")).await.is(200);
    assert_eq!(names(&find("search=Iinternet%20own%20boy").await), ["bob_channel"]);
    let both = find("search=intrenet").await;
    assert_eq!((names(&both), &both["total"]), (vec!["alice_channel", "bob_channel"], &json!(2)));
    assert_eq!(names(&find("search=intrenet&sort=match&count=1").await), ["bob_channel"]);
    assert_eq!(names(&find("search=intrenet&sort=-displayName").await), ["bob_channel", "alice_channel"]);
    assert_eq!(names(&find("search=intrenet&handles=bob_channel").await), ["bob_channel"]);
    assert_eq!(names(&find("search=@alice_chanel").await), ["alice_channel"]);
    // Servers that nobody follows stay out, whatever the index has.
    assert_eq!(find("search=remote").await, json!({"total": 0, "data": []}));
    w.follow_remote().await;
    assert_eq!(find("search=remote").await["total"], 2);
}
