//! Videos of this server.

use crate::{PUBLIC, happened, lines, origin, sent, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, World};

on_both!(
    a_new_video_is_told_and_announced,
    changes_are_told_to_everybody_around_the_video,
    what_is_hidden_is_taken_back_and_told_anew,
    what_is_gone_is_taken_back,
    what_not_everybody_may_see_is_not_told,
    blocked_videos_are_not_told_of_and_taken_back_where_it_is_wanted,
    another_channel_announces_it,
    another_owner_is_told_by_the_former,
    nothing_is_told_where_federation_is_off
);

const EVERYBODY: &str = "account.example channel.example server.example";

async fn a_new_video_is_told_and_announced(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    let sent = happened(&w, "video.published", video.id).await;
    let lines = lines(&sent);
    assert_eq!(
        lines,
        [
            "Create Video by alice to account.example server.example".replace(" server.example", ""),
            format!("Announce by peertube to {EVERYBODY}"),
            format!("Announce by alice_channel to {EVERYBODY}"),
        ]
    );
    let (own, url) = (origin(&w), format!("{}/videos/watch/{}", origin(&w), video.uuid));
    let create = &sent[0].activity;
    assert_eq!(create["id"], json!(format!("{url}/activity")));
    assert_eq!(create["to"], json!([PUBLIC, format!("{own}/video-channels/alice_channel")]));
    assert_eq!(create["cc"], json!([format!("{own}/accounts/alice/followers")]));
    assert_eq!((&create["object"]["id"], &create["object"]["name"]), (&json!(url), &json!("a video")));
    let channel = w.one::<i64>("SELECT id FROM actor WHERE username = 'alice_channel'").await;
    let announce = json!({
        "to": [PUBLIC],
        "cc": [format!("{own}/video-channels/alice_channel/followers")],
        "type": "Announce",
        "id": format!("{url}/announces/{channel}"),
        "actor": format!("{own}/video-channels/alice_channel"),
        "object": url,
    });
    assert_eq!(sent[2].activity, announce);
    // Once more it is not new.
    assert!(happened(&w, "video.published", video.id).await.is_empty());
}

async fn changes_are_told_to_everybody_around_the_video(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    w.wait(1500);
    for kind in ["video.updated", "video.file-added"] {
        let sent = happened(&w, kind, video.id).await;
        assert_eq!(lines(&sent), [format!("Update Video by alice to {EVERYBODY}")], "{kind}");
        let url = format!("{}/videos/watch/{}", origin(&w), video.uuid);
        assert_eq!(sent[0].activity["id"], json!(format!("{url}/updates/2026-01-01T00:00:01.500Z")));
        assert_eq!(sent[0].activity["object"]["to"], sent[0].activity["to"]);
    }
}

async fn set(w: &World, column: &'static str, id: i64) {
    w.app
        .db
        .write(id, move |tx, id| {
            async move {
                let mut sql = Sql::new("UPDATE video SET ");
                sql.push(column).push(" WHERE id = ").arg(id);
                tx.execute(sql).await
            }
            .boxed()
        })
        .await
        .map(drop)
        .map_err(|e: database::Error| e.to_string())
        .unwrap();
}

async fn what_is_hidden_is_taken_back_and_told_anew(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    set(&w, "privacy = 3", video.id).await;
    let sent = happened(&w, "video.updated", video.id).await;
    assert_eq!(lines(&sent), [format!("Delete by alice to {EVERYBODY}")]);
    let (own, url) = (origin(&w), format!("{}/videos/watch/{}", origin(&w), video.uuid));
    let delete = json!({
        "to": [PUBLIC, format!("{own}/video-channels/alice_channel")],
        "cc": [format!("{own}/accounts/alice/followers")],
        "type": "Delete",
        "id": format!("{url}/delete"),
        "actor": format!("{own}/accounts/alice"),
        "object": url,
    });
    assert_eq!(sent[0].activity, delete);
    assert!(happened(&w, "video.updated", video.id).await.is_empty(), "nobody knows of it any more");
    set(&w, "privacy = 1", video.id).await;
    let sent = happened(&w, "video.published", video.id).await;
    assert_eq!(sent.len(), 3);
}

async fn what_is_gone_is_taken_back(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    w.run("DELETE FROM video").await;
    let sent = happened(&w, "video.deleted", video.id).await;
    assert_eq!(lines(&sent), [format!("Delete by alice to {EVERYBODY}")]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM told").await, 0);
    // What was never told is not taken back.
    assert!(happened(&w, "video.deleted", video.id + 1).await.is_empty());
}

async fn what_not_everybody_may_see_is_not_told(t: &TestApp) {
    let w = world(t).await;
    for privacy in [2, 3, 4, 5] {
        let video = w.new_video("alice", NewVideo { privacy, ..NewVideo::named("hidden") }).await;
        assert!(happened(&w, "video.published", video.id).await.is_empty(), "{privacy}");
    }
    let video = w.new_video("alice", NewVideo { state: 2, ..NewVideo::named("under way") }).await;
    assert!(happened(&w, "video.file-added", video.id).await.is_empty());
    let elsewhere = w.video("remote", "elsewhere").await;
    assert!(happened(&w, "video.updated", elsewhere.id).await.is_empty());
    // The instance may let unlisted ones out.
    w.configure(|c| c.federation.videos.federate_unlisted = true);
    let video = w.new_video("alice", NewVideo { privacy: 2, ..NewVideo::named("unlisted") }).await;
    let sent = happened(&w, "video.published", video.id).await;
    assert_eq!((&sent[0].activity["to"], &sent[0].activity["cc"]), (&json!([]), &json!([PUBLIC])));
}

async fn blocked_videos_are_not_told_of_and_taken_back_where_it_is_wanted(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    w.run("INSERT INTO video_block (video_id, kind, unfederated, created_at, updated_at) SELECT id, 1, FALSE, 0, 0 FROM video").await;
    set(&w, "blocked = TRUE", video.id).await;
    assert!(happened(&w, "video.blocked", video.id).await.is_empty(), "others keep it");
    assert!(happened(&w, "video.updated", video.id).await.is_empty(), "and hear nothing new");
    w.run("UPDATE video_block SET unfederated = TRUE").await;
    let sent = happened(&w, "video.blocked", video.id).await;
    assert_eq!(lines(&sent), [format!("Delete by alice to {EVERYBODY}")]);
    w.run("DELETE FROM video_block").await;
    set(&w, "blocked = FALSE", video.id).await;
    assert_eq!(happened(&w, "video.unblocked", video.id).await.len(), 3);
}

async fn move_to(w: &World, person: &'static str) {
    let channel = w.person(person).channel_id;
    let write = w.app.db.write(channel, |tx, id| {
        async move { tx.execute(Sql::new("UPDATE video SET channel_id = $1").bind(id)).await }.boxed()
    });
    write.await.map(drop).map_err(|e: database::Error| e.to_string()).unwrap();
}

async fn another_channel_announces_it(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    // Bob's channel becomes one of Alice's.
    w.run("UPDATE channel SET account_id = (SELECT ac.id FROM account ac JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'alice') \
           WHERE name = 'Channel of bob'")
        .await;
    move_to(&w, "bob").await;
    let sent = happened(&w, "video.updated", video.id).await;
    assert_eq!(
        lines(&sent),
        [
            format!("Undo Announce by alice_channel to {EVERYBODY}"),
            format!("Update Video by alice to {EVERYBODY}"),
            format!("Announce by bob_channel to {EVERYBODY}"),
        ]
    );
    let undo = &sent[0].activity;
    assert_eq!(undo["id"], json!(format!("{}/undo", undo["object"]["id"].as_str().unwrap())));
    // From now on the new one is the only one.
    let sent = happened(&w, "video.updated", video.id).await;
    assert_eq!(lines(&sent), ["Update Video by alice to account.example server.example"]);
}

async fn another_owner_is_told_by_the_former(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    move_to(&w, "bob").await;
    let sent = happened(&w, "video.updated", video.id).await;
    assert_eq!(lines(&sent)[1], format!("Update Video by alice to {EVERYBODY}"));
    let owners: Vec<&Value> =
        sent[1].activity["object"]["attributedTo"].as_array().unwrap().iter().map(|a| &a["id"]).collect();
    assert_eq!(
        owners,
        [&json!(format!("{}/accounts/bob", origin(&w))), &json!(format!("{}/video-channels/bob_channel", origin(&w)))]
    );
    let sent = happened(&w, "video.updated", video.id).await;
    assert_eq!(lines(&sent), ["Update Video by bob to server.example"]);
}

async fn nothing_is_told_where_federation_is_off(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.federation.enabled = false);
    let video = w.video("alice", "a video").await;
    assert!(happened(&w, "video.published", video.id).await.is_empty());
    w.configure(|c| c.federation.enabled = true);
    outbox::catch_up(&w.app).await.unwrap();
    assert!(sent(&w).await.is_empty(), "what happened meanwhile is passed over");
}
