//! The instance's tags of videos, and what follows from them.

use crate::world;
use database::Error;
use futures::FutureExt as _;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use watched_words::{retag_videos, tag_video};
use world::World;

on_both!(
    videos_are_tagged_by_the_instances_lists,
    moderators_decide_which_tags_hold_videos,
    wrong_policies_are_refused,
    a_video_waits_when_it_says_what_is_watched_for,
);

const SERVER: &str = "/api/v1/watched-words/server/lists";
const POLICIES: &str = "/api/v1/automatic-tags/policies/server/videos";

async fn videos_are_tagged_by_the_instances_lists(t: &TestApp) {
    let w = world(t).await;
    let named = w.video("alice", "Rude words").await;
    let described = w.video("bob", "Nice").await;
    let neither = w.video("bob", "Nicer").await;
    w.run("UPDATE video SET description = 'see www.x.com, it is rude' WHERE name = 'Nice'").await;
    w.post("mod", SERVER, json!({ "listName": "Rude", "words": ["rude"] })).await.is(200);
    w.post(
        "alice",
        "/api/v1/watched-words/accounts/alice/lists",
        json!({ "listName": "own", "words": ["rude", "nicer"] }),
    )
    .await
    .is(200);
    let mut last = 0;
    while let Some(next) = retag_videos(&w.app, last).await.unwrap() {
        last = next;
    }
    let found = "SELECT tag FROM video_automatic_tag ORDER BY video_id, tag";
    assert_eq!(w.all::<String>(found).await, ["Rude", "Rude", "external-link"]);
    w.run("UPDATE video SET name = 'Polite words' WHERE name = 'Rude words'").await;
    let write = w.app.db.write(named.id, |tx, id| async move { tag_video(tx, id, "127.0.0.1:9000").await }.boxed());
    let tags = write.await.unwrap_or_else(|e: Error| panic!("{e}"));
    assert_eq!(tags, Vec::<String>::new());
    let tagged = w.all::<i64>("SELECT DISTINCT video_id FROM video_automatic_tag").await;
    assert_eq!(tagged, [described.id], "neither {} nor {}", named.id, neither.id);
}

async fn moderators_decide_which_tags_hold_videos(t: &TestApp) {
    let w = world(t).await;
    assert_eq!(w.get("mod", POLICIES).await.is(200), json!({ "autoBlock": [] }));
    w.put("mod", POLICIES, json!({ "autoBlock": ["external-link"] })).await.is(204);
    assert_eq!(w.get("root", POLICIES).await.is(200), json!({ "autoBlock": ["external-link"] }));
    let alice = "/api/v1/automatic-tags/policies/accounts/alice/comments";
    assert_eq!(w.get("alice", alice).await.is(200), json!({ "review": [] }), "the instance's are nobody else's");
    w.put("mod", POLICIES, json!({ "autoBlock": [] })).await.is(204);
    assert_eq!(w.get("mod", POLICIES).await.is(200), json!({ "autoBlock": [] }));
}

async fn wrong_policies_are_refused(t: &TestApp) {
    let w = world(t).await;
    w.put("mod", POLICIES, json!({ "autoBlock": ["external-link"] })).await.is(204);
    for wrong in [json!("toto"), json!(null), json!([5])] {
        let answer = w.put("mod", POLICIES, json!({ "autoBlock": wrong })).await.names(&["autoBlock"]);
        assert_eq!(answer["invalid-params"]["autoBlock"]["msg"], "Should have a valid autoBlock array");
    }
    let unknown = json!({ "autoBlock": ["unknown-tag"] });
    w.put("mod", POLICIES, unknown).await.refused(400, "unknown-tag is not an available automatic tag");
    for (who, status) in [("", 401), ("alice", 403)] {
        w.get(who, POLICIES).await.is(status);
        w.put(who, POLICIES, json!({ "autoBlock": [] })).await.is(status);
    }
    assert_eq!(w.get("mod", POLICIES).await.is(200), json!({ "autoBlock": ["external-link"] }));
}

/// Whether a video is blocked, and why.
async fn block(w: &World, id: i64) -> Option<i64> {
    let sql = database::Sql::new("SELECT kind FROM video_block WHERE video_id = $1").bind(id);
    w.app.db.reader().await.unwrap().optional(sql).await.unwrap()
}

async fn a_video_waits_when_it_says_what_is_watched_for(t: &TestApp) {
    video::set_hooks(video::Hooks { described: &[|tx, video, now| watched_words::described(tx, video, now).boxed()] });
    let w = World::new(t, watched_words::routes(&t.app).merge(video::routes(&t.app))).await;
    w.post("mod", SERVER, json!({ "listName": "spam", "words": ["cheap pills"] })).await.is(200);
    w.put("mod", POLICIES, json!({ "autoBlock": ["spam"] })).await.is(204);
    let (mine, theirs, third) =
        (w.video("alice", "one").await, w.video("mod", "two").await, w.video("bob", "three").await);
    let rename = async |who: &str, id: i64, field: &str, text: &str| {
        w.form(who, "PUT", &format!("/api/v1/videos/{id}"), &[(field, text)], &[]).await.is(204);
    };
    rename("alice", mine.id, "name", "Buy Cheap Pills").await;
    assert_eq!(block(&w, mine.id).await, Some(3));
    rename("mod", theirs.id, "description", "no cheap pills here").await;
    assert_eq!(block(&w, theirs.id).await, None, "what moderators write waits for nobody");
    rename("bob", third.id, "description", "see https://x.example").await;
    assert_eq!(block(&w, third.id).await, None, "this tag leads to nothing");
    let tags = "SELECT tag FROM video_automatic_tag ORDER BY video_id";
    assert_eq!(w.all::<String>(tags).await, ["spam", "spam", "external-link"]);
    assert_eq!(w.events().await.iter().filter(|e| *e == "video.auto-blocked").count(), 1);
    rename("alice", mine.id, "name", "Innocent").await;
    assert_eq!(block(&w, mine.id).await, Some(3), "a moderator lifts it, not the owner");
    w.delete("mod", &format!("/api/v1/videos/{}/blacklist", mine.id)).await.is(204);
    rename("alice", mine.id, "support", "cheap pills").await;
    assert_eq!(block(&w, mine.id).await, None, "only names and descriptions are looked at");
}
