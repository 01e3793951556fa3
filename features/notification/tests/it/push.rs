//! News to open pages, spoken as Engine.IO 4 does it by polling (the packets are those of its specification).

use crate::support::{emit, happened, hear, kinds};
use axum::body::Body;
use axum::http::{Request, header};
use notification::Push;
use platform::client_address::ClientAddress;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Answer, World};

on_both!(
    a_page_hears_what_is_told,
    what_was_told_before_is_not_told_again,
    strangers_hear_nothing,
    an_address_has_so_many_connections
);

/// The world with its sockets, and somebody who delivers.
async fn world(test: &TestApp) -> World {
    let push = Push::new(&test.app);
    let router = notification::routes(&test.app).split().0.merge(push.router());
    let w = World::with_router(test, router).await;
    tokio::spawn(push.run());
    w
}

/// One page.
struct Page<'w> {
    w: &'w World,
    path: String,
}

impl<'w> Page<'w> {
    /// Opens a connection; with a token or without.
    async fn open(w: &'w World, query: &str) -> Page<'w> {
        let path = format!("/socket.io?EIO=4&transport=polling{query}");
        let opened = w.get("", &path).await;
        assert_eq!(opened.status, 200, "{}", opened.text());
        let sid = serde_json::from_str::<Value>(&opened.text()[1..]).expect("a handshake")["sid"].clone();
        Page { w, path: format!("{path}&sid={}", sid.as_str().expect("a name")) }
    }

    async fn say(&self, packet: &str) -> Answer {
        let request = Request::post(&self.path).header(header::CONTENT_TYPE, "text/plain;charset=UTF-8");
        self.w.send(request.body(Body::from(packet.to_owned())).expect("a request")).await
    }

    /// Waits for what the server says next; its pings are answered on the way.
    async fn hear(&self) -> String {
        loop {
            let said = self.w.get("", &self.path).await.text();
            let (pings, words): (Vec<&str>, Vec<&str>) = said.split('\u{1e}').partition(|packet| *packet == "2");
            if !pings.is_empty() {
                self.say("3").await.is(200);
            }
            if let Some(word) = words.first() {
                return (*word).to_owned();
            }
        }
    }

    /// Joins the namespace and waits until that is done.
    async fn join(&self) -> String {
        self.say("40/user-notifications,").await.is(200);
        self.hear().await
    }
}

async fn a_page_hears_what_is_told(t: &TestApp) {
    let w = world(t).await;
    let page = Page::open(&w, "&accessToken=alice").await;
    assert!(page.join().await.starts_with("40/user-notifications,{\"sid\":"));
    let video = w.video("alice", "A video").await;
    happened(&w, "video.published", video.id).await;
    let said = page.hear().await;
    let said: Value =
        serde_json::from_str(said.strip_prefix("42/user-notifications,").expect("an event")).expect("JSON");
    let list = w.get("alice", "/api/v1/users/me/notifications").await.is(200);
    assert_eq!(said, json!(["new-notification", list["data"][0]]));
}

async fn what_was_told_before_is_not_told_again(t: &TestApp) {
    let w = world(t).await;
    let (old, new) = (w.video("alice", "Old").await.id, w.video("alice", "New").await.id);
    happened(&w, "video.published", old).await;
    // Somebody listens already, so that the reader follows row by row.
    let first = Page::open(&w, "&accessToken=alice").await;
    first.join().await;
    emit(&w, "video.published", new).await;
    emit(&w, "video.published", old).await;
    hear(&w).await;
    assert_eq!(kinds(&w, "alice").await, [6, 6]);
    let said = first.hear().await;
    assert!(said.contains("\"New\"") && !said.contains("\"Old\""), "{said}");
}

async fn strangers_hear_nothing(t: &TestApp) {
    let w = world(t).await;
    for (query, message) in [
        ("", "No access token provided"),
        ("&accessToken=", "No access token provided"),
        ("&accessToken=a&accessToken=b", "Access token is invalid"),
        ("&accessToken=nobody", "Invalid access token."),
        // They live elsewhere and cannot sign in here.
        ("&accessToken=remote", "Invalid access token."),
    ] {
        let said = Page::open(&w, query).await.join().await;
        assert_eq!(said, format!("44/user-notifications,{{\"message\":\"{message}\"}}"), "{query}");
    }
    let page = Page::open(&w, "&accessToken=alice").await;
    page.say("40/admin,").await.is(200);
    assert_eq!(page.hear().await, "44/admin,{\"message\":\"Invalid namespace\"}");
    for query in ["", "?EIO=4&transport=pigeon", "?EIO=4&transport=polling&sid=unknown"] {
        let refused = w.get("", &format!("/socket.io{query}")).await;
        assert!(refused.status.is_client_error(), "{query}: {}", refused.status);
    }
    let page = Page::open(&w, "&accessToken=alice").await;
    assert_eq!(page.say(&"4".repeat(20_000)).await.status, 413);
}

async fn an_address_has_so_many_connections(t: &TestApp) {
    let mut config = (*t.app.config()).clone();
    config.sepiola.limits.sockets_per_ip = 2;
    t.app.set_config(config);
    let w = world(t).await;
    let from = async |address: &str| {
        let request = Request::get("/socket.io?EIO=4&transport=polling");
        let request = request.extension(ClientAddress(address.parse().expect("an address")));
        w.send(request.body(Body::empty()).expect("a request")).await
    };
    // Requests that come by no socket count as local.
    let first = Page::open(&w, "&accessToken=alice").await;
    first.join().await;
    from("127.0.0.1").await.is(200);
    from("127.0.0.1").await.refused(429, "Too many connections");
    from("192.0.2.1").await.is(200);
    // One leaves (its last word is Engine.IO's "close"), and its place is free.
    first.say("1").await.is(200);
    while from("127.0.0.1").await.status == 429 {
        tokio::task::yield_now().await;
    }
}
