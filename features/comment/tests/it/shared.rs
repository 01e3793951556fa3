//! What collaborators of a channel may do with comments below its videos.

use crate::{answer, approves, counted, removes, says, strict_video, threads, work};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Video, World};

on_both!(collaborators_look_after_comments, collaborators_list_comments, collaborators_remove_what_somebody_wrote);

const PEOPLE: &str = "/api/v1/video-channels/alice_channel/collaborators";
const OWN: &str = "/api/v1/users/me/videos/comments";

async fn world(t: &TestApp) -> World {
    World::new(t, comment::routes(&t.app).merge(channel::routes(&t.app))).await
}

/// Bob helps with alice's channel; the number of the collaboration.
async fn bob_helps(w: &World) -> i64 {
    let invited = w.post("alice", &format!("{PEOPLE}/invite"), json!({"accountHandle": "bob"})).await.is(200);
    let id = invited["collaborator"]["id"].as_i64().unwrap();
    w.bare("bob", "POST", &format!("{PEOPLE}/{id}/accept")).await.is(204);
    id
}

async fn texts(w: &World, who: &str, query: &str) -> Vec<Value> {
    let list = w.get(who, &format!("{OWN}?sort=createdAt{query}")).await.is(200);
    list["data"].as_array().unwrap().iter().map(|c| c["text"].clone()).collect()
}

async fn count(w: &World, who: &str, video: &Video) -> Value {
    threads(w, who, video, "").await["total"].clone()
}

async fn collaborators_look_after_comments(t: &TestApp) {
    let w = world(t).await;
    let video = strict_video(&w, "alice").await;
    let (first, second) = (says(&w, "carol", &video, "first").await, says(&w, "carol", &video, "second").await);
    let refused = "User does not have the permission to delete this comment";
    assert_eq!(count(&w, "bob", &video).await, 0);
    approves(&w, "bob", &video, first).await.refused(403, refused);
    let id = bob_helps(&w).await;
    assert_eq!(count(&w, "bob", &video).await, 2);
    answer(&w, "bob", &video, first, "seen").await.is(200);
    approves(&w, "bob", &video, first).await.is(204);
    removes(&w, "bob", &video, second).await.is(204);
    assert_eq!(counted(&w, &video).await, 2, "the first and the answer to it");
    // What they say themselves is not held.
    says(&w, "bob", &video, "at home").await;
    assert_eq!(counted(&w, &video).await, 3);
    w.delete("alice", &format!("{PEOPLE}/{id}")).await.is(204);
    removes(&w, "bob", &video, first).await.refused(403, refused);
    says(&w, "bob", &video, "a guest").await;
    assert_eq!(counted(&w, &video).await, 3);
}

async fn collaborators_list_comments(t: &TestApp) {
    let w = world(t).await;
    let (hers, his) = (w.video("alice", "hers").await, w.video("bob", "his").await);
    says(&w, "carol", &hers, "below hers").await;
    says(&w, "carol", &his, "below his").await;
    let channel = w.person("alice").channel_id;
    let of_channel = format!("{OWN}?videoChannelId={channel}");
    w.get("bob", &of_channel).await.refused(403, "This user cannot manage this channel");
    bob_helps(&w).await;
    assert_eq!(texts(&w, "bob", "").await, ["below his"]);
    assert_eq!(texts(&w, "bob", "&includeCollaborations=true").await, ["below hers", "below his"]);
    assert_eq!(texts(&w, "bob", &format!("&includeCollaborations=true&videoId={}", hers.uuid)).await, ["below hers"]);
    assert_eq!(
        texts(&w, "bob", &format!("&includeCollaborations=true&videoChannelId={channel}")).await,
        ["below hers"]
    );
    assert_eq!(texts(&w, "alice", "&includeCollaborations=true").await, ["below hers"]);
    let wrong = w.get("bob", &format!("{OWN}?includeCollaborations=maybe")).await;
    wrong.names(&["includeCollaborations"]);
}

async fn collaborators_remove_what_somebody_wrote(t: &TestApp) {
    let w = world(t).await;
    let (hers, his, third) = (w.video("alice", "a").await, w.video("bob", "b").await, w.video("root", "c").await);
    for video in [&hers, &his, &third] {
        says(&w, "carol", video, "spam").await;
    }
    bob_helps(&w).await;
    let left = async || w.one::<i64>("SELECT count(*) FROM video_comment WHERE deleted_at IS NULL").await;
    let remove = async |scope: &str| {
        let body = json!({"accountName": "carol", "scope": scope});
        w.post("bob", "/api/v1/bulk/remove-comments-of", body).await.is(204);
        work(&w).await;
    };
    remove("my-videos").await;
    assert_eq!(left().await, 2);
    remove("my-videos-and-collaborations").await;
    assert_eq!(left().await, 1);
    assert_eq!(count(&w, "", &third).await, 1);
}
