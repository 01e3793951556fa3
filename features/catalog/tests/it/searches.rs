//! Searches and the overview.

use crate::filters::{names, sorted, world};
use platform::clock::iso;
use platform::on_both;
use platform::testing::{START, TestApp};
use serde_json::json;
use world::{Elsewhere, NewVideo};

on_both!(
    words_of_the_title_are_found,
    searches_are_narrowed,
    an_address_of_ours_is_found,
    an_index_of_many_is_asked,
    overviews_have_what_is_plenty
);

async fn words_of_the_title_are_found(t: &TestApp) {
    let w = world(t).await;
    for name in ["The wind and the sea", "Sea", "Seaside", "100% calm"] {
        w.video("alice", name).await;
    }
    w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("Secret sea") }).await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Sea', 'sea' FROM video WHERE name LIKE '100%'")
        .await;
    assert_eq!(
        names(&w, "", "search/videos?search=sea").await,
        ["Sea", "Seaside", "The wind and the sea", "100% calm"],
        "the best fit first, and what has the word as a tag"
    );
    assert_eq!(names(&w, "", "search/videos?search=SEA%20wind").await, ["The wind and the sea"]);
    assert_eq!(names(&w, "", "search/videos?search=100%25").await, ["100% calm"]);
    assert!(names(&w, "", "search/videos?search=_ea").await.is_empty());
    assert_eq!(names(&w, "", "search/videos").await.len(), 4);
    let refused = w.get("", "/api/v1/search/videos?search=").await.is(400);
    assert_eq!(refused["invalid-params"]["search"]["msg"], "Invalid value");
}

async fn searches_are_narrowed(t: &TestApp) {
    let w = world(t).await;
    let first = w.new_video("alice", NewVideo { duration: 10, ..NewVideo::named("first") }).await;
    w.wait(10_000);
    w.new_video("alice", NewVideo { duration: 100, ..NewVideo::named("second") }).await;
    w.run("UPDATE video SET originally_published_at = 1000 WHERE name = 'first'").await;
    let short = platform::id::short(first.uuid);
    for (query, expected) in [
        (format!("startDate={}", iso(START + 1)), "second"),
        (format!("endDate={}", iso(START + 1)), "first"),
        ("originallyPublishedStartDate=1970-01-01&originallyPublishedEndDate=1971-01-01".to_owned(), "first"),
        ("durationMin=50".to_owned(), "second"),
        ("durationMax=50".to_owned(), "first"),
        (format!("uuids={}", first.uuid), "first"),
        (format!("uuids={short}"), "first"),
    ] {
        assert_eq!(names(&w, "", &format!("search/videos?{query}")).await, [expected], "{query}");
    }
    for (query, field, message) in [
        ("startDate=hello", "startDate", "Should have a start date that conforms to ISO 8601"),
        ("endDate=hello", "endDate", "Should have a end date that conforms to ISO 8601"),
        (
            "originallyPublishedStartDate=hello",
            "originallyPublishedStartDate",
            "Should have a published start date that conforms to ISO 8601",
        ),
        (
            "originallyPublishedEndDate=hello",
            "originallyPublishedEndDate",
            "Should have a published end date that conforms to ISO 8601",
        ),
        ("durationMin=hello", "durationMin", "Invalid value"),
        ("durationMax=hello", "durationMax", "Invalid value"),
        ("uuids=hello", "uuids", "Should have valid array of uuid"),
        ("searchTarget=search-index", "searchTarget", "Invalid value"),
        ("sort=trending", "sort", "Invalid value"),
    ] {
        let refused = w.get("", &format!("/api/v1/search/videos?{query}")).await.is(400);
        assert_eq!(refused["invalid-params"][field]["msg"], message, "{query}");
    }
    w.configure(|c| {
        c.search.search_index.enabled = true;
        c.search.search_index.url = "http://127.0.0.1:1".to_owned();
        c.search.search_index.is_default_search = true;
    });
    let sentence = "Cannot use search index to make video search";
    w.get("", "/api/v1/search/videos?search=first").await.refused(500, sentence);
    assert_eq!(names(&w, "", "search/videos?search=first&searchTarget=local").await, ["first"]);
}

async fn an_index_of_many_is_asked(t: &TestApp) {
    let w = world(t).await;
    let index = Elsewhere::start().await;
    w.configure(|c| {
        c.federation.prevent_ssrf = false;
        c.search.search_index.enabled = true;
        c.search.search_index.url = format!("{}/", index.origin);
        c.instance.default_nsfw_policy = config::value::NsfwPolicy::Blur;
    });
    let rows =
        json!([{"name": "a film", "url": "https://peer.example/videos/watch/1", "score": 3}, {"url": "file:///x"}]);
    index.says("/api/v1/search/videos", &json!({"total": 2, "data": rows}));
    w.run("INSERT INTO server_mute (owner_account_id, host, created_at) VALUES (NULL, 'spam.example', 0)").await;
    let ask = "/api/v1/search/videos?search=film&tagsOneOf=sea&count=5&searchTarget=search-index";
    let found = w.get("", ask).await.is(200);
    assert_eq!(found, json!({"total": 2, "data": [rows[0]]}));
    assert_eq!(index.asked(), ["/api/v1/search/videos"]);
    let told = json!({"search": "film", "tagsOneOf": ["sea"], "count": 5, "nsfw": "both",
        "blockedHosts": ["spam.example"], "blockedAccounts": []});
    assert_eq!(index.told(), [told]);
    w.configure(|c| c.instance.default_nsfw_policy = config::value::NsfwPolicy::DoNotList);
    w.get("", ask).await.is(200);
    assert_eq!(index.told()[0]["nsfw"], "false");
    // What is wrong here is refused here, and answers that are no list are not passed on.
    w.get("", &format!("{ask}&durationMin=x")).await.names(&["durationMin"]);
    assert!(index.asked().len() == 1);
    let sentence = "Cannot use search index to make video search";
    for (status, body) in [(200, "{}"), (200, "no JSON"), (302, ""), (500, r#"{"total": 0, "data": []}"#)] {
        index.answers("/api/v1/search/videos", status, body);
        w.get("", ask).await.refused(500, sentence);
    }
}

async fn an_address_of_ours_is_found(t: &TestApp) {
    let w = world(t).await;
    let origin = w.app.config().webserver.origin();
    let film = w.new_video("alice", NewVideo { privacy: 2, ..NewVideo::named("film") }).await;
    let secret = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("secret") }).await;
    let short = platform::id::short(film.uuid);
    for address in [format!("{origin}/videos/watch/{}?a=b", film.uuid), format!("{origin}/w/{short}")] {
        assert_eq!(names(&w, "", &format!("search/videos?search={address}")).await, ["film"], "{address}");
    }
    let hidden = format!("search/videos?search={origin}/w/{}", secret.uuid);
    assert!(names(&w, "", &hidden).await.is_empty());
    assert!(names(&w, "bob", &hidden).await.is_empty());
    assert_eq!(names(&w, "alice", &hidden).await, ["secret"]);
    assert!(names(&w, "", &format!("search/videos?search=https://else.example/w/{short}")).await.is_empty());
}

async fn overviews_have_what_is_plenty(t: &TestApp) {
    let w = world(t).await;
    let path = "/api/v1/overviews/videos?page=1";
    let empty = json!({"categories": [], "channels": [], "tags": []});
    assert_eq!(w.get("", path).await.is(200), empty);
    for n in 0..6 {
        w.video("alice", &format!("video {n}")).await;
    }
    w.video("bob", "alone").await;
    w.run("UPDATE video SET category = 3").await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Sea', 'sea' FROM video").await;
    assert_eq!(w.get("", path).await.is(200), empty, "what was chosen holds for a while");
    w.wait(i64::try_from(w.app.config().testing.lifetimes.overviews.as_millis()).unwrap());
    let overview = w.get("", path).await.is(200);
    assert_eq!(overview["categories"][0]["category"], json!({"id": 3, "label": "Vehicles"}));
    assert_eq!(overview["categories"][0]["videos"].as_array().unwrap().len(), 7);
    assert_eq!(overview["channels"][0]["channel"]["name"], "alice_channel");
    assert_eq!(overview["channels"][0]["videos"].as_array().unwrap().len(), 6);
    assert_eq!((&overview["channels"][1], &overview["tags"][0]["tag"]), (&json!(null), &json!("Sea")));
    assert_eq!(w.get("", "/api/v1/overviews/videos?page=2").await.is(200), empty);
    for page in ["0", "21", "x"] {
        let refused = w.get("", &format!("/api/v1/overviews/videos?page={page}")).await.is(400);
        assert_eq!(refused["invalid-params"]["page"]["msg"], "Invalid value");
    }
    assert_eq!(sorted(&w, "", "videos").await.len(), 7);
}

on_both!(
    typing_is_forgiven,
    who_may_see_what_is_asked_of_the_database,
    what_is_found_is_narrowed_sorted_and_counted,
    what_is_said_is_found_with_its_second
);

async fn typing_is_forgiven(t: &TestApp) {
    let w = world(t).await;
    for name in
        ["The Internet's Own Boy: The Story of Aaron Swartz", "Internet for beginners", "Internet's Own Boy", "Boy"]
    {
        w.video("alice", name).await;
    }
    search::rebuild(&w.app).await.unwrap();
    let best = async |words: &str| names(&w, "", &format!("search/videos?search={words}")).await;
    for words in ["Iinternet%20own%20boy", "internets%20own%20boy", "Intrenet%20own%20byo", "internet%20ownboy"] {
        assert_eq!(best(words).await.first().map(String::as_str), Some("Internet's Own Boy"), "{words}");
    }
    assert_eq!(best("aaron%20schwartz").await, ["The Internet's Own Boy: The Story of Aaron Swartz"]);
    // Of equal titles those that many watch come first, then the newest.
    w.wait(1_000_000_000);
    let again = w.video("bob", "Internet's Own Boy").await.id;
    search::rebuild(&w.app).await.unwrap();
    let first = async || w.get("", "/api/v1/search/videos?search=own+boy").await.is(200)["data"][0]["id"].clone();
    assert_eq!(first().await, again);
    w.run("UPDATE video SET views = 100000 WHERE name = 'Internet''s Own Boy' AND id = 3").await;
    assert_eq!(first().await, 3);
    let up = names(&w, "", "search/videos?search=own+boy&sort=match").await;
    assert_eq!(up.last().map(String::as_str), Some("Internet's Own Boy"));
}

async fn who_may_see_what_is_asked_of_the_database(t: &TestApp) {
    let w = world(t).await;
    let mut ids = Vec::new();
    for privacy in 1..=5 {
        let name = format!("Whales {privacy}");
        ids.push(w.new_video("alice", NewVideo { privacy, ..NewVideo::named(&name) }).await.id);
    }
    w.new_video("alice", NewVideo { nsfw: true, ..NewVideo::named("Whales sensitive") }).await;
    w.new_video("alice", NewVideo { state: 2, ..NewVideo::named("Whales unfinished") }).await;
    search::rebuild(&w.app).await.unwrap();
    let find = async |who: &str, query: &str| sorted(&w, who, &format!("search/videos?search=whale{query}")).await;
    assert_eq!(find("", "&nsfw=false").await, ["Whales 1"]);
    assert_eq!(find("bob", "&nsfw=false").await, ["Whales 1", "Whales 4"]);
    assert_eq!(find("", "&nsfw=true").await, ["Whales sensitive"]);
    assert_eq!(find("mod", "&nsfw=false&privacyOneOf=3&privacyOneOf=2").await, ["Whales 2", "Whales 3"]);
    w.get("bob", "/api/v1/search/videos?search=whale&privacyOneOf=3").await.is(401);
    // The index has not heard of it yet.
    w.run("UPDATE video SET privacy = 3 WHERE name = 'Whales 1'").await;
    assert_eq!(find("", "&nsfw=false").await, Vec::<String>::new());
    w.run("DELETE FROM video WHERE name = 'Whales 4'").await;
    assert_eq!(find("bob", "&nsfw=false").await, Vec::<String>::new());
}

async fn what_is_found_is_narrowed_sorted_and_counted(t: &TestApp) {
    let w = world(t).await;
    for (n, name) in ["Whales sing", "Whales dive", "Whales and more whales", "Sharks"].into_iter().enumerate() {
        let duration = 10 * i64::try_from(n).unwrap() + 10;
        w.new_video(if n == 1 { "bob" } else { "alice" }, NewVideo { duration, ..NewVideo::named(name) }).await;
        w.wait(1_000);
    }
    search::rebuild(&w.app).await.unwrap();
    let find = async |query: &str| names(&w, "", &format!("search/videos?search=whlaes{query}")).await;
    assert_eq!(find("&sort=-publishedAt").await, ["Whales and more whales", "Whales dive", "Whales sing"]);
    assert_eq!(find("&sort=duration").await, ["Whales sing", "Whales dive", "Whales and more whales"]);
    assert_eq!(find("&durationMax=25&sort=name").await, ["Whales dive", "Whales sing"]);
    assert_eq!(find(&format!("&startDate={}", iso(START + 1_500))).await, ["Whales and more whales"]);
    for sort in ["match", "-match", "name"] {
        let path = format!("/api/v1/search/videos?search=whlaes&sort={sort}&start=1&count=1");
        let page = w.get("", &path).await.is(200);
        assert_eq!((&page["total"], page["data"].as_array().unwrap().len()), (&json!(3), 1), "{sort}");
        let none = w.get("", &format!("/api/v1/search/videos?search=whlaes&sort={sort}&count=0")).await.is(200);
        assert_eq!(none, json!({"total": 3, "data": []}), "{sort}");
    }
}

async fn what_is_said_is_found_with_its_second(t: &TestApp) {
    let w = world(t).await;
    let talk = w.video("alice", "A talk").await;
    w.video("alice", "Whales").await;
    w.run("INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) VALUES (1, 'en', 'talk.vtt', FALSE, 1, 1)").await;
    let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n\n01:05.250 --> 01:09.000\nlet us speak of whales\n";
    let key = object_storage::Key::new("talk.vtt").unwrap();
    w.app.storage.put_bytes(platform::buckets::CAPTIONS, &key, bytes::Bytes::from(vtt)).await.unwrap();
    search::rebuild(&w.app).await.unwrap();
    let found = w.get("", "/api/v1/search/videos?search=whales").await.is(200);
    assert_eq!(found["total"], 2);
    assert_eq!((&found["data"][0]["name"], found["data"][0].get("captionHit")), (&json!("Whales"), None));
    assert_eq!(found["data"][1]["id"], talk.id);
    assert_eq!(
        found["data"][1]["captionHit"],
        json!({"language": "en", "at": 65.25, "text": "let us speak of whales"})
    );
    let listed = w.get("", "/api/v1/videos").await.is(200);
    assert!(listed["data"].as_array().unwrap().iter().all(|v| v.get("captionHit").is_none()));
}

on_both!(suggestions_are_of_what_everybody_may_see);

async fn suggestions_are_of_what_everybody_may_see(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "Whales and boats").await;
    w.video("bob", "Whales and boats").await;
    w.video("bob", "A boat full of whales").await;
    for privacy in 2..=5 {
        w.new_video("alice", NewVideo { privacy, ..NewVideo::named(&format!("Whales hidden {privacy}")) }).await;
    }
    w.new_video("alice", NewVideo { nsfw: true, ..NewVideo::named("Whales sensitive") }).await;
    w.run("UPDATE channel SET name = 'Whale watchers' WHERE name = 'Channel of carol'").await;
    w.run("UPDATE channel SET name = 'Whales elsewhere' WHERE name = 'Channel of remote'").await;
    let path = "/api/v1/search/suggestions?search=whal";
    assert_eq!(w.get("", path).await.is(200), json!({"data": []}), "there is no index");
    search::rebuild(&w.app).await.unwrap();
    let expected = json!({"data": [
        {"kind": "video", "text": "Whales and boats"},
        {"kind": "video", "text": "A boat full of whales"},
        {"kind": "channel", "text": "Whale watchers", "handle": "carol_channel"},
    ]});
    for (who, text) in [("", "whal"), ("alice", "whal"), ("mod", "whal"), ("", "whla"), ("", "Whlae")] {
        assert_eq!(
            w.get(who, &format!("/api/v1/search/suggestions?search={text}")).await.is(200),
            expected,
            "{who} {text}"
        );
    }
    let few = w.get("", &format!("{path}&count=2")).await.is(200);
    assert_eq!(few["data"].as_array().unwrap().len(), 2);
    for (query, field) in
        [("", "search"), ("search=", "search"), ("search=a&count=0", "count"), ("search=a&count=21", "count")]
    {
        w.get("", &format!("/api/v1/search/suggestions?{query}")).await.names(&[field]);
    }
}
