//! `users/me/subscriptions/videos`: what the followed channels publish.

use platform::on_both;
use platform::testing::TestApp;
use world::{NewVideo, World};

on_both!(lists_what_followed_channels_publish);

const PATH: &str = "/api/v1/users/me/subscriptions/videos";

async fn titles(w: &World, who: &str, query: &str) -> Vec<String> {
    let list = w.get(who, &format!("{PATH}{query}")).await.is(200);
    let titles: Vec<String> =
        list["data"].as_array().unwrap().iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(list["total"].as_u64(), Some(titles.len() as u64));
    titles
}

async fn lists_what_followed_channels_publish(t: &TestApp) {
    let router = catalog::routes(&t.app).split().0.layer(catalog::routes::shared());
    let w = World::with_router(t, router).await;
    w.video("alice", "first").await;
    w.wait(1000);
    w.video("alice", "second").await;
    w.video("carol", "of another").await;
    w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    w.new_video("alice", NewVideo { privacy: 2, ..NewVideo::named("unlisted") }).await;
    assert_eq!(titles(&w, "bob", "").await, [""; 0]);
    w.run(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT me.id, t.id, 'accepted', 5000, 1, 1 FROM actor me, actor t \
         WHERE me.username = 'bob' AND t.username = 'alice_channel'",
    )
    .await;
    w.run(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT me.id, t.id, 'pending', 5000, 1, 1 FROM actor me, actor t \
         WHERE me.username = 'bob' AND t.username = 'carol_channel'",
    )
    .await;
    // A total is remembered for some seconds; rows forged below the routes wake nobody.
    w.wait(6_000);
    assert_eq!(titles(&w, "bob", "").await, ["second", "first"]);
    assert_eq!(titles(&w, "bob", "?sort=createdAt").await, ["first", "second"]);
    assert_eq!(titles(&w, "bob", "?search=sec").await, ["second"]);
    assert_eq!(titles(&w, "alice", "").await, [""; 0]);
    let row = w.get("bob", PATH).await.is(200)["data"][0].clone();
    assert_eq!(row.get("state"), None, "{row}");
    w.get("", PATH).await.refused(401, "Token is invalid");
    w.get("bob", &format!("{PATH}?start=hello&count=hello&sort=hello")).await.names(&["start", "count", "sort"]);
}
