//! What a lane keeps, drops and repeats.

use crate::peers::{Peer, forge, nobody, note, send, sender, update, waiting};
use database::Sql;
use platform::on_both;
use platform::testing::TestApp;
use std::sync::atomic::Ordering::SeqCst;

/// Longer than the longest wait of a lane, in milliseconds.
const HOURS: i64 = 8 * 3_600_000;

on_both!(
    everything_arrives_once_and_in_order,
    a_server_that_was_away_gets_everything_in_order,
    refusals_do_not_hold_up_the_lane,
    doubtful_answers_are_tried_again_and_then_given_up,
    waiting_updates_of_an_object_become_the_newest,
    muted_servers_get_nothing,
    nothing_is_sent_of_what_was_undone,
    a_server_that_is_heard_from_is_tried_at_once
);

async fn everything_arrives_once_and_in_order(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    let inbox = peer.inbox("inbox");
    let ids: Vec<String> = (0..40).map(|n| format!("http://127.0.0.1:9000/{n}")).collect();
    for id in &ids {
        send(&test.app, from, &[&inbox, &inbox], note(id)).await;
    }
    delivery::catch_up(&test.app).await.unwrap();
    assert_eq!(peer.ids(), ids);
    assert_eq!(waiting(&test.app).await, (0, 0));
    delivery::catch_up(&test.app).await.unwrap();
    assert!(peer.ids().is_empty());
}

async fn a_server_that_was_away_gets_everything_in_order(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    let inbox = peer.inbox("inbox");
    peer.answers(&[503; 20]);
    for n in 0..20 {
        send(&test.app, from, &[&inbox], note(&format!("http://127.0.0.1:9000/{n}"))).await;
        delivery::catch_up(&test.app).await.unwrap();
        test.hand.fetch_add(HOURS, SeqCst);
    }
    let tried = peer.ids();
    assert_eq!(tried, vec!["http://127.0.0.1:9000/0"; 20], "one try at a time, always of the first");
    delivery::catch_up(&test.app).await.unwrap();
    let arrived: Vec<String> = (0..20).map(|n| format!("http://127.0.0.1:9000/{n}")).collect();
    assert_eq!(peer.ids(), arrived);
    assert_eq!(waiting(&test.app).await, (0, 0));
}

async fn refusals_do_not_hold_up_the_lane(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    peer.answers(&[404, 410, 400, 302]);
    for n in 0..5 {
        send(&test.app, from, &[&peer.inbox("inbox")], note(&format!("http://127.0.0.1:9000/{n}"))).await;
    }
    delivery::catch_up(&test.app).await.unwrap();
    assert_eq!(peer.ids().len(), 5);
    assert_eq!(waiting(&test.app).await, (0, 0));
}

async fn doubtful_answers_are_tried_again_and_then_given_up(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    peer.answers(&[403, 403, 403]);
    for n in 0..2 {
        send(&test.app, from, &[&peer.inbox("inbox")], note(&format!("http://127.0.0.1:9000/{n}"))).await;
    }
    for _ in 0..2 {
        delivery::catch_up(&test.app).await.unwrap();
        assert_eq!(peer.ids(), ["http://127.0.0.1:9000/0"]);
        test.hand.fetch_add(HOURS, SeqCst);
    }
    delivery::catch_up(&test.app).await.unwrap();
    assert_eq!(peer.ids(), ["http://127.0.0.1:9000/0", "http://127.0.0.1:9000/1"]);
    assert_eq!(waiting(&test.app).await, (0, 0));
}

async fn waiting_updates_of_an_object_become_the_newest(test: &TestApp) {
    let (from, peer, other) = (sender(test).await, Peer::start().await, Peer::start().await);
    let (inbox, elsewhere) = (peer.inbox("inbox"), other.inbox("inbox"));
    send(&test.app, from, &[&inbox, &elsewhere], update("http://127.0.0.1:9000/u1", "http://127.0.0.1:9000/v")).await;
    send(&test.app, from, &[&inbox], update("http://127.0.0.1:9000/w1", "http://127.0.0.1:9000/w")).await;
    send(&test.app, from, &[&inbox], update("http://127.0.0.1:9000/u2", "http://127.0.0.1:9000/v")).await;
    assert_eq!(waiting(&test.app).await, (3, 3));
    delivery::catch_up(&test.app).await.unwrap();
    assert_eq!(peer.ids(), ["http://127.0.0.1:9000/w1", "http://127.0.0.1:9000/u2"]);
    assert_eq!(other.ids(), ["http://127.0.0.1:9000/u1"], "who was not sent the newer one gets the older");
}

async fn muted_servers_get_nothing(test: &TestApp) {
    let (from, peer, other) = (sender(test).await, Peer::start().await, Peer::start().await);
    let mute = |host: &str| {
        let sql = "INSERT INTO server_mute (owner_account_id, host, created_at) VALUES (NULL, $1, 1)";
        Sql::new(sql).bind(host)
    };
    send(&test.app, from, &[&other.inbox("inbox")], note("http://127.0.0.1:9000/1")).await;
    forge(&test.app, mute(&peer.host)).await;
    forge(&test.app, mute(&other.host)).await;
    send(&test.app, from, &[&peer.inbox("inbox")], note("http://127.0.0.1:9000/2")).await;
    delivery::catch_up(&test.app).await.unwrap();
    assert!(peer.ids().is_empty());
    assert!(other.ids().is_empty(), "what waited when the server was muted is not sent either");
    assert_eq!(waiting(&test.app).await.0, 0);
}

async fn nothing_is_sent_of_what_was_undone(test: &TestApp) {
    use futures::FutureExt;
    let (from, peer) = (sender(test).await, Peer::start().await);
    let input = (from, vec![peer.inbox("inbox")]);
    let undone = test.app.db.write(input, |tx, (from, inboxes)| {
        async move {
            delivery::queue(tx, 1, from, &inboxes, &note("http://127.0.0.1:9000/1")).await?;
            Err::<(), _>(database::Error::NoRow)
        }
        .boxed()
    });
    assert!(undone.await.is_err());
    delivery::catch_up(&test.app).await.unwrap();
    assert!(peer.ids().is_empty());
}

async fn a_server_that_is_heard_from_is_tried_at_once(test: &TestApp) {
    use futures::FutureExt;
    let (from, peer) = (sender(test).await, Peer::start().await);
    send(&test.app, from, &[&nobody().await], note("http://127.0.0.1:9000/0")).await;
    peer.answers(&[503]);
    send(&test.app, from, &[&peer.inbox("inbox")], note("http://127.0.0.1:9000/1")).await;
    delivery::catch_up(&test.app).await.unwrap();
    delivery::catch_up(&test.app).await.unwrap();
    assert_eq!(peer.ids().len(), 1, "it waits");
    let heard = (peer.host.clone(), test.app.now());
    let heard =
        test.app.db.write(heard, |tx, (host, now)| async move { delivery::alive(tx, now, &host).await }.boxed());
    heard.await.unwrap();
    delivery::catch_up(&test.app).await.unwrap();
    assert_eq!(peer.ids(), ["http://127.0.0.1:9000/1"]);
    assert_eq!(waiting(&test.app).await, (1, 1), "the other server is still not there");
}
