//! What is taken, and what is refused without a trace.

use crate::peer::{Peer, open, post, with};
use crate::remote_videos::sent;
use crate::{origin, world};
use axum::http::StatusCode;
use database::{Error, Sql};
use futures::FutureExt as _;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

platform::on_both!(
    a_follow_is_answered,
    a_request_that_is_not_good_changes_nothing,
    nobody_speaks_for_others,
    a_key_is_asked_for_once_more,
    a_key_may_be_named_by_its_owner,
    documents_that_are_none,
    duplicates_do_nothing,
    the_order_of_an_origin_is_kept,
    inboxes_belong_to_somebody,
    muted_servers_are_not_heard,
    who_is_gone_goes,
    what_waits_outlives_the_job,
    who_signs_wrongly_is_not_kept,
    what_is_brought_counts_once,
    who_sends_too_much_waits,
);

fn follow(peer: &Peer, by: &str, target: &str) -> Value {
    json!({"type": "Follow", "id": peer.url("/follows/1"), "actor": by, "object": target})
}

async fn ready(t: &TestApp) -> (World, Peer) {
    open(t);
    (world(t).await, Peer::start().await)
}

async fn follows(w: &World) -> Vec<String> {
    w.all(
        "SELECT r.url || ' ' || f.state || ' ' || t.username FROM actor_follow f JOIN actor r ON r.id = f.follower_id \
         JOIN actor t ON t.id = f.target_id ORDER BY f.id",
    )
    .await
}

async fn a_follow_is_answered(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, channel) = peer.people().await;
    let alice = format!("{}/video-channels/alice_channel", origin(&w));
    peer.tell(&w, follow(&peer, &zoe, &alice)).await;
    assert_eq!(follows(&w).await, [format!("{zoe} accepted alice_channel")]);
    assert_eq!(sent(&w).await, [("Accept".to_owned(), format!("{zoe}/inbox"))]);
    let body: String = w.one("SELECT body FROM outgoing_activity").await;
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["actor"], &body["object"]["id"]), (&json!(alice), &json!(peer.url("/follows/1"))));
    assert!(body["@context"].is_array() || body["@context"].is_string());
    assert_eq!(w.one::<i64>("SELECT followers_count FROM actor WHERE username = 'alice_channel'").await, 1);
    let name: String =
        w.one("SELECT name FROM account ac JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'zoe'").await;
    assert_eq!(name, "zoe by name");
    // Asked again it is answered again, and counted once.
    peer.tell(&w, json!({"type": "Follow", "id": peer.url("/follows/2"), "actor": zoe, "object": alice})).await;
    assert_eq!((sent(&w).await.len(), follows(&w).await.len()), (2, 1));
    assert_eq!(w.events().await.iter().filter(|e| *e == "follow.created").count(), 1);
    // The server itself, where somebody has to look first.
    w.configure(|c| c.followers.instance.manual_approval = true);
    let server = format!("{}/accounts/peertube", origin(&w));
    peer.tell(&w, follow(&peer, &channel, &server)).await;
    assert_eq!(follows(&w).await[1], format!("{channel} pending peertube"));
    assert_eq!(sent(&w).await.len(), 2);
    w.configure(|c| c.followers.instance.enabled = false);
    peer.tell(&w, follow(&peer, &zoe, &server)).await;
    assert_eq!((sent(&w).await[2].0.as_str(), follows(&w).await.len()), ("Reject", 2));
    // Taken back.
    let undo = json!({"type": "Undo", "id": peer.url("/undo/1"), "actor": zoe, "object": follow(&peer, &zoe, &alice)});
    peer.tell(&w, undo).await;
    assert_eq!(follows(&w).await.len(), 1);
    assert_eq!(w.one::<i64>("SELECT followers_count FROM actor WHERE username = 'alice_channel'").await, 0);
}

async fn a_request_that_is_not_good_changes_nothing(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    let activity = follow(&peer, &zoe, &format!("{}/accounts/alice", origin(&w)));
    let body = activity.to_string();
    let good = || peer.headers(&w, &zoe, "/inbox", body.as_bytes());
    let without = |name: &str| {
        let mut headers = good();
        headers.remove(name);
        headers
    };
    let unsigned = good()["signature"].to_str().unwrap().replace("digest ", "").to_owned();
    for (what, headers, body) in [
        ("no signature", without("signature"), body.clone()),
        ("no digest", without("digest"), body.clone()),
        ("no date", without("date"), body.clone()),
        ("another body", good(), body.replace("Follow", "Like")),
        ("another host", with(good(), "host", "elsewhere.example"), body.clone()),
        ("an old date", with(good(), "date", "Wed, 31 Dec 2025 23:00:00 GMT"), body.clone()),
        ("a date to come", with(good(), "date", "Thu, 01 Jan 2026 01:00:00 GMT"), body.clone()),
        ("a digest that is not covered", with(good(), "signature", &unsigned), body.clone()),
        ("another inbox", good(), body.clone()),
    ] {
        let path = if what == "another inbox" { "/accounts/alice/inbox" } else { "/inbox" };
        let answer = post(&w, path, headers, body).await;
        assert_eq!(answer.status.as_u16(), 403, "{what}");
    }
    // A request that was good then is not good later.
    let headers = good();
    w.wait(31 * 60 * 1000);
    assert_eq!(post(&w, "/inbox", headers, body.clone()).await.status.as_u16(), 403);
    federation::catch_up(&w.app).await.unwrap();
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity").await, 0);
    assert_eq!(follows(&w).await, Vec::<String>::new());
}

async fn nobody_speaks_for_others(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let mut other = Peer::start().await;
    let (zoe, _) = peer.people().await;
    let (eve, _) = other.people().await;
    let alice = format!("{}/accounts/alice", origin(&w));
    // Another actor in the body, with no signature of its own.
    let body = follow(&peer, &zoe, &alice).to_string();
    let answer = post(&w, "/inbox", other.headers(&w, &eve, "/inbox", body.as_bytes()), body).await;
    assert_eq!(answer.status.as_u16(), 403);
    // An id of another origin.
    let mut foreign = follow(&peer, &eve, &alice);
    foreign["id"] = json!(peer.url("/follows/1"));
    assert_eq!(other.send_to(&w, "/inbox", foreign).await.status.as_u16(), 403);
    // An actor document that lives elsewhere than it says; a key that another document gives away.
    let mut forged = other.actor("Person", "forged", json!({})).await;
    other.answer("/accounts/forged", StatusCode::OK, json!({"id": zoe, "type": "Person"}));
    let answer = other.send_to(&w, "/inbox", follow(&other, &forged, &alice)).await;
    assert_eq!(answer.status.as_u16(), 403);
    forged = other.actor("Person", "thief", json!({"publicKey": {"id": format!("{}/accounts/thief#main-key", other.origin), "owner": zoe, "publicKeyPem": "x"}})).await;
    assert_eq!(other.send_to(&w, "/inbox", follow(&other, &forged, &alice)).await.status.as_u16(), 403);
    // Taking back what somebody else did, and removing somebody else.
    peer.tell(&w, follow(&peer, &zoe, &alice)).await;
    let undo = json!({"type": "Undo", "id": other.url("/undo/1"), "actor": eve, "object": follow(&peer, &zoe, &alice)});
    other.tell(&w, undo).await;
    other.tell(&w, json!({"type": "Delete", "id": other.url("/delete/1"), "actor": eve, "object": zoe})).await;
    other
        .tell(
            &w,
            json!({"type": "Update", "id": other.url("/update/1"), "actor": eve,
        "object": {"type": "Person", "id": zoe, "name": "taken over"}}),
        )
        .await;
    assert_eq!(follows(&w).await, [format!("{zoe} accepted alice")]);
    let name: String =
        w.one("SELECT name FROM account ac JOIN actor a ON a.id = ac.actor_id WHERE a.following_count = 1").await;
    assert_eq!(name, "zoe by name");
}

async fn a_key_is_asked_for_once_more(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let zoe = peer.actor("Person", "zoe", json!({})).await;
    let alice = format!("{}/accounts/alice", origin(&w));
    peer.tell(&w, follow(&peer, &zoe, &alice)).await;
    assert_eq!(peer.asked("/accounts/zoe"), 1);
    // A new key, from its own origin.
    peer.actor("Person", "zoe", json!({})).await;
    peer.tell(&w, json!({"type": "Follow", "id": peer.url("/follows/2"), "actor": zoe, "object": alice})).await;
    assert_eq!(peer.asked("/accounts/zoe"), 2);
    // Signatures of yet another key: not asked again so soon, whoever tries.
    peer.actor("Person", "zoe", json!({})).await;
    for n in 0..5 {
        let activity =
            json!({"type": "Follow", "id": peer.url(&format!("/follows/x{n}")), "actor": zoe, "object": alice});
        assert_eq!(peer.send_to(&w, "/inbox", activity).await.status.as_u16(), 403);
    }
    assert_eq!(peer.asked("/accounts/zoe"), 2);
    w.wait(61_000);
    let activity = json!({"type": "Follow", "id": peer.url("/follows/y"), "actor": zoe, "object": alice});
    assert_eq!(peer.send_to(&w, "/inbox", activity).await.status.as_u16(), 204);
}

async fn a_key_may_be_named_by_its_owner(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, channel) = peer.people().await;
    let alice = format!("{}/accounts/alice", origin(&w));
    let send = async |n: i64, by: &str, key_id: &str| {
        let body = json!({"type": "Follow", "id": peer.url(&format!("/follows/{n}")), "actor": by, "object": alice})
            .to_string();
        post(&w, "/inbox", peer.headers_by(&w, by, key_id, "/inbox", body.as_bytes()), body).await.status.as_u16()
    };
    // Unknown, known, and known under the other name.
    assert_eq!((send(1, &zoe, &zoe).await, send(2, &zoe, &zoe).await), (204, 204));
    assert_eq!(
        (send(3, &zoe, &format!("{zoe}#main-key")).await, send(4, &channel, &format!("{channel}#main-key")).await),
        (204, 204)
    );
    assert_eq!((send(5, &channel, &channel).await, send(6, &channel, &zoe).await), (204, 403));
}

async fn documents_that_are_none(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    let send = async |body: String| {
        let headers = peer.headers(&w, &zoe, "/inbox", body.as_bytes());
        post(&w, "/inbox", headers, body).await.status.as_u16()
    };
    assert_eq!(send("{".into()).await, 400);
    assert_eq!(send(format!("{}1{}", "[".repeat(40), "]".repeat(40))).await, 400);
    assert_eq!(send(format!("[{}1]", "1,".repeat(60_000))).await, 400);
    assert_eq!(send(format!("\"{}\"", "x".repeat(1_000_001))).await, 413);
    assert_eq!(send("[]".into()).await, 403);
    assert_eq!(send(json!({"actor": zoe, "id": peer.url("/1")}).to_string()).await, 403);
    // Unknown types are taken, and do nothing.
    peer.tell(&w, json!({"type": "Dance", "id": peer.url("/1"), "actor": zoe, "object": "x"})).await;
    peer.tell(&w, json!({"type": "Follow", "id": peer.url("/2"), "actor": zoe, "object": 7})).await;
    peer.tell(
        &w,
        json!({"type": "Follow", "id": peer.url("/3"), "actor": zoe, "object": "http://home.example/accounts/nobody"}),
    )
    .await;
    assert_eq!(follows(&w).await, Vec::<String>::new());
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity WHERE NOT done").await, 0);
    w.configure(|c| c.federation.enabled = false);
    assert_eq!(send(json!({}).to_string()).await, 403);
}

async fn duplicates_do_nothing(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    let body = follow(&peer, &zoe, &format!("{}/accounts/alice", origin(&w))).to_string();
    let headers = peer.headers(&w, &zoe, "/inbox", body.as_bytes());
    for _ in 0..3 {
        assert_eq!(post(&w, "/inbox", headers.clone(), body.clone()).await.status.as_u16(), 204);
        federation::catch_up(&w.app).await.unwrap();
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity").await, 1);
    assert_eq!(sent(&w).await.len(), 1);
    // What forgot its memory knows it from the database.
    let print: i64 = w.one("SELECT count(DISTINCT print) FROM inbox_activity").await;
    assert_eq!(print, 1);
}

async fn the_order_of_an_origin_is_kept(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    let alice = format!("{}/accounts/alice", origin(&w));
    let mut told = Vec::new();
    for n in 0..4 {
        let wish = json!({"type": "Follow", "id": peer.url(&format!("/follows/{n}")), "actor": zoe, "object": alice});
        told.push(wish.clone());
        told.push(json!({"type": "Undo", "id": peer.url(&format!("/undo/{n}")), "actor": zoe, "object": wish}));
    }
    told.push(json!({"type": "Follow", "id": peer.url("/follows/last"), "actor": zoe, "object": alice}));
    for activity in told {
        assert_eq!(peer.send_to(&w, "/inbox", activity).await.status.as_u16(), 204);
    }
    // One job for all of them.
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'federation.inbox'").await, 1);
    federation::catch_up(&w.app).await.unwrap();
    assert_eq!(follows(&w).await, [format!("{zoe} accepted alice")]);
    assert!(!w.one::<bool>("SELECT busy FROM inbox_lane").await);
    w.wait(1000);
    peer.send_to(&w, "/inbox", follow(&peer, &zoe, &alice)).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'federation.inbox'").await, 2);
}

async fn inboxes_belong_to_somebody(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    for (path, status) in [
        ("/accounts/alice/inbox", 204),
        ("/video-channels/alice_channel/inbox", 204),
        ("/accounts/nobody/inbox", 404),
        ("/accounts/alice_channel/inbox", 404),
        ("/video-channels/alice/inbox", 404),
        ("/accounts/remote@peer.example/inbox", 404),
    ] {
        let activity = json!({"type": "Dance", "id": peer.url(path), "actor": zoe, "object": "x"});
        assert_eq!(peer.send_to(&w, path, activity).await.status.as_u16(), status, "{path}");
    }
}

async fn muted_servers_are_not_heard(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    let alice = format!("{}/accounts/alice", origin(&w));
    let host = peer.host().to_owned();
    let mute = Sql::new("INSERT INTO server_mute (owner_account_id, host, created_at) VALUES ($1, $2, 0)");
    let mute = |owner: Option<i64>| mute.clone().bind(owner).bind(&host);
    run(&w, mute(Some(w.person("alice").account_id))).await;
    peer.tell(&w, follow(&peer, &zoe, &alice)).await;
    assert_eq!((follows(&w).await.len(), sent(&w).await[0].0.as_str()), (0, "Reject"));
    run(&w, mute(None)).await;
    w.wait(1000);
    assert_eq!(peer.send_to(&w, "/inbox", follow(&peer, &zoe, &alice)).await.status.as_u16(), 403);
}

async fn run(w: &World, sql: Sql) {
    let write = w.app.db.write(sql, |tx, sql| Box::pin(async move { tx.execute(sql).await.map(drop) }));
    write.await.unwrap_or_else(|e: Error| panic!("{e}"));
}

async fn who_is_gone_goes(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, channel) = peer.people().await;
    let alice = format!("{}/accounts/alice", origin(&w));
    peer.tell(&w, follow(&peer, &zoe, &alice)).await;
    peer.tell(&w, follow(&peer, &channel, &alice)).await;
    assert_eq!(follows(&w).await.len(), 2);
    peer.answer("/accounts/zoe", StatusCode::GONE, json!({}));
    peer.tell(&w, json!({"type": "Delete", "id": peer.url("/delete/1"), "actor": zoe, "object": zoe})).await;
    assert_eq!(follows(&w).await, Vec::<String>::new());
    let gone: i64 =
        w.one("SELECT count(*) FROM actor WHERE deleted_at IS NOT NULL AND username IN ('zoe', 'zoe_channel')").await;
    assert_eq!(gone, 2);
    assert_eq!(w.one::<i64>("SELECT followers_count FROM actor WHERE username = 'alice'").await, 0);
    // Said again by who cannot show a key any more: nothing to do, and nothing to be angry about.
    let again = json!({"type": "Delete", "id": peer.url("/delete/2"), "actor": zoe, "object": zoe});
    assert_eq!(peer.send_to(&w, "/inbox", again).await.status.as_u16(), 204);
    w.wait(1000);
    assert_eq!(peer.send_to(&w, "/inbox", follow(&peer, &zoe, &alice)).await.status.as_u16(), 403);
}

async fn what_waits_outlives_the_job(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, _) = peer.people().await;
    let alice = format!("{}/accounts/alice", origin(&w));
    assert_eq!(peer.send_to(&w, "/inbox", follow(&peer, &zoe, &alice)).await.status.as_u16(), 204);
    w.run("DELETE FROM job").await;
    let stop = w.app.shutdown.clone();
    let background = tokio::spawn(federation::start(&w.app));
    let mut changes = w.app.db.changes();
    while w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'federation.inbox'").await == 0 {
        changes.changed().await.unwrap();
    }
    stop.cancel();
    background.await.unwrap();
}

async fn who_signs_wrongly_is_not_kept(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let (zoe, eve) = (peer.actor("Person", "zoe", json!({})).await, peer.actor("Person", "eve", json!({})).await);
    let body = follow(&peer, &zoe, &format!("{}/accounts/alice", origin(&w))).to_string();
    // Eve's signature under the name of Zoe's key, which is not known yet.
    let headers = peer.headers_by(&w, &eve, &format!("{zoe}#main-key"), "/inbox", body.as_bytes());
    assert_eq!(post(&w, "/inbox", headers, body).await.status.as_u16(), 403);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor WHERE username IN ('zoe', 'eve')").await, 0);
}

async fn what_is_brought_counts_once(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let zoe = peer.actor("Person", "zoe", json!({})).await;
    let mut others = Vec::new();
    for _ in 0..3 {
        let mut other = Peer::start().await;
        let carrier = other.actor("Person", "carrier", json!({})).await;
        others.push((other, carrier));
    }
    let video = w.video("alice", "Ours").await;
    let view = json!({"type": "View", "id": peer.url("/views/1"), "actor": zoe,
        "object": format!("{}/videos/watch/{}", origin(&w), video.uuid)});
    let body = peer.signed(&w, view).to_string();
    for (other, carrier) in &others {
        let headers = other.headers(&w, carrier, "/inbox", body.as_bytes());
        assert_eq!(post(&w, "/inbox", headers, body.clone()).await.status.as_u16(), 204);
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity").await, 1);
}

async fn who_sends_too_much_waits(t: &TestApp) {
    let (w, mut peer) = ready(t).await;
    let zoe = peer.actor("Person", "zoe", json!({})).await;
    let alice = format!("{}/accounts/alice", origin(&w));
    let send = async |n: i64| {
        let activity =
            json!({"type": "Follow", "id": peer.url(&format!("/follows/{n}")), "actor": zoe, "object": alice});
        peer.send_to(&w, "/inbox", activity).await.status.as_u16()
    };
    assert_eq!(send(1).await, 204);
    let waits = w.app.db.write(peer.origin.clone(), |tx, origin| {
        async move {
            for n in 0..5_000u64 {
                let sql = "INSERT INTO inbox_activity (origin, print, body, received_at) VALUES ($1, $2, '', 1)";
                tx.execute(Sql::new(sql).bind(&origin).bind(n.to_be_bytes().to_vec())).await?;
            }
            Ok::<_, Error>(())
        }
        .boxed()
    });
    waits.await.unwrap();
    assert_eq!(send(2).await, 503);
    w.run("UPDATE inbox_activity SET done = TRUE").await;
    assert_eq!(send(3).await, 204);
}
