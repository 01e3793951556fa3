//! Owners hear of comments, and those who are named in them.

use crate::support::{happened, keys, kinds, told, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(
    an_owner_hears_of_a_comment,
    those_who_are_named_hear_of_it,
    a_held_comment_is_for_the_owner_alone,
    a_removed_comment_is_told_no_more,
    nobody_hears_of_those_they_mute
);

/// Writes a comment of somebody that names others, as its room would.
async fn comment(w: &World, who: &str, held: bool, named: &[&str]) -> i64 {
    let writer = w.person(who).account_id;
    let named: Vec<i64> = named.iter().map(|name| w.person(name).account_id).collect();
    let write = w.app.db.write((writer, held, named), |tx, (writer, held, named)| {
        async move {
            let sql = "INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) \
                       SELECT max(id), $1, 'Hello', $2, 1, 1 FROM video RETURNING id";
            let id: i64 = tx.one(Sql::new(sql).bind(writer).bind(held)).await?;
            for account in named {
                let sql = "INSERT INTO video_comment_mention (comment_id, account_id) VALUES ($1, $2)";
                tx.execute(Sql::new(sql).bind(id).bind(account)).await?;
            }
            Ok::<_, database::Error>(id)
        }
        .boxed()
    });
    write.await.expect("a comment")
}

async fn an_owner_hears_of_a_comment(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    let id = comment(&w, "bob", false, &[]).await;
    happened(&w, "comment.created", id).await;
    let n = told(&w, "alice").await.remove(0);
    assert_eq!(keys(&n), ["id", "type", "read", "data", "comment", "createdAt", "updatedAt"]);
    assert_eq!(keys(&n["comment"]), ["id", "threadId", "account", "video", "heldForReview"]);
    assert_eq!((&n["type"], &n["comment"]["id"], &n["comment"]["threadId"]), (&json!(2), &json!(id), &json!(id)));
    assert_eq!((&n["comment"]["account"]["name"], &n["comment"]["video"]["name"]), (&json!("bob"), &json!("A video")));
    assert_eq!(n["comment"]["heldForReview"], false);
    // Their own comments are no news, nor what is said elsewhere.
    let own = comment(&w, "alice", false, &[]).await;
    happened(&w, "comment.created", own).await;
    w.video("remote", "Elsewhere").await;
    let elsewhere = comment(&w, "bob", false, &[]).await;
    happened(&w, "comment.created", elsewhere).await;
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "bob").await), (vec![2], vec![]));
}

async fn those_who_are_named_hear_of_it(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    // The owner hears of it anyway, and the writer wrote it.
    let id = comment(&w, "bob", false, &["alice", "bob", "carol"]).await;
    happened(&w, "comment.created", id).await;
    let n = told(&w, "carol").await.remove(0);
    assert_eq!((&n["type"], &n["comment"]["id"]), (&json!(11), &json!(id)));
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "bob").await), (vec![2], vec![]));
    w.run("INSERT INTO notification_setting (user_id, comment_mention, updated_at) SELECT id, 2, 0 FROM users").await;
    let id = comment(&w, "bob", false, &["carol"]).await;
    happened(&w, "comment.created", id).await;
    assert_eq!(kinds(&w, "carol").await, [11]);
}

async fn a_held_comment_is_for_the_owner_alone(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    let id = comment(&w, "bob", true, &["carol"]).await;
    happened(&w, "comment.held", id).await;
    assert_eq!(told(&w, "alice").await[0]["comment"]["heldForReview"], true);
    assert_eq!(kinds(&w, "carol").await, [0; 0]);
    w.run("UPDATE video_comment SET held = FALSE").await;
    happened(&w, "comment.approved", id).await;
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "carol").await), (vec![2], vec![11]));
    assert_eq!(told(&w, "alice").await[0]["comment"]["heldForReview"], false);
}

async fn a_removed_comment_is_told_no_more(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    let id = comment(&w, "bob", false, &["carol"]).await;
    happened(&w, "comment.created", id).await;
    // Its row stays for the replies.
    w.run("UPDATE video_comment SET deleted_at = 1, account_id = NULL, text = ''").await;
    happened(&w, "comment.deleted", id).await;
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "carol").await), (vec![], vec![]));
    // It was removed before anybody could be told.
    happened(&w, "comment.created", id).await;
    let all: i64 = w.one("SELECT count(*) FROM notification").await;
    assert_eq!(all, 0);
}

async fn nobody_hears_of_those_they_mute(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    let told_of = async |id| {
        happened(&w, "comment.created", id).await;
        let all = (kinds(&w, "alice").await.len(), kinds(&w, "carol").await.len());
        w.run("DELETE FROM notification").await;
        all
    };
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) \
         SELECT c.id, b.id, 1 FROM account b, account c WHERE b.name = 'bob' AND c.name = 'carol'",
    )
    .await;
    assert_eq!(told_of(comment(&w, "bob", false, &["carol"]).await).await, (1, 0));
    // Servers are muted by name.
    w.run(
        "INSERT INTO server_mute (owner_account_id, host, created_at) \
         SELECT id, 'peer.example', 1 FROM account WHERE name = 'alice'",
    )
    .await;
    assert_eq!(told_of(comment(&w, "remote", false, &["carol"]).await).await, (0, 1));
    // What the instance mutes is told to nobody.
    w.run("INSERT INTO account_mute (target_account_id, created_at) SELECT id, 1 FROM account WHERE name = 'bob'")
        .await;
    assert_eq!(told_of(comment(&w, "bob", false, &["carol", "root"]).await).await, (0, 0));
    assert_eq!(kinds(&w, "root").await, [0; 0]);
}
