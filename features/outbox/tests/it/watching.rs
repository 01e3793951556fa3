//! Views, viewers of the moment, viewings and the look of players; and what happens so often that it is told together.

use crate::{PUBLIC, happened, lines, origin, sent, world};
use catalog::Live;
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(
    ratings_are_told_together,
    views_are_told_to_who_follows,
    viewers_of_the_moment_are_told,
    viewings_go_to_where_the_video_lives,
    the_look_of_players_is_told,
);

const EVERYBODY: &str = "account.example channel.example server.example";

/// Runs the jobs that are due.
async fn work(w: &World) {
    w.work(outbox::handlers(&w.app)).await;
}

async fn ratings_are_told_together(t: &TestApp) {
    let w = world(t).await;
    let (told, hidden) = (w.video("alice", "a video").await, w.video("alice", "nobody knows").await);
    happened(&w, "video.published", told.id).await;
    for _ in 0..3 {
        assert!(happened(&w, "rate.changed", told.id).await.is_empty());
    }
    assert!(happened(&w, "video.views-counted", told.id).await.is_empty());
    happened(&w, "rate.changed", hidden.id).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job").await, 1);
    w.wait(29_999);
    work(&w).await;
    assert!(sent(&w).await.is_empty());
    w.wait(1);
    work(&w).await;
    assert_eq!(lines(&sent(&w).await), [format!("Update Video by alice to {EVERYBODY}")]);
    // What happens afterwards is told afterwards.
    happened(&w, "rate.changed", told.id).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE state = 'delayed'").await, 1);
}

async fn views_are_told_to_who_follows(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    let sent = happened(&w, "video.viewed", video.id).await;
    assert_eq!(lines(&sent), [format!("View by peertube to {EVERYBODY}")]);
    let view = &sent[0].activity;
    assert_eq!(view["object"], json!(format!("{}/videos/watch/{}", origin(&w), video.uuid)));
    assert_eq!(view["to"], json!([PUBLIC, format!("{}/video-channels/alice_channel", origin(&w))]));
    assert_eq!(view["expires"], json!(null));
    w.run("UPDATE video SET blocked = TRUE").await;
    assert!(happened(&w, "video.viewed", video.id).await.is_empty());
}

async fn viewers_of_the_moment_are_told(t: &TestApp) {
    let w = world(t).await;
    let (here, there) = (w.video("alice", "here").await, w.video("remote", "elsewhere").await);
    let secret = w.video("alice", "nobody knows").await;
    happened(&w, "video.published", here.id).await;
    let live = w.app.shared::<Live>();
    for (video, viewer) in [(here.id, 1), (here.id, 2), (there.id, 3), (there.id, 4), (secret.id, 5)] {
        live.watches(w.app.now(), 120_000, video, [viewer; 16]);
    }
    outbox::tell_viewers(&w.app).await.unwrap();
    let all = sent(&w).await;
    let to_peer = "View by peertube to peer.example".to_owned();
    assert_eq!(lines(&all), [format!("View by peertube to {EVERYBODY}"), to_peer.clone(), to_peer]);
    let server = format!("{}/accounts/peertube", origin(&w));
    let count =
        |n: i64| json!({"interactionType": "WatchAction", "type": "InteractionCounter", "userInteractionCount": n});
    let view = &all[0].activity;
    assert_eq!(view["id"], json!(format!("{server}/views/videos/{}/{}", here.id, here.uuid)));
    assert_eq!((&view["result"], &view["expires"]), (&count(2), &json!("2026-01-01T00:02:00.000Z")));
    let viewer = &all[1].activity;
    assert_eq!(viewer["id"], json!(format!("{server}/views/videos/{}/{}", there.id, "03".repeat(16))));
    assert_eq!((&viewer["result"], &viewer["to"]), (&count(1), &json!(["https://peer.example/accounts/remote"])));
    w.wait(120_000);
    outbox::tell_viewers(&w.app).await.unwrap();
    assert!(sent(&w).await.is_empty(), "they have gone");
}

async fn viewings_go_to_where_the_video_lives(t: &TestApp) {
    let w = world(t).await;
    let (here, there) = (w.video("alice", "here").await, w.video("remote", "elsewhere").await);
    for (id, video) in [(1, here.id), (2, there.id)] {
        let write = w.app.db.write((id, video), |tx, (id, video)| {
            async move {
                let sql = "INSERT INTO viewing (id, video_id, started_at, ended_at, watch_time) VALUES ($1, $2, 1000, 9000, 7)";
                tx.execute(Sql::new(sql).bind(id).bind(video)).await?;
                for (first, last) in [(6, 8), (0, 5)] {
                    let sql = "INSERT INTO viewing_section (viewing_id, video_id, first_second, last_second) VALUES ($1, $2, $3, $4)";
                    tx.execute(Sql::new(sql).bind(id).bind(video).bind(first).bind(last)).await?;
                }
                Ok(())
            }
            .boxed()
        });
        write.await.map_err(|e: database::Error| e.to_string()).unwrap();
    }
    assert!(happened(&w, "viewing.ended", 1).await.is_empty());
    let sent = happened(&w, "viewing.ended", 2).await;
    assert_eq!(lines(&sent), ["Create WatchAction by peertube to peer.example"]);
    let create = &sent[0].activity;
    let uuid = create["object"]["uuid"].as_str().unwrap().to_owned();
    let url = format!("{}/videos/local-viewer/{uuid}", origin(&w));
    let object = json!({
        "to": ["https://peer.example/accounts/remote"],
        "cc": [],
        "id": url,
        "type": "WatchAction",
        "duration": "PT7S",
        "startTime": "1970-01-01T00:00:01.000Z",
        "endTime": "1970-01-01T00:00:09.000Z",
        "object": format!("https://peer.example/videos/watch/{}", there.uuid),
        "uuid": uuid,
        "actionStatus": "CompletedActionStatus",
        "watchSections": [{"startTimestamp": 0, "endTimestamp": 5}, {"startTimestamp": 6, "endTimestamp": 8}],
    });
    assert_eq!((&create["object"], &create["id"]), (&object, &json!(format!("{url}/activity"))));
}

async fn the_look_of_players_is_told(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    assert!(happened(&w, "video.player-chosen", video.id).await.is_empty(), "nobody knows of it");
    happened(&w, "video.published", video.id).await;
    w.run("INSERT INTO player_setting (video_id, theme, created_at, updated_at) SELECT id, 'lucide', 0, 0 FROM video")
        .await;
    let sent = happened(&w, "video.player-chosen", video.id).await;
    assert_eq!(lines(&sent), [format!("Update PlayerSettings by alice to {EVERYBODY}")]);
    let (object, url) = (&sent[0].activity["object"], format!("{}/videos/watch/{}", origin(&w), video.uuid));
    assert_eq!((&object["theme"], &object["object"]), (&json!("lucide"), &json!(url)));
    let channel: i64 =
        w.one("SELECT c.id FROM channel c JOIN actor a ON a.id = c.actor_id WHERE a.username = 'alice_channel'").await;
    let sent = happened(&w, "channel.player-chosen", channel).await;
    assert_eq!(lines(&sent), ["Update PlayerSettings by alice_channel to channel.example server.example"]);
    let url = format!("{}/video-channels/alice_channel", origin(&w));
    assert_eq!(sent[0].activity["object"]["object"], json!(url));
    assert_eq!(sent[0].activity["id"], json!(format!("{url}/player-settings/updates/2026-01-01T00:00:00.000Z")));
}
