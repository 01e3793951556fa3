//! The hub: subscribing to a feed and being sent it, against a subscriber that is asked.

use crate::{work, world};
use aws_lc_rs::hmac;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::get;
use catalog::totals::Totals;
use platform::on_both;
use platform::testing::TestApp;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use world::{Answer, World};

on_both!(
    a_subscriber_is_told,
    nobody_is_told_who_did_not_mean_it,
    who_goes_is_told_no_more,
    wrong_requests_are_named,
    one_host_holds_so_many,
);

const DAY: i64 = 86_400_000;

/// Somebody who may be subscribed.
#[derive(Clone)]
struct Reader {
    url: String,
    inner: Arc<Inner>,
}

struct Inner {
    /// Whether it repeats challenges.
    means_it: Mutex<bool>,
    /// With which status it takes what it is sent.
    status: Mutex<StatusCode>,
    asked: Mutex<Vec<HashMap<String, String>>>,
    sent: Mutex<Vec<(HeaderMap, Bytes)>>,
}

impl Reader {
    async fn start() -> Reader {
        let inner = Arc::new(Inner {
            means_it: Mutex::new(true),
            status: Mutex::new(StatusCode::NO_CONTENT),
            asked: Mutex::default(),
            sent: Mutex::default(),
        });
        let router = axum::Router::new().route("/push", get(verify).post(take)).with_state(inner.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/push?of=us", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Reader { url, inner }
    }

    fn answers(&self, status: StatusCode) {
        *self.inner.status.lock().unwrap() = status;
    }

    /// How often it was asked whether it meant it.
    fn asked(&self) -> usize {
        self.inner.asked.lock().unwrap().len()
    }

    fn sent(&self) -> Vec<(HeaderMap, Bytes)> {
        std::mem::take(&mut *self.inner.sent.lock().unwrap())
    }
}

async fn verify(State(inner): State<Arc<Inner>>, Query(query): Query<HashMap<String, String>>) -> String {
    let said = query["hub.challenge"].clone();
    inner.asked.lock().unwrap().push(query);
    if *inner.means_it.lock().unwrap() { said } else { "no".to_owned() }
}

async fn take(State(inner): State<Arc<Inner>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    inner.sent.lock().unwrap().push((headers, body));
    *inner.status.lock().unwrap()
}

async fn open(t: &TestApp) -> (World, Reader) {
    let w = world(t).await;
    w.configure(|c| c.federation.prevent_ssrf = false);
    (w, Reader::start().await)
}

async fn ask(w: &World, mode: &str, topic: &str, reader: &Reader, more: &str) -> Answer {
    let encoded = |s: &str| url::form_urlencoded::byte_serialize(s.as_bytes()).collect::<String>();
    let body = format!("hub.mode={mode}&hub.topic={}&hub.callback={}{more}", encoded(topic), encoded(&reader.url));
    let request = Request::post("/feeds/hub").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = w.send(request.body(Body::from(body)).unwrap()).await;
    work(w).await;
    answer
}

async fn look(w: &World) {
    feed::hub::look(&w.app, &Totals::default()).await.unwrap();
    work(w).await;
}

fn topic(w: &World) -> String {
    format!("{}/feeds/videos.atom?videoChannelId={}", w.app.config().webserver.origin(), w.person("alice").channel_id)
}

async fn subscriptions(w: &World) -> i64 {
    w.one("SELECT count(*) FROM hub_subscription").await
}

async fn a_subscriber_is_told(t: &TestApp) {
    let (w, reader) = open(t).await;
    w.video("alice", "First").await;
    let topic = topic(&w);
    let feed = w.get("", topic.split_once("/feeds").map(|(_, p)| format!("/feeds{p}")).unwrap().as_str()).await;
    assert!(feed.text().contains(r#"rel="hub" href="http"#), "{}", feed.text());
    ask(&w, "subscribe", &topic, &reader, "&hub.secret=s3cret&hub.lease_seconds=5").await.is(202);
    let asked = reader.inner.asked.lock().unwrap().pop().unwrap();
    let said = |name: &str| asked[name].as_str();
    assert_eq!((said("of"), said("hub.mode"), said("hub.topic")), ("us", "subscribe", &*topic));
    assert_eq!(said("hub.lease_seconds"), "3600", "an hour at least");
    assert_eq!(subscriptions(&w).await, 1);
    look(&w).await;
    assert!(reader.sent().is_empty(), "nothing is new");
    w.video("bob", "Elsewhere").await;
    look(&w).await;
    assert!(reader.sent().is_empty(), "nothing is new in this channel");
    w.video("alice", "Second").await;
    look(&w).await;
    look(&w).await;
    let sent = reader.sent();
    let [(headers, body)] = &sent[..] else { panic!("told {} times", sent.len()) };
    assert!(std::str::from_utf8(body).unwrap().contains("Second"));
    assert_eq!(headers[header::CONTENT_TYPE], "application/atom+xml; charset=utf-8");
    let link = headers[header::LINK].to_str().unwrap();
    assert!(link.contains("/feeds/hub>; rel=\"hub\"") && link.contains(&format!("<{topic}>; rel=\"self\"")), "{link}");
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"s3cret"), body);
    let hex: String = tag.as_ref().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(headers["x-hub-signature"], format!("sha256={hex}"));
}

async fn nobody_is_told_who_did_not_mean_it(t: &TestApp) {
    let (w, reader) = open(t).await;
    let topic = topic(&w);
    *reader.inner.means_it.lock().unwrap() = false;
    ask(&w, "subscribe", &topic, &reader, "").await.is(202);
    assert_eq!((reader.asked(), subscriptions(&w).await), (1, 0));
    *reader.inner.means_it.lock().unwrap() = true;
    ask(&w, "subscribe", &topic, &reader, "").await.is(202);
    ask(&w, "subscribe", &topic, &reader, "").await.is(202);
    assert_eq!(subscriptions(&w).await, 1, "asking again renews");
    *reader.inner.means_it.lock().unwrap() = false;
    ask(&w, "unsubscribe", &topic, &reader, "").await.is(202);
    assert_eq!(subscriptions(&w).await, 1, "others cannot end it");
    *reader.inner.means_it.lock().unwrap() = true;
    ask(&w, "unsubscribe", &topic, &reader, "").await.is(202);
    assert_eq!(subscriptions(&w).await, 0);
}

async fn who_goes_is_told_no_more(t: &TestApp) {
    let (w, reader) = open(t).await;
    let topic = topic(&w);
    ask(&w, "subscribe", &topic, &reader, "").await.is(202);
    reader.answers(StatusCode::SERVICE_UNAVAILABLE);
    w.video("alice", "First").await;
    look(&w).await;
    assert_eq!(reader.sent().len(), 2, "who fails is tried again");
    reader.answers(StatusCode::OK);
    w.wait(DAY);
    work(&w).await;
    assert_eq!(reader.sent().len(), 1, "until it has it");
    reader.answers(StatusCode::GONE);
    w.video("alice", "Second").await;
    look(&w).await;
    assert_eq!((reader.sent().len(), subscriptions(&w).await), (1, 0));
    ask(&w, "subscribe", &topic, &reader, "").await.is(202);
    w.wait(10 * DAY);
    w.video("alice", "Third").await;
    look(&w).await;
    assert_eq!((reader.sent().len(), subscriptions(&w).await), (0, 0), "it ran out");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM hub_topic").await, 0);
}

async fn wrong_requests_are_named(t: &TestApp) {
    let (w, reader) = open(t).await;
    let right = topic(&w);
    let origin = w.app.config().webserver.origin();
    ask(&w, "publish", &right, &reader, "").await.names(&["hub.mode"]);
    for wrong in ["https://else.example/feeds/videos.xml", "x", &format!("{origin}/feeds/subscriptions.xml?token=a")] {
        ask(&w, "subscribe", wrong, &reader, "").await.names(&["hub.topic"]);
    }
    ask(&w, "subscribe", &format!("{origin}/feeds/videos.xml?videoChannelId=999"), &reader, "").await.is(404);
    let more = format!("&hub.secret={}&hub.lease_seconds=-1", "a".repeat(200));
    ask(&w, "subscribe", &right, &reader, &more).await.names(&["hub.lease_seconds", "hub.secret"]);
    let nobody = Reader { url: "mailto:me@reader.example".into(), ..reader.clone() };
    ask(&w, "subscribe", &right, &nobody, "").await.names(&["hub.callback"]);
    // A host for which much waits is asked no more until that is done.
    for _ in 0..20 {
        w.run(
            "INSERT INTO hub_request (mode, topic, callback, host, lease, created_at) \
             VALUES ('subscribe', '', '', '127.0.0.1', 1, 9000000000000)",
        )
        .await;
    }
    ask(&w, "subscribe", &right, &reader, "").await.is(429);
    assert_eq!(reader.asked(), 0);
}

async fn one_host_holds_so_many(t: &TestApp) {
    let (w, reader) = open(t).await;
    let right = topic(&w);
    ask(&w, "subscribe", &right, &reader, "").await.is(202);
    for n in 1..100 {
        let sql = "INSERT INTO hub_subscription (topic_id, callback, host, expires_at, created_at) \
                   SELECT id, $1, '127.0.0.1', 9000000000000, 0 FROM hub_topic";
        w.run(database::Sql::new(sql).bind(format!("http://127.0.0.1/{n}"))).await;
    }
    let another = Reader { url: reader.url.replace("of=us", "of=them"), ..reader.clone() };
    ask(&w, "subscribe", &right, &another, "").await.is(429);
    ask(&w, "subscribe", &right, &reader, "").await.is(202);
    ask(&w, "unsubscribe", &right, &reader, "").await.is(202);
    assert_eq!((reader.asked(), subscriptions(&w).await), (3, 99), "who has one renews and ends it");
    ask(&w, "subscribe", &right, &another, "").await.is(202);
    assert_eq!(subscriptions(&w).await, 100, "and leaves room");
}
