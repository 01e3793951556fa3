//! The feed of somebody's subscriptions, and who may open it.

use crate::{texts, world};
use platform::on_both;
use platform::testing::TestApp;
use world::{NewVideo, World};

on_both!(a_token_opens_the_feed_of_its_owner, nothing_but_the_token_opens_it, subscriptions_tell_public_videos_only);

const TOKEN: &str = "6c1f8a2e-0000-4000-8000-00000000000a";

/// Alice follows Bob and has a token; Carol has another one.
async fn setup(w: &World) -> i64 {
    w.run(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) SELECT a.id, b.id, 'accepted', 1000, 0, 0 \
         FROM actor a CROSS JOIN actor b WHERE a.username = 'alice' AND b.username = 'bob_channel'",
    )
    .await;
    w.run("UPDATE users SET feed_token = '6c1f8a2e-0000-4000-8000-00000000000a' WHERE username = 'alice'").await;
    w.run("UPDATE users SET feed_token = '6c1f8a2e-0000-4000-8000-00000000000b' WHERE username = 'carol'").await;
    w.person("alice").account_id
}

async fn a_token_opens_the_feed_of_its_owner(t: &TestApp) {
    let w = world(t).await;
    let alice = setup(&w).await;
    w.video("bob", "Followed").await;
    w.video("carol", "Not followed").await;
    w.video("alice", "Own").await;
    let path = format!("/feeds/subscriptions.xml?accountId={alice}&token={TOKEN}");
    let answer = w.get("", &path).await;
    assert_eq!(answer.header("cache-control"), Some("private, max-age=300"));
    assert_eq!(texts(&answer.text(), "rss/channel/item/title"), ["Followed"]);
    assert_eq!(texts(&answer.text(), "rss/channel/title"), ["alice"]);
    let json = w.get("", &path.replace(".xml", ".json")).await.is(200);
    let origin = t.app.config().webserver.origin();
    assert_eq!(json["feed_url"], format!("{origin}{}", path.replace(".xml", ".json")));
}

async fn nothing_but_the_token_opens_it(t: &TestApp) {
    let w = world(t).await;
    let alice = setup(&w).await;
    for token in ["toto", "6c1f8a2e-0000-4000-8000-00000000000b", "%27%20OR%201=1"] {
        let path = format!("/feeds/subscriptions.json?accountId={alice}&token={token}");
        w.get("alice", &path).await.refused(403, "User and token mismatch");
    }
    w.get("", "/feeds/subscriptions.json").await.names(&["accountId", "token"]);
    w.get("", &format!("/feeds/subscriptions.json?accountId={alice}")).await.names(&["token"]);
    w.get("", &format!("/feeds/subscriptions.json?accountId=999&token={TOKEN}")).await.is(404);
    let remote = w.person("remote").account_id;
    w.get("", &format!("/feeds/subscriptions.json?accountId={remote}&token={TOKEN}")).await.is(403);
    // Who was shut out has no feed any more.
    w.block(w.person("alice").user_id).await;
    w.get("", &format!("/feeds/subscriptions.json?accountId={alice}&token={TOKEN}")).await.is(403);
}

async fn subscriptions_tell_public_videos_only(t: &TestApp) {
    let w = world(t).await;
    let alice = setup(&w).await;
    for (name, privacy) in [("public", 1), ("unlisted", 2), ("private", 3), ("internal", 4), ("password", 5)] {
        w.new_video("bob", NewVideo { privacy, ..NewVideo::named(name) }).await;
    }
    w.new_video("bob", NewVideo { nsfw: true, ..NewVideo::named("sensitive") }).await;
    let path = format!("/feeds/subscriptions.json?accountId={alice}&token={TOKEN}");
    let titles = async || {
        let json = w.get("", &path).await.is(200);
        let mut titles: Vec<String> =
            json["items"].as_array().unwrap().iter().map(|i| i["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    };
    assert_eq!(titles().await, ["public"]);
    // As she wants sensitive videos shown.
    w.run("UPDATE users SET preferences = '{\"nsfwPolicy\":\"display\"}' WHERE username = 'alice'").await;
    assert_eq!(titles().await, ["public", "sensitive"]);
}
