//! Accounts and channels: changed and gone.

use crate::{PUBLIC, happened, lines, origin, sent, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(changes_of_actors_are_told, actors_that_go_are_told_while_their_followers_are_known);

async fn changes_of_actors_are_told(t: &TestApp) {
    let w = world(t).await;
    let (own, alice) = (origin(&w), w.person("alice").clone());
    let sent = happened(&w, "account.updated", alice.account_id).await;
    assert_eq!(lines(&sent), ["Update Person by alice to account.example server.example"]);
    let update = &sent[0].activity;
    let url = format!("{own}/accounts/alice");
    assert_eq!(update["id"], json!(format!("{url}/updates/2026-01-01T00:00:00.000Z")));
    assert_eq!((&update["to"], &update["cc"]), (&json!([PUBLIC]), &json!([format!("{url}/followers")])));
    assert_eq!((&update["object"]["id"], &update["object"]["to"]), (&json!(url), &json!([PUBLIC])));
    let sent = happened(&w, "channel.updated", alice.channel_id).await;
    assert_eq!(lines(&sent), ["Update Group by alice_channel to channel.example server.example"]);
    // Who follows the channel shows the account's videos.
    let video = w.video("alice", "a video").await;
    happened(&w, "video.published", video.id).await;
    let sent = happened(&w, "account.updated", alice.account_id).await;
    assert_eq!(lines(&sent), ["Update Person by alice to account.example channel.example server.example"]);
    // What lives elsewhere is not ours to tell.
    let remote = w.person("remote").clone();
    assert!(happened(&w, "account.updated", remote.account_id).await.is_empty());
    assert!(happened(&w, "channel.updated", remote.channel_id).await.is_empty());
}

async fn actors_that_go_are_told_while_their_followers_are_known(t: &TestApp) {
    let w = world(t).await;
    w.run(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) SELECT r.id, t.id, 'accepted', \
         5000, 0, 0 FROM actor r CROSS JOIN actor t WHERE r.username = 'alice' AND t.username = 'remote_channel'",
    )
    .await;
    let goes = |name: &'static str| {
        let app = w.app.clone();
        async move {
            let write = app.db.write(name, |tx, name| {
                async move {
                    let id = tx.one(Sql::new("SELECT id FROM actor WHERE username = $1").bind(name)).await?;
                    outbox::actor_goes(tx, id, 0).await?;
                    Ok::<_, platform::Problem>(follow::forget(tx, id).await?)
                }
                .boxed()
            });
            write.await.unwrap();
        }
    };
    goes("alice").await;
    let told = sent(&w).await;
    assert_eq!(lines(&told), ["Delete by alice to account.example peer.example server.example"]);
    let url = format!("{}/accounts/alice", origin(&w));
    let delete = json!({"type": "Delete", "id": format!("{url}/delete"), "actor": url, "object": url});
    assert_eq!(told[0].activity, delete);
    goes("remote_channel").await;
    assert!(sent(&w).await.is_empty(), "what lives elsewhere is not ours to tell");
}
