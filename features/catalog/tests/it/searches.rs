//! Searches and the overview.

use crate::filters::{names, sorted, world};
use platform::clock::iso;
use platform::on_both;
use platform::testing::{START, TestApp};
use serde_json::json;
use world::NewVideo;

on_both!(
    words_of_the_title_are_found,
    searches_are_narrowed,
    an_address_of_ours_is_found,
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
        c.search.search_index.is_default_search = true;
    });
    let sentence = "Cannot use search index to make video search";
    w.get("", "/api/v1/search/videos?search=first").await.refused(500, sentence);
    assert_eq!(names(&w, "", "search/videos?search=first&searchTarget=local").await, ["first"]);
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
