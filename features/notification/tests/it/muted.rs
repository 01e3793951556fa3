//! Who mutes somebody is not told of them any more, and what was told is taken back.

use crate::support::{happened, kinds, work, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use world::World;

on_both!(
    a_mute_takes_back_what_was_told,
    the_instance_mutes_for_everybody,
    a_server_is_muted,
    a_lifted_mute_takes_nothing
);

/// Somebody comments on Alice's video, naming Carol, and follows Alice's channel.
async fn be_there(w: &World, who: &str) {
    w.video("alice", "A video").await;
    let write = w.app.db.write(w.person(who).account_id, |tx, account| {
        async move {
            let sql = "INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) \
                       SELECT max(id), $1, 'Hello', FALSE, 1, 1 FROM video RETURNING id";
            let comment: i64 = tx.one(Sql::new(sql).bind(account)).await?;
            let sql = "INSERT INTO video_comment_mention (comment_id, account_id) \
                       SELECT $1, id FROM account WHERE name = 'carol'";
            tx.execute(Sql::new(sql).bind(comment)).await?;
            let sql = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
                       SELECT a.actor_id, t.id, 'accepted', 1, 1, 1 FROM account a, actor t \
                       WHERE a.id = $1 AND t.username = 'alice_channel' RETURNING id";
            let follow: i64 = tx.one(Sql::new(sql).bind(account)).await?;
            Ok::<_, database::Error>((comment, follow))
        }
        .boxed()
    });
    let (comment, follow) = write.await.expect("a comment and a follow");
    happened(w, "comment.created", comment).await;
    happened(w, "follow.created", follow).await;
}

async fn told_of_all(w: &World) -> (Vec<i64>, Vec<i64>) {
    (kinds(w, "alice").await, kinds(w, "carol").await)
}

/// Says that the newest mute was made, and waits for what follows.
async fn muted(w: &World, kind: &'static str) {
    let sql =
        if kind == "account.muted" { "SELECT max(id) FROM account_mute" } else { "SELECT max(id) FROM server_mute" };
    let id: i64 = w.one(sql).await;
    happened(w, kind, id).await;
    work(&w.app).await;
}

async fn a_mute_takes_back_what_was_told(t: &TestApp) {
    let w = world(t).await;
    be_there(&w, "bob").await;
    be_there(&w, "remote").await;
    assert_eq!(told_of_all(&w).await, (vec![10, 2, 10, 2], vec![11, 11]));
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) \
           SELECT a.id, b.id, 1 FROM account a, account b WHERE a.name = 'alice' AND b.name = 'bob'",
    )
    .await;
    muted(&w, "account.muted").await;
    assert_eq!(told_of_all(&w).await, (vec![10, 2], vec![11, 11]), "Bob is gone for Alice, and for nobody else");
}

async fn the_instance_mutes_for_everybody(t: &TestApp) {
    let w = world(t).await;
    be_there(&w, "bob").await;
    w.video("bob", "Of Bob").await;
    w.run(
        "INSERT INTO notification (user_id, kind, event_seq, account_id, created_at, updated_at) \
           SELECT u.id, 9, 4711, a.id, 1, 1 FROM users u, account a WHERE u.username = 'root' AND a.name = 'bob'",
    )
    .await;
    w.run(
        "INSERT INTO notification (user_id, kind, event_seq, video_id, created_at, updated_at) \
           SELECT u.id, 1, 4712, v.id, 1, 1 FROM users u, video v WHERE u.username = 'carol' AND v.name = 'Of Bob'",
    )
    .await;
    w.run("INSERT INTO account_mute (target_account_id, created_at) SELECT id, 1 FROM account WHERE name = 'bob'")
        .await;
    muted(&w, "account.muted").await;
    assert_eq!(told_of_all(&w).await, (vec![], vec![1]), "news of videos stay");
    assert_eq!(kinds(&w, "root").await, [0; 0]);
}

async fn a_server_is_muted(t: &TestApp) {
    let w = world(t).await;
    be_there(&w, "bob").await;
    be_there(&w, "remote").await;
    w.run(
        "INSERT INTO server_mute (owner_account_id, host, created_at) \
           SELECT id, 'peer.example', 1 FROM account WHERE name = 'carol'",
    )
    .await;
    muted(&w, "server.muted").await;
    assert_eq!(told_of_all(&w).await, (vec![10, 2, 10, 2], vec![11]));
    w.run("INSERT INTO server_mute (host, created_at) VALUES ('peer.example', 1)").await;
    muted(&w, "server.muted").await;
    assert_eq!(told_of_all(&w).await, (vec![10, 2], vec![11]));
}

async fn a_lifted_mute_takes_nothing(t: &TestApp) {
    let w = world(t).await;
    be_there(&w, "bob").await;
    for kind in ["account.muted", "server.muted"] {
        happened(&w, kind, 4711).await;
    }
    work(&w.app).await;
    assert_eq!(told_of_all(&w).await, (vec![10, 2], vec![11]));
}
