//! What others are told, to whom, and by whom; on both databases.

mod actors;
mod comments;
mod elsewhere;
mod playlists;
mod videos;
mod watching;

use database::Sql;
use futures::FutureExt;
use platform::testing::TestApp;
use platform::{Routes, event};
use serde_json::{Value, json};
use world::World;

/// An instance with an actor of its own. `account.example` follows alice, `channel.example` her channel, `server.example` the
/// server; each has a shared inbox.
pub async fn world(t: &TestApp) -> World {
    let w = World::new(t, Routes::new(&t.app)).await;
    w.run(
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) SELECT 'Application', 'peertube', \
         'peertube', NULL, replace(url, '/accounts/root', '/accounts/peertube'), 0, 0 FROM actor WHERE username = 'root'",
    )
    .await;
    w.run("UPDATE actor SET inbox_url = url || '/inbox', shared_inbox_url = 'https://peer.example/inbox' WHERE host IS NOT NULL").await;
    for (host, target) in
        [("account.example", "alice"), ("channel.example", "alice_channel"), ("server.example", "peertube")]
    {
        let input = (host, target);
        let write = w.app.db.write(input, |tx, (host, target)| {
            async move {
                let sql = "INSERT INTO actor (kind, username, username_fold, host, url, inbox_url, shared_inbox_url, created_at, \
                           updated_at) VALUES ('Person', 'fan', 'fan', $1, $2, $3, $4, 0, 0) RETURNING id";
                let sql = Sql::new(sql).bind(host).bind(format!("https://{host}/fan"));
                let sql = sql.bind(format!("https://{host}/fan/inbox")).bind(format!("https://{host}/inbox"));
                let fan: i64 = tx.one(sql).await?;
                let sql = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
                           SELECT $1, id, 'accepted', 5000, 0, 0 FROM actor WHERE host IS NULL AND username = $2";
                tx.execute(Sql::new(sql).bind(fan).bind(target)).await
            }
            .boxed()
        });
        write.await.map(drop).map_err(|e: database::Error| e.to_string()).unwrap();
    }
    w
}

/// Says that something happened, and lets others be told.
pub async fn happened(w: &World, kind: &'static str, subject: i64) -> Vec<Sent> {
    let now = w.app.now();
    let write = w.app.db.write((), move |tx, ()| async move { event::emit(tx, now, kind, subject).await }.boxed());
    write.await.expect("an event");
    outbox::catch_up(&w.app).await.expect("events can be told");
    sent(w).await
}

/// An activity that waits to be sent.
#[derive(Debug)]
pub struct Sent {
    /// Who sends it.
    pub from: String,
    /// The hosts it is sent to, in alphabetical order.
    pub to: Vec<String>,
    /// Without its context.
    pub activity: Value,
}

impl Sent {
    /// The kind, whose object it is where that is there, the sender, and to whom: `Create Video by alice to a.example b.example`.
    pub fn line(&self) -> String {
        let kind = |v: &Value| v["type"].as_str().unwrap_or_default().to_owned();
        let object = kind(&self.activity["object"]);
        let space = if object.is_empty() { "" } else { " " };
        format!("{}{space}{object} by {} to {}", kind(&self.activity), self.from, self.to.join(" "))
    }
}

/// The lines of all.
pub fn lines(sent: &[Sent]) -> Vec<String> {
    sent.iter().map(Sent::line).collect()
}

/// Everything that waits to be sent, in order; afterwards nothing does. Each is whole: it could be signed.
pub async fn sent(w: &World) -> Vec<Sent> {
    let sql = "SELECT o.id, o.body, a.username, a.url, p.host FROM outgoing_activity o JOIN actor a ON a.id = o.actor_id \
               JOIN delivery d ON d.activity_id = o.id JOIN peer p ON p.id = d.peer_id ORDER BY o.id, p.host";
    let keys = actor::generate().await.unwrap();
    let key = activitypub::PrivateKey::read(&keys.private).unwrap();
    let mut sent: Vec<Sent> = Vec::new();
    let mut last = 0;
    for row in w.app.db.reader().await.unwrap().rows(sql).await.unwrap() {
        let host: String = row.get("host").unwrap();
        let id: i64 = row.get("id").unwrap();
        if id == last {
            sent.last_mut().unwrap().to.push(host);
            continue;
        }
        last = id;
        let mut activity: Value = serde_json::from_str(&row.get::<String>("body").unwrap()).unwrap();
        let signed = activitypub::linked::sign(activity.clone(), "https://a.example/a", "2026-01-01T00:00:00Z", &key);
        assert!(signed.is_ok(), "{activity}: {:?}", signed.err());
        assert_eq!(activity["actor"], json!(row.get::<String>("url").unwrap()), "the actor sends it itself");
        activity.as_object_mut().unwrap().shift_remove("@context");
        sent.push(Sent { from: row.get("username").unwrap(), to: vec![host], activity });
    }
    w.run("DELETE FROM outgoing_activity").await;
    sent
}

/// Our own address.
pub fn origin(w: &World) -> String {
    w.app.config().webserver.origin()
}

/// Everybody.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
