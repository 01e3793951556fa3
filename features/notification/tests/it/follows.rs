//! Those who are followed hear of it, and subscribers of new videos: all of them, once, in portions.

use crate::support::{emit, happened, hear, keys, kinds, told, work, world};
use database::{Error, Sql};
use futures::FutureExt;
use job_queue::NewJob;
use notification::fan_out::{FAN_OUT, PORTION};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::{NewVideo, World};

on_both!(
    an_owner_hears_of_a_follower,
    administrators_hear_who_follows_the_instance,
    subscribers_hear_of_a_new_video,
    what_subscribers_may_not_see_is_not_told,
    a_crowd_is_told_in_portions,
    telling_goes_on_where_it_stopped
);

/// Somebody's account follows an actor of that name here.
async fn follow(w: &World, who: &str, name: &'static str) -> i64 {
    let follower = w.person(who).account_id;
    let now = w.app.now();
    let write = w.app.db.write((follower, now), move |tx, (follower, now)| {
        async move {
            let sql = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
                       SELECT a.actor_id, t.id, 'accepted', 1, $2, $2 FROM account a, actor t \
                       WHERE a.id = $1 AND t.username = $3 RETURNING id";
            tx.one::<i64>(Sql::new(sql).bind(follower).bind(now).bind(name)).await
        }
        .boxed()
    });
    write.await.expect("a follow")
}

async fn an_owner_hears_of_a_follower(t: &TestApp) {
    let w = world(t).await;
    let id = follow(&w, "bob", "alice_channel").await;
    happened(&w, "follow.created", id).await;
    let n = told(&w, "alice").await.remove(0);
    assert_eq!(keys(&n), ["id", "type", "read", "data", "actorFollow", "createdAt", "updatedAt"]);
    assert_eq!(keys(&n["actorFollow"]), ["id", "state", "follower", "following"]);
    assert_eq!((&n["type"], &n["actorFollow"]["state"]), (&json!(10), &json!("accepted")));
    assert_eq!(n["actorFollow"]["follower"]["name"], "bob");
    let following = json!({"type": "channel", "displayName": "Channel of alice", "name": "alice_channel",
        "host": "127.0.0.1:9000"});
    assert_eq!(n["actorFollow"]["following"], following);
    let id = follow(&w, "remote", "alice").await;
    happened(&w, "follow.created", id).await;
    let n = told(&w, "alice").await.remove(0);
    assert_eq!(
        (&n["actorFollow"]["following"]["type"], &n["actorFollow"]["follower"]["host"]),
        (&json!("account"), &json!("peer.example"))
    );
    // Following one's own channel, or somebody elsewhere, is no news.
    for (who, name) in [("alice", "alice_channel"), ("bob", "remote_channel")] {
        let id = follow(&w, who, name).await;
        happened(&w, "follow.created", id).await;
    }
    assert_eq!(kinds(&w, "alice").await, [10, 10]);
    // Who changed their mind is not shown, and who is muted not told of.
    w.run("DELETE FROM actor_follow").await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) \
           SELECT a.id, b.id, 1 FROM account a, account b WHERE a.name = 'alice' AND b.name = 'bob'",
    )
    .await;
    let id = follow(&w, "bob", "alice_channel").await;
    happened(&w, "follow.created", id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
}

async fn administrators_hear_who_follows_the_instance(t: &TestApp) {
    let w = world(t).await;
    w.run(
        "INSERT INTO actor (kind, username, username_fold, url, created_at, updated_at) \
           VALUES ('Application', 'peertube', 'peertube', 'http://127.0.0.1:9000/accounts/peertube', 1, 1)",
    )
    .await;
    w.run("INSERT INTO account (actor_id, name, created_at, updated_at) SELECT id, 'peertube', 1, 1 FROM actor WHERE username = 'peertube'").await;
    let id = follow(&w, "remote", "peertube").await;
    happened(&w, "follow.created", id).await;
    let n = told(&w, "root").await.remove(0);
    assert_eq!((&n["type"], &n["actorFollow"]["following"]["type"]), (&json!(13), &json!("instance")));
    assert_eq!(kinds(&w, "mod").await, [0; 0]);
    // The other way round, when nobody asked for it.
    w.run("UPDATE actor_follow SET follower_id = target_id, target_id = follower_id").await;
    w.run("UPDATE actor SET kind = 'Application' WHERE host IS NOT NULL").await;
    happened(&w, "follow.automatic", id).await;
    let n = told(&w, "root").await.remove(0);
    let (follower, following) = (&n["actorFollow"]["follower"], &n["actorFollow"]["following"]);
    assert_eq!(
        (&n["type"], &follower["name"], &following["type"]),
        (&json!(14), &json!("peertube"), &json!("instance"))
    );
    assert_eq!(following["host"], json!("peer.example"));
    assert_eq!(kinds(&w, "mod").await, [0; 0]);
}

async fn subscribers_hear_of_a_new_video(t: &TestApp) {
    let w = world(t).await;
    for who in ["alice", "bob", "remote", "mod"] {
        follow(&w, who, "alice_channel").await;
    }
    w.run("UPDATE actor_follow SET state = 'pending' WHERE follower_id = (SELECT actor_id FROM account WHERE name = 'mod')").await;
    let video = w.video("alice", "A video").await;
    emit(&w, "video.published", video.id).await;
    hear(&w).await;
    work(&w.app).await;
    let n = told(&w, "bob").await.remove(0);
    assert_eq!(
        (&n["type"], &n["video"]["name"], &n["video"]["channel"]["name"]),
        (&json!(1), &json!("A video"), &json!("alice_channel"))
    );
    // The owner follows their own channel, the moderator waits to be accepted, and Carol never asked.
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "mod").await, kinds(&w, "carol").await), (vec![6], vec![], vec![]));
    // Hidden and shown again: they know it.
    emit(&w, "video.published", video.id).await;
    hear(&w).await;
    work(&w.app).await;
    assert_eq!(kinds(&w, "bob").await, [1]);
    let left: i64 = w.one("SELECT count(*) FROM notification_fan_out").await;
    assert_eq!(left, 0);
}

async fn what_subscribers_may_not_see_is_not_told(t: &TestApp) {
    let w = world(t).await;
    follow(&w, "bob", "alice_channel").await;
    for privacy in [2, 3, 5] {
        let video = w.new_video("alice", NewVideo { privacy, ..NewVideo::named("Hidden") }).await;
        happened(&w, "video.published", video.id).await;
    }
    let internal = w.new_video("alice", NewVideo { privacy: 4, ..NewVideo::named("Internal") }).await;
    happened(&w, "video.published", internal.id).await;
    // This one is taken back before its turn comes.
    let blocked = w.video("alice", "Blocked").await;
    happened(&w, "video.published", blocked.id).await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'Blocked'").await;
    work(&w.app).await;
    let names: Vec<_> = told(&w, "bob").await.iter().map(|n| n["video"]["name"].clone()).collect();
    assert_eq!(names, ["Internal"]);
}

/// More subscribers than one portion holds, all at the same moment; some want no news on the web.
async fn a_crowd_is_told_in_portions(t: &TestApp) {
    let w = world(t).await;
    let crowd = PORTION * 2 + 7;
    let write = w.app.db.write(crowd, |tx, crowd| {
        async move {
            for n in 0..crowd {
                let name = format!("fan{n}");
                let user = "INSERT INTO users (username, username_fold, email, email_fold, password_hash, role, video_quota, \
                     video_quota_daily, created_at, updated_at) VALUES ($1, $1, $1, $1, '', 2, -1, -1, 1, 1) RETURNING id";
                let user: i64 = tx.one(Sql::new(user).bind(&name)).await?;
                let actor = "INSERT INTO actor (kind, username, username_fold, url, created_at, updated_at) \
                     VALUES ('Person', $1, $1, $1, 1, 1) RETURNING id";
                let actor: i64 = tx.one(Sql::new(actor).bind(&name)).await?;
                let account = "INSERT INTO account (actor_id, user_id, name, created_at, updated_at) VALUES ($1, $2, $3, 1, 1)";
                tx.execute(Sql::new(account).bind(actor).bind(user).bind(&name)).await?;
                let follow = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
                     SELECT $1, id, 'accepted', 1, 1, 1 FROM actor WHERE username = 'alice_channel'";
                tx.execute(Sql::new(follow).bind(actor)).await?;
            }
            let quiet = "INSERT INTO notification_setting (user_id, new_video_from_subscription, updated_at) \
                 SELECT id, 0, 0 FROM users WHERE username LIKE 'fan%0'";
            tx.execute(quiet).await
        }
        .boxed()
    });
    let quiet = i64::try_from(write.await.map_err(|e: Error| e).expect("a crowd")).expect("a number");
    let video = w.video("alice", "A video").await;
    let other = w.video("alice", "Another").await;
    emit(&w, "video.published", video.id).await;
    emit(&w, "video.published", other.id).await;
    hear(&w).await;
    // Others' news did not wait for the crowd.
    assert_eq!(kinds(&w, "alice").await, [6, 6]);
    work(&w.app).await;
    let (all, people): (i64, i64) = (
        w.one("SELECT count(*) FROM notification WHERE kind = 1").await,
        w.one("SELECT count(DISTINCT user_id) FROM notification WHERE kind = 1").await,
    );
    assert_eq!((all, people), ((crowd - quiet) * 2, crowd - quiet));
    let left: i64 = w.one("SELECT count(*) FROM notification_fan_out").await;
    assert_eq!(left, 0);
}

/// The program was stopped after a portion: those of that portion are not told again.
async fn telling_goes_on_where_it_stopped(t: &TestApp) {
    let w = world(t).await;
    let told_before = follow(&w, "bob", "alice_channel").await;
    w.wait(1);
    follow(&w, "carol", "alice_channel").await;
    let video = w.video("alice", "A video").await;
    let write = w.app.db.write((video.id, told_before, w.app.now()), |tx, (video, reached, now)| {
        async move {
            let sql = "INSERT INTO notification_fan_out (event_seq, video_id, reached_at, reached_id) \
                       SELECT 4711, $1, created_at, id FROM actor_follow WHERE id = $2";
            tx.execute(Sql::new(sql).bind(video).bind(reached)).await?;
            let job = NewJob::new(FAN_OUT, json!({ "event": 4711 }), now);
            // A lease that ran out: another worker begins the same job as well.
            job_queue::enqueue(tx, now, job.clone()).await?;
            job_queue::enqueue(tx, now, job).await
        }
        .boxed()
    });
    write.await.expect("jobs");
    work(&w.app).await;
    assert_eq!((kinds(&w, "bob").await, kinds(&w, "carol").await), (vec![], vec![1]));
    let left: i64 = w.one("SELECT count(*) FROM notification_fan_out").await;
    assert_eq!(left, 0);
}
