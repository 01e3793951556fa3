//! What people here do with what lives elsewhere: its server hears of it, and nobody else.

use crate::{happened, lines, origin, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

on_both!(
    ratings_go_to_where_the_video_lives,
    reports_go_to_where_the_reported_lives,
    views_go_to_where_the_video_lives,
    servers_are_followed_back_where_it_is_wanted
);

async fn rate(w: &World, who: &str, video: i64, likes: Option<bool>) {
    let input = (w.person(who).account_id, video, likes);
    let write = w.app.db.write(input, |tx, (account, video, likes)| {
        async move {
            tx.execute(Sql::new("DELETE FROM video_rate WHERE account_id = $1").bind(account)).await?;
            if let Some(likes) = likes {
                let sql = "INSERT INTO video_rate (account_id, video_id, likes, created_at, updated_at) VALUES ($1, $2, $3, 0, 0)";
                tx.execute(Sql::new(sql).bind(account).bind(video).bind(likes)).await?;
            }
            Ok(())
        }
        .boxed()
    });
    write.await.map_err(|e: database::Error| e.to_string()).unwrap();
}

async fn ratings_go_to_where_the_video_lives(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("remote", "elsewhere").await;
    rate(&w, "alice", video.id, Some(true)).await;
    let sent = happened(&w, "rate.changed", video.id).await;
    assert_eq!(lines(&sent), ["Like by alice to peer.example"]);
    let alice = format!("{}/accounts/alice", origin(&w));
    let owner = "https://peer.example/accounts/remote";
    let like = json!({
        "to": [owner],
        "cc": [],
        "id": format!("{alice}/likes/{}", video.id),
        "type": "Like",
        "actor": alice,
        "object": format!("https://peer.example/videos/watch/{}", video.uuid),
    });
    assert_eq!(sent[0].activity, like);
    assert!(happened(&w, "rate.changed", video.id).await.is_empty());
    // Another mind: first the old one is taken back.
    rate(&w, "alice", video.id, Some(false)).await;
    rate(&w, "bob", video.id, Some(true)).await;
    let sent = happened(&w, "rate.changed", video.id).await;
    assert_eq!(
        lines(&sent),
        ["Undo Like by alice to peer.example", "Dislike by alice to peer.example", "Like by bob to peer.example"]
    );
    let undo: &Value = &sent[0].activity;
    assert_eq!((&undo["object"], &undo["to"]), (&like, &json!([owner])));
    assert_eq!(undo["id"], json!(format!("{alice}/likes/{}/undo", video.id)));
    rate(&w, "alice", video.id, None).await;
    assert_eq!(lines(&happened(&w, "rate.changed", video.id).await), ["Undo Dislike by alice to peer.example"]);
}

async fn report(w: &World, video: Option<i64>, flagged: &str) -> i64 {
    let input = (w.person("bob").account_id, w.person(flagged).account_id, video);
    let write = w.app.db.write(input, |tx, (reporter, flagged, video)| {
        async move {
            let sql = "INSERT INTO abuse (reporter_account_id, flagged_account_id, reason, predefined_reasons, state, video_id, \
                       reported_video_id, start_at, created_at, updated_at) VALUES ($1, $2, 'bad', ',3,1,', 1, $3, $3, 7, 0, 0) \
                       RETURNING id";
            tx.one(Sql::new(sql).bind(reporter).bind(flagged).bind(video)).await
        }
        .boxed()
    });
    write.await.map_err(|e: database::Error| e.to_string()).unwrap()
}

async fn reports_go_to_where_the_reported_lives(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("remote", "elsewhere").await;
    let id = report(&w, Some(video.id), "remote").await;
    let sent = happened(&w, "abuse.created", id).await;
    assert_eq!(lines(&sent), ["Flag by bob to peer.example"]);
    let flag = json!({
        "to": ["https://peer.example/accounts/remote"],
        "cc": [],
        "id": format!("{}/admin/abuses/{id}", origin(&w)),
        "actor": format!("{}/accounts/bob", origin(&w)),
        "type": "Flag",
        "content": "bad",
        "mediaType": "text/markdown",
        "object": format!("https://peer.example/videos/watch/{}", video.uuid),
        "tag": [{"type": "Hashtag", "name": "spamOrMisleading"}, {"type": "Hashtag", "name": "violentOrRepulsive"}],
        "startAt": 7,
        "endAt": null,
    });
    assert_eq!(sent[0].activity, flag);
    let id = report(&w, None, "remote").await;
    let sent = happened(&w, "abuse.created", id).await;
    assert_eq!(sent[0].activity["object"], "https://peer.example/accounts/remote");
    assert_eq!(sent[0].activity.get("startAt"), None);
    let here = w.video("alice", "here").await;
    let id = report(&w, Some(here.id), "alice").await;
    assert!(happened(&w, "abuse.created", id).await.is_empty());
}

async fn views_go_to_where_the_video_lives(t: &TestApp) {
    let w = world(t).await;
    let (here, there) = (w.video("alice", "here").await, w.video("remote", "elsewhere").await);
    let sent = happened(&w, "video.viewed", there.id).await;
    assert_eq!(lines(&sent), ["View by peertube to peer.example"]);
    let (server, view) = (format!("{}/accounts/peertube", origin(&w)), &sent[0].activity);
    assert_eq!(view["object"], json!(format!("https://peer.example/videos/watch/{}", there.uuid)));
    assert_eq!(view["to"], json!(["https://peer.example/accounts/remote"]));
    assert!(view["id"].as_str().unwrap().starts_with(&format!("{server}/views/videos/{}/", there.id)));
    let again = happened(&w, "video.viewed", there.id).await;
    assert_ne!(again[0].activity["id"], view["id"], "each counts");
    assert!(happened(&w, "video.viewed", here.id).await.is_empty(), "nobody knows of it");
}

async fn servers_are_followed_back_where_it_is_wanted(t: &TestApp) {
    let w = world(t).await;
    w.run("UPDATE actor SET kind = 'Application', username = 'peertube', username_fold = 'peertube' WHERE host = 'server.example'").await;
    let follow = w
        .one::<i64>(
            "SELECT f.id FROM actor_follow f JOIN actor a ON a.id = f.follower_id WHERE a.host = 'server.example'",
        )
        .await;
    happened(&w, "follow.created", follow).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job").await, 0);
    w.configure(|c| c.followings.instance.auto_follow_back.enabled = true);
    happened(&w, "follow.created", follow).await;
    assert_eq!(w.all::<String>("SELECT kind FROM job").await, ["follow.ask"]);
    // A person is not followed back.
    let follow = w
        .one::<i64>(
            "SELECT f.id FROM actor_follow f JOIN actor a ON a.id = f.follower_id WHERE a.host = 'account.example'",
        )
        .await;
    happened(&w, "follow.created", follow).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job").await, 1);
}
