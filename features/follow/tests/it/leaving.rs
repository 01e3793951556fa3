//! Who leaves takes follows along, and the counters of those who stay are right.

use crate::{counts, subscribe, world};
use futures::FutureExt as _;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(a_channel_leaves, a_person_leaves);

fn connect() {
    channel::set_hooks(channel::Hooks {
        registered: &[],
        actor_goes: &[|tx, actor, _| async move { Ok(follow::forget(tx, actor).await?) }.boxed()],
        remove_videos: |_, _, _| async { Ok(()) }.boxed(),
        channel_goes: &[],
        account_goes: &[],
        set_support: |_, _, _, _| async { Ok(()) }.boxed(),
    });
}

async fn follows(w: &World) -> i64 {
    w.one("SELECT count(*) FROM actor_follow").await
}

async fn a_channel_leaves(t: &TestApp) {
    connect();
    let w = world(t).await;
    w.post("alice", "/api/v1/video-channels", json!({"name": "second", "displayName": "Second"})).await.is(200);
    subscribe(&w, "bob", "alice").await;
    subscribe(&w, "bob", "carol").await;
    w.delete("alice", "/api/v1/video-channels/alice_channel").await.is(204);
    assert_eq!(follows(&w).await, 1);
    assert_eq!(counts(&w, "bob").await, [0, 1]);
    assert_eq!(w.get("bob", "/api/v1/users/me/subscriptions").await.is(200)["total"], 1);
}

async fn a_person_leaves(t: &TestApp) {
    connect();
    let w = world(t).await;
    subscribe(&w, "bob", "alice").await;
    subscribe(&w, "carol", "alice").await;
    subscribe(&w, "carol", "bob").await;
    let bob = w.person("bob").user_id;
    w.delete("root", &format!("/api/v1/users/{bob}")).await.is(204);
    assert_eq!(follows(&w).await, 1);
    assert_eq!(counts(&w, "alice_channel").await, [1, 0]);
    assert_eq!(counts(&w, "carol").await, [0, 1]);
}
