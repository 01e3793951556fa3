//! Who waits for whom, and who does not; what is found again after a crash, and what is not kept for ever.

use crate::peers::{Peer, count, forge, nobody, note, send, sender, waiting};
use database::{Kind, Sql};
use delivery::Lanes;
use platform::on_both;
use platform::testing::TestApp;
use std::sync::atomic::Ordering::SeqCst;

on_both!(
    a_server_that_hangs_keeps_nobody_back,
    claims_of_a_crashed_server_are_found_again,
    what_is_too_old_or_too_much_is_dropped,
    followers_elsewhere_are_told_through_their_shared_inbox
);

async fn a_server_that_hangs_keeps_nobody_back(test: &TestApp) {
    let (from, hanging, peer) = (sender(test).await, Peer::start().await, Peer::start().await);
    let mut config = (*test.app.config()).clone();
    // One place: the one that hangs must give it away.
    config.sepiola.delivery.lanes = 1;
    config.testing.federation.request_timeout = std::time::Duration::from_secs(600);
    test.app.set_config(config);
    let gate = hanging.hang();
    send(&test.app, from, &[&hanging.inbox("inbox")], note("http://127.0.0.1:9000/1")).await;
    test.hand.fetch_add(1, SeqCst);
    send(&test.app, from, &[&peer.inbox("inbox")], note("http://127.0.0.1:9000/1")).await;
    let serving = tokio::spawn(Lanes::new(&test.app).run());
    let mut changes = test.app.db.changes();
    while waiting(&test.app).await.0 > 1 {
        let _ = tokio::time::timeout(std::time::Duration::from_millis(50), changes.changed()).await;
    }
    assert_eq!(peer.ids(), ["http://127.0.0.1:9000/1"]);
    assert!(hanging.ids().is_empty());
    gate.add_permits(1);
    while waiting(&test.app).await.0 > 0 {
        let _ = tokio::time::timeout(std::time::Duration::from_millis(50), changes.changed()).await;
    }
    assert_eq!(hanging.ids(), ["http://127.0.0.1:9000/1"]);
    test.app.shutdown.cancel();
    serving.await.unwrap();
}

async fn claims_of_a_crashed_server_are_found_again(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    send(&test.app, from, &[&peer.inbox("inbox")], note("http://127.0.0.1:9000/1")).await;
    // As a server leaves it that was killed while it sent.
    let until = test.app.now() + 60_000;
    forge(&test.app, Sql::new("UPDATE peer SET claim = 'gone', due_at = $1").bind(until)).await;
    delivery::catch_up(&test.app).await.unwrap();
    assert!(peer.ids().is_empty(), "somebody may be at it");
    if test.app.db.kind() == Kind::Postgres {
        test.hand.store(until, SeqCst);
    }
    let mut changes = test.app.db.changes();
    let serving = tokio::spawn(Lanes::new(&test.app).run());
    while waiting(&test.app).await.0 > 0 {
        let _ = tokio::time::timeout(std::time::Duration::from_millis(50), changes.changed()).await;
    }
    assert_eq!(peer.ids(), ["http://127.0.0.1:9000/1"]);
    test.app.shutdown.cancel();
    serving.await.unwrap();
}

async fn what_is_too_old_or_too_much_is_dropped(test: &TestApp) {
    let from = sender(test).await;
    let (old, full) = (nobody().await, nobody().await);
    let mut config = (*test.app.config()).clone();
    config.sepiola.delivery.most_waiting = 3;
    test.app.set_config(config);
    send(&test.app, from, &[&old], note("http://127.0.0.1:9000/old")).await;
    test.hand.fetch_add(15 * 24 * 3_600_000, SeqCst);
    for n in 0..5 {
        send(&test.app, from, &[&full], note(&format!("http://127.0.0.1:9000/{n}"))).await;
    }
    test.hand.fetch_add(2 * 3_600_000, SeqCst);
    let mut changes = test.app.db.changes();
    let serving = tokio::spawn(Lanes::new(&test.app).run());
    while waiting(&test.app).await != (3, 3) {
        let _ = tokio::time::timeout(std::time::Duration::from_millis(50), changes.changed()).await;
    }
    test.app.shutdown.cancel();
    serving.await.unwrap();
    let kept = "SELECT count(*) FROM outgoing_activity WHERE body LIKE '%9000/0%' OR body LIKE '%9000/1%' OR body LIKE '%old%'";
    assert_eq!(count(&test.app, kept).await, 0);
}

async fn followers_elsewhere_are_told_through_their_shared_inbox(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    for (id, name, shared, state) in [
        (100, "a", true, "accepted"),
        (101, "b", true, "accepted"),
        (102, "c", false, "accepted"),
        (103, "d", false, "pending"),
    ] {
        let sql = "INSERT INTO actor (id, kind, username, username_fold, host, url, inbox_url, shared_inbox_url, created_at, \
                   updated_at) VALUES ($1, 'Person', $2, $2, $3, $4, $5, $6, 1, 1)";
        let sql = Sql::new(sql).bind(id).bind(name).bind(&peer.host).bind(format!("http://{}/{name}", peer.host));
        let sql = sql.bind(peer.inbox(&format!("{name}/inbox"))).bind(shared.then(|| peer.inbox("inbox")));
        forge(&test.app, sql).await;
        let sql = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
                   VALUES ($1, $2, $3, 1, 1, 1)";
        forge(&test.app, Sql::new(sql).bind(id).bind(from).bind(state)).await;
    }
    use futures::FutureExt;
    let told = test.app.db.write(from, |tx, from| {
        async move { delivery::queue_to_followers(tx, 1, from, &note("http://127.0.0.1:9000/1")).await }.boxed()
    });
    told.await.unwrap();
    delivery::catch_up(&test.app).await.unwrap();
    let mut paths: Vec<String> = peer.take().into_iter().map(|r| r.path).collect();
    paths.sort();
    assert_eq!(paths, ["/c/inbox", "/inbox"]);
}
