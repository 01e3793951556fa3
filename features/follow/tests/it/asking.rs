//! Following others from here: servers, channels and accounts elsewhere; and letting others follow this server.

use crate::{each, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

on_both!(
    administrators_follow_servers_and_actors,
    wrong_hosts_and_handles_are_named,
    following_ends,
    only_who_manages_follows_may,
    followers_are_accepted_refused_and_removed,
    servers_are_followed_back_where_it_is_wanted,
    people_subscribe_to_channels_elsewhere,
    servers_of_a_public_list_are_followed
);

const FOLLOWERS: &str = "/api/v1/server/followers";
const FOLLOWING: &str = "/api/v1/server/following";
const SUBSCRIPTIONS: &str = "/api/v1/users/me/subscriptions";

/// An instance with an actor of its own, and two servers that are known: `one.example` and `two.example`.
async fn settled(t: &TestApp) -> World {
    actor::elsewhere::set_hooks(actor::elsewhere::Hooks {
        video: |_, _| async { None }.boxed(),
        playlist: |_, _| async { None }.boxed(),
        actor: |app, handle| {
            async move {
                let (name, host) = handle.split_once('@')?;
                let sql = Sql::new("SELECT id FROM actor WHERE username_fold = $1 AND host = $2").bind(name).bind(host);
                app.db.reader().await.unwrap().optional(sql).await.unwrap()
            }
            .boxed()
        },
    });
    let w = world(t).await;
    w.run("UPDATE actor SET inbox_url = url || '/inbox', shared_inbox_url = 'https://peer.example/inbox' WHERE host IS NOT NULL").await;
    for sql in [
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
         VALUES ('Application', 'peertube', 'peertube', NULL, 'http://127.0.0.1:9000/accounts/peertube', 0, 0)",
        "INSERT INTO actor (kind, username, username_fold, host, url, inbox_url, created_at, updated_at) VALUES ('Application', \
         'peertube', 'peertube', 'one.example', 'https://one.example/accounts/peertube', 'https://one.example/accounts/peertube/inbox', 0, 0)",
        "INSERT INTO actor (kind, username, username_fold, host, url, inbox_url, created_at, updated_at) VALUES ('Application', \
         'peertube', 'peertube', 'two.example', 'https://two.example/accounts/peertube', 'https://two.example/accounts/peertube/inbox', 0, 0)",
    ] {
        w.run(sql).await;
    }
    w
}

/// Runs the jobs there are.
async fn work(w: &World) {
    w.work(follow::handlers(&w.app)).await;
}

/// What waits to be sent, as `(inbox, activity)`, oldest first.
async fn sent(w: &World) -> Vec<(String, Value)> {
    let sql = "SELECT d.inbox, o.body FROM delivery d JOIN outgoing_activity o ON o.id = d.activity_id ORDER BY d.id";
    let rows = w.app.db.reader().await.unwrap().rows(sql).await.unwrap();
    let read = |row: &database::Row| {
        let body: String = row.get("body").unwrap();
        (row.get("inbox").unwrap(), serde_json::from_str(&body).unwrap())
    };
    let sent = rows.iter().map(read).collect();
    w.run("DELETE FROM outgoing_activity").await;
    sent
}

async fn states(w: &World) -> Vec<String> {
    w.all("SELECT t.username || '@' || t.host || ' ' || f.state FROM actor_follow f JOIN actor t ON t.id = f.target_id ORDER BY 1").await
}

async fn administrators_follow_servers_and_actors(t: &TestApp) {
    let w = settled(t).await;
    let body = json!({"hosts": ["One.example"], "handles": ["remote_channel@peer.example", "nobody@peer.example"]});
    w.post("root", FOLLOWING, body.clone()).await.is(204);
    work(&w).await;
    assert_eq!(states(&w).await, ["peertube@one.example pending", "remote_channel@peer.example pending"]);
    let mut sent = sent(&w).await;
    sent.sort_by(|a, b| a.0.cmp(&b.0));
    let inboxes: Vec<&str> = sent.iter().map(|(inbox, _)| inbox.as_str()).collect();
    let channel = "https://peer.example/video-channels/remote_channel";
    assert_eq!(inboxes, ["https://one.example/accounts/peertube/inbox", &format!("{channel}/inbox")]);
    let mut activity = sent.remove(0).1;
    assert!(activity["@context"].is_array());
    activity.as_object_mut().unwrap().shift_remove("@context");
    let own = "http://127.0.0.1:9000/accounts/peertube";
    let target = w.one::<i64>("SELECT id FROM actor WHERE host = 'one.example'").await;
    let expected = json!({
        "type": "Follow",
        "id": format!("{own}/follows/{target}"),
        "actor": own,
        "object": "https://one.example/accounts/peertube",
    });
    assert_eq!(activity, expected);
    // Once more asks once more, and follows once.
    w.post("root", FOLLOWING, body).await.is(204);
    work(&w).await;
    assert_eq!(states(&w).await.len(), 2);
    let list = w.get("", FOLLOWING).await.is(200);
    assert_eq!(each(&list, "/state"), ["pending", "pending"]);
}

async fn wrong_hosts_and_handles_are_named(t: &TestApp) {
    let w = settled(t).await;
    for hosts in [
        json!(["one.example", "one.example:coucou"]),
        json!(["one.example", "one.example"]),
        json!(["http://one.example"]),
        json!([5]),
        json!(vec!["one.example"; 101]),
    ] {
        let refused = w.post("root", FOLLOWING, json!({"hosts": hosts, "handles": []})).await.names(&["hosts"]);
        assert_eq!(refused["invalid-params"]["hosts"]["msg"], "Should have an array of unique hosts");
    }
    for handles in [
        json!(["hello@example.com", "127.0.0.1:9001"]),
        json!(["a@b@c.example"]),
        json!(["a@x.example", "a@x.example"]),
    ] {
        let refused = w.post("root", FOLLOWING, json!({"hosts": [], "handles": handles})).await.names(&["handles"]);
        assert_eq!(refused["invalid-params"]["handles"]["msg"], "Should have an array of handles");
    }
    for nobody in [json!({}), json!({"hosts": [], "handles": []})] {
        w.post("root", FOLLOWING, nobody).await.refused(400, "You must provide at least one handle or one host.");
    }
    w.bare("root", "DELETE", &format!("{FOLLOWING}/a@b@c")).await.names(&["hostOrHandle"]);
    for (method, path) in [("DELETE", "toto"), ("POST", "toto/accept"), ("POST", "toto/reject")] {
        let refused = w.bare("root", method, &format!("{FOLLOWERS}/{path}")).await.names(&["handle"]);
        assert_eq!(refused["invalid-params"]["handle"]["value"], "toto");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job").await, 0);
}

async fn following_ends(t: &TestApp) {
    let w = settled(t).await;
    w.post("root", FOLLOWING, json!({"hosts": ["one.example", "two.example"]})).await.is(204);
    work(&w).await;
    w.run("UPDATE actor_follow SET state = 'accepted' WHERE target_id = (SELECT id FROM actor WHERE host = 'one.example')").await;
    w.run("UPDATE actor SET followers_count = 1 WHERE host = 'one.example'").await;
    sent(&w).await;
    w.delete("root", &format!("{FOLLOWING}/one.example")).await.is(204);
    w.delete("root", &format!("{FOLLOWING}/one.example")).await.refused(404, "Follow one.example not found.");
    w.delete("root", &format!("{FOLLOWING}/peertube@two.example")).await.is(204);
    w.delete("root", &format!("{FOLLOWING}/a@three.example")).await.refused(404, "Follow a@three.example not found.");
    assert!(states(&w).await.is_empty());
    assert_eq!(w.one::<i64>("SELECT followers_count FROM actor WHERE host = 'one.example'").await, 0);
    let sent = sent(&w).await;
    assert_eq!(sent.len(), 2);
    let (inbox, undo) = &sent[0];
    assert_eq!(inbox, "https://one.example/accounts/peertube/inbox");
    assert_eq!((&undo["type"], &undo["object"]["type"]), (&json!("Undo"), &json!("Follow")));
    assert_eq!(undo["id"], json!(format!("{}/undo", undo["object"]["id"].as_str().unwrap())));
    assert_eq!(undo["object"]["object"], "https://one.example/accounts/peertube");
}

async fn only_who_manages_follows_may(t: &TestApp) {
    let w = settled(t).await;
    follower(&w, "pending").await;
    for (method, path) in [
        ("POST", FOLLOWING.to_owned()),
        ("DELETE", format!("{FOLLOWING}/one.example")),
        ("DELETE", format!("{FOLLOWERS}/peertube@one.example")),
        ("POST", format!("{FOLLOWERS}/peertube@one.example/accept")),
        ("POST", format!("{FOLLOWERS}/peertube@one.example/reject")),
    ] {
        w.bare("", method, &path).await.is(401);
        w.bare("alice", method, &path).await.is(403);
        w.bare("mod", method, &path).await.is(403);
    }
    assert_eq!(w.all::<String>("SELECT state FROM actor_follow").await, ["pending"]);
    assert!(sent(&w).await.is_empty());
}

/// `one.example` follows this server.
async fn follower(w: &World, state: &'static str) {
    w.run("DELETE FROM actor_follow").await;
    w.run(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT r.id, t.id, 'pending', 5000, 0, 0 FROM actor r CROSS JOIN actor t \
         WHERE r.host = 'one.example' AND t.host IS NULL AND t.username = 'peertube'",
    )
    .await;
    match state {
        "accepted" => w.run("UPDATE actor_follow SET state = 'accepted'").await,
        "rejected" => w.run("UPDATE actor_follow SET state = 'rejected'").await,
        _ => {}
    }
}

async fn followers_are_accepted_refused_and_removed(t: &TestApp) {
    let w = settled(t).await;
    let path = format!("{FOLLOWERS}/peertube@one.example");
    let count = "SELECT followers_count FROM actor WHERE host IS NULL AND username = 'peertube'";
    follower(&w, "pending").await;
    w.run("UPDATE actor_follow SET activity_url = 'https://one.example/wishes/7'").await;
    w.bare("root", "POST", &format!("{path}/accept")).await.is(204);
    let refused = w.bare("root", "POST", &format!("{path}/accept")).await;
    refused.refused(400, "Follow is not in pending/rejected state.");
    assert_eq!(
        (w.one::<i64>(count).await, w.all::<String>("SELECT state FROM actor_follow").await),
        (1, vec!["accepted".into()])
    );
    w.bare("root", "POST", &format!("{path}/reject")).await.is(204);
    let refused = w.bare("root", "POST", &format!("{path}/reject")).await;
    refused.refused(400, "Follow is not in pending/accepted state.");
    assert_eq!(
        (w.one::<i64>(count).await, w.all::<String>("SELECT state FROM actor_follow").await),
        (0, vec!["rejected".into()])
    );
    w.bare("root", "POST", &format!("{path}/accept")).await.is(204);
    w.delete("root", &path).await.is(204);
    w.delete("root", &path).await.refused(404, "Follower peertube@one.example not found.");
    assert_eq!(w.one::<i64>(count).await, 0);
    let sent = sent(&w).await;
    let kinds: Vec<_> = sent.iter().map(|(_, activity)| activity["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Accept", "Reject", "Accept", "Reject"]);
    for (inbox, activity) in &sent {
        assert_eq!(inbox, "https://one.example/accounts/peertube/inbox");
        assert_eq!(activity["actor"], "http://127.0.0.1:9000/accounts/peertube");
        assert_eq!(activity["object"]["actor"], "https://one.example/accounts/peertube");
        assert_eq!(activity["object"]["id"], "https://one.example/wishes/7");
    }
    // A refused one is not told twice.
    follower(&w, "rejected").await;
    w.delete("root", &path).await.is(204);
    assert!(self::sent(&w).await.is_empty());
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job").await, 0, "nobody is followed back unasked");
}

async fn servers_are_followed_back_where_it_is_wanted(t: &TestApp) {
    let w = settled(t).await;
    w.configure(|c| c.followings.instance.auto_follow_back.enabled = true);
    follower(&w, "pending").await;
    w.bare("root", "POST", &format!("{FOLLOWERS}/peertube@one.example/accept")).await.is(204);
    work(&w).await;
    let following = w.get("", FOLLOWING).await.is(200);
    assert_eq!(
        (each(&following, "/following/host"), each(&following, "/state")),
        (vec!["one.example"], vec!["pending"])
    );
}

async fn people_subscribe_to_channels_elsewhere(t: &TestApp) {
    let w = settled(t).await;
    let uri = "remote_channel@peer.example";
    w.post("bob", SUBSCRIPTIONS, json!({ "uri": uri })).await.is(204);
    // An account is no channel.
    w.post("bob", SUBSCRIPTIONS, json!({"uri": "remote@peer.example"})).await.is(204);
    work(&w).await;
    assert_eq!(states(&w).await, ["remote_channel@peer.example pending"]);
    let asked = sent(&w).await;
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].0, "https://peer.example/video-channels/remote_channel/inbox");
    assert_eq!(asked[0].1["actor"], "http://127.0.0.1:9000/accounts/bob");
    w.delete("bob", &format!("{SUBSCRIPTIONS}/{uri}")).await.refused(404, &format!("Subscription {uri} not found."));
    w.run("UPDATE actor_follow SET state = 'accepted'").await;
    w.delete("bob", &format!("{SUBSCRIPTIONS}/{uri}")).await.is(204);
    let taken_back = sent(&w).await;
    assert_eq!(taken_back.len(), 1);
    assert_eq!((&taken_back[0].1["type"], &taken_back[0].1["object"]), (&json!("Undo"), &without_context(&asked[0].1)));
}

fn without_context(activity: &Value) -> Value {
    let mut activity = activity.clone();
    activity.as_object_mut().unwrap().shift_remove("@context");
    activity
}

async fn servers_of_a_public_list_are_followed(t: &TestApp) {
    let w = settled(t).await;
    let listed = json!({"total": 4, "data": [
        {"host": "one.example"}, {"host": "two.example"}, {"host": w.app.config().webserver.host()}, {"host": "no host"}, {},
    ]});
    let router = axum::Router::new().route("/hosts", axum::routing::get(move || async move { axum::Json(listed) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hosts", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    w.configure(|c| {
        c.followings.instance.auto_follow_index.index_url = url;
        c.federation.prevent_ssrf = false;
    });
    w.post("root", FOLLOWING, json!({"hosts": ["two.example"]})).await.is(204);
    work(&w).await;
    assert_eq!(follow::index::look(&w.app, None).await.unwrap(), 1);
    work(&w).await;
    assert_eq!(states(&w).await, ["peertube@one.example pending", "peertube@two.example pending"]);
    assert_eq!(w.events().await.iter().filter(|e| *e == "follow.automatic").count(), 1, "only what nobody asked for");
    assert_eq!(follow::index::look(&w.app, Some(1)).await.unwrap(), 0);
}
